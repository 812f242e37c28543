"""Degrees in the ways in which tables write them, held against the column that they stand in."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.importers.tables import numbers
from geo.importers.tables.angles import angle
from tests.house import House

HEADER = "date,latitude,longitude\n"


@pytest.mark.parametrize(
    ("text", "degrees"),
    [
        ("50.92°", 50.92), ("50.92N", 50.92), ("N50.92", 50.92), ("50.92 N", 50.92), ("50,92°", 50.92), ("\u221250.92", -50.92),
        ("33.85S", -33.85), ("-33.85 S", -33.85), ("S 33.85°", -33.85), ("50.92° N", 50.92), ("50.92 North", 50.92),
        ("50 55 12 N", 50.92), ("50:55:12", 50.92), ("50d55m12s", 50.92), ("50d55m12s S", -50.92), ("33 51 0 S", -33.85),
        ("33°51′0S", -33.85), ("50°55.2'N", 50.92), ("50°55′12″", 50.92), ("-33°51′", -33.85), ("12°30'S", -12.5),
        ("Ю 33°51′", -33.85), ("С 33°51′", 33.85), ("33°51′ ю.ш.", -33.85), ("50°55′12″ пн. ш.", 50.92), ("З 18.5", -18.5),
        ("В 18.5", 18.5), ("18,5° з. д.", -18.5), ("34,8° сх. д.", 34.8), ("34.8E", 34.8), ("0.12W", -0.12),
    ],
)  # fmt: skip
def test_degrees_with_signs_letters_and_minutes(text: str, degrees: float) -> None:
    assert numbers.coordinate(text) == pytest.approx(degrees)


@pytest.mark.parametrize(
    "text", ["50 45", "50 55 12", "-33.85N", "N 50 S", "50.92 X", "50.92 30", "50.5°30′", "50°61′", "50.4.1", "50.92 Nx", "N", "°"]
)  # fmt: skip
def test_what_leaves_a_doubt_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"degrees|clear"):
        numbers.coordinate(text)


@pytest.mark.parametrize(
    "text",
    [
        "50.92 N, 34.80 E", "N50.92 E34.80", "50.92N 34.80E", "34.80E 50.92N", "34°48′00″E 50°55′12″N", "50°55′12″N 34°48′00″E",
        "N 50° 55.2 E 34° 48.0", "(50.92, 34.80)", "50.92°, 34.80°", "POINT Z (34.8 50.92 10)", "SRID=4326;POINT(34.8 50.92)",
        "50,92; 34,80", "с.ш. 50.92 в.д. 34.80", "50.92 с.ш., 34.80 в.д.",
    ],
)  # fmt: skip
def test_pairs_whose_letters_say_which_is_which(text: str) -> None:
    assert numbers.pair(text) == pytest.approx((50.92, 34.8))


@pytest.mark.parametrize(
    "text", ["50.92N 34.80N", "50.92, 34.80, 10", "37T 419000 5641000", "somewhere, far"]
)
def test_pairs_that_are_none(text: str) -> None:
    with pytest.raises(ValueError, match=r"latitude|degrees"):
        numbers.pair(text)


def test_a_letter_is_held_against_its_column(house: House) -> None:
    rows = ["34°48′E,50°55′12″N", "50°55′12″N,34°48′E", "34.8E,50.92", "50.92,34.8N"]
    done = house.bring(HEADER + "".join(f"2025-04-08,{row}\n" for row in rows))
    assert done.added == 1
    assert [(one.row, one.column, one.value) for one in done.refused] == [
        (2, "latitude", "34°48′E"), (4, "latitude", "34.8E"), (5, "longitude", "34.8N"),
    ]  # fmt: skip
    assert "its letter says that it is a longitude" in done.refused[0].reason
    assert "--column latitude=" in done.refused[0].reason


def test_south_and_west_stay_south_and_west(house: House) -> None:
    (one,) = house.records(HEADER + "2025-04-08,Ю 33°51′,З 18°25′\n")
    assert (one["latitude"], one["longitude"]) == (pytest.approx(-33.85), pytest.approx(-18.416667))


@given(st.integers(0, 89), st.integers(0, 59), st.integers(0, 59), st.sampled_from("NSСЮ"), st.booleans())
def test_any_degrees_read_back(degrees: int, minutes: int, seconds: int, letter: str, first: bool) -> None:
    told = f"{degrees}°{minutes}′{seconds}″"
    size = degrees + minutes / 60 + seconds / 3600
    wanted = -size if letter in "SЮ" else size
    assert angle(f"{letter}{told}" if first else f"{told}{letter}") == (pytest.approx(wanted), "latitude")


@given(st.floats(-180, 180))
def test_any_decimal_number_reads_back(number: float) -> None:
    assert angle(repr(number)) == (number, "")


@pytest.mark.parametrize(
    "text",
    [
        '{"type": "Point", "coordinates": [34.8, 50.92]}', '{"lat": 50.92, "lon": 34.8}', '{"Latitude": "50.92", "Longitude": 34.8}',
        '{"lng": 34.8, "lat": "50,92"}',
    ],
)  # fmt: skip
def test_an_object_names_its_degrees(text: str) -> None:
    assert numbers.pair(text) == (50.92, 34.8)


@pytest.mark.parametrize("text", ["[34.8, 50.92]", "[50.92,34.8]", "{}", '{"lat": 50.92}', "{", '{"lat": null, "lon": 34.8}', '{"type": "Point", "coordinates": []}'])  # fmt: skip
def test_lists_and_objects_that_leave_it_open_are_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"two columns|with lat and lon"):
        numbers.pair(text)


def test_objects_and_lists_of_json_tell_where(house: House) -> None:
    rows = [
        '{"date": "2025-04-08", "location": {"name": "Sumy", "lat": 50.92, "lng": 34.8}}',
        '{"date": "2025-04-09", "location": [34.8, 50.92]}',
    ]
    refused = house.bring(f"[{rows[1]}]", "b.json").refused
    assert [(one.column, one.row) for one in refused] == [("location", 1)] and "two columns" in refused[
        0
    ].reason
    house.bring(f"[{rows[0]}]", "a.json")
    (one,) = house.all()
    assert one.place is not None and (one.place.name, one.place.latitude) == ("Sumy", 50.92)


def test_exchanged_degrees_are_noticed_by_the_name_of_the_town(house: House) -> None:
    rows = "2025-04-08,Sumy,34.80,50.92\n2025-04-08,Sumy,50.92,34.80\n2025-04-08,Nowhereville,34.80,50.92\n"
    done = house.bring("date,town,lat,lon\n" + rows)
    assert done.added == 2 and [one.row for one in done.refused] == [2]
    assert "exchanged" in done.refused[0].reason and "Sumy" in done.refused[0].reason
