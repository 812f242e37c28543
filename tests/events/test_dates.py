"""Expressions of time against the day of publication."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.events.dates import find_dates
from geo.events.segments import publication_date
from geo.model import DatePrecision

TUESDAY = date(2025, 4, 8)


@pytest.mark.parametrize(
    ("words", "start", "end", "precision"),
    [
        ("Last Friday, the city was hit", "2025-04-04", "2025-04-04", "day"),
        ("hit on Friday", "2025-04-04", "2025-04-04", "day"),
        ("last Tuesday", "2025-04-01", "2025-04-01", "day"),
        ("on Tuesday", "2025-04-08", "2025-04-08", "day"),
        ("on the night of 3 to 4 March", "2025-03-03", "2025-03-04", "days"),
        ("минулої п'ятниці", "2025-04-04", "2025-04-04", "day"),
        ("в прошлую субботу", "2025-04-05", "2025-04-05", "day"),
        ("over the weekend", "2025-04-05", "2025-04-06", "days"),
        ("last summer", "2024-06-01", "2024-08-31", "season"),
        ("last winter", "2024-12-01", "2025-02-28", "season"),
        ("two weeks ago", "2025-03-24", "2025-03-30", "week"),
        ("рік тому", "2024-01-01", "2024-12-31", "year"),
        ("Год назад", "2024-01-01", "2024-12-31", "year"),
        ("два года тому назад", "2023-01-01", "2023-12-31", "year"),
        ("тиждень тому", "2025-03-31", "2025-04-06", "week"),
        ("сорок один год назад", "1984-01-01", "1984-12-31", "year"),
        ("месяц назад", "2025-03-01", "2025-03-31", "month"),
        ("позавчора вночі", "2025-04-06", "2025-04-06", "day"),
        ("the night before last", "2025-04-06", "2025-04-06", "day"),
        ("since Monday", "2025-04-07", "2025-04-08", "days"),
        ("on 4 April 2025", "2025-04-04", "2025-04-04", "day"),
        ("April 4, 2025", "2025-04-04", "2025-04-04", "day"),
        ("on May 5", "2025-05-05", "2025-05-05", "day"),
        ("on August 5", "2024-08-05", "2024-08-05", "day"),
        ("12 серпня", "2024-08-12", "2024-08-12", "day"),
        ("дванадцятого березня", "2025-03-12", "2025-03-12", "day"),
        ("двадцать первого марта", "2025-03-21", "2025-03-21", "day"),
        ("5 серпня", "2024-08-05", "2024-08-05", "day"),
        ("3 апреля 2025 года", "2025-04-03", "2025-04-03", "day"),
        ("in May", "2024-05-01", "2024-05-31", "month"),
        ("in 2014", "2014-01-01", "2014-12-31", "year"),
        ("yesterday", "2025-04-07", "2025-04-07", "day"),
        ("учора", "2025-04-07", "2025-04-07", "day"),
        ("overnight", "2025-04-07", "2025-04-08", "days"),
        ("last month", "2025-03-01", "2025-03-31", "month"),
        ("last October", "2024-10-01", "2024-10-31", "month"),
        ("минулого жовтня", "2024-10-01", "2024-10-31", "month"),
        ("overnight Friday", "2025-04-04", "2025-04-05", "days"),
        ("overnight from Friday to Saturday", "2025-04-04", "2025-04-05", "days"),
        ("during the night of 3 April", "2025-04-03", "2025-04-04", "days"),
        ("12.03.2025", "2025-03-12", "2025-03-12", "day"),
        ("12/31/2024", "2024-12-31", "2024-12-31", "day"),
        ("On New Year's Eve", "2024-12-31", "2024-12-31", "day"),
        ("накануне", "2025-04-07", "2025-04-07", "day"),
        ("since 18 March", "2025-03-18", "2025-04-08", "days"),
        ("в воскресенье", "2025-04-06", "2025-04-06", "day"),
        ("earlier this week", "2025-04-07", "2025-04-08", "week"),
        ("цього тижня", "2025-04-07", "2025-04-08", "week"),
        ("на этой неделе", "2025-04-07", "2025-04-08", "week"),
        ("last week", "2025-03-31", "2025-04-06", "week"),
        ("на прошлой неделе", "2025-03-31", "2025-04-06", "week"),
        ("in the past week", "2025-04-02", "2025-04-08", "week"),
        ("in recent days", "2025-04-02", "2025-04-08", "week"),
        ("за останні дні", "2025-04-02", "2025-04-08", "week"),
        ("earlier this month", "2025-04-01", "2025-04-08", "month"),
        ("за минулу добу", "2025-04-07", "2025-04-08", "days"),
        ("за сутки", "2025-04-07", "2025-04-08", "days"),
        ("напередодні", "2025-04-07", "2025-04-07", "day"),
        ("the day before", "2025-04-07", "2025-04-07", "day"),
        ("Earlier this spring", "2025-03-01", "2025-04-08", "season"),
        ("in the winter", "2024-12-01", "2025-02-28", "season"),
        ("цієї весни", "2025-03-01", "2025-04-08", "season"),
        ("a few days ago", "2025-04-01", "2025-04-08", "week"),
        ("кілька днів тому", "2025-04-01", "2025-04-08", "week"),
        ("over the past two weeks", "2025-03-25", "2025-04-08", "week"),
        ("В начале года", "2025-01-01", "2025-03-31", "month"),
        ("late last year", "2024-10-01", "2024-12-31", "month"),
        ("in early 2025", "2025-01-01", "2025-03-31", "month"),
    ],
)
def test_an_expression_is_resolved_against_the_publication(
    words: str, start: str, end: str, precision: str
) -> None:
    (found,) = find_dates(words, TUESDAY)
    assert (str(found.when.start), str(found.when.end), found.when.precision) == (start, end, precision)
    assert found.when.text in words


@pytest.mark.parametrize(
    "words",
    [
        "recently", "нещодавно", "недавно", "the next day", "In recent weeks", "several weeks ago", "Несколько недель назад",
        "Years earlier", "a week later", "Before the war", "до войны", "Наприкінці весни", "in the past few months",
        "за останні місяці", "The same day", "того ж дня", "two years after",
    ],
)  # fmt: skip
def test_words_that_name_no_day_are_kept_without_one(words: str) -> None:
    (found,) = find_dates(words, TUESDAY)
    assert found.when.start is None
    assert found.when.text in words


@pytest.mark.parametrize("words", ["накануне праздника", "напередодні виборів", "the day before the vote"])
def test_the_eve_of_something_else_is_not_the_eve_of_the_report(words: str) -> None:
    assert [f.when.start for f in find_dates(words, TUESDAY) if f.when.start] == []


@pytest.mark.parametrize(
    "text",
    [
        "Станом на 3 березня 2025 року у місті тривають роботи.",
        "По состоянию на 09:00 3 марта 2025 года обстановка спокойная.",
        "As of 3 March 2025, the town is without power.",
    ],
)
def test_as_of_is_the_day_of_the_report_and_of_no_event(text: str) -> None:
    assert publication_date(text) == date(2025, 3, 3)
    assert all(found.as_of for found in find_dates(text, None))


def test_as_of_further_down_is_no_publication_date() -> None:
    assert publication_date("The town is quiet. As of 3 March 2025, it was not.") is None


@pytest.mark.parametrize(
    "words",
    [
        "31 February 2025",
        "in the year 20250",
        "30 лютого",
        "99.99.2025",
        "10 Main Street",
        "a 2025-99-01",
        "4/5/2024",
    ],
)
def test_what_the_calendar_lacks_is_no_date(words: str) -> None:
    assert [f.when.start for f in find_dates(words, TUESDAY) if f.when.start] == []


@pytest.mark.parametrize(
    "words", ["last Friday", "yesterday", "last summer", "over the weekend", "on 4 April", "минулого тижня"]
)
def test_without_publication_a_relative_expression_keeps_its_words_only(words: str) -> None:
    (found,) = find_dates(words, None)
    assert found.when.start is None
    assert found.when.precision is DatePrecision.UNKNOWN
    assert found.when.text in words


def test_offsets_count_into_the_whole_text() -> None:
    text = "Before. The strike came on 4 April 2025, they said."
    (found,) = find_dates(text[8:], None, offset=8)
    assert text[found.start : found.end] == "4 April 2025"


@given(st.text(max_size=200), st.dates(date(1950, 1, 1), date(2100, 1, 1)))
def test_any_text_is_read_without_a_crash_and_without_the_future(text: str, published: date) -> None:
    for found in find_dates(f"{text} last summer {text} on Friday", published):
        assert found.when.start is None or found.start < found.end


@given(
    st.sampled_from(
        ["Monday", "on Friday", "last Sunday", "overnight", "two weeks ago", "last summer", "last month"]
    ),
    st.dates(date(1950, 1, 1), date(2100, 1, 1)),
)
def test_a_relative_expression_never_lies_after_the_publication(words: str, published: date) -> None:
    for found in find_dates(words, published):
        assert found.when.end is not None
        assert found.when.end <= published


def test_a_day_after_counts_from_the_day_told_of_before_it() -> None:
    sunday, before = find_dates("Traffic resumed on Sunday, a day after a lorry blew up.", date(2022, 10, 9))
    assert (sunday.when.start, before.shift, before.past) == (date(2022, 10, 9), -1, True)


def test_feasts_are_counted_from_easter_where_both_calendars_agree() -> None:
    (palm,) = find_dates("The strike on Palm Sunday", date(2025, 4, 22))
    assert (palm.when.start, palm.when.precision) == (date(2025, 4, 13), DatePrecision.DAY)
    (unclear,) = find_dates(
        "The strike on Palm Sunday", date(2024, 6, 1)
    )  # 24 March in Rome, 28 April in Kyiv
    assert unclear.when.start is None
    (named,) = find_dates("on Orthodox Palm Sunday", date(2024, 6, 1))
    assert named.when.start == date(2024, 4, 28)
    (slavic,) = find_dates("Удар у Вербну неділю", date(2024, 6, 1))
    assert slavic.when.start == date(2024, 4, 28)


def test_a_night_is_the_one_before_the_day_of_speaking() -> None:
    night, day = find_dates("attacked the village overnight, the ministry said on Sunday", TUESDAY)
    assert (night.when.start, night.when.end) == (date(2025, 4, 5), date(2025, 4, 6))
    assert day.said and day.when.start == date(2025, 4, 6)


@pytest.mark.parametrize("text", ["In San Mateo del Mar 15 people died", "Prices fell on Black Friday"])
def test_what_only_looks_like_a_day_gives_none(text: str) -> None:
    assert [x.when.start for x in find_dates(text, TUESDAY) if x.when.start] == []
