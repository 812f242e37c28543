"""Tables as people and their programs save them: titles above, cells left out at the ends, days as numbers."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path

import openpyxl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from geo.importers.tables.dates import read_date
from geo.importers.tables.formats import open_table
from geo.importers.tables.header_row import header_row
from geo.importers.tables.table import Refused, Row
from tests.house import House

HEADER = ["date", "town", "country", "latitude", "longitude", "notes"]
SUMY = ["2025-04-08", "Sumy", "Ukraine", "50.92", "34.80", "x"]


def text(*rows: Sequence[str], separator: str = ",") -> str:
    return "".join(separator.join(row) + "\n" for row in rows)


def cells(folder: Path, content: str) -> list[list[str] | str]:
    path = folder / "t.csv"
    path.write_text(content)
    return [list(row.cells) if isinstance(row, Row) else row.reason for row in open_table(path).rows()]


def book(*sheets: list[list[object]], dimension: str = "") -> bytes:
    made = openpyxl.Workbook()
    made.remove(made.worksheets[0])
    for n, rows in enumerate(sheets):
        sheet = made.create_sheet(f"Sheet {n}")
        for row in rows:
            sheet.append(row)
    out = io.BytesIO()
    made.save(out)
    if not dimension:
        return out.getvalue()
    changed = io.BytesIO()
    with zipfile.ZipFile(out) as old, zipfile.ZipFile(changed, "w") as new:
        for name in old.namelist():
            told = re.sub(
                rb'<dimension ref="[^"]*"', f'<dimension ref="{dimension}"'.encode(), old.read(name)
            )
            new.writestr(name, told)
    return changed.getvalue()


@pytest.mark.parametrize("said", ["sep=;\n", '"sep=;"\r\n', "SEP=;\n", ""])
def test_a_line_that_names_the_separator_is_no_header(house: House, said: str) -> None:
    rows = text(HEADER, [*SUMY[:3], "50,92", "34,80", "a, b, c, d, e, f, g"], separator=";")
    done = house.bring(said + rows)
    assert done.added == 1 and house.all()[0].description == "a, b, c, d, e, f, g"
    bad = house.bring(said + rows.replace("2025-04-08", "2025-02-30"), "b.csv").refused
    assert [one.row for one in bad] == [3 if said else 2]


@pytest.mark.parametrize("separator", [",", ";"])
@pytest.mark.parametrize("title", ["Incident list April 2025\n\n", "Incidents, April 2025\n", "Report,April 2025\nby,me\n\n"])  # fmt: skip
def test_titles_above_the_header_are_left_out_and_said(house: House, title: str, separator: str) -> None:
    above = title.count("\n")
    rows = text(HEADER, SUMY, ["2025-02-30", *SUMY[1:]], separator=separator)
    done = house.bring(title + rows)
    assert (done.added, [one.row for one in done.refused]) == (1, [above + 3])
    assert any(re.match(r"Lines? 1( to \d)? above the column names", note) for note in done.notes)


def test_a_header_without_known_names_stays_the_header() -> None:
    assert header_row([["a", "b"], ["1", "2"], ["date", "foo"]]) == 0
    assert header_row([["foo", "bar", "baz"], ["2025-04-08", "Sumy", "x"]]) == 0
    assert header_row([[], ["Title"], ["foo", "bar"], ["1", "2"], ["3", "4"]]) == 2
    assert header_row([["a", "b"], ["#date", "#loc"], ["2025-04-08", "Sumy"]]) == 0  # HXL's tags stand below
    assert header_row([["place"], ["Sumy"], ["Kyiv"]]) == 0
    assert header_row([]) == 0


def test_cells_that_are_only_empty_may_be_too_many_or_left_out(tmp_path: Path) -> None:
    content = text(HEADER, SUMY[:5], [*SUMY, "", " "], SUMY[:4], [*SUMY, "more"], SUMY[:2])
    told = cells(tmp_path, content)
    assert told[:3] == [[*SUMY[:5], ""], SUMY, [*SUMY[:4], "", ""]]
    assert [str(one).split(":")[0] for one in told[3:]] == [
        "7 cells instead of the header's 6", "2 cells instead of the header's 6",
    ]  # fmt: skip


def test_a_row_that_lacks_a_cell_in_the_middle_is_no_row(tmp_path: Path) -> None:
    for missing in (1, 2):  # what stands behind it would be read as something else
        told = cells(tmp_path, text(HEADER, SUMY, SUMY[:missing] + SUMY[missing + 1 :]))
        assert isinstance(told[1], str) and "5 cells instead of the header's 6" in told[1]


def test_halves_of_a_row_that_a_line_break_cut_are_no_rows(tmp_path: Path) -> None:
    told = cells(tmp_path, text(HEADER, SUMY) + "2025-04-09,Sumy,Ukraine,50.92\n34.80,x,y\n" + text(SUMY))
    assert [isinstance(one, str) for one in told] == [False, True, True, False]


def test_a_workbook_that_says_it_ends_at_a1_is_read_whole(house: House) -> None:
    assert house.bring(book([HEADER, SUMY], dimension="A1"), "a.xlsx").added == 1


def test_titles_and_read_me_sheets_of_a_workbook_are_not_its_table(house: House) -> None:
    titled = house.bring(book([["Report", "April 2025"], ["by", "me"], [], [*HEADER], [*SUMY]]), "a.xlsx")
    assert titled.added == 1 and "Rows 1 to 3 above the column names are left out." in titled.notes
    content = book([["This workbook", "holds"], ["more", "text"]], [[*HEADER], ["2025-04-09", *SUMY[1:]]])
    read_me = house.bring(content, "b.xlsx")
    assert read_me.added == 1 and "Sheet 'Sheet 1' is read; not read: 'Sheet 0'." in read_me.notes


def test_days_as_excel_counts_them_are_read_in_columns_of_dates_and_said(house: House) -> None:
    done = house.bring("date,town,country,killed\n45755,Sumy,Ukraine,45755\n45755.5,Kyiv,Ukraine,1\n")
    assert [str(one.when.start) for one in house.all()] == ["2025-04-08", "2025-04-08"]
    assert "Column date: numbers such as 45755 are days as Excel counts them (2025-04-08)." in done.notes
    assert house.bring(book([["date", "town"], [45755, "Sumy"]]), "a.xlsx").added == 1
    for text in ("45755", "45755.5"):
        with pytest.raises(ValueError, match="a date"):
            read_date(text)


def test_an_error_of_excel_in_the_first_row_is_no_tag(house: House) -> None:
    done = house.bring(book([[*HEADER], ["#REF!", "Sumy", "Ukraine", "#N/A", "#N/A", "x"]]), "a.xlsx")
    assert [(one.column, one.value) for one in done.refused] == [("date", "#REF!")]


def test_decimal_numbers_of_parquet_are_numbers(house: House, tmp_path: Path) -> None:
    row = {"date": "2025-04-08", "lat": Decimal("50.9200"), "lon": Decimal("34.8")}
    pq.write_table(pa.Table.from_pylist([row]), tmp_path / "a.parquet")
    (one,) = house.records((tmp_path / "a.parquet").read_bytes(), "a.parquet")
    assert (one["latitude"], one["longitude"]) == (50.92, 34.8)


def test_short_rows_that_are_refused_keep_their_cells(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_text(text(HEADER, SUMY[:2]))
    (bad,) = open_table(path).rows()
    assert isinstance(bad, Refused) and bad.cells == SUMY[:2]
