"""Geometry of any kind and system as the point, precision and radius of an incident (WGS 84)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
import pyproj
import shapely

from geo.errors import FileRefusedError
from geo.gazetteer.extent import distance_km
from geo.model import GeoPrecision

COLUMNS = ("latitude", "longitude", "geo_precision", "radius_km")
"""What a geometry adds to a row."""

Mover = Callable[[Any], Any]


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a geometry is.

    Attributes:
        cells: for `COLUMNS`.
        shape: the geometry itself as WKB in WGS 84, longitude first; empty for points.
    """

    cells: tuple[str, str, str, str]
    shape: bytes = b""


NOWHERE = Spot(("", "", "", ""))


def mover(crs: str | None, name: str) -> Mover | None:
    """Brings geometries to WGS 84, longitude first; None where they are there already or the file names no system.

    Raises:
        FileRefusedError: the file's system is unknown to PROJ.
    """
    if crs is None:
        return None
    try:
        source = pyproj.CRS.from_user_input(crs)
    except pyproj.exceptions.CRSError as error:
        raise FileRefusedError(
            name, f"its coordinate system is unknown ({error})", "Save it in WGS 84"
        ) from None
    if source.to_epsg() == 4326 or source.to_authority() == ("OGC", "CRS84"):
        return None
    change = pyproj.Transformer.from_crs(source, "OGC:CRS84", always_xy=True)

    def move(geometry: Any) -> Any:
        return shapely.transform(geometry, lambda xy: np.column_stack(change.transform(xy[:, 0], xy[:, 1])))

    return move


def spot(geometry: Any, move: Mover | None = None) -> Spot:
    """The cells of a geometry: a point as it is, anything else as a point inside and the radius that holds it.

    Raises:
        ValueError: coordinates that are no numbers.
    """
    if geometry is None or geometry.is_empty:
        return NOWHERE
    if move is not None:
        geometry = move(geometry)
    if geometry.geom_type == "MultiPoint" and len(geometry.geoms) == 1:
        geometry = geometry.geoms[0]
    if geometry.geom_type == "Point":
        return Spot((repr(geometry.y), repr(geometry.x), "", ""))
    whole = _unbroken(geometry)
    line = whole.geom_type == "LineString"
    inside = whole.interpolate(0.5, normalized=True) if line else whole.representative_point()
    if inside.is_empty:
        return NOWHERE
    longitude = inside.x if inside.x <= 180 or whole is geometry else inside.x - 360
    cells = (repr(inside.y), repr(longitude), GeoPrecision.AREA.value, f"{_radius(whole, inside):.3f}")
    return Spot(cells, shapely.to_wkb(geometry))


def _unbroken(geometry: Any) -> Any:
    """A geometry that crosses the antimeridian with longitudes that go on beyond 180 degrees; any other as it is."""
    west, _, east, _ = geometry.bounds
    if not 180 < east - west <= 360:
        return geometry
    other = shapely.transform(geometry, lambda xy: np.column_stack([xy[:, 0] % 360, xy[:, 1]]))
    flat = other.length == 0 or (
        geometry.area > 0 and other.area == 0
    )  # the frame of a world map, from edge to edge
    return geometry if flat or other.bounds[2] - other.bounds[0] >= east - west else other


def _radius(geometry: Any, inside: Any) -> float:
    corners = shapely.get_coordinates(geometry).tolist()
    farthest = max(corners, key=lambda xy: (xy[0] - inside.x) ** 2 + (xy[1] - inside.y) ** 2)
    if abs(farthest[1]) > 90 or abs(inside.y) > 90:
        return 0.0
    return min(20_000.0, distance_km(inside.y, inside.x, farthest[1], farthest[0]))
