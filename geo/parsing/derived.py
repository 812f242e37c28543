"""Ukrainian and Russian words made of a town's name: «Лиманський напрямок» of Лиман, «Нікопольщина» of Нікополь."""

from __future__ import annotations

import re

from geo.parsing.tokens import Tokens

_ADJECTIVE = re.compile(
    r"(?P<stem>.{2,}?)(?P<suffix>ськ|цьк|зьк|ск|цк)(?:ий|ого|ому|им|ім|ой|ом|ие|ых|ими|ым|их|і)"
)
_LAND = re.compile(r"(?P<stem>.{3,})щин(?:а|и|і|у|ою|ы|е|ой)")
_ENDINGS = ("", "ка", "ки", "а", "е", "ь", "о")
_DISTRICTS = ("ський район", "цький район", "ский район", "цкий район", "ська громада")

_AGREEING = (
    (("ська", "цька", "зька"), ("а", "я", "ь"), ("ла", "лася", "ться", "ить", "ать", "уть", "іть")),
    (("ське", "цьке", "зьке"), ("о", "е", "я"), ("ло", "лося", "ться")),
)
"""Endings of an adjective, those of a noun that it can be of, and those of verbs."""
_SHORTEST_NOUN = 4
_LOCATIVE, _IN = ("ську", "цьку", "зьку"), frozenset({"в", "у", "по"})
_ACCUSATIVE = ("у", "ю", "ь")


def qualifies(tokens: Tokens, i: int) -> bool:
    """Whether token `i` opens its sentence as the adjective of the noun behind it: «Українська ППО», «Кримське узбережжя».

    The genitive of Українськ looks alike, but opens no sentence; a village of Кримське has a verb behind it.
    """
    words, sentence = tokens.words, tokens.sentence
    if tokens.first[sentence[i]] != i or i + 1 >= len(words) or sentence[i + 1] != sentence[i]:
        return False
    noun = words[i + 1]
    for endings, nouns, verbs in _AGREEING:
        if words[i].lower().endswith(endings):
            abbreviation = len(noun) > 1 and noun.isupper()
            agrees = noun.islower() and noun.endswith(nouns) and not noun.endswith(verbs)
            return abbreviation or (len(noun) >= _SHORTEST_NOUN and agrees)
    return False


def is_in_town(tokens: Tokens, i: int) -> bool:
    """Whether token `i` is a town in the locative: «в Брянську»; its oblast would need its noun, «в Брянську область»."""
    words = tokens.words
    if not i or words[i - 1].lower() not in _IN or not words[i].lower().endswith(_LOCATIVE):
        return False
    noun = words[i + 1] if i + 1 < len(words) else ""
    return not (noun.islower() and noun.endswith(_ACCUSATIVE))


def is_direction(word: str) -> bool:
    """Whether `word`, in lower case, is "direction" as communiqués of the front use it, in any case."""
    return word.startswith(("напрям", "направлен"))


def towns_of_adjective(word: str) -> tuple[str, ...]:
    """Names of towns that the adjective `word` (folded) can be of, the likeliest first; empty for any other word.

    «Покровському» is of Покровськ, «Лиманському» of Лиман, «Новопавлівському» of Новопавлівка, «Гуляйпільському» of Гуляйполе.
    """
    found = _ADJECTIVE.fullmatch(word)
    if found is None:
        return ()
    stem, suffix = found["stem"], found["suffix"]
    names = [stem + suffix, *(stem + ending for ending in _ENDINGS)]
    if stem.endswith("піль"):
        names.append(stem.removesuffix("піль") + "поле")
    if stem.endswith("поль"):
        names.append(stem.removesuffix("ь") + "е")
    return tuple(dict.fromkeys(names))


def adjective_of(word: str) -> str:
    """The adjective `word` (folded) as the gazetteer has those of divisions: «волинському» as «волинський»; "" for any other word."""
    found = _ADJECTIVE.fullmatch(word)
    return f"{found['stem']}{found['suffix']}ий" if found else ""


def districts_of_land(word: str) -> tuple[str, ...]:
    """Names of districts that a land's name (folded) can stand for: «нікопольщині» for Нікопольський район."""
    found = _LAND.fullmatch(word)
    return tuple(found["stem"] + ending for ending in _DISTRICTS) if found else ()
