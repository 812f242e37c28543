"""Lines and areas as GeoJSON (RFC 7946): each with the columns of its incident, in WGS 84, no `crs`."""

from __future__ import annotations

from collections.abc import Iterable
from typing import BinaryIO

from geo.exporters.credits import attribution
from geo.exporters.features import feature
from geo.exporters.json_bytes import json_bytes
from geo.store.overlays import Overlay


def write_overlays(overlays: Iterable[Overlay], out: BinaryIO) -> int:
    """Write `overlays` to `out` as one FeatureCollection, which reads back as overlays; returns how many."""
    out.write(b'{"type":"FeatureCollection","features":[')
    count = 0
    for one in overlays:
        out.write((b",\n" if count else b"\n") + json_bytes(feature(one.record) | {"geometry": one.geometry}))
        count += 1
    out.write(b"\n]," + json_bytes({"attribution": attribution()})[1:] + b"\n")
    return count
