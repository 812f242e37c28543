"""Villages under a name that is only likely theirs: "Dibrovne, Kharkiv Oblast" for Dibrivne.

Asked only of names that the gazetteer does not have in the area stated right behind them, and taken only where
one village of that area fits.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from geo.gazetteer.index import Gazetteer
from geo.gazetteer.inflect import word_candidates
from geo.gazetteer.names import fold, is_cyrillic
from geo.model import GeoPrecision, Mention, Place, Placement

_SCORE, _METHOD = 0.5, "likely name"
_BETWEEN = 3  # characters: ", " or " ("
_VILLAGE = 10_000  # people


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
    stated: Place | None = None  # the division behind the last name of a list holds those before it, too
    for n, (name, area) in reversed(list(enumerate(pairwise(mentions)))):
        own = area.place if area.place and area.place.geo_precision is GeoPrecision.ADMIN1 else None
        stated = (own or stated) if 0 <= area.start - name.end <= _BETWEEN else None
        if stated is not None and (
            name.place is None or (own is None and _is_village_of(name.place, stated))
        ):
            found[n] = _guess(name, stated, gazetteer)
    return tuple(found)


def _is_village_of(place: Place, division: Place) -> bool:
    """Whether a small place lies outside the division that the end of its list states: «Андреевку и Алексеевку в Сумской области»."""
    small = not place.geo_precision.is_area and place.population < _VILLAGE
    return small and place.country == division.country and place.admin1 != division.admin1


def _guess(mention: Mention, division: Place, gazetteer: Gazetteer) -> Mention:
    """The mention at the one village of the division that likely bears the name; told where there are several."""
    places = _inside(gazetteer, mention.text, division)
    if len(places) == 1:
        return replace(mention, placement=Placement(place=places[0], score=_SCORE, method=_METHOD))
    if places:
        reason = f"{len(places)} places in {division.name} are likely called {mention.text}"
        return replace(mention, placement=Placement(reason=reason))
    return mention


def _inside(gazetteer: Gazetteer, name: str, division: Place) -> list[Place]:
    forms = [name]
    if is_cyrillic(name) and " " not in name:  # «Алексеевку»
        forms += [form for form, _ in word_candidates(fold(name), "ru")]
    found = [c for form in forms for c in (*gazetteer.lookup(form), *gazetteer.lookup_likely(form))]
    known = {c.place.gazetteer_id: c.place for c in found}
    return [
        place
        for place in known.values()
        if place.admin1 == division.admin1 and not place.geo_precision.is_area
    ]
