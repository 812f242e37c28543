"""Cells of columns that no field of ours has a place for, kept word for word as the table has them."""

from __future__ import annotations

from collections.abc import Sequence

from geo.compact import json_texts, to_json
from geo.importers.tables.mapping import ColumnMapping
from geo.importers.tables.presets.preset import Preset

_Cells = Sequence[str]


class Originals:
    """Keeps what a mapping leaves over, and the codes of a publisher that are told in our words elsewhere.

    Args:
        header: the table's.
        mapping: which column holds what.
        preset: the publisher's table, or None.
        passing: columns that may say something else in the next export of the same rows; they are left out.

    Attributes:
        columns: what is kept, in the table's order.
    """

    def __init__(
        self, header: Sequence[str], mapping: ColumnMapping, preset: Preset | None, passing: frozenset[str]
    ) -> None:
        told, codes = set(mapping.columns.values()), preset.codes if preset else frozenset()
        self._at = {
            name: n
            for n, name in enumerate(header)
            if name not in passing and (name not in told or name.lower() in codes)
        }
        self.columns = tuple(self._at)

    def of(self, cells: Sequence[_Cells], rows: int) -> list[str]:
        """For each of some rows the column `original` as it stands in a record's JSON; empty cells are left out.

        All rows are filled into one pattern: thirty columns a row would else take a tenth of an import's time.

        Args:
            cells: column by column.
            rows: how many.
        """
        pattern: list[str] = []
        filled: list[list[str]] = []
        for name, n in self._at.items():
            written, column = _member(name, cells[n])
            pattern.append(written)
            if column is not None:
                filled.append(column)
        whole = "".join(pattern)
        texts = [whole % row for row in zip(*filled, strict=True)] if filled else [whole % ()] * rows
        return [f',"original":{{{text[:-1]}}}' if text else "" for text in texts]


def _member(name: str, cells: _Cells) -> tuple[str, list[str] | None]:
    """A column's part of the pattern, with the comma behind it, and what each row puts into it; None for nothing."""
    first, key = cells[0], to_json(name).replace("%", "%%")
    if cells.count(first) == len(cells):  # most codes are the same in row after row
        return (f"{key}:{to_json(first).replace('%', '%%')},", None) if first else ("", None)
    if all(cells):
        return f'{key}:"%s",', json_texts(cells)
    written = to_json(name)
    return "%s", [f'{written}:"{text}",' if text else "" for text in json_texts(cells)]
