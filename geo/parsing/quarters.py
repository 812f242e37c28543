"""Districts of cities: the one in the city that the text names, or none.

Hundreds of cities have a «Шевченківський район», of which the gazetteer has a few. "Харків: у Шевченківському районі ..." is
not the one in Poltava.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from geo.gazetteer.extent import distance_km
from geo.model import GeoPrecision, Mention, MentionKind, Place, Placement
from geo.parsing.tokens import Tokens

_NOUNS = ("район", "district", "округ", "borough")
_AROUND = 40  # mentions before and behind that are looked at
_WITHIN_KM = 40.0  # of its city's middle
_TOWNS = (GeoPrecision.SETTLEMENT, GeoPrecision.NEAR, GeoPrecision.EXACT)


def in_their_cities(tokens: Tokens, mentions: Sequence[Mention]) -> tuple[Mention, ...]:
    """`mentions` with every district of a city in a city that the text names around it; otherwise without a place.

    A district stays where it is if the text names no other town of its country, or the oblast that it lies in.

    Args:
        tokens: the text.
        mentions: sorted by their start.
    """
    made = list(mentions)
    for n, mention in enumerate(mentions):
        if mention.place is None or mention.place.geo_precision.is_area or not _is_quarter(tokens, mention):
            continue
        around = [
            m.place
            for m in (*made[max(0, n - _AROUND) : n], *mentions[n + 1 : n + 1 + _AROUND])
            if m.place is not None and m.kind is not MentionKind.PART_OF_NAME and not _is_quarter(tokens, m)
        ]
        made[n] = _placed(mention, around)
    return tuple(made)


def _is_quarter(tokens: Tokens, mention: Mention) -> bool:
    """Whether "district" ends the name or follows it: «у Шевченківському районі», "the Kyivskyi district"."""
    i = tokens.at(mention.end - 1)
    words = [tokens.words[j].lower() for j in (i, i + 1) if j < len(tokens)]
    return any(word.startswith(_NOUNS) for word in words)


def _placed(mention: Mention, around: Sequence[Place]) -> Mention:
    found = mention.placement
    if found.place is None or any(p.geo_precision.is_area and p.admin1 == found.place.admin1 for p in around):
        return mention
    towns = [p for p in around if p.geo_precision in _TOWNS]
    near = [place for place in (found.place, *(r.place for r in found.rivals)) if _is_by(place, towns)]
    if near and near[0] is not found.place:
        rivals = tuple(r for r in found.rivals if r.place is not near[0])
        return replace(mention, placement=replace(found, place=near[0], rivals=rivals))
    named = [t.name for t in towns if t.country == found.place.country]
    if near or not named:
        return mention
    reason = f"The gazetteer knows no {mention.text} in {named[-1]}"
    return replace(mention, placement=Placement(reason=reason, rivals=found.rivals))


def _is_by(place: Place, towns: Sequence[Place]) -> bool:
    return any(
        distance_km(place.latitude, place.longitude, t.latitude, t.longitude) <= _WITHIN_KM for t in towns
    )
