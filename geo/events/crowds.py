"""Crowds: demonstrators who riot, and those on whom police or soldiers shoot."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from geo.events import people_words as people
from geo.events.catalogue import CueHit, retyped
from geo.events.retyping import EXCESSIVE, RIOT
from geo.events.words import Words

_LOOTING = "Looting/property destruction"
STATE = frozenset(
    "soldiers soldier troops policemen policeman police officers gendarmes guards paramilitaries army barracks garrison "
    "gendarmerie military outpost checkpoint checkpoints convoy servicemen peacekeepers rangers".split()
)
"""Words for those who act for a state."""
STATE_STEMS = ("солдат", "військов", "військов", "военн", "поліцейськ", "поліцію", "полицейск", "полици", "блокпост", "прикордонник",
                "пограничник", "жандарм")  # fmt: skip
_CROWD = frozenset(
    "marchers demonstrators protesters protestors crowds crowd demonstration protest march rally strikers".split()
)
_SHOOTING = frozenset(
    "fired shot opened live bullets стріляла стріляли стреляла стреляли огонь вогонь застрелила застрелили".split()
)
_AT_REACH = 6  # words from "opened fire" to "on young demonstrators"
_BREAKING = ("прорвал", "штурм", "stormed")
_UNARMED = frozenset(
    "people worshippers farmers passengers traders students pupils children women guests herders miners fishermen churchgoers".split()
)
_UNARMED_STEMS = (
    "людей",
    "людин",
    "человек",
    "селян",
    "крестьян",
    "вірян",
    "парафіян",
    "прихожан",
    "верующ",
    "пасажир",
    "пассажир",
    "турист",
    "фермер",
    "жінк",
    "женщин",
)
_DEAD_REACH = 3  # words between "killed" and who was
_PEACEFUL = "Peaceful protest"
_ROUGH = (
    ("Protests", "Protest with intervention"),
    ("Riots", "Violent demonstration"),
    ("Protests", "Excessive force against protesters"),
)
"""What a demonstration may come to, the gravest last."""


def rioting(hits: Sequence[CueHit]) -> list[CueHit]:
    """Demonstrators who burn, loot and storm riot: "protesters ... set fire to the city hall"."""
    if any(h.cue.event_type == "Riots" for h in hits):
        hits = [
            replace(h, cue=replace(retyped(h.cue, RIOT), weight=0.9))
            if h.cue.phrase.startswith(_BREAKING)
            else h
            for h in hits
        ]  # «прорвались на лётное поле, забросали полицию камнями»
        hits = [
            replace(h, cue=replace(retyped(h.cue, RIOT), weight=0.9))
            if h.cue.sub_event_type == "Protest with intervention"
            else h
            for h in hits
        ]
    hits = _as_it_went(hits)
    crowd = any(h.cue.event_type == "Protests" and h.cue.sub_event_type == _PEACEFUL for h in hits)
    burning = [h for h in hits if h.cue.sub_event_type == _LOOTING]
    if not (crowd and burning):
        return list(hits)
    return [replace(h, cue=replace(retyped(h.cue, RIOT), weight=1.0)) if h in burning else h for h in hits]


def _as_it_went(hits: Sequence[CueHit]) -> list[CueHit]:
    """ "A crowd of protesters stormed the town hall": one demonstration, told by what became of it."""
    rough = [h.cue for h in hits if (h.cue.event_type, h.cue.sub_event_type) in _ROUGH]
    if not rough:
        return list(hits)
    most = max(rough, key=lambda c: (_ROUGH.index((c.event_type, c.sub_event_type)), c.weight))
    return [
        replace(h, cue=replace(retyped(h.cue, most), weight=max(h.cue.weight, most.weight)))
        if h.cue.sub_event_type == _PEACEFUL
        else h
        for h in hits
    ]


def _at_crowd(words: Words, hit: CueHit) -> bool:
    """ "Security forces opened fire on marchers"."""
    if hit.cue.event_type != "Violence against civilians" or not hit.cue.phrase.startswith(
        ("opened fire", "opens fire", "fired")
    ):
        return False
    crowd = any(w in _CROWD for w in words.low[hit.last + 1 : hit.last + 2 + _AT_REACH])
    return crowd and any(w in STATE or w in ("forces", "guards") for w in words.low[: hit.first])


def fired_upon(words: Words, hits: Sequence[CueHit]) -> list[CueHit]:
    """Demonstrators on whom police or soldiers shoot: "died when police fired at crowds who were protesting"."""
    hits = [
        replace(h, cue=replace(retyped(h.cue, EXCESSIVE), weight=1.0)) if _at_crowd(words, h) else h
        for h in hits
    ]
    killed = any(h.cue.harm for h in hits) and any(h.cue.event_type == "Protests" for h in hits)
    shooting = (
        killed
        and any(w in _SHOOTING for w in words.low)
        and any(w in STATE or w.startswith(STATE_STEMS) for w in words.low)
    )
    if not shooting:
        return hits
    return [
        replace(h, cue=replace(retyped(h.cue, EXCESSIVE), weight=1.0))
        if h.cue.event_type == "Protests"
        else h
        for h in hits
    ]


def fighters_killed(words: Words) -> bool:
    """ "Attacked its camp at Boulkessi and killed 12 soldiers": the dead are soldiers or police, and nobody else."""
    dead = [i for i, w in enumerate(words.low) if people.harm(w) == "killed"]
    near = [w for i in dead for w in words.low[max(0, i - _DEAD_REACH) : i + 1 + _DEAD_REACH]]
    return any(w in STATE or w.startswith(STATE_STEMS) for w in near) and not any(
        map(people.is_civilian, near)
    )


def unarmed_killed(words: Words) -> bool:
    """ "130 villagers were killed": the dead are no soldiers, and the sentence knows of none."""
    if any(w in STATE or w.startswith(STATE_STEMS) for w in words.low):
        return False
    dead = [i for i, w in enumerate(words.low) if people.harm(w) == "killed"]
    near = [w for i in dead for w in words.low[max(0, i - _DEAD_REACH) : i + 1 + _DEAD_REACH]]
    return any(people.is_civilian(w) or w in _UNARMED or w.startswith(_UNARMED_STEMS) for w in near)
