"""Which incidents of different reports are one, and that nothing of any of them is lost."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.events.linking import LINKED, IncidentIndex, link, marked
from geo.model import (
    Casualties,
    DatePrecision,
    GeoPrecision,
    Incident,
    Place,
    Placement,
    Source,
    When,
)

DAY = date(2025, 3, 3)


def told(
    name: str,
    *,
    report: str = "",
    latitude: float = 50.0,
    longitude: float = 36.2,
    day: date | None = DAY,
    days: int = 1,
    event_type: str = "Explosions/Remote violence",
    sub_type: str = "Air/drone strike",
    killed: int | None = None,
    reported: date = DAY,
    precision: GeoPrecision = GeoPrecision.SETTLEMENT,
    quote: str = "Drones struck Kharkiv.",
) -> Incident:
    place = Place(
        gazetteer_id=f"test:{latitude}", name="Kharkiv", latitude=latitude, longitude=longitude, country="UA", radius_km=12,
        geo_precision=precision,
    )  # fmt: skip
    precise = DatePrecision.DAY if days == 1 else DatePrecision.DAYS
    when = When(start=day, end=day + timedelta(days=days - 1), precision=precise) if day else When()
    return Incident(
        id=name,
        event_type=event_type,
        sub_event_type=sub_type,
        report_id=report or f"report of {name}",
        when=when,
        reported_at=reported,
        quote=quote,
        placement=Placement(place=place),
        casualties=Casualties(killed_low=killed, killed_best=killed, killed_high=killed),
        sources=(Source(publisher=name),),
    )


def grouped(*incidents: Incident) -> list[list[str]]:
    return [[m.id for m in g.members] for g in link(incidents)]


def test_two_reports_of_one_strike_become_one_group() -> None:
    assert grouped(told("a"), told("b", latitude=50.05)) == [["a", "b"]]


@pytest.mark.parametrize(
    "other",
    [
        told("b", latitude=50.4),
        told("b", day=DAY + timedelta(days=2)),
        told("b", event_type="Protests"),
        told("b", day=None),
        told("b", report="report of a"),
        told("b", days=40),
        told("b", precision=GeoPrecision.ADMIN1),
        told("b", sub_type="Shelling/artillery/missile attack", quote="Ракети влучили в ринок."),
    ],
)
def test_what_differs_in_place_day_type_or_means_stays_apart(other: Incident) -> None:
    assert grouped(told("a"), other) == [["a"], ["b"]]


def test_other_numbers_on_the_next_day_are_another_strike() -> None:
    next_day = DAY + timedelta(days=1)
    assert grouped(told("a", killed=3), told("b", killed=3, day=next_day)) == [["a", "b"]]
    assert grouped(
        told("a", killed=3), told("b", killed=9, day=next_day, quote="A bus burned out there.")
    ) == [["a"], ["b"]]


def test_one_report_that_told_two_apart_is_believed() -> None:
    one, two = told("a", report="same"), told("b", report="same", latitude=50.02)
    groups = grouped(one, two, told("c"))
    assert sorted(map(len, groups)) == [1, 2]


def test_a_group_shows_all_sources_and_the_range_of_numbers_and_changes_no_member() -> None:
    early = told("a", killed=3)
    late = told("b", killed=5, reported=DAY + timedelta(days=1))
    (group,) = link([late, early])
    assert group.members == (early, late)
    assert group.scores["b"] >= LINKED
    shown = group.together()
    assert (shown.casualties.killed_low, shown.casualties.killed_best, shown.casualties.killed_high) == (
        3,
        5,
        5,
    )
    assert [s.publisher for s in shown.sources] == ["a", "b"]
    first, second = marked([late, early])
    assert first.group == second.group == group.id
    assert replace(first, group="") == late
    assert replace(second, group="") == early


def test_the_antimeridian_parts_nothing() -> None:
    east, west = told("a", latitude=-17.0, longitude=179.99), told("b", latitude=-17.0, longitude=-179.99)
    assert grouped(east, west) == [["a", "b"]]


def test_a_new_report_finds_the_stored_one_and_says_how_like_it_is() -> None:
    index = IncidentIndex()
    group, drawn_by = index.add(told("a"))
    assert drawn_by is None
    (found,) = index.links(told("b"))
    assert (found.incident, found.group) == ("a", group)
    assert LINKED <= found.score <= 1


@given(
    st.lists(
        st.tuples(st.floats(-90, 90), st.floats(-180, 180), st.integers(0, 3), st.integers(0, 2)), max_size=12
    )
)
def test_every_incident_is_in_one_group_whatever_its_place(
    points: list[tuple[float, float, int, int]],
) -> None:
    incidents = [
        told(str(n), latitude=a, longitude=b, day=DAY + timedelta(days=d), report=f"r{r}")
        for n, (a, b, d, r) in enumerate(points)
    ]
    groups = link(incidents)
    assert sorted(m.id for g in groups for m in g.members) == sorted(i.id for i in incidents)
    for group in groups:
        assert len({m.report_id for m in group.members}) == len(group.members)
