"""How far a placed mention can be trusted: one row of numbers for a span and its best candidate."""

from __future__ import annotations

import numpy as np

from geo.parsing import evidence, recognise
from geo.parsing.evidence import Evidence
from geo.parsing.name_entry import Floats

FEATURES = (
    *recognise.FEATURES,
    *(f"best_{name}" for name in evidence.FEATURES),
    "likely", "share", "margin", "contenders",
)  # fmt: skip
"""Names of the columns of `rows`."""
RECOGNISED, SHARE = len(FEATURES) - 4, len(FEATURES) - 3
"""Columns of the likelihood of being a place, and of the best candidate's share."""


def rows(spans: Floats, likely: Floats, found: Evidence, shares: list[Floats]) -> Floats:
    """One row a span, columns as in `FEATURES`.

    Args:
        spans: the rows of `recognise`.
        likely: per span, how likely it is a place.
        found: the document's evidence.
        shares: per span, the shares of its candidates.
    """
    if not len(spans):
        return np.zeros((0, len(FEATURES)))
    known: dict[int, tuple[int, float, float, float]] = {}
    for own in shares:  # the spans of a unit share one array
        if id(own) not in known:
            known[id(own)] = _contest(own)
    contests = [known[id(own)] for own in shares]
    chosen = found.rows[[found.first[found.unit_of_span[i]] + c[0] for i, c in enumerate(contests)]]
    extra = np.array([c[1:] for c in contests])
    return np.concatenate((spans, chosen, likely[:, None], extra), axis=1)


def _contest(own: Floats) -> tuple[int, float, float, float]:
    """Which candidate leads, its share, by how much, and how many have more than a tenth."""
    values = own.tolist()
    top = max(values)
    second = sorted(values)[-2] if len(values) > 1 else 0.0
    return values.index(top), top, top - second, float(sum(v > 0.1 for v in values))
