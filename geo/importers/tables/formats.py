"""The registry of files that rows come in, one line each."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from geo.errors import FileRefusedError
from geo.importers.tables import delimited, gpx, json_files, kml, ogr, parquet, workbook, zipped
from geo.importers.tables.refused_rows import is_refused_list, mended
from geo.importers.tables.table import Table

MAX_FILE = 8_000_000_000
"""Bytes of the largest file that is read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TableFormat:
    """A file format that rows come in.

    Attributes:
        label: how it is shown to a user.
        suffixes: file name endings, with the dot, in lower case.
        open: makes the table of a file.
    """

    label: str
    suffixes: tuple[str, ...]
    open: Callable[[Path], Table]


def _open_zip(path: Path) -> Table:
    if zipped.has_shapefile(path):
        return ogr.open_shapefile(path)
    return zipped.open_zipped(path, SUFFIXES.keys() - {".zip"}, open_table)


FORMATS = (
    TableFormat(label="CSV, TSV", suffixes=(".csv", ".tsv", ".tab"), open=delimited.open_table),
    TableFormat(label="Excel", suffixes=(".xlsx", ".xlsm"), open=workbook.open_table),
    TableFormat(label="Parquet, GeoParquet", suffixes=(".parquet", ".geoparquet"), open=parquet.open_table),
    TableFormat(label="JSON lines, GeoJSON lines", suffixes=(".jsonl", ".ndjson", ".geojsonl", ".geojsons", ".geojsonseq"), open=json_files.open_lines),
    TableFormat(label="GeoJSON, TimeMap", suffixes=(".geojson", ".json"), open=json_files.open_whole),
    TableFormat(label="GeoPackage, FlatGeobuf", suffixes=(".gpkg", ".fgb"), open=ogr.open_layer),
    TableFormat(label="Shapefile or table, zipped", suffixes=(".zip",), open=_open_zip),
    TableFormat(label="KML", suffixes=(".kml",), open=kml.open_kml),
    TableFormat(label="KMZ", suffixes=(".kmz",), open=kml.open_kmz),
    TableFormat(label="GPX waypoints", suffixes=(".gpx",), open=gpx.open_gpx),
)  # fmt: skip
"""Every format, one line each."""

SUFFIXES: Mapping[str, TableFormat] = {s: f for f in FORMATS for s in f.suffixes}


def open_table(path: Path) -> Table:
    """The rows of a file; its name's ending says which format it is.

    Raises:
        FileRefusedError: no such file, too large, of another format, or damaged. The message names the way out.
    """
    format = SUFFIXES.get(path.suffix.lower())
    if format is None:
        raise FileRefusedError(
            path.name, "its name ends in none of the formats that events are read from",
            f"Give a file ending in {', '.join(SUFFIXES)}; a report is read with `extract`",
        )  # fmt: skip
    try:
        size = path.stat().st_size
    except OSError as error:
        raise FileRefusedError(path.name, f"cannot be read ({error.strerror})", "Check the name") from None
    if size == 0:
        raise FileRefusedError(path.name, "the file is empty", "Check that it was saved and copied in full")
    if size > MAX_FILE:
        raise FileRefusedError(path.name, f"it has {size / 1e6:,.0f} MB, more than is read", "Split it")
    table = format.open(path)
    return mended(table) if is_refused_list(table.header) else table
