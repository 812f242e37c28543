"""Dates, numbers, columns and presets of other people's tables."""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.errors import FileRefusedError, InvalidValueError
from geo.importers.tables import numbers
from geo.importers.tables.dates import day_month_order, read_date
from geo.importers.tables.formats import SUFFIXES, open_table
from geo.importers.tables.mapping import FIELDS, ColumnMapping
from geo.importers.tables.presets.gdelt import HEADER as GDELT
from geo.importers.tables.presets.registry import PRESETS
from geo.importers.tables.recognise import recognise
from geo.importers.tables.table import Refused, Row
from geo.record import COLUMNS
from geo.safe_zip import check_zip

DAY = date(2025, 4, 8)


def table(folder: Path, content: bytes | str, name: str = "t.csv") -> Path:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


# Dates


@pytest.mark.parametrize(
    "text",
    [
        "2025-04-08", "2025-04-08T10:00:00Z", "2025-04-08 00:00:00.000", "2025/04/08", "20250408", "08.04.2025",
        "8 April 2025", "08-Apr-25", "April 8, 2025", "8th April 2025", "Tue, 8 April 2025", "8 квітня 2025",
        "8 апреля 2025 года", "1744113600",
    ],
)  # fmt: skip
def test_a_day_is_read_however_it_is_written(text: str) -> None:
    span = read_date(text)
    assert (span.start, span.end, span.precision) == (DAY, DAY, "day")


def test_a_month_or_a_year_is_no_day() -> None:
    month, year = read_date("April 2025"), read_date("2025")
    assert (month.start, month.end, month.precision) == (date(2025, 4, 1), date(2025, 4, 30), "month")
    assert (year.start, year.end, year.precision) == (date(2025, 1, 1), date(2025, 12, 31), "year")


@pytest.mark.parametrize(
    "text", ["30/02/2025", "0000-00-00", "2025-13-01", "32 April 2025", "8 Foo 2025", "soon", "1e3"]
)
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"a da|month"):
        read_date(text, "dmy")


def test_the_whole_column_decides_what_comes_first() -> None:
    found = day_month_order(["04/08/2025", "13/04/2025"])
    assert found is not None and found.order == "dmy" and "1 value" in str(found)
    assert read_date("04/08/2025", found.order).start == date(2025, 8, 4)
    american = day_month_order(["04/08/2025", "04/13/2025"])
    assert american is not None and american.order == "mdy"


def test_a_column_that_proves_nothing_or_both_decides_nothing() -> None:
    neither, both = day_month_order(["04/08/2025"]), day_month_order(["13/04/2025", "04/13/2025", "1/2/2025"])
    assert neither is not None and neither.order == "" and "choose" in str(neither)
    assert both is not None and both.order == "" and "refused" in str(both)
    with pytest.raises(ValueError, match="exchanged"):
        read_date("04/08/2025")
    assert read_date("04/04/2025").start == date(2025, 4, 4)
    assert day_month_order(["2025-04-08", "08.04.2025"]) is None


@given(st.dates(date(1900, 1, 1), date(2099, 12, 31)), st.sampled_from(["%d/%m/%Y", "%m/%d/%Y", "%d-%m-%Y"]))
def test_numeric_dates_read_back(day: date, pattern: str) -> None:
    order: Any = "mdy" if pattern.startswith("%m") else "dmy"
    assert read_date(day.strftime(pattern), order).start == day


# Numbers


@pytest.mark.parametrize(
    ("text", "degrees"),
    [
        ("50.4501", 50.4501), ("50,4501", 50.4501), (" -3.5 ", -3.5), ("50°27′00″N", 50.45), ("30° 31' 24\" E", 30.523333),
        ("12°30'S", -12.5), ("", None), ("n/a", None),
    ],
)  # fmt: skip
def test_coordinates_in_all_their_forms(text: str, degrees: float | None) -> None:
    assert numbers.coordinate(text) == (None if degrees is None else pytest.approx(degrees))


@pytest.mark.parametrize("text", ["50.4.1", "fifty", "inf", "50°75'N", "1" * 400])
def test_what_are_no_degrees_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="degrees"):
        numbers.coordinate(text)


@pytest.mark.parametrize(
    "text",
    ["50.45, 30.52", "50.45 30.52", "50.45;30.52", "50,45; 30,52", "POINT (30.52 50.45)", "50.45N 30.52E"],
)
def test_pairs_in_one_cell(text: str) -> None:
    assert numbers.pair(text) == (50.45, 30.52)


