"""CSV and TSV: separator and encoding found in the file, rows read one by one."""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections.abc import Iterator
from contextlib import suppress
from functools import partial
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from geo.errors import FileRefusedError
from geo.importers.decode import BYTE_ORDER_MARKS, decode
from geo.importers.tables import blocks
from geo.importers.tables.bare import bare_layout
from geo.importers.tables.chunks import Chunk
from geo.importers.tables.header_row import LOOKED_AT, above, header_row
from geo.importers.tables.records import Kinds, Reading, kinds_of
from geo.importers.tables.returns import returns_end_rows
from geo.importers.tables.table import MAX_COLUMNS, Refused, Row, Table, unique_header

_SEPARATORS = ",;\t|"
_SAID = re.compile(
    r'"?sep=([,;\t|])"?[ \t]*(?:\r\n|\r|\n)', re.IGNORECASE
)  # which Excel is told, and shows nobody
_NO_KINDS: Kinds = ()
_BLOCK = 1 << 20
_SAMPLE = 4_000_000  # bytes that an encoding is judged by


def open_table(path: Path) -> Table:
    """The table in a CSV or TSV file.

    Raises:
        FileRefusedError: no text, an encoding that cannot be told, or no header.
    """
    encoding, note = _encoding(path)
    head = _head(path, encoding)
    bare = bare_layout(head)
    notes: tuple[str, ...]
    if bare:
        header, separator, first, kinds = bare.header, bare.separator, 1, _NO_KINDS
        notes = (
            f"Its first line is an event, no header: read with the {len(header)} columns of the publisher.",
        )
    else:
        top = _top(head)
        header, renamed = unique_header(top.names, path.name)
        separator, first, kinds = top.separator, top.after, top.kinds
        notes = (*above(top.above + 1, "line"), *renamed)
    notes = (note, *notes) if note else notes
    reading: Reading = bare.reader if bare else partial(csv.reader, delimiter=separator, strict=True)
    layout = blocks.Layout(
        name=path.name, reading=reading, header=header, first=first, kinds=kinds,
        returns_end_rows=returns_end_rows(head),
    )  # fmt: skip

    def rows() -> Iterator[Row | Refused]:
        with path.open(encoding=encoding, errors="replace", newline="") as file:
            yield from blocks.rows(layout, file)

    def chunks() -> Iterator[Chunk | list[Row | Refused]]:
        with path.open(encoding=encoding, errors="replace", newline="") as file:
            yield from blocks.chunks(layout, file)

    return Table(
        path=path, name=path.name, format="TSV" if separator == "\t" else "CSV",
        header=header, rows=rows, chunks=chunks, notes=notes,
    )  # fmt: skip


class _Top(NamedTuple):
    """How a file begins.

    Attributes:
        names: of its columns.
        separator: what stands between its cells.
        above: how many lines stand above the names and are left out; a `sep=` does not count.
        after: line number of the first row.
        agree: how many of the first rows have as many cells as there are names.
        kinds: of their cells.
    """

    names: list[str]
    separator: str
    above: int
    after: int
    agree: int
    kinds: Kinds


def _top(head: str) -> _Top:
    """By the separator that gives the most columns, the same number in the first rows; or the one that the file itself names."""
    said = _SAID.match(head)
    text, skipped = (head[said.end() :], 1) if said else (head, 0)
    tops = [_top_by(text, separator) for separator in (said[1] if said else _SEPARATORS)]
    best = max(
        tops, key=lambda top: (len(top.names) if 1 < len(top.names) <= MAX_COLUMNS * 10 else 0, top.agree)
    )
    return best._replace(after=best.after + skipped)


def _top_by(text: str, separator: str) -> _Top:
    rows: list[list[str]] = []
    ends: list[int] = []
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    with suppress(csv.Error):  # a quote that fits no cell: the rows above it tell enough
        for row in islice(reader, LOOKED_AT):
            rows.append(row)
            ends.append(reader.line_num)
    if not rows:
        return _Top([], separator, 0, 2, 0, ())
    at = header_row(rows)
    widths = [len(row) for row in rows[at:]]
    lines_above = ends[at - 1] if at else 0
    kinds = kinds_of(rows[at + 1 :], len(rows[at]))
    return _Top(rows[at], separator, lines_above, ends[at] + 1, widths.count(widths[0]), kinds)


def _encoding(path: Path) -> tuple[str, str]:
    """The file's encoding, checked from beginning to end, and a note where it was judged."""
    decoder = None
    with path.open("rb") as file:
        start = file.read(4)
        if not start:
            raise FileRefusedError(
                path.name, "the file is empty", "Check that it was saved and copied in full"
            )
        encoding = next((name for mark, name in BYTE_ORDER_MARKS if start.startswith(mark)), "utf-8")
        decoder = codecs.getincrementaldecoder(encoding)()
        file.seek(0)
        position = 0
        while block := file.read(_BLOCK):
            if encoding.startswith("utf-8") and b"\x00" in block:
                line = _line(path, position + block.index(b"\x00"))
                raise FileRefusedError(
                    path.name, "a zero byte, as no text has", "Save it as CSV in UTF-8", row=line
                )
            try:
                decoder.decode(block, final=len(block) < _BLOCK)
            except UnicodeDecodeError as error:
                if encoding != "utf-8":
                    raise FileRefusedError(
                        path.name, f"its byte order mark says {encoding}, but it is not", "Save it as UTF-8"
                    ) from None
                return _judged(path, position + max(0, error.start))
            position += len(block)
    return encoding, ""


def _judged(path: Path, first: int) -> tuple[str, str]:
    """A one-byte encoding, judged by the text from the first byte that is no UTF-8."""
    with path.open("rb") as file:
        file.seek(max(0, first - 1_000))
        sample = file.read(_SAMPLE)
    try:
        found = decode(sample, path.name)
    except FileRefusedError as error:
        raise FileRefusedError(path.name, error.reason, error.remedy, row=_line(path, first)) from None
    return found.encoding, found.note


def _line(path: Path, offset: int) -> int:
    with path.open("rb") as file:
        return file.read(offset).count(b"\n") + 1 if offset < 100_000_000 else 1


def _head(path: Path, encoding: str) -> str:
    with path.open(encoding=encoding, errors="replace", newline="") as file:
        head = file.read(200_000)
        if file.read(1) and "\n" not in head and "\r" not in head:
            raise FileRefusedError(
                path.name,
                "its first line has more than 200,000 characters",
                "Check that it is a table",
                row=1,
            )
    return head
