"""Imports into the store: one transaction, one line of the log, no doubles, and the way back."""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import geopandas
import openpyxl
import pytest
import shapely
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from geo.errors import FileRefusedError, InvalidValueError
from geo.events.catalogue import load_types
from geo.exporters import FORMATS, export_incidents
from geo.exporters.readback import EVERYTHING, READ_BACK, ReadBack
from geo.gazetteer.index import Gazetteer
from geo.importers.flat import PLACE_COLUMNS
from geo.importers.tables.mapping import ColumnMapping
from geo.model import Incident, Status
from geo.record import incident_record
from geo.settings import Settings
from geo.store import Store
from geo.store.importing import check, prepare, preview, refused_csv, remember, run, undo
from geo.store.imports import Undone
from geo.store.rows import incident_row, record_row
from tests.factories import NASTY, at, day, incident, incidents
from tests.house import House

ACLED = (
    "event_id_cnty,event_date,time_precision,event_type,sub_event_type,actor1,actor2,country,admin1,admin2,location,"
    "latitude,longitude,geo_precision,source,notes,fatalities\n"
)
SUMY = "UKR1,08 April 2025,1,Battles,Armed clash,A,B,Ukraine,Sumy,Sumskyi,Sumy,50.92,34.80,1,Suspilne; Ukrinform,shelled,2\n"


@pytest.fixture
def store(tmp_path: Path) -> Any:
    with Store.open(tmp_path / "s.sqlite") as opened:
        yield opened


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
        SUMY.replace("Sumskyi,", ""): ("", "cells instead"),
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
    assert (first.added, first.unchanged, first.repeated) == (2, 0, 1)
    assert (again.added, again.unchanged, again.repeated, again.import_id) == (0, 2, 1, 0)
    assert len(house.store.imports()) == 1
    assert sorted(i.id.split("~")[0] for i in house.all()) == ["acled:UKR1", "acled:UKR1"]


def test_an_id_given_to_three_rows_far_apart_is_three_incidents(house: House) -> None:
    between = "".join(SUMY.replace("UKR1", f"UKR{n}") for n in range(2, 1_500))
    told = [SUMY.replace("shelled", word) for word in ("first", "second", "third", "fourth")]
    done = house.bring(ACLED + told[0] + between + "".join(told[1:]))
    assert (done.added, done.unchanged, done.differing) == (1_502, 0, ())
    assert {i.description for i in house.all()} == {"shelled", "first", "second", "third", "fourth"}


def test_rows_that_are_new_changed_and_known_stand_among_each_other(house: House) -> None:
    def table(numbers: range, notes: str) -> str:
        return ACLED + "".join(SUMY.replace("UKR1,", f"UKR{n},").replace("shelled", notes) for n in numbers)

    first = house.bring(table(range(0, 1_200, 2), "shelled"))
    known, others, new = range(0, 600, 2), range(600, 1_200, 2), range(1, 1_300, 2)
    rows = [table(known, "shelled"), table(others, "burnt"), table(new, "burnt")]
    lines = [line for text in rows for line in text.splitlines(keepends=True)[1:]]
    lines.sort(key=lambda line: line.partition(",")[0][::-1])
    second = house.bring(ACLED + "".join(lines))
    assert (first.added, second.added, second.unchanged) == (600, 650, 300)
    assert (second.updated, second.differing) == (300, ())
    assert {i.id for i in house.all() if i.description == "burnt"} == {
        f"acled:UKR{n}" for n in [*others, *new]
    }
    ids = house.store.columns().ids.tolist()
    assert len(ids) == len(set(ids)) == house.store.count() == 600 + second.added
    assert undo(house.store, second.import_id) == Undone(removed=650, restored=300, kept=0)
    assert house.store.count() == 600 and {i.description for i in house.all()} == {"shelled"}


def test_an_import_is_one_line_of_the_log_and_can_be_undone_once(house: House) -> None:
    house.store.add_incidents([incident("mine", placement=at(1, 2))])
    before = len(house.store.history())
    done = house.bring(ACLED + SUMY + SUMY.replace("UKR1", "UKR2"))
    assert len(house.store.history()) == before + 1
    (past,) = house.store.imports()
    assert (past.id, past.file, past.added, past.undone) == (done.import_id, "t.csv", 2, False)
    house.store.set_status(["acled:UKR2"], Status.VERIFIED)
    assert undo(house.store, done.import_id) == Undone(removed=1, restored=0, kept=1)
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
    assert undo(house.store, again.import_id) == Undone(removed=1, restored=0, kept=0)


