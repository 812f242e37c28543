"""CSV (RFC 4180): the columns of `geo.importers.flat`, which also reads it back.

UTF-8 with a byte order mark, because without one Excel takes Cyrillic for Latin; pandas, QGIS and our reader
skip it. Cells that a spreadsheet would take for a formula start with an apostrophe.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from typing import BinaryIO

from geo.importers.flat import READERS, flat_cells
from geo.record import Record


def write(records: Iterable[Record], out: BinaryIO) -> int:
    """Write `records` to `out`; returns how many. Lone surrogates become question marks."""
    text = io.TextIOWrapper(out, encoding="utf-8-sig", errors="replace", newline="")
    try:
        writer = csv.writer(text)
        writer.writerow(READERS)
        count = 0
        for record in records:
            writer.writerow(flat_cells(record))
            count += 1
    finally:
        text.detach()
    return count
