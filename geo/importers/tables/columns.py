"""Cells of some rows, field by field, put as the table's publisher means them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from geo.importers.tables.chunks import Chunk
from geo.importers.tables.mapping import ColumnMapping
from geo.importers.tables.numbers import is_nothing
from geo.importers.tables.presets.preset import Preset


class Fields:
    """Which column holds which field of a table.

    Args:
        header: the table's.
        mapping: which column holds what.
        preset: the publisher's ways with its cells, or None.
    """

    def __init__(self, header: Sequence[str], mapping: ColumnMapping, preset: Preset | None) -> None:
        self.at: Mapping[str, int] = {
            field: header.index(column) for field, column in mapping.columns.items()
        }
        lower = {name.lower(): n for n, name in enumerate(header)}
        self.kinds: Mapping[str, int] = {}
        self.parties: Mapping[str, int] = {}
        self._rewrite, self._instead, self._joined = {}, {}, {}
        if preset is not None:
            self.kinds = {name: lower[name] for name in preset.kind_columns if name in lower}
            self.parties = {name: lower[name] for name in preset.party_columns if name in lower}
            self._rewrite = dict(preset.rewrite)
            self._instead = {f: lower[name] for f, name in preset.instead.items() if name in lower}
            self._joined = {f: lower[name] for f, name in preset.joined.items() if name in lower}

    @property
    def has_parts(self) -> bool:
        """Whether the day stands in columns of its parts."""
        return "year" in self.at and "date_start" not in self.at

    def put(self, field: str, cells: Sequence[str], rows: Chunk) -> Sequence[str]:
        """The cells of a field, of some rows, as they are to be read."""
        if (other := self._instead.get(field)) is not None and not all(map(str.strip, cells)):
            cells = [
                cell if cell.strip() else more for cell, more in zip(cells, rows.column(other), strict=True)
            ]
        if (other := self._joined.get(field)) is not None:
            cells = [f"{cell} {more}".strip() for cell, more in zip(cells, rows.column(other), strict=True)]
        if rewrite := self._rewrite.get(field):
            cells = list(map(rewrite, cells))
        return cells


class Columns:
    """Cells of some rows, field by field."""

    def __init__(self, rows: Chunk, fields: Fields) -> None:
        self._rows, self._fields, self._empty = rows, fields, ("",) * len(rows)

    def __getitem__(self, field: str) -> Sequence[str]:
        """The cells of a field; empty ones where no column holds it."""
        if field == "date_start" and self._fields.has_parts:
            return [_date(*parts) for parts in self.keys(("year", "month", "day"))]
        at = self._fields.at.get(field)
        return self._fields.put(field, self._empty if at is None else self._rows.column(at), self._rows)

    def keys(self, fields: Iterable[str]) -> Iterator[tuple[str, ...]]:
        """Row by row the cells of some fields."""
        return zip(*(self[field] for field in fields), strict=True)

    def stripped(self, field: str) -> list[str]:
        """The cells of a field without blanks at their ends."""
        return list(map(str.strip, self[field]))


def _date(year: str, month: str, day: str) -> str:
    """One date of its parts; those that are missing, or 0 as tables write it, make it less exact."""
    year, month, day = (_part(text) for text in (year, month, day))
    if not year or not month:
        return year
    if month.isdigit():
        return f"{year}-{month:0>2}-{day:0>2}" if day else f"{year}-{month:0>2}"
    return f"{day} {month} {year}".strip()


def _part(text: str) -> str:
    text = text.strip().removesuffix(".0")
    return "" if is_nothing(text) or not text.strip("0") else text
