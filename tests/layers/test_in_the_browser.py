"""The map in a real Chromium: what is drawn, what a click tells, what is asked of whom."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from playwright.sync_api import Browser

from geo.events.catalogue import IncidentTypes
from geo.filters import Criteria, select
from geo.gazetteer.admin import AdminIndex
from geo.layers import IncidentData, StaticFolder, incident_layer, map_frame, publish_incidents, read_click
from geo.layers.incidents import IncidentLayer
from geo.store import Store
from tests.chromium import Watched, watched
from tests.layers.made import LISTEN, READY

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def data(store: Store, types: IncidentTypes, admin: AdminIndex, static: StaticFolder) -> IncidentData:
    return publish_incidents(store.columns(), types, lambda: admin, static)


@pytest.fixture
def opened(
    browser: Browser, server: str, site: Path, static: StaticFolder, store: Store, data: IncidentData
) -> Iterator[Callable[..., Watched]]:
    """A function that opens a map of a selection and waits until it is drawn."""
    pages: list[Watched] = []

    def open_map(criteria: Criteria = Criteria(), **frame: Any) -> Watched:  # noqa: B008 - frozen
        made = map_frame(static, **({"location": (49.5, 34.0), "zoom": 6} | frame))
        incident_layer(select(store, criteria), data).add_to(made)
        (site / "map.html").write_text(made.get_root().render(), encoding="utf-8")
        watch = watched(browser.new_page(viewport={"width": 1000, "height": 700}))
        pages.append(watch)
        watch.page.goto(f"{server}/map.html")
        watch.page.wait_for_function(READY)
        return watch

    yield open_map
    for watch in pages:
        watch.page.close()
        assert (watch.outside, watch.errors, watch.dialogs) == ([], [], [])


def drawn(watch: Watched) -> dict[str, Any]:
    report: dict[str, Any] = watch.page.evaluate("datelineMap.drawn()")
    return report


def order(watch: Watched, store: Store, data: IncidentData, criteria: Criteria) -> dict[str, Any]:
    """Command another selection, as a step of the slider does, and see what is drawn then."""
    group = incident_layer(select(store, criteria), data)
    (command,) = (c.command for c in group._children.values() if isinstance(c, IncidentLayer))
    watch.page.evaluate(
        "command => { window.layer && layer.remove(); "
        "window.layer = new Dateline.Incidents(command).addTo(datelineMap.map); }",
        command,
    )
    watch.page.wait_for_function(READY)
    return drawn(watch)


def test_everything_with_a_place_is_drawn(opened: Callable[..., Watched], store: Store) -> None:
    report = drawn(opened())
    assert report["total"] == len(store.columns()) == 14
    assert report["shown"] == report["inView"] == 13  # all but the one without a place
    assert report["areas"] == 5  # two incidents share an oblast
    assert report["clusters"] == 1  # two share Kyiv
    assert report["symbols"] == 5
    assert sum(report["byType"]) == 13


@pytest.mark.parametrize(
    "criteria",
    [
        Criteria(date_from=date(2025, 3, 10), date_to=date(2025, 6, 1)),  # begins within an interval
        Criteria(date_from=date(2025, 3, 10), date_to=date(2025, 6, 1), include_undated=False),
        Criteria(date_from=date(2026, 1, 1), include_undated=False),
        Criteria(event_types=("Protests", "Riots")),
        Criteria(bbox=(30.0, 50.0, 31.0, 51.0)),
        Criteria(countries=("RU",), include_undated=False),
    ],
)
def test_what_is_drawn_is_what_was_selected(
    opened: Callable[..., Watched], store: Store, data: IncidentData, criteria: Criteria
) -> None:
    selection = select(store, criteria)
    placed = np.isfinite(selection.columns.lon[selection.indices])
    assert order(opened(), store, data, criteria)["shown"] == np.count_nonzero(placed)


def test_a_step_of_the_slider_keeps_the_view(
    opened: Callable[..., Watched], store: Store, data: IncidentData
) -> None:
    watch = opened()
    watch.page.evaluate("datelineMap.map.setView([50, 36], 8, {animate: false})")
    order(watch, store, data, Criteria(date_to=date(2025, 3, 1)))
    assert watch.page.evaluate("datelineMap.map.getZoom()") == 8


def test_the_view_outlives_the_page(opened: Callable[..., Watched]) -> None:
    watch = opened()
    watch.page.evaluate("datelineMap.map.setView([47, 31], 9, {animate: false})")
    watch.page.reload()
    watch.page.wait_for_function(READY)
    assert watch.page.evaluate("datelineMap.map.getZoom()") == 9


def click(watch: Watched, wanted: str) -> str:
    """Click the first drawn thing that fits a condition on `i`, and return what the layer tells."""
    watch.page.evaluate(LISTEN)
    watch.page.evaluate("window.told = ''")
    spot = watch.page.evaluate(f"datelineMap.items().find((i) => {wanted})")
    watch.page.mouse.click(spot["x"], spot["y"])
    watch.page.wait_for_function("window.told")
    told: str = watch.page.evaluate("told")
    return told


def ids(store: Store, data: IncidentData, told: str) -> list[str]:
    found = read_click(told, data)
    assert found is not None
    assert found.total == len(found.positions)
    return sorted(str(i) for i in store.columns().ids[list(found.positions)])


def test_a_click_tells_which_incidents(
    opened: Callable[..., Watched], store: Store, data: IncidentData
) -> None:
    watch = opened()
    assert ids(store, data, click(watch, "i.total === 2 && !i.area")) == ["kyiv1", "kyiv2"]
    assert ids(store, data, click(watch, "i.total === 2 && i.area")) == ["oblast1", "oblast2"]
    order(watch, store, data, Criteria(event_types=("Protests",)))
    assert ids(store, data, click(watch, "i.total === 1")) == ["two"]


def test_a_country_is_shaded_and_told_where_nothing_smaller_is(
    opened: Callable[..., Watched], store: Store, data: IncidentData
) -> None:
    watch = opened()
    order(watch, store, data, Criteria(event_types=("Battles", "Protests")))
    watch.page.evaluate(LISTEN)

    def opacity(place: list[float]) -> int:
        told = watch.page.evaluate(
            """place => {
            const canvas = datelineMap.map.datelineIncidents, ratio = devicePixelRatio, map = datelineMap.map;
            const { x, y } = map.latLngToContainerPoint(place).subtract(map.layerPointToContainerPoint(canvas._bounds.min));
            return canvas._context.getImageData(x * ratio, y * ratio, 1, 1).data[3];
        }""",
            place,
        )
        return int(told)

    def tell(place: list[float]) -> list[str]:
        watch.page.evaluate("window.told = ''")
        spot = watch.page.evaluate("p => datelineMap.map.latLngToContainerPoint(p)", place)
        watch.page.mouse.click(spot["x"], spot["y"])
        watch.page.wait_for_function("window.told")
        return ids(store, data, watch.page.evaluate("told"))

    shaded, abroad, hatched = [49.6, 30.0], [53.0, 29.0], [50.9, 37.8]
    assert (opacity(shaded), opacity(abroad)) == (pytest.approx(15, abs=5), 0)
    assert tell(shaded) == ["country"]
    assert tell([50.91, 34.80]) == ["two"]  # a symbol within it
    assert tell([49.0, 33.4]) == ["raion"]  # a smaller area within it
    assert tell(hatched) == ["oblast1", "oblast2"]


def test_two_clicks_on_one_incident_are_two(opened: Callable[..., Watched]) -> None:
    watch = opened()
    assert click(watch, "i.total === 2 && !i.area") != click(watch, "i.total === 2 && !i.area")


def test_a_click_beside_everything_tells_nothing(opened: Callable[..., Watched]) -> None:
    watch = opened()
    watch.page.evaluate(LISTEN)
    watch.page.mouse.click(700, 600)
    watch.page.wait_for_timeout(100)
    assert watch.page.evaluate("window.told") is None


def test_the_tip_speaks_in_the_catalogue_s_words(opened: Callable[..., Watched]) -> None:
    watch = opened(Criteria(event_types=("Protests",)))
    spot = watch.page.evaluate("datelineMap.items()[0]")
    watch.page.mouse.move(spot["x"], spot["y"])
    tip = watch.page.locator(".dateline-tip")
    tip.wait_for()
    assert tip.locator("> *").all_inner_texts() == [
        "Protests",
        "1 Feb 2025",
        "65,534 reported killed",
        "verified",
    ]


def test_the_base_map_shows_land_borders_and_names(opened: Callable[..., Watched]) -> None:
    page = opened(theme="light").page
    base = "Object.values(datelineMap.map._layers).find((l) => l.drawn)"
    page.wait_for_function(f"{base} && {base}.drawn.detail && {base}._names.placed > 10")
    colours = page.evaluate(
        f"""() => {{
            const base = {base}, at = (lat, lng) => {{
                const p = datelineMap.map.latLngToLayerPoint([lat, lng]).subtract(base._bounds.min);
                return Array.from(base._context.getImageData(p.x * devicePixelRatio, p.y * devicePixelRatio, 1, 1).data);
            }};
            return [at(48.6, 30.4), at(45.6, 31.4)];
        }}"""
    )
    assert colours == [[248, 247, 243, 255], [0, 0, 0, 0]]  # land; the sea is the box's own colour


def test_it_can_be_found_and_moved_without_a_mouse(opened: Callable[..., Watched]) -> None:
    page = opened(label="Incidents near Kharkiv").page
    box = page.get_by_role("application", name="Incidents near Kharkiv")
    box.focus()
    page.keyboard.press("+")
    page.wait_for_function("datelineMap.map.getZoom() > 6")
    for key in ("Enter", "Space"):
        page.evaluate("datelineMap.map.setView([20, 120], 9, {animate: false})")
        page.get_by_role("button", name="Show all incidents").press(key)
        page.wait_for_function("datelineMap.drawn().ready && datelineMap.drawn().inView === 13")
    assert "flag" not in page.locator(".leaflet-control-attribution").inner_html().lower()
    assert page.locator("canvas:not([aria-hidden])").count() == 0


def test_tiles_from_outside_come_only_when_chosen(opened: Callable[..., Watched]) -> None:
    watch = opened()
    assert not watch.outside
    watch.page.route("https://tile.openstreetmap.org/**", lambda route: route.abort())
    watch.page.locator(".leaflet-control-layers-toggle").hover(force=True)
    with watch.page.expect_request("https://tile.openstreetmap.org/**"):
        watch.page.get_by_label("OpenStreetMap (online)").check()
    watch.page.wait_for_function("document.querySelectorAll('canvas.dateline-canvas').length === 1")
    assert "OpenStreetMap" in watch.page.locator(".leaflet-control-attribution").inner_text()
    assert watch.outside
    assert all(url.startswith("https://tile.openstreetmap.org/") for url in watch.outside)
    watch.page.get_by_label("Base map (offline)").check()
    watch.page.wait_for_function("document.querySelectorAll('canvas.dateline-canvas').length === 3")
    watch.page.wait_for_function("datelineMap.drawn().ready")
    assert drawn(watch)["inView"] == 13
    watch.outside.clear()


def test_a_missing_file_is_told_apart_from_an_empty_map(
    opened: Callable[..., Watched], store: Store, data: IncidentData
) -> None:
    watch = opened()
    watch.page.evaluate(
        "new Dateline.Incidents({url: '/static/data/none.bin', digest: '0', undated: true}).addTo(datelineMap.map)"
    )
    watch.page.wait_for_function("datelineMap.drawn().failed")
    assert not drawn(watch)["ready"]


def test_the_chosen_incident_is_marked_and_flown_to_once(
    opened: Callable[..., Watched], store: Store, data: IncidentData
) -> None:
    page = opened().page
    everything = select(store, Criteria())
    kharkiv = int(np.flatnonzero(everything.columns.ids == "one")[0])

    def command(chosen: int | None) -> None:
        (layer,) = incident_layer(everything, data, chosen=chosen)._children.values()
        assert isinstance(layer, IncidentLayer)
        page.evaluate(
            "command => { window.layer && layer.remove(); "
            "window.layer = new Dateline.Incidents(command).addTo(datelineMap.map); }",
            layer.command,
        )

    command(kharkiv)
    page.wait_for_function(
        "datelineMap.map.getZoom() >= 8 && datelineMap.map.getCenter().distanceTo([49.99, 36.23]) < 2000"
    )
    assert page.evaluate("datelineMap.drawn().chosen") == kharkiv
    page.evaluate("datelineMap.map.setView([20, 120], 5, {animate: false})")
    command(kharkiv)  # a step of the slider: the same incident is still open, the view is the visitor's
    page.wait_for_function(READY)
    assert page.evaluate("datelineMap.map.getZoom()") == 5
    command(None)
    page.wait_for_function("datelineMap.drawn().chosen === -1")
