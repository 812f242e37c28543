"""TimeMap JSON (Forensic Architecture, Bellingcat): `events`, `sources` and `associations` in one object.

Times in TimeMap have a day; an incident without a date has an empty one. `time_precision` says how exact the day
is. Further fields of ours stand beside TimeMap's, which its readers pass over.
"""

from __future__ import annotations

import hashlib
import tempfile
from collections.abc import Iterable
from typing import Any, BinaryIO

from geo.exporters.credits import attribution
from geo.exporters.json_bytes import json_bytes
from geo.record import Record

_OWN = (
    "date_end", "date_precision", "sub_event_type", "claim", "status", "geo_precision", "radius_km", "quote",
    "killed_low", "killed_best", "killed_high", "injured", "country", "admin1", "admin2", "graphic", "sensitive",
)  # fmt: skip


def write(records: Iterable[Record], out: BinaryIO) -> int:
    """Write `records` to `out`; returns how many. Sources that several incidents share are written once."""
    count, told, kinds = 0, set[str](), dict[str, None]()
    with tempfile.TemporaryFile() as sources:
        out.write(b'{"events":[')
        for record in records:
            out.write((b",\n" if count else b"\n") + json_bytes(_event(record)))
            kinds[record["event_type"]] = None
            for source in record["sources"]:
                if (key := _key(source)) not in told:
                    entry = json_bytes(key) + b":" + json_bytes(_source(key, source))
                    sources.write((b",\n" if told else b"\n") + entry)
                    told.add(key)
            count += 1
        out.write(b"\n],\n" + b'"sources":{')
        sources.seek(0)
        while block := sources.read(1 << 16):
            out.write(block)
    associations = [
        {"id": kind, "title": kind, "desc": "", "mode": "FILTER", "filter_paths": ["Event type", kind]}
        for kind in kinds
    ]
    rest = {"associations": associations, "attribution": attribution()}
    out.write(b"\n},\n" + json_bytes(rest)[1:] + b"\n")
    return count


def _event(record: Record) -> dict[str, Any]:
    event = {
        "id": record["id"],
        "title": record["sub_event_type"] or record["event_type"],
        "description": record["description"] or record["quote"],
        "date": record["date_start"] or "",
        "time": "",
        "time_precision": record["date_precision"],
        "location": record["place_name"] or record["place_text"],
        "latitude": record["latitude"],
        "longitude": record["longitude"],
        "associations": [record["event_type"]],
        "sources": [_key(source) for source in record["sources"]],
    }
    return event | {name: record[name] for name in _OWN}


def _key(source: Record) -> str:
    return hashlib.sha256(json_bytes(source)).hexdigest()[:16]


def _source(key: str, source: Record) -> dict[str, Any]:
    return {
        "id": key,
        "title": source["title"] or source["publisher"] or source["url"],
        "paths": [source["url"]] if source["url"] else [],
        "type": "",
        "affil_s": source["publisher"],
        "date": source["published"] or "",
        "description": source["licence"],
    } | source
