"""The name that a misspelt one means, if no other is nearly as like."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeVar

from rapidfuzz import fuzz, process

T = TypeVar("T")

_ALIKE = 80.0
"""Least likeness (rapidfuzz ratio) of a misspelt name: `Belaurs` and `Zaporizja` have 86."""
_SHORTEST, _LEAD, _LOOKED_AT = 5, 3.0, 6


def most_alike(folded: str, names: Mapping[str, T], is_same: Callable[[T, T], bool]) -> T | None:
    """What the most alike of `names` stands for; None where it is not like enough, or that of another thing nearly as like.

    Args:
        folded: a name, folded; very short ones are like too many.
        names: folded names, and what each stands for.
        is_same: whether two names stand for the same thing.
    """
    if len(folded) < _SHORTEST:
        return None
    best = process.extract(folded, names.keys(), scorer=fuzz.ratio, score_cutoff=_ALIKE, limit=_LOOKED_AT)
    if not best:
        return None
    found = names[best[0][0]]
    rival = next((score for name, score, _ in best if not is_same(names[name], found)), 0.0)
    return found if best[0][1] - rival >= _LEAD else None
