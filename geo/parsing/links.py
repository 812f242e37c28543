"""Which names of a text say where others lie: "X, Y", "Y's X", "X in Y", "X, a town in Y"."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from geo.gazetteer.entry import NameKind
from geo.model import Place
from geo.parsing.lexicon import (
    AREA_NOUNS,
    AREA_PLURALS,
    DIRECTIONS,
    DIVISION_NOUNS,
    DIVISIONS_BEFORE,
    DIVISIONS_OF,
    TOWN_NOUNS,
)
from geo.parsing.namebook import Floats, Ints, NameEntry, level_of, unit_vectors
from geo.parsing.spans import Span
from geo.parsing.tokens import Tokens

Beside = Callable[[Place, str], bool]
EARTH_KM = 6371.0088
_BY_KM = 30.0
_IN_FULL = frozenset({NameKind.FULL, NameKind.MAIN})
_LAND = re.compile(r"[аеиіуыяє]?щин[аиіеуоюйы]{1,2}$")  # «Сумщина» is Sumy Oblast and nothing else
_LINKS = frozenset({",", "(", "", "in", "of", "в", "у", "на"})
_APPOSED = frozenset({",", "("})
_OPENS_APPOSITION = frozenset({",", "(", "—", "–"})
_ARTICLES = frozenset({"a", "an", "the"})
_HOLDING = frozenset({"in", "of", "on", "в", "у", "на"})
_QUARTERS = frozenset({"district", "quarter", "neighbourhood", "neighborhood", "suburb", "area", "borough"})
_OF_TOWN = frozenset({"of", "in", ","})
_FAR_GREATER, _CITY = np.log(50), np.log(50_000)
_DIVISION, _WIDEST_TOWN_KM, _WIDEST_DIVISION_KM = 2, 60.0, 300.0
_WIDEST = 9  # tokens between a town and the area of "X, a small port town on the eastern coast of Y"
# Territories that reports write with another country's name behind them, whoever's they are here.
_ALSO_SAID_OF = {
    "CN": {"HK", "MO", "TW"}, "IL": {"PS", "SY"}, "PS": {"IL"}, "RS": {"XK"}, "RU": {"UA", "GE"}, "MA": {"EH"},
    "US": {"PR", "GU", "VI", "AS", "MP"}, "FR": {"GP", "MQ", "RE", "GF", "YT", "NC", "PF"}, "CY": {"TR"}, "TR": {"CY"},
    "GB": {"IM", "JE", "GG", "GI", "FK"}, "NL": {"CW", "AW", "SX"}, "DK": {"GL", "FO"}, "FI": {"AX"}, "IE": {"GB"},
}  # fmt: skip
# "X, about 40 km northeast of Y"
_ROUGHLY = frozenset(
    "about some around roughly nearly almost just only у в за близько приблизно примерно около".split()
)
_FROM = frozenset({"of", "from", "від", "от"})
_UNITS = {"km": 1.0, "kms": 1.0, "kilometers": 1.0, "kilometres": 1.0, "miles": 1.609344, "mi": 1.609344, "км": 1.0,
          "кілометрів": 1.0, "кілометрах": 1.0, "километров": 1.0, "километрах": 1.0}  # fmt: skip
_FARTHEST, _BESIDE_KM, _ROUGH, _LIKELY = 300.0, 20.0, 1.2, 0.15
_COUNTRY = 3  # `NameEntry.level`
_LISTED = frozenset({",", "and", "or", "та", "і", "й", "и", "або", "или"})


@dataclass(slots=True)
class Links:
    """Which areas are named beside which places they contain.

    Attributes:
        container: per span, index of the span that names its container, or -1.
        contained: per span, per candidate, 1 where it lies in that container; None where there is none.
        contains: whether a span is the container of another.
        denied: per span, the area said to hold it where none of its candidates lies in or by that area.
        said: per span, whether its country stands behind it in so many words ("X, Haiti").
        towns: per span, whether the text calls it a town or a village.
    """

    container: list[int]
    contained: list[Floats | None]
    contains: list[bool]
    denied: list[Place | None]
    said: list[bool]
    towns: list[bool]

    def only(self, kept: Sequence[int]) -> Links:
        """The links of the spans with these indices; one whose container is not among them has none."""
        number = {old: new for new, old in enumerate(kept)}
        return Links(
            container=[number.get(self.container[i], -1) for i in kept],
            contained=[self.contained[i] if self.container[i] in number else None for i in kept],
            contains=[self.contains[i] for i in kept],
            denied=[self.denied[i] for i in kept],
            said=[self.said[i] for i in kept],
            towns=[self.towns[i] for i in kept],
        )

    def is_contained(self) -> list[bool]:
        """Per span, whether it has a container."""
        return [number >= 0 for number in self.container]


def find_links(tokens: Tokens, spans: Sequence[Span], beside: Beside) -> Links:
    """Containers of spans: "X, Y", "X (Y", "Y's X", "X in Y", "X, a town in Y", and «X Y-ської області».

    Args:
        tokens: the text.
        spans: its names, in order.
        beside: whether a place lies by the border of a division (ISO 3166-2) or in it.
    """
    n = len(spans)
    held = _Held(lru_cache(maxsize=None)(inside), beside)  # the same names stand side by side again and again
    towns = [_is_town(tokens, span) for span in spans]
    links = Links([-1] * n, [None] * n, [False] * n, [None] * n, [False] * n, towns)
    for i in range(n - 1, 0, -1):
        a, b = spans[i - 1], spans[i]
        if b.first - a.last > _WIDEST or tokens.sentence[a.first] != tokens.sentence[b.first]:
            continue
        gap = [word.lower() for word in tokens.words[a.last : b.first]]
        _tie(links, tokens, spans, i, gap, held)
    return links


def _tie(
    links: Links, tokens: Tokens, spans: Sequence[Span], i: int, gap: Sequence[str], held: _Held
) -> None:
    """Note what the words between span `i` and the one before it say of the two."""
    a, b = spans[i - 1], spans[i]
    if links.towns[i - 1] and _is_apposed(gap):
        _link(links, spans, i - 1, i, held)
        _say(links, spans, i - 1, i)
        return
    if a.possessive and not gap:
        _link(links, spans, i, i - 1, held)
        if is_area(tokens, spans, i) or _ends_as_area(tokens, b):
            _say(links, spans, i, i - 1)
            if _lies_elsewhere(b.entry, a.entry):  # "Kherson's Dniprovskyi district" is not the one in Kyiv
                links.denied[i] = a.entry.places[int(a.entry.log_population.argmax())]
    if _is_quarter(gap, tokens, a) and _lies_elsewhere(a.entry, b.entry):
        links.denied[i - 1] = b.entry.places[int(b.entry.log_population.argmax())]
        return
    reach = _stated_km(gap)
    if reach is not None:
        _link_near(links, spans, i - 1, i, reach)
        return
    if _is_within(gap) and (
        b.entry.top_level >= _COUNTRY or is_area(tokens, spans, i) or _ends_as_area(tokens, b)
    ):
        # "in Sumy, in the Kharkiv region" may be a list: no city is denied for it.
        if "," not in gap or a.entry.top_lasting < _CITY or held.inside(a.entry, b.entry) is not None:
            _link(links, spans, i - 1, i, held)
            _say(links, spans, i - 1, i)
        return
    link = _link_word(gap, b)
    if link in _LINKS:
        _link(links, spans, i - 1, i, held)
        of_area = link == "of" and (len(gap) == 2 or _ends_as_area(tokens, a))
        if of_area or (link in _APPOSED and not _is_list(tokens, spans, i)):
            _say(links, spans, i - 1, i)


def _stated_km(gap: Sequence[str]) -> float | None:
    """How far the name before `gap` lies from the one behind it: "X, 40 km northeast of Y", "X, near Y"; else None."""
    words = [w for w in gap if w not in _ROUGHLY]
    if words[:1] and words[0] in _APPOSED:
        del words[0]
    if words in (["near"], ["outside"], ["close", "to"], ["біля"], ["поблизу"], ["возле"], ["вблизи"]):
        return _BESIDE_KM
    if len(words) < 3 or words[-1] not in _FROM or words[1] not in _UNITS or not words[0][0].isdigit():
        return None
    try:
        number = float(words[0].replace(",", "."))
    except ValueError:
        return None
    plain = all(w[0].isalpha() or w == "-" for w in words[2:])
    return number * _UNITS[words[1]] if plain and number <= _FARTHEST else None


def _link_near(links: Links, spans: Sequence[Span], inner: int, outer: int, distance_km: float) -> None:
    """Note which candidates of `inner` lie as far from `outer`, in its likely meanings, as the text says."""
    one, other = spans[inner].entry, spans[outer].entry
    if links.container[inner] >= 0 or one.top_level >= _COUNTRY or other.top_level >= _COUNTRY:
        return
    likely = other.vectors[other.prior >= _LIKELY]
    reach = np.cos((distance_km * _ROUGH + _BESIDE_KM) / EARTH_KM)
    mask = (one.vectors @ likely.T >= reach).any(axis=1) if len(likely) else np.zeros(len(one), dtype=bool)
    if mask.any() and not mask.all():
        links.container[inner], links.contained[inner] = outer, mask.astype(np.float64)


def _is_quarter(gap: Sequence[str], tokens: Tokens, span: Span) -> bool:
    """Whether `gap` makes the name before it a part of the town behind it: "the X district of Y", "X District, Y"."""
    if len(gap) == 2:
        return gap[0] in _QUARTERS and gap[1] in _OF_TOWN
    return len(gap) == 1 and gap[0] in _OF_TOWN and tokens.words[span.last - 1].lower() in _QUARTERS


def _lies_elsewhere(quarter: NameEntry, town: NameEntry) -> bool:
    """Whether all of the one's candidates lie far from all of the other's, which is a town or the division round it."""
    if not town.has_settlement or max(town.top_level, quarter.top_level) > _DIVISION:
        return False
    reach = _WIDEST_TOWN_KM if town.top_level == 0 else _WIDEST_DIVISION_KM
    return bool((quarter.vectors @ town.vectors.T < np.cos(reach / EARTH_KM)).all())


def _link_word(gap: Sequence[str], after: Span) -> str:
    """The word that ties two names with `gap` between them; "?" where nothing does."""
    if not gap:
        return "" if after.language != "en" else "?"
    if len(gap) == 1 or (len(gap) == 2 and (gap[0] == "." or gap[0] in AREA_NOUNS)):
        return gap[-1]
    return "?"


def _is_within(gap: Sequence[str]) -> bool:
    """Whether `gap` puts the name before it into the area behind it: "in the", ", in the northern", "in eastern"."""
    rest = [word for word in gap if word not in _ARTICLES and word not in DIRECTIONS]
    return len(gap) > 1 and rest in (["in"], [",", "in"])


def _ends_as_area(tokens: Tokens, span: Span) -> bool:
    noun = tokens.text[
        tokens.starts[span.last - 1] : span.end
    ]  # without the possessive of "the Amhara region's"
    return noun.lower() in AREA_NOUNS


def _is_town(tokens: Tokens, span: Span) -> bool:
    """Whether the text calls the name a town's: "the town of X", "X, a port city in", «село X», «X, місто в»."""
    words, sentence = tokens.words, tokens.sentence
    i, j = span.first, span.last
    here = sentence[i]
    before = words[i - 1].lower() if i and sentence[i - 1] == here else ""
    if before in TOWN_NOUNS and span.language != "en":
        return True
    if before == "of" and i > 1 and words[i - 2].lower() in TOWN_NOUNS:
        return True
    if j >= len(words) or words[j] not in _OPENS_APPOSITION or sentence[j] != here:
        return False
    after = [
        w.lower() for w, s in zip(words[j + 1 : j + 6], sentence[j + 1 : j + 6], strict=True) if s == here
    ]
    if span.language != "en":
        return after[:1] != [] and after[0] in TOWN_NOUNS
    return after[:1] != [] and after[0] in _ARTICLES and _first_town_noun(after) > 0


