"""What the candidates of a document say for each other: shared countries and divisions, nearness."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from geo.gazetteer.extent import EARTH_KM
from geo.parsing.name_entry import Booleans, Floats, Ints, NameEntry

FEATURES = (
    "country_share", "country_named", "admin1_share", "admin1_named", "near", "regional", "near_gap", "regional_gap",
    "country_gap", "admin1_gap", "neighbour_share",
)  # fmt: skip
"""Names of the columns of `Others.columns`."""
_COMPARED = [FEATURES.index(name) for name in ("near", "regional", "country_share", "admin1_share")]
_NEAR_KM, _REGIONAL_KM = 40.0, 250.0
_COUNTRY, _DIVISION = 3, 2  # `NameEntry.level`


@dataclass(frozen=True, slots=True)
class Others:
    """The candidates of a document side by side: what of their evidence for each other does not change with their weight.

    Attributes:
        of, starts: unit of each candidate, and the first candidate of each unit.
        level: see `NameEntry.level`.
        countries, admin1s: the areas they lie in.
        near, regional: per pair, 1 in the same spot and falling off at 40 km and at 250 km; 0 within a unit.
    """

    of: Ints
    starts: Ints
    level: Ints
    countries: _Areas
    admin1s: _Areas
    near: Floats
    regional: Floats

    @classmethod
    def make(cls, entries: Sequence[NameEntry]) -> Others:
        """The candidates of `entries`, one entry a unit, at least one."""
        sizes = np.array([len(entry) for entry in entries], dtype=np.int64)
        of = np.arange(len(entries)).repeat(sizes)
        near, regional = _nearness(np.concatenate([e.vectors for e in entries]), of)
        level = np.concatenate([e.level for e in entries])
        return cls(
            of=of,
            starts=sizes.cumsum() - sizes,
            level=level,
            countries=_Areas.make(np.concatenate([e.country for e in entries]), of, level == _COUNTRY),
            admin1s=_Areas.make(np.concatenate([e.admin1 for e in entries]), of, level == _DIVISION),
            near=near,
            regional=regional,
        )

    def columns(self, mass: Floats, borders: Mapping[int, frozenset[int]]) -> Floats:
        """One row a candidate, columns as in `FEATURES`; `mass` says how much each weighs as evidence."""
        total = float(np.add.reduce(mass)) or 1.0
        local = mass * (self.level < _COUNTRY)
        columns = np.empty((len(mass), len(FEATURES)))
        columns[:, 0], columns[:, 1] = self.countries.shares(mass, total)
        columns[:, 2], columns[:, 3] = self.admin1s.shares(mass, total)
        columns[:, 4], columns[:, 5] = self.near @ local, self.regional @ local
        compared = columns.take(_COMPARED, axis=1)
        columns[:, 6:10] = compared - np.maximum.reduceat(compared, self.starts, axis=0)[self.of]
        columns[:, 10] = self.countries.around(mass, borders) / total
        return columns


@dataclass(frozen=True, slots=True)
class _Areas:
    """The countries, or first-level divisions, that candidates lie in.

    Attributes:
        codes: the different ones.
        number: per candidate, index into `codes`.
        pair: per candidate, number of its unit and area.
        names_it: per candidate, whether it is such an area itself.
        known: per candidate, whether it lies in any.
    """

    codes: list[int]
    number: Ints
    pair: Ints
    names_it: Booleans
    known: Booleans

    @classmethod
    def make(cls, codes: Ints, of: Ints, names_it: Booleans) -> _Areas:
        """The areas with these codes, 0 for none, of candidates of the units `of`."""
        numbers: dict[int, int] = {}
        number = np.array([numbers.setdefault(code, len(numbers)) for code in codes.tolist()], dtype=np.int64)
        return cls(list(numbers), number, of * len(numbers) + number, names_it, codes > 0)

    def shares(self, mass: Floats, total: float) -> tuple[Floats, Floats]:
        """Per candidate: the share of the other units' mass in its area, and of names of that area."""
        found = []
        for part in (mass, mass * self.names_it):
            whole = np.bincount(self.number, part)[self.number]
            own = np.bincount(self.pair, part)[self.pair]
            found.append(np.where(self.known, (whole - own) / total, 0.0))
        return found[0], found[1]

    def around(self, mass: Floats, borders: Mapping[int, frozenset[int]]) -> Floats:
        """Per candidate: the mass that lies in the countries around its own."""
        whole = dict(zip(self.codes, np.bincount(self.number, mass).tolist(), strict=True))
        sums = [sum(whole.get(other, 0.0) for other in borders.get(code, ())) for code in whole]
        found: Floats = np.array(sums)[self.number]
        return found


def _nearness(vectors: Floats, of: Ints) -> tuple[Floats, Floats]:
    """Per pair of candidates: 1 in one spot, falling off at 40 km and at 250 km; 0 where they are of one unit."""
    # A long stretch has a million pairs: every step works in place.
    squared = vectors @ vectors.T
    squared *= -2.0
    squared += 2.0
    np.maximum(squared, 0.0, out=squared)
    others = of[:, None] != of
    near = squared * (EARTH_KM / _NEAR_KM) ** 2
    near += 1.0
    np.divide(others, near, out=near)
    squared *= (EARTH_KM / _REGIONAL_KM) ** 2
    squared += 1.0
    return near, np.divide(others, squared, out=squared)
