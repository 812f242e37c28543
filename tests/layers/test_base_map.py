"""The base map in a real Chromium: how many bytes a first view loads, and what stands where files are missing yet."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Route

from geo.events.catalogue import IncidentTypes
from geo.filters import Criteria, select
from geo.gazetteer.admin import AdminIndex
from geo.layers import StaticFolder, incident_layer, map_frame, publish_incidents
from geo.store import Store
from tests.chromium import watched
from tests.layers.made import READY

pytestmark = [pytest.mark.browser, pytest.mark.enable_socket]

BASE = "Object.values(datelineMap.map._layers).find((l) => l.drawn)"
HERE = f"window.datelineMap && {BASE} && [...{BASE}._tiles.values()].every(Boolean)"
LOADED = """() => performance.getEntriesByType('resource').filter((r) => r.name.endsWith('.bin'))
    .map((r) => [r.name.split('/').pop(), r.transferSize])"""
MOST = 300_000
PAGE, DESKTOP, PHONE = (860, 526), (1400, 800), (390, 400)
"""The map's size in the page at 1440 pixels, with the whole window for itself, and on a phone."""


@pytest.fixture
def at(
    browser: Browser, server: str, site: Path, static: StaticFolder, store: Store, types: IncidentTypes, admin: AdminIndex
) -> Iterator[Callable[..., Page]]:  # fmt: skip
    """Opens a map of the module's store at a place, as the first page of a fresh browser."""
    data = publish_incidents(store.columns(), types, lambda: admin, static)
    contexts = []

    def open_map(view: tuple[float, float, float], size: tuple[int, int], route: Any = None) -> Page:
        frame = map_frame(static)
        incident_layer(select(store, Criteria()), data).add_to(frame)
        (site / "base.html").write_text(frame.get_root().render(), encoding="utf-8")
        contexts.append(browser.new_context(viewport={"width": size[0], "height": size[1]}))
        page = watched(contexts[-1].new_page()).page
        # As a view that was kept: the map leaves another that shows no incident.
        kept = json.dumps(json.dumps({"view": ",".join(map(str, view))}))
        page.add_init_script(f"sessionStorage.setItem('dateline-kept-main', {kept})")
        if route:
            page.route("**/basemap/*_*.bin", route)
        page.goto(f"{server}/base.html")
        page.wait_for_function(READY)
        return page

    yield open_map
    for context in contexts:
        context.close()


@pytest.mark.parametrize(
    ("view", "size"),
    [
        ((49.5, 34.5, 6), PAGE),  # the demonstration layer
        ((48.8, 31.2, 6), DESKTOP),  # Ukraine
        ((15.5, 30, 5.5), DESKTOP),  # Sudan
        ((48, 6, 5), DESKTOP),  # Western Europe
        ((46.5, 12, 7), DESKTOP),  # the Alps in detail
        ((49.5, 34.5, 6), PHONE),
        ((20, 10, 2), DESKTOP),  # the world
    ],
)
def test_a_first_view_is_small(
    at: Callable[..., Page], view: tuple[float, float, float], size: tuple[int, int]
) -> None:
    page = at(view, size)
    page.wait_for_function(HERE)
    assert page.evaluate("datelineMap.map.getZoom()") == view[2]
    loaded = page.evaluate(LOADED)
    assert sum(1 for name, _ in loaded if "_" in name) >= (4 if view[2] >= 4.5 else 0)
    assert all(sent > 300 for _, sent in loaded)  # sent, and not from the browser's store
    print(view, size, sum(sent for _, sent in loaded))
    assert sum(sent for _, sent in loaded) < MOST, loaded


def test_a_coarser_file_stands_where_a_finer_one_is_not_here(at: Callable[..., Page]) -> None:
    def never_close(route: Route) -> None:
        if "/close_" not in route.request.url:
            route.continue_()

    page = at((49.5, 34.5, 6), PAGE, never_close)
    page.wait_for_function(HERE)
    page.evaluate("datelineMap.map.setView([49.5, 34.5], 8, {animate: false})")
    page.wait_for_function(f"[...{BASE}._tiles.keys()].some((name) => name.startsWith('close_'))")
    names = f"{BASE}._files.map((file) => file === {BASE}._world ? 'world' : 'near')"
    page.wait_for_function(f"new Set({names}).has('near')")
    assert set(page.evaluate(names)) == {"near"}
