"""Lines that a program broke at a fixed width are read as the paragraphs that they were."""

from __future__ import annotations

import textwrap
from itertools import cycle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.parsing.wrapped import unwrapped

PROSE = [
    "Rescue workers said on Friday that a missile had struck a block of flats in the eastern city of Kharkiv late in the "
    "evening, killing at least five people and wounding seventeen others. Oleh Syniehubov, the governor, said that the "
    "search in Saltivka had gone on all night. Two of the wounded are children, the regional health department added.",
    "У ніч на середу безпілотники влучили в житловий квартал на околиці Запоріжжя. За даними обласної військової "
    "адміністрації, загинули двоє людей, ще дев'ятеро дістали поранення. Пожежу на місці влучання рятувальники загасили до "
    "ранку, одинадцять будинків залишилися без вікон і дахів.",
]
HEADLINES = [
    "Two killed as drone hits bus in Nikopol\nFire at oil depot in Tuapse put out\nMayor of Bakhmut awarded medal\nTrains to Odesa delayed",
    "Explosions in Kharkiv\nright now people are being led out\nStay away from windows",
    "вибухи в харкові\nще один\nі ще один десь біля метро студентська\nвсі живі, світла нема",
    "Kharkiv: two killed, nine wounded, a school and forty houses damaged\nSumy: one killed, three wounded, power line damaged in six villages\n"
    "Kherson: no casualties, gas pipe and nineteen houses damaged overnight",
    "Shelled last night:\n- Nikopol, by artillery, eleven times from the other bank of the river\n- Marhanets, by drones, where a woman was hurt\n- Pokrov",
]


@pytest.mark.parametrize("prose", PROSE)
@pytest.mark.parametrize("width", [40, 60, 72, 80, 100])
def test_a_paragraph_broken_at_a_width_is_whole_again(prose: str, width: int) -> None:
    broken = textwrap.fill(prose, width)
    assert "\n" in broken
    assert unwrapped(broken) == prose


@pytest.mark.parametrize("ends", ["\r\n", "\n    ", " \n"])
def test_offsets_stay_whatever_stands_at_the_breaks(ends: str) -> None:
    broken = textwrap.fill(PROSE[0], 72).replace("\n", ends)
    whole = unwrapped(broken)
    assert len(whole) == len(broken)
    assert "\n" not in whole and whole.split() == PROSE[0].split()


def test_print_fills_its_lines_unevenly() -> None:
    lines, rest = [], PROSE[0]
    for width in cycle((66, 60, 63)):
        lines.append(textwrap.wrap(rest, width)[0])
        rest = rest[len(lines[-1]) :].lstrip()
        if not rest:
            break
    assert unwrapped("\n".join(lines)) == PROSE[0]


def test_blank_lines_part_paragraphs_still() -> None:
    broken = "\n\n".join(textwrap.fill(prose, 72) for prose in PROSE)
    assert unwrapped(broken).split("\n\n") == PROSE


def test_the_short_last_line_of_a_paragraph_ends_it_without_a_blank_one() -> None:
    first = PROSE[0] + " He gave no names."
    broken = f"{textwrap.fill(first, 72)}\n{textwrap.fill(PROSE[0], 72)}"
    assert len(textwrap.wrap(first, 72)[-1]) < 60
    assert unwrapped(broken) == f"{first}\n{PROSE[0]}"


@pytest.mark.parametrize("lines", HEADLINES)
def test_headlines_lists_and_chats_keep_their_lines(lines: str) -> None:
    assert unwrapped(lines) == lines


def test_paragraphs_on_long_lines_stay_as_they_are() -> None:
    text = "\n".join(PROSE * 2)
    assert unwrapped(text) is text


@given(st.text(st.sampled_from("aZ яЇ.,-\n\r\t9«"), max_size=400))
def test_nothing_but_white_space_ever_changes(text: str) -> None:
    whole = unwrapped(text)
    assert len(whole) == len(text)
    assert all(a == b or (a.isspace() and b == " ") for a, b in zip(text, whole, strict=True))
