"""Carriage returns without quotation marks: they end rows, stand in texts, or leave it open."""

from __future__ import annotations

import csv
import io
from functools import partial
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.importers.tables.formats import open_table
from geo.importers.tables.records import Records
from geo.importers.tables.returns import returns_end_rows
from geo.importers.tables.table import Refused, Row

DIGITS, WORDS = frozenset({"digits"}), frozenset({"words"})


def read(text: str, width: int = 3) -> list[tuple[int, list[str]] | tuple[int, str]]:
    """The number of each row with its cells, or with the reason for which it is refused."""
    lines = io.StringIO(text, newline="")
    kinds = (DIGITS, WORDS, WORDS)
    found = Records("t.csv", lines, partial(csv.reader, strict=True), width, 1, kinds)
    return [(r.number, list(r.cells)) if isinstance(r, Row) else (r.row, r.reason) for r in found]


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        ("1,a,b\rc\n", ["1", "a", "b\rc"]),
        ("1,a\rb,c\r\n", ["1", "a\rb", "c"]),
        ("1,a,b\rc\rd\n", ["1", "a", "b\rc\rd"]),
        ("1,a,b\rc", ["1", "a", "b\rc"]),
        ('1,a,b\r"c, d"\n', ["1", "a", "b\rc, d"]),
        ("1,a\rb\n", ["1", "a\rb", ""]),  # programs leave out empty cells at the end
    ],
)
def test_what_a_return_parts_is_one_row_where_it_has_its_cells(text: str, cells: list[str]) -> None:
    assert read("0,x,y\n" + text + "\n2,x,y\n")[:2] == [(1, ["0", "x", "y"]), (2, cells)]
    assert read(text + "\n2,x,y\n")[-1][1] == ["2", "x", "y"]


def test_whole_rows_on_both_sides_are_two() -> None:
    rows = [["1", "a", "b"], ["2", "c", "d"], ["3", "e", "f"]]
    assert [cells for _, cells in read("1,a,b\r2,c,d\r3,e,f\n")] == rows
    assert [cells for _, cells in read("1,a,b\r\r\n2,c,d\r\r\n3,e,f\n")] == rows  # "\n" written as text twice


@pytest.mark.parametrize(
    "text",
    [
        "1,a,b\rc, d\n",  # a comma, too, that should stand in quotation marks
        "1,a,b\rand, so, on\n",  # as many as the header has, but no row: words stand where digits do
        "x, y\r1,a,b\n",
        '1,a,b\r"c" said he\n',
    ],
)
def test_no_part_of_a_row_goes_in_where_they_have_too_many_cells(text: str) -> None:
    first, *bad, last = read("0,x,y\n" + text + "2,x,y\n")
    assert (first[1], last[1]) == (["0", "x", "y"], ["2", "x", "y"])
    assert [number for number, _ in bad] == [2, 3]
    assert "carriage returns part lines 2 to 3" in str(bad)


def test_a_file_whose_lines_end_in_returns_is_read_as_before(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_bytes(b"date,town,notes\r2025-04-08,Sumy,a\r2025-04-09,Sumy\r2025-04-10\r")
    rows = list(open_table(path).rows())
    assert [list(row.cells) for row in rows] == [
        ["2025-04-08", "Sumy", "a"],
        ["2025-04-09", "Sumy", ""],
        ["2025-04-10"],
    ]
    assert isinstance(rows[2], Refused)
    assert not returns_end_rows('a,b\n1,"x\ry\rz\rv"\n') and returns_end_rows("a,b\r1,2\r3,4\r\n")


@given(st.lists(st.text(st.sampled_from("a,\n\r"), max_size=12), max_size=8))
def test_every_word_is_in_a_row_or_listed(lines: list[str]) -> None:
    text = "\n".join(lines)
    records = Records("t.csv", io.StringIO(text, newline=""), partial(csv.reader, strict=True), 3, 1)
    told = [cell for row in records for cell in row.cells]
    assert "".join(told).count("a") == text.count("a")
