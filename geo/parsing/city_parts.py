"""Districts of a city that nobody lists: «в Киевском районе Донецка», "the Tabarre district of Port-au-Prince", somewhere in that city.

A Cyrillic adjective before "district" is never the oblast that it is of: «Киевский район» is no Kyiv Oblast.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace

from geo.model import DISTRICT_OF_CITY, GeoPrecision, Mention, MentionKind, Place, Placement
from geo.parsing.called import ARTICLES
from geo.parsing.implicit import Taken
from geo.parsing.lexicon import words
from geo.parsing.tokens import Tokens

_ONE = words("район району районі районом районе района")
_SEVERAL = words("райони районы районах районів районов районам")
_ENGLISH = words(
    "district districts neighbourhood neighbourhoods neighborhood neighborhoods suburb suburbs quarter quarters borough"
)
_NOUNS = _ONE | _SEVERAL | _ENGLISH
_ADJECTIVE = re.compile(r"[^\W\d_]{3,}?(?:ий|ый|ой|ого|ому|ом|ем|ім|им|ым|их|ых|ими|ыми|і|е|ая|ої|а)")
# What districts of cities are called everywhere; others are mostly of the land round a town.
_TYPICAL = re.compile(
    r"(?:ленинск|ленінськ|кировск|кіровськ|куйбыш|петровск|калинин|пролетар|ворошил|буд[её]ннов|шевченк|центральн|киевск|київськ|московск|московськ|советск|заводск"
    r"|октябр|индустри|індустріальн|железнодор|дзержин|фрунзен|первомайск|свердлов|орджоник|красногвард|комсомол|днепровск|слободск|слобідськ|салтовск|салтівськ"
    r"|немышл|немишлян|холодногор|новобавар|основянськ|основянск|деснянск|деснянськ|оболонск|оболонськ|солом|печерск|печерськ|подольск|подільськ|голосе|дарниц|святошин)"
)
_LISTED = frozenset({",", "и", "та", "і", "й", "and"})
_JOINED = frozenset("-‐‑'’")
_MOST_NAMES, _MOST_WORDS = 5, 4
_TOWN, _CITY = 50_000, 100_000  # people of the city behind the district, and of one named before it
_TOWNS = (GeoPrecision.SETTLEMENT, GeoPrecision.NEAR, GeoPrecision.EXACT)
_SCORE = 0.5
_KNOWN = (MentionKind.PLACE, MentionKind.METONYM, MentionKind.RELATIVE)


def in_cities(
    tokens: Tokens, mentions: tuple[Mention, ...], ordinary: Callable[[str], bool]
) -> tuple[Mention, ...]:
    """`mentions` with the districts that nothing is known of somewhere in the city behind them, or named before in the sentence.

    Args:
        tokens: the text.
        mentions: sorted by their start, none overlapping.
        ordinary: whether a word is known as a word or somebody's name: "the business district of Lagos" is none.
    """
    if _NOUNS.isdisjoint(tokens.words):
        return mentions
    at = {m.start: n for n, m in enumerate(mentions)}
    made = list(mentions)
    taken, new = Taken(mentions), []
    for noun, first, last in _names(tokens, ordinary, at):
        start, end = tokens.starts[first], tokens.ends[last - 1]
        known = made[at[start]] if start in at else None
        if known is None and not taken.is_free(start, end):
            continue
        cyrillic = tokens.words[noun] not in _ENGLISH
        city = _city(tokens, made, at, noun, first)
        if (
            known is not None
            and known.place is not None
            and not (cyrillic and _may_go(known.place, city, known.end == end))
        ):
            continue
        text = tokens.text[start:end]
        if city is not None:
            mention = known or Mention(start=start, end=end, text=text, placement=Placement(reason=""))
            filled = replace(mention, kind=MentionKind.PLACE, placement=_somewhere_in(city, text))
            if known is None:
                new.append(filled)
            else:
                made[at[start]] = filled
        elif known is not None and known.place is not None:
            reason = f"{text} is a district of a town that the text does not name"
            made[at[start]] = replace(
                known, placement=Placement(reason=reason, rivals=known.placement.rivals)
            )
    return tuple(sorted([*made, *new], key=lambda m: m.start)) if new else tuple(made)


def _names(
    tokens: Tokens, ordinary: Callable[[str], bool], at: Mapping[int, int]
) -> Iterator[tuple[int, int, int]]:
    """Each noun for a district with the first token of a name before it and the one behind its last; `at` has where mentions begin."""
    ws = tokens.words
    for j, word in enumerate(ws):
        if word not in _NOUNS or j == 0 or tokens.sentence[j - 1] != tokens.sentence[j]:
            continue
        last = j
        for _ in range(_MOST_NAMES):
            first = _first_of_name(tokens, last) if word in _ENGLISH else last - 1
            if first < 0 or first == last or tokens.sentence[first] != tokens.sentence[j]:
                break
            if word in _ENGLISH:
                known = tokens.starts[first] in at
                fits = known or not all(ordinary(w) for w in ws[first:last] if w not in _JOINED)
            else:
                fits = ws[first][0].isupper() and _ADJECTIVE.fullmatch(ws[first].lower()) is not None
            if not fits:
                break
            yield j, first, last
            if word in _ONE or first < 2 or ws[first - 1] not in _LISTED:
                break
            last = first - 1


def _first_of_name(tokens: Tokens, last: int) -> int:
    """Index of the first of the capitalised words that end before token `last`; `last` where there are none."""
    ws, i = tokens.words, last
    while i > 0 and last - i < _MOST_WORDS and tokens.sentence[i - 1] == tokens.sentence[last - 1]:
        if not (ws[i - 1][0].isupper() or (ws[i - 1] in _JOINED and i < last)):
            break
        i -= 1
    while i < last and (ws[i].lower() in ARTICLES or ws[i] in _JOINED):
        i += 1
    return i


def _may_go(place: Place, city: Place | None, bare: bool) -> bool:
    """Whether the bare adjective of an oblast, or a district of another division than the city's, was read for a district of `city`."""
    if place.geo_precision is GeoPrecision.ADMIN1:
        return bare
    elsewhere = city is not None and place.admin1 != city.admin1
    return elsewhere and place.geo_precision is GeoPrecision.ADMIN2


def _city(
    tokens: Tokens, mentions: Sequence[Mention], at: Mapping[int, int], noun: int, first: int
) -> Place | None:
    """The city of a district: behind its noun, or the last named before it in its sentence or the one before that."""
    ws, behind = tokens.words, noun + 1
    if ws[noun] in _ENGLISH:
        behind += ws[behind : behind + 1] == ["of"] or ws[behind : behind + 1] == ["in"]
        if behind == noun + 1:
            return None
    if behind < len(ws) and tokens.starts[behind] in at:
        place = mentions[at[tokens.starts[behind]]].place
        if place is not None and place.geo_precision in _TOWNS and place.population >= _TOWN:
            return place
    if ws[noun] in _ENGLISH or _TYPICAL.match(ws[first].lower()) is None:
        return None
    earliest = tokens.starts[tokens.first[max(0, tokens.sentence[first] - 1)]]
    before = [
        m.place
        for m in mentions
        if earliest <= m.start < tokens.starts[first] and m.place and m.kind in _KNOWN
    ]
    towns = [place for place in before if place.geo_precision in _TOWNS]
    return towns[-1] if towns and towns[-1].population >= _CITY else None


def _somewhere_in(city: Place, name: str) -> Placement:
    reason = f"The gazetteer knows no {name} in {city.name}; it is somewhere in it"
    return Placement(place=city, score=_SCORE, method=DISTRICT_OF_CITY, reason=reason)
