"""Whether "captured" is said of ground or of people: "rebels captured Goma", "12 rebels captured near Goma", "captured two suspects"."""

from __future__ import annotations

from dataclasses import replace

from geo.events.catalogue import Cue, CueHit, retyped
from geo.events.date_resolvers import number_of
from geo.events.people_words import is_person
from geo.events.words import Words

_GROUND = Cue(phrase="", event_type="Battles", sub_event_type="Non-state actor overtakes territory")
_BE = frozenset("is are was were being been be".split())
_PEOPLE = frozenset(
    "soldiers men women people troops fighters militants civilians others inmates suspects prisoners policemen officers rebels servicemen crew "
    "fugitives escapees gunmen terrorists crewmen pows soldier prisoner suspect inmate fugitive militant rebel".split()
)
_AUXILIARIES = _BE | frozenset("have has had also later now".split())
_GROUNDS = frozenset(
    "village villages town towns city cities settlement settlements positions base territory bridge airport".split()
)
_SUBJECT_REACH = 7  # words
_STATE = frozenset("captured captures".split())
# Behind these words stands where or when, and not what was captured.
_STOPS = frozenset(
    "in near on at from by during after before when while as and but or outside inside around along alive dead this last yesterday today "
    "monday tuesday wednesday thursday friday saturday sunday off two-thirds over since until for with".split()
)
_OBJECT_REACH = 5  # words


def is_of_people(words: Words, first: int, last: int) -> bool:
    """ "Two were killed and five captured", "captured two suspects": people taken, no ground."""
    if words.low[last] not in _STATE or first < last:
        return False
    told = _object(words, last)
    if told is not None:
        return not told
    before = first - 1
    while before >= 0 and words.low[before] in _AUXILIARIES:
        before -= 1
    if before < 0:
        return False
    if number_of(words.low[before]) is not None or _is_people(words.low[before]):
        return True
    subject = _subject(words, before)
    return before < first - 1 and any(map(_is_people, subject)) and _GROUNDS.isdisjoint(subject)


def _subject(words: Words, last: int) -> tuple[str, ...]:
    """The words of the clause up to `last`: "the two inmates and their accomplice"."""
    first = last
    while first > 0 and last - first < _SUBJECT_REACH and not words.joint(first).strip(" -'’"):
        first -= 1
    return words.low[first : last + 1]


def capturing(words: Words, hit: CueHit) -> CueHit:
    """ "Soldiers captured Bakhmut" tells of ground, though "12 soldiers captured" does not."""
    if hit.cue.phrase != "soldiers captured" or not _object(words, hit.last):
        return hit
    return replace(hit, cue=replace(retyped(hit.cue, _GROUND), weight=1.0, ground=True))


def _object(words: Words, verb: int) -> bool | None:
    """Whether ground stands behind "captured" (True) or people (False); None where it has no object."""
    end = verb + 1
    while (
        end < len(words)
        and end - verb <= _OBJECT_REACH
        and words.low[end] not in _STOPS
        and not words.joint(end).strip(" '\"“”‘’«»-")
    ):
        end += 1
    passive = verb > 0 and words.low[verb - 1] in _BE
    if passive or end == verb + 1:
        return None
    small = [words.low[k] for k in range(verb + 1, end) if words.text[words.starts[k]].islower()]
    return not any(map(_is_people, small))


def _is_people(word: str) -> bool:
    return word in _PEOPLE or is_person(word) or is_person(word.removesuffix("s"))
