"""The map's tools in a real Chromium: ways of drawing, distance, rectangle, picture, legend."""

from __future__ import annotations

import struct
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from geo.events.catalogue import IncidentTypes
from geo.filters import Criteria
from geo.layers import (
    read_wish,
    type_groups,
)
from geo.model import Casualties, Claim, Status
from geo.store import Store
from tests.factories import at, day, incident

pytestmark = pytest.mark.browser

INCIDENTS = (
    *(incident(f"k{n}", when=day("2025-01-01"), placement=at(50.0 + n / 500, 36.2)) for n in range(5)),
    incident("s", when=day("2025-02-01"), placement=at(50.9, 34.8), event_type="Protests"),
    incident("o", when=day("2025-02-02"), placement=at(46.5, 30.7), claim=Claim.DENIED),
    incident(
        "v",
        when=day("2025-02-03"),
        placement=at(47.5, 33.7),
        status=Status.VERIFIED,
        casualties=Casualties(killed_best=40),
    ),
)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with Store.open(tmp_path_factory.mktemp("tools") / "store.sqlite") as store:
        store.add_incidents(INCIDENTS)
        yield store


def wish(page: Page, store: Store, types: IncidentTypes) -> dict[str, Any]:
    page.wait_for_function("window.told")
    found = read_wish(page.evaluate("told"), type_groups(store.columns(), types))
    assert found is not None
    return dict(found.changes)


def test_hexagons_count_what_symbols_showed(opened: Callable[..., Page]) -> None:
    page = opened()
    page.get_by_label("How incidents are drawn").select_option("hexagons")
    page.wait_for_function("datelineMap.drawn().ready && datelineMap.items().length === 4")
    assert sorted(item["total"] for item in page.evaluate("datelineMap.items()")) == [1, 1, 1, 5]
    spot = page.evaluate("datelineMap.items().find((i) => i.total === 5)")
    page.mouse.click(spot["x"], spot["y"])
    page.wait_for_function("window.told")
    assert page.evaluate("told").count(",") == 4


def test_symbols_are_larger_for_more_killed_unless_one_size_is_wanted(opened: Callable[..., Page]) -> None:
    page = opened()
    radii = "datelineMap.items().filter((i) => i.total === 1).map((i) => i.r)"
    assert len(set(page.evaluate(radii))) > 1
    page.get_by_label("How incidents are drawn").select_option("even")
    page.wait_for_function(f"datelineMap.drawn().ready && new Set({radii}).size === 1")


def test_the_heat_map_is_hottest_where_most_happened(opened: Callable[..., Page]) -> None:
    page = opened()
    spot = page.evaluate("datelineMap.items().find((i) => i.total === 5)")
    other = page.evaluate("datelineMap.items().find((i) => i.total === 1)")
    page.get_by_label("How incidents are drawn").select_option("heat")
    page.wait_for_function("datelineMap.drawn().ready && !datelineMap.items().length")

    def opacity(at: dict[str, float]) -> int:
        told = page.evaluate(
            """({ x, y }) => {
            const canvas = datelineMap.map.datelineIncidents, ratio = devicePixelRatio;
            const shift = datelineMap.map.layerPointToContainerPoint(canvas._bounds.min);
            return canvas._context.getImageData((x - shift.x) * ratio, (y - shift.y) * ratio, 1, 1).data[3];
        }""",
            at,
        )
        return int(told)

    assert opacity(spot) > opacity(other) > 20


def test_a_distance_is_measured_and_clicks_choose_nothing_meanwhile(opened: Callable[..., Page]) -> None:
    page = opened()
    page.get_by_role("button", name="Measure a distance").click()
    spots = page.evaluate("[[50, 36.2], [50.9, 34.8]].map((p) => datelineMap.map.latLngToContainerPoint(p))")
    for spot in spots:
        page.mouse.click(spot["x"], spot["y"])
    note = page.locator(".dateline-note")
    expect(note).to_contain_text("km")
    assert abs(float(note.inner_text().split(" km")[0]) - 141.2) < 2  # by the haversine formula
    over = "getComputedStyle(document.querySelector('.leaflet-dateline-drawn-pane path').closest('.leaflet-pane')).zIndex"
    assert int(page.evaluate(over)) > 450, "over the symbols"
    assert not page.evaluate("window.told")
    page.locator(".leaflet-container").focus()
    page.keyboard.press("Escape")
    expect(note).to_be_hidden()


def test_a_rectangle_is_asked_for_and_drawn_once_it_is_the_filter(
    opened: Callable[..., Page], store: Store, types: IncidentTypes
) -> None:
    page = opened()
    page.get_by_role("button", name="Only within a rectangle").click()
    first, last = page.evaluate(
        "[[51.5, 34], [50, 36.2]].map((p) => datelineMap.map.latLngToContainerPoint(p))"
    )
    page.mouse.move(first["x"], first["y"])
    page.mouse.down()
    page.mouse.move(last["x"], last["y"], steps=4)
    page.mouse.up()  # upon incidents: they are not opened
    assert wish(page, store, types)["bbox"] == pytest.approx((34, 50, 36.2, 51.5), abs=0.1)
    box = opened(Criteria(bbox=(34.0, 49.0, 37.0, 51.5)))
    shown = box.evaluate("datelineMap.map.datelineIncidents._rectangle.getBounds().toBBoxString()")
    assert shown == "34,49,37,51.5"


