"""People with arms in a sentence, and whether soldiers or police are among those who suffer."""

from __future__ import annotations

from collections.abc import Sequence

from geo.events.catalogue import CueHit
from geo.events.crowds import STATE, STATE_STEMS
from geo.events.people_words import is_civilian
from geo.events.words import Words
from geo.memo import Memo

BEING = frozenset("was were been being are is".split())
"""Forms of "to be" that make a passive with the word behind them."""
REACH = 6
"""Words from a cue to those who did or suffered what it says."""
_ARMED = frozenset(
    "gunmen gunman gang gangs militants militant jihadists jihadist jihadis insurgents insurgent rebels rebel militia militias militiamen "
    "militiaman bandits fighters attackers attacker assailants assailant extremists settlers settler guerrillas gangsters raiders vigilantes "
    "machete machetes knife knives knifeman motorbikes motorcycles herders separatists terrorists".split()
)
_ARMED_STEMS = (
    "бойовик", "боевик", "джихадист", "бандит", "повстан", "нападник", "напавш", "поселен", "сепаратист", "терорист",
    "террорист", "мачете", "ісламіст", "исламист",
)  # fmt: skip
_ARMED_PAIRS = (("armed", "men"), ("armed", "group"), ("armed", "groups"), ("armed", "youths"), ("armed", "assailants"),
                ("armed", "civilians"), ("boko", "haram"), ("al", "shabaab"))  # fmt: skip
_ARMED_CYRILLIC = ("озброєн", "вооружен", "вооружён")
_ARMED_PEOPLE = ("люд", "чолов", "мужч", "груп", "нападник", "напад")
_TROOPS = frozenset("troops forces soldiers army military marines paratroopers".split())
_SAYING = frozenset(
    "said says say told reported confirmed added sources source spokesman spokesperson spokeswoman chief commissioner officials "
    "повідомили сообщили заявили".split()
)
_CIRCUMSTANCE = (("in",), ("by",), ("when",), ("as",), ("after",), ("during",))
_TO_NAME = frozenset("the a town city village settlement capital of".split())
_BEHIND_NAME = frozenset(
    "on in at after before last this early late overnight from by without and as during with today yesterday earlier when while since "
    "following within back again but unopposed".split()
)
_FALLEN = ("вбит", "убит", "загин", "погиб")


_IRREGULARS = frozenset(
    "militants militant rebels rebel gunmen gunman insurgents insurgent terrorists terrorist jihadists jihadis fighters combatants bandits guerrillas militiamen "
    "extremists gangsters separatists".split()
)
_IRREGULAR_STEMS = (
    "бойовик",
    "боевик",
    "терорист",
    "террорист",
    "повстан",
    "бандит",
    "диверсант",
    "окупант",
    "загарбник",
)
_BY_THEM = ("ами", "ями", "ом", "ем", "цем")
_FELL = frozenset("dead died".split())
_BEHIND_FALLEN = frozenset(
    "in by during after when while as near at on outside around and with overnight".split()
)
_VICTIMS_BEFORE, _VICTIMS_BEHIND = 3, 3


def _could_begin(word: str) -> bool:
    """True for a word with which armed people can begin to be named."""
    pairs = {first for first, _ in _ARMED_PAIRS}
    return word in _ARMED or word in pairs or word.startswith((*_ARMED_STEMS, *_ARMED_CYRILLIC))


_could_be_armed: Memo[str, bool] = Memo(_could_begin, 20_000)


def takes_ground(words: Words, hit: CueHit) -> bool:
    """ "Rebels said they had taken Uvira", and not "the tour has taken London by storm"."""
    if not (hit.cue.phrase == "took" or hit.cue.phrase.endswith(" taken")):
        return True
    if hit.cue.phrase == "took" and not _closes_with_name(words, hit.last + 1):
        return False
    return any(w in _TROOPS for w in words.low[: hit.first]) or any(i < hit.first for i in armed_at(words))


def _closes_with_name(words: Words, i: int) -> bool:
    """ "Took the town of Goma on Monday", and not "took Goma residents to safety"."""
    while i < len(words) and (words.low[i] in _TO_NAME or words.text[words.starts[i]].isupper()):
        i += 1
        if i < len(words) and words.joint(i).strip():
            return True
    return i == len(words) or words.low[i] in _BEHIND_NAME


def armed_at(words: Words) -> list[int]:
    """Indices of the words with which armed people are named."""
    low = words.low
    if not any(map(_could_be_armed.__getitem__, low)):
        return []
    return [
        i
        for i, w in enumerate(low)
        if _could_be_armed[w]
        and (
            w in _ARMED
            or w.startswith(_ARMED_STEMS)
            or low[i : i + 2] in _ARMED_PAIRS
            or (
                w.startswith(_ARMED_CYRILLIC) and any(x.startswith(_ARMED_PEOPLE) for x in low[i + 1 : i + 2])
            )
        )
    ]


def fighters_harmed(words: Words, bounds: Sequence[int], hit: CueHit) -> bool:
    """Soldiers or police among those whom the cue's clause names, and not as those who tell of it."""
    low = words.low
    for i in range(max(0, hit.first - REACH), min(len(low), hit.last + 1 + REACH)):
        here = bounds[i] == bounds[hit.first] and (i > hit.last or _suffers(words, hit))
        if here and (low[i] in STATE or low[i].startswith(STATE_STEMS)):
            telling = any(w in _SAYING for w in low[i + 1 : i + 3]) or low[i - 1 : i] == ("to",)
            if not telling and not by(words, i):
                return True
    return False


def _suffers(words: Words, hit: CueHit) -> bool:
    """True where those who stand before the cue suffer it: "were killed", "soldiers killed in an attack", or fight back."""
    low = words.low
    passive = any(w in BEING for w in low[max(0, hit.first - 2) : hit.first])
    reduced = low[hit.last] in ("killed", "shot") and low[hit.last + 1 : hit.last + 2] in _CIRCUMSTANCE
    noun = any(w in ("in", "by") for w in low[max(0, hit.first - 3) : hit.first])
    fallen = low[hit.first].startswith(_FALLEN)
    return passive or reduced or noun or fallen or any(a > hit.last for a in armed_at(words))


def irregulars_killed(words: Words, hit: CueHit) -> bool:
    """ "14 gunmen dead", "killed five militants", «боевики убиты»: those who suffer are armed, and no civilians stand with them."""
    low = words.low
    before, after = (
        low[max(0, hit.first - _VICTIMS_BEFORE) : hit.first],
        low[hit.last + 1 : hit.last + 1 + _VICTIMS_BEHIND],
    )
    if any(is_civilian(w) for w in (*before, *after)):
        return False
    if any(map(_is_irregular, after)) and low[hit.last + 1 : hit.last + 2] not in _CIRCUMSTANCE:
        return True
    closed = hit.last + 1 >= len(low) or bool(words.joint(hit.last + 1).strip()) or after[0] in _BEHIND_FALLEN
    passive = any(w in BEING for w in before) or low[hit.first].startswith(_FALLEN) or low[hit.first] in _FELL
    return (passive or closed) and any(map(_is_irregular, before))


def _is_irregular(word: str) -> bool:
    return word in _IRREGULARS or (word.startswith(_IRREGULAR_STEMS) and not word.endswith(_BY_THEM))


def by(words: Words, at: int) -> bool:
    """Whether the word at `at` is who did it: "by gunmen"."""
    return any(w in ("by", "від", "от", "with") for w in words.low[max(0, at - 3) : at])
