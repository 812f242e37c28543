"""Sentences with the words of violence, illness and disaster that tell of no incident, or of none at the place they name."""

from __future__ import annotations

from datetime import date

import pytest

from geo.events.extract import Extractor
from geo.model import Incident, Report


def read(extractor: Extractor, text: str) -> tuple[Incident, ...]:
    return extractor.extract(Report(text=text, published=date(2025, 11, 14))).incidents


@pytest.mark.parametrize(
    "text",
    [
        "A warm spring caused an explosion of marine life off Naples.",
        "Beirut has seen an explosion of new cafes since Monday.",
        "The club ended a title drought of nine years in Manchester on Saturday.",
        "The free trade agreement was signed in Geneva on Monday.",
        "It is unknown whether she was attacked in Cape Town on Monday.",
        "Before he died, he arranged a concert in Lagos for Monday.",
        "Bunia was the epicentre of the outbreak.",
        "Samples taken from six villagers near Goma tested negative for bird flu.",
        "Kampala has stepped up surveillance for Ebola.",
        "A laboratory in Riga that works on anthrax has a new head.",
        "Diplomats in Juba speak of an outbreak of violence.",
    ],
)
def test_nothing_happened(extractor: Extractor, text: str) -> None:
    assert read(extractor, text) == ()


@pytest.mark.parametrize(
    "text",
    [
        "An explosion of gas in a flat in Beirut killed two people on Monday.",
        "The drought in Nairobi has killed thousands of cattle.",
        "The parties signed a ceasefire agreement in Geneva on Monday.",
        "Six villagers near Goma tested positive for Ebola, and two died.",
        "An outbreak of cholera was declared in Bunia on Monday.",
    ],
)
def test_something_did(extractor: Extractor, text: str) -> None:
    assert len(read(extractor, text)) == 1


def test_where_people_live_is_not_where_they_were_harmed(extractor: Extractor) -> None:
    (crash,) = read(
        extractor, "A car driven by Jan Kowalski of Lublin was struck by a train in Krakow on Monday."
    )
    assert crash.place is not None
    assert crash.place.name == "Kraków"


def test_who_was_arrested_is_no_place(extractor: Extractor) -> None:
    (arrest,) = read(extractor, "Agents arrested Deen and Villanueva in Manila on Monday.")
    assert arrest.place_text == "Manila"


def test_inmates_who_are_captured_are_no_territory(extractor: Extractor) -> None:
    (arrest,) = read(extractor, "Two fugitives captured in Dallas on Monday are back in jail.")
    assert arrest.sub_event_type == "Arrests"
