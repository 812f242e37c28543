"""The choices of each filter, and how many incidents each would leave under all the other filters."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from geo.filters.criteria import Criteria
from geo.store import CLAIMS, GEO_PRECISIONS, STATUSES, Columns

Mask = npt.NDArray[np.bool_]

FACETS: Mapping[str, str] = {
    "event_types": "type",
    "sub_event_types": "sub_type",
    "countries": "country",
    "admin1": "admin1",
    "geo_precisions": "geo_precision",
    "claims": "claim",
    "statuses": "status",
}
"""Field of `Criteria` with a list of words -> name of the column; the others are in `Words` (`words.NAMED`)."""

_FEW = 12
_FIXED = {"geo_precisions": GEO_PRECISIONS, "claims": CLAIMS, "statuses": STATUSES}


@dataclass(frozen=True, slots=True, kw_only=True)
class Choices:
    """The values of one facet.

    Attributes:
        counts: value -> incidents that fit with it under the other filters; those without any are left out.
    """

    counts: Mapping[str, int]


def column_of(columns: Columns, facet: str) -> tuple[tuple[str, ...], npt.NDArray[Any]]:
    """The names of a facet's values, and for each incident the position of its own, -1 for none."""
    name = FACETS[facet]
    if facet in _FIXED:
        return tuple(map(str, _FIXED[facet])), getattr(columns, name)
    return getattr(columns, f"{name}_names"), getattr(columns, f"{name}_index")


def facet_masks(columns: Columns, criteria: Criteria) -> dict[str, Mask]:
    """For each facet that asks for something, which incidents fit it."""
    masks = {}
    for facet in FACETS:
        wanted = set(map(str, getattr(criteria, facet)))
        if wanted:
            names, index = column_of(columns, facet)
            masks[facet] = _one_of(
                [code for code, name in enumerate(names) if name in wanted], len(names), index
            )
    return masks


def _one_of(codes: list[int], names: int, index: npt.NDArray[Any]) -> Mask:
    """Which incidents have one of the codes; a comparison for each of a few is ten times as fast as a look-up."""
    if len(codes) <= _FEW:
        fits = np.zeros(len(index), np.bool_)
        for code in codes:
            fits |= index == code
        return fits
    table = np.zeros(
        names + 1, np.bool_
    )  # one place more: an index of -1 ("none") finds the last, which is never wanted
    table[codes] = True
    found: Mask = table[index]
    return found


def facet_counts(columns: Columns, facet: str, among: Mask) -> Choices:
    """How many incidents of `among` (`Selection.under_others`) have each value; empty values are left out."""
    names, index = column_of(columns, facet)
    plain = index.view(np.uint8) if index.dtype == np.int8 else index  # -1 ("none") becomes 255
    some = plain if among.all() else plain[among]
    counts = np.bincount(some, minlength=len(names))[: len(names)]
    return Choices(counts={name: int(n) for name, n in zip(names, counts, strict=True) if n and name})
