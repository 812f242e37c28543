"""Ukrainian and Russian names of places: told apart by rule, or not told."""

from __future__ import annotations

import pytest

from geo.gazetteer.index import Gazetteer
from geo.gazetteer.own_names import COUNTRIES, OwnNames, ukrainian_and_russian


@pytest.mark.parametrize(
    ("name", "country", "names", "wanted"),
    [
        ("Kharkiv", "UA", ["Харков", "Харків", "Харьков"], ("Харків", "Харьков")),
        ("Kryvyi Rih", "UA", ["Криви Рог", "Кривий Ріг", "Кривой Рог", "Крывы Рог"], ("Кривий Ріг", "Кривой Рог")),
        ("Luhansk", "UA", ["Ворошиловград", "Луганск", "Луганськ", "Луганьск"], ("Луганськ", "Луганск")),
        ("Chernihiv", "UA", ["Чарнігаў", "Чернигов", "Чернігів", "Чернїгів"], ("Чернігів", "Чернигов")),
        ("Sumy", "UA", ["Суми", "Сумы"], ("Суми", "Сумы")),
        ("Sumy", "UA", ["Суми"], ("Суми", "")),  # Russian does not write it so
        ("Poltava", "UA", ["Полтава"], ("Полтава", "Полтава")),
        ("Bahate", "UA", ["Багате"], ("Багате", "")),
        ("Zhytomyr", "UA", ["Житомир", "Житомиръ", "Жытомир"], ("Житомир", "")),
        ("Kerch", "UA", ["Керч", "Керчь"], ("Керч", "Керчь")),
        ("Belgorod", "RU", ["Белгарад", "Белгород", "Бєлгород", "Білгород"], ("Бєлгород", "Белгород")),
        ("Kursk", "RU", ["Курск", "Курськ"], ("Курськ", "Курск")),
        ("Kursk", "RU", ["Курск"], ("", "Курск")),  # Ukrainian does not write it so
        ("Grozny", "RU", ["Грозни", "Грозний", "Грозны", "Грозный"], ("Грозний", "Грозный")),
        ("Saratov", "RU", ["Саратов", "Саратовъ", "Сарытау"], ("Саратов", "Саратов")),
        ("Tyumen", "RU", ["Тюмен", "Тюмень"], ("", "Тюмень")),
        ("Moscow", "RU", ["Москва"], ("", "")),  # its main name is no romanisation
        ("Popovka", "RU", [], ("", "")),
    ],
)  # fmt: skip
def test_names_are_told_apart_or_not_told(
    name: str, country: str, names: list[str], wanted: tuple[str, str]
) -> None:
    assert ukrainian_and_russian(name, country, names) == wanted


def test_names_of_the_gazetteer(gazetteer: Gazetteer) -> None:
    own = OwnNames(gazetteer.cyrillic_names(COUNTRIES))
    assert own.of("geonames:706483") == ("Харків", "Харьков")
    assert own.of("geonames:578072") == ("Бєлгород", "Белгород")
    assert own.of("dateline:robotyne") == ("Роботине", "Работино")
    assert own.of("geonames:2643743") == own.of("") == ("", "")  # London
    large = list(own.large(100_000))
    known = [told for told in large if told[1] and told[2]]
    assert len(large) > 150 and len(known) > 100
    for _, ukrainian, russian in large:
        assert not set(ukrainian.lower()) & set("ыэёъ") and not set(russian.lower()) & set("іїєґ")


def test_the_largest_cities_have_both_names(gazetteer: Gazetteer) -> None:
    own = OwnNames(gazetteer.cyrillic_names(COUNTRIES))
    told = {name: names for name, *names in own.large(600_000)}
    assert told["Zaporizhzhia"] == ["Запоріжжя", "Запорожье"]
    assert told["Dnipro"] == ["Дніпро", "Днепр"]
    assert told["Rostov-on-Don"] == ["Ростов-на-Дону", "Ростов-на-Дону"]
    assert own.of("geonames:712165") == ("Біла Церква", "Белая Церковь")
    assert not [name for name, names in told.items() if not names[1]]
