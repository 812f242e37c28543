"""What struck somebody tells an accident or a storm from an attack, in three languages."""

from __future__ import annotations

from datetime import date

import pytest

from geo.events.extract import Extractor
from geo.model import Incident, Report

ACCIDENT, HAZARD, ATTACK = "Accident", "Natural hazard", "Attack"
DRONE, SHELLING, DOWNED = (
    "Air/drone strike", "Shelling/artillery/missile attack", "Disrupted weapons use",
)  # fmt: skip

TOLD = [
    ("Two women were hit by a speeding Mercedes on the outskirts of Poltava on Saturday.", ACCIDENT),
    ("A 7-year-old boy was struck by a school bus in Nairobi.", ACCIDENT),
    ("The jogger was hit from behind by a Honda Civic in Glendale, police said.", ACCIDENT),
    ("A motorcyclist was struck and killed by a tractor near Kovel.", ACCIDENT),
    ("He was hit by a tram in Kyiv.", ACCIDENT),
    ("As she was crossing the road in Edmonton, she was struck by a Ford Crown Victoria.", ACCIDENT),
    ("A taxi was hit by a landslide near Pokhara, killing three.", HAZARD),
    ("A woman was struck by a falling tree in Lviv and died.", HAZARD),
    ("У Полтаві Toyota збила двох жінок на переході.", ACCIDENT),
    ("У Львові трамвай збив студентку.", ACCIDENT),
    ("В Харькове иномарка сбила подростка на самокате.", ACCIDENT),
    ("Мужчина был сбит поездом под Тверью.", ACCIDENT),
    ("A farmer was hit by a Russian drone while driving his car in Beryslav.", DRONE),
    ("A bus was struck by a drone in Kherson, killing one.", DRONE),
    ("The port of Odesa was struck by a ballistic missile.", SHELLING),
    ("Kherson was hit by a storm of shells on Friday.", SHELLING),
    ("Three soldiers were hit by a car in Berlin in what police called a terror attack.", ATTACK),
    ("Силы ПВО сбили 12 беспилотников над Брянской областью.", DOWNED),
    ("Украинские военные сбили вертолёт под Авдеевкой.", DOWNED),
]


def read(extractor: Extractor, text: str) -> tuple[Incident, ...]:
    return extractor.extract(Report(text=text, published=date(2025, 11, 14))).incidents


@pytest.mark.parametrize(("text", "sub_event_type"), TOLD)
def test_what_struck_tells_the_type(extractor: Extractor, text: str, sub_event_type: str) -> None:
    assert [i.sub_event_type for i in read(extractor, text)] == [sub_event_type]


def test_whom_a_car_killed_is_counted_where_the_next_sentence_tells_it(extractor: Extractor) -> None:
    (incident,) = read(extractor, "A cyclist was hit by a bus in Sumy. He was pronounced dead at the scene.")
    assert (incident.sub_event_type, incident.casualties.killed_best) == (ACCIDENT, 1)
