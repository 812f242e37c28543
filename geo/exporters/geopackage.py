"""GeoPackage (OGC 12-128): one layer `incidents` in WGS 84, days as fields of type DATE."""

from __future__ import annotations

from collections.abc import Iterable
from typing import BinaryIO

from geo.exporters import ogr
from geo.record import Record


def write(records: Iterable[Record], out: BinaryIO) -> int:
    """Write `records` to `out`; returns how many."""
    return ogr.write(records, out, driver="GPKG", suffix=".gpkg", GEOMETRY_NAME="geom")
