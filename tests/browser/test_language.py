"""Another language in a real browser: chosen in the header it reaches map, legend and table, and a link keeps it."""

from __future__ import annotations

import re
from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.browser import pages
from tests.browser.server import Server

NewPage = Callable[..., Page]

# The frame in the language before is gone, and the new one has its words.
ONE_MAP = """() => {
  const frames = document.querySelectorAll("iframe[title*='folium']");
  const legend = frames.length === 1 && frames[0].contentDocument.querySelector(".dateline-legend summary");
  return legend && legend.textContent === "Легенда";
}"""


def heads_the_table(page: Page, column: str) -> None:
    """Wait until the table has the column."""
    expect(page.get_by_role("columnheader", name=column)).to_be_visible()


def speaks_ukrainian(page: Page) -> None:
    """Wait until page, map and table are in Ukrainian."""
    expect(page.get_by_role("link", name="Інциденти", exact=True)).to_be_visible()
    page.wait_for_function("document.documentElement.lang === 'uk'")
    page.wait_for_function(ONE_MAP)
    pages.drawn(page)
    frame = pages.map_frame(page)
    for tool in (
        "Наблизити",
        "Показати всі інциденти",
        "Виміряти відстань",
        "Лише в багатокутнику",
        "Відтворити",
    ):
        expect(frame.get_by_role("button", name=tool, exact=True)).to_be_visible()
    expect(frame.get_by_label("Як намальовано інциденти")).to_contain_text("Шестикутники")
    expect(frame.locator(".dateline-time-words")).to_have_text(
        re.compile(r"\d лип\. 2025 · \d+ інцидент(и|ів)? \+ \d+ без дати")
    )
    frame.locator("details.dateline-legend").evaluate("box => { box.open = true; }")
    expect(frame.locator(".dateline-legend")).to_contain_text("Бої")
    assert not re.search("[A-Za-z]{2}", frame.locator(".dateline-legend").inner_text())
    heads_the_table(page, "Загиблі")
    assert pages.drawn(page)["shown"] > 0


def test_a_language_is_chosen_and_a_link_opens_in_it(shared_server: Server, new_page: NewPage) -> None:
    page = new_page()
    page.goto(shared_server.url)
    shown = pages.drawn(page)["shown"]
    heads_the_table(page, "Killed")
    page.get_by_role("radio", name="Українська").click()
    page.wait_for_url("**lang=uk*")
    speaks_ukrainian(page)
    assert pages.drawn(page)["shown"] == shown

    page.get_by_role("button", name="Бої").click()
    page.wait_for_url("**type=Battles*")
    assert "lang=uk" in page.url
    other = new_page()
    other.goto(page.url)
    speaks_ukrainian(other)
    page.get_by_role("link", name="Про програму").click()
    expect(page.get_by_role("heading", name="Про Dateline")).to_be_visible()
    page.wait_for_url("**lang=uk*")

    russian = new_page(locale="ru-RU")  # nothing chosen: as the browser wishes, and not in the address
    russian.goto(shared_server.url)
    expect(russian.get_by_role("link", name="Добавить сообщения")).to_be_visible()
    assert "lang=" not in russian.url
    assert other.get_by_role("link", name="Інциденти", exact=True).is_visible()
