"""Countries told by an adjective before a town: «в сирийском Хомсе», «у колумбійському місті Тібу», "the Syrian border town of Tafas".

News from abroad places a town so more often than by the country's own name. The town lies in that country, or is one that the gazetteer
has not.
"""

from __future__ import annotations

import csv
import math
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np

from geo.gazetteer.index import Gazetteer
from geo.parsing.lexicon import AREA_NOUNS, DIRECTIONS, DIVISIONS_BEFORE, TOWN_NOUNS, words
from geo.parsing.links import ALSO_SAID_OF, Links
from geo.parsing.spans import Span
from geo.parsing.tokens import Tokens

_MASCULINE = ("ий", "ый")
_ENDINGS = frozenset("ого ому ими ыми ий ый ім им ым ом ая ої ій ой ою ую ое ее ые ие их ых а у е і".split())
_LONGEST, _SHORTEST_STEM = 3, 4
_NOUNS = TOWN_NOUNS | AREA_NOUNS | DIVISIONS_BEFORE | words("порт порту порта порте острові острове")
_FARTHEST = 5  # words from an adjective to the name, in English
_OF_TOWNS = DIRECTIONS | words(
    "border port coastal resort mining industrial holy frontline lakeside seaside desert historic ancient small market garrison largest"
)
_METROPOLIS = math.log(500_000)  # people: such a city is known everywhere, whosever a text calls it
_ISO = 2  # letters of a country's code


class Lands:
    """The adjectives of countries.

    Args:
        demonyms: the table of them (`data/demonyms.csv`).
        gazetteer: where the countries are looked up.
    """

    def __init__(self, demonyms: Path, gazetteer: Gazetteer) -> None:
        self._codes = _read(demonyms)
        self._gazetteer = gazetteer

    def tell(self, tokens: Tokens, spans: Sequence[Span], links: Links) -> None:
        """Note in `links` which candidates lie in the country whose adjective stands before their name.

        Args:
            tokens: the text.
            spans: its names, in order.
            links: what areas beside the names say, which goes before.
        """
        for i, span in enumerate(spans):
            code = self.before(tokens, span.first) if span.language != "en" else _english(tokens, spans, i)
            entry = span.entry
            if not code or links.container[i] >= 0 or entry.has_country or entry.is_adjective:
                continue
            near = ALSO_SAID_OF.get(code, ())
            held = np.array([place.country == code or place.country in near for place in entry.places])
            if held.any():
                links.contained[i], links.denied[i] = held.astype(np.float64), None
                links.said[i] = True
            elif (
                links.towns[i]
                or span.language == "en"
                or (entry.top_level == 0 and entry.top_lasting < _METROPOLIS)
            ):
                links.denied[i] = links.denied[i] or self._gazetteer.country(code)

    def before(self, tokens: Tokens, first: int) -> str:
        """ISO 3166-1 code of the country whose Cyrillic adjective stands before token `first`, or before the noun for a town between; else ""."""
        i, here = first - 1, tokens.sentence[first]
        if i > 0 and tokens.words[i].lower() in _NOUNS:
            i -= 1
        word = tokens.words[i].lower() if i >= 0 and tokens.sentence[i] == here else ""
        if word.isascii():
            return ""
        for length in range(1, _LONGEST + 1):
            stem = word[:-length]
            if len(stem) >= _SHORTEST_STEM and stem in self._codes and word[-length:] in _ENDINGS:
                return self._codes[stem]
        return ""


def _read(path: Path) -> Mapping[str, str]:
    """From the stem of an adjective («сирийск») in the table at `path` to the ISO 3166-1 code of its country."""
    with path.open(encoding="utf-8", newline="") as lines:
        return {
            word[: -len(_MASCULINE[0])]: row["code"]
            for row in csv.DictReader(lines)
            if len(row["code"]) == _ISO
            for word in (*row["uk"].split("|"), *row["ru"].split("|"))
            if word.endswith(_MASCULINE)
        }


def _english(tokens: Tokens, spans: Sequence[Span], i: int) -> str:
    """Code of the country in "the Syrian town of X", "the Mexican border city X"; else ""."""
    if i == 0 or not spans[i - 1].entry.is_demonym:
        return ""
    span, before = spans[i], spans[i - 1]
    gap = tokens.words[before.last : span.first]
    if not 0 < len(gap) <= _FARTHEST or tokens.sentence[before.first] != tokens.sentence[span.first]:
        return ""
    if gap[-1] == "of":
        del gap[-1]
    if not gap or gap[-1] not in TOWN_NOUNS or not all(word in _OF_TOWNS for word in gap[:-1]):
        return ""
    return before.entry.places[0].country
