"""What a document says about where its names are: countries and regions it names, and what lies near what.

Names are gathered into units, one for each name and container ("Paris, Texas" apart from "Paris"): one
sense per document. Every candidate of every unit gets a row of numbers; `geo.parsing.resolve` judges them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np

from geo.parsing import others
from geo.parsing.called import is_area, is_division, is_village
from geo.parsing.containment import holds
from geo.parsing.lexicon import PHYSICAL_NOUNS, SETTLEMENT_NOUNS
from geo.parsing.links import Links
from geo.parsing.name_entry import OWN_FEATURES, Floats, Ints, NameEntry
from geo.parsing.others import Others
from geo.parsing.spans import Span
from geo.parsing.tokens import Tokens

_FEW, _CUES = 12, 5
_IN = frozenset({"in", "в", "у"})
_OF_UNIT = (
    "log_candidates", "log_count", "recognised", "area_follows", "settlement_precedes", "nature_beside", "called_town",
    "behind_in", "log_units",
)  # fmt: skip
_OF_CANDIDATE = (
    "population_gap", "rank", "contained", "contained_elsewhere", "contains", "unrest", "unrest_gap",
)  # fmt: skip
FEATURES = (*OWN_FEATURES, *_OF_UNIT, *_OF_CANDIDATE, *others.FEATURES)
"""Names of the columns of `Evidence.rows`."""
_UNIT_COLUMNS = slice(len(OWN_FEATURES), len(OWN_FEATURES) + len(_OF_UNIT))
_CANDIDATE_COLUMNS = slice(_UNIT_COLUMNS.stop, _UNIT_COLUMNS.stop + len(_OF_CANDIDATE))
_OTHER_COLUMNS = slice(_CANDIDATE_COLUMNS.stop, len(FEATURES))
_FAME, _PRIOR, _RECOGNISED, _COUNT, _CONTAINED = map(
    FEATURES.index, ("log_population", "prior", "recognised", "log_count", "contained")
)


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
        stated: whether an area named right beside it contains any.
        said: whether the text puts it into a country, or a division that no town is called like, in so many words ("X, Haiti").
        town, village: whether the text calls it a town or a village; a village.
    """

    entry: NameEntry
    contained: Floats
    contains: Floats
    spans: list[int] = field(default_factory=list)
    weight: float = 0.0
    cues: tuple[float, ...] = (0.0,) * _CUES
    stated: bool = False
    said: bool = False
    town: bool = False
    village: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class World:
    """What is known of countries and divisions before any text is read.

    Attributes:
        borders: neighbours of every country, by the numbers of `NameBook`.
        unrest: how often violence is reported from a first-level division (ISO 3166-2): log of the reports + 1. Empty
            for a text that speaks of none.
    """

    borders: Mapping[int, frozenset[int]]
    unrest: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """The units of a document and the numbers of their candidates.

    Attributes:
        units: the units.
        first: index into `rows` of each unit's first candidate, and the number of rows at the end.
        rows: one row a candidate, columns as in `FEATURES`.
        unit_of_span: unit of each span.
        areas: per span, whether an area noun follows (`is_area`).
        divisions: per span, whether the text calls it a division of a country (`is_division`).
        among: the candidates of all units side by side; None where there are none.
    """

    units: list[Unit]
    first: Ints
    rows: Floats
    unit_of_span: list[int]
    areas: list[bool]
    divisions: list[bool]
    among: Others | None = None


def gather(
    tokens: Tokens,
    spans: Sequence[Span],
    links: Links,
    weights: Sequence[float],
    world: World,
) -> Evidence:
    """The evidence that a document's spans give for each other's candidates.

    Args:
        tokens: the text.
        spans: its names, in order.
        links: see `find_links`.
        weights: how likely each is a place.
        world: see there.
    """
    areas = [is_area(tokens, spans, i) for i in range(len(spans))]
    units, unit_of_span = _units(tokens, spans, links, weights, areas)
    among = Others.make([u.entry for u in units]) if units else None
    rows = _rows(units, among, world) if among is not None else np.empty((0, len(FEATURES)))
    first: Ints = np.array([0]) if among is None else np.append(among.starts, len(rows))
    divisions = [s.entry.has_country and s.entry.has_division and is_division(tokens, s) for s in spans]
    return Evidence(
        units=units,
        first=first,
        rows=rows,
        unit_of_span=unit_of_span,
        areas=areas,
        divisions=divisions,
        among=among,
    )


def again(found: Evidence, shares: Floats, world: World) -> Evidence:
    """The evidence of a short text once more, with what was just chosen for the names beside fame alone.

    "Near Athens ... around Marathon": by fame Marathon County, Wisconsin, speaks for the Athens in it; once Marathon is the
    Greek one it no longer does. In a text of many names no single namesake weighs that much, and time is saved.

    Args:
        found: the evidence so far.
        shares: per candidate, how likely it is the one meant.
        world: as for `gather`.
    """
    if found.among is None or not 1 < len(found.units) <= _FEW:
        return found
    rows = found.rows.copy()
    likely = (rows[:, _PRIOR] + shares) / 2
    rows[:, _OTHER_COLUMNS] = _of_others(found.units, found.among, world, rows, likely)
    return replace(found, rows=rows)


