"""The open incident is marked however many points are in view, and in every way of drawing."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page

from geo.store import Store
from tests.factories import at, day, incident
from tests.layers.made import READY

pytestmark = pytest.mark.browser

SIDE = 42  # of a square of points: more than are drawn one by one
# How far from the mark stands what holds the chosen incident, or its point where nothing does.
AWAY = """() => {
    const canvas = datelineMap.map.datelineIncidents, { marked } = canvas.report(), i = canvas._chosen;
    const spots = datelineMap.items();
    const at = canvas._items.findIndex((item) => (item.members || item.find()).includes(i));
    const { x, y } = spots[at] || datelineMap.map.latLngToContainerPoint([canvas._data.lat[i], canvas._data.lon[i]]);
    return Math.hypot(marked.x - x, marked.y - y);
}"""


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with Store.open(tmp_path_factory.mktemp("chosen") / "store.sqlite") as store:
        store.add_incidents(
            incident(f"i{n}", when=day("2025-01-01"), placement=at(47 + n % SIDE / 14, 33 + n // SIDE / 14))
            for n in range(SIDE * SIDE)
        )
        yield store


def test_the_chosen_incident_is_marked_in_every_way_of_drawing(opened: Callable[..., Page]) -> None:
    page = opened()
    assert page.evaluate("datelineMap.drawn().inView") == SIDE * SIDE
    assert page.evaluate("datelineMap.drawn().marked") is None
    for way in ("symbols", "even", "hexagons", "heat"):
        page.get_by_label("How incidents are drawn").select_option(way)
        for i in (0, 700, 1500):
            page.evaluate(
                "i => { const c = datelineMap.map.datelineIncidents; c._chosen = i; c.redraw(); }", i
            )
            page.wait_for_function(READY)
            assert page.evaluate(AWAY) < 2, (way, i)