def _first_town_noun(words: Sequence[str]) -> int:
    """Index of the first noun for a town, with only words before it; -1 where there is none."""
    for n, word in enumerate(words):
        if word in TOWN_NOUNS:
            return n
        if not word[0].isalpha() and word != "-":
            break
    return -1


def _is_apposed(gap: Sequence[str]) -> bool:
    """Whether `gap` leads from a town to the area it is said to lie in: ", a town in the", «, село в»."""
    if len(gap) < 2 or gap[0] not in _OPENS_APPOSITION:
        return False
    noun = _first_town_noun(gap[1:]) + 1
    if noun == 0 or any(not word[0].isalnum() and word != "-" for word in gap[1:]):
        return False
    rest = [word for word in gap[noun + 1 :] if word not in _ARTICLES and word not in DIRECTIONS]
    return rest[-1] in _HOLDING if rest else not gap[noun].isascii()


def _say(links: Links, spans: Sequence[Span], inner: int, outer: int) -> None:
    """Note that the country `outer` stands behind `inner`; where that has no such place, it is denied."""
    name, country = spans[inner].entry, spans[outer].entry
    if country.top_level < 3 or country.is_adjective or name.top_level >= 3 or name.is_adjective:
        return
    if links.container[inner] == outer:
        links.said[inner] = True
    elif links.container[inner] < 0 and links.denied[inner] is None:
        land = country.places[int(np.flatnonzero(country.level == 3)[0])]
        near = _ALSO_SAID_OF.get(land.country, ())
        if land.country and not any(place.country in near for place in name.places):
            links.denied[inner] = land


