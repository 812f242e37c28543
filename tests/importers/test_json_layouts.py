"""JSON in the layouts that publishers use: answers of their servers, downloads of their maps.

Names and formats are theirs; the events are ours.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from geo.gazetteer.index import Gazetteer
from geo.model import Incident
from geo.store import Store
from tests.importers.layouts import ACLED, ACLED_ROW, GED_ROW, POINT, House, ged_is_right, table


@pytest.fixture
def house(gazetteer: Gazetteer, tmp_path: Path) -> Iterator[House]:
    with Store.open(tmp_path / "s.sqlite") as store:
        yield House(store, gazetteer, tmp_path)


def test_an_answer_of_ucdps_api(house: House) -> None:
    row = GED_ROW | {"latitude": 47.5672, "longitude": 35.7858, "best": 2, "low": 0, "date_start": "2024-03-01T00:00:00", "active_year": True, "adm_2": None}  # fmt: skip
    answer = {"TotalCount": 9, "TotalPages": 3, "PreviousPageUrl": "", "NextPageUrl": "https://example.org/?page=1", "Result": [row]}  # fmt: skip
    done = house.bring("gedevents.json", answer)
    ged_is_right(house.only())
    assert "It is one page of 3: the others are not in this file." in done.notes


def test_acled_from_the_table_and_from_the_api_is_the_same(house: House) -> None:
    assert house.bring("a.csv", b"\xef\xbb\xbf" + table(ACLED, [ACLED_ROW]).encode()).added == 1
    answer = {
        "status": 200,
        "success": True,
        "count": 1,
        "messages": [],
        "data": [ACLED_ROW | {"fatalities": 0}],
    }
    assert house.bring("a.json", answer).unchanged == 1
    one = house.only()
    assert (str(one.when.start), str(one.when.end), one.when.precision.value) == (
        "2024-02-28",
        "2024-03-05",
        "week",
    )
    assert one.casualties.killed_best == 0 and one.place is not None and one.place.geo_precision == "near"
    assert [source.publisher for source in one.sources] == ["Suspilne Media", "Ukrinform"]


HARM = POINT | {
    "id": "CIV9001", "date": "03/14/2022", "location": "Orikhiv, Zaporizhzhia Oblast", "description": "A school was damaged.",
}  # fmt: skip
URLS = ["https://example.org/1", "https://example.org/2,3"]


def timemap_is_right(one: Incident) -> None:
    assert (one.id, str(one.when.start)) == ("timemap:CIV9001", "2022-03-14")
    assert (one.target, one.weapon) == ("School or childcare", "Artillery, heavy")
    assert [source.url for source in one.sources] == URLS


def test_bellingcats_downloads(house: House) -> None:
    told = {
        "sources": ",".join(URLS),
        "associations": "Type of area affected=School or childcare,Weapon System=Artillery, heavy",
    }
    columns = "id date latitude longitude location description sources associations".split()
    house.bring("ukr-civharm.csv", table(columns, [HARM | told]))
    timemap_is_right(house.only())
    filters = [{"key": "Type of area affected", "value": "School or childcare"}, {"key": "Weapon System", "value": "Artillery, heavy"}]  # fmt: skip
    sources = [{"id": f"src{n}", "path": url, "description": ""} for n, url in enumerate(URLS)]
    assert house.bring("ukr-civharm.json", [HARM | {"sources": sources, "filters": filters}]).unchanged == 1


@pytest.mark.parametrize("capitals", [False, True])
def test_timemaps_keys_are_looked_up(house: House, capitals: bool) -> None:
    associations = [
        {"id": "asc1", "title": "School", "filter_paths": ["Type of area affected", "School or childcare"]},
        {"id": "asc2", "title": "x", "filter_paths": ["Weapon System", "Artillery, heavy"]},
        {"id": "asc3", "title": ["Air/drone strike"], "filter_paths": ["Air/drone strike"]},
    ]
    sources = {f"src{n}": {"id": f"src{n}", "paths": [url], "title": "x"} for n, url in enumerate(URLS)}
    hidden = {"srcHidden": {"id": "srcHidden", "paths": ["HIDDEN"]}}
    event = HARM | {"time": "00:00", "graphic": "TRUE", "associations": ["asc1", "asc2", "asc3"], "sources": ["src0", "src1"]}  # fmt: skip
    other = HARM | {
        "id": "b",
        "graphic": "FALSE",
        "location": "",
        "associations": ["asc3"],
        "sources": ["srcHidden"],
    }
    whole = {"events": [event, other], "sources": sources | hidden, "associations": associations}
    house.bring("a.json", {name.title() if capitals else name: part for name, part in whole.items()})
    found = house.all()
    timemap_is_right(found["timemap:CIV9001"])
    assert found["timemap:CIV9001"].graphic and not found["timemap:b"].graphic
    assert {i.sub_event_type for i in found.values()} == {"Air/drone strike"}
    assert found["timemap:b"].sources[0].publisher == "TimeMap (HIDDEN)"


CIR = {
    "OBJECTID": 1, "Entry_Number": "UW7002", "Description": "Damaged houses", "Link": "https://example.org/v",
    "Link_geolocation": "https://example.org/g", "Credit": "x", "Primary_category": "Civilian Infrastructure Damage",
    "Secondary_category": "None", "Sector_affected": "Residential", "Town_or_City": "Orikhiv", "country": "Ukraine",
    "province": "Zaporizhzhia", "latitude": 47.5672, "longitude": 35.7858, "TIMESTAMP": 1665360000000,
}  # fmt: skip


def esri(features: list[dict[str, Any]], system: int = 102100, latest: int | None = 3857) -> dict[str, Any]:
    return {"spatialReference": {"wkid": system, "latestWkid": latest}, "features": features}


def test_eyes_on_russia_as_arcgis_gives_it(house: House) -> None:
    point = {"type": "Point", "coordinates": [35.7858, 47.5672]}
    features = [{"type": "Feature", "id": 1, "geometry": point, "properties": CIR}]
    house.bring("a.geojson", {"type": "FeatureCollection", "features": features})
    one = house.only()
    assert (one.id, str(one.when.start), one.target) == ("cir:UW7002", "2022-10-10", "Residential")
    assert [source.url for source in one.sources] == ["https://example.org/v", "https://example.org/g"]
    assert one.place is not None and (one.place.name, one.place.admin1) == ("Orikhiv", "UA-23")
    done = house.bring("a.json", esri([{"attributes": CIR}]) | {"exceededTransferLimit": True})
    (change,) = done.changes  # the GeoJSON numbers its features, too
    assert change.before == {"original": {"id": "1"} | change.after["original"]} and change.after.keys() == {
        "original"
    }
    assert any("one page of several" in note for note in done.notes)


def test_eyes_on_russia_as_its_map_gave_it(house: House) -> None:
    told = {
        "id": "UW7001", "verifiedDate": "2022-10-10T00:00:00.000Z", "url": "https://example.org/v", "status": "verified", "credit": "x",
        "description": "Seen in the yard", "country": "Ukraine", "province": "Zaporizhzhia", "district": "", "city": "Orikhiv",
        "categories": ["Bombing or explosion"],
    }  # fmt: skip
    point = {"type": "Point", "coordinates": [35.7858, 47.5672]}
    features = [{"type": "Feature", "geometry": point, "properties": told}]
    house.bring("a.geojson", {"type": "FeatureCollection", "features": features})
    one = house.only()
    assert (one.id, one.event_type, str(one.when.start)) == ("cir:UW7001", "Explosions/Remote violence", "2022-10-10")  # fmt: skip


def test_esris_geometries_are_brought_to_degrees(house: House) -> None:
    told = {"when": "2024-03-02", "what": "shelling"}
    ring = [[3_983_000, 6_030_000], [3_984_000, 6_030_000], [3_984_000, 6_031_000], [3_983_000, 6_030_000]]
    features = [
        {"attributes": told | {"id": 1}, "geometry": {"x": 3983657.0, "y": 6031700.0}},
        {"attributes": told | {"id": 2}, "geometry": {"rings": [ring]}},
        {"attributes": told | {"id": 3}, "geometry": {"paths": [ring[:2]]}},
        {"attributes": told | {"id": 4}, "geometry": {"x": "NaN"}},
        {"attributes": told | {"id": 5}, "geometry": {"z": 1}},
    ]
    done = house.bring("a.json", esri(features, latest=None))
    assert (done.added, done.unplaced, done.refused_count) == (4, 1, 1)
    places = [i.place for i in house.all().values() if i.place]
    assert len(places) == 3 and all(
        round(p.longitude, 1) == 35.8 and round(p.latitude, 1) == 47.5 for p in places
    )
    assert len(house.store.overlays()) == 2


def test_a_feature_without_geometry_may_have_its_degrees_among_the_rest(house: House) -> None:
    feature = {"type": "Feature", "geometry": None, "properties": POINT | {"date": "2024-03-02"}}
    house.bring("a.geojson", {"type": "FeatureCollection", "features": [feature]})
    assert house.only().place is not None
