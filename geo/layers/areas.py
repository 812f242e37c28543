"""Outlines for incidents that are known by area only, so that none is drawn as a pin in an area's middle."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import numpy as np
import numpy.typing as npt
import shapely

from geo.gazetteer.admin import AdminIndex, Division
from geo.model import GeoPrecision
from geo.store import GEO_PRECISIONS, Columns

QUANTUM = 0.001  # degrees
_UNKNOWN_KM = 25.0  # radius of an area whose size nobody told
_STEPS_PER_OUTLINE = 1000.0  # bends finer than this part of an outline's extent go

Positions = npt.NDArray[np.int64]


@dataclass(slots=True, kw_only=True)
class AreaTable:
    """The areas of a set of incidents.

    Attributes:
        number: for each incident the position of its area, -1 for a point or no place.
        rows: longitude, latitude of the label, radius in km, 1 for a whole country, of each area.
        outlines: rings of each area, in degrees; none stands for a circle.
    """

    number: npt.NDArray[np.int32]
    rows: list[list[float]] = field(default_factory=list)
    outlines: list[list[npt.NDArray[np.float64]]] = field(default_factory=list)

    def add(self, members: Positions, row: list[float], outline: shapely.Geometry | None) -> None:
        """Put an area in and give it its incidents."""
        self.number[members] = len(self.rows)
        self.rows.append([round(v, 4) for v in row])
        self.outlines.append(_rings(outline) if outline is not None else [])

    def arrays(self) -> dict[str, npt.NDArray[Any]]:
        """The outlines as whole multiples of `QUANTUM`, ring after ring, area after area."""
        rings = [ring for outline in self.outlines for ring in outline]
        xy = np.concatenate([*rings, np.empty((0, 2))])
        whole = np.round(xy / QUANTUM).astype(np.int32)
        return {
            "ring_x": whole[:, 0].copy(),
            "ring_y": whole[:, 1].copy(),
            "ring_starts": _starts([len(r) for r in rings]),
            "area_rings": _starts([len(o) for o in self.outlines]),
        }


def area_table(columns: Columns, admin: AdminIndex) -> AreaTable:
    """Find the outlines: the division's for a division, the country's for a country, else a circle of the radius.

    A division or country whose code is unknown is a circle, too.
    """
    table = AreaTable(number=np.full(len(columns), -1, np.int32))
    placed = np.isfinite(columns.lon) & np.isfinite(columns.lat)
    precision = columns.geo_precision
    is_area = np.array([p.is_area for p in GEO_PRECISIONS] + [False])[precision] & placed
    divisions = {d.code: d for d in admin.areas() if d.code}
    of = {p: is_area & (precision == GEO_PRECISIONS.index(p)) for p in GeoPrecision}
    for index in np.unique(columns.admin1_index[of[GeoPrecision.ADMIN1]]):
        division = divisions.get(columns.admin1_names[index])
        if division is not None:
            members = np.flatnonzero(of[GeoPrecision.ADMIN1] & (columns.admin1_index == index))
            table.add(members, _division_row(division), admin.polygon(division.code))
    for index in np.unique(columns.country_index[of[GeoPrecision.COUNTRY]]):
        outline = admin.country_polygon(columns.country_names[index])
        if outline is not None:
            members = np.flatnonzero(of[GeoPrecision.COUNTRY] & (columns.country_index == index))
            table.add(members, _country_row(columns, members, outline), outline)
    _add_circles(table, columns, np.flatnonzero(is_area & (table.number < 0)))
    return table


def _add_circles(table: AreaTable, columns: Columns, members: Positions) -> None:
    km = np.nan_to_num(columns.radius_km[members].astype(np.float64), nan=0.0)
    km[km <= 0] = _UNKNOWN_KM
    circles = np.stack([columns.lon[members], columns.lat[members], km], axis=1)
    distinct, which = np.unique(circles, axis=0, return_inverse=True)
    order = np.argsort(which, kind="stable")
    groups = np.split(members[order], np.cumsum(np.bincount(which, minlength=len(distinct)))[:-1])
    for (lon, lat, radius), group in zip(distinct, groups, strict=False):
        table.add(group, [lon, lat, radius, 0], None)


def _division_row(division: Division) -> list[float]:
    return [division.longitude, division.latitude, division.radius_km, 0]


def _country_row(columns: Columns, members: Positions, outline: shapely.Geometry) -> list[float]:
    west, south, east, north = shapely.bounds(outline).tolist()
    lon, lat = float(columns.lon[members[0]]), float(columns.lat[members[0]])
    far = max(abs(v - lat) for v in (south, north)), max(abs(v - lon) for v in (west, east))
    return [lon, lat, min(111.2 * float(np.hypot(*far)), 20_000), 1]


def _rings(outline: shapely.Geometry) -> list[npt.NDArray[np.float64]]:
    """Rings of a simplified outline; islands too small to see beside the rest are left out."""
    west, south, east, north = shapely.bounds(outline).tolist()
    tolerance = float(np.hypot(east - west, north - south)) / _STEPS_PER_OUTLINE
    parts = shapely.get_parts(outline)
    large = parts[shapely.area(parts) >= min(tolerance**2, shapely.area(parts).max())]
    simple = shapely.simplify(large, tolerance / 2)
    return [shapely.get_coordinates(ring) for ring in shapely.get_rings(simple)]


def _starts(lengths: list[int]) -> npt.NDArray[np.int32]:
    return np.concatenate([[0], np.cumsum(lengths)]).astype(np.int32)
