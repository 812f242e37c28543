"""GeoJSON made of stored text says what GeoJSON made of records says."""

from __future__ import annotations

import io
import json
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from geo.compact import compact, to_json
from geo.exporters import export, export_incidents
from geo.exporters.features import feature
from geo.exporters.stored_features import batches
from geo.filters import Criteria, select
from geo.model import Incident, Placement, Rival
from geo.record import incident_record
from geo.store import Store
from tests.factories import NASTY, at, incident, incidents


def made(one: Incident) -> tuple[object, list[tuple[float, float]]]:
    (batch,) = batches([to_json(compact(incident_record(one))).encode()])
    return json.loads(batch.texts[0]), batch.points


@given(incidents())
def test_any_stored_record_makes_the_same_feature(one: Incident) -> None:
    wanted = feature(incident_record(one))
    told, points = made(one)
    assert told == wanted
    assert points == ([tuple(wanted["geometry"]["coordinates"])] if wanted["geometry"] else [])


@given(incidents())
def test_one_odd_text_among_many_changes_no_byte_of_the_others(one: Incident) -> None:
    usual = to_json(compact(incident_record(one))).encode()
    odd = to_json(compact(incident_record(incident("odd", quote="\ud800")))).encode()
    (alone,) = batches([usual, usual])
    (among,) = batches([usual, odd, usual])
    assert [among.texts[0], among.texts[2]] == alone.texts
    assert list(among.points) == list(alone.points)


@given(st.lists(st.floats(-90, 90) | st.integers(-90, 90), min_size=1, max_size=20))
def test_points_are_rounded_as_python_rounds(values: list[float]) -> None:
    halves = [round(value, 7) + 5e-8 for value in values if abs(value) < 89]
    many = [to_json(compact(incident_record(incident(placement=at(v, v))))).encode() for v in values + halves]
    (batch,) = batches(many)
    assert batch.points == [(round(v, 7), round(v, 7)) for v in values + halves]
    assert list(map(json.dumps, batch.points)) == [json.dumps((round(v, 7),) * 2) for v in values + halves]


def test_text_that_looks_like_a_mark_is_text() -> None:
    marks = (',"sources":[', ',"place":{', '"', "\\", '\\",', 'a,"killed_best":', *NASTY, "\ud800")
    for mark in marks:
        place = at(1.00000005, 2, name=mark, admin2=mark).place
        assert place is not None
        rivals = (Rival(place=place, score=0.5, distance_km=1.0),)
        placed = Placement(place=place, rivals=rivals, reason=mark)
        for placement in (placed, Placement(reason=mark)):
            one = incident(f"i{mark}", description=mark, quote=mark, actor1=mark, placement=placement)
            wanted = feature(incident_record(one))
            assert made(one)[0] == json.loads(json.dumps(wanted).replace("\\ud800", "\\ufffd"))


def test_an_export_of_the_store_is_that_of_its_incidents(tmp_path: Path) -> None:
    many = [incident(f"i{n}", placement=at(n / 7, -n / 3) if n % 3 else Placement()) for n in range(50)]
    with Store.open(tmp_path / "s.sqlite") as store:
        store.add_incidents(many)
        selection = select(store, Criteria())
        for format in ("geojson", "geojsonl"):
            ours, theirs = io.BytesIO(), io.BytesIO()
            assert export(selection, format, ours) == 50
            export_incidents(selection.incidents(), format, theirs)
            if format == "geojson":
                assert json.loads(ours.getvalue()) == json.loads(theirs.getvalue())
            else:
                lines = (ours.getvalue().splitlines(), theirs.getvalue().splitlines())
                assert [json.loads(line) for line in lines[0]] == [json.loads(line) for line in lines[1]]
