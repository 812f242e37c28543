"""Further names of first-level divisions ("Neb.", "B.C.") and the points GeoNames gives them.

`data/division_names.csv` holds them by ISO 3166-2 code. The point is given where the middle of the polygon
lies far from where a reader would look for the division's name, as in Alaska or Alberta.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from geo.errors import FileRefusedError, InvalidValueError
from geo.gazetteer.entry import Entry, NameKind


def completed(data: Path, entries: Iterable[Entry]) -> Iterator[Entry]:
    """`entries` with the names and points of the table.

    Raises:
        FileRefusedError: the table cannot be read.
    """
    path = data / "division_names.csv"
    try:
        with path.open(encoding="utf-8", newline="") as lines:
            table = {row["code"]: row for row in csv.DictReader(lines)}
        for entry in entries:
            row = table.get(entry.place.admin1)
            yield entry if row is None else _completed(entry, row)
    except (OSError, UnicodeDecodeError, KeyError, ValueError, InvalidValueError) as error:
        raise FileRefusedError(path.name, f"cannot be read ({error})", "Install the program again") from error


def _completed(entry: Entry, row: dict[str, str]) -> Entry:
    names = [(name, NameKind.ABBREVIATION) for name in row["short"].split("|") if name]
    place = entry.place
    if row["latitude"]:
        place = replace(place, latitude=float(row["latitude"]), longitude=float(row["longitude"]))
    return replace(entry, place=place, names=(*entry.names, *names))
