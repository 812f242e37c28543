"""Attacks by people on foot, clashes with soldiers, and the harm and damage of disasters."""

from __future__ import annotations

from datetime import date

import pytest

from geo.events.extract import Extractor
from geo.model import Incident, Report

CLASH = ("Battles", "Armed clash")
ATTACK = ("Violence against civilians", "Attack")
HAZARD = ("Other", "Natural hazard")


def incidents(extractor: Extractor, text: str) -> tuple[Incident, ...]:
    return extractor.extract(Report(text=text, published=date(2025, 5, 13))).incidents


def kind(incident: Incident) -> tuple[str, str]:
    return incident.event_type, incident.sub_event_type


@pytest.mark.parametrize(
    ("text", "wanted", "killed"),
    [
        ("Suspected jihadists killed more than 40 soldiers at an army base in Djibo on Sunday.", CLASH, 40),
        ("Four soldiers were killed when insurgents attacked a checkpoint in Maiduguri.", CLASH, 4),
        ("Soldiers killed 20 militants in Mopti on Monday.", CLASH, 20),
        ("Gang members attacked the town of Gonaives, killing at least 70 people.", ATTACK, 70),
        ("Men with machetes attacked villagers in Bunia, killing 12 people.", ATTACK, 12),
        ("Armed men killed 12 people in Bunia on Monday, police said.", ATTACK, 12),
        ("Dozens of settlers attacked the village of Huwara on Monday.", ATTACK, None),
        ("An attack in Bunia by militants left 12 people dead.", ATTACK, 12),
        ("Бойовики напали на блокпост у Мопті, вбито чотирьох військових.", CLASH, 4),
        ("Боевики напали на Бамако, погибли 12 человек.", ATTACK, 12),
        ("Militants attacked Bamako airport with drones on Monday, a drone attack that killed 3.", None, 3),
    ],
)
def test_who_attacks_whom_tells_the_type(
    extractor: Extractor, text: str, wanted: tuple[str, str] | None, killed: int | None
) -> None:
    (incident,) = incidents(extractor, text)
    assert kind(incident) == (wanted or ("Explosions/Remote violence", "Air/drone strike"))
    assert incident.casualties.killed_low == killed


@pytest.mark.parametrize(
    "text",
    [
        "An air strike on Djibo killed 20 militants on Sunday.",
        "Artillery shelling in Djibo killed four soldiers on Sunday.",
    ],
)
def test_who_died_does_not_change_what_killed_them(extractor: Extractor, text: str) -> None:
    (incident,) = incidents(extractor, text)
    assert incident.event_type == "Explosions/Remote violence"


def test_a_bare_attack_stays_open(extractor: Extractor) -> None:
    (incident,) = incidents(extractor, "The attack on Gonaives left 70 people dead on Monday.")
    assert kind(incident) == ("Explosions/Remote violence", "")


@pytest.mark.parametrize(
    ("text", "places"),
    [
        (
            "A 6.2-magnitude earthquake struck near Gaziantep on Monday, killing 12. Buildings collapsed in Adana.",
            2,
        ),
        ("An earthquake struck Gaziantep on Monday. Three people were killed in Adana.", 2),
        ("Землетрус стався в Газіантепі в понеділок. В Адані зруйновано будинки.", 2),
        ("В Газиантепе произошло землетрясение. В Адане погибли трое человек.", 2),
    ],
)
def test_harm_and_damage_after_a_disaster_are_the_disaster_s(
    extractor: Extractor, text: str, places: int
) -> None:
    found = incidents(extractor, text)
    assert [kind(i) for i in found] == [HAZARD] * places


def test_violence_after_a_disaster_is_still_violence(extractor: Extractor) -> None:
    text = "An earthquake struck Gaziantep on Monday. Shelling killed three people in Adana."
    assert incidents(extractor, text)[1].event_type == "Explosions/Remote violence"


def test_an_outbreak_kills_where_it_is(extractor: Extractor) -> None:
    text = "A cholera outbreak in Kosti, in Sudan's White Nile state, has killed 58 people in three days."
    (incident,) = incidents(extractor, text)
    assert kind(incident) == ("Other", "Outbreak")
    assert (incident.place_text, incident.casualties.killed_best) == ("Kosti", 58)


