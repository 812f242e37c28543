"""Reading the shipped tables as a stranger would: by the CSV standard, without the program's own readers."""

from __future__ import annotations

import csv
from pathlib import Path

import shapely
from geopy.distance import geodesic
from shapely.ops import nearest_points

from geo.gazetteer.admin import AdminIndex
from geo.settings import ROOT

DATA = ROOT / "data"


def table(name: str) -> tuple[list[str], list[dict[str, str]]]:
    """Columns and rows of a shipped CSV file; every row has to have all columns and no more."""
    with Path(DATA / name).open(encoding="utf-8", newline="") as lines:
        header, *cells = csv.reader(lines, strict=True)
    assert len(set(header)) == len(header)
    for number, row in enumerate(cells, start=2):
        assert len(row) == len(header), f"{name}, row {number}: {len(row)} values for {len(header)} columns"
    return header, [dict(zip(header, row, strict=True)) for row in cells]


def km_outside(areas: AdminIndex, code: str, latitude: float, longitude: float) -> float:
    """How far a point lies outside the division `code`, in kilometres; 0 inside."""
    polygon = areas.polygon(code)
    assert polygon is not None, f"no division {code}"
    point = shapely.Point(longitude, latitude)
    if polygon.covers(point):
        return 0.0
    shore = nearest_points(polygon, point)[0]
    return float(geodesic((latitude, longitude), (shore.y, shore.x)).km)
