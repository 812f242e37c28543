"""Villages whose own point cannot be right are put in their district, and say so."""

from __future__ import annotations

from dataclasses import replace

import pytest

from geo.gazetteer.additions.districts import Districts
from geo.gazetteer.additions.row import Row
from geo.gazetteer.extent import distance_km
from geo.model import GeoPrecision

REGION = "UA-63"


def row(latitude: float, longitude: float, district: str = "Iziumskyi") -> Row:
    return Row(
        number=1, name="Village", latitude=latitude, longitude=longitude, country="UA", admin2=district,
        geo_precision=GeoPrecision.NEAR, radius_km=5.0,
    )  # fmt: skip


CROWD = [row(49.0 + n / 50, 37.2 + n / 60) for n in range(8)]
WRONG = [row(50.3, 35.0), row(49.9, 38.0), row(50.1, 36.2)]


def test_the_middle_is_that_of_the_crowd_and_the_radius_holds_it() -> None:
    found = Districts((r, REGION) for r in CROWD + WRONG).within(row(52.0, 30.0), REGION)
    assert found is not None
    assert found.geo_precision is GeoPrecision.NEAR
    near = [distance_km(found.latitude, found.longitude, r.latitude, r.longitude) for r in CROWD]
    assert sum(d <= found.radius_km for d in near) >= 7
    assert found.radius_km < 30


@pytest.mark.parametrize(
    "known",
    [CROWD[:4], [CROWD[0]] * 20, [row(48.5 + n / 2, 36.0 + n / 2) for n in range(12)], []],
    ids=["too few", "one guessed point for all", "scattered", "none"],
)
def test_a_district_that_is_not_known_well_enough_places_nobody(known: list[Row]) -> None:
    assert Districts((r, REGION) for r in known).within(row(52.0, 30.0), REGION) is None


def test_only_the_same_district_of_the_same_region_counts() -> None:
    districts = Districts((r, REGION) for r in CROWD)
    assert districts.within(row(52.0, 30.0, district="Chuhuivskyi"), REGION) is None
    assert districts.within(row(52.0, 30.0), "UA-14") is None
    assert districts.within(replace(CROWD[0], admin2=""), REGION) is None


def test_points_far_outside_their_district_are_doubted() -> None:
    districts = Districts((r, REGION) for r in CROWD)
    assert districts.doubts(row(50.1, 36.2), REGION)
    assert not any(districts.doubts(r, REGION) for r in CROWD)
    assert not districts.doubts(row(50.1, 36.2, district="Unknown"), REGION)
