"""Excel workbook (.xlsx): the columns of our CSV with their types, and a sheet `About` with whom to credit.

Text is written as text, never as a formula. Days before March 1900 stay ISO 8601 text: Excel's calendar is wrong
there. What a workbook cannot carry becomes U+FFFD; a text longer than Excel's 32,767 characters ends in `…`.
"""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterable
from datetime import date
from typing import Any, BinaryIO

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell

from geo.exporters.credits import attribution
from geo.importers.flat import KINDS, typed_cells
from geo.record import Record

_LONGEST = 32_767
_ROWS = 1_048_576  # a sheet's most, the header among them
_UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_FIRST_DAY = date(1900, 3, 1)


def write(records: Iterable[Record], out: BinaryIO) -> int:
    """Write `records` to `out`; returns how many. A sheet that is full is followed by another."""
    book = Workbook(write_only=True)
    count, sheet = 0, None
    for record in records:
        if sheet is None or count % (_ROWS - 1) == 0:
            sheet = _sheet(book, f"incidents {count // (_ROWS - 1) + 1}" if count else "incidents")
        sheet.append([_cell(sheet, value) for value in typed_cells(record)])
        count += 1
    if sheet is None:
        _sheet(book, "incidents")
    about = book.create_sheet("About")
    for line in ("Incidents written by Dateline", attribution()):
        about.append([line])
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ResourceWarning)
        book.save(out)
    return count


def _sheet(book: Workbook, title: str) -> Any:
    sheet = book.create_sheet(title)
    sheet.freeze_panes = "B2"
    sheet.append(list(KINDS))
    return sheet


def _cell(sheet: Any, value: Any) -> Any:
    if isinstance(value, date):
        return value if value >= _FIRST_DAY else value.isoformat()
    if not isinstance(value, str):
        return value
    text = _UNFIT.sub("\ufffd", value)
    if len(text) > _LONGEST:
        text = text[: _LONGEST - 1] + "…"
    if not text.startswith("="):
        return text
    cell = WriteOnlyCell(sheet, value=text)
    cell.data_type = "s"  # else the library writes a formula
    return cell
