"""Directions of the front: the villages told with them lie there or nowhere."""

from __future__ import annotations

import pytest

from geo.model import Place
from geo.parsing import Parser

REPORT = (
    "На Куп'янському напрямку загарбники двічі наступали в бік Петропавлівки. На Оріхівському напрямку ворог атакував у "
    "районі Кам'янського. На Волинському та Поліському напрямках ознак формування угруповань не виявлено."
)


def places(parser: Parser, text: str) -> dict[str, Place | None]:
    return {m.text: m.place for m in parser.mentions(text)}


def test_villages_lie_near_the_direction_told_with_them(parser: Parser) -> None:
    found = places(parser, REPORT)
    village, other = found["Петропавлівки"], found["Кам'янського"]
    assert village is not None and village.admin1 == "UA-63"
    assert other is not None and other.admin1 == "UA-23"


@pytest.mark.parametrize(
    ("text", "name", "admin1"),
    [
        ("На Сіверському напрямку ворог обстріляв Іванівку.", "Іванівку", "UA-14"),
        ("На Запорізькому напрямку ворог атакував Новоданилівку.", "Новоданилівку", "UA-23"),
        ("На Краматорском направлении тихо. Утром обстреляли Николаевку.", "Николаевку", "UA-14"),
        ("Fighting was reported in the Pokrovsk direction near Novoserhiivka.", "Novoserhiivka", "UA-14"),
        ("Russian forces advanced near Petropavlivka in the Kupiansk sector.", "Petropavlivka", "UA-63"),
        ("Near Torske, Lyman direction, four assaults were repelled.", "Torske", "UA-14"),
        ("Attacks in the Lyman and Kupiansk directions went on near Petropavlivka.", "Petropavlivka", "UA-63"),
    ],
)  # fmt: skip
def test_in_other_words_and_languages(parser: Parser, text: str, name: str, admin1: str) -> None:
    place = places(parser, text)[name]
    assert place is not None
    assert place.admin1 == admin1


def test_a_direction_called_after_an_oblast_is_that_and_no_town_abroad(parser: Parser) -> None:
    place = places(parser, REPORT)["Волинському"]
    assert place is not None
    assert place.admin1 == "UA-07"


def test_villages_far_from_the_direction_are_not_meant(parser: Parser) -> None:
    found = places(parser, "На Покровском направлении отбиты атаки у Песчаного и Александрополя.")
    assert found["Покровском"] is not None
    assert found["Песчаного"] is found["Александрополя"] is None


def test_cities_and_what_another_paragraph_tells_stay_where_they_are(parser: Parser) -> None:
    found = places(
        parser,
        "На Покровському напрямку триває бій, заявили в Києві.\n\nУ Харкові та Золочеві поранено двох.",
    )
    assert [p.name for p in found.values() if p] == ["Pokrovsk", "Kyiv", "Kharkiv", "Zolochiv"]


def test_a_place_stated_in_full_counts_more_than_the_direction(parser: Parser) -> None:
    found = places(parser, "На Покровському напрямку відзначили бригаду з Іванівки Одеської області.")
    place = found["Іванівки"]
    assert place is None or place.admin1 == "UA-51"
