"""Shootings and stabbings by somebody alone: crime where nobody political, no armed group and no war is told of."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from geo.events.armed import armed_at
from geo.events.catalogue import Cue, CueHit, retyped
from geo.events.public_life import POLITICAL
from geo.events.raids import DRONES, SHELLS
from geo.events.retyping import CRIME
from geo.events.words import Words

_ATTACKS, _ATTACK = "Violence against civilians", "Attack"
_ALONE = frozenset(
    "gunman shooter knifeman attacker assailant knife knives нападник нападника нападником нападавший нападавшего нападавшим бандит бандита".split()
)
_BY_ONE = frozenset(
    "gunman shooter knifeman attacker assailant man woman teen teenager boy youth pupil student ex-pupil ex-student employee driver motorist husband son brother "
    "stepfather neighbour neighbor colleague stranger pensioner passenger customer "
    "чоловік жінка студент студентка учень учениця підліток школяр юнак хлопець водій водійка стрілець нападник зловмисник пенсіонер випускник колишній син брат "
    "мужчина женщина ученик ученица подросток школьник юноша парень водитель стрелок нападавший злоумышленник выпускник бывший сын пенсионер".split()
)
_SCENES = (
    "school", "college", "universit", "campus", "kindergart", "nursery", "creche", "classroom", "bar", "pub", "nightclub", "restaurant", "cafe", "café", "mall", "shopping", "supermarket",
    "party", "birthday", "barbecue", "gym", "cinema", "carnival", "fair", "christmas", "parking", "car park", "stairwell", "flat", "apartment", "playground", "station", "tram", "bus",
    "supermarket", "casino", "hairdress", "barber", "hostel", "motel", "campsite", "beach",
    "школ", "ліце", "лице", "гімназ", "гимназ", "універс", "универс", "коледж", "колледж", "дитсад", "садк", "детсад", "бар", "паб", "клуб", "ресторан", "кафе", "торгов", "супермаркет",
    "вечірк", "вечерин", "весілл", "свадьб", "ярмар", "кінотеатр", "кинотеатр", "парков", "під'їзд", "подъезд", "квартир", "дискотек", "гуртожит", "общежит", "зупин", "останов", "трамва", "магазин",
)  # fmt: skip
_KILLED = frozenset("убив вбив убила вбила убил поранив поранила ранил ранила shot killed wounded".split())
_OWN_ARMS = ("рушниц", "пістолет", "гвинтівк", "револьвер", "ружь", "ружье", "пистолет", "винтовк", "обрез", "ніж", "ножем", "нож", "сокир", "топор", "молотк", "shotgun", "rifle", "pistol", "knife", "axe")  # fmt: skip
_FOR_GAIN = ("takings", "виторг", "вируч", "выручк", "пограбув", "ограблен")
_DRIVEN = ("car", "van", "truck", "lorry", "suv", "driver", "motorist", "водій", "водитель", "авто", "машин", "вантажівк", "грузовик")  # fmt: skip
_CROWDED = ("crowd", "pedestrian", "passers", "revell", "shopper", "натовп", "перехож", "пішохо", "толп", "прохож", "пешеход")  # fmt: skip
_POLITICAL = (
    *POLITICAL,
    "jihad", "militant", "gangs", "temple", "rally", "soldier", "troop", "army", "military", "paramilit", "separatis", "екстрем", "экстрем", "мігран", "мигран", "солдат", "військ", "воен", "бойовик", "боевик", "окупант", "оккупант", "росіян", "россиян", "ворог", "повстан", "сепарат", "протест", "мітинг", "митинг", "палестин",
)  # fmt: skip
_TERROR = re.compile(
    r"(?<![^\W_])(?:terror|extremis|jihad|islamis|терор|террор|джихад|исламист|ісламіст)", re.IGNORECASE
)
_FORCE = ("police", "policem", "officer", "guard", "поліц", "полиц", "рятувальник")
_FORCE_TELLS = frozenset(
    "said say says told confirmed reported are have is hunt hunting arrested detained searching seeking chief spokesman повідомили повідомила сообщили сообщила затримала задержала шукає ищет".split()
)


def by_one(words: Words, hits: Sequence[CueHit], *, fought: bool) -> list[CueHit]:
    """The hits, attacks as crime where somebody alone did it, at a school, in a bar, to people who stand for nothing.

    Args:
        words: the words of the sentence.
        hits: its cues.
        fought: the text has told of fighting or of an attack from afar.
    """
    if fought or not hits or not all(_is_attack(h.cue) for h in hits):
        return list(hits)
    gain = any(w.startswith(_FOR_GAIN) for w in words.low)
    if all(h.cue.harm for h in hits) and not (gain or _kills(words)):
        return list(hits)
    if any(w.startswith((*_POLITICAL, *DRONES, *SHELLS)) for w in words.low) or _by_many(words):
        return list(hits)
    if _speaks_of_terror(words.text):
        return list(hits)
    alone = not _BY_ONE.isdisjoint(words.low)
    there = any(w.startswith(_SCENES) for w in words.low)
    driven = any(w.startswith(_DRIVEN) for w in words.low) and any(w.startswith(_CROWDED) for w in words.low)
    if not (alone or there or driven or gain) or _of_force(words):
        return list(hits)
    return [replace(h, cue=replace(retyped(h.cue, CRIME), harm=False)) for h in hits]


@lru_cache(maxsize=8)
def _speaks_of_terror(text: str) -> bool:
    return _TERROR.search(text) is not None


def _is_attack(cue: Cue) -> bool:
    return cue.event_type == _ATTACKS and cue.sub_event_type == _ATTACK


def _kills(words: Words) -> bool:
    """«Прийшов до гімназії з рушницею, убив десятьох»: somebody did, with a weapon of his own."""
    deed = not _KILLED.isdisjoint(words.low)
    return deed and any(w.startswith(_OWN_ARMS) for w in words.low)


def _by_many(words: Words) -> bool:
    """ "Gunmen", "militants", "armed men": more than one with arms."""
    return any(words.low[i] not in _ALONE for i in armed_at(words))


def _of_force(words: Words) -> bool:
    """Police who shoot or are shot, and do not only tell of it."""
    for i, word in enumerate(words.low):
        if word.startswith(_FORCE):
            behind = words.low[i + 1 : i + 3]
            if "by" in words.low[max(0, i - 2) : i]:
                return True
            if _FORCE_TELLS.isdisjoint(behind) and i + 1 < len(words):
                return True
    return False
