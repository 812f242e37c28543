"""Country and division of a point."""

import math
import re

import numpy as np
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from geo.errors import FileRefusedError, InvalidValueError
from geo.gazetteer.admin import AdminIndex
from geo.settings import Settings

ON_EARTH = st.tuples(st.floats(-90, 90), st.floats(-180, 180))


@pytest.fixture(scope="module")
def index() -> AdminIndex:
    return AdminIndex.load(Settings())


@pytest.fixture(scope="module")
def de_facto() -> AdminIndex:
    return AdminIndex.load(Settings(boundaries="de_facto"))


@pytest.mark.parametrize(
    ("latitude", "longitude", "country", "admin1"),
    [
        (49.99, 36.23, "UA", "UA-63"),  # Kharkiv
        (50.60, 36.59, "RU", "RU-BEL"),  # Belgorod
        (50.9494, 35.3917, "RU", "RU-BEL"),  # Demidovka, 7 km from the border
        (51.73, 36.19, "RU", "RU-KRS"),  # Kursk
        (47.91, 33.39, "UA", "UA-12"),  # Kryvyi Rih
        (50.45, 30.52, "UA", "UA-30"),  # Kyiv, the city
        (50.08, 29.92, "UA", "UA-32"),  # Fastiv, in the oblast round it
        (55.75, 37.62, "RU", "RU-MOW"),  # Moscow, the city
        (54.91, 37.41, "RU", "RU-MOS"),  # Serpukhov, in the oblast round it
        (53.90, 27.56, "BY", "BY-HM"),  # Minsk
        (33.89, 35.50, "LB", "LB-BA"),  # Beirut
        (31.50, 34.45, "PS", "PS-GZZ"),  # Gaza
        (42.66, 21.16, "XK", "XK-X20"),  # Pristina: no code in ISO 3166-2
        (48.85, 2.35, "FR", "FR-75"),  # Paris: iso_a2 is -99 in some editions of Natural Earth
        (59.91, 10.75, "NO", "NO-03"),  # Oslo: the same
        (35.19, 33.36, "CY", "CY-X04"),  # north Nicosia
        (4.94, -52.33, "GF", "FR-GF"),  # Cayenne: a country code of its own
        (-90.0, 0.0, "AQ", "AQ-X01"),
        (66.0, 180.0, "RU", "RU-CHU"),
        (66.0, -180.0, "RU", "RU-CHU"),
    ],
)
def test_places_lie_in_their_country_and_division(index, latitude, longitude, country, admin1):
    area = index.locate(latitude, longitude)
    assert (area.country, area.admin1, area.distance_km) == (country, admin1, 0.0)


def test_crimea_follows_the_setting(index, de_facto):
    for latitude, longitude, admin1 in ((44.95, 34.10, "UA-43"), (44.60, 33.53, "UA-40")):
        assert index.locate(latitude, longitude).admin1 == admin1
        assert index.locate(latitude, longitude).country == "UA"
        assert de_facto.locate(latitude, longitude).country == "RU"
    assert index.country_polygon("UA").contains(shapely.Point(34.1, 44.95))
    assert not de_facto.country_polygon("UA").contains(shapely.Point(34.1, 44.95))


def test_the_high_seas_belong_to_nobody(index):
    for latitude, longitude in ((0, -30), (43.0, 34.0), (90, 0)):
        area = index.locate(latitude, longitude)
        assert (area.country, area.admin1, area.distance_km) == ("", "", math.inf)


def test_water_near_a_shore_belongs_to_the_shore(index):
    harbour = index.locate(46.50, 30.80)  # off Odesa
    assert (harbour.country, harbour.admin1) == ("UA", "UA-51")
    assert 0 < harbour.distance_km < 10
    assert index.locate(46.63, 32.60).admin1 == "UA-65"  # on the Dnipro at Kherson


def test_a_shore_across_the_antimeridian_is_near(index):
    fiji = index.locate(-17.0, 179.99)
    assert fiji.country == "FJ"
    assert 0 < fiji.distance_km <= index.reach_km
    wrangel = index.polygon("RU-CHU")
    assert shapely.contains_xy(wrangel, 180 - 0.1, 71.2)
    assert shapely.contains_xy(wrangel, -180 + 0.1, 71.2)


