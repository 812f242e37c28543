"""Lines and areas as they were drawn: front lines, zones, burnt land. Each is the shape of an incident.

The incident has the dates, words and sources; filters, undoing an import and taking an incident out hold for its shape, too.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import orjson

from geo.compact import from_json, to_json, whole
from geo.record import Record
from geo.store.rows import day_number

TABLES = (
    """CREATE TABLE IF NOT EXISTS overlay (
        key INTEGER PRIMARY KEY REFERENCES incident (key) ON DELETE CASCADE,
        shape BLOB NOT NULL)""",
)
"""What a store needs for overlays; a shape is WKB in WGS 84, longitude first."""

_DECIMALS = 7
_CHUNK = 1_000
_SELECT = "SELECT incident.key, shape, record FROM overlay JOIN incident USING (key) JOIN incident_record USING (key)"
_SHAPES = "SELECT key, shape FROM overlay WHERE key IN (SELECT value FROM json_each(?))"
_INSERT = "INSERT INTO overlay (key, shape) VALUES (?, ?)"


@dataclass(frozen=True, slots=True, kw_only=True)
class Overlay:
    """A line or an area with the incident that it is the shape of.

    Attributes:
        id: the incident's.
        key: the incident's row (`Columns.keys`).
        name: what to call it: its description's first line, else its type.
        event_type: the incident's.
        start, end: first and last day it is known for, or both None.
        geometry: GeoJSON (RFC 7946): WGS 84, longitude first, at most 7 decimals, outer rings counterclockwise.
        record: the incident's flat record.
    """

    id: str
    key: int
    name: str
    event_type: str
    start: date | None
    end: date | None
    geometry: dict[str, Any]
    record: Record

    @property
    def is_area(self) -> bool:
        """True for areas, False for lines."""
        return "Polygon" in str(self.geometry["type"]) or self.geometry["type"] == "GeometryCollection"


def overlays_between(
    db: sqlite3.Connection, first: date | None, last: date | None, *, undated: bool
) -> tuple[Overlay, ...]:
    """Overlays that are known for any day of a window (both days included, None is open), in order of their first day."""
    sql = (
        f"{_SELECT} WHERE CASE WHEN day_start IS NULL THEN ?3 ELSE"
        " (?1 IS NULL OR day_end >= ?1) AND (?2 IS NULL OR day_start <= ?2) END ORDER BY day_start, incident.key"
    )
    rows = db.execute(sql, (day_number(first), day_number(last), undated))
    return tuple(_overlay(*row) for row in rows)


def overlays_of(db: sqlite3.Connection, keys: Sequence[int]) -> tuple[Overlay, ...]:
    """The overlays of the incidents with these row keys, in their order."""
    found: dict[int, Overlay] = {}
    for first in range(0, len(keys), _CHUNK):
        wanted = to_json(keys[first : first + _CHUNK])
        rows = db.execute(f"{_SELECT} WHERE incident.key IN (SELECT value FROM json_each(?))", (wanted,))
        found |= {row[0]: _overlay(*row) for row in rows}
    return tuple(found[key] for key in keys if key in found)


def add_shapes(db: sqlite3.Connection, shapes: Iterable[tuple[int, bytes]]) -> None:
    """Store shapes (WKB) of incidents by their row keys."""
    db.executemany(_INSERT, shapes)


def shapes_of(db: sqlite3.Connection, keys: Sequence[int]) -> dict[int, bytes]:
    """The shapes (WKB) of the incidents at these row keys; those that have one."""
    found: dict[int, bytes] = {}
    for first in range(0, len(keys), _CHUNK):
        found |= dict(db.execute(_SHAPES, (to_json(list(keys[first : first + _CHUNK])),)))
    return found


def set_shape(db: sqlite3.Connection, key: int, shape: bytes) -> None:
    """Give the incident at a row key another shape (WKB), or none."""
    db.execute("DELETE FROM overlay WHERE key = ?", (key,))
    if shape:
        db.execute(_INSERT, (key, shape))


def _overlay(key: int, shape: bytes, text: str) -> Overlay:
    record = whole(from_json(text))
    told = (record["description"] or record["quote"]).strip().splitlines()
    return Overlay(
        id=record["id"], key=key, name=told[0] if told else record["event_type"], event_type=record["event_type"],
        start=_day(record["date_start"]), end=_day(record["date_end"]), geometry=_geojson(shape), record=record,
    )  # fmt: skip


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _geojson(shape: bytes) -> dict[str, Any]:
    import shapely  # what has no overlays does not wait for it

    geometry = shapely.force_2d(shapely.orient_polygons(shapely.from_wkb(shape)))
    rounded = shapely.transform(geometry, lambda xy: xy.round(_DECIMALS))
    found: dict[str, Any] = orjson.loads(shapely.to_geojson(rounded))
    return found
