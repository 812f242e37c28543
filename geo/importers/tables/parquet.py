"""Parquet and GeoParquet."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Any, cast

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
import shapely

from geo.errors import FileRefusedError
from geo.importers.tables.feature_rows import Feature, feature_table
from geo.importers.tables.geometry import NOWHERE, Mover, Spot, mover, spot
from geo.importers.tables.table import Refused, Table

_BATCH, _SHOWN = 5_000, 200
# A moment beyond the years 1 to 9999, an unknown time zone (a KeyError), text that is no UTF-8
_UNREADABLE = (OverflowError, ValueError, KeyError, pa.ArrowException)


class _Unreadable(str):
    """What stands in a cell that Python has no value for, and why."""

    __slots__ = ("reason",)
    reason: str


def open_table(path: Path) -> Table:
    """The table in a Parquet file; a geometry column of GeoParquet gives the points.

    Raises:
        FileRefusedError: no Parquet file, or one whose geometry cannot be read.
    """
    try:
        with pq.ParquetFile(path) as file:
            meta = file.metadata.metadata or {}
            geo = json.loads(meta[b"geo"]) if b"geo" in meta else {}
            names = file.schema_arrow.names
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
    kept = [name for name in names if not (column and name in (column, "bbox"))]
    format, features = "GeoParquet" if geo else "Parquet", partial(_features, path, column, move)
    return feature_table(path, format, features, fixed=True, geometry=bool(column), columns=kept)


def _features(path: Path, column: str, move: Mover | None) -> Iterator[Feature | Refused]:
    number = 0
    for batch in _batches(path, column):
        for row in _rows(batch):
            number += 1
            wkb = row.pop(column, None) if column else None
            faults = ((n, v[:_SHOWN], v.reason) for n, v in row.items() if isinstance(v, _Unreadable))
            place = _spot(wkb, move) if column else NOWHERE
            yield Feature(number, row, place, fault=next(faults, None))


def _rows(batch: pa.RecordBatch) -> list[dict[str, Any]]:
    with suppress(*_UNREADABLE):
        return cast(list[dict[str, Any]], batch.to_pylist())
    # One value in it cannot be read: that one alone is to be refused.
    columns = [_values(column) for column in batch.columns]
    return [dict(zip(batch.schema.names, values, strict=True)) for values in zip(*columns, strict=True)]


def _values(column: pa.Array) -> list[Any]:
    with suppress(*_UNREADABLE):
        return cast(list[Any], column.to_pylist())
    return [_value(scalar) for scalar in column]


def _value(scalar: pa.Scalar) -> Any:
    try:
        return scalar.as_py()
    except _UNREADABLE as error:
        kind, raw = scalar.type, getattr(scalar, "value", "")
        moment = pa.types.is_timestamp(kind) or pa.types.is_date(kind)
        unit = getattr(kind, "unit", "D" if pa.types.is_date32(kind) else "ms")
        found = _Unreadable(np.array(raw).astype(f"datetime64[{unit}]") if moment else raw)
        found.reason = f"not a value that can be read ({error})"
        if isinstance(error, KeyError):
            found.reason = f"in a time zone that is not known ({kind.tz})"
        elif moment:
            found.reason = "not a moment from the year 1 to 9999"
        return found


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
