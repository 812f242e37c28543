"""Files that are broken, hostile or enormous: a clear error that names place and reason, and nothing stored."""

from __future__ import annotations

import io
import json
import tracemalloc
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import geopandas
import openpyxl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import shapely

from geo.errors import FileRefusedError, GeoError
from geo.gazetteer.index import Gazetteer
from geo.importers.tables.refused_rows import refused_csv
from geo.importers.tables.table import Refused
from geo.settings import Settings
from geo.store import Store
from geo.store.importing import Imported, prepare, run

HEADER = "date,town,country,latitude,longitude\n"
GOOD = "2025-04-08,Sumy,Ukraine,50.92,34.80\n"
Bring = Callable[[str, bytes], Imported]


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "s.sqlite") as opened:
        yield opened


@pytest.fixture
def bring(store: Store, tmp_path: Path, gazetteer: Gazetteer) -> Bring:
    def bring(name: str, data: bytes) -> Imported:
        path = tmp_path / name
        path.write_bytes(data)
        return run(store, prepare(path, Settings(home=tmp_path), gazetteer))

    return bring


def cells(degrees: str, **changed: str) -> bytes:
    row = GOOD.replace("50.92,34.80", degrees)
    for old, new in changed.items():
        row = row.replace({"date": "2025-04-08", "town": "Sumy"}[old], new)
    return (HEADER + GOOD + row).encode()


def damaged_parquet() -> bytes:
    """A file whose head and foot are whole, and whose pages are not."""
    out = io.BytesIO()
    days = [f"2025-04-{n % 28 + 1:02}" for n in range(9_000)]
    pq.write_table(pa.table({"date": days, "town": ["Sumy"] * 9_000}), out, use_dictionary=False)
    data = bytearray(out.getvalue())
    data[60:400] = bytes(340)
    return bytes(data)


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        ("a.csv", b"," * 1_000_000 + b"\n1\n", "characters|columns"),
        ("a.csv", b"date,town\n" + b"x" * 12_000_000, "line 2: a cell of more than 10,000,000 characters"),
        ("a.csv", b'date,town\n1,"' + b"x y\n" * 3_000_000, "line 2: a cell of more than 10,000,000 characters"),
        ("a.csv", b'date,town\n2025-04-08,"Sumy\n2025-04-09\n', "never closed: lines 2 to 3"),
        ("a.jsonl", b'{"date":"' + b"x" * 50_000_001 + b'"}', "line 1: a line of more than 50 MB"),
        ("a.parquet", damaged_parquet(), "reading stopped"),
        ("a.csv", b"date,town\n2025-04-08,Su\x00my\n", "line 2: a zero byte"),
        ("a.csv", b"\xff\xfe" + "date,town\n".encode("utf-16-le") + b"\x00", "byte order mark says utf-16"),
        ("a.csv", b"date,town\n" + "Сумы".encode("cp1251") + b"," + "Größe\n".encode("latin-1") + "Суми\n".encode(), "encoding"),
        ("a.json", b"[" * 100_000, "JSON"),
        ("a.json", b'{"type":"FeatureCollection","features":7}', "no list of features"),
        ("a.geojsonl", b"", "empty"),
        ("a.kml", b"<kml><Placemark>", "well-formed"),
        ("a.kml", b'<!DOCTYPE k [<!ENTITY x SYSTEM "http://169.254.169.254/">]><kml>&x;</kml>', "document type"),
        ("a.kmz", b"PK\x03\x04broken", "not a KMZ"),
        ("a.zip", b"PK\x05\x06" + b"\x00" * 18, "no .shp file"),
        ("a.gpkg", b"SQLite format 3\x00" + b"\x00" * 90, "GeoPackage"),
        ("a.fgb", b"fgb\x03fgb\x00" + b"\xff" * 40, "FlatGeobuf"),
        ("a.parquet", b"PAR1" + b"\x00" * 20 + b"PAR1", "Parquet"),
        ("a.xlsx", b"\xd0\xcf\x11\xe0" + b"\x00" * 600, "Excel"),
        ("a.gpx", b"<gpx></gpx>", "no features"),
    ],
)  # fmt: skip
def test_a_file_that_cannot_be_read_is_refused_by_name(
    bring: Bring, store: Store, name: str, data: bytes, says: str
) -> None:
    try:
        done = bring(name, data)
    except GeoError as error:
        told = str(error)
    else:
        assert done.added == 0 and done.refused_count == done.rows > 0
        told = f"{done.refused[0].file}: {done.refused[0].reason}"
    assert name in told and any(word in told for word in says.split("|")), told[:300]
    assert store.count() == 0


