"""Who was killed by whom, what blew up, which beast bit: short sentences of agencies and local papers."""

from __future__ import annotations

from datetime import date

import pytest

from geo.events.extract import Extractor
from geo.model import Incident, Report


def read(extractor: Extractor, text: str) -> tuple[Incident, ...]:
    return extractor.extract(Report(text=text, published=date(2025, 11, 14))).incidents


@pytest.mark.parametrize(
    ("text", "sub_event_type", "killed"),
    [
        ("A shark attack killed a surfer in Sydney on Monday.", "Accident", 1),
        ("A dog attack left a boy injured in Leeds.", "Accident", None),
        ("Man recovers after 'killer bee' attack in Phoenix.", "Accident", None),
        (
            "An explosion in a shop in Shiraz injured 37 people and may have been caused by a gas leak.",
            "Accident",
            None,
        ),
        ("Вибух у будинку в Одесі стався через витік газу, двоє загинули.", "Accident", 2),
        ("A drone strike caused a gas leak in Kharkiv, killing one.", "Air/drone strike", 1),
        ("A missile hit a gas pipeline near Izium on Monday.", "Shelling/artillery/missile attack", None),
        ("In Makhachkala, police fatally shot four men who failed to stop their car.", "Attack", 4),
        ("Four men were fatally shot in Makhachkala.", "Attack", 4),
        ("A gunman fatally stabbed two people in Leeds.", "Crime", 2),
        ("He was fatally stabbed in Leeds.", "Crime", 1),
        ("A military operation in Jenin left three dead.", "Armed clash", 3),
        ("Lead poisoning has taken the lives of 163 people in Zamfara.", "Accident", 163),
        ("Militants blasted the bridge near Goma on Friday.", "", None),
        ("A supposed Ukrainian drone hit a depot in Kursk on Monday.", "Air/drone strike", None),
    ],
)
def test_type_and_dead(extractor: Extractor, text: str, sub_event_type: str, killed: int | None) -> None:
    assert [(i.sub_event_type, i.casualties.killed_best) for i in read(extractor, text)] == [
        (sub_event_type, killed)
    ]


@pytest.mark.parametrize(
    "text",
    [
        "A heavy snowstorm is supposed to pass north of Rochester in coming days.",
        "The city of Sumy received a grant to assist in domestic violence evidence collection.",
        "A domestic violence shelter opened in Lviv.",
        "An analyst blasted the FBI's investigation in San Antonio on Friday, saying it should stop.",
        "Green pellets were found in pasta sauce at a Sizzler restaurant in Brisbane.",
        "The estimated timeframe for full operation at the plant in Kharkiv is eight weeks.",
    ],
)
def test_no_incident(extractor: Extractor, text: str) -> None:
    assert read(extractor, text) == ()


@pytest.mark.parametrize(
    ("text", "initiator", "target"),
    [
        (
            "Gunmen carried out attacks in Karak, killing four members of the Jordanian security forces.",
            "",
            "Military Forces of Jordan",
        ),
        (
            "Russian troops shelled Kherson on Monday, killing two Ukrainian soldiers.",
            "Military Forces of Russia",
            "Military Forces of Ukraine",
        ),
        ("An air strike by Israel on Beirut killed a member of Hezbollah.", "", "Hezbollah"),
        ("The forces of Russia struck Sumy, wounding five people.", "Military Forces of Russia", ""),
        ("Six aid workers in South Sudan were killed on Saturday.", "", ""),
    ],
)
def test_who_did_it_and_whom_it_befell(extractor: Extractor, text: str, initiator: str, target: str) -> None:
    assert [(i.actor1, i.actor2) for i in read(extractor, text)] == [(initiator, target)]
