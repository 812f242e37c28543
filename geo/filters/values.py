"""The rules that values of a filter keep, and how they are written into an address and read from it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any, TypeVar

from geo.errors import InvalidValueError
from geo.filters.rings import read_ring, write_ring
from geo.model import check_point

_MAX_WORDS = 200  # values of one criterion; a link can carry no more anyway
_MAX_LENGTH = 1_000  # characters of one value
_MAX_SEARCH = 200  # characters of a text to search for
_DEGREES = r"[+-]?\d{1,3}(\.\d{1,400})?"

Query = dict[str, list[str]]
E = TypeVar("E", bound=StrEnum)
BBox = tuple[float, float, float, float]
"""West, south, east, north in degrees, edges included; west > east crosses the antimeridian."""


def checked_bbox(bbox: BBox) -> BBox:
    """The rectangle as four checked numbers."""
    if len(bbox) != 4:
        raise InvalidValueError("bbox", bbox, "four numbers of degrees: west, south, east, north")
    west, south, east, north = map(float, bbox)
    check_point(south, west)
    check_point(north, east)
    if south > north:
        raise InvalidValueError("bbox", bbox, "a rectangle whose south lies below its north")
    return west, south, east, north


def words(field: str, values: Iterable[str]) -> tuple[str, ...]:
    """The values, sorted and without doubles."""
    given = (values,) if isinstance(values, str) else tuple(values)
    if len(given) > _MAX_WORDS:
        raise InvalidValueError(field, len(given), f"at most {_MAX_WORDS} values")
    for word in given:
        if not (isinstance(word, str) and 0 < len(word) <= _MAX_LENGTH):
            raise InvalidValueError(field, word, f"a text of 1 to {_MAX_LENGTH} characters")
        if any("\ud800" <= character <= "\udfff" for character in word):
            raise InvalidValueError(field, word, "a text of Unicode characters")
    return tuple(sorted(set(given)))


def search_text(field: str, value: str) -> str:
    """A text to search for: blanks at its ends and doubled ones go."""
    text = " ".join(value.split())
    if len(text) > _MAX_SEARCH or not text.isprintable():
        raise InvalidValueError(field, value, f"at most {_MAX_SEARCH} characters of plain text")
    return text


def members(field: str, values: Iterable[str], kind: type[E]) -> tuple[E, ...]:
    """The members of `kind` that are named, in the order of `kind`."""
    found, known = words(field, values), [str(member) for member in kind]
    for word in found:
        if word not in known:
            raise InvalidValueError(field, word, f"one of {', '.join(known)}")
    return tuple(member for member in kind if member in found)


def _day(text: str) -> date:
    if re.fullmatch(r"\d{4}-\d{2}-\d{2}", text, re.ASCII):
        with suppress(ValueError):
            return date.fromisoformat(text)
    raise InvalidValueError("date", text, "a day such as 2025-04-08")


def _flag(text: str) -> bool:
    if text not in ("0", "1"):
        raise InvalidValueError("switch", text, "0 or 1")
    return text == "1"


def _number(text: str) -> int:
    if not re.fullmatch(r"\d{1,9}", text, re.ASCII):
        raise InvalidValueError("number", text, "a whole number")
    return int(text)


def _decimal(value: float) -> str:
    """The shortest decimal that reads back as `value`, without an exponent and without ".0"."""
    return format(Decimal(repr(float(value))), "f").removesuffix(".0")


def _write_flag(value: bool) -> str:
    return "1" if value else "0"


def _box(text: str) -> BBox:
    parts = [part.strip() for part in text.split(",")]
    if len(parts) != 4 or not all(re.fullmatch(_DEGREES, part, re.ASCII) for part in parts):
        raise InvalidValueError("bbox", text, "four numbers of degrees: west,south,east,north")
    west, south, east, north = map(float, parts)
    return west, south, east, north


def _write_box(bbox: BBox) -> str:
    return ",".join(map(_decimal, bbox))


PARAMETERS: Mapping[str, tuple[str, Callable[[Any], str], Callable[[str], Any]]] = {
    "from": ("date_from", str, _day),
    "to": ("date_to", str, _day),
    "undated": ("include_undated", _write_flag, _flag),
    "type": ("event_types", str, str),
    "subtype": ("sub_event_types", str, str),
    "country": ("countries", str, str),
    "admin1": ("admin1", str, str),
    "precision": ("geo_precisions", str, str),
    "claim": ("claims", str, str),
    "status": ("statuses", str, str),
    "actor": ("actors", str, str),
    "source": ("publishers", str, str),
    "weapon": ("weapons", str, str),
    "target": ("targets", str, str),
    "text": ("text", str, str),
    "killed": ("killed_min", str, _number),
    "bbox": ("bbox", _write_box, _box),
    "polygon": ("polygon", write_ring, read_ring),
    "demo": ("include_demo", _write_flag, _flag),
}
"""Parameter of the address -> attribute of `Criteria`, how it is written, how one value is read."""
