"""Names that describe what any town may have: "the Old City", "Virunga National Park", "Union Station", "Cotton Market".

The gazetteer has a place for most of them somewhere. They are read as that place only where the text is about its country, or about
the one beside. A division that is a mere direction ("the East region") needs the country itself.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from geo.parsing.lexicon import AREA_NOUNS, words
from geo.parsing.sides import is_side
from geo.parsing.spans import Span
from geo.parsing.tokens import Tokens

_SITES = words("""
    airbase airfield airport barracks bazaar bridge camp cathedral center centre church city clinic college compound court cross
    crescent embassy factory gate hall hospital hotel house junction mall market mill mission monument mosque museum palace park
    plaza port prison quarter school square stadium station street temple terminal theater theatre tower town university village zone
""")
_QUALIFIERS = words("""
    big black blue capital cattle central civil cotton east eastern federal fish free freedom friendship general gold golden grand
    great green heroes high independence international iron king liberation liberty little long lower main martyrs memorial military
    monday national new north northern old peace people peoples public queen red republic revolution river royal salt silver south
    southern star stone sugar sun union unity upper victory west western white
""")
# «Старый город», «на Центральному ринку»: the same in Cyrillic, in every case.
_CYRILLIC_QUALIFIER = (
    r"(?:стар|нов|центральн|красн|червон|больш|велик|мал|верхн|нижн|торгов|главн|головн)\w{1,3}"
)
_CYRILLIC_SITE = r"(?:город(?:а|у|е|ом)?|міст(?:о|а|у|і|ом)|рын(?:ок|ка|ку|ке|ком)|рин(?:ок|ку|ком)|вокзал\w{0,2}|базар\w{0,2}|порт(?:а|у|е|і|ом)?)"
_CYRILLIC = re.compile(rf"{_CYRILLIC_QUALIFIER} {_CYRILLIC_SITE}")
_LARGE_DIVISIONS = frozenset(
    {"province", "governorate", "state", "voivodeship", "prefecture", "department", "oblast"}
)
_COUNTRY, _HALF = 3, 0.5


def undecided(
    tokens: Tokens,
    spans: Sequence[Span],
    best: Sequence[int],
    likely: Sequence[float],
    borders: Mapping[int, frozenset[int]],
) -> list[bool]:
    """Per span, whether it only describes, and nothing else in the text is in its place's country or beside it.

    Args:
        tokens: the text.
        spans: its names.
        best: per span, which of its candidates is the likeliest.
        likely: per span, how likely it is a place.
        borders: neighbours of every country, by the numbers of `NameBook`.
    """
    sides = [_is_a_side(span, n) for span, n in zip(spans, best, strict=True)]
    parts = [side and _is_half(tokens, span) for span, side in zip(spans, sides, strict=True)]
    describing = [side or _describes(tokens, span) for span, side in zip(spans, sides, strict=True)]
    if not any(describing):
        return describing
    countries = [span.entry.countries[n] for span, n in zip(spans, best, strict=True)]
    told = {
        country
        for country, only_describes, one in zip(countries, describing, likely, strict=True)
        if not only_describes and country > 0 and one >= _HALF
    }
    near = told.union(*(borders.get(country, frozenset()) for country in told))
    return [
        part or (only_describes and country > 0 and country not in (told if side else near))
        for country, only_describes, side, part in zip(countries, describing, sides, parts, strict=True)
    ]


def _is_half(tokens: Tokens, span: Span) -> bool:
    """ "Northern Alliance", "Operation Northern Shield": a direction that another name goes on from, and no area noun."""
    j = span.last
    if span.possessive or j >= len(tokens) or tokens.starts[j] != tokens.ends[j - 1] + 1:
        return False
    after = tokens.words[j]
    return after[0].isupper() and after[1:].islower() and after.lower() not in AREA_NOUNS


def _is_a_side(span: Span, best: int) -> bool:
    """Whether the place chosen for a name is a division that is called after a direction alone."""
    return 0 < span.entry.levels[best] < _COUNTRY and is_side(span.entry.key)


def _describes(tokens: Tokens, span: Span) -> bool:
    """Whether a name is made of such words alone, or is the first half of one that is, or a division's that is not known."""
    if _is_unknown_division(tokens, span):
        return True
    if span.language != "en":
        site = min(span.first + 1, len(tokens) - 1)  # the second word, of the name or behind it
        return _CYRILLIC.fullmatch(tokens.text[span.start : tokens.ends[site]].lower()) is not None
    if span.possessive or span.entry.top_level >= _COUNTRY:
        return False
    own = span.entry.key.split()
    if not all(word in _QUALIFIERS or word in _SITES for word in own):
        return False
    return (own[-1] in _SITES and len(own) > 1) or _goes_on(tokens, span)


def _is_unknown_division(tokens: Tokens, span: Span) -> bool:
    """ "Abai province" where only a town abroad is called Abai."""
    if span.possessive or span.entry.has_area or span.last >= len(tokens):
        return False
    here = tokens.sentence[span.last] == tokens.sentence[span.first]
    return here and tokens.words[span.last].lower() in _LARGE_DIVISIONS


def _goes_on(tokens: Tokens, span: Span) -> bool:
    """Whether what stands behind belongs to the name: "Free Zone", "Camp Liberty"."""
    j = span.last
    if j >= len(tokens) or tokens.sentence[j] != tokens.sentence[span.first]:
        return False
    after = tokens.words[j]
    if not after[0].isupper() or tokens.starts[j] != tokens.ends[j - 1] + 1:
        return False
    return after.lower() in _SITES or tokens.words[span.first].lower() in _SITES
