"""What is told apart by a word beside it: household gas, what a drone dropped, and a crash in a land of floods."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from geo.events.catalogue import CueHit, retyped
from geo.events.raids import DRONES
from geo.events.words import Words

_DEVICES, _DROPS = (
    ("взрывн", "вибухов", "explosive", "боеприпас", "боєприпас"),
    ("сброс", "сбросил", "скид", "скин", "dropp"),
)
_GAS_FITTINGS = ("leak", "cylinder", "canister", "pipe", "boiler", "stove", "bottle")
_LEAKS, _GAS = ("витік", "витоку", "витоком", "утечк"), frozenset({"газу", "газа"})
_ACCIDENT, _HAZARD = "Accident", "Natural hazard"
_HURTING = (
    "injur", "kill", "hurt", "wound", "dead", "died", "dying", "загин", "погиб", "постражд", "пострад", "травм", "поран", "ранен",
)  # fmt: skip
_CRAFT = (
    "helicopter",
    "plane",
    "jet",
    "aircraft",
    "train",
    "bus",
    "truck",
    "вертол",
    "самол",
    "літак",
    "поїзд",
    "потяг",
    "поезд",
    "автобус",
)


def is_gas_bang(words: Words) -> bool:
    """«Хлопок газа»: what a blast of household gas is called; «хлопки» alone are only heard."""
    return any(
        words.low[i].startswith(("хлопок", "хлопк")) and words.low[i + 1].startswith("газ")
        for i in range(len(words) - 1)
    )


def is_gas_leak(words: Words) -> bool:
    """ "May have been caused by a gas leak", «через витік газу»: what blew up is told, though not for sure."""
    low = words.low
    return any(
        (low[i] == "gas" and low[i + 1].startswith(_GAS_FITTINGS))
        or (low[i].startswith(_LEAKS) and low[i + 1] in _GAS)
        for i in range(len(low) - 1)
    )


def is_dropped(words: Words, hit: CueHit) -> bool:
    """«Сброс взрывного устройства с беспилотника»: a strike from the air; what a drone laid is still a mine."""
    device = words.low[hit.first].startswith(_DEVICES)
    return (
        device
        and any(w.startswith(DRONES) for w in words.low)
        and any(w.startswith(_DROPS) for w in words.low)
    )


def is_of_craft(words: Words, hit: CueHit) -> bool:
    """«Разбился вертолёт, который вёз продовольствие»: in the flood's land, and an accident of its own."""
    return any(w.startswith(_CRAFT) for w in words.low[max(0, hit.first - 3) : hit.last + 4])


def in_bad_weather(words: Words, hits: Sequence[CueHit]) -> list[CueHit]:
    """ "A jet flipped over amid gusty winds, injuring 18": hurt in the accident, not by the weather."""
    crash = next(
        (
            h.cue
            for h in hits
            if h.cue.sub_event_type == _ACCIDENT and not h.cue.harm and is_of_craft(words, h)
        ),
        None,
    )
    if crash is None:
        return list(hits)
    return [
        replace(h, cue=retyped(h.cue, crash))
        if h.cue.sub_event_type == _HAZARD and words.low[h.first].startswith(_HURTING)
        else h
        for h in hits
    ]
