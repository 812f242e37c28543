"""Records check themselves when they are made."""

from __future__ import annotations

import hashlib
import math
from dataclasses import FrozenInstanceError
from datetime import date, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.errors import InvalidValueError
from geo.model import (
    Casualties,
    DatePrecision,
    GeoPrecision,
    Incident,
    Mention,
    Place,
    Report,
    Source,
    When,
    check_point,
)


@pytest.mark.parametrize(
    ("latitude", "longitude", "field"),
    [
        (90.1, 0, "latitude"), (-91, 0, "latitude"), (math.nan, 0, "latitude"), (math.inf, 0, "latitude"),
        (0, 180.5, "longitude"), (0, -181, "longitude"), (0, math.nan, "longitude"),
    ],
)  # fmt: skip
def test_only_points_on_earth_are_places(latitude: float, longitude: float, field: str) -> None:
    with pytest.raises(InvalidValueError, match=field):
        Place(gazetteer_id="x", name="x", latitude=latitude, longitude=longitude)


@given(st.floats(-90, 90), st.floats(-180, 180))
def test_every_point_on_earth_is(latitude: float, longitude: float) -> None:
    check_point(latitude, longitude)


@pytest.mark.parametrize("radius", [-1, 20_101, math.nan, math.inf])
def test_a_radius_fits_on_earth(radius: float) -> None:
    with pytest.raises(InvalidValueError, match="radius_km"):
        Place(gazetteer_id="x", name="x", latitude=0, longitude=0, radius_km=radius)


DAY = date(2025, 4, 4)


@pytest.mark.parametrize(
    "values",
    [
        {"start": DAY, "precision": DatePrecision.DAY},
        {"end": DAY, "precision": DatePrecision.DAY},
        {"start": DAY, "end": date(2025, 4, 3), "precision": DatePrecision.DAYS},
        {"start": DAY, "end": DAY},  # a date whose precision is unknown
        {"precision": DatePrecision.DAY},  # a precision without a date
    ],
)
def test_a_date_is_a_whole_interval_or_none(values: dict[str, Any]) -> None:
    with pytest.raises(InvalidValueError, match="date"):
        When(**values)


@pytest.mark.parametrize(
    "values",
    [
        {"killed_best": -1},
        {"injured": 100_000_001},
        {"killed_low": 3, "killed_best": 2},
        {"killed_low": 3, "killed_high": 2},
        {"killed_best": 3, "killed_high": 2},
    ],
)
def test_numbers_of_people_are_possible(values: dict[str, int]) -> None:
    with pytest.raises(InvalidValueError, match=r"killed|injured"):
        Casualties(**values)


def test_none_is_not_zero() -> None:
    assert Casualties(killed_best=0) != Casualties()


@pytest.mark.parametrize("url", ["javascript:alert(1)", "ftp://x", "example.org", " https://x", "//x"])
@pytest.mark.parametrize("field", ["url", "archive_url"])
def test_addresses_are_http(field: str, url: str) -> None:
    with pytest.raises(InvalidValueError, match=field):
        Source(**{field: url})


def test_a_retrieval_time_has_a_zone() -> None:
    with pytest.raises(InvalidValueError, match="retrieved_at"):
        Source(retrieved_at=datetime(2025, 4, 8, 12))  # noqa: DTZ001


@given(st.text(st.characters(exclude_categories=())))
def test_a_reports_digest_is_that_of_its_utf8_text(text: str) -> None:
    digest = Report(text=text).sha256
    assert digest == hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


@pytest.mark.parametrize(("start", "end"), [(-1, 3), (3, 3), (4, 3)])
def test_a_mention_has_some_text(start: int, end: int) -> None:
    with pytest.raises(InvalidValueError, match="span"):
        Mention(start=start, end=end, text="x")


@pytest.mark.parametrize(("field", "values"), [("id", {"id": ""}), ("event_type", {"event_type": ""})])
def test_an_incident_has_an_id_and_a_type(field: str, values: dict[str, str]) -> None:
    with pytest.raises(InvalidValueError, match=field):
        Incident(**({"id": "a", "event_type": "Battles"} | values))


def test_records_do_not_change() -> None:
    with pytest.raises(FrozenInstanceError):
        Incident(id="a", event_type="Battles").id = "b"  # type: ignore[misc]


def test_areas_are_told_from_points() -> None:
    areas = {p for p in GeoPrecision if p.is_area}
    assert areas == {GeoPrecision.ADMIN2, GeoPrecision.ADMIN1, GeoPrecision.AREA, GeoPrecision.COUNTRY}
