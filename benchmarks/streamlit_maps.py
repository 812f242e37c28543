"""A step of the days with Streamlit's own maps, `st.pydeck_chart` and `st.map`, beside scrubbing on ours, in one run.

    PYTHONPATH=. python benchmarks/streamlit_maps.py [--points 10000 100000] [--ours 500000]

A page with a slider and one map shows the points from the chosen day on; a step is from the press of an arrow key until the next frame after what
stands below the map has come. WebGL may paint later still, which counts for the rival. Bytes are those of the server's messages before compression.
Base maps are left out: they would come from outside. Chromium draws in software on both sides.
"""

from __future__ import annotations

import argparse
import shutil
import statistics
import tempfile
import time
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from benchmarks.map import _PAINTED, ours, site
from tests.browser.server import Server

_APP = """
import os
import numpy as np, pandas as pd, pydeck, streamlit as st

@st.cache_data
def points(number):
    rng = np.random.default_rng(7)
    places = {"lat": rng.uniform(44, 53, number), "lon": rng.uniform(22, 40, number)}
    return pd.DataFrame(places | {"day": rng.integers(0, 1826, number)})

first = st.slider("First day", 0, 1825, 0)
shown = points(int(os.environ["POINTS"]))
shown = shown[shown.day >= first]
if os.environ["WAY"] == "st.map":
    st.map(shown)
else:
    layer = pydeck.Layer("ScatterplotLayer", shown, get_position="[lon, lat]", get_radius=2000, get_fill_color=[213, 94, 0])
    view = pydeck.ViewState(latitude=48.5, longitude=31, zoom=5)
    st.pydeck_chart(pydeck.Deck(layers=[layer], initial_view_state=view, map_style=None))
st.caption(f"from day {first}")
"""
_STEPS = 4
_SOFTWARE = ["--no-sandbox", "--use-angle=swiftshader", "--enable-unsafe-swiftshader", "--ignore-gpu-blocklist", "--disable-background-networking"]  # fmt: skip


def step(page: Page, day: int) -> float:
    """Seconds from the key's press until the map from `day` on is there."""
    begin = time.perf_counter()
    page.keyboard.press("ArrowRight")
    page.get_by_text(f"from day {day}", exact=True).wait_for()
    page.evaluate(_PAINTED)
    return time.perf_counter() - begin


def theirs(browser: Browser, way: str, points: int) -> tuple[float, float]:
    """Seconds and bytes of a step of `way`."""
    with tempfile.TemporaryDirectory() as name:
        script = Path(name) / "page.py"
        script.write_text(_APP, encoding="utf-8")
        server = Server(home=Path(name), script=script, environment={"POINTS": str(points), "WAY": way})
        server.start()
        page, sizes = browser.new_page(viewport={"width": 1000, "height": 700}), list[int]()
        page.set_default_timeout(120_000)
        page.route(
            lambda url: not url.startswith(("http://127.0.0.1:", "ws:", "blob:", "data:")),
            lambda route: route.abort(),
        )
        page.on("websocket", lambda line: line.on("framereceived", lambda frame: sizes.append(len(frame))))
        try:
            page.goto(server.url)
            page.locator("canvas").first.wait_for()
            page.get_by_text("from day 0", exact=True).wait_for()
            page.get_by_role("slider").focus()
            step(page, 1)
            sizes.clear()
            spent = [step(page, 2 + turn) for turn in range(_STEPS)]
        finally:
            page.close()
            server.stop()
    return statistics.median(spent), sum(sizes) / _STEPS


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--points", type=int, nargs="*", default=[10_000, 100_000])
    parser.add_argument("--ours", type=int, default=500_000)
    asked = parser.parse_args()
    with sync_playwright() as play:
        # Each in the Chromium that draws it fastest: ours paints on a canvas by the processor, theirs need WebGL.
        plain = play.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu"]
        )
        with site() as (folder, url):
            found = ours(plain, folder, url, asked.ours)
        plain.close()
        browser = play.chromium.launch(executable_path=shutil.which("chromium"), args=_SOFTWARE)
        print(
            f"Dateline, {asked.ours:,}: {found['redraws']:.0f} redraws/s while scrubbing, {found['step bytes']:.0f} bytes a step, "
            f"memory of the tab {found['memory']:.0f} MB",
            flush=True,
        )
        for way in ("st.pydeck_chart", "st.map"):
            for points in asked.points:
                seconds, size = theirs(browser, way, points)
                print(
                    f"{way}, {points:,}: a step {seconds:.2f} s ({1 / seconds:.1f} redraws/s), {size / 1e6:.2f} MB a step; "
                    f"Dateline with {asked.ours:,} redraws {found['redraws'] * seconds:.0f} times as often",
                    flush=True,
                )
        browser.close()


if __name__ == "__main__":
    main()
