"""How far a placed mention can be trusted: one row of numbers for a span and its best candidate."""

from __future__ import annotations

import numpy as np

from geo.parsing import evidence, recognise
from geo.parsing.evidence import Evidence
from geo.parsing.namebook import Floats

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
    best = [int(own.argmax()) for own in shares]
    chosen = found.rows[[found.first[found.unit_of_span[i]] + n for i, n in enumerate(best)]]
    extra = np.array([_extra(float(likely[i]), shares[i], best[i]) for i in range(len(shares))])
    return np.concatenate((spans, chosen, extra), axis=1)


def _extra(likely: float, own: Floats, best: int) -> tuple[float, ...]:
    top = float(own[best])
    second = float(np.partition(own, -2)[-2]) if len(own) > 1 else 0.0
    return likely, top, top - second, float((own > 0.1).sum())
