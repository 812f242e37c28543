"""The incidents as the browser gets them: once, as columns of numbers in a file named by its digest.

A file, and not text inside the page, because Streamlit sends a component's arguments again with every step of a
slider; a file is fetched once and kept. It holds no word of any incident: the only words are the labels of
the catalogue's event types.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from geo.events.catalogue import IncidentType, IncidentTypes
from geo.gazetteer.admin import AdminIndex
from geo.layers.areas import QUANTUM, area_table
from geo.layers.static import StaticFolder
from geo.packed import pack
from geo.store import GEO_PRECISIONS, UNDATED, Columns

KILLED_UNKNOWN = 65_535
_MOST = 65_534
_FORMAT = 2  # to be raised with any change of what the file holds or how outlines are simplified
_DELTAS = frozenset({"start", "ring_x", "ring_y", "ring_starts", "area_rings"})
_EFFORT = 4  # a page waits for it: a fifth of the time of 9 for a few per cent more bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentData:
    """What the browser was given.

    Attributes:
        url: address of the file.
        digest: of its content; a click names it, so that one on older data is not taken for a new one.
        version: data version of the store's columns it was made of.
        count: how many incidents it holds, with and without a place.
        type_numbers: for each of the columns' `type_names` the event type it is drawn as.
    """

    url: str
    digest: str
    version: int
    count: int
    type_numbers: tuple[int, ...]


def publish_incidents(
    columns: Columns,
    types: IncidentTypes,
    admin: Callable[[], AdminIndex],
    static: StaticFolder,
    *,
    borders: str = "",
    language: str = "en",
) -> IncidentData:
    """Write the file that `incident_layer` speaks of. Make it once for each version of the columns.

    Its name stands for all it is made of, so that the next start finds it there and waits for nothing.

    Args:
        columns: the store's columns; positions in them are positions in the file.
        types: the catalogue; a type that is not in it is drawn as its last.
        admin: gives outlines of divisions and countries; asked only where the file must be made.
        static: folder that the server hands out.
        borders: what tells these outlines from others (`AdminIndex.identity`).
        language: of the labels in the legend (ISO 639-1).

    Raises:
        OSError: the folder cannot be written.
    """
    catalogue = tuple(types.types.values())
    numbers = _type_numbers(columns.type_names, catalogue)
    arrays = _incident_arrays(columns, numbers)
    meta = _meta(catalogue, language)

    digest = _digest(columns, arrays, [_FORMAT, borders, meta])
    return IncidentData(
        url=static.publish(digest, lambda: _content(columns, arrays, meta, admin())),
        digest=digest,
        version=columns.version,
        count=len(columns),
        type_numbers=numbers,
    )


def incident_file(
    columns: Columns, types: IncidentTypes, admin: AdminIndex, *, language: str = "en"
) -> bytes:
    """The file's content, for a map that holds it itself; arguments as for `publish_incidents`."""
    catalogue = tuple(types.types.values())
    arrays = _incident_arrays(columns, _type_numbers(columns.type_names, catalogue))
    return _content(columns, arrays, _meta(catalogue, language), admin)


def _content(
    columns: Columns, arrays: dict[str, npt.NDArray[np.generic]], meta: dict[str, object], admin: AdminIndex
) -> bytes:
    areas = area_table(columns, admin)
    everything = arrays | {"area": areas.number} | areas.arrays()
    return pack(everything, meta | {"areas": areas.rows}, deltas=_DELTAS, effort=_EFFORT)


def _meta(catalogue: tuple[IncidentType, ...], language: str) -> dict[str, object]:
    return {
        "quantum": QUANTUM,
        "types": [_look(t, language) for t in catalogue],
        "precisions": list(GEO_PRECISIONS),
    }


def _digest(columns: Columns, arrays: dict[str, npt.NDArray[np.generic]], words: list[object]) -> str:
    """Sixteen hexadecimal digits of SHA-256 over everything that the file is made of."""
    names = [list(columns.admin1_names), list(columns.country_names)]
    digest = hashlib.sha256(json.dumps([words, names]).encode())
    for array in (*arrays.values(), columns.admin1_index, columns.country_index):
        digest.update(f"{array.dtype} {array.size} ".encode() + np.ascontiguousarray(array).tobytes())
    return digest.hexdigest()[:16]


def _incident_arrays(columns: Columns, numbers: tuple[int, ...]) -> dict[str, npt.NDArray[np.generic]]:
    dated = columns.day_start != UNDATED
    span = np.where(dated, columns.day_end.astype(np.int64) - columns.day_start, 0)
    radius = np.nan_to_num(columns.radius_km, nan=0.0).astype(np.float64) * 10
    killed = np.where(columns.killed_best < 0, KILLED_UNKNOWN, np.minimum(columns.killed_best, _MOST))
    return {
        "lon": columns.lon.astype(np.float32),
        "lat": columns.lat.astype(np.float32),
        "start": columns.day_start.astype(np.int32),
        "span": span.astype(np.int32),
        "type": np.array([*numbers, 0], np.uint8)[columns.type_index],
        "precision": np.maximum(columns.geo_precision, 0).astype(np.uint8),
        "status": columns.status.astype(np.uint8),
        "claim": columns.claim.astype(np.uint8),
        "radius": np.minimum(radius, _MOST).astype(np.uint16),
        "killed": killed.astype(np.uint16),
    }


def _type_numbers(names: tuple[str, ...], catalogue: tuple[IncidentType, ...]) -> tuple[int, ...]:
    known = {t.name: number for number, t in enumerate(catalogue)}
    return tuple(known.get(name, len(catalogue) - 1) for name in names)


def type_groups(columns: Columns, types: IncidentTypes) -> tuple[tuple[str, ...], ...]:
    """For each type of the catalogue its word and the stored words that are drawn as it."""
    catalogue = tuple(types.types.values())
    groups: list[list[str]] = [[kind.name] for kind in catalogue]
    for name, number in zip(columns.type_names, _type_numbers(columns.type_names, catalogue), strict=True):
        if name and name not in groups[number]:
            groups[number].append(name)
    return tuple(map(tuple, groups))


def _look(kind: IncidentType, language: str) -> dict[str, str]:
    return {
        "label": kind.label.get(language, kind.name),
        "colour": kind.colour,
        "dark": kind.colour_dark,
        "shape": kind.shape,
    }
