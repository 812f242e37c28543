"""Everyday words of mishaps, "fell", "is burning", "gave way": where violence is told they tell what it did, and no mishap."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from geo.events.armed import armed_at
from geo.events.catalogue import Cue, CueHit, retyped
from geo.events.raids import DRONES, SHELLS
from geo.events.retyping import FROM_AFAR
from geo.events.words import Words

_VIOLENT = ("Battles", "Explosions/Remote violence", "Violence against civilians", "Riots")
_DISRUPTED = "Disrupted weapons use"
_WEAK = 0.45  # weight of a cue that tells only of damage
_STRUCK_BY = ("hit", "struck", "was hit", "were hit", "was struck", "were struck", "hit by a")
_ON_WHEELS = ("motor",)
_DAMAGED = ("structure", "burnable", "flame")
_AFTERMATH = (
    "fire", "smoke", "займ", "загор", "возгор", "вигор", "выгор", "дотла", "згор", "сгор", "пожеж", "гасили", "пожар", "тушили", "потушили", "ліквід", "ликвид",
    "під завал", "з-під завал", "завал", "под завал", "из-под завал", "обвал",
)  # fmt: skip
_BLASTS = ("explo", "blast", "blew up", "burst", "вибух", "взрыв", "взорв")
_WITHOUT_POWER = "Other"


def is_of_violence(cue: Cue) -> bool:
    """True for a cue of violence, and of what was done to weapons."""
    return cue.event_type in _VIOLENT or cue.sub_event_type == _DISRUPTED


def _is_violent(cue: Cue) -> bool:
    """True for a cue that itself tells of violence, and not only of harm, damage, or what a storm does as well."""
    return is_of_violence(cue) and not (cue.harm or cue.weight <= _WEAK or cue.phrase in _STRUCK_BY)


def of_violence(words: Words, hits: Sequence[CueHit], *, fought: bool) -> list[CueHit]:
    """The hits, everyday words among them as damage, or left out, where the sentence or the report before it tells of violence.

    Args:
        words: the words of the sentence.
        hits: its cues.
        fought: the sentences just before told of fighting or of an attack.
    """
    if not any(h.cue.yields for h in hits):
        return list(hits)
    violent = [h.cue for h in hits if _is_violent(h.cue)]
    here = not all(map(_is_blast, violent)) or _names_arms(words)
    if not (violent or here or fought):
        return list(hits)
    made: list[CueHit] = []
    for hit in hits:
        damaged = any(not set(names.split("|")).isdisjoint(_DAMAGED) for names in hit.cue.beside)
        if not hit.cue.yields or not (here or damaged or _is_aftermath(hit.cue)):
            made.append(hit)
        elif damaged:
            made.append(replace(hit, cue=replace(retyped(hit.cue, FROM_AFAR), weight=_WEAK, yields=False)))
    return made


def _is_blast(cue: Cue) -> bool:
    """ "Exploded", «вибух»: what a crashed tanker does as well as a bomb."""
    return not cue.sub_event_type and not cue.generic and cue.phrase.startswith(_BLASTS)


def _is_aftermath(cue: Cue) -> bool:
    """What attacks leave: fires, rubble, towns without power."""
    return cue.sub_event_type == _WITHOUT_POWER or cue.phrase.startswith(_AFTERMATH)


def _names_arms(words: Words) -> bool:
    armed = any(not words.low[i].startswith(_ON_WHEELS) for i in armed_at(words))
    return armed or any(w.startswith((*DRONES, *SHELLS)) for w in words.low)
