"""Clicks come from a browser, so from anyone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.layers import Click, IncidentData, read_click

DATA = IncidentData(url="/x", digest="0123456789abcdef", version=1, count=50, type_numbers=())
HEAD = f"{DATA.digest};1700000000000;"


def test_a_click_tells_positions() -> None:
    assert read_click(f"{HEAD}1;7", DATA) == Click(positions=(7,), total=1, stamp=1700000000000)
    assert read_click(f"{HEAD}40;1,2,49", DATA) == Click(positions=(1, 2, 49), total=40, stamp=1700000000000)


@pytest.mark.parametrize(
    "text",
    [
        None,
        "",
        "incident",
        f"fedcba9876543210;1700000000000;1;{7}",  # of data that is no longer shown
        f"{HEAD}1;50",  # past the end
        f"{HEAD}1;-1",
        f"{HEAD}0;1",
        f"{HEAD}1;1,2",  # fewer in all than told
        f"{HEAD}51;1",  # more in all than there are
        f"{HEAD}1;",
        f"{HEAD}1;1,",
        f"{HEAD}1;1\n",
        f"{HEAD}1;١",
        f"{HEAD}1;" + "1" * 5000,
        f"{HEAD}50;" + ",".join(["1"] * 1001),
    ],
)
def test_anything_else_is_no_click(text: str | None) -> None:
    assert read_click(text, DATA) is None


@given(st.text())
def test_no_text_breaks_it(text: str) -> None:
    assert read_click(text, DATA) is None
    read_click(HEAD + text, DATA)
