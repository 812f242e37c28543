"""Read incidents from our CSV (RFC 4180, UTF-8 with or without a byte order mark)."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from typing import TYPE_CHECKING, BinaryIO

from geo.errors import FileRefusedError, InvalidValueError, shown
from geo.importers.flat import ATTRIBUTION, READERS, incident_from_cells
from geo.model import Incident

if TYPE_CHECKING:
    from _csv import Reader

_LONGEST_CELL = 10_000_000  # characters


def read_incidents(stream: BinaryIO, name: str) -> Iterator[Incident]:
    """The incidents of a CSV, row by row; memory does not grow with their number.

    Args:
        stream: the file's bytes; stays open.
        name: the file's name, for messages.

    Raises:
        FileRefusedError: not UTF-8, no such table, or a row that cannot be read; names line, column, value.
    """
    csv.field_size_limit(_LONGEST_CELL)  # the module's own limit would refuse a long quote
    text = io.TextIOWrapper(stream, encoding="utf-8-sig", newline="")
    try:
        yield from _incidents(csv.reader(text, strict=True), name)
    except UnicodeDecodeError as error:
        raise FileRefusedError(name, f"not UTF-8 ({error.reason})", "Save it as CSV UTF-8") from error
    finally:
        text.detach()


def _incidents(rows: Reader, name: str) -> Iterator[Incident]:
    header, line = _header(rows, name), rows.line_num + 1
    while True:
        try:
            row = next(rows)
        except StopIteration:
            return
        except csv.Error as error:
            raise FileRefusedError(name, str(error), "Correct the row's quotes", row=line) from error
        if row and len(row) != len(header):
            reason = f"{len(row)} cells instead of {len(header)}"
            raise FileRefusedError(name, reason, "Give every row as many cells as the header", row=line)
        try:
            if row and not (line == 2 and _is_tags(row)):  # neither an empty line nor HXL's tags
                yield incident_from_cells(dict(zip(header, row, strict=True)))
        except InvalidValueError as error:
            reason = f"column {error.field}: {shown(error.value)} is not {error.expected}"
            raise FileRefusedError(name, reason, "Correct the cell and try again", row=line) from error
        line = rows.line_num + 1


def _is_tags(row: list[str]) -> bool:
    """Whether a row is HXL's hashtags."""
    return row[0].startswith("#event") and all(cell == "" or cell.startswith("#") for cell in row)


def _header(rows: Iterator[list[str]], name: str) -> list[str]:
    try:
        header = next(rows, [])
    except csv.Error as error:
        raise FileRefusedError(name, str(error), "Save it as a CSV with commas", row=1) from error
    for column in ("id", "event_type"):
        if column not in header:
            raise FileRefusedError(name, f"no column {column!r}", "Give the columns of our CSV export", row=1)
    for column in header:
        known = column in READERS or column == ATTRIBUTION
        if not known or header.count(column) > 1:
            what = "repeated" if known else "unknown"
            raise FileRefusedError(name, f"{what} column {shown(column)}", "Take it out or rename it", row=1)
    return header
