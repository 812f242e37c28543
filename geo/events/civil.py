"""Fires, falls and crimes told in words that war shares: what they are where nobody with arms and no weapon is named."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from geo.events.armed import armed_at
from geo.events.assailants import FIRE
from geo.events.catalogue import Cue, CueHit, retyped
from geo.events.crowds import STATE, STATE_STEMS
from geo.events.public_life import POLITICAL
from geo.events.raids import DRONES, SHELLS
from geo.events.retyping import CRIME, HAZARD, MISHAP
from geo.events.words import Words

_REMOTE, _ATTACKS, _ATTACK = "Explosions/Remote violence", "Violence against civilians", "Attack"
_WEAK = 0.5  # weight of a cue that tells only of fire or damage
_FALLING = (
    "fell", "toppl", "collaps", "plung", "overturn", "skidd", "swerv", "veer", "ploughed", "plowed", "drown", "electrocut", "suffocat", "scaffold", "crane", "elevator",
    "methane", "monoxide", "crush", "shaft", "quarry", "well", "septic", "manhole", "lorry", "truck", "train", "bus", "minibus", "tram", "ferry", "boat", "canoe",
    "plane", "glider", "helicopter", "balloon", "climb", "ladder", "zip-line", "rollercoaster",
    "зірва", "сорвал", "впав", "впала", "впало", "упал", "метан", "чадн", "угарн", "потяг", "поїзд", "поезд", "автобус", "вантажівк", "грузовик", "фур", "легковик", "легковушк",
    "маршрутк", "трамва", "вертол", "літак", "самол", "човен", "лодк", "катер", "пором", "паром", "шахт", "кран", "ліфт", "лифт", "обвал", "рухнул", "втопи", "потону", "утону",
    "в'їха", "врізав", "въеха", "врезал", "перекину", "переверну", "отруї", "отрав",
)  # fmt: skip
_FIRES = ("fire ", "blaze", "пожеж", "пожар")
_SKY = ("lightning", "hail", "avalanche", "блискавк", "молни", "град", "лавин")
_DEEDS = (
    "shot", "shoot", "gun", "stab", "knife", "bomb", "explos", "blast", "attack", "strike", "struck", "kidnap", "murder", "beat", "raid", "ambush", "execut", "hack", "slain", "blew",
    "assault", "mine", "landmine",
    "стріл", "стрел", "зброя", "зброї", "оруж", "ніж", "нож", "зарі", "зареза", "вбив", "убий", "вибух", "взрыв", "підрив", "подор", "підір", "атак", "удар", "обстр", "напад", "побит",
    "избит", "теракт", "мін", "катув", "пыт", "страт", "казн", "окупант", "оккупант", "росіян", "ворог",
)  # fmt: skip
_STABBING = (
    "stab",
    "knife",
    "зарі",
    "зареза",
    "ножов",
    "ножем",
    "ножом",
)
_CLOSE = frozenset(
    "wife husband girlfriend boyfriend ex-wife ex-husband partner neighbour neighbor stepfather stepson son-in-law brother-in-law flatmate quarrel argument row brawl "
    "дружину дружина сусіда сусід сусідку співмешканця співмешканку сварки сварку сварка жену жена мужа соседа соседку сожителя сожительницу ссоры ссору ссора тещу тёщу отчима вітчима".split()
)
_THE = frozenset([("the",), ("their",), ("houses",), ("homes",), ("a",), ("several",), ("dozens",)])
_TILL = frozenset(
    "robbed robbery robbers robber robbing burglar burglars burglary carjacked till mugged mugging".split()
)
_POLITICAL = (
    *POLITICAL,
    "jew", "muslim", "christian", "hindu", "passers-by", "passersby", "pedestrian", "shoppers", "crowd", "прохож", "перехож", "натовп", "толп", "gang", "міграц", "мигрант",
)  # fmt: skip


def _is_laid(words: Words, hit: CueHit) -> bool:
    """ "They burned the clinic": somebody laid it."""
    return words.low[hit.last] in ("burned", "burnt") and words.low[hit.last + 1 : hit.last + 2] in _THE


def as_meant(words: Words, hits: Sequence[CueHit], attack: Cue | None, *, fought: bool) -> list[CueHit]:
    """The hits with the types that they have where nobody with arms and no weapon is named.

    "Twenty dead as a bus fell into a ravine" is an accident, a fire too, "stabbed his wife" a crime.

    Args:
        words: the words of the sentence.
        hits: its cues.
        attack: the attack from afar that the paragraph has just told of, or None; a fire told with harm behind it is its work.
        fought: the text has told of fighting or of an attack from afar.
    """
    if attack is not None and all(h.cue.harm or h.cue.phrase.startswith(_FIRES) for h in hits):
        return [replace(h, cue=retyped(h.cue, attack)) for h in hits]
    if not any(_is_open(h.cue) for h in hits):
        return list(hits)
    if _names_arms(words):
        return list(hits)
    if all(h.cue.event_type == _ATTACKS and h.cue.sub_event_type == _ATTACK for h in hits) and _is_crime(
        words
    ):
        return [replace(h, cue=replace(retyped(h.cue, CRIME), harm=False)) for h in hits]
    if fought or not all(h.cue.harm or (_is_fire(h.cue) and not _is_laid(words, h)) for h in hits):
        return list(hits)
    kind = _cause(words, hits)
    if kind is None:
        return list(hits)
    return [replace(h, cue=replace(retyped(h.cue, kind), weight=0.7)) for h in hits]


def _is_open(cue: Cue) -> bool:
    untold = cue.harm and cue.event_type == MISHAP.event_type and not cue.sub_event_type
    return (cue.event_type == _ATTACKS and cue.sub_event_type == _ATTACK) or _is_fire(cue) or untold


def _is_fire(cue: Cue) -> bool:
    fire = cue.phrase.startswith(
        (*FIRE, "fire", "burning", "on fire", "палає", "горит", "горять", "горить", "горят")
    )
    return cue.event_type == _REMOTE and not cue.sub_event_type and cue.weight < _WEAK and fire


def _names_arms(words: Words) -> bool:
    return bool(armed_at(words)) or any(w.startswith((*DRONES, *SHELLS)) for w in words.low)


def _cause(words: Words, hits: Sequence[CueHit]) -> Cue | None:
    """What killed, where the sentence says it with a word of falls, crashes or the sky, and names no deed."""
    if any(w.startswith(_SKY) for w in words.low):
        return HAZARD
    if any(_is_fire(h.cue) for h in hits):
        return None if any(w.startswith(_DEEDS) for w in words.low) else MISHAP
    told = any(w.startswith(_FALLING) for w in words.low)
    return MISHAP if told and not any(w.startswith(_DEEDS) for w in words.low) else None


def _is_crime(words: Words) -> bool:
    """ "A man stabbed his wife", "shot and robbed": no political side."""
    if any(w.startswith(_POLITICAL) or w in STATE or w.startswith(STATE_STEMS) for w in words.low):
        return False
    close = not _CLOSE.isdisjoint(words.low) or not _TILL.isdisjoint(words.low)
    return close or any(w.startswith(_STABBING) for w in words.low)
