"""The address holds the map's view as it is: after filters, clicks, a reload, and new data saved elsewhere."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import Page

from geo.settings import Settings
from geo.store import open_store
from tests.browser import pages
from tests.browser.server import Server
from tests.factories import at, day, incident

NewPage = Callable[..., Page]
View = tuple[float, float, float]


def look_at(page: Page, latitude: float, longitude: float, zoom: int) -> None:
    """Move the map, and wait until the address says so."""
    pages.map_frame(page).evaluate(
        "view => void datelineMap.map.setView(view.slice(0, 2), view[2], { animate: false })",
        [latitude, longitude, zoom],
    )
    page.wait_for_function(
        "zoom => new URLSearchParams(location.search).get('view')?.endsWith(',' + zoom)", arg=zoom
    )


def seen(page: Page) -> View:
    """Middle and zoom of the map."""
    north, east, zoom = pages.map_frame(page).evaluate(
        "[datelineMap.map.getCenter().lat, datelineMap.map.getCenter().lng, datelineMap.map.getZoom()]"
    )
    return round(north, 2), round(east, 2), zoom


def linked(page: Page) -> View:
    """Middle and zoom in the address."""
    north, east, zoom = map(float, parse_qs(urlsplit(page.url).query)["view"][0].split(","))
    return round(north, 2), round(east, 2), zoom


def press_type(page: Page, name: str) -> None:
    """Filter by a type, and wait until the page has answered to its end."""
    page.get_by_role("button", name=name).first.click()
    page.wait_for_url(re.compile(f"type={name}"))
    page.locator("[data-testid=stApp][data-test-script-state=notRunning]").wait_for()


def test_the_view_stays_in_the_address_through_filters_a_click_and_a_reload(
    shared_server: Server, new_page: NewPage
) -> None:
    page = new_page()
    page.goto(shared_server.url)
    pages.drawn(page)
    for name, view in (
        ("Battles", (48.25, 37.75, 8)),
        ("Protests", (50.25, 30.75, 9)),
        ("Riots", (47.0, 33.0, 7)),
    ):
        look_at(page, *view)
        press_type(page, name)
        page.wait_for_timeout(500)
        assert (seen(page), linked(page)) == (view, view)
    page.get_by_role("button", name="Show all").click()
    look_at(page, 49.5, 34.5, 6)
    pages.click_single(page)
    page.wait_for_url("**incident=*")
    page.wait_for_timeout(500)
    assert linked(page) == (49.5, 34.5, 6)
    page.reload()
    pages.drawn(page)
    assert (seen(page), linked(page)) == ((49.5, 34.5, 6), (49.5, 34.5, 6))


def test_a_link_of_the_same_tab_opens_its_own_view(shared_server: Server, new_page: NewPage) -> None:
    page = new_page()
    page.goto(shared_server.url)
    pages.drawn(page)
    look_at(page, 48.25, 37.75, 8)
    page.goto(f"{shared_server.url}/?view=40.5,30.5,7")
    pages.drawn(page)
    assert seen(page) == (40.5, 30.5, 7)
    press_type(page, "Battles")
    page.wait_for_timeout(500)
    assert (seen(page), linked(page)) == ((40.5, 30.5, 7), (40.5, 30.5, 7))


def test_data_saved_elsewhere_leave_the_map_where_it_is(
    home: Path, server: Server, new_page: NewPage
) -> None:
    page = new_page()
    page.goto(server.url)
    pages.drawn(page)
    look_at(page, 48.25, 37.75, 8)
    press_type(page, "Battles")
    page.get_by_role("button", name="Show all").click()
    page.locator(".st-key-dateline_latest button").filter(has_text="Osh").click()
    page.wait_for_url("**incident=*")
    frame = pages.map_frame(page)
    frame.wait_for_function("datelineMap.drawn().chosen >= 0 && datelineMap.map.getCenter().lng > 70")
    look_at(page, 50.25, 30.75, 9)
    chosen, total = pages.drawn(page)["chosen"], pages.counted(page)[1]
    frame.get_by_label("How incidents are drawn").select_option("hexagons")
    with open_store(Settings(home=home)) as store:  # positions of all others move up
        store.add_incidents([incident("earlier", when=day("1990-06-01"), placement=at(50.0, 36.2))])
    page.get_by_text("Undated (").click()
    frame.wait_for_function(
        "total => datelineMap.drawn().ready && datelineMap.drawn().total === total", arg=total + 1
    )
    page.wait_for_timeout(1500)  # a flight would have begun
    assert frame.evaluate("datelineMap.drawn().chosen") == chosen + 1
    assert (seen(page), linked(page)) == ((50.25, 30.75, 9), (50.25, 30.75, 9))
    assert frame.get_by_label("How incidents are drawn").input_value() == "hexagons"
