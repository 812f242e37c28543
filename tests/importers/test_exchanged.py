"""Tables without any name of a place whose columns of latitude and longitude are exchanged."""

from __future__ import annotations

import pytest

from geo.importers.tables.exchanged import Axes, axes_of
from geo.store.importing import prepare
from tests.house import House

HEADER = "date,lat,lon\n"
SWAPPED = [
    "-118.2,34.1",
    "-80.2,25.8",
    "-122.4,37.8",
    "-95.4,29.8",
    "-77.0,38.9",
]  # Miami and Washington could be points


def table(points: list[str]) -> str:
    return HEADER + "".join(f"2025-04-08,{point}\n" for point in points)


def test_rows_that_could_be_points_are_held_back_with_those_that_cannot(house: House) -> None:
    done = house.bring(table(SWAPPED))
    assert (done.added, done.refused_count) == (0, 5)
    assert {one.row: "in the whole table" in one.reason for one in done.refused}[3]
    (note,) = (note for note in done.notes if "exchanged" in note)
    assert note.startswith("Columns lat and lon seem to be exchanged: 3 of the first 5 points")
    assert "--column latitude=lon --column longitude=lat" in note


def test_with_the_columns_exchanged_they_go_in(house: House) -> None:
    done = house.bring(table(SWAPPED), columns={"date_start": "date", "latitude": "lon", "longitude": "lat"})
    assert (done.added, done.refused_count) == (5, 0)
    assert {place.country for i in house.all() if (place := i.place)} == {"US"}


def test_a_list_of_lists_written_latitude_first_is_told_in_geojson(house: House) -> None:
    features = ",".join(
        f'{{"type":"Feature","properties":{{"date":"2025-04-08"}},"geometry":{{"type":"Point","coordinates":[{p.split(",")[1]},{p.split(",")[0]}]}}}}'
        for p in SWAPPED
    )
    done = house.bring(f'{{"type":"FeatureCollection","features":[{features}]}}', "t.geojson")
    assert done.added == 0 and any("exchanged" in note for note in done.notes)


@pytest.mark.parametrize(
    "points",
    [
        ["50.92,34.80", "49.99,36.23", "500.45,30.52", "95.1,36.2"],  # misprints
        ["50.92,34.80"] * 40 + ["91.0,36.2", "92.0,36.2", "93.0,36.2"],
        ["139.7,35.7", "121.5,31.2", "116.4,39.9", "35.7,139.7"],  # one of them is right as it is
        ["50.92,34.80", "34.80,50.92"],
    ],
)
def test_misprints_are_refused_alone(house: House, points: list[str]) -> None:
    done = house.bring(table(points))
    assert not any("Columns lat" in note for note in done.notes)
    assert not any("whole table" in one.reason for one in done.refused)


def test_only_numbers_of_degrees_count(house: House) -> None:
    cells = [("", ""), ("x", "1"), ("-118,2", "34,1"), ("5590000", "3900000"), ("34.1", "-118.2")]
    assert axes_of(cells) == Axes(points=2, exchanged=1, right=1)
    path = house.folder / "t.csv"
    path.write_text("date,town\n2025-04-08,Sumy\n")
    assert not prepare(path, house.settings, house.gazetteer).notes
