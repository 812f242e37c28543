"""Who did it where an army tells of it; weather to come; blasts that nobody set off; fighters among the dead."""

from __future__ import annotations

from datetime import date

import pytest

from geo.events.extract import Extractor
from geo.model import Incident, Report


def read(extractor: Extractor, text: str) -> tuple[Incident, ...]:
    return extractor.extract(Report(text=text, published=date(2025, 11, 12))).incidents


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        (
            "The Somali National Army said its forces killed 22 al-Shabaab militants near Beledweyne.",
            ("Military Forces of Somalia", "Al Shabaab"),
        ),
        ("Somalia's army said it killed 20 militants near Beledweyne.", ("Military Forces of Somalia", "")),
        ("The Nigerian army said gunmen killed two farmers near Gwoza.", ("", "Civilians")),
        ("Gunmen killed two farmers near Gwoza, the Nigerian army said.", ("", "Civilians")),
        ("Russian troops attacked Kupiansk, the Ukrainian army said.", ("Military Forces of Russia", "")),
        (
            "Taliban security forces killed two IS-K members in a raid in Kandahar.",
            ("Taliban", "Islamic State"),
        ),
        ("Російські дрони вдарили по Сумах.", ("Military Forces of Russia", "")),
        ("Украинские ударные беспилотники атаковали Белгород.", ("Military Forces of Ukraine", "")),
        ("Ізраїльські удари вбили десятьох людей у Газі.", ("Military Forces of Israel", "Civilians")),
        ("Somalia: 12 killed in a car bombing in Mogadishu.", ("", "")),
        ("Moscow struck Kyiv with drones overnight.", ("Military Forces of Russia", "")),
        ("Киев атаковал Москву беспилотниками.", ("Military Forces of Ukraine", "")),
    ],
)
def test_who_tells_of_it_did_it_only_where_it_speaks_of_itself(
    extractor: Extractor, text: str, parties: tuple[str, str]
) -> None:
    (incident,) = read(extractor, text)
    assert (incident.actor1, incident.actor2) in (parties, (parties[0], parties[1].replace("Civilians", "")))


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        ("An SDF patrol was ambushed near Deir Hafer.", ("", "Syrian Democratic Forces")),
        (
            "Hezbollah official killed in Israeli strike on Beirut.",
            ("Military Forces of Israel", "Hezbollah"),
        ),
        ("Hamas fighters killed in Rafah.", ("", "Hamas")),
        ("Hamas fighters killed three soldiers in Rafah.", ("Hamas", "")),
        ("Russian troops were shelled near Kursk.", ("", "Military Forces of Russia")),
        ("Russian troops attacked near Lyman.", ("Military Forces of Russia", "")),
        ("Israeli soldiers shot in the air near Jenin and killed a man.", ("Military Forces of Israel", "")),
        ("Boko Haram killed at least 12 people in Maiduguri.", ("Boko Haram", "")),
        ("Boko Haram killed and wounded 12 people in Maiduguri.", ("Boko Haram", "")),
        ("Al-Shabaab fighters shot at farmers near Jowhar.", ("Al Shabaab", "")),
    ],
)
def test_to_whom_it_was_done_did_not_do_it(extractor: Extractor, text: str, parties: tuple[str, str]) -> None:
    (incident,) = read(extractor, text)
    assert (incident.actor1, incident.actor2) == parties


@pytest.mark.parametrize(
    "text",
    [
        "В среду в Сочи ожидаются ливни, возможны подтопления и сход селей.",
        "У середу в Карпатах очікуються сильні дощі, можливі підтоплення та зсуви.",
        "По прогнозу, в Краснодаре пройдут ливни, в предгорьях сойдут сели.",
        "Forecasters see flash floods in Muscat on Friday.",
    ],
)
def test_weather_to_come_is_no_incident(extractor: Extractor, text: str) -> None:
    assert read(extractor, text) == ()


def test_weather_that_killed_is_told_beside_a_forecast(extractor: Extractor) -> None:
    text = "A flash flood killed four people in Muscat on Tuesday, forecasters said."
    assert [i.casualties.killed_best for i in read(extractor, text)] == [4]


@pytest.mark.parametrize(
    "text",
    [
        "Comment: Delhi will not forget the blast; bombing Rawalpindi is folly.",
        "Bombing Rawalpindi would be folly.",
        "It is 41 years today since gas from a pesticide plant in Bhopal killed thousands.",
        "Forty years ago today an earthquake killed 10,000 people in Mexico City.",
        "Мэрия Астрахани опровергла сообщения о прорыве дамбы: уровень воды в норме, эвакуация не проводится.",
        "The team from Mosul were shot down in flames in Erbil, losing 5-0.",
        "В Перми хоронят школьника, погибшего при взрыве газа.",
        "У Рівному поховали військового, загиблого під час обстрілу.",
    ],
)
def test_talk_matches_and_funerals_are_no_incidents(extractor: Extractor, text: str) -> None:
    assert read(extractor, text) == ()


def test_what_burned_after_an_attack_does_not_part_it_from_its_toll(extractor: Extractor) -> None:
    text = "Fighters attacked the market in Lubero on Monday. At least 17 people were killed and several shops were burned down."
    (incident,) = read(extractor, text)
    assert incident.casualties.killed_best == 17


