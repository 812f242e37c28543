"""How large a place is: the circle that holds it."""

from __future__ import annotations

import math

_PEOPLE_PER_KM2 = 2_000
_SMALLEST_KM, _UNKNOWN_KM, _LARGEST_KM = 1.0, 2.0, 40.0
EARTH_KM = 6371.0088
"""Mean radius of the Earth (IUGG)."""


def settlement_radius_km(population: int) -> float:
    """Radius in kilometres of a settlement of `population` people (0: unknown).

    Our own rule: a disc at 2,000 people a square kilometre, the order of a European town, at least 1 km
    and at most 40; 2 km where the population is unknown. Kyiv gets 21 km, a town of 10,000 gets 1.3.
    """
    if population <= 0:
        return _UNKNOWN_KM
    radius = math.sqrt(population / _PEOPLE_PER_KM2 / math.pi)
    return round(min(_LARGEST_KM, max(_SMALLEST_KM, radius)), 1)


def distance_km(latitude1: float, longitude1: float, latitude2: float, longitude2: float) -> float:
    """Great-circle distance in kilometres between two points in degrees (haversine, spherical Earth)."""
    a, b = math.radians(latitude1), math.radians(latitude2)
    half = math.radians(longitude2 - longitude1) / 2
    h = math.sin((b - a) / 2) ** 2 + math.cos(a) * math.cos(b) * math.sin(half) ** 2
    return 2 * EARTH_KM * math.asin(min(1.0, math.sqrt(h)))
