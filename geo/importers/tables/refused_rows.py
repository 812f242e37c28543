"""The list of refused rows: written for a spreadsheet, where they are mended, and read again as the table that they come from."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import replace

from geo.importers.flat import guarded, unguarded
from geo.importers.tables.table import Refused, Row, Table

_TOLD = ("refused_file", "refused_row", "refused_column", "refused_value", "refused_reason")
_NOTE = "A list of refused rows: the columns that say what was wrong with them are left out."


def refused_csv(refused: Sequence[Refused], header: Sequence[str]) -> bytes:
    """Refused rows as CSV: what is wrong, then the row itself, to be mended and imported again."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow([*_TOLD, *map(guarded, header)])
    for one in refused:
        told = [guarded(one.file), one.row, guarded(one.column), guarded(one.value), guarded(one.reason)]
        writer.writerow([*told, *map(guarded, one.cells)])
    return out.getvalue().encode("utf-8-sig", "replace")


def is_refused_list(header: Sequence[str]) -> bool:
    """Whether a table is a list that `refused_csv` wrote."""
    return tuple(header[: len(_TOLD)]) == _TOLD and len(header) > len(_TOLD)


def mended(table: Table) -> Table:
    """The rows of such a list as they stood in their file: no others have had apostrophes put before formulas by us.

    Without what was wrong with them they are the same rows as in the file they come from: its mapping holds for them, and a row
    that is mended there, too, is the same incident.
    """
    width = len(_TOLD)

    def rows() -> Iterator[Row | Refused]:
        for row in table.rows():
            yield (
                row._replace(cells=_cells(row.cells))
                if isinstance(row, Row)
                else replace(row, cells=_cells(row.cells))
            )

    def _cells(cells: Sequence[str]) -> list[str]:
        return list(map(unguarded, cells[width:]))

    first = next((row for row in table.rows() if row.cells), None)
    origin = unguarded(first.cells[0]) if first else ""
    header = tuple(map(unguarded, table.header[width:]))
    return replace(table, header=header, rows=rows, chunks=None, notes=(*table.notes, _NOTE), origin=origin)
