"""Regions of tables, where a city and the land round it have one name, and where a name is short for another."""

from __future__ import annotations

import pytest

from tests.house import House

HEADER = "date,town,region,country\n"


def regions(house: House, *rows: str) -> list[tuple[str, str]]:
    """Place and division of rows of town, region and country."""
    told = house.records(HEADER + "".join(f"2025-04-08,{row}\n" for row in rows))
    return [(one["place_name"], one["admin1"]) for one in told]


@pytest.mark.parametrize(
    ("region", "country", "code"),
    [
        ("Kyiv Oblast", "Ukraine", "UA-32"), ("Kyiv region", "Ukraine", "UA-32"), ("Kyivska oblast", "Ukraine", "UA-32"),
        ("Київська", "Ukraine", "UA-32"), ("Kyiv City", "Ukraine", "UA-30"), ("м. Київ", "Ukraine", "UA-30"),
        ("Kyiv Oblast", "", "UA-32"),
        ("Minsk Region", "Belarus", "BY-MI"), ("Minskaya voblasc", "Belarus", "BY-MI"), ("Minsk", "Belarus", "BY-HM"),
        ("Moscow", "Russia", "RU-MOW"), ("Moscow Oblast", "Russia", "RU-MOS"), ("Московская область", "Russia", "RU-MOS"),
        ("Saint Petersburg", "Russia", "RU-SPE"), ("Leningrad Oblast", "Russia", "RU-LEN"),
        ("Tashkent Region", "Uzbekistan", "UZ-TO"), ("Tashkent", "Uzbekistan", "UZ-TK"),
        ("Запоріжжя", "Ukraine", "UA-23"), ("Дніпро", "Ukraine", "UA-12"), ("Zaporizja", "Ukraine", "UA-23"),
        ("Rural Damascus", "Syria", "SY-RD"), ("Damascus", "Syria", "SY-DI"), ("Damascus Governorate", "Syria", "SY-DI"),
        ("South Darfur", "Sudan", "SD-DS"), ("Altai Republic", "Russia", "RU-AL"), ("Altai Krai", "Russia", "RU-ALT"),
    ],
)  # fmt: skip
def test_the_kind_that_a_name_says_tells_the_city_from_the_land_round_it(
    house: House, region: str, country: str, code: str
) -> None:
    assert [admin1 for _, admin1 in regions(house, f",{region},{country}")] == [code]


@pytest.mark.parametrize(
    ("row", "found"),
    [
        ("Bucha,Kyiv Oblast,Ukraine", ("Bucha", "UA-32")), ("Boryspil,Kyiv Oblast,", ("Boryspil", "UA-32")),
        ("Bucha,Kyiv,Ukraine", ("Bucha", "UA-32")), ("Kyiv,Kyiv,Ukraine", ("Kyiv", "UA-30")),
        ("Khimki,Moscow,Russia", ("Khimki", "RU-MOS")), ('"Irpin, Kyiv Oblast, Ukraine",,', ("Irpin", "UA-32")),
        ("Nikopol,Дніпро,Ukraine", ("Nikopol", "UA-12")), ("Nosuchtown,Kyiv,Ukraine", ("Kyiv Oblast", "UA-32")),
    ],
)  # fmt: skip
def test_of_two_divisions_of_one_name_it_is_the_one_that_has_the_place(
    house: House, row: str, found: tuple[str, str]
) -> None:
    assert regions(house, row) == [found]


def test_beside_the_city_s_full_name_the_short_one_is_the_oblast(house: House) -> None:
    rows = ["Irpin,Kyiv,Ukraine", "Hostomel,Kyiv,Ukraine", "Kyiv,Kyiv City,Ukraine"]
    assert [admin1 for _, admin1 in regions(house, *rows)] == ["UA-32", "UA-32", "UA-30"]
    points = "50.5218,30.2506|50.568,30.265|50.45,30.52".split("|")
    content = "date,town,region,country,lat,lon\n" + "".join(
        f"2025-04-08,{row},{point}\n" for row, point in zip(rows, points, strict=True)
    )
    assert [one["admin1"] for one in house.records(content)] == ["UA-32", "UA-32", "UA-30"]


def test_a_point_outside_the_stated_region_says_so(house: House) -> None:
    rows = [
        "Bakhmut,Zaporizhzhia,Ukraine,48.59,38.0", "Orikhiv,Zaporizhzhia,Ukraine,47.567,35.78",
        "Irpin,Kyiv Oblast,Ukraine,50.5218,30.2506",
        "X,Saint Petersburg,Russia,59.2,29.5",
    ]  # fmt: skip
    told = house.records(
        "date,town,region,country,lat,lon\n" + "".join(f"2025-04-08,{row}\n" for row in rows)
    )
    assert [(one["admin1"], one["geo_reason"]) for one in told] == [
        ("UA-23", "The point lies in Donetsk Oblast, the table says Zaporizhzhia"), ("UA-23", ""),
        ("UA-32", ""), ("RU-LEN", ""),
    ]  # fmt: skip


def test_a_place_found_outside_the_stated_region_says_so(house: House) -> None:
    (one,) = house.records(f"{HEADER}2025-04-08,Kyiv,Kyiv Oblast,Ukraine\n")
    assert (one["admin1"], one["geo_reason"]) == ("UA-30", "It lies in Kyiv City, the table says Kyiv Oblast")
