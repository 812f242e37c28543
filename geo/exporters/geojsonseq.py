"""Newline-delimited GeoJSON: one feature of RFC 7946 a line, as jq, tippecanoe and GDAL's GeoJSONSeq read it.

The first feature has the foreign member `attribution` (RFC 7946, 6.1): whom to credit.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import BinaryIO

from geo.exporters.credits import attribution
from geo.exporters.features import feature
from geo.exporters.json_bytes import json_bytes
from geo.exporters.stored_features import batches
from geo.importers.flat import ATTRIBUTION
from geo.record import Record


def write(records: Iterable[Record], out: BinaryIO) -> int:
    """Write `records` to `out`; returns how many."""
    count = 0
    for record in records:
        text = json_bytes(feature(record))
        out.write((text if count else _credited(text)) + b"\n")
        count += 1
    return count


def write_stored(stored: Iterable[bytes], out: BinaryIO) -> int:
    """Like `write`, of records as they are stored (`geo.compact`): several times as fast."""
    count = 0
    for text, size, _ in batches(stored, b"\n"):
        first, line_end, others = text.partition(b"\n")
        out.write((text if count else _credited(first) + line_end + others) + b"\n")
        count += size
    return count


def _credited(text: bytes) -> bytes:
    """A feature with whom to credit as its last member."""
    return text[:-1] + b"," + json_bytes({ATTRIBUTION: attribution()})[1:]
