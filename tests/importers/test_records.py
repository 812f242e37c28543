"""Rows of delimited text, with quotation marks that nobody closed among them."""

from __future__ import annotations

import csv
from functools import partial
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from geo.importers.tables.formats import open_table
from geo.importers.tables.records import Records
from geo.importers.tables.refused_rows import refused_csv
from geo.importers.tables.table import Refused, Row
from tests.house import House

HEADER = "date,town,country,notes\n"
GOOD = "2025-04-{:02},Sumy,Ukraine,x\n"


def read(text: str, width: int = 4) -> list[Row | Refused]:
    lines = text.splitlines(keepends=True)
    return list(Records("t.csv", lines, partial(csv.reader, strict=True), width, 2))


def kinds(rows: list[Row | Refused]) -> list[tuple[str, int]]:
    return [("row", row.number) if isinstance(row, Row) else ("refused", row.row) for row in rows]


def test_rows_behind_an_open_quotation_mark_go_in() -> None:
    text = HEADER + '2025-04-08,Sumy,Ukraine,"never closed\n' + "".join(GOOD.format(n) for n in range(9, 14))
    rows = read(text + '2025-04-20,Sumy,Ukraine,"closed"\n')
    assert kinds(rows) == [("refused", 2), *[("row", n) for n in range(3, 9)]]
    (bad,) = (row for row in rows if isinstance(row, Refused))
    assert bad.reason.startswith("a quotation mark that is never closed: lines 2 to 8")
    assert bad.cells == ["2025-04-08", "Sumy", "Ukraine", "never closed"]


def test_every_line_that_is_not_read_is_listed_with_its_cells() -> None:
    rows = read(HEADER + '2025-04-08,Sumy,Ukraine,"open\nsecond line\n\nthird, line\n' + GOOD.format(9))
    assert kinds(rows) == [("refused", 2), ("refused", 3), ("refused", 5), ("row", 6)]
    bad = [row for row in rows if isinstance(row, Refused)]
    assert [row.cells for row in bad[1:]] == [["second line"], ["third", " line"]]
    assert "behind the quotation mark that line 2 leaves open" in bad[1].reason
    listed = refused_csv(bad, HEADER.strip().split(",")).decode("utf-8-sig")
    assert "second line" in listed and "2025-04-08,Sumy,Ukraine,open" in listed


def test_a_cell_of_several_lines_behind_an_open_quotation_mark_is_read() -> None:
    text = HEADER + '2025-04-08,Sumy,Ukraine,"open\n' + '2025-04-09,Sumy,Ukraine,"two\nlines"\n'
    rows = read(text + GOOD.format(10))
    assert kinds(rows) == [("refused", 2), ("row", 3), ("row", 5)]
    assert isinstance(rows[1], Row) and rows[1].cells[3] == "two\nlines"


def test_a_row_whose_quotes_fit_no_cell_is_listed_with_its_cells() -> None:
    (bad, good) = read(HEADER + '2025-04-08,Sumy,Ukraine,"said "hi" to us"\n' + GOOD.format(9))
    assert isinstance(bad, Refused) and bad.cells[:3] == ["2025-04-08", "Sumy", "Ukraine"]
    assert isinstance(good, Row)


def test_a_row_of_several_lines_with_a_cell_too_many_is_one_row() -> None:
    (bad, good) = read(HEADER + '2025-04-08,Sumy,Ukraine,"a\nb, c, d, e\nf",more\n' + GOOD.format(9))
    assert isinstance(bad, Refused) and "5 cells instead" in bad.reason and bad.cells[3] == "a\nb, c, d, e\nf"
    assert isinstance(good, Row)


def test_a_file_full_of_open_quotation_marks_is_read_line_by_line() -> None:
    text = HEADER + ('2025-04-08,"Sumy,Ukraine,x\n' + GOOD.format(9)) * 400
    rows = read(text)
    assert sum(isinstance(row, Row) for row in rows) == 400 and len(rows) == 800


def test_an_open_quotation_mark_before_a_million_characters(house: House, tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_text(HEADER + '2025-04-08,Sumy,Ukraine,"open\n' + GOOD.format(9) * 400_000)
    assert sum(isinstance(row, Row) for row in open_table(path).rows()) == 400_000


@given(st.lists(st.text(st.sampled_from('a,"\n'), max_size=12), max_size=8))
def test_every_line_with_words_is_in_a_row_or_listed(lines: list[str]) -> None:
    text = "\n".join(lines)
    told = "".join(
        cell
        for row in read("a,b\n" + text, 2)
        for cell in (row.cells if isinstance(row, Row | Refused) else ())
    )
    assert told.count("a") == text.count("a")
