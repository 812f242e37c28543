"""A table's text block by block: as columns where its rows are plain, else row by row."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, TextIO

from geo.importers.tables.chunks import Chunk
from geo.importers.tables.lines import MAX_LINE, line_ends, lines
from geo.importers.tables.records import Kinds, Records
from geo.importers.tables.table import Refused, Row

if TYPE_CHECKING:
    from _csv import Reader

BLOCK = 1 << 20
"""Characters of a block; smaller files are read row by row."""
_BATCH = 1_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """How a file's text is a table.

    Attributes:
        name: the file's, for messages.
        reading: makes the reader that splits lines into cells.
        header: names of the columns.
        first: the first line of the first row, from 1.
        kinds: of the cells of each column (`geo.importers.tables.records.kind`), as far as they are known.
        returns_end_rows: whether a carriage return alone ends a row (`geo.importers.tables.returns`).
    """

    name: str
    reading: Callable[[Iterable[str]], Reader]
    header: Sequence[str]
    first: int
    kinds: Kinds
    returns_end_rows: bool = False

    def records(self, text: Iterable[str], first: int, number: int) -> Records:
        """The rows of lines, of which the one that comes first has a number."""
        return Records(
            self.name, text, self.reading, len(self.header), first, self.kinds, number,
            returns_end_rows=self.returns_end_rows,
        )  # fmt: skip


def rows(layout: Layout, file: TextIO) -> Iterator[Row | Refused]:
    """All rows of a file, one by one."""
    yield from layout.records(lines(file, layout.name), layout.first, 1)


def chunks(layout: Layout, file: TextIO, block: int = BLOCK) -> Iterator[Chunk | list[Row | Refused]]:
    """All rows of a file, many at a time; the first block row by row."""
    number, rest, chunk = layout.first, "", None
    for _ in range(layout.first - 1):
        file.readline(MAX_LINE + 1)
    is_first = True
    while text := rest + file.read(block):
        text += _to_line_end(text, file, 8 * block)
        whole, rest = _whole(text, layout)
        if not whole or len(text) > 8 * block:
            yield from _left(layout, text, file, number)
            return
        written = whole.encode("utf-8", "surrogatepass")
        chunk = None if is_first else _chunk(layout, whole, written, number)
        is_first = False
        if chunk is not None:
            yield chunk
        elif _is_closed(layout, whole):
            yield list(layout.records(io.StringIO(whole, newline=""), 1, number))
        else:
            yield from _left(layout, text, file, number)
            return
        number += line_ends(written)


def _to_line_end(text: str, file: TextIO, most: int) -> str:
    """What is left of the last line, whose end is a line feed: a carriage return can stand in a text. At most about `most` characters."""
    left: list[str] = []
    last, size = text, 0
    while last[-1:] != "\n" and size <= most and (last := file.readline(MAX_LINE + 1)):
        left.append(last)
        size += len(last)
    return "".join(left)


def _chunk(layout: Layout, text: str, written: bytes, number: int) -> Chunk | None:
    from geo.importers.tables.arrow_chunks import arrow_chunk  # large files alone wait for Arrow

    return arrow_chunk(text, written, number, layout.reading, layout.header)


def _left(layout: Layout, text: str, file: TextIO, number: int) -> Iterator[list[Row | Refused]]:
    """All rows from some lines on, one by one: an open quotation mark may reach to the file's end."""
    left = iter(layout.records(lines(file, layout.name, text, number), 1, number))
    while batch := list(islice(left, _BATCH)):
        yield batch


def _whole(text: str, layout: Layout) -> tuple[str, str]:
    """Lines up to the last end that lies outside of quotation marks, and the others: the beginning of a row."""
    if layout.reading(()).dialect.quoting == csv.QUOTE_NONE:
        return text, ""
    end, marks = len(text), text.count('"')
    while marks % 2 and end > 0:
        before = text.rfind("\n", 0, end - 1) + 1
        marks -= text.count('"', before, end)
        end = before
    return text[:end], text[end:]


def _is_closed(layout: Layout, text: str) -> bool:
    """Whether no row and no doubt about one goes on behind some lines, or began before them."""
    csv.field_size_limit(MAX_LINE)
    try:
        found = list(layout.reading(io.StringIO(text, newline="")))
    except csv.Error:
        return False
    return len(found[0]) == len(found[-1]) == len(layout.header)
