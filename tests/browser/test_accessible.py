"""axe-core finds no serious fault on any page, light or dark."""

from __future__ import annotations

from collections.abc import Callable
from importlib.resources import files

import pytest
from playwright.sync_api import Page, expect

from tests.browser import pages
from tests.browser.server import Server

NewPage = Callable[..., Page]
AXE = files("axe_playwright_python") / "axe.min.js"
_FAULTS = """(rules) => axe.run(document, { resultTypes: ["violations"], ...(rules.length ? { runOnly: rules } : {}) }).then(({ violations, passes }) => [
    passes.length,
    violations.filter(({ impact }) => ["serious", "critical"].includes(impact))
        .flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) => [id, target.flat().join(" "), failureSummary])),
])"""


def faults(page: Page, rules: tuple[str, ...]) -> list[list[str]]:
    """What axe-core holds to be serious or critical, in the page and its frames, by these rules or by all."""
    page.locator("[data-testid=stApp][data-test-script-state=notRunning]").wait_for()
    for frame in page.frames:
        frame.evaluate(AXE.read_text(encoding="utf-8"))
    checked, found = page.evaluate(_FAULTS, list(rules))
    assert checked == len(rules) or checked > 10
    return list(found)


@pytest.mark.parametrize(
    ("scheme", "rules"), [("light", ()), ("dark", ("color-contrast",))]
)  # what the dark theme changes
def test_no_page_has_a_serious_fault(
    shared_server: Server, new_page: NewPage, scheme: str, rules: tuple[str, ...]
) -> None:
    page = new_page(scheme=scheme)
    page.goto(f"{shared_server.url}/?type=Battles&from=2023-01-01")
    pages.drawn(page)
    page.locator(".dl-grid tbody tr").first.wait_for()
    found = {"map": faults(page, rules)}
    pages.click_single(page)
    page.locator(".dl-incident").wait_for()
    page.get_by_role("button", name="More filters").click()
    page.get_by_label("Words in quote").wait_for()
    found["incident and filters"] = faults(page, rules)
    for name in ("Incidents", "Add reports", "Import", "Sources", "About"):
        page.keyboard.press("Escape")
        page.get_by_role("link", name=name, exact=True).click()
        expect(page.get_by_role("heading", name=name, level=1)).to_be_visible()
        expect(page.locator("iframe[title*='folium']")).to_have_count(0)
        found[name] = faults(page, rules)
    assert {name: told for name, told in found.items() if told} == {}
