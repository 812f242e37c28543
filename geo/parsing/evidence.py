"""What a document says about where its names are: countries and regions it names, and what lies near what.

Names are gathered into units, one for each name and container ("Paris, Texas" apart from "Paris"): one
sense per document. Every candidate of every unit gets a row of numbers; `geo.parsing.resolve` judges them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import NDArray

from geo.parsing.lexicon import PHYSICAL_NOUNS, SETTLEMENT_NOUNS
from geo.parsing.links import EARTH_KM, Links, holds, is_area
from geo.parsing.namebook import KNOWN_KINDS, Floats, Ints, NameEntry
from geo.parsing.spans import Span
from geo.parsing.tokens import Tokens

Booleans = NDArray[np.bool_]
_NEAR_KM, _REGIONAL_KM = 40.0, 250.0
_FEW, _CUES = 12, 5
_IN = frozenset({"in", "в", "у"})
FEATURES = (
    "log_population", "population_gap", "rank", "log_candidates", "prior",
    "is_settlement", "is_other_area", "is_admin1", "is_country", "is_natural", "is_capital", "inflected",
    *(f"kind_{kind.value}" for kind in KNOWN_KINDS),
    "contained", "contained_elsewhere", "contains",
    "country_share", "country_named", "admin1_share", "admin1_named",
    "near", "regional", "near_gap", "regional_gap", "country_gap", "admin1_gap",
    "neighbour_share", "log_count", "recognised", "area_follows", "settlement_precedes", "nature_beside", "called_town",
    "behind_in", "log_units",
)  # fmt: skip
"""Names of the columns of `Evidence.rows`."""


@dataclass(slots=True)
class Unit:
    """One name with one meaning in a document.

    Attributes:
        entry: its candidates.
        spans: indices of the spans that bear it.
        weight: how likely the spans are places, 0 to 1.
        contained: per candidate, 1 where an area named right beside it contains it.
        contains: per candidate, 1 where it contains a place named right beside it.
        cues: whether an area noun follows, a settlement noun precedes, a natural feature's noun is beside, the text
            calls it a town, "in" precedes.
        said: whether the text puts it into a country in so many words ("X, Haiti").
        town: whether the text calls it a town or a village.
    """

    entry: NameEntry
    contained: Floats
    contains: Floats
    spans: list[int] = field(default_factory=list)
    weight: float = 0.0
    cues: tuple[float, ...] = (0.0,) * _CUES
    said: bool = False
    town: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """The units of a document and the numbers of their candidates.

    Attributes:
        units: the units.
        first: index into `rows` of each unit's first candidate, and the number of rows at the end.
        rows: one row a candidate, columns as in `FEATURES`.
        unit_of_span: unit of each span.
        areas: per span, whether an area noun follows (`is_area`).
    """

    units: list[Unit]
    first: Ints
    rows: Floats
    unit_of_span: list[int]
    areas: list[bool]


def gather(
    tokens: Tokens,
    spans: Sequence[Span],
    links: Links,
    weights: Sequence[float],
    borders: Mapping[int, frozenset[int]],
) -> Evidence:
    """The evidence that a document's spans give for each other's candidates.

    Args:
        tokens: the text.
        spans: its names, in order.
        links: see `find_links`.
        weights: how likely each is a place.
        borders: neighbours of every country, by the numbers of `NameBook`.
    """
    areas = [is_area(tokens, spans, i) for i in range(len(spans))]
    units, unit_of_span = _units(tokens, spans, links, weights, areas)
    first: Ints = np.concatenate(([0], np.cumsum([len(u.entry) for u in units]))).astype(np.int64)
    rows = _rows(units, first, borders)
    return Evidence(units=units, first=first, rows=rows, unit_of_span=unit_of_span, areas=areas)


def again(found: Evidence, shares: Floats, borders: Mapping[int, frozenset[int]]) -> Evidence:
    """The evidence of a short text once more, with what was just chosen for the names beside fame alone.

    "Near Athens ... around Marathon": by fame Marathon County, Wisconsin, speaks for the Athens in it; once Marathon is the
    Greek one it no longer does. In a text of many names no single namesake weighs that much, and time is saved.

    Args:
        found: the evidence so far.
        shares: per candidate, how likely it is the one meant.
        borders: as for `gather`.
    """
    if not 1 < len(found.units) <= _FEW:
        return found
    fame = np.concatenate([u.entry.prior for u in found.units])
    return replace(found, rows=_rows(found.units, found.first, borders, (fame + shares) / 2))


def _units(
    tokens: Tokens, spans: Sequence[Span], links: Links, weights: Sequence[float], areas: Sequence[bool]
) -> tuple[list[Unit], list[int]]:
    units: dict[tuple[str, str], Unit] = {}
    numbers: dict[tuple[str, str], int] = {}
    unit_of_span: list[int] = []
    for i, span in enumerate(spans):
        mask = links.contained[i]
        key = (span.entry.key, spans[links.container[i]].entry.key if mask is not None else "")
        unit = units.get(key)
        if unit is None:
            nothing = np.zeros(len(span.entry))
            unit = units[key] = Unit(span.entry, nothing if mask is None else mask, nothing.copy())
            numbers[key] = len(numbers)
        unit.spans.append(i)
        unit.weight = max(unit.weight, weights[i])
        unit.said = unit.said or links.said[i]
        unit.town = unit.town or links.towns[i]
        unit.cues = tuple(map(max, unit.cues, _cues(tokens, spans[i], areas[i], links.towns[i])))
        unit_of_span.append(numbers[key])
    found = list(units.values())
    counted: set[tuple[int, NameEntry]] = set()
    for i, container in enumerate(links.container):
        if container >= 0:
            owner = unit_of_span[container]
            if (owner, spans[i].entry) not in counted:
                counted.add((owner, spans[i].entry))
                unit = found[owner]
                unit.contains = np.maximum(unit.contains, holds(unit.entry, spans[i].entry))
    return found, unit_of_span


def _cues(tokens: Tokens, span: Span, area: bool, town: bool) -> tuple[float, ...]:
    """See `Unit.cues`."""
    words = tokens.words
    after = words[span.last].lower() if span.last < len(words) else ""
    before = words[span.first - 1].lower() if span.first else ""
    behind_in = before in _IN
    if before in ("of", ".") and span.first > 1:
        before = words[span.first - 2].lower()
    return (
        float(area),
        float(before in SETTLEMENT_NOUNS or after in ("city", "town", "village")),
        float(after in PHYSICAL_NOUNS or before in PHYSICAL_NOUNS),
        float(town),
        float(behind_in),
    )


def _rows(
    units: Sequence[Unit],
    first: Ints,
    borders: Mapping[int, frozenset[int]],
    likely: Floats | None = None,
) -> Floats:
    """One row a candidate; `likely` says how much each weighs as evidence for others, by default its fame."""
    if not units:
        return np.zeros((0, len(FEATURES)))
    sizes = np.diff(first)
    of = np.repeat(np.arange(len(units)), sizes)
    entries = [u.entry for u in units]
    level = np.concatenate([e.level for e in entries])
    log_population = np.concatenate([e.log_population for e in entries])
    prior = np.concatenate([e.prior for e in entries])
    kind = np.concatenate([e.kind for e in entries])
    contained = np.concatenate([u.contained for u in units])
    counts = np.log1p([len(u.spans) for u in units])
    weights = np.array([u.weight for u in units])
    sure = np.where(
        contained > 0, 1.0, np.where(np.repeat([u.contained.any() for u in units], sizes), 0.02, 1.0)
    )
    mass = (prior if likely is None else likely) * sure * (weights * counts)[of]
    countries = np.concatenate([e.country for e in entries])
    country, country_named = _shares(countries, mass, of, level == 3)
    admin1, admin1_named = _shares(np.concatenate([e.admin1 for e in entries]), mass, of, level == 2)
    near, regional = _nearness(np.concatenate([e.vectors for e in entries]), mass * (level < 3), of)
    cues = np.array([u.cues for u in units])
    starts = first[:-1]

    def gap(column: Floats) -> Floats:
        highest: Floats = np.maximum.reduceat(column, starts)
        difference: Floats = column - highest[of]
        return difference

    columns = [
        log_population, gap(log_population), np.arange(len(of)) - first[:-1][of], np.log(sizes)[of], prior,
        level == 0, level == 1, level == 2, level == 3, np.concatenate([e.feature for e in entries]) >= 2,
        np.concatenate([e.capital for e in entries]), np.concatenate([e.inflected for e in entries]),
        *(kind == number for number in range(len(KNOWN_KINDS))),
        contained, _elsewhere(units), np.concatenate([u.contains for u in units]),
        country, country_named, admin1, admin1_named,
        near, regional, gap(near), gap(regional), gap(country), gap(admin1),
        _neighbours(countries, mass, borders),
        counts[of], weights[of], *cues[of].T,
        np.full(len(of), np.log(len(units))),
    ]  # fmt: skip
    return np.column_stack(columns).astype(np.float64)


def _shares(codes: Ints, mass: Floats, of: Ints, names_it: Booleans) -> tuple[Floats, Floats]:
    """Per candidate: the share of the other units' mass in its country (or region), and of names of it."""
    known, number = np.unique(codes, return_inverse=True)
    total = mass.sum() or 1.0
    pair = of * len(known) + number
    shares = []
    for part in (mass, mass * names_it):
        whole = np.bincount(number, part, len(known))[number]
        own = np.bincount(pair, part)[pair]
        shares.append(np.where(codes > 0, (whole - own) / total, 0.0))
    return shares[0], shares[1]


