"""Lines and areas on the map: one file, each shown while its incident is, whatever a file made of their corners."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from playwright.sync_api import Browser

from geo.events.catalogue import IncidentTypes
from geo.filters import Criteria, select
from geo.gazetteer.admin import AdminIndex
from geo.layers import StaticFolder, incident_layer, map_frame, publish_incidents, publish_shapes
from geo.layers.shapes import DOT, LINE, QUANTUM, RING, shape_arrays, shape_file
from geo.packed import unpack
from geo.store import Overlay, Store
from tests.chromium import watched
from tests.factories import at, day, incident
from tests.layers.made import LISTEN, READY

FRONT = {"type": "LineString", "coordinates": [[34.0, 48.0], [36.0, 49.0]]}
RINGS = [
    [[33.0, 47.0], [34.0, 47.0], [34.0, 48.0], [33.0, 48.0], [33.0, 47.0]],
    [[33.4, 47.4], [33.4, 47.8], [33.8, 47.8], [33.8, 47.4], [33.4, 47.4]],
]
AREA = {"type": "Polygon", "coordinates": RINGS}
INCIDENTS = (
    incident("late", when=day("2025-03-01"), placement=at(47.3, 33.6)),
    incident("early", when=day("2025-01-01"), placement=at(48.5, 35.0)),
    incident("plain", when=day("2025-02-01"), placement=at(50.0, 36.2)),
)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with Store.open(tmp_path_factory.mktemp("shapes") / "store.sqlite") as store:
        store.add_incidents(INCIDENTS)
        yield store


def overlay(store: Store, id: str, geometry: dict[str, Any], key: int | None = None) -> Overlay:
    columns = store.columns()
    own = int(columns.keys[columns.ids.tolist().index(id)])
    return Overlay(
        id=id, key=own if key is None else key, name="Front", event_type="Battles", start=None, end=None,
        geometry=geometry, record={},
    )  # fmt: skip


def test_a_shape_has_the_position_of_its_incident(store: Store, static: StaticFolder) -> None:
    columns = store.columns()
    listed = [
        overlay(store, "early", FRONT),
        overlay(store, "late", AREA),
        overlay(store, "late", AREA, key=999),
    ]
    address = publish_shapes(columns, listed, static)
    arrays, _ = unpack((static.path / "data" / Path(address).name).read_bytes())
    assert [columns.ids[spot] for spot in arrays["at"]] == ["early", "late"]
    assert arrays["part_kind"].tolist() == [LINE, RING, RING]
    assert publish_shapes(columns, listed[2:], static) == ""
    assert publish_shapes(columns, [], static) == ""


Part = tuple[int, list[float], list[float]]


def parts(store: Store, geometry: dict[str, Any]) -> list[Part]:
    """What a map makes of a geometry: kind, longitudes and latitudes of each part."""
    arrays, meta = unpack(shape_file(shape_arrays(store.columns(), [overlay(store, "early", geometry)])))
    starts, x, y = arrays["part_starts"], arrays["x"] * meta["quantum"], arrays["y"] * meta["quantum"]
    assert len(arrays["shape_starts"]) == len(arrays["at"]) + 1
    return [
        (int(kind), np.round(x[first:end], 6).tolist(), np.round(y[first:end], 6).tolist())
        for kind, first, end in zip(arrays["part_kind"], starts[:-1], starts[1:], strict=True)
    ]


def ring(*corners: tuple[float, float]) -> list[list[float]]:
    return [list(corner) for corner in (*corners, corners[0])]


def test_what_crosses_the_antimeridian_goes_on_beyond_it(store: Store) -> None:
    line = {"type": "LineString", "coordinates": [[170, 60], [-175, 61], [179, 62], [-160, 63]]}
    assert parts(store, line)[0][1] == [170, 185, 179, 200]
    outer, hole = ring((170, 50), (-170, 50), (-170, 60), (170, 60)), ring((-178, 54), (-178, 56), (-176, 55))
    zone = parts(store, {"type": "Polygon", "coordinates": [outer, hole]})
    assert [(min(x), max(x)) for _, x, _ in zone] == [(170, 190), (182, 184)]
    whole = parts(
        store, {"type": "Polygon", "coordinates": [ring((-180, -90), (180, -90), (180, 90), (-180, 90))]}
    )
    assert (min(whole[0][1]), max(whole[0][1])) == (-180, 180)


def test_an_area_round_a_pole_reaches_it(store: Store) -> None:
    ice = ring((-150, 80), (-30, 82), (90, 81))
    ((kind, x, y),) = parts(store, {"type": "Polygon", "coordinates": [ice]})
    assert kind == RING and max(y) == 90 and max(x) - min(x) == 360


@pytest.mark.parametrize(
    ("geometry", "kinds"),
    [
        ({"type": "LineString", "coordinates": []}, []),
        ({"type": "LineString", "coordinates": [[1, 2]]}, []),
        ({"type": "Polygon", "coordinates": []}, []),
        ({"type": "Polygon", "coordinates": [[[1, 2], [3, 4], [1, 2]]]}, []),
        ({"type": "MultiPolygon", "coordinates": []}, []),
        ({"type": "GeometryCollection", "geometries": []}, []),
        ({"type": "MultiPoint", "coordinates": [[1, 2], [3, 4]]}, [DOT, DOT]),
        ({"type": "GeometryCollection", "geometries": [AREA, FRONT, {"type": "Point", "coordinates": [1, 2]}]}, [RING, RING, LINE, DOT]),
        ({"type": "MultiLineString", "coordinates": [[[0, 0], [1, 1]], [], [[2, 2, 9], [3, 3, 9]]]}, [LINE, LINE]),
    ],
)  # fmt: skip
def test_every_kind_of_geometry_gives_what_can_be_drawn(
    store: Store, geometry: dict[str, Any], kinds: list[int]
) -> None:
    assert [kind for kind, _, _ in parts(store, geometry)] == kinds


@given(st.lists(st.tuples(st.floats(-1e5, 1e5), st.floats(-1e3, 1e3)), min_size=2, max_size=30))
def test_any_corners_fit_into_the_file(store: Store, corners: list[tuple[float, float]]) -> None:
    ((_, x, y),) = parts(store, {"type": "LineString", "coordinates": [list(c) for c in corners]})
    assert len(x) == len(corners) and max(map(abs, y)) <= 90
    turns = (np.array(x) - np.array([lon for lon, _ in corners])) / 360
    assert np.abs(turns - np.round(turns)).max() * 360 < 2 * QUANTUM


def test_a_front_of_ten_thousand_corners_is_a_small_file(store: Store) -> None:
    corners = np.random.default_rng(1).normal(0, 0.01, (10_000, 2)).cumsum(axis=0).round(7)
    front = overlay(store, "early", {"type": "LineString", "coordinates": corners.tolist()})
    assert len(shape_file(shape_arrays(store.columns(), [front]))) < 60_000


@pytest.mark.browser
def test_a_shape_is_drawn_while_its_incident_is(
    browser: Browser, server: str, site: Path, static: StaticFolder, store: Store, types: IncidentTypes, admin: AdminIndex
) -> None:  # fmt: skip
    columns = store.columns()
    data = publish_incidents(columns, types, lambda: admin, static)
    shapes = publish_shapes(columns, [overlay(store, "early", FRONT), overlay(store, "late", AREA)], static)
    frame = map_frame(static, location=(48.5, 34.5), timeline=True)
    incident_layer(select(store, Criteria()), data, shapes=shapes).add_to(frame)
    (site / "shapes.html").write_text(frame.get_root().render(), encoding="utf-8")
    watch = watched(browser.new_page(viewport={"width": 900, "height": 700}))
    page = watch.page
    page.goto(f"{server}/shapes.html")
    page.wait_for_function(READY)
    page.evaluate(LISTEN)
    assert page.evaluate("datelineMap.drawn().shapes") == 2

    def told(longitude: float, latitude: float) -> str:
        spot = page.evaluate(
            f"(() => {{ const p = datelineMap.map.latLngToContainerPoint([{latitude}, {longitude}]); return [p.x, p.y]; }})()"
        )
        page.evaluate("window.told = ''")
        page.mouse.click(*spot)
        return str(page.evaluate("window.told")).rpartition(";")[2]

    position = {id: str(spot) for spot, id in enumerate(columns.ids.tolist())}
    assert told(34.5, 48.25) == position["early"]  # on the line
    assert told(33.1, 47.1) == position["late"]  # within the area
    assert told(33.6, 47.75) == ""  # in its hole
    first = (date(2025, 2, 1) - date(1970, 1, 1)).days
    page.evaluate(f"datelineMap.map.datelineIncidents.scrub({first}, null, false)")
    page.wait_for_function(READY)
    assert page.evaluate("datelineMap.drawn().shapes") == 1
    assert told(34.5, 48.25) == ""
    page.close()
    assert (watch.outside, watch.errors, watch.dialogs) == ([], [], [])
