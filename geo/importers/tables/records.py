"""Rows of delimited text one by one, going on behind a quotation mark that nobody closed."""

from __future__ import annotations

import csv
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING

from geo.errors import FileRefusedError
from geo.importers.tables.lines import MAX_CELLS, check_cells
from geo.importers.tables.returns import TOO_FEW, Part, put_together
from geo.importers.tables.table import MAX_CELL, Refused, Row

if TYPE_CHECKING:
    from _csv import Reader

Reading = Callable[[Iterable[str]], "Reader"]
_MOST_OPEN = 100
"""Open quotation marks of a file; after so many each line is a row, for every one may have to be read to the file's end."""
Kinds = Sequence[frozenset[str]]


def kind(cell: str) -> str:
    """Whether a cell has words or only signs and digits; empty for an empty one."""
    return "words" if any(map(str.isalpha, cell)) else "digits" if cell.strip() else ""


def kinds_of(rows: Iterable[Sequence[str]], width: int) -> Kinds:
    """The kinds of the cells of each column, by some rows; those of another width do not count."""
    whole = [
        row[:width] for row in rows if len(row) >= width and not any(cell.strip() for cell in row[width:])
    ]
    return [frozenset(map(kind, column)) - {""} for column in zip(*whole, strict=True)]


class _Lines:
    """Lines of a text, of which the last can be read again.

    Args:
        lines: all of them.
        check: called with a long line that a row begins with, and its number.
        number: the first line's.

    Attributes:
        taken: lines since `begin`.
        number: line with which they begin, from 1.
    """

    def __init__(self, lines: Iterable[str], check: Callable[[str, int], None], number: int) -> None:
        self._lines, self._again, self._check = iter(lines), deque[str](), check
        self.taken: list[str] = []
        self.number = number

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line = self._again.popleft() if self._again else next(self._lines)
        if len(line) >= MAX_CELLS and not self.taken:  # a shorter one cannot have more
            self._check(line, self.number)
        self.taken.append(line)
        return line

    def begin(self) -> None:
        """What was taken is done with."""
        self.number += len(self.taken)
        self.taken.clear()

    def give_back(self, kept: int) -> None:
        """All that were taken but the first `kept` are to be read again."""
        self._again.extendleft(reversed(self.taken[kept:]))
        del self.taken[kept:]