def test_a_file_that_breaks_off_leaves_nothing(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    path = house.folder / "t.csv"
    path.write_text(ACLED + SUMY)
    prepared = prepare(path, house.settings, house.gazetteer)

    def broken(rows: object = None) -> Any:
        yield from prepared.reader.__class__.batches(prepared.reader)  # type: ignore[attr-defined]
        raise FileRefusedError("t.csv", "damaged", "Copy it again")

    class Broken:
        column_notes = ()
        batches = staticmethod(broken)

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
    assert done.rows == len(NASTY) == done.added + done.repeated
    assert "{{7*7}}" in {i.description for i in house.all()}


@given(incidents().filter(lambda i: i.id.isprintable() and i.sources != ()))
def test_a_record_makes_the_row_that_its_incident_makes(one: Incident) -> None:
    assert record_row(incident_record(one), 7) == incident_row(one, 7)


def plain(one: Incident) -> bool:
    """Without what no file carries (zero characters) or the store refuses."""
    return one.id.isprintable() and one.sources != () and "\\x00" not in repr(one)


def printable(one: Incident) -> bool:
    """Without control characters, which XML has no way to write."""
    return plain(one) and not re.search(r"\\x[01]|\\r|\\ufff[ef]|_x", repr(one))


CARRIED = sorted(name for name, one in READ_BACK.items() if len(one.columns) > len(EVERYTHING) / 2)
_UNCARRIED = {"feature_class": "P", "population": 0, "source": ""}  # what a place has that was not carried


def carried(one: Incident, kept: ReadBack) -> Incident:
    """What a format promises to bring back of an incident."""
    placement, place = one.placement, one.place
    if kept.digits is not None:
        placement = replace(placement, score=_to_digits(placement.score, kept.digits))
    if place is not None and kept.digits is not None:
        numbers = {
            name: _to_digits(getattr(place, name), kept.digits)
            for name in ("latitude", "longitude", "radius_km")
        }
        place = replace(place, **numbers)
    if place is not None and kept.decimals is not None:
        place = replace(
            place, **{n: round(getattr(place, n), kept.decimals) for n in ("latitude", "longitude")}
        )
    if place is not None and kept.columns != EVERYTHING:
        gone = {key for key, column in PLACE_COLUMNS.items() if column not in kept.columns}
        assert gone == _UNCARRIED.keys()
        place = replace(place, **_UNCARRIED)
    return replace(one, placement=replace(placement, place=place))


def _to_digits(number: float, digits: int) -> float:
    return float(f"{number:.{digits}g}")


def test_every_format_says_what_reads_back() -> None:
    assert READ_BACK.keys() == FORMATS.keys()
    assert set(CARRIED) == FORMATS.keys() - {"timemap", "html"}


@pytest.mark.parametrize("format", CARRIED)
@hypothesis_settings(max_examples=12, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_our_own_exports_read_back_unchanged(
    format: str, data: st.DataObject, tmp_path_factory: pytest.TempPathFactory, gazetteer: Gazetteer
) -> None:
    kept = READ_BACK[format]
    fits = printable if "control" in kept.text else plain
    listed = data.draw(st.lists(incidents().filter(fits), min_size=1, max_size=3, unique_by=lambda i: i.id))
    wanted = [carried(one, kept) for one in listed]
    assert read_back(format, listed, tmp_path_factory.mktemp("x"), gazetteer) == wanted


@hypothesis_settings(max_examples=8, suppress_health_check=list(HealthCheck))
@given(
    told=st.text(st.characters(categories=("L", "N", "P", "S")), min_size=1, max_size=40),
    kind=st.sampled_from(sorted(load_types(Settings().data / "incident_types.toml").types)),
    first=st.dates(date(1800, 1, 1), date(2199, 12, 31)),
    point=st.tuples(st.floats(-90, 90), st.floats(-180, 180)).filter(lambda p: p != (0, 0)),
)
def test_what_timemap_carries_reads_back(
    told: str, kind: str, first: date, point: tuple[float, float], tmp_path_factory: pytest.TempPathFactory,
    gazetteer: Gazetteer,
) -> None:  # fmt: skip
    given_one = incident(
        "a", description=told, event_type=kind, when=day(first.isoformat()), placement=at(*point)
    )
    path = tmp_path_factory.mktemp("x") / "out.timemap.json"
    with path.open("wb") as out:
        export_incidents([given_one], "timemap", out)
    (record,) = preview(prepare(path, Settings(home=path.parent), gazetteer)).records
    wanted = incident_record(given_one)
    columns = READ_BACK["timemap"].columns
    assert {name: record[name] for name in columns} == {name: wanted[name] for name in columns}


def read_back(format: str, listed: list[Incident], folder: Path, gazetteer: Gazetteer) -> list[Incident]:
    path = folder / f"out{FORMATS[format].suffix}"
    with path.open("wb") as out:
        export_incidents(listed, format, out)
    with Store.open(folder / "s.sqlite") as store:
        done = run(store, prepare(path, Settings(home=folder), gazetteer))
        assert done.refused == ()
        return list(store.incidents(i.id for i in listed))


@pytest.mark.parametrize("format", CARRIED)
def test_south_and_west_read_back(format: str, tmp_path: Path, gazetteer: Gazetteer) -> None:
    there = [
        incident(f"i{n}", placement=at(lat, lon))
        for n, (lat, lon) in enumerate([(-33.9, -70.6), (0.0, -0.0)])
    ]
    assert read_back(format, there, tmp_path, gazetteer) == there


# Other people's geodata


def test_geodata_in_any_system_comes_to_wgs_84(house: House) -> None:
    frame = geopandas.GeoDataFrame(
        {"town": ["Sumy"], "date": ["2025-04-08"], "country": ["Ukraine"]},
        geometry=[shapely.Point(34.8, 50.92)], crs=4326,
    ).to_crs(3857)  # fmt: skip
    for name, driver in (("a.gpkg", "GPKG"), ("a.fgb", "FlatGeobuf")):
        frame.to_file(house.folder / name, driver=driver)
    folder = house.folder / "shape"
    folder.mkdir()
    frame.to_file(folder / "a.shp")
    with zipfile.ZipFile(house.folder / "a.zip", "w") as archive:
        for part in folder.iterdir():
            archive.write(part, part.name)
    frame.to_parquet(house.folder / "a.parquet")
    for name in ("a.gpkg", "a.fgb", "a.zip", "a.parquet"):
        path = house.folder / name
        seen = preview(prepare(path, house.settings, house.gazetteer))
        (record,) = seen.records
        assert (round(record["longitude"], 6), round(record["latitude"], 6)) == (34.8, 50.92), name
        assert (record["date_start"], record["admin1"], record["place_name"]) == (
            "2025-04-08",
            "UA-59",
            "Sumy",
        )


def test_a_shapefile_without_its_parts_is_refused_or_said(house: House) -> None:
    frame = geopandas.GeoDataFrame({"name": ["x"]}, geometry=[shapely.Point(3_870_000, 6_600_000)])
    folder = house.folder / "shape"
    folder.mkdir()
    with pytest.warns(UserWarning, match="crs"):
        frame.to_file(folder / "a.shp")
    for missing, says in ((".dbf", "attributes"), (".shp", "no .shp file")):
        with zipfile.ZipFile(house.folder / "a.zip", "w") as archive:
            for part in folder.iterdir():
                if part.suffix != missing:
                    archive.write(part, part.name)
        with pytest.raises(FileRefusedError, match=says):
            prepare(house.folder / "a.zip", house.settings, house.gazetteer)
    with zipfile.ZipFile(house.folder / "a.zip", "w") as archive:
        for part in folder.iterdir():
            archive.write(part, part.name)
    prepared = prepare(house.folder / "a.zip", house.settings, house.gazetteer)
    assert any(".prj" in note for note in prepared.notes)
    assert "metres" in check(prepared).refused[0].reason


KML = """<?xml version="1.0"?><kml xmlns="http://www.opengis.net/kml/2.2"><Document><Folder><name>Strikes</name>
<Placemark><name>Sumy</name><description><![CDATA[<b>Missile strike</b><br>two hurt]]></description>
<TimeSpan><begin>2025-04-05</begin><end>2025-04-08</end></TimeSpan>
<Point><coordinates>34.8,50.92,0</coordinates></Point></Placemark>
<Placemark><name>Front</name><LineString><coordinates>37,48 38,48.5</coordinates></LineString></Placemark>
<Placemark><name>bad</name><Point><coordinates>34.8</coordinates></Point></Placemark>
</Folder></Document></kml>"""


def test_kml_and_kmz_bring_spans_and_lines(house: House) -> None:
    with zipfile.ZipFile(house.folder / "a.kmz", "w") as archive:
        archive.writestr("doc.kml", KML)
    (house.folder / "a.kml").write_text(KML)
    for name in ("a.kml", "a.kmz"):
        seen = preview(prepare(house.folder / name, house.settings, house.gazetteer))
        point, line = seen.records
        assert (point["date_start"], point["date_end"], point["date_precision"]) == (
            "2025-04-05",
            "2025-04-08",
            "days",
        )
        assert point["event_type"] == "Explosions/Remote violence" and "<b>" not in point["description"]
        assert line["geo_precision"] == "area" and 40 < line["radius_km"] < 60
        assert [one.column for one in seen.refused] == ["geometry"]


def test_gpx_waypoints(house: House) -> None:
    done = house.bring(
        '<gpx xmlns="http://www.topografix.com/GPX/1/1"><wpt lat="50.92" lon="34.8"><name>Sumy</name>'
        "<time>2025-04-08T10:00:00Z</time></wpt></gpx>",
        "a.gpx",
    )
    assert done.added == 1
    assert house.all()[0].when.start == date(2025, 4, 8)


@pytest.mark.parametrize(
    "declared",
    [
        '<!DOCTYPE kml [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>',
        '<!DOCTYPE kml [<!ENTITY x SYSTEM "file:///etc/passwd">]>',
    ],
)
def test_xml_with_entities_is_refused(house: House, declared: str) -> None:
    body = KML.replace('<?xml version="1.0"?>', f'<?xml version="1.0"?>{declared}').replace("Sumy", "&b;&x;")
    with pytest.raises(FileRefusedError, match=r"a\.kml.*(document type|XML)"):
        house.bring(body, "a.kml")
    assert house.store.count() == 0


@pytest.mark.parametrize("name", ["a.xlsx", "a.zip", "a.kmz"])
def test_a_zip_bomb_is_refused_before_it_is_unpacked(house: House, name: str) -> None:
    with zipfile.ZipFile(house.folder / name, "w", zipfile.ZIP_DEFLATED) as archive:
        for inside in ("doc.kml", "a.shp", "xl/workbook.xml"):
            archive.writestr(inside, b"0" * 40_000_000)
    with pytest.raises(FileRefusedError, match=r"zip bomb"):
        prepare(house.folder / name, house.settings, house.gazetteer)


def test_a_workbook_of_others_with_a_title_dates_and_formulas(house: House) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["Incidents of April"])
    sheet.append(["Date", "Town", "Country", "Killed", "Notes"])
    sheet.append([date(2025, 4, 8), "Sumy", "Ukraine", 3, "=1+1"])
    sheet.append([date(2025, 4, 9), "Sumy", "Ukraine", 1.5, "x"])
    book.save(house.folder / "a.xlsx")
    done = run(house.store, prepare(house.folder / "a.xlsx", house.settings, house.gazetteer))
    assert (done.added, done.refused[0].row, done.refused[0].column) == (1, 4, "Killed")
    (one,) = house.all()
    assert (one.when.start, one.casualties.killed_best) == (date(2025, 4, 8), 3)


def test_timemap_json_brings_its_sources(house: House) -> None:
    event = {
        "id": "CIV1", "date": "02/24/2022", "latitude": "49.84", "longitude": "36.65", "location": "Chuhuiv, Ukraine",
        "description": "Residential building hit by a missile", "sources": ["s1"], "associations": [],
    }  # fmt: skip
    whole = {"events": [event], "sources": {"s1": {"id": "s1", "paths": ["https://example.org/a"]}}}
    done = house.bring(json.dumps(whole), "events.json")
    assert done.added == 1
    (one,) = house.all()
    assert (one.id, str(one.when.start)) == ("timemap:CIV1", "2022-02-24")
    assert [s.url for s in one.sources] == ["https://example.org/a"]
    assert one.event_type == "Explosions/Remote violence"


def test_nested_and_broken_geometries_are_told(house: House) -> None:
    nested: dict[str, Any] = {"type": "Point", "coordinates": [30, 50]}
    for _ in range(200):
        nested = {"type": "GeometryCollection", "geometries": [nested]}
    shapes = [
        nested,
        {"type": "Point", "coordinates": ["x", 1]},
        {"type": "Point", "coordinates": [36.6, 91]},
        None,
    ]
    features = [{"type": "Feature", "geometry": g, "properties": {"date": "2025-04-08"}} for g in shapes]
    done = house.bring(json.dumps({"type": "FeatureCollection", "features": features}), "a.geojson")
    assert done.rows == 4 and done.refused_count >= 2
    assert {one.row for one in done.refused} >= {2, 3}
