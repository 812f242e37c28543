"""KML 2.2 for Google Earth: a folder and a style for each event type, a TimeSpan for each dated incident.

Every column of our CSV that holds something stands in `ExtendedData`, from which the file reads back. An incident
without a place is a Placemark without a Point. The folders are collected in temporary files: memory stays flat.
"""

from __future__ import annotations

import re
import shutil
import tempfile
from collections.abc import Iterable, Mapping
from contextlib import ExitStack
from datetime import date
from typing import Any, BinaryIO
from xml.sax.saxutils import escape, quoteattr

from geo.events.catalogue import IncidentType, load_types
from geo.exporters.credits import attribution
from geo.importers.flat import KINDS, OWN_MARKS, typed_cells
from geo.record import Record
from geo.settings import ROOT

_UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")  # no XML 1.0 text has them
_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n<kml xmlns="http://www.opengis.net/kml/2.2">\n<Document>\n'
_OTHER = "Other"  # has a style for types that are not in the catalogue
_IN_MEMORY = 1_000_000  # bytes of a folder before it moves to the disk


def write(records: Iterable[Record], out: BinaryIO) -> int:
    """Write `records` to `out`; returns how many."""
    count, folders = 0, dict[str, Any]()
    types = load_types(ROOT / "data" / "incident_types.toml").types
    with ExitStack() as stack:
        for record in records:
            kind = record["event_type"]
            if kind not in folders:
                folders[kind] = stack.enter_context(tempfile.SpooledTemporaryFile(_IN_MEMORY))
            style = _style(kind if kind in types else _OTHER)
            folders[kind].write(_placemark(record, style).encode())
            count += 1
        out.write(_opening(types).encode())
        for kind, folder in folders.items():
            out.write(f"<Folder><name>{_text(kind)}</name>\n".encode())
            folder.seek(0)
            shutil.copyfileobj(folder, out)
            out.write(b"</Folder>\n")
        out.write(b"</Document>\n</kml>\n")
    return count


def _opening(types: Mapping[str, IncidentType]) -> str:
    parts = [_HEAD, "<name>Incidents</name>\n", f"<description>{_text(attribution())}</description>\n"]
    for kind in types.values():
        red, green, blue = kind.colour[1:3], kind.colour[3:5], kind.colour[5:7]
        icon = f"<IconStyle><color>ff{blue}{green}{red}</color></IconStyle>".lower()
        icon = icon.replace("iconstyle", "IconStyle")
        parts.append(f"<Style id={quoteattr(_style(kind.name))}>{icon}</Style>\n")
    return "".join(parts)


def _placemark(record: Record, style: str) -> str:
    title = " – ".join(filter(None, (record["sub_event_type"] or record["event_type"], record["place_name"])))
    parts = ["<Placemark>", f"<name>{_text(title)}</name>"]
    if told := record["description"] or record["quote"]:
        parts.append(f"<description>{_text(told)}</description>")
    if record["date_start"]:
        begin, end = record["date_start"], record["date_end"]
        parts.append(f"<TimeSpan><begin>{begin}</begin><end>{end}</end></TimeSpan>")
    parts.append(f"<styleUrl>#{style}</styleUrl><ExtendedData>")
    for name, value in zip(KINDS, typed_cells(record), strict=True):
        if value not in (None, "") or name in OWN_MARKS:
            parts.append(
                f'<Data name="{name}"><value>{_text(_plain("" if value is None else value))}</value></Data>'
            )
    parts.append("</ExtendedData>")
    if record["longitude"] is not None:
        lon, lat = round(record["longitude"], 7), round(record["latitude"], 7)
        parts.append(f"<Point><coordinates>{lon:.7f},{lat:.7f}</coordinates></Point>")
    return "".join(parts) + "</Placemark>\n"


def _plain(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return value.isoformat() if isinstance(value, date) else str(value)


def _text(value: str) -> str:
    # A bare carriage return would be read as a line feed.
    return escape(_UNFIT.sub("\ufffd", value), {"\r": "&#13;"})


def _style(kind: str) -> str:
    return "type-" + re.sub(r"[^a-z0-9]+", "-", kind.lower()).strip("-")
