"""How incidents are drawn and the base map are kept: through other pages, a reload, other filters, and in a copied link."""

from __future__ import annotations

import re
from collections.abc import Callable

from playwright.sync_api import Browser, Page, Route

from tests.browser import pages
from tests.browser.server import Server
from tests.browser.test_address import look_at, press_type, seen

NewPage = Callable[..., Page]
TILE = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d4944415478da63f8cfc0f01f00050001ff56c72f0d"
    "0000000049454e44ae426082"
)
PAINTED = "() => datelineMap.map.datelineIncidents._way"


def answer_tiles(page: Page) -> list[str]:
    """Answer what is asked of OpenStreetMap ourselves; gives the addresses."""
    asked: list[str] = []

    def answer(route: Route) -> None:
        asked.append(route.request.url)
        route.fulfill(body=TILE, content_type="image/png", headers={"Access-Control-Allow-Origin": "*"})

    page.route("https://tile.openstreetmap.org/**", answer)
    return asked


def to_about(page: Page) -> None:
    """Leave the map for another page."""
    page.get_by_role("link", name="About", exact=True).click()
    page.get_by_role("heading", name="About Dateline").wait_for()


def drawn_as(page: Page) -> str:
    """The way incidents are drawn, as the choice and the canvas have it."""
    frame = pages.map_frame(page)
    chosen = frame.get_by_label("How incidents are drawn").input_value()
    frame.wait_for_function(f"way => ({PAINTED})() === way", arg=chosen)
    return chosen


def test_the_way_of_drawing_stays_through_pages_filters_and_a_reload_and_a_link_opens_it(
    shared_server: Server, new_page: NewPage
) -> None:
    page = new_page()
    page.goto(shared_server.url)
    pages.drawn(page)
    assert drawn_as(page) == "symbols"
    look_at(page, 48.25, 37.75, 8)
    pages.map_frame(page).get_by_label("How incidents are drawn").select_option("heat")
    page.wait_for_url("**draw=heat*")
    press_type(page, "Battles")
    page.wait_for_url("**draw=heat*")
    assert drawn_as(page) == "heat"

    to_about(page)
    page.go_back()
    pages.drawn(page)
    page.wait_for_url("**draw=heat*")
    assert (drawn_as(page), seen(page)) == ("heat", (48.25, 37.75, 8))
    page.reload()
    pages.drawn(page)
    assert (drawn_as(page), seen(page)) == ("heat", (48.25, 37.75, 8))

    pages.map_frame(page).get_by_label("How incidents are drawn").select_option("symbols")
    page.wait_for_url(lambda url: "draw=" not in url)
    page.goto(
        f"{shared_server.url}/?view=48,35,7&draw=hexagons&span=2024-01-01,2024-06-30"
    )  # a link counts more than what the tab had
    pages.drawn(page)
    assert (drawn_as(page), seen(page)) == ("hexagons", (48.0, 35.0, 7))
    line = pages.map_frame(page)
    assert line.evaluate("datelineMap.timeline.sight.days") == 182
    line.get_by_role("button", name="Show a shorter time").click()
    page.wait_for_url("**span=2024-02-*")
    page.goto(
        f"{shared_server.url}/?view=48,35,6&draw=<img src=x>&base=https://example.org/&span=2024-02-31,2024-03-05"
    )
    pages.drawn(page)
    assert drawn_as(page) == "symbols"
    page.get_by_text("Part of this link could not be used").first.wait_for()
    page.get_by_text("2024-02-31,2024-03-05").first.wait_for()
    page.wait_for_url(lambda url: "draw=" not in url and "base=" not in url and "span=" not in url)


def test_the_base_map_is_kept_and_linked_to(shared_server: Server, browser: Browser) -> None:
    """Without the watch: tiles are asked for outside, and answered here."""
    page = browser.new_page()
    page.set_default_timeout(60_000)
    asked = answer_tiles(page)
    page.goto(f"{shared_server.url}/?base=osm&draw=even")
    pages.drawn(page)
    frame = pages.map_frame(page)
    frame.locator("img.leaflet-tile-loaded").first.wait_for(state="attached")
    assert asked and drawn_as(page) == "even"
    frame.locator(".leaflet-control-layers").hover()
    frame.get_by_text("Base map (offline)").click()
    page.wait_for_url(re.compile(r"^(?!.*base=).*draw=even"))
    frame.get_by_text("OpenStreetMap (online)").click()
    page.wait_for_url("**base=osm*")
    page.close()
