"""The map as one file in a real Chromium: opened from the disk, without any request, with hostile words as text."""

from __future__ import annotations

import base64
import io
import json
import re
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image
from playwright.sync_api import Browser, Page, expect

from geo.errors import InvalidValueError
from geo.events.catalogue import IncidentTypes
from geo.filters import Criteria, select
from geo.gazetteer.admin import AdminIndex
from geo.layers import StaticFolder, standalone
from geo.model import GeoPrecision
from geo.packed import unpack
from geo.speech import language
from geo.store import Overlay, Store
from tests.chromium import Watched, watched
from tests.factories import at, day, incident
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
    with opening(content, tmp_path / "map.html", browser) as watch:
        yield watch


@contextmanager
def opening(content: bytes, file: Path, browser: Browser) -> Iterator[Watched]:
    """The file, opened from the disk; it must ask for nothing and nothing may go wrong."""
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


def draw(page: Page, *corners: tuple[float, float]) -> None:
    """Draw a polygon, corner by corner."""
    page.get_by_role("button", name="Only within a polygon").click()
    for corner in (*corners, corners[0]):
        spot = page.evaluate("p => datelineMap.map.latLngToContainerPoint(p)", corner)
        box = page.locator("#map").bounding_box()
        assert box
        page.mouse.click(box["x"] + spot["x"], box["y"] + spot["y"])
        page.wait_for_timeout(350)  # slower than a double click


@pytest.mark.browser
def test_it_filters_by_a_polygon_also_across_the_antimeridian(opened: Watched) -> None:
    page = opened.page
    page.evaluate("datelineMap.map.setView([49.5, 34], 6, { animate: false }), 0")
    draw(page, (51.2, 29.5), (49.8, 29.5), (49.4, 36.9), (50.2, 36.9))
    until(page, "datelineMap.drawn().shown === 3")  # two in Kyiv and one in Kharkiv, not Sumy and Belgorod
    assert page.evaluate("datelineMap.map.datelineIncidents._polygon.getLatLngs()[0].length") == 4
    page.get_by_role("button", name="Show all", exact=True).click()
    until(page, "datelineMap.drawn().shown === 13 && !datelineMap.map.datelineIncidents._polygon")
    page.evaluate("datelineMap.map.setView([20, 150], 2, { animate: false }), 0")
    draw(page, (60, 100), (-20, 100), (-20, 210), (60, 210))
    until(page, "datelineMap.drawn().shown === 0")
    draw(page, (75, 30), (75, 140), (70, 250))
    expect(page.locator("#panel")).to_contain_text("around a pole")


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


@pytest.mark.browser
def test_it_speaks_another_language(
    store: Store, types: IncidentTypes, admin: AdminIndex, static: StaticFolder, tmp_path: Path, browser: Browser
) -> None:  # fmt: skip
    words = language.map_words("uk") | {"Protests": "Протести", "Kyiv": "Київ", "</script><b>": "x"}
    speech = standalone.Speech(
        code="uk", words=words, panel=lambda record, drawn: {"sources": [], "where": "Деінде"}
    )
    content = standalone.standalone_map(select(store, Criteria()), types, admin, static, speech=speech)
    with opening(content, tmp_path / "map.html", browser) as watch:
        page = watch.page
        expect(page).to_have_title("Мапа інцидентів · Dateline")
        assert page.locator("html").get_attribute("lang") == "uk"
        expect(page.locator("header")).to_have_text("Dateline Мапа інцидентів Показати все")
        expect(page.locator("#panel")).to_have_text("Натисніть символ на мапі, щоб прочитати про нього.")
        expect(page.get_by_role("application", name="Мапа інцидентів")).to_be_visible()
        expect(page.locator(".dateline-legend")).to_contain_text("Протести")
        page.evaluate("datelineMap.map.datelineIncidents._layer.send('1;0')")
        expect(page.locator("#panel h2")).to_have_text("Деінде")
    with pytest.raises(InvalidValueError, match="letters"):
        standalone.Speech(code='uk"><script>')


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


# Lines and areas

