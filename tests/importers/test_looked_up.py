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
