"""Excel workbooks (.xlsx): the first sheet with a table in it. Formulas are not run: their stored results count."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import openpyxl

from geo.errors import FileRefusedError
from geo.importers.tables.own import is_own
from geo.importers.tables.refused_rows import is_refused_list
from geo.importers.tables.table import Refused, Row, Table, unique_header
from geo.importers.tables.typed import typed_cell
from geo.safe_zip import DAMAGED_ZIP, check_zip

_UNREADABLE = (*DAMAGED_ZIP, KeyError, IndexError, ValueError, OSError, SyntaxError, TypeError)
_TITLES = 20  # rows above the header that a sheet may begin with


def open_table(path: Path) -> Table:
    """The table in a workbook.

    Raises:
        FileRefusedError: no workbook, a zip bomb, or no table in it.
    """
    check_zip(path, "an Excel workbook (.xlsx)")
    with _opened(path) as book:
        for sheet in book.worksheets:
            for number, cells in _cells(sheet, path.name):
                if sum(cell not in (None, "") for cell in cells) >= 2:
                    return _table(path, sheet.title, number, [_name(c) for c in cells], len(book.worksheets))
                if number > _TITLES:
                    break
    raise FileRefusedError(
        path.name, "no sheet holds a table", "Put a row of column names on top of the events"
    )


def _table(path: Path, title: str, first: int, names: list[str], sheets: int) -> Table:
    while names and not names[-1]:
        names.pop()
    header, notes = unique_header(names, path.name)
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

    if sheets > 1:
        notes = (*notes, f"Sheet {title} is read; the workbook has {sheets}.")
    return Table(path=path, name=path.name, format="Excel", header=header, rows=rows, notes=notes)


def _cells(sheet: Any, name: str) -> Iterator[tuple[int, tuple[Any, ...]]]:
    """The rows of a sheet, which is unpacked while it is read."""
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
