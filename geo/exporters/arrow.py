"""Incidents as Arrow record batches with a WKB geometry: what the binary geodata formats are written from.

Columns are those of our CSV (`geo.importers.flat.KINDS`) with their types. Text that those formats cannot carry
(zero characters, lone surrogates) becomes U+FFFD.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

import numpy as np
import pyarrow as pa
import shapely

from geo.importers.flat import KINDS, typed_cells
from geo.record import Record

GEOMETRY = "geometry"
_BATCH = 5_000
_TYPES = {
    "text": pa.string(), "integer": pa.int64(), "decimal": pa.float64(), "day": pa.date32(),
    "flag": pa.bool_(), "json": pa.string(),
}  # fmt: skip
_UNFIT = re.compile("[\x00\ud800-\udfff]")


def schema() -> pa.Schema:
    """Columns, then the geometry."""
    columns = [pa.field(name, _TYPES[kind]) for name, kind in KINDS.items()]
    return pa.schema([*columns, pa.field(GEOMETRY, pa.binary())])


def batches(records: Iterable[Record]) -> Iterator[pa.RecordBatch]:
    """The rows of `records`, some thousand at a time; memory does not grow with their number."""
    left, fields = iter(records), schema()
    while chunk := list(islice(left, _BATCH)):
        columns = list(zip(*map(typed_cells, chunk), strict=True))
        arrays = [
            pa.array(_fit(column) if kind in ("text", "json") else column, type=_TYPES[kind])
            for column, kind in zip(columns, KINDS.values(), strict=True)
        ]
        yield pa.record_batch([*arrays, pa.array(_points(chunk), type=pa.binary())], schema=fields)


def _fit(column: Iterable[Any]) -> list[str | None]:
    return [v if v is None or not _UNFIT.search(v) else _UNFIT.sub("\ufffd", v) for v in column]


def _points(chunk: list[Record]) -> list[bytes | None]:
    found: list[bytes | None] = [None] * len(chunk)
    placed = [i for i, record in enumerate(chunk) if record["longitude"] is not None]
    if placed:
        xy = np.array([(chunk[i]["longitude"], chunk[i]["latitude"]) for i in placed], dtype=np.float64)
        for i, wkb in zip(placed, shapely.to_wkb(shapely.points(xy)), strict=True):
            found[i] = wkb
    return found
