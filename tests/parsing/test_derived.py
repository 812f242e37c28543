"""Words made of a town's name: directions of the front, lands."""

from __future__ import annotations

import pytest

from geo.model import GeoPrecision, MentionKind
from geo.parsing import Parser
from geo.parsing.derived import districts_of_land, towns_of_adjective


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Бої біля Торського на Лиманському напрямку.", ["Torske", "Lyman"]),
        ("На Покровському напрямку тривають бої.", ["Pokrovsk"]),
        (
            "На Оріхівському, Торецькому та Гуляйпільському напрямках ворог атакував.",
            ["Orikhiv", "Toretsk", "Huliaipole"],
        ),
        ("Бои идут на Купянском направлении.", ["Kupiansk"]),
        ("Fighting goes on along the Kramatorsk and Kupiansk axes.", ["Kramatorsk", "Kupiansk"]),
    ],
)
def test_a_direction_is_near_the_town_it_is_named_for(parser: Parser, text: str, names: list[str]) -> None:
    found = parser.mentions(text)
    assert [m.place.name for m in found if m.place] == names
    assert found[-1].kind is MentionKind.RELATIVE
    assert {m.place.geo_precision for m in found if m.place} == {GeoPrecision.NEAR}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Українська ППО збила ракети над Києвом.", ["Kyiv"]),
        ("Українське командування повідомило про бої в Києві.", ["Kyiv"]),
        ("Обстріл Українська: двоє загинули.", ["Ukrainsk"]),
        ("Донецька ОВА повідомила про двох загиблих.", ["Donetsk Oblast"]),
        ("Кримське узбережжя обстріляли.", ["Crimea"]),
        ("Луганське обстріляли, є поранені.", ["Luhanske"]),
        ("Партизани підпалили шафу в Брянську.", ["Bryansk"]),
        ("Дрони залетіли в Брянську область.", ["Bryansk Oblast"]),
        ("Вибух у Луцьку.", ["Lutsk"]),
    ],
)
def test_an_adjective_is_no_town(parser: Parser, text: str, names: list[str]) -> None:
    found = [m.place for m in parser.mentions(text) if m.place]
    assert [p.name for p in found] == names
    assert GeoPrecision.NEAR not in {p.geo_precision for p in found}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Ворог обстріляв Нікопольщину.", "Nikopol Raion"),
        ("На Куп'янщині поранено двох людей.", "Kupiansk Raion"),
        ("На Харківщині поранено двох людей.", "Kharkiv Oblast"),
    ],
)
def test_a_land_is_the_district_of_its_town(parser: Parser, text: str, name: str) -> None:
    assert [m.place.name for m in parser.mentions(text) if m.place] == [name]


def test_other_words_are_of_no_town() -> None:
    assert towns_of_adjective("напрямку") == ()
    assert districts_of_land("женщина") == (
        "жен" + "ський район",
        "женцький район",
        "женский район",
        "женцкий район",
        "женська громада",
    )
    assert districts_of_land("площа") == ()
