"""Write `data/admin1.bin`: the areas as numbers, their descriptions, and a grid that answers most points at once.

The grid has square cells of `CELL` degrees from 90 S 180 W, rows from the south. A cell that lies wholly inside one
area holds its position; `SEA` means no area within the distance at which a point on the water still counts to
a shore; `MIXED` means the polygons must be asked.
"""

from __future__ import annotations

import itertools
from typing import Any

import numpy as np
import numpy.typing as npt
import shapely

from geo.packed import pack
from natural_earth.coverage import QUANTUM, Areas, label_point, radius_km

MIXED, SEA = -1, -2
REACH_KM = 25.0
_TOP, _SPLITS = 5.0, 5
CELL = _TOP / 2**_SPLITS  # 0.15625 degrees


def pack_areas(areas: Areas) -> bytes:
    """The file's bytes."""
    _, xy, offsets = shapely.to_ragged_array(areas.geometries)
    whole = np.round(xy / QUANTUM).astype(np.int32)
    arrays = {
        "x": whole[:, 0].copy(),
        "y": whole[:, 1].copy(),
        "rings": offsets[0].astype(np.int32),
        "polygons": offsets[1].astype(np.int32),
        "areas": offsets[2].astype(np.int32),
        "grid": grid(areas.geometries).ravel(),
    }
    meta = {"quantum": QUANTUM, "cell": CELL, "reach_km": REACH_KM, "areas": _descriptions(areas)}
    return pack(arrays, meta, deltas=frozenset({"x", "y", "rings", "polygons", "areas"}))


def _descriptions(areas: Areas) -> list[list[Any]]:
    """A list for each area; `geo.gazetteer.admin` names the positions."""
    rows = []
    for part, geometry in zip(areas.parts, areas.geometries, strict=True):
        latitude, longitude = label_point(part, geometry)
        rows.append(
            [
                part.code,
                *part.country,
                part.country_name,
                *part.names,
                list(part.alternates),
                part.kind,
                part.geonames_id,
                latitude,
                longitude,
                round(radius_km(geometry, latitude, longitude), 1),
            ]
        )
    return rows


def grid(geometries: npt.NDArray[np.object_]) -> npt.NDArray[np.int16]:
    """What the cells of the grid hold, shape (rows, columns)."""
    shapely.prepare(geometries)
    tree = shapely.STRtree(geometries)
    cells = np.full((round(180 / CELL), round(360 / CELL)), MIXED, np.int16)
    squares = [(west, south) for south in np.arange(-90, 90, _TOP) for west in np.arange(-180, 180, _TOP)]
    for split in range(_SPLITS + 1):
        size = _TOP / 2**split
        values = _classify(squares, size, tree, geometries)
        left = []
        for (west, south), value in zip(squares, values, strict=True):
            row, column, n = (round(v / CELL) for v in (south + 90, west + 180, size))
            if value != MIXED:
                cells[row : row + n, column : column + n] = value
            else:
                half = size / 2
                left += [(west + dx, south + dy) for dx, dy in itertools.product((0, half), repeat=2)]
        squares = left
    return cells


def _classify(
    squares: list[tuple[float, float]],
    size: float,
    tree: shapely.STRtree,
    geometries: npt.NDArray[np.object_],
) -> npt.NDArray[np.int16]:
    west, south = np.array(squares).reshape(-1, 2).T
    boxes = shapely.box(west, south, west + size, south + size)
    values = np.full(len(boxes), MIXED, np.int16)
    farthest = np.maximum(np.abs(south), np.abs(south + size))
    margin = 1.01 * REACH_KM / 111.19  # degrees of latitude, a little more than the reach
    wide = np.minimum(margin / np.maximum(np.cos(np.radians(np.minimum(farthest + margin, 89.9))), 1e-3), 180)
    around = shapely.box(west - wide, south - margin, west + size + wide, south + size + margin)
    near = np.zeros(len(boxes), bool)
    near[tree.query(around, predicate="intersects")[0]] = True
    edge = (west - wide < -180) | (west + size + wide > 180)  # its neighbours lie at the map's other side
    values[~near & ~edge] = SEA
    square, area = tree.query(boxes)
    inside = shapely.covers(geometries[area], boxes[square])
    values[square[inside]] = area[inside]
    return values
