"""Columns that no field of ours holds are kept as they are, and go out and come back with the incident."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.errors import InvalidValueError
from geo.exporters import ExportOptions, export_incidents
from geo.gazetteer.index import Gazetteer
from geo.importers.flat import incident_from_cells
from geo.importers.tables.chunks import RowChunk
from geo.importers.tables.mapping import ColumnMapping
from geo.importers.tables.original import Originals
from geo.importers.tables.presets.ucdp import HEADER as GED
from geo.importers.tables.presets.viina import parties
from geo.importers.tables.table import Row
from geo.model import Incident
from geo.store import Store
from tests.importers.layouts import GED_ROW, House, table

HEAD = "date,town,country,checked by,ref,50% sure\n"
ROW = '2025-04-08,Sumy,Ukraine,Olena,"a ""b""",yes\n2025-04-09,Sumy,Ukraine,,,yes\n'


@pytest.fixture
def house(gazetteer: Gazetteer, tmp_path: Path) -> Iterator[House]:
    with Store.open(tmp_path / "s.sqlite") as store:
        yield House(store, gazetteer, tmp_path)


def test_no_column_of_ged_is_lost(house: House) -> None:
    row = dict.fromkeys(GED, "7") | GED_ROW
    assert "Columns kept as they are" in " ".join(house.bring("a.csv", table(GED, [row])).notes)
    kept = dict(house.only().original)
    assert {name: row[name] for name in kept} == kept
    wanted = "deaths_a deaths_b deaths_unknown dyad_name event_clarity code_status source_original where_prec date_prec adm_1 relid"
    assert set(wanted.split()) <= kept.keys()
    told = "id date_start date_end side_a side_b best low high deaths_civilians where_coordinates country adm_2 latitude longitude"
    more = "source_office source_headline source_date where_description"
    assert set(GED) == kept.keys() | {*told.split(), *more.split()}


def test_columns_of_any_table_are_kept_without_their_empty_cells(house: House) -> None:
    house.bring("t.csv", HEAD + ROW)
    found = {str(i.when.start): i.original for i in house.all().values()}
    assert found == {
        "2025-04-08": (("checked by", "Olena"), ("ref", 'a "b"'), ("50% sure", "yes")),
        "2025-04-09": (("50% sure", "yes"),),
    }


@pytest.mark.parametrize(
    "format", ["csv", "jsonl", "geojson", "gpkg", "geoparquet", "kml", "xlsx", "flatgeobuf"]
)
def test_they_go_out_and_come_back(house: House, format: str) -> None:
    house.bring("t.csv", HEAD + ROW)
    before = {i: one.original for i, one in house.all().items()}
    path = house.folder / f"out.{ {'flatgeobuf': 'fgb', 'geoparquet': 'parquet'}.get(format, format) }"
    with path.open("wb") as out:
        export_incidents(house.all().values(), format, out)
    with Store.open(house.folder / "other.sqlite") as store:
        other = House(store, house.gazetteer, house.folder)
        other.bring(path.name, path.read_bytes())
        assert {i: one.original for i, one in other.all().items()} == before


def test_rounded_coordinates_do_not_stand_in_them(house: House) -> None:
    house.bring("t.csv", "date,lat,lon,wkt\n2025-04-08,50.9123,34.8123,POINT (34.8123 50.9123)\n")
    out = io.BytesIO()
    export_incidents(house.all().values(), "jsonl", out, options=ExportOptions(decimals=1))
    assert b"8123" not in out.getvalue() and json.loads(out.getvalue().splitlines()[0])["original"] == {}


def test_acleds_timestamp_is_when_it_was_reported_and_no_day_of_its_sources(house: House) -> None:
    head = "event_id_cnty,event_date,event_type,country,location,latitude,longitude,source,iso,timestamp\n"
    house.bring(
        "a.csv", head + "UKR1,08 April 2025,Battles,Ukraine,Sumy,50.92,34.80,Suspilne,804,1744700000\n"
    )
    one = house.only()
    assert str(one.reported_at) == "2025-04-15" and one.sources[0].published is None
    assert dict(one.original) == {"iso": "804", "timestamp": "1744700000"}


@pytest.mark.parametrize(
    ("flags", "expected"),
    [
        ({"a_rus": "0.9"}, ("Military Forces of Russia", "")),
        ({"a_rus": "0.6", "a_ukr": "0.9"}, ("Military Forces of Ukraine", "Military Forces of Russia")),
        ({"a_rus_b": "1", "a_ukr_b": "1", "a_rus_init": "0.8"}, ("Military Forces of Russia", "Military Forces of Ukraine")),
        ({"a_rus": "0.2", "a_civ": "x"}, ("", "")),
        ({"a_rus_b": "1", "a_ukr_b": "1", "a_civ_b": "1"}, ("", "")),
    ],
)  # fmt: skip
def test_viinas_flags_tell_who_acted(flags: dict[str, str], expected: tuple[str, str]) -> None:
    assert parties(flags) == expected


@given(
    st.lists(
        st.tuples(
            *[
                st.sampled_from(
                    ["", "a", '","', '"},{"', "%s", "\\", '",', "\x1f", "\\u001f", "\ud800", "é\n"]
                )
            ]
            * 3
        ),
        min_size=1,
    )
)
def test_any_cells_are_kept(rows: Sequence[tuple[str, str, str]]) -> None:
    header = ("a%b", '"', "c")
    kept = Originals(header, ColumnMapping(), None)
    texts = kept.of(RowChunk([Row(n, row) for n, row in enumerate(rows)]))
    for row, text in zip(rows, texts, strict=True):
        wanted = {name: cell for name, cell in zip(header, row, strict=True) if cell}
        assert json.loads(f"{{{text[1:]}}}") == ({"original": wanted} if wanted else {})


def test_what_is_no_object_of_texts_is_refused() -> None:
    for cell in ("[1]", "{", '{"a": 1}'):
        with pytest.raises(InvalidValueError, match="JSON object"):
            incident_from_cells({"id": "a", "event_type": "Battles", "original": cell})
    with pytest.raises(InvalidValueError, match="a name each"):
        Incident(id="a", event_type="Battles", original=(("x", "1"), ("x", "2")))
    assert replace(Incident(id="a", event_type="Battles"), original=(("x", "1"),)).original


def test_a_cell_of_it_is_safe_in_a_spreadsheet(house: House) -> None:
    house.bring("t.csv", HEAD.replace("ref", "=1+1") + ROW)
    out = io.BytesIO()
    export_incidents(house.all().values(), "csv", out)
    cells = [row["original"] for row in csv.DictReader(io.StringIO(out.getvalue().decode("utf-8-sig")))]
    assert all(cell.startswith("{") for cell in cells)
