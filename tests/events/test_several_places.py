"""Several places in one report: each keeps its own day, its own dead, and whoever did it there."""

from __future__ import annotations

from datetime import date

import pytest

from geo.events.extract import Extractor
from geo.model import Incident, Report


def read(extractor: Extractor, text: str) -> dict[str, Incident]:
    found = extractor.extract(Report(text=text, published=date(2025, 3, 23))).incidents
    return {i.place.name: i for i in found if i.place is not None}


@pytest.mark.parametrize(
    ("text", "days"),
    [
        (
            "The rebels, who took Goma in January and Bukavu in February, had said they would pull back from Walikale.",
            {"Goma": date(2025, 1, 1), "Bukavu": date(2025, 2, 1)},
        ),
        (
            "Shells hit Kharkiv on Monday and Sumy on Tuesday.",
            {"Kharkiv": date(2025, 3, 17), "Sumy": date(2025, 3, 18)},
        ),
        (
            "Shells hit Kharkiv and Sumy on Tuesday.",
            {"Kharkiv": date(2025, 3, 18), "Sumy": date(2025, 3, 18)},
        ),
    ],
)
def test_each_place_has_the_day_behind_it(extractor: Extractor, text: str, days: dict[str, date]) -> None:
    assert {name: i.when.start for name, i in read(extractor, text).items()} == days


def test_the_dead_of_another_town_are_not_added(extractor: Extractor) -> None:
    text = "Вночі у Дніпрі пролунало кілька вибухів. На Нікопольщині вогонь вели по Марганцю: загинув 62-річний чоловік."
    assert read(extractor, text)["Dnipro"].casualties.killed_best is None


@pytest.mark.parametrize(
    "more",
    [
        "Officials in Quetta said nine people had died.",
        "Nine people died, a hospital in Quetta said.",
        "Nine people died.",
    ],
)
def test_who_tells_of_them_elsewhere_adds_them(extractor: Extractor, more: str) -> None:
    found = read(extractor, f"A bomb went off in Nushki on Monday. {more}")
    assert found["Nushki"].casualties.killed_best == 9


@pytest.mark.parametrize(
    "text",
    [
        "Russia's defence ministry said its air defences had downed 57 Ukrainian drones over Belgorod region.",
        "Russian air defences shot down 57 Ukrainian drones over Belgorod region overnight.",
    ],
)
def test_whose_drones_were_downed_did_not_down_them(extractor: Extractor, text: str) -> None:
    (incident,) = read(extractor, text).values()
    assert incident.actor1 != "Government of Ukraine"
    assert incident.actor2 == "Government of Ukraine"
