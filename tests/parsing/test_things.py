"""Weapons, ships, units, cafés and firms that are called like places."""

from __future__ import annotations

import pytest

from geo.parsing import Parser


def placed(parser: Parser, text: str) -> list[str]:
    return [m.place.name for m in parser.mentions(text) if m.place]


@pytest.mark.parametrize(
    ("text", "towns"),
    [
        ("Снаряд «Граду» влучив у будинок у Нікополі.", ["Nikopol"]),
        ("Під Херсоном знищено дві РСЗВ \"Град\".", ["Kherson"]),
        ("Окупанти вдарили по Харкову з «Граду» та «Урагану».", ["Kharkiv"]),
        ("Боевики обстреляли Авдеевку из Градов.", ["Avdiivka"]),
        ("По Одесі вдарили ракетою Іскандер.", ["Odesa"]),
        ("Grad rockets hit a school in Mykolaiv.", ["Mykolaiv"]),
        ("A Grad multiple rocket launcher was destroyed near Kherson.", ["Kherson"]),
        ("Two Neptune cruise missiles hit a depot in Sevastopol.", ["Sevastopol"]),
    ],
)  # fmt: skip
def test_weapons_are_no_places(parser: Parser, text: str, towns: list[str]) -> None:
    assert placed(parser, text) == towns


@pytest.mark.parametrize(
    ("text", "town"),
    [
        ("The Moskva cruiser sank off Odesa.", "Odesa"),
        ('The cruiser "Moskva" sank off Odesa.', "Odesa"),
        ("The flagship Moskva sank off Odesa.", "Odesa"),
        ("Missiles struck the landing ship Saratov in Berdiansk.", "Berdiansk"),
        ("The cargo ship Aleppo was hit off Odesa.", "Odesa"),
        ("Крейсер Москва затонул у Одессы.", "Odesa"),
        ("Десантний корабель Саратов згорів у Бердянську.", "Berdiansk"),
        ("Пожежа на заводі «Львів» у Черкасах.", "Cherkasy"),
        ("Корабль «Москва» стоял в Севастополе.", "Sevastopol"),
        ("Бойцы батальона «Азов» вошли в Мариуполь.", "Mariupol"),
        ("Взрыв в торговом центре «Европа» в Липецке.", "Lipetsk"),
        ("Кафе «Верона» в Курске сгорело.", "Kursk"),
        ("ЖК «Лондон» у Києві пошкоджено уламками.", "Kyiv"),
        ("Готель «Нова Рига» у Дніпрі зруйновано.", "Dnipro"),
        ("«Ростов» обыграл «Сочи» в Грозном.", "Grozny"),
        ("«БАВАРИЯ» РАЗГРОМИЛА «ЛЕЙПЦИГ» В МЮНХЕНЕ", "Munich"),
        ("Канал «Донбас» переїхав до Львова.", "Lviv"),
        ("A Hyundai Santa Fe was stolen in Kharkiv.", "Kharkiv"),
        ("A stolen Toyota hit a bus in Kharkiv.", "Kharkiv"),
        ("The Honda Civic caught fire in Kharkiv.", "Kharkiv"),
        ("A Ford Crown Victoria was found in Kharkiv.", "Kharkiv"),
        ("The Toyota plant in Kharkiv is closed.", "Kharkiv"),
    ],
)
def test_what_bears_a_name_in_quotes_is_not_there(parser: Parser, text: str, town: str) -> None:
    assert placed(parser, text) == [town]


@pytest.mark.parametrize(
    ("text", "towns"),
    [
        ("Город «Донецк» обстрелян.", ["Donetsk"]),
        ("Ракета попала в аэродром «Бельбек» под Севастополем.", ["Belbek air base", "Sevastopol"]),
        ("Сгорела станция «Лозовая».", ["Lozova"]),
        ("Fire broke out at the Hyundai Alabama plant.", ["Alabama"]),
        ("Fire broke out in Toyota, Japan.", ["Toyota", "Japan"]),
        ("Ватажки «ДНР» у Донецьку відкидають причетність.", ["Donetsk Oblast", "Donetsk"]),
        ("The Kupiansk missile strike killed three people.", ["Kupiansk"]),
        ("Із Вінниці вивезли десятьох поранених.", ["Vinnytsia"]),
        ("They agreed to ship Odesa grain by rail.", ["Odesa"]),
        ("A tanker in Odesa burned.", ["Odesa"]),
        ("Военный корабль Украины стоял в Одессе.", ["Ukraine", "Odesa"]),
    ],
)
def test_places_stay(parser: Parser, text: str, towns: list[str]) -> None:
    assert placed(parser, text) == towns
