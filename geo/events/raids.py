"""Attacks told in words of war that are none: raids on public places, shots at cars, blasts at petrol stations; and assaults on the front."""

from __future__ import annotations

from itertools import pairwise

from geo.events.catalogue import CueHit
from geo.events.crowds import unarmed_killed
from geo.events.words import Words

DRONES = ("drone", "uav", "дрон", "безпілотник", "беспилотник")
"""Words for what flies and strikes without a crew."""
SHELLS = (
    "missile",
    "rocket",
    "mortar",
    "artillery",
    "ракет",
    "міномет",
    "миномет",
    "артилер",
    "артиллер",
    "снаряд",
)
"""Beginnings of words for shells, rockets and guns."""
_BREAKING_IN = frozenset(
    "stormed raided burst broke ambush ambushed ambushes attack attacked attacks raid raids".split()
)
_PUBLIC = frozenset(
    "nightclub club bar restaurant hotel church mosque synagogue temple school university hospital mall market supermarket concert wedding "
    "village house home bus minibus taxi travellers travelers passengers commuters traders worshippers pilgrims farmers party".split()
)
_BREAKING_IN_STEMS = ("ворвал", "увірвал", "ввірвал", "вдерл", "напал", "напад", "нападен", "засад", "атак")
_PUBLIC_STEMS = (
    "церк", "храм", "мечет", "синагог", "монаст", "школ", "лікарн", "больниц", "готел", "отел", "ресторан", "кафе", "ринк", "ринок", "рынк", "рынок",
    "автобус", "маршрут", "весілл", "свадьб", "пасажир", "пассажир", "фермер", "селян", "крестьян", "торгов", "паломник", "прочан", "мирн", "цивільн",
)  # fmt: skip
_VEHICLES = ("машин", "автомоб", "авто", "внедорож", "маршрут", "позашлях")
_UNKNOWN = ("неизвестн", "невідом", "боевик", "бойовик", "вооруж", "озброєн")

_FUEL = ("автозаправ", "заправк", "заправоч", "бензоколон", "бензозаправ", "азс", "газобал", "газогенер")
_FUEL_PAIRS = frozenset(
    (a, b) for a in ("petrol", "gas", "filling", "fuel") for b in ("station", "stations", "pump")
)
_ATTACKING = (
    "bomb",
    "attack",
    "grenade",
    "бомб",
    "атак",
    "удар",
    "обстр",
    "гранат",
    "диверс",
    "теракт",
    "ied",
)
_AXES, _AXIS_REACH = ("направлени", "напрямк"), 4


def is_raid(words: Words, hit: CueHit) -> bool:
    """ "Stormed a nightclub", "stormed Solhan and killed 130 villagers": no fight for ground, an attack on those inside."""
    if hit.cue.event_type != "Battles":
        return False
    first = words.low[hit.first]
    if not (first in _BREAKING_IN or first.startswith(_BREAKING_IN_STEMS)):
        return False
    inside = words.low[hit.last + 1 : hit.last + 5]
    return any(w in _PUBLIC or w.startswith(_PUBLIC_STEMS) for w in inside) or unarmed_killed(words)


def is_shot_at(words: Words, hit: CueHit) -> bool:
    """«Неизвестные обстреляли машину»: with small arms, not with artillery."""
    fired = (
        words.low[hit.first].startswith(("обстрел", "обстріл"))
        and hit.cue.event_type == "Explosions/Remote violence"
    )
    vehicle = any(w.startswith(_VEHICLES) for w in words.low[hit.last + 1 : hit.last + 3])
    return (
        fired
        and vehicle
        and any(w.startswith(_UNKNOWN) for w in words.low)
        and not any(w.startswith(SHELLS) for w in words.low)
    )


def is_at_fuel(words: Words) -> bool:
    """ "A blast at a petrol station", «взрыв на автозаправке», where no shell or bomb is told of."""
    fuel = any(w.startswith(_FUEL) for w in words.low) or any(p in _FUEL_PAIRS for p in pairwise(words.low))
    return fuel and not any(w.startswith((*SHELLS, *_ATTACKING)) for w in words.low)


def is_on_the_front(words: Words, hit: CueHit) -> bool:
    """«41 раз атаковала на Покровском направлении»: an assault of troops, as summaries of the front count them."""
    return any(w.startswith(_AXES) for w in words.low[hit.last + 1 : hit.last + 1 + _AXIS_REACH])
