"""Tolls that rise: "the death toll from the strike rose to 20", and the numbers that they replace."""

from __future__ import annotations

import re
from collections.abc import Sequence

from geo.events import people_words as people
from geo.events.groups import Group
from geo.events.words import Words

RISING = (
    "зрос",
    "зріс",
    "вырос",
    "возрос",
    "збільш",
    "увелич",
    "сягн",
    "достиг",
    "становить",
    "составля",
    "до",
)
SUPERSEDED = re.compile(
    r"^\W*(?:(?:correction|clarification|corrected|note|виправлення|уточнення|поправка|исправление|уточнение)\W+)?(?:(?:an |the )?(?:earlier|previous|initial|first|early)\b[^,.;]*\b(?:report|toll|count|figure|estimate|version|stor|article|headline|edition)\w*|(?:у|в|во) (?:попередн|перш|предыдущ|перво)\w+ (?:верс|повідомл|сообщ|редакц|заголов)\w*|earlier|previously|initially|"
    r"раніше|ранее|спочатку|сначала|спершу|первоначально|накануне|напередодні|до цього|до этого)\b[^.;]*?"
    r"\b(?:report\w*|sp[eo]\w*|said|put|had|stood|was|were|known|повідомля\w+|йшлося|говори\w+|було відомо|сообща\w+|было известно|знали)\b"
)
_COUNT = frozenset("number toll count кількість число чисельність".split())
_RISE = frozenset(
    "risen rose rises climbed climbs reached reaches stands stood revised corrected lowered updated jumped increased grew grown passed exceeded topped gone went corrects".split()
)
_PUTTING = frozenset("put puts putting placed estimates estimated".split())
_BRINGING = frozenset("bringing brings brought raising raises taking takes".split())
VICTIMS = ("жертв",)
_KNOWN = frozenset("known confirmed believed feared відомо известно".split())
_COUNT_REACH, _KNOWN_REACH = 3, 7  # words from "number" to "died"
_RISE_REACH, _RISE_TO = 30, 5
_FROM = frozenset("from с со з зі із від".split())


def risen(words: Words, i: int, free: Sequence[Group]) -> list[Group]:
    """ "The death toll from the strike rose to 20", «кількість загиблих унаслідок удару зросла до 45»."""
    if not (words.low[i] in ("toll", "dead") or is_count(words, i)):
        return []
    for k in range(i + 1, min(i + _RISE_REACH, len(words))):
        if people.harm(words.low[k]) == "injured":
            return []
        brought = words.low[k] == "to" and any(w in _BRINGING for w in words.low[max(0, i - 4) : i])
        rises = words.low[k] in _RISE or (words.low[k].startswith(RISING) and words.low[k] != "до")
        if (
            rises
            or brought
            or _is_now(words, i, k, free)
            or (words.low[k] == "at" and k == i + 1 and _is_put(words, i))
        ):
            to = [g for g in free if k < g.first <= k + _RISE_TO]
            to = [g for g in to if words.low[g.first - 1] not in _FROM][:1]  # "rose from 14 to 28"
            if to or words.low[k] != "at":  # "killed at a street party has gone up to 12"
                return to
    return _risen_before(words, i, free)


def _is_now(words: Words, i: int, k: int, free: Sequence[Group]) -> bool:
    """ "The death toll in the crash near Mbeya is two": the number at once behind the verb."""
    return words.low[i] == "toll" and words.low[k] in ("is", "was") and any(g.first == k + 1 for g in free)


def _risen_before(words: Words, i: int, free: Sequence[Group]) -> list[Group]:
    """«До 25 зросла кількість жертв»: the number stands before."""
    verb = next(
        (k for k in range(i - 1, max(i - 1 - _COUNT_REACH, 0), -1) if words.low[k].startswith(RISING)), 0
    )
    if not verb or words.low[verb] == "до":
        return []
    return [g for g in free if g.after == verb and words.low[max(0, g.first - 1)] == "до"][:1]


def _is_put(words: Words, i: int) -> bool:
    """ "The death toll stands at 20", "the governor put the dead at 50"."""
    return words.low[i] != "dead" or any(w in _PUTTING for w in words.low[max(0, i - 4) : i])


def is_count(words: Words, i: int) -> bool:
    """«число жертв», "the number of dead", "the number of people known to have died"."""
    reach = (
        _KNOWN_REACH if any(w in _KNOWN for w in words.low[max(0, i - _COUNT_REACH) : i]) else _COUNT_REACH
    )
    return any(w in _COUNT for w in words.low[max(0, i - reach) : i])
