"""Which names of a text say where others lie: "X, Y", "Y's X", "X in Y", "X, a town in Y"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from geo.gazetteer.extent import EARTH_KM
from geo.model import Place
from geo.parsing.called import (
    ARTICLES,
    LISTED,
    OPENS_APPOSITION,
    ends_as_area,
    first_town_noun,
    is_area,
    is_town,
)
from geo.parsing.containment import CITY, Beside, Held, are_towns, denied, lies_elsewhere
from geo.parsing.lexicon import AREA_NOUNS, DIRECTIONS, TOWN_NOUNS
from geo.parsing.name_entry import Floats, NameEntry
from geo.parsing.spans import Span
from geo.parsing.tokens import Tokens

_LINKS = frozenset({",", "(", "", "in", "of", "в", "у", "на"})
_GOES_INTO = ([",", "в"], [",", "у"], [",", "во"])
_OPENS = frozenset({"в", "у", "во", "на"})
_PARTS_OF_LAND = ("півн", "півд", "сход", "захо", "центр", "север", "юг", "восток", "запад")
_HEADS = frozenset({":", ",", "—", "–"})
_APPOSED = frozenset({",", "("})
_HOLDING = frozenset({"in", "of", "on", "в", "у", "на"})
_QUARTERS = frozenset({"district", "quarter", "neighbourhood", "neighborhood", "suburb", "area", "borough"})
_OF_TOWN = frozenset({"of", "in", ","})
_WIDEST = 9  # tokens between a town and the area of "X, a small port town on the eastern coast of Y"
# Territories that reports write with another country's name behind them, whoever's they are here.
ALSO_SAID_OF = {
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
_STATES = frozenset(
    "штат штата штату штаті штате провінція провінції провинция провинции провинцию провінцію".split()
)
_INTO = frozenset({",", "(", "в", "у", "на", "що", "что"})
_OF_COUNTRY = ("ій", "ої", "ому", "ом", "ой", "ого")  # «турецкой», «нігерійського»
_LONGEST_STATE = 4  # tokens: «, в турецкой провинции»
_FARTHEST, _BESIDE_KM, _ROUGH, _LIKELY = 300.0, 20.0, 1.2, 0.15
_COUNTRY = 3  # `NameEntry.level`


@dataclass(slots=True)
class Links:
    """Which areas are named beside which places they contain.

    Attributes:
        container: per span, index of the span that names its container, or -1.
        contained: per span, per candidate, 1 where it lies in that container, or in the country whose adjective stands before it
            (see `lands`); None where there is none.
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
            contained=[
                self.contained[i] if self.container[i] < 0 or self.container[i] in number else None
                for i in kept
            ],
            contains=[self.contains[i] for i in kept],
            denied=[self.denied[i] for i in kept],
            said=[self.said[i] for i in kept],
            towns=[self.towns[i] for i in kept],
        )

    def is_contained(self) -> list[bool]:
        """Per span, whether it has a container, or the text tells its country."""
        return [number >= 0 or said for number, said in zip(self.container, self.said, strict=True)]


def find_links(tokens: Tokens, spans: Sequence[Span], beside: Beside) -> Links:
    """Containers of spans: "X, Y", "X (Y", "Y's X", "X in Y", "X, a town in Y", and «X Y-ської області».

    Args:
        tokens: the text.
        spans: its names, in order.
        beside: whether a place lies by the border of a division (ISO 3166-2) or in it.
    """
    n = len(spans)
    held = Held(beside)
    towns = [is_town(tokens, span) for span in spans]
    links = Links([-1] * n, [None] * n, [False] * n, [None] * n, [False] * n, towns)
    for i in range(n - 1, 0, -1):
        a, b = spans[i - 1], spans[i]
        if b.first - a.last > _WIDEST or tokens.sentence[a.first] != tokens.sentence[b.first]:
            continue
        gap = [word.lower() for word in tokens.words[a.last : b.first]]
        _tie(links, tokens, spans, i, gap, held)
    return links


