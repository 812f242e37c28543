"""Rows without coordinates: beside which place it was, and names that many places bear."""

from __future__ import annotations

import pytest

from tests.house import House

HEADER = "date,town,region,country\n"


@pytest.mark.parametrize(
    ("town", "radius_km", "north"),
    [
        ("near Sumy", 25.0, 0.0), ("Near Sumy", 25.0, 0.0), ("west of Sumy", 25.0, 0.0), ("біля Сум", 25.0, 0.0),
        ("20 km north of Sumy", 0.0, 20.0), ("20 км на північ від Сум", 0.0, 20.0), ("outskirts of Sumy", 5.0, 0.0),
        ('"near Sumy, Sumy Oblast"', 25.0, 0.0),
    ],
)  # fmt: skip
def test_near_a_town_is_not_in_it(house: House, town: str, radius_km: float, north: float) -> None:
    at, near = house.records(HEADER + f"2025-04-08,Sumy,,Ukraine\n2025-04-09,{town},,Ukraine\n")
    assert (near["place_name"], near["geo_precision"]) == ("Sumy", "near")
    assert near["place_text"] == town.strip('"')
    assert near["radius_km"] >= max(radius_km, at["radius_km"] if radius_km else 0)
    assert near["latitude"] - at["latitude"] == pytest.approx(north / 111.2, abs=0.003)


@pytest.mark.parametrize(
    ("town", "name", "precision"),
    [
        ("Izium area", "Izium", "near"), ("the Izium area", "Izium", "near"), ("Izium region", "Izium", "near"),
        ('"Izium area, Kharkiv Oblast"', "Izium", "near"), ("Kryvyi Rih area", "Kryvyi Rih", "near"),
        ("Kupiansk direction", "Kupiansk", "near"), ("Ізюмський напрямок", "Izium", "near"), ("Bakhmut front", "Bakhmut", "near"),
        ("Sumy area", "Sumy Oblast", "admin1"), ("Sumy region", "Sumy Oblast", "admin1"), ("Izium district", "Izium Raion", "admin2"),
        ("village of Orikhiv", "Orikhiv", "settlement"), ("Donbas area", "Donbas", "area"),
    ],
)  # fmt: skip
def test_the_area_of_a_town_is_near_it_and_an_area_of_the_name_that_area(
    house: House, town: str, name: str, precision: str
) -> None:
    (one,) = house.records(HEADER + f"2025-04-08,{town},,Ukraine\n")
    assert (one["place_name"], one["geo_precision"]) == (name, precision)


@pytest.mark.parametrize(
    "town", ["Northern area", "the eastern region", "Coastal area", "Border area", "Front", "Grey area"]
)
def test_a_part_of_the_land_is_no_town_of_that_name(house: House, town: str) -> None:
    (one,) = house.records(HEADER + f"2025-04-08,{town},,Ukraine\n")
    assert one["geo_precision"] == "country" and one["geo_reason"]


@pytest.mark.parametrize(
    "town",
    ["between Izium and Sloviansk", "між Ізюмом та Слов'янськом", '"Between Izium and Sloviansk, Ukraine"'],
)
def test_between_two_towns_is_halfway(house: House, town: str) -> None:
    ends = "".join(f"2025-04-08,{name},,Ukraine\n" for name in ("Izium", "Sloviansk"))
    a, b, one = house.records(HEADER + ends + f"2025-04-08,{town},,Ukraine\n")
    assert one["geo_precision"] == "near" and 15 < one["radius_km"] < 30
    for axis in ("latitude", "longitude"):
        assert one[axis] == pytest.approx((a[axis] + b[axis]) / 2, abs=0.001)


def test_between_towns_far_apart_or_unknown(house: House) -> None:
    rows = ["between Kyiv and Uzhhorod", "between Izium and Nowherehood", "between Izium"]
    far, one, none = house.records(HEADER + "".join(f"2025-04-08,{row},,Ukraine\n" for row in rows))
    assert [far["geo_precision"], none["geo_precision"]] == ["country", "country"]
    assert (one["place_name"], one["geo_precision"], one["radius_km"]) == ("Izium", "near", 25)


