"""Parquet: values that Python has no type for are refused one by one."""

from __future__ import annotations

import io
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import shapely

from geo.importers.tables.formats import open_table
from geo.importers.tables.table import Refused, Row
from geo.importers.tables.typed import typed_cell

GOOD = 1_744_070_400_000  # 2025-04-08, milliseconds


def parquet(folder: Path, table: pa.Table) -> Path:
    out = io.BytesIO()
    pq.write_table(table, out)
    path = folder / "a.parquet"
    path.write_bytes(out.getvalue())
    return path


@pytest.mark.parametrize(
    ("column", "value", "reason"),
    [
        (pa.array([GOOD, 2**62, GOOD], pa.timestamp("ms")), "146140482-04-24T15:36:27.904", "year 1 to 9999"),
        (pa.array([GOOD, -(2**61), GOOD], pa.timestamp("us")), "-71100-09-29", "year 1 to 9999"),
        (pa.array([20_186, 2**30, 20_186], pa.date32()), "2941775-04-07", "year 1 to 9999"),
    ],
)
def test_a_moment_that_no_calendar_has_is_refused_and_the_others_go_in(
    tmp_path: Path, column: pa.Array, value: str, reason: str
) -> None:
    names = {
        "date": column,
        "town": ["Sumy", "Kyiv", "Sumy"],
        "latitude": [50.92] * 3,
        "longitude": [34.8] * 3,
    }
    first, bad, last = open_table(parquet(tmp_path, pa.table(names))).rows()
    assert isinstance(first, Row) and isinstance(last, Row) and isinstance(bad, Refused)
    assert (bad.file, bad.row, bad.column) == ("a.parquet", 2, "date")
    assert bad.value.startswith(value) and reason in bad.reason
    assert len(bad.cells) == len(first.cells) and bad.cells[1:4] == ["Kyiv", "50.92", "34.8"]


def test_an_unknown_time_zone_is_named(tmp_path: Path) -> None:
    table = pa.table({"date": pa.array([GOOD], pa.timestamp("ms", tz="Mars/Base")), "town": ["Sumy"]})
    (bad,) = open_table(parquet(tmp_path, table)).rows()
    assert isinstance(bad, Refused) and "time zone" in bad.reason and "Mars/Base" in bad.reason


def test_a_refused_row_of_geoparquet_keeps_its_point(tmp_path: Path) -> None:
    geometry = pa.array([shapely.to_wkb(shapely.Point(34.8, 50.92))], pa.binary())
    table = pa.table({"date": pa.array([2**62], pa.timestamp("ms")), "geometry": geometry})
    geo = b'{"version":"1.1.0","primary_column":"geometry","columns":{"geometry":{"encoding":"WKB"}}}'
    opened = open_table(parquet(tmp_path, table.replace_schema_metadata({b"geo": geo})))
    (bad,) = opened.rows()
    assert isinstance(bad, Refused)
    assert dict(zip(opened.header, bad.cells, strict=True))["latitude"] == "50.92"


def test_a_moment_of_numpy_beyond_the_calendar_is_text() -> None:
    assert typed_cell(np.datetime64("12000-01-01"), guard=False) == "12000-01-01"
    assert typed_cell(np.datetime64("NaT"), guard=False) == ""
