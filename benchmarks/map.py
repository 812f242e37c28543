"""What the map costs, in a real Chromium, beside folium's `TimestampedGeoJson`, and the filter beside geopandas.

    PYTHONPATH=. python benchmarks/map.py [--large 500000] [--filter 1000000] [--scripts node_modules]

Each pair is measured in one run on one machine, the rival on fewer incidents where it cannot do more; read the ratios. "Step" is from
the change of the days until the next frame is painted. `TimestampedGeoJson` has its scripts from their hosts or, without a network, from a folder made by
`npm install leaflet@1.9.3 leaflet-timedimension@1.1.1 jquery@3.7.1 moment@2.18.1` (`--scripts`). Incidents are made up: places round 400 towns, five years of days, seven types.
"""

from __future__ import annotations

import argparse
import gc
import json
import shutil
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import folium
import geopandas
import numpy as np
from folium.plugins import TimestampedGeoJson
from playwright.sync_api import Browser, Page, sync_playwright

from geo.events.catalogue import load_types
from geo.filters import FACETS, Criteria, facet_counts, select
from geo.gazetteer.admin import AdminIndex
from geo.layers import IncidentLayer, StaticFolder, incident_layer, map_frame, publish_incidents
from geo.settings import ROOT, Settings
from geo.store import CLAIMS, GEO_PRECISIONS, STATUSES, UNDATED, Columns

_FIRST, _DAYS, _SEED = date(2020, 1, 1), 1826, 7
_PAINTED = "() => new Promise((done) => requestAnimationFrame(() => setTimeout(done)))"
_READY = "window.datelineMap && datelineMap.drawn().ready"


class _Held:
    """Columns in memory in a store's place."""

    def __init__(self, columns: Columns) -> None:
        self._columns = columns

    def columns(self) -> Columns:
        return self._columns


def made_up(number: int) -> Columns:
    """Incidents that no store holds; 1 in 50 undated, 1 in 100 without a place, 1 in 20 lasting days."""
    rng = np.random.default_rng(_SEED)
    types = tuple(sorted(load_types(Settings().data / "incident_types.toml").types))
    towns = rng.uniform([22, 44], [40, 53], (400, 2))
    town = np.minimum(rng.zipf(1.4, number), 400) - 1
    start = np.sort(rng.integers(0, _DAYS, number)) + (_FIRST - date(1970, 1, 1)).days
    end = start + np.where(rng.random(number) < 0.05, rng.integers(1, 30, number), 0)
    dated = number - number // 50
    start[dated:] = end[dated:] = UNDATED
    lonlat = towns[town] + rng.normal(0, 0.08, (number, 2))
    precision = rng.choice([0, 1, 2, 3], number, p=[0.1, 0.1, 0.6, 0.2]).astype(np.int8)
    nowhere = rng.random(number) < 0.01
    lonlat[nowhere], precision[nowhere] = np.nan, -1
    return Columns(
        version=1, dated=dated, keys=np.arange(number, dtype=np.int64),
        ids=np.array([f"i{n}" for n in range(number)], dtype=np.dtypes.StringDType()),
        day_start=start.astype(np.int32), day_end=end.astype(np.int32), lon=lonlat[:, 0].copy(), lat=lonlat[:, 1].copy(),
        radius_km=np.where(nowhere, np.nan, 5).astype(np.float32), geo_precision=precision,
        date_precision=np.zeros(number, np.int8), status=rng.integers(0, len(STATUSES), number, dtype=np.int8),
        claim=rng.integers(0, len(CLAIMS), number, dtype=np.int8),
        killed_best=np.where(rng.random(number) < 0.6, -1, rng.poisson(1, number)).astype(np.int32),
        type_index=rng.integers(0, len(types), number, dtype=np.uint32), type_names=types,
        sub_type_index=rng.integers(0, 25, number, dtype=np.uint32), sub_type_names=tuple(f"s{n:02}" for n in range(25)),
        country_index=rng.integers(0, 12, number, dtype=np.uint32), country_names=tuple(f"C{n:02}" for n in range(12)),
        admin1_index=rng.integers(0, 120, number, dtype=np.uint32), admin1_names=tuple(f"A{n:03}" for n in range(120)),
        collection_index=np.zeros(number, np.uint32), collection_names=("",),
    )  # fmt: skip


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *args: Any) -> None:
        """Say nothing."""


@contextmanager
def site() -> Iterator[tuple[Path, str]]:
    """A folder with our scripts and base map, and its address."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "static").mkdir()
        for part in ("map", "basemap"):
            (folder / "static" / part).symlink_to(ROOT / "static" / part)
        with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=name)) as server:
            Thread(target=server.serve_forever, daemon=True).start()
            yield folder, f"http://127.0.0.1:{server.server_port}"
            server.shutdown()


def milliseconds(page: Page, change: str, *, times: int = 9) -> list[float]:
    """How long a change takes until it is painted; `change` is JavaScript that uses the turn's number `i`."""
    script = f"""async (times) => {{
        const found = [], painted = {_PAINTED};
        for (let i = 0; i < times; i++) {{
            const begin = performance.now();
            await (async () => {{ {change} }})();
            await painted();
            found.push(performance.now() - begin);
        }}
        return found;
    }}"""
    found: list[float] = page.evaluate(script, times)
    return found


