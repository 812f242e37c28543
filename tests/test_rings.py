"""A ring as a filter: which corners make one, which points lie within, and what a file of an area becomes."""

from __future__ import annotations

import json
import math
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.errors import FileRefusedError, InvalidValueError
from geo.filters import Criteria
from geo.filters.rings import checked_ring, inside, read_ring, ring_of_geojson, write_ring

SQUARE = ((36.0, 50.0), (38.0, 50.0), (38.0, 52.0), (36.0, 52.0))
FIJI = ((177.0, -20.0), (-178.0, -20.0), (-178.0, -15.0), (177.0, -15.0))
CORNERS = st.lists(st.tuples(st.floats(-180, 180), st.floats(-90, 90)), min_size=1, max_size=12)


def within(ring: Any, *points: tuple[float, float]) -> list[bool]:
    lon, lat = np.array(points, dtype=float).T
    return [bool(found) for found in inside(checked_ring(ring), lon, lat)]


def test_points_within_on_the_edge_outside_and_nowhere() -> None:
    assert within(SQUARE, (37, 51), (36, 51), (38, 52), (39, 51), (math.nan, 51)) == [
        True,
        True,
        True,
        False,
        False,
    ]


def test_the_shorter_way_crosses_the_antimeridian() -> None:
    assert within(FIJI, (179.5, -17), (-179.5, -17), (0, -17), (176, -17)) == [True, True, False, False]


def test_a_closed_ring_is_the_same_as_an_open_one() -> None:
    assert checked_ring((*SQUARE, SQUARE[0])) == checked_ring(SQUARE)


@pytest.mark.parametrize(
    ("corners", "why"),
    [
        (SQUARE[:2], "3 to 100 corners"),
        ([(n / 10, math.sin(n)) for n in range(101)], "3 to 100 corners"),
        (((0, 0), (1, 1), (1, 0), (0, 1)), "does not cross itself"),
        (((0, 0), (1, 1), (2, 2)), "does not cross itself"),
        (((0, 70), (90, 70), (180, 70), (-90, 70)), "around a pole"),
        (((0, 0), (1, 91), (1, 0)), "latitude"),
        (((0, 0), (181, 1), (1, 0)), "longitude"),
        (((0, 0), (math.nan, 1), (1, 0)), "longitude"),
        (((0, 0, 1), (2, 1, 1), (1, 0, 1)), "corners"),
    ],
)
def test_what_is_no_ring_is_refused(corners: Any, why: str) -> None:
    with pytest.raises(InvalidValueError, match=why):
        checked_ring(corners)


@pytest.mark.parametrize(
    "text", ["", ";", "1,2", "a,b;c,d;e,f", "0,0;1,1;1", "0,0;1,0;1,1;inf,0", "0,0;1,0;1,1,1"]
)
def test_an_address_that_holds_none_is_told(text: str) -> None:
    criteria, problems = Criteria.read_query({"polygon": text})
    assert criteria == Criteria()
    assert [problem.field for problem in problems] == ["polygon"]


def test_a_corner_that_is_repeated_counts_once() -> None:
    once = ((0.0, 1.0), (0.0, 0.0), (1.0, 0.0))
    twice = [(0, 1), (0, 1.000001), (0, 0), (1, 0), (1, 0), (0, 1), (0, 1)]
    assert checked_ring(twice) == once
    assert read_ring(write_ring(checked_ring(twice))) == once
    with pytest.raises(InvalidValueError, match="3 to 100 corners"):
        checked_ring([(125, 1), (-56, 0), (125, 1), (125, 1)])


@given(CORNERS)
def test_a_ring_is_refused_or_comes_back_from_an_address(corners: list[tuple[float, float]]) -> None:
    try:
        criteria = Criteria(polygon=tuple(corners))
    except InvalidValueError:
        return
    assert read_ring(write_ring(criteria.polygon)) == criteria.polygon
    assert Criteria.from_query(criteria.to_query()) == criteria


def geojson(*shapes: dict[str, Any]) -> bytes:
    features = [{"type": "Feature", "properties": {}, "geometry": shape} for shape in shapes]
    return json.dumps({"type": "FeatureCollection", "features": features}).encode()


def polygon(*rings: Any) -> dict[str, Any]:
    return {"type": "Polygon", "coordinates": [[*ring, ring[0]] for ring in rings]}


def test_the_polygon_of_a_file() -> None:
    assert ring_of_geojson(geojson(polygon(SQUARE)), "a.geojson").ring == checked_ring(SQUARE)
    assert ring_of_geojson(json.dumps(polygon(SQUARE)).encode(), "a.geojson").notes == ()


def test_height_above_the_sea_does_not_count() -> None:
    high = [(lon, lat, 120.0) for lon, lat in SQUARE]
    assert ring_of_geojson(geojson(polygon(high)), "a.geojson").ring == checked_ring(SQUARE)


def test_an_outline_of_many_corners_is_made_simpler_and_that_is_said() -> None:
    circle = [(36 + math.cos(n / 500 * math.tau), 50 + math.sin(n / 500 * math.tau)) for n in range(500)]
    hole = [(36.1, 50.1), (36.2, 50.1), (36.2, 50.2)]
    found = ring_of_geojson(geojson(polygon(circle, hole)), "a.geojson")
    assert len(found.ring) <= 100
    assert "Holes" in found.notes[0] and "off by up to" in found.notes[1]
    assert within(found.ring, (36, 50), (37.1, 50)) == [True, False]


def test_an_islet_is_left_out_and_that_is_said() -> None:
    islet = [(39.0, 50.0), (39.01, 50.0), (39.01, 50.01)]
    assert "1 small parts" in ring_of_geojson(geojson(polygon(SQUARE), polygon(islet)), "a.geojson").notes[0]


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "no GeoJSON"),
        (b"{", "no GeoJSON"),
        (b"[1]", "no GeoJSON"),
        (b'{"type": "Polygon"}', "no GeoJSON"),
        (b'{"type": "Polygon", "coordinates": [[["a", 1]]]}', "no GeoJSON"),
        (b'{"type": "FeatureCollection", "features": 7}', "no GeoJSON"),
        (geojson({"type": "Point", "coordinates": [1, 2]}), "no polygon"),
        (geojson(), "no polygon"),
        (geojson(polygon(SQUARE), polygon([(0, 0), (2, 0), (2, 2)])), "2 polygons"),
        (geojson(polygon([(0, 0), (1, 1), (1, 0), (0, 1)])), "cannot be used"),
        (geojson(polygon([(430000, 5500000), (440000, 5500000), (440000, 5510000)])), "cannot be used"),
    ],
)
def test_a_file_without_a_polygon_to_use_is_refused_by_name(data: bytes, why: str) -> None:
    with pytest.raises(FileRefusedError, match=rf"a\.geojson: .*{why}"):
        ring_of_geojson(data, "a.geojson")


@given(
    st.recursive(
        st.none() | st.integers() | st.floats() | st.text(max_size=5),
        lambda c: (
            st.lists(c, max_size=4)
            | st.dictionaries(
                st.sampled_from(["type", "geometry", "features", "coordinates", "geometries"]),
                c
                | st.sampled_from(
                    ["Polygon", "Feature", "FeatureCollection", "GeometryCollection", "MultiPolygon"]
                ),
                max_size=3,
            )
        ),
        max_leaves=12,
    )
)
def test_any_json_is_a_ring_or_refused(found: Any) -> None:
    try:
        ring_of_geojson(json.dumps(found).encode(), "a.geojson")
    except FileRefusedError as error:
        assert str(error).startswith("a.geojson: ")
