"""Where a file of the map does not come the map says so, and tries again when told to."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests.layers.made import READY

pytestmark = pytest.mark.browser


@pytest.mark.parametrize(
    ("files", "words"),
    [
        ("**/data/*.bin", "The incidents could not be loaded."),
        ("**/basemap/world.bin", "The base map could not be loaded."),
    ],
)
def test_what_could_not_be_loaded_is_told_and_tried_again(
    opened: Callable[..., Page], browser: Browser, files: str, words: str
) -> None:
    address = opened().url
    page = browser.new_page(viewport={"width": 390, "height": 700})
    failed: list[str] = []

    def fail(route: Route) -> None:
        failed.append(route.request.url)
        route.fulfill(status=404)

    page.route(files, fail)
    page.goto(address)
    told = page.get_by_role("alert")
    expect(told).to_contain_text(words)
    assert len(failed) == 1
    page.get_by_role("button", name="Try again").click()
    expect(told).to_contain_text(words)  # it failed again
    page.unroute(files)
    page.get_by_role("button", name="Try again").click()
    page.wait_for_function(READY)
    expect(page.locator(".dateline-trouble")).to_be_hidden()
    world = "Object.values(datelineMap.map._layers).some((layer) => layer._world)"
    page.wait_for_function(world)
    assert page.evaluate("datelineMap.drawn().shown") > 0
    page.close()
