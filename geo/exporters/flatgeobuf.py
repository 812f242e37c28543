"""FlatGeobuf: one layer in WGS 84, without its optional index, which cannot hold incidents without a place.

Whom to credit stands in the description of its header.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import BinaryIO

from geo.exporters import ogr
from geo.exporters.credits import attribution
from geo.record import Record


def write(records: Iterable[Record], out: BinaryIO) -> int:
    """Write `records` to `out`; returns how many."""
    return ogr.write(
        records, out, driver="FlatGeobuf", suffix=".fgb",
        SPATIAL_INDEX="NO", TITLE="Incidents", DESCRIPTION=attribution(),
    )  # fmt: skip
