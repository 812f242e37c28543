"""Several places of one sentence: lists of areas, both ends of a road, what is near what."""

from __future__ import annotations

from datetime import date

import pytest

from geo.events.extract import Extractor
from geo.model import Incident, Report


def read(extractor: Extractor, text: str) -> tuple[Incident, ...]:
    return extractor.extract(Report(text=text, published=date(2025, 10, 14))).incidents


def test_areas_of_a_list_are_no_addresses_of_each_other(extractor: Extractor) -> None:
    found = read(extractor, "Russia said it downed drones over Crimea, Rostov, Tambov and Krasnodar regions.")
    placed = [(i.place_text, i.placement.place.admin1) for i in found if i.placement.place]
    assert placed == [
        ("Crimea", "UA-43"),
        ("Rostov", "RU-ROS"),
        ("Tambov", "RU-TAM"),
        ("Krasnodar", "RU-KDA"),
    ]


def test_between_two_towns_is_one_place_in_the_middle(extractor: Extractor) -> None:
    text = "An Israeli drone strike on a car between Khan Younis and Rafah killed three people on Sunday."
    (incident,) = read(extractor, text)
    place = incident.placement.place
    assert place is not None and incident.casualties.killed_best == 3
    assert (round(place.latitude, 2), round(place.longitude, 2)) == pytest.approx((31.31, 34.28), abs=0.03)
    assert place.radius_km == 5.0


def test_a_town_near_another_is_not_inside_it(extractor: Extractor) -> None:
    found = read(extractor, "Soldiers repelled assaults near Robotyne and Verbove in Zaporizhzhia Oblast.")
    assert [i.place_text for i in found] == ["Robotyne", "Verbove"]
