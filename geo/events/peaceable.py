"""Drones that carry, sow or film, eruptions and quakes that scientists only model, deeds that a law punishes: nobody was harmed by them now."""

from __future__ import annotations

from geo.events.catalogue import CueHit
from geo.events.marks import MODELLED
from geo.events.people_words import harm
from geo.events.words import Words

_CRAFT = ("дрон", "безпіл", "беспил", "бпла", "квадрокоптер", "drone", "uav", "quadcopter")
_LOADS = (
    "піц", "пицц", "ліки", "ліків", "ліками", "лекарств", "пакунок", "пакунк", "посил", "посыл", "доставк", "кур'єр", "курьер", "засія", "засея", "посів", "посев", "саджан", "сажен", "зйом", "съём",
    "съем", "пошт", "почт", "врожа", "урожа", "добрив", "удобрен", "світлов", "светов", "pizza", "parcel", "deliver", "medicine", "seed", "sow", "plant", "spray", "film",
)  # fmt: skip
_ARMED = ("бомб", "вибух", "взрыв", "удар", "атак", "влуч", "врез", "вріз", "уламк", "облом", "сбит", "збит", "bomb", "explo", "strike", "struck", "attack", "debris", "shot", "hit")  # fmt: skip
_MODELLED = tuple("змоделю смоделир відтвори воссозда симуляц симулят комп'ютерн компьютерн".split())
_PENALTIES = ("санкц", "покаран", "наказан", "штраф", "строк", "термін")
_PENALTY_REACH = 4  # words from a penalty to what it is for
_NATURAL = ("Natural hazard", "Outbreak", "Accident")


def is_peaceable(words: Words, hit: CueHit) -> bool:
    """True for a drone with a parcel, a disaster in a model, and what one is punished for."""
    return _is_of_peace(words, hit) or _is_modelled(words, hit) or _is_penalised(words, hit)


def _is_of_peace(words: Words, hit: CueHit) -> bool:
    """«Дрон скинув пакунок із ліками на дах лікарні», "drones sowed the burnt forest"."""
    if not words.low[hit.first].startswith(_CRAFT):
        return False
    loaded = any(w.startswith(_LOADS) for w in words.low)
    return loaded and not any(w.startswith(_ARMED) or harm(w) for w in words.low)


def _is_modelled(words: Words, hit: CueHit) -> bool:
    """«Геологи відтворили на комп'ютері виверження Тамбори»."""
    natural = hit.cue.harm or hit.cue.sub_event_type in _NATURAL
    return natural and bool(words.marks & MODELLED) and any(w.startswith(_MODELLED) for w in words.low)


def _is_penalised(words: Words, hit: CueHit) -> bool:
    """«Сенат підтримав санкції за викрадення дітей»: such deeds, and none of them told."""
    before = words.low[max(0, hit.first - _PENALTY_REACH) : hit.first]
    return before[-1:] == ("за",) and any(w.startswith(_PENALTIES) for w in before)
