"""JSON lines: one flat record a line with every column of `geo.record`; nothing is left out.

The first line also has `attribution`: whom to credit.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import BinaryIO

from geo.exporters.credits import attribution
from geo.exporters.json_bytes import json_bytes
from geo.importers.flat import ATTRIBUTION
from geo.record import Record


def write(records: Iterable[Record], out: BinaryIO) -> int:
    """Write `records` to `out`; returns how many."""
    count = 0
    for record in records:
        line = record if count else {**record, ATTRIBUTION: attribution()}
        out.write(json_bytes(line) + b"\n")
        count += 1
    return count
