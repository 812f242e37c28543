"""Hromadas and villages of Ukraine's war-torn oblasts: `data/ukraine_villages.csv`, made by `scripts/build_ukraine_villages.py`.

A hromada (municipality) is an area of its own. Of these villages only the hromada is known: they are "near" its middle,
with a radius that says so.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from pathlib import Path

from geo.errors import FileRefusedError, InvalidValueError
from geo.gazetteer.entry import Entry, NameKind
from geo.gazetteer.extent import distance_km
from geo.gazetteer.likely import russian_forms
from geo.gazetteer.names import fold, official_uk, romanise_uk_bgn
from geo.model import GeoPrecision, Place

SOURCE = "katottg"


def entries(data: Path, known: Iterable[Entry]) -> Iterator[Entry]:
    """Every hromada, and every village that none of `known` is.

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
                yield _hromada(row, district)
                for village in row["villages"].split("|") if row["villages"] else ():
                    entry = _entry(row, district, *village.split(" ", 1))
                    if not any(_is_same(entry.place, p) for p in namesakes.get(_key(entry.place), ())):
                        yield entry
    except (OSError, UnicodeDecodeError, KeyError, TypeError, ValueError, InvalidValueError) as error:
        raise FileRefusedError(path.name, f"cannot be read ({error})", "Install the program again") from error


def _hromada(row: dict[str, str], district: str) -> Entry:
    """A municipality under its name and its seat's; its bare adjective counts only where Ukraine is stated."""
    adjective, seat = row["name"], row["seat"]
    russian = [form for form in russian_forms(adjective) if form.endswith("ая")][:1]
    place = Place(
        gazetteer_id=f"katottg:{row['hromada']}{row['code']}",
        name=f"{official_uk(adjective)} Hromada",
        latitude=float(row["latitude"]),
        longitude=float(row["longitude"]),
        country="UA",
        admin1=row["admin1"],
        admin2=district,
        feature_class="A",
        geo_precision=GeoPrecision.ADMIN2,
        radius_km=float(row["extent_km"]),
        source=SOURCE,
    )
    full = [f"{adjective} громада", f"{adjective} територіальна громада", f"{official_uk(seat)} Hromada"]
    full += [f"{official_uk(adjective)} Territorial Hromada"]
    full += [f"{form} {kind}" for form in russian for kind in ("громада", "община")]
    names = [(name, NameKind.FULL) for name in full]
    names += [(name, NameKind.LIKELY) for name in (adjective, official_uk(adjective), *russian)]
    return Entry(place=place, names=tuple(names), feature_code="ADM3")


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