def ours(browser: Browser, folder: Path, url: str, number: int) -> dict[str, float]:
    """Bytes, times and redraws of our layer."""
    columns = made_up(number)
    static = StaticFolder(path=folder / "static", url="/static")
    static.install()
    types = load_types(Settings().data / "incident_types.toml")
    data = publish_incidents(columns, types, lambda: AdminIndex.load(Settings()), static)
    size = (folder / data.url.lstrip("/")).stat().st_size
    selection = select(_Held(columns), Criteria())  # type: ignore[arg-type]
    frame = map_frame(static, location=(48.5, 31.0), zoom=5, timeline=True)
    incident_layer(selection, data).add_to(frame)
    (folder / "map.html").write_text(frame.get_root().render(), encoding="utf-8")
    page = browser.new_page(viewport={"width": 1000, "height": 700})
    begin = time.perf_counter()
    page.goto(f"{url}/map.html")
    page.wait_for_function(_READY)
    opening = time.perf_counter() - begin
    steps = [
        incident_layer(
            select(_Held(columns), Criteria(countries=("C01", "C02"), date_from=_FIRST + timedelta(days=k))),  # type: ignore[arg-type]
            data,
            static=static,
        )
        for k in (1, 2)
    ]
    bytes_a_step = max(
        len(json.dumps(layer.command))
        for group in steps
        for layer in group._children.values()
        if isinstance(layer, IncidentLayer)
    )
    first = (_FIRST - date(1970, 1, 1)).days
    command = f"new Dateline.Incidents({{...datelineMap.map.datelineIncidents._command, from: {first} + 1 + i}}).addTo(datelineMap.map);"
    release = milliseconds(
        page, command + f" while (!({_READY})) await new Promise((done) => setTimeout(done));"
    )
    scrub = milliseconds(
        page, f"datelineMap.map.datelineIncidents.scrub({first} + 1 + i, null, true);", times=40
    )
    memory = _largest_renderer(browser)
    page.close()
    return {
        "bytes": size / number,
        "opening": opening,
        "step bytes": bytes_a_step,
        "release": statistics.median(release),
        "worst scrub": max(scrub),
        "redraws": 1000 / statistics.median(scrub),
        "memory": memory,
    }


def _largest_renderer(browser: Browser) -> float:
    """Megabytes resident in the browser's largest page process; typed arrays are no part of JavaScript's own count."""
    processes = browser.new_browser_cdp_session().send("SystemInfo.getProcessInfo")["processInfo"]
    status = [Path(f"/proc/{p['id']}/status").read_text() for p in processes if p["type"] == "renderer"]
    return max(int(text.partition("VmRSS:")[2].split()[0]) for text in status) / 1024


_LONG_ENOUGH, _PATIENCE = 20_000, 300_000  # milliseconds
_SCRIPTS = ("leaflet/dist/leaflet.js", "jquery/dist/jquery.min.js")
_PLUGIN_SCRIPTS = (
    "iso8601-js-period/iso8601.js", "leaflet-timedimension/dist/leaflet.timedimension.min.js", "moment/min/moment.min.js",
)  # fmt: skip


def rival(
    browser: Browser, folder: Path, url: str, number: int, scripts: Path | None
) -> tuple[float, float, int] | None:
    """Milliseconds from a change of the time to the repainted map, bytes of the page, and how many changes were made; needs the plugin's scripts."""
    columns = made_up(number)
    features = [
        {
            "type": "Feature",
            "geometry": {"type": "Point", "coordinates": [float(columns.lon[i]), float(columns.lat[i])]},
            "properties": {"times": [str(date(1970, 1, 1) + timedelta(days=int(columns.day_start[i])))]},
        }
        for i in range(columns.dated)
        if columns.geo_precision[i] >= 0
    ]
    plain = folium.Map(location=(48.5, 31.0), zoom_start=5, tiles=None)
    plugin = TimestampedGeoJson(
        {"type": "FeatureCollection", "features": features}, period="P1D", auto_play=False
    )
    plugin.add_to(plain)
    if scripts:
        (folder / "packages").symlink_to(scripts.resolve())
        plain.default_js = [(name, f"packages/{name}") for name in _SCRIPTS]
        plain.default_css = [("leaflet", "packages/leaflet/dist/leaflet.css")]
        plugin.default_js = [(name, f"packages/{name}") for name in _PLUGIN_SCRIPTS]
        plugin.default_css = []
    page_file = folder / "rival.html"
    page_file.write_text(plain.get_root().render(), encoding="utf-8")
    page = browser.new_page(viewport={"width": 1000, "height": 700})
    try:
        page.goto(f"{url}/{page_file.name}", timeout=_PATIENCE)
        name = plain.get_name()
        page.wait_for_function(
            f"window.L && L.TimeDimension && window.{name} && {name}.timeDimension", timeout=_PATIENCE
        )
        last = f"{name}.timeDimension.getAvailableTimes().length"
        spent: list[float] = []
        while len(spent) < 5 and sum(spent) < _LONG_ENOUGH:
            move = f"{name}.timeDimension.setCurrentTimeIndex({last} - 2 - {len(spent)});"
            spent += milliseconds(page, move, times=1)
        return statistics.median(spent), page_file.stat().st_size, len(spent)
    except Exception as error:
        print(f"TimestampedGeoJson could not be measured: {str(error).splitlines()[0]}")
        return None
    finally:
        page.close()


