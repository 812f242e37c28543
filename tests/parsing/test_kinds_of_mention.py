"""Each kind of mention in three languages, in sentences of our own."""

from __future__ import annotations

import pytest

from geo.model import GeoPrecision, Mention, MentionKind
from geo.parsing import Parser

PART, RELATIVE, IMPLICIT, METONYM = (
    MentionKind.PART_OF_NAME,
    MentionKind.RELATIVE,
    MentionKind.IMPLICIT,
    MentionKind.METONYM,
)


def named(parser: Parser, text: str, name: str) -> Mention:
    return next(m for m in parser.mentions(text) if m.text == name)


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("Tehran vowed to respond.", "Tehran", METONYM),
        ("Київ звинуватив Мінськ у провокації.", "Київ", METONYM),
        ("Киев обвинил Минск в провокации.", "Киев", METONYM),
        ("Кремль заперечує.", "Кремль", METONYM),
        ("The Rada voted on Tuesday.", "The Rada", METONYM),
        ("Moscow struck Kharkiv with drones.", "Moscow", METONYM),
        ("Москва вдарила ракетами по Харкову.", "Москва", METONYM),
        ("Kyiv attacked by drones overnight, Moscow says.", "Kyiv", MentionKind.PLACE),
        ("Киев атаковали дроны, Москва молчит.", "Киев", MentionKind.PLACE),
        ("Russian Strikes Hit Dnipro, Kill Six", "Dnipro", MentionKind.PLACE),
        ("STRIKES HIT DNIPRO, KILL SIX", "DNIPRO", MentionKind.PLACE),
        ("Paris Saint-Germain lost at home.", "Paris", PART),
        ("Staff of the Moscow-Pullman Daily News were told.", "Moscow", PART),
        ("He heard the Vienna Philharmonic.", "Vienna", PART),
        ("Explosions hit the Kyiv TV tower.", "Kyiv", MentionKind.PLACE),
        ("Toulouse keeper Guillaume Restes is out.", "Toulouse", PART),
        ("Cleveland fell to Denver 112-104.", "Denver", PART),
        ("Girona lost 3-0 at home.", "Girona", PART),
        ("Editors of the Moscow Times moved out.", "Moscow", PART),
        ("«Динамо Киев» проиграло.", "Киев", PART),
        ("Битва за Курск длилась месяц.", "Курск", PART),
        ("«Київський інститут соціології» провів опитування.", "Київський", PART),
        ("A car exploded between Sumy and Konotop.", "Konotop", RELATIVE),
        ("Машина подорвалась между Сумами и Конотопом.", "Сумами", RELATIVE),
        ("Машина підірвалася між Сумами і Конотопом.", "Конотопом", RELATIVE),
        ("Колонна остановилась в 20 км к северу от Сум.", "Сум", RELATIVE),
        ("Колона зупинилася за 20 км на північ від Сум.", "Сум", RELATIVE),
        ("Ракета впала на околиці Харкова.", "Харкова", RELATIVE),
    ],
)
def test_what_a_name_is_in_its_sentence(parser: Parser, text: str, name: str, kind: MentionKind) -> None:
    assert named(parser, text, name).kind is kind


@pytest.mark.parametrize(
    ("text", "name", "place"),
    [
        ("Explosions rocked the capital of Mali.", "capital", "Bamako"),
        ("Explosions rocked the capital of Mali.", "Mali", "Mali"),
        ("Explosions were heard in the Lithuanian capital.", "Lithuanian capital", "Vilnius"),
        ("Взрывы прогремели в столице Украины.", "столице Украины", "Kyiv"),
        ("Обстріляли Сумську область. У прикордонні загинув чоловік.", "прикордонні", "Sumy Oblast"),
        ("Fighting continued in Bakhmut. Residents there have no water.", "there", "Bakhmut"),
        ("Ворог атакував Одеський торговельний порт.", "Одеський торговельний порт", "Odesa"),
        ("Окупанти поцілили у Кременчуцький НПЗ.", "Кременчуцький НПЗ", "Kremenchuk"),
        ("Дроны атаковали Туапсинский НПЗ.", "Туапсинский НПЗ", "Tuapse"),
        ("Пожар на Рязанском нефтезаводе и Рязанском НПЗ.", "Рязанском НПЗ", "Ryazan"),
    ],
)
def test_places_told_without_their_own_name(parser: Parser, text: str, name: str, place: str) -> None:
    mention = named(parser, text, name)
    assert mention.place is not None
    assert mention.place.name == place


