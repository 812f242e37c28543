"""Namesakes: towns called like countries, people called like villages, halves of unknown names."""

from __future__ import annotations

import pytest

from geo.model import Mention
from geo.parsing import Parser


def country(parser: Parser, text: str, name: str) -> str:
    mention = next(m for m in parser.mentions(text) if m.text == name)
    assert mention.place is not None, mention
    return mention.place.country


def names(mentions: tuple[Mention, ...]) -> list[str]:
    return [m.text for m in mentions if m.place is not None]


@pytest.mark.parametrize(
    ("text", "name", "land"),
    [
        ("In Jordan, a town in the Philippines, a ferry caught fire.", "Jordan", "PH"),
        ("The ferry left Jordan, a small port town on the coast of Guimaras, at noon.", "Jordan", "PH"),
        ("Jordan shot down a drone near its border with Syria.", "Jordan", "JO"),
        ("Protesters blocked a road in Jordan, a country of eleven million people.", "Jordan", "JO"),
        ("Police searched the town of Lebanon for two men who robbed a bank in Nashville.", "Lebanon", "US"),
    ],
)
def test_what_the_text_calls_a_town_is_no_country(parser: Parser, text: str, name: str, land: str) -> None:
    assert country(parser, text, name) == land


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Turkish jets struck targets in Iraq's Kurdistan region on Friday.", "Kurdistan region"),
        ("A drone fell on an oil field in Iraqi Kurdistan.", "Iraqi Kurdistan"),
    ],
)
def test_kurdistan_in_iraq_is_not_the_province_of_iran(parser: Parser, text: str, name: str) -> None:
    assert country(parser, text, name) == "IQ"


@pytest.mark.parametrize(
    "text", ["Rebels came from Spain's Bavaria region.", "Rebels came from the Bavaria region of Spain."]
)
def test_a_region_that_the_stated_country_lacks_is_not_placed(parser: Parser, text: str) -> None:
    bavaria = next(m for m in parser.mentions(text) if m.text.startswith("Bavaria"))
    assert bavaria.place is None
    assert "Spain" in bavaria.placement.reason


@pytest.mark.parametrize(
    ("text", "land"),
    [
        ("The DRC government blamed rebels in the east. Congo closed two border posts near Goma.", "CD"),
        ("Congo reported new fighting near Goma.", "CD"),
        ("Congo's army said that twelve people died in Brazzaville.", "CG"),
    ],
)
def test_congo_is_the_one_that_the_text_speaks_of(parser: Parser, text: str, land: str) -> None:
    assert country(parser, text, "Congo") == land


@pytest.mark.parametrize(
    "text",
    [
        "По словам Макарова, удар пришёлся по складу.",
        "На улице Макарова сгорел гараж.",
        "Вчера Федоров сообщил о пожаре на заводе.",
        "За словами Терехова, постраждалих немає.",
        "Тарас Шевченко тут не жив.",
        "Речник Шевченко повідомив, що бої тривають. За словами Шевченка, втрат немає.",
        "President Volodymyr Zelensky spoke. Volodymyr Zelensky left at noon.",
        "A statue of Maxim Gorky fell. They threw Molotov cocktails.",
        "Sailors of the Moskva were brought ashore. A bridge over the Dnipro in the south fell.",
        "An Orion-E drone was shot down.",
        "Police cleared Svoboda Square at dawn.",
        "The remake of Amityville Blunder drew few viewers, critics said.",
    ],
)
def test_people_and_streets_are_no_villages(parser: Parser, text: str) -> None:
    assert names(parser.mentions(text)) == []


def test_a_village_called_like_a_person_is_one_where_the_text_says_so(parser: Parser) -> None:
    assert country(parser, "Бої тривають біля села Шевченко на Донеччині.", "Шевченко") == "UA"
    assert names(parser.mentions("По словам Киева, удар отбит.")) == ["Киева"]


@pytest.mark.parametrize(
    "text",
    [
        "Gunmen attacked a base in Buulo Mareer on Friday, witnesses said.",
        "Houses burned in Velyka Zabutivka after the shelling, neighbours said.",
        "Houses burned near Mala Zabutivka after the shelling, neighbours said.",
    ],
)
def test_half_of_an_unknown_name_is_no_place(parser: Parser, text: str) -> None:
    assert names(parser.mentions(text)) == []


def test_a_town_in_the_name_of_its_airport_or_court_stays(parser: Parser) -> None:
    court = parser.mentions("He appeared at Feltham Magistrates' Court on Monday.")
    assert [m.text for m in court] == ["Feltham"]
    assert "Nova Kakhovka" in names(parser.mentions("The dam at Nova Kakhovka was breached."))