@pytest.mark.parametrize(
    ("point", "says"),
    [
        ((91.0, 48.0), "exchanged"),
        ((5_590_000.0, 3_900_000.0), "metres"),
        ((float("nan"), 1.0), "finite"),
        ((95.0, 200.0), "-90"),
    ],
)
def test_points_off_the_earth_say_why(point: tuple[float, float], says: str) -> None:
    assert says in numbers.check(*point)


@pytest.mark.parametrize(
    ("text", "people"), [("3", 3), ("3.0", 3), ("1,200", 1200), ("unknown", None), ("", None)]
)
def test_counts(text: str, people: int | None) -> None:
    assert numbers.count(text) == people


@pytest.mark.parametrize("text", ["x", "-1", "3.5", "999999999999", "5-7"])
def test_counts_that_are_none(text: str) -> None:
    with pytest.raises(ValueError, match="people"):
        numbers.count(text)


# Columns


def test_columns_are_known_by_their_names() -> None:
    found = recognise(
        ["Date", "Town", "Oblast", "Country", "Lat", "Long", "Dead", "Wounded", "Link", "colour"]
    )
    assert found.columns == {
        "date_start": "Date", "place": "Town", "admin1": "Oblast", "country": "Country", "latitude": "Lat",
        "longitude": "Long", "killed_best": "Dead", "injured": "Wounded", "url": "Link",
    }  # fmt: skip


def test_columns_are_known_by_what_stands_in_them() -> None:
    rows = [
        ["50.45, 30.52", "8 April 2025", "https://example.org/1"],
        ["50.1, 36.2", "", "https://example.org/2"],
    ]
    assert recognise(["a", "b", "c"], rows).columns == {"point": "a", "date_start": "b", "url": "c"}


def test_columns_are_known_by_hxl_tags() -> None:
    found = recognise(["ц", "ш", "д"], [["#date", "#geo +lat", "#geo+lon"], ["2025-04-08", "50", "30"]])
    assert found.columns == {"date_start": "ц", "latitude": "ш", "longitude": "д"}


def test_presets_are_known_by_their_header() -> None:
    for preset in PRESETS:
        assert recognise(sorted(preset.needs)).preset == preset.name
        assert set(preset.columns) <= set(FIELDS)


def test_gdelt_has_no_header_and_61_columns(tmp_path: Path) -> None:
    row = [""] * 61
    row[0], row[1], row[28] = "1234567890", "20250408", "19"
    opened = open_table(table(tmp_path, "\t".join(row) + "\n", "20250408.export.tsv"))
    assert opened.header == GDELT and len(GDELT) == 61
    assert len(list(opened.rows())) == 1


def test_a_mapping_is_json_and_checked() -> None:
    mapping = ColumnMapping(columns={"place": "Town"}, date_order="dmy")
    assert ColumnMapping.from_json(mapping.to_json()) == mapping
    assert mapping.changed(place=None, country="Land").columns == {"country": "Land"}
    for wrong in ('{"columns": {"colour": "x"}}', '{"date_order": "ymd"}', "[]", "{", '{"what": 1}'):
        with pytest.raises(InvalidValueError):
            ColumnMapping.from_json(wrong)
    with pytest.raises(InvalidValueError, match="Town"):
        mapping.checked(["Village"])


# CSV


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_separator_and_encoding_are_found(tmp_path: Path, separator: str, encoding: str) -> None:
    text = f"date{separator}місто\n2025-04-08{separator}Суми\n"
    opened = open_table(table(tmp_path, text.encode(encoding)))
    assert opened.header == ("date", "місто")
    assert [row.cells for row in opened.rows() if isinstance(row, Row)] == [["2025-04-08", "Суми"]]


def test_windows_1251_is_found_and_said(tmp_path: Path) -> None:
    text = "дата,место,описание\n2025-04-08,Суми,Обстріл міста, двоє людей поранено внаслідок удару\n"
    opened = open_table(table(tmp_path, text.replace("міста, двоє", "міста двоє").encode("cp1251")))
    assert opened.header[1] == "место"
    assert "windows-1251" in opened.notes[0]


