"""Lines and areas on the map: one file, and each is shown while its incident is."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

from geo.events.catalogue import IncidentTypes
from geo.filters import Criteria, select
from geo.gazetteer.admin import AdminIndex
from geo.layers import StaticFolder, incident_layer, map_frame, publish_incidents, publish_shapes
from geo.packed import unpack
from geo.store import Overlay, Store
from tests.chromium import watched
from tests.factories import at, day, incident
from tests.layers.made import READY

LINE = {"type": "LineString", "coordinates": [[34.0, 48.0], [36.0, 49.0]]}
AREA = {"type": "Polygon", "coordinates": [[[33.0, 47.0], [34.0, 47.0], [34.0, 48.0], [33.0, 47.0]]]}
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
    given = [
        overlay(store, "early", LINE),
        overlay(store, "late", AREA),
        overlay(store, "late", AREA, key=999),
    ]
    address = publish_shapes(columns, given, static)
    _, meta = unpack((static.path / "data" / Path(address).name).read_bytes())
    assert [columns.ids[one["at"]] for one in meta["shapes"]] == ["early", "late"]
    assert [one["area"] for one in meta["shapes"]] == [False, True]
    assert publish_shapes(columns, given[2:], static) == ""


@pytest.mark.browser
def test_a_shape_is_drawn_while_its_incident_is(
    browser: Browser, server: str, site: Path, static: StaticFolder, store: Store, types: IncidentTypes, admin: AdminIndex
) -> None:  # fmt: skip
    columns = store.columns()
    data = publish_incidents(columns, types, lambda: admin, static)
    shapes = publish_shapes(columns, [overlay(store, "early", LINE), overlay(store, "late", AREA)], static)
    frame = map_frame(static, location=(48.5, 34.5), timeline=True)
    incident_layer(select(store, Criteria()), data, shapes=shapes).add_to(frame)
    (site / "shapes.html").write_text(frame.get_root().render(), encoding="utf-8")
    watch = watched(browser.new_page(viewport={"width": 900, "height": 700}))
    watch.page.goto(f"{server}/shapes.html")
    watch.page.wait_for_function(READY)
    assert watch.page.evaluate("datelineMap.drawn().shapes") == 2
    first = (date(2025, 2, 1) - date(1970, 1, 1)).days
    watch.page.evaluate(f"datelineMap.map.datelineIncidents.scrub({first}, null, false)")
    assert watch.page.evaluate("datelineMap.drawn().shapes") == 1
    watch.page.close()
    assert (watch.outside, watch.errors, watch.dialogs) == ([], [], [])
