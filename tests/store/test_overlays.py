"""Lines and areas kept as they were drawn, with the incident that has their dates."""

from __future__ import annotations

import io
import json
import sqlite3
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import geopandas
import pytest
import shapely

from geo.exporters.overlays import write_overlays
from geo.filters import Criteria, select
from geo.gazetteer.index import Gazetteer
from geo.settings import Settings
from geo.store import Store
from geo.store.importing import Imported, prepare, run, undo

LINE = [[35.0, 47.5], [36.0, 47.6], [37.0, 47.9]]
RING = [
    [35.0, 47.0],
    [35.0, 48.0],
    [36.0, 48.0],
    [36.0, 47.0],
    [35.0, 47.0],
]  # clockwise, as RFC 7946 has no outer ring


def feature(kind: str, coordinates: Any, **properties: Any) -> dict[str, Any]:
    return {
        "type": "Feature",
        "geometry": {"type": kind, "coordinates": coordinates},
        "properties": properties,
    }


FEATURES = [
    feature("LineString", LINE, id="l1", date="2024-01-10", description="Front line"),
    feature("Polygon", [RING], id="a1", date="2024-02-20", description="Burnt\nland"),
    feature("Polygon", [RING], id="a2", description="Without a day"),
    feature("Point", [35.5, 47.5], id="p1", date="2024-01-10", description="Shelling"),
]


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "s.sqlite") as opened:
        yield opened


def bring(store: Store, gazetteer: Gazetteer, path: Path) -> Imported:
    return run(store, prepare(path, Settings(home=path.parent), gazetteer))


def geojson(folder: Path, features: list[dict[str, Any]] = FEATURES) -> Path:
    path = folder / "shapes.geojson"
    path.write_text(json.dumps({"type": "FeatureCollection", "features": features}))
    return path


def test_lines_and_areas_are_kept_and_found_by_day(
    store: Store, gazetteer: Gazetteer, tmp_path: Path
) -> None:
    done = bring(store, gazetteer, geojson(tmp_path))
    assert done.added == 4 and any("overlays" in note for note in done.notes)
    names = [o.name for o in store.overlays()]
    assert sorted(names) == ["Burnt", "Front line", "Without a day"]
    january = store.overlays(date(2024, 1, 1), date(2024, 1, 31), undated=False)
    assert [(o.name, o.start, o.is_area) for o in january] == [("Front line", date(2024, 1, 10), False)]
    assert january[0].geometry == {"type": "LineString", "coordinates": LINE}
    assert {o.name for o in store.overlays(date(2024, 2, 1))} == {"Burnt", "Without a day"}
    assert store.overlays(None, date(2023, 1, 1), undated=False) == ()


def test_outer_rings_turn_left(store: Store, gazetteer: Gazetteer, tmp_path: Path) -> None:
    bring(store, gazetteer, geojson(tmp_path))
    (area,) = store.overlays(date(2024, 2, 20), date(2024, 2, 20), undated=False)
    assert area.is_area and shapely.LinearRing(area.geometry["coordinates"][0]).is_ccw


def test_a_selection_has_its_overlays_and_they_read_back(
    store: Store, gazetteer: Gazetteer, tmp_path: Path
) -> None:
    bring(store, gazetteer, geojson(tmp_path))
    selection = select(store, Criteria())
    out = io.BytesIO()
    assert write_overlays(selection.overlays(), out) == 3
    path = tmp_path / "out.geojson"
    path.write_bytes(out.getvalue())
    assert len(geopandas.read_file(path)) == 3
    assert "crs" not in json.loads(out.getvalue())
    with Store.open(tmp_path / "t.sqlite") as other:
        done = bring(other, gazetteer, path)
        assert (done.added, done.refused) == (3, ())
        told = [(o.id, o.name, o.start, o.end, o.geometry) for o in store.overlays()]
        assert [(o.id, o.name, o.start, o.end, o.geometry) for o in other.overlays()] == told
        assert bring(other, gazetteer, path).added == 0


def test_taking_an_import_out_takes_its_shapes_out(
    store: Store, gazetteer: Gazetteer, tmp_path: Path
) -> None:
    done = bring(store, gazetteer, geojson(tmp_path))
    undo(store, done.import_id)
    assert store.overlays() == ()


@pytest.mark.parametrize(("name", "driver"), [("a.gpkg", "GPKG"), ("a.fgb", "FlatGeobuf")])
def test_shapes_in_metres_come_to_wgs_84(
    store: Store, gazetteer: Gazetteer, tmp_path: Path, name: str, driver: str
) -> None:
    frame = geopandas.GeoDataFrame(
        {"date": ["2024-01-10"]}, geometry=[shapely.Polygon(RING)], crs=4326
    ).to_crs(32636)
    frame.to_file(tmp_path / name, driver=driver)
    bring(store, gazetteer, tmp_path / name)
    (area,) = store.overlays()
    assert shapely.equals_exact(
        shapely.normalize(shapely.from_geojson(json.dumps(area.geometry))),
        shapely.normalize(shapely.Polygon(RING)),
        1e-5,
    )


def test_kml_lines_are_kept(store: Store, gazetteer: Gazetteer, tmp_path: Path) -> None:
    path = tmp_path / "a.kml"
    path.write_text(
        '<kml xmlns="http://www.opengis.net/kml/2.2"><Document><Placemark><name>Trench</name><TimeSpan><begin>2024-01-01</begin>'
        "<end>2024-01-31</end></TimeSpan><LineString><coordinates>35,47.5,0 36,47.6,0</coordinates></LineString></Placemark>"
        "</Document></kml>"
    )
    bring(store, gazetteer, path)
    (line,) = store.overlays(date(2024, 1, 15), date(2024, 1, 15))
    assert (line.start, line.end, line.geometry["coordinates"]) == (
        date(2024, 1, 1),
        date(2024, 1, 31),
        [[35, 47.5], [36, 47.6]],
    )


def test_a_store_made_before_overlays_gets_their_table(tmp_path: Path) -> None:
    path = tmp_path / "old.sqlite"
    Store.open(path).close()
    with sqlite3.connect(path) as db:
        for table in ("overlay", "feed_entry", "feed"):
            db.execute(f"DROP TABLE {table}")
    db.close()
    with Store.open(path) as store:
        assert store.overlays() == () and store.feeds() == ()