def test_rows_that_cannot_be_read_are_named_and_the_rest_goes_on(tmp_path: Path) -> None:
    content = 'a,b,c\n1,2,3\n4\n"x\ny",5,6\n"q"z,8,9\n7,8,9\n'
    rows = list(open_table(table(tmp_path, content)).rows())
    assert [(type(r).__name__, r.number if isinstance(r, Row) else r.row) for r in rows] == [
        ("Row", 2), ("Refused", 3), ("Row", 4), ("Refused", 6), ("Row", 7),
    ]  # fmt: skip
    assert isinstance(rows[1], Refused) and "1 cell instead of the header's 3" in rows[1].reason


def test_headers_twice_are_renamed_and_said(tmp_path: Path) -> None:
    opened = open_table(table(tmp_path, "a,a,,a\n1,2,3,4\n"))
    assert opened.header == ("a", "a (2)", "column 3", "a (3)")
    assert len(opened.notes) == 2


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "empty"),
        (b"a,b\n1,\x002\n", "zero byte"),
        (b"\xff\xfea\x00,\x00b\x00\n", "UTF-8"),
        (b"," * 100_000 + b"\n", "column"),
        (b"a" * 300_000, "first line"),
        (b"date,place\n" + "Größe é\n".encode("latin-1") + "Сумы\n".encode(), "encoding"),
    ],
)
def test_files_that_are_no_table_are_refused_by_name(tmp_path: Path, content: bytes, says: str) -> None:
    with pytest.raises(FileRefusedError, match=r"t\.csv.*") as error:
        list(open_table(table(tmp_path, content)).rows())
    assert says in str(error.value)


def test_a_file_of_another_kind_is_refused_with_the_endings_that_are_read(tmp_path: Path) -> None:
    with pytest.raises(FileRefusedError, match=r"report\.txt.*\.csv.*extract"):
        open_table(table(tmp_path, "x", "report.txt"))
    for suffix in SUFFIXES:
        with pytest.raises(FileRefusedError, match="empty"):
            open_table(table(tmp_path, "", f"t{suffix}"))
        if suffix in (".csv", ".tsv", ".tab") or SUFFIXES[suffix].label.startswith("JSON lines"):
            continue  # any text is a table of one column, or lines that are refused one by one
        with pytest.raises(FileRefusedError, match=f"t{suffix}"):
            list(open_table(table(tmp_path, b"\x01\x02 no such thing " * 3, f"t{suffix}")).rows())


def test_an_archive_that_cannot_be_read_is_told_from_one_that_is_none(tmp_path: Path) -> None:
    with pytest.raises(FileRefusedError, match=r"gone\.zip: cannot be read \(No such file"):
        check_zip(tmp_path / "gone.zip", "a ZIP archive")
    with pytest.raises(FileRefusedError, match=r"t\.zip: it is not a ZIP archive"):
        check_zip(table(tmp_path, "PK, but no more", "t.zip"), "a ZIP archive")


@given(
    st.lists(
        st.lists(
            st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\x00"), max_size=8),
            min_size=3,
            max_size=3,
        ),
        max_size=5,
    )
)
def test_any_csv_reads_back(tmp_path_factory: pytest.TempPathFactory, rows: list[list[str]]) -> None:
    path = tmp_path_factory.mktemp("t") / "t.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([["date", "town", "country"], *rows])
    read = [list(r.cells) for r in open_table(path).rows() if isinstance(r, Row)]
    assert read == rows


def test_every_column_of_a_record_that_a_table_can_hold_has_a_field() -> None:
    made_here = {
        "start", "end", "report_id", "date_text", "place_name", "geo_method", "geo_score", "geo_reason", "claim", "claimed_by",
        "accounts", "status", "group", "sensitive", "collection", "original", "sources", "rivals",
    }  # fmt: skip
    assert set(COLUMNS) - made_here <= set(FIELDS)


def test_a_property_that_only_a_late_feature_has_is_a_column(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    late = '{"date": "2025-04-08", "town": "Sumy", "killed": 3}'
    path.write_text('{"date": "2025-04-08", "town": "Sumy"}\n' * 1_500 + late)
    table = open_table(path)
    assert "killed" in table.header
    assert list(table.rows())[-1].cells[table.header.index("killed")] == "3"


def test_a_header_in_plain_words_is_understood() -> None:
    found = recognise(["When", "Where", "Region", "What", "Who", "Dead"])
    wanted = {
        "date_start": "When",
        "place": "Where",
        "admin1": "Region",
        "description": "What",
        "actor1": "Who",
        "killed_best": "Dead",
    }
    assert {field: found.columns[field] for field in wanted} == wanted
