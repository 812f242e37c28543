"""Directions of the front say where the villages told with them are: «На Куп'янському напрямку ... в бік Петропавлівки».

Communiqués name a direction by its town and then villages, of which most have a dozen namesakes in the country.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np

from geo.gazetteer.extent import EARTH_KM
from geo.parsing.derived import is_direction, towns_of_adjective
from geo.parsing.lexicon import words
from geo.parsing.links import Links
from geo.parsing.name_entry import Floats
from geo.parsing.respelling import COUNTRIES
from geo.parsing.spans import Span
from geo.parsing.tokens import Tokens

_AXES = words("direction directions axis axes sector sectors front")
_LISTED = frozenset({",", "and", "та", "і", "й", "и"})
_LONGEST_LIST = 8  # directions named together
_REACH = math.cos(60 / EARTH_KM)
_ASTRAY = math.cos(150 / EARTH_KM)
_FAR = 0.03  # weight of a namesake farther away
_TOLD = 0.002  # share of all that are near, below which something else speaks against them
_CITY = math.log(50_000)  # people: such a town is meant wherever it lies
_DIVISION = 2  # `NameEntry.level`
Leads = Sequence[Sequence[int]]
"""Per span, the spans of the directions that it is told with."""


def leads(tokens: Tokens, spans: Sequence[Span]) -> Leads:
    """The directions that lead each name: the last before it in its sentence, else the only one of it, else that of the sentence before.

    A paragraph ends what a direction leads.
    """
    groups = _groups(tokens, spans)
    found: list[Sequence[int]] = [()] * len(spans)
    if not groups:
        return found
    of = {i: group for group in groups for i in group}
    in_sentence: dict[int, list[Sequence[int]]] = {}
    for group in groups:
        in_sentence.setdefault(tokens.sentence[spans[group[0]].first], []).append(group)
    current: Sequence[int] = ()
    at = -1  # the token behind the last name
    for i, span in enumerate(spans):
        own = in_sentence.get(tokens.sentence[span.first], ())
        if at >= 0 and "\n" in tokens.text[tokens.ends[at - 1] : span.start]:
            current = ()
        at = span.last
        if i in of:
            current = of[i]
            continue
        before = [group for group in own if group[-1] < i]
        found[i] = before[-1] if before else own[0] if len(own) == 1 else () if own else current
    return found


def _groups(tokens: Tokens, spans: Sequence[Span]) -> list[tuple[int, ...]]:
    """Indices of the spans that name directions, those named together in one: «на Оріхівському та Гуляйпільському напрямках»."""
    found: list[tuple[int, ...]] = []
    for i, span in enumerate(spans):
        if not _leads(tokens, span):
            continue
        group = [i]
        while group[0] > 0 and len(group) < _LONGEST_LIST:
            before, first = spans[group[0] - 1], spans[group[0]].first
            gap = tokens.words[before.last : first]
            if len(gap) != 1 or gap[0] not in _LISTED or not _is_listed(tokens, before, span):
                break
            group.insert(0, group[0] - 1)
        found.append(tuple(group))
    return found


def _is_listed(tokens: Tokens, before: Span, span: Span) -> bool:
    """Whether a name before a direction is another of it: "the Lyman and Kupiansk axes", but "Torske, Lyman direction"."""
    if span.language == "en":
        return tokens.words[span.last].lower().endswith("s")
    return bool(towns_of_adjective(tokens.words[before.first].lower()))


def _leads(tokens: Tokens, span: Span) -> bool:
    """Whether "direction" follows a name."""
    j = span.last
    if j >= len(tokens) or tokens.sentence[j] != tokens.sentence[span.first] or span.possessive:
        return False
    after = tokens.words[j].lower()
    return after in _AXES if span.language == "en" else is_direction(after)


def towards(spans: Sequence[Span], shares: Sequence[Floats], links: Links, led: Leads) -> list[Floats]:
    """`shares` of the candidates of each name, those far from the direction that leads it having hardly any.

    Args:
        spans: the names.
        shares: per span, the shares of its candidates.
        links: areas that stand beside names: these say more.
        led: see `leads`.
    """
    found = list(shares)
    known: dict[tuple[int, Sequence[int]], Floats] = {}  # the spans of a unit share one array
    for i, (span, directions) in enumerate(zip(spans, led, strict=True)):
        if not directions or len(span.entry) == 1 or links.container[i] >= 0:
            continue
        key = (id(shares[i]), directions)
        if key not in known:
            divisions = _divisions(spans, shares, directions)
            known[key] = _near(span, shares[i], _points(spans, shares, directions), divisions)
        found[i] = known[key]
    return found


def _points(spans: Sequence[Span], shares: Sequence[Floats], directions: Sequence[int]) -> list[Floats]:
    best = [(spans[i].entry, int(shares[i].argmax())) for i in directions]
    return [entry.vectors[n] for entry, n in best if entry.level[n] == 0]


def _divisions(spans: Sequence[Span], shares: Sequence[Floats], directions: Sequence[int]) -> list[int]:
    """The oblasts among the directions: «на Запорізькому напрямку»."""
    best = [(spans[i].entry, int(shares[i].argmax())) for i in directions]
    return [int(entry.admin1[n]) for entry, n in best if entry.level[n] == _DIVISION]


def _near(span: Span, own: Floats, points: Sequence[Floats], divisions: Sequence[int]) -> Floats:
    """The shares with those of the candidates far from all of `points` and outside `divisions` cut down."""
    entry, best = span.entry, int(own.argmax())
    if not (points or divisions) or entry.level[best] > 0 or entry.log_population[best] >= _CITY:
        return own
    near = np.isin(entry.admin1, list(divisions))
    if points:
        near |= (entry.vectors @ np.array(points).T >= _REACH).any(axis=1)
    if near.all() or float(own[near].sum()) < _TOLD:
        return own
    weighted: Floats = own * np.where(near, 1.0, _FAR)
    told: Floats = weighted / weighted.sum()
    return told


def astray(
    tokens: Tokens, spans: Sequence[Span], shares: Sequence[Floats], links: Links, led: Leads
) -> list[bool]:
    """Per span, whether it is told with a direction in one sentence, and its place is a small town far from there or lies abroad.

    The gazetteer has not every village: the Pishchane near Pokrovsk is not the one of Poltava Oblast.

    Args:
        tokens: the text.
        spans, shares, links, led: as for `towards`, of which the shares are.
    """
    found = [False] * len(spans)
    for i, (span, directions) in enumerate(zip(spans, led, strict=True)):
        if not directions or links.container[i] >= 0:
            continue
        entry, best = span.entry, int(shares[i].argmax())
        points = _points(spans, shares, directions)
        here = tokens.sentence[spans[directions[0]].first] == tokens.sentence[span.first]
        if not (here and points) or entry.level[best] > 0 or entry.capital[best]:
            continue
        abroad = entry.country[best] not in {_country(spans[j], shares[j]) for j in directions}
        foreign = abroad and entry.places[best].country not in COUNTRIES
        small = entry.log_population[best] < _CITY
        found[i] = (small or foreign) and max(float(entry.vectors[best] @ p) for p in points) < _ASTRAY
    return found


def _country(span: Span, own: Floats) -> int:
    return int(span.entry.country[int(own.argmax())])
