"""How many were killed and injured."""

from __future__ import annotations

import pytest

from geo.events.casualties import find_casualties, merge_casualties
from geo.events.words import words_of
from geo.model import Casualties


def read(sentence: str) -> Casualties | None:
    return find_casualties(words_of(sentence, 0, len(sentence)), sentence)


@pytest.mark.parametrize(
    ("sentence", "killed", "injured"),
    [
        ("Twenty civilians were killed in the attack.", 20, None),
        ("20 Dead in Strike", 20, None),
        ("The blast killed 12 people and wounded 30 others.", 12, 30),
        ("killing at least three people and injuring 14", 3, 14),
        ("The death toll rose to 21", 21, None),
        ("twenty-two people died", 22, None),
        ("Загинули двадцять двоє людей, ще 15 поранені", 22, 15),
        ("В результате обстрела погибли три человека, пятеро ранены", 3, 5),
        ("No casualties were reported.", 0, 0),
        ("Dozens were wounded.", None, None),
        ("3 missiles hit 12 houses", None, None),
        ("1,200 people were killed", 1200, None),
        ("No one was killed in the strike.", 0, None),
        ("No one was injured.", None, 0),
        ("`${1}` killed 2 people", 2, None),
        ("10 were killed, 12 wounded", 10, 12),
    ],
)
def test_numbers_of_people(sentence: str, killed: int | None, injured: int | None) -> None:
    found = read(sentence) or Casualties()
    assert (found.killed_best, found.injured) == (killed, injured)


def test_children_among_them() -> None:
    found = read(
        "Twenty civilians were killed in the attack, including nine children whose lives were cut short"
    )
    assert found is not None
    assert (found.killed_best, found.children_killed) == (20, 9)


def test_at_least_leaves_the_upper_bound_open() -> None:
    found = read("At least 5 people were killed")
    assert found is not None
    assert (found.killed_low, found.killed_best, found.killed_high) == (5, 5, None)


@pytest.mark.parametrize(
    "sentence",
    [
        "Since the start of the war 12,000 civilians have been killed.",
        "10^9 killed",
        "1.000 killed",
        "killed 99999999999",
    ],
)
def test_totals_and_nonsense_belong_to_no_incident(sentence: str) -> None:
    assert (read(sentence) or Casualties()).killed_best in (None, 9)


def test_two_tellings_widen_the_range() -> None:
    one, other = read("19 people were killed"), read("20 people were killed and 70 injured")
    assert one is not None
    assert other is not None
    merged = merge_casualties(one, other)
    assert (merged.killed_low, merged.killed_best, merged.killed_high, merged.injured) == (19, 19, 20, 70)