def test_the_capital_that_is_named_is_not_told_twice(parser: Parser) -> None:
    mentions = parser.mentions("Explosions rocked Bamako, the capital of Mali.")
    assert [m.text for m in mentions] == ["Bamako", "Mali"]


def test_a_facility_is_near_its_town(parser: Parser) -> None:
    place = named(parser, "Горить Одеський порт.", "Одеський порт").place
    assert place is not None
    assert place.geo_precision is GeoPrecision.NEAR
    assert place.radius_km >= 25


@pytest.mark.parametrize(
    "text",
    ["Горить Запорізька область, завод стоїть.", "Горить старий завод.", "Відкрили Шевченківський порт."],
)
def test_no_facility_without_a_town(parser: Parser, text: str) -> None:
    assert all(m.kind is not IMPLICIT for m in parser.mentions(text))


@pytest.mark.parametrize(
    ("text", "name", "area"),
    [
        ("Drones fell 2 km from the border, in Sumy Oblast.", "2 km from the border", "UA-59"),
        ("Shelling hit Sumy Oblast. A house 3 km from the border burned.", "3 km from the border", "UA-59"),
        ("Обстріляли Сумську область за 2 км від кордону.", "2 км від кордону", "UA-59"),
        ("Обстреляли Белгородскую область в 2 км от границы.", "2 км от границы", "RU-BEL"),
    ],
)
def test_by_the_border_is_somewhere_in_the_area_named(
    parser: Parser, text: str, name: str, area: str
) -> None:
    mention = named(parser, text, name)
    assert mention.kind is RELATIVE
    assert mention.place is not None
    assert mention.place.admin1 == area
    assert mention.place.geo_precision.is_area
    assert mention.place.radius_km > 50


@pytest.mark.parametrize(
    "text", ["Drones fell 2 km from the border.", "Trade to the border grew in Sumy Oblast."]
)
def test_a_border_of_nothing_named_is_no_place(parser: Parser, text: str) -> None:
    assert all("border" not in m.text for m in parser.mentions(text))


@pytest.mark.parametrize(
    ("text", "name", "place"),
    [
        ("В штате Нигер боевики напали на деревню.", "Нигер", "iso:NG-NI"),
        ("У штаті Нігер бойовики напали на село.", "Нігер", "iso:NG-NI"),
        ("В Нигере боевики напали на деревню.", "Нигере", "iso:NE"),
        ("A blast hit the province of Luxembourg in Belgium.", "Luxembourg", "iso:BE-WLX"),
        ("Destroyed tank near Balakliia, Oblast Kharkiv.", "Kharkiv", "iso:UA-63"),
    ],
)
def test_a_noun_for_a_division_means_no_country_and_no_town(
    parser: Parser, text: str, name: str, place: str
) -> None:
    found = named(parser, text, name).place
    assert found is not None
    assert found.gazetteer_id == place


@pytest.mark.parametrize(
    "text",
    [
        "Gunmen killed 12 soldiers in the Centre-Nord region of Burkina Faso.",
        "Militants attacked Kaya in Burkina Faso's Centre-Nord region.",
    ],
)
def test_halves_of_a_hyphenated_division_are_no_places(parser: Parser, text: str) -> None:
    assert {m.place.country for m in parser.mentions(text) if m.place} == {"BF"}


