"""Tolls that change within a text: counts told anew, the wounded who die later, and what is no update."""

from __future__ import annotations

from datetime import date

import pytest

from geo.events.extract import Extractor
from geo.events.updates import renewed, updated
from geo.model import Casualties, Incident, Report


def read(extractor: Extractor, text: str) -> tuple[Incident, ...]:
    return extractor.extract(Report(text=text, published=date(2025, 11, 14))).incidents


@pytest.mark.parametrize(
    ("text", "killed", "injured"),
    [
        ("Russian drones hit Odesa on Monday, killing three. The death toll rose to five.", 5, None),
        ("Russian drones hit Odesa on Monday, killing three. The governor of Odesa said the death toll had risen to five.", 5, None),
        ("Russian drones hit Odesa on Monday, killing three. The death toll from the strike on Odesa rose to five on Tuesday.", 5, None),
        ("A strike on Odesa on Monday killed three. By evening the number of dead had risen to five, and 20 were wounded.", 5, 20),
        ("A flood in Derna on Monday killed at least 120 people.\n\nBy Thursday the death toll had climbed to 2,000.", 2000, None),
        ("In Kharkiv a missile killed 4 people on Monday. The toll rose from 4 to 7.", 7, None),
        ("In Kharkiv a missile killed 14 people on Monday. The toll was later revised down to 12.", 12, None),
        ("A bus crashed near Quetta on Monday, killing 12. Police later said 15 people had died.", 15, None),
        ("Three people died in a strike on Odesa on Monday. Two more died in hospital.", 5, None),
        ("Three people were killed and 10 wounded in Sumy in a strike on Monday. One of the wounded died in hospital on Wednesday.", 4, 10),
        ("Троє людей загинули внаслідок удару по Одесі в понеділок. Згодом кількість загиблих зросла до п'яти.", 5, None),
        ("Троє людей загинули внаслідок удару по Одесі в понеділок. Ще двоє поранених померли в лікарні у вівторок.", 5, None),
        ("При ударе по Белгороду погибли трое. Позже число погибших выросло до пяти, пострадали ещё 12.", 5, 12),
        ("При ударе по Белгороду погибли трое. По уточнённым данным, погибли четыре человека.", 4, None),
    ],
)  # fmt: skip
def test_a_toll_told_anew_is_that_of_the_same_incident(
    extractor: Extractor, text: str, killed: int, injured: int | None
) -> None:
    (incident,) = read(extractor, text)
    told = incident.casualties
    assert (told.killed_low, told.killed_best, told.killed_high, told.injured) == (killed, killed, killed, injured)  # fmt: skip


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        ("Three people were killed in a strike on Sumy on Monday. Another two were injured and taken to hospital.", [3]),
        ("Three people were killed in a strike on Sumy on Monday. Five more were killed in Kharkiv.", [3, 5]),
        ("A fire killed 3 in Leeds on Monday. Two were treated in hospital for burns.", [3]),
        ("A strike on Sumy on Monday killed five, among them two children. Later a child of two was named.", [5]),
    ],
)  # fmt: skip
def test_what_is_no_update_changes_no_toll(extractor: Extractor, text: str, killed: list[int]) -> None:
    assert [i.casualties.killed_best for i in read(extractor, text)] == killed


def test_the_wounded_who_died_are_dead(extractor: Extractor) -> None:
    (incident,) = read(extractor, "У Херсоні після обстрілу двоє поранених померли в лікарні.")
    assert incident.casualties.killed_best == 2
    assert incident.casualties.injured is None


def test_parts_of_the_killed_stay_parts() -> None:
    told = Casualties(killed_low=3, killed_best=3, killed_high=3, children_killed=2, injured=4)
    more = renewed(told, Casualties(killed_low=5, killed_best=5, killed_high=5))
    assert (more.killed_best, more.children_killed, more.injured) == (5, 2, 4)
    fewer = renewed(told, Casualties(killed_low=1, killed_best=1, killed_high=1))
    assert (fewer.killed_best, fewer.children_killed) == (1, None)
    assert updated(told, Casualties(injured=9), "Nine were hurt.") is None


@pytest.mark.parametrize(
    ("text", "place", "killed"),
    [
        (
            "The death toll from the bus bombing has climbed to nine. The bomb went off in Quetta on Tuesday.",
            "Quetta",
            9,
        ),
        (
            "Кількість загиблих унаслідок обстрілу автобуса зросла до 12. Снаряд розірвався вчора під Волновахою.",
            "Volnovakha",
            12,
        ),
        (
            "Twelve people died in the blast. A bomb went off in Quetta on Tuesday, killing three.",
            "Quetta",
            3,
        ),
    ],
)
def test_a_toll_told_before_its_place(extractor: Extractor, text: str, place: str, killed: int) -> None:
    (incident,) = read(extractor, text)
    assert incident.place is not None
    assert (incident.place.name, incident.casualties.killed_best) == (place, killed)


def test_those_shot_at_a_protest_are_its_victims(extractor: Extractor) -> None:
    text = "Police opened fire on Monday on young demonstrators in Lagos. Seventeen people were shot dead in Ikeja."
    kinds = {(i.event_type, i.sub_event_type) for i in read(extractor, text)}
    assert kinds == {("Protests", "Excessive force against protesters")}


def test_what_a_drone_drops_comes_from_the_air(extractor: Extractor) -> None:
    (dropped,) = read(extractor, "В Грайвороне от сброса взрывного устройства с беспилотника погиб водитель.")
    assert (dropped.sub_event_type, dropped.casualties.killed_best) == ("Air/drone strike", 1)
    (mine,) = read(extractor, "В Грайвороне на взрывном устройстве подорвался водитель.")
    assert mine.sub_event_type == "Remote explosive/landmine/IED"