def _is_list(tokens: Tokens, spans: Sequence[Span], i: int) -> bool:
    """Whether span `i` and the one before it are members of a list: "London, France and Italy"."""
    words, before, span = tokens.words, spans[i - 1], spans[i]
    after = words[span.last].lower() if span.last < len(words) else ""
    follows = i + 1 < len(spans) and spans[i + 1].first - span.last <= 1
    if follows and (after in _LISTED - {","} or (after == "," and spans[i + 1].entry.top_level == 3)):
        return True
    joint = words[before.first - 1].lower() if before.first else ""
    return i > 1 and joint in _LISTED and before.first - spans[i - 2].last <= 2


@dataclass(frozen=True, slots=True)
class _Held:
    """What lies in what (see `inside`), and what beside what."""

    inside: Callable[[NameEntry, NameEntry], Floats | None]
    beside: Beside


def _link(links: Links, spans: Sequence[Span], inner: int, outer: int, held: _Held) -> None:
    if links.container[inner] >= 0 or spans[outer].entry.top_level < 1 or spans[outer].entry.is_demonym:
        return
    mask = held.inside(spans[inner].entry, spans[outer].entry)
    if mask is not None and _are_towns(spans[inner].entry, spans[outer].entry, mask):
        return
    if mask is None:
        links.denied[inner] = _denied(spans[inner].entry, spans[outer].entry, held.beside)
    else:
        links.container[inner], links.contained[inner], links.contains[outer] = outer, mask, True


