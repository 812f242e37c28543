"""How alike two names are, and which names are worth comparing.

Only ever used within a stated country or region: over the whole world, Kiev is closest to Kie in
Indonesia and Robotyne to Rybotyn.
"""

from __future__ import annotations

import math

from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA, Indel

CLOSE = 88.0
"""Least likeness, 0 to 100, at which one name is taken for a misspelling of another."""
SHORTEST = 5
"""Names of fewer characters are never guessed: a letter more or less makes another name."""


def likeness(a: str, b: str) -> float:
    """0 to 100, rapidfuzz's `fuzz.ratio`, except that two swapped letters count as one slip, not two.

    Typing swaps neighbours as easily as it drops a letter: Dontesk is as near to Donetsk as Donesk is.
    """
    ratio = fuzz.ratio(a, b)
    if len(a) == len(b) and ratio < 100 and OSA.distance(a, b) == 1 and Indel.distance(a, b) == 2:
        swapped = sorted(a) == sorted(b)
        return 100 * (1 - 1 / (len(a) + len(b))) if swapped else ratio
    return ratio


def lengths(folded: str) -> range:
    """Lengths of the names that can still be `CLOSE` to `folded`."""
    n, share = len(folded), CLOSE / 100
    return range(math.ceil(n * share / (2 - share)), math.floor(n * (2 - share) / share) + 1)


def closest(folded: str, names: list[str]) -> list[tuple[int, float]]:
    """Positions in `names` of those at least `CLOSE`, with their likeness, best first."""
    # A swap costs at most 2 of the 2n edits that `ratio` counts, so this cut-off loses none of them.
    loose = CLOSE - 100 / max(len(folded), 1)
    near = process.extract(folded, names, scorer=fuzz.ratio, score_cutoff=loose, limit=None)
    scored = ((position, likeness(folded, name)) for name, _, position in near)
    return sorted(((p, s) for p, s in scored if s >= CLOSE), key=lambda hit: -hit[1])
