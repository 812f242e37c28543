"""GeoJSON (RFC 7946): WGS 84, longitude first, at most 7 decimals, no `crs`.

An incident without a place has a null geometry. One that is known only to an area keeps the area's point,
with `geo_precision` and `radius_km` telling how little the point means. Every feature has its sources;
`attribution` names whose data the places are.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, BinaryIO

from geo.exporters.credits import attribution
from geo.exporters.extent import Extent
from geo.exporters.features import batches
from geo.exporters.json_bytes import json_bytes
from geo.exporters.stored_features import Features
from geo.exporters.stored_features import batches as stored_batches
from geo.record import Record


def write(records: Iterable[Record], out: BinaryIO) -> int:
    """Write `records` to `out` as one FeatureCollection; returns how many."""
    return _collection(_features(records), out)


def write_stored(stored: Iterable[bytes], out: BinaryIO) -> int:
    """Like `write`, of records as they are stored (`geo.compact`): several times as fast."""
    return _collection(stored_batches(stored, b",\n"), out)


def _features(records: Iterable[Record]) -> Iterator[Features]:
    for batch in batches(records):
        points = [f["geometry"]["coordinates"] for f in batch if f["geometry"]]
        yield Features(json_bytes(batch)[1:-1], len(batch), points)


def _collection(features: Iterable[Features], out: BinaryIO) -> int:
    out.write(b'{"type":"FeatureCollection","features":[')
    extent, count = Extent(), 0
    for text, size, points in features:
        extent.add_many(points)
        out.write((b",\n" if count else b"\n") + text)
        count += size
    members: dict[str, Any] = {"attribution": attribution()}
    bbox = extent.bbox()
    if bbox is not None:
        members["bbox"] = bbox
    out.write(b"\n]," + json_bytes(members)[1:] + b"\n")
    return count
