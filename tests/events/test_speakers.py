"""Who speaks, where it was only felt, whence and whither: places that a sentence names and where nothing happened."""

from __future__ import annotations

from datetime import date

import pytest

from geo.events.extract import Extractor
from geo.model import Report


def places(extractor: Extractor, text: str) -> list[str | None]:
    found = extractor.extract(Report(text=text, published=date(2025, 11, 14))).incidents
    return [i.place.name if i.place else None for i in found]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        # a speaker's seat
        ("Трое погибли при взрыве в Мерсине, сообщил представитель мэрии в Анкаре.", ["Mersin"]),
        ("The Ministry of Interior in Baghdad declared that a car bomb killed five in Mosul.", ["Mosul"]),
        ("Захарова в Москве ответила, что удар по Одессе был точным.", ["Odesa"]),
        ("Дрони вдарили по Бресту, а Мінськ — що жодного не було.", ["Brest"]),
        # who or what was struck there
        ("A missile hit the interior ministry in Kyiv on Monday.", ["Kyiv"]),
        ("An official in Kherson was killed by a drone on Monday.", ["Kherson"]),
        # where they flew from
        ("Противник атакував Одесу 40 дронами із напрямків Чауда, Орел та Шаталово.", ["Odesa"]),
        # felt only
        ("Землетрясение магнитудой 5 произошло в Оше, в Ташкенте толчки ощущались слабо.", ["Osh"]),
        ("The quake hit Mandalay on Friday and was felt as far as Bangkok.", ["Mandalay"]),
        ("Землетрус магнітудою 4 відчули в Полтаві.", ["Poltava"]),
        # where somebody was going, and where they went after it
        ("Автобус, що прямував з Одеси до Варшави, перекинувся під Уманню, двоє загинули.", ["Uman"]),
        ("Бій стався під Куп'янськом: троє убиті, двоє відступили в бік Вовчанська.", ["Kupiansk"]),
        ("A bus that was going from Goma to Kampala overturned near Mbarara on Sunday, killing nine.", ["Mbarara"]),
        # one place, told twice
        ("An Israeli strike hit the Jabalia refugee camp outside Gaza City, killing nine.", ["Jabalia"]),
        ("Russian drones hit the Kholodnohirskyi district of Kharkiv on Monday, killing one.", ["Kharkiv"]),
    ],
)  # fmt: skip
def test_the_place_of_the_event_and_no_other(extractor: Extractor, text: str, names: list[str]) -> None:
    assert places(extractor, text) == names


@pytest.mark.parametrize(
    ("text", "tolls"),
    [
        ("Russian strikes on Monday killed four people in Donetsk Oblast: two in Kostiantynivka, one in Druzhkivka and one in Kramatorsk.",
         {"Kostiantynivka": 2, "Druzhkivka": 1, "Kramatorsk": 1}),
        ("Обстріли забрали життя трьох людей — двох у Костянтинівці та одного в Дружківці.", {"Kostiantynivka": 2, "Druzhkivka": 1}),
        ("Удары убили пятерых: троих в Сумах и двоих в Харькове.", {"Sumy": 3, "Kharkiv": 2}),
        ("За ночь сбиты 30 беспилотников: 19 — над Брянской областью, 7 — над Калужской и 4 — над Тульской областью.",
         {"Bryansk Oblast": None, "Kaluga Oblast": None, "Tula Oblast": None}),
        ("On 11 May several hundred fighters overran the base at Djibo.", {"Djibo": None}),
        ("A coach rolled some 50 metres down a ravine near Cusco on Sunday, killing nine. Police detained the driver.", {"Cusco": 9}),
    ],
)  # fmt: skip
def test_each_place_has_its_own_number(extractor: Extractor, text: str, tolls: dict[str, int | None]) -> None:
    found = extractor.extract(Report(text=text, published=date(2025, 11, 14))).incidents
    assert {i.place.name: i.casualties.killed_best for i in found if i.place} == tolls


@pytest.mark.parametrize(
    "text",
    [
        "Carjackings in Durban fell by 11 per cent, while kidnappings for ransom rose by a fifth.",
        "За пів року місія зафіксувала в Україні зростання кількості жертв на 18% проти того ж періоду минулого року.",
        "Judges in The Hague heard closing arguments in the case of a commander accused of massacres and rapes in Bangui.",
        "Police in Accra have dismissed a voice note claiming that gunmen stormed a school in Tema.",
        "The observatory in Lima expects a year with four major earthquakes.",
        "Синоптики попереджають: у Вінниці очікуються шквали до 25 м/с.",
        "Кожна збита ракета — це врятовані життя, сказав він у Гаазі.",
        "Виробник ударних дронів із Дніпра залучив мільйон доларів у Лондоні.",
        "Збираємо на пікап для мінометників на Лиманському напрямку!",
        "В Бишкеке назвали решение ударом по экономике.",
        "В Волгограде показывают мельницу со следами снарядов.",
        "Стояли в черзі за новим романом про облогу Чернігова.",
        "A burned-out tank and a downed Shahed have gone on show outside Vilnius town hall.",
    ],
)
def test_talk_trade_and_shows_are_no_incidents(extractor: Extractor, text: str) -> None:
    assert places(extractor, text) == []


@pytest.mark.parametrize(
    ("text", "event_type", "killed"),
    [
        ("Gunmen attacked farmers near Gwoza on Monday and killed six of them.", None, 6),
        ("Поблизу Стрия зіткнулися дві машини. Водій легковика та троє пасажирів загинули на місці.", "Other", 4),
        ("В Одесі спалахнув склад фарб. Рятувальники знайшли тіло сторожа.", "Other", 1),
        ("До 30 зросла кількість загиблих унаслідок удару по колоні на виїзді із Запоріжжя.", "Explosions/Remote violence", 30),
        ("Сотни людей прорвались на лётное поле аэропорта Махачкалы и забросали полицию камнями.", "Riots", None),
        ("Хабаровск третью субботу подряд вышел на улицы в поддержку арестованного губернатора.", "Protests", None),
        ("Russian forces completed the seizure of Selydove on Tuesday.", "Battles", None),
    ],
)  # fmt: skip
def test_what_it_was_and_how_many(
    extractor: Extractor, text: str, event_type: str | None, killed: int | None
) -> None:
    (incident,) = extractor.extract(Report(text=text, published=date(2025, 11, 14))).incidents
    assert incident.place is not None
    assert event_type in (None, incident.event_type)
    assert incident.casualties.killed_best == killed


@pytest.mark.parametrize(
    "text",
    [
        "Вибухи, які чули у Рівному, — це сапери планово знищували старі боєприпаси.",
        "Минулого року в Україні було менше пожеж, ніж торік, на чотири відсотки.",
        "За прошлый год число краж в Самарской области снизилось на девять процентов.",
        "Astronomers in Chile watched a star explode; the blast was caught by a telescope near Antofagasta.",
    ],
)
def test_clearance_statistics_stars_and_long_lives_are_none(extractor: Extractor, text: str) -> None:
    assert places(extractor, text) == []
