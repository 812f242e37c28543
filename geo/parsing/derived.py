"""Ukrainian and Russian words made of a town's name: «Лиманський напрямок» of Лиман, «Нікопольщина» of Нікополь."""

from __future__ import annotations

import re

_ADJECTIVE = re.compile(
    r"(?P<stem>.{2,}?)(?P<suffix>ськ|цьк|зьк|ск|цк)(?:ий|ого|ому|им|ім|ой|ом|ие|ых|ими|ым|их|і)"
)
_LAND = re.compile(r"(?P<stem>.{3,})щин(?:а|и|і|у|ою|ы|е|ой)")
_ENDINGS = ("", "ка", "ки", "а", "е", "ь", "о")
_DISTRICTS = ("ський район", "цький район", "ский район", "цкий район", "ська громада")


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


def districts_of_land(word: str) -> tuple[str, ...]:
    """Names of districts that a land's name (folded) can stand for: «нікопольщині» for Нікопольський район."""
    found = _LAND.fullmatch(word)
    return tuple(found["stem"] + ending for ending in _DISTRICTS) if found else ()
