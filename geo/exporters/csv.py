"""CSV (RFC 4180): the columns of `geo.importers.flat`, which also reads it back.

UTF-8 with a byte order mark, because without one Excel takes Cyrillic for Latin; pandas, QGIS and our reader
skip it. Cells that a spreadsheet would take for a formula start with an apostrophe. Whom to credit stands in the first row
of the last column: a comment would be a row to most readers.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from typing import BinaryIO

from geo.exporters.credits import attribution
from geo.importers.flat import ATTRIBUTION, HXL_TAGS, READERS, flat_cells, guarded
from geo.record import Record

_CREDIT_TAG = "#meta+attribution"


def write(records: Iterable[Record], out: BinaryIO) -> int:
    """Write `records` to `out`; returns how many. Lone surrogates become question marks."""
    return _write(records, out, ())


def write_hxl(records: Iterable[Record], out: BinaryIO) -> int:
    """Like `write`, with a row of HXL hashtags (hxlstandard.org, 1.1) under the header."""
    return _write(records, out, [*(HXL_TAGS.get(column, "") for column in READERS), _CREDIT_TAG])


def _write(records: Iterable[Record], out: BinaryIO, tags: Sequence[str]) -> int:
    text = io.TextIOWrapper(out, encoding="utf-8-sig", errors="replace", newline="")
    try:
        writer = csv.writer(text)
        writer.writerow([*READERS, ATTRIBUTION])
        if tags:
            writer.writerow(tags)
        count, credit = 0, guarded(attribution())
        for record in records:
            writer.writerow([*flat_cells(record), credit])
            credit = ""
            count += 1
    finally:
        text.detach()
    return count
