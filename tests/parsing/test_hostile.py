"""Texts as they come: shouted, without capitals, with the remains of HTML, hidden letters, damage of every kind."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as options
from hypothesis import strategies as st

from geo.gazetteer.index import Gazetteer
from geo.model import Mention
from geo.parsing import Parser
from geo.parsing.tokens import tokenise
from geo.settings import Settings

pytestmark = pytest.mark.no_cover  # long texts repeat what short ones cover

KHARKIV = "geonames:706483"
SENTENCES = st.lists(
    st.sampled_from(
        ["A drone hit a depot in Kharkiv, Ukraine.", "Вибухи пролунали у Харкові.", "«Взрывы в Харькове»,", "The city of Sumy burned;",
         "Mr Paris of London said", "20 km north of Lviv", "قُتل شخصان في خاركيف", "נהרגו שניים בחרקיב", "(AP) —", "北京", "\n\n",
         "Under fire: Lyman, Sumy and Норвегія.", "Заморозки в Снигирёвке, Молдове и Норвегии.", "Норвегія, Молдова та Лиман."]
    ),
    min_size=1,
    max_size=6,
).map(" ".join)  # fmt: skip
DAMAGE = {
    "as it is": lambda t: t,
    "all capitals": str.upper,
    "no capitals": str.lower,
    "HTML": lambda t: f"<p class='a>b'>{t.replace(' ', '&nbsp;<br/> ')}</p><script>{t}",
    "zero width": "\u200b".join,
    "soft hyphens": "\u00ad".join,
    "mixed scripts": lambda t: t.replace("a", "а").replace("o", "о").replace("і", "i"),
    "right to left": lambda t: "\u202e" + t[::-1] + "\u202c",
    "NUL": "\x00".join,
    "lone surrogates": lambda t: t.replace(" ", "\ud83d "),
    "no spaces": lambda t: t.replace(" ", ""),
    "one character a line": "\n".join,
}  # fmt: skip


def places(mentions: tuple[Mention, ...]) -> list[str]:
    return [m.place.gazetteer_id for m in mentions if m.place]


@options(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=SENTENCES, damage=st.sampled_from(sorted(DAMAGE)))
def test_offsets_hold_whatever_was_done_to_the_text(parser: Parser, text: str, damage: str) -> None:
    change: Callable[[str], str] = DAMAGE[damage]
    damaged = change(text)
    end = 0
    for mention in parser.mentions(damaged):
        assert end <= mention.start < mention.end <= len(damaged)
        assert damaged[mention.start : mention.end] == mention.text
        end = mention.end


@options(max_examples=60, deadline=None)
@given(st.text(st.characters(codec=None), max_size=200))
def test_tokens_cover_every_character_that_is_no_space(text: str) -> None:
    tokens = tokenise(text)
    kept = "".join(text[a:b] for a, b in zip(tokens.starts, tokens.ends, strict=True))
    assert kept == "".join(text.split())
    assert len(tokens.sentence) == len(tokens)


@pytest.mark.parametrize(
    "text",
    [
        "DRONES HIT A DEPOT IN KHARKIV, UKRAINE",
        "drones hit a depot in kharkiv, ukraine",
        "<p>Drones hit a depot in <b>Kharkiv</b>,&nbsp;Ukraine</p>",
        "Drones hit a depot in Khar\u200bkiv, Ukraine",
        "Drones hit a depot in Khar\u00adkiv, Ukraine",
        "Дрони влучили у склад у X\u0430ркові, Україна",
        "Drones hit a depot\x00 in Kharkiv, Ukraine \ud83d",
        "قال مسؤول: Drones hit a depot in Kharkiv, Ukraine",
    ],
)
def test_the_town_is_found_all_the_same(parser: Parser, text: str) -> None:
    assert KHARKIV in places(parser.mentions(text))


def test_a_long_text_gives_what_its_parts_give(parser: Parser) -> None:
    part = "A drone hit a depot in Kharkiv. Nobody was hurt, the mayor of Sumy said. "
    once, often = parser.mentions(part), parser.mentions(part * 600)
    assert len(often) == 600 * len(once)
    assert set(places(often)) == set(places(once))


@options(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=SENTENCES, times=st.integers(50, 400), joint=st.sampled_from([" ", ", ", "\n"]))
def test_names_are_judged_in_stretches_of_bounded_length(
    parser: Parser, text: str, times: int, joint: str
) -> None:
    _, stretches = parser.prepare(joint.join([text] * times))
    assert all(len(stretch.spans) <= 200 for stretch in stretches)


def test_one_line_of_a_megabyte_is_read_to_its_end(parser: Parser) -> None:
    line = "words without any end and " * 38_000 + "a drone hit Kharkiv, Ukraine"
    assert len(line) > 980_000
    found = parser.mentions(line)
    assert [m.place.gazetteer_id for m in found if m.place][:1] == [KHARKIV]
    assert line[found[0].start :] == "Kharkiv, Ukraine"


def test_below_the_threshold_of_the_settings_nothing_is_placed(
    gazetteer: Gazetteer, built_settings: Settings
) -> None:
    text = "A drone hit a depot in Kharkiv, Ukraine."
    strict = Parser(gazetteer, settings=replace(built_settings, threshold=1.0))
    found = strict.mentions(text)
    assert [m.text for m in found] == ["Kharkiv", "Ukraine"]
    assert all(m.place is None and m.placement.reason and m.placement.score > 0.5 for m in found)
    assert all(m.place is not None for m in strict.mentions(text, threshold=0.3))
