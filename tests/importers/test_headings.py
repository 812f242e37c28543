"""Columns are known whatever else stands in their names, and cells whatever column they are in."""

from __future__ import annotations

from typing import Any

import pytest

from geo.importers.tables import numbers
from geo.importers.tables.headings import field_of
from geo.importers.tables.recognise import recognise
from tests.house import House


@pytest.mark.parametrize(
    ("column", "field"),
    [
        ("Широта (WGS84)", "latitude"), ("Latitude (decimal)", "latitude"), ("Longitude [decimal degrees]", "longitude"),
        ("lon_wgs84", "longitude"), ("Oblast (Region)", "admin1"), ("Settlement/Town", "place"), ("Location Name", "place"),
        ("Killed (civilians)", "civilians_killed"), ("Killed (total)", "killed_best"), ("# Killed", "killed_best"),
        ("Number of injured", "injured"), ("Date (UTC)", "date_start"), ("Date (end)", "date_end"),
        ("Source (URL)", "url"), ("Location (Oblast)", "admin1"), ("Опис події", "description"), ("Загинуло", "killed_best"),
        ("Killed (military)", None), ("Killed/Injured", None), ("Source/Link", "url"), ("Colour (region)", None),
    ],
)  # fmt: skip
def test_names_with_brackets_units_and_second_names(column: str, field: str | None) -> None:
    known = field_of(column)
    assert (known and known[0]) == field


def test_a_plain_name_comes_before_one_that_has_to_be_taken_apart() -> None:
    found = recognise(["Latitude (decimal)", "Longitude (decimal)", "Lat", "Lon", "Place"])
    assert (found.columns["latitude"], found.columns["longitude"]) == ("Lat", "Lon")


def test_a_whole_table_of_such_names(house: House) -> None:
    header = "Дата,Населений пункт,Область,Широта (WGS84),Довгота (WGS84),Опис події,Загинуло,Посилання\n"
    (one,) = house.records(header + "08.04.2025,Суми,Сумська,50.92,34.80,обстріл,3,https://a.org/1\n")
    assert (one["latitude"], one["longitude"], one["killed_best"]) == (50.92, 34.8, 3)
    assert (one["description"], one["sources"][0]["url"]) == ("обстріл", "https://a.org/1")


def test_pairs_in_a_column_of_places_are_coordinates(house: House) -> None:
    rows = 'date,location\n2025-04-08,"50.92, 34.80"\n2025-04-09,"50.45, 30.52"\n'
    assert [(one["latitude"], one["longitude"]) for one in house.records(rows)] == [
        (50.92, 34.8),
        (50.45, 30.52),
    ]
    mixed = house.records(rows + "2025-04-10,Sumy\n")
    assert [(one["latitude"], one["place_name"]) for one in mixed[:2]] == [
        (50.92, "50.92, 34.80"), (50.45, "50.45, 30.52"),
    ]  # fmt: skip
    assert mixed[2]["place_name"] == "Sumy"


def test_a_pair_beside_empty_columns_of_degrees_counts(house: House) -> None:
    rows = 'date,lat,lon,lat_lon\n2025-04-08,,,"50.92, 34.80"\n2025-04-09,N/A,N/A,"50.45, 30.52"\n2025-04-10,49.99,36.23,"1.5, 2.5"\n'
    assert [one["latitude"] for one in house.records(rows)] == [50.92, 50.45, 49.99]
    assert "point" not in recognise(["lat", "lon", "point"], [["50.1", "30.1", "checkpoint 5"]]).columns


