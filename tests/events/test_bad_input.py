"""Texts made to break a reader: nothing crashes, nothing is invented, time grows with length and no faster."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from geo.events.extract import Extraction, Extractor
from geo.model import Report

pytestmark = pytest.mark.no_cover  # long texts repeat what short ones cover

DAY = date(2025, 3, 3)
PIECES = (
    "A missile hit Kharkiv", "31 February", "1.000", "1,5 тис.", "10^9 killed", "in the year 0", "((((", "))))", "«", "»", "killed", "12",
    "загинули", "погибли", "overnight into", "в ночь на", "two days earlier", "зросла до", "of", ",", ".", "\n", "б", "no", "не",
    "in the U.S.", "U.S.", "D.C.", "Moscow struck", "Russian drones", "claimed responsibility", "arrested a man suspected of", "the same day",
    "would", "?", ";", ":", "Українська", "в Брянську", "'s", "stabbed", "to death", "including", "between", "had taken", "The mayor of",
    "denied reports of", "\u200b", "\ud800", "😀", "İ", "- ", "8 March", "Monday", "the death toll from", "\x00",
)  # fmt: skip


def read(extractor: Extractor, text: str, published: date | None = DAY) -> Extraction:
    return extractor.extract(Report(text=text, published=published))


def test_ten_thousand_dates_are_read(extractor: Extractor) -> None:
    text = "A missile hit Kharkiv on " + ", ".join(f"{n % 28 + 1} March 2025" for n in range(10_000)) + "."
    for incident in read(extractor, text).incidents:
        assert incident.when.end is None or incident.when.end <= DAY


def test_five_thousand_nested_brackets_are_read(extractor: Extractor) -> None:
    text = "A missile hit Kharkiv " + "(" * 5_000 + "killing two people" + ")" * 5_000 + " on Monday."
    assert len(read(extractor, text).incidents) <= 1


@pytest.mark.parametrize(
    "number", ["1.000", "1,5 тис.", "10^9", "999999999999", "1e9", "½", "٣", "-5", "3-5", "1/2", "0x10"]
)
def test_a_number_that_is_none_of_people_is_not_made_one(extractor: Extractor, number: str) -> None:
    for incident in read(extractor, f"A missile hit Kharkiv on Monday; {number} killed.").incidents:
        assert incident.casualties.killed_best in (None, 0, 1, 2, 3, 5, 1000)


@pytest.mark.parametrize("number", ["10^9", "999999999999", "1e9", "½"])
def test_an_impossible_toll_is_unknown(extractor: Extractor, number: str) -> None:
    for incident in read(extractor, f"A missile hit Kharkiv on Monday, killing {number} people.").incidents:
        assert incident.casualties.killed_best is None


@pytest.mark.parametrize(
    "words", ["on 31 February", "on 30 February 2025", "in the year 0", "on 0 March", "on 45 May 2025"]
)
def test_a_day_that_the_calendar_lacks_is_no_other_day(extractor: Extractor, words: str) -> None:
    for incident in read(extractor, f"A missile hit Kharkiv {words}.", published=None).incidents:
        assert incident.when.start is None


def test_a_report_from_the_future_is_read_by_its_own_date(extractor: Extractor) -> None:
    (incident,) = read(extractor, "A missile hit Kharkiv on Monday.", date(2199, 12, 30)).incidents
    assert incident.when.start == date(2199, 12, 30)


def test_three_languages_in_one_text_do_not_mix(extractor: Extractor) -> None:
    text = (
        "A missile hit Kharkiv on Monday, killing two people.\n\n"
        "У понеділок внаслідок атаки дронів у Кривому Розі загинула одна людина, є й поранені.\n\n"
        "В понедельник в Белгороде был сбит беспилотник, пострадавших нет."
    )
    told = {i.place.name: i.casualties.killed_best for i in read(extractor, text).incidents if i.place}
    assert told == {"Kharkiv": 2, "Kryvyi Rih": 1, "Belgorod": 0}


def test_cyrillic_in_a_text_that_opens_in_english_is_read(extractor: Extractor) -> None:
    text = (
        "Fighting went on near Sudzha on Monday, a spokesman said. У Сумах дрон поранив двох людей у понеділок. "
        "В Белгороде в понедельник при обстреле погиб один человек. Shelling of Шебекино wounded three."
    )
    told = {
        i.place.name: (i.casualties.killed_best, i.casualties.injured)
        for i in read(extractor, text).incidents
        if i.place
    }
    assert told == {"Sudzha": (None, None), "Sumy": (None, 2), "Belgorod": (1, None), "Shebekino": (None, 3)}


@settings(max_examples=60)
@given(st.lists(st.sampled_from(PIECES), max_size=40))
@example(["8 March", "in the U.S.", "A missile hit Kharkiv"])
def test_nothing_crashes_and_nothing_is_dated_after_the_report(
    extractor: Extractor, pieces: list[str]
) -> None:
    text = " ".join(pieces)
    extraction = read(extractor, text)
    for incident in extraction.incidents:
        assert incident.when.end is None or incident.when.end <= DAY
        for found in extraction.evidence[incident.id]:
            assert 0 <= found.start < found.end <= len(text)


@pytest.mark.parametrize(
    "text",
    [
        "8 March. A missile hit Kharkiv.",
        "Зведення за 8 березня.\nРакета влучила в Харків.",
    ],
)
def test_a_day_after_the_report_is_not_carried_to_what_follows(extractor: Extractor, text: str) -> None:
    assert [i.when.start for i in read(extractor, text).incidents] == [None]
    later = read(extractor, text, date(2025, 3, 9)).incidents
    assert [i.when.start for i in later] == [date(2025, 3, 8)]


def test_a_report_that_repeats_itself_keeps_few_stretches_of_each_field(extractor: Extractor) -> None:
    told = (
        "A missile hit Kharkiv on Monday, killing two people, five of them children, while Kyiv denies it. "
    )
    extraction = read(extractor, told * 200)
    (incident,) = extraction.incidents
    assert incident.casualties.killed_best == 2
    assert len(extraction.evidence[incident.id]) <= 200
    assert len(incident.accounts) <= 20


@pytest.mark.parametrize(("number", "people"), [("3 211", 3211), ("12\u00a0500", 12_500), ("1 1 1", 1)])
def test_thousands_behind_spaces_are_one_number(extractor: Extractor, number: str, people: int) -> None:
    (incident,) = read(
        extractor, f"Унаслідок удару по Харкову в понеділок загинули {number} людей."
    ).incidents
    assert incident.casualties.killed_best == people


@pytest.mark.parametrize(
    ("piece", "killed"),
    [("killed 12 ", 12), *((p, None) for p in ("no one, ", "без ", "report that ", "2 days ", "the ", "і ", "(", "зросла до 5 "))],
)  # fmt: skip
def test_a_long_text_of_one_thing_adds_nothing_to_the_incident_before_it(
    extractor: Extractor, piece: str, killed: int | None
) -> None:
    (incident,) = read(extractor, "A missile hit Kharkiv. " + piece * (20_000 // len(piece))).incidents
    assert incident.place is not None
    assert (incident.place.name, incident.when.start) == ("Kharkiv", DAY)
    assert (incident.casualties.killed_best, incident.casualties.injured) == (killed, None)


def test_a_mistyped_year_dates_nothing(extractor: Extractor) -> None:
    def when(text: str) -> tuple[date | None, str]:
        (incident,) = extractor.extract(Report(text=text, published=date(2025, 6, 8))).incidents
        return incident.when.start, incident.when.text

    assert when("Shelling of Kharkiv on 5 June 20250 killed 3 people.") == (None, "5 June 20250")
    assert when("In the year 20250 shelling of Kharkiv killed 3 people.") == (None, "the year 20250")
    assert when("Обстріл Харкова 5 червня 20250 року: троє загиблих.") == (None, "5 червня 20250")
    assert when("Shelling of Kharkiv killed 3 people on 5 June 2225.") == (None, "5 June 2225")
    assert when("Shelling of Kharkiv killed 3 people on 05.06.20250.") == (None, "05.06.20250")
    assert when("On 5 June 225 drones attacked Kharkiv.")[0] == date(2025, 6, 5)
    assert when("Shelling of Kharkiv on 5 June 2025 killed 3 people.")[0] == date(2025, 6, 5)
    assert when("On 5 June 20150 people were hurt by shelling in Kharkiv.")[0] == date(2025, 6, 5)


@pytest.mark.parametrize(
    "cue",
    [
        "struck",
        "attacked",
        "A bomb hit",
        "Police arrested two men in",
        "clashes between Russia and",
        "A fire killed six in",
    ],
)
@pytest.mark.parametrize("name", ["U.S.", "D.C.", "U.K.", "Kyiv", "Україні", "Moscow's", "U.S"])
def test_a_name_at_either_end_of_a_sentence_is_read(extractor: Extractor, cue: str, name: str) -> None:
    for text in (
        f"{cue} {name}",
        f"{name} {cue}",
        f"{cue} the {name} ",
        f"{name}: {cue} {name}.",
        f"{name}, {name}",
    ):
        for incident in read(extractor, text).incidents:
            assert incident.place_text in text
            assert incident.quote in text
            assert text[incident.start : incident.end].strip() == incident.quote
            assert incident.when.end is None or incident.when.end <= DAY
