"""Refused rows are written for a spreadsheet, and come back as they were."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.importers.tables.formats import open_table
from geo.importers.tables.refused_rows import refused_csv
from geo.importers.tables.table import Refused, Row
from tests.factories import NASTY
from tests.house import House

HEADER = "date,town,country,latitude,longitude,notes\n"
LONDON = "2025-02-30,London,United Kingdom,51.5,-0.12,{}\n"
CELLS = (
    "-0.12",
    "=1+1",
    "+380",
    "@who",
    "'quoted'",
    "'=x",
    "''-",
    "a;=b",
    "\tx",
    "plain",
    "",
    "’’",
    "- a dash",
    "'",
)


def again(folder: Path, cells: list[str]) -> list[str]:
    """The cells of a refused row, written and read again."""
    header = [f"-c{n}" for n in range(len(cells))]
    one = Refused(file="-t.csv", row=2, column="=c", value="@v", reason="+r", cells=cells)
    path = folder / "refused.csv"
    path.write_bytes(refused_csv([one], header))
    table = open_table(path)
    assert table.header == tuple(header)
    (row,) = table.rows()
    assert isinstance(row, Row)
    return list(row.cells)


def test_cells_come_back_unchanged(tmp_path: Path) -> None:
    assert again(tmp_path, list(CELLS)) == list(CELLS)
    nasty = [text for text in NASTY if text.isprintable()]
    assert again(tmp_path, [*nasty, "x"]) == [*nasty, "x"]


@given(st.lists(st.text(st.sampled_from("'\"=+-@;, \t\nax"), max_size=6), min_size=2, max_size=4))
def test_any_cells_come_back_unchanged(tmp_path_factory: pytest.TempPathFactory, cells: list[str]) -> None:
    assert again(tmp_path_factory.mktemp("t"), [*cells, "end"]) == [*cells, "end"]


@pytest.mark.parametrize("text", ["- a dash first", "=cmd", "'quoted' by itself", "@who"])
def test_mended_rows_go_in_as_those_of_the_first_file_would(house: House, text: str, tmp_path: Path) -> None:
    done = house.bring(HEADER + LONDON.format(text))
    assert done.refused_count == 1
    mended = (
        refused_csv(done.refused, HEADER.strip().split(",")).decode("utf-8-sig").replace("02-30", "02-28")
    )
    assert house.bring(mended, "mended.csv").added == 1
    (one,) = house.all()
    assert one.description == text and one.placement.place is not None
    assert one.placement.place.longitude == -0.12
    assert house.bring((HEADER + LONDON.format(text)).replace("02-30", "02-28"), "t.csv").unchanged == 1
    book = openpyxl.Workbook()
    for cells in csv.reader(io.StringIO(mended, newline="")):
        book.active.append([f"{cell}" for cell in cells])  # type: ignore[union-attr]
    for cell in next(iter(book.active.iter_rows(min_row=2))):  # type: ignore[union-attr]
        cell.data_type = "s"
    book.save(tmp_path / "book.xlsx")
    assert house.bring((tmp_path / "book.xlsx").read_bytes(), "mended.xlsx").unchanged == 1


def test_apostrophes_of_others_stay(house: House) -> None:
    (one,) = house.records(HEADER + "2025-04-08,London,United Kingdom,51.5,-0.12,'- so it is'\n")
    assert one["description"] == "'- so it is'"
