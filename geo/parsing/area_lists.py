"""Districts and hromadas named together: «Оріхівська та Преображенська громади», «Грайворонский и Шебекинский округа».

The gazetteer has each of them with its noun, which stands once, in the plural, behind the last.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from geo.gazetteer.extent import distance_km
from geo.gazetteer.index import Gazetteer
from geo.model import GeoPrecision, Mention, MentionKind, Place, Placement
from geo.parsing.lexicon import words
from geo.parsing.tokens import Tokens

_FEMININE, _MASCULINE = ("а", ("громада",)), ("ий", ("район", "округ"))
_NOUNS = {
    **dict.fromkeys(words("громади громад громадам громадах громадами"), _FEMININE),
    **dict.fromkeys(
        words("райони районів районам районах районами районы районов районам районах районами"), _MASCULINE
    ),
    **dict.fromkeys(words("округа округов округам округах округами"), _MASCULINE),
}
_ADJECTIVE = re.compile(
    r"(?P<stem>[^\W\d_]{2,}?(?:ськ|цьк|зьк|ск|цк))(?:а|ої|ій|у|ою|ий|ого|ому|им|ім|ом|их|ими|і|ие|ых|ым)"
)
_LISTED = frozenset({",", "и", "та", "і", "й"})
_MOST, _FAR_KM, _SCORE, _METHOD = 12, 300.0, 0.8, "listed areas"


def with_listed(tokens: Tokens, mentions: tuple[Mention, ...], gazetteer: Gazetteer) -> tuple[Mention, ...]:
    """`mentions` with the areas of such lists, in place of towns that their adjectives were read as.

    Args:
        tokens: the text.
        mentions: sorted by their start, none overlapping.
        gazetteer: where the areas are looked up.
    """
    if _NOUNS.keys().isdisjoint(tokens.words):
        return mentions
    around = [
        m.place for m in mentions if m.place is not None and m.place.geo_precision is not GeoPrecision.COUNTRY
    ]
    made: dict[int, Mention] = {}
    for i, stem, ending, nouns in _listed(tokens):
        found = [
            c.place
            for noun in nouns
            for c in gazetteer.lookup(f"{stem}{ending} {noun}")
            if c.place.geo_precision is GeoPrecision.ADMIN2
        ]
        place = _nearest(found, around)
        if place is not None:
            start, end = tokens.starts[i], tokens.ends[i]
            placement = Placement(place=place, score=_SCORE, method=_METHOD)
            made[start] = Mention(
                start=start, end=end, text=tokens.text[start:end], kind=MentionKind.PLACE, placement=placement
            )
    if not made:
        return mentions
    kept = [m for m in mentions if m.start not in made]
    return tuple(sorted([*kept, *made.values()], key=lambda m: m.start))


def _listed(tokens: Tokens) -> Iterator[tuple[int, str, str, Sequence[str]]]:
    """Each adjective of a list before a plural noun: its token, its stem, and the ending and nouns of the areas' own names.

    The last of them has its noun beside it, and is found as a name mostly.
    """
    ws = tokens.words
    for j, word in enumerate(ws):
        if word not in _NOUNS or j == 0:
            continue
        ending, nouns = _NOUNS[word]
        i, single = j - 1, True
        for _ in range(_MOST):
            found = _ADJECTIVE.fullmatch(ws[i].lower()) if ws[i][0].isupper() else None
            if found is None or tokens.sentence[i] != tokens.sentence[j]:
                break
            goes_on = i > 1 and ws[i - 1] in _LISTED and ws[i - 2][0].isupper()
            if not (single and not goes_on):  # one alone: «Харківського району» is another's
                yield i, found["stem"], ending, nouns
            if not goes_on:
                break
            i, single = i - 2, False


def _nearest(places: Sequence[Place], around: Sequence[Place]) -> Place | None:
    """The one nearest to what else the text names; the only one where that is nothing, None where all are far."""
    if not places or not around:
        return places[0] if len(places) == 1 else None
    ways = [
        (min(distance_km(p.latitude, p.longitude, o.latitude, o.longitude) for o in around), n)
        for n, p in enumerate(places)
    ]
    way, n = min(ways)
    return places[n] if way <= _FAR_KM else None
