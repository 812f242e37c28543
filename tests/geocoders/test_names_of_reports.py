"""Names as reports write them: regions by their usual names, towns called like their region, seas, raions, sites."""

import pytest

from geo.geocoders import GazetteerGeocoder


@pytest.mark.parametrize(
    ("query", "gazetteer_id"),
    [
        ("Chukotka", "iso:RU-CHU"),
        ("на Чукотке", "iso:RU-CHU"),
        ("Yakutia", "iso:RU-SA"),
        ("Homs province", "iso:SY-HI"),
        ("Altai Krai", "iso:RU-ALT"),
        ("Altai Republic", "iso:RU-AL"),
        ("Parwan, Afghanistan", "iso:AF-PAR"),
        ("Panjshir", "iso:AF-PAN"),
        ("Uruzgan province", "iso:AF-URU"),
        ("West Darfur", "iso:SD-DW"),
        ("Anbar", "iso:IQ-AN"),
        ("Anbar province", "iso:IQ-AN"),
        ("Hasakah province", "iso:SY-HA"),
        ("на Ставрополье", "iso:RU-STA"),
        ("Запоріжчина", "iso:UA-23"),
        ("Забайкалье", "iso:RU-ZAB"),
        ("Galicia", "region:galicia-spain"),
        ("Korea", "region:korea-peninsula"),
        ("Red Sea", "region:red-sea"),
        ("Red Sea State", "iso:SD-RS"),
        ("Дон", "dateline:don-river"),
        ("Горловка, ДНР", "geonames:707753"),
        ("Palmyra", "geonames:163808"),
        ("Qamishli", "geonames:173377"),
        ("Hodeidah", "geonames:79415"),
        ("Pervomaiskyi", "geonames:697576"),
        ("Салтовке", "geonames:6722148"),
        ("Kharkivskyi Raion", "dateline:kharkiv-raion"),
        ("Синельниковский район", "dateline:synelnykove-raion"),
        ("Белгородский район", "dateline:belgorodsky-district"),
        ("Kakhovka reservoir", "dateline:kakhovka-reservoir"),
    ],
)
def test_usual_names_are_found(geocoder: GazetteerGeocoder, query: str, gazetteer_id: str) -> None:
    place = geocoder.place(query).place
    assert place is not None
    assert place.gazetteer_id == gazetteer_id


@pytest.mark.parametrize(
    ("query", "town", "division"),
    [
        ("Daraa", "geonames:170905", "iso:SY-DR"),
        ("Daraa, Syria", "geonames:170905", "iso:SY-DR"),
        ("Marib", "geonames:72968", "iso:YE-MA"),
        ("Batken", "geonames:1528735", "iso:KG-B"),
    ],
)
def test_a_bare_name_is_the_town_and_its_division_the_rival(
    geocoder: GazetteerGeocoder, query: str, town: str, division: str
) -> None:
    placement = geocoder.place(query)
    assert placement.place is not None
    assert placement.place.gazetteer_id == town
    assert division in [r.place.gazetteer_id for r in placement.rivals]


def test_towns_on_two_sides_of_a_border_are_two(geocoder: GazetteerGeocoder) -> None:
    placement = geocoder.place("Rafah")
    assert placement.place is not None
    assert placement.place.country == "PS"
    assert [r.place.country for r in placement.rivals] == ["EG"]


@pytest.mark.parametrize(
    ("query", "name"),
    [
        ("Vovchansk, Chuhuiv Raion", "Vovchansk"),
        ("Lyptsi, Kharkiv Raion", "Lyptsi"),
        ("Липцы Харьковского района", "Lyptsi"),
    ],
)
def test_settlements_far_from_the_middle_are_in_the_raion_of_their_hromada(
    geocoder: GazetteerGeocoder, query: str, name: str
) -> None:
    place = geocoder.place(query).place
    assert place is not None
    assert (place.name, place.feature_class) == (name, "P")


def test_a_town_of_another_raion_is_not_in_it(geocoder: GazetteerGeocoder) -> None:
    place = geocoder.place("Zolochiv, Kharkiv Raion").place
    assert place is None or place.name != "Zolochiv"
