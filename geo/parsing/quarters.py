"""Districts of cities: the one in the city that the text names, or none.

Hundreds of cities have a «Шевченківський район», of which the gazetteer has a few. "Харків: у Шевченківському районі ..." is
not the one in Poltava.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from geo.gazetteer.extent import distance_km
from geo.model import DISTRICT_OF_CITY, GeoPrecision, Mention, MentionKind, Place, Placement
from geo.parsing.tokens import Tokens

_NOUNS = ("район", "district", "округ", "borough")
_AROUND = 40  # mentions before and behind that are looked at
_WITHIN_KM = 40.0  # of its city's middle
_CITY = 50_000  # people of a town that has districts
_SCORE = 0.5  # as an unknown village gets in the area stated with it
_NOT_THERE = "The gazetteer knows no {} in the towns that the text names"
_NAMES = (MentionKind.PLACE, MentionKind.METONYM, MentionKind.RELATIVE, MentionKind.IMPLICIT)
_TOWNS = (GeoPrecision.SETTLEMENT, GeoPrecision.NEAR, GeoPrecision.EXACT)


def in_their_cities(tokens: Tokens, mentions: Sequence[Mention]) -> tuple[Mention, ...]:
    """`mentions` with every district of a city in a city that the text names around it; otherwise somewhere in the city named before.

    A district stays where it is if the text names no other town of its country, or the oblast that it lies in.

    Args:
        tokens: the text.
        mentions: sorted by their start.
    """
    made = list(mentions)
    for n, mention in enumerate(mentions):
        if mention.place is None or mention.place.geo_precision.is_area or not _is_quarter(tokens, mention):
            continue
        before, after = (
            [m.place for m in some if m.place and m.kind in _NAMES and not _is_quarter(tokens, m)]
            for some in (made[max(0, n - _AROUND) : n], mentions[n + 1 : n + 1 + _AROUND])
        )
        made[n] = _placed(mention, before, after)
    return tuple(made)


def _is_quarter(tokens: Tokens, mention: Mention) -> bool:
    """Whether "district" ends the name or follows it: «у Шевченківському районі», "the Kyivskyi district"."""
    i = tokens.at(mention.end - 1)
    words = [tokens.words[j].lower() for j in (i, i + 1) if j < len(tokens)]
    return any(word.startswith(_NOUNS) for word in words)


def _placed(mention: Mention, before: Sequence[Place], after: Sequence[Place]) -> Mention:
    found = mention.placement
    around = (*before, *after)
    if found.place is None or any(p.geo_precision.is_area and p.admin1 == found.place.admin1 for p in around):
        return mention
    near = [place for place in (found.place, *(r.place for r in found.rivals)) if _is_by(place, around)]
    if near and near[0] is not found.place:
        rivals = tuple(r for r in found.rivals if r.place is not near[0])
        return replace(mention, placement=replace(found, place=near[0], rivals=rivals))
    cities = [p for p in before if p.country == found.place.country and p.geo_precision in _TOWNS]
    if near or not any(p.country == found.place.country and p.geo_precision in _TOWNS for p in around):
        return mention
    if not cities or cities[-1].population < _CITY:
        return replace(
            mention, placement=Placement(reason=_NOT_THERE.format(mention.text), rivals=found.rivals)
        )
    reason = f"The gazetteer knows no {mention.text} in {cities[-1].name}; it is somewhere in it"
    placement = Placement(
        place=cities[-1],
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
