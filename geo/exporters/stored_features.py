"""GeoJSON features from the text of stored records, without writing anew what stands there already.

A stored record (`geo.compact`) is JSON: what it leaves out is put behind it, and its place laid out flat. The mark that the
text is cut at holds a quotation mark, which stands in no JSON string without a backslash before it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import NamedTuple

import orjson

from geo.compact import FROM_PLACE, blank, from_json, whole
from geo.exporters.features import DECIMALS, feature
from geo.exporters.json_bytes import json_bytes
from geo.importers.tables.memo import Memo

_BATCH = 1_000
_PLACE = b',"place":{'
_FEATURE, _NOWHERE = b'{"type":"Feature","id":', b',"geometry":null,"properties":'
_POINT, _PROPERTIES = b',"geometry":{"type":"Point","coordinates":', b'},"properties":'
_NOT_HERE = ("place", "latitude", "longitude")
_COLUMNS = tuple((column, key) for column, key in FROM_PLACE.items() if column not in _NOT_HERE)


class Features(NamedTuple):
    """Some features.

    Attributes:
        texts: each as JSON.
        points: longitude and latitude (degrees) of those with a place.
    """

    texts: list[bytes]
    points: list[tuple[float, float]]


def batches(stored: Iterable[bytes]) -> Iterator[Features]:
    """The features of stored records, some hundreds at a time; the same values as `features.feature` gives."""
    left, of = iter(stored), _maker()
    while chunk := list(islice(left, _BATCH)):
        points: list[tuple[float, float]] = []
        yield Features([of(text, points) for text in chunk], points)


def _maker() -> Callable[[bytes, list[tuple[float, float]]], bytes]:
    """A function that makes a feature of a text and notes its point; it remembers what records leave out."""
    absent: Memo[tuple[str, ...], bytes] = Memo(_absent)

    def make(text: bytes, points: list[tuple[float, float]]) -> bytes:
        try:
            record = orjson.loads(text)
        except orjson.JSONDecodeError:  # lone surrogates
            return _slowly(text, points)
        id, place, left_out = orjson.dumps(record["id"]), record.get("place"), absent[tuple(record)]
        if place is None:
            return b"".join((_FEATURE, id, _NOWHERE, text[:-1], left_out, b"}}"))
        point = round(place["longitude"], DECIMALS), round(place["latitude"], DECIMALS)
        points.append(point)
        columns = orjson.dumps({column: place[key] for column, key in _COLUMNS})
        told = text[: text.index(_PLACE)]
        shape = (_POINT, orjson.dumps(point), _PROPERTIES)
        return b"".join((_FEATURE, id, *shape, told, left_out, b",", columns[1:], b"}"))

    return make


def _absent(names: tuple[str, ...]) -> bytes:
    """The columns that a record with these columns leaves out, as they stand in a feature."""
    there = {*names, *_NOT_HERE, *(FROM_PLACE if "place" in names else ())}
    missing = {name: value for name, value in blank().items() if name not in there}
    return b"," + json_bytes(missing)[1:-1] if missing else b""


def _slowly(text: bytes, points: list[tuple[float, float]]) -> bytes:
    made = feature(whole(from_json(text.decode())))
    if made["geometry"]:
        longitude, latitude = made["geometry"]["coordinates"]
        points.append((longitude, latitude))
    return json_bytes(made)
