"""Rows read many at a time become what each of them becomes alone."""

from __future__ import annotations

import csv
import random
from pathlib import Path

import pytest

from geo.compact import compact, piece, to_json, whole
from geo.events.catalogue import load_types
from geo.gazetteer.admin import AdminIndex
from geo.gazetteer.index import Gazetteer
from geo.importers.tables.convert import Converter
from geo.importers.tables.entry import COLUMNS, Entry, iso_day, without_place_and_date
from geo.importers.tables.formats import open_table
from geo.importers.tables.kinds import Kinds
from geo.importers.tables.places import Places
from geo.importers.tables.presets.preset import Preset
from geo.importers.tables.presets.registry import PRESETS
from geo.importers.tables.recognise import recognise
from geo.importers.tables.table import Refused, Row
from geo.model import Incident
from geo.record import incident_from_record, incident_record
from geo.settings import Settings
from geo.store.importing import prepare
from tests.factories import NASTY, at, day, incident

CELLS = {
    "date": "2025-04-08|08 April 2025|13/04/2025|04/08/2025|30/02/2025|soon||n/a|April 2025|2025|08.04.2025|0000-00-00",
    "degrees": "50.92|34.80|50,92|91|nan|inf||0|50°27′00″N|5600000|x|-33.9",
    "point": "50.92, 34.8|POINT (34.8 50.92)|x|",
    "code": "1|2|3|4|5|6|7||day|x|street|ADM1",
    "place": "Sumy|Orikhiv|Nosuchtown||Київ|Sumy town",
    "region": "Sumy|Zaporizja|Запорізька область||Sumskyi raion",
    "country": "Ukraine|ukrain|Russa||UA|Nowhereland",
    "people": "0|1|3.0|many||-1|1,200",
    "source": "Suspilne; Ukrinform|Reuters|HIDDEN||A;B;C",
    "address": "https://example.org/a|HIDDEN|ftp://x||https://a.org/1 https://b.org/2",
    "type": "Battles|shelling||protest|Armed clash|x",
    "text": "shelled the town|two wounded|||=1+1|  blanks  |1|true|0.7|19",
}
LISTS = {
    **dict.fromkeys(("date_start", "date_end", "reported_at"), "date"),
    **dict.fromkeys(("latitude", "longitude"), "degrees"), "point": "point",
    **dict.fromkeys(("date_precision", "geo_precision", "radius_km", "gazetteer_id"), "code"),
    **dict.fromkeys(("place", "place_text"), "place"), **dict.fromkeys(("admin1", "admin2"), "region"),
    "country": "country", "publisher": "source", "url": "address",
    **dict.fromkeys(("killed_low", "killed_best", "killed_high", "injured", "civilians_killed"), "people"),
    **dict.fromkeys(("event_type", "sub_event_type"), "type"),
}  # fmt: skip