@pytest.mark.parametrize(
    ("data", "column", "says"),
    [
        (cells("34.80,50.92"), "latitude", "exchanged"),
        (cells("91,34.80"), "latitude", "-90"),
        (cells("nan,34.80"), "latitude", "only one"),
        (cells("inf,34.80"), "latitude", "finite"),
        (cells("5590000,3900000"), "latitude", "WGS 84"),
        (cells("50°75′N,34.80"), "latitude", "minutes"),
        (cells("50.92,34.80", date="30/02/2025"), "date", "calendar"),
        (cells("50.92,34.80", date="0000-00-00"), "date", "calendar"),
    ],
)
def test_a_row_that_cannot_be_is_named_with_column_and_reason(
    bring: Bring, data: bytes, column: str, says: str
) -> None:
    done = bring("t.csv", data)
    assert (done.added, done.refused_count) == (1, 1)
    (one,) = done.refused
    assert (one.file, one.row, one.column) == ("t.csv", 3, column) and says in one.reason and one.cells


@pytest.mark.parametrize("degrees", ['"50,92","34,80"', "50°55′12″N,34°48′E", "50.92N,34.80E"])
def test_degrees_are_read_however_they_are_written(bring: Bring, store: Store, degrees: str) -> None:
    done = bring("t.csv", cells(degrees))
    places = [i.place for i in store.incidents(store.columns().ids.tolist())]
    assert done.refused == () and {(round(p.latitude, 2), round(p.longitude, 2)) for p in places if p} == {
        (50.92, 34.8)
    }


def test_a_carriage_return_without_quotes_cuts_no_text(bring: Bring, store: Store) -> None:
    head = HEADER.replace("longitude\n", "longitude,notes\n")
    good = GOOD.replace("\n", ",{}\n")
    text = head + good.format("first") + good.format("shelling of\rthe centre") + good.format("a\rb, c")
    done = bring("t.csv", text.encode())
    assert {i.description for i in store.incidents(store.columns().ids.tolist())} == {
        "first",
        "shelling of\rthe centre",
    }
    assert [(one.row, "carriage return" in one.reason) for one in done.refused] == [(5, True), (6, True)]


def test_latin_1_called_utf_8_is_read_or_refused_never_guessed(bring: Bring, store: Store) -> None:
    row = "2025-04-08,Sumy,Ukraine,déjà vu à Genève élève première\n"
    try:
        bring("t.csv", ("date,town,country,notes\n" + row).encode("latin-1"))
    except FileRefusedError as error:
        assert "t.csv, line 2" in str(error) and "windows-125" in str(error)
    assert all("déjà" in i.description for i in store.incidents(store.columns().ids.tolist()))


def test_a_file_larger_than_the_limit_is_refused_unread(
    bring: Bring, tmp_path: Path, gazetteer: Gazetteer
) -> None:
    path = tmp_path / "huge.csv"
    with path.open("wb") as file:
        file.truncate(8_000_500_000)  # a hole: it takes no room on the disk
    with pytest.raises(
        FileRefusedError, match=r"huge\.csv: it has 8,000\.5 MB, more than the 8,000 MB.*MAX_FILE_MB"
    ):
        prepare(path, Settings(home=tmp_path), gazetteer)


