"""What each format promises: fields with types, geometry, credit, nothing executed."""

from __future__ import annotations

import csv
import io
import json
import re
from datetime import date
from html import unescape
from pathlib import Path
from typing import Any

import geopandas
import openpyxl
import pyarrow.parquet as pq
import pyogrio
import pytest
import shapely
from defusedxml.ElementTree import fromstring
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.errors import InvalidValueError
from geo.exporters import FORMATS, ExportOptions, export_incidents
from geo.exporters.credits import attribution
from geo.importers.flat import HXL_TAGS, READERS
from geo.model import Casualties, GeoPrecision, Incident, Placement, Status
from tests.factories import NASTY, at, day, incident, incidents

KML = "{http://www.opengis.net/kml/2.2}"
SUMY = incident(
    "s", when=day("2025-04-13"), casualties=Casualties(killed_best=35), placement=at(50.9077, 34.7981)
)
NOWHERE = incident("n", event_type="Protests", placement=Placement(reason="not known"), quote="=1+1")
THREE = [
    SUMY,
    NOWHERE,
    incident("o", placement=at(50.6, 36.6, geo_precision=GeoPrecision.ADMIN1, radius_km=150.0)),
]


def written(listed: list[Incident], format: str, **options: Any) -> bytes:
    out = io.BytesIO()
    export_incidents(listed, format, out, options=ExportOptions(**options))
    return out.getvalue()


def saved(folder: Path, format: str) -> Path:
    path = folder / f"out{FORMATS[format].suffix}"
    path.write_bytes(written(THREE, format))
    return path


@pytest.mark.parametrize("format", ["geojson", "geojsonl", "gpkg", "flatgeobuf"])
def test_gdal_reads_points_in_wgs_84_and_days(tmp_path: Path, format: str) -> None:
    meta, _, geometry, values = pyogrio.raw.read(saved(tmp_path, format))
    columns = dict(zip(meta["fields"].tolist(), values, strict=True))
    assert (meta["crs"], len(geometry)) == ("EPSG:4326", 3)
    order = {id: n for n, id in enumerate(columns["id"].tolist())}
    point = shapely.from_wkb(geometry[order["s"]])
    assert (point.x, point.y) == (34.7981, 50.9077)
    assert geometry[order["n"]] is None
    assert str(columns["date_start"][order["s"]])[:10] == "2025-04-13"


def test_the_geopackage_has_a_field_of_days(tmp_path: Path) -> None:
    info = pyogrio.read_info(saved(tmp_path, "gpkg"), layer="incidents")
    kinds = dict(zip(info["fields"].tolist(), info["dtypes"].tolist(), strict=True))
    assert kinds["date_start"] == kinds["date_end"] == "datetime64[D]"
    assert "GeoNames" in info["layer_metadata"]["attribution"]


def credit_in(path: Path, format: str) -> str:
    """What a file says of whom to credit, read as its readers would."""
    text = (
        path.read_text(encoding="utf-8-sig")
        if format not in ("xlsx", "gpkg", "geoparquet", "flatgeobuf")
        else ""
    )
    if format in ("csv", "hxl"):
        first, *others = list(csv.DictReader(io.StringIO(text)))[format == "hxl" :]
        assert [row["attribution"] for row in others] == ["", ""]
        return first["attribution"]
    if format in ("jsonl", "geojsonl"):
        one, *more = map(json.loads, text.splitlines())
        assert not any("attribution" in line for line in more) and "attribution" not in one.get(
            "properties", {}
        )
        return str(one["attribution"])
    if format == "xlsx":
        return str(openpyxl.load_workbook(path)["About"]["A2"].value)
    if format == "geoparquet":
        return pq.ParquetFile(path).metadata.metadata[b"attribution"].decode()
    if format in ("gpkg", "flatgeobuf"):
        told = pyogrio.read_info(path)["layer_metadata"]
        return str(told["attribution" if format == "gpkg" else "DESCRIPTION"])
    return (
        unescape(re.findall(r'<meta name="attribution" content="([^"]*)">', text)[0])
        if format == "html"
        else text
    )


@pytest.mark.parametrize("format", list(FORMATS))
def test_every_format_names_whom_to_credit(tmp_path: Path, format: str) -> None:
    told = credit_in(saved(tmp_path, format), format)
    assert "GeoNames" in told and "Natural Earth" in told
    if format not in ("geojson", "kml", "timemap"):
        assert told == attribution()


