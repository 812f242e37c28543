"""What each expression of a day or a night means against the day of publication; `dates` finds the expressions.

Weeks, months, seasons and years are in `date_stretches`.

Every resolver takes the match and the publication date (or None), and returns the interval, an unresolved `When`
where nothing can be said, or None where the words are no expression of time at all.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta

from dateutil.easter import EASTER_ORTHODOX, EASTER_WESTERN, easter

from geo.events.calendar_words import MONTH_STEMS, MONTHS, NUMBERS, WEEKDAY_STEMS, WEEKDAYS, by_stem
from geo.model import DatePrecision, When

_EARLIEST_YEAR = 1900
_CENTURY = 2000  # that of "05.06.25"
_AHEAD = 92  # days: "on 20 August", told in June, is the August to come

Resolver = Callable[["re.Match[str]", "date | None"], "When | None"]


def make_date(year: int, month: int, day: int) -> date | None:
    """The day, or None where the calendar has none such (31 February, year 20250)."""
    if not _EARLIEST_YEAR <= year <= 2199:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def month_number(word: str) -> int | None:
    """The month that a word in any of the three languages names."""
    low = word.lower().rstrip(".")
    return MONTHS.get(low) or by_stem(low, MONTH_STEMS)


def span(start: date, end: date, precision: DatePrecision) -> When:
    return When(start=start, end=end, precision=precision)


def on(day: date) -> When:
    return span(day, day, DatePrecision.DAY)


UNRESOLVED = When()
# A day that the calendar does not have: its words are used up, so that no other rule reads half of them.
# They are kept as unresolved: an incident told with them stays undated.
_NO_SUCH_DAY = When()


def not_after(
    day_in_year: Callable[[int], date | None], published: date | None, *, ahead: int = 0
) -> date | None:
    """The latest such day that is not after the publication; one that comes within `ahead` days of it is that one."""
    if published is None:
        return None
    for year in (published.year, published.year + 1):
        day = day_in_year(year)
        if day is not None and timedelta() < day - published <= timedelta(days=ahead):
            return day
    for year in (published.year, published.year - 1):
        day = day_in_year(year)
        if day is not None and day <= published:
            return day
    return None


def iso_day(match: re.Match[str], _published: date | None) -> When | None:
    day = make_date(_year(match["y"]), int(match["m"]), int(match["d"]))
    return on(day) if day else _NO_SUCH_DAY


def _year(figures: str) -> int:
    return int(figures) if len(figures) > len("25") else _CENTURY + int(figures)


def day_and_month(match: re.Match[str], published: date | None) -> When | None:
    month = month_number(match["mon"])
    if month is None:
        return None
    first, last = int(match["d"]), int(match["d2"] or match["d"])
    if match["y"]:
        end = make_date(int(match["y"]), month, last)
    elif published is None:
        return UNRESOLVED if make_date(2000, month, last) else _NO_SUCH_DAY
    else:
        end = not_after(lambda year: make_date(year, month, last), published, ahead=_AHEAD)
    start = make_date(end.year, month, first) if end else None
    if end is None or start is None or start > end:
        return _NO_SUCH_DAY
    return on(end) if start == end else span(start, end, DatePrecision.DAYS)


def day_of_line(match: re.Match[str], published: date | None) -> When | None:
    """ "16.05 — Mexico: ...": the day of a line of a list."""
    day, month = int(match["d"]), int(match["m"])
    if make_date(2000, month, day) is None:
        return None
    found = not_after(lambda year: make_date(year, month, day), published)
    return on(found) if found else UNRESOLVED


def slashed(match: re.Match[str], _published: date | None) -> When | None:
    """12/31/2024 and 31/12/2024 are clear; 4/5/2024 could be two days and stays unresolved."""
    one, two, year = int(match["a"]), int(match["b"]), _year(match["y"])
    readings = {d for d in (make_date(year, one, two), make_date(year, two, one)) if d}
    return on(readings.pop()) if len(readings) == 1 else _NO_SUCH_DAY


def feast(month: int, day: int) -> Resolver:
    def resolve(_match: re.Match[str], published: date | None) -> When | None:
        found = not_after(lambda year: make_date(year, month, day), published)
        return on(found) if found else UNRESOLVED

    return resolve


_FROM_EASTER = (
    (("palm", "верб"), -7),
    (("maundy", "holy thursday"), -3),
    (("good", "велик", "страс"), -2),
    (("holy saturday",), -1),
    (("easter monday",), 1),
    (("ash",), -46),
)


def of_easter(match: re.Match[str], published: date | None) -> When | None:
    """A day counted from Easter, by the calendar of the rite named, of Cyrillic texts the Orthodox one.

    Where no rite is named and the two fall on different days, nothing is told.
    """
    words, rite = match["feast"].lower(), (match["rite"] or "").lower()
    days = next((days for begins, days in _FROM_EASTER if words.startswith(begins)), 0)
    if words.endswith("великдень"):
        days = 0
    if published is None:
        return UNRESOLVED
    kinds = {"orthodox": (EASTER_ORTHODOX,), "": (EASTER_WESTERN, EASTER_ORTHODOX)}.get(
        rite, (EASTER_WESTERN,)
    )
    if not words.isascii():
        kinds = (EASTER_ORTHODOX,)
    found = {not_after(_from_easter(kind, days), published) for kind in kinds}
    day = found.pop() if len(found) == 1 else None
    return on(day) if day else UNRESOLVED


def _from_easter(kind: int, days: int) -> Callable[[int], date | None]:
    def of_year(year: int) -> date | None:
        return easter(year, kind) + timedelta(days=days) if make_date(year, 1, 1) else None

    return of_year


def weekday(match: re.Match[str], published: date | None) -> When | None:
    word = match["wd"].lower().replace("’", "'").replace("ʼ", "'")
    number = WEEKDAYS.get(word)
    if number is None:
        number = by_stem(word, WEEKDAY_STEMS)
    if number is None:
        return None
    if published is None:
        return UNRESOLVED
    back = (published.weekday() - number) % 7
    # "last Friday" said on a Friday is a week ago; "on Friday" said on a Friday is today.
    if back == 0 and match.groupdict().get("last"):
        back = 7
    return on(published - timedelta(days=back))


def days_back(days: int) -> Resolver:
    def resolve(_match: re.Match[str], published: date | None) -> When | None:
        return on(published - timedelta(days=days)) if published else UNRESOLVED

    return resolve


def night(_match: re.Match[str], published: date | None) -> When | None:
    if published is None:
        return UNRESOLVED
    return span(published - timedelta(days=1), published, DatePrecision.DAYS)


def number_of(word: str) -> int | None:
    """A small number in digits or words."""
    low = word.lower().replace("’", "'").replace("ʼ", "'")
    return int(low) if low.isdecimal() else NUMBERS.get(low)


def days_before(match: re.Match[str], published: date | None) -> When | None:
    """ "two days earlier", where nothing was told before that it could count from."""
    amount = number_of(match["n"])
    return on(published - timedelta(days=amount)) if published and amount else UNRESOLVED


def _night_before(day: When | None) -> When | None:
    if day is None or day.start is None:
        return day
    return span(day.start - timedelta(days=1), day.start, DatePrecision.DAYS)


def night_to_weekday(match: re.Match[str], published: date | None) -> When | None:
    """ "overnight into Sunday", «в ночь на вторник»: the day before and the day named."""
    return _night_before(weekday(match, published))


def night_of_weekday(match: re.Match[str], published: date | None) -> When | None:
    """ "overnight Friday", "overnight Friday to Saturday": the day named and the next, not after the publication."""
    return _night_after(weekday(match, published), published)


def night_of_day(match: re.Match[str], published: date | None) -> When | None:
    """ "the night of 3 March", "the night of 3 to 4 March"."""
    return _night_after(day_and_month(match, published), published)


def _night_after(day: When | None, published: date | None) -> When | None:
    if day is None or day.start is None or day.start != day.end:
        return day
    end = day.start + timedelta(days=1)
    return span(
        day.start, min(end, published) if published and day.start <= published else end, DatePrecision.DAYS
    )


def night_to_day(match: re.Match[str], published: date | None) -> When | None:
    """«в ніч на 19 листопада»: the 18th and the 19th."""
    return _night_before(day_and_month(match, published))


def untold(_match: re.Match[str], _published: date | None) -> When | None:
    """ "recently": not the day of the report, and no other day either."""
    return UNRESOLVED
