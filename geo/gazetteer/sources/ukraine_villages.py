"""Villages of Ukraine's war-torn oblasts: `data/ukraine_villages.csv`, made by `scripts/build_ukraine_villages.py`.

Of these only the hromada (municipality) is known: they are "near" its middle, with a radius that says so.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from pathlib import Path

from geo.errors import FileRefusedError, InvalidValueError
from geo.gazetteer.entry import Entry, NameKind
from geo.gazetteer.extent import distance_km
from geo.gazetteer.names import fold, official_uk, romanise_uk_bgn
from geo.model import GeoPrecision, Place

SOURCE = "katottg"


def entries(data: Path, known: Iterable[Entry]) -> Iterator[Entry]:
    """Every village that none of `known` is.

    Args:
        data: folder of the shipped data files.
        known: places of better sources; a namesake within a village's radius is that village.

    Raises:
        FileRefusedError: the file cannot be read.
    """
    path = data / "ukraine_villages.csv"
    namesakes, districts = _namesakes(known)
    try:
        with path.open(encoding="utf-8", newline="") as lines:
            for row in csv.DictReader(lines):
                district = f"{row['raion']} район"
                district = districts.get(fold(district)) or f"{official_uk(row['raion'])} Raion"
                for village in row["villages"].split("|"):
                    entry = _entry(row, district, *village.split(" ", 1))
                    if not any(_is_same(entry.place, p) for p in namesakes.get(_key(entry.place), ())):
                        yield entry
    except (OSError, UnicodeDecodeError, KeyError, TypeError, ValueError, InvalidValueError) as error:
        raise FileRefusedError(path.name, f"cannot be read ({error})", "Install the program again") from error


def _entry(row: dict[str, str], district: str, code: str, name: str) -> Entry:
    place = Place(
        gazetteer_id=f"katottg:{row['hromada']}{code}",
        name=official_uk(name),
        latitude=float(row["latitude"]),
        longitude=float(row["longitude"]),
        country="UA",
        admin1=row["admin1"],
        admin2=district,
        geo_precision=GeoPrecision.NEAR,
        radius_km=float(row["radius_km"]),
        source=SOURCE,
    )
    spellings = (name, romanise_uk_bgn(name).title())
    return Entry(place=place, names=tuple((n, NameKind.ALTERNATE) for n in spellings), feature_code="PPL")


def _namesakes(known: Iterable[Entry]) -> tuple[dict[tuple[str, str], list[Place]], dict[str, str]]:
    """Settlements of Ukraine by division and folded name, and what districts are called by their folded names."""
    settlements: dict[tuple[str, str], list[Place]] = {}
    districts: dict[str, str] = {}
    for entry in known:
        place = entry.place
        if place.country == "UA" and place.feature_class == "P":
            settlements.setdefault(_key(place), []).append(place)
        elif place.country == "UA" and place.geo_precision is GeoPrecision.ADMIN2:
            districts |= {fold(name): place.name for name, _ in entry.names}
    return settlements, districts


def _key(place: Place) -> tuple[str, str]:
    return place.admin1, fold(place.name)


def _is_same(village: Place, other: Place) -> bool:
    distance = distance_km(village.latitude, village.longitude, other.latitude, other.longitude)
    return distance <= village.radius_km
