"""Parquet and GeoParquet."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import shapely

from geo.errors import FileRefusedError
from geo.importers.tables.feature_rows import Feature, feature_table
from geo.importers.tables.geometry import NOWHERE, Mover, Spot, mover, spot
from geo.importers.tables.table import Refused, Table

_BATCH = 5_000


def open_table(path: Path) -> Table:
    """The table in a Parquet file; a geometry column of GeoParquet gives the points.

    Raises:
        FileRefusedError: no Parquet file, or one whose geometry cannot be read.
    """
    try:
        with pq.ParquetFile(path) as file:
            meta = file.metadata.metadata or {}
            geo = json.loads(meta[b"geo"]) if b"geo" in meta else {}
    except (pa.ArrowException, OSError, ValueError) as error:
        raise FileRefusedError(path.name, f"it is no Parquet file ({error})", "Export it again") from None
    column, move = "", None
    if geo:
        column = geo.get("primary_column", "")
        told = geo.get("columns", {}).get(column, {})
        if told.get("encoding") != "WKB":
            raise FileRefusedError(path.name, f"geometry encoded as {told.get('encoding')}", "Save it as WKB")
        crs = told.get("crs")
        move = mover(json.dumps(crs), path.name) if crs else None
    format, features = "GeoParquet" if geo else "Parquet", partial(_features, path, column, move)
    return feature_table(path, format, features, fixed=True, geometry=bool(column))


def _features(path: Path, column: str, move: Mover | None) -> Iterator[Feature | Refused]:
    number = 0
    for batch in _batches(path, column):
        for row in batch.to_pylist():
            number += 1
            wkb = row.pop(column, None) if column else None
            yield Feature(number, row, _spot(wkb, move) if column else NOWHERE)


def _batches(path: Path, column: str) -> Iterator[pa.RecordBatch]:
    try:
        with pq.ParquetFile(path) as file:
            names = [f.name for f in file.schema_arrow if not (column and f.name == "bbox")]
            yield from file.iter_batches(_BATCH, columns=names)
    except (pa.ArrowException, OSError) as error:
        raise FileRefusedError(path.name, f"reading stopped ({error})", "Export it again") from None


def _spot(wkb: Any, move: Mover | None) -> Spot | str:
    try:
        return spot(shapely.from_wkb(wkb), move)
    except (shapely.errors.ShapelyError, ValueError, TypeError) as error:
        return f"its geometry cannot be read ({error})"
