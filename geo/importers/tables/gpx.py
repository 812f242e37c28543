"""GPX: waypoints."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path

from geo.importers.safe_xml import elements, text_of
from geo.importers.tables.feature_rows import Feature, feature_table
from geo.importers.tables.geometry import Spot
from geo.importers.tables.table import Refused, Table


def open_gpx(path: Path) -> Table:
    """Waypoints of a GPX file; tracks and routes are left out.

    Raises:
        FileRefusedError: no well-formed XML, or no waypoint.
    """
    return feature_table(path, "GPX", partial(_waypoints, path))


def _waypoints(path: Path) -> Iterator[Feature | Refused]:
    with path.open("rb") as stream:
        for number, point in enumerate(elements(stream, path.name, frozenset({"wpt"})), 1):
            latitude, longitude = point.get("lat", ""), point.get("lon", "")
            told = {
                "name": text_of(point, "name"), "description": text_of(point, "desc") or text_of(point, "cmt"),
                "date": text_of(point, "time"), "type": text_of(point, "type"),
            }  # fmt: skip
            yield Feature(number, told, Spot((latitude, longitude, "", "")))
