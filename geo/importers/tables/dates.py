"""Dates of a column: which of day and month comes first is decided for all of it, from values that leave no doubt.

"13/04/2025" can only be day first; "04/08/2025" alone can be read both ways. Where a column proves both orders, or
neither, a value that can be read both ways is refused, never guessed. Dots ("08.04.2025") are day first.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Literal

from geo.events.calendar_words import MONTH_STEMS, MONTHS, by_stem
from geo.model import DatePrecision

Order = Literal["", "dmy", "mdy"]

_TIME = (
    r"(?:[T ,]+\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?\s*(?:[AaPp]\.?[Mm]\.?)?\s*(?:Z|UTC|[+-]\d{2}:?\d{2})?)?"
)
_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})" + _TIME)
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})(?:\d{6})?")
_NUMERIC = re.compile(r"(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})" + _TIME)
_DAY_NAMED = re.compile(
    r"(\d{1,2})(?:st|nd|rd|th)?[\s.-]+([^\W\d_]+)\.?[\s,.-]+(\d{4}|\d{2})(?:\s*(?:г\.?|року|р\.?|года))?"
    + _TIME
)
_NAMED_DAY = re.compile(r"([^\W\d_]+)\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})" + _TIME)
_MONTH = re.compile(r"([^\W\d_]+)\.?[\s,-]+(\d{4})")
_ISO_MONTH = re.compile(r"(\d{4})-(\d{2})")
_YEAR = re.compile(r"(\d{4})(?:\.0)?")
_EPOCH = re.compile(r"(\d{10})(?:\d{3})?")  # seconds, or milliseconds as ArcGIS writes them
_SERIAL = re.compile(r"([2-7]\d{4})(?:\.\d+)?")  # the years 1954 to 2119
_EXCEL_DAY_0 = date(1899, 12, 30)  # its 1900 has a 29th of February
_WEEKDAY = re.compile(r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?,?\s+", re.IGNORECASE)
_FIRST: dict[str, str] = {"dmy": "day", "mdy": "month"}
_OTHER: dict[str, Order] = {"dmy": "mdy", "mdy": "dmy"}
_FIRST_YEAR, _LAST_YEAR = 1800, 2199


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """The days that a value names, both inclusive, and how exactly."""

    start: date
    end: date
    precision: DatePrecision = DatePrecision.DAY


@dataclass(frozen=True, slots=True, kw_only=True)
class DayMonth:
    """What a column's numeric dates prove.

    Attributes:
        order: "dmy", "mdy", or empty where they prove nothing or both.
        day_first, month_first: how many values can only be read so.
        open: how many can be read both ways.
    """

    order: Order
    day_first: int = 0
    month_first: int = 0
    open: int = 0

    def told(self, chosen: Order, remembered: bool) -> str:
        """How a column is read whose order somebody chose, for this file or for another one with its header."""
        if remembered and self.order not in ("", chosen):
            return f"{self}; {_FIRST[chosen]} first, which was chosen for another file with this header, does not hold"
        why = "chosen for another file with this header" if remembered else "chosen"
        against = self.month_first if chosen == "dmy" else self.day_first
        other = f"; {against:,} value(s) can only be {_FIRST[_OTHER[chosen]]} first" if against else ""
        return f"read as {_FIRST[chosen]} first, as {why}{other}"

    def __str__(self) -> str:
        if self.order:
            first, proof = ("day", self.day_first) if self.order == "dmy" else ("month", self.month_first)
            return f"read as {first} first, as {proof:,} value(s) can only be read"
        if self.day_first and self.month_first:
            return (
                f"{self.day_first:,} value(s) can only be day first and {self.month_first:,} only month first: "
                f"the {self.open:,} that can be read both ways are refused"
            )
        return (
            f"{self.open:,} value(s) can be read both ways and none says which: choose the order (dmy or mdy)"
        )


def day_month_order(values: Iterable[str]) -> DayMonth | None:
    """What the numeric dates among `values` prove; None where there are none with slashes or dashes."""
    day_first = month_first = unclear = 0
    for value in values:
        match = _NUMERIC.fullmatch(_WEEKDAY.sub("", value.strip(), count=1))
        if match is None or match[2] == ".":
            continue
        first, second = int(match[1]), int(match[3])
        if first > 12 >= second:
            day_first += 1
        elif second > 12 >= first:
            month_first += 1
        elif first != second:
            unclear += 1
    if not (day_first or month_first or unclear):
        return None
    order: Order = "" if bool(day_first) == bool(month_first) else "dmy" if day_first else "mdy"
    return DayMonth(order=order, day_first=day_first, month_first=month_first, open=unclear)


def is_serial(value: str) -> bool:
    """Whether a cell is a day as Excel counts them, since 1900: 45755 for 2025-04-08."""
    return _SERIAL.fullmatch(value.strip()) is not None


def read_date(value: str, order: Order = "", *, serial: bool = False) -> Span:
    """The days that `value` names.

    Args:
        order: whether day or month comes first where both could.
        serial: whether a number of five digits is a day as Excel counts them.

    Raises:
        ValueError: no date of the years 1800 to 2199; the message says what is wrong.
    """
    text = _WEEKDAY.sub("", value.strip(), count=1) if value[:1].isalpha() else value.strip()
    if match := _ISO.fullmatch(text):
        return _day(*map(int, match.groups()[:3]))
    if serial and (match := _SERIAL.fullmatch(text)):
        day = _EXCEL_DAY_0 + timedelta(int(match[1]))
        return Span(start=day, end=day)
    if match := _NUMERIC.fullmatch(text):
        return _numeric(match, order)
    if match := _COMPACT.fullmatch(text):
        with suppress(ValueError):
            return _day(*map(int, match.groups()))
    if match := _DAY_NAMED.fullmatch(text):
        return _day(_year(match[3]), _month(match[2]), int(match[1]))
    if match := _NAMED_DAY.fullmatch(text):
        return _day(int(match[3]), _month(match[1]), int(match[2]))
    return _coarse(text)


def _coarse(text: str) -> Span:
    if match := _MONTH.fullmatch(text):
        return _whole_month(int(match[2]), _month(match[1]))
    if match := _ISO_MONTH.fullmatch(text):
        return _whole_month(int(match[1]), int(match[2]))
    if match := _YEAR.fullmatch(text):
        first = _day(int(match[1]), 1, 1).start
        return Span(start=first, end=first.replace(month=12, day=31), precision=DatePrecision.YEAR)
    if match := _EPOCH.fullmatch(text):
        day = datetime.fromtimestamp(int(match[1]), UTC).date()
        return Span(start=day, end=day)
    raise ValueError("a date that can be read, such as 2025-04-08 or 8 April 2025")


def _numeric(match: re.Match[str], order: Order) -> Span:
    first, second, year = int(match[1]), int(match[3]), _year(match[4])
    if match[2] == ".":
        order = "dmy"
    if first > 12 or (first == second and order == ""):
        order = "dmy"
    elif second > 12:
        order = "mdy"
    if order == "":
        raise ValueError(
            "clear: day and month could be exchanged, and the column does not say which comes first"
        )
    return _day(year, second, first) if order == "dmy" else _day(year, first, second)


def _year(text: str) -> int:
    number = int(text)
    if len(text) == 4:
        return number
    return number + (2000 if number < 70 else 1900)  # POSIX's rule for two digits


def _month(word: str) -> int:
    month = MONTHS.get(word.lower()) or by_stem(word.lower(), MONTH_STEMS)
    if month is None:
        raise ValueError("a date: its month is no month's name in English, Ukrainian or Russian")
    return month


def _day(year: int, month: int, day: int) -> Span:
    try:
        found = date(year, month, day)
    except ValueError:
        raise ValueError("a day of the calendar") from None
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        raise ValueError(f"a day of the years {_FIRST_YEAR} to {_LAST_YEAR}")
    return Span(start=found, end=found)


def _whole_month(year: int, month: int) -> Span:
    first = _day(year, month, 1).start
    last = first.replace(day=monthrange(year, month)[1])
    return Span(start=first, end=last, precision=DatePrecision.MONTH)
