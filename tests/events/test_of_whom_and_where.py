"""Sentences whose place, kind or day stands in an unusual spot: who speaks for a town, lists with numbers, other clauses."""

from __future__ import annotations

from datetime import date

import pytest

from geo.events.extract import Extractor
from geo.model import Incident, Report

AIR, CLASH = ("Explosions/Remote violence", "Air/drone strike"), ("Battles", "Armed clash")
LOOTING = ("Strategic developments", "Looting/property destruction")


def read(extractor: Extractor, text: str) -> tuple[Incident, ...]:
    return extractor.extract(Report(text=text, published=date(2025, 11, 14))).incidents


@pytest.mark.parametrize(
    ("text", "kind", "places"),
    [
        ("The mayor of Sloviansk said a guided bomb had hit a residential street.", AIR, ["Sloviansk"]),
        ("Kyiv mayor Vitali Klitschko said debris fell on a clinic, injuring two.", AIR, ["Kyiv"]),
        ("The mayor of Sloviansk said a guided bomb had hit Kramatorsk.", AIR, ["Kramatorsk"]),
        ("Масована атака 10 жовтня: у Києві 9 поранених.", ("Explosions/Remote violence", ""), ["Kyiv"]),
        ("В Хасавюрте неизвестные обстреляли пост ДПС, ранен полицейский.", CLASH, ["Khasavyurt"]),
        ("Взрыв в Люблине оказался хлопком газа.", ("Other", "Accident"), ["Lublin"]),
        (
            "Колишній учень увірвався до гімназії у Граці з рушницею, убив десятьох.",
            ("Other", "Crime"),
            ["Graz"],
        ),
        (
            "Гома чекала. Колони повстанців M23 зайшли до мільйонного міста на сході ДР Конго.",
            ("Battles", "Non-state actor overtakes territory"),
            ["Goma"],
        ),
        (
            "В Дохе посланцы Киншасы и повстанцы поставили подписи под перемирием.",
            ("Strategic developments", "Agreement"),
            ["Doha"],
        ),
        ("Жители сообщают о хлопках и взрывах в Энгельсе.", ("Explosions/Remote violence", ""), ["Engels"]),
        ("Gangs burned dozens of homes in Kenscoff on Monday.", LOOTING, ["Kenscoff"]),
        ("Ворог просунувся у Торецьку та біля Часового Яру.", CLASH, ["Toretsk", "Chasiv Yar"]),
        (
            "Ночью сбили 52 беспилотника: 22 над Белгородской областью, 14 над Курской, по 8 над Воронежской и Брянской.",
            ("Strategic developments", "Disrupted weapons use"),
            ["Belgorod Oblast", "Kursk Oblast", "Voronezh Oblast", "Bryansk Oblast"],
        ),
    ],
)
def test_places_in_unusual_spots(
    extractor: Extractor, text: str, kind: tuple[str, str], places: list[str]
) -> None:
    found = read(extractor, text)
    assert [i.place.name for i in found if i.place] == places
    assert {(i.event_type, i.sub_event_type) for i in found} == {kind}


def test_a_town_of_another_clause_is_no_place_of_the_accident(extractor: Extractor) -> None:
    text = "Two trains collided near Qwxtown, injuring 31; services between Ipoh and Kuala Lumpur were suspended."
    (accident,) = read(extractor, text)
    assert (accident.place_text, accident.place, accident.casualties.injured) == ("Qwxtown", None, 31)


def test_a_tragedy_is_dated_by_the_sentence_that_says_when_it_happened(extractor: Extractor) -> None:
    text = "При взрыве на заправке в Махачкале погибли 35 человек. Трагедия произошла вечером 14 августа."
    (blast,) = read(extractor, text)
    assert blast.when.start == date(2025, 8, 14)


@pytest.mark.parametrize(
    ("text", "weapon"),
    [
        ("Three engineers were abducted from a mine near Kayes on Monday.", ""),
        ("Two soldiers died when their truck hit a mine near Kidal.", "mine"),
    ],
)
def test_a_mine_that_people_dig_in_is_no_weapon(extractor: Extractor, text: str, weapon: str) -> None:
    (incident,) = read(extractor, text)
    assert incident.weapon == weapon


