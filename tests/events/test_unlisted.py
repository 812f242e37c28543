"""Places that no gazetteer has, streets named after other places, and who speaks from where."""

from __future__ import annotations

from datetime import date

import pytest

from geo.events.extract import Extractor
from geo.model import GeoPrecision, Incident, Report


def read(extractor: Extractor, text: str) -> tuple[Incident, ...]:
    return extractor.extract(Report(text=text, published=date(2025, 11, 12))).incidents


def where(incident: Incident) -> tuple[str, str]:
    """Its place as written, and ISO code of the area that it lies in."""
    place = incident.placement.place
    return incident.place_text, (place.admin1 or place.country) if place else ""


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Six soldiers were killed in a gunbattle in Ladha Tehsil.", ("Ladha Tehsil", "")),
        ("Fighters overran a post at Boulkessi on Monday, killing 14 soldiers.", ("Boulkessi", "")),
        ("Militants overran an army post at Kofolon in the Mopti region.", ("Kofolon", "ML-5")),
        ("A convoy was ambushed at Tarkint in northern Mali on Monday.", ("Tarkint", "ML")),
        ("Fighters stormed a base in Ceel Xaraf village in central Somalia.", ("Ceel Xaraf", "SO")),
        ("Бойовики захопили базу в Булкессі (Малі) у вівторок.", ("Булкессі", "ML")),
        (
            "Боевики атаковали лагерь в Тессалхоте на севере Мали, погибли девять военных.",
            ("Тессалхоте", "ML"),
        ),
        (
            "Gunmen raided Kwanar Dutse, in Nigeria's Katsina state, and killed seven.",
            ("Kwanar Dutse", "NG-KT"),
        ),
    ],
)
def test_a_name_that_nothing_knows_keeps_its_incident(
    extractor: Extractor, text: str, place: tuple[str, str]
) -> None:
    (incident,) = read(extractor, text)
    assert where(incident) == place
    known = incident.placement.place
    assert known is None or known.geo_precision in (GeoPrecision.ADMIN1, GeoPrecision.COUNTRY)


def test_an_army_that_tells_of_an_attack_does_not_say_in_which_country(extractor: Extractor) -> None:
    (incident,) = read(extractor, "Kenya's army said militants attacked its camp at Kulbiyow on Monday.")
    assert where(incident) == ("Kulbiyow", "")


@pytest.mark.parametrize(
    "text",
    [
        "Gunfire broke out in Parliament on Monday over the budget.",
        "Gunmen killed two people at Christmas.",
        "Officials met in Geneva; fighting in January was heavy.",
    ],
)
def test_what_stands_behind_in_is_no_place_by_that_alone(extractor: Extractor, text: str) -> None:
    assert not [i for i in read(extractor, text) if i.placement.place is None]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("На Сумській вулиці у Харкові впав дрон.", "Харкові"),
        ("Дрон упал на Киевском шоссе в Курске.", "Курске"),
        ("Дрон влетел в дом на Харьковской горе в Белгороде, ранен мужчина.", "Белгороде"),
        ("Белгород. Дрон влетел в балкон на Харьковской горе.", "Белгород"),
    ],
)
def test_a_street_is_not_the_region_it_is_named_after(extractor: Extractor, text: str, place: str) -> None:
    assert [i.place_text for i in read(extractor, text)] == [place]


@pytest.mark.parametrize(
    "text",
    [
        "ДТП на трасі Київ – Одеса поблизу Умані: зіткнулися автобус і вантажівка, троє загиблих.",
        "На трассе Киев - Одесса близ Умани столкнулись автобус и грузовик, трое погибших.",
    ],
)
def test_the_ends_of_a_road_are_not_where_it_happened(extractor: Extractor, text: str) -> None:
    (incident,) = read(extractor, text)
    assert where(incident)[1] == "UA-71"
    assert incident.casualties.killed_best == 3


def test_a_region_is_still_named_by_its_adjective(extractor: Extractor) -> None:
    assert [i.place_text for i in read(extractor, "Обстріл Сумської області: поранено двох людей.")]


def test_a_place_where_somebody_speaks_is_not_where_it_happened(extractor: Extractor) -> None:
    text = "Fighters killed five vigilantes at Ngoshe-Kala on Saturday, a resident said in Maiduguri."
    assert [where(i) for i in read(extractor, text)] == [("Ngoshe-Kala", "")]


def test_whence_clashes_drove_people_is_where_they_fought(extractor: Extractor) -> None:
    text = "Clashes between the army and the RSF displaced 4,700 people from Bara town, North Kordofan, on Monday."
    assert [i.place_text for i in read(extractor, text)] == ["Bara"]
