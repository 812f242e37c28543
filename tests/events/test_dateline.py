"""The dateline of a dispatch: its day is the publication's, its place and day are not the event's."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.events.dateline import dateline_of
from geo.events.extract import Extractor
from geo.events.segments import publication_date
from geo.model import Report

NEWS = "Rebels shelled a market in Omdurman on Tuesday, killing 5 people."


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("KHARTOUM, 12 March 2025 - ", date(2025, 3, 12)),
        ("Khartoum, March 12, 2025 – ", date(2025, 3, 12)),
        ("PORT SUDAN, Sudan (AP) — March 12, 2025 — ", date(2025, 3, 12)),
        ("KYIV, Ukraine, March 12, 2025 (Reuters) - ", date(2025, 3, 12)),
        ("Rio de Janeiro, 12.03.2025 — ", date(2025, 3, 12)),
        ("Киев. 12 марта 2025 года. ИНТЕРФАКС - ", date(2025, 3, 12)),
        ("КИЇВ, 12 березня 2025 р. — ", date(2025, 3, 12)),
        ("Kyiv, 12 March (Reuters) - ", None),
        ("Одеса, 31 лютого 2025 року — ", None),
        ("КЕМЕРОВО, 15 октября. ", None),
        ("МОСКВА, 12 ноября 2025 года. /ТАСС/. ", date(2025, 11, 12)),
        ("NEW DELHI — ", None),
        ("ISLAMABAD - ", None),
        ("PORT-AU-PRINCE, Haiti (AP) — ", None),
        ("Kyiv (Reuters) - ", None),
        ("МОСКВА, 12 ноя — ", None),
    ],
)
def test_a_dateline_gives_the_day_it_names_and_no_other(line: str, day: date | None) -> None:
    found = dateline_of(line + NEWS)
    assert found is not None
    assert (found.end, found.day) == (len(line), day)
    assert publication_date(line + NEWS) == day
    assert publication_date(f"Market hit in Omdurman\n\n{line}{NEWS}") == day


@pytest.mark.parametrize(
    "line",
    [
        "On Tuesday, 12 March 2025 - Market Day - rebels shelled Omdurman.",
        "The war that began on 12 March 2025 - Sudan's third - goes on.",
        "The Sudan War, 12 March 2023 – present, has killed thousands.",
        "Khartoum Campaign, 12 March 2023 – March 2025.",
        "В Киеве 12 марта 2025 года — Праздник.",
        "Shelling in Omdurman, 12 March 2025.",
        "Omdurman - 12 people were killed.",
        "Omdurman — Two people were killed by a shell that hit a market.",
        "SUMY — Two wounded by a drone",
    ],
)
def test_dates_in_a_sentence_are_no_dateline(line: str) -> None:
    assert dateline_of(line) is None


def test_a_dateline_further_down_belongs_to_another_dispatch() -> None:
    assert publication_date(f"The war goes on, and people flee.\nKHARTOUM, 12 March 2025 - {NEWS}") is None


def test_the_event_has_its_own_place_and_day(extractor: Extractor) -> None:
    text = "KYIV, 12 March 2025 - Russian forces shelled a market in Nikopol on Tuesday, killing 5 people."
    got = extractor.extract(Report(text=text))
    (incident,) = got.incidents
    assert (got.published, got.published_from) == (date(2025, 3, 12), "text")
    assert (incident.place_text, incident.when.start) == ("Nikopol", date(2025, 3, 11))


def test_without_its_own_it_has_those_of_the_dateline(extractor: Extractor) -> None:
    text = "KHERSON, 12 March 2025 - Artillery fire killed a woman at a bus stop."
    (incident,) = extractor.extract(Report(text=text)).incidents
    assert (incident.place_text, incident.when.start) == ("KHERSON", date(2025, 3, 12))


def test_without_a_year_nothing_is_invented(extractor: Extractor) -> None:
    text = "Kyiv, 12 March (Reuters) - Russian forces shelled Nikopol on Tuesday."
    got = extractor.extract(Report(text=text))
    assert (got.published, got.incidents[0].when.start) == (None, None)


@given(st.text(max_size=200))
def test_any_line_is_read(line: str) -> None:
    found = dateline_of(line)
    assert found is None or 0 < found.end <= len(line)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("7 July 2025, 22:40 UTC\n\nУночі дрони атакували Суми, поранено двох людей.", date(2025, 7, 8)),
        ("7 July 2025, 20:40 UTC\n\nУночі дрони атакували Суми, поранено двох людей.", date(2025, 7, 7)),
        ("2025-07-07T21:30:00Z\n\nНочью беспилотники атаковали Курск, есть раненые.", date(2025, 7, 8)),
        ("7 July 2025, 23:40 GMT+0300\n\nУночі дрони атакували Суми, поранено двох людей.", date(2025, 7, 7)),
        ("7 July 2025, 22:40 UTC\n\nDrones attacked Sumy at night and wounded two.", date(2025, 7, 7)),
        ("7 July 2025, 22:40\n\nУночі дрони атакували Суми, поранено двох людей.", date(2025, 7, 7)),
    ],
)
def test_a_clock_in_universal_time_is_turned_to_the_reports_own(text: str, day: date) -> None:
    assert publication_date(text) == day


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("NEW DELHI — A bus fell into a gorge in northern India on Thursday, killing 20 people.", "India"),
        ("ISLAMABAD - A bomb killed three soldiers in northwest Pakistan on Thursday.", "Pakistan"),
        (
            "KABUL — An earthquake shook eastern Afghanistan on Monday, killing at least 20 people.",
            "Afghanistan",
        ),
        (
            "КАБУЛ — На востоке Афганистана произошло землетрясение, погибли не менее 20 человек.",
            "Afghanistan",
        ),
    ],
)
def test_where_a_dispatch_was_written_is_not_where_it_happened(
    extractor: Extractor, text: str, country: str
) -> None:
    (incident,) = extractor.extract(Report(text=text, published=date(2025, 11, 14))).incidents
    assert incident.place is not None
    assert incident.place.name == country


def test_a_dispatch_that_names_no_other_place_tells_of_its_own(extractor: Extractor) -> None:
    text = "KHARKIV — Two people were wounded overnight when a drone hit an apartment block."
    (incident,) = extractor.extract(Report(text=text, published=date(2025, 11, 14))).incidents
    assert incident.place is not None
    assert incident.place.name == "Kharkiv"
