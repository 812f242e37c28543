"""Excel workbooks (.xlsx): the first sheet with a table in it. Formulas are not run: their stored results count."""

from __future__ import annotations

import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple

import openpyxl

from geo.errors import FileRefusedError
from geo.importers.tables.header_row import LOOKED_AT, above, header_row, known_names
from geo.importers.tables.headings import field_of
from geo.importers.tables.own import is_own
from geo.importers.tables.parts import chosen, told
from geo.importers.tables.refused_rows import is_refused_list
from geo.importers.tables.table import Refused, Row, Table, unique_header
from geo.importers.tables.typed import typed_cell
from geo.safe_zip import DAMAGED_ZIP, check_zip

_WHEN = frozenset({"date_start", "year", "reported_at"})
_WHERE = frozenset({"place", "place_text", "latitude", "point", "admin1"})
_UNREADABLE = (*DAMAGED_ZIP, KeyError, IndexError, ValueError, OSError, SyntaxError, TypeError)


def open_table(path: Path, part: str = "") -> Table:
    """The table in a workbook: the sheet that is asked for, or the only one that can be meant.

    Raises:
        SeveralPartsError: several sheets have events, and none is asked for.
        FileRefusedError: no workbook, a zip bomb, or no table in it.
    """
    check_zip(path, "an Excel workbook (.xlsx)")
    with _opened(path) as book:
        found = [top for sheet in book.worksheets if (top := _top(sheet, path.name))]
        if not found:
            raise FileRefusedError(
                path.name, "no sheet holds a table", "Put a row of column names on top of the events"
            )
        return _table(path, _best(found, path.name, part), [top.title for top in found])


class _Top(NamedTuple):
    """How a sheet begins: its name, the row of its column names, and these."""

    title: str
    first: int
    names: list[str]


def _best(found: list[_Top], name: str, part: str) -> _Top:
    """A sheet that explains or sums up may come first: the table is where columns are called as columns are."""
    events = [top.title for top in found if _tells_when_and_where(top.names)]
    likely = next((top for top in found if known_names(top.names) >= 2), found[0])
    title = chosen(name, "sheets", [top.title for top in found], part, events or [likely.title])
    return next(top for top in found if top.title == title)


def _tells_when_and_where(names: Sequence[str]) -> bool:
    fields = {known[0] for name in names if (known := field_of(name))}
    return not (_WHEN.isdisjoint(fields) or _WHERE.isdisjoint(fields))


def _top(sheet: Any, name: str) -> _Top | None:
    """None where no row among the first has two cells."""
    rows = [[_name(cell) for cell in cells] for _, cells in islice(_cells(sheet, name), LOOKED_AT)]
    wide = next((n for n, row in enumerate(rows) if sum(map(bool, row)) >= 2), None)
    if wide is None:
        return None
    at = wide + header_row(rows[wide:])
    return _Top(sheet.title, at + 1, rows[at])


def _table(path: Path, top: _Top, sheets: Sequence[str]) -> Table:
    title, first, names = top
    while names and not names[-1]:
        names.pop()
    header, notes = unique_header(names, path.name)
    notes = (*above(first, "row"), *notes)
    own, width = is_own(header) and not is_refused_list(header), len(header)

    def rows() -> Iterator[Row | Refused]:
        with _opened(path) as book:
            for number, cells in _cells(book[title], path.name):
                if number <= first:
                    continue
                texts = [typed_cell(c, guard=own) for c in cells[:width]]
                texts += [""] * (width - len(texts))
                if any(texts):
                    yield Row(number=number, cells=texts)

    notes, parts = (*notes, *told("Sheet", sheets, title)), tuple(sheets) if len(sheets) > 1 else ()
    return Table(
        path=path, name=path.name, format="Excel", header=header, rows=rows, notes=notes, parts=parts
    )


def _cells(sheet: Any, name: str) -> Iterator[tuple[int, tuple[Any, ...]]]:
    """The rows of a sheet, which is unpacked while it is read."""
    sheet.reset_dimensions()  # programs write that a sheet ends at A1, and it does not
    rows, number = sheet.iter_rows(values_only=True), 0
    while True:
        try:
            cells = next(rows)
        except StopIteration:
            return
        except _UNREADABLE as error:
            reason = f"its sheet {sheet.title} is damaged ({error})"
            raise FileRefusedError(name, reason, "Save it again as .xlsx or CSV", row=number + 1) from None
        number += 1
        yield number, cells


def _name(cell: Any) -> str:
    return typed_cell(cell, guard=False)


@contextmanager
def _opened(path: Path) -> Iterator[Any]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # on styles and the like, which do not matter here
        try:
            book = openpyxl.load_workbook(path, read_only=True, data_only=True)
        except _UNREADABLE as error:
            raise FileRefusedError(
                path.name, f"it is no Excel workbook ({error})", "Save it as .xlsx or CSV"
            ) from None
        try:
            yield book
        finally:
            book.close()
