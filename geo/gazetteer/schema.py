"""The gazetteer's SQLite file: tables, version, and how places become rows and rows places."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields
from functools import lru_cache
from typing import Any

from geo.model import GeoPrecision, Place

VERSION = 6
"""Raised whenever the tables or the meaning of a column change; a file of another version is rebuilt."""

TABLES = """
CREATE TABLE info (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE place (
    id INTEGER PRIMARY KEY, gazetteer_id TEXT NOT NULL, name TEXT NOT NULL, latitude REAL NOT NULL,
    longitude REAL NOT NULL, country TEXT NOT NULL, admin1 TEXT NOT NULL, admin2 TEXT NOT NULL,
    feature_class TEXT NOT NULL, feature_code TEXT NOT NULL, geo_precision TEXT NOT NULL,
    radius_km REAL NOT NULL, population INTEGER NOT NULL, source TEXT NOT NULL, cell INTEGER
);
CREATE TABLE name (
    folded TEXT NOT NULL, place INTEGER NOT NULL, kind INTEGER NOT NULL, name TEXT,
    PRIMARY KEY (folded, place)
) WITHOUT ROWID;
CREATE TABLE first_word (word TEXT PRIMARY KEY, longest INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE likely (skeleton TEXT NOT NULL, place INTEGER NOT NULL, PRIMARY KEY (skeleton, place)) WITHOUT ROWID;
CREATE TABLE fuzzy (
    id INTEGER PRIMARY KEY, country TEXT NOT NULL, length INTEGER NOT NULL, names TEXT NOT NULL, places BLOB NOT NULL
);
"""
INDEXES = (
    "CREATE INDEX fuzzy_length ON fuzzy (country, length)",
    "CREATE UNIQUE INDEX place_gazetteer_id ON place (gazetteer_id)",
    "CREATE INDEX place_cell ON place (cell) WHERE cell IS NOT NULL",
)
_PRECISIONS = {precision.value: precision for precision in GeoPrecision}
PLACE_COLUMNS = tuple(field.name for field in fields(Place))
_PRECISION = PLACE_COLUMNS.index("geo_precision")
ADDED = "added:"
"""Keys of `info` that tell of a file the user added: this, and the file's SHA-256."""
CELLS_A_ROW = 720
"""Half-degree cells round the Earth."""
FUZZY_LENGTHS = range(4, 41)
"""Lengths of the folded names that misspellings are sought among."""


def cell_of(latitude: float, longitude: float) -> int:
    """Number of the half-degree cell that holds a point; cells of one row run from west to east."""
    return int((latitude + 90) * 2) * CELLS_A_ROW + min(int((longitude + 180) * 2), CELLS_A_ROW - 1)


def place_row(place: Place, feature_code: str) -> tuple[Any, ...]:
    """`place` as a row of the table, without its number; areas lie in no cell."""
    return (
        place.gazetteer_id, place.name, place.latitude, place.longitude, place.country, place.admin1,
        place.admin2, place.feature_class, feature_code, place.geo_precision.value, place.radius_km,
        place.population, place.source,
        None if place.geo_precision.is_area else cell_of(place.latitude, place.longitude),
    )  # fmt: skip


def place_of_row(row: tuple[Any, ...]) -> Place:
    """The place that `row` (in the order of `PLACE_COLUMNS`) holds.

    It was checked before it was written. To check it again, field by field, would take half of a look-up.
    """
    place = object.__new__(Place)
    slots = _slots()
    for put, value in zip(slots, row, strict=False):
        put(place, value)
    slots[_PRECISION](place, _PRECISIONS[row[_PRECISION]])
    return place


@lru_cache(maxsize=1)
def _slots() -> tuple[Callable[[Place, Any], None], ...]:
    """What puts a value into each field of a `Place`, frozen as it is, in the order of `PLACE_COLUMNS`."""
    return tuple(getattr(Place, name).__set__ for name in PLACE_COLUMNS)
