"""Weapons made harmless: they harmed nobody."""

from __future__ import annotations

from collections.abc import Sequence

from geo.events.catalogue import CueHit

_REMOTE = "Explosions/Remote violence"
_OBJECT = 4  # words from a deed to its object
_DISARMING = (
    "defus",
    "made safe",
    "сапери знешкод",
    "знешкод",
    "сапёры обезвред",
    "обезвред",
    "обезвреж",
    "вилуч",
    "изъя",
    "розмінув",
    "разминир",
)


def without_disarmed(hits: Sequence[CueHit]) -> list[CueHit]:
    """ "Sappers defused a 250 kg bomb", «вилучили сорок гранат»: the weapon named right behind tells of no attack."""
    safe = [h.last for h in hits if h.cue.phrase.startswith(_DISARMING)]
    return [
        h for h in hits if not (h.cue.event_type == _REMOTE and any(0 < h.first - s <= _OBJECT for s in safe))
    ]
