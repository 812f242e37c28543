"""Towns abroad that Ukrainian and Russian reports name and the gazetteer has in Latin letters alone."""

from __future__ import annotations

import pytest

from geo.parsing import Parser


@pytest.mark.parametrize(
    ("text", "name", "town", "country"),
    [
        ("У Демократичній Республіці Конго поблизу Луколели затонув човен.", "Луколели", "Lukolela", "CD"),
        ("У Буркіна-Фасо бойовики напали на базу в Діапазі.", "Діапазі", "Diapaga", "BF"),
        ("В Сирии в Ханасире прогремел взрыв.", "Ханасире", "Khanāşir", "SY"),
        ("В Италии в городе Каникатти ранены двое.", "Каникатти", "Canicattì", "IT"),
        ("Армия удерживает Эль-Обейд и Бабанусу. Судан молчит.", "Бабанусу", "Babanūsah", "SD"),
        # Behind the adjective of its country.
        ("Під нігерійським Мубі вбито двох пастухів.", "Мубі", "Mubi", "NG"),
        ("В мексиканском Селайе расстреляли автобус.", "Селайе", "Celaya", "MX"),
        ("У кенійській Гаріссі закрили школу.", "Гаріссі", "Garissa", "KE"),
        # A great city, in a text that names no other place.
        ("Під Маїдугурі напали на село.", "Маїдугурі", "Maiduguri", "NG"),
        # A name that the gazetteer has in the sister language alone.
        ("Землетрус стався в Афганістані, поблизу Мазарі-Шаріфа.", "Мазарі-Шаріфа", "Mazār-e Sharīf", "AF"),
        ("На Курщині, поблизу Тьоткіного, тривають бої.", "Тьоткіного", "Tyotkino", "RU"),
        ("В Черниговской области обстреляны Семёновка и Сновск.", "Сновск", "Snovsk", "UA"),
        ("У Брянській області, у Климовому, знову вибухи.", "Климовому", "Klimovo", "RU"),
    ],
)
def test_letter_for_letter_in_the_country_named(
    parser: Parser, text: str, name: str, town: str, country: str
) -> None:
    found = next((m for m in parser.mentions(text) if m.text == name), None)
    assert found is not None
    assert found.place is not None
    assert (found.place.name, found.place.country) == (town, country)


@pytest.mark.parametrize(
    "text",
    [
        "Поблизу Луколели затонув човен.",  # no country
        "В Нигерии рядом с Луколелой затонула лодка.",  # another country
        "У Пакистані в Макрона немає партнерів.",
        "В Индии в Парламенте обсудили взрыв возле Конгресса.",
        "У Бразилії у Поліції підтвердили; у Кодексі сказано.",
        "У США в Байдена запитали про Джонсона.",
        "У Києві, поблизу Тьоткіного, тихо.",
        "На польській Вікіпедії та в чешском Сенате про це не пишуть.",
        "В американском Конгрессе и в немецкой Бундеслиге спорят о Телеграме.",
        "У Верховній Раді показали ролик в Інстаграмі.",
    ],
)
def test_nothing_else_is_read_so(parser: Parser, text: str) -> None:
    assert all(m.placement.method != "romanised name" for m in parser.mentions(text))
