"""GeoJSON made of stored text says what GeoJSON made of records says."""

from __future__ import annotations

import io
import json
from pathlib import Path

import orjson
from hypothesis import given
from hypothesis import strategies as st

from geo.compact import compact, to_json
from geo.exporters import export, export_incidents
from geo.exporters.features import feature
from geo.exporters.stored_features import batches
from geo.filters import Criteria, select
from geo.model import Account, Incident, Placement, Rival
from geo.record import COLUMNS, incident_record
from geo.store import Store
from tests.factories import NASTY, at, incident, incidents


def made(one: Incident) -> tuple[object, list[tuple[float, float]]]:
    (batch,) = batches([to_json(compact(incident_record(one))).encode()], b",\n")
    return json.loads(batch.text), [tuple(point) for point in batch.points]


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
    (alone,) = batches([usual, usual], b"\n")
    (among,) = batches([usual, odd, usual], b"\n")
    assert (alone.size, among.size) == (2, 3)
    assert among.text.split(b"\n")[::2] == alone.text.split(b"\n")
    assert [tuple(point) for point in among.points] == [tuple(point) for point in alone.points]


def test_records_with_other_columns_in_one_batch_keep_their_own() -> None:
    """Short and long values, digits behind short names, texts that end with a comma, sides, a table's own columns, rivals."""
    place = at(1, 2, name="N,", gazetteer_id="x,").place
    assert place is not None
    many = [
        incident("plain"),
        incident("ends", quote="so,", description=",", actor2=","),
        *(incident(f"n{n}", start=n, end=n * 7, placement=at(n / 3000, n / 1000)) for n in (0, 5, 99, 1234, 99999)),
        incident("sides", accounts=(Account(by="A", quote="b,"), Account(quote="c"))),
        incident("own", original=(("status", "x"), ("sources", "["), ("a,", ",")), placement=at(5, 6)),
        incident("rivals", placement=Placement(rivals=(Rival(place=place, score=0.5, distance_km=1),))),
        incident("all", placement=Placement(place=place, rivals=(Rival(place=place, score=0.5, distance_km=1),))),
    ]  # fmt: skip
    for some in (many, many[:-1]):  # the last cannot be cut as the others are
        (batch,) = batches([to_json(compact(incident_record(one))).encode() for one in some], b"\n")
        wanted = [feature(incident_record(one)) for one in some]
        assert [json.loads(text) for text in batch.text.split(b"\n")] == wanted
        (apart,) = zip(
            *(batches([to_json(compact(incident_record(one))).encode()], b"") for one in some), strict=True
        )
        assert batch.text == b"\n".join(one.text for one in apart)


def test_the_first_letters_of_a_name_tell_a_column() -> None:
    assert len({name[:8] for name in COLUMNS}) == len(COLUMNS)


@given(st.lists(st.floats(-90, 90) | st.integers(-90, 90), min_size=1, max_size=20))
def test_points_are_rounded_as_python_rounds(values: list[float]) -> None:
    halves = [round(value, 7) + 5e-8 for value in values if abs(value) < 89]
    many = [to_json(compact(incident_record(incident(placement=at(v, v))))).encode() for v in values + halves]
    (batch,) = batches(many, b"\n")
    assert [tuple(point) for point in batch.points] == [(round(v, 7), round(v, 7)) for v in values + halves]
    written = [text.partition(b'"coordinates":')[2].partition(b"}")[0] for text in batch.text.split(b"\n")]
    assert written == [orjson.dumps((round(v, 7),) * 2) for v in values + halves]


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
