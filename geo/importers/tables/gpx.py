"""GPX: waypoints."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from geo.importers.content import web_address
from geo.importers.safe_xml import elements, local
from geo.importers.tables.feature_rows import Feature, feature_table
from geo.importers.tables.geometry import Spot
from geo.importers.tables.table import Refused, Table

_LINES = ("trk", "rte")


def open_gpx(path: Path) -> Table:
    """Waypoints of a GPX file; tracks and routes are left out.

    Raises:
        FileRefusedError: no well-formed XML, or no waypoint.
    """
    left_out: Counter[str] = Counter()
    table = feature_table(path, "GPX", partial(_waypoints, path, left_out))
    notes = []
    if left_out["trk"]:
        notes.append(f"Waypoints alone are read. Tracks left out: {left_out['trk']:,}.")
    if left_out["rte"]:
        notes.append(f"Waypoints alone are read. Routes left out: {left_out['rte']:,}.")
    return replace(table, notes=(*table.notes, *notes))


def _waypoints(path: Path, left_out: Counter[str]) -> Iterator[Feature | Refused]:
    left_out.clear()
    number = 0
    with path.open("rb") as stream:
        for point in elements(stream, path.name, frozenset({"wpt", *_LINES})):
            if (kind := local(point)) in _LINES:
                left_out[kind] += 1
                continue
            number += 1
            latitude, longitude = point.get("lat", ""), point.get("lon", "")
            told = {
                "name": _text(point, "name"), "description": _text(point, "desc") or _text(point, "cmt"),
                "date": _text(point, "time"), "type": _text(point, "type"),
            }  # fmt: skip
            if links := _links(point):
                told["url"] = links
            yield Feature(number, told, Spot((latitude, longitude, "", "")))


def _text(point: Any, name: str) -> str:
    """Text of its own element of that name: a link in it may have a `type`, too."""
    return next(("".join(one.itertext()) for one in point if local(one) == name), "")


def _links(point: Any) -> str:
    """Addresses on the web that a waypoint links to: `link` of GPX 1.1, `url` of 1.0; others are no sources."""
    found = [
        one.get("href", "") if local(one) == "link" else one.text or ""
        for one in point
        if local(one) in ("link", "url")
    ]
    addresses = (web_address(quoted) for quoted in found)
    return " ".join(dict.fromkeys(filter(None, addresses)))
