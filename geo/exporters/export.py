"""The registry of formats, and the two ways to write incidents in one of them.

Both stream: memory does not grow with the number of incidents.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from geo.compact import compact, to_json
from geo.errors import InvalidValueError
from geo.exporters import csv, geojson, geojsonseq, jsonl, kml, timemap
from geo.exporters.options import ExportOptions
from geo.exporters.overlays import overlays_to_share
from geo.filters import Selection
from geo.model import Incident
from geo.record import Record, incident_record
from geo.store import Overlay

if TYPE_CHECKING:
    from geo.layers.standalone import Speech

UNCHANGED = ExportOptions()


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """A file format that incidents can be written in.

    Attributes:
        name: how it is asked for.
        label: how it is shown to a user.
        suffix: file name ending, with the dot.
        media_type: MIME type.
        write: writes flat records to a binary file and returns how many.
        write_stored: the same of records as the store has them (`geo.compact`), where that is faster.
        write_map: the same with lines and areas beside the incidents and with words in a language (None is English), where
            the format is a map.
    """

    name: str
    label: str
    suffix: str
    media_type: str
    write: Callable[[Iterable[Record], BinaryIO], int]
    write_stored: Callable[[Iterable[bytes], BinaryIO], int] | None = None
    write_map: Callable[[Iterable[Record], BinaryIO, Iterable[Overlay], Speech | None], int] | None = None


# The libraries of these five take a third of a second to import: they wait until somebody wants such a file.


def _flatgeobuf(records: Iterable[Record], out: BinaryIO) -> int:
    from geo.exporters import flatgeobuf

    return flatgeobuf.write(records, out)


def _geopackage(records: Iterable[Record], out: BinaryIO) -> int:
    from geo.exporters import geopackage

    return geopackage.write(records, out)


def _geoparquet(records: Iterable[Record], out: BinaryIO) -> int:
    from geo.exporters import geoparquet

    return geoparquet.write(records, out)


def _xlsx(records: Iterable[Record], out: BinaryIO) -> int:
    from geo.exporters import xlsx

    return xlsx.write(records, out)


def _html(
    records: Iterable[Record], out: BinaryIO, overlays: Iterable[Overlay] = (), speech: Speech | None = None
) -> int:
    from geo.exporters import html

    return html.write(records, out, overlays, speech)


FORMATS: Mapping[str, Format] = {
    f.name: f
    for f in (
        Format(name="geojson", label="GeoJSON", suffix=".geojson", media_type="application/geo+json", write=geojson.write, write_stored=geojson.write_stored),
        Format(name="geojsonl", label="GeoJSON lines", suffix=".geojsonl", media_type="application/geo+json-seq", write=geojsonseq.write, write_stored=geojsonseq.write_stored),
        Format(name="csv", label="CSV", suffix=".csv", media_type="text/csv", write=csv.write),
        Format(name="hxl", label="CSV with HXL tags", suffix=".hxl.csv", media_type="text/csv", write=csv.write_hxl),
        Format(name="xlsx", label="Excel", suffix=".xlsx", media_type="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", write=_xlsx),
        Format(name="jsonl", label="JSON lines", suffix=".jsonl", media_type="application/jsonl", write=jsonl.write),
        Format(name="gpkg", label="GeoPackage", suffix=".gpkg", media_type="application/geopackage+sqlite3", write=_geopackage),
        Format(name="geoparquet", label="GeoParquet", suffix=".parquet", media_type="application/vnd.apache.parquet", write=_geoparquet),
        Format(name="flatgeobuf", label="FlatGeobuf", suffix=".fgb", media_type="application/flatgeobuf", write=_flatgeobuf),
        Format(name="kml", label="KML (Google Earth)", suffix=".kml", media_type="application/vnd.google-earth.kml+xml", write=kml.write),
        Format(name="timemap", label="TimeMap", suffix=".timemap.json", media_type="application/json", write=timemap.write),
        Format(name="html", label="Map as one HTML file", suffix=".html", media_type="text/html", write=_html, write_map=_html),
    )
}  # fmt: skip


def export(
    selection: Selection,
    format: str,
    out: BinaryIO,
    *,
    options: ExportOptions = UNCHANGED,
    overlays: bool = False,
    speech: Speech | None = None,
) -> int:
    """Write exactly the incidents of a selection, in its order.

    Args:
        format: a name of `FORMATS`.
        options: what is rounded, held back or left out.
        overlays: with the lines and areas among them.
        speech: the language of a map's words, English by default; records are the same in every language.

    Returns:
        How many incidents were written.

    Raises:
        InvalidValueError: there is no such format; or it cannot hold lines and areas, which also cannot be rounded;
            or it has no words of its own to be in a language.
        StoreError: the store cannot be read.
    """
    wanted = _format(format)
    if overlays or speech:
        if wanted.write_map is None:
            what = "overlays" if overlays else "language"
            maps = ", ".join(known.name for known in FORMATS.values() if known.write_map)
            raise InvalidValueError(what, format, f"a format that is a map: {maps}")
        shapes = overlays_to_share(selection, options) if overlays else ()
        return wanted.write_map(_allowed(selection.records(), options), out, shapes, speech)
    if wanted.write_stored is not None and options == UNCHANGED:
        return wanted.write_stored(selection.stored(), out)
    return wanted.write(_allowed(selection.records(), options), out)


def _allowed(records: Iterable[Record], options: ExportOptions) -> Iterable[Record]:
    return records if options == UNCHANGED else options.apply(records)


def export_incidents(
    incidents: Iterable[Incident], format: str, out: BinaryIO, *, options: ExportOptions = UNCHANGED
) -> int:
    """Write incidents that need not be in a store; otherwise like `export`."""
    wanted, records = _format(format), map(incident_record, incidents)
    if wanted.write_stored is not None and options == UNCHANGED:
        return wanted.write_stored((to_json(compact(record)).encode() for record in records), out)
    return wanted.write(_allowed(records, options), out)


def format_of(path: str | Path) -> str:
    """The name of the format that a file name's ending stands for.

    Raises:
        InvalidValueError: no format has that ending.
    """
    name = Path(path).name.lower()
    for known in sorted(FORMATS.values(), key=lambda f: -len(f.suffix)):  # .hxl.csv before .csv
        if name.endswith(known.suffix) and name != known.suffix:
            return known.name
    endings = ", ".join(known.suffix for known in FORMATS.values())
    raise InvalidValueError("file name", str(path), f"a name that ends in one of {endings}")


def _format(name: str) -> Format:
    if name not in FORMATS:
        raise InvalidValueError("format", name, f"one of {', '.join(FORMATS)}")
    return FORMATS[name]
