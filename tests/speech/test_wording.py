"""The words that stand for an incident's fields."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given

from geo.model import (
    DISTRICT_OF_CITY,
    STATED_AREA,
    Casualties,
    Claim,
    DatePrecision,
    GeoPrecision,
    Incident,
    Mention,
    MentionKind,
    Placement,
    When,
)
from geo.speech import tolls, wording
from tests import factories
from tests.factories import at, day, incident

NAMES = {"UA": "Ukraine", "UA-12": "Dnipropetrovsk Oblast", "RU": "Russia", "RU-BEL": "Belgorod Oblast"}


names = wording.Names(code=lambda code: NAMES.get(code, code))


def when(precision: DatePrecision, first: str, last: str) -> When:
    return When(start=date.fromisoformat(first), end=date.fromisoformat(last), precision=precision)


@pytest.mark.parametrize(
    ("given", "words"),
    [
        (day("2025-04-04"), "on 4 April 2025"),
        (day("2025-06-05", "2025-06-07"), "from 5 to 7 June 2025"),
        (day("2025-05-30", "2025-06-02"), "from 30 May to 2 June 2025"),
        (day("2024-12-30", "2025-01-02"), "from 30 December 2024 to 2 January 2025"),
        (when(DatePrecision.WEEK, "2025-06-02", "2025-06-08"), "in the week of 2 to 8 June 2025"),
        (when(DatePrecision.MONTH, "2025-06-01", "2025-06-30"), "some time in June 2025"),
        (when(DatePrecision.SEASON, "2024-06-01", "2024-08-31"), "some time in summer 2024"),
        (when(DatePrecision.SEASON, "2024-12-01", "2025-02-28"), "some time in winter 2024–25"),
        (when(DatePrecision.SEASON, "2024-05-15", "2024-08-31"), "some time between 15 May 2024 and 31 August 2024"),
        (when(DatePrecision.YEAR, "2024-01-01", "2024-12-31"), "some time in 2024"),
        (When(text="last Friday"), "date unknown (the report says “last Friday”)"),
        (When(), "date not given"),
    ],
)  # fmt: skip
def test_dates_say_how_exact_they_are(given: When, words: str) -> None:
    assert wording.when_words(given) == words


@given(factories.whens())
def test_every_date_has_words_with_its_years(given: When) -> None:
    words = wording.when_words(given)
    assert words
    assert (given.start is None) == words.startswith(("date not given", "date unknown"))
    if given.start is not None and given.end is not None:
        assert str(given.start.year) in words or str(given.end.year) in words


@pytest.mark.parametrize(
    ("precision", "radius", "words"),
    [
        (GeoPrecision.SETTLEMENT, 11.4, "in Place (settlement, within 12 km)"),
        (GeoPrecision.SETTLEMENT, 12.0, "in Place (settlement, within 12 km)"),
        (GeoPrecision.SETTLEMENT, 0, "in Place (settlement)"),
        (GeoPrecision.NEAR, 25, "near Place (within 25 km)"),
        (GeoPrecision.EXACT, 0.1, "at Place (exact point)"),
        (GeoPrecision.STREET, 0.42, "in Place (street or site, within 450 m)"),
        (GeoPrecision.ADMIN1, 150, "somewhere in Place"),
        (GeoPrecision.ADMIN2, 30, "somewhere in Place"),
        (GeoPrecision.AREA, 30, "somewhere in Place"),
        (GeoPrecision.COUNTRY, 1500, "somewhere in Place (only the country is known)"),
    ],
)
def test_places_say_how_exact_they_are(precision: GeoPrecision, radius: float, words: str) -> None:
    place = at(50, 36, name="Place", geo_precision=precision, radius_km=radius).place
    assert place is not None
    assert wording.place_words(place) == words


def test_a_place_is_told_with_what_it_lies_in() -> None:
    city = at(47.9, 33.4, name="Kryvyi Rih", country="UA", admin1="UA-12").place
    oblast = at(50.6, 36.6, name="Belgorod Oblast", country="RU", admin1="RU-BEL").place
    assert city is not None and oblast is not None
    assert wording.place_path(city, names) == "Kryvyi Rih, Dnipropetrovsk Oblast, Ukraine"
    assert wording.place_path(oblast, names) == "Belgorod Oblast, Russia"


def test_a_place_that_was_not_found_says_so_and_why() -> None:
    lost = incident(
        place_text="Popovka", placement=Placement(reason="no Popovka in Krasnoyaruzhsky District")
    )
    assert wording.headline_place(lost, names) == "Popovka: place not found"
    assert wording.where_words(lost) == "place not found: no Popovka in Krasnoyaruzhsky District"
    assert wording.where_words(incident()) == "place not given"


@pytest.mark.parametrize(
    ("hurt", "words"),
    [
        (Casualties(), "not stated"),
        (Casualties(killed_best=20), "20 killed"),
        (Casualties(killed_low=20, killed_best=20, killed_high=20), "20 killed"),
        (Casualties(killed_low=3), "at least 3 killed"),
        (Casualties(killed_low=3, killed_best=3), "at least 3 killed"),
        (Casualties(killed_high=9), "up to 9 killed"),
        (Casualties(killed_low=15, killed_high=22), "15 to 22 killed"),
        (Casualties(killed_low=15, killed_best=20, killed_high=22), "20 killed (15 to 22)"),
        (Casualties(killed_low=15, killed_best=20), "20 killed (at least 15)"),
        (Casualties(killed_best=20, killed_high=22), "20 to 22 killed"),
        (Casualties(killed_low=0, killed_best=0, killed_high=0), "nobody killed"),
        (Casualties(killed_best=1_234), "1,234 killed"),
    ],
)
def test_tolls_keep_what_is_unknown_apart_from_none(hurt: Casualties, words: str) -> None:
    assert tolls.killed_words(hurt) == words


def test_people_harmed_in_one_line() -> None:
    hurt = Casualties(killed_best=20, children_killed=9, civilians_killed=1, injured=75)
    assert tolls.people_words(hurt) == "20 killed, among them 1 civilian and 9 children; 75 injured"
    assert tolls.people_words(Casualties(injured=3)) == "3 injured; number of killed not stated"
    assert tolls.people_words(Casualties(killed_best=2)) == "2 killed"
    assert tolls.people_words(Casualties()) == "not stated"


def test_who_and_who_says_so() -> None:
    both = incident(
        actor1="225th Assault Regiment", actor2="Russia", claim=Claim.CONFIRMED, claimed_by="president"
    )
    assert wording.who_words(both) == "225th Assault Regiment against Russia"
    assert wording.claim_words(both) == "Confirmed by president"
    assert wording.who_words(incident(actor2="Civilians")) == "against Civilians; by whom is not stated"
    assert wording.who_words(incident()) == "not stated"


def test_a_metonym_is_told_apart_from_a_place() -> None:
    kremlin = Mention(start=0, end=11, text="the Kremlin", kind=MentionKind.METONYM)
    assert "government" in wording.mention_words(kremlin, names)
    lost = Mention(start=0, end=3, text="Qux", placement=Placement(reason="no such place"))
    assert wording.mention_words(lost, names) == "Not found: no such place"


@given(factories.incidents())
def test_no_incident_is_too_odd_for_words(given: Incident) -> None:
    for words in (wording.where_words, wording.who_words, wording.claim_words):
        assert words(given)
    assert tolls.people_words(given.casualties)
    assert wording.headline_place(given, names)
    assert wording.exactness_words(given.place)


def test_publication_date_says_where_it_comes_from() -> None:
    assert wording.published_words(date(2025, 6, 8), "text") == "Published 8 June 2025 (found in the text)"
    assert wording.published_words(date(2025, 6, 8), "given") == "Published 8 June 2025 (as you gave it)"
    assert "not known" in wording.published_words(None, "")


def test_a_date_that_is_only_the_reports_is_told_apart() -> None:
    read = {"report_id": "a" * 64, "when": day("2025-06-08")}
    assert wording.dated_words(incident(**read)) == "on 8 June 2025 (day of the report)"
    assert wording.date_source_words(incident(**read)).startswith("the day of the report")
    told = replace(day("2025-06-08"), text="on Sunday")
    assert wording.dated_words(incident(**read | {"when": told})) == "on 8 June 2025"
    assert wording.date_source_words(incident(**read | {"when": told})) == "the report says “on Sunday”"
    by_hand = incident(when=day("2025-06-08"))
    assert (wording.dated_words(by_hand), wording.date_source_words(by_hand)) == ("on 8 June 2025", "")
    undated = incident(report_id="a" * 64)
    assert (wording.dated_words(undated), wording.date_source_words(undated)) == ("date not given", "")
    unread = incident(**read | {"when": When(text="last Friday")})
    assert wording.when_words(unread.when).count("last Friday") == 1
    assert wording.date_source_words(unread) == ""


def test_there_are_words_for_both_ways_of_falling_back() -> None:
    assert {STATED_AREA, DISTRICT_OF_CITY} <= wording.METHODS


@pytest.mark.parametrize(
    ("given", "written"),
    [
        (day("2025-04-04"), "2025-04-04"),
        (day("2025-06-05", "2025-06-07"), "2025-06-05 – 07"),
        (day("2025-05-30", "2025-06-02"), "2025-05-30 – 2025-06-02"),
        (day("2024-12-30", "2025-01-02"), "2024-12-30 – 2025-01-02"),
        (when(DatePrecision.MONTH, "2025-06-01", "2025-06-30"), "2025-06"),
        (when(DatePrecision.MONTH, "2025-01-01", "2025-03-31"), "2025-01-01 – 2025-03-31"),
        (when(DatePrecision.YEAR, "2024-01-01", "2024-12-31"), "2024"),
        (When(text="last Friday"), ""),
    ],
)
def test_a_date_is_written_no_more_exactly_than_it_is_known(given: When, written: str) -> None:
    assert wording.iso_date(given) == written