@pytest.mark.parametrize("name", ["t.csv", "t.zip", "t.jsonl"])
def test_a_file_of_more_rows_than_the_limit_leaves_nothing_in_the_store(
    store: Store, tmp_path: Path, gazetteer: Gazetteer, name: str
) -> None:
    path, few = tmp_path / name, Settings(home=tmp_path, max_rows=6_000)
    row = GOOD if name != "t.jsonl" else '{"date":"2025-04-08","latitude":50.92,"longitude":34.8}\n'
    rows = [row.replace("50.92", f"50.{n:04}") for n in range(1_001, 7_002)]
    head = HEADER if name != "t.jsonl" else ""
    for most, refused in ((6_001, True), (6_000, False)):
        text = head + "".join(rows[:most])
        if name == "t.zip":
            with zipfile.ZipFile(path, "w") as made:
                made.writestr("a.csv", text)
        else:
            path.write_text(text)
        prepared = prepare(path, few, gazetteer)
        if not refused:
            assert run(store, prepared).added == 6_000
            continue
        with pytest.raises(
            FileRefusedError, match=r"more than the 6,000 rows that are read.*DATELINE_MAX_ROWS"
        ):
            run(store, prepared)
        assert store.count() == 0


@pytest.mark.parametrize(
    ("line", "says"),
    [
        (b"," * 30_000_000, "a line of more than 20,000,000 characters"),
        (b"," * 5_000_000, "a line of 5,000,001 cells, more than the 100,000"),
        (b'"a",' + b"," * 200_000 + b"b", "a line of 200,002 cells, more than the 100,000"),
    ],
)
def test_a_line_of_nothing_but_separators_is_refused_before_its_cells_are_made(
    bring: Bring, store: Store, line: bytes, says: str
) -> None:
    tracemalloc.start()
    try:
        with pytest.raises(FileRefusedError, match=rf"t\.csv, line 3: {says}"):
            bring("t.csv", (HEADER + GOOD).encode() + line + b"\n")
        assert tracemalloc.get_traced_memory()[1] < 200_000_000
    finally:
        tracemalloc.stop()
    assert store.count() == 0


def test_a_line_with_many_commas_in_quotes_is_a_row(bring: Bring) -> None:
    shape = ",".join(f"{n / 1000:.3f} 50" for n in range(120_000))
    for text in (f"LINE({shape})", f"LINE(\n{shape}\n)"):
        assert bring("t.csv", f'{HEADER.strip()},notes\n{GOOD.strip()},"{text}"\n'.encode()).rows == 1


def test_a_long_line_behind_an_open_quotation_mark_is_refused_by_its_number(
    bring: Bring, store: Store
) -> None:
    text = HEADER + GOOD.replace("Sumy", '"Sumy') + GOOD * 5
    with pytest.raises(FileRefusedError, match=r"t\.csv, line 8: a line of more than 20,000,000"):
        bring("t.csv", text.encode() + b"," * 30_000_000)
    assert store.count() == 0


def test_the_rows_of_a_list_of_refused_rows_are_counted(tmp_path: Path, gazetteer: Gazetteer) -> None:
    path = tmp_path / "refused.csv"
    bad = [Refused(file="a.csv", row=n, column="", value="", reason="x", cells=["Sumy"]) for n in range(3)]
    path.write_bytes(refused_csv(bad, ["place"]))
    prepared = prepare(path, Settings(home=tmp_path, max_rows=3), gazetteer)
    assert prepared.table.header == ("place",) and len(list(prepared.table.rows())) == 3
    with pytest.raises(FileRefusedError, match="more than the 2 rows"):
        prepare(path, Settings(home=tmp_path, max_rows=2), gazetteer)


