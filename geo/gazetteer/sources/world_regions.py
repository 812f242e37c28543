"""Continents, seas and regions larger or other than a country, and divisions that the map has not, each a circle.

`data/world_regions.csv` is our own, `data/newer_divisions.csv` made by `scripts/build_newer_divisions.py`.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

from geo.errors import FileRefusedError, InvalidValueError
from geo.gazetteer.entry import Entry, NameKind
from geo.model import GeoPrecision, Place

SOURCE = "dateline"
FILES = ("world_regions.csv", "newer_divisions.csv")


def entries(data: Path) -> Iterator[Entry]:
    """Every region.

    Raises:
        FileRefusedError: a file cannot be read.
    """
    for path in (data / name for name in FILES):
        try:
            with path.open(encoding="utf-8", newline="") as lines:
                for row in csv.DictReader(lines):
                    yield _entry(row)
        except (OSError, UnicodeDecodeError, KeyError, ValueError, InvalidValueError) as error:
            raise FileRefusedError(
                path.name, f"cannot be read ({error})", "Install the program again"
            ) from error


def _entry(row: dict[str, str]) -> Entry:
    place = Place(
        gazetteer_id=f"region:{row['id']}",
        name=row["name"],
        latitude=float(row["latitude"]),
        longitude=float(row["longitude"]),
        country=row["country"],
        feature_class=row["feature_class"],
        geo_precision=GeoPrecision.AREA,
        radius_km=float(row["radius_km"]),
        source=SOURCE,
    )
    names = [(name, NameKind.ALTERNATE) for name in row["names"].split("|") if name]
    names += [(name, NameKind.ABBREVIATION) for name in row["short"].split("|") if name]
    names += [(name, NameKind.DEMONYM) for name in row["demonyms"].split("|") if name]
    return Entry(place=place, names=tuple(names), feature_code="RGN")
