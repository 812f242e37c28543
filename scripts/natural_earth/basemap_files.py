"""Write `static/basemap/`: the world for a first view, and tiles with oblast borders and cities for a closer one.

Land is filled, so its rings are cut at the tiles' edges; borders are lines of four kinds (`LINE_KINDS`). Each file is
in the form of `geo.packed`, coordinates as whole multiples of `meta.quantum` degrees.
"""

from __future__ import annotations

import itertools
from typing import Any

import numpy as np
import numpy.typing as npt
import shapely

from geo.packed import pack
from natural_earth.cities import City, read_cities
from natural_earth.coverage import QUANTUM, Areas

LINE_KINDS = (
    "country",  # in every view
    "division",  # first-level divisions of one country
    "small_division",  # the same between two small ones, for closer views only
    "disputed",  # inside one country in the UN's view, between two as Natural Earth draws it
)
SMALL = 0.5  # square degrees
WORLD_TOLERANCE, WORLD_QUANTUM, WORLD_ISLAND = 0.04, 0.01, 0.02
WORLD_CITIES = 900
TILE = 30  # degrees
MARGIN = 0.1  # degrees that a tile's land and lines reach over its edges, so that none shows as a seam
MERCATOR_EDGE = 85.06  # degrees of latitude, where web maps end


def pack_basemap(areas: Areas) -> dict[str, bytes]:
    """File names and their bytes."""
    cities = read_cities()
    borders = border_lines(areas, areas.geometries)
    land = shapely.get_parts(shapely.coverage_union_all(areas.geometries))
    files = {}
    for west, south in itertools.product(range(-180, 180, TILE), range(-90, 90, TILE)):
        content = _tile(west, south, land, borders, cities)
        if content:
            files[f"{west}_{south}.bin"] = content
    tiles = sorted([int(n) for n in name[:-4].split("_")] for name in files)
    files["world.bin"] = _world(areas, cities, tiles)
    return files


def border_lines(areas: Areas, geometries: npt.NDArray[np.object_]) -> dict[str, npt.NDArray[np.object_]]:
    """Lines between neighbours, by kind: the segments that two areas share, joined up."""
    a, b, segments = _shared_segments(geometries)
    un, held = (np.array([p.country[i] for p in areas.parts]) for i in (0, 1))
    size = shapely.area(areas.geometries)
    kind = np.where(np.maximum(size[a], size[b]) < SMALL, 2, 1)
    kind[held[a] != held[b]] = 3
    kind[un[a] != un[b]] = 0
    lines = {}
    for number, name in enumerate(LINE_KINDS):
        chosen = shapely.multilinestrings(shapely.linestrings(segments[kind == number]))
        lines[name] = shapely.get_parts(shapely.line_merge(chosen))
    return lines


def _shared_segments(
    geometries: npt.NDArray[np.object_],
) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64], npt.NDArray[np.float64]]:
    """The two areas at each shared segment, and its ends, shape (segments, 2, 2)."""
    rings, of_polygon = shapely.get_rings(shapely.get_parts(geometries), return_index=True)
    owner = shapely.get_parts(geometries, return_index=True)[1][of_polygon]
    xy, ring = shapely.get_coordinates(rings, return_index=True)
    whole = np.round(xy / QUANTUM).astype(np.int64)
    key = (whole[:, 0] + 2**24) * 2**26 + whole[:, 1] + 2**24
    joined = ring[1:] == ring[:-1]
    low, high = np.minimum(key[1:], key[:-1])[joined], np.maximum(key[1:], key[:-1])[joined]
    area = owner[ring[1:][joined]]
    segments = np.stack([xy[:-1][joined], xy[1:][joined]], axis=1)
    order = np.lexsort((high, low))
    twin = (np.diff(low[order]) == 0) & (np.diff(high[order]) == 0)
    first, second = order[:-1][twin], order[1:][twin]
    apart = area[first] != area[second]
    return area[first][apart], area[second][apart], segments[first][apart]


