"""Reports added in a real browser: read, saved, on the map, there after a restart, and never executed."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from geo.settings import ROOT
from tests.browser import pages
from tests.browser.server import Server

NewPage = Callable[..., Page]

HOSTILE = '{{7*7}} {% raw </script><img src=x onerror="alert(1)"> `${1}` $x^2$ :red[x] ![](http://198.51.100.1/p.png) www.example.org'
REPORT = f"""{HOSTILE}

8 June 2025

Russian drones struck an apartment block in Kharkiv on Saturday {HOSTILE}, killing three people and injuring 22, the mayor said.
A day earlier missiles hit a railway depot in Sumy.
"""  # fmt: skip

_TOLD = """() => [...document.querySelectorAll('.dl-notice-good')].some((e) => {
    const { top, bottom } = e.getBoundingClientRect();
    return top >= 0 && bottom <= innerHeight;
})"""  # the outcome is in sight, at the top or beside the button


def reports_folder() -> Path:
    """Where the two reports the product was asked for lie; they are not part of the project."""
    folder = ROOT.parent / "shared" / "reports"
    if not folder.is_dir():
        pytest.skip("the two reports are not beside this checkout")
    return folder


def open_add_reports(page: Page, server: Server) -> None:
    page.goto(server.url)
    page.get_by_role("link", name="Add reports").click()
    expect(page.get_by_role("heading", name="Add reports")).to_be_visible()


def save(page: Page) -> None:
    page.get_by_role("button", name="Save ").click()
    expect(page.get_by_text("on the map now")).to_be_visible()
    page.wait_for_function(_TOLD)
    expect(page.locator(".st-key-saved_above .dl-notice-good")).to_contain_text("saved")


def show_map(page: Page) -> None:
    page.get_by_role("button", name="Show on the map").first.click()
    pages.drawn(page)
    expect(page.locator(".dl-incident")).to_be_visible()
    assert pages.drawn(page)["chosen"] >= 0, "a saved incident is marked"


def test_a_hostile_report_is_read_saved_shown_and_kept_after_a_restart(
    server: Server, new_page: NewPage
) -> None:
    page = new_page()
    open_add_reports(page, server)
    before = pages.selected(server.home, pages.criteria_in(page))
    with before[1]:
        total = before[0].total
    pages.read_report(page, REPORT, Publisher=HOSTILE, Title=HOSTILE)
    expect(page.locator(".dl-text")).to_contain_text(HOSTILE)
    expect(page.get_by_text("2 incidents found")).to_be_visible()
    expect(page.get_by_text("Published 8 June 2025 (found in the text)")).to_be_visible()
    marks = page.locator(".dl-mark-placed")
    assert {"Kharkiv", "Sumy"} <= set(marks.all_inner_texts())
    marks.first.hover()
    save(page)
    expect(page.get_by_text("Saved 2 incidents")).to_be_visible()
    page.get_by_role("button", name="Save ").click()
    expect(page.get_by_text("Nothing changed")).to_be_visible()

    show_map(page)
    pages.expect_count(page, total + 2)
    selection, store = pages.selected(server.home, pages.criteria_in(page))
    with store:
        mine = [i for i in selection.incidents() if not i.collection]
        assert {i.place.name for i in mine if i.place} == {"Kharkiv", "Sumy"}
        pages.drawn(page, pages.placed(selection))
        (kharkiv,) = [i for i in mine if i.place and i.place.name == "Kharkiv"]
        assert kharkiv.casualties.killed_best == 3
    exported = pages.export_geojson(page)
    assert {f["id"] for f in exported["features"]} >= {i.id for i in mine}

    page.context.close()
    server.stop()
    server.start()
    again = new_page()
    again.goto(f"{server.url}/?incident={kharkiv.id}")
    panel = again.locator(".dl-incident")
    expect(panel).to_contain_text("3 killed")
    expect(panel.locator(".dl-quote")).to_contain_text(HOSTILE)
    expect(panel.locator(".dl-sources")).to_contain_text(HOSTILE)
    assert panel.locator("img, script").count() == 0
    pages.drawn(again, pages.placed(selection))
    pages.expect_count(again, total + 2)
    exported = pages.export_geojson(again)
    assert HOSTILE in next(f for f in exported["features"] if f["id"] == kharkiv.id)["properties"]["quote"]
    again.get_by_role("link", name="Incidents").click()
    expect(again.locator(".dl-incident .dl-quote")).to_contain_text(HOSTILE)


def test_files_are_read_and_one_that_cannot_be_is_named(server: Server, new_page: NewPage) -> None:
    page = new_page()
    open_add_reports(page, server)
    page.get_by_role("radio", name="Upload files").click()
    html = f"<html><head><title>Night of drones</title></head><body><article><p>{'Kharkiv was hit. ' * 3}</p></article></body></html>"
    page.locator("input[type=file]").set_input_files(
        [
            {"name": "<img src=x onerror=alert(1)>.txt", "mimeType": "text/plain", "buffer": REPORT.encode()},
            {"name": "picture.txt", "mimeType": "text/plain", "buffer": bytes(range(256)) * 60},
            {"name": "empty.md", "mimeType": "text/markdown", "buffer": b""},
            {"name": "page.html", "mimeType": "text/html", "buffer": html.encode()},
        ]
    )
    expect(page.get_by_text("page.html").first).to_be_visible()
    page.get_by_role("button", name="Read the files").click()
    expect(page.get_by_text("This report could not be read")).to_have_count(2)
    expect(page.locator(".dl-notice-problem").filter(has_text="picture.txt")).to_be_visible()
    expect(page.locator(".dl-notice-problem").filter(has_text="empty.md")).to_be_visible()
    expect(page.locator(".dl-text")).to_have_count(2)


def test_the_zelensky_report_comes_out_right(server: Server, new_page: NewPage) -> None:
    (report,) = reports_folder().glob("002_*.txt")
    page = new_page(height=1800)
    open_add_reports(page, server)
    pages.read_report(page, report.read_text(encoding="utf-8"))
    expect(page.get_by_text("Publication date not known")).to_be_visible()
    pages.type_day(page, "Publication date", date(2025, 4, 8))
    page.get_by_role("button", name="Read the report").click()
    expect(page.get_by_text("Published 8 April 2025 (as you gave it)")).to_be_visible()
    found = page.locator("[class*='st-key-reading_']").get_by_role("checkbox")
    labels = page.locator("[class*='st-key-keep_']").all_inner_texts()
    assert found.count() == len(labels) <= 12
    for place in ("Demidovka", "Prilesye", "Belgorod Oblast", "Kursk Oblast", "Kry"):
        assert any(place in label for label in labels), (place, labels)
    for context in ("Donetsk", "Sumy", "Zaporizhzhia", "Kremlin", "Miller"):
        assert not any(context in label for label in labels), (context, labels)
    expect(
        page.get_by_text(re.compile(r"20 killed, among them (20 civilians and )?9 children")).first
    ).to_be_visible()
    expect(page.get_by_text("On 4 April 2025").first).to_be_visible()
    save(page)
    show_map(page)
    selection, store = pages.selected(server.home, pages.criteria_in(page))
    with store:
        pages.drawn(page, pages.placed(selection))
        mine = [i for i in selection.incidents() if not i.collection]
        assert len(mine) == len(labels)
        assert any("225th" in i.actor1 + i.actor2 for i in mine)


def test_the_incursion_report_comes_out_right(server: Server, new_page: NewPage) -> None:
    (report,) = reports_folder().glob("000_*.txt")
    page = new_page(height=1800)
    open_add_reports(page, server)
    pages.read_report(page, report.read_text(encoding="utf-8"))
    expect(page.get_by_text("Published 8 June 2025 (found in the text)")).to_be_visible()
    cards = page.locator("[class*='st-key-reading_'] [data-testid=stVerticalBlock]")
    kept = page.locator("[class*='st-key-keep_']")
    for place in ("Belgorod Oblast", "Kursk Oblast", "Kharkiv", "Kyiv", "Gaza", "Dahieh"):
        expect(kept.filter(has_text=place).first).to_be_visible()
    assert cards.count()
    expect(kept.filter(has_text="Moscow")).to_have_count(0)
    expect(page.get_by_text("Some time in summer 2024").first).to_be_visible()
    save(page)
    show_map(page)
    selection, store = pages.selected(server.home, pages.criteria_in(page))
    with store:
        pages.drawn(page, pages.placed(selection))
        mine = [i for i in selection.incidents() if not i.collection and i.place]
        for name in ("Gaza", "Dahieh", "Kharkiv", "Kyiv"):
            assert any(i.place and i.place.name == name for i in mine), name
