"""Look names up in the gazetteer."""

from __future__ import annotations

import json
import math
import sqlite3
import threading
from array import array
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import TYPE_CHECKING, Any

from geo.errors import GazetteerError, InvalidValueError
from geo.gazetteer import inflect
from geo.gazetteer.entry import KINDS, Candidate, FuzzyCandidate, NameKind
from geo.gazetteer.extent import EARTH_KM, distance_km
from geo.gazetteer.fuzzy import SHORTEST, lengths
from geo.gazetteer.inflect import Language
from geo.gazetteer.likely import skeleton
from geo.gazetteer.names import MAX_NAME, fold
from geo.gazetteer.schema import ADDED, PLACE_COLUMNS, VERSION, cell_of, place_of_row
from geo.gazetteer.uncollected import uncollected
from geo.model import Place, check_point

if TYPE_CHECKING:
    from geo.gazetteer.spelt import Owners, Positions, Spelt

_CACHED, _LISTS, _AT_ONCE = 8192, 1_024, 2_000
_FEW_LANDS = 3
"""Countries the places of whose divisions are read one by one; those of all are read at once when more are asked for."""
_COLUMNS = ", ".join(f"p.{column}" for column in PLACE_COLUMNS)
_BY_NAME = f"SELECT {_COLUMNS}, n.kind, n.name FROM name n JOIN place p ON p.id = n.place WHERE n.folded = ?"
_BY_NAMES = (
    f"SELECT {_COLUMNS}, n.kind, n.name FROM name n JOIN place p ON p.id = n.place"
    " WHERE n.folded IN (SELECT value FROM json_each(?))"
)
_BY_FOLDED = (
    f"SELECT n.folded, {_COLUMNS}, n.kind, n.name FROM json_each(?) j JOIN name n ON n.folded = j.value"
    " JOIN place p ON p.id = n.place"
)
_BY_ID = f"SELECT {_COLUMNS} FROM place p WHERE p.gazetteer_id = ?"
_COUNTRIES = f"SELECT {_COLUMNS} FROM place p WHERE p.gazetteer_id GLOB 'iso:[A-Z][A-Z]' ORDER BY p.name"
_BY_NUMBER = f"SELECT {_COLUMNS} FROM place p WHERE p.id = ?"
_CYRILLIC = (
    "SELECT p.gazetteer_id, p.name, p.country, p.population, n.name FROM name n JOIN place p ON p.id = n.place"
    " WHERE n.folded >= 'а' AND n.folded < 'ӿ' AND n.name IS NOT NULL AND p.feature_class = 'P'"
    " AND p.country IN (SELECT value FROM json_each(?))"
)
_IN_CELLS = f"SELECT {_COLUMNS} FROM place p WHERE p.cell BETWEEN ? AND ?"
_SPELT = "SELECT names, places FROM fuzzy WHERE country = ? AND length = ? ORDER BY id"
_WITHIN = "SELECT admin1, group_concat(id) FROM place WHERE admin1 > ? AND admin1 < ? GROUP BY admin1"
_LIKELY = (
    f"SELECT DISTINCT {_COLUMNS} FROM likely l JOIN place p ON p.id = l.place"
    " WHERE l.skeleton IN (SELECT value FROM json_each(?))"
)
# A folded name has no character below "!" but the space between its words.
_BEGINNING = "SELECT DISTINCT folded FROM name WHERE folded >= ? AND folded < ?"
_LONGEST = "SELECT longest FROM first_word WHERE word = ?"
_LONGEST_OF = "SELECT max(longest) FROM first_word WHERE word IN (SELECT value FROM json_each(?))"


@dataclass(frozen=True, slots=True, kw_only=True)
class Addition:
    """A file that the user added.

    Attributes:
        name: its name.
        at: when it was last put into the gazetteer.
        taken, merged, refused: rows that became places, that added names, that were not used.
    """

    name: str
    at: datetime
    taken: int
    merged: int
    refused: int


@dataclass(frozen=True, slots=True, kw_only=True)
class GazetteerInfo:
    """What a gazetteer file holds.

    Attributes:
        path: the file.
        built_at: when it was built.
        places, names: how many.
        sources: places by source, as named in `data/SOURCES.toml`.
        additions: files that the user added.
    """

    path: Path
    built_at: datetime
    places: int
    names: int
    sources: tuple[tuple[str, int], ...]
    additions: tuple[Addition, ...] = ()


