"""Incidents as GeoJSON features (RFC 7946): longitude first, at most 7 decimals, null geometry without a place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

from geo.record import Record

DECIMALS = 7  # about a centimetre
_BATCH = 50  # for one call of the JSON encoder: few enough to stay in the processor's cache

Feature = dict[str, Any]


def feature(record: Record) -> Feature:
    """One incident as a GeoJSON feature; its properties are the flat record without the point and `place`."""
    properties = record.copy()
    del properties["place"]  # the flat columns say the same
    longitude, latitude = properties.pop("longitude"), properties.pop("latitude")
    geometry = None
    if longitude is not None:
        point = [round(longitude, DECIMALS), round(latitude, DECIMALS)]
        geometry = {"type": "Point", "coordinates": point}
    return {"type": "Feature", "id": record["id"], "geometry": geometry, "properties": properties}


def batches(records: Iterable[Record]) -> Iterator[list[Feature]]:
    """The features of `records`, some hundreds at a time."""
    left = iter(records)
    while batch := [feature(record) for record in islice(left, _BATCH)]:
        yield batch
