"""Places that no package holds and reports name: `data/places.csv`, checked by hand.

A row whose id is `geonames-` and a number gives that settlement of GeoNames the name to show and further names.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from geo.errors import FileRefusedError, InvalidValueError
from geo.gazetteer.entry import Entry, NameKind
from geo.model import GeoPrecision, Place

SOURCE = "dateline"
COLUMNS = (
    "id", "name", "alternates", "country", "admin1", "admin2", "latitude", "longitude", "feature_class",
    "feature_code", "geo_precision", "radius_km", "source", "checked_against", "note",
)  # fmt: skip


def entries(data: Path) -> Iterator[Entry]:
    """Every row of `places.csv` in the folder `data`.

    Raises:
        FileRefusedError: a column is missing or a row holds something that cannot be used.
    """
    path = data / "places.csv"
    with path.open(encoding="utf-8", newline="") as lines:
        rows = csv.DictReader(lines)
        missing = set(COLUMNS) - set(rows.fieldnames or ())
        if missing:
            raise FileRefusedError(path.name, f"no column {', '.join(sorted(missing))}", "Add it", row=1)
        for row in rows:
            try:
                yield _entry(row)
            except (ValueError, InvalidValueError) as error:
                raise FileRefusedError(path.name, str(error), "Correct the row", row=rows.line_num) from error


def _entry(row: dict[str, str]) -> Entry:
    known = row["id"].removeprefix("geonames-")
    place = Place(
        gazetteer_id=f"geonames:{known}" if known.isdigit() else f"dateline:{row['id']}",
        name=row["name"],
        latitude=float(row["latitude"]),
        longitude=float(row["longitude"]),
        country=row["country"],
        admin1=row["admin1"],
        admin2=row["admin2"],
        feature_class=row["feature_class"],
        geo_precision=GeoPrecision(row["geo_precision"]),
        radius_km=float(row["radius_km"]),
        source=SOURCE,
    )
    alternates = tuple((name, NameKind.CURATED) for name in row["alternates"].split("|") if name)
    return Entry(place=place, names=alternates, feature_code=row["feature_code"], note=row["note"])


def merged(curated: Iterable[Entry], settlements: Iterable[Entry]) -> Iterator[Entry]:
    """All of `settlements` and `curated`; where both have a place, GeoNames's with the curated name and the names of both."""
    by_id = {entry.place.gazetteer_id: entry for entry in curated}
    for entry in settlements:
        extra = by_id.pop(entry.place.gazetteer_id, None)
        if extra is not None:
            own = extra.place
            names = ((entry.place.name, NameKind.MAIN), *extra.names, *entry.names)
            place = replace(entry.place, name=own.name, admin1=own.admin1, admin2=own.admin2)
            yield replace(entry, place=place, names=names, feature_code=extra.feature_code)
        else:
            yield entry
    yield from by_id.values()
