"""Write rows into a gazetteer: as new places, or as names of places that are there already."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from geo.gazetteer.additions import geonames_postal
from geo.gazetteer.additions.outcome import Outcome, Tally
from geo.gazetteer.additions.placing import Placed, Placing
from geo.gazetteer.additions.row import Refusal, Row
from geo.gazetteer.admin import AdminIndex
from geo.gazetteer.entry import Entry, NameKind
from geo.gazetteer.extent import distance_km
from geo.gazetteer.likely import skeletons
from geo.gazetteer.names import fold
from geo.gazetteer.nametable import NameTable
from geo.gazetteer.schema import place_row
from geo.gazetteer.sources import ukraine_villages
from geo.gazetteer.spelt import packed
from geo.model import GeoPrecision, Place

_NAMESAKES = (
    "SELECT DISTINCT p.id, p.latitude, p.longitude, p.radius_km, p.admin1, p.source, p.geo_precision FROM name n"
    " JOIN place p ON p.id = n.place WHERE n.folded = ? AND p.country = ?"
)
_INSERT_PLACE = "INSERT INTO place VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
_IMPROVE = (
    "UPDATE place SET gazetteer_id = ?, latitude = ?, longitude = ?, geo_precision = ?, radius_km = ?,"
    " population = ?, feature_class = ?, feature_code = ?, source = ?, cell = ? WHERE id = ?"
)
_FIRST_WORD = (
    "INSERT INTO first_word VALUES (?, ?)"
    " ON CONFLICT (word) DO UPDATE SET longest = max(longest, excluded.longest)"
)
_SAME_KM, _RADII = 3.0, 2.5
_LONE_KM = 50.0
"""How far from its hromada's middle a village may lie that no namesake is as near to."""
_AREAS = frozenset(precision.value for precision in GeoPrecision if precision.is_area)
_ROUGH = frozenset({geonames_postal.SOURCE, ukraine_villages.SOURCE})
"""Sources that place a settlement no better than near a point."""


@dataclass(frozen=True, slots=True)
class _Known:
    """A place of the gazetteer that a row may be about."""

    number: int
    source: str
    radius_km: float