def dirty(preset: Preset, dice: random.Random) -> list[list[str]]:
    """A publisher's header, and rows that are mostly right in most columns."""
    columns = {c if isinstance(c, str) else c[0]: field for field, c in preset.columns.items()}
    beside = {*preset.kind_columns, *preset.instead.values(), *preset.joined.values()}
    header = sorted(set(columns) | preset.needs | beside)
    right = {"latitude": "50.92", "longitude": "34.8", "date_start": "2025-04-08", "country": "Ukraine"}
    rows = []
    for number in range(120):
        row = []
        for name in header:
            field = columns.get(name, "")
            choices = [
                *CELLS[LISTS.get(field, "text")].split("|"),
                *(NASTY if field == "description" else ()),
            ]
            usual = right.get(field, "" if LISTS.get(field) in ("people", "address", "date") else None)
            cell = dice.choice(choices) if usual is None or dice.random() < 0.1 else usual
            row.append(str(number // 2) if field == "id" else cell.replace("\x00", ""))
        rows.append(row)
    return [header, *rows]


@pytest.mark.parametrize("preset", PRESETS, ids=lambda preset: preset.name)
def test_many_rows_at_once_are_what_each_is_alone(
    preset: Preset, tmp_path: Path, gazetteer: Gazetteer
) -> None:
    path = tmp_path / "t.csv"
    with path.open("w", encoding="utf-8", errors="replace", newline="") as file:
        dice = random.Random(1)  # noqa: S311 - the same rows every time
        csv.writer(file).writerows(dirty(preset, dice))
    table = open_table(path)
    mapping = recognise(table.header)
    assert mapping.preset == preset.name
    places = Places(gazetteer, AdminIndex.load(Settings()))
    kinds = Kinds(load_types(Settings().data / "incident_types.toml"))

    def read(rows: list[Row | Refused]) -> list[Entry | Refused]:
        batches = Converter(table, mapping, places, kinds).batches(rows)
        return [found for entries, refused in batches for found in (*entries, *refused)]

    rows = list(table.rows())
    together = read(rows)
    alone = [found for row in rows for found in read([row])]
    assert sorted(map(repr, together)) == sorted(map(repr, alone))
    assert any(isinstance(one, Refused) for one in together)
    entries = [one for one in together if isinstance(one, Entry)]
    assert len(entries) > 40
    for entry in entries:
        record = incident_record(incident_from_record(entry.record))  # the model's rules hold
        assert Entry.of(record) == entry
        told = {
            **record,
            "date_start": iso_day(record["date_start"]),
            "date_end": iso_day(record["date_end"]),
        }
        assert [told[name] for name in COLUMNS] == list(entry.columns)


def test_a_record_put_together_of_pieces_is_the_compact_one() -> None:
    one = incident("i", placement=at(50.9, 34.8), when=day("2025-04-08"), description="x")
    record = incident_record(one)
    columns = list(compact(record).items())[1:]
    for cut in range(len(columns)):
        text = f'{{"id":"i"{piece(dict(columns[:cut]))}{piece(dict(columns[cut:]))}}}'
        assert text == to_json(compact(record))
    assert whole(compact(record)) == record
    assert piece({"killed_low": None, "injured": None}) == ""


def test_an_entry_can_be_called_otherwise() -> None:
    entry = Entry.of(incident_record(Incident(id="a", event_type="Other")))
    other = entry.called("b")
    assert (other.id, other.record) == ("b", entry.record | {"id": "b"})
    assert without_place_and_date([entry]) == (1, 1)


def test_tags_of_hxl_are_no_row(tmp_path: Path, gazetteer: Gazetteer) -> None:
    path = tmp_path / "t.csv"
    path.write_text("a,b\n#date,#loc\n2025-04-08,Sumy\n#x,#y\n")
    prepared = prepare(path, Settings(home=tmp_path), gazetteer)
    assert sum(isinstance(row, Row) for row in prepared.table.rows()) == 3
    assert sum(len(entries) for entries, _ in prepared.reader.batches()) == 1


def test_weapon_target_missing_and_captured_come_from_tables(tmp_path: Path, gazetteer: Gazetteer) -> None:
    path = tmp_path / "t.csv"
    header = "date,town,country,Actor,Weapon type,Target type,Killed,People missing,Detained"
    path.write_text(
        f"{header}\n2025-04-08,Sumy,Ukraine,A,drone,school,2,3,4\n2025-04-08,Sumy,Ukraine,A,,,2,x,4\n"
    )
    ((entries, refused),) = prepare(path, Settings(home=tmp_path), gazetteer).reader.batches()
    (one,) = (incident_from_record(entry.record) for entry in entries)
    assert (one.actor1, one.weapon, one.target) == ("A", "drone", "school")
    assert (one.casualties.killed_best, one.casualties.missing, one.casualties.captured) == (2, 3, 4)
    assert entries[0].text == to_json(compact(entries[0].record))
    assert [(r.row, r.column, r.value) for r in refused] == [(3, "People missing", "x")]
