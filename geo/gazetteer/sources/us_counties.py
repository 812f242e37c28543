"""Counties of the United States: `data/us_counties.csv`, made by `scripts/build_us_counties.py`."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

from geo.errors import FileRefusedError, InvalidValueError
from geo.gazetteer.entry import Entry, NameKind
from geo.model import GeoPrecision, Place

SOURCE = "us-census"


def entries(data: Path) -> Iterator[Entry]:
    """Every county, parish, borough and municipio.

    Raises:
        FileRefusedError: the file cannot be read.
    """
    path = data / "us_counties.csv"
    try:
        with path.open(encoding="utf-8", newline="") as lines:
            for row in csv.DictReader(lines):
                yield _entry(row)
    except (OSError, UnicodeDecodeError, KeyError, ValueError, InvalidValueError) as error:
        raise FileRefusedError(path.name, f"cannot be read ({error})", "Install the program again") from error


def _entry(row: dict[str, str]) -> Entry:
    name = row["name"]
    place = Place(
        gazetteer_id=f"fips:{row['fips']}",
        name=name,
        latitude=float(row["latitude"]),
        longitude=float(row["longitude"]),
        country="US",
        admin1=f"US-{row['state']}",
        admin2=name,
        feature_class="A",
        geo_precision=GeoPrecision.ADMIN2,
        radius_km=float(row["radius_km"]),
        source=SOURCE,
    )
    return Entry(place=place, names=tuple(_names(name)), feature_code="ADM2")


def _names(name: str) -> Iterator[tuple[str, NameKind]]:
    """ "Clay Co." and plain "Clay", as in "Clay, Becker and Douglas counties"."""
    for kind in (" County", " Parish"):
        if name.endswith(kind):
            yield name.removesuffix(kind), NameKind.SHORT
    if name.endswith(" County"):
        yield name.replace(" County", " Co."), NameKind.ABBREVIATION