@pytest.mark.parametrize("format", ["csv", "hxl", "jsonl", "geojsonl"])
def test_nothing_is_written_about_no_incidents(format: str) -> None:
    lines = written([], format).splitlines()
    assert len(lines) == {"csv": 1, "hxl": 2}.get(format, 0)


def test_geoparquet_names_its_version_its_box_and_its_covering() -> None:
    data = written(THREE, "geoparquet")
    file = pq.ParquetFile(io.BytesIO(data))
    table, geo = file.read(), json.loads(file.metadata.metadata[b"geo"])
    column = geo["columns"]["geometry"]
    assert (geo["version"], column["encoding"], "crs" in column) == ("1.1.0", "WKB", False)
    assert column["bbox"] == [34.7981, 50.6, 36.6, 50.9077]
    assert column["covering"]["bbox"]["xmax"] == ["bbox", "xmax"]
    assert table["bbox"].to_pylist()[:2] == [
        {"xmin": 34.7981, "ymin": 50.9077, "xmax": 34.7981, "ymax": 50.9077},
        None,
    ]
    assert table["date_start"].to_pylist()[0] == date(2025, 4, 13)


def test_geopandas_reads_the_geoparquet() -> None:
    frame = geopandas.read_parquet(io.BytesIO(written(THREE, "geoparquet")), bbox=(34, 50.8, 35, 51))
    assert frame["id"].tolist() == ["s"]
    assert (frame.crs.to_string(), frame.geometry.iloc[0].x) == ("OGC:CRS84", 34.7981)


def test_gdal_reads_the_kml(tmp_path: Path) -> None:
    path = saved(tmp_path, "kml")
    assert pyogrio.list_layers(path)[:, 0].tolist() == ["Battles", "Protests"]
    frame = pyogrio.read_dataframe(path, layer="Battles")
    assert (frame["id"].tolist(), frame.geometry.iloc[0].x) == (["s", "o"], 34.7981)


def test_kml_has_folders_styles_and_spans() -> None:
    document = fromstring(written(THREE, "kml")).find(f"{KML}Document")
    folders = {f.findtext(f"{KML}name"): f for f in document.findall(f"{KML}Folder")}
    assert {name: len(f.findall(f"{KML}Placemark")) for name, f in folders.items()} == {
        "Battles": 2,
        "Protests": 1,
    }
    styles = {f"#{s.get('id')}" for s in document.findall(f"{KML}Style")}
    assert {u.text for u in document.iter(f"{KML}styleUrl")} <= styles
    mark = folders["Battles"].find(f"{KML}Placemark")
    assert mark.find(f"{KML}TimeSpan").findtext(f"{KML}begin") == "2025-04-13"
    assert mark.findtext(f"{KML}Point/{KML}coordinates") == "34.7981000,50.9077000"


def test_a_workbook_holds_text_numbers_and_days_but_no_formula() -> None:
    book = openpyxl.load_workbook(io.BytesIO(written(THREE, "xlsx")))
    rows = list(book["incidents"].iter_rows())
    columns = {cell.value: n for n, cell in enumerate(rows[0])}
    assert list(columns) == list(READERS)
    assert rows[1][columns["date_start"]].value.date() == date(2025, 4, 13)
    assert rows[1][columns["killed_best"]].value == 35
    quote = rows[2][columns["quote"]]
    assert (quote.value, quote.data_type) == ("=1+1", "s")
    assert "GeoNames" in book["About"]["A2"].value


def test_timemap_has_events_sources_and_associations() -> None:
    made = json.loads(written(THREE, "timemap"))
    event = made["events"][0]
    assert (event["date"], event["latitude"], event["longitude"]) == ("2025-04-13", 50.9077, 34.7981)
    assert made["sources"][event["sources"][0]]["paths"] == ["https://example.org/1"]
    assert [a["title"] for a in made["associations"]] == ["Battles", "Protests"]


def test_hxl_tags_stand_under_the_header() -> None:
    lines = written(THREE, "hxl").decode("utf-8-sig").splitlines()
    assert lines[1].startswith("#event+id,#event+type,")
    assert set(HXL_TAGS) <= set(READERS)
    assert len(lines) == 5


