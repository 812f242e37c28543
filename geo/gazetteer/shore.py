"""The area nearest to a point on the water, by distance to the areas' outlines.

Outlines are cut into runs of a few segments, so that one tree query finds the runs near a point and one numpy pass
measures them. Distances are taken on a plane tangent at the point (longitudes shrunk by the cosine of its
latitude), which within 25 km is right to a few metres up to 80 degrees of latitude.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import shapely

KM_PER_DEGREE = 111.195
_RUN = 16  # segments in a run
_SHORT_KM = 4.0  # most points on the water are this near, and so short a reach meets few runs

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Shore:
    """Outlines of areas, ready to be asked for the nearest.

    Attributes:
        runs: vertices of each run, shape (`_RUN` + 1, runs, 2), longitude first; short runs repeat their last.
        owner: position of the area each run belongs to.
        tree: the runs' boxes.
    """

    runs: Floats
    owner: npt.NDArray[np.int64]
    tree: shapely.STRtree

    @classmethod
    def of(cls, xy: Floats, rings: npt.NDArray[np.integer[Any]], owner: npt.NDArray[np.int64]) -> Shore:
        """Cut rings into runs.

        Args:
            xy: vertices of all rings, one ring after another.
            rings: where each ring starts in `xy`, and the end of the last.
            owner: position of the area of each ring.
        """
        segments = np.diff(rings) - 1
        counts = -(-segments // _RUN)
        ring = np.repeat(np.arange(len(counts)), counts)
        nth = np.arange(len(ring)) - np.repeat(np.cumsum(counts) - counts, counts)
        start = rings[:-1][ring] + nth * _RUN
        last = rings[1:][ring] - 1
        runs = xy[np.minimum(start + np.arange(_RUN + 1)[:, None], last)]
        low, high = runs.min(axis=0), runs.max(axis=0)
        boxes = shapely.box(low[:, 0], low[:, 1], high[:, 0], high[:, 1])
        return cls(runs=runs, owner=owner[ring], tree=shapely.STRtree(boxes))

    def nearest(self, lon: Floats, lat: Floats, reach_km: float) -> tuple[npt.NDArray[np.int64], Floats]:
        """Position of the nearest area, -1 where none is within reach, and the distance in km (inf there).

        Points must lie in no area; longitudes -180 to 180.
        """
        area, km = self._within(lon, lat, min(_SHORT_KM, reach_km))
        far = np.flatnonzero(area < 0)
        area[far], km[far] = self._within(lon[far], lat[far], reach_km)
        return area, km

    def _within(self, lon: Floats, lat: Floats, reach_km: float) -> tuple[npt.NDArray[np.int64], Floats]:
        area, best = np.full(len(lon), -1), np.full(len(lon), np.inf)
        for shift in (0.0, 360.0, -360.0):  # the other side of the antimeridian is near, too
            there = np.flatnonzero(np.abs(lon + shift) < 181) if shift else np.arange(len(lon))
            point, run, km = self._measured(lon[there] + shift, lat[there], reach_km)
            order = np.lexsort((km, point))
            point, run, km = point[order], run[order], km[order]
            first = np.ones(len(point), bool)
            first[1:] = point[1:] != point[:-1]
            at = there[point[first]]
            closer = km[first] < best[at]
            area[at[closer]], best[at[closer]] = self.owner[run[first][closer]], km[first][closer]
        return area, best

    def _measured(
        self, lon: Floats, lat: Floats, reach_km: float
    ) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64], Floats]:
        """Point, run and distance in km of the pairs within reach."""
        up = reach_km / KM_PER_DEGREE
        shrink = np.maximum(np.cos(np.radians(lat)), 1e-3)
        wide = np.minimum(up / np.maximum(np.cos(np.radians(np.minimum(np.abs(lat) + up, 90))), 1e-3), 360)
        point, run = self.tree.query(shapely.box(lon - wide, lat - up, lon + wide, lat + up))
        x = (self.runs[:, run, 0] - lon[point]) * shrink[point]
        y = self.runs[:, run, 1] - lat[point]
        dx, dy = np.diff(x, axis=0), np.diff(y, axis=0)
        length = dx * dx + dy * dy
        along = np.clip(-(x[:-1] * dx + y[:-1] * dy) / np.where(length > 0, length, 1), 0, 1)
        squared = (x[:-1] + along * dx) ** 2 + (y[:-1] + along * dy) ** 2
        km = np.sqrt(squared.min(axis=0, initial=np.inf)) * KM_PER_DEGREE
        near = km <= reach_km
        return point[near], run[near], km[near]
