"""From a sentence to the incident it tells of, with mentions made by hand."""

from __future__ import annotations

from datetime import date

import pytest

from geo.events.draft import Draft
from geo.events.extract import Extractor
from geo.model import Claim, GeoPrecision, Report
from tests.events.made import country, oblast, read, town

PUBLISHED = date(2025, 4, 8)
UA = {"Ukrainian": "UA", "Russian": "RU", "Israeli": "IL"}


def places_of(drafts: tuple[Draft, ...]) -> list[str]:
    return [d.place_text for d in drafts]


def test_a_strike_with_a_toll_told_a_sentence_later() -> None:
    text = (
        "Last Friday, Izmail was rocked by a barrage of Russian missile strikes. "
        "Twelve civilians were killed in the attack, including two children."
    )
    (draft,) = read(text, {"Izmail": town("Izmail")}, published=PUBLISHED, demonyms=UA)
    assert draft.cue.event_type == "Explosions/Remote violence"
    assert str(draft.when.start) == "2025-04-04"
    assert (draft.casualties.killed_best, draft.casualties.children_killed) == (12, 2)
    assert draft.initiator == "Military Forces of Russia"


def test_target_not_launch_site() -> None:
    text = "Drones launched from Kursk struck Sumy on Monday."
    drafts = read(text, {"Kursk": town("Kursk", "RU"), "Sumy": town("Sumy")}, published=PUBLISHED)
    assert places_of(drafts) == ["Sumy"]


def test_the_speaker_s_seat_is_no_place_of_the_event() -> None:
    text = "Officials in Lviv said shelling hit Kupiansk on Sunday."
    drafts = read(text, {"Lviv": town("Lviv"), "Kupiansk": town("Kupiansk")}, published=PUBLISHED)
    assert places_of(drafts) == ["Kupiansk"]


def test_a_list_is_several_incidents_and_the_toll_is_nobody_s() -> None:
    text = "Missile strikes hit Kharkiv, Sumy and Poltava on Monday, killing 5 people."
    drafts = read(text, {n: town(n) for n in ("Kharkiv", "Sumy", "Poltava")}, published=PUBLISHED)
    assert places_of(drafts) == ["Kharkiv", "Sumy", "Poltava"]
    assert all(d.casualties.killed_best is None for d in drafts)


@pytest.mark.parametrize(
    "text",
    [
        "Russia could launch a drone attack on Odesa this week.",
        "If missiles hit Odesa, the port will close.",
        "The ministry warned of shelling in Odesa.",
        "Odesa was not hit by missile strikes.",
        "Officials fear a looming offensive targeting cities such as Odesa.",
        "The anniversary of the missile strike on Odesa was marked quietly.",
        "Workers in Odesa went on strike.",
        "The company struck a deal in Odesa.",
        "He divides his time between Odesa and the coast.",
    ],
)
def test_what_did_not_happen_is_no_incident(text: str) -> None:
    assert read(text, {"Odesa": town("Odesa")}, published=PUBLISHED) == ()


def test_governments_are_never_a_place() -> None:
    text = "Talks between Kyiv and Moscow went on as shelling continued in Nikopol on Monday."
    kyiv, moscow = town("Kyiv"), town("Moscow", "RU")
    drafts = read(
        text, {"Nikopol": town("Nikopol")}, published=PUBLISHED, metonyms={"Kyiv": kyiv, "Moscow": moscow}
    )
    assert places_of(drafts) == ["Nikopol"]


def test_without_a_publication_date_everything_stays_undated() -> None:
    text = "Last Friday, Izmail was hit by drones. On Monday shelling hit Sumy."
    drafts = read(text, {"Izmail": town("Izmail"), "Sumy": town("Sumy")})
    assert len(drafts) == 2
    assert [d.when.start for d in drafts] == [None, None]
    assert drafts[0].when.text == "Last Friday"


def test_ground_fighting_under_a_bare_name_is_the_region_the_report_speaks_of() -> None:
    text = "Fighting was reported in the Belgorod region on Monday."
    (draft,) = read(text, {"Belgorod region": oblast("RU-BEL", "Belgorod Oblast")}, published=PUBLISHED)
    assert draft.placement.place is not None
    assert draft.placement.place.admin1 == "RU-BEL"


