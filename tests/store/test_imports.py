"""Imports into the store: one transaction, one line of the log, no doubles, and the way back."""

from __future__ import annotations

import csv
import io
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from geo.errors import FileRefusedError, InvalidValueError
from geo.exporters import FORMATS, export_incidents
from geo.gazetteer.index import Gazetteer
from geo.importers.tables.mapping import ColumnMapping
from geo.model import Incident, Status
from geo.record import incident_record
from geo.settings import Settings
from geo.store import Store
from geo.store.importing import Imported, check, prepare, preview, refused_csv, remember, run, undo
from geo.store.rows import incident_row, record_row
from tests.factories import NASTY, at, day, incident, incidents

ACLED = (
    "event_id_cnty,event_date,time_precision,event_type,sub_event_type,actor1,actor2,country,admin1,admin2,location,"
    "latitude,longitude,geo_precision,source,notes,fatalities\n"
)
SUMY = "UKR1,08 April 2025,1,Battles,Armed clash,A,B,Ukraine,Sumy,Sumskyi,Sumy,50.92,34.80,1,Suspilne; Ukrinform,shelled,2\n"


@pytest.fixture
def store(tmp_path: Path) -> Any:
    with Store.open(tmp_path / "s.sqlite") as opened:
        yield opened


class House:
    """A store with a gazetteer, and a folder for files."""

    def __init__(self, store: Store, settings: Settings, gazetteer: Gazetteer, folder: Path) -> None:
        self.store, self.settings, self.gazetteer, self.folder = store, settings, gazetteer, folder

    def bring(self, content: str | bytes, name: str = "t.csv", **mapping: Any) -> Imported:
        path = self.folder / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        given = ColumnMapping(**mapping) if mapping else None
        return run(self.store, prepare(path, self.settings, self.gazetteer, given))

    def all(self) -> list[Incident]:
        return list(self.store.incidents(self.store.columns().ids.tolist()))


@pytest.fixture
def house(store: Store, built_settings: Settings, gazetteer: Gazetteer, tmp_path: Path) -> House:
    return House(store, Settings(home=tmp_path), gazetteer, tmp_path)


def test_acled_rows_become_incidents(house: House) -> None:
    done = house.bring(ACLED + SUMY)
    assert (done.added, done.refused_count) == (1, 0)
    (one,) = house.all()
    assert (one.id, one.event_type, one.sub_event_type) == ("acled:UKR1", "Battles", "Armed clash")
    assert one.when == day("2025-04-08").__class__(
        start=date(2025, 4, 8), end=date(2025, 4, 8), precision=one.when.precision, text="08 April 2025"
    )
    assert one.place is not None
    assert (one.place.country, one.place.admin1, one.place.geo_precision) == ("UA", "UA-59", "settlement")
    assert [s.publisher for s in one.sources] == ["Suspilne", "Ukrinform"]
    assert one.casualties.killed_best == 2


def test_precision_codes_are_kept_as_intervals_and_radii(house: House) -> None:
    house.bring(ACLED + SUMY.replace(",1,Battles", ",3,Battles").replace("34.80,1", "34.80,3"))
    (one,) = house.all()
    assert (one.when.start, one.when.end, one.when.precision) == (
        date(2025, 4, 1),
        date(2025, 4, 30),
        "month",
    )
    assert one.place is not None and one.place.geo_precision == "admin1" and one.place.radius_km > 50


def test_ucdp_keeps_intervals_and_its_precisions(house: House) -> None:
    header = "id,type_of_violence,side_a,side_b,source_office,source_headline,source_date,where_prec,where_coordinates,adm_1,latitude,longitude,country,date_prec,date_start,date_end,deaths_civilians,best,high,low"
    row = "244657,3,Government of Russia,Civilians,Reuters;AFP,One;Two,2025-04-09,3,Sumy town,Sumy oblast,50.92,34.8,Ukraine,2,2025-04-05 00:00:00.000,2025-04-08 00:00:00.000,4,4,7,3"
    house.bring(f"{header}\n{row}\n")
    (one,) = house.all()
    assert (one.id, one.event_type) == ("ucdp:244657", "Violence against civilians")
    assert (str(one.when.start), str(one.when.end), one.when.precision) == (
        "2025-04-05",
        "2025-04-08",
        "days",
    )
    assert one.place is not None and one.place.geo_precision == "admin2"
    hurt = one.casualties
    assert (hurt.killed_low, hurt.killed_best, hurt.killed_high, hurt.civilians_killed) == (3, 4, 7, 4)
    assert [(s.publisher, s.title) for s in one.sources] == [("Reuters", "One"), ("AFP", "Two")]


