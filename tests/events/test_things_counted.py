"""Things and animals that come to harm are no people, and those who drive or tend them are."""

from __future__ import annotations

import pytest

from geo.events.casualties import count_casualties
from geo.events.words import words_of


def count(text: str) -> tuple[int | None, int | None, int | None]:
    found, _ = count_casualties(words_of(text, 0, len(text)), text, lambda: ())
    return (None, None, None) if found is None else (found.killed_best, found.injured, found.captured)


@pytest.mark.parametrize(
    "text",
    [
        "In Odesa, two port warehouses burned on Monday.",
        "Four bridges did not survive the flood.",
        "Six helicopters perished.",
        "Two tankers were captured off Bandar Abbas.",
        "Five factories sought help.",
        "Загинуло 40 корів.",
        "Погибли 12 лошадей.",
        "Пострадали 12 жилых домов.",
        "Постраждали 5 житлових будинків.",
    ],
)
def test_things_are_no_people(text: str) -> None:
    assert count(text) == (None, None, None)


@pytest.mark.parametrize(
    ("text", "killed", "injured"),
    [
        ("Погибли 12 танкистов.", 12, None),
        ("Загинули двоє водіїв вантажівок.", 2, None),
        ("Загинули троє льотчиків вертольота.", 3, None),
        ("Погибли 4 пассажира автобуса.", 4, None),
        ("Погибли двое мотоциклистов и тракторист.", 3, None),
        ("Three truck drivers died.", 3, None),
        ("Three fish traders drowned.", 3, None),
        ("Twelve children were burned in a fire.", None, 12),
    ],
)
def test_those_who_drive_them_are(text: str, killed: int | None, injured: int | None) -> None:
    assert count(text)[:2] == (killed, injured)