def _neighbours(countries: Ints, mass: Floats, borders: Mapping[int, frozenset[int]]) -> Floats:
    """Per candidate: the share of the mass that lies in the countries around its own."""
    known, number = np.unique(countries, return_inverse=True)
    whole = dict(zip(known.tolist(), np.bincount(number, mass, len(known)).tolist(), strict=True))
    around = [sum(whole.get(other, 0.0) for other in borders.get(code, ())) for code in whole]
    shares: Floats = np.array(around)[number] / (mass.sum() or 1.0)
    return shares


def _nearness(vectors: Floats, mass: Floats, of: Ints) -> tuple[Floats, Floats]:
    """Per candidate: the other units' mass near it, falling off at 40 km and at 250 km."""
    # A long stretch has a million pairs: every step works in place.
    squared = vectors @ vectors.T
    squared *= -2.0
    squared += 2.0
    np.maximum(squared, 0.0, out=squared)
    other = np.where(of[:, None] != of[None, :], mass[None, :], 0.0)
    falling = squared * (EARTH_KM / _NEAR_KM) ** 2
    falling += 1.0
    near = np.divide(other, falling, out=falling).sum(axis=1)
    squared *= (EARTH_KM / _REGIONAL_KM) ** 2
    squared += 1.0
    regional = np.divide(other, squared, out=squared).sum(axis=1)
    return near, regional


def _elsewhere(units: Sequence[Unit]) -> Floats:
    """Per candidate: 1 where another unit of the same name is said to lie in an area that contains it."""
    known: dict[str, Floats] = {}
    for unit in units:
        if unit.contained.any():
            before = known.get(unit.entry.key)
            known[unit.entry.key] = unit.contained if before is None else np.maximum(before, unit.contained)
    return np.concatenate([known.get(u.entry.key, np.zeros(len(u.entry))) for u in units])
