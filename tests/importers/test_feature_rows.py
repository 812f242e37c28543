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
