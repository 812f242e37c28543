"""Districts of cities: the one in the city that the text names, or none.

Hundreds of cities have a «Шевченківський район», of which the gazetteer has a few. "Харків: у Шевченківському районі ..." is
not the one in Poltava. A «микрорайон Восточный» is in a town of the text or nowhere.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from geo.gazetteer.extent import distance_km
from geo.model import DISTRICT_OF_CITY, GeoPrecision, Mention, MentionKind, Place, Placement
from geo.parsing.language import is_cyrillic
from geo.parsing.respelling import COUNTRIES
from geo.parsing.tokens import Tokens

_NOUNS = ("район", "district", "округ", "borough")
# What only a part of a town is called; its name follows.
_PARTS = ("микрорайон", "мікрорайон", "жилмассив", "житломасив", "жилмасив", "массив", "масив", "квартал")
_QUOTES = frozenset('«„“"')
_AROUND = 40  # mentions before and behind that are looked at
_WITHIN_KM = 40.0  # of its city's middle
_TOWN = 15_000  # people of a place whose name behind "quarter" is the town's own
_ADJECTIVES = ("ый", "ий", "ій", "ой")
_CITY = 50_000  # people of a town that has districts
_SCORE = 0.5  # as an unknown village gets in the area stated with it
_NOT_THERE = "The gazetteer knows no {} in the towns that the text names"
_NAMES = (MentionKind.PLACE, MentionKind.METONYM, MentionKind.RELATIVE, MentionKind.IMPLICIT)
_TOWNS = (GeoPrecision.SETTLEMENT, GeoPrecision.NEAR, GeoPrecision.EXACT)


def in_their_cities(tokens: Tokens, mentions: Sequence[Mention]) -> tuple[Mention, ...]:
    """`mentions` with every district of a city in a city that the text names around it; otherwise somewhere in the city named before.

    A district stays where it is if the text names no other town of its country, or the oblast that it lies in; a "district" of a country
    whose cities do not call their quarters so is mostly a town's land and stays, too ("in Ocoña district"). A «микрорайон» never stays.

    Args:
        tokens: the text.
        mentions: sorted by their start.
    """
    made = list(mentions)
    for n, mention in enumerate(mentions):
        part = _is_part(tokens, mention)
        if mention.place is None or not (part or _is_district(tokens, mention, mention.place)):
            continue
        before, after = (
            [m.place for m in some if m.place and m.kind in _NAMES and not _names_quarter(tokens, m)]
            for some in (made[max(0, n - _AROUND) : n], mentions[n + 1 : n + 1 + _AROUND])
        )
        made[n] = _placed(mention, before, after, part=part)
    return tuple(made)


def _names_quarter(tokens: Tokens, mention: Mention) -> bool:
    return _is_quarter(tokens, mention) or _is_part(tokens, mention)


def _is_part(tokens: Tokens, mention: Mention) -> bool:
    """Whether a noun for a part of a town stands before: «микрорайон Восточный», «на житломасиві «Перемога»»."""
    i = tokens.at(mention.start)
    before = i - 2 if i > 1 and tokens.words[i - 1] in _QUOTES else i - 1
    if before < 0 or tokens.sentence[before] != tokens.sentence[i]:
        return False
    if not tokens.words[before].lower().startswith(_PARTS):
        return False
    return before < i - 1 or not _owns_quarters(mention)


def _owns_quarters(mention: Mention) -> bool:
    """«Жилой квартал Гянджи»: a town's own name in the genitive, and no quarter's, which stands as an adjective or is no larger town's."""
    place = mention.place
    adjective = mention.text.casefold().endswith(_ADJECTIVES)
    return (
        place is not None and not place.geo_precision.is_area and place.population >= _TOWN and not adjective
    )


def _is_district(tokens: Tokens, mention: Mention, place: Place) -> bool:
    """Whether a mention is a district of a city, as Ukraine, Russia and their neighbours have them."""
    if place.geo_precision.is_area or not _is_quarter(tokens, mention):
        return False
    return place.country in COUNTRIES or is_cyrillic(mention.text)


def _is_quarter(tokens: Tokens, mention: Mention) -> bool:
    """Whether "district" ends the name or follows it: «у Шевченківському районі», "the Kyivskyi district"."""
    i = tokens.at(mention.end - 1)
    words = [tokens.words[j].lower() for j in (i, i + 1) if j < len(tokens)]
    return any(word.startswith(_NOUNS) for word in words)


def _placed(mention: Mention, before: Sequence[Place], after: Sequence[Place], *, part: bool) -> Mention:
    found = mention.placement
    around = (*before, *after)
    if found.place is None:
        return mention
    country = found.place.country
    if not part and any(p.geo_precision.is_area and p.admin1 == found.place.admin1 for p in around):
        return mention
    near = [place for place in (found.place, *(r.place for r in found.rivals)) if _is_by(place, around)]
    if near and near[0] is not found.place:
        rivals = tuple(r for r in found.rivals if r.place is not near[0])
        return replace(mention, placement=replace(found, place=near[0], rivals=rivals))
    cities = [p for p in before if (part or p.country == country) and p.geo_precision in _TOWNS]
    if near or not (part or any(p.country == country and p.geo_precision in _TOWNS for p in around)):
        return mention
    if not cities or cities[-1].population < _CITY:
        return replace(
            mention, placement=Placement(reason=_NOT_THERE.format(mention.text), rivals=found.rivals)
        )
    return _somewhere_in(mention, cities[-1])


def _somewhere_in(mention: Mention, city: Place) -> Mention:
    found = mention.placement
    reason = f"The gazetteer knows no {mention.text} in {city.name}; it is somewhere in it"
    placement = Placement(
        place=city,
        score=min(_SCORE, found.score),
        method=DISTRICT_OF_CITY,
        reason=reason,
        rivals=found.rivals,
    )
    return replace(mention, placement=placement)


def _is_by(place: Place, around: Sequence[Place]) -> bool:
    return any(
        distance_km(place.latitude, place.longitude, town.latitude, town.longitude) <= _WITHIN_KM
        for town in around
        if town.geo_precision in _TOWNS
    )
