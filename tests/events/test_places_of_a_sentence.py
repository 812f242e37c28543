"""Several places of one sentence: lists of areas, both ends of a road, what is near what, and whose the toll is."""

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


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("При атаке беспилотников на Саратов и Энгельс погибли двое.", ["Саратов", "Энгельс"]),
        ("Explosions hit Saratov and Engels.", ["Saratov", "Engels"]),
        ("An Israeli strike on the Mawasi area west of Khan Younis killed nine people.", ["Mawasi"]),
        ("Strikes hit Beirut's Dahiyeh.", ["Dahiyeh"]),
        ("An Air India flight to London crashed in Ahmedabad on Thursday.", ["Ahmedabad"]),
        ("Drones attacked Kharkiv, Moscow is silent.", ["Kharkiv"]),
        ("Харьков атаковали беспилотники, Москва молчит.", ["Харьков"]),
        ("Ворог атакував енергетичний об'єкт на Чернігівщині.", ["Чернігівщині"]),
    ],
)
def test_two_neighbouring_cities_are_two_and_a_bearing_is_none(
    extractor: Extractor, text: str, places: list[str]
) -> None:
    assert [i.place_text for i in read(extractor, text)] == places


@pytest.mark.parametrize(
    ("text", "tolls"),
    [
        ("A rocket hit Kharkiv, killing two; a drone hit Sumy, wounding five.", {"Kharkiv": (2, None), "Sumy": (None, 5)}),
        ("A rocket hit Kharkiv, killing two, and a drone hit Sumy, wounding five.", {"Kharkiv": (2, None), "Sumy": (None, 5)}),
        ("A drone attack on Rylsk injured three; in Sudzha, shelling killed a woman.", {"Rylsk": (None, 3), "Sudzha": (1, None)}),
        ("Бомби впали на Краматорськ, поранено п'ятьох; у Дружківці зруйновано будинок.", {"Краматорськ": (None, 5), "Дружківці": (None, None)}),
        ("Strikes hit Kharkiv, Sumy and Poltava, killing five.", {"Kharkiv": (None, None), "Sumy": (None, None), "Poltava": (None, None)}),
        ("Drones hit Kharkiv and missiles struck Sumy, killing five in total.", {"Kharkiv": (None, None), "Sumy": (None, None)}),
    ],
)  # fmt: skip
def test_each_place_has_the_toll_of_its_own_clause(
    extractor: Extractor, text: str, tolls: dict[str, tuple[int | None, int | None]]
) -> None:
    found = {i.place_text: (i.casualties.killed_best, i.casualties.injured) for i in read(extractor, text)}
    assert found == tolls


def test_fire_of_somebody_is_no_accident_and_troops_are_no_government(extractor: Extractor) -> None:
    (shot,) = read(extractor, "A Palestinian teenager was killed by Israeli fire in Huwara on Sunday.")
    assert (shot.event_type, shot.casualties.killed_best) == ("Violence against civilians", 1)
    (advance,) = read(extractor, "Russian troops advanced two kilometres west of Velyka Novosilka.")
    assert advance.actor1 == "Military Forces of Russia"


def test_what_befell_others_elsewhere_is_no_toll(extractor: Extractor) -> None:
    text = "Floods killed at least 34 people in Derna and displaced thousands in Benghazi on Monday."
    found = {i.place_text: i.casualties.killed_low for i in read(extractor, text)}
    assert found == {"Derna": 34, "Benghazi": None}
