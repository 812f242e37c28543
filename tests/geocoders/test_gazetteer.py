"""The offline geocoder: context decides, then the region of interest, then weight; else "not found"."""

from typing import Any

import geopandas
import pytest
from geopy.extra.rate_limiter import RateLimiter
from geopy.geocoders.base import Geocoder
from geopy.location import Location
from geopy.point import Point
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.errors import InvalidValueError
from geo.gazetteer.extent import distance_km
from geo.geocoders import GazetteerGeocoder
from geo.model import GeoPrecision, Placement
from geo.record import place_from_record
from geo.settings import Settings


def where(placement: Placement) -> str:
    return placement.place.gazetteer_id if placement.place else f"not found: {placement.reason}"


BELGOROD, KYIV, KHARKIV, GAZA, ENGELS = (
    "geonames:578072", "geonames:703448", "geonames:706483", "geonames:281133", "geonames:563464",
)  # fmt: skip


@pytest.mark.parametrize(
    ("query", "gazetteer_id"),
    [
        ("Demidovka, Belgorod region", "dateline:demidovka-belgorod"),
        ("Demidovka (Krasnoyaruzhsky District), Russia", "dateline:demidovka-belgorod"),
        ("Demidovka Belgorod Oblast", "dateline:demidovka-belgorod"),
        ("Демидовка Белгородской области", "dateline:demidovka-belgorod"),
        ("селе Демидовка Белгородской области", "dateline:demidovka-belgorod"),
        ("Demydivka, Rivne Oblast", "geonames:710183"),
        ("Pokrovsk, Donetsk Oblast", "geonames:704422"),
        ("Pokrovsk, Saratov Oblast", ENGELS),
        ("Pokrovsk, RU-SAR", ENGELS),
        ("Paris, Texas", "geonames:4717560"),
        ("Portland, OR", "geonames:5746545"),
        ("Donetsk, Rostov Oblast, Russia", "geonames:565348"),
        ("Rafah, Egypt", "geonames:350350"),
        ("Rafah, Gaza", "geonames:281102"),
        ("Kyiv, Kyiv Oblast", KYIV),
        ("Sevastopol, Crimea", "geonames:694423"),
        ("Dahieh, Beirut", "dateline:dahieh"),
        ("Grayvoron, Graivoronsky District", "geonames:559034"),
    ],
)
def test_what_stands_beside_a_name_decides(
    geocoder: GazetteerGeocoder, query: str, gazetteer_id: str
) -> None:
    placement = geocoder.place(query)
    assert where(placement) == gazetteer_id
    assert placement.method == "region stated"


@pytest.mark.parametrize(
    "query",
    [
        "Popovka, Krasnoyaruzhsky District",
        "Поповка Краснояружского района",
        "Demidovka, Sakhalin Oblast",
        "Kharkiv, Belgorod Oblast",
        "Belgorod, Ukraine",
        "Kursk, France",
        "Kyiv, Qwrtzplk District",
        "Kyiv, Nowhereland",
        "Grafovka, Kursk Oblast",
        "Belgorod, Shebekinsky District",
        "Borisovka, Graivoronsky District",
        "Kharkhiv",
        "Kursk district",
        "Qwrtzplk",
    ],
)
def test_a_name_that_its_stated_region_lacks_is_not_found(geocoder: GazetteerGeocoder, query: str) -> None:
    placement = geocoder.place(query)
    assert placement.place is None
    assert placement.reason.startswith("The gazetteer knows no")
    assert placement.score == 0