def _tie(links: Links, tokens: Tokens, spans: Sequence[Span], i: int, gap: Sequence[str], held: Held) -> None:
    """Note what the words between span `i` and the one before it say of the two."""
    a, b = spans[i - 1], spans[i]
    if links.towns[i - 1] and _is_apposed(gap):
        _link(links, spans, i - 1, i, held)
        _say(links, spans, i - 1, i)
        return
    if a.possessive and not gap:
        _tie_owned(links, tokens, spans, i, held)
    if _is_quarter(gap, tokens, a) and lies_elsewhere(a.entry, b.entry):
        links.denied[i - 1] = _greatest(b.entry)
        return
    if _is_in_state(gap):  # «в місті Лондон, штат Кентуккі»
        _link(links, spans, i - 1, i, held, in_full=True)
        return
    if gap in _GOES_INTO and _heads_town(tokens, a, b):
        if ends_as_area(tokens, a) and (
            held.inside(b.entry, a.entry) is not None or b.entry.top_lasting < CITY
        ):
            _link(links, spans, i, i - 1, held, in_full=True)
        elif not ends_as_area(tokens, a):
            _link(links, spans, i, i - 1, held)
            _say(links, spans, i, i - 1)
        return
    if _is_headed(gap):
        _link(links, spans, i, i - 1, held, in_full=_is_noun_of_area(gap[0]) or ends_as_area(tokens, a))
        return
    reach = _stated_km(gap)
    if reach is not None:
        _link_near(links, spans, i - 1, i, reach)
        return
    if _is_within(gap) and (
        b.entry.top_level >= _COUNTRY or is_area(tokens, spans, i) or ends_as_area(tokens, b)
    ):
        # "in Sumy, in the Kharkiv region" may be a list: no city is denied for it.
        if "," not in gap or a.entry.top_lasting < CITY or held.inside(a.entry, b.entry) is not None:
            _link(links, spans, i - 1, i, held)
            _say(links, spans, i - 1, i)
        return
    link = "," if _is_part_of_land(gap) else _link_word(gap, b)
    if link in _LINKS:
        _link(links, spans, i - 1, i, held)
        of_area = link == "of" and (len(gap) == 2 or ends_as_area(tokens, a))
        if of_area or (link in _APPOSED and not _is_list(tokens, spans, i)):
            _say(links, spans, i - 1, i)


def _heads_town(tokens: Tokens, a: Span, b: Span) -> bool:
    """Whether "X, in Y" puts Y into X: «У Брянській області, у Климовому», «на півночі Мозамбіку, в Пальмі»; not «в Киеве, в Москве и в Минске»."""
    after = tokens.words[b.last].lower() if b.last < len(tokens) else ""
    i, first = a.first - 1, tokens.first[tokens.sentence[a.first]]
    if i > first and tokens.words[i].lower().startswith(_PARTS_OF_LAND):
        i -= 1
    if i != first or tokens.words[i].lower() not in _OPENS:  # «... військ РФ, у Донецьку»
        return ends_as_area(tokens, a) and b.entry.top_level < _COUNTRY
    is_land = a.entry.top_level >= _COUNTRY and not a.entry.is_adjective and after not in LISTED - {","}
    return b.entry.top_level < _COUNTRY and (is_land or ends_as_area(tokens, a))


def _tie_owned(links: Links, tokens: Tokens, spans: Sequence[Span], i: int, held: Held) -> None:
    """Note what it says of span `i` that the one before it owns it: "Y's X"."""
    owner, owned = spans[i - 1], spans[i]
    _link(links, spans, i, i - 1, held)
    if is_area(tokens, spans, i) or ends_as_area(tokens, owned):
        _say(links, spans, i, i - 1)
        if lies_elsewhere(
            owned.entry, owner.entry
        ):  # "Kherson's Dniprovskyi district" is not the one in Kyiv
            links.denied[i] = _greatest(owner.entry)


def _greatest(entry: NameEntry) -> Place:
    return entry.places[int(entry.log_population.argmax())]


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


def _is_headed(gap: Sequence[str]) -> bool:
    """Whether an area heads what is told of a town in it: «В Белгородском округе: в посёлке X», "In the Y region, the town of X"."""
    rest = gap[1:] if gap and _is_noun_of_area(gap[0]) else gap
    if len(rest) < 2 or rest[0] not in _HEADS:
        return False
    nouns = [word for word in rest[1:] if word not in ARTICLES and word not in _HOLDING]
    return len(nouns) == 1 and nouns[0] in TOWN_NOUNS


