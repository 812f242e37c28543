"""Some neighbouring rows of a table, column by column."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property

from geo.compact import json_texts, to_json
from geo.importers.tables.table import Row

Cells = Sequence[str]

BETWEEN = "\x1f"


class Chunk(ABC):
    """Rows, each of which has a cell in every column."""

    @abstractmethod
    def __len__(self) -> int:
        """How many rows."""

    @abstractmethod
    def column(self, at: int) -> Cells:
        """The cells of a column."""

    @abstractmethod
    def row(self, at: int) -> Row:
        """One row."""

    @abstractmethod
    def joined(self, columns: Iterable[int]) -> list[str]:
        """The cells of some columns of each row as one text, with `BETWEEN` between them."""

    @abstractmethod
    def members(self, columns: Mapping[str, int]) -> list[str]:
        """For each row the cells of some columns, by name, as members of a JSON object, each with a comma behind it; empty cells
        are left out."""

    def shapes(self) -> Sequence[bytes]:
        """The line or area of each row (`Row.shape`)."""
        return [b""] * len(self)

    def lacks(self) -> Sequence[str]:
        """Why each row does not go in if it does not tell where (`Row.lacks`); empty where no row lacks anything."""
        return ()


class RowChunk(Chunk):
    """Rows that were read one by one."""

    def __init__(self, rows: Sequence[Row]) -> None:
        self._rows = rows

    @cached_property
    def _columns(self) -> list[Cells]:
        return list(zip(*(row.cells for row in self._rows), strict=True))

    def __len__(self) -> int:
        return len(self._rows)

    def column(self, at: int) -> Cells:
        return self._columns[at]

    def row(self, at: int) -> Row:
        return self._rows[at]

    def joined(self, columns: Iterable[int]) -> list[str]:
        at = tuple(columns)
        return [BETWEEN.join([row.cells[n] for n in at]) for row in self._rows]

    def members(self, columns: Mapping[str, int]) -> list[str]:
        """All rows are filled into one pattern: thirty columns a row would else take a tenth of an import's time."""
        pattern: list[str] = []
        filled: list[list[str]] = []
        for name, n in columns.items():
            written, column = _member(name, self._columns[n])
            pattern.append(written)
            if column is not None:
                filled.append(column)
        whole = "".join(pattern)
        return [whole % row for row in zip(*filled, strict=True)] if filled else [whole % ()] * len(self)

    def shapes(self) -> Sequence[bytes]:
        return [row.shape for row in self._rows]

    def lacks(self) -> Sequence[str]:
        return [row.lacks for row in self._rows] if any(row.lacks for row in self._rows) else ()


def _member(name: str, cells: Cells) -> tuple[str, list[str] | None]:
    """A column's part of the pattern, with the comma behind it, and what each row puts into it; None for nothing."""
    first, key = cells[0], to_json(name).replace("%", "%%")
    if cells.count(first) == len(cells):  # most codes are the same in row after row
        return (f"{key}:{to_json(first).replace('%', '%%')},", None) if first else ("", None)
    if all(cells):
        return f'{key}:"%s",', json_texts(cells)
    written = to_json(name)
    return "%s", [f'{written}:"{text}",' if text else "" for text in json_texts(cells)]
