"""GeoParquet 1.1: WKB points in OGC:CRS84 (longitude first) with a `bbox` column as covering.

https://geoparquet.org/releases/v1.1.0/
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any, BinaryIO

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from geo.exporters import arrow
from geo.exporters.credits import attribution
from geo.exporters.extent import Extent
from geo.record import Record

_CORNERS = ("xmin", "ymin", "xmax", "ymax")
_BBOX = pa.struct([pa.field(corner, pa.float64()) for corner in _CORNERS])


def write(records: Iterable[Record], out: BinaryIO) -> int:
    """Write `records` to `out`; returns how many."""
    extent, count = Extent(), 0
    fields = arrow.schema().append(pa.field("bbox", _BBOX))
    with pq.ParquetWriter(out, fields, compression="zstd") as writer:
        for batch in arrow.batches(records):
            box, points = _covering(batch)
            extent.add_many(points)
            writer.write_batch(pa.record_batch([*batch.columns, box], schema=fields))
            count += batch.num_rows
        writer.add_key_value_metadata({"geo": json.dumps(_geo(extent)), "attribution": attribution()})
    return count


def _covering(batch: pa.RecordBatch) -> tuple[pa.Array, list[list[float]]]:
    lon = batch.column("longitude").to_numpy(zero_copy_only=False)
    lat = batch.column("latitude").to_numpy(zero_copy_only=False)
    empty = np.isnan(lon)
    corners = [pa.array(values) for values in (lon, lat, lon, lat)]
    box = pa.StructArray.from_arrays(corners, fields=list(_BBOX), mask=pa.array(empty))
    return box, np.stack([lon, lat], axis=1)[~empty].tolist()


def _geo(extent: Extent) -> dict[str, Any]:
    column: dict[str, Any] = {"encoding": "WKB", "geometry_types": ["Point"]}
    column["covering"] = {"bbox": {corner: ["bbox", corner] for corner in _CORNERS}}
    bbox = extent.bbox()
    if bbox is not None:
        column["bbox"] = list(bbox)
    return {"version": "1.1.0", "primary_column": arrow.GEOMETRY, "columns": {arrow.GEOMETRY: column}}
