"""Rows that are read many at a time are those that are read one by one."""

from __future__ import annotations

import csv
import io
import json
from functools import partial
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.errors import FileRefusedError
from geo.importers.tables.arrow_chunks import arrow_chunk
from geo.importers.tables.blocks import Layout, chunks, rows
from geo.importers.tables.chunks import Chunk, RowChunk
from geo.importers.tables.convert import _are_ids, _is_id
from geo.importers.tables.formats import open_table
from geo.importers.tables.lines import line_ends, lone_returns
from geo.importers.tables.table import Refused, Row
from geo.settings import Settings

READING = partial(csv.reader, strict=True)
BARE = partial(csv.reader, delimiter="\t", quoting=csv.QUOTE_NONE, strict=True)
CELL = st.text(st.sampled_from('ab1 ,"\n\\é\t%'), max_size=5)


def layout(width: int = 3, first: int = 2, reading: object = READING, *, returns: bool = False) -> Layout:
    names = [f"c{n}" for n in range(width)]
    return Layout(
        name="t.csv", reading=reading, header=names, first=first, kinds=(), returns_end_rows=returns,  # type: ignore[arg-type]
    )  # fmt: skip


def both_ways(text: str, how: Layout, block: int) -> tuple[list[Row | Refused], list[Row | Refused], int]:
    """The rows one by one, the same many at a time, and how many of these were read by Arrow."""
    found: list[Row | Refused] = []
    plain = 0
    for some in chunks(how, io.StringIO(text, newline=""), block):
        if isinstance(some, Chunk):
            found += [some.row(n) for n in range(len(some))]
            plain += len(some)
        else:
            found += some
    return list(rows(how, io.StringIO(text, newline=""))), found, plain


@given(
    st.lists(st.text(st.sampled_from('ab,"\n\r '), max_size=14), max_size=20),
    st.integers(1, 40),
    st.booleans(),
)
def test_any_text_gives_the_same_rows(lines: list[str], block: int, returns: bool) -> None:
    text = "c0,c1,c2\n" + "\n".join(lines)
    one_by_one, many, _ = both_ways(text, layout(returns=returns), block)
    assert many == one_by_one


@given(
    st.lists(st.tuples(CELL, CELL, CELL), min_size=4, max_size=30),
    st.sampled_from(["\n", "\r\n"]),
    st.integers(20, 80),
)
def test_any_table_gives_the_same_rows(table: list[tuple[str, str, str]], end: str, block: int) -> None:
    out = io.StringIO(newline="")
    csv.writer(out, lineterminator=end).writerows([("c0", "c1", "c2"), *table])
    one_by_one, many, _ = both_ways(out.getvalue(), layout(), block)
    assert many == one_by_one


@given(st.lists(st.tuples(CELL, CELL, CELL), min_size=1, max_size=9))
def test_columns_that_are_kept_are_written_alike(table: list[tuple[str, str, str]]) -> None:
    out = io.StringIO(newline="")
    csv.writer(out, lineterminator="\n").writerows(table)
    found = arrow_chunk(out.getvalue(), out.getvalue().encode(), 1, READING, "abc")
    if found is None:  # blank lines
        return
    plain = RowChunk([Row(n, cells) for n, cells in enumerate(table)])
    names = {'x"%s': 0, "y": 2, "z": 1}
    for one, other in zip(found.members(names), plain.members(names), strict=True):
        assert json.loads(f"{{{one[:-1]}}}") == json.loads(f"{{{other[:-1]}}}")
    assert found.joined((2, 0)) == plain.joined((2, 0))
    assert [found.column(n) for n in range(3)] == [list(plain.column(n)) for n in range(3)]


def test_plain_rows_are_read_by_arrow_up_to_the_first_doubt_and_behind_it() -> None:
    good = [f'{n},Sumy,"said ""{n}"""\n' for n in range(200)]
    short = [*good[:120], "7,short\n", *good[120:]]
    for text in (good, short):
        one_by_one, many, plain = both_ways("c0,c1,c2\n" + "".join(text), layout(), 400)
        assert many == one_by_one and plain > 150


def test_text_without_quoting_keeps_its_quotation_marks() -> None:
    text = "".join(f'{n}\t"Sumy\tit\'s "here"\n' for n in range(100))
    one_by_one, many, plain = both_ways(text, layout(first=1, reading=BARE), 200)
    assert many == one_by_one and plain > 50


def test_an_open_quotation_mark_far_down_loses_no_row_behind_it() -> None:
    lines = [f"{n},Sumy,x\n" for n in range(300)]
    lines[200] = '200,"Sumy,x\n'
    one_by_one, many, _ = both_ways("c0,c1,c2\n" + "".join(lines), layout(), 300)
    assert many == one_by_one and sum(isinstance(row, Row) for row in many) == 299


def test_a_long_line_far_down_is_refused_with_its_number(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_text("date,town\n" + "2025-04-08,Sumy\n" * 100_000 + "2025-04-08," + "x" * 21_000_000)
    table = open_table(path)
    assert table.chunks is not None
    with pytest.raises(FileRefusedError, match="20,000,000 characters") as error:
        list(table.chunks())
    assert error.value.row == 100_002


def test_rows_are_counted_the_same_way(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_text("date,town\n" + "2025-04-08,Sumy\n" * 150_000)
    most = Settings(max_rows=149_999)
    for read in (open_table(path, most).rows, open_table(path, most).chunks):
        assert read is not None
        with pytest.raises(FileRefusedError, match="149,999 rows"):
            list(read())


@given(st.text(st.sampled_from("a\r\n'й🙂"), max_size=30))
def test_line_ends_are_counted_as_lines_are_read(text: str) -> None:
    ends = sum(line[-1] in "\r\n" for line in io.StringIO(text, newline=""))
    assert line_ends(text.encode()) == ends
    assert lone_returns(text.encode()) == text.count("\r") - text.count("\r\n")


@given(
    st.lists(
        st.text(max_size=15).map(str.strip) | st.sampled_from(["na", "None", "7", "x" * 201]), min_size=1
    )
)
def test_ids_told_at_once_are_those_told_one_by_one(cells: list[str]) -> None:
    assert _are_ids(cells) == all(map(_is_id, cells))
