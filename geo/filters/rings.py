"""A ring of corners as a filter: checked, written into an address, read from GeoJSON, and which points lie within.

Corners are longitude, latitude in degrees. Two corners that follow each other more than 180 degrees apart are joined across the
antimeridian, the shorter way; a ring around a pole has no inside on a flat map and is refused.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, cast

import numpy as np
import numpy.typing as npt
import orjson
import shapely

from geo.errors import FileRefusedError, InvalidValueError
from geo.model import check_point

Ring = tuple[tuple[float, float], ...]
"""Longitude, latitude of each corner, in degrees; the first is not repeated at the end."""

MOST_CORNERS = 100
"""So that the ring fits into a link."""

_DIGITS = 5  # of a degree: about a metre
_KM_PER_DEGREE = 111.2
_SMALL = 0.01  # share of the whole area that a part may have and be left out


def checked_ring(corners: Iterable[Iterable[float]]) -> Ring:
    """The corners as a ring that goes around an area once, to five digits; a corner that is repeated counts once.

    Raises:
        InvalidValueError: fewer than 3 or more than 100 corners, one that lies nowhere, a ring that crosses itself or goes around a pole.
    """
    points = [tuple(map(float, corner)) for corner in corners]
    if any(len(point) != 2 for point in points):
        raise InvalidValueError("polygon", points, "corners of longitude, latitude")
    for lon, lat in points:
        check_point(lat, lon)
    rounded = [(round(lon, _DIGITS), round(lat, _DIGITS)) for lon, lat in points]
    ring = tuple(corner for corner, after in pairwise((*rounded, *rounded[:1])) if corner != after)
    if not 3 <= len(ring) <= MOST_CORNERS:
        raise InvalidValueError("polygon", len(ring), f"3 to {MOST_CORNERS} corners of longitude, latitude")
    if not _flat(ring).is_valid:
        raise InvalidValueError("polygon", write_ring(ring), "a ring of corners that does not cross itself")
    return ring


def inside(ring: Ring, lon: npt.NDArray[np.float64], lat: npt.NDArray[np.float64]) -> npt.NDArray[np.bool_]:
    """Which points lie within the ring or on its edge; NaN does not."""
    flat = _flat(ring)
    west, south, east, north = flat.bounds
    found = np.zeros(len(lon), np.bool_)
    for turn in (-360.0, 0.0, 360.0):
        if west > 180 + turn or east < -180 + turn:
            continue
        near = np.flatnonzero((lon + turn >= west) & (lon + turn <= east) & (lat >= south) & (lat <= north))
        found[near] |= shapely.intersects_xy(flat, lon[near] + turn, lat[near])
    return found


def write_ring(ring: Ring) -> str:
    """`lon,lat;lon,lat;...`; `read_ring` is the inverse."""
    return ";".join(f"{_short(lon)},{_short(lat)}" for lon, lat in ring)


def read_ring(text: str) -> Ring:
    """The ring in an address.

    Raises:
        InvalidValueError: it is none.
    """
    try:
        return checked_ring([[float(number) for number in corner.split(",")] for corner in text.split(";")])
    except ValueError as error:
        if isinstance(error, InvalidValueError):
            raise
        raise InvalidValueError("polygon", text, "corners such as 36,50;37,50;37,51") from None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadRing:
    """The ring of a file.

    Attributes:
        ring: the ring.
        notes: what is not as in the file, fit to show to a user.
    """

    ring: Ring
    notes: tuple[str, ...] = ()


def ring_of_geojson(data: bytes, name: str) -> ReadRing:
    """The polygon in a GeoJSON file, made simpler where it has too many corners for a link.

    Raises:
        FileRefusedError: it is no GeoJSON, holds no polygon or several large ones, or one that cannot be used.
    """
    try:
        shapes = list(_polygons(orjson.loads(data)))
    except (
        orjson.JSONDecodeError,
        shapely.errors.ShapelyError,
        TypeError,
        ValueError,
        LookupError,
        RecursionError,
    ):
        raise FileRefusedError(name, "it is no GeoJSON", "Export the area as GeoJSON in WGS 84") from None
    if not shapes:
        raise FileRefusedError(name, "it holds no polygon", "Add a GeoJSON file with one polygon")
    shapes.sort(key=lambda shape: -shape.area)
    rest = sum(shape.area for shape in shapes[1:])
    if rest > _SMALL * shapes[0].area:
        raise FileRefusedError(
            name, f"it holds {len(shapes)} polygons", "Add a file with the one that incidents shall lie in"
        )
    return _one_ring(shapes[0], len(shapes) - 1, name)


def _one_ring(shape: shapely.Polygon, left_out: int, name: str) -> ReadRing:
    notes = [f"{left_out} small parts of the file's area are left out."] if left_out else []
    if shape.interiors:
        notes.append("Holes in the area are not kept: incidents in them are shown too.")
    outline = shapely.Polygon(shape.exterior)
    simple = _simple(outline)
    if simple is not outline:
        off = shapely.hausdorff_distance(outline, simple) * _KM_PER_DEGREE
        corners = len(simple.exterior.coords) - 1
        notes.append(f"The outline is made simpler, to {corners} corners; it is off by up to {off:.1f} km.")
    try:
        ring = checked_ring(point[:2] for point in simple.exterior.coords)
    except InvalidValueError as error:
        raise FileRefusedError(
            name, f"its polygon cannot be used ({error})", "Mend it and add it again"
        ) from None
    return ReadRing(ring=ring, notes=tuple(notes))


def _simple(outline: shapely.Polygon) -> shapely.Polygon:
    """The outline with as few corners as a link holds."""
    simple, tolerance = outline, 1e-4
    while len(simple.exterior.coords) - 1 > MOST_CORNERS:
        simple, tolerance = cast(shapely.Polygon, outline.simplify(tolerance)), tolerance * 1.5
    return simple


def _polygons(found: Any) -> Iterator[shapely.Polygon]:
    """The polygons anywhere in a GeoJSON object."""
    kind = found["type"] if isinstance(found, dict) and "type" in found else ""
    if kind == "FeatureCollection":
        for feature in found["features"]:
            yield from _polygons(feature)
    elif kind == "Feature":
        if found["geometry"] is not None:
            yield from _polygons(found["geometry"])
    elif kind in ("Polygon", "MultiPolygon"):
        yield from shapely.get_parts(shapely.geometry.shape(found))
    elif kind == "GeometryCollection":
        for geometry in found["geometries"]:
            yield from _polygons(geometry)
    elif kind not in ("Point", "MultiPoint", "LineString", "MultiLineString"):
        raise ValueError(kind)


def _flat(ring: Ring) -> shapely.Polygon:
    """The ring with longitudes that go on beyond 180 where it crosses the antimeridian."""
    steps = [_shorter(b[0] - a[0]) for a, b in pairwise((*ring, ring[0]))]
    if abs(sum(steps)) > 1:
        raise InvalidValueError("polygon", write_ring(ring), "a ring that does not go around a pole")
    lons = np.cumsum([ring[0][0], *steps[:-1]])
    return shapely.Polygon(np.column_stack([lons, [lat for _, lat in ring]]))


def _shorter(degrees: float) -> float:
    return math.remainder(degrees, 360.0)


def _short(value: float) -> str:
    return f"{value:.{_DIGITS}f}".rstrip("0").rstrip(".")
