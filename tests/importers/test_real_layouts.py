"""Files in the layouts that publishers use: as they leave the server, zipped, without a header.

Names, order and formats of columns are theirs; the rows are ours.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from geo.errors import FileRefusedError
from geo.gazetteer.index import Gazetteer
from geo.importers.tables.presets.gdelt import HEADER as GDELT
from geo.importers.tables.presets.geoconfirmed import place
from geo.importers.tables.presets.timemap import filtered
from geo.importers.tables.presets.ucdp import HEADER as GED
from geo.store import Store
from tests.importers.layouts import GED_ROW, House, ged_is_right, table, zipped


@pytest.fixture
def house(gazetteer: Gazetteer, tmp_path: Path) -> Iterator[House]:
    with Store.open(tmp_path / "s.sqlite") as store:
        yield House(store, gazetteer, tmp_path)


def test_ged_is_the_same_with_and_without_header_and_zipped(house: House) -> None:
    text = table(GED, [GED_ROW])
    assert house.bring("GEDEvent_v24_0_1.csv", table(GED, [GED_ROW], header=False)).added == 1
    ged_is_right(house.only())
    assert house.bring("GEDEvent_v25_1.csv", text).unchanged == 1
    archive = zipped(
        house.folder / "made.zip", {"a/GEDEvent_v25_1.csv": text, "readme.txt": "x", "__MACOSX/._a.csv": ""}
    )
    done = house.bring("ged251-csv.zip", archive)
    assert (done.rows, done.unchanged) == (1, 1) and "GEDEvent_v25_1.csv in ged251-csv.zip." in done.notes


def test_numbers_alone_are_no_ged(house: House) -> None:
    with pytest.raises(FileRefusedError, match="no column tells where"):
        house.bring("a.csv", ",".join(map(str, range(49))) + "\n" + ",".join(map(str, range(49))) + "\n")


def test_an_older_row_of_ged_names_its_article(house: House) -> None:
    article = "Wire One 1991-02-03 Town shelled"
    empty = dict.fromkeys(("source_office", "source_date", "source_headline"), "")
    house.bring("a.csv", table(GED, [GED_ROW | empty | {"source_article": article}]))
    (source,) = house.only().sources
    assert (source.publisher, source.title, house.only().reported_at) == ("UCDP GED", article, None)


@pytest.mark.parametrize(
    ("country", "latitude", "longitude", "code"),
    [
        ("Congo", "-4.26", "15.24", "CG"),
        ("DR Congo (Zaire)", "-4.4", "15.4", "CD"),
        ("Kingdom of eSwatini (Swaziland)", "-26.32", "31.14", "SZ"),
        ("Russia (Soviet Union)", "50.6", "36.6", "RU"),
    ],
)
def test_countries_as_ged_names_them(
    house: House, country: str, latitude: str, longitude: str, code: str
) -> None:
    row = GED_ROW | {
        "country": country, "latitude": latitude, "longitude": longitude, "adm_1": "", "adm_2": "",
    }  # fmt: skip
    house.bring("a.csv", table(GED, [row]))
    found = house.only()
    assert found.place is not None and (found.place.country, found.placement.reason) == (code, "")


FORMER_ACLED = (
    "GWNO EVENT_ID_CNTY EVENT_ID_NO_CNTY EVENT_DATE YEAR TIME_PRECISION EVENT_TYPE ACTOR1 ALLY_ACTOR_1 INTER1 ACTOR2 ALLY_ACTOR_2 INTER2 "
    "INTERACTION COUNTRY ADMIN1 ADMIN2 ADMIN3 LOCATION LATITUDE LONGITUDE GEO_PRECISION SOURCE NOTES FATALITIES"
).split()


def test_acled_of_2017_without_sub_event_types(house: House) -> None:
    kinds = {
        "Violence against civilians": ("Violence against civilians", ""),
        "Riots/Protests": ("Protests", ""),
        "Battle-Government regains territory": ("Battles", "Government regains territory"),
        "Remote violence": ("Explosions/Remote violence", ""),
        "Strategic development": ("Strategic developments", ""),
    }
    row = {
        "GWNO": "369", "EVENT_DATE": "18/04/2016", "YEAR": "2016", "TIME_PRECISION": "1", "ACTOR1": "A", "INTER1": "6", "COUNTRY": "Ukraine",
        "LOCATION": "Orikhiv", "LATITUDE": "47.5672", "LONGITUDE": "35.7858", "GEO_PRECISION": "1", "SOURCE": "Wire", "NOTES": "Café hit.",
        "FATALITIES": "1",
    }  # fmt: skip
    rows = [row | {"EVENT_ID_CNTY": f"{n}UKR", "EVENT_TYPE": kind} for n, kind in enumerate(kinds)]
    rows.append(rows[1] | {"EVENT_ID_CNTY": "9UKR", "INTER2": "5"})
    house.bring("a.csv", table(FORMER_ACLED, rows).encode("latin-1"))
    found = house.all()
    assert [(i.event_type, i.sub_event_type) for i in map(found.get, (f"acled:{n}UKR" for n in range(5))) if i] == list(kinds.values())  # fmt: skip
    assert found["acled:9UKR"].event_type == "Riots" and found["acled:0UKR"].description == "Café hit."


@pytest.mark.parametrize(
    ("columns", "says"),
    [
        ("WEEK REGION COUNTRY ADMIN1 EVENT_TYPE SUB_EVENT_TYPE EVENTS FATALITIES ID CENTROID_LATITUDE CENTROID_LONGITUDE", "counts events"),
        ("Country Admin1 Admin2 ISO3 Month Year Events Fatalities", "counts events"),
        ("viina_version event_id event_id_1pd date geonameid t_mil a_rus t_mil_b a_rus_b", "label events"),
        ("geonameid name asciiname longitude latitude feature_code ctr_20220301120000", "holds a place"),
        ("geonameid date status_wiki status_boost status_dsm status_isw status vcontrol_version", "holds a place"),
    ],
)  # fmt: skip
def test_tables_that_hold_no_events_are_refused_with_the_way_out(
    house: House, columns: str, says: str
) -> None:
    with pytest.raises(FileRefusedError, match=rf"{says}.* Give "):
        house.bring("a.csv", columns.replace(" ", ",") + "\n" + "1," * columns.count(" ") + "1\n")


GDELT_ROW = {
    "GLOBALEVENTID": "1029000001", "SQLDATE": "20240302", "MonthYear": "202403", "Year": "2024", "FractionDate": "2024.1671",
    "Actor1Code": "RUS", "Actor1Name": "RUSSIA", "IsRootEvent": "1", "EventCode": "194", "EventBaseCode": "194", "EventRootCode": "19",
    "QuadClass": "4", "GoldsteinScale": "-10.0", "ActionGeo_Type": "4", "ActionGeo_FullName": "\"Orikhiv, Zaporiz'ka Oblast', Ukraine",
    "ActionGeo_CountryCode": "UP", "ActionGeo_ADM1Code": "UP26", "ActionGeo_Lat": "47.5672", "ActionGeo_Long": "35.7858",
    "ActionGeo_FeatureID": "-1049204", "DATEADDED": "20240302121500", "SOURCEURL": "https://example.org/n",
}  # fmt: skip
FIRST_GDELT = [name for name in GDELT if "ADM2Code" not in name]


@pytest.mark.parametrize(
    ("columns", "url"),
    [(GDELT, "https://example.org/n"), (FIRST_GDELT, "https://example.org/n"), (FIRST_GDELT[:-1], "")],
    ids=["2.0", "1.0", "before 2013"],
)
def test_gdelt_without_header_with_open_quotes_and_zipped(
    house: House, columns: Sequence[str], url: str
) -> None:
    text = "\t".join(GDELT_ROW.get(name, "") for name in columns) + "\n"
    archive = zipped(house.folder / "made.zip", {"20240302121500.export.CSV": text})
    assert house.bring("20240302121500.export.CSV.zip", archive).added == 1
    one = house.only()
    assert (one.id, str(one.when.start), one.sources[0].url) == ("gdelt:1029000001", "2024-03-02", url)
    assert one.place_text == "\"Orikhiv, Zaporiz'ka Oblast', Ukraine"
    assert one.event_type == "Explosions/Remote violence" and str(one.reported_at) == "2024-03-02"


def test_archives_with_several_tables_or_damage_are_refused(house: House) -> None:
    with pytest.raises(FileRefusedError, match="2 tables that could be meant"):
        house.bring("a.zip", zipped(house.folder / "made.zip", {"a.csv": "x", "b.csv": "x"}))
    good = zipped(house.folder / "made.zip", {"a.csv": table(GED, [GED_ROW])})
    with pytest.raises(FileRefusedError, match="cannot be unpacked"):
        house.bring("b.zip", good[:60] + b"\xff\xff\xff\xff" + good[64:])


GEOCONFIRMED = (
    "Date Name Faction Origin Latitude Longitude PlusCode Description Source Geolocation Equipment EquipmentItems Units OrbatUnits Id"
).split()


def test_geoconfirmed_as_a_table(house: House) -> None:
    row = {
        "Date": "2026-03-02", "Name": "02 MAR 2026", "Faction": "Russia", "Origin": "UAV", "Latitude": "47.5672", "Longitude": "35.7858",
        "PlusCode": "HQ8P+V8 Orikhiv, Zaporizhia Oblast, Ukraine", "Description": "FPV strike on a truck",
        "Source": "https://example.org/1, https://example.net/2", "Geolocation": "https://example.com/3", "Id": "1111-4111",
    }  # fmt: skip
    site = dict.fromkeys(("Date", "Source", "Geolocation"), "") | {"Id": "2222", "Faction": "Special"}
    text = "\ufeff" + table(GEOCONFIRMED, [row, row | site], ";")
    done = house.bring("a.csv", text)
    assert (done.added, done.undated) == (2, 1)
    one = house.all()["geoconfirmed:1111-4111"]
    assert one.place_text == "Orikhiv, Zaporizhia Oblast, Ukraine"
    assert [source.url for source in one.sources] == ["https://example.org/1", "https://example.net/2", "https://example.com/3"]  # fmt: skip
    assert one.actor1 == ""


@pytest.mark.parametrize(
    ("cell", "told"),
    [("9H7JR24G+XX Tarlovka", "Tarlovka"), ("GH4P+X43, Enerhodar", "Enerhodar"), ("GH4P+X43", ""), ("Orikhiv", "Orikhiv"), ("C+C music", "C+C music")],
)  # fmt: skip
def test_a_plus_code_is_no_name(cell: str, told: str) -> None:
    assert place(cell) == told


def test_a_placemark_is_the_same_in_another_folder(house: House) -> None:
    def kml(folder: str) -> str:
        told = "<name><![CDATA[13 SEP 2026]]></name><description><![CDATA[Strike on a depot\n\nSource(s):\nhttps://example.org/1]]></description>"
        mark = f"<Placemark>{told}<Point><coordinates>36.87,50.37,0</coordinates></Point></Placemark>"
        empty = "<Placemark><name /><description>Airbase</description><Point><coordinates>37.1,47.1,0</coordinates></Point></Placemark>"
        return f'<kml xmlns="http://www.opengis.net/kml/2.2"><Document><Folder><name>{folder}</name>{mark}{empty}</Folder></Document></kml>'

    assert house.bring("a.kml", kml("B. Last 7 days")).added == 2
    done = house.bring("a.kml", kml("C. Last 30 days"))
    assert (done.added, done.unchanged) == (0, 2)
    (one,) = (i for i in house.all().values() if i.when.start)
    assert str(one.when.start) == "2026-09-13" and one.sources[0].url == "https://example.org/1"


def test_a_filter_of_several_values() -> None:
    assert filtered("weapon system", "Weapon System=A,Type=x,weapon system=B,Weapon System=Unknown") == "A; B"
    assert filtered("weapon system", "asc1") == ""


def test_tags_of_hdx_name_columns_that_have_other_names(house: House) -> None:
    tags = "#event+code #date+occurred #group+name+first #group+name+second #country+code #loc+name #affected+killed"
    row = "X1,2024-03-02,A,B,UKR,Orikhiv,0"
    house.bring("a.csv", f"a,b,c,d,e,f,g\n{tags.replace(' ', ',')}\n{row}\n")
    one = house.only()
    assert (str(one.when.start), one.actor1, one.actor2, one.casualties.killed_best) == (
        "2024-03-02",
        "A",
        "B",
        0,
    )
    assert one.place is not None and (one.place.country, one.place.name) == ("UA", "Orikhiv")