def test_places_are_looked_up_in_the_stated_region_however_it_is_spelt(house: House) -> None:
    spellings = [
        "Zaporizhzhia",
        "Zaporizhia",
        "Zaporizhzhya",
        "Zaporizja",
        "Zaporizhzhia oblast",
        "Запорізька область",
    ]
    rows = "".join(f"2025-04-{n:02},Orikhiv,{s},Ukraine\n" for n, s in enumerate(spellings, 1))
    done = house.bring("date,town,province,country\n" + rows)
    assert done.added == len(spellings)
    assert {(i.place.name, i.place.admin1) for i in house.all() if i.place} == {("Orikhiv", "UA-23")}


@pytest.mark.parametrize(
    ("written", "code"), [("Belaurs", "BY"), ("Russa", "RU"), ("ukrain", "UA"), ("Ukraine", "UA")]
)
def test_countries_are_known_misspelt(house: House, written: str, code: str) -> None:
    house.bring(f"date,country\n2025-04-08,{written}\n")
    (one,) = house.all()
    assert one.place is not None and (one.place.country, one.place.geo_precision) == (code, "country")


def test_what_cannot_be_read_is_listed_and_the_rest_goes_in(house: House) -> None:
    bad = {
        SUMY.replace("08 April 2025", "30/02/2025"): ("event_date", "calendar"),
        SUMY.replace("50.92,34.80", "34.80,50.92"): ("latitude", "exchanged"),
        SUMY.replace("50.92,34.80", "91,34.80"): ("latitude", "-90"),
        SUMY.replace("50.92,34.80", "nan,inf"): ("longitude", "finite"),
        SUMY.replace("50.92,34.80", "5600000,3900000"): ("latitude", "metres"),
        SUMY.replace("50.92,34.80", "50.92,"): ("latitude", "only one"),
        SUMY.replace(",2\n", ",many\n"): ("fatalities", "whole number"),
        SUMY.replace(",2\n", "\n"): ("", "cells instead"),
    }
    done = house.bring(ACLED + SUMY + "".join(bad))
    assert (done.added, done.refused_count) == (1, len(bad))
    for one, (column, says) in zip(done.refused, bad.values(), strict=True):
        assert one.column == column and says in one.reason
    assert [one.row for one in done.refused] == list(range(3, 3 + len(bad)))
    listed = list(
        csv.DictReader(io.StringIO(refused_csv(done.refused, ACLED.strip().split(",")).decode("utf-8-sig")))
    )
    assert listed[0]["refused_row"] == "3" and listed[0]["location"] == "Sumy"


def test_mended_rows_can_be_imported_again(house: House) -> None:
    done = house.bring(ACLED + SUMY.replace("08 April 2025", "30/02/2025"))
    mended = (
        refused_csv(done.refused, ACLED.strip().split(","))
        .decode("utf-8-sig")
        .replace("30/02/2025", "2025-03-02")
    )
    assert house.bring(mended, "mended.csv").added == 1


def test_twice_adds_nothing_and_an_id_given_twice_is_two_incidents(house: House) -> None:
    content = ACLED + SUMY + SUMY + SUMY.replace("shelled", "another")
    first, again = house.bring(content), house.bring(content)
    assert (first.added, first.unchanged) == (2, 1)
    assert (again.added, again.unchanged, again.import_id) == (0, 3, 0)
    assert len(house.store.imports()) == 1
    assert sorted(i.id.split("~")[0] for i in house.all()) == ["acled:UKR1", "acled:UKR1"]


def test_an_import_is_one_line_of_the_log_and_can_be_undone_once(house: House) -> None:
    house.store.add_incidents([incident("mine", placement=at(1, 2))])
    before = len(house.store.history())
    done = house.bring(ACLED + SUMY + SUMY.replace("UKR1", "UKR2"))
    assert len(house.store.history()) == before + 1
    (past,) = house.store.imports()
    assert (past.id, past.file, past.added, past.undone) == (done.import_id, "t.csv", 2, False)
    house.store.set_status(["acled:UKR2"], Status.VERIFIED)
    assert undo(house.store, done.import_id) == (1, 1)
    assert sorted(i.id for i in house.all()) == ["acled:UKR2", "mine"]
    assert house.store.imports()[0].undone
    with pytest.raises(InvalidValueError, match="still in the store"):
        undo(house.store, done.import_id)
    with pytest.raises(InvalidValueError, match="--list"):
        undo(house.store, 99)


