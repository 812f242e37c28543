"""Lines and areas on the map: the overlays of a store as one file, each with the position of its incident.

The file holds numbers alone: vertices as whole multiples of `QUANTUM`, part after part, shape after shape.
`static/map/shapes.js` is its other half.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from typing import Any

import numpy as np
import numpy.typing as npt

from geo.layers.static import StaticFolder
from geo.packed import pack
from geo.store import Columns, Overlay

QUANTUM = 1e-6  # degrees, a tenth of a metre: finer than a pixel at the deepest zoom
LINE, RING, DOT = 0, 1, 2
"""What a part is: a line, a ring (outer or hole), a single point."""

_DELTAS = frozenset({"at", "shape_starts", "part_starts", "x", "y"})
_WIDEST = 720.0  # degrees; what runs round the world more often than that is left as it was written

Corners = npt.NDArray[np.float64]
Arrays = dict[str, npt.NDArray[Any]]


def publish_shapes(columns: Columns, overlays: Iterable[Overlay], static: StaticFolder) -> str:
    """Write the file of shapes that `incident_layer(shapes=...)` names; it holds coordinates and positions, no word.

    Args:
        columns: the store's columns; a shape is shown with the incident at its position.
        overlays: of the same version; those of incidents that the columns lack are left out.
        static: folder that the server hands out.

    Returns:
        The file's address; empty where there is no shape.

    Raises:
        OSError: the folder cannot be written.
    """
    arrays = shape_arrays(columns, overlays)
    if not len(arrays["at"]):
        return ""
    digest = hashlib.sha256(b"shapes 2")
    for array in arrays.values():
        digest.update(f"{array.size} ".encode() + array.tobytes())
    return static.publish(digest.hexdigest()[:16], lambda: shape_file(arrays, effort=4))


def shape_file(arrays: Arrays, *, effort: int = 9) -> bytes:
    """The file's content, of `shape_arrays`; `effort` as for `geo.packed.pack`."""
    return pack(arrays, {"quantum": QUANTUM}, deltas=_DELTAS, effort=effort)


def shape_arrays(columns: Columns, overlays: Iterable[Overlay]) -> Arrays:
    """Shapes as columns of numbers.

    Returns:
        `at`: position in `columns` of each shape's incident. `shape_starts`, `part_starts`: where its parts, and where their
        vertices begin, with the end of all at the end. `part_kind`: LINE, RING or DOT. `x`, `y`: longitude and latitude in
        multiples of `QUANTUM`; a longitude goes on beyond 180 degrees where a part crosses the antimeridian.
    """
    order = np.argsort(columns.keys)
    spots, shapes = [], []
    for one in overlays:
        spot = int(np.searchsorted(columns.keys, one.key, sorter=order))
        parts = list(_parts(one.geometry))
        if parts and spot < len(order) and columns.keys[order[spot]] == one.key:
            spots.append(int(order[spot]))
            shapes.append(parts)
    flat = [part for parts in shapes for part in parts]
    corners = np.concatenate([*(xy for _, xy in flat), np.empty((0, 2))])
    whole = np.round(corners / QUANTUM).astype(np.int32)
    return {
        "at": np.array(spots, np.int32),
        "shape_starts": _starts([len(parts) for parts in shapes]),
        "part_starts": _starts([len(xy) for _, xy in flat]),
        "part_kind": np.array([kind for kind, _ in flat], np.uint8),
        "x": whole[:, 0].copy(),
        "y": whole[:, 1].copy(),
    }


def _starts(lengths: list[int]) -> npt.NDArray[np.int32]:
    return np.concatenate([[0], np.cumsum(lengths, dtype=np.int64)]).astype(np.int32)


def _parts(geometry: dict[str, Any]) -> Iterator[tuple[int, Corners]]:
    """The parts of a GeoJSON geometry that can be drawn, each with its kind and its corners (longitude, latitude)."""
    kind, given = geometry["type"], geometry.get("coordinates") or []
    if kind == "GeometryCollection":
        for member in geometry["geometries"]:
            yield from _parts(member)
    elif kind.endswith("Polygon"):
        for rings in [given] if kind == "Polygon" else given:
            yield from ((RING, ring) for ring in _rings(rings))
    elif kind.endswith("LineString"):
        lines = map(_corners, [given] if kind == "LineString" else given)
        yield from ((LINE, line) for line in lines if len(line) > 1)
    else:
        dots = map(_corners, [[dot] for dot in ([given] if kind == "Point" else given)])
        yield from ((DOT, dot) for dot in dots if len(dot))


def _rings(rings: list[Any]) -> list[Corners]:
    """A polygon's rings; its holes lie in the same copy of the world as its outline."""
    found = [ring for ring in map(_corners, rings) if len(ring) > 3]
    if not found:
        return []
    west, east = found[0][:, 0].min(), found[0][:, 0].max()
    for hole in found[1:]:
        turns = np.round(((west + east) / 2 - hole[:, 0].mean()) / 360)
        hole[:, 0] += 360 * turns
    return [_over_the_pole(ring) for ring in found]


def _corners(listed: Any) -> Corners:
    """Longitudes and latitudes of a part, without a jump where it crosses the antimeridian; empty where one is no number."""
    xy = np.array([corner[:2] for corner in listed if len(corner) > 1], np.float64).reshape(-1, 2)
    if not np.isfinite(xy).all():
        return np.empty((0, 2))
    xy[:, 1] = xy[:, 1].clip(-90, 90)
    outside = np.abs(xy[:, 0]) > 180
    xy[outside, 0] = np.remainder(xy[outside, 0] + 180, 360) - 180
    steps = np.diff(xy[:, 0])
    far = np.abs(steps)
    jumps = (far > 180) & (far < 360)  # a step of 360 is a whole parallel, as in the frame of a world map
    turned = xy[:, 0].copy()
    turned[1:] -= 360 * np.cumsum(np.sign(steps) * jumps)
    if len(turned) and np.ptp(turned) <= _WIDEST:
        xy[:, 0] = turned
    return xy


def _over_the_pole(ring: Corners) -> Corners:
    """A ring that runs once round the world holds the pole it is nearer to: it goes there and back along the map's edge."""
    first, last = ring[0, 0], ring[-1, 0]
    if round(abs(last - first)) != 360:
        return ring
    pole = 90.0 if ring[:, 1].mean() > 0 else -90.0
    return np.concatenate([ring, [[last, pole], [first, pole]]])