@pytest.mark.parametrize(
    ("query", "gazetteer_id"),
    [
        ("Belgorod", BELGOROD), ("Kiev", KYIV), ("Odessa", "geonames:698740"), ("Paris", "geonames:2988507"),
        ("London", "geonames:2643743"), ("New York", "geonames:5128581"), ("Georgia", "iso:GE"),
        ("Niger", "iso:NE"), ("Texas", "iso:US-TX"), ("Crimea", "iso:UA-43"), ("Ukraine", "iso:UA"),
        ("UK", "iso:GB"), ("Gaza", GAZA), ("Gaza City", GAZA), ("Rafah", "geonames:281102"),
        ("Pokrovsk", "geonames:704422"), ("Bilhorod-Dnistrovskyi", "geonames:712160"),
        ("Lyman", "geonames:704204"), ("Donetsk", "geonames:709717"), ("Chernobyl", "geonames:710403"),
        ("Snake Island", "dateline:snake-island"), ("city of Kharkiv", KHARKIV), ("м. Харків", KHARKIV),
        ("у Харкові", KHARKIV), ("г. Белгород", BELGOROD), ("Oskil", "geonames:710514"),
        ("Слов'янськ", "geonames:693468"), ("у Слов'янську", "geonames:693468"), ("Hrodivka", "geonames:708047"),
    ],
)  # fmt: skip
def test_without_context_the_weightier_place_is_chosen(
    geocoder: GazetteerGeocoder, query: str, gazetteer_id: str
) -> None:
    assert where(geocoder.place(query)) == gazetteer_id


@pytest.mark.parametrize(
    ("query", "iso"),
    [
        ("Belgorod Oblast", "RU-BEL"), ("Belgorod region", "RU-BEL"), ("Kursk province", "RU-KRS"),
        ("Курской области", "RU-KRS"), ("на Дніпропетровщині", "UA-12"), ("Харківщина", "UA-63"),
        ("Kherson region", "UA-65"), ("Aleppo Governorate", "SY-HL"), ("Kyivska oblast", "UA-32"),
        ("Moscow Oblast", "RU-MOS"), ("Краснодарский край", "RU-KDA"), ("Львівській області", "UA-46"),
    ],
)  # fmt: skip
def test_a_region_is_the_area_and_not_its_town(geocoder: GazetteerGeocoder, query: str, iso: str) -> None:
    placement = geocoder.place(query)
    assert where(placement) == f"iso:{iso}"
    assert placement.place is not None
    assert placement.place.geo_precision is GeoPrecision.ADMIN1


@pytest.mark.parametrize("query", ["in", "on", "us", "or", "me", "at"])
def test_a_word_in_lower_case_is_no_state(geocoder: GazetteerGeocoder, query: str) -> None:
    assert geocoder.place(query).place is None


def test_a_misspelling_is_found_in_its_stated_region_and_trusted_less(geocoder: GazetteerGeocoder) -> None:
    for query in ("Kharkhiv, Ukraine", "Dontesk, Donetsk Oblast", "Khakriv, Kharkiv Oblast"):
        placement = geocoder.place(query)
        assert placement.method == "misspelling"
        assert placement.score < 0.6
    assert where(geocoder.place("Dontesk, Donetsk Oblast")) == "geonames:709717"


def test_the_name_of_a_place_elsewhere_is_no_misspelling(geocoder: GazetteerGeocoder) -> None:
    """Belgorod is a town; that Ukraine has a Bilohorodka does not make it one of its spellings."""
    assert geocoder.place("Belgorod, Ukraine").place is None


def test_a_misspelt_region_is_understood_within_its_country(geocoder: GazetteerGeocoder) -> None:
    for query in ("Belgorod, Belgorod Oblas, Russia", "Belgorod, Belgrood Oblast, Russia"):
        assert where(geocoder.place(query)) == BELGOROD


def test_ambiguity_lowers_the_score_and_shows_in_the_rivals(geocoder: GazetteerGeocoder) -> None:
    alone, sure = geocoder.place("Pokrovsk"), geocoder.place("Pokrovsk, Donetsk Oblast")
    assert alone.score < sure.score
    assert ENGELS in {r.place.gazetteer_id for r in alone.rivals}
    assert sure.rivals == ()
    for rival in alone.rivals:
        assert rival.score <= alone.score
        assert alone.place is not None
        distance = distance_km(
            alone.place.latitude, alone.place.longitude, rival.place.latitude, rival.place.longitude
        )
        assert rival.distance_km == pytest.approx(distance, abs=0.1)


