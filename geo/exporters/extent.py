"""The bounding box of points that are seen one by one."""

from __future__ import annotations

from itertools import pairwise
from math import inf


class Extent:
    """Grows with every point, in constant memory.

    RFC 7946 section 5.2: a box across the antimeridian has its west east of its east. That box is given
    where it is the smaller one. To know, the widest gap between longitudes is looked for on a wheel of 360
    sectors, each of which remembers its outermost points.
    """

    def __init__(self) -> None:
        self._west = [inf] * 360
        self._east = [-inf] * 360
        self._south, self._north = inf, -inf

    def add(self, longitude: float, latitude: float) -> None:
        """Take in one point (degrees)."""
        sector = min(359, int(longitude + 180))
        self._west[sector] = min(self._west[sector], longitude)
        self._east[sector] = max(self._east[sector], longitude)
        self._south, self._north = min(self._south, latitude), max(self._north, latitude)

    def bbox(self) -> tuple[float, float, float, float] | None:
        """West, south, east, north of all points, or None where there was none."""
        used = [sector for sector in range(360) if self._west[sector] <= self._east[sector]]
        if not used:
            return None
        west, east = self._west[used[0]], self._east[used[-1]]
        widest = west + 360 - east  # the gap that holds the antimeridian
        for left, right in pairwise(used):
            gap = self._west[right] - self._east[left]
            if gap > widest:
                widest, west, east = gap, self._west[right], self._east[left]
        return west, self._south, east, self._north
