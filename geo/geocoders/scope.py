"""The area that a text states beside a name, and whether a place lies in it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from geo.gazetteer import likely
from geo.gazetteer.entry import Candidate, NameKind
from geo.gazetteer.extent import distance_km
from geo.gazetteer.index import Gazetteer
from geo.gazetteer.names import fold
from geo.gazetteer.sources import curated, ukraine_villages
from geo.geocoders.words import names_area, spellings, without_kind
from geo.model import GeoPrecision, Place

_CODE = re.compile(r"[A-Z]{2}(-[A-Z0-9]{1,3})?")
_BESIDE_KM = 30.0
"""A name beside a town's ("Dahieh, Beirut") is sought within this distance of the town, or within its radius."""
_MOST_TOWNS = 3
_SURE_SHARE = 0.6
"""Curated districts are circles drawn wide, which overlap; only their inner part is surely inside."""
_CITY_PEOPLE = 100_000
_HROMADA_KM = 20.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """A stated area: a place lies in it when it lies in any one of `areas`.

    Attributes:
        text: the words that state it.
        areas: what they can mean; empty where the gazetteer knows no such area.
        areal: the words say that they name an area ("X District").
    """

    text: str
    areas: tuple[Place, ...]
    areal: bool = False


def find_scopes(gazetteer: Gazetteer, texts: Sequence[str], countries: Sequence[str] = ()) -> list[Scope]:
    """What each of `texts` states, in their order; the last, widest, narrows down those before it.

    Args:
        gazetteer: where to look.
        texts: as written beside the name, nearest first: "Krasnoyaruzhsky District", "Belgorod Oblast".
        countries: ISO 3166-1 alpha-2 codes that everything lies in; for a misspelt area, where to look.
    """
    scopes: list[Scope] = []
    for text in reversed(texts):
        outer = scopes[0].areas if scopes and scopes[0].areas else ()
        scopes.insert(0, _find_scope(gazetteer, text, outer, countries))
    return scopes


def _find_scope(gazetteer: Gazetteer, text: str, outer: Sequence[Place], countries: Sequence[str]) -> Scope:
    folded = fold(text)
    areal = names_area(folded)
    found = _by_code(gazetteer, text) + _named(gazetteer, folded, areal=areal)
    if outer:
        found = [p for p in found if any(lies_in(gazetteer, p, o) for o in outer)]
    elif countries:
        found = [p for p in found if p.country in countries or p.geo_precision is GeoPrecision.COUNTRY]
    if not found:
        lands = {p.country for p in outer if p.country} or set(countries)
        found = [p for land in sorted(lands) for p in _misspelt(gazetteer, folded, land)]
        if outer:
            found = [p for p in found if any(lies_in(gazetteer, p, o) for o in outer)]
    return Scope(text=text, areas=tuple(dict.fromkeys(found)), areal=areal)


def _by_code(gazetteer: Gazetteer, text: str) -> list[Place]:
    if not _CODE.fullmatch(text.strip()):
        return []
    place = gazetteer.place(f"iso:{text.strip()}")
    return [place] if place else []


def _named(gazetteer: Gazetteer, folded: str, *, areal: bool) -> list[Place]:
    candidates: tuple[Candidate, ...] = ()
    for spelling in spellings(folded):
        candidates += gazetteer.lookup(spelling)
    candidates = candidates or gazetteer.lookup_inflected(folded)
    places = [c.place for c in candidates if c.kind is not NameKind.DEMONYM]
    areas = [p for p in places if p.geo_precision.is_area]
    if areal:
        return areas
    towns = sorted((p for p in places if p.feature_class == "P"), key=lambda p: -p.population)
    return areas + towns[:_MOST_TOWNS]


def _misspelt(gazetteer: Gazetteer, folded: str, country: str) -> list[Place]:
    """Areas of `country` whose name `folded` may misspell, with its kind ("Bryansk Oblas") or without."""
    bare = without_kind(folded)
    hits = gazetteer.fuzzy(folded, country=country, limit=8) + gazetteer.fuzzy(bare, country=country, limit=8)
    areas = [h for h in hits if h.place.geo_precision.is_area]
    best = max((h.likeness for h in areas), default=0.0)
    return [h.place for h in areas if h.likeness == best]


def lies_in(gazetteer: Gazetteer, place: Place, area: Place) -> bool:
    """True where `place` lies in `area`, as far as codes, districts and distances tell."""
    if place.gazetteer_id == area.gazetteer_id:
        return True
    if area.geo_precision is GeoPrecision.COUNTRY and place.country:
        return place.country == area.country
    if area.country and place.country and area.country != place.country:
        return False
    distance = distance_km(place.latitude, place.longitude, area.latitude, area.longitude)
    if area.geo_precision is GeoPrecision.ADMIN1 and place.admin1:
        return place.admin1 == area.admin1 or (
            distance <= area.radius_km and _in_its_city(gazetteer, place, area)
        )
    if area.geo_precision is GeoPrecision.ADMIN2:
        if place.admin1 and area.admin1 and place.admin1 != area.admin1:
            return False
        known = _districts(gazetteer, place)
        if known and area.source != ukraine_villages.SOURCE:  # a hromada is a part of a district
            return area.gazetteer_id in known
        if area.source == curated.SOURCE:
            return distance <= _SURE_SHARE * area.radius_km or (
                distance <= area.radius_km and _in_hromada_of(gazetteer, place, area)
            )
    return distance <= (area.radius_km if area.geo_precision.is_area else max(_BESIDE_KM, area.radius_km))


def _in_hromada_of(gazetteer: Gazetteer, place: Place, area: Place) -> bool:
    """True where the hromada whose middle is nearest to `place` is a part of the raion `area`.

    Its villages stand at that middle; a hromada that has none of its own is passed over.
    """
    if place.country != likely.COUNTRY:
        return False
    for near, _ in gazetteer.near(place.latitude, place.longitude, _HROMADA_KM):
        if near.source == ukraine_villages.SOURCE:
            return near.admin2 == area.name
    return False


def _districts(gazetteer: Gazetteer, place: Place) -> set[str]:
    """Ids of the districts that the name of the one `place` lies in can mean; empty where none is known."""
    folded = fold(place.admin2)
    found = [c for s in spellings(folded) for c in gazetteer.lookup(s)] if folded else []
    return {c.place.gazetteer_id for c in found if c.place.geo_precision is GeoPrecision.ADMIN2}


def _in_its_city(gazetteer: Gazetteer, place: Place, area: Place) -> bool:
    """True where `place` is in a city that is a division of its own amid `area`: Kyiv in Kyiv Oblast.

    Reports write "Kyiv, Kyiv Oblast" and "Sevastopol, Crimea", whatever the constitution says.
    """
    own = gazetteer.admin1(place.admin1)
    if own is None or own.radius_km > area.radius_km / 2:
        return False
    name = without_kind(fold(own.name)).removesuffix(" city")
    return any(
        c.place.admin1 == place.admin1 and c.place.feature_class == "P" and c.place.population >= _CITY_PEOPLE
        for c in gazetteer.lookup(name)
    )
