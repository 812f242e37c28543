"""What is written: GeoJSON by RFC 7946, CSV safe for spreadsheets, JSON lines without loss."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import geopandas
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.errors import InvalidValueError
from geo.exporters import FORMATS, export, export_incidents, format_of
from geo.exporters.extent import Extent
from geo.filters import Criteria, select
from geo.importers.flat import guarded, unguarded
from geo.importers.incident_csv import read_incidents
from geo.model import Casualties, GeoPrecision, Incident, Placement, Source
from geo.record import COLUMNS, incident_from_record
from geo.store import Store
from tests.factories import NASTY, SOURCE, at, day, incident, incidents, texts

KRYVYI_RIH = incident(
    "kr", when=day("2025-04-04"), casualties=Casualties(killed_best=20), placement=at(47.905721987, 33.39)
)
NOWHERE = incident("no", placement=Placement(reason="no such place in the gazetteer"))
OBLAST = incident("ob", placement=at(50.6, 36.6, geo_precision=GeoPrecision.ADMIN1, radius_km=150.0))


def written(given_incidents: Iterable[Incident], format: str) -> bytes:
    out = io.BytesIO()
    listed = list(given_incidents)
    assert export_incidents(iter(listed), format, out) == len(listed)
    return out.getvalue()


def geojson(*given_incidents: Incident) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(written(given_incidents, "geojson"))
    return found


def test_geojson_has_longitude_first_and_at_most_seven_decimals() -> None:
    (feature,) = geojson(KRYVYI_RIH)["features"]
    assert feature["geometry"] == {"type": "Point", "coordinates": [33.39, 47.905722]}
    assert feature["id"] == feature["properties"]["id"] == "kr"
    assert feature["properties"]["date_start"] == "2025-04-04"


def test_geojson_keeps_what_has_no_place_and_tells_how_exact_an_area_is() -> None:
    nowhere, oblast = geojson(NOWHERE, OBLAST)["features"]
    assert nowhere["geometry"] is None
    assert nowhere["properties"]["geo_reason"] == "no such place in the gazetteer"
    assert (oblast["properties"]["geo_precision"], oblast["properties"]["radius_km"]) == ("admin1", 150)


def test_geojson_properties_are_the_flat_record_with_sources() -> None:
    (feature,) = geojson(KRYVYI_RIH)["features"]
    assert sorted(feature["properties"]) == sorted(set(COLUMNS) - {"latitude", "longitude", "place"})
    assert feature["properties"]["sources"][0]["publisher"] == "Sumy Daily"


def test_geojson_names_those_who_must_be_credited_and_has_no_crs() -> None:
    collection = geojson(KRYVYI_RIH)
    assert "GeoNames" in collection["attribution"]
    assert "Natural Earth" in collection["attribution"]
    assert "crs" not in collection


def test_geojson_has_a_bbox_when_something_is_placed() -> None:
    assert geojson(KRYVYI_RIH, NOWHERE, OBLAST)["bbox"] == [33.39, 47.905722, 36.6, 50.6]
    assert "bbox" not in geojson(NOWHERE)
    assert geojson() == {"type": "FeatureCollection", "features": [], "attribution": geojson()["attribution"]}


def test_a_bbox_across_the_antimeridian_is_the_small_one() -> None:
    fiji, samoa = incident("f", placement=at(-17, 178)), incident("s", placement=at(-13, -172))
    assert geojson(fiji, samoa)["bbox"] == [178, -17, -172, -13]


@given(st.lists(st.tuples(st.floats(-180, 180), st.floats(-90, 90)), min_size=1))
def test_every_point_lies_in_the_bbox(points: list[tuple[float, float]]) -> None:
    extent = Extent()
    for lon, lat in points:
        extent.add(lon, lat)
    box = extent.bbox()
    assert box is not None
    west, south, east, north = box
    for lon, lat in points:
        assert south <= lat <= north
        assert west <= lon <= east if west <= east else lon >= west or lon <= east


def test_geopandas_reads_the_geojson(tmp_path: Path) -> None:
    path = tmp_path / "out.geojson"
    path.write_bytes(written([KRYVYI_RIH, NOWHERE, OBLAST], "geojson"))
    frame = geopandas.read_file(path)
    assert frame["id"].tolist() == ["kr", "no", "ob"]
    assert frame.crs.to_epsg() == 4326
    assert (frame.geometry.iloc[0].x, frame.geometry.iloc[0].y) == (33.39, 47.905722)
    assert frame.geometry.isna().tolist() == [False, True, False]
    assert frame["killed_best"].iloc[0] == 20
    assert str(frame["date_start"].iloc[0])[:10] == "2025-04-04"


@settings(max_examples=40)
@given(st.lists(incidents(), max_size=4))
def test_any_incident_becomes_valid_geojson(given_incidents: list[Incident]) -> None:
    collection = json.loads(written(given_incidents, "geojson"))
    assert [f["id"] for f in collection["features"]] == [i.id for i in given_incidents]
    for feature, each in zip(collection["features"], given_incidents, strict=True):
        assert (feature["geometry"] is None) == (each.place is None)
        if each.place is not None:
            lon, lat = feature["geometry"]["coordinates"]
            assert abs(lon - each.place.longitude) < 1e-7 and abs(lat - each.place.latitude) < 1e-7


def test_lone_surrogates_do_not_break_a_file() -> None:
    odd = incident("odd", quote="a\ud800b")
    assert geojson(odd)["features"][0]["properties"]["quote"] == "a\ufffdb"
    assert "a?b" in written([odd], "csv").decode("utf-8-sig")


@settings(max_examples=40)
@given(st.lists(incidents(), max_size=4))
def test_jsonl_reads_back_unchanged(given_incidents: list[Incident]) -> None:
    lines = written(given_incidents, "jsonl").split(b"\n")
    assert lines.pop() == b""
    assert [incident_from_record(json.loads(line)) for line in lines] == given_incidents


@settings(max_examples=40)
@given(st.lists(incidents(), max_size=4))
def test_csv_reads_back_unchanged(given_incidents: list[Incident]) -> None:
    data = io.BytesIO(written(given_incidents, "csv"))
    assert list(read_incidents(data, "out.csv")) == given_incidents


def test_csv_keeps_an_incident_without_sources_apart_from_one_with_an_empty_source() -> None:
    both = [incident("a", sources=()), incident("b", sources=(Source(),))]
    assert list(read_incidents(io.BytesIO(written(both, "csv")), "x.csv")) == both


def test_csv_is_plain_to_read() -> None:
    text = written([replace(KRYVYI_RIH, sources=(SOURCE, SOURCE))], "csv").decode("utf-8-sig")
    (row,) = csv.DictReader(io.StringIO(text, newline=""))
    assert (row["publisher"], row["url"], row["source_published"]) == (
        "Sumy Daily",
        "https://example.org/1",
        "2025-04-08",
    )
    assert (row["killed_best"], row["injured"], row["date_start"]) == ("20", "", "2025-04-04")
    assert (row["n_sources"], len(json.loads(row["more_sources"]))) == ("2", 1)


def test_csv_starts_with_a_byte_order_mark_and_ends_lines_with_crlf() -> None:
    data = written([KRYVYI_RIH], "csv")
    assert data.startswith(b"\xef\xbb\xbfid,event_type,")
    assert data.count(b"\r\n") == 2


@settings(max_examples=40)
@given(st.lists(incidents(), min_size=1, max_size=3))
def test_no_spreadsheet_finds_a_formula(given_incidents: list[Incident]) -> None:
    text = written(given_incidents, "csv").decode("utf-8-sig")
    for row in csv.reader(io.StringIO(text, newline="")):
        for cell in row:
            assert not cell.startswith(("=", "+", "@", "\t", "\r"))
            assert not cell.startswith("-") or re.fullmatch(r"-\d+(\.\d+)?(e-?\d+)?", cell)
    for cell in re.split(r"[;\t\r\n]", text):  # a program set to another separator heeds no quotes inside
        assert not re.match(r"\"*[=+@＝＋－＠]|\"*-(?!\d+(\.\d+)?(e-?\d+)?(,|$))", cell)


@given(st.text(st.sampled_from("=+-@;\t\r\n\"' a,＝"), max_size=12))
def test_guarding_is_undone_and_leaves_no_formula_after_any_separator(text: str) -> None:
    safe = guarded(text)
    assert unguarded(safe) == text
    for cell in re.split(r"[;\r\n\t]", safe):
        assert not re.match(r"\"*[=+\-@＝]", cell)


@given(texts)
def test_text_without_formulas_is_not_touched(text: str) -> None:
    assert unguarded(guarded(text)) == text
    if not re.search(r"[=+\-@\t\r\n＝＋－＠]", text):
        assert guarded(text) == text


@pytest.mark.parametrize("nasty", NASTY)
@pytest.mark.parametrize("format", ["geojson", "geojsonl", "csv", "hxl", "jsonl", "timemap"])
def test_hostile_text_stays_text(nasty: str, format: str) -> None:
    data = written([incident("a", quote=nasty, event_type=nasty, placement=at(1, 2, name=nasty))], format)
    if format in ("csv", "hxl"):
        (back,) = read_incidents(io.BytesIO(data), "x.csv")
        assert back.quote == nasty
    else:
        assert json.dumps(nasty, ensure_ascii=False)[1:-1].encode() in data or "\u2028" in nasty


@pytest.mark.parametrize(
    "format", sorted(FORMATS.keys() - {"xlsx", "gpkg"})
)  # those bear the time of writing
def test_a_selection_is_exported_exactly_and_in_order(tmp_path: Path, format: str) -> None:
    with Store.open(tmp_path / "s.sqlite") as store:
        store.add_incidents([KRYVYI_RIH, NOWHERE, incident("late", when=day("2025-06-08"))])
        selection = select(store, Criteria(date_from=date(2025, 5, 1)))
        out = io.BytesIO()
        assert export(selection, format, out) == 2 == selection.count
        assert out.getvalue() == written(selection.incidents(), format)
        assert [i.id for i in selection.incidents()] == ["late", "no"]
        assert not out.closed


def test_formats_are_known_by_name_and_by_file_ending() -> None:
    assert format_of("Out.GeoJSON") == "geojson"
    for name, format in FORMATS.items():
        assert format_of(f"x{format.suffix}") == name
    with pytest.raises(InvalidValueError, match=r"x\.shp.*\.geojson"):
        format_of("x.shp")
    with pytest.raises(InvalidValueError, match="'shp' is not one of geojson, geojsonl, csv"):
        export_incidents([], "shp", io.BytesIO())
