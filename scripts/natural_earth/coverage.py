"""From Natural Earth's parts to areas that share their edges exactly, on a whole-number grid."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt
import shapely

from natural_earth import repairs
from natural_earth.source import Part

QUANTUM = 1e-4  # degrees; 11 m, far below what a 1:10 million map can know
EARTH_KM = 6371.0088


@dataclass(frozen=True, slots=True, kw_only=True)
class Areas:
    """Areas side by side: `parts[i]` describes `geometries[i]`."""

    parts: list[Part]
    geometries: npt.NDArray[np.object_]


def assemble(parts: Sequence[Part], tolerance: float) -> Areas:
    """One area for each code, simplified together so that neighbours keep sharing their edges.

    Args:
        parts: sorted by country and code.
        tolerance: triangles of vertices smaller than this squared (in degrees) are cut off
            (Visvalingam and Whyatt 1993, as `shapely.coverage_simplify` does it).
    """
    merged, geometries = [], []
    for (_, code, _), same in itertools.groupby(parts, key=_identity):
        group = list(same)
        merged.append(_whole(group, code))
        geometries.append(shapely.union_all([p.geometry for p in group]))
    whole = shapely.coverage_clean(np.array(geometries))  # Italy and Slovenia overlap by some metres
    simple = quantise(shapely.coverage_simplify(whole, tolerance))
    if not shapely.coverage_is_valid(simple):
        simple = quantise(shapely.coverage_clean(simple))  # rounding made neighbours cross
    return Areas(parts=merged, geometries=simple)


def _identity(part: Part) -> tuple[str, str, str]:
    return part.country[0], part.code, "" if part.code else part.names[0]


def _whole(group: list[Part], code: str) -> Part:
    """The description of an area drawn in parts: that of its largest part, or a name of its own."""
    main = max(group, key=lambda p: p.geometry.area)
    if code not in repairs.MERGED:
        return main
    others = tuple(dict.fromkeys(p.names[0] for p in group))
    return replace(main, names=(repairs.MERGED[code], "", "", ""), alternates=others, geonames_id=0)


def quantise(geometries: npt.NDArray[np.object_]) -> npt.NDArray[np.object_]:
    """Vertices on the grid; rings that collapse are dropped, crossings that this makes are repaired."""
    on_grid = shapely.transform(geometries, lambda xy: np.round(xy / QUANTUM) * QUANTUM)
    bad = ~shapely.is_valid(on_grid)
    on_grid[bad] = shapely.make_valid(on_grid[bad], method="structure")
    pieces, owner = shapely.get_parts(on_grid, return_index=True)
    flat = shapely.get_type_id(pieces) == shapely.GeometryType.POLYGON
    return np.array(
        [shapely.MultiPolygon(list(pieces[flat & (owner == i)])) for i in range(len(on_grid))], np.object_
    )


def radius_km(geometry: shapely.Geometry, latitude: float, longitude: float) -> float:
    """Great-circle distance from a point to the farthest vertex, in kilometres."""
    lon, lat = np.radians(shapely.get_coordinates(geometry)).T
    lat0, lon0 = np.radians((latitude, longitude))
    h = np.sin((lat - lat0) / 2) ** 2 + np.cos(lat) * np.cos(lat0) * np.sin((lon - lon0) / 2) ** 2
    return float(2 * EARTH_KM * np.arcsin(np.sqrt(np.clip(h, 0, 1))).max())


def label_point(part: Part, geometry: shapely.Geometry) -> tuple[float, float]:
    """Latitude and longitude of Natural Earth's label point, or of one inside where that lies outside."""
    latitude, longitude = part.label
    if not shapely.contains_xy(geometry, longitude, latitude):
        inside = max(shapely.get_parts(geometry), key=lambda g: g.area).representative_point()
        latitude, longitude = inside.y, inside.x
    return round(latitude, 4), round(longitude, 4)
