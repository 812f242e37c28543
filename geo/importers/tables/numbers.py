"""Coordinates and counts as tables write them."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass

_NOTHING = frozenset(
    {"", "-", "–", "—", "n/a", "na", "nan", "none", "null", "unknown", "?", "nil", "#n/a", "not known"}
)
_DECIMAL = re.compile(r"[+-]?\d{1,20}(?:[.,]\d{1,400})?(?:[eE][+-]?\d{1,3})?")
_DMS = re.compile(
    r"""([NSEWСЮ])?\s*(\d{1,3})\s*[°º]\s*(?:(\d{1,2}(?:[.,]\d+)?)\s*['′’`]\s*)?"""
    r"""(?:(\d{1,2}(?:[.,]\d+)?)\s*(?:"|″|”|''|′′)\s*)?([NSEW])?""",
    re.IGNORECASE,
)
_COUNT = re.compile(r"\d{1,3}(?:[, \u00a0]\d{3})+|\d{1,12}")
_ABOUT = ("~", "≈", "about", "around", "approx", "approx.", "approximately", "ca", "ca.", "circa", "some", "roughly", "близько", "приблизно", "около", "примерно", "порядка")  # fmt: skip
_AT_MOST = ("up to", "at most", "no more than", "<=", "≤", "до", "не більше", "не больше", "не более", "щонайбільше", "максимум")  # fmt: skip
_AT_LEAST = (
    "at least", "min", "min.", "minimum", "no less than", "not less than", "more than", "over", ">", ">=", "≥", "не менше", "щонайменше", "принаймні",
    "більше", "більш як", "понад", "не менее", "не меньше", "как минимум", "минимум", "мінімум", "по меньшей мере", "более", "больше", "свыше",
)  # fmt: skip
_WORDS = "|".join(sorted(map(re.escape, (*_ABOUT, *_AT_MOST, *_AT_LEAST)), key=len, reverse=True))
_WHOLE = r"(\d{1,3}(?:[, \u00a0]\d{3})+|\d{1,12})"
_ROUGHLY = re.compile(rf"(?:({_WORDS})\s*{_WHOLE}|{_WHOLE}\s*(?:\+|or more))", re.IGNORECASE)
_SPAN = re.compile(
    rf"(?:(?:from|від|от)?\s*{_WHOLE}\s*(?:-|–|—|to|до|or|або|или)\s*{_WHOLE}"
    rf"|(?:between|між|между)\s+{_WHOLE}\s*(?:and|і|й|та|и)\s*{_WHOLE})",
    re.IGNORECASE,
)
_POINT = re.compile(r"\s*POINT\s*\(\s*(\S+)\s+(\S+)\s*\)\s*", re.IGNORECASE)
MOST_METRES = 10_000_000


def is_nothing(text: str) -> bool:
    """Whether a cell says that nothing is known."""
    return text.strip().lower() in _NOTHING


def coordinate(text: str) -> float | None:
    """Degrees of a cell: decimal (point or comma), or degrees, minutes and seconds; None for an empty cell.

    Raises:
        ValueError: no number of degrees; the message says what is wrong.
    """
    text = text.strip()
    if is_nothing(text):
        return None
    if _DECIMAL.fullmatch(text):
        return float(text.replace(",", "."))
    if match := _DMS.fullmatch(text):
        return _degrees(match)
    if text.lower() in ("inf", "-inf", "+inf", "infinity", "-infinity"):
        raise ValueError("a finite number of degrees")
    raise ValueError("a number of degrees such as 50.4501, 50,4501 or 50°27′00″N")


def _degrees(match: re.Match[str]) -> float:
    before, degrees, minutes, seconds, after = match.groups()
    parts = [float(p.replace(",", ".")) if p else 0.0 for p in (degrees, minutes, seconds)]
    if parts[1] >= 60 or parts[2] >= 60:
        raise ValueError("degrees with minutes and seconds below 60")
    size = parts[0] + parts[1] / 60 + parts[2] / 3600
    return -size if (before or after or "").upper() in ("S", "W") else size


def pair(text: str) -> tuple[float, float] | None:
    """Latitude and longitude of one cell: "50.45, 30.52", degrees with letters, or WKT (longitude first).

    Raises:
        ValueError: no such pair.
    """
    if is_nothing(text):
        return None
    if match := _POINT.fullmatch(text):
        longitude, latitude = coordinate(match[1]), coordinate(match[2])
    else:
        halves = re.split(
            r"\s*[;]\s*|\s*,\s+|(?<=\d),(?=-?\d+\.)|\s+(?=[-\d])|(?<=[NSns])\s*,?\s*", text.strip()
        )
        halves = [half for half in halves if half]
        if len(halves) != 2:
            raise ValueError("a latitude and a longitude such as 50.4501, 30.5234")
        latitude, longitude = coordinate(halves[0]), coordinate(halves[1])
    if latitude is None or longitude is None:
        raise ValueError("a latitude and a longitude such as 50.4501, 30.5234")
    return latitude, longitude


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


NOBODY_SAYS = People()


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
    if not _COUNT.fullmatch(text.removesuffix(".0")):
        raise ValueError("a whole number of people")
    return _number(text.removesuffix(".0"))


def _number(text: str) -> int:
    number = int(re.sub(r"[, \u00a0]", "", text))
    if number > 100_000_000:
        raise ValueError("a number of people from 0 to 100 million")
    return number
