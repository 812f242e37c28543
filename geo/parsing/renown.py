"""Whose a name is before any text is read: the city that the world knows, the one that bears it today, a hamlet's last."""

from __future__ import annotations

import math
from collections.abc import Sequence

from geo.gazetteer.entry import Candidate, NameKind
from geo.gazetteer.names import fold
from geo.geocoders.bearers import likeness
from geo.model import GeoPrecision, Place

CHIEF_KINDS = frozenset(
    {NameKind.MAIN, NameKind.CURATED, NameKind.FULL, NameKind.SHORT, NameKind.ABBREVIATION}
)
"""Kinds of names that are a place's own."""
TOWN, _CITY, _METROPOLIS = 20_000, 100_000, 500_000
_LEAST_CAPITAL, _LEAST_METROPOLIS = math.log(_CITY), math.log(_METROPOLIS)
_BY_ANOTHER_NAME = 0.3
_SLAVIC = frozenset({"UA", "RU", "BY"})
_OTHER_NAME, _OWN_NAME = 60.0, 85.0  # likeness of a name to a place's chief name, as in `bearers`


def hamlets(places: Sequence[Place]) -> list[bool]:
    """Per place, whether it is a village known by its municipality only, while a city of its country bears the name."""
    cities = {p.country for p in places if p.feature_class == "P" and p.population >= TOWN}
    return [
        p.country in cities
        and p.feature_class == "P"
        and p.geo_precision is GeoPrecision.NEAR
        and not p.population
        for p in places
    ]


def former(candidates: Sequence[Candidate]) -> list[bool]:
    """Per candidate, whether another is meant unless its country is named.

    «Шевченко» is no longer Aktau, other settlements bear the name today; and «Сум» is Sumy before it is Soum, a province of Burkina Faso.
    """
    if len(candidates) == 1 or candidates[0].name.isascii():
        return [False] * len(candidates)
    alike = [likeness(c) for c in candidates]
    own = [a >= _OWN_NAME and c.place.feature_class == "P" for a, c in zip(alike, candidates, strict=True)]
    city = any(c.place.country in _SLAVIC and c.place.population >= _CITY for c in candidates)
    return [
        (any(own) and a < _OTHER_NAME and c.kind is NameKind.ALTERNATE)
        or (city and c.kind is NameKind.SHORT and c.place.country not in _SLAVIC)
        for a, c in zip(alike, candidates, strict=True)
    ]


def is_renamed(candidates: Sequence[Candidate]) -> bool:
    """Whether a name is one town's or village's, and unlike what that is called today: Ilyich for Atakent."""
    only = candidates[0]
    if len(candidates) > 1 or only.kind is not NameKind.ALTERNATE or only.place.population >= _CITY:
        return False
    return only.place.feature_class == "P" and likeness(only) < _OTHER_NAME


def is_own(candidate: Candidate) -> bool:
    """Whether a name is its place's own: that, a spelling of it, or its beginning ("Frankfurt" am Main)."""
    if candidate.kind in CHIEF_KINDS or likeness(candidate) >= _OWN_NAME:
        return True
    return fold(candidate.place.name).startswith(f"{fold(candidate.name)} ")


def _is_after_area(candidate: Candidate, candidates: Sequence[Candidate]) -> bool:
    """Whether an area of the same name begins the city's: in any script New York is the state's name, and New York City's."""
    name, country = fold(candidate.place.name), candidate.place.country
    return any(
        other.place.geo_precision.is_area
        and other.place.country == country
        and name.startswith(f"{fold(other.place.name)} ")
        for other in candidates
    )


def world(
    candidates: Sequence[Candidate],
    log_population: Sequence[float],
    level: Sequence[int],
    capital: Sequence[bool],
) -> list[float]:
    """Per candidate, how its people compare with those of the city that the world knows by this name.

    London is the one in England unless something else is said; by the square root, for small towns are spoken of more than
    their people would have it. The limits (half a million people, capitals of 100,000) are our own.
    """
    weights = [1.0] * len(candidates)
    great = [
        log_population[n]
        for n, c in enumerate(candidates)
        if not level[n]
        and log_population[n] >= (_LEAST_CAPITAL if capital[n] else _LEAST_METROPOLIS)
        and (is_own(c) or _is_after_area(c, candidates))
    ]
    if not great:
        return weights
    top = max(great)
    for n, candidate in enumerate(candidates):
        if not level[n] and log_population[n] < top:
            by_another = _BY_ANOTHER_NAME if candidate.kind is NameKind.ALTERNATE else 1.0
            weights[n] = math.exp((log_population[n] - top) / 2) * by_another
    return weights