@given(st.lists(ON_EARTH, max_size=30))
def test_many_points_at_once_are_the_same_as_one_by_one(index, points):
    countries, admin1s = index.locate_many([p[0] for p in points], [p[1] for p in points])
    for point, country, admin1 in zip(points, countries, admin1s, strict=True):
        area = index.locate(*point)
        assert (area.country, area.admin1) == (country, admin1)


def test_the_grid_says_what_the_polygons_say(index):
    rng = np.random.default_rng(7)
    lat, lon = np.degrees(np.arcsin(rng.uniform(-1, 1, 3000))), rng.uniform(-180, 180, 3000)
    _, admin1s = index.locate_many(lat, lon)
    polygons = {d.code: index.polygon(d.code) for d in index.areas() if d.code}
    tree = shapely.STRtree(list(polygons.values()))
    found = np.full(len(lat), "", dtype=admin1s.dtype)
    point, area = tree.query(shapely.points(lon, lat), predicate="within")
    found[point] = np.array(list(polygons))[area]
    assert (found != "").sum() > 600
    np.testing.assert_array_equal(admin1s[found != ""], found[found != ""])


@pytest.mark.parametrize("point", [(91, 0), (0, 181), (math.nan, 0), (0, math.inf)])
def test_points_off_the_earth_are_refused(index, point):
    with pytest.raises(InvalidValueError):
        index.locate(*point)
    with pytest.raises(InvalidValueError):
        index.locate_many([0, point[0]], [0, point[1]])


def test_arrays_of_different_length_are_refused(index):
    with pytest.raises(InvalidValueError, match="longitudes"):
        index.locate_many([1, 2], [1])


def test_no_points_give_no_codes(index):
    countries, admin1s = index.locate_many([], [])
    assert len(countries) == len(admin1s) == 0


def test_divisions_are_described(index):
    divisions = {d.code: d for d in index.areas() if d.code}
    belgorod = divisions["RU-BEL"]
    assert (belgorod.country, belgorod.type_en, belgorod.geonames_id) == ("RU", "Oblast", 578071)
    assert (belgorod.name_en, belgorod.name_uk) == ("Belgorod", "Бєлгородська область")
    assert belgorod.name_ru == "Белгородская область"
    assert 100 < belgorod.radius_km < 250
    assert divisions["UA-32"].name_uk == "Київська область"
    assert divisions["UA-30"].name_uk == "Київ"
    assert {d.type_en for d in divisions.values() if d.country == "UA"} == {
        "Oblast",
        "City",
        "Autonomous Republic",
    }


def test_a_country_has_one_name(index):
    names = {}
    for division in index.areas():
        if division.country:
            names.setdefault(division.country, set()).add(division.country_name)
    assert names["UA"] == {"Ukraine"}
    assert not {code: found for code, found in names.items() if len(found) > 1}


def test_codes_are_unique_and_labels_lie_inside(index):
    codes = [d.code for d in index.areas() if d.code]
    assert len(codes) == len(set(codes)) > 4400
    assert not [c for c in codes if not re.fullmatch(r"[A-Z]{2}-[A-Z0-9]{1,3}", c)]
    ukraine = [d for d in index.areas() if d.country == "UA"]
    assert len(ukraine) == 27
    for division in ukraine:
        assert index.locate(division.latitude, division.longitude).admin1 == division.code


def test_neighbours_share_their_edges(index):
    ukraine = [index.polygon(d.code) for d in index.areas() if d.country in ("UA", "RU", "BY")]
    assert shapely.coverage_is_valid(np.array(ukraine))


def test_unknown_codes_have_no_polygon(index):
    assert index.polygon("XX-1") is None
    assert index.polygon("") is None
    assert index.country_polygon("") is None
    assert index.country_polygon("XX") is None


def test_a_missing_or_foreign_file_is_told(tmp_path):
    with pytest.raises(FileRefusedError, match=r"admin1\.bin"):
        AdminIndex.load(Settings(data=tmp_path))
    from geo.packed import pack

    (tmp_path / "admin1.bin").write_bytes(pack({"x": np.zeros(1)}, {}))
    with pytest.raises(FileRefusedError, match="does not hold areas"):
        AdminIndex.load(Settings(data=tmp_path))