def test_two_of_a_name_in_one_oblast_are_said_to_be_two(geocoder: GazetteerGeocoder) -> None:
    placement = geocoder.place("Andriivka, Donetsk Oblast")
    assert placement.place is not None
    assert placement.score < 0.7
    assert {r.place.admin1 for r in placement.rivals} == {"UA-14"}


def test_codes_are_binding(geocoder: GazetteerGeocoder) -> None:
    assert where(geocoder.place("Rafah", countries=["EG"])) == "geonames:350350"
    assert where(geocoder.place("Pokrovsk", admin1s=["RU-SAR"])) == ENGELS
    assert geocoder.place("Kharkiv", countries=["RU"]).place is None
    assert geocoder.place("Kharkiv", admin1s=["RU-BEL", "RU-KRS"]).place is None
    assert where(geocoder.place("Kharkiv", admin1s=["RU-BEL", "UA-63"])) == KHARKIV


def test_a_region_of_interest_is_a_preference(geocoder: GazetteerGeocoder) -> None:
    assert where(geocoder.place("Pokrovsk", region="RU")) != where(geocoder.place("Pokrovsk", region="UA"))
    assert where(geocoder.place("Rafah", region="EG")) == "geonames:350350"
    assert where(geocoder.place("Kharkiv", region="RU-BEL")) == KHARKIV


def test_the_region_of_interest_may_be_set_once(geocoder: GazetteerGeocoder) -> None:
    own = GazetteerGeocoder(geocoder.gazetteer, settings=Settings(region="EG"))
    assert where(own.place("Rafah")) == "geonames:350350"
    assert where(own.place("Rafah, Gaza")) == "geonames:281102"
    with pytest.raises(InvalidValueError, match="ISO 3166 code"):
        GazetteerGeocoder(geocoder.gazetteer, settings=Settings(), region="Egypt")


def test_namesakes_of_one_oblast_are_told_apart(geocoder: GazetteerGeocoder) -> None:
    found = geocoder.geocode("Grafovka, Belgorod Oblast")
    assert found is not None and not isinstance(found, list)
    assert found.address == "Grafovka, Krasnoyaruzhsky District, Belgorod Oblast, Russia"
    (rival,) = found.raw["rivals"]
    assert rival["address"] == "Grafovka, Shebekinsky District, Belgorod Oblast, Russia"
    assert 105 < rival["distance_km"] < 112
    assert found.raw["score"] <= 0.5


def test_why_nothing_was_found(geocoder: GazetteerGeocoder) -> None:
    reason = geocoder.placement("Popovka", region="Krasnoyaruzhsky District").reason
    assert "Popovka in Krasnoyaruzhsky District" in reason and "only elsewhere" in reason
    assert geocoder.placement("Qwrt\x1b[31m").reason.isprintable()


def test_falling_back_to_the_area_says_so(geocoder: GazetteerGeocoder) -> None:
    placement = geocoder.place("Popovka, Krasnoyaruzhsky District", fall_back_to_area=True)
    assert where(placement) == "dateline:krasnoyaruzhsky-district"
    assert placement.place is not None
    assert placement.place.geo_precision is GeoPrecision.ADMIN2
    assert placement.method == "stated area"
    assert placement.score <= 0.5
    assert "Popovka" in placement.reason
    assert where(geocoder.place("Qwrtzplk", admin1s=["RU-BEL"], fall_back_to_area=True)) == "iso:RU-BEL"
    assert geocoder.place("Qwrtzplk", fall_back_to_area=True).place is None


