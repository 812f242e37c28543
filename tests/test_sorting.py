"""The order of a table, and its pages, against plain Python."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.filters import Criteria, select
from geo.filters.sorting import Listing, by_date, by_number, latest_first, newest_first
from geo.store import Columns, Store
from tests.factories import day, incident


class _Days:
    """As much of `Columns` as sorting looks at."""

    def __init__(self, size: int, dated: int) -> None:
        self.size, self.dated = size, dated

    def __len__(self) -> int:
        return self.size


def columns(size: int, dated: int) -> Columns:
    return _Days(size, dated)  # type: ignore[return-value]


def newest(size: int, dated: int) -> list[int]:
    return [*reversed(range(dated)), *range(dated, size)]


@given(size=st.integers(0, 30), share=st.floats(0, 1))
def test_days_run_either_way_and_the_undated_come_last(size: int, share: float) -> None:
    dated = int(size * share)
    assert newest_first(columns(size, dated)).tolist() == newest(size, dated)
    assert by_date(columns(size, dated), descending=True).tolist() == newest(size, dated)
    assert by_date(columns(size, dated), descending=False).tolist() == list(range(size))


def test_what_is_dated_after_today_is_not_the_latest(tmp_path: Path) -> None:
    days = {"old": "2025-01-01", "today": "2025-03-01", "ahead": "2025-03-02", "slip": "9999-12-31"}
    with Store.open(tmp_path / "store.sqlite") as store:
        store.add_incidents([incident(id, when=day(at)) for id, at in days.items()] + [incident("undated")])
        held = store.columns()
    for today, expected in (
        (date(2025, 3, 1), "today old ahead slip undated"),
        (date(2020, 1, 1), "old today ahead slip undated"),
        (date(9999, 12, 31), "slip ahead today old undated"),
    ):
        assert [str(held.ids[p]) for p in latest_first(held, today)] == expected.split()


numbers = st.one_of(
    st.lists(st.integers(-1, 4), max_size=60).map(lambda some: np.array(some, np.int32)),
    st.lists(st.integers(-1, 10**8), max_size=60).map(lambda some: np.array(some, np.int32)),
    st.lists(st.integers(0, 3), max_size=60).map(lambda some: np.array(some, np.int8)),
    st.lists(st.integers(0, 2**32 - 1), max_size=60).map(lambda some: np.array(some, np.uint32)),
    st.lists(st.integers(-1, 2**32 - 1), max_size=60).map(lambda some: np.array(some, np.int64)),
)


@given(keys=numbers, share=st.floats(0, 1), descending=st.booleans())
def test_numbers_are_sorted_as_python_sorts_them(keys: np.ndarray, share: float, descending: bool) -> None:
    size, told = len(keys), keys.tolist()
    order = newest(size, int(size * share))
    known = [p for p in order if told[p] >= 0]
    known.sort(key=lambda p: -told[p] if descending else told[p])  # stable: equal ones stay newest first
    expected = known + [p for p in order if told[p] < 0]
    found = by_number(columns(size, int(size * share)), keys, descending=descending)
    assert found.tolist() == expected


@pytest.fixture
def store(tmp_path: Path) -> Store:
    store = Store.open(tmp_path / "s.sqlite")
    store.add_incidents(
        [incident(f"i{n}", when=day(f"2025-01-{n + 1:02}"), event_type="AB"[n % 2]) for n in range(25)]
    )
    return store


def test_a_listing_is_the_selection_in_order_page_by_page(store: Store) -> None:
    selection = select(store, Criteria(event_types=("A",)))
    listing = Listing.of(selection, newest_first(selection.columns), size=5)
    pages = [listing.page(n).tolist() for n in range(1, listing.pages + 1)]
    assert [len(page) for page in pages] == [5, 5, 3]
    assert [position for page in pages for position in page] == [p for p in reversed(range(25)) if p % 2 == 0]
    for number, page in enumerate(pages, 1):
        assert {listing.page_of(position) for position in page} == {number}
    assert listing.page_of(1) == 0  # not selected


def test_what_was_searched_for_leaves_fewer_and_nothing_has_one_empty_page(store: Store) -> None:
    selection = select(store, Criteria())
    found = np.zeros(25, np.bool_)
    listing = Listing.of(selection, newest_first(selection.columns), size=10, found=found)
    assert (listing.pages, listing.page(1).tolist(), listing.page_of(3)) == (1, [], 0)
    found[[3, 7]] = True
    listing = Listing.of(selection, newest_first(selection.columns), size=1, found=found)
    assert (listing.pages, listing.page(1).tolist(), listing.page_of(3)) == (2, [7], 2)
