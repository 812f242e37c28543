"""What a visitor's browser loads when the map is opened, and that nothing on the page jumps meanwhile."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from tests.browser import pages
from tests.browser.server import Server

NewPage = Callable[..., Page]

_SHIFTS = """window.shifts = []; new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) if (!entry.hadRecentInput)
        window.shifts.push([entry.value, entry.sources.map(({ node }) => String(node && (node.className || node.nodeName)))]);
}).observe({ type: 'layout-shift', buffered: true });"""
_SENT = """() => performance.getEntriesByType('resource').filter((r) => r.name.includes('/app/static/'))
    .map((r) => [r.name.split('/app/static/')[1], r.transferSize])"""
_MOST_SHIFT, _MOST_SENT = 0.05, 300_000


@pytest.mark.parametrize(
    ("width", "height", "locale"), [(1440, 900, "en-GB"), (700, 900, "ru-RU"), (390, 844, "uk-UA")]
)
def test_nothing_jumps_and_little_is_loaded(
    server: Server, new_page: NewPage, width: int, height: int, locale: str
) -> None:
    page = new_page(width=width, height=height, locale=locale)
    page.add_init_script(_SHIFTS)
    page.goto(server.url)
    pages.drawn(page)
    page.locator(".st-key-dateline_latest button").last.wait_for()
    page.locator(".dl-grid tbody tr").first.wait_for()
    page.wait_for_function("!document.querySelector('[data-testid=stSkeleton]')")
    shifts = page.evaluate("window.shifts")
    assert sum(value for value, _ in shifts) < _MOST_SHIFT, shifts  # all jumps: stricter than a window of 5 s
    sent = pages.map_frame(page).evaluate(_SENT)
    assert {name.split("/")[0] for name, _ in sent} >= {"basemap", "data", "vendor"}
    assert sum(size for _, size in sent) < _MOST_SENT, sent  # scripts, base map and incidents


def test_the_look_is_in_the_page_from_the_start(server: Server, new_page: NewPage) -> None:
    page = new_page()
    for path in ("/", "/incidents"):
        answer = page.request.get(server.url + path)
        assert answer.headers["content-type"].startswith("text/html")
        assert ".st-key-dateline_map" in answer.text() and '<div id="root">' in answer.text()
