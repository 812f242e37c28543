"""What a visitor asks for within the map's frame: other days, undated or not, other event types; digits and signs only.

They come on the same way as clicks (`clicks.RETURNED_OBJECTS`), written by `ask` in `static/map/incidents.js`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

_EPOCH = date(1970, 1, 1)
_TEXT = re.compile(r"[0-9a-f]{16};(\d{10,16});([a-z]);([-+0-9.,]{0,2000})", re.ASCII)
_DAYS = re.compile(r"(-?\d{1,7})?,(-?\d{1,7})?", re.ASCII)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """Something to change in the filter.

    Attributes:
        changes: fields of `geo.filters.Criteria` and their values.
        stamp: milliseconds of the browser's clock; tells two wishes apart.
    """

    changes: Mapping[str, Any]
    stamp: int


def read_wish(text: str | None) -> Wish | None:
    """The wish that `st_folium` returned as `last_object_clicked_tooltip`.

    None where there is none, or where the text is none of ours: a browser can send anything. Unlike a click it holds for newer
    data too: it names no incident.
    """
    found = _TEXT.fullmatch(text or "")
    if found is None or found[2] not in _READERS:
        return None
    changes = _READERS[found[2]](found[3])
    return None if changes is None else Wish(changes=changes, stamp=int(found[1]))


def _window(text: str) -> dict[str, Any] | None:
    found = _DAYS.fullmatch(text)
    if found is None:
        return None
    try:
        first, last = (None if day is None else _EPOCH + timedelta(days=int(day)) for day in found.groups())
    except OverflowError:
        return None
    return {"date_from": first, "date_to": last}


def _undated(text: str) -> dict[str, Any] | None:
    return {"include_undated": text == "1"} if text in ("0", "1") else None


_READERS: Mapping[str, Callable[[str], dict[str, Any] | None]] = {"w": _window, "u": _undated}
