"""What a visitor asks for within the map's frame: other days, undated or not, event types, a rectangle, a polygon; digits and signs only.

They come on the same way as clicks (`clicks.RETURNED_OBJECTS`), written by `ask` in `static/map/incidents.js`. An `r` asks for nothing but
that the page is drawn anew.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from geo.errors import InvalidValueError
from geo.filters import Criteria

_EPOCH = date(1970, 1, 1)
_TEXT = re.compile(r"[0-9a-f]{16};(\d{10,16});([a-z]);([-+0-9.,]{0,2000})", re.ASCII)
_DAYS = re.compile(r"(-?\d{1,7})?,(-?\d{1,7})?", re.ASCII)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """Something to change in the filter.

    Attributes:
        changes: fields of `geo.filters.Criteria` and their values.
        stamp: milliseconds of the browser's clock; tells two wishes apart.
        refused: why a polygon cannot be the filter; there are no changes then.
    """

    changes: Mapping[str, Any]
    stamp: int
    refused: InvalidValueError | None = None


def read_wish(text: str | None, types: Sequence[Sequence[str]] = ()) -> Wish | None:
    """The wish that `st_folium` returned as `last_object_clicked_tooltip`.

    None where there is none, or where the text is none of ours: a browser can send anything. Unlike a click it holds for newer
    data too: it names no incident.

    Args:
        types: for each number of an event type the words that stand for it in a filter (`type_groups`).
    """
    found = _TEXT.fullmatch(text or "")
    if found is None:
        return None
    try:
        changes = _read(found[2], found[3], types)
    except InvalidValueError as error:
        return Wish(changes={}, stamp=int(found[1]), refused=error)
    return None if changes is None else Wish(changes=changes, stamp=int(found[1]))


def _read(letter: str, words: str, types: Sequence[Sequence[str]]) -> dict[str, Any] | None:
    match letter:
        case "w":
            return _window(words)
        case "u":
            return {"include_undated": words == "1"} if words in ("0", "1") else None
        case "t":
            return _types(words, types)
        case "b":
            return _box(words)
        case "p":
            return _polygon(words)
    return None


def _window(text: str) -> dict[str, Any] | None:
    found = _DAYS.fullmatch(text)
    if found is None:
        return None
    try:
        first, last = (None if day is None else _EPOCH + timedelta(days=int(day)) for day in found.groups())
    except OverflowError:
        return None
    return {"date_from": first, "date_to": last}


def _types(text: str, types: Sequence[Sequence[str]]) -> dict[str, Any] | None:
    numbers = text.split(",") if text else []
    if not all(re.fullmatch(r"\d{1,3}", n, re.ASCII) and int(n) < len(types) for n in numbers):
        return None
    return {"event_types": tuple(name for number in numbers for name in types[int(number)])[:200]}


def _box(text: str) -> dict[str, Any] | None:
    try:
        west, south, east, north = map(float, text.split(","))
        return {"bbox": Criteria(bbox=(west, south, east, north)).bbox}
    except (ValueError, InvalidValueError):
        return None


def _polygon(text: str) -> dict[str, Any] | None:
    """Unlike the others it can be drawn and still be none: the person who drew it is to be told.

    Raises:
        InvalidValueError: the corners make no polygon, such as one that crosses itself.
    """
    try:
        numbers = [float(number) for number in text.split(",")]
        corners = tuple(zip(numbers[::2], numbers[1::2], strict=True))
    except ValueError:
        return None
    return {"polygon": Criteria(polygon=corners).polygon}