def test_a_country_is_left_out_where_the_text_names_a_place_in_it() -> None:
    text = "Troops carried out an incursion into Russia.\n\nFighting has been reported inside Tyotkino."
    drafts = read(text, {"Russia": country("RU"), "Tyotkino": town("Tyotkino", "RU")}, published=PUBLISHED)
    assert places_of(drafts) == ["Tyotkino"]


def test_a_state_that_acts_is_an_actor_not_a_place() -> None:
    text = "Russia launches drone attack on Odesa"
    (draft,) = read(text, {"Russia": country("RU"), "Odesa": town("Odesa")}, published=PUBLISHED)
    assert draft.place_text == "Odesa"
    assert draft.initiator == "Military Forces of Russia"


def test_confirmed_by_whom() -> None:
    text = "The governor, Ivan Bondar, has confirmed a drone strike in Odesa on Monday."
    (draft,) = read(text, {"Odesa": town("Odesa")}, published=PUBLISHED)
    assert draft.assertion.claim is Claim.CONFIRMED
    assert "Bondar" in draft.assertion.by


def test_listed_headlines_keep_their_own_days_and_merge_only_within_a_day() -> None:
    text = (
        "Sat, 01 Mar 2025 10:00:00 GMT\nDrone attack on Odesa leaves casualties\nSat, 01 Mar 2025 10:00:00 GMT\n"
        "Sat, 01 Mar 2025 04:00:00 GMT\nMassive drone assault strikes Odesa\nSat, 01 Mar 2025 04:00:00 GMT\n"
        "Fri, 28 Feb 2025 04:00:00 GMT\nRussian strikes hit Odesa\nFri, 28 Feb 2025 04:00:00 GMT\n"
    )
    drafts = read(text, {"Odesa": town("Odesa")}, demonyms=UA)
    assert [str(d.when.start) for d in drafts] == ["2025-03-01", "2025-02-28"]


def test_an_offensive_on_a_town_takes_the_type_of_the_strikes_told_of_the_same_day() -> None:
    text = (
        "Sat, 01 Mar 2025 10:00:00 GMT\nNew wave of Russian strikes hits Odesa\nSat, 01 Mar 2025 10:00:00 GMT\n"
        "Sat, 01 Mar 2025 04:00:00 GMT\nRussia launches intense offensive on Odesa\nSat, 01 Mar 2025 04:00:00 GMT\n"
    )
    (draft,) = read(text, {"Odesa": town("Odesa")}, demonyms=UA)
    assert draft.cue.event_type == "Explosions/Remote violence"


def test_history_is_left_to_the_historians() -> None:
    text = "The town was shelled in 2014. Odesa was shelled in 2014."
    assert read(text, {"Odesa": town("Odesa")}, published=PUBLISHED) == ()


def test_a_unit_named_with_the_operations_joins_them() -> None:
    text = (
        "Ukrainian forces carried out cross-border operations in Tyotkino.\n\n"
        "The president praised the 92nd Assault Brigade for its part in the cross-border operations."
    )
    (draft,) = read(text, {"Tyotkino": town("Tyotkino", "RU")}, published=PUBLISHED, demonyms=UA)
    assert draft.units == ("92nd Assault Brigade",)


@pytest.mark.parametrize(
    "text",
    [
        "A missile hit Odesa on 4 May 2025, killing 3 people.",
        "On 4 May 2025, a missile killed 3 people in Odesa.",
        "A missile hit Odesa on May 4, 2025, killing 3.",
    ],
)
def test_a_year_is_no_number_of_dead(text: str) -> None:
    (draft,) = read(text, {"Odesa": town("Odesa")}, published=date(2025, 6, 10))
    assert draft.casualties.killed_best == 3
    assert str(draft.when.start) == "2025-05-04"


@pytest.mark.parametrize("words", ["31 February 2025", "4/5/2025"])
def test_a_day_that_cannot_be_told_leaves_the_incident_undated(words: str) -> None:
    (draft,) = read(f"Shelling hit Odesa on {words}.", {"Odesa": town("Odesa")}, published=PUBLISHED)
    assert draft.when.start is None
    assert draft.when.text == words


def test_each_place_has_the_numbers_of_its_own_phrase() -> None:
    text = "Shelling on Monday: Odesa, 2 wounded; Izmail, 1 killed."
    drafts = read(text, {"Odesa": town("Odesa"), "Izmail": town("Izmail")}, published=PUBLISHED)
    assert all(d.casualties.killed_best is None or d.place_text == "Izmail" for d in drafts)