def _is_in_state(gap: Sequence[str]) -> bool:
    """Whether `gap` puts the name before it into the state behind it: «, штат», «в штаті», «у турецькій провінції»."""
    if not 2 <= len(gap) <= _LONGEST_STATE or gap[0] not in _INTO or gap[-1] not in _STATES:
        return False
    return all(word in _INTO or word.endswith(_OF_COUNTRY) for word in gap[1:-1])


def _is_noun_of_area(word: str) -> bool:
    return word in AREA_NOUNS or word.startswith(("округ", "район"))


def _is_quarter(gap: Sequence[str], tokens: Tokens, span: Span) -> bool:
    """Whether `gap` makes the name before it a part of the town behind it: "the X district of Y", "X District, Y"."""
    if len(gap) == 2:
        return gap[0] in _QUARTERS and gap[1] in _OF_TOWN
    return len(gap) == 1 and gap[0] in _OF_TOWN and tokens.words[span.last - 1].lower() in _QUARTERS


def _link_word(gap: Sequence[str], after: Span) -> str:
    """The word that ties two names with `gap` between them; "?" where nothing does."""
    if not gap:
        return "" if after.language != "en" else "?"
    if len(gap) == 1 or (len(gap) == 2 and (gap[0] == "." or gap[0] in AREA_NOUNS)):
        return gap[-1]
    return "?"


def _is_within(gap: Sequence[str]) -> bool:
    """Whether `gap` puts the name before it into the area behind it: "in the", ", in the northern", "in eastern"."""
    rest = [word for word in gap if word not in ARTICLES and word not in DIRECTIONS]
    return len(gap) > 1 and rest in (["in"], [",", "in"])


def _is_part_of_land(gap: Sequence[str]) -> bool:
    """Whether `gap` puts the name before it into a part of the land behind it: "Bari, northern Syria"."""
    return len(gap) > 1 and gap[0] == "," and all(word in DIRECTIONS or word == "-" for word in gap[1:])


def _is_apposed(gap: Sequence[str]) -> bool:
    """Whether `gap` leads from a town to the area it is said to lie in: ", a town in the", «, село в»."""
    if len(gap) < 2 or gap[0] not in OPENS_APPOSITION:
        return False
    noun = first_town_noun(gap[1:]) + 1
    if noun == 0 or any(not word[0].isalnum() and word != "-" for word in gap[1:]):
        return False
    rest = [word for word in gap[noun + 1 :] if word not in ARTICLES and word not in DIRECTIONS]
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
        near = ALSO_SAID_OF.get(land.country, ())
        if land.country and not any(place.country in near for place in name.places):
            links.denied[inner] = land
            if (
                links.contained[outer] is None
            ):  # "New Hope, Jamaica" speaks of the country and not of the quarter of New York
                links.contained[outer] = (country.level == _COUNTRY).astype(np.float64)


def _is_list(tokens: Tokens, spans: Sequence[Span], i: int) -> bool:
    """Whether span `i` and the one before it are members of a list: "London, France and Italy"."""
    words, before, span = tokens.words, spans[i - 1], spans[i]
    after = words[span.last].lower() if span.last < len(words) else ""
    follows = i + 1 < len(spans) and spans[i + 1].first - span.last <= 1
    if follows and (after in LISTED - {","} or (after == "," and spans[i + 1].entry.top_level == 3)):
        return True
    joint = words[before.first - 1].lower() if before.first else ""
    return i > 1 and joint in LISTED and before.first - spans[i - 2].last <= 2


def _link(
    links: Links, spans: Sequence[Span], inner: int, outer: int, held: Held, *, in_full: bool = False
) -> None:
    if links.container[inner] >= 0 or spans[outer].entry.top_level < 1 or spans[outer].entry.is_demonym:
        return
    mask = held.inside(spans[inner].entry, spans[outer].entry)
    if mask is not None and are_towns(spans[inner].entry, spans[outer].entry, mask):
        return
    if mask is None:
        links.denied[inner] = denied(spans[inner].entry, spans[outer].entry, held.beside, in_full=in_full)
    else:
        links.container[inner], links.contained[inner], links.contains[outer] = outer, mask, True
