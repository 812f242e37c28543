"""Which cue tells of an event, with which sub-type, and where: weapons, people spoken of, offices, quarters."""

from __future__ import annotations

from datetime import date

import pytest

from geo.events.extract import Extractor
from geo.model import Incident, Report


def read(extractor: Extractor, text: str) -> tuple[Incident, ...]:
    return extractor.extract(Report(text=text, published=date(2025, 10, 14))).incidents


@pytest.mark.parametrize(
    ("text", "sub_type"),
    [
        ("The port of Odesa was struck with two missiles on Monday.", "Shelling/artillery/missile attack"),
        ("A drone on a bus stop in Nikopol: one dead.", "Air/drone strike"),
        ("Two people were killed in Nikopol by a drone.", "Air/drone strike"),
        ("Корабль у Керчи поражён, взрыв устроил морской дрон.", "Air/drone strike"),
        ("Drone footage shows the explosion in Mariupol.", ""),
    ],
)
def test_the_weapon_says_what_kind_of_attack_it_was(extractor: Extractor, text: str, sub_type: str) -> None:
    (incident,) = read(extractor, text)
    assert (incident.event_type, incident.sub_event_type) == ("Explosions/Remote violence", sub_type)


@pytest.mark.parametrize(
    "text",
    [
        "Lviv will name a street after the medic who was killed near Kharkiv.",
        "Repairs at the plant in Trypillia, destroyed in April, will go on.",
        "Волонтери передали бригаді пікап; машина поїде під Вовчанськ, де тривають бої.",
        "Голова ОВА нагадав про обстріли Покровська.",
        "The ministry denied that an attack on the dam at Nova Kakhovka was planned.",
        "Analysts say an attack on Odesa is being prepared.",
    ],
)
def test_what_is_told_of_somebody_in_passing_is_no_incident(extractor: Extractor, text: str) -> None:
    assert read(extractor, text) == ()


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Gunmen abducted the mayor of Ansongo on the road to Gao on Saturday.", "Gao"),
        ("Партизани підпалили шафу на залізниці під Смоленськом.", "Smolensk"),
        ("Gunmen opened fire at a church in the Sariyer district of Istanbul on Sunday.", "Istanbul"),
        ("На Сумщині застрелили чоловіка. Трагедія сталася в суботу у Краснопіллі.", "Krasnopillia"),
        ("В Дагестане убиты двое боевиков. Перестрелка произошла на окраине Хасавюрта.", "Khasavyurt"),
    ],
)
def test_where_it_was_and_not_whom_it_speaks_of(extractor: Extractor, text: str, place: str) -> None:
    (incident,) = read(extractor, text)
    assert incident.place is not None
    assert incident.place.name == place


@pytest.mark.parametrize(
    ("text", "killed", "injured"),
    [
        ("A drone hit a man in Nikopol; he died in hospital.", 1, None),
        ("Police found 14 bodies in a pickup in Culiacan.", 14, None),
        ("At least 19 people drowned when a boat capsized near Kainji, Nigeria.", 19, None),
        ("Cholera in Kosti: 61 cases and four deaths.", 4, None),
        ("В Белгороде автобус упал с моста: 25 человек госпитализированы.", None, 25),
        ("У Нікополі від обстрілу загинув чоловік, його дружина поранена.", 1, 1),
    ],
)
def test_whom_the_numbers_count(
    extractor: Extractor, text: str, killed: int | None, injured: int | None
) -> None:
    (incident,) = read(extractor, text)
    assert (incident.casualties.killed_best, incident.casualties.injured) == (killed, injured)


@pytest.mark.parametrize(
    ("text", "event_type"),
    [
        ("A fire in the dormitory of a school in Nyeri killed 21 boys.", "Other"),
        ("A drone set a house on fire in Sumy: two dead.", "Explosions/Remote violence"),
        ("Police in Tirana fired tear gas as demonstrators hurled petrol bombs.", "Riots"),
        ("Attackers struck the gendarmerie school in Bamako.", "Battles"),
        ("Police clashed with protesters in Tirana.", "Riots"),
        ("В Тиране произошли столкновения полиции с протестующими.", "Riots"),
        ("Protesters in Almaty set fire to the city hall.", "Riots"),
        ("2,750 tonnes of ammonium nitrate blew up in Beirut.", "Other"),
    ],
)
def test_what_kind_of_event_the_whole_sentence_tells_of(
    extractor: Extractor, text: str, event_type: str
) -> None:
    assert [i.event_type for i in read(extractor, text)] == [event_type]


def test_a_suburb_in_apposition_lies_in_its_city(extractor: Extractor) -> None:
    text = "Jets bombed the Dahiya, the southern suburb of Beirut; the ministry counts 14 dead."
    (incident,) = read(extractor, text)
    assert (incident.place_text, incident.casualties.killed_best) == ("Dahiya", 14)
