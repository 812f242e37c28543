"""Names that are nothing but a place's, in a text about that place's country: "Myitkyina was quiet" in a report from Myanmar.

The corpora that the model learnt from hardly have small towns abroad as subjects, or behind "of": it is left in doubt there.
"""

from __future__ import annotations

from collections.abc import Sequence

from geo.parsing import least
from geo.parsing.name_entry import Floats
from geo.parsing.recognise import CLASS_BIT, PLACE_BIT, Context, first_name
from geo.parsing.renown import is_own
from geo.parsing.spans import Span

_COUNTRY = 3  # `NameEntry.level`
_HALF, _LIKELY, _CLEAR = 0.5, 0.8, 0.75
_TWO = 2  # names in a country, or the country itself
# Beside these a name is somebody's or a body's.
_PEOPLE = CLASS_BIT["title"] | CLASS_BIT["saying"] | CLASS_BIT["organisation"] | CLASS_BIT["street"]
# There surnames and firms are towns' names, too, or the corpora have seen enough.
_NOT_THERE = frozenset("US GB CA AU NZ IE UA RU BY FR DE IT ES PT NL BE CH AT".split())


def countries(
    spans: Sequence[Span], shares: Sequence[Floats], best: Sequence[int], likely: Sequence[float]
) -> frozenset[int]:
    """The countries that a text is about, by the numbers of `NameBook`: named, or with two of their places named.

    Args:
        spans: its names.
        shares: per span, the shares of its candidates.
        best: per span, which of them is the likeliest.
        likely: per span, how likely it is a place.
    """
    named: dict[int, int] = {}
    seen: set[str] = set()
    for span, own, n, one in zip(spans, shares, best, likely, strict=True):
        country, is_land = span.entry.countries[n], span.entry.levels[n] == _COUNTRY
        if country <= 0 or span.entry.key in seen or own[n] < _CLEAR or one < (_HALF if is_land else _LIKELY):
            continue
        seen.add(span.entry.key)
        named[country] = named.get(country, 0) + (_TWO if is_land else 1)
    return frozenset(country for country, times in named.items() if times >= _TWO)


def at_home(
    context: Context,
    spans: Sequence[Span],
    shares: Sequence[Floats],
    best: Sequence[int],
    likely: Sequence[float],
) -> list[bool]:
    """Per span, whether its name is nothing but that of a town in a country that the text is about, and never somebody's in it.

    Args:
        context: the text.
        spans, shares, best, likely: as for `countries`.
    """
    about = countries(spans, shares, best, likely)
    if not about:
        return [False] * len(spans)
    found = [
        _is_at_home(context, span, own, n, about) for span, own, n in zip(spans, shares, best, strict=True)
    ]
    if not any(found):
        return found
    borne = {span.entry.key for span, one in zip(spans, found, strict=True) if not one}
    return [one and span.entry.key not in borne for span, one in zip(spans, found, strict=True)]


def _is_at_home(context: Context, span: Span, shares: Floats, best: int, about: frozenset[int]) -> bool:
    entry = span.entry
    if span.language != "en" or entry.countries[best] not in about or entry.levels[best] == _COUNTRY:
        return False
    if entry.is_adjective or shares[best] < _CLEAR or entry.places[best].country in _NOT_THERE:
        return False
    own = is_own(entry.candidates[best]) and least.only_a_place(context, span)
    return own and _stands_alone(context, span)


def _stands_alone(context: Context, span: Span) -> bool:
    """Whether neither a title, a verb of saying nor another capitalised word stands beside a name."""
    tokens, i, j = context.tokens, span.first, span.last
    here = tokens.sentence[i]
    for n in (i - 1, j):
        if not 0 <= n < len(tokens) or tokens.sentence[n] != here:
            continue
        if context.bits[n] & _PEOPLE:
            return False
        if not tokens.words[n][0].isupper() or context.bits[n] & PLACE_BIT:
            continue
        if tokens.first[here] != n or first_name(context, n):
            return False
    return True