def p95(work: Callable[[int], object], times: int) -> float:
    """95th percentile of the milliseconds that `work` takes."""
    spent = []
    for turn in range(times):
        gc.collect()
        begin = time.perf_counter()
        work(turn)
        spent.append(1000 * (time.perf_counter() - begin))
    return float(np.percentile(spent, 95))


def filters(number: int) -> None:
    """The filter with the numbers of all its choices, beside the same question to a geopandas frame."""
    columns = made_up(number)
    held: Any = _Held(columns)

    def criteria(turn: int) -> Criteria:
        return Criteria(
            date_from=_FIRST + timedelta(days=30 * turn), countries=("C01", "C02", "C03"), killed_min=0,
            statuses=(STATUSES[turn % 3],), bbox=(24.0, 45.0, 38.0, 52.0),
        )  # fmt: skip

    def with_facets(turn: int) -> None:
        selection = select(held, criteria(turn))
        for facet in FACETS:
            facet_counts(columns, facet, selection.under_others(facet))

    alone = p95(lambda turn: select(held, criteria(turn)), 40)
    both = p95(with_facets, 40)
    named = {
        "country": np.array(columns.country_names, object)[columns.country_index],
        "status": np.array([str(s) for s in STATUSES], object)[columns.status],
        "type": np.array(columns.type_names, object)[columns.type_index],
        "start": columns.day_start, "end": columns.day_end, "killed": columns.killed_best,
        "precision": np.array([*map(str, GEO_PRECISIONS), ""], object)[columns.geo_precision],
    }  # fmt: skip
    frame = geopandas.GeoDataFrame(named, geometry=geopandas.points_from_xy(columns.lon, columns.lat))
    frame.sindex  # noqa: B018 - built once, as ours is

    def geopandas_does(turn: int) -> None:
        wanted = criteria(turn)
        day = ((wanted.date_from or _FIRST) - date(1970, 1, 1)).days
        here = frame.cx[24.0:38.0, 45.0:52.0]
        fits = here[
            (here.end >= day) & here.country.isin(wanted.countries) & here.status.isin([str(s) for s in wanted.statuses])
            & (here.killed >= 0)
        ]  # fmt: skip
        for name in ("country", "status", "type", "precision"):
            fits[name].value_counts()

    theirs = p95(geopandas_does, 6)
    print(
        f"Filter at {number:,}: p95 {alone:.0f} ms; with the numbers of {len(FACETS)} facets, each under the others: {both:.0f} ms"
    )
    print(
        f"geopandas, four counts under all filters: p95 {theirs:.0f} ms; ours {theirs / both:.1f} times as fast"
    )


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--large", type=int, default=500_000)
    parser.add_argument("--filter", type=int, default=1_000_000)
    parser.add_argument("--scripts", type=Path)
    parser.add_argument("--rival", type=int, default=3_000)  # its step grows faster than their number
    asked = parser.parse_args()
    if asked.filter:
        filters(asked.filter)
    flags = [
        "--no-sandbox",
        "--disable-gpu",
        "--enable-precise-memory-info",
        "--disable-background-networking",
    ]
    with site() as (folder, url), sync_playwright() as play:
        browser = play.chromium.launch(executable_path=shutil.which("chromium"), args=flags)
        for number in (100_000, asked.large):
            found = ours(browser, folder, url, number)
            print(
                f"Dateline, {number:,}: {found['bytes']:.2f} bytes an incident once, {found['step bytes']:.0f} a step; map drawn after "
                f"{found['opening']:.2f} s; a command painted after {found['release']:.0f} ms; scrubbing {found['redraws']:.0f} redraws/s "
                f"(slowest {found['worst scrub']:.0f} ms); memory of the tab {found['memory']:.0f} MB"
            )
            if number == 100_000:
                ours_ms = found["release"]
        other = rival(browser, folder, url, asked.rival, asked.scripts)
        if other:
            print(
                f"TimestampedGeoJson, {asked.rival:,}: {other[0]:.0f} ms a step (median of {other[2]}), page of {other[1] / 1e6:.1f} MB; "
                f"Dateline with 100,000 is {other[0] / ours_ms:.0f} times as fast"
            )
        browser.close()


if __name__ == "__main__":
    main()
