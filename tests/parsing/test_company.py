"""Small towns in texts about their country, and towns in texts without capitals."""

from __future__ import annotations

import pytest

from geo.parsing import Parser


def placed(parser: Parser, text: str) -> set[tuple[str, str]]:
    return {(m.place.name, m.place.country) for m in parser.mentions(text) if m.place}


@pytest.mark.parametrize(
    ("text", "town"),
    [
        ("Junta aircraft bombed Sagaing and Mandalay in Myanmar. Myitkyina was quiet.", ("Myitkyina", "MM")),
        ("In Mali two soldiers died. Residents of Ménaka heard shots.", ("Ménaka", "ML")),
    ],
)
def test_a_town_in_a_text_about_its_country(parser: Parser, text: str, town: tuple[str, str]) -> None:
    assert town in placed(parser, text)


@pytest.mark.parametrize(
    ("text", "town"),
    [
        # Somebody of that name, and a country that the text says nothing of.
        ("Bulgaria expelled two men. Ernest Petrich said so. Petrich, 44, denied it.", "Petrich"),
        ("Talks went on in Oslo and Bergen. Ménaka Traoré said nothing of it.", "Ménaka"),
    ],
)
def test_somebody_of_that_name_is_no_town(parser: Parser, text: str, town: str) -> None:
    assert town not in {name for name, _ in placed(parser, text)}


@pytest.mark.parametrize(
    ("text", "towns"),
    [
        ("explosions in kharkiv rn, sirens in poltava and sumy too", {"Kharkiv", "Poltava", "Sumy"}),
        ("вибухи в одесі! тривога в миколаєві і херсоні", {"Odesa", "Mykolaiv", "Kherson"}),
        ("в шебекино опять дрон по машине, на валуйки летит пять", {"Shebekino", "Valuyki"}),
        # In a text with capitals these are words.
        ("Троє загинули в шахтах Донеччини, у сумах до тисячі.", {"Donetsk Oblast"}),
    ],
)
def test_towns_in_small_letters(parser: Parser, text: str, towns: set[str]) -> None:
    assert {name for name, _ in placed(parser, text)} == towns
