"""What sorting the table of incidents costs on the server: a million made-up ones, every kind of column, both ways.

    PYTHONPATH=. python benchmarks/table.py [--incidents 1000000]

"Sorted" is done once for each version of the data; "taken" with every page of a selection (half of them): its incidents in that order, a page
of it, and the page that one of them is on.
"""

from __future__ import annotations

import argparse
import time
from dataclasses import replace

import numpy as np

from benchmarks.map import made_up
from geo.filters import Criteria, select
from geo.filters.sorting import Listing, by_number
from geo.store import Columns

_TURNS, _PAGE = 5, 100


class _Held:
    def __init__(self, columns: Columns) -> None:
        self._columns = columns

    def columns(self) -> Columns:
        return self._columns


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--incidents", type=int, default=1_000_000)
    size = parser.parse_args().incidents
    columns = made_up(size)
    everything = select(_Held(columns), Criteria())  # type: ignore[arg-type]
    fits = np.arange(size) % 2 == 0
    half = replace(everything, fits=fits, indices=np.flatnonzero(fits))
    rng = np.random.default_rng(7)
    keys = {
        "killed": columns.killed_best,
        "status": columns.status,
        "numbers to 10,000,000": rng.integers(-1, 10_000_000, size, dtype=np.int32),
        "50,000 places": rng.integers(-1, 50_000, size, dtype=np.int32),
        "exactness": rng.integers(-1, 40_000_000, size),
    }
    for name, numbers in keys.items():
        ordering, taking = [], []
        for turn in range(_TURNS):
            begin = time.perf_counter()
            order = by_number(columns, numbers, descending=turn % 2 == 0)
            ordering.append(time.perf_counter() - begin)
            begin = time.perf_counter()
            listing = Listing.of(half, order, size=_PAGE)
            listing.page_of(int(listing.page(listing.pages)[0]))
            taking.append(time.perf_counter() - begin)
        print(
            f"{name}: sorted {min(ordering) * 1000:.0f} to {max(ordering) * 1000:.0f} ms, "
            f"taken {min(taking) * 1000:.0f} to {max(taking) * 1000:.0f} ms"
        )


if __name__ == "__main__":
    main()