class Gazetteer:
    """Read-only look-up in a gazetteer file; safe to share among threads (each gets its own connection).

    Args:
        path: a file made by `geo.gazetteer.opening`; `open_gazetteer` is the usual way here.

    Raises:
        GazetteerError: the file is missing, damaged or of another version.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._local = threading.local()
        self._check()
        self._lookup = lru_cache(maxsize=_CACHED)(self._lookup_folded)
        self._inflected = lru_cache(maxsize=_CACHED)(self._inflected_folded)
        self.longest = lru_cache(maxsize=8 * _CACHED)(self._longest)
        self.longest_inflected = lru_cache(maxsize=8 * _CACHED)(self._longest_inflected)
        self._spelt = lru_cache(maxsize=_LISTS)(self._spelt_names)
        self._divided = lru_cache(maxsize=_LISTS)(self._divided_names)
        self._owners = lru_cache(maxsize=_LISTS)(self._owners_of)
        self._within: dict[str, dict[str, array[int]]] = {}
        self._is_all_within = False
        self._expected: dict[str, tuple[Candidate, ...]] = {}
        self._fuzzy = lru_cache(maxsize=_CACHED // 4)(self._fuzzy_folded)
        self._place = lru_cache(maxsize=_CACHED)(self._place_by_id)

    def lookup(self, name: str) -> tuple[Candidate, ...]:
        """Every place that `name` names exactly, once folded; empty where there is none."""
        if len(name) > 2 * MAX_NAME:
            return ()
        folded = fold(name)
        found = self._expected.get(folded)
        return self._lookup(folded) if found is None else found

    def expect(self, names: Collection[str]) -> None:
        """Look up at once what `lookup` will be asked for one by one; the answers are kept until the next call."""
        self._expected = {
            fold(name): found for name, found in zip(names, self.lookup_many(list(names)), strict=True)
        }

    def lookup_many(self, names: Sequence[str]) -> list[tuple[Candidate, ...]]:
        """What `lookup` says of each of `names`, in their order; for long lists in half the time."""
        keys = [fold(name) if len(name) <= 2 * MAX_NAME else "" for name in names]
        wanted = sorted(set(keys) - {""})  # neighbours in the file are read together
        found: dict[str, tuple[Candidate, ...]] = {}
        with uncollected():
            for start in range(0, len(wanted), _AT_ONCE):
                rows = self._rows(_BY_FOLDED, json.dumps(wanted[start : start + _AT_ONCE]))
                for key, own in groupby(rows, key=itemgetter(0)):
                    found[key] = _candidates(row[1:] for row in own)
        return [found.get(key, ()) for key in keys]

    def lookup_inflected(self, name: str, language: Language | None = None) -> tuple[Candidate, ...]:
        """Every place that Cyrillic `name` could be an inflected form of, exact hits left out.

        Args:
            name: one or several words, in any case of the grammar: «Кривому Розі», «Харькове».
            language: `uk` or `ru`; None tries what the letters allow.
        """
        return self._inflected(fold(name), language) if len(name) <= MAX_NAME else ()

    def fuzzy(
        self, name: str, *, country: str | None = None, admin1: str | None = None, limit: int = 5
    ) -> tuple[FuzzyCandidate, ...]:
        """Places whose names `name` may misspell, most alike first; only within a country or division.

        Args:
            name: the name as written.
            country: ISO 3166-1 alpha-2.
            admin1: ISO 3166-2; its country is implied.
            limit: most places to return.

        Raises:
            InvalidValueError: neither a country nor a division was given.
        """
        code = country or (admin1 or "").partition("-")[0]
        if not code:
            raise InvalidValueError("country", country, "given: misspellings are only sought within one")
        folded = fold(name) if len(name) <= MAX_NAME else ""
        return self._fuzzy(folded, code.upper(), (admin1 or "").upper())[:limit]

    def lookup_likely(self, name: str) -> tuple[Candidate, ...]:
        """Places that `name`, as written or inflected, is a likely name of: Russian names of Ukrainian villages
        (`gazetteer.likely`), and bare adjectives for hromadas.

        Guesses: to be asked only where Ukraine is stated, and nothing there bears the name.
        """
        folded = fold(name) if len(name) <= MAX_NAME else ""
        forms = [folded, *inflect.candidates(folded, "ru")] if folded else []
        keys = sorted({skeleton(form) for form in forms} - {""})
        rows = self._rows(_LIKELY, json.dumps(keys)) if keys else []
        places = map(place_of_row, rows)
        return tuple(Candidate(place, NameKind.LIKELY, place.name) for place in places)

    def near(self, latitude: float, longitude: float, radius_km: float) -> tuple[tuple[Place, float], ...]:
        """Places known to a point within `radius_km` of the given one, with their distances, nearest first.

        Raises:
            InvalidValueError: the point is not on Earth.
        """
        check_point(latitude, longitude)
        found: dict[str, tuple[Place, float]] = {}
        for first, last in _cells(latitude, longitude, radius_km):
            for row in self._rows(_IN_CELLS, first, last):
                distance = distance_km(latitude, longitude, row[2], row[3])
                if distance <= radius_km:
                    found[row[0]] = (place_of_row(row), distance)
        return tuple(sorted(found.values(), key=lambda hit: hit[1]))

    def place(self, gazetteer_id: str) -> Place | None:
        """The place with this id, or None."""
        return self._place(gazetteer_id)

    def country(self, iso2: str) -> Place | None:
        """The country with this ISO 3166-1 alpha-2 code, or None."""
        return self._place(f"iso:{iso2.upper()}")

    def admin1(self, iso: str) -> Place | None:
        """The first-level division with this ISO 3166-2 code, or None."""
        return self._place(f"iso:{iso.upper()}") if "-" in iso else None

    def countries(self) -> tuple[Place, ...]:
        """All countries and territories with an ISO 3166-1 code, by name."""
        return tuple(place_of_row(row) for row in self._rows(_COUNTRIES))

    def cyrillic_names(self, countries: Sequence[str]) -> list[tuple[str, str, str, int, str]]:
        """Names in Cyrillic of the settlements of these countries (ISO 3166-1): id, main name, country, population and name of each."""
        return self._rows(_CYRILLIC, json.dumps(countries))

    def info(self) -> GazetteerInfo:
        """What the file holds."""
        found = dict(self._rows("SELECT key, value FROM info"))
        prefix = "source:"
        return GazetteerInfo(
            path=self.path,
            built_at=datetime.fromisoformat(found["built_at"]),
            places=int(found["places"]),
            names=int(found["names"]),
            sources=tuple(
                (key.removeprefix(prefix), int(value))
                for key, value in sorted(found.items())
                if key.startswith(prefix)
            ),
            additions=tuple(
                Addition(**{**about, "at": datetime.fromisoformat(about["at"])})
                for key, value in sorted(found.items())
                if key.startswith(ADDED)
                for about in [json.loads(value)]
            ),
        )

    def _lookup_folded(self, folded: str) -> tuple[Candidate, ...]:
        return _candidates(self._rows(_BY_NAME, folded)) if folded else ()

    def _inflected_folded(self, folded: str, language: Language | None) -> tuple[Candidate, ...]:
        forms = inflect.candidates(folded, language)
        return _candidates(self._rows(_BY_NAMES, json.dumps(forms))) if forms else ()

    def _fuzzy_folded(self, folded: str, country: str, admin1: str) -> tuple[FuzzyCandidate, ...]:
        if len(folded) < SHORTEST:
            return ()
        best: dict[int, tuple[float, str]] = {}
        for length in lengths(folded):
            for number, name, likeness in self._closest(folded, country, admin1, length):
                if likeness > best.get(number, (0.0, ""))[0]:
                    best[number] = (likeness, name)
        found = []
        for number, (likeness, name) in best.items():
            (row,) = self._rows(_BY_NUMBER, number)
            found.append(FuzzyCandidate(place=place_of_row(row), name=name, likeness=likeness))
        return tuple(sorted(found, key=lambda c: (-c.likeness, -c.place.population)))

    def _spelt_names(self, country: str, length: int) -> Spelt:
        """Names of one length in one country."""
        from geo.gazetteer.spelt import Spelt  # numpy takes longer to load than most look-ups last

        return Spelt(length, self._rows(_SPELT, country, length))

    def _closest(self, folded: str, country: str, admin1: str, length: int) -> list[tuple[int, str, float]]:
        """Place, name and likeness of close names of one length in a country, or in one of its divisions."""
        names = self._spelt(country, length)
        if not admin1:
            return names.closest(folded)
        own = self._divided(country, admin1.partition("-")[0], length).get(admin1)
        return [] if own is None else names.closest(folded, own)

    def _divided_names(self, country: str, land: str, length: int) -> dict[str, Positions]:
        """Which names of one length in a country are those of each division of a land: a few hundred of many thousands."""
        return self._spelt(country, length).divided(self._owners(land))

    def _owners_of(self, land: str) -> Owners:
        from geo.gazetteer.spelt import Owners

        return Owners(self._divisions_of(land))

    def _divisions_of(self, country: str) -> dict[str, array[int]]:
        """The numbers of the places of a country's divisions; the whole file has to be looked through for them."""
        within = self._within
        if country not in within and len(within) < _FEW_LANDS:
            within[country] = self._places_by_division(f"{country}-", f"{country}.")
        elif country not in within and not self._is_all_within:
            every: dict[str, dict[str, array[int]]] = {}
            for admin1, numbers in self._places_by_division("", "a").items():
                every.setdefault(admin1.partition("-")[0], {})[admin1] = numbers
            self._within, self._is_all_within, within = every, True, every
        return within.get(country, {})

    def _places_by_division(self, first: str, last: str) -> dict[str, array[int]]:
        rows = self._rows(_WITHIN, first, last)
        return {admin1: array("i", sorted(map(int, numbers.split(",")))) for admin1, numbers in rows}

    def names_beginning(self, word: str) -> frozenset[str]:
        """The folded names whose first word is folded `word`, itself among them where it is one.

        `geo.parsing.namebook` asks it of every text.
        """
        return frozenset(row[0] for row in self._rows(_BEGINNING, word, word + "!"))

    def _longest(self, word: str) -> int:
        """How many words the longest name that starts with folded `word` has; 0 where none does."""
        rows = self._rows(_LONGEST, word)
        return int(rows[0][0]) if rows else 0

    def _longest_inflected(self, word: str, language: Language | None = None) -> int:
        """As `longest`, for names of which folded `word` could be an inflected first word."""
        forms: list[str] = []
        for tongue in (language,) if language else inflect.languages_of(word):
            forms += [form for form, _ in inflect.word_candidates(word, tongue)]
        return int(self._rows(_LONGEST_OF, json.dumps(forms))[0][0] or 0) if forms else 0

    def _place_by_id(self, gazetteer_id: str) -> Place | None:
        rows = self._rows(_BY_ID, gazetteer_id)
        return place_of_row(rows[0]) if rows else None

    def _rows(self, sql: str, *values: Any) -> list[tuple[Any, ...]]:
        try:
            return self._connection().execute(sql, values).fetchall()
        except UnicodeEncodeError:  # a lone surrogate: nothing in the file can have one
            return []
        except sqlite3.Error as error:
            raise self._unusable(str(error)) from error

    def _connection(self) -> sqlite3.Connection:
        found: sqlite3.Connection | None = getattr(self._local, "connection", None)
        if found is None:
            # The file is never written to, only replaced as a whole, so no lock on it is needed.
            uri = f"{self.path.resolve().as_uri()}?mode=ro&immutable=1"
            found = self._local.connection = sqlite3.connect(uri, uri=True, check_same_thread=False)
            # Pages are read where the system keeps them, which all threads and processes share.
            found.execute("PRAGMA mmap_size = 268435456")
        return found

    def _check(self) -> None:
        if not self.path.is_file():
            raise self._unusable("there is no such file")
        rows = self._rows("SELECT value FROM info WHERE key = 'version'")
        if not rows or rows[0][0] != str(VERSION):
            raise self._unusable(f"it is of version {rows[0][0] if rows else 'unknown'}, wanted is {VERSION}")

    def _unusable(self, reason: str) -> GazetteerError:
        return GazetteerError(
            f"{self.path}: the gazetteer cannot be used ({reason}). Build it: python -m geo gazetteer build"
        )


def _candidates(rows: Iterable[tuple[Any, ...]]) -> tuple[Candidate, ...]:
    return tuple(Candidate(place_of_row(r), KINDS[r[-2]], r[-1] or r[1]) for r in rows)


def _cells(latitude: float, longitude: float, radius_km: float) -> Iterator[tuple[int, int]]:
    """First and last cell of each run of cells that a circle round the point can touch."""
    high = math.degrees(radius_km / EARTH_KM)
    south, north = max(-90.0, latitude - high), min(90.0, latitude + high)
    widest = math.cos(math.radians(min(89.9, max(-south, north))))
    wide = min(180.0, high / max(widest, high / 180))
    for row in range(int((south + 90) * 2), int((north + 90) * 2) + 1):
        middle = (row + 0.5) / 2 - 90
        for shift in (0, 360, -360):  # a circle across the antimeridian
            west, east = max(-180.0, longitude - wide + shift), min(180.0, longitude + wide + shift)
            if west <= east:
                yield cell_of(middle, west), cell_of(middle, east)