def _tile(
    west: int,
    south: int,
    land: npt.NDArray[np.object_],
    borders: dict[str, npt.NDArray[np.object_]],
    cities: list[City],
) -> bytes | None:
    edges = (
        west - MARGIN,
        max(south - MARGIN, -MERCATOR_EDGE),
        west + TILE + MARGIN,
        min(south + TILE + MARGIN, MERCATOR_EDGE),
    )
    clipped = shapely.clip_by_rect(land, *edges)
    clipped = clipped[~shapely.is_empty(clipped)]
    if not len(clipped):
        return None
    lines = {kind: shapely.clip_by_rect(found, *edges) for kind, found in borders.items()}
    inside = [c for c in cities if west <= c.longitude < west + TILE and south <= c.latitude < south + TILE]
    return _pack(clipped, lines, inside, QUANTUM, {"tile": [west, south, west + TILE, south + TILE]})


def _world(areas: Areas, cities: list[City], tiles: list[list[int]]) -> bytes:
    coarse = shapely.coverage_simplify(areas.geometries, WORLD_TOLERANCE)
    land = shapely.get_parts(shapely.coverage_union_all(coarse))
    land = land[shapely.area(land) > WORLD_ISLAND]
    lines = border_lines(areas, coarse)
    shown = {"country": lines["country"], "disputed": lines["disputed"]}
    meta = {"tiles": tiles, "size": TILE, "countries": country_labels(areas)}
    return _pack(land, shown, cities[:WORLD_CITIES], WORLD_QUANTUM, meta)


def country_labels(areas: Areas) -> list[list[Any]]:
    """Name, longitude, latitude and size in square degrees (north-south true) of the countries, largest first.

    The label stands in the middle of the largest circle that fits into the country's largest part.
    """
    rows = []
    codes = np.array([p.country[0] for p in areas.parts])
    for code in sorted(set(codes) - {"", "AQ"}):
        own = np.flatnonzero(codes == code)
        parts = shapely.get_parts(shapely.coverage_union_all(areas.geometries[own]))
        main = parts[np.argmax(shapely.area(parts))]
        centre, _ = shapely.get_coordinates(shapely.maximum_inscribed_circle(main, tolerance=0.05))
        size = main.area * float(np.cos(np.radians(centre[1])))
        name = areas.parts[own[0]].country_name
        if size > 0.1:
            rows.append([name, round(centre[0], 2), round(centre[1], 2), round(size, 1)])
    return sorted(rows, key=lambda r: -r[3])


def _pack(
    land: npt.NDArray[np.object_],
    lines: dict[str, npt.NDArray[np.object_]],
    cities: list[City],
    quantum: float,
    meta: dict[str, Any],
) -> bytes:
    polygons = shapely.get_parts(land)
    polygons = polygons[shapely.get_type_id(polygons) == shapely.GeometryType.POLYGON]
    arrays = _strokes("land", list(shapely.get_rings(polygons)), quantum)
    strokes, kinds = [], []
    for kind, found in lines.items():
        parts = shapely.get_parts(found)
        parts = parts[shapely.get_num_coordinates(parts) > 1]
        strokes += list(parts)
        kinds += [LINE_KINDS.index(kind)] * len(parts)
    arrays |= _strokes("line", strokes, quantum)
    arrays["line_kind"] = np.array(kinds, np.uint8)
    labels = [[c.name, round(c.longitude, 3), round(c.latitude, 3), c.population] for c in cities]
    deltas = frozenset(name for name in arrays if name != "line_kind")
    return pack(arrays, {"quantum": quantum, "cities": labels, **meta}, deltas=deltas)


def _strokes(prefix: str, parts: list[Any], quantum: float) -> dict[str, npt.NDArray[Any]]:
    """Vertices of all parts one after another, without repeated ones, and where each part starts."""
    xy, part = shapely.get_coordinates(np.array(parts, np.object_), return_index=True)
    whole = np.round(xy / quantum).astype(np.int32)
    moved = np.ones(len(whole), bool)
    moved[1:] = (part[1:] != part[:-1]) | np.any(whole[1:] != whole[:-1], axis=1)
    whole, part = whole[moved], part[moved]
    starts = np.searchsorted(part, np.arange(len(parts) + 1)).astype(np.int32)
    return {f"{prefix}_x": whole[:, 0].copy(), f"{prefix}_y": whole[:, 1].copy(), f"{prefix}_starts": starts}
