"""What the browser is given: the columns, the areas, and no word of any incident."""

from __future__ import annotations

import gzip
import os
import time
from pathlib import Path

import numpy as np
import pytest
import shapely

from geo.events.catalogue import IncidentTypes
from geo.gazetteer.admin import AdminIndex
from geo.layers import IncidentData, StaticFolder, publish_incidents
from geo.layers.areas import area_table
from geo.layers.payload import KILLED_UNKNOWN
from geo.packed import load_packed
from geo.store import GEO_PRECISIONS, UNDATED, Store
from tests.layers.made import HOSTILE


@pytest.fixture(scope="module")
def data(store: Store, types: IncidentTypes, admin: AdminIndex, static: StaticFolder) -> IncidentData:
    return publish_incidents(store.columns(), types, lambda: admin, static)


def path_of(data: IncidentData, static: StaticFolder) -> Path:
    return static.path / data.url.removeprefix("/static/")


def position(store: Store, name: str) -> int:
    return store.columns().ids.tolist().index(name)


def test_the_columns_arrive_as_they_are(store: Store, data: IncidentData, static: StaticFolder) -> None:
    arrays, meta = load_packed(path_of(data, static))
    columns = store.columns()
    assert data.count == len(columns) == len(arrays["lon"])
    np.testing.assert_allclose(arrays["lon"], columns.lon, atol=1e-5)
    np.testing.assert_array_equal(np.isnan(arrays["lat"]), np.isnan(columns.lat))
    np.testing.assert_array_equal(arrays["start"], columns.day_start)
    dated = columns.day_start != UNDATED
    np.testing.assert_array_equal((arrays["start"] + arrays["span"])[dated], columns.day_end[dated])
    assert arrays["span"][position(store, "kyiv1")] == 19
    assert arrays["span"][position(store, "undated")] == 0
    np.testing.assert_array_equal(arrays["status"], columns.status)
    assert arrays["radius"][position(store, "near")] == 250
    assert meta["precisions"] == list(GEO_PRECISIONS)


def test_people_killed_are_kept_apart_from_not_known(
    store: Store, data: IncidentData, static: StaticFolder
) -> None:
    killed = load_packed(path_of(data, static))[0]["killed"]
    assert killed[position(store, "one")] == KILLED_UNKNOWN
    assert killed[position(store, "two")] == KILLED_UNKNOWN - 1  # 100,000 do not fit into 16 bits


def test_types_are_the_catalogue_s_and_others_its_last(
    store: Store, types: IncidentTypes, data: IncidentData, static: StaticFolder
) -> None:
    arrays, meta = load_packed(path_of(data, static))
    names = list(types.types)
    assert [t["label"] for t in meta["types"]] == [t.label["en"] for t in types.types.values()]
    assert names[arrays["type"][position(store, "two")]] == "Protests"
    assert arrays["type"][position(store, "odd")] == len(names) - 1


def test_no_word_of_an_incident_is_sent(data: IncidentData, static: StaticFolder) -> None:
    content = gzip.decompress(path_of(data, static).read_bytes())
    for words in (*HOSTILE, "Sumy", "kyiv1"):
        assert words.encode() not in content
    assert b"alert" not in content


def test_an_area_is_never_a_point(store: Store, admin: AdminIndex) -> None:
    columns = store.columns()
    table = area_table(columns, admin)
    is_area = np.array([p.is_area for p in GEO_PRECISIONS] + [False])[columns.geo_precision]
    np.testing.assert_array_equal(table.number >= 0, is_area)
    assert table.number[position(store, "nowhere")] == -1


def test_incidents_of_one_division_share_its_outline(store: Store, admin: AdminIndex) -> None:
    table = area_table(store.columns(), admin)
    first, second = (table.number[position(store, name)] for name in ("oblast1", "oblast2"))
    assert first == second
    drawn = shapely.union_all([shapely.Polygon(ring) for ring in table.outlines[first]])
    belgorod = admin.polygon("RU-BEL")
    assert shapely.area(shapely.symmetric_difference(drawn, belgorod)) < 0.01 * shapely.area(belgorod)
    longitude, latitude, km, wide = table.rows[first]
    assert admin.locate(latitude, longitude).admin1 == "RU-BEL"
    assert 100 < km < 250
    assert not wide


def test_a_country_is_told_from_smaller_areas(store: Store, admin: AdminIndex) -> None:
    table = area_table(store.columns(), admin)
    number = table.number[position(store, "country")]
    assert table.rows[number][3] == 1
    assert table.outlines[number]


@pytest.mark.parametrize(("name", "km"), [("raion", 40.0), ("oblast3", 25.0), ("somewhere", 25.0)])
def test_areas_without_an_outline_are_circles(store: Store, admin: AdminIndex, name: str, km: float) -> None:
    table = area_table(store.columns(), admin)
    number = table.number[position(store, name)]
    assert table.outlines[number] == []
    assert table.rows[number][2] == km


def test_an_empty_store_makes_an_empty_file(
    tmp_path: Path, types: IncidentTypes, admin: AdminIndex, static: StaticFolder
) -> None:
    with Store.open(tmp_path / "empty.sqlite") as empty:
        data = publish_incidents(empty.columns(), types, lambda: admin, static)
    assert data.count == 0
    arrays, _ = load_packed(path_of(data, static))
    assert len(arrays["lon"]) == len(arrays["ring_x"]) == 0


def test_the_same_incidents_are_the_same_file(
    store: Store, types: IncidentTypes, admin: AdminIndex, static: StaticFolder, data: IncidentData
) -> None:
    assert publish_incidents(store.columns(), types, lambda: admin, static) == data
    other = publish_incidents(store.columns(), types, lambda: admin, static, language="uk")
    assert other.digest != data.digest


def test_what_is_there_already_is_not_made_again(
    store: Store, types: IncidentTypes, static: StaticFolder, data: IncidentData
) -> None:
    def never() -> AdminIndex:
        raise AssertionError("the outlines were read for a file that is there")

    assert publish_incidents(store.columns(), types, never, static) == data
    with pytest.raises(AssertionError, match="outlines"):
        publish_incidents(store.columns(), types, never, static, borders="others")


def test_files_nobody_asked_for_go_after_a_day(tmp_path: Path) -> None:
    folder = StaticFolder(path=tmp_path, url="/s")
    old, kept = folder.publish("old", lambda: b"old"), folder.publish("kept", lambda: b"kept")
    yesterday = time.time() - 90_000
    for url in (old, kept):
        os.utime(tmp_path / "data" / Path(url).name, (yesterday, yesterday))
    assert folder.publish("kept", lambda: b"kept") == kept
    assert [p.name for p in (tmp_path / "data").iterdir()] == [Path(kept).name]


def test_a_file_in_use_stays(tmp_path: Path) -> None:
    folder = StaticFolder(path=tmp_path, url="/s")
    digest = "used"
    folder.publish(digest, lambda: b"used")
    yesterday = time.time() - 90_000
    os.utime(tmp_path / "data" / f"{digest}.bin", (yesterday, yesterday))
    assert folder.holds(digest)
    folder.publish("another", lambda: b"another")
    assert folder.holds(digest)
    (tmp_path / "data" / f"{digest}.bin").unlink()
    assert not folder.holds(digest)
