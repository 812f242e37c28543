"""Lines and areas: which of them may go out, and as GeoJSON (RFC 7946): each with its incident's columns, in WGS 84, no `crs`."""

from __future__ import annotations

from collections.abc import Iterable
from typing import BinaryIO

from geo.errors import InvalidValueError
from geo.exporters.credits import attribution
from geo.exporters.features import feature
from geo.exporters.json_bytes import json_bytes
from geo.exporters.options import ExportOptions
from geo.filters import Selection
from geo.store.overlays import Overlay


def overlays_to_share(selection: Selection, options: ExportOptions) -> tuple[Overlay, ...]:
    """The lines and areas of a selection whose incidents may go out.

    Raises:
        InvalidValueError: coordinates are to be rounded; a shape cannot be rounded to hide where it is.
        StoreError: the store cannot be read.
    """
    if options.decimals is not None:
        raise InvalidValueError("decimals", options.decimals, "no rounding for lines and areas: leave it out")
    found = selection.overlays()
    allowed = {record["id"] for record in options.apply(one.record for one in found)}
    return tuple(one for one in found if one.id in allowed)


def write_overlays(overlays: Iterable[Overlay], out: BinaryIO) -> int:
    """Write `overlays` to `out` as one FeatureCollection, which reads back as overlays; returns how many."""
    out.write(b'{"type":"FeatureCollection","features":[')
    count = 0
    for one in overlays:
        out.write((b",\n" if count else b"\n") + json_bytes(feature(one.record) | {"geometry": one.geometry}))
        count += 1
    out.write(b"\n]," + json_bytes({"attribution": attribution()})[1:] + b"\n")
    return count