class Merger:
    """Adds the rows of one file to a gazetteer that is open for writing.

    Args:
        db: the gazetteer.
        index: the divisions' polygons.
        source: the source that the rows count as.
        digest: hex digest of the file, for the ids of rows that have none.
    """

    def __init__(self, db: sqlite3.Connection, index: AdminIndex, source: str, digest: str) -> None:
        self._db, self._source, self._digest = db, source, digest
        self._placing = Placing(db, index)
        self._names = NameTable()
        self._points: defaultdict[tuple[str, str], list[tuple[float, float]]] = defaultdict(list)
        self._next: int = db.execute("SELECT coalesce(max(id), 0) + 1 FROM place").fetchone()[0]

    def add(self, name: str, rows: Iterable[Row | Refusal]) -> Outcome:
        """Add `rows` of the file called `name`, and say what became of them."""
        tally, usable = Tally(), []
        for row in rows:
            if isinstance(row, Refusal):
                tally.refuse(row)
            else:
                usable.append(row)
        found: list[Placed] = []
        for placed in self._placing.placed(usable):
            if isinstance(placed, Refusal):
                tally.refuse(placed)
            else:
                found.append(placed)
        self._points.clear()
        for row, _, admin1 in found:
            self._points[admin1, fold(row.name)].append((row.latitude, row.longitude))
        for row, country, admin1 in found:
            if self._add(row, country, admin1):
                tally.taken += 1
            else:
                tally.merged += 1
        self._write_fuzzy()
        return tally.outcome(name)

    def _add(self, row: Row, country: str, admin1: str) -> bool:
        """True where `row` became a place, False where it was one already."""
        place = self._place(row, country, admin1)
        entry = Entry(place=place, names=row.names, feature_code=row.feature_code)
        known = self._known(row, place)
        if known is None:
            self._insert(entry)
            return True
        if known.source in _ROUGH and known.source != self._source and 2 * row.radius_km <= known.radius_km:
            self._improve(known.number, entry)
        for name, kind in ((row.name, NameKind.ALTERNATE), *row.names):
            self._add_name(known.number, name, kind, country)
        self._write_likely((skeleton, known.number) for skeleton in skeletons(entry))
        return False

    def _place(self, row: Row, country: str, admin1: str) -> Place:
        return Place(
            gazetteer_id=row.gazetteer_id or f"added:{self._digest[:8]}-{row.number}",
            name=row.name,
            latitude=row.latitude,
            longitude=row.longitude,
            country=country,
            admin1=admin1,
            admin2=row.admin2,
            feature_class=row.feature_class,
            geo_precision=row.geo_precision,
            radius_km=row.radius_km,
            population=row.population,
            source=self._source,
        )

    def _known(self, row: Row, place: Place) -> _Known | None:
        """The place that `row` is about, if the gazetteer has it: same id, or same name nearby."""
        same = self._db.execute(
            "SELECT id, source, radius_km FROM place WHERE gazetteer_id = ?", (place.gazetteer_id,)
        ).fetchone()
        if same:
            return _Known(*same)
        areal = place.geo_precision.is_area
        found: list[tuple[float, _Known]] = []
        for key in dict.fromkeys(fold(name) for name, _ in ((row.name, None), *row.names)):
            for number, latitude, longitude, radius, admin1, source, precision in self._db.execute(
                _NAMESAKES, (key, place.country)
            ):
                reach = max(_SAME_KM, row.radius_km, radius if source in _ROUGH else _RADII * radius)
                distance = distance_km(latitude, longitude, place.latitude, place.longitude)
                if (precision in _AREAS) == areal and admin1 == place.admin1 and distance <= reach:
                    found.append((distance, _Known(number, source, radius)))
        return min(found, key=lambda hit: hit[0])[1] if found else self._lone(row, place)

    def _lone(self, row: Row, place: Place) -> _Known | None:
        """The village known by its hromada that a postal `row` is about although the hromada's middle is far from it.

        Within 50 km there must be no other settlement of that name in its division, neither in the gazetteer nor in
        the file.
        """
        if self._source != geonames_postal.SOURCE:
            return None
        key = fold(row.name)
        near = [
            (number, latitude, longitude, radius, source)
            for number, latitude, longitude, radius, admin1, source, precision in self._db.execute(
                _NAMESAKES, (key, place.country)
            )
            if admin1 == place.admin1
            and precision not in _AREAS
            and distance_km(latitude, longitude, place.latitude, place.longitude) <= _LONE_KM
        ]
        if len(near) != 1 or near[0][4] != ukraine_villages.SOURCE:
            return None
        number, latitude, longitude, radius, source = near[0]
        alike = [
            distance_km(place.latitude, place.longitude, *point)
            for point in self._points[place.admin1, key]
            if distance_km(latitude, longitude, *point) <= _LONE_KM
        ]
        return _Known(number, source, radius) if max(alike) <= row.radius_km else None

    def _insert(self, entry: Entry) -> None:
        number, self._next = self._next, self._next + 1
        self._db.execute(_INSERT_PLACE, (number, *place_row(entry.place, entry.feature_code)))
        table = NameTable(fuzzy=self._names.fuzzy)
        table.add(number, entry)
        self._write_names(table)

    def _improve(self, number: int, entry: Entry) -> None:
        """Let a better source say where the place is."""
        row = place_row(entry.place, entry.feature_code)
        values = (row[0], row[2], row[3], row[9], row[10], row[11], row[7], row[8], row[12], row[13])
        self._db.execute(_IMPROVE, (*values, number))

    def _add_name(self, number: int, name: str, kind: NameKind, country: str) -> None:
        folded = fold(name)
        known = self._db.execute("SELECT 1 FROM name WHERE folded = ? AND place = ?", (folded, number))
        if folded and known.fetchone() is None:
            table = NameTable(fuzzy=self._names.fuzzy)
            table.add_key(folded, number, kind, name, country)
            self._write_names(table)

    def _write_names(self, table: NameTable) -> None:
        self._db.executemany("INSERT OR IGNORE INTO name VALUES (?, ?, ?, ?)", table.rows)
        self._db.executemany(_FIRST_WORD, table.first.items())
        self._write_likely(table.likely)

    def _write_likely(self, rows: Iterable[tuple[str, int]]) -> None:
        self._db.executemany("INSERT OR IGNORE INTO likely VALUES (?, ?)", rows)

    def _write_fuzzy(self) -> None:
        for (country, length), names in self._names.fuzzy.items():
            row = (country, length, *packed(names))
            self._db.execute("INSERT INTO fuzzy VALUES (NULL, ?, ?, ?, ?)", row)
        self._names = NameTable()
