"""Features and objects as rows: where each of them is, however its file says so."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import geopandas
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import shapely

from geo.errors import FileRefusedError
from tests.house import House

SUMY = (50.92, 34.8)


def lines(*objects: dict[str, Any]) -> str:
    return "".join(json.dumps(one) + "\n" for one in objects)


def collection(*features: dict[str, Any]) -> str:
    return json.dumps({"type": "FeatureCollection", "features": features})


def feature(geometry: Any, **properties: Any) -> dict[str, Any]:
    return {"type": "Feature", "geometry": geometry, "properties": {"date": "2025-04-08", **properties}}


def points(house: House, content: str | bytes, name: str) -> list[tuple[float, float]]:
    return [(one["latitude"], one["longitude"]) for one in house.records(content, name)]


@pytest.mark.parametrize(
    "told",
    [
        {"lat": 50.92, "lon": 34.8}, {"Latitude": 50.92, "Longitude": 34.8}, {"lat": "50,92", "lng": "34,8"},
        {"coordinates": "50.92, 34.80"}, {"latitude": 50.92, "longitude": 34.8},
    ],
)  # fmt: skip
def test_objects_tell_where_they_are_under_any_name_that_a_column_can_have(
    house: House, told: dict[str, Any], tmp_path: Path
) -> None:
    one = {"date": "2025-04-08", "town": "Sumy", **told}
    assert points(house, lines(one), "a.jsonl") == [SUMY]
    assert points(house, json.dumps([one]), "a.json") == [SUMY]
    assert points(house, collection(feature(None, **told)), "a.geojson") == [SUMY]
    pq.write_table(pa.Table.from_pylist([one]), tmp_path / "a.parquet")
    assert points(house, (tmp_path / "a.parquet").read_bytes(), "a.parquet") == [SUMY]


def test_features_without_a_geometry_among_others_keep_the_coordinates_of_their_columns(
    house: House, tmp_path: Path
) -> None:
    there = {"type": "Point", "coordinates": [36.2, 50.0]}
    mixed = collection(feature(there, lat=1, lon=2), feature(None, lat=50.92, lon=34.8))
    assert points(house, mixed, "a.geojson") == [(50.0, 36.2), SUMY]
    frame = geopandas.GeoDataFrame(
        {"date": ["2025-04-08", "2025-04-09"], "lat": [None, 50.92], "lng": [None, 34.8]},
        geometry=[shapely.Point(36.2, 50.0), None], crs=4326,
    )  # fmt: skip
    frame.to_parquet(tmp_path / "a.parquet")
    assert points(house, (tmp_path / "a.parquet").read_bytes(), "a.parquet") == [(50.0, 36.2), SUMY]


def test_columns_of_a_geometry_that_no_feature_has_are_not_added(house: House) -> None:
    done = house.bring(lines({"date": "2025-04-08", "town": "Sumy", "country": "Ukraine"}), "a.jsonl")
    assert done.added == 1 and not any("latitude" in note for note in done.notes)


POINT = {"type": "Point", "coordinates": [34.8, 50.92]}


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_a_byte_order_mark_and_utf_16_are_read(house: House, encoding: str) -> None:
    content = collection(feature(POINT, town="Суми")).encode(encoding)
    assert [one["place_text"] for one in house.records(content, "a.geojson")] == ["Суми"]
    content = lines({"date": "2025-04-08", "town": "Суми", "lat": 50.92, "lon": 34.8}).encode(encoding)
    if encoding != "utf-32":
        assert points(house, content, "a.jsonl") == [SUMY]


def test_what_begins_like_utf_16_and_is_not_is_refused_by_name(house: House) -> None:
    for name in ("a.geojson", "a.jsonl"):
        with pytest.raises(FileRefusedError, match=rf"{name}: it begins like utf-16.*Save it as UTF-8"):
            house.bring(b"\xff\xfe{\x00}", name)


@pytest.mark.parametrize("name", ["a.geojson", "a.geojsonl"])
def test_one_number_that_is_none_refuses_one_feature_and_is_missing_elsewhere(
    house: House, name: str
) -> None:
    nan, inf = float("nan"), float("inf")
    features = [
        feature(POINT, killed=2), feature({"type": "Point", "coordinates": [nan, 1]}, town="Sumy"),
        feature(POINT, killed=nan, injured=inf, depth=[nan]), feature({"type": "LineString", "coordinates": [[1, 2], [inf, 3]]}),
    ]  # fmt: skip
    content = (
        collection(*features) if name == "a.geojson" else "".join(json.dumps(f) + "\n" for f in features)
    )
    done = house.bring(content, name)
    assert (done.added, [(one.row, one.column) for one in done.refused]) == (
        2,
        [(2, "geometry"), (4, "geometry")],
    )
    assert (
        "finite" in done.refused[0].reason
        and "3 value(s) that are no number (NaN, Infinity) count as missing." in done.notes
    )
    assert {one.casualties.killed_best for one in house.all()} == {2, None}


def test_features_without_the_member_geometry_need_a_place(house: House) -> None:
    features = [
        {"type": "Feature", "properties": {"date": "2025-04-08", "lat": 50.92, "lon": 34.8}},
        {"type": "Feature", "properties": {"date": "2025-04-08", "town": "Sumy", "country": "Ukraine"}},
        {"type": "Feature", "properties": {"date": "2025-04-08", "name": "somewhere"}},
        {"type": "Feature", "geometry": None, "properties": {"date": "2025-04-09", "name": "unplaced"}},
        {"type": "GeometryCollection", "geometries": [POINT]}, POINT,
    ]  # fmt: skip
    done = house.bring(collection(*features), "a.geojson")
    assert (done.added, [one.row for one in done.refused]) == (3, [3, 5, 6])
    assert "without a place or coordinates" in done.refused[0].reason and "somewhere" in done.refused[0].cells
    assert "a geometry alone" in done.refused[1].reason


def test_a_bare_geometry_is_no_incident(house: House) -> None:
    with pytest.raises(FileRefusedError, match=r"a geometry alone.*features with properties"):
        house.bring(json.dumps({"type": "GeometryCollection", "geometries": [POINT]}), "a.geojson")


def test_json_lines_under_the_name_of_json_are_read_as_such(house: House) -> None:
    content = lines({"date": "2025-04-08", "town": "Sumy"}, {"date": "2025-04-09", "town": "Sumy"})
    done = house.bring(content, "a.json")
    assert done.added == 2 and "Its name says JSON, but it is JSON lines: read as such." in done.notes
    with pytest.raises(FileRefusedError, match="no JSON"):
        house.bring('{"date": "2025-04-08",\n"town": "Sumy"', "b.json")
