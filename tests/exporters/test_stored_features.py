"""GeoJSON made of stored text says what GeoJSON made of records says."""

from __future__ import annotations

import io
import json
from pathlib import Path

from hypothesis import given

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
