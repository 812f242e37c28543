"""How long it takes from opening the address until the map draws its incidents, and how far anything jumps meanwhile.

    PYTHONPATH=. python benchmarks/first_picture.py [--incidents 100000] [--runs 5] [--gazetteer FILE]

A real server and a Chromium started anew, with an empty cache, for each picture. "Cold" is the first visitor of a server that was just started: it
imports what the page needs and reads the store for the first time. "Next" is whoever comes after. A jump is the sum of the layout shifts that the browser
reports (Cumulative Layout Shift; up to 0.1 counts as good, https://web.dev/articles/cls).
"""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import tempfile
import time
from pathlib import Path

from playwright.sync_api import sync_playwright

from benchmarks.store_and_exports import fill
from geo.gazetteer.opening import open_gazetteer
from geo.settings import Settings
from geo.store import Store
from tests.browser import pages
from tests.browser.server import Server

_FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync"]  # fmt: skip
_SETTLES_MS = 1_000.0  # a visitor's browser is open already
_SHIFTS = """window.moved = 0; new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.moved += entry.value;
}).observe({ type: 'layout-shift', buffered: true });"""


def picture(url: str) -> tuple[float, float]:
    """Seconds until the map has drawn in a fresh browser, and how far anything jumped until two seconds later."""
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=shutil.which("chromium"), args=_FLAGS)
        page = browser.new_page(viewport={"width": 1440, "height": 900})
        page.set_default_timeout(120_000)
        page.add_init_script(_SHIFTS)
        page.wait_for_timeout(_SETTLES_MS)
        begin = time.perf_counter()
        page.goto(url, wait_until="commit")
        shown = pages.drawn(page)["shown"]
        taken = time.perf_counter() - begin
        page.wait_for_timeout(2 * _SETTLES_MS)
        moved = float(page.evaluate("window.moved"))
        browser.close()
    if not shown:
        raise SystemExit("the map drew nothing")
    return taken, moved


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--incidents", type=int, default=100_000)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--gazetteer", type=Path)  # spares building one
    given = parser.parse_args()
    found: dict[str, list[tuple[float, float]]] = {"cold": [], "next": []}
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        settings = Settings(home=home)
        if given.gazetteer:
            os.link(given.gazetteer, settings.gazetteer_path)
        else:
            open_gazetteer(settings)
        with Store.open(settings.store_path) as store:
            fill(store, given.incidents)
        for _ in range(given.runs):
            server = Server(home=home)
            server.start()
            try:
                found["cold"].append(picture(server.url))
                found["next"].append(picture(server.url))
            finally:
                server.stop()
    for name, runs in found.items():
        times = sorted(taken for taken, _ in runs)
        print(
            f"{given.incidents:,} incidents, {name}: drawn after {statistics.median(times):.2f} s "
            f"({times[0]:.2f} to {times[-1]:.2f}), moved by {max(moved for _, moved in runs):.3f} at most"
        )


if __name__ == "__main__":
    main()
