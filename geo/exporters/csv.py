"""CSV (RFC 4180): the columns of `geo.importers.flat`, which also reads it back.

UTF-8 with a byte order mark, because without one Excel takes Cyrillic for Latin; pandas, QGIS and our reader
skip it. Cells that a spreadsheet would take for a formula start with an apostrophe.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from typing import BinaryIO

from geo.importers.flat import HXL_TAGS, READERS, flat_cells
from geo.record import Record


def write(records: Iterable[Record], out: BinaryIO) -> int:
    """Write `records` to `out`; returns how many. Lone surrogates become question marks."""
    return _write(records, out, ())


def write_hxl(records: Iterable[Record], out: BinaryIO) -> int:
    """Like `write`, with a row of HXL hashtags (hxlstandard.org, 1.1) under the header."""
    return _write(records, out, [HXL_TAGS.get(column, "") for column in READERS])


def _write(records: Iterable[Record], out: BinaryIO, tags: Sequence[str]) -> int:
    text = io.TextIOWrapper(out, encoding="utf-8-sig", errors="replace", newline="")
    try:
        writer = csv.writer(text)
        writer.writerow(READERS)
        if tags:
            writer.writerow(tags)
        count = 0
        for record in records:
            writer.writerow(flat_cells(record))
            count += 1
    finally:
        text.detach()
    return count
