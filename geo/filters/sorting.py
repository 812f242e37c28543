"""The order of the incidents in a table: all are sorted once, and each selection takes its own out of that, page by page."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
import numpy.typing as npt

from geo.filters.facets import Mask
from geo.filters.selecting import Selection
from geo.store import Columns

Positions = npt.NDArray[np.int32]

# numpy sorts numbers below it by their digits, a million in 10 ms, and larger ones by comparing, in 100
_RADIX = 2**16


def newest_first(columns: Columns) -> Positions:
    """All positions, the dated ones from the latest back, then the undated."""
    every = np.arange(len(columns), dtype=np.int32)
    return np.concatenate([every[: columns.dated][::-1], every[columns.dated :]])


def latest_first(columns: Columns, today: date) -> Positions:
    """All positions, those that have begun by `today` from the latest back, then those dated later, then the undated."""
    every = np.arange(len(columns), dtype=np.int32)
    begun = int(
        np.searchsorted(
            columns.day_start[: columns.dated], np.datetime64(today, "D").astype(np.int32), side="right"
        )
    )
    return np.concatenate([every[:begun][::-1], every[begun:]])


def by_date(columns: Columns, *, descending: bool) -> Positions:
    """All positions in the order of their days; those without one come last either way."""
    return newest_first(columns) if descending else np.arange(len(columns), dtype=np.int32)


def by_number(columns: Columns, keys: npt.NDArray[Any], *, descending: bool) -> Positions:
    """All positions in the order of `keys`; equal ones newest first, those below 0 (not known) last either way.

    Args:
        keys: for each position a whole number below 2**32.
    """
    newest = newest_first(columns)
    told = keys[newest]
    known = told >= 0
    some, weights = newest[known], told[known]
    if descending:
        weights = weights.max(initial=0) - weights
    return np.concatenate([some[_order(weights)], newest[~known]])


def _order(weights: npt.NDArray[Any]) -> npt.NDArray[np.intp]:
    """What puts whole numbers in order, equal ones as they stand; by the upper digits after the lower ones where they are large."""
    if weights.max(initial=0) < _RADIX:
        return np.argsort(weights.astype(np.uint16), kind="stable")
    lower = np.argsort((weights % _RADIX).astype(np.uint16), kind="stable")
    upper = (weights // _RADIX).astype(np.uint16)
    return lower[np.argsort(upper[lower], kind="stable")]


@dataclass(frozen=True, slots=True, eq=False)
class Listing:
    """The incidents of a table in their order.

    Attributes:
        positions: of all its incidents in the store's columns.
        size: how many a page holds.
    """

    positions: Positions
    size: int

    @classmethod
    def of(cls, selection: Selection, order: Positions, *, size: int, found: Mask | None = None) -> Listing:
        """The incidents of a selection.

        Args:
            order: all positions of the selection's columns.
            size: how many a page holds.
            found: those that were searched for; None for all.
        """
        fits = selection.fits if found is None else selection.fits & found
        return cls(order[fits[order]], size)

    @property
    def pages(self) -> int:
        """How many pages there are; one where there is nothing."""
        return max(1, -(-len(self.positions) // self.size))

    def page(self, number: int) -> Positions:
        """The positions on a page; the first is 1."""
        return self.positions[(number - 1) * self.size : number * self.size]

    def page_of(self, position: int) -> int:
        """The page that an incident is on; 0 where it is on none."""
        found = np.flatnonzero(self.positions == position)
        return int(found[0]) // self.size + 1 if found.size else 0
