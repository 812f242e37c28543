"""What a visitor does on the pages, in the words of a test."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import Frame, Page, expect

from geo.filters import Criteria, Selection, select
from geo.settings import Settings
from geo.store import Store, open_store

_DRAWN = "() => window.datelineMap ? window.datelineMap.drawn() : null"


def map_frame(page: Page) -> Frame:
    """The frame the map lives in, once it is there."""
    element = page.locator("iframe[title*='folium']").element_handle()
    frame = element.content_frame() if element else None
    assert frame is not None
    frame.wait_for_selector(".leaflet-container")
    return frame


def drawn(page: Page, shown: int | None = None) -> Mapping[str, Any]:
    """What the map draws, as it tells itself; waits until it draws `shown` incidents."""
    frame = map_frame(page)
    wanted = "s.ready" if shown is None else f"s.ready && s.shown === {shown}"
    frame.wait_for_function(f"() => {{ const s = ({_DRAWN})(); return s && {wanted}; }}")
    state: Mapping[str, Any] = frame.evaluate(_DRAWN)
    return state


def click_single(page: Page) -> None:
    """Click a symbol that stands for one incident, away from the map's own buttons."""
    frame = map_frame(page)
    items = frame.evaluate("() => window.datelineMap.items()")
    box = page.locator("iframe[title*='folium']").bounding_box()
    assert box is not None
    free = [
        i for i in items
        if i["total"] == 1 and not i["area"] and 80 < i["x"] < box["width"] - 80 and 60 < i["y"] < box["height"] - 60
        and not (i["x"] < 350 and i["y"] > 200)
    ]  # fmt: skip
    apart = [
        i for i in free if all(j is i or abs(i["x"] - j["x"]) + abs(i["y"] - j["y"]) > 40 for j in items)
    ]
    one = apart[0]
    page.mouse.click(box["x"] + one["x"], box["y"] + one["y"])


def drag_slider(page: Page, share: float) -> None:
    """Drag the left end of the date slider to `share` of its length."""
    frame = map_frame(page)
    thumb = frame.get_by_role("slider", name="First day shown")
    track = frame.locator(".dateline-strip").bounding_box()
    box = thumb.bounding_box()
    assert box and track
    y = box["y"] + box["height"] / 2
    page.mouse.move(box["x"] + box["width"] / 2, y)
    page.mouse.down()
    page.mouse.move(track["x"] + track["width"] * share, y, steps=8)
    page.mouse.up()


def counted(page: Page) -> tuple[int, int]:
    """The count "X of Y"; waits until it is seen: parts of the page stay hidden until all of them are there."""
    count, words = page.locator(".dl-count"), re.compile(r"([\d,]+) of ([\d,]+)")
    expect(count).to_be_visible()
    expect(count).to_have_text(words)
    found = words.search(count.text_content() or "")
    assert found
    return int(found[1].replace(",", "")), int(found[2].replace(",", ""))


def expect_count(page: Page, shown: int) -> None:
    """Wait until the count tells of `shown` incidents."""
    expect(page.locator(".dl-count strong")).to_have_text(f"{shown:,}")


def criteria_in(page: Page) -> Criteria:
    """The filter in the page's address."""
    return Criteria.from_query(parse_qs(urlsplit(page.url).query))


def selected(home: Path, criteria: Criteria) -> tuple[Selection, Store]:
    """What the filter selects, read from the store beside the server."""
    store = open_store(Settings(home=home))
    return select(store, criteria), store


def selected_count(home: Path, page: Page) -> int:
    """How many incidents the filter in the page's address selects."""
    selection, store = selected(home, criteria_in(page))
    with store:
        return selection.count


def placed(selection: Selection) -> int:
    """How many of the selection have a place, and so are drawn."""
    return int((selection.columns.geo_precision[selection.indices] >= 0).sum())


def export_geojson(page: Page) -> dict[str, Any]:
    """Press the button and read the file."""
    with page.expect_download() as download:
        page.get_by_role("button", name="Export GeoJSON").click()
    assert download.value.suggested_filename.endswith(".geojson")
    data: dict[str, Any] = json.loads(Path(download.value.path()).read_text(encoding="utf-8"))
    return data


def read_report(page: Page, text: str, **fields: str) -> None:
    """Paste a report on the Add reports page and have it read."""
    page.get_by_label("Text of the report").fill(text)
    for label, value in fields.items():
        page.get_by_label(label.replace("_", " "), exact=False).fill(value)
    page.get_by_role("button", name="Read the report").click()
    page.locator(".dl-text").wait_for()


def type_day(page: Page, label: str, day: date) -> None:
    """Type a day into a date input, part by part as its field asks for it."""
    page.get_by_role("spinbutton", name=re.compile(f"year, {re.escape(label)}")).click()
    page.keyboard.type(f"{day:%Y%m%d}")
    page.keyboard.press("Escape")  # closes the calendar
