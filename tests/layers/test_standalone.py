"""The map as one file in a real Chromium: opened from the disk, without any request, with hostile words as text."""

from __future__ import annotations

import json
import re
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from geo.errors import InvalidValueError
from geo.events.catalogue import IncidentTypes
from geo.filters import Criteria, select
from geo.gazetteer.admin import AdminIndex
from geo.layers import StaticFolder, standalone
from geo.store import Store
from tests.chromium import Watched, watched
from tests.layers.made import HOSTILE, READY


def until(page: Page, expression: str) -> None:
    """Wait for `expression`; the page's own policy forbids the evaluation that Playwright's waiting needs."""
    end = time.monotonic() + 30
    while not page.evaluate(expression):
        assert time.monotonic() < end, expression
        page.wait_for_timeout(50)


@pytest.fixture(scope="module")
def content(store: Store, types: IncidentTypes, admin: AdminIndex, static: StaticFolder) -> bytes:
    return standalone.standalone_map(select(store, Criteria()), types, admin, static)


@pytest.fixture
def opened(content: bytes, tmp_path: Path, browser: Browser) -> Iterator[Watched]:
    file = tmp_path / "map.html"
    file.write_bytes(content)
    context = browser.new_context(viewport={"width": 1200, "height": 800}, offline=True)
    watch = watched(context.new_page())
    asked: list[str] = []
    watch.page.on("request", lambda r: asked.append(r.url))
    watch.page.goto(file.as_uri())
    until(watch.page, READY)
    yield watch
    context.close()
    assert [url for url in asked if not url.startswith(("blob:", "data:"))] == [file.as_uri()]
    assert (watch.errors, watch.dialogs) == ([], [])


@pytest.mark.browser
def test_it_shows_everything_and_filters_by_days(opened: Watched, store: Store) -> None:
    page = opened.page
    state = page.evaluate("datelineMap.drawn()")
    assert (state["total"], state["shown"]) == (14, 13)
    handle = page.get_by_role("slider", name="First day shown")
    handle.focus()
    page.keyboard.press("End")
    until(page, "datelineMap.drawn().shown === 1")  # the last day's has no place; the undated one stays
    page.get_by_role("button", name="Hide 1 undated").click()
    until(page, "datelineMap.drawn().shown === 0")
    page.get_by_role("button", name="Show all", exact=True).click()
    until(page, "datelineMap.drawn().shown === 13")
    handle.focus()
    page.keyboard.press("End")
    until(page, "datelineMap.drawn().shown === 1")
    page.get_by_role("button", name="Show all", exact=True).click()
    until(page, "datelineMap.drawn().shown === 13")


@pytest.mark.browser
def test_hostile_words_are_shown_as_they_are(opened: Watched) -> None:
    page = opened.page
    page.evaluate("""() => {
        const canvas = datelineMap.map.datelineIncidents;
        canvas._layer.send(`${canvas._data.n};${Array.from({ length: canvas._data.n }, (_, i) => i).join(",")}`);
    }""")
    panel = page.locator("#panel")
    for words in HOSTILE:
        expect(panel.get_by_text(words, exact=True).first).to_be_visible()
    assert page.locator("#panel img, #panel script").count() == 0


def test_nothing_in_the_file_ends_its_blocks_early(content: bytes, store: Store) -> None:
    page = content.decode()
    assert len(re.findall(r"</script", page)) == 3
    given = re.search(r'id="dateline-given">(.*?)</script>', page, re.DOTALL)
    assert given
    incidents = json.loads(given[1])["incidents"]
    assert [i["quote"] for i in incidents] == [i.quote for i in select(store, Criteria()).incidents()]


def test_it_holds_the_selection_only(
    store: Store,
    types: IncidentTypes,
    admin: AdminIndex,
    static: StaticFolder,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    selection = select(store, Criteria(date_from=date(2025, 6, 1), include_undated=False))
    columns = standalone.subset(selection.columns, selection)
    assert len(columns) == columns.dated == selection.count
    assert columns.ids.tolist() == [i.id for i in selection.incidents()]
    monkeypatch.setattr(standalone, "MOST", selection.count - 1)
    with pytest.raises(InvalidValueError, match="narrow the filter"):
        standalone.standalone_map(selection, types, admin, static)
