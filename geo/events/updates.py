"""Tolls that changed since they were told: "the death toll rose to 20", "two more died in hospital"."""

from __future__ import annotations

import re
from dataclasses import replace

from geo.events.date_resolvers import number_of
from geo.events.rising import SUPERSEDED
from geo.model import Casualties

_CHANGED = re.compile(
    r"\b(?:toll|number of|dead|кількість|число|чисельність|количество)\b[^.;]{0,80}?\b(?:rose|ris(?:es|en|ing)|climb\w*|reach\w*|jump\w*|increas\w+|grew|grown|st(?:ands?|ood)|"
    r"revised|corrected|lowered|updated|зрос\w*|зріс|вирос\w*|вырос\w*|возрос\w*|збільш\w+|увелич\w+|сягн\w+|достиг\w*|становить|составля\w+|уточн\w+)\b|"
    r"\b(?:raising|bringing|taking|puts?) the (?:\w+ ){0,3}(?:toll|dead|number)\b"
)
_SINCE = re.compile(
    r"\b(?:later|by (?:then|noon|night|nightfall|evening|morning|\w+day)|now|as of|upd|updated?|згодом|пізніше|наразі|станом на|вже|оновлен\w*|уточнен\w+|"
    r"позже|позднее|к вечеру|к утру|уже|сейчас|по состоянию на|обновлен\w*|уточн[её]нн\w+)\b"
)
_IN_ALL = re.compile(r"\W*(?:усього|всього|загалом|всего|в общей сложности|in all|in total)\b")
_MORE = re.compile(
    r"\b(?:more|another|ще|іще|ещё|еще|wounded|injured|поранен\w+|ранен\w+|пострадавш\w+|постраждал\w+)\b"
)
_ANOTHER = re.compile(
    r"\W*(?:another|a (?:second|third|fourth|fifth)|one more|ще один|ще одна|іще один|іще одна|ещ[её] один|ещ[её] одна)\b"
)
_OF_WOUNDS = re.compile(
    r"\b(?:in (?:a |the )?(?:\w+ )?(?:hospital|clinic)|(?:wounds|injuries|burns)|лікарн\w+|поранень|ран|травм|опіків|реанімаці\w+|больниц\w+|ранений|ожогов|реанимаци\w+|госпитал\w+|госпітал\w+)\b"
)

_RIGHT = re.compile(
    r"\b(?:correct|right|actual|true)\s+(?:death\s+)?(?:number|figure|toll|count)\b[^.;\d]{0,30}?\b(?:is|was)\s+([\w-]+)|"
    r"\b(?:правильн\w+|вірн\w+|верн\w+|точн\w+)\s+(?:цифра|число|кількість|количество)(?:\s+(?:загиблих|погибших|жертв))?\s*[—–:-]*\s*(\w+)"
)
_DEAD = re.compile(r"\b(?:killed|died|dead|deaths|загин\w+|загибл\w+|погиб\w*|жертв\w*)\b")


def change_at(text: str) -> int:
    """Where in "the death toll rose to 20 on Tuesday", «кількість загиблих зросла до 5» the new count begins; -1 where none changed."""
    found = _CHANGED.search(text.lower())
    return found.end() if found else -1


def updated(told: Casualties, new: Casualties, text: str) -> Casualties | None:
    """What was told with the newer numbers of a sentence about the same incident; None where `text` is no update.

    A count that changed replaces the old one, and so does a larger number told "later" or "by evening"; "two more died in hospital", «двоє поранених померли в лікарні» are added.
    """
    if told.killed_best is None or new.killed_best is None:
        return None
    low = text.lower()
    if _CHANGED.search(low) or (
        (_SINCE.search(low) or _IN_ALL.match(low)) and new.killed_best > told.killed_best
    ):
        return renewed(told, new)
    if (_MORE.search(low) and _OF_WOUNDS.search(low)) or (_ANOTHER.match(low) and new.killed_best == 1):
        both = told.killed_best + new.killed_best
        high = None if None in (told.killed_high, new.killed_high) else both
        return replace(told, killed_low=both, killed_best=both, killed_high=high)
    return None


def renewed(told: Casualties, new: Casualties) -> Casualties:
    """`told` with every number that `new` has; a part of the killed stays where it is still a part."""
    killed = new if new.killed_best is not None else told
    most = killed.killed_best or 0
    civilians, children = (
        own if own is not None or (before or 0) > most else before
        for own, before in (
            (new.civilians_killed, told.civilians_killed),
            (new.children_killed, told.children_killed),
        )
    )
    return replace(
        killed,
        civilians_killed=civilians,
        children_killed=children,
        injured=told.injured if new.injured is None else new.injured,
        missing=told.missing if new.missing is None else new.missing,
        captured=told.captured if new.captured is None else new.captured,
    )


def put_right(text: str, corrected: str) -> Casualties | None:
    """ "The correct number is two", told of the dead that the sentence before, `corrected`, takes back; None for others."""
    found = _RIGHT.search(text.lower())
    before = corrected.lower()
    number = number_of(found[1] or found[2]) if found else None
    if number is None or SUPERSEDED.match(before) is None or _DEAD.search(before) is None:
        return None
    return Casualties(killed_low=number, killed_best=number, killed_high=number)