def test_after_undoing_it_can_be_imported_again(house: House) -> None:
    undo(house.store, house.bring(ACLED + SUMY).import_id)
    assert house.store.count() == 0
    again = house.bring(ACLED + SUMY)
    assert again.added == 1
    assert undo(house.store, again.import_id) == (1, 0)


def test_a_file_that_breaks_off_leaves_nothing(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    path = house.folder / "t.csv"
    path.write_text(ACLED + SUMY)
    prepared = prepare(path, house.settings, house.gazetteer)

    def broken(rows: object = None) -> Any:
        yield from prepared.reader.__class__.batches(prepared.reader)  # type: ignore[attr-defined]
        raise FileRefusedError("t.csv", "damaged", "Copy it again")

    class Broken:
        date_notes = ()
        batches = staticmethod(broken)

    from dataclasses import replace

    with pytest.raises(FileRefusedError, match="damaged"):
        run(house.store, replace(prepared, reader=Broken()))
    assert house.store.count() == 0 and house.store.history() == ()


def test_a_preview_and_a_check_store_nothing(house: House) -> None:
    path = house.folder / "t.csv"
    path.write_text(ACLED + SUMY + SUMY.replace("08 April 2025", "soon"))
    prepared = prepare(path, house.settings, house.gazetteer)
    seen = preview(prepared)
    assert (len(seen.records), len(seen.refused), seen.rows) == (1, 1, 2)
    assert (check(prepared).rows, check(prepared).refused_count) == (2, 1)
    assert house.store.count() == 0


def test_a_mapping_is_remembered_by_header(house: House) -> None:
    path = house.folder / "t.csv"
    path.write_text("wann,wo,x\n2025-04-08,Sumy,1\n")
    with pytest.raises(FileRefusedError, match="no column tells where"):
        check(prepare(path, house.settings, house.gazetteer))
    mapping = ColumnMapping(columns={"date_start": "wann", "place": "wo"})
    remember(house.settings, prepare(path, house.settings, house.gazetteer, mapping))
    assert prepare(path, house.settings, house.gazetteer).mapping == mapping


def test_ambiguous_dates_are_refused_until_the_user_decides(house: House) -> None:
    content = "date,town,country\n04/08/2025,Sumy,Ukraine\n"
    done = house.bring(content)
    assert done.refused_count == 1 and "exchanged" in done.refused[0].reason
    assert any("choose the order" in note for note in done.notes)
    house.bring(content, columns={"date_start": "date", "place": "town"}, date_order="mdy")
    assert str(house.all()[0].when.start) == "2025-04-08"


def test_hostile_cells_are_only_text(house: House) -> None:
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(["date", "town", "country", "notes"])
    for nasty in NASTY:
        writer.writerow(["2025-04-08", "Sumy", "Ukraine", nasty.replace("\x00", "")])
    done = house.bring(out.getvalue())
    assert done.rows == len(NASTY) == done.added + done.unchanged
    assert "{{7*7}}" in {i.description for i in house.all()}


@given(incidents().filter(lambda i: i.id.isprintable() and i.sources != ()))
def test_a_record_makes_the_row_that_its_incident_makes(one: Incident) -> None:
    assert record_row(incident_record(one), 7) == incident_row(one, 7)


CARRY_ALL = ("csv", "hxl", "jsonl")


def plain(one: Incident) -> bool:
    return one.id.isprintable() and one.sources != () and "\\x00" not in repr(one)


@pytest.mark.parametrize("format", CARRY_ALL)
@hypothesis_settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(listed=st.lists(incidents().filter(plain), max_size=3, unique_by=lambda i: i.id))
def test_our_own_exports_read_back_unchanged(
    format: str, listed: list[Incident], tmp_path_factory: pytest.TempPathFactory, gazetteer: Gazetteer
) -> None:
    assert read_back(format, listed, tmp_path_factory.mktemp("x"), gazetteer) == listed


def read_back(format: str, listed: list[Incident], folder: Path, gazetteer: Gazetteer) -> list[Incident]:
    path = folder / f"out{FORMATS[format].suffix}"
    with path.open("wb") as out:
        export_incidents(listed, format, out)
    if not listed:
        return []
    with Store.open(folder / "s.sqlite") as store:
        done = run(store, prepare(path, Settings(home=folder), gazetteer))
        assert done.refused == ()
        return list(store.incidents(i.id for i in listed))