def test_a_finger_draws_a_rectangle_a_polygon_and_a_distance(
    opened: Callable[..., Page], store: Store, types: IncidentTypes
) -> None:
    page = opened(size=(390, 844), touch=True)
    corners = page.evaluate(
        "[[49.5, 33.5], [47.5, 36], [47.5, 33.5], [49.5, 33.5]].map((p) => datelineMap.map.latLngToContainerPoint(p))"
    )
    page.get_by_role("button", name="Only within a rectangle").tap()
    finger = page.context.new_cdp_session(page)
    for kind, spot in (("touchStart", corners[0]), ("touchMove", corners[2]), ("touchMove", corners[1])):
        finger.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": [spot]})
        page.wait_for_timeout(50)
    finger.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    assert wish(page, store, types)["bbox"] == pytest.approx((33.5, 47.5, 36, 49.5), abs=0.1)
    assert page.evaluate("scrollY") == 0 and not page.evaluate(
        "datelineMap.map.getContainer().style.touchAction"
    )

    page.evaluate("window.told = ''")
    page.get_by_role("button", name="Only within a polygon").tap()
    for spot in corners:
        page.touchscreen.tap(spot["x"], spot["y"])
        page.wait_for_timeout(350)  # slower than a double tap
    ring = wish(page, store, types)["polygon"]
    assert [number for corner in ring for number in corner] == pytest.approx(
        [33.5, 49.5, 36, 47.5, 33.5, 47.5], abs=0.1
    )
    page.get_by_role("button", name="Measure a distance").tap()
    for spot in corners[1:3]:
        page.touchscreen.tap(spot["x"], spot["y"])
        page.wait_for_timeout(350)
    expect(page.locator(".dateline-note")).to_contain_text("186")


def test_a_polygon_is_asked_for_and_drawn_once_it_is_the_filter(
    opened: Callable[..., Page], store: Store, types: IncidentTypes
) -> None:
    page = opened()
    page.get_by_role("button", name="Only within a polygon").click()
    corners = [[51.5, 34.0], [49.0, 34.5], [49.5, 37.0], [51.5, 34.0]]  # the last click closes it
    for spot in page.evaluate(f"{corners}.map((p) => datelineMap.map.latLngToContainerPoint(p))"):
        page.mouse.click(spot["x"], spot["y"])
        page.wait_for_timeout(350)  # slower than a double click
    ring = wish(page, store, types)["polygon"]
    assert [number for corner in ring for number in corner] == pytest.approx(
        [34.0, 51.5, 34.5, 49.0, 37.0, 49.5], abs=0.1
    )
    shown = opened(Criteria(polygon=ring)).evaluate(
        "datelineMap.map.datelineIncidents._polygon.getLatLngs()[0].map((p) => [p.lng, p.lat])"
    )
    assert [tuple(corner) for corner in shown] == [pytest.approx(corner) for corner in ring]


def test_a_line_of_a_polygon_that_crosses_another_is_shown_and_refused(
    opened: Callable[..., Page], store: Store, types: IncidentTypes
) -> None:
    page = opened()
    page.get_by_role("button", name="Only within a polygon").click()

    def click(*corner: float) -> None:
        spot = page.evaluate("p => datelineMap.map.latLngToContainerPoint(p)", corner)
        page.mouse.move(spot["x"], spot["y"], steps=3)
        page.mouse.click(spot["x"], spot["y"])
        page.wait_for_timeout(350)  # slower than a double click

    red = page.locator("path[stroke='#d62839']")
    note = page.locator(".dateline-note")
    for corner in ([48, 32], [50, 35], [50, 32]):
        click(*corner)
    expect(red).to_have_count(0)
    click(48, 35)
    expect(red).to_have_count(1)
    expect(note).to_contain_text("would cross another")
    click(52, 33)  # it may go on elsewhere
    expect(note).to_contain_text("Click the first corner")
    click(51, 36)
    click(48, 32)  # the line that closes it would cross, too
    expect(note).to_contain_text("would cross another")
    assert not page.evaluate("window.told")
    for _ in range(2):
        page.keyboard.press("Backspace")
    click(48, 32)
    ring = wish(page, store, types)["polygon"]
    assert [number for corner in ring for number in corner] == pytest.approx(
        [32, 48, 35, 50, 32, 50], abs=0.1
    )