def test_geocode_returns_geopy_locations(geocoder: GazetteerGeocoder) -> None:
    assert isinstance(geocoder, Geocoder)
    found = geocoder.geocode("Demidovka, Belgorod region")
    assert isinstance(found, Location)
    assert found.address == "Demidovka, Belgorod Oblast, Russia"
    assert (found.latitude, found.longitude) == pytest.approx((50.9494, 35.3917), abs=0.02)
    raw = found.raw
    assert (raw["country"], raw["admin1"], raw["admin2"]) == ("RU", "RU-BEL", "Krasnoyaruzhsky District")
    assert raw["geo_precision"] == "settlement"
    assert raw["radius_km"] > 0
    assert 0 < raw["score"] <= 1
    assert raw["method"] == "region stated"
    assert raw["rivals"] == []
    keys = ("gazetteer_id", "name", "latitude", "longitude", "country", "admin1", "admin2", "feature_class",
            "geo_precision", "radius_km", "population", "source")  # fmt: skip
    assert place_from_record({k: raw[k] for k in keys}) == geocoder.place("Demidovka, RU-BEL").place


@pytest.mark.parametrize(
    "options",
    [
        {"region": "RU-SAR"}, {"region": "Saratov Oblast"}, {"region": "Saratov", "country": "RU"},
        {"country": ["RU"], "region": "Саратовская область"}, {"country": "Russia", "region": "ru-sar"},
    ],
)  # fmt: skip
def test_region_and_country_are_names_or_codes(geocoder: GazetteerGeocoder, options: dict[str, Any]) -> None:
    found = geocoder.geocode("Pokrovsk", **options)
    assert found is not None
    assert found.raw["gazetteer_id"] == ENGELS


@pytest.mark.parametrize(
    ("query", "options", "words"),
    [
        ("Kyiv", {"country": "XX"}, "country"),
        ("Kyiv", {"region": "RU-ZZZ"}, "region"),
        ("Kyiv", {"limit": "2"}, "limit"),
        ({"city": "Kyiv"}, {}, "query"),
        (b"Kyiv", {}, "query"),
    ],
)
def test_what_cannot_be_meant_is_refused(
    geocoder: GazetteerGeocoder, query: Any, options: dict[str, Any], words: str
) -> None:
    with pytest.raises(InvalidValueError, match=words):
        geocoder.geocode(query, **options)


def test_a_region_of_another_country_holds_nothing(geocoder: GazetteerGeocoder) -> None:
    assert geocoder.geocode("Donetsk", region="UA-14", country="RU") is None
    assert "UA-14 is not in RU" in geocoder.placement("Donetsk", region="UA-14", country="RU").reason


def test_an_unknown_region_is_no_region(geocoder: GazetteerGeocoder) -> None:
    assert geocoder.geocode("Kharkiv", region="Nowhere Oblast") is None


def test_a_list_has_the_rivals_behind_the_best(geocoder: GazetteerGeocoder) -> None:
    found = geocoder.geocode("Pokrovsk", exactly_one=False)
    assert len(found) > 1
    scores = [f.raw["score"] for f in found]
    assert scores == sorted(scores, reverse=True)
    assert len(geocoder.geocode("Pokrovsk", exactly_one=False, limit=2)) == 2
    assert geocoder.geocode("Qwrtzplk", exactly_one=False) is None
    with pytest.raises(InvalidValueError, match="limit"):
        geocoder.geocode("Pokrovsk", limit=0)


def test_reverse_finds_the_nearest_settlement(geocoder: GazetteerGeocoder) -> None:
    for query in ((50.6, 36.58), Point(50.6, 36.58), "50.6 36.58"):
        found = geocoder.reverse(query)
        assert found.raw["gazetteer_id"] == BELGOROD
        assert found.raw["distance_km"] < 5
    near = geocoder.reverse((50.6, 36.58), exactly_one=False, limit=3)
    assert [f.raw["distance_km"] for f in near] == sorted(f.raw["distance_km"] for f in near)
    assert len(near) == 3
    assert geocoder.reverse((-60.0, -120.0)) is None
    with pytest.raises(InvalidValueError):
        geocoder.reverse("nowhere at all")
    with pytest.raises(InvalidValueError):
        geocoder.reverse((91.0, 0.0))


