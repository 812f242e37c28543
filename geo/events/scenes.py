"""A rally where bombs go off or shots are fired: the scene of an attack, and not the news."""

from __future__ import annotations

from collections.abc import Sequence

from geo.events.catalogue import CueHit
from geo.events.crowds import STATE, STATE_STEMS
from geo.events.words import Words

_SCENE = "Protests"
_AT = frozenset("на під час во время посеред посреди біля возле".split())
_ATTACKS = ("Explosions/Remote violence", "Violence against civilians")
_SURE = 0.65  # weight of a cue that tells more than damage


def without_scene(words: Words, hits: Sequence[CueHit]) -> list[CueHit]:
    """«На мітингу в Букаву пролунали два вибухи»: the blasts; what police do at a rally is told of the rally."""
    attacked = any(
        h.cue.event_type in _ATTACKS and h.cue.weight >= _SURE and not (h.cue.harm or h.cue.brief)
        for h in hits
    )
    if not attacked or any(w in STATE or w.startswith(STATE_STEMS) for w in words.low):
        return list(hits)
    return [
        h for h in hits if not (h.cue.event_type == _SCENE and h.first > 0 and words.low[h.first - 1] in _AT)
    ]
