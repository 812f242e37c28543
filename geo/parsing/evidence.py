"""What a document says about where its names are: countries and regions it names, and what lies near what.

Names are gathered into units, one for each name and container ("Paris, Texas" apart from "Paris"): one
sense per document. Every candidate of every unit gets a row of numbers; `geo.parsing.resolve` judges them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from geo.gazetteer.entry import KINDS, NameKind
from geo.model import Place
from geo.parsing.lexicon import AREA_NOUNS, AREA_PLURALS, PHYSICAL_NOUNS, SETTLEMENT_NOUNS
from geo.parsing.namebook import Floats, Ints, NameEntry, level_of, unit_vectors
from geo.parsing.spans import Span
from geo.parsing.tokens import Tokens

Holds = Callable[[NameEntry, NameEntry], "Floats | None"]
EARTH_KM = 6371.0088
Booleans = NDArray[np.bool_]
_BY_KM = 30.0
_IN_FULL = frozenset({NameKind.FULL, NameKind.MAIN})
_NEAR_KM, _REGIONAL_KM = 40.0, 250.0
_LINKS = frozenset({",", "(", "", "in", "of", "в", "у", "на"})
_APPOSED = frozenset({",", "("})
# Territories that reports write with another country's name behind them, whoever's they are here.
_ALSO_SAID_OF = {
    "CN": {"HK", "MO", "TW"}, "IL": {"PS", "SY"}, "PS": {"IL"}, "RS": {"XK"}, "RU": {"UA", "GE"}, "MA": {"EH"},
    "US": {"PR", "GU", "VI", "AS", "MP"}, "FR": {"GP", "MQ", "RE", "GF", "YT", "NC", "PF"}, "CY": {"TR"}, "TR": {"CY"},
    "GB": {"IM", "JE", "GG", "GI", "FK"}, "NL": {"CW", "AW", "SX"}, "DK": {"GL", "FO"}, "FI": {"AX"}, "IE": {"GB"},
}  # fmt: skip
_LISTED = frozenset({",", "and", "or", "та", "і", "й", "и", "або", "или"})

FEATURES = (
    "log_population", "population_gap", "rank", "log_candidates", "prior",
    "is_settlement", "is_other_area", "is_admin1", "is_country", "is_natural", "is_capital", "inflected",
    *(f"kind_{kind.value}" for kind in KINDS),
    "contained", "contained_elsewhere", "contains",
    "country_share", "country_named", "admin1_share", "admin1_named",
    "near", "regional", "near_gap", "regional_gap", "country_gap", "admin1_gap",
    "neighbour_share", "log_count", "recognised", "area_follows", "settlement_precedes", "nature_beside", "log_units",
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
        cues: whether an area noun follows, a settlement noun precedes, a natural feature's noun is beside.
        said: whether the text puts it into a country in so many words ("X, Haiti").
    """

    entry: NameEntry
    contained: Floats
    contains: Floats
    spans: list[int] = field(default_factory=list)
    weight: float = 0.0
    cues: tuple[float, float, float] = (0.0, 0.0, 0.0)
    said: bool = False


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


@dataclass(slots=True)
class Links:
    """Which areas are named beside which places they contain.

    Attributes:
        container: per span, index of the span that names its container, or -1.
        contained: per span, per candidate, 1 where it lies in that container; None where there is none.
        contains: whether a span is the container of another.
        denied: per span, the area said to hold it where none of its candidates lies in or by that area.
        said: per span, whether its country stands behind it in so many words ("X, Haiti").
    """

    container: list[int]
    contained: list[Floats | None]
    contains: list[bool]
    denied: list[Place | None]
    said: list[bool]

    def is_contained(self) -> list[bool]:
        """Per span, whether it has a container."""
        return [number >= 0 for number in self.container]


def find_links(tokens: Tokens, spans: Sequence[Span]) -> Links:
    """Containers of spans: "X, Y", "X (Y", "Y's X", "X in Y", and «X Y-ської області»."""
    n = len(spans)
    held = lru_cache(maxsize=None)(inside)  # the same two names stand side by side again and again
    links = Links([-1] * n, [None] * n, [False] * n, [None] * n, [False] * n)
    for i in range(n - 1, 0, -1):
        a, b = spans[i - 1], spans[i]
        if b.first - a.last > 2 or tokens.sentence[a.first] != tokens.sentence[b.first]:
            continue
        gap = tokens.words[a.last : b.first]
        if a.possessive and not gap:
            _link(links, spans, i, i - 1, held)
        link = gap[-1] if gap and (len(gap) == 1 or gap[0] == ".") else ("" if not gap else "?")
        if link in _LINKS and (gap or b.language != "en"):
            _link(links, spans, i - 1, i, held)
            if link in _APPOSED and not _is_list(tokens, spans, i):
                _say(links, spans, i - 1, i)
    return links


def _say(links: Links, spans: Sequence[Span], inner: int, outer: int) -> None:
    """Note that the country `outer` stands behind `inner`; where that has no such place, it is denied."""
    name, country = spans[inner].entry, spans[outer].entry
    if country.top_level < 3 or country.is_adjective or name.top_level >= 3 or name.is_adjective:
        return
    if links.container[inner] == outer:
        links.said[inner] = True
    elif links.container[inner] < 0 and links.denied[inner] is None:
        land = country.places[int(np.flatnonzero(country.level == 3)[0])]
        near = _ALSO_SAID_OF.get(land.country, ())
        if land.country and not any(place.country in near for place in name.places):
            links.denied[inner] = land