@pytest.mark.parametrize("format", sorted(FORMATS.keys() - {"jsonl", "geojsonl"}))  # those are empty then
def test_no_incident_is_a_file_too(format: str) -> None:
    assert written([], format)


@settings(max_examples=15)
@given(st.lists(incidents(), max_size=3))
def test_any_incident_can_be_written_in_every_format(listed: list[Incident]) -> None:
    for format in FORMATS.keys() - {"html"}:  # it loads the borders anew each time
        assert export_incidents(listed, format, io.BytesIO()) == len(listed)


def test_the_map_as_a_file_holds_its_incidents_as_text() -> None:
    nasty = [
        incident(f"n{n}", description=text, placement=at(50, 36, name=text)) for n, text in enumerate(NASTY)
    ]
    data = written([*nasty, Incident(id="bare", event_type="Other")], "html").decode()
    assert data.startswith("<!doctype html>") or data.lower().startswith("<!doctype html>")
    assert data.count("</script>") == len(re.findall(r"<script\b", data))
    assert "<img src=x" not in data and "Content-Security-Policy" in data


# What is held back


def features(listed: list[Incident], **options: Any) -> list[Any]:
    found: list[Any] = json.loads(written(listed, "geojson", **options))["features"]
    return found


@given(st.floats(-90, 90), st.floats(-180, 180), st.integers(0, 7))
def test_rounding_moves_a_point_within_its_radius(latitude: float, longitude: float, decimals: int) -> None:
    (one,) = features([incident(placement=at(latitude, longitude))], decimals=decimals)
    lon, lat = one["geometry"]["coordinates"]
    assert (
        abs(lat - latitude) <= 0.51 * 10**-decimals + 1e-7
        and abs(lon - longitude) <= 0.51 * 10**-decimals + 1e-7
    )
    moved = ((lat - latitude) ** 2 + (lon - longitude) ** 2) ** 0.5 * 111.2
    assert one["properties"]["radius_km"] >= moved - 0.02
    assert one["properties"]["gazetteer_id"] == "" and one["properties"]["rivals"] == []


def test_rounding_reaches_every_copy_of_the_point() -> None:
    text = written([incident(placement=at(50.12345, 36.54321))], "jsonl", decimals=1).decode()
    assert "50.1" in text and "50.12" not in text and "36.54" not in text


def test_a_name_made_of_coordinates_is_rounded_with_them() -> None:
    hidden = incident(placement=at(50.12345, -6.54321, name="50.1235, -6.5432"))
    text = written([hidden], "jsonl", decimals=1).decode()
    assert "50.1, -6.5" in text and "50.1235" not in text and "6.5432" not in text


def test_a_delay_keeps_the_last_days_back_and_what_has_no_day() -> None:
    listed = [
        incident("old", when=day("2025-04-01")),
        incident("new", when=day("2025-04-09")),
        incident("long", when=day("2025-03-01", "2025-04-08")),
        incident("reported", reported_at=date(2025, 4, 3)),
        incident("no day"),
    ]
    kept = features(listed, delay_days=5, today=date(2025, 4, 10))
    assert [f["id"] for f in kept] == ["old", "reported"]


def test_what_is_unchecked_or_sensitive_can_stay_at_home() -> None:
    listed = [
        incident("machine"), incident("rejected", status=Status.REJECTED),
        incident("reviewed", status=Status.REVIEWED), incident("graphic", graphic=True, status=Status.VERIFIED),
    ]  # fmt: skip
    assert [f["id"] for f in features(listed, checked_only=True)] == ["reviewed", "graphic"]
    assert [f["id"] for f in features(listed, without_sensitive=True)] == ["machine", "rejected", "reviewed"]


@pytest.mark.parametrize("wrong", [{"decimals": 8}, {"decimals": -1}, {"delay_days": -1}])
def test_options_that_mean_nothing_are_refused(wrong: dict[str, int]) -> None:
    with pytest.raises(InvalidValueError, match=next(iter(wrong))):
        ExportOptions(**wrong)  # type: ignore[arg-type]


def test_a_carriage_return_stays_one_in_a_workbook() -> None:
    made = written([incident("r", description="a\rb\r\nc\x07")], "xlsx")
    sheet = openpyxl.load_workbook(io.BytesIO(made))["incidents"]
    column = [cell.value for cell in sheet[1]].index("description")
    assert sheet[2][column].value == "a\rb\r\nc\ufffd"
