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
from geo.exporters.json_bytes import json_bytes
from geo.record import Record

_DECIMALS = 7  # about a centimetre


def write(records: Iterable[Record], out: BinaryIO) -> int:
    """Write `records` to `out` as one FeatureCollection; returns how many."""
    out.write(b'{"type":"FeatureCollection","features":[')
    extent, count = Extent(), 0
    for record in records:
        one = feature(record)
        if one["geometry"] is not None:
            extent.add(*one["geometry"]["coordinates"])
        out.write((b",\n" if count else b"\n") + json_bytes(one))
        count += 1
    members: dict[str, Any] = {"attribution": attribution()}
    bbox = extent.bbox()
    if bbox is not None:
        members["bbox"] = bbox
    out.write(b"\n]," + json_bytes(members)[1:] + b"\n")
    return count


def feature(record: Record) -> dict[str, Any]:
    """One incident as a GeoJSON feature."""
    properties = record.copy()
    del properties["place"]  # the flat columns say the same
    longitude, latitude = properties.pop("longitude"), properties.pop("latitude")
    geometry = None
    if longitude is not None:
        point = [round(longitude, _DECIMALS), round(latitude, _DECIMALS)]
        geometry = {"type": "Point", "coordinates": point}
    return {"type": "Feature", "id": record["id"], "geometry": geometry, "properties": properties}
