"""Criteria, their address form, and the incidents they select."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.errors import InvalidValueError
from geo.filters import FACETS, Criteria, Selection, Words, facet_counts, select
from geo.model import Casualties, Claim, GeoPrecision, Source, Status
from geo.store import Store
from tests.factories import at, day, incident

KURSK = {"country": "RU", "admin1": "RU-KRS"}
TWENTY = Casualties(killed_best=20)
VERIFIED = {"status": Status.VERIFIED}
INCIDENTS = (
    incident("undated", placement=at(50.9, 34.8), sub_event_type="Armed clash"),
    incident(
        "april", when=day("2025-04-04"), placement=at(47.9, 33.4), casualties=Casualties(killed_best=20)
    ),
    incident(
        "summer",
        when=day("2024-06-01", "2024-08-31"),
        placement=at(51.7, 36.2, country="RU", admin1="RU-KRS"),
    ),
    incident("nowhere", when=day("2025-04-05"), event_type="Protests", claim=Claim.DENIED),
    incident("fiji", when=day("2025-01-01"), placement=at(-17.0, 179.9, country="FJ", admin1="")),
    incident(
        "demo", when=day("2025-04-06"), placement=at(50.0, 36.2), collection="demo", status=Status.VERIFIED
    ),
)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with Store.open(tmp_path_factory.mktemp("filters") / "store.sqlite") as store:
        store.add_incidents(INCIDENTS)
        yield store


def ids(selection: Selection) -> list[str]:
    assert selection.count == len(selection.indices)
    return [i.id for i in selection.incidents()]


def test_without_criteria_everything_is_shown_by_day_and_the_undated_last(store: Store) -> None:
    selection = select(store, Criteria())
    assert ids(selection) == ["summer", "fiji", "april", "nowhere", "demo", "undated"]
    assert (selection.total, selection.undated, selection.unplaced) == (6, 1, 1)


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        ("2024-08-31", "2024-08-31", ["summer"]),  # the last day of three months
        ("2024-07-01", "2024-07-02", ["summer"]),  # in the middle of it
        ("2024-09-01", "2024-12-31", []),
        ("2025-04-04", "2025-04-05", ["april", "nowhere"]),
        ("2025-04-06", None, ["demo"]),
        (None, "2024-06-01", ["summer"]),
    ],
)
def test_an_incident_fits_when_any_of_its_days_does(
    store: Store, first: str | None, last: str | None, expected: list[str]
) -> None:
    criteria = Criteria(
        date_from=date.fromisoformat(first) if first else None,
        date_to=date.fromisoformat(last) if last else None,
        include_undated=False,
    )
    assert ids(select(store, criteria)) == expected


def test_undated_incidents_are_counted_whether_shown_or_not(store: Store) -> None:
    shown = select(store, Criteria(date_from=date(2025, 4, 1)))
    hidden = select(store, Criteria(date_from=date(2025, 4, 1), include_undated=False))
    assert ids(shown) == [*ids(hidden), "undated"]
    assert shown.undated == hidden.undated == 1
    assert select(store, Criteria(event_types=("Protests",))).undated == 0


def test_a_rectangle_leaves_the_unplaced_out_but_counts_them(store: Store) -> None:
    selection = select(store, Criteria(bbox=(30, 45, 40, 51)))
    assert ids(selection) == ["april", "demo", "undated"]
    assert selection.unplaced == 1


def test_a_rectangle_can_cross_the_antimeridian(store: Store) -> None:
    assert ids(select(store, Criteria(bbox=(179, -20, -179, 0)))) == ["fiji"]
    assert ids(select(store, Criteria(bbox=(-179, -20, 179, 0)))) == []


@pytest.mark.parametrize(
    ("criteria", "expected"),
    [
        (Criteria(event_types=("Protests", "Riots")), ["nowhere"]),
        (Criteria(sub_event_types=("Armed clash",)), ["undated"]),
        (Criteria(countries=("RU", "FJ")), ["summer", "fiji"]),
        (Criteria(admin1=("RU-KRS",)), ["summer"]),
        (Criteria(claims=(Claim.DENIED,)), ["nowhere"]),
        (Criteria(statuses=(Status.VERIFIED,)), ["demo"]),
        (Criteria(killed_min=20), ["april"]),
        (Criteria(polygon=((33, 47), (34, 47), (34, 49), (33, 49))), ["april"]),
        (Criteria(polygon=((179, -18), (-179, -18), (-179, -16), (179, -16))), ["fiji"]),
        (Criteria(killed_min=21), []),
        (Criteria(killed_min=0), ["april"]),
        (Criteria(geo_precisions=(GeoPrecision.COUNTRY,)), []),
        (Criteria(geo_precisions=(GeoPrecision.SETTLEMENT,), countries=("FJ",)), ["fiji"]),
    ],
)
def test_facets(store: Store, criteria: Criteria, expected: list[str]) -> None:
    assert ids(select(store, criteria)) == expected


def test_without_the_demonstration_the_total_is_the_users_own(store: Store) -> None:
    selection = select(store, Criteria(include_demo=False))
    assert "demo" not in ids(selection)
    assert (selection.count, selection.total) == (5, 5)


def test_names_and_words_of_the_text(tmp_path: Path) -> None:
    with Store.open(tmp_path / "s.sqlite") as told:
        told.add_incidents(
            [
                incident(
                    "one",
                    when=day("2025-04-04"),
                    actor1="Army of X",
                    sources=(Source(publisher="Post", title="Šok"),),
                ),
                incident(
                    "two",
                    when=day("2025-04-05"),
                    actor2="Army of X",
                    quote="Ракета влучила в школу",
                    actor1="Y",
                    weapon="missile",
                    target="school",
                ),
                incident(
                    "three", weapon="drone", sources=(Source(publisher="Post"), Source(publisher="Wire"))
                ),
            ]
        )
        words = Words.read(told, told.columns())

        def found(**criteria: Any) -> list[str]:
            once, again = select(told, Criteria(**criteria)), select(told, Criteria(**criteria), words)
            assert ids(once) == ids(again)
            return ids(once)

        assert found(actors=("Army of X",)) == ["one", "two"]
        assert found(actors=("Y", "Z")) == ["two"]
        assert found(publishers=("Post",)) == ["one", "three"]
        assert found(publishers=("Wire",), actors=("Y",)) == []
        assert found(weapons=("missile", "drone")) == ["two", "three"]
        assert found(weapons=("missile", "drone"), targets=("school",)) == ["two"]
        assert found(text="школу РАКЕТА") == ["two"]
        assert found(text="šOK") == ["one"]
        assert found(text="publisher") == []
        told.add_incidents([incident("four", actor1="Y")])
        assert ids(select(told, Criteria(actors=("Y",)), words)) == ["two", "four"], (
            "words of older data are not used"
        )


@pytest.mark.parametrize("facet", FACETS)
@pytest.mark.parametrize(
    "criteria",
    [Criteria(), Criteria(countries=("RU",)), Criteria(date_from=date(2025, 1, 1), claims=(Claim.REPORTED,))],
)
def test_a_choice_s_count_is_what_choosing_it_alone_shows(
    store: Store, facet: str, criteria: Criteria
) -> None:
    selection = select(store, criteria)
    counts = facet_counts(selection.columns, facet, selection.under_others(facet)).counts
    for value, count in counts.items():
        assert select(store, replace(criteria, **{facet: (value,)})).count == count
    assert sum(counts.values()) <= select(store, replace(criteria, **{facet: ()})).count


def test_an_empty_store_selects_nothing(tmp_path: Path) -> None:
    with Store.open(tmp_path / "s.sqlite") as empty:
        selection = select(empty, Criteria(event_types=("Battles",), bbox=(0, 0, 1, 1)))
        assert (selection.count, selection.total, list(selection.incidents())) == (0, 0, [])


def test_reversed_dates_are_exchanged_and_times_become_days() -> None:
    criteria = Criteria(date_from=datetime(2025, 4, 8, 13), date_to=date(2025, 1, 1))  # noqa: DTZ001
    assert (criteria.date_from, criteria.date_to) == (date(2025, 1, 1), date(2025, 4, 8))


def test_equal_questions_are_equal_objects() -> None:
    assert Criteria(event_types=("b", "a", "b")) == Criteria(event_types=("a", "b"))
    assert hash(Criteria(statuses=("verified", "machine"))) == hash(  # type: ignore[arg-type]
        Criteria(statuses=(Status.MACHINE, Status.VERIFIED))
    )


boxes = st.tuples(st.floats(-180, 180), st.floats(-90, 90), st.floats(-180, 180), st.floats(-90, 90)).map(
    lambda v: (v[0], min(v[1], v[3]), v[2], max(v[1], v[3]))
)
some_words = st.lists(st.text(st.characters(exclude_categories=("Cs",)), min_size=1, max_size=20), max_size=4)
criteria_strategy = st.builds(
    Criteria,
    date_from=st.none() | st.dates(),
    date_to=st.none() | st.dates(),
    include_undated=st.booleans(),
    event_types=some_words,
    sub_event_types=some_words,
    countries=some_words,
    admin1=some_words,
    geo_precisions=st.lists(st.sampled_from(GeoPrecision)),
    claims=st.lists(st.sampled_from(Claim)),
    statuses=st.lists(st.sampled_from(Status)),
    killed_min=st.none() | st.integers(0, 100_000_000),
    actors=some_words,
    publishers=some_words,
    weapons=some_words,
    targets=some_words,
    text=st.text(st.characters(categories=("L", "N", "P", "Zs")), max_size=30).map(
        lambda t: " ".join(t.split())
    ),
    bbox=st.none() | boxes,
    include_demo=st.booleans(),
)


@given(criteria_strategy)
def test_criteria_survive_the_address(criteria: Criteria) -> None:
    assert Criteria.from_query(criteria.to_query()) == criteria


@given(
    st.dictionaries(
        st.sampled_from(
            [
                "from",
                "to",
                "undated",
                "type",
                "country",
                "status",
                "killed",
                "bbox",
                "demo",
                "precision",
                "x",
                "text",
                "actor",
                "source",
            ]
        ),
        st.text(max_size=20) | st.lists(st.text(max_size=20), max_size=3),
    )
)
def test_any_address_is_read_and_its_faults_reported(query: dict[str, str | list[str]]) -> None:
    criteria, problems = Criteria.read_query(query)
    assert Criteria.from_query(criteria.to_query()) == criteria
    for problem in problems:
        assert problem.field in query


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("from", "20250-01-01"), ("from", "yesterday"), ("from", "2025-02-30"), ("to", "２０２５-01-01"),
        ("undated", "yes"), ("status", "robot"), ("precision", ""), ("type", ""), ("type", "x" * 1001),
        ("killed", "-1"), ("text", "x" * 201), ("text", "a\x00b"), ("killed", "1e9"), ("bbox", "1,2,3"), ("bbox", "0,50,10,40"), ("bbox", "nan,0,1,1"),
        ("bbox", "0,0,1,91"), ("bbox", "1e400,0,1,1"), ("bbox", "0,0,181,1"), ("country", "\ud800"),
    ],
)  # fmt: skip
def test_nonsense_in_an_address_is_refused_by_name_and_reported(name: str, value: str) -> None:
    with pytest.raises(InvalidValueError, match=name):
        Criteria.from_query({name: value})
    criteria, (problem,) = Criteria.read_query({name: value, "demo": "0"})
    assert criteria == Criteria(include_demo=False)
    assert problem.field == name


def test_two_values_for_one_date_are_refused() -> None:
    with pytest.raises(InvalidValueError, match="single value"):
        Criteria.from_query({"from": ["2025-01-01", "2025-01-02"]})


def test_too_many_values_are_refused() -> None:
    with pytest.raises(InvalidValueError, match="at most 200"):
        Criteria(event_types=tuple(map(str, range(201))))
