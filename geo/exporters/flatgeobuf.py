"""FlatGeobuf: one layer in WGS 84, without its optional index, which cannot hold incidents without a place."""

from __future__ import annotations

from collections.abc import Iterable
from typing import BinaryIO

from geo.exporters import ogr
from geo.record import Record


def write(records: Iterable[Record], out: BinaryIO) -> int:
    """Write `records` to `out`; returns how many."""
    return ogr.write(records, out, driver="FlatGeobuf", suffix=".fgb", SPATIAL_INDEX="NO")
