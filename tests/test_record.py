"""The flat record is the incident, and only JSON."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings

from geo.errors import InvalidValueError
from geo.model import Incident, Placement
from geo.record import COLUMNS, incident_from_record, incident_record
from tests.factories import at, day, incident, incidents


@settings(max_examples=60)
@given(incidents())
def test_a_record_becomes_the_same_incident_again(given_incident: Incident) -> None:
    record = json.loads(json.dumps(incident_record(given_incident), allow_nan=False))
    assert incident_from_record(record) == given_incident
    assert tuple(record) == COLUMNS


def test_what_is_unknown_is_none_and_never_zero() -> None:
    record = incident_record(incident(placement=Placement(reason="not in the gazetteer")))
    unknown = (
        "latitude",
        "longitude",
        "radius_km",
        "date_start",
        "date_end",
        "killed_best",
        "start",
        "place",
    )
    assert {record[name] for name in unknown} == {None}
    assert (record["geo_precision"], record["geo_reason"]) == ("", "not in the gazetteer")


def test_dates_are_iso_8601_and_words_are_plain() -> None:
    record = incident_record(incident(when=day("2025-04-04"), placement=at(50.9, 34.8)))
    assert (record["date_start"], record["date_precision"]) == ("2025-04-04", "day")
    assert type(record["status"]) is type(record["geo_precision"]) is str


@pytest.mark.parametrize(
    ("column", "value", "error"),
    [
        ("status", "robot", ValueError),
        ("date_start", "2025-02-30", ValueError),
        ("killed_best", -1, InvalidValueError),
    ],
)
def test_a_broken_record_is_refused(column: str, value: object, error: type[Exception]) -> None:
    record = incident_record(incident(when=day("2025-04-04")))
    with pytest.raises(error):
        incident_from_record(record | {column: value})


def test_a_record_that_lacks_a_column_is_refused() -> None:
    record = incident_record(incident())
    del record["quote"]
    with pytest.raises(KeyError, match="quote"):
        incident_from_record(record)
