"""Deaths whose cause nobody tells: news of an incident, and no sign of an attack where the report speaks of no violence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from geo.events.catalogue import CueHit, retyped
from geo.events.retyping import UNTOLD
from geo.events.sieve import Sieve
from geo.events.words import Words

_OPEN = frozenset(
    "dead died deaths deceased casualties casualty injured killed kills жертв* загинул* загибл* помер* погиб* скончал* постражда* пострада*".split()
)
_OPEN_PHRASES = (
    "dead in", "lost their lives", "lost his life", "lost her life", "did not survive", "crushed to death", "trampled to death",
    "burned to death", "claimed the lives", "claimed _ lives", "cost _ lives", "took the lives", "забра* життя", "забрав життя",
    "обірва* життя", "унес* жизн*", "унёс жизн*",
)  # fmt: skip
_ACTIVE = ("killed", "kills")
_BEHIND_PASSIVE = frozenset(
    "when while after as in at on near by and during from inside outside along".split()
)
# Beginnings of words with which reports speak of weapons, war, quarrels and those who take part in them.
_VIOLENCE = (
    "attack", "assail", "assassin", "assault", "airstrike", "ambush", "artiller", "armed", "army", "arrest", "behead",
    "bomb", "brawl", "bullet", "bystander", "cartel", "clash", "conflict", "crackdown", "crossfire", "drone", "enem", "execut",
    "explosive", "feud", "fight", "fired", "gang", "grenade", "gun", "homicid", "hostage", "insurg", "jihad", "knife",
    "knives", "landmine", "lynch", "machete", "massacr", "milit", "missile", "mortar", "murder", "occup", "paramilit", "perpetrat",
    "protest", "raid", "rampag", "rebel", "riot", "rocket", "russian", "sabotag", "shell", "shoot", "shot", "sniper", "soldier",
    "strike", "struck", "suspect", "terror", "troop", "unrest", "vigilant", "violen", "warplane", "weapon", "агрес", "авіаудар",
    "авиаудар", "армі", "арми", "беспилотн", "безпілотн", "бійк", "битв", "боєприпас", "боеприпас", "бої", "бои", "бойов", "боев",
    "бомб", "бпла", "бунт", "вбив", "вбит", "вибух", "взрыв", "вистріл", "выстрел", "війн", "військ", "воен", "войн", "войск", "ворог",
    "ворож", "враг", "враж", "вогонь", "вооруж", "гранат", "драк", "дрон", "екстрем", "експлоз", "заворуш", "задерж", "затрим", "зброй",
    "збро", "зброє", "заручн", "заложн", "затриман", "зсу", "всу", "зарізав", "зарезал", "збит", "сбит", "зіткненн", "столкновени",
    "конфлікт", "конфликт", "міномет", "миномет", "нападен", "напад", "нападав", "обстріл", "обстрел", "окуп", "оккуп", "озброєн",
    "оруж", "пво", "ппо", "перестріл", "перестрел", "погром", "поліцейськ", "противник", "протест", "прильот", "прилет", "прилёт",
    "ракет", "розстріл", "расстрел", "росіян", "россиян", "снаряд", "солдат", "стріл", "стрел", "терор", "террор", "теракт", "ударн",
    "удар", "убив", "убил", "убит", "убийств", "фронт", "шахед", "фпв", "fpv", "shahed", "stabb", "ножов", "мінн", "мінув", "минн",
    "минир", "кульов", "пулев",
)  # fmt: skip
# Short ones that begin other words: "warehouse", "Warsaw", «ніж» is "than", «культура», «министр».
_VIOLENT_WORDS = "war wars wartime warring mob mobs kab kabs каб кабы каби кабів кабов кабами рф ножа ножем ножі ножом ножи куля кулі кулею пуля пули пулю пулей міна міни міну міною мінами мина мины мину миной минами"
_SPOKEN_OF = Sieve({1: (*(f"{start}*" for start in _VIOLENCE), *_VIOLENT_WORDS.split())})
_FOUND = ("found", "знайш", "знайд", "виявл", "виявил", "нашл", "найден", "обнаруж")


def by_known_cause(words: Words, hits: Sequence[CueHit], *, at_war: bool) -> list[CueHit]:
    """The hits, deaths alone without the attack that the catalogue takes them for, where the whole report speaks of no violence.

    "Twelve people died in Nairobi when a grandstand tipped over" tells an incident, and that somebody attacked them is
    nowhere said. Its type is `Other` then, and its sub-type open.

    Args:
        words: the words of the sentence.
        hits: its cues.
        at_war: whether it names a place in a division from which violence is reported all the time, so that nobody adds what killed people.
    """
    if at_war or not all(_is_open(words, h) for h in hits) or _speaks_of_violence(words.text):
        return list(hits)
    if any(
        w.startswith(_FOUND) for w in words.low
    ):  # dead whom somebody finds were mostly killed by somebody
        return list(hits)
    return [replace(h, cue=retyped(h.cue, UNTOLD)) for h in hits]


def _is_open(words: Words, hit: CueHit) -> bool:
    """Whether what befell people may have any cause: "were killed when", not "killed his wife"."""
    phrase = hit.cue.phrase
    if not hit.cue.harm or hit.cue.sub_event_type != "Attack":
        return False
    if phrase not in _OPEN:
        return phrase in _OPEN_PHRASES
    if phrase not in _ACTIVE:
        return True
    after = words.low[hit.last + 1 : hit.last + 2]
    ends = not after or bool(words.joint(hit.last + 1).strip())
    return phrase == "killed" and (ends or after[0] in _BEHIND_PASSIVE)


@lru_cache(maxsize=8)
def _speaks_of_violence(text: str) -> bool:
    return _SPOKEN_OF.holds(text.lower())
