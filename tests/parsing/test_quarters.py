"""Districts of cities: in the city that the text names, or nowhere."""

from __future__ import annotations

import pytest

from geo.parsing import Parser


@pytest.mark.parametrize(
    "text",
    [
        "Харків під ударом: у Шевченківському районі горить будинок, у Київському районі поранено двох.",
        "Kharkiv came under attack. A house burned in the Shevchenkivskyi district, two were hurt in the Kyivskyi district.",
        "Запоріжжя. Російський дрон ударив по Олександрівському району.",
        "В Белгороде дрон атаковал дом в Западном округе.",
    ],
)
def test_a_district_of_another_city_is_not_meant(parser: Parser, text: str) -> None:
    placed = {(m.place.name, m.place.country) for m in parser.mentions(text) if m.place}
    assert placed <= {("Kharkiv", "UA"), ("Zaporizhzhia", "UA"), ("Belgorod", "RU"), ("Russia", "RU")}


def test_the_district_of_the_city_named_is_chosen(parser: Parser) -> None:
    found = parser.mentions("Київ: у Шевченківському районі пожежа.")
    assert [m.place.admin1 for m in found if m.place] == ["UA-30", "UA-30"]


def test_districts_of_an_oblast_stay(parser: Parser) -> None:
    found = parser.mentions("У Нікопольському районі поранено чоловіка, також обстріляли Марганець.")
    assert [m.place.name for m in found if m.place] == ["Nikopol Raion", "Marhanets"]


@pytest.mark.parametrize(
    ("text", "towns"),
    [
        ("Обстрел микрорайона Восточный в Мариуполе: погибли 30 человек.", {"Mariupol"}),
        ("У мікрорайоні «Східний» у Маріуполі прогримів вибух.", {"Mariupol"}),
        ("В Луганске обстреляна школа в квартале Мирный.", {"Luhansk"}),
        ("Ночью обстреляли микрорайон Восточный.", set()),
        ("В Мариуполе снаряды попали в район Восточный.", {"Mariupol"}),
    ],
)
def test_a_quarter_lies_in_a_town_of_the_text_or_nowhere(parser: Parser, text: str, towns: set[str]) -> None:
    assert {m.place.name for m in parser.mentions(text) if m.place} == towns


def test_a_quarter_that_the_gazetteer_has_by_its_town_is_that(parser: Parser) -> None:
    found = parser.mentions("Микрорайон Северный в Белгороде атаковал дрон.")
    assert [m.place.admin1 for m in found if m.place] == ["RU-BEL", "RU-BEL"]


def test_a_district_called_after_its_own_town_is_not_in_the_capital(parser: Parser) -> None:
    text = "LIMA - A coach rolled down a ravine in Ocoña district, killing 37. It had left Chala for the city of Arequipa."
    assert [m.place.name for m in parser.mentions(text) if m.place and m.text == "Ocoña"] == ["Ocoña"]


@pytest.mark.parametrize(
    ("text", "town"),
    [
        ("Ракета попала в жилой квартал Гянджи, погибли 13 человек.", "Ganja"),
        ("Летевший в Лондон самолёт рухнул на жилой квартал Ахмадабада.", "Ahmedabad"),
        ("Дрон упав на житловий квартал Полтави.", "Poltava"),
    ],
)
def test_a_quarter_of_a_town_is_in_that_town(parser: Parser, text: str, town: str) -> None:
    assert parser.mentions(text)[-1].place is not None
    assert town in {m.place.name for m in parser.mentions(text) if m.place}


@pytest.mark.parametrize(
    ("text", "name", "place"),
    [
        ("В Киевском районе Донецка упал снаряд.", "Киевском", "Donetsk"),
        ("В Донецкой области тихо. В Киевском районе упал снаряд.", "Киевском", None),
        ("В Донецке обстреляны Куйбышевский и Петровский районы.", "Куйбышевский", "Donetsk"),
        ("У Київському районі Одеси пожежа.", "Київському районі", "Odesa"),
        (
            "The gang burned a hospital in the Tabarre district of Port-au-Prince.",
            "Tabarre",
            "Port-au-Prince",
        ),
        ("Tanks entered the Zeitoun and Shujaiya neighbourhoods of Gaza City.", "Zeitoun", "Gaza"),
        ("У Дніпровському районі Херсона поранено чоловіка.", "Дніпровському районі", "Kherson"),
        # Land round a town, and what is a district of its own, stay what they are.
        ("Взрыв в Луганском районе.", "Луганском районе", "Luhansk Raion"),
        ("Shelling hit the Kyiv suburb of Bucha.", "Kyiv", "Kyiv"),
        ("Two died in the town of Qatraneh in the Karak district.", "Karak", "Karak Province"),
    ],
)
def test_a_district_that_nobody_lists_is_somewhere_in_its_city(
    parser: Parser, text: str, name: str, place: str | None
) -> None:
    (found,) = (m for m in parser.mentions(text) if m.text == name)
    assert (found.place.name if found.place else None) == place


@pytest.mark.parametrize(
    "text",
    [
        "Из Брянска отправили помощь. В Навлинском районе сбиты три дрона.",
        "A strike hit the business district of Beirut.",
        "Residents of the city fled to a district nearby.",
    ],
)
def test_no_district_is_made_up(parser: Parser, text: str) -> None:
    assert all(m.placement.method != "district of the city named before" for m in parser.mentions(text))
