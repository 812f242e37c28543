"""Make the gazetteer's SQLite file from its sources.

The file is written aside and renamed into place once it is whole, so that a reader sees the old one or
the new one and nothing in between. `geo.gazetteer.opening` decides when to build and keeps two processes
from building at once.
"""

from __future__ import annotations

import os
import sqlite3
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from geo.errors import GazetteerError
from geo.gazetteer.admin import AdminIndex
from geo.gazetteer.entry import Entry, NameKind
from geo.gazetteer.nametable import NameTable
from geo.gazetteer.schema import INDEXES, TABLES, VERSION, place_row
from geo.gazetteer.sources import (
    admin1,
    cities,
    countries,
    curated,
    division_names,
    ukraine_villages,
    us_counties,
    world_regions,
)
from geo.gazetteer.sources.naming import read_names
from geo.gazetteer.spelt import packed
from geo.gazetteer.uncollected import uncollected
from geo.settings import Settings

Progress = Callable[[float, str], None]
"""Called with the share done (0 to 1) and what is being done, in words for the user."""

_LANGUAGES = ("en", "uk", "ru")
_PLACE_SQL = "INSERT INTO place VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"


def build_gazetteer(settings: Settings, target: Path, digest: str, progress: Progress) -> None:
    """Write the whole gazetteer to `target`, which must not exist.

    Args:
        settings: where the shipped data are.
        target: the file to make.
        digest: what identifies the inputs; stored in the file.
        progress: told how far the work is.

    Raises:
        GazetteerError: the disk is full or the file cannot be written.
        FileRefusedError: a shipped data file cannot be read.
    """
    progress(0.0, "Reading places")
    try:
        with uncollected(), closing(sqlite3.connect(target, isolation_level=None)) as db:
            _write(db, _gather(settings, progress), digest, progress)
        _flush(target)
    except (sqlite3.Error, OSError) as error:
        raise GazetteerError(
            f"{target}: the gazetteer could not be written ({error}). It needs about 150 MB of free"
            " space in a folder that can be written; DATELINE_HOME chooses another."
        ) from error
    progress(1.0, "Gazetteer ready")


def _gather(settings: Settings, progress: Progress) -> list[Entry]:
    """All entries of all sources, each with its ISO 3166-2 code where one is known."""
    index = AdminIndex.load(settings)
    settlements = list(cities.entries(index))
    progress(0.3, "Reading regions, countries and curated places")
    demonyms = settings.data / "demonyms.csv"
    areas = list(
        admin1.entries(index, read_names(demonyms, "code", dict.fromkeys(_LANGUAGES, NameKind.ADJECTIVE)))
    )
    areas = list(division_names.completed(settings.data, areas))
    lands = list(countries.entries(settings.data, (e.place for e in settlements)))
    regions = [*us_counties.entries(settings.data), *world_regions.entries(settings.data)]
    points = list(curated.merged(curated.entries(settings.data), settlements))
    points += list(ukraine_villages.entries(settings.data, points))
    return sorted([*lands, *areas, *regions, *points], key=lambda e: (e.place.country, e.place.admin1))


def _write(db: sqlite3.Connection, entries: list[Entry], digest: str, progress: Progress) -> None:
    for pragma in (
        "journal_mode = OFF",
        "synchronous = OFF",
        "cache_size = -65536",
        "locking_mode = EXCLUSIVE",
    ):
        db.execute(f"PRAGMA {pragma}")
    db.executescript(TABLES)
    db.execute("BEGIN")
    names = NameTable()
    progress(0.35, "Folding names")
    for number, entry in enumerate(entries, start=1):
        names.add(number, entry)
        if number % 50_000 == 0:
            progress(0.35 + 0.25 * number / len(entries), "Folding names")
    db.executemany(
        _PLACE_SQL, ((n, *place_row(e.place, e.feature_code)) for n, e in enumerate(entries, start=1))
    )
    progress(0.65, "Writing names")
    names.rows.sort()
    db.executemany("INSERT INTO name VALUES (?, ?, ?, ?)", names.rows)
    db.executemany("INSERT INTO first_word VALUES (?, ?)", sorted(names.first.items()))
    db.executemany("INSERT INTO likely VALUES (?, ?)", sorted(names.likely))
    progress(0.75, "Indexing for misspellings")
    db.executemany("INSERT INTO fuzzy VALUES (NULL, ?, ?, ?, ?)", _fuzzy_rows(names.fuzzy))
    progress(0.95, "Finishing")
    for index in INDEXES:
        db.execute(index)
    db.executemany("INSERT INTO info VALUES (?, ?)", _info(entries, len(names.rows), digest).items())
    db.execute("COMMIT")


def _fuzzy_rows(names: dict[tuple[str, int], set[tuple[str, int]]]) -> Iterator[tuple[str, int, str, bytes]]:
    for country, length in sorted(names):
        yield country, length, *packed(names[country, length])


def _info(entries: Iterable[Entry], n_names: int, digest: str) -> dict[str, str]:
    counts = Counter(e.place.source for e in entries)
    return {
        "version": str(VERSION),
        "digest": digest,
        "built_at": datetime.now(UTC).isoformat(timespec="seconds"),
        "names": str(n_names),
        "places": str(counts.total()),
        **{f"source:{source}": str(count) for source, count in sorted(counts.items())},
    }


def _flush(path: Path) -> None:
    """Make sure that the bytes of `path` are on the disk before it is renamed into place."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())