@pytest.mark.parametrize(
    "text", ["A blast hit the U.S.", "A bomb exploded in Washington, D.C.", "Strikes hit U.K."]
)
def test_a_name_may_end_with_a_full_stop(extractor: Extractor, text: str) -> None:
    assert len(read(extractor, text)) == 1


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Прикордонники знайшли трьох загиблих у річці Тиса біля Солотвина.", ("Other", "Accident")),
        (
            "Gunmen killed three men whose bodies were found in the river near Goma.",
            ("Violence against civilians", "Attack"),
        ),
        (
            "Found dead: two people killed in Marseille in the holiday season, police said.",
            ("Violence against civilians", "Attack"),
        ),
    ],
)
def test_whom_nobody_is_known_to_have_killed(extractor: Extractor, text: str, kind: tuple[str, str]) -> None:
    (incident,) = read(extractor, text)
    assert (incident.event_type, incident.sub_event_type) == kind


@pytest.mark.parametrize(
    ("text", "killed", "injured"),
    [
        ("Rebels hacked 19 civilians to death in Lubero on Friday night.", 19, None),
        ("Five people were stabbed at a train station in Huntingdon.", None, 5),
        ("A man was stabbed and died in Leeds.", 1, None),
        ("Police fired tear gas at protesters in Yaoundé and Douala; four were killed in Douala.", 4, None),
    ],
)
def test_harm_by_hand(extractor: Extractor, text: str, killed: int | None, injured: int | None) -> None:
    last = read(extractor, text)[-1].casualties
    assert (last.killed_low, last.injured) == (killed, injured)


def test_harm_among_protesters_is_of_the_force_used_against_them(extractor: Extractor) -> None:
    found = read(
        extractor, "Police fired tear gas at protesters in Yaoundé and Douala; four were killed in Douala."
    )
    assert {i.sub_event_type for i in found} == {"Excessive force against protesters"}


def test_the_two_of_a_clash_between_them_have_their_order(extractor: Extractor) -> None:
    (clash,) = read(extractor, "Clashes erupted between Thai and Cambodian troops at Preah Vihear on Monday.")
    assert (clash.actor1, clash.actor2) == ("Military Forces of Thailand", "Military Forces of Cambodia")


def test_a_border_is_not_in_the_land_behind_it(extractor: Extractor) -> None:
    text = "Nigeria's military said air strikes killed 35 jihadists near the Cameroon border."
    assert "Cameroon" not in {i.place.name for i in read(extractor, text) if i.place}


def test_what_was_taken_is_a_place(extractor: Extractor) -> None:
    (told,) = read(extractor, "M23 rebels said they had taken Uvira; the army denied losing the town.")
    assert (told.actor1, told.place_text) == ("M23", "Uvira")


@pytest.mark.parametrize(
    ("text", "place", "start", "end"),
    [
        ("In recent weeks Russian drones struck Sumy, killing six.", "Sumy", None, None),
        ("Before the war, a gas explosion in Magnitogorsk killed 39.", "Magnitogorsk", None, None),
        (
            "A drone struck Kharkiv on Monday. A week later, a missile hit Poltava, wounding four.",
            "Poltava",
            None,
            None,
        ),
        (
            "Last winter, missiles hit Ternopil. Years earlier, a bomb had killed three in Lutsk.",
            "Lutsk",
            None,
            None,
        ),
        ("Минулого літа обстріляли Чернігів. Наприкінці весни обстріляли Херсон.", "Kherson", None, None),
        (
            "Drones hit 41 aircraft on November 10. The same day, a bridge collapsed in Bryansk.",
            "Bryansk",
            date(2025, 11, 10),
            date(2025, 11, 10),
        ),
        (
            "Earlier this autumn, gunmen attacked a market in Gusau, killing 30.",
            "Gusau",
            date(2025, 9, 1),
            date(2025, 11, 14),
        ),
    ],
)
def test_vague_words_of_time_are_not_the_day_of_the_report(
    extractor: Extractor, text: str, place: str, start: date | None, end: date | None
) -> None:
    (found,) = (i for i in read(extractor, text) if i.place and i.place.name == place)
    assert (found.when.start, found.when.end) == (start, end)


