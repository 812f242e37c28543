"""Thousands of incidents on one point, and an open one among thousands in view."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from geo.settings import Settings
from geo.store import open_store
from tests.browser import pages
from tests.browser.server import Server
from tests.factories import at, day, incident

NewPage = Callable[..., Page]
MANY = 1_600


@pytest.fixture
def crowded(home: Path, serve: Callable[..., Server]) -> Server:
    """A server whose store holds many incidents on one point."""
    with open_store(Settings(home=home)) as store:
        store.add_incidents(
            [incident(f"c{n}", when=day("2024-01-01"), placement=at(-30.0, -140.0)) for n in range(MANY)]
        )
    return serve(home)


def test_a_crowded_point_says_how_many_there_are_and_how_many_are_listed(
    crowded: Server, new_page: NewPage
) -> None:
    page = new_page()
    page.goto(f"{crowded.url}/?view=-30,-140,8")
    pages.drawn(page)
    frame = pages.map_frame(page)
    (spot,) = frame.evaluate("datelineMap.items()")
    assert spot["total"] == MANY
    box = page.locator("iframe[title*='folium']").bounding_box()
    assert box
    page.mouse.click(box["x"] + spot["x"], box["y"] + spot["y"])
    expect(page.get_by_text("1,600 incidents here, 1,000 of them listed")).to_be_visible()
    expect(page.locator(".dl-incident")).to_be_visible()
    frame.wait_for_function("datelineMap.drawn().chosen >= 0 && datelineMap.drawn().marked")
    page.get_by_role("button", name="Close").click()
    frame.wait_for_function("datelineMap.drawn().chosen < 0 && !datelineMap.drawn().marked")
