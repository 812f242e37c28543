"""What the frame asks for reads as a change of the filter, and anything else as nothing."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.errors import InvalidValueError
from geo.filters import Criteria
from geo.layers import read_wish

HEAD = "0123456789abcdef;1750000000000;"


def test_a_window_of_days() -> None:
    wish = read_wish(HEAD + "w;20089,20179")
    assert wish is not None
    assert wish.changes == {"date_from": date(2025, 1, 1), "date_to": date(2025, 4, 1)}
    assert wish.stamp == 1750000000000


def test_an_end_at_the_edge_asks_for_nothing() -> None:
    wish = read_wish(HEAD + "w;,20179")
    assert wish is not None and wish.changes["date_from"] is None


def test_the_undated() -> None:
    assert [w.changes["include_undated"] for w in map(read_wish, (HEAD + "u;0", HEAD + "u;1")) if w] == [
        False,
        True,
    ]


@pytest.mark.parametrize(
    "words", ["w;9999999,", "w;1,2,3", "w;a,b", "u;2", "u;", "x;1", "17;1,2,3", "w;1", "w;٣,٤", ""]
)
def test_what_is_none_of_ours_is_nothing(words: str) -> None:
    assert read_wish(HEAD + words) is None


@given(st.from_regex(r"[0-9a-f]{16};[0-9]{10,16};[a-z];[-+0-9.,]{0,40}", fullmatch=True) | st.text())
def test_whatever_a_browser_sends_makes_criteria_or_nothing(text: str) -> None:
    wish = read_wish(text)
    if wish is not None:
        criteria = Criteria(**wish.changes)
        assert {name: getattr(criteria, name) for name in wish.changes} == dict(wish.changes)


TYPES = (("Battles",), ("Protests",), ("Other", "Odd thing"))


def test_event_types_by_their_numbers() -> None:
    def types(words: str) -> object:
        wish = read_wish(HEAD + words, TYPES)
        return wish and wish.changes["event_types"]

    assert types("t;2,0") == ("Other", "Odd thing", "Battles")
    assert types("t;") == ()
    assert [types(words) for words in ("t;3", "t;-1", "t;0,", "t;1.0")] == [None] * 4


def test_a_rectangle_that_may_cross_the_antimeridian() -> None:
    wish = read_wish(HEAD + "b;179,-20,-179,0")
    assert wish is not None and wish.changes == {"bbox": (179.0, -20.0, -179.0, 0.0)}
    assert [read_wish(HEAD + words) for words in ("b;0,50,10,40", "b;0,0,0,91", "b;1,2,3")] == [None] * 3


def test_a_polygon_corner_by_corner() -> None:
    wish = read_wish(HEAD + "p;36,50,38,50,37,52")
    assert wish is not None and wish.changes == {"polygon": ((36.0, 50.0), (38.0, 50.0), (37.0, 52.0))}
    assert [read_wish(HEAD + words) for words in ("p;0,0,1,1,1", "p;")] == [None] * 2


@pytest.mark.parametrize(
    "words", ["p;0,0,1,1,1,0,0,1", "p;0,80,120,80,-120,80", "p;0,0,1,1", "p;0,0,1,1,0,95"]
)
def test_a_polygon_that_cannot_be_one_changes_nothing_and_says_why(words: str) -> None:
    wish = read_wish(HEAD + words)
    assert wish is not None and wish.changes == {}
    assert isinstance(wish.refused, InvalidValueError)
