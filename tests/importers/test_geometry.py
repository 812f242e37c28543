"""The point and the radius that stand for a line or an area."""

from __future__ import annotations

import pytest
import shapely

from geo.importers.tables.geometry import spot

TWO_SIDES = shapely.MultiPolygon([shapely.box(177, 50, 180, 52), shapely.box(-180, 50, -179, 52)])


@pytest.mark.parametrize(
    ("shape", "west", "east", "radius"),
    [
        (shapely.LineString([(170, 60), (-175, 61), (-165, 58)]), 180, -175, 1_000),  # it goes on at -180
        (shapely.Polygon([(178, 50), (-170, 50), (-170, 52), (178, 52)]), 178, -170, 900),
        (TWO_SIDES, 177, -179, 350),
        (shapely.LineString([(-20, 60), (20, 60)]), -1, 1, 1_200),
        (shapely.box(-180, -90, 180, 90), -180, 180, 20_000),  # all the world
    ],
)
def test_a_shape_over_the_antimeridian_has_its_point_inside(
    shape: shapely.Geometry, west: float, east: float, radius: float
) -> None:
    latitude, longitude, precision, reach = spot(shape).cells
    within = west <= float(longitude) <= east if west <= east else not east < float(longitude) < west
    assert within and -180 <= float(longitude) <= 180 and abs(float(latitude)) <= 90
    assert precision == "area" and 0 < float(reach) <= radius
    assert shapely.from_wkb(spot(shape).shape).equals_exact(shape, 0)
