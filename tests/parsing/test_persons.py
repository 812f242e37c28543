"""People whose names are towns': a pin in Virginia for a governor called Alexander is worse than none."""

from __future__ import annotations

import pytest

from geo.parsing import Parser


def placed(parser: Parser, text: str) -> list[str]:
    return [m.place.name for m in parser.mentions(text) if m.place is not None]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Владимир Путин заявил о перемирии.", []),
        ("In Moscow, Vladimir Putin said the talks in Istanbul would go on.", ["Moscow", "Istanbul"]),
        ("По словам Владимира Зеленского, атака отбита.", []),
        ("Губернатор Курской области Александр Хинштейн посетил Рыльск.", ["Kursk Oblast", "Rylsk"]),
        ("В Москве Александр Дугин дал интервью.", ["Moscow"]),
        ("Президент встретился с Дональдом Трампом.", []),
        ("Встреча с Сергеем Ивановым прошла в Кирове.", ["Kirov"]),
        ("Роман Романов и Игорь Королёв задержаны в Мурманске.", ["Murmansk"]),
        ("Поліція поговорила з Іваном Луцьким.", []),
        ("Софія Рябчук поранена в Харкові.", ["Kharkiv"]),
        ("Хасан Насралла убит в Бейруте.", ["Beirut"]),
        ("Donald Trump met Vladimir Putin in Anchorage.", ["Anchorage"]),
    ],
)
def test_people_are_no_towns(parser: Parser, text: str, places: list[str]) -> None:
    assert placed(parser, text) == places


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Во Владимире загорелся завод.", ["Vladimir"]),
        ("В городе Владимире Путин заявил о планах.", ["Vladimir"]),
        ("В Александрии прошла встреча.", ["Alexandria"]),
        ("Пожар в Иванове и Кирове.", ["Ivanovo", "Kirov"]),
        ("Drones flew over Ivanovo and Vladimir on Monday.", ["Ivanovo", "Vladimir"]),
    ],
)
def test_towns_of_these_names_are_still_read(parser: Parser, text: str, places: list[str]) -> None:
    assert placed(parser, text) == places


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Dozens died in an ambush at Kain; the wounded were driven to Dori and Sebba.", ["Dori", "Sebba"]),
        ("Gangs clashed between Los Lobos and Los Choneros in Guayaquil, Ecuador.", ["Guayaquil", "Ecuador"]),
        ("Fighting broke out in Beni territory, officials in Goma said.", ["Beni", "Goma"]),
        ("SANA reported strikes near Homs in Syria.", ["Homs", "Syria"]),
        ("Он выступил в Совете Федерации.", []),
        ("Взрыв в городе Ош, Киргизия.", ["Osh", "Kyrgyzstan"]),
    ],
)
def test_a_lone_small_town_on_another_continent_is_not_meant(
    parser: Parser, text: str, places: list[str]
) -> None:
    assert placed(parser, text) == places


def test_beni_territory_is_in_the_country_that_the_text_is_about(parser: Parser) -> None:
    beni = parser.mentions("Fighting broke out in Beni territory, officials in Goma said.")[0]
    assert beni.place is not None
    assert beni.place.country == "CD"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Сирия: обстановка. Хомс: взрыв в мечети, восемь раненых.", "Homs"),
        ("Суми. Уже 34 загиблі, 117 поранених. Прилетіли дві ракети.", "Sumy"),
        (
            "Militiamen seized Lalibela, the Ethiopian town, on Wednesday after gunfire. The soldiers left, a deacon said. "
            "A government spokesman did not pick up the phone.",
            "Lalibela",
        ),
    ],
)
def test_what_opens_an_item_or_was_seized_is_a_town(parser: Parser, text: str, name: str) -> None:
    assert name in placed(parser, text)