def test_an_attack_is_not_in_a_region_of_its_own_name(extractor: Extractor) -> None:
    text = "Дніпропетровщина: ніч і ранок під атаками. У Нікополі від удару дрона загинув чоловік."
    assert [i.place_text for i in read(extractor, text)] == ["Нікополі"]


def test_losses_of_an_army_are_no_score(extractor: Extractor) -> None:
    text = "Troops were shelled near Kupiansk on Monday and lost 10-15 soldiers."
    assert len(read(extractor, text)) == 1


def test_why_somebody_was_arrested_is_no_toll_of_the_arrest(extractor: Extractor) -> None:
    text = "Police in Karachi arrested three suspects on Tuesday over last month's killing of a cleric."
    (incident,) = read(extractor, text)
    assert (incident.sub_event_type, incident.casualties.killed_best) == ("Arrests", None)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("На автозаправке в Махачкале произошёл взрыв, погибли семь человек.", "Accident"),
        ("An explosion at a petrol station in Accra killed five people on Monday.", "Accident"),
        ("A bomb exploded at a petrol station in Accra on Monday.", "Remote explosive/landmine/IED"),
        ("Дрон попал в автозаправку в Шебекино, прогремел взрыв.", "Air/drone strike"),
        ("A bomb strapped to a motorbike went off in Quetta, killing two.", "Remote explosive/landmine/IED"),
        ("Five dead as minibus rolls off road near Potosi, Bolivia", "Accident"),
        ("Teachers block highway in La Paz for third day", "Peaceful protest"),
        ("Російська армія 41 раз атакувала на Покровському напрямку.", "Armed clash"),
        ("Two KABs on an industrial zone in Kharkiv.", "Air/drone strike"),
        ("Под ударами авиации оказалось Доброполье.", "Air/drone strike"),
        ("Водитель насмерть сбил двух пешеходов в Твери.", "Accident"),
        ("Військові захопили владу в Бісау.", "Change to group/activity"),
        ("ADF fighters attacked the health centre in Lubero on Monday, killing 17 people.", "Attack"),
        ("Armed men ambushed a bus in Zacatecas on Sunday night and burned it.", "Attack"),
        ("Внаслідок удару КАБом по Костянтинівці поранено трьох людей.", "Air/drone strike"),
        ("Mali's army said jihadists attacked its camp in Gao and killed 12 soldiers.", "Armed clash"),
        ("Jihadists attacked a camp in Gao and killed 12 civilians.", "Attack"),
    ],
)
def test_what_kind_it_is(extractor: Extractor, text: str, kind: str) -> None:
    (incident,) = read(extractor, text)
    assert incident.sub_event_type == kind


@pytest.mark.parametrize(
    ("text", "sub_event_type", "places"),
    [
        ("Fourteen miners died when a shaft collapsed at Kolwezi.", "Accident", ["Kolwezi"]),
        ("Sniper fire killed a UN peacekeeper near Kidal.", "Attack", ["Kidal"]),
        ("Polish jets were scrambled as Russia attacked Lviv.", "", ["Lviv"]),
    ],
)
def test_a_collapse_is_no_blast_a_body_no_place_and_troops_beside_an_attack_no_news(
    extractor: Extractor, text: str, sub_event_type: str, places: list[str]
) -> None:
    found = read(extractor, text)
    assert [(i.sub_event_type, i.place_text) for i in found] == [(sub_event_type, p) for p in places]


@pytest.mark.parametrize(
    ("claim", "initiator"),
    [
        ("Al-Shabaab claimed responsibility.", "Al Shabaab"),
        ("Al-Shabaab said it carried out the attack.", "Al Shabaab"),
        ("The Taliban took responsibility for the blast on Saturday.", "Taliban"),
        ("Ответственность взяло на себя «Исламское государство».", "Islamic State"),
        ("Відповідальність за теракт на себе взяли таліби.", "Taliban"),
        ("The Taliban denied responsibility.", ""),
        ("No group claimed responsibility, though al-Shabaab has done so before.", ""),
        ("Nobody has claimed responsibility.", ""),
    ],
)
def test_who_claims_responsibility_is_the_initiator(extractor: Extractor, claim: str, initiator: str) -> None:
    (blast,) = read(extractor, f"A car bomb exploded outside a hotel in Mogadishu on Monday. {claim}")
    assert (blast.actor1, blast.claim.value) == (initiator, "reported")


def test_names_of_groups_with_an_apostrophe_are_known(extractor: Extractor) -> None:
    (clash,) = read(extractor, "Fighters of the Lord's Resistance Army attacked Zemio on Monday.")
    assert clash.actor1 == "Lord's Resistance Army"


@pytest.mark.parametrize(
    "text",
    [
        "Відповідальність за вибух у Москві взяло на себе ГУР.",
        "Ответственность за взрыв в Москве взяла на себя СБУ.",
    ],
)
def test_who_stands_behind_his_claim_did_it(extractor: Extractor, text: str) -> None:
    (blast,) = read(extractor, text)
    assert (blast.actor1, blast.actor2) == ("Military Forces of Ukraine", "")


def test_people_captured_are_no_ground(extractor: Extractor) -> None:
    (clash,) = read(extractor, "Two soldiers were killed and five captured in fighting near Goma.")
    assert (clash.sub_event_type, clash.casualties.killed_best) == ("Armed clash", 2)
