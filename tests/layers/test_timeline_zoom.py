"""The date slider's zoom in a real Chromium: outlying dates, wheel, fingers, keys, buttons, and the last days up to today."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta

import pytest
from playwright.sync_api import Page, expect

from geo.filters import Criteria
from geo.store import Store
from tests.factories import at, day, incident
from tests.layers.made import READY, wish

pytestmark = pytest.mark.browser

FIRST, LAST = date(2024, 1, 1), date(2025, 3, 26)
EPOCH = date(1970, 1, 1)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """An incident every 10 days, one of 1914 and one of the year 9999."""
    days = [str(FIRST + timedelta(days=10 * n)) for n in range(46)]
    with Store.open(tmp_path_factory.mktemp("zoom") / "store.sqlite") as store:
        store.add_incidents(
            [incident(f"i{n}", when=day(d), placement=at(48.0, 36.2)) for n, d in enumerate(days)]
        )
        store.add_incidents(
            [
                incident("old", when=day("1914-08-04"), placement=at(50.8, 4.4), event_type="Protests"),
                incident("late", when=day("9999-12-31"), placement=at(50.0, 36.2)),
            ]
        )
        yield store


def sight(page: Page) -> tuple[date, date]:
    """First and last day that the bars stand for; after they are drawn."""
    first, last = page.evaluate(
        """() => new Promise((told) => requestAnimationFrame(() => requestAnimationFrame(() => {
            const { sight } = datelineMap.timeline;
            told([sight.first, sight.last]);
        })))"""
    )
    return EPOCH + timedelta(days=first), EPOCH + timedelta(days=last)


def days(page: Page) -> int:
    first, last = sight(page)
    return (last - first).days + 1


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


HOME = FIRST - timedelta(days=30), LAST + timedelta(days=30)
WHOLE = date(1914, 8, 4), date(9999, 12, 31)


def test_outlying_days_do_not_squeeze_the_bars_and_are_one_click_away(opened: Callable[..., Page]) -> None:
    page = opened()
    assert sight(page) == HOME
    expect(page.locator(".dateline-unit")).to_have_text("One bar: a week")
    outside = page.get_by_role("button", name="2 incidents lie outside this span: show")
    outside.press("Enter")
    assert sight(page) == WHOLE
    expect(page.locator(".dateline-outside")).to_be_hidden()
    expect(page.locator(".dateline-window")).to_be_focused()
    assert not page.evaluate("window.told"), "looking at another time filters nothing"

    press(page, "30 d: the last 30 days")  # of the time until today, and seen
    assert wish(page) == {"date_from": LAST - timedelta(days=29), "date_to": LAST}
    assert sight(page) == HOME
    latest = page.get_by_role("button", name="30 d: the last 30 days")
    expect(latest).to_have_attribute("title", "The 30 days up to the last incident until today: 26 Mar 2025")
    expect(latest).to_have_attribute("aria-pressed", "true")
    press(page, "Zoom to the days shown")
    assert sight(page) == (LAST - timedelta(days=32), LAST + timedelta(days=3))
    expect(page.locator(".dateline-unit")).to_have_text("One bar: a day")
    press(page, "All days")
    assert wish(page) == {"date_from": None, "date_to": None}
    assert sight(page) == HOME


def test_the_last_days_are_those_of_what_fits_the_filter_and_a_few_are_outlying(
    opened: Callable[..., Page],
) -> None:
    page = opened(Criteria(event_types=("Protests",)))
    press(page, "7 d: the last 7 days")
    assert wish(page) == {"date_from": None, "date_to": None}  # one of 1914, and nothing later
    assert page.evaluate("datelineMap.drawn().shown") == 1
    asked = """(day) => {
        const data = { start: [5, 10, 40], span: [0, 9, 0], dated: 3 }, every = [1, 1, 1];
        return [Dateline.spans.latest(data, every, day), Dateline.spans.latest(data, [0, 0, 0], day)];
    }"""
    for today, wanted in ((50, [40, False]), (30, [19, True]), (12, [12, True]), (1, [40, False])):
        found, none = page.evaluate(asked, today)
        assert [found["day"], found["later"]] == wanted
        assert none is None

    usual = """(starts) => {
        const data = { start: Int32Array.from(starts), span: new Int32Array(starts.length), dated: starts.length };
        const home = Dateline.spans.usual(data, { first: starts[0], last: starts.at(-1) });
        return [home.first, home.last];
    }"""

    def home(*starts: int) -> list[int]:
        return list(page.evaluate(usual, sorted(starts)))

    many = list(range(10_000, 11_000, 10))
    assert home(*many) == [10_000, 10_990]
    assert home(-20_000, *many) == [9_970, 10_990]
    assert home(-20_000, *many, 2_900_000) == [9_970, 11_020]
    assert home(-20_000, -20_001, -20_002, *many) == [-20_002, 10_990], "three of a hundred are a part of it"
    assert home(8_000, *many) == [8_000, 10_990], "a few years more squeeze nothing"
    assert home(-20_000, 10_000, 11_000) == [-20_000, 11_000], "of three nobody is outlying"
    assert home(10_000, 10_001, 10_002, 10_003, 10_004, 10_500) == [10_000, 10_500], "short enough as it is"
    for text, read in (
        ("2024-01-01,2024-02-01", True),
        ("2024-02-01,2024-01-01", False),
        ("2024-99-01,2024-99-02", False),
        ("x", False),
    ):
        assert page.evaluate("text => Boolean(Dateline.spans.read(text))", text) is read


def test_wheel_keys_and_buttons_zoom_and_the_bars_are_cut_anew(opened: Callable[..., Page]) -> None:
    page = opened()
    strip = page.locator(".dateline-strip").bounding_box()
    assert strip
    page.mouse.move(strip["x"] + strip["width"] / 2, strip["y"] + 20)
    begin = days(page)
    page.mouse.wheel(0, -300)
    page.wait_for_function(f"datelineMap.timeline.sight.days < {begin}")
    first, last = sight(page)
    assert HOME[0] < first < last < HOME[1]
    page.keyboard.down("Shift")
    page.mouse.wheel(0, 100)
    page.keyboard.up("Shift")
    page.wait_for_function("before => datelineMap.timeline.sight.first > before", arg=(first - EPOCH).days)
    length = days(page)
    assert abs(length - ((last - first).days + 1)) <= 1

    press(page, "Show a shorter time")
    assert days(page) == pytest.approx(length / 2, abs=1)
    counts = """() => {
        const { starts, counts } = datelineMap.timeline, { _data: data, _mask: mask } = datelineMap.map.datelineIncidents;
        const bars = { first: starts[0], last: starts[starts.length - 1] - 1 };
        return [counts.reduce((a, b) => a + b, 0), Dateline.spans.outside(data, mask, bars)];
    }"""
    inside, outside = page.evaluate(counts)
    assert inside + outside == 48 and inside < 46
    handle = page.get_by_role("slider", name="First day shown")
    handle.focus()
    for _ in range(12):
        page.keyboard.press("+")
    assert days(page) == 14
    expect(page.get_by_role("button", name="Show a shorter time")).to_have_attribute("aria-disabled", "true")
    seen = sight(page)[0]
    page.keyboard.press("ArrowRight")  # an open end begins at the edge of what is shown
    assert wish(page) == {"date_from": seen + timedelta(days=1), "date_to": None}
    for _ in range(18):
        page.keyboard.press("-")
    assert sight(page) == WHOLE
    page.keyboard.press("0")
    assert sight(page)[0] > date(2023, 1, 1), "near the days chosen"
    assert page.evaluate(READY)


def test_an_end_pulled_to_the_edge_is_open_again_and_within_a_zoom_a_day(opened: Callable[..., Page]) -> None:
    page = opened(Criteria(date_from=date(2024, 6, 1), date_to=date(2024, 6, 30)))
    assert sight(page) == HOME

    def pull(name: str, share: float) -> None:
        strip, grip = (
            page.locator(".dateline-strip").bounding_box(),
            page.get_by_role("slider", name=name).bounding_box(),
        )
        assert strip and grip
        page.mouse.move(grip["x"] + 12, grip["y"] + 28)
        page.mouse.down()
        page.mouse.move(strip["x"] + strip["width"] * share, grip["y"] + 28, steps=4)
        page.mouse.up()

    pull("Last day shown", 1.02)
    assert wish(page) == {"date_from": date(2024, 6, 1), "date_to": None}
    pull("Last day shown", 0.6)
    told = wish(page)
    assert date(2024, 7, 1) < told["date_to"] < LAST
    press(page, "Zoom to the days shown")
    edge = sight(page)[1]
    pull("Last day shown", 1.02)
    assert wish(page) == {"date_from": date(2024, 6, 1), "date_to": edge}
    page.locator(".dateline-window").focus()
    page.keyboard.press("End")  # and once more, beyond what is shown
    page.keyboard.press("End")
    assert wish(page)["date_to"] is None
    assert sight(page)[1] == WHOLE[1]


def test_two_fingers_zoom_and_choose_no_days(opened: Callable[..., Page]) -> None:
    page = opened(size=(390, 700), touch=True)
    strip = page.locator(".dateline-strip").bounding_box()
    assert strip
    touch = page.context.new_cdp_session(page)

    def send(kind: str, *xs: float) -> None:
        points = [
            {"x": strip["x"] + strip["width"] * x, "y": strip["y"] + 25, "id": n} for n, x in enumerate(xs)
        ]
        touch.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})

    begin = days(page)
    send("touchStart", 0.4)
    send("touchStart", 0.4, 0.6)
    for step in range(1, 6):
        send("touchMove", 0.4 - step * 0.06, 0.6 + step * 0.06)
    page.wait_for_function(f"datelineMap.timeline.sight.days < {begin / 2}")
    send("touchEnd")
    assert days(page) == pytest.approx(begin / 4, rel=0.15)
    assert page.evaluate("datelineMap.map.datelineIncidents._days.from") is None
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    box, line = (
        page.locator(".dateline-time").bounding_box(),
        page.locator(".dateline-time-foot").bounding_box(),
    )
    assert box and line and line["y"] + line["height"] <= box["y"] + box["height"]