def test_a_region_that_only_says_where_the_town_lies_is_no_second_incident() -> None:
    places = {
        "Kupiansk": town("Kupiansk", admin1="UA-63"),
        "Kharkiv Oblast": oblast("UA-63", "Kharkiv Oblast"),
    }
    drafts = read("In Kupiansk, Kharkiv Oblast, a car bomb went off on Monday.", places, published=PUBLISHED)
    assert places_of(drafts) == ["Kupiansk"]


@pytest.mark.parametrize(
    "text",
    [
        "Analysts fear an attack on Odesa.",
        "A mock attack was staged in Odesa.",
        "Thirty years after the Odesa massacre, the city mourns.",
    ],
)
def test_fears_drills_and_history_are_no_incidents(text: str) -> None:
    assert read(text, {"Odesa": town("Odesa")}, published=PUBLISHED) == ()


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        ("Shelling of the village of Zabrodivka in Sumy Oblast killed two people.", 2),
        ("A missile strike on Zabrodivka, Sumy Oblast, killed two people.", 2),
        ("У селі Забродівка Сумської області внаслідок обстрілу загинули двоє людей.", 2),
    ],
)
def test_an_unknown_village_is_somewhere_in_the_area_stated_with_it(
    extractor: Extractor, text: str, killed: int
) -> None:
    (incident,) = extractor.extract(Report(text=text, published=PUBLISHED)).incidents
    assert incident.place is not None
    assert (incident.place.gazetteer_id, incident.place.geo_precision) == ("iso:UA-59", GeoPrecision.ADMIN1)
    assert incident.casualties.killed_best == killed


def test_the_reason_for_the_area_is_told(extractor: Extractor) -> None:
    text = "Shelling of the village of Zabrodivka in Sumy Oblast killed two people."
    (incident,) = extractor.extract(Report(text=text, published=PUBLISHED)).incidents
    assert incident.place_text == "Zabrodivka"
    assert "knows no Zabrodivka in Sumy Oblast" in incident.placement.reason


def test_an_unknown_village_without_an_area_has_no_place(extractor: Extractor) -> None:
    text = "Shelling of the village of Zabrodivka killed two people."
    (incident,) = extractor.extract(Report(text=text, published=PUBLISHED)).incidents
    assert incident.place is None


@pytest.mark.parametrize(
    ("text", "sub_type", "killed"),
    [
        ("A chlorine leak in Aqaba, Jordan, killed 13 people on Monday.", "Accident", 13),
        ("Four people died in a house fire in Lublin, Poland, on Monday.", "Accident", 4),
        ("A crowd crush in Hathras, India, killed 20 people on Monday.", "Accident", 20),
        ("A mine collapsed in Kabwe, Zambia, killing 7 miners.", "Accident", 7),
        ("Aftershocks killed 3 people in Mandalay on Monday.", "Natural hazard", 3),
        ("На Волині перекинувся автобус, троє людей загинули.", "Accident", 3),
        ("На шахте в Караганде взрыв метана: погибли 6 горняков.", "Accident", 6),
    ],
)
def test_a_disaster_is_no_attack(extractor: Extractor, text: str, sub_type: str, killed: int) -> None:
    (incident,) = extractor.extract(Report(text=text, published=PUBLISHED)).incidents
    assert (incident.event_type, incident.sub_event_type) == ("Other", sub_type)
    assert incident.casualties.killed_best == killed


@pytest.mark.parametrize(
    ("text", "place_text", "killed"),
    [
        (
            "A plane crashed at Muan International Airport in South Korea on Sunday, killing 179 people.",
            "Muan",
            179,
        ),
        (
            "Gunmen opened fire at the Crocus City Hall in Krasnogorsk, near Moscow, on Friday, killing 133 people.",
            "Crocus City Hall",
            133,
        ),
    ],
)
def test_a_site_and_the_town_or_country_that_it_is_in_are_one_place(
    extractor: Extractor, text: str, place_text: str, killed: int
) -> None:
    (incident,) = extractor.extract(Report(text=text, published=PUBLISHED)).incidents
    assert (incident.place_text, incident.casualties.killed_best) == (place_text, killed)
