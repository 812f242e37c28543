"""Further names of first-level divisions ("Neb.", "Yakutia", «Ставрополье») and the points GeoNames gives them.

`data/division_names.csv` holds them by ISO 3166-2 code. The point is given where the middle of the polygon
lies far from where a reader would look for the division's name, as in Alaska or Alberta. `name` and `withdrawn` mend
Natural Earth, which calls Panjshir "Parwan" and has Chukotka's names for Sakha, too.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from geo.errors import FileRefusedError, InvalidValueError
from geo.gazetteer.entry import Entry, NameKind
from geo.gazetteer.names import fold
from geo.gazetteer.sources.admin1 import without_type


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
    """`entry` without the names that are another's, with its own; its names as the table has them come first."""
    names = [(name, NameKind.FULL) for name in _split(row["names"])]
    names += [(name, NameKind.ABBREVIATION) for name in _split(row["short"])]
    withdrawn = {fold(without_type(name)) for name in _split(row["withdrawn"])}
    names += [(name, kind) for name, kind in entry.names if fold(without_type(name)) not in withdrawn]
    place = replace(entry.place, name=row["name"]) if row["name"] else entry.place
    if row["latitude"]:
        place = replace(place, latitude=float(row["latitude"]), longitude=float(row["longitude"]))
    return replace(entry, place=place, names=tuple(names))


def _split(names: str) -> list[str]:
    return [name for name in names.split("|") if name]
