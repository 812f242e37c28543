"""Where a village lies whose own point cannot be right: somewhere in its district, round that district's other places."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from statistics import median, quantiles

from geo.gazetteer.additions.row import Row
from geo.gazetteer.extent import distance_km
from geo.gazetteer.names import fold
from geo.model import GeoPrecision

_FEWEST = 5
"""Places a district must have with points that fit, before anything is said of it."""
_ACROSS_KM, _SHARE, _LEAST_KM = 30.0, 0.4, 5.0
_ASTRAY = 1.5
"""An estimated point this many times farther from the middle than nine in ten of the district's is none of its."""

_Key = tuple[str, str, str]
_Point = tuple[float, float]
_Circle = tuple[float, float, float]


class Districts:
    """The districts of a file, each as a circle round its places.

    Half of a district's points may be wrong, so only its densest crowd counts: the most places within 30 km of one of
    them, at least two in five. The middle is the median of their latitudes and of their longitudes; the radius holds
    nine in ten of them. The limits are our own.

    Args:
        rows: rows whose points lie in the region that they state, each with that region's ISO 3166-2 code.
    """

    def __init__(self, rows: Iterable[tuple[Row, str]]) -> None:
        points: defaultdict[_Key, list[_Point]] = defaultdict(list)
        for row, admin1 in rows:
            if row.admin2:
                points[_key(row, admin1)].append((row.latitude, row.longitude))
        self._circles = {k: c for k, found in points.items() if (c := _circle(found)) is not None}

    def within(self, row: Row, admin1: str) -> Row | None:
        """`row` as "near the middle of its district", or None where the district is not known well enough."""
        circle = self._circles.get(_key(row, admin1))
        if circle is None or not row.admin2:
            return None
        latitude, longitude, radius = circle
        return replace(
            row, latitude=latitude, longitude=longitude, radius_km=radius, geo_precision=GeoPrecision.NEAR
        )

    def doubts(self, row: Row, admin1: str) -> bool:
        """Whether the point of `row` lies far outside its district."""
        circle = self._circles.get(_key(row, admin1))
        if circle is None or not row.admin2:
            return False
        latitude, longitude, radius = circle
        return distance_km(row.latitude, row.longitude, latitude, longitude) > _ASTRAY * radius


def _key(row: Row, admin1: str) -> _Key:
    return row.country, admin1, fold(row.admin2)


def _circle(points: list[_Point]) -> _Circle | None:
    """Latitude, longitude and radius in km; None for too few places, or such as lie too far apart."""
    distinct = list(dict.fromkeys(points))  # a guessed point is often given to many villages
    crowd: list[_Point] = max(
        ([q for q in distinct if distance_km(*p, *q) <= _ACROSS_KM] for p in distinct), key=len, default=[]
    )
    if len(crowd) < max(_FEWEST, _SHARE * len(distinct)):
        return None
    latitude, longitude = median(p[0] for p in crowd), median(p[1] for p in crowd)
    distances = [distance_km(latitude, longitude, *point) for point in crowd]
    return round(latitude, 4), round(longitude, 4), round(max(_LEAST_KM, quantiles(distances, n=10)[-1]), 1)
