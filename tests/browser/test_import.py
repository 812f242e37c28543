"""A table brought in with a real browser: seen first, imported, on the map, taken out again."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.browser import pages
from tests.browser.server import Server

NewPage = Callable[..., Page]

TABLE = """date,town,country,notes
2025-04-08,Sumy,Ukraine,"shelling {{7*7}} <img src=x onerror=alert(1)>"
2025-04-09,Orikhiv,Ukraine,shelling
30/02/2025,Sumy,Ukraine,never
"""


def test_a_table_comes_in_and_goes_out_again(server: Server, new_page: NewPage, tmp_path: Path) -> None:
    path = tmp_path / "towns.csv"
    path.write_text(TABLE)
    page = new_page()
    page.goto(server.url)
    before = pages.counted(page)[1]
    page.get_by_role("link", name="Import", exact=True).click()
    page.locator("input[type=file]").set_input_files(path)
    expect(page.get_by_text("Read as CSV")).to_be_visible()
    page.get_by_role("button", name="Import", exact=True).click()
    expect(page.get_by_text("3 rows: 2 added")).to_be_visible()
    with page.expect_download() as download:
        page.get_by_role("button", name="Refused rows as CSV").click()
    assert "30/02/2025" in Path(download.value.path()).read_text(encoding="utf-8-sig")
    page.get_by_role("link", name="Map", exact=True).click()
    expect(page.locator(".dl-count")).to_contain_text(f"{before + 2}")
    page.get_by_role("link", name="Import", exact=True).click()
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_text("CSV · undone")).to_be_visible()