def _units(
    tokens: Tokens, spans: Sequence[Span], links: Links, weights: Sequence[float], areas: Sequence[bool]
) -> tuple[list[Unit], list[int]]:
    units: dict[tuple[str, str, str], Unit] = {}
    numbers: dict[tuple[str, str, str], int] = {}
    unit_of_span: list[int] = []
    for i, span in enumerate(spans):
        mask = links.contained[i]
        key = (span.entry.key, span.entry.language, _container(spans, links, i))
        unit = units.get(key)
        if unit is None:
            nothing = np.zeros(len(span.entry))
            unit = units[key] = Unit(span.entry, nothing if mask is None else mask, nothing)
            unit.stated = mask is not None and bool(np.count_nonzero(mask))
            numbers[key] = len(numbers)
        unit.spans.append(i)
        unit.weight = max(unit.weight, weights[i])
        unit.said = unit.said or links.said[i] or _is_only_an_area(spans, links, i)
        unit.town = unit.town or links.towns[i]
        unit.village = unit.village or is_village(tokens, spans[i])
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


def _is_only_an_area(spans: Sequence[Span], links: Links, i: int) -> bool:
    """Whether the container of span `i` is a division of a country and nothing else by its name: "Hebron, Kentucky"."""
    if links.container[i] < 0:
        return False
    container = spans[links.container[i]].entry
    return container.has_admin1 and not container.has_settlement


def _container(spans: Sequence[Span], links: Links, i: int) -> str:
    """What tells units of one name apart: the name of the container of span `i`, or "*" where an adjective tells the country."""
    if links.container[i] >= 0:
        return spans[links.container[i]].entry.key
    return "*" if links.contained[i] is not None else ""


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


def _rows(units: Sequence[Unit], among: Others, world: World) -> Floats:
    """One row a candidate, each weighing by its fame as evidence for others."""
    of, starts = among.of, among.starts
    rows = np.empty((len(of), len(FEATURES)))
    entries = [u.entry for u in units]
    alone = np.array([(len(u.entry), len(u.spans), u.weight, *u.cues, len(units)) for u in units])
    alone[:, 0], alone[:, 1] = np.log(alone[:, 0]), np.log1p(alone[:, 1])
    alone[:, -1] = np.log(alone[:, -1])
    rows[:, : len(OWN_FEATURES)] = np.concatenate([e.own for e in entries])
    rows[:, _UNIT_COLUMNS] = alone[of]
    fame, own = rows[:, _FAME], rows[:, _CANDIDATE_COLUMNS]
    own[:, 0] = fame - np.maximum.reduceat(fame, starts)[of]
    own[:, 1] = np.arange(len(of)) - starts[of]
    own[:, 2] = np.concatenate([u.contained for u in units])
    own[:, 3] = _elsewhere(units)
    own[:, 4] = np.concatenate([u.contains for u in units])
    own[:, 5:] = 0.0
    if world.unrest:
        own[:, 5] = unrest = _unrest(entries, world.unrest)
        own[:, 6] = unrest - np.maximum.reduceat(unrest, starts)[of]
    rows[:, _OTHER_COLUMNS] = _of_others(units, among, world, rows, rows[:, _PRIOR])
    return rows


def _of_others(units: Sequence[Unit], among: Others, world: World, rows: Floats, likely: Floats) -> Floats:
    """The columns that depend on the other units; `likely` says how much each candidate weighs as evidence."""
    if any(u.stated for u in units):
        told = np.array([u.stated for u in units])[among.of]
        likely = likely * np.where((rows[:, _CONTAINED] <= 0) & told, 0.02, 1.0)
    return among.columns(likely * rows[:, _RECOGNISED] * rows[:, _COUNT], world.borders)


def _unrest(entries: Sequence[NameEntry], unrest: Mapping[str, float]) -> Floats:
    """Per candidate: how often violence is reported from its division."""
    return np.array([unrest.get(place.admin1, 0.0) for entry in entries for place in entry.places])


def _elsewhere(units: Sequence[Unit]) -> Floats:
    """Per candidate: 1 where another unit of the same name is said to lie in an area that contains it."""
    if not any(unit.stated for unit in units):
        return np.zeros(sum(len(unit.entry) for unit in units))
    known: dict[tuple[str, str], Floats] = {}
    for unit in units:
        if unit.stated:
            name = (unit.entry.key, unit.entry.language)
            before = known.get(name)
            known[name] = unit.contained if before is None else np.maximum(before, unit.contained)
    return np.concatenate([known.get((u.entry.key, u.entry.language), np.zeros(len(u.entry))) for u in units])
