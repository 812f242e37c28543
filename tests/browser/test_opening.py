"""What a visitor's browser loads when the map is opened, and that nothing on the page jumps meanwhile."""

from __future__ import annotations

from collections.abc import Callable
from http.client import HTTPConnection

import pytest
from playwright.sync_api import Page, expect

from tests.browser import pages
from tests.browser.server import Server

NewPage = Callable[..., Page]

_SHIFTS = """window.shifts = []; new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) if (!entry.hadRecentInput)
        window.shifts.push([entry.value, entry.sources.map(({ node }) => String(node && (node.className || node.nodeName)))]);
}).observe({ type: 'layout-shift', buffered: true });"""
_SENT = """() => performance.getEntriesByType('resource').filter((r) => r.name.includes('/app/static/'))
    .map((r) => [r.name.split('/app/static/')[1], r.transferSize])"""
_SLOW_FILE = """(beside) => {
    beside.insertAdjacentHTML("beforebegin",
        '<div class="stDownloadButton slow"><button><i data-testid="stSpinnerIcon"></i></button></div>');
    document.querySelector(".slow button").disabled = true;
}"""
"""A button as Streamlit draws it while its file is made, which takes too short a time here."""
_MOST_SHIFT, _MOST_SENT = 0.05, 300_000
_WINDOW = 32_768
"""Bytes that compression looks back on. A page that is longer does not find itself there, and is sent almost whole with each step."""
_HANDSHAKE = {
    "Connection": "Upgrade", "Upgrade": "websocket", "Sec-WebSocket-Version": "13", "Sec-WebSocket-Key": "AAAAAAAAAAAAAAAAAAAAAA==",
    "Sec-WebSocket-Extensions": "permessage-deflate; client_max_window_bits",
}  # fmt: skip


@pytest.mark.parametrize(
    ("width", "height", "locale"), [(1440, 900, "en-GB"), (700, 900, "ru-RU"), (390, 844, "uk-UA")]
)
def test_nothing_jumps_and_little_is_loaded(
    shared_server: Server, new_page: NewPage, width: int, height: int, locale: str
) -> None:
    page = new_page(width=width, height=height, locale=locale)
    page.add_init_script(_SHIFTS)
    page.goto(shared_server.url)
    pages.drawn(page)
    page.locator(".st-key-dateline_latest button").last.wait_for()
    page.locator(".dl-grid tbody tr").first.wait_for()
    page.wait_for_function("!document.querySelector('[data-testid=stSkeleton]')")
    shifts = page.evaluate("window.shifts")
    assert sum(value for value, _ in shifts) < _MOST_SHIFT, shifts  # all jumps: stricter than a window of 5 s
    sent = pages.map_frame(page).evaluate(_SENT)
    assert {name.split("/")[0] for name, _ in sent} >= {"basemap", "data", "vendor"}
    assert sum(size for _, size in sent) < _MOST_SENT, sent  # scripts, base map and incidents


def test_a_step_fits_into_what_compression_looks_back_on(shared_server: Server, new_page: NewPage) -> None:
    page, received = new_page(), list[str | bytes]()
    page.on("websocket", lambda line: line.on("framereceived", lambda frame: received.append(frame)))
    page.goto(shared_server.url)
    pages.drawn(page)
    page.locator(".dl-grid tbody tr").first.wait_for()
    page.locator("[data-testid=stApp][data-test-script-state=notRunning]").wait_for()
    received.clear()
    pages.drag_slider(page, 0.5)
    page.wait_for_url("**from=*")
    page.locator("[data-testid=stApp][data-test-script-state=notRunning]").wait_for()
    assert 10_000 < sum(map(len, received)) < 0.95 * _WINDOW

    page.locator("[data-testid=stDownloadButton]").first.evaluate(_SLOW_FILE)
    expect(page.get_by_role("status").filter(has_text="Making the file")).to_be_visible()
    page.locator(".slow").evaluate("(made) => made.remove()")
    expect(page.locator(".dl-busy")).to_be_hidden()

    line = HTTPConnection("127.0.0.1", shared_server.port)
    line.request("GET", "/_stcore/stream", headers=_HANDSHAKE | {"Origin": shared_server.url})
    answer = line.getresponse()
    agreed = answer.getheader("Sec-WebSocket-Extensions") or ""
    line.close()
    assert answer.status == 101 and "permessage-deflate" in agreed
    assert "server_max_window_bits" not in agreed


def test_the_look_is_in_the_page_from_the_start(shared_server: Server, new_page: NewPage) -> None:
    page = new_page()
    for path in ("/", "/incidents"):
        answer = page.request.get(shared_server.url + path)
        assert answer.headers["content-type"].startswith("text/html")
        assert ".st-key-dateline_map" in answer.text() and '<div id="root">' in answer.text()