@pytest.mark.parametrize(
    "text",
    [
        "Such strikes send a psychological tremor through Ukraine.",
        "Demonstrating its new car in Warsaw, the company said sales had grown in Poland.",
        "St. Petersburg, Florida police said a bomb squad destroyed a suspicious package on Sunday.",
    ],
)
def test_words_that_only_sound_like_it(extractor: Extractor, text: str) -> None:
    assert read(extractor, text) == ()


def test_a_drone_that_drops_explosives_strikes(extractor: Extractor) -> None:
    (strike,) = read(extractor, "In Kherson, a drone dropped explosives on a minibus, wounding two women.")
    assert (strike.sub_event_type, strike.casualties.injured) == ("Air/drone strike", 2)


def test_the_day_of_an_attack_named_aside_is_its_own(extractor: Extractor) -> None:
    text = "Drones killed five in Kostiantynivka, and the toll in Monday's attack on Sumy rose to nine."
    found = {i.place_text: (i.when.start, i.casualties.killed_best) for i in read(extractor, text)}
    assert found == {"Kostiantynivka": (date(2025, 11, 14), 5), "Sumy": (date(2025, 11, 10), 9)}


def test_what_somebody_was_arrested_for_happened_elsewhere_and_before(extractor: Extractor) -> None:
    (arrest,) = read(
        extractor, "Police in Kyiv arrested a man suspected of setting off a bomb in Lviv in March."
    )
    assert (arrest.place_text, arrest.sub_event_type, arrest.when.start) == (
        "Kyiv",
        "Arrests",
        date(2025, 11, 14),
    )


def test_the_dead_of_another_year_are_not_counted(extractor: Extractor) -> None:
    text = "An explosion in Beirut, where a 2020 blast killed 218 people, injured two workers on Monday."
    (blast,) = read(extractor, text)
    assert (blast.casualties.killed_best, blast.casualties.injured) == (None, 2)


def test_three_of_them_here_and_two_there(extractor: Extractor) -> None:
    text = "Russia attacked Kyiv, Lviv and Lutsk on Monday. Six were killed, three of them in Kyiv and two in Lutsk."
    found = {i.place_text: i.casualties.killed_best for i in read(extractor, text)}
    assert found == {"Kyiv": 3, "Lviv": None, "Lutsk": 2}


@pytest.mark.parametrize(
    ("text", "place", "start"),
    [
        (
            "A car bomb exploded in Mosul, killing six. The blast happened on 3 March 2024.",
            "Mosul",
            date(2024, 3, 3),
        ),
        ("Вибух у Рівному: загинув чоловік. Вибух стався 5 лютого 2025 року.", "Rivne", date(2025, 2, 5)),
        (
            "Вночі 11 листопада росіяни атакували Суми. У Шостці поранено двох людей.",
            "Shostka",
            date(2025, 11, 11),
        ),
    ],
)
def test_the_day_told_in_another_sentence(extractor: Extractor, text: str, place: str, start: date) -> None:
    (found,) = (i for i in read(extractor, text) if i.place and i.place.name == place)
    assert found.when.start == start


def test_nobody_hurt_in_one_town_says_nothing_of_the_other(extractor: Extractor) -> None:
    found = read(extractor, "Explosions were heard in Tula and Voronezh. Nobody was hurt in Voronezh.")
    assert {i.place_text: i.casualties.killed_best for i in found} == {"Tula": None, "Voronezh": 0}


def test_a_regional_capital_is_meant_beside_a_land_far_away(extractor: Extractor) -> None:
    found = read(extractor, "Drone strike kills 3 in Kherson. Quake kills 40 in Peru.")
    assert [i.place.name for i in found if i.place] == ["Kherson", "Peru"]
