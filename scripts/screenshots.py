"""Take pictures of every page, in the light and the dark theme and on a phone: build/screenshots/, some for docs/images/.

    make screenshots      # or: python scripts/screenshots.py [name...]

Needs a Chromium on the PATH and the development packages. The pages run in a throw-away home with the gazetteer of the
usual one; the text on the Add reports page is an exercise of our own.
"""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

from geo.gazetteer.opening import open_gazetteer
from geo.settings import ROOT, load_settings

OUT = ROOT / "build" / "screenshots"
DOCS = ROOT / "docs" / "images"
PUBLISHED = ("map", "map-uk", "map-incident-dark", "map-phone", "add-reports", "incidents")
EXERCISE = """Exercise text, not news

8 June 2025

Drones struck a grain store near Kharkiv on Saturday night, wounding four people, the regional governor said. \
On Friday shelling damaged a school in Sumy. Fighting was reported on the outskirts of Demidovka in Russia's Belgorod region. \
Two people were killed by a mine in the village of Brindleford, according to residents. \
Talks between Kyiv and Moscow brought no result.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """How a page is looked at."""

    name: str
    width: int
    height: int
    scheme: str = "light"


LOOKS = (
    Look(name="", width=1440, height=1000),
    Look(name="-dark", width=1440, height=1000, scheme="dark"),
    Look(name="-phone", width=390, height=844),
)


def main(wanted: list[str]) -> None:
    """Take the pictures named, or all."""
    for folder in (OUT, DOCS):
        folder.mkdir(parents=True, exist_ok=True)
    with server() as url, sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=chromium(), args=["--no-sandbox", "--disable-gpu"]
        )
        for name, (address, prepare) in SCENES.items():
            if not wanted or name in wanted:
                for look in LOOKS:
                    take(browser, f"{url}/{address}", prepare, look, OUT / f"{name}{look.name}.png")
        browser.close()


def take(browser: Browser, url: str, prepare: Callable[[Page], None], look: Look, out: Path) -> None:
    """Open a page, bring it into its state and save what is seen."""
    context = browser.new_context(
        viewport={"width": look.width, "height": look.height},
        color_scheme=look.scheme,  # type: ignore[arg-type]
    )
    page = context.new_page()
    page.set_default_timeout(90_000)
    page.goto(url)
    prepare(page)
    page.mouse.move(0, 0)
    page.wait_for_timeout(1_500)
    page.screenshot(path=out)
    context.close()
    with Image.open(out) as picture:
        picture.convert("RGB").save(out, optimize=True)
    if out.stem in PUBLISHED:
        shutil.copy(out, DOCS)
    print(f"{out.relative_to(ROOT)}: {out.stat().st_size / 1000:.0f} kB")


def map_drawn(page: Page) -> None:
    """Wait for the map."""
    page.frame_locator("iframe[title*='folium']").locator(".leaflet-container").wait_for()
    frame = next(frame for frame in page.frames if "folium" in frame.url)
    frame.wait_for_function(
        "() => window.datelineMap && window.datelineMap.drawn().ready && window.datelineMap.drawn().shown > 0"
    )
    page.locator(".dl-grid tbody tr").first.wait_for()


def map_with_incident(page: Page) -> None:
    """Wait for the map and the panel."""
    page.locator(".dl-incident").wait_for()
    map_drawn(page)


def map_empty(page: Page) -> None:
    """Wait for the words of an empty map."""
    page.get_by_text("No incident fits this filter").wait_for()


def table(page: Page) -> None:
    """Wait for table and panel."""
    page.locator(".dl-incident").wait_for()
    page.locator(".dl-grid tbody tr").first.wait_for()


def report_read(page: Page) -> None:
    """Paste the exercise and have it read."""
    page.get_by_label("Text of the report").fill(EXERCISE)
    page.get_by_role("button", name="Read the report").click()
    page.locator(".dl-text").wait_for()
    page.get_by_role("button", name="Save ").wait_for()
    page.locator(".dl-text").scroll_into_view_if_needed()


def report_refused(page: Page) -> None:
    """Hand in a file that is no text."""
    page.get_by_role("radio", name="Upload files").click()
    picture = {"name": "photo.txt", "mimeType": "text/plain", "buffer": bytes(range(256)) * 60}
    page.locator("input[type=file]").set_input_files([picture])  # type: ignore[list-item]
    page.get_by_text("photo.txt").first.wait_for()
    page.get_by_role("button", name="Read the files").click()
    page.get_by_text("This report could not be read").wait_for()
    page.get_by_text("This report could not be read").scroll_into_view_if_needed()


def heading(page: Page) -> None:
    """Wait for the heading."""
    page.get_by_role("heading", level=1).wait_for()
    page.wait_for_timeout(1_500)


SCENES: dict[str, tuple[str, Callable[[Page], None]]] = {
    "map": ("", map_drawn),
    "map-incident": ("?incident=demo-2025-kryvyi-rih", map_with_incident),
    "map-uk": ("?lang=uk&incident=demo-2025-kryvyi-rih", map_with_incident),
    "incidents-ru": ("incidents?lang=ru&incident=demo-2025-kryvyi-rih", table),
    "map-empty": ("?from=1950-01-01&to=1950-12-31&undated=0", map_empty),
    "incidents": ("incidents?incident=demo-2025-kryvyi-rih", table),
    "add-reports": ("add_reports", report_read),
    "add-reports-refused": ("add_reports", report_refused),
    "sources": ("sources", heading),
    "about": ("about", heading),
}
"""Name of the picture -> address and what to do there."""


def chromium() -> str:
    """The browser's path."""
    for name in ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable"):
        if path := shutil.which(name):
            return path
    sys.exit("No Chromium on the PATH; install Debian's package chromium.")


@contextmanager
def server() -> Iterator[str]:
    """The pages in a throw-away home; gives their address."""
    settings = load_settings()
    open_gazetteer(settings)
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    with tempfile.TemporaryDirectory() as home:
        shutil.copy(settings.gazetteer_path, home)
        options = f"--server.port {port} --server.address 127.0.0.1 --server.headless true --server.fileWatcherType none"
        process = subprocess.Popen(
            [sys.executable, "-m", "streamlit", "run", str(ROOT / "app.py"), *options.split()],
            cwd=ROOT,
            env=os.environ | {"DATELINE_HOME": home},
            stdout=subprocess.DEVNULL,
        )
        try:
            _wait_for(f"http://127.0.0.1:{port}/_stcore/health")
            yield f"http://127.0.0.1:{port}"
        finally:
            process.terminate()
            process.wait()


def _wait_for(url: str) -> None:
    for _ in range(600):
        try:
            urllib.request.urlopen(url, timeout=2).close()  # noqa: S310 - our own loopback address
        except (urllib.error.URLError, OSError):
            time.sleep(0.1)
        else:
            return
    sys.exit("The pages did not start within a minute.")


if __name__ == "__main__":
    main(sys.argv[1:])
