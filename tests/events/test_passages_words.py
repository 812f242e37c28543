"""Words that passages in free wording tell of an event with, and the same words where they tell of none."""

from __future__ import annotations

from datetime import date

import pytest

from geo.events.extract import Extractor
from geo.model import Report

DAY = date(2025, 5, 14)
TELL = [
    ("A launch with sixty pilgrims went over on its side off Kyiv on Tuesday and twelve are missing.", "Accident"),
    ("Два планери розлетілися на друзки над Харковом у вівторок.", "Accident"),
    ("Под Белгородом вертолёт с вахтовиками на связь больше не вышел.", "Accident"),
    ("The ground began to shake in Kharkiv at four in the morning and the bells rang by themselves.", "Natural hazard"),
    ("Вночі у Сумах землю гойднуло так, що попадали люстри.", "Natural hazard"),
    ("Два дрона спикировали на завод в Белгороде, корпус горит.", "Air/drone strike"),
    ("Врачи в Харькове подтвердили, что над девушками надругались.", "Sexual violence"),
]  # fmt: skip
NONE = [
    "The cup is ours again, sang the fans in Kyiv on Sunday.",
    "Команды из Белгорода дерутся за каждый мяч, говорит тренер.",
    "If the ground began to shake in Kharkiv, would you know what to do? A course for schools starts on Monday.",
]


@pytest.mark.parametrize(("text", "kind"), TELL)
def test_free_words_tell(extractor: Extractor, text: str, kind: str) -> None:
    told = extractor.extract(Report(text=text, published=DAY)).incidents
    assert [i.sub_event_type for i in told] == [kind]


@pytest.mark.parametrize("text", NONE)
def test_words_like_them_tell_of_none(extractor: Extractor, text: str) -> None:
    assert extractor.extract(Report(text=text, published=DAY)).incidents == ()
