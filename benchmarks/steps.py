"""What a release of the date slider sends to the browser: bytes on the line and before compression, message by message.

    PYTHONPATH=. python benchmarks/steps.py [--incidents 150000] [--releases 6] [--gazetteer FILE]

A real server and a real Chromium, with a relay between them that counts what goes to the browser; everything counts, files too. A first run has the
demonstration layer, a second one a store of made-up incidents beside it, a third one a region as a further filter. `--gazetteer` spares building one. What
the numbers were without compression is told with STREAMLIT_SERVER_ENABLE_WEBSOCKET_COMPRESSION=false in the environment.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import shutil
import tempfile
from pathlib import Path
from threading import Thread

from playwright.sync_api import Page, sync_playwright

from benchmarks.store_and_exports import fill
from geo.gazetteer.opening import open_gazetteer
from geo.settings import Settings
from geo.store import Store
from tests.browser import pages
from tests.browser.server import Server

_QUIET_MS = 4000
_FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]


class Relay:
    """Hands every connection on to a server and counts the bytes that come back."""

    def __init__(self, target: int) -> None:
        self.down, self.port, self._target = 0, 0, target
        self._loop = asyncio.new_event_loop()

    def start(self) -> None:
        """Listen on a free port, in a thread of its own."""
        opened = self._loop.run_until_complete(asyncio.start_server(self._take, "127.0.0.1", 0))
        self.port = opened.sockets[0].getsockname()[1]
        Thread(target=self._loop.run_forever, daemon=True).start()

    async def _take(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        behind, onward = await asyncio.open_connection("127.0.0.1", self._target)
        await asyncio.gather(
            self._copy(reader, onward, counted=False), self._copy(behind, writer, counted=True)
        )

    async def _copy(self, source: asyncio.StreamReader, to: asyncio.StreamWriter, *, counted: bool) -> None:
        try:
            while piece := await source.read(65536):
                self.down += len(piece) * counted
                to.write(piece)
                await to.drain()
        except OSError:  # one end has gone: the browser closed the page, or the server was stopped
            return
        finally:
            to.close()


def releases(page: Page, relay: Relay, frames: list[int], times: int) -> list[tuple[int, int, int]]:
    """For each release: bytes on the line, bytes of the messages before compression, messages."""
    pages.drawn(page)
    page.wait_for_timeout(2 * _QUIET_MS)
    found = []
    for turn in range(times):
        frames.clear()
        before = relay.down
        pages.drag_slider(page, 0.15 + 0.7 * turn / times)
        page.wait_for_timeout(_QUIET_MS)
        found.append((relay.down - before, sum(frames), len(frames)))
    return found


def measure(home: Path, name: str, query: str, times: int) -> None:
    """Serve the store in `home`, open it in a fresh browser, print."""
    server = Server(home=home)
    server.start()
    relay = Relay(server.port)
    relay.start()
    try:
        with sync_playwright() as play:
            browser = play.chromium.launch(executable_path=shutil.which("chromium"), args=_FLAGS)
            page = browser.new_page(viewport={"width": 1440, "height": 900})
            page.set_default_timeout(120_000)
            frames: list[int] = []
            page.on("websocket", lambda line: line.on("framereceived", lambda f: frames.append(len(f))))
            page.goto(f"http://127.0.0.1:{relay.port}/{query}")
            for sent, plain, messages in releases(page, relay, frames, times):
                print(f"{name}: {sent:,} bytes on the line, {plain:,} before compression in {messages} messages", flush=True)  # fmt: skip
            browser.close()
    finally:
        server.stop()


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--incidents", type=int, default=150_000)
    parser.add_argument("--releases", type=int, default=6)
    parser.add_argument("--gazetteer", type=Path)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        settings = Settings(home=Path(name))
        if asked.gazetteer:
            os.link(asked.gazetteer, settings.gazetteer_path)
        else:
            open_gazetteer(settings)
        measure(settings.home, "demonstration layer", "", asked.releases)
        with Store.open(settings.store_path) as store:
            fill(store, asked.incidents)
        measure(settings.home, f"{asked.incidents:,} incidents", "", asked.releases)
        measure(settings.home, f"{asked.incidents:,}, one region", "?admin1=UA-05", asked.releases)


if __name__ == "__main__":
    main()
