"""Who did it and to whom, by where the parties stand in the sentence."""

from __future__ import annotations

from collections.abc import Sequence

from geo.events.actors import Actor
from geo.events.catalogue import CueHit
from geo.events.words import Words

_ARMED = (
    "troops",
    "forces",
    "soldiers",
    "army",
    "military",
    "marines",
    "paratroopers",
    "війська",
    "військов",
    "армі",
    "войск",
    "военн",
    "арми",
)
_CIVIL = ("Strategic developments", "Protests", "Riots", "Other")


def parties(words: Words, actors: Sequence[Actor], hit: CueHit) -> tuple[Actor | None, Actor | None]:
    """Initiator and target: who stands before or in the cue's phrase (or after "by"), and who after it."""
    named = [a for a in actors if not a.unit]
    acting = [a for a in named if a.first <= hit.last] or [a for a in named if _by(words, a)]
    initiator = acting[-1] if acting else None
    target = next(
        (a for a in named if a.first > hit.first and (not initiator or a.name != initiator.name)), None
    )
    return initiator, target


def _by(words: Words, actor: Actor) -> bool:
    """ "by Russian forces", "a barrage of Russian missiles"."""
    return any(w in ("by", "of", "від", "от") for w in words.low[max(0, actor.first - 2) : actor.first])


def shown(words: Words, actor: Actor | None, hit: CueHit) -> str:
    """The party's name in the record: a state protests, agrees and seizes as a government, and fights as an army.

    Its troops stay an army whatever they do: "Russian troops advanced".
    """
    if actor is None:
        return ""
    named = words.low[actor.first : actor.last + 2]
    if not actor.country or hit.cue.event_type not in _CIVIL or any(w.startswith(_ARMED) for w in named):
        return actor.name
    return actor.name.replace("Military Forces of", "Government of")
