"""Coordinates and counts as tables write them."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from dataclasses import dataclass

from geo.importers.tables.angles import angle, two_angles

_NOTHING = frozenset(
    {"", "-", "–", "—", "n/a", "na", "nan", "none", "null", "unknown", "?", "nil", "#n/a", "not known"}
)
_ABOUT = ("~", "≈", "about", "around", "approx", "approx.", "approximately", "ca", "ca.", "circa", "some", "roughly", "близько", "приблизно", "около", "примерно", "порядка")  # fmt: skip
_AT_MOST = ("up to", "at most", "no more than", "<=", "≤", "до", "не більше", "не больше", "не более", "щонайбільше", "максимум")  # fmt: skip
_AT_LEAST = (
    "at least", "min", "min.", "minimum", "no less than", "not less than", "more than", "over", ">", ">=", "≥", "не менше", "щонайменше", "принаймні",
    "більше", "більш як", "понад", "не менее", "не меньше", "как минимум", "минимум", "мінімум", "по меньшей мере", "более", "больше", "свыше",
)  # fmt: skip
_WORDS = "|".join(sorted(map(re.escape, (*_ABOUT, *_AT_MOST, *_AT_LEAST)), key=len, reverse=True))
_WHOLE = r"(\d{1,3}(?:[, \u00a0]\d{3})+|\d{1,12})"
_COUNT = re.compile(_WHOLE)
_ROUGHLY = re.compile(rf"(?:({_WORDS})\s*{_WHOLE}|{_WHOLE}\s*(?:\+|or more))", re.IGNORECASE)
_SPAN = re.compile(
    rf"(?:(?:from|від|от)?\s*{_WHOLE}\s*(?:-|–|—|to|до|or|або|или)\s*{_WHOLE}"
    rf"|(?:between|між|между)\s+{_WHOLE}\s*(?:and|і|й|та|и)\s*{_WHOLE})",
    re.IGNORECASE,
)
MOST_METRES = 10_000_000


def is_nothing(text: str) -> bool:
    """Whether a cell says that nothing is known."""
    return text.strip().lower() in _NOTHING


def any_is_nothing(texts: Iterable[str]) -> bool:
    """Whether any of some cells, without blanks at their ends, says that nothing is known."""
    return not _NOTHING.isdisjoint(map(str.lower, texts))


def coordinate(text: str) -> float | None:
    """Degrees of a cell: decimal (point or comma), or degrees, minutes and seconds; None for an empty cell.

    Raises:
        ValueError: no number of degrees; the message says what is wrong.
    """
    return None if is_nothing(text) else angle(text)[0]


def coordinate_of(axis: str, text: str) -> float | None:
    """Degrees of a cell in a column of `axis`, "latitude" or "longitude"; None for an empty cell.

    Raises:
        ValueError: no number of degrees, or of the other axis by its letter.
    """
    if is_nothing(text):
        return None
    degrees, told = angle(text)
    if told not in ("", axis):
        raise ValueError(
            f"a {axis}: its letter says that it is a {told}; if the columns are exchanged, say so (--column {axis}=COLUMN)"
        )
    return degrees


def pair(text: str) -> tuple[float, float] | None:
    """Latitude and longitude of one cell: "50.45, 30.52", degrees with letters, or WKT (longitude first).

    Raises:
        ValueError: no such pair.
    """
    return None if is_nothing(text) else two_angles(text)


def check(latitude: float, longitude: float) -> str:
    """What is wrong with a point, empty where it can be one on Earth."""
    if not (math.isfinite(latitude) and math.isfinite(longitude)):
        return "not a finite number of degrees"
    if abs(latitude) <= 90 and abs(longitude) <= 180:
        return ""
    if abs(latitude) > 360 or abs(longitude) > 360:
        return "too large for degrees: metres of a projection, whose system the file does not name; bring them to WGS 84"
    if abs(longitude) <= 90 and abs(latitude) <= 180:
        return "no latitude from -90 to 90: latitude and longitude seem to be exchanged"
    return "no latitude from -90 to 90 with a longitude from -180 to 180"


@dataclass(frozen=True, slots=True)
class People:
    """A number of people, and the bounds that a cell gives; None is unknown."""

    low: int | None = None
    best: int | None = None
    high: int | None = None

    @property
    def one(self) -> int | None:
        """The number for a field that holds one: the lower bound where there is one."""
        return self.best if self.low is None else self.low


def people(text: str) -> People:
    """What a cell says of a number of people: "5", "at least 5", "3-5", "up to 5", "about 5".

    A bound from below is the best number that is known, as the reader of reports has it; of "3-5" it is the lower one, as ACLED
    codes it. "Up to 5" says nothing of the best.

    Raises:
        ValueError: no number of people.
    """
    text = text.strip()
    if text.isdigit() or not text:
        return People(best=count(text))
    if span := _SPAN.fullmatch(text):
        low, high = sorted(_number(number) for number in span.groups() if number)
        return People(low, low, high)
    match = _ROUGHLY.fullmatch(text)
    if match is None:
        return People(best=count(text))
    word, number = (match[1] or "").lower(), _number(match[2] or match[3])
    if word in _AT_MOST:
        return People(high=number)
    return People(best=number) if word in _ABOUT else People(number, number)


def count(text: str) -> int | None:
    """A number of people; None for a cell that says nothing.

    Raises:
        ValueError: no whole number from 0 to 100 million.
    """
    text = text.strip()
    if is_nothing(text):
        return None
    text = text.removesuffix(".0")
    if not _COUNT.fullmatch(text):
        raise ValueError("a whole number of people")
    return _number(text)


def _number(text: str) -> int:
    number = int(re.sub(r"[, \u00a0]", "", text))
    if number > 100_000_000:
        raise ValueError("a number of people from 0 to 100 million")
    return number
