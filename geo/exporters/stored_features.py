"""GeoJSON features straight from the text of stored records, in a fraction of the time that reading them takes.

A stored record (`geo.compact`) is JSON already: what it leaves out is put back, and its place laid out flat. The marks
that the text is cut at hold a quotation mark, which stands in no JSON string without a backslash before it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import NamedTuple

import orjson

from geo.compact import FROM_PLACE, blank, from_json, whole
from geo.exporters.features import DECIMALS, feature
from geo.exporters.json_bytes import json_bytes
from geo.importers.tables.memo import Memo

_BATCH = 1_000
_KEPT = 20_000  # places whose text is kept: incidents share theirs
_SURROGATE = b"\\ud"  # lone ones stand in the text as escapes, and in no file of ours
_SOURCES, _RIVALS, _PLACE = b',"sources":[', b',"rivals":[', b',"place":{'
_NAMES = re.compile(rb',"([a-z_0-9]+)":')
_FEATURE, _NOWHERE = b'{"type":"Feature","id":', b',"geometry":null,"properties":'
_STRING = re.compile(rb'"[^"\\]*(?:\\.[^"\\]*)*"')
_NOT_HERE = ("sources", "rivals", "place", "latitude", "longitude")
_COLUMNS = tuple((column, key) for column, key in FROM_PLACE.items() if column not in _NOT_HERE)


class Features(NamedTuple):
    """Some features.

    Attributes:
        texts: each as JSON.
        points: longitude and latitude (degrees) of those with a place.
    """

    texts: list[bytes]
    points: list[tuple[float, float]]


class _Where(NamedTuple):
    point: tuple[float, float]
    geometry: bytes
    columns: bytes


def batches(stored: Iterable[bytes]) -> Iterator[Features]:
    """The features of stored records, some hundreds at a time; the same values as `features.feature` gives."""
    left, of = iter(stored), _maker()
    while chunk := list(islice(left, _BATCH)):
        points: list[tuple[float, float]] = []
        yield Features([of(text, points) for text in chunk], points)


def _maker() -> Callable[[bytes, list[tuple[float, float]]], bytes]:
    """A function that makes a feature of a text and notes its point; it remembers places and what is left out."""
    wheres: Memo[bytes, _Where | None] = Memo(_where, _KEPT)
    absent: Memo[tuple[bytes, bool, bool], bytes] = Memo(_absent)

    def make(text: bytes, points: list[tuple[float, float]]) -> bytes:
        told, placed, tail = text.partition(_PLACE)
        front, sourced, rest = told.partition(_SOURCES)
        where = wheres[tail] if placed else None
        if not sourced or (placed and where is None) or _SURROGATE in text:
            return _slowly(text, points)
        left_out = absent[b" ".join(_NAMES.findall(front)), _RIVALS in rest, bool(placed)]
        id = front[6 : _end_of_string(front, 6)]
        if where is None:
            return b"".join((_FEATURE, id, _NOWHERE, told[:-1], left_out, b"}}"))
        points.append(where.point)
        return b"".join((_FEATURE, id, where.geometry, told, left_out, where.columns))

    return make


def _end_of_string(text: bytes, start: int) -> int:
    """Behind the closing quotation mark of the JSON string that begins at `start`."""
    end = text.index(b'"', start + 1)
    if text[end - 1] == 92:  # a backslash: perhaps it belongs to the mark
        found = _STRING.match(text, start)
        return found.end() if found else end + 1
    return end + 1


def _where(tail: bytes) -> _Where | None:
    """A place as geometry and columns from the end of a text; None where that is none of ours."""
    try:
        place = orjson.loads(b"{" + tail[:-1])
        point = round(place["longitude"], DECIMALS), round(place["latitude"], DECIMALS)
        columns = orjson.dumps({column: place[key] for column, key in _COLUMNS})
    except (orjson.JSONDecodeError, TypeError, KeyError):
        return None
    geometry = b',"geometry":{"type":"Point","coordinates":' + orjson.dumps(point) + b'},"properties":'
    return _Where(point, geometry, b"," + columns[1:] + b"}")


def _absent(key: tuple[bytes, bool, bool]) -> bytes:
    """The columns that a text leaves out as they stand in a feature."""
    names, rivals, placed = key
    there = {"id", *names.decode().split(), *(FROM_PLACE if placed else ())}
    missing = {n: v for n, v in blank().items() if n not in there and n not in _NOT_HERE}
    missing |= {} if rivals else {"rivals": []}
    return b"," + json_bytes(missing)[1:-1] if missing else b""


def _slowly(text: bytes, points: list[tuple[float, float]]) -> bytes:
    made = feature(whole(from_json(text.decode())))
    if made["geometry"]:
        longitude, latitude = made["geometry"]["coordinates"]
        points.append((longitude, latitude))
    return json_bytes(made)