def test_it_works_with_geopys_rate_limiter(geocoder: GazetteerGeocoder) -> None:
    limited = RateLimiter(geocoder.geocode, min_delay_seconds=0.0)
    assert limited("Belgorod").raw["gazetteer_id"] == BELGOROD


def test_it_works_in_geopandas(geocoder: GazetteerGeocoder) -> None:
    frame = geopandas.tools.geocode(
        ["Belgorod", "Qwrtzplk", "Kryvyi Rih"],
        provider=GazetteerGeocoder,
        gazetteer=geocoder.gazetteer,
        settings=Settings(),
    )
    assert frame.crs == "EPSG:4326"
    assert frame.geometry.iloc[0].distance(geopandas.points_from_xy([36.58], [50.60])[0]) < 0.1
    assert frame.geometry.iloc[1].is_empty
    assert frame["address"].iloc[2].startswith("Kryvyi Rih")


@pytest.mark.parametrize(
    "query", ["", " ", ",", ",,,", "%", "_", '"', "*", "'; DROP TABLE place; --", "🔥", "\x00", "\ud800", "a" * 10_000,
              "Kyiv, " * 3_000, "()", "Kyiv," + "x" * 700],
)  # fmt: skip
def test_odd_queries_are_not_found(geocoder: GazetteerGeocoder, query: str) -> None:
    placement = geocoder.place(query)
    assert placement.place is None or query.startswith("Kyiv")
    assert placement.place is not None or placement.reason
    assert geocoder.geocode(query) is None or query.startswith("Kyiv")


@settings(deadline=None)
@given(query=st.text(max_size=60))
def test_no_query_raises(geocoder: GazetteerGeocoder, query: str) -> None:
    placement = geocoder.place(query, region="UA", fall_back_to_area=True)
    assert (placement.place is None) == (placement.score == 0)
    assert placement.place is not None or placement.reason


@settings(deadline=None)
@given(
    name=st.sampled_from(["Pokrovsk", "Lyman", "Rafah", "Georgia", "Donetsk", "Andriivka", "Kharkhiv"]),
    country=st.sampled_from(["UA", "RU", "US", "EG", "PS", "GE"]),
)
def test_a_stated_country_is_never_left(geocoder: GazetteerGeocoder, name: str, country: str) -> None:
    placement = geocoder.place(name, countries=[country])
    assert placement.place is None or placement.place.country == country
    assert all(r.place.country == country for r in placement.rivals)


def test_a_town_stated_as_its_own_region_is_that_town(geocoder: GazetteerGeocoder) -> None:
    assert where(geocoder.place("Nizhnevartovsk, Nizhnevartovsk, Russia")) == "geonames:1497543"
    assert geocoder.place("Nizhnevartovsk, Nizhnevartovsk, Ukraine").place is None


@pytest.mark.parametrize(
    ("query", "country"), [("San José", "CR"), ("San Jose", "US"), ("San José, California", "US"), ("Lodz", "PL"), ("Łódź", "PL")]
)  # fmt: skip
def test_an_accent_speaks_for_the_place_that_writes_it(
    geocoder: GazetteerGeocoder, query: str, country: str
) -> None:
    place = geocoder.place(query).place
    assert place is not None and place.country == country and place.population > 300_000


def test_a_likely_russian_name_counts_where_ukraine_is_stated(geocoder: GazetteerGeocoder) -> None:
    found = geocoder.place("Buzovaya, Kyiv Oblast")
    assert found.place is not None and found.place.name == "Buzova"
    assert found.method == "likely name" and found.score < 0.9
    assert where(geocoder.place("село Бузовая", region="UA")) == found.place.gazetteer_id
    assert geocoder.place("Buzovaya").place is None and geocoder.place("Buzovaya, Russia").place is None


def test_a_likely_name_never_beats_a_real_one(geocoder: GazetteerGeocoder) -> None:
    found = geocoder.place("Nikolaevka, Donetsk Oblast")
    assert found.place is not None and found.method != "likely name"