ZIGZAG = [[33 + n / 2_500, 48 + (n % 2) / 500] for n in range(10_000)]
HOLED = [
    [[34.0, 49.0], [36.0, 49.0], [36.0, 50.0], [34.0, 50.0], [34.0, 49.0]],
    [[34.5, 49.2], [34.5, 49.8], [35.5, 49.8], [35.5, 49.2], [34.5, 49.2]],
]
DRAWN: dict[str, tuple[str, str, dict[str, Any]]] = {
    "front": ("2025-01-10", "Battles", {"type": "LineString", "coordinates": ZIGZAG}),
    "zone": ("2025-03-10", "Protests", {"type": "Polygon", "coordinates": HOLED}),
    "flight": ("2025-03-11", "Battles", {"type": "LineString", "coordinates": [[175, 60], [-175, 60]]}),
    "empty": ("2025-03-12", "Battles", {"type": "LineString", "coordinates": []}),
}


@pytest.fixture(scope="module")
def drawn(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """Incidents with lines and areas, an oblast, a circle of 25 km, and one at the pole."""
    oblast = at(50.6, 36.6, geo_precision=GeoPrecision.ADMIN1, country="RU", admin1="RU-BEL", radius_km=150.0)
    with Store.open(tmp_path_factory.mktemp("drawn") / "store.sqlite") as store:
        store.add_incidents(
            [
                *(
                    incident(
                        id, event_type=kind, when=day(first), description=HOSTILE[3],
                        placement=at(47.0, 31.0, geo_precision=GeoPrecision.AREA, radius_km=400.0, name=HOSTILE[2]),
                    )
                    for id, (first, kind, _) in DRAWN.items()
                ),
                incident("pole", when=day("2025-04-01"), placement=at(90, 0, name="Pole")),
                incident("oblast", when=day("2025-04-02"), placement=oblast),
                incident("near", when=day("2025-04-03"), placement=at(47.5, 38.0, geo_precision=GeoPrecision.NEAR, radius_km=25.0)),
            ]
        )  # fmt: skip
        yield store


def overlays(store: Store) -> list[Overlay]:
    keys = dict(zip(store.columns().ids.tolist(), store.columns().keys.tolist(), strict=True))
    return [
        Overlay(
            id=id, key=keys[id], name=HOSTILE[0], event_type=kind, start=None, end=None, geometry=shape, record={}
        )
        for id, (_, kind, shape) in DRAWN.items()
    ]  # fmt: skip


def held(content: bytes) -> dict[str, str]:
    found = re.search(r"window\.datelineFiles = (\{.*?\});", content.decode())
    assert found
    files: dict[str, str] = json.loads(found[1])
    return files


def test_lines_and_areas_come_when_they_are_asked_for(
    drawn: Store, types: IncidentTypes, admin: AdminIndex, static: StaticFolder, monkeypatch: pytest.MonkeyPatch
) -> None:  # fmt: skip
    selection = select(drawn, Criteria(date_from=date(2025, 3, 1), date_to=date(2025, 3, 31)))
    plain = standalone.standalone_map(selection, types, admin, static)
    assert "shapes" not in held(plain)
    made = standalone.standalone_map(selection, types, admin, static, overlays=overlays(drawn))
    arrays, _ = unpack(base64.b64decode(held(made)["shapes"]))
    assert arrays["at"].tolist() == [0, 1]  # of the selection's own incidents; what is empty is left out
    monkeypatch.setattr(standalone, "MOST_CORNERS", len(arrays["x"]) - 1)
    with pytest.raises(InvalidValueError, match="corners"):
        standalone.standalone_map(selection, types, admin, static, overlays=overlays(drawn))


def spot(page: Page, longitude: float, latitude: float) -> tuple[float, float]:
    """Where a place is on the screen."""
    x, y = page.evaluate(
        f"""(() => {{
            const map = datelineMap.map, spot = map.latLngToContainerPoint([{latitude}, {longitude}]);
            const box = map.getContainer().getBoundingClientRect();
            return [spot.x + box.left, spot.y + box.top];
        }})()"""
    )
    return x, y


def colours(page: Page, longitude: float, latitude: float) -> set[str]:
    """What a person sees within 6 pixels of a place: "orange" or "blue", the two types' colours, "tint" or "hatch" of an area."""
    x, y = spot(page, longitude, latitude)
    seen = page.screenshot(clip={"x": x - 6, "y": y - 6, "width": 12, "height": 12})
    pixels = np.asarray(Image.open(io.BytesIO(seen)).convert("RGB"), dtype=int).reshape(-1, 3)
    names = set()
    for red, green, blue in pixels.tolist():
        if red - blue > 120:
            names.add("orange")
        elif blue - red > 120:
            names.add("blue")
        elif red - blue > 50:
            names.add("hatch")
        elif 15 < blue - red <= 60 and green > 200:
            names.add("tint")
    return names


def look(page: Page, longitude: float, latitude: float, zoom: int) -> list[bool]:
    """Move there; gives for each thing in sight whether it is an area's number."""
    page.evaluate(f"datelineMap.map.setView([{latitude}, {longitude}], {zoom}, {{ animate: false }}) && 0")
    until(page, READY)
    areas: list[bool] = page.evaluate("datelineMap.items().map((item) => item.area)")
    return areas


def written_names(page: Page) -> list[str]:
    """What one drawing of the names writes on the map."""
    names: list[str] = page.evaluate(
        """(() => {
            const write = CanvasRenderingContext2D.prototype.fillText, written = [];
            CanvasRenderingContext2D.prototype.fillText = (text) => written.push(text);
            Object.values(datelineMap.map._layers).find((layer) => layer._base)._draw();
            CanvasRenderingContext2D.prototype.fillText = write;
            return written;
        })()"""
    )
    return names


@pytest.mark.browser
def test_a_person_sees_lines_and_areas_come_and_go(
    drawn: Store, types: IncidentTypes, admin: AdminIndex, static: StaticFolder, tmp_path: Path, browser: Browser
) -> None:  # fmt: skip
    content = standalone.standalone_map(
        select(drawn, Criteria()), types, admin, static, overlays=overlays(drawn)
    )
    with opening(content, tmp_path / "drawn.html", browser) as watch:
        page = watch.page
        state = page.evaluate("datelineMap.drawn()")
        assert (state["shapes"], state["shown"]) == (3, 7)

        look(page, 35, 48.8, 7)
        assert "orange" in colours(page, 36.3, 48)
        assert "blue" in colours(page, 34, 49.5)  # the area's edge
        assert colours(page, 34.3, 49.9) == {"tint"}
        assert colours(page, 35, 49.5) == set()  # its hole
        page.mouse.click(*spot(page, 36.3, 48))
        expect(
            page.locator("#panel blockquote, #panel p").get_by_text(HOSTILE[3], exact=True)
        ).to_be_visible()
        page.get_by_role("slider", name="First day shown").focus()
        page.keyboard.press("PageUp")
        until(page, "datelineMap.drawn().shapes === 2")
        assert colours(page, 36.3, 48) == set() and "blue" in colours(page, 34, 49.5)
        page.get_by_role("button", name="Show all", exact=True).click()
        until(page, "datelineMap.drawn().shapes === 3")
        assert "orange" in colours(page, 36.3, 48)

        look(page, 180, 60, 5)
        assert "orange" in colours(page, 178, 60) & colours(page, 182, 60)
        look(page, 40, 60, 5)
        assert colours(page, 40, 60) == set()  # not the long way round


@pytest.mark.browser
def test_a_person_sees_how_exactly_a_place_is_known(
    drawn: Store, types: IncidentTypes, admin: AdminIndex, static: StaticFolder, tmp_path: Path, browser: Browser
) -> None:  # fmt: skip
    content = standalone.standalone_map(
        select(drawn, Criteria(date_from=date(2025, 4, 1))), types, admin, static
    )
    with opening(content, tmp_path / "known.html", browser) as watch:
        page = watch.page

        assert look(page, 37.5, 50.8, 7) == [True]  # a number and no pin
        assert "hatch" in colours(page, 37.9, 50.9) and colours(page, 39.5, 50.0) == set()
        assert look(page, 38, 47.5, 9).count(False) == 1
        assert {"orange", "hatch"} & colours(page, 38, 47.7246)  # 25 km to the north: the dashed circle
        assert colours(page, 38, 47.65) == set()
        assert look(page, 0, 84, 3).count(False) == 1  # at the pole, on the map's edge

        look(page, 30, 50, 5)  # where only one of the tiles stands in the file
        names = written_names(page)
        assert {"Kharkiv", "Kyiv", "Warsaw"} <= set(names) and len(names) == len(set(names))
