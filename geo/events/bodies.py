"""Bodies that are found: so many people were killed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from geo.events.victims import Group, Harm, find_groups
from geo.events.words import Words

_BODIES = frozenset("bodies тіл тел".split())
_BODY = frozenset("body тіло тело".split())
_FOUND = frozenset(
    "dug unearthed exhumed brought carried counted знайшли нашли обнаружили виявили dumped found recovered retrieved pulled discovered знайдено виявлено найдены обнаружены".split()
)


def bodies(words: Words, free: Sequence[Group]) -> Iterator[Harm]:
    """ "9 bodies were found": so many were killed."""
    if _BODIES.isdisjoint(words.low):
        one = next((i for i, w in enumerate(words.low) if w in _BODY), -1)
        if one >= 0 and any(w in _FOUND for w in words.low[max(0, one - 3) : one + 4]) and not free:
            yield Harm(kind="killed", at=one, groups=(Group(first=one, after=one + 1, number=1),))
        return
    for i, word in enumerate(words.low):
        if word not in _BODIES or i == 0 or not words.low[i - 1][0].isalnum():
            continue
        found = any(w in _FOUND for w in words.low[max(0, i - 5) : i] + words.low[i + 1 : i + 4])
        counted = find_groups(_only(words, i), ())
        if found and counted and counted[-1].after == i:
            yield Harm(kind="killed", at=i, groups=(counted[-1],))


def _only(words: Words, end: int) -> Words:
    return Words(words.text, words.low[:end], words.starts[:end], words.ends[:end], words.marks)
