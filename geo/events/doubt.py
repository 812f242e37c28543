"""Words that take an event back: negated, hypothetical, planned, commemorated."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from geo.events.words import Words

_HYPOTHETICAL = frozenset(
    "could might would should if potential potentially possible possibly threat threats threatened threatens threatening risk risks "
    "risked looming plan plans planned planning intends intended vow vows vowed warn warns warned warning warnings fears prevent prevents "
    "preventing avoid avoiding avert averted deter deters deterring proposal proposals drill drills exercise exercises hypothetical "
    "unless can will prepares preparing prepared seeks seeking hopes expects expected anticipated poised capable ability scenario simulated "
    "mock fear unlikely hypothetically divert diverts diverting reallocate simulation fictional film novel movie "
    "може можуть міг би якби якщо раптом может могут мог бы если".split()
)
_HYPOTHETICAL_STEMS = (
    "загроз", "угроз", "планує", "планув", "планир", "попередж", "предупрежд", "намір", "намерен", "готує", "готувал", "готовит",
    "готовил", "готовил", "запобіг", "предотврат", "навчанн", "учени",
)  # fmt: skip
_NEGATING = frozenset(
    "not no never without n't didn't wasn't weren't isn't hasn't haven't nor neither не ні без ни нет немає нема".split()
)
_COMMEMORATING = ("anniversar", "commemorat", "річниц", "годовщин", "роковин", "memorial")
_NEGATION_REACH = 3


def is_doubtful(words: Words, first: int, clause_start: int) -> bool:
    """True where the event whose cue begins at word `first` is not told as having happened.

    Args:
        words: the words of the sentence.
        first: index of the cue's first word.
        clause_start: index of the first word of the cue's clause.
    """
    if words.low and words.low[0] in ("if", "unless", "якщо", "якби", "если"):
        return True
    for i in range(clause_start, first):
        word = words.low[i]
        if word in _HYPOTHETICAL or word.startswith(_HYPOTHETICAL_STEMS):
            return True
        if word == "may" and not words.low[i + 1][0].isdigit():
            return True
        if word == "away" and words.low[i + 1] == "from":
            return True
    for i in range(max(clause_start, first - _NEGATION_REACH), first):
        if words.low[i] in _NEGATING and words.low[i + 1] not in ("only", "лише", "тільки", "только"):
            return True
    return any(w.startswith(_COMMEMORATING) for w in words.low) or _looks_back(words)


def _looks_back(words: Words) -> bool:
    """ "Thirty years after the massacre": what follows is history."""
    return any(
        w == "years" and words.low[i + 1 : i + 2] in (("after",), ("since",), ("on",))
        for i, w in enumerate(words.low)
    )


def hypothetical_at(words: Words) -> tuple[int, ...]:
    """Indices of the words that make what follows hypothetical."""
    return tuple(
        i for i, w in enumerate(words.low) if w in _HYPOTHETICAL or w.startswith(_HYPOTHETICAL_STEMS)
    )


def is_doubted_between(marks: Sequence[int], last: int, place: int) -> bool:
    """True where a hypothetical word stands between the cue (ending at word `last`) and the place's word.

    "Strikes that serve as a buffer against looming offensives on Sumy" tells of nothing in Sumy.
    """
    return bisect_right(marks, last) < bisect_left(marks, place)
