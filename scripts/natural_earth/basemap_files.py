"""Write `static/basemap/`: the world for a first view, and two levels of tiles with oblast borders and cities for closer ones.

Land is filled, so its rings are cut at the tiles' edges; borders are lines of four kinds (`LINE_KINDS`). Each file is
in the form of `geo.packed`, coordinates as whole multiples of `meta.quantum` degrees. A tile that would be large is cut
into four: what a view loads depends on how much it shows, not on where the densest coast lies.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import dataclass, replace
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
WORLD_TOLERANCE, WORLD_QUANTUM, WORLD_ISLAND = 0.07, 0.02, 0.02
WORLD_PEOPLE = 1_000_000  # fewest people of a city that the world's file names: `PEOPLE` in static/map/basemap.js asks for no smaller one
LARGEST_TILE = 24  # degrees; halved, it stays a whole number down to 3
MERCATOR_EDGE = 85.06  # degrees of latitude, where web maps end


@dataclass(frozen=True, slots=True, kw_only=True)
class Level:
    """Tiles for a range of zoom levels.

    Attributes:
        name: what their files' names begin with.
        zoom: from which zoom level on they are drawn.
        tolerance: bends of less than this by this (degrees) go; 0 keeps all that `Areas` hold.
        quantum: degrees that coordinates are whole multiples of.
        people: fewest of a city.
        kinds: of lines.
        most: bytes of a tile; a larger one is cut into four.
        smallest: degrees that a tile has at least.
        margin: degrees that a tile's land and lines reach over its edges, so that none shows as a seam.
    """

    name: str
    zoom: float
    tolerance: float
    quantum: float
    people: int
    kinds: tuple[str, ...]
    most: int
    smallest: int
    margin: float


LEVELS = (
    Level(
        name="near", zoom=4.5, tolerance=0.018, quantum=0.004, people=150_000, kinds=("country", "division", "disputed"),
        most=9_000, smallest=6, margin=0.1,
    ),
    Level(
        name="close", zoom=7, tolerance=0, quantum=0.001, people=0, kinds=LINE_KINDS, most=13_000, smallest=3, margin=0.03,
    ),
)  # fmt: skip


def pack_basemap(areas: Areas) -> dict[str, bytes]:
    """File names and their bytes."""
    # Rounded before they are shared out: one that a tile's file puts on the tile's edge would belong to none.
    cities = [
        replace(c, longitude=round(c.longitude, 3), latitude=round(c.latitude, 3)) for c in read_cities()
    ]
    files: dict[str, bytes] = {}
    levels = []
    for level in LEVELS:
        made = dict(_tiles(level, areas, [c for c in cities if c.population >= level.people]))
        files |= {f"{level.name}_{'_'.join(map(str, place))}.bin": content for place, content in made.items()}
        levels.append({"name": level.name, "zoom": level.zoom, "tiles": sorted(map(list, made))})
    files["world.bin"] = _world(areas, cities, levels)
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


Place = tuple[int, int, int]
"""West and south edge and size of a tile, in degrees."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Drawn:
    """What is drawn on a part of the world."""

    land: npt.NDArray[np.object_]
    lines: dict[str, npt.NDArray[np.object_]]
    cities: list[City]

    def within(self, place: Place, margin: float) -> _Drawn:
        """What of it lies in a tile, or reaches over its edges by a margin."""
        west, south, size = place
        edges = (
            west - margin,
            max(south - margin, -MERCATOR_EDGE),
            west + size + margin,
            min(south + size + margin, MERCATOR_EDGE),
        )
        return _Drawn(
            land=_clipped(self.land, edges),
            lines={kind: _clipped(found, edges) for kind, found in self.lines.items()},
            cities=[
                c
                for c in self.cities
                if west <= c.longitude < west + size and south <= c.latitude < south + size
            ],
        )


def _clipped(
    geometries: npt.NDArray[np.object_], edges: tuple[float, float, float, float]
) -> npt.NDArray[np.object_]:
    cut = shapely.clip_by_rect(geometries, *edges)
    return cut[~shapely.is_empty(cut)]


def _tiles(level: Level, areas: Areas, cities: list[City]) -> Iterator[tuple[Place, bytes]]:
    """All tiles of a level that hold land."""
    simple = areas.geometries
    if level.tolerance:
        simple = shapely.coverage_simplify(simple, level.tolerance)
    land = shapely.get_parts(shapely.coverage_union_all(simple))
    lines = {kind: found for kind, found in border_lines(areas, simple).items() if kind in level.kinds}
    drawn = _Drawn(land=land[shapely.area(land) > 2 * level.tolerance**2], lines=lines, cities=cities)
    # Whole tiles from pole to pole would reach beyond both: eight of 24 degrees are 192.
    for west, south in itertools.product(range(-180, 180, LARGEST_TILE), range(-96, 96, LARGEST_TILE)):
        yield from _cut(level, drawn, (west, south, LARGEST_TILE))


def _cut(level: Level, drawn: _Drawn, place: Place) -> Iterator[tuple[Place, bytes]]:
    """A tile, or those that it is cut into."""
    inside = drawn.within(place, level.margin)
    if not len(inside.land):
        return
    west, south, size = place
    meta = {"tile": [west, south, west + size, south + size]}
    content = _pack(inside.land, inside.lines, inside.cities, level.quantum, meta)
    half = size // 2
    if len(content) <= level.most or half < level.smallest:
        yield place, content
        return
    for x, y in itertools.product((west, west + half), (south, south + half)):
        yield from _cut(level, inside, (x, y, half))


def _world(areas: Areas, cities: list[City], levels: list[dict[str, Any]]) -> bytes:
    coarse = shapely.coverage_simplify(areas.geometries, WORLD_TOLERANCE)
    land = shapely.get_parts(shapely.coverage_union_all(coarse))
    land = land[shapely.area(land) > WORLD_ISLAND]
    lines = border_lines(areas, coarse)
    shown = {"country": lines["country"], "disputed": lines["disputed"]}
    large = [c for c in cities if c.population >= WORLD_PEOPLE]
    return _pack(land, shown, large, WORLD_QUANTUM, {"levels": levels, "countries": country_labels(areas)})


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
    labels = [[c.name, c.longitude, c.latitude, c.population] for c in cities]
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