@pytest.mark.parametrize(
    "text",
    [
        "Firefighters battled a blaze near Marathon, 40 km northeast of Athens.",
        "A wildfire near Athens forced people out of villages around Marathon on Sunday, Greek officials said.",
    ],
)
def test_a_town_a_stated_distance_away_is_the_near_one(parser: Parser, text: str) -> None:
    places = [m.place for m in parser.mentions(text) if m.text == "Marathon"]
    assert all(place is None or place.country == "GR" for place in places)
    assert any(places) or "40 km" not in text


def test_a_surname_of_many_villages_is_none_of_them(parser: Parser) -> None:
    assert all(m.place is None for m in parser.mentions("У Шевченко горить склад."))


def test_a_given_name_is_no_city(parser: Parser) -> None:
    assert [m.text for m in parser.mentions("A crater near Taras Shevchenko Park in Kyiv.")] == ["Kyiv"]


def test_a_village_that_a_stated_oblast_lacks_is_not_placed_elsewhere(parser: Parser) -> None:
    mention = named(parser, "Destruction in Kamianka, Kharkiv Oblast.", "Kamianka")
    assert mention.place is None or mention.place.admin1 == "UA-63"


def test_where_violence_is_reported_from_speaks_among_namesakes(parser: Parser) -> None:
    at_war = named(parser, "Shelling destroyed houses in Zolochiv.", "Zolochiv").place
    assert at_war is not None
    assert at_war.admin1 == "UA-63"
    stated = named(parser, "Shelling destroyed houses in Zolochiv, Lviv Oblast.", "Zolochiv").place
    assert stated is not None
    assert stated.admin1 == "UA-46"


@pytest.mark.parametrize(
    ("text", "name", "place"),
    [
        ("Ливень затопил центр Сочи.", "Сочи", "Sochi"),
        ("Мэр Казани подал в отставку.", "Казани", "Kazan"),
        ("Мер Харкова подав у відставку.", "Харкова", "Kharkiv"),
        ("Під час окупації Бучі загинули люди.", "Бучі", "Bucha"),
    ],
)
def test_a_town_in_the_genitive(parser: Parser, text: str, name: str, place: str) -> None:
    found = named(parser, text, name).place
    assert found is not None
    assert found.name == place


@pytest.mark.parametrize(
    "text",
    [
        "Губернатор Макаров уволен.",
        "Взрыв газа в доме на проспекте Карла Маркса.",
        "Андрій бачив усе на власні очі.",
    ],
)
def test_a_man_is_no_town(parser: Parser, text: str) -> None:
    assert all(m.place is None for m in parser.mentions(text))


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("A bomb went off in London on Monday, a minister said in Frankfurt.", "London", "GB"),
        ("Protesters marched in Milan and Frankfurt.", "Milan", "IT"),
        ("Protesters marched in Milan and Frankfurt.", "Frankfurt", "DE"),
        ("Протестующие прошли по Лондону.", "Лондону", "GB"),
        ("У Нью-Йорку обвалився кран.", "Нью-Йорку", "US"),
        ("Генсек ООН заявил в Нью-Йорке, что война в Украине должна закончиться.", "Нью-Йорке", "US"),
        ("Ворог атакував Нью-Йорк та Торецьк.", "Нью-Йорк", "UA"),
    ],
)
def test_a_city_of_the_world_is_meant_where_nothing_else_is_said(
    parser: Parser, text: str, name: str, country: str
) -> None:
    found = named(parser, text, name).place
    assert found is None or found.country == country


def test_a_possessive_is_no_part_of_the_name_where_the_name_has_a_plural(parser: Parser) -> None:
    found = parser.mentions("Security forces shot dead two protesters in Nairobi's Kitengela.")
    assert [(m.text, m.kind) for m in found] == [
        ("Nairobi", MentionKind.PLACE),
        ("Kitengela", MentionKind.PLACE),
    ]
