"""GeoJSON (RFC 7946): WGS 84, longitude first, at most 7 decimals, no `crs`.

An incident without a place has a null geometry. One that is known only to an area keeps the area's point,
with `geo_precision` and `radius_km` telling how little the point means. Every feature has its sources;
`attribution` names whose data the places are.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, BinaryIO

from geo.exporters.credits import attribution
from geo.exporters.extent import Extent
from geo.exporters.features import batches
from geo.exporters.json_bytes import json_bytes
from geo.record import Record


def write(records: Iterable[Record], out: BinaryIO) -> int:
    """Write `records` to `out` as one FeatureCollection; returns how many."""
    out.write(b'{"type":"FeatureCollection","features":[')
    extent, count = Extent(), 0
    for batch in batches(records):
        extent.add_many([f["geometry"]["coordinates"] for f in batch if f["geometry"]])
        out.write((b",\n" if count else b"\n") + json_bytes(batch)[1:-1])
        count += len(batch)
    members: dict[str, Any] = {"attribution": attribution()}
    bbox = extent.bbox()
    if bbox is not None:
        members["bbox"] = bbox
    out.write(b"\n]," + json_bytes(members)[1:] + b"\n")
    return count
