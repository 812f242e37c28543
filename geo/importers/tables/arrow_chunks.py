"""Rows of delimited text as nearly all are, read by Arrow: a third of the time of a reader that makes each cell a string.

Columns become strings when they are asked for; those that are only kept never do. Text about whose quotation marks or line ends
Arrow and Python's strict reader could differ is left to the latter.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from pyarrow import csv as arrow_csv

from geo.compact import json_texts, to_json
from geo.importers.tables.chunks import BETWEEN, Cells, Chunk
from geo.importers.tables.lines import lone_returns
from geo.importers.tables.table import Row

if TYPE_CHECKING:
    from _csv import Reader

Reading = Callable[[Iterable[str]], "Reader"]
_SPACE = ord(" ")


class ArrowChunk(Chunk):
    """Rows as columns of Arrow.

    Args:
        text: the lines that they stand in.
        number: the first line's, from 1.
        table: the rows.
        reading: makes the reader that splits lines into cells.
    """

    def __init__(self, text: str, number: int, table: pa.Table, reading: Reading) -> None:
        self._text, self._number, self._reading = text, number, reading
        self._arrays = [column.combine_chunks() for column in table.columns]
        self._size: int = table.num_rows
        self._cells: dict[int, list[str]] = {}

    def __len__(self) -> int:
        return self._size

    def column(self, at: int) -> Cells:
        found = self._cells.get(at)
        if found is None:
            found = self._cells[at] = self._arrays[at].to_pylist()
        return found

    def row(self, at: int) -> Row:
        return Row(number=self._numbers[at], cells=[self.column(n)[at] for n in range(len(self._arrays))])

    def joined(self, columns: Iterable[int]) -> list[str]:
        return _joined([self._arrays[n] for n in columns], BETWEEN)

    def members(self, columns: Mapping[str, int]) -> list[str]:
        pieces: list[Any] = []
        for name, n in columns.items():
            for piece in self._member(name, n):
                if pieces and isinstance(piece, str) and isinstance(pieces[-1], str):
                    pieces[-1] += piece
                else:
                    pieces.append(piece)
        if all(isinstance(piece, str) for piece in pieces):
            return ["".join(pieces)] * len(self)
        return _joined(pieces, "")

    @cached_property
    def _numbers(self) -> Sequence[int]:
        """The line with which each row begins."""
        if self._text.count("\n") == len(self):
            return range(self._number, self._number + len(self))
        reader, found, begin = self._reading(io.StringIO(self._text, newline="")), [], self._number
        for cells in reader:
            if cells:
                found.append(begin)
            begin = self._number + reader.line_num
        return found

    def _member(self, name: str, at: int) -> list[Any]:
        """What a column puts into each row: texts that are the same in all, and columns of Arrow."""
        array, key = self._arrays[at], to_json(name)
        lengths = np.diff(np.frombuffer(array.buffers()[1], np.int32, len(array) + 1, array.offset * 4))
        written = _bytes_of(array)
        if not written:
            return []
        first = array[0].as_py()
        if written == first.encode() * len(array) and lengths.min() == lengths.max():
            return [f"{key}:{to_json(first)},"]  # most codes are the same in row after row
        if _has_escapes(written):
            array = pa.array(json_texts(self.column(at)), pa.string())
        if lengths.min():
            return [f'{key}:"', array, '",']
        filled = pc.binary_join_element_wise(f'{key}:"', array, '",', "")
        return [pc.if_else(pc.equal(pc.binary_length(array), 0), "", filled)]


def arrow_chunk(
    text: str, written: bytes, number: int, reading: Reading, names: Sequence[str]
) -> ArrowChunk | None:
    """The rows of whole lines; None where a reader that looks at each character has to tell.

    Args:
        text: the lines.
        written: the same in UTF-8.
        number: the first one's, from 1.
        reading: makes such a reader.
        names: of the columns.
    """
    dialect = reading(()).dialect
    quoted = dialect.quoting != csv.QUOTE_NONE
    if lone_returns(written) or not _is_plain(text, dialect.delimiter, quoted=quoted):
        return None
    options = {
        "read_options": arrow_csv.ReadOptions(
            use_threads=False, block_size=len(written) + 1, column_names=[str(n) for n in range(len(names))]
        ),
        "parse_options": arrow_csv.ParseOptions(
            delimiter=dialect.delimiter, quote_char='"' if quoted else False, newlines_in_values=quoted
        ),
        "convert_options": arrow_csv.ConvertOptions(
            column_types=dict.fromkeys(map(str, range(len(names))), pa.string()), strings_can_be_null=False
        ),
    }
    try:
        table = arrow_csv.read_csv(pa.BufferReader(written), **options)
    except pa.ArrowInvalid:  # rows of another width
        return None
    return ArrowChunk(text, number, table, reading) if table.num_rows else None


def _is_plain(text: str, separator: str, *, quoted: bool) -> bool:
    """Whether quotation marks stand round whole cells only, and lines end as lines do."""
    if "\x00" in text:
        return False
    if not quoted or '"' not in text:
        return True
    first, *inner, last = text.split('"')[
        ::2
    ]  # what stands outside of the marks; nothing between the two that stand for one
    ends, begins = (separator, "\n"), (separator, "\n", "\r")
    inner = list(filter(None, inner))
    return (
        (not first or first[-1] in ends)
        and (not last or last[0] in begins)
        and {piece[-1] for piece in inner} <= {*ends}
        and {piece[0] for piece in inner} <= {*begins}
    )


def _joined(pieces: Sequence[Any], between: str) -> list[str]:
    found: list[str] = pc.binary_join_element_wise(*pieces, between).to_pylist()
    return found


def _bytes_of(array: pa.StringArray) -> bytes:
    """All of a column's cells behind one another."""
    _, offsets, data = array.buffers()
    ends = np.frombuffer(offsets, np.int32, len(array) + 1, array.offset * 4)
    return bytes(memoryview(data)[int(ends[0]) : int(ends[-1])]) if data is not None else b""


def _has_escapes(written: bytes) -> bool:
    """Whether a character among these has to be written otherwise in JSON."""
    return b'"' in written or b"\\" in written or int(np.frombuffer(written, np.uint8).min()) < _SPACE
