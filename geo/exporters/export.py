"""The registry of formats, and the two ways to write incidents in one of them.

Both stream: memory does not grow with the number of incidents.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from geo.errors import InvalidValueError
from geo.exporters import csv, geojson, jsonl
from geo.filters import Selection
from geo.model import Incident
from geo.record import Record, incident_record


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """A file format that incidents can be written in.

    Attributes:
        name: how it is asked for.
        label: how it is shown to a user.
        suffix: file name ending, with the dot.
        media_type: MIME type.
        write: writes flat records to a binary file and returns how many.
    """

    name: str
    label: str
    suffix: str
    media_type: str
    write: Callable[[Iterable[Record], BinaryIO], int]


FORMATS: Mapping[str, Format] = {
    f.name: f
    for f in (
        Format(name="geojson", label="GeoJSON", suffix=".geojson", media_type="application/geo+json", write=geojson.write),
        Format(name="csv", label="CSV", suffix=".csv", media_type="text/csv", write=csv.write),
        Format(name="jsonl", label="JSON lines", suffix=".jsonl", media_type="application/jsonl", write=jsonl.write),
    )
}  # fmt: skip


def export(selection: Selection, format: str, out: BinaryIO) -> int:
    """Write exactly the incidents of a selection, in its order.

    Returns:
        How many were written.

    Raises:
        InvalidValueError: there is no such format.
        StoreError: the store cannot be read.
    """
    return _format(format).write(selection.records(), out)


def export_incidents(incidents: Iterable[Incident], format: str, out: BinaryIO) -> int:
    """Write incidents that need not be in a store; otherwise like `export`."""
    return _format(format).write(map(incident_record, incidents), out)


def format_of(path: str | Path) -> str:
    """The name of the format that a file name's ending stands for.

    Raises:
        InvalidValueError: no format has that ending.
    """
    suffix = Path(path).suffix.lower()
    for known in FORMATS.values():
        if known.suffix == suffix:
            return known.name
    endings = ", ".join(known.suffix for known in FORMATS.values())
    raise InvalidValueError("file name", str(path), f"a name that ends in one of {endings}")


def _format(name: str) -> Format:
    if name not in FORMATS:
        raise InvalidValueError("format", name, f"one of {', '.join(FORMATS)}")
    return FORMATS[name]
