"""Places where somebody only speaks of what happened elsewhere, and places where a quake was only felt."""

from __future__ import annotations

from geo.events.catalogue import CueHit
from geo.events.words import Words
from geo.parsing.lexicon import SAYING

_IN = frozenset("in у в во".split())
_OFFICES = (
    "речни", "прессек", "пресслужб", "представни", "представител", "посол", "дипломат", "spokes", "ministr", "official", "envoy", "ambassador",
    "міністерств", "министерств", "мзс", "міноборони", "минобороны",
)  # fmt: skip
_OFFICE_REACH = 5  # words from "ministry" to "in Kinshasa"
_STRUCK_REACH = 4  # words from "hit" to "the ministry in Kyiv"
_ANSWERED = frozenset(
    "ответил ответила ответили заявил заявила сказал сказала добавил добавила прокомментировал прокомментировала объяснил объяснила отверг отвергла "
    "відповів відповіла заявив заявила сказав сказала додав додала прокоментував прокоментувала пояснив пояснила відкинув відкинула "
    "said told replied answered explained commented".split()
)
_THAT = frozenset("that что що".split())
_DASHES = ("—", "–", "-")
_FELT = ("felt", "відчул", "відчува", "ощути", "ощуща", "почувств")
_FARTHER = frozenset(
    "even also far навіть також аж даже также слабо слегка слабко ледь едва weakly slightly".split()
)
_SHAKING = "Natural hazard"
_FELT_REACH = 6  # words


def only_speaks(words: Words, first: int, last: int, hit: CueHit) -> bool:
    """True where the name at words `first`..`last` is a speaker's seat, or a town that only felt a quake."""
    return (
        _is_seat(words, first, last, hit)
        or _answers(words, first, last)
        or _states(words, last)
        or _only_felt(words, first, last, hit)
    )


def _is_seat(words: Words, first: int, last: int, hit: CueHit) -> bool:
    """«Повідомив речник талібів у Кабулі», "the Ministry of Health in Kinshasa declared": not who was struck or killed."""
    if not first or words.low[first - 1] not in _IN or words.joint(first).strip():
        return False
    for i in range(first - 2, max(first - 2 - _OFFICE_REACH, -1), -1):
        if words.joint(i + 1).strip() or hit.first <= i <= hit.last:
            return False
        if words.low[i].startswith(_OFFICES):
            between = words.low[hit.last + 1 : i]
            struck = hit.last < i <= hit.last + _STRUCK_REACH and SAYING.isdisjoint(between)
            killed = hit.cue.harm and last < hit.first <= last + 2
            return not (struck or killed)
    return False


def _answers(words: Words, first: int, last: int) -> bool:
    """«Песков в Москве ответил, что взрыв был»: who speaks stands before, what he did after."""
    named = first > 1 and words.low[first - 1] in _IN and words.text[words.starts[first - 2]].isupper()
    follows = last + 1 < len(words) and not words.joint(last + 1).strip()
    return bool(named and follows) and words.low[last + 1] in _ANSWERED


def _states(words: Words, last: int) -> bool:
    """«А Мінськ — що дрони збилися з курсу»: a capital that says so, the verb left out."""
    return last + 1 < len(words) and words.low[last + 1] in _THAT and words.joint(last + 1).strip() in _DASHES


def _only_felt(words: Words, first: int, last: int, hit: CueHit) -> bool:
    """«Поштовхи відчували навіть у Пешаварі», "felt as far as Delhi": shaken, but not where it struck."""
    if hit.cue.sub_event_type != _SHAKING:
        return False
    start = end = first
    while start > max(0, first - _FELT_REACH) and _goes_on(words, start):
        start -= 1
    while end + 1 < min(len(words), last + 1 + _FELT_REACH) and _goes_on(words, end + 1):
        end += 1
    near = words.low[start : end + 1]
    return any(w.startswith(_FELT) for w in near) and not _FARTHER.isdisjoint(near)


def _goes_on(words: Words, i: int) -> bool:
    """Whether word `i` follows the one before within a clause, or as a name in a list."""
    joint = words.joint(i).strip()
    return not joint or (joint == "," and words.text[words.starts[i]].isupper())
