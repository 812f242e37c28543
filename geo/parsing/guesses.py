"""Villages under a name that is only likely theirs: "Dibrovne, Kharkiv Oblast" for Dibrivne.

Asked only of names that the gazetteer does not have in the area stated right behind them, and taken only where
one village of that area fits.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from geo.gazetteer.index import Gazetteer
from geo.model import GeoPrecision, Mention, Place, Placement

_SCORE, _METHOD = 0.5, "likely name"
_BETWEEN = 3  # characters: ", " or " ("


def guessed(mentions: Sequence[Mention], gazetteer: Gazetteer, *, threshold: float) -> tuple[Mention, ...]:
    """`mentions` with unplaced names of villages placed where a rule finds one in the division behind them.

    Args:
        mentions: sorted by their start.
        gazetteer: whose likely names are asked.
        threshold: score below which nothing is placed; these have .5.
    """
    found = list(mentions)
    if threshold > _SCORE:
        return tuple(found)
    for n, (name, area) in enumerate(pairwise(mentions)):
        division = area.place
        if name.place is not None or division is None or not 0 <= area.start - name.end <= _BETWEEN:
            continue
        if division.geo_precision is GeoPrecision.ADMIN1:
            places = _inside(gazetteer, name.text, division)
            if len(places) == 1:
                placement = Placement(place=places[0], score=_SCORE, method=_METHOD)
                found[n] = replace(name, placement=placement)
    return tuple(found)


def _inside(gazetteer: Gazetteer, name: str, division: Place) -> list[Place]:
    known = {c.place.gazetteer_id: c.place for c in gazetteer.lookup_likely(name)}
    return [
        place
        for place in known.values()
        if place.admin1 == division.admin1 and not place.geo_precision.is_area
    ]
