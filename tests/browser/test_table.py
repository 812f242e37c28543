"""The table in a real browser: sorted over more rows than a page, by mouse and by keyboard, wide and narrow."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from geo.model import Casualties
from geo.settings import Settings
from geo.store import open_store
from tests.browser import pages
from tests.browser.server import Server
from tests.factories import NASTY, at, day, incident

NewPage = Callable[..., Page]
MANY = 1_250
HEADS = ["Date", "What", "Where", "Killed", "Injured", "Source", "Who"]


@pytest.fixture
def crowded(home: Path, serve: Callable[..., Server]) -> Server:
    """A server with many incidents; one killed is the rule, and the worst day is among the oldest."""
    with open_store(Settings(home=home)) as store:
        store.add_incidents(
            [
                incident(
                    f"c{n}", when=day(f"2024-{n % 12 + 1:02}-{n % 28 + 1:02}"), placement=at(48 + n % 40 / 20, 34 + n % 60 / 20),
                    casualties=Casualties(killed_best=1), quote=NASTY[n % len(NASTY)] + " text",
                )
                for n in range(MANY)
            ]
        )  # fmt: skip
        store.add_incidents(
            [incident("worst", when=day("1999-01-01"), placement=at(50.0, 30.0, name="Kyiv"), casualties=Casualties(killed_best=4321))]
        )  # fmt: skip
    return serve(home)


def rows(page: Page) -> Locator:
    return page.locator(".dl-grid tbody tr")


def settled(page: Page) -> None:
    page.locator("[data-testid=stApp][data-test-script-state=notRunning]").wait_for()


def to_incidents(page: Page, url: str) -> None:
    """Open the Incidents page on the way over the map: its own address makes Streamlit ask for a file that is not there."""
    page.goto(url)
    pages.drawn(page)
    page.get_by_role("link", name="Incidents", exact=True).click()
    expect(page.get_by_role("heading", name="Incidents", level=1)).to_be_visible()
    expect(rows(page)).to_have_count(100)
    settled(page)


def test_the_most_killed_of_all_pages_is_found_flown_to_and_opened(
    crowded: Server, new_page: NewPage
) -> None:
    page = new_page()
    page.goto(f"{crowded.url}/?demo=0")
    pages.drawn(page)
    expect(rows(page)).to_have_count(100)
    expect(page.locator(".dl-range")).to_have_text("1 to 100 of 1,251")
    expect(page.get_by_text("4,321")).to_have_count(0)
    page.get_by_role("link", name="Skip to the table").press("Enter")
    page.keyboard.press("Tab")
    expect(page.get_by_label("Search in the table")).to_be_focused()
    page.get_by_role("button", name="Killed").click()
    page.wait_for_url("**sort=-killed*")
    expect(page.get_by_role("columnheader", name="Killed")).to_have_attribute("aria-sort", "descending")
    expect(rows(page).first).to_contain_text("4,321")
    rows(page).first.click()
    page.wait_for_url("**incident=worst*")
    expect(page.locator(".dl-incident .dl-place")).to_contain_text("Kyiv")
    expect(rows(page).first).to_have_attribute("aria-selected", "true")
    pages.map_frame(page).wait_for_function(
        "() => datelineMap.map.getCenter().distanceTo([50, 30]) < 20000 && datelineMap.map.getZoom() >= 8"
    )

    page.get_by_role("button", name="Next", exact=True).click()
    page.wait_for_url("**page=2*")
    expect(page.locator(".dl-range")).to_have_text("101 to 200 of 1,251")
    other = new_page()  # a copied link
    other.goto(page.url)
    expect(other.locator(".dl-range")).to_have_text("101 to 200 of 1,251")
    expect(other.get_by_role("columnheader", name="Killed")).to_have_attribute("aria-sort", "descending")
    other.get_by_role("button", name="Go to the open incident").click()
    expect(rows(other).first).to_have_attribute("aria-selected", "true")
    expect(rows(other).first).to_contain_text("4,321")


def test_the_table_is_worked_with_the_keyboard_on_a_phone(crowded: Server, new_page: NewPage) -> None:
    page = new_page(width=390, height=844)
    to_incidents(page, f"{crowded.url}/?demo=0&sort=-killed")
    page.get_by_role("columnheader", name="Source").get_by_role("button").focus()
    page.keyboard.press("Tab")  # from the heads into the rows, of which one is reached
    expect(rows(page).first).to_be_focused()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowUp")
    expect(rows(page).nth(1)).to_be_focused()
    page.keyboard.press("End")
    expect(rows(page).nth(99)).to_be_focused()
    expect(rows(page).nth(99)).to_be_in_viewport()
    page.keyboard.press("PageDown")
    page.wait_for_url("**page=2*")
    expect(rows(page).first).to_have_attribute("aria-rowindex", "102")
    expect(rows(page).first).to_be_focused()
    page.keyboard.press("Enter")
    page.wait_for_url("**incident=c*")
    expect(rows(page).first).to_have_attribute("aria-selected", "true")
    expect(page.locator(".dl-incident")).to_be_visible()
    settled(page)
    page.keyboard.press("PageUp")
    expect(rows(page).first).to_contain_text("4,321")
    expect(rows(page).first).to_be_focused()
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_searching_and_choosing_columns(crowded: Server, new_page: NewPage) -> None:
    page = new_page()
    to_incidents(page, f"{crowded.url}/?demo=0")
    search = page.get_by_label("Search in the table")
    search.fill("<img src=x onerror=alert(1)> text")
    search.press("Enter")
    page.wait_for_url(re.compile(r"find="))
    expected = sum(NASTY[n % len(NASTY)].startswith("<img") for n in range(MANY))
    expect(rows(page)).to_have_count(expected)
    page.get_by_role("button", name="Columns").click()
    page.get_by_label("Columns, in their order").click()
    page.get_by_role("option", name="Who", exact=True).click()
    expect(page.locator(".dl-grid th")).to_have_text(HEADS)
    page.wait_for_url(re.compile(r"columns=.*who"))
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    page.get_by_role("link", name="Map", exact=True).click()
    pages.drawn(page)
    page.reload()
    expect(page.locator(".dl-grid th")).to_have_text(HEADS)
    expect(rows(page)).to_have_count(expected)
