"""The filters of the map page in a real browser: type buttons, lists with numbers, areas drawn and uploaded."""

from __future__ import annotations

import json
import re
from collections.abc import Callable

from playwright.sync_api import Page, expect

from geo.filters import facet_counts
from tests.browser import pages
from tests.browser.server import Server

NewPage = Callable[..., Page]


def test_type_buttons_have_the_numbers_they_would_leave(shared_server: Server, new_page: NewPage) -> None:
    page = new_page()
    page.goto(shared_server.url)
    pages.drawn(page)

    def numbers() -> dict[str, int]:
        selection, store = pages.selected(shared_server.home, pages.criteria_in(page))
        with store:
            among = selection.under_others("event_types")
            return dict(facet_counts(selection.columns, "event_types", among).counts)

    everything = numbers()
    for name in ("Battles", "Riots"):
        expect(page.get_by_role("button", name=re.compile(f"{name} ?{everything[name]}$"))).to_be_visible()
    pages.drag_slider(page, 0.8)
    page.wait_for_url("**from=*")
    fewer = numbers()
    assert fewer != everything
    battles = page.get_by_role("button", name=re.compile(f"Battles ?{fewer['Battles']}$"))
    battles.press("Enter")
    page.wait_for_url("**type=Battles*")
    pages.expect_count(page, fewer["Battles"])
    expect(battles).to_be_focused()  # the buttons stay
    riots = page.get_by_role("button", name=re.compile(f"Riots ?{fewer.get('Riots', 0)}$"))
    expect(riots).to_be_visible()


def test_type_buttons_filter(shared_server: Server, new_page: NewPage) -> None:
    page = new_page()
    page.goto(shared_server.url)
    pages.drawn(page)
    page.get_by_role("button", name="Battles").click()
    page.wait_for_url("**type=Battles*")
    battles, store = pages.selected(shared_server.home, pages.criteria_in(page))
    with store:
        assert {i.event_type for i in battles.incidents()} == {"Battles"}
        pages.expect_count(page, battles.count)
        pages.drawn(page, pages.placed(battles))


def test_a_filter_shows_its_choices_with_numbers_and_is_taken_back_with_one_click(
    shared_server: Server, new_page: NewPage
) -> None:
    page = new_page()
    page.goto(shared_server.url)
    pages.drawn(page)
    total = pages.counted(page)[1]
    page.get_by_role("button", name="More filters").click()
    page.get_by_role("combobox", name="Country").click()
    choice = page.get_by_role("option").nth(1)  # after "Select all": the country with most incidents
    number = int(re.findall(r"[(]([0-9]+)[)]", choice.inner_text())[0])
    choice.click()
    page.wait_for_url("**country=*")
    pages.expect_count(page, number)
    chosen, store = pages.selected(shared_server.home, pages.criteria_in(page))
    with store:
        assert chosen.count == number
        pages.drawn(page, pages.placed(chosen))
    page.keyboard.press("Escape")  # closes the list, and the filters with it
    frame = pages.map_frame(page)
    page.get_by_role("button", name="More filters").click()
    page.get_by_label("Words in quote").fill("no such words anywhere")
    page.get_by_label("Words in quote").press("Enter")
    pages.expect_count(page, 0)
    page.keyboard.press("Escape")
    assert not frame.is_detached(), "a filter must not mount the map anew"
    page.locator(".st-key-drop_text button").click()
    pages.expect_count(page, number)
    page.locator(".st-key-drop_countries button").click()
    pages.expect_count(page, total)


def test_a_polygon_that_goes_round_a_pole_is_refused_in_words(
    shared_server: Server, new_page: NewPage
) -> None:
    page = new_page()
    page.goto(shared_server.url)
    pages.drawn(page)
    frame, total = pages.map_frame(page), pages.counted(page)[1]
    frame.evaluate("datelineMap.map.setView([75, 0], 2, { animate: false }), 0")
    frame.get_by_role("button", name="Only within a polygon").click()
    box = page.locator("iframe[title*='folium']").bounding_box()
    assert box
    for corner in ([76, -100], [78, 0], [76, 100]):
        spot = frame.evaluate("p => datelineMap.map.latLngToContainerPoint(p)", corner)
        page.mouse.click(box["x"] + spot["x"], box["y"] + spot["y"])
        page.wait_for_timeout(350)  # slower than a double click
    page.keyboard.press("Enter")
    expect(page.get_by_text("The polygon drawn on the map was not used")).to_be_visible()
    assert pages.counted(page) == (total, total)


def test_only_within_the_area_of_a_file(shared_server: Server, new_page: NewPage) -> None:
    page = new_page()
    page.goto(shared_server.url)
    pages.drawn(page)
    page.get_by_role("button", name="More filters").click()
    field = page.locator("input[type=file]")
    field.set_input_files({"name": "bad.geojson", "mimeType": "", "buffer": b"{}"})
    expect(page.get_by_text("The file was not used")).to_be_visible()
    ring = [[33, 47], [38, 47], [38, 51], [33, 51], [33, 47]]
    area = json.dumps({"type": "Polygon", "coordinates": [ring]}).encode()
    field.set_input_files({"name": "area.geojson", "mimeType": "", "buffer": area})
    page.wait_for_url("**polygon=*")
    chosen, store = pages.selected(shared_server.home, pages.criteria_in(page))
    with store:
        assert 0 < chosen.count < chosen.total
        pages.expect_count(page, chosen.count)
        pages.drawn(page, pages.placed(chosen))