def test_addresses_in_the_column_of_sources_are_links(house: House) -> None:
    rows = [
        "https://t.me/x/1,", "Suspilne (https://t.me/x/2),", "Reuters,https://r.org/3",
        "https://r.org/4,https://r.org/5",
    ]  # fmt: skip
    content = "date,town,country,source,url\n" + "".join(f"2025-04-08,Sumy,Ukraine,{row}\n" for row in rows)
    told = [[(s["publisher"], s["url"]) for s in one["sources"]] for one in house.records(content)]
    assert told == [
        [("t", "https://t.me/x/1")], [("Suspilne", "https://t.me/x/2")], [("Reuters", "https://r.org/3")],
        [("t", "https://r.org/4"), ("t", "https://r.org/5")],
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("parts", "first", "last"),
    [
        ("April,8,2025", "2025-04-08", "2025-04-08"), ("4,8,2025", "2025-04-08", "2025-04-08"), ("4,,2025", "2025-04-01", "2025-04-30"),
        ("4,0,2025.0", "2025-04-01", "2025-04-30"), (",,2025", "2025-01-01", "2025-12-31"), ("квітня,8,2025", "2025-04-08", "2025-04-08"),
    ],
)  # fmt: skip
def test_parts_of_a_date_in_columns_of_their_own(house: House, parts: str, first: str, last: str) -> None:
    rows = f"Month,Day,Year,City,Country\n4,8,2025,Sumy,Ukraine\n{parts},Sumy,Ukraine\n"
    one = house.records(rows)[-1]
    assert (one["date_start"], one["date_end"]) == (first, last)


def test_a_date_that_its_parts_do_not_make_is_refused_by_their_columns(house: House) -> None:
    done = house.bring("Month,Day,Year,City\n2,30,2025,Sumy\n")
    assert [(one.column, one.value) for one in done.refused] == [("Year/Month/Day", "2025-02-30")]


def test_a_whole_date_comes_before_its_parts() -> None:
    columns = recognise(["event_date", "year", "month", "day", "town"]).columns
    assert columns == {"date_start": "event_date", "place": "town"}
    assert recognise(["day", "town"], [["2025-04-08", "Sumy"]]).columns["date_start"] == "day"


@pytest.mark.parametrize(
    ("text", "low", "best", "high"),
    [
        ("5", None, 5, None), ("at least 5", 5, 5, None), ("3-5", 3, 3, 5), ("3 – 5", 3, 3, 5), ("between 3 and 5", 3, 3, 5),
        ("from 3 to 5", 3, 3, 5), ("up to 5", None, None, 5), ("about 5", None, 5, None), ("~1,200", None, 1200, None),
        ("5+", 5, 5, None), (">5", 5, 5, None), ("щонайменше 5", 5, 5, None), ("не менее 5", 5, 5, None), ("до 5", None, None, 5),
        ("від 3 до 5", 3, 3, 5), ("1,200", None, 1200, None), ("3.0", None, 3, None), ("unknown", None, None, None),
    ],
)  # fmt: skip
def test_numbers_of_people_with_bounds(
    text: str, low: int | None, best: int | None, high: int | None
) -> None:
    assert numbers.people(text) == numbers.People(low, best, high)


@pytest.mark.parametrize("text", ["many", "-1", "3.5", "5 and 3", "5 killed", "at least", "3-", "5-7-9"])
def test_words_that_are_no_number_of_people(text: str) -> None:
    with pytest.raises(ValueError, match="people"):
        numbers.people(text)


def test_bounds_of_killed_and_columns_of_bounds(house: House) -> None:
    def killed(header: str, row: str) -> list[Any]:
        (one,) = house.records(f"date,town,country,{header}\n2025-04-08,Sumy,Ukraine,{row}\n")
        return [one[f"killed_{name}"] for name in ("low", "best", "high")] + [one["injured"]]

    assert killed("killed,injured", "at least 5,3-4") == [5, 5, None, 3]
    assert killed("killed,injured", "3-5,at least 2") == [3, 3, 5, 2]
    assert killed("killed_low,killed,killed_high", "2,3-5,9") == [2, 3, 9, None]
    assert killed("killed_low,killed,killed_high", "2,3,up to 9") == [2, 3, 9, None]