@pytest.mark.parametrize("town", ["Sumy", "у Сумах", "Sumy city", "the city of Sumy"])
def test_in_a_town_is_not_near_it(house: House, town: str) -> None:
    (one,) = house.records(HEADER + f"2025-04-08,{town},,Ukraine\n")
    assert (one["place_name"], one["geo_precision"]) == ("Sumy", "settlement")


def test_a_name_that_many_places_bear_is_none_of_them(house: House) -> None:
    rows = ["Ivanivka,,Ukraine", "Springfield,,", "Lyman,,Ukraine", "Goma,,", "Mariopol,,Ukraine"]
    many, nowhere, *sure = house.records(HEADER + "".join(f"2025-04-08,{row}\n" for row in rows))
    assert (many["country"], many["geo_precision"]) == ("UA", "country") and "several Ivanivka" in many[
        "geo_reason"
    ]
    assert len(many["rivals"]) > 1 and all(one["distance_km"] > 0 for one in many["rivals"])
    assert nowhere["place_name"] == "" and "several Springfield" in nowhere["geo_reason"]
    assert [one["geo_precision"] for one in sure] == ["settlement"] * 3


@pytest.mark.parametrize(
    ("town", "name"),
    [
        ("Izium outskirts", "Izium"), ("Izium (outskirts)", "Izium"), ("Kharkiv suburbs", "Kharkiv"), ("Kharkiv's northern suburbs", "Kharkiv"),
        ("eastern outskirts of Orikhiv", "Orikhiv"), ("in the south-eastern suburbs of the city of Kharkiv", "Kharkiv"),
        ('"Izium outskirts, Kharkiv Oblast"', "Izium"), ("передмістя Харкова", "Kharkiv"), ("східна околиця Ізюма", "Izium"),
        ("в пригороде Харькова", "Kharkiv"), ("южная окраина города Изюма", "Izium"),
    ],
)  # fmt: skip
def test_the_rim_of_a_town_reaches_little_further_than_the_town(house: House, town: str, name: str) -> None:
    at, rim = house.records(HEADER + f"2025-04-08,{name},,Ukraine\n2025-04-09,{town},,Ukraine\n")
    assert (rim["place_name"], rim["geo_precision"], rim["place_text"]) == (name, "near", town.strip('"'))
    assert (rim["latitude"], rim["radius_km"]) == (at["latitude"], pytest.approx(at["radius_km"] + 5))


@pytest.mark.parametrize(
    "town",
    [
        "downtown Kharkiv",
        "Kharkiv city centre",
        "Kharkiv City Center",
        "центр міста Харкова",
        "центр Харкова",
    ],
)
def test_the_middle_of_a_town_is_the_town(house: House, town: str) -> None:
    (one,) = house.records(HEADER + f"2025-04-08,{town},,Ukraine\n")
    assert (one["place_name"], one["geo_precision"]) == ("Kharkiv", "settlement")


@pytest.mark.parametrize(
    "town",
    [
        "southern suburbs",
        "the eastern outskirts",
        "city outskirts",
        "Nowherehood suburbs",
        "downtown",
        "Kharkiv Oblast outskirts",
    ],
)
def test_the_rim_of_no_town_is_none(house: House, town: str) -> None:
    (one,) = house.records(HEADER + f"2025-04-08,{town},,Ukraine\n")
    assert one["geo_precision"] == "country" and one["geo_reason"]


def test_a_table_that_names_only_countries_tells_that_its_coordinates_are_exchanged(house: House) -> None:
    rows = "2025-04-08,30.52,50.45,Ukraine\n2025-04-08,36.23,49.99,Ukraine\n2025-04-08,37.16,36.2,Syria\n"
    house.records("date,latitude,longitude,country\n2025-04-08,50.45,30.52,Ukraine\n")
    assert house.records("date,latitude,longitude,country\n" + rows) == []