def test_the_legend_shows_several_types_and_all_again(
    opened: Callable[..., Page], store: Store, types: IncidentTypes
) -> None:
    page = opened()

    def press(name: str) -> Any:
        page.locator(".dateline-legend button").filter(has_text=name).click()
        return wish(page, store, types)

    def pressed() -> list[str]:
        found: list[str] = page.locator(".dateline-legend button[aria-pressed=true] span").all_inner_texts()
        return found

    assert not page.locator(".dateline-legend").evaluate("box => box.open")  # it would cover the map
    page.locator(".dateline-legend > summary").click()
    assert press("Protests") == {"event_types": ("Protests",)}
    both = press("Battles")  # before the page has answered to the first
    assert both == {"event_types": ("Battles", "Protests")} and pressed() == ["Battles", "Protests"]
    assert press("Protests") == {"event_types": ("Battles",)}
    assert press("All types") == {"event_types": ()} and pressed() == []

    page = opened(Criteria(event_types=("Protests",), claims=(Claim.DENIED, Claim.REPORTED)))
    page.locator(".dateline-legend > summary").click()
    assert pressed() == ["Protests"]
    assert page.evaluate("datelineMap.drawn().shown") == 1
    rows = page.locator(".dateline-legend button:not(.dateline-all)").all_inner_texts()
    assert len(rows) > 1  # others can be shown beside it, with their numbers under the other filters
    assert press("Protests") == {"event_types": ()}


def test_the_legend_tells_the_colours_of_heat_map_and_hexagons(opened: Callable[..., Page]) -> None:
    page = opened()
    choice, scale = page.get_by_label("How incidents are drawn"), page.locator(".dateline-scale")
    page.locator(".dateline-legend > summary").click()
    assert scale.count() == 0
    choice.select_option("heat")
    expect(scale).to_have_text("fewIncidentsmany")
    assert "gradient" in scale.locator("> span").first.evaluate(
        "bar => getComputedStyle(bar).backgroundImage"
    )
    choice.select_option("hexagons")
    expect(scale).to_contain_text("Incidents in a hexagon")
    most = page.evaluate("Math.max(...datelineMap.items().filter((i) => !i.area).map((i) => i.total))")
    expect(scale).to_have_text(f"1Incidents in a hexagon{most}")
    choice.select_option("even")
    expect(scale).to_have_count(0)
    expect(page.get_by_text("Larger: more people killed")).to_have_count(0)
    choice.select_option("symbols")
    expect(page.get_by_text("Larger: more people killed")).to_be_visible()
    expect(page.get_by_text("Several incidents: number and types")).to_be_visible()


def test_the_picture_is_a_png_with_room_for_legend_and_credits(opened: Callable[..., Page]) -> None:
    page = opened()
    with page.expect_download() as download:
        page.get_by_role("button", name="Save the map as a picture").click()
    data = Path(download.value.path()).read_bytes()
    assert data[:8] == b"\x89PNG\r\n\x1a\n"
    width, height = struct.unpack(">II", data[16:24])
    box = page.locator(".leaflet-container").bounding_box()
    assert box and width == 2 * box["width"] and height > 2 * box["height"] + 100


def test_a_measured_distance_is_on_the_picture(opened: Callable[..., Page]) -> None:
    page = opened()
    red = """() => {
        const paper = Dateline.picture.draw(datelineMap.map, 1), [from, to] = window.ends;
        const { data } = paper.getContext("2d").getImageData(from.x, from.y - 4, to.x - from.x, 9);
        let count = 0;
        for (let i = 0; i < data.length; i += 4) count += data[i] > 190 && data[i + 1] < 80 && data[i + 2] < 90;
        return count;
    }"""
    page.evaluate(
        "window.ends = [[45, 30], [45, 33]].map((at) => datelineMap.map.latLngToContainerPoint(at).round())"
    )
    ends = page.evaluate("window.ends")
    assert ends[1]["x"] - ends[0]["x"] > 30
    box = page.locator(".leaflet-container").bounding_box()
    assert box
    before = page.evaluate(red)
    page.get_by_role("button", name="Measure a distance").click()
    for end in ends:
        page.mouse.click(box["x"] + end["x"], box["y"] + end["y"])
    expect(page.get_by_role("status").filter(has_text="km")).to_be_visible()
    length = ends[1]["x"] - ends[0]["x"]
    assert page.evaluate(red) > before + length  # most of the dashes, more than a pixel high
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Measure a distance").click()
    page.get_by_role("button", name="Measure a distance").click()
    assert page.evaluate(red) == before


def test_the_coordinates_under_the_pointer_are_told(opened: Callable[..., Page]) -> None:
    page = opened()
    spot = page.evaluate("datelineMap.map.latLngToContainerPoint([46, 36])")
    page.mouse.move(spot["x"], spot["y"])
    expect(page.locator(".dateline-coordinates")).to_contain_text("° N, 3")


def test_denied_verified_and_unchecked_are_drawn_in_different_ways(opened: Callable[..., Page]) -> None:
    page = opened()
    pictures = page.evaluate(
        """() => {
        const draw = (look) => {
            const canvas = Object.assign(document.createElement("canvas"), { width: 30, height: 30 });
            Dateline.symbols.incident(canvas.getContext("2d"), 15, 15, {
                shape: "circle", colour: "#a00", r: 8, theme: "light", ...look });
            return canvas.toDataURL();
        };
        return [{ status: 0 }, { status: 2 }, { status: 0, denied: true }, { status: 3 }].map(draw);
    }"""
    )
    assert len(set(pictures)) == 4
    denied = "Array.from(datelineMap.map.datelineIncidents._data.claim).filter((c) => c === 3).length"
    assert page.evaluate(denied) == 1