@pytest.mark.parametrize(
    ("text", "quarter", "place"),
    [
        ("A drone hit the Vostochny district of Mariupol.", "Vostochny", "Mariupol"),
        ("Fire in Kyiv District, Donetsk.", "Kyiv", None),
    ],
)
def test_a_quarter_lies_in_its_town_or_nowhere(
    parser: Parser, text: str, quarter: str, place: str | None
) -> None:
    (found,) = (m for m in parser.mentions(text) if m.text == quarter)
    assert (found.place.name if found.place else None) == place


def test_a_quarter_and_an_article_that_belong(parser: Parser) -> None:
    assert "Harlem" in names(parser.mentions("A fire in the Harlem district of New York spread."))
    assert names(parser.mentions("He left the Bronx in May.")) == ["Bronx"]
    assert names(parser.mentions("The Kyiv and Lviv regions lost power.")) == ["Kyiv", "Lviv"]


def test_a_school_stands_in_no_river(parser: Parser) -> None:
    place = next(
        m.place for m in parser.mentions("Damage to a boarding school in Oskil, Ukraine.") if m.place
    )
    assert place.feature_class == "P"


@pytest.mark.parametrize(
    "text", ["Израиль нанёс удар по складу.", "Japan closed its airspace.", "Польща закрила кордон."]
)
def test_a_country_that_is_nothing_else_is_placed_wherever_it_stands(parser: Parser, text: str) -> None:
    assert len(names(parser.mentions(text))) == 1


def test_both_rostovs(parser: Parser) -> None:
    text = "Поезд шёл из Ростова Великого в Ростов-на-Дону. В Ростове загорелся склад после атаки дронов."
    found = {m.text: m.place.gazetteer_id for m in parser.mentions(text) if m.place}
    assert found["Ростове"] == found["Ростов-на-Дону"] != found["Ростова Великого"]


def test_a_village_by_a_likely_name_in_the_oblast_stated(parser: Parser) -> None:
    village = parser.mentions("A drone fell near Dibrovne, Kharkiv Oblast.")[0]
    assert village.place is not None
    assert (village.place.admin1, village.placement.method) == ("UA-63", "likely name")
    assert names(parser.mentions("A drone fell near Dibrovne.")) == []


@pytest.mark.parametrize(
    ("text", "name", "admin1"),
    [
        ("Drones struck Lviv, Dnipro and Odesa before dawn.", "Lviv", "UA-46"),
        ("Explosions were heard in Kyiv, Lviv, Dnipro and Zaporizhzhia.", "Lviv", "UA-46"),
        ("A man was shot in Paris, Texas.", "Paris", "US-TX"),
        ("A drone fell in Lyubimovka, Kursk.", "Lyubimovka", "RU-KRS"),
    ],
)
def test_towns_side_by_side_do_not_lie_in_each_other(
    parser: Parser, text: str, name: str, admin1: str
) -> None:
    mention = next(m for m in parser.mentions(text) if m.text == name)
    assert mention.place is not None
    assert mention.place.admin1 == admin1


@pytest.mark.parametrize(
    ("text", "name", "reason"),
    [
        ("В Белгородском округе: в посёлке Дубовое ранен мирный житель.", "Дубовое", "no Дубовое in Belgorod Oblast"),
        ("В Сумской области, в селе Пролетарское, ранен мужчина.", "Пролетарское", "in Sumy Oblast"),
    ],
)  # fmt: skip
def test_a_town_told_of_under_an_area_lies_in_it_or_nowhere(
    parser: Parser, text: str, name: str, reason: str
) -> None:
    mention = next(m for m in parser.mentions(text) if m.text == name)
    assert mention.place is None
    assert reason in mention.placement.reason


@pytest.mark.parametrize(
    ("text", "name", "admin1"),
    [
        ("У Сумській області, у селі Рижівка, двоє поранених.", "Рижівка", "UA-59"),
        ("Обстріляли Харківську область, село Рижівка Сумської області.", "Рижівка", "UA-59"),
        ("In Kharkiv Oblast, the town of Chuhuiv came under fire.", "Chuhuiv", "UA-63"),
    ],
)
def test_a_town_under_its_area_is_placed(parser: Parser, text: str, name: str, admin1: str) -> None:
    mention = next(m for m in parser.mentions(text) if m.text == name)
    assert mention.place is not None
    assert mention.place.admin1 == admin1