class Records:
    """The rows of a table's text.

    Args:
        name: the file's, for messages.
        lines: its lines with their ends.
        reading: makes the reader that splits them into cells.
        width: how many cells a row has.
        first: the first line of the first row, from 1; what stands above is left out.
        kinds: of the cells of each column (`kind`), as far as they are known; a row whose cells stand elsewhere lacks one in the middle.
        number: what the first of `lines` is counted as.
        returns_end_rows: whether a carriage return alone ends a row, and does not stand in a text (`geo.importers.tables.returns`).

    A row that lacks cells at its end, or has empty ones too many, is one as programs write it that leave out what is empty.
    """

    def __init__(
        self,
        name: str,
        lines: Iterable[str],
        reading: Reading,
        width: int,
        first: int,
        kinds: Kinds = (),
        number: int = 1,
        *,
        returns_end_rows: bool = False,
    ) -> None:
        self._name, self._reading, self._width, self._first = name, reading, width, first
        self._separator = reading(()).dialect.delimiter
        self._lines = _Lines(lines, self._check, number)
        self._open, self._kinds, self._returns_end_rows = 0, kinds, returns_end_rows

    def __iter__(self) -> Iterator[Row | Refused]:
        short: Refused | None = None  # the last row, where it lacks cells
        before = 0
        read = self._read() if self._returns_end_rows else self._put_together()
        for row in read:
            if short is None and row.__class__ is Row:  # nearly all of them
                before = 0
                yield row
                continue
            lacks = isinstance(row, Refused) and self._lacks(row)
            if short is not None:
                yield self._filled(short, before, len(row.cells) if lacks else 0)
            before = len(short.cells) if short is not None else 0
            short = row if isinstance(row, Refused) and lacks else None
            if short is None:
                yield row
        if short is not None:
            yield self._filled(short, before, 0)

    def _lacks(self, row: Refused) -> bool:
        return row.reason.endswith(TOO_FEW) and len(row.cells) < self._width

    def _filled(self, short: Refused, before: int, after: int) -> Row | Refused:
        """A row that lacks less than half of its cells, with empty ones; but not the halves of one that a line break cut."""
        count = len(short.cells)
        halves = self._width + 1 in (before + count, count + after)
        if halves or 2 * count <= self._width or not self._in_place(short.cells):
            return short
        return Row(number=short.row, cells=[*short.cells, *[""] * (self._width - count)])

    def _in_place(self, cells: Sequence[str]) -> bool:
        """Whether cells are of the kinds of their columns; else one in the middle is missing, and the others moved."""
        fits = (not seen or kind(cell) in ("", *seen) for cell, seen in zip(cells, self._kinds, strict=False))
        return bool(self._kinds) and all(fits)

    def _put_together(self) -> Iterator[Row | Refused]:
        return put_together(self._parts(), self._width, self._is_whole, self._refused)

    def _parts(self) -> Iterator[Part]:
        lines = self._lines
        for row in self._read():
            last = lines.taken[-1]
            yield Part(row, lines.number, lines.number + len(lines.taken), last.endswith("\r"))

    def _is_whole(self, row: Row | Refused) -> bool:
        return isinstance(row, Row) and (not self._kinds or self._in_place(row.cells))

    def _read(self) -> Iterator[Row | Refused]:
        csv.field_size_limit(MAX_CELL)  # the module's own limit would refuse a long text
        lines, reader, width = self._lines, self._reading(self._lines), self._width
        for _ in islice(lines, self._first - 1):
            lines.begin()
        while True:
            fault, cells = "", []
            try:
                cells = next(reader) if self._open < _MOST_OPEN else self._alone(next(lines))
            except StopIteration:
                return
            except csv.Error as error:
                fault = str(error)
            if not fault and len(cells) > width and not any(cell.strip() for cell in cells[width:]):
                cells = cells[:width]
            if not fault and len(cells) == width:
                yield Row(number=lines.number, cells=cells)
            elif fault or any(cell.strip() for cell in cells):
                yield from self._mend(cells, fault)
            lines.begin()

    def _mend(self, cells: list[str], fault: str) -> Iterator[Refused]:
        """List what cannot be read; where that is several lines, only until one that can be a row."""
        lines = self._lines
        if len(lines.taken) == 1:
            check_cells(len(cells), self._name, lines.number)
            if "field limit" in fault:
                raise self._endless()
            yield self._refused(
                lines.number, cells or self._cells(lines.taken[0]), self._why(len(cells), fault)
            )
            return
        like_rows = (n for n, line in enumerate(lines.taken) if n and self._can_be_row(line))
        rows = list(islice(like_rows, 2))
        if not fault and len(rows) < 2:  # one line like a row can stand in a text
            yield self._refused(lines.number, cells, self._why(len(cells), fault))
            return
        good = rows[0] if rows else 0
        if not good and "field limit" in fault:
            raise self._endless()
        self._open += 1
        start, last = lines.number, lines.number + len(lines.taken) - 1
        reason = f"a quotation mark that is never closed: lines {start} to {last} would be one row; correct its quotes"
        lines.give_back(good or len(lines.taken))
        for n, line in enumerate(lines.taken):
            if line.strip():
                behind = f"not read: it stands behind the quotation mark that line {start} leaves open"
                yield self._refused(start + n, self._cells(line), behind if n else reason)

    def _check(self, line: str, number: int) -> None:
        """See that a line has not too many cells before they are made; where it has quotes, they have to be made."""
        if '"' not in line:
            check_cells(line.count(self._separator) + 1, self._name, number)

    def _can_be_row(self, line: str) -> bool:
        enough = (
            line.count(self._separator) + 1 >= self._width
        )  # said soon, of the millions of lines of a long text
        return enough and len(self._cells(line)) == self._width

    def _cells(self, line: str) -> list[str]:
        """The cells of a line by itself, whatever its quotation marks."""
        try:
            return [cell.rstrip("\r\n") for cell in next(csv.reader([line], delimiter=self._separator), [])]
        except csv.Error:
            return line.rstrip("\r\n").split(self._separator)

    def _alone(self, line: str) -> list[str]:
        return next(self._reading([line]), [])

    def _why(self, count: int, fault: str) -> str:
        if "unexpected end of data" in fault:
            return "a quotation mark that is never closed; correct its quotes"
        if fault:
            return f"the row cannot be read ({fault}); correct its quotes"
        told = "1 cell" if count == 1 else f"{count} cells"
        return f"{told} instead of the header's {self._width}{TOO_FEW}"

    def _refused(self, line: int, cells: Sequence[str], reason: str) -> Refused:
        reason = reason or self._why(len(cells), "")
        return Refused(file=self._name, row=line, column="", value="", reason=reason, cells=cells)

    def _endless(self) -> FileRefusedError:
        reason = f"a cell of more than {MAX_CELL:,} characters"
        return FileRefusedError(
            self._name, reason, "Check that its quotation marks are closed", row=self._lines.number
        )
