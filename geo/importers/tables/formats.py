"""The registry of files that rows come in, one line each."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from itertools import islice
from pathlib import Path

from geo.errors import FileRefusedError
from geo.importers.tables import delimited, gpx, json_files, kml, ogr, parquet, workbook, zipped
from geo.importers.tables.chunks import Chunk
from geo.importers.tables.disguised import check_head, check_name
from geo.importers.tables.refused_rows import is_refused_list, mended
from geo.importers.tables.table import Refused, Row, Table
from geo.settings import Settings


@dataclass(frozen=True, slots=True, kw_only=True)
class TableFormat:
    """A file format that rows come in.

    Attributes:
        label: how it is shown to a user.
        suffixes: file name endings, with the dot, in lower case.
        open: makes the table of a file, or of the part of it that a second argument names.
        has_parts: whether a file can have layers, sheets or folders to choose from.
    """

    label: str
    suffixes: tuple[str, ...]
    open: Callable[..., Table]
    has_parts: bool = False


def _open_zip(path: Path, part: str = "") -> Table:
    if zipped.has_shapefile(path):
        return ogr.open_shapefile(path, part)
    # What is in it is smaller than an archive may be, and its rows are counted outside.
    return zipped.open_zipped(path, SUFFIXES.keys() - {".zip"}, _open, part)


def _open(path: Path, part: str) -> Table:
    format = _format(path)
    check_head(path)
    if format.has_parts:
        return format.open(path, part)
    if part:
        raise FileRefusedError(
            path.name, "it has no layers, sheets or folders to choose from", "Leave out --layer"
        )
    return format.open(path)


FORMATS = (
    TableFormat(label="CSV, TSV", suffixes=(".csv", ".tsv", ".tab"), open=delimited.open_table),
    TableFormat(label="Excel", suffixes=(".xlsx", ".xlsm"), open=workbook.open_table, has_parts=True),
    TableFormat(label="Parquet, GeoParquet", suffixes=(".parquet", ".geoparquet"), open=parquet.open_table),
    TableFormat(label="JSON lines, GeoJSON lines", suffixes=(".jsonl", ".ndjson", ".geojsonl", ".geojsons", ".geojsonseq"), open=json_files.open_lines),
    TableFormat(label="GeoJSON, TimeMap", suffixes=(".geojson", ".json"), open=json_files.open_whole),
    TableFormat(label="GeoPackage, FlatGeobuf", suffixes=(".gpkg", ".fgb"), open=ogr.open_layer, has_parts=True),
    TableFormat(label="Shapefile or table, zipped", suffixes=(".zip",), open=_open_zip, has_parts=True),
    TableFormat(label="KML", suffixes=(".kml",), open=kml.open_kml, has_parts=True),
    TableFormat(label="KMZ", suffixes=(".kmz",), open=kml.open_kmz, has_parts=True),
    TableFormat(label="GPX waypoints", suffixes=(".gpx",), open=gpx.open_gpx),
)  # fmt: skip
"""Every format, one line each."""

SUFFIXES: Mapping[str, TableFormat] = {s: f for f in FORMATS for s in f.suffixes}


def open_table(path: Path, settings: Settings | None = None, part: str = "") -> Table:
    """The rows of a file; its name's ending says which format it is.

    Args:
        settings: how large a file may be, and how many rows are read; the defaults where it is None.

        part: which layer, sheet, folder or file in it; empty where only one can be meant.

    Raises:
        SeveralPartsError: several could be meant.
        FileRefusedError: no such file, too large, of another format, or damaged. The message names the way out.
    """
    limits = settings or Settings()
    check_name(path)
    _format(path)
    try:
        size = path.stat().st_size
    except OSError as error:
        raise FileRefusedError(path.name, f"cannot be read ({error.strerror})", "Check the name") from None
    if size == 0:
        raise FileRefusedError(path.name, "the file is empty", "Check that it was saved and copied in full")
    if size > limits.max_file_bytes:
        reason = (
            f"it has {size / 1e6:,.1f} MB, more than the {limits.max_file_bytes / 1e6:,g} MB that are read"
        )
        raise FileRefusedError(path.name, reason, "Split it, or set DATELINE_MAX_FILE_MB to a larger number")
    table = _open(path, part)
    if is_refused_list(table.header):
        table = mended(table)
    chunks = partial(_counted_chunks, table.chunks, table.name, limits.max_rows) if table.chunks else None
    return replace(table, rows=partial(_counted, table, limits.max_rows), chunks=chunks)


def _counted_chunks(
    chunks: Callable[[], Iterator[Chunk | list[Row | Refused]]], name: str, most: int
) -> Iterator[Chunk | list[Row | Refused]]:
    """The rows of a table that has no more than `most`, many at a time."""
    count = 0
    for chunk in chunks():
        count += len(chunk)
        if count > most:
            raise _too_many(name, most)
        yield chunk


def _counted(table: Table, most: int) -> Iterator[Row | Refused]:
    """The rows of a table that has no more than `most`."""
    rows = table.rows()
    yield from islice(rows, most)
    if next(rows, None) is not None:
        raise _too_many(table.name, most)


def _too_many(name: str, most: int) -> FileRefusedError:
    return FileRefusedError(
        name,
        f"it has more than the {most:,} rows that are read",
        "Split it, or set DATELINE_MAX_ROWS to a larger number",
    )


def _format(path: Path) -> TableFormat:
    format = SUFFIXES.get(path.suffix.lower())
    if format is None:
        raise FileRefusedError(
            path.name, "its name ends in none of the formats that events are read from",
            f"Give a file ending in {', '.join(SUFFIXES)}; a report is read with `extract`",
        )  # fmt: skip
    return format