@pytest.mark.parametrize(("part", "says"), [(".dbf", "attributes"), (".shx", "index"), (".prj", "")])
def test_a_shapefile_without_a_part(bring: Bring, tmp_path: Path, part: str, says: str) -> None:
    folder = tmp_path / "shape"
    folder.mkdir()
    frame = geopandas.GeoDataFrame({"date": ["2025-04-08"]}, geometry=[shapely.Point(34.8, 50.92)], crs=4326)
    frame.to_file(folder / "a.shp")
    with zipfile.ZipFile(tmp_path / "made.zip", "w") as archive:
        for file in folder.iterdir():
            if file.suffix != part:
                archive.write(file, file.name)
    data = (tmp_path / "made.zip").read_bytes()
    if not says:
        done = bring("a.zip", data)
        assert done.added == 1 and any(".prj" in note for note in done.notes)
        return
    with pytest.raises(FileRefusedError, match=rf"a\.zip: the {says} \({part}\) is missing"):
        bring("a.zip", data)


@pytest.mark.parametrize(
    ("geometry", "says"),
    [
        ({"type": "Point", "coordinates": ["a", 1]}, "two numbers"),
        ({"type": "Point", "coordinates": [None, None]}, "two numbers"),
        ({"type": "Point", "coordinates": [34.8]}, "two numbers"),
        ({"type": "Point"}, "without coordinates"),
        ({"type": "Polygon", "coordinates": [[[1, 1], [2, 2]]]}, "closed"),
        (7, "no GeoJSON object"),
    ],
)
def test_a_geometry_that_is_none_is_named_in_plain_words(bring: Bring, geometry: object, says: str) -> None:
    good = {"type": "Point", "coordinates": [34.8, 50.92]}
    deep: object = good
    for _ in range(60):
        deep = {"type": "GeometryCollection", "geometries": [deep, deep] if deep is good else [deep]}
    features = [
        {"type": "Feature", "id": n, "geometry": one, "properties": {"date": "2025-04-08"}}
        for n, one in enumerate((good, geometry, deep))
    ]
    done = bring("a.geojson", json.dumps({"type": "FeatureCollection", "features": features}).encode())
    assert (done.added, [one.row for one in done.refused]) == (2, [2])
    assert done.refused[0].column == "geometry" and says in done.refused[0].reason


def test_metres_in_geojson_without_a_system_are_refused(bring: Bring) -> None:
    point = {"type": "Point", "coordinates": [3873918.0, 6611000.0]}
    feature = {"type": "Feature", "geometry": point, "properties": {"date": "2025-04-08"}}
    done = bring("a.geojson", json.dumps({"type": "FeatureCollection", "features": [feature]}).encode())
    assert done.added == 0 and "WGS 84" in done.refused[0].reason


def archive(name: str) -> bytes:
    """A good file that is an archive, large enough to be damaged in many places."""
    out, degrees = io.BytesIO(), [f"{45 + n * 7 % 91 / 13:.9f}" for n in range(300)]
    if name == "a.xlsx":
        book = openpyxl.Workbook()
        sheet = book.create_sheet("events", 0)
        for row in (HEADER, *(GOOD.replace("50.92", degree) for degree in degrees)):
            sheet.append(row.strip().split(","))
        book.save(out)
        return out.getvalue()
    point = "<Placemark><name>Sumy</name><Point><coordinates>34.8,{}</coordinates></Point></Placemark>"
    kml = "<kml><Document>" + "".join(map(point.format, degrees)) + "</Document></kml>"
    table = HEADER + "".join(GOOD.replace("50.92", degree) for degree in degrees)
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("a.kml" if name == "a.kmz" else "a.csv", kml if name == "a.kmz" else table)
    return out.getvalue()


@pytest.mark.parametrize("name", ["a.kmz", "a.xlsx", "a.zip"])
@pytest.mark.no_cover  # three hundred damaged archives; measured they take ten times as long
def test_an_archive_damaged_anywhere_is_refused(name: str, bring: Bring, store: Store) -> None:
    """Its directory may be whole, and what it points to not: that shows only while it is unpacked."""
    whole, refused = archive(name), 0
    for at in range(0, len(whole), len(whole) // 40):
        data = whole[:at] + bytes(255 - byte for byte in whole[at : at + 12]) + whole[at + 12 :]
        before = store.count()
        try:
            bring(name, data)
        except FileRefusedError as error:
            refused += 1
            assert error.remedy and store.count() == before
    assert refused > 10
