"""What a click on the map tells: positions of incidents, written as digits by `static/map/incidents.js`."""

from __future__ import annotations

import re
from dataclasses import dataclass

from geo.layers.payload import IncidentData

RETURNED_OBJECTS = ("last_object_clicked_tooltip",)
"""What `st_folium` must be asked to return; anything more would rerun the page on every pan."""

_TEXT = re.compile(r"([0-9a-f]{16});(\d{10,16});(\d{1,9});(\d{1,9}(?:,\d{1,9}){0,999})", re.ASCII)


@dataclass(frozen=True, slots=True, kw_only=True)
class Click:
    """A click on a symbol, a cluster or an area.

    Attributes:
        positions: positions in the store's columns, at most 1,000.
        total: how many incidents stand there.
        stamp: milliseconds of the browser's clock; tells two clicks on the same thing apart.
    """

    positions: tuple[int, ...]
    total: int
    stamp: int


def read_click(text: str | None, data: IncidentData) -> Click | None:
    """The click that `st_folium` returned as `last_object_clicked_tooltip`.

    None where there is none, where it was on data that is no longer shown, or where the text is none of ours: a
    browser can send anything.
    """
    found = _TEXT.fullmatch(text or "")
    if found is None or found[1] != data.digest:
        return None
    positions = tuple(int(p) for p in found[4].split(","))
    if max(positions) >= data.count or not len(positions) <= int(found[3]) <= data.count:
        return None
    return Click(positions=positions, total=int(found[3]), stamp=int(found[2]))