def test_a_village_is_no_city_and_a_governor_no_village(parser: Parser) -> None:
    text = "По данным губернатора Гладкова, в селе Муром беспилотник ударил по машине, водитель погиб."
    found = parser.mentions(text)
    assert all(m.place is None or m.place.population < 50_000 for m in found)
    assert "Гладкова" not in {m.text for m in found}


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("Місто всю ніч було під атаками дронів.", set()),
        ("Ворог вдарив КАБами по селищу.", set()),
        ("На Сумській вулиці у Харкові загинула жінка.", {"Kharkiv"}),
        ("У Харкові обстріляли вулицю Київську.", {"Kharkiv"}),
        ("Взрыв на Московском проспекте в Воронеже.", {"Voronezh"}),
        ("Вибухи у Києві на Харківському шосе.", {"Kyiv"}),
        ("взрыв в мариуполе, двое раненых", {"Mariupol"}),
        ("Вибухи в Київській області.", {"Kyiv Oblast"}),
        ("Mr. Jordan said the attack killed four people near the border.", set()),
        ("Four soldiers died in Jordan, a spokesman said.", {"Jordan"}),
    ],
)
def test_words_streets_and_men_that_sound_like_places_are_none(
    parser: Parser, text: str, meant: set[str]
) -> None:
    assert {m.place.name for m in parser.mentions(text) if m.place} == meant


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("A blast hit Bari, northern Syria.", "Bari", None),
        ("Fighting in Naples, northern Mali, killed two.", "Naples", None),
        ("Police in Bari, southern Italy, arrested two.", "Bari", "IT"),
        ("Strikes hit Paris, northern Italy and Spain.", "Paris", "FR"),
        ("The hurricane made landfall near New Hope, Jamaica, on Tuesday.", "Jamaica", "JM"),
        ("Jamaica, Queens, saw a shooting on Monday.", "Jamaica", "US"),
        ("Армия вернула город Бара в Северном Кордофане.", "Бара", None),
        ("В Белгородской области, в Работино, сгорел дом.", "Работино", None),
        ("В Белгородской области, в Харькове и Сумах слышны взрывы.", "Харькове", "UA"),
        ("В Курской области, в Рыльске, сгорел дом.", "Рыльске", "RU"),
    ],
)
def test_a_part_of_a_land_without_such_a_town_denies_it(
    parser: Parser, text: str, name: str, country: str | None
) -> None:
    (found,) = (m for m in parser.mentions(text) if m.text == name)
    assert (found.place.country if found.place else None) == country


def test_a_town_is_not_called_by_half_its_name_where_a_city_is(parser: Parser) -> None:
    text = "У Миколаєві вибух: двоє загинули. У селі Миколаївка Краматорського району поранено людину."
    assert next(m.place.admin1 for m in parser.mentions(text) if m.place) == "UA-48"


def test_a_direction_in_small_letters_is_no_place(parser: Parser) -> None:
    assert "northern" not in {m.text for m in parser.mentions("A blast was heard in northern Syria.")}


@pytest.mark.parametrize(
    ("name", "division"), [("Камчатке", "RU-KAM"), ("Сахаліні", "RU-SAK"), ("Ямале", "RU-YAN")]
)
def test_lands_of_russia_by_their_short_names(parser: Parser, name: str, division: str) -> None:
    (found,) = parser.mentions(f"Землетрясение на {name}.")
    assert found.place is not None and found.place.admin1 == division


def test_the_division_behind_a_list_is_of_all_its_names(parser: Parser) -> None:
    found = {
        m.text: m for m in parser.mentions("Войска заняли Андреевку и Новониколаевку в Сумской области.")
    }
    first, last = found["Андреевку"], found["Новониколаевку"]
    assert first.place is None and "Sumy Oblast are likely called" in first.placement.reason
    assert last.place is not None and last.place.admin1 == "UA-59"


def test_a_preposition_is_no_village(parser: Parser) -> None:
    assert names(parser.mentions("Под Херсоном уничтожено три склада.")) == ["Херсоном"]


@pytest.mark.parametrize(
    ("text", "placed"),
    [
        ("Захарченко обвинил «украинских провокаторов».", []),
        ("Бригада зайшла в Мале Бубнове.", []),
        ("Гасили пожежу в Новій Баварії.", []),
        ("Поліція затримала Віктора Одеського, який тікав.", []),
        ("Нацгвардієць Іван Тернопільський загинув.", []),
        ("ПОМЕР АКТОР МИКОЛА ГРИНЬКО-ЖИТОМИРСЬКИЙ", []),
        ("Корабель зайшов до Новоросійська.", []),
        ("В ЦАР атакован пост.", ["ЦАР"]),
        ("Бои идут у Верхней Дуванки и в Малой Забутовке.", []),
        ("На Южном фронте тихо, на Северном вокзале в Харькове горит склад.", ["Харькове"]),
        ("Аеродром «Бельбек» атакували дрони.", ["Бельбек"]),
        ("Вибухи у Північному Криму.", ["Криму"]),
        ("Toyota pickups entered Timbuktu.", ["Timbuktu"]),
    ],
)
def test_people_sides_and_nouns_are_no_places(parser: Parser, text: str, placed: list[str]) -> None:
    assert names(parser.mentions(text)) == placed