def _are_towns(inner: NameEntry, outer: NameEntry, mask: Floats) -> bool:
    """Whether "X, Y" are two towns side by side: Y is its division's name only for short, and X far greater elsewhere.

    "Lviv, Dnipro and Odesa" tells nothing of the hamlet Lviv in Dnipropetrovsk Oblast.
    """
    kinds = {c.kind for c in outer.candidates if level_of(c.place) > 0}
    if kinds - {NameKind.SHORT} or not outer.has_settlement or mask.all():
        return False
    size = inner.log_population
    elsewhere = size[mask == 0].max()
    return bool(elsewhere - size[mask > 0].max() > _FAR_GREATER and elsewhere >= _CITY)


def _denied(inner: NameEntry, outer: NameEntry, beside: Beside) -> Place | None:
    """The division that `outer` names in full, where all of `inner` lies well outside it; else None.

    Reports put a village into the wrong one of two neighbouring divisions, and borders in the sources are rough.
    """
    full = _LAND.search(outer.key) is not None
    divisions = [
        c.place for c in outer.candidates if (full or c.kind in _IN_FULL) and level_of(c.place) in (1, 2)
    ]
    if len(divisions) != 1 or len(outer) != 1:
        return None
    abroad = inner.country != outer.country[0]
    # An area abroad that has its town's name only for short is nothing either: Balka for Balqa in Jordan.
    short = {c.kind for c in inner.candidates if level_of(c.place) > 0} <= {NameKind.SHORT}
    if inner.top_level >= _COUNTRY or not short or not abroad[inner.level > 0].all():
        return None
    area = divisions[0]
    reach = np.cos((area.radius_km + _BY_KM) / EARTH_KM)
    outside = (inner.vectors @ unit_vectors(divisions)[0] < reach) | abroad
    by = (inner.places[n] for n in np.flatnonzero(~outside))
    return None if any(not area.admin1 or beside(place, area.admin1) for place in by) else area


