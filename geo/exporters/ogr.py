"""What GeoPackage and FlatGeobuf share: GDAL writes them from a stream of Arrow batches into a file of its own."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

import pyarrow as pa
import pyogrio

from geo.exporters import arrow
from geo.exporters.credits import attribution
from geo.record import Record

LAYER = "incidents"


def write(records: Iterable[Record], out: BinaryIO, *, driver: str, suffix: str, **options: str) -> int:
    """Write `records` to `out` with GDAL's driver; returns how many.

    Args:
        suffix: ending of the file that the driver writes, with the dot.
        options: layer creation options of the driver.
    """
    counted: list[int] = []
    stream = pa.RecordBatchReader.from_batches(arrow.schema(), _counted(arrow.batches(records), counted))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"{LAYER}{suffix}"
        pyogrio.write_arrow(
            stream,
            path,
            layer=LAYER,
            driver=driver,
            geometry_name=arrow.GEOMETRY,
            geometry_type="Point",
            crs="EPSG:4326",
            layer_metadata={"attribution": attribution()} if driver == "GPKG" else None,
            **options,
        )
        with path.open("rb") as made:
            shutil.copyfileobj(made, out)
    return sum(counted)


def _counted(batches: Iterator[pa.RecordBatch], counted: list[int]) -> Iterator[pa.RecordBatch]:
    for batch in batches:
        counted.append(batch.num_rows)
        yield batch
