"""The bounding box of points that are seen one by one."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from math import inf

import numpy as np
import numpy.typing as npt


class Extent:
    """Grows with every point, in constant memory.

    RFC 7946 section 5.2: a box across the antimeridian has its west east of its east. That box is given
    where it is the smaller one. To know, the widest gap between longitudes is looked for on a wheel of 360
    sectors, each of which remembers its outermost points.
    """

    def __init__(self) -> None:
        self._west = np.full(360, inf)
        self._east = np.full(360, -inf)
        self._south, self._north = inf, -inf

    def add(self, longitude: float, latitude: float) -> None:
        """Take in one point (degrees)."""
        self.add_many([(longitude, latitude)])

    def add_many(self, points: Sequence[Sequence[float]] | npt.NDArray[np.float64]) -> None:
        """Take in many points, each longitude first (degrees)."""
        if not len(points):
            return
        lon, lat = np.asarray(points, dtype=np.float64).T
        sector = np.minimum(359, (lon + 180).astype(np.int64))
        np.minimum.at(self._west, sector, lon)
        np.maximum.at(self._east, sector, lon)
        self._south, self._north = min(self._south, float(lat.min())), max(self._north, float(lat.max()))

    def bbox(self) -> tuple[float, float, float, float] | None:
        """West, south, east, north of all points, or None where there was none."""
        starts, ends = self._west.tolist(), self._east.tolist()
        used = [sector for sector in range(360) if starts[sector] <= ends[sector]]
        if not used:
            return None
        west, east = starts[used[0]], ends[used[-1]]
        widest = west + 360 - east  # the gap that holds the antimeridian
        for left, right in pairwise(used):
            gap = starts[right] - ends[left]
            if gap > widest:
                widest, west, east = gap, starts[right], ends[left]
        return west, self._south, east, self._north