def inside(entry: NameEntry, container: NameEntry) -> Floats | None:
    """Per candidate of `entry`, 1 where a candidate of `container` contains it; None where none does."""
    countries = container.country[container.level == 3]
    admin1s = container.admin1[(container.level == 2) & (container.admin1 > 0)]
    held = (_among(entry.country, countries) & (entry.level < 3)) | (
        _among(entry.admin1, admin1s) & (entry.level < 2)
    )
    for n in np.flatnonzero(container.level == 1):
        reach = np.cos(container.places[n].radius_km / EARTH_KM)
        same = (entry.country == container.country[n]) | (container.country[n] == 0)
        held |= (entry.level == 0) & same & (entry.vectors @ container.vectors[n] >= reach)
    return held.astype(np.float64) if held.any() else None


def holds(container: NameEntry, entry: NameEntry) -> Floats:
    """Per candidate of `container`, 1 where it contains a candidate of `entry`."""
    below = entry.level < 3
    held = (container.level == 3) & _among(container.country, entry.country[below])
    held |= (container.level == 2) & _among(container.admin1, entry.admin1[entry.level < 2])
    mask: Floats = held.astype(np.float64)
    return mask


def _among(codes: Ints, some: Ints) -> NDArray[np.bool_]:
    """Per code, whether it is one of `some`; for a handful of codes a set is far quicker than `np.isin`."""
    known = set(some.tolist())
    return np.array([code in known for code in codes.tolist()], dtype=np.bool_)


def is_division(tokens: Tokens, span: Span) -> bool:
    """Whether the text calls the name a division's, so that no country is meant: «штат Нигер», "Luxembourg province"."""
    j = span.last
    follows = j < len(tokens) and tokens.sentence[j] == tokens.sentence[span.first] and not span.possessive
    return (follows and tokens.words[j].lower() in DIVISION_NOUNS) or is_division_before(tokens, span)


def is_division_before(tokens: Tokens, span: Span) -> bool:
    """Whether a noun for a division precedes: «в штате X», "the province of X", "Oblast X"."""
    words, i = tokens.words, span.first
    if i == 0 or tokens.sentence[i - 1] != tokens.sentence[i]:
        return False
    before = words[i - 1].lower()
    if before in DIVISIONS_BEFORE and span.entry.has_area:
        return True
    return before == "of" and i > 1 and words[i - 2].lower() in DIVISIONS_OF


def is_area(tokens: Tokens, spans: Sequence[Span], i: int) -> bool:
    """Whether an area noun follows, also across a list: "X region", "X and Y regions"; or precedes: «штат X»."""
    words, span = tokens.words, spans[i]
    if is_division_before(tokens, span):
        return True
    if span.possessive:
        return False
    for step in range(6):
        j = span.last
        after = words[j].lower().removesuffix("'s").removesuffix("’s") if j < len(words) else ""
        if after in AREA_NOUNS if step == 0 else after in AREA_PLURALS:
            return tokens.sentence[j] == tokens.sentence[span.first]
        i += 1
        if i >= len(spans) or not 0 < spans[i].first - j <= 2:
            return False
        if words[spans[i].first - 1].lower() not in _LISTED:
            return False
        span = spans[i]
    return False