def test_an_address_goes_on_to_the_smaller_area(extractor: Extractor) -> None:
    text = "Shelling of the village of Zabrodivka in Ukraine's Sumy Oblast killed two people."
    (incident,) = incidents(extractor, text)
    assert incident.place is not None
    assert (incident.place_text, incident.place.gazetteer_id) == ("Zabrodivka", "iso:UA-59")


@pytest.mark.parametrize(
    "text",
    [
        "Russian forces pushed forward north of Avdiivka and shelled Zabrodivka, an institute said.",
        "Російські війська просунулися північніше Авдіївки та обстріляли Забродівку.",
    ],
)
def test_what_was_shelled_elsewhere_is_not_pinned_to_the_place_named_before(
    extractor: Extractor, text: str
) -> None:
    placed = [i for i in incidents(extractor, text) if i.place is not None]
    assert [(i.event_type, i.place.admin1 if i.place else "") for i in placed] == [("Battles", "UA-14")]


def test_each_of_two_verbs_has_its_own_object(extractor: Extractor) -> None:
    text = "Russian forces advanced near Avdiivka and shelled Nikopol on Monday."
    found = {i.place_text: i.event_type for i in incidents(extractor, text)}
    assert found == {"Avdiivka": "Battles", "Nikopol": "Explosions/Remote violence"}


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Israeli settlers set fire to homes in Huwara on Monday, killing a man.", ATTACK),
        ("A mob killed two men accused of theft in Kano on Monday.", ("Riots", "Mob violence")),
        ("Сім людей загинули внаслідок повені у Валенсії в понеділок.", HAZARD),
        (
            "A measles outbreak in Gaines County, Texas, has sickened 90 people; one child died.",
            ("Other", "Outbreak"),
        ),
    ],
)
def test_one_incident_of_its_own_type(extractor: Extractor, text: str, wanted: tuple[str, str]) -> None:
    (incident,) = incidents(extractor, text)
    assert kind(incident) == wanted


@pytest.mark.parametrize(
    ("text", "sub_type"),
    [
        ("Rebels attacked Bamako with drones on Monday, killing 10 people.", "Air/drone strike"),
        ("Rebels attacked Bamako with rockets on Monday.", "Shelling/artillery/missile attack"),
        ("Боевики атаковали Белгород дронами, погиб один человек.", "Air/drone strike"),
        ("Бойовики атакували Бамако ракетами в понеділок.", "Shelling/artillery/missile attack"),
    ],
)
def test_the_weapon_tells_more_than_who_held_it(extractor: Extractor, text: str, sub_type: str) -> None:
    (incident,) = incidents(extractor, text)
    assert kind(incident) == ("Explosions/Remote violence", sub_type)


def test_police_who_shoot_protesters_use_excessive_force(extractor: Extractor) -> None:
    (incident,) = incidents(extractor, "Police shot dead three protesters in Maputo on Monday.")
    assert kind(incident) == ("Protests", "Excessive force against protesters")


def test_officers_killed_in_a_gun_attack_fell_in_a_clash(extractor: Extractor) -> None:
    (incident,) = incidents(extractor, "Two police officers were killed in a gun attack in Quetta on Monday.")
    assert kind(incident) == CLASH


@pytest.mark.parametrize(
    "text",
    [
        "Soldiers killed 20 civilians in Mopti on Monday.",
        "Police killed a man in Nairobi on Monday.",
        "Two farmers were killed by soldiers in Jos on Monday.",
        "Солдати вбили трьох жителів у Мопті в понеділок.",
    ],
)
def test_soldiers_who_kill_civilians_are_in_no_battle(extractor: Extractor, text: str) -> None:
    assert [kind(i) for i in incidents(extractor, text)] == [ATTACK]


def test_rebels_who_kill_after_an_earthquake_are_no_earthquake(extractor: Extractor) -> None:
    text = "An earthquake struck Kathmandu on Monday. Rebels killed three officers in Pokhara on Sunday."
    assert [kind(i) for i in incidents(extractor, text)] == [HAZARD, CLASH]
