"""The date slider in a real Chromium: bars, window, keys, play; the map follows without the server."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from geo.filters import Criteria
from geo.layers import read_wish
from geo.store import Store
from tests.factories import at, day, incident
from tests.layers.made import READY, wish

pytestmark = pytest.mark.browser

INCIDENTS = (
    incident("a", when=day("2025-01-01"), placement=at(50.0, 36.2)),
    incident("b", when=day("2025-01-20", "2025-02-08"), placement=at(49.0, 36.2), event_type="Protests"),
    incident("c", when=day("2025-03-01"), placement=at(48.0, 36.2)),
    incident("d", when=day("2025-03-10"), placement=at(47.5, 34.2)),
    incident("e", placement=at(47.0, 33.0)),
)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with Store.open(tmp_path_factory.mktemp("timeline") / "store.sqlite") as store:
        store.add_incidents(INCIDENTS)
        yield store


def handle(page: Page, name: str) -> Locator:
    return page.get_by_role("slider", name=name)


def shown(page: Page) -> int:
    page.wait_for_function(READY)
    return int(page.evaluate("datelineMap.drawn().shown"))


def wish_becomes(page: Page, wanted: dict[str, Any]) -> None:
    """Wait until the last of several wishes is the wanted one: a slow machine tells one between two keys."""
    for _ in range(100):
        page.wait_for_function("window.told")
        found = read_wish(page.evaluate("told"))
        if found is not None and dict(found.changes) == wanted:
            break
        page.wait_for_timeout(50)
    assert wish(page) == wanted


def pull(page: Page, name: str, when: date) -> None:
    """Take a handle to the middle of a day, without letting go."""
    strip, grip = page.locator(".dateline-strip").bounding_box(), handle(page, name).bounding_box()
    assert strip and grip
    days = (date(2025, 3, 10) - date(2025, 1, 1)).days + 1
    x = strip["x"] + ((when - date(2025, 1, 1)).days + 0.5) / days * strip["width"]
    page.mouse.move(grip["x"] + 12, grip["y"] + 28)
    page.mouse.down()
    page.mouse.move(x + (strip["width"] / days if name.startswith("Last") else 0), grip["y"] + 28, steps=6)


def test_it_can_be_told_to_be_a_date_slider(opened: Callable[..., Page]) -> None:
    page = opened()
    expect(page.get_by_role("group", name="Date slider")).to_be_visible()
    first = handle(page, "First day shown")
    assert first.get_attribute("aria-valuetext") == "1 Jan 2025"
    assert handle(page, "Last day shown").get_attribute("aria-valuetext") == "10 Mar 2025"
    assert (
        int(first.get_attribute("aria-valuemax") or 0) - int(first.get_attribute("aria-valuemin") or 0) == 68
    )
    expect(page.locator(".dateline-time-words")).to_have_text(
        "1 Jan 2025 – 10 Mar 2025 · 4 incidents + 1 undated"
    )


def test_dragging_redraws_before_the_server_knows_and_release_tells_it(opened: Callable[..., Page]) -> None:
    page = opened()
    pull(page, "First day shown", date(2025, 2, 5))
    assert shown(page) == 4  # the interval that ends on 8 February, March's two, the undated
    assert not page.evaluate("window.told")
    page.mouse.up()
    assert wish(page) == {"date_from": date(2025, 2, 5), "date_to": None}
    pull(page, "Last day shown", date(2025, 3, 5))
    page.mouse.up()
    assert wish(page) == {"date_from": date(2025, 2, 5), "date_to": date(2025, 3, 5)}
    assert shown(page) == 3


def test_the_window_moves_as_a_whole_and_a_click_takes_one_bar(opened: Callable[..., Page]) -> None:
    page = opened(Criteria(date_from=date(2025, 1, 10), date_to=date(2025, 1, 25)))
    box = page.locator(".dateline-window").bounding_box()
    assert box
    middle = box["x"] + box["width"] / 2, box["y"] + 25
    page.mouse.move(*middle)
    page.mouse.down()
    page.mouse.move(middle[0] + 3000, middle[1], steps=4)
    page.mouse.up()
    assert wish(page) == {"date_from": date(2025, 2, 23), "date_to": None}
    page.mouse.click(box["x"] - 40, middle[1])
    told = wish(page)
    assert told["date_from"] == told["date_to"] < date(2025, 1, 10)


def test_keys_move_an_end_by_days_and_further(opened: Callable[..., Page]) -> None:
    page = opened()
    handle(page, "First day shown").focus()
    for key in ("ArrowRight", "ArrowRight", "PageUp", "ArrowLeft"):
        page.keyboard.press(key)
    wish_becomes(page, {"date_from": date(2025, 1, 9), "date_to": None})
    handle(page, "Last day shown").focus()
    page.keyboard.press("Home")
    assert wish(page) == {"date_from": date(2025, 1, 9), "date_to": date(2025, 1, 9)}
    assert shown(page) == 1
    handle(page, "both ends").focus()
    page.keyboard.press("End")
    assert wish(page) == {"date_from": date(2025, 3, 10), "date_to": None}


def test_an_incident_counts_in_all_its_bars_and_these_begin_on_monday_or_the_first(
    opened: Callable[..., Page],
) -> None:
    page = opened()
    counts = page.evaluate("""() => {
        const { selection, calendar } = Dateline, canvas = datelineMap.map.datelineIncidents, data = canvas._data;
        const starts = calendar.bars(data.start[0], 20157, "day");
        const counts = selection.histogram(data, canvas._mask, starts);
        return Array.from({ length: starts.length - 1 }, (_, bar) => (
            counts.subarray(bar * data.types.length, (bar + 1) * data.types.length).reduce((a, b) => a + b, 0)));
    }""")
    days = [(date(2025, 1, 20) - date(2025, 1, 1)).days + k for k in range(20)]
    assert [bar for bar, count in enumerate(counts) if count] == [0, *days, 59, 68]
    assert max(counts) == 1

    epoch = date(1970, 1, 1).toordinal()

    def floor(when: date, unit: str) -> date:
        answer = page.evaluate(f"Dateline.calendar.floor({when.toordinal() - epoch}, '{unit}')")
        return date.fromordinal(answer + epoch)

    assert floor(date(2025, 6, 8), "week") == date(2025, 6, 2)
    assert floor(date(1812, 9, 7), "week") == date(1812, 9, 7)
    assert floor(date(1812, 9, 7), "month") == date(1812, 9, 1)
    assert floor(date(2025, 6, 8), "quarter") == date(2025, 4, 1)
    assert floor(date(50, 6, 8), "year") == date(50, 1, 1)
    assert page.evaluate("[10, 900, 9000, 90000].map((days) => Dateline.calendar.unitFor(days, 700))") == [
        "day", "week", "quarter", "decade",
    ]  # fmt: skip
    assert (
        page.evaluate("Dateline.calendar.ticks(0, 2900000, 700, 64).map(([, words]) => words)[0]") == "2000"
    )
    told = """[[null, null], [0, 5], [12, null], [null, 3], [40, 41]].map(([from, to]) =>
        Dateline.calendar.ends({ first: 10, last: 20 }, { from, to }))"""
    assert page.evaluate(told) == [
        "11 Jan 1970 – 21 Jan 1970", "1 Jan 1970 – 6 Jan 1970", "13 Jan 1970 – 21 Jan 1970", "… – 4 Jan 1970",
        "10 Feb 1970 – 11 Feb 1970",
    ]  # fmt: skip


def test_last_days_and_all(opened: Callable[..., Page]) -> None:
    page = opened()
    page.get_by_role("button", name="7 d: the last 7 days").click()
    assert wish(page) == {"date_from": date(2025, 3, 4), "date_to": None}
    assert shown(page) == 2
    page.get_by_role("button", name="All days").click()
    assert wish(page) == {"date_from": None, "date_to": None}


# On a busy machine the film is over before anybody looks whether it can be paused.
_NOTICE_PAUSE = """() => {
  const named = (button) => (button.getAttribute("aria-label") || button.textContent).startsWith("Pause");
  const look = () => { window.paused ||= [...document.querySelectorAll("button")].some(named); };
  new MutationObserver(look).observe(document.body, {subtree: true, childList: true, attributes: true});
}"""


@pytest.mark.parametrize("adding_up", [False, True])
def test_playing_ends_at_the_last_day_and_tells_it(opened: Callable[..., Page], adding_up: bool) -> None:
    page = opened(Criteria(date_from=date(2025, 3, 1), date_to=date(2025, 3, 6)))
    if adding_up:
        page.get_by_role("button", name="Add up").click()
    page.get_by_role("button", name="Speed").click()
    page.evaluate(_NOTICE_PAUSE)
    page.get_by_role("button", name="Play", exact=True).click()
    told = wish(page)
    assert told["date_to"] is None
    assert told["date_from"] == (None if adding_up else date(2025, 3, 5))
    expect(page.get_by_role("button", name="Play", exact=True)).to_be_visible()
    assert page.evaluate("window.paused")


def test_a_step_moves_the_window_by_a_bar(opened: Callable[..., Page]) -> None:
    page = opened(Criteria(date_from=date(2025, 2, 1), date_to=date(2025, 2, 3)))
    page.get_by_role("button", name="Step on").click()
    assert wish(page) == {"date_from": date(2025, 2, 2), "date_to": date(2025, 2, 4)}
    page.get_by_role("button", name="Step back").click()
    assert wish(page) == {"date_from": date(2025, 2, 1), "date_to": date(2025, 2, 3)}


def test_undated_incidents_are_counted_and_one_click_away(opened: Callable[..., Page]) -> None:
    page = opened(Criteria(include_undated=False))
    assert shown(page) == 4
    page.get_by_role("button", name="Show 1 undated").click()
    assert wish(page) == {"include_undated": True}


def test_an_older_command_does_not_take_back_what_was_moved_since(opened: Callable[..., Page]) -> None:
    page = opened()
    page.get_by_role("button", name="7 d: the last 7 days").click()
    wish(page)
    older = "{...datelineMap.map.datelineIncidents._command, from: 20100, to: 20110, asked: 1}"
    page.evaluate(f"new Dateline.Incidents({older}).addTo(datelineMap.map)")
    page.wait_for_function(READY)
    expect(page.locator(".dateline-time-words")).to_contain_text("4 Mar 2025")
    newer = "{...datelineMap.map.datelineIncidents._command, from: 20100, to: 20110, asked: Date.now()}"
    page.evaluate(f"new Dateline.Incidents({newer}).addTo(datelineMap.map)")
    expect(page.locator(".dateline-time-words")).to_contain_text("12 Jan 2025 – 22 Jan 2025")


def test_it_fits_a_phone(opened: Callable[..., Page]) -> None:
    page = opened(size=(358, 700), theme="dark")
    assert page.evaluate("document.documentElement.scrollWidth") <= 358
    box = page.locator(".dateline-time").bounding_box()
    strip = page.locator(".dateline-strip").bounding_box()
    assert box and strip
    assert strip["y"] + strip["height"] <= box["y"] + box["height"]
    small = page.evaluate(
        "[...document.querySelectorAll('.dateline-time button')].filter((b) => !b.hidden)"
        ".filter((b) => b.offsetWidth < 24 || b.offsetHeight < 24).length"
    )
    assert small == 0