def _is_list(tokens: Tokens, spans: Sequence[Span], i: int) -> bool:
    """Whether span `i` and the one before it are members of a list: "London, France and Italy"."""
    words, before, span = tokens.words, spans[i - 1], spans[i]
    after = words[span.last].lower() if span.last < len(words) else ""
    follows = i + 1 < len(spans) and spans[i + 1].first - span.last <= 1
    if follows and (after in _LISTED - {","} or (after == "," and spans[i + 1].entry.top_level == 3)):
        return True
    joint = words[before.first - 1].lower() if before.first else ""
    return i > 1 and joint in _LISTED and before.first - spans[i - 2].last <= 2


def _link(links: Links, spans: Sequence[Span], inner: int, outer: int, held: Holds) -> None:
    if links.container[inner] >= 0 or spans[outer].entry.top_level < 1 or spans[outer].entry.is_demonym:
        return
    mask = held(spans[inner].entry, spans[outer].entry)
    if mask is None:
        links.denied[inner] = _denied(spans[inner].entry, spans[outer].entry)
    else:
        links.container[inner], links.contained[inner], links.contains[outer] = outer, mask, True


def _denied(inner: NameEntry, outer: NameEntry) -> Place | None:
    """The division that `outer` names in full, where all of `inner` lies well outside it; else None."""
    divisions = [c.place for c in outer.candidates if c.kind in _IN_FULL and level_of(c.place) in (1, 2)]
    if len(divisions) != 1 or len(outer) != 1 or inner.top_level > 0:
        return None
    area = divisions[0]
    reach = np.cos((area.radius_km + _BY_KM) / EARTH_KM)
    outside = (inner.vectors @ unit_vectors(divisions)[0] < reach) | (inner.country != outer.country[0])
    return area if outside.all() else None


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
        cues = _cues(tokens, spans[i], areas[i])
        unit.cues = (max(unit.cues[0], cues[0]), max(unit.cues[1], cues[1]), max(unit.cues[2], cues[2]))
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


def inside(entry: NameEntry, container: NameEntry) -> Floats | None:
    """Per candidate of `entry`, 1 where a candidate of `container` contains it; None where none does."""
    countries = container.country[container.level == 3]
    admin1s = container.admin1[(container.level == 2) & (container.admin1 > 0)]
    held = (np.isin(entry.country, countries) & (entry.level < 3)) | (
        np.isin(entry.admin1, admin1s) & (entry.level < 2)
    )
    for n in np.flatnonzero(container.level == 1):
        reach = np.cos(container.places[n].radius_km / EARTH_KM)
        same = (entry.country == container.country[n]) | (container.country[n] == 0)
        held |= (entry.level == 0) & same & (entry.vectors @ container.vectors[n] >= reach)
    return held.astype(np.float64) if held.any() else None


def holds(container: NameEntry, entry: NameEntry) -> Floats:
    """Per candidate of `container`, 1 where it contains a candidate of `entry`."""
    below = entry.level < 3
    held = (container.level == 3) & np.isin(container.country, entry.country[below])
    held |= (container.level == 2) & np.isin(container.admin1, entry.admin1[entry.level < 2])
    mask: Floats = held.astype(np.float64)
    return mask


def _cues(tokens: Tokens, span: Span, area: bool) -> tuple[float, float, float]:
    """Whether an area noun follows, a settlement noun precedes, a natural feature's noun stands beside."""
    words = tokens.words
    after = words[span.last].lower() if span.last < len(words) else ""
    before = words[span.first - 1].lower() if span.first else ""
    if before in ("of", ".") and span.first > 1:
        before = words[span.first - 2].lower()
    return (
        float(area),
        float(before in SETTLEMENT_NOUNS or after in ("city", "town", "village")),
        float(after in PHYSICAL_NOUNS or before in PHYSICAL_NOUNS),
    )


def is_area(tokens: Tokens, spans: Sequence[Span], i: int) -> bool:
    """Whether an area noun follows, also across a list: "X region", "X and Y regions", «X і Y областях»."""
    words, span = tokens.words, spans[i]
    if span.possessive:
        return False
    for step in range(6):
        j = span.last
        after = words[j].lower() if j < len(words) else ""
        if after in AREA_NOUNS if step == 0 else after in AREA_PLURALS:
            return tokens.sentence[j] == tokens.sentence[span.first]
        i += 1
        if i >= len(spans) or not 0 < spans[i].first - j <= 2:
            return False
        if words[spans[i].first - 1].lower() not in _LISTED:
            return False
        span = spans[i]
    return False


def _rows(units: Sequence[Unit], first: Ints, borders: Mapping[int, frozenset[int]]) -> Floats:
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
    mass = prior * sure * (weights * counts)[of]
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
        *(kind == number for number in range(len(KINDS))),
        contained, _elsewhere(units), np.concatenate([u.contains for u in units]),
        country, country_named, admin1, admin1_named,
        near, regional, gap(near), gap(regional), gap(country), gap(admin1),
        _neighbours(countries, mass, borders),
        counts[of], weights[of], cues[of, 0], cues[of, 1], cues[of, 2],
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
