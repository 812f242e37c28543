"""How long a second start takes until the map is drawn, beside the smallest app of the same libraries.

    PYTHONPATH=. python benchmarks/second_start.py [--runs 5]

All are started from the shell, `python -m geo serve` and `streamlit run app.py` and the rival, visited by a real Chromium with an
empty cache and an empty tab open, as soon as their port answers, and ended, turn by turn. The rival is a page of five lines: Streamlit, streamlit-folium, one circle. For it the clock stops when the map's frame is
there (before anything is drawn in it); for Dateline when the canvas with the incidents is there. The gazetteer must be built.
"""

from __future__ import annotations

import argparse
import os
import shutil
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from geo.settings import ROOT

_BARE = """\
import folium
from streamlit_folium import st_folium

middle = (49.5, 34.5)
map_ = folium.Map(location=middle, zoom_start=6, tiles=None)
folium.Circle(middle, radius=10_000).add_to(map_)
st_folium(map_, returned_objects=[])
"""
_LOCAL = "127.0.0.1"
_QUIETLY = ("--server.headless", "true", "--server.address", _LOCAL)
_RIVAL = "five-line app, frame there"
_WANTED_S = 4.0
_SETTLES_MS = 1_000.0  # a visitor's browser is open already
# Nothing outside is asked for. Requests are not intercepted: handing 130 of them to this process would cost half a second.
_OPTIONS = [
    "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync",
    f"--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE {_LOCAL}",
]  # fmt: skip


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind((_LOCAL, 0))
        return int(probe.getsockname()[1])


def _answers(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex((_LOCAL, port)) == 0


def _seconds(
    browser: Browser, command: list[str], port: int, folder: Path, *, drawn: bool
) -> tuple[float, float]:
    """Seconds from the command until the port answers, and until the map is there."""
    context = browser.new_context(viewport={"width": 1280, "height": 1000})
    page = context.new_page()
    page.wait_for_timeout(_SETTLES_MS)
    begin = time.perf_counter()
    quiet = subprocess.DEVNULL
    server = subprocess.Popen(  # noqa: S603 - a list, no shell
        command, cwd=folder, stdout=quiet, stderr=quiet, start_new_session=True
    )
    try:
        while not _answers(port):
            time.sleep(0.02)
        listening = time.perf_counter() - begin
        page.goto(f"http://{_LOCAL}:{port}/", wait_until="commit")
        page.locator("iframe").first.wait_for(state="attached")
        if drawn:
            page.frame_locator("iframe").locator("canvas").first.wait_for()
        return listening, time.perf_counter() - begin
    finally:
        os.killpg(server.pid, signal.SIGTERM)
        server.wait()
        context.close()


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--runs", type=int, default=5)
    runs = parser.parse_args().runs
    chromium = shutil.which("chromium")
    times: dict[str, list[tuple[float, float]]] = {}
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as play:
        (Path(folder) / "bare.py").write_text(_BARE, encoding="utf-8")
        browser = play.chromium.launch(executable_path=chromium, args=_OPTIONS)
        ways = {
            "geo serve, map drawn": (["-m", "geo", "serve", "--port"], ROOT),
            "streamlit run app.py, map drawn": (["-m", "streamlit", "run", "app.py", "--server.port"], ROOT),
            _RIVAL: (["-m", "streamlit", "run", "bare.py", *_QUIETLY, "--server.port"], Path(folder)),
        }
        for _ in range(runs):
            for name, (command, where) in ways.items():
                port = _free_port()
                one = _seconds(
                    browser, [sys.executable, *command, str(port)], port, where, drawn=name != _RIVAL
                )
                times.setdefault(name, []).append(one)
        browser.close()
    rival = statistics.median(there for _, there in times[_RIVAL])
    for name, starts in times.items():
        answers = statistics.median(port for port, _ in starts)
        there = sorted(there for _, there in starts)
        half = statistics.median(there)
        print(
            f"{name}: port answers after {answers:.2f} s, there after {half:.2f} s "
            f"({there[0]:.2f} to {there[-1]:.2f}), {sum(s <= _WANTED_S for s in there)} of {runs} within {_WANTED_S:.0f} s, "
            f"{rival / half:.2f} times as fast as the rival"
        )


if __name__ == "__main__":
    main()
