"""Words before a name that say how the place meant lies to it."""

import pytest

from geo.gazetteer.extent import distance_km
from geo.gazetteer.index import Gazetteer
from geo.model import GeoPrecision, MentionKind, Place
from geo.parsing import Parser, relations
from geo.parsing.language import detect
from geo.parsing.namebook import NameBook
from geo.parsing.relations import Relation
from geo.parsing.spans import find_spans
from geo.parsing.tokens import tokenise

TOWN = Place(gazetteer_id="x:1", name="Town", latitude=50.0, longitude=36.0, radius_km=3.0)
OBLAST = Place(
    gazetteer_id="x:2", name="Oblast", latitude=50.0, longitude=36.0, radius_km=90.0,
    geo_precision=GeoPrecision.ADMIN1,
)  # fmt: skip


@pytest.fixture(scope="module")
def book(gazetteer: Gazetteer) -> NameBook:
    return NameBook(gazetteer)


def relation(book: NameBook, text: str) -> Relation | None:
    tokens = tokenise(text)
    spans = find_spans(tokens, book, detect(text))
    return relations.relation_of(tokens, spans, len(spans) - 1)


@pytest.mark.parametrize(
    ("text", "distance", "bearing"),
    [
        ("It fell 12 km north of Sumy", 12.0, 0),
        ("It fell 10 miles south-east of Sumy", 16.09, 135),
        ("some 2 kilometers from Sumy", 2.0, None),
        ("west of Sumy", None, 270),
        ("on the outskirts of Sumy", None, None),
        ("near Sumy", None, None),
        ("біля Сум", None, None),
        ("під Сумами", None, None),
        ("под Харьковом", None, None),
        ("на окраине Харькова", None, None),
        ("on the outskirts of Kharkiv and Sumy", None, None),
        ("It fell southwest of Sumy", None, 225),
        ("Взрыв прогремел в 5 км к северу от Харькова", 5.0, 0),
        ("бои идут севернее Харькова", None, 0),
        ("бои идут юго-западнее Харькова", None, 225),
        ("к северо-востоку от Харькова", None, 45),
        ("дрон упав за 20 км на південь від Харкова", 20.0, 180),
        ("на північний схід від Харкова", None, 45),
        ("північно-західніше Харкова", None, 315),
        ("за 20 км севернее Харькова", 20.0, 0),
        ("в окрестностях Харькова", None, None),
        ("a few kilometres from Sumy", None, None),
    ],
)
def test_relations(book: NameBook, text: str, distance: float | None, bearing: int | None) -> None:
    found = relation(book, text)
    assert found is not None
    assert found.bearing == bearing
    assert found.distance_km == (None if distance is None else pytest.approx(distance, abs=0.01))


@pytest.mark.parametrize(
    "text", ["in Sumy", "Sumy", "у Харкові", "by Kharkiv and Sumy", "He is nearly in Sumy"]
)
def test_no_relation(book: NameBook, text: str) -> None:
    assert relation(book, text) is None


def test_a_direction_with_a_distance_moves_the_point() -> None:
    moved = relations.applied(Relation(distance_km=20, bearing=135, explicit=True), TOWN)
    assert distance_km(50.0, 36.0, moved.latitude, moved.longitude) == pytest.approx(20, abs=0.1)
    assert moved.latitude < 50 < 36 + moved.longitude
    assert moved.longitude > 36
    assert moved.geo_precision is GeoPrecision.NEAR
    assert 5 <= moved.radius_km < 20


def test_a_distance_alone_widens_the_circle() -> None:
    near = relations.applied(Relation(distance_km=60, explicit=True), TOWN)
    assert (near.latitude, near.longitude) == (50.0, 36.0)
    assert near.radius_km == 63
    assert relations.applied(Relation(), TOWN).radius_km == relations.NEAR_KM


def test_areas_stay_areas() -> None:
    assert relations.applied(Relation(distance_km=20, bearing=0), OBLAST) is OBLAST


def test_between_is_the_middle(parser: Parser) -> None:
    sumy, belgorod = parser.mentions("Drones fell between Sumy and Belgorod.")
    assert sumy.place is not None and belgorod.place is not None
    assert (sumy.place.name, belgorod.place.name) == ("Sumy", "Belgorod")
    assert (sumy.place.latitude, sumy.place.longitude) == (belgorod.place.latitude, belgorod.place.longitude)
    assert 60 < sumy.place.radius_km < 70


def test_outskirts_reach_little_further_than_the_town(parser: Parser) -> None:
    (kharkiv,) = parser.mentions("Shells fell on the outskirts of Kharkiv.")
    assert kharkiv.place is not None
    assert 5 < kharkiv.place.radius_km <= 20


@pytest.mark.parametrize(
    ("text", "division"),
    [
        ("A blast 2 km from the border with Belarus in Volyn region.", "UA-07"),
        ("Два километра от границы в Курской области упал дрон.", "RU-KRS"),
    ],
)
def test_so_far_from_a_border_is_in_the_division_named(parser: Parser, text: str, division: str) -> None:
    first = parser.mentions(text)[0]
    assert first.kind is MentionKind.RELATIVE
    assert first.place is not None
    assert first.place.admin1 == division
