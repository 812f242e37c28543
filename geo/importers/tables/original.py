"""Cells of columns that no field of ours has a place for, kept word for word as the table has them."""

from __future__ import annotations

from collections.abc import Sequence

from geo.importers.tables.chunks import Chunk
from geo.importers.tables.mapping import ColumnMapping
from geo.importers.tables.presets.preset import Preset


class Originals:
    """Keeps what a mapping leaves over, and the codes of a publisher that are told in our words elsewhere.

    Args:
        header: the table's.
        mapping: which column holds what.
        preset: the publisher's table, or None.

    Attributes:
        columns: what is kept, in the table's order.
    """

    def __init__(self, header: Sequence[str], mapping: ColumnMapping, preset: Preset | None) -> None:
        told, codes = set(mapping.columns.values()), preset.codes if preset else frozenset()
        self._at = {name: n for n, name in enumerate(header) if name not in told or name.lower() in codes}
        self.columns = tuple(self._at)

    def of(self, rows: Chunk) -> list[str]:
        """For each of some rows the column `original` as it stands in a record's JSON; empty cells are left out."""
        texts = rows.members(self._at)
        return [f',"original":{{{text[:-1]}}}' if text else "" for text in texts]
