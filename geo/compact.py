"""The flat record as JSON that leaves out what can be put back without loss: how incidents are stored.

Left out are values that are blank, and columns that repeat the place. A million incidents take about half the disk
that way. The columns stand in the order of `geo.record.COLUMNS`, so that the text can be put together of pieces.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from contextlib import suppress
from functools import cache
from operator import itemgetter
from typing import Any

import orjson

from geo.model import Incident
from geo.record import Record, incident_record

FROM_PLACE: Mapping[str, str] = {
    "place_name": "name", "gazetteer_id": "gazetteer_id", "country": "country", "admin1": "admin1",
    "admin2": "admin2", "latitude": "latitude", "longitude": "longitude",
    "geo_precision": "geo_precision", "radius_km": "radius_km",
}  # fmt: skip
"""Columns that repeat the place: column -> key of the place's entry."""

_BETWEEN, _BETWEEN_WRITTEN = "\x1f", "\\u001f"
_PLACE_VALUES = itemgetter(*FROM_PLACE.values())


@cache
def blank() -> Record:
    """The value that every column has when nothing is known, in the order of `geo.record.COLUMNS`.

    Shared: copied by every reader. (A mapping proxy would guard it, but takes four times as long to copy.)
    """
    return incident_record(Incident(id="-", event_type="-")) | {"id": "", "event_type": ""}


def compact(record: Record) -> Record:
    """What of a flat record has to be stored."""
    columns = _unplaced() if record["place"] is None else _placed()
    return {
        name: value
        for name, nothing in columns
        if (value := record[name]) != nothing or type(value) is not type(nothing)
    }


def whole(stored: Mapping[str, Any]) -> Record:
    """The flat record (every column, in order) that `compact` was given."""
    record = blank().copy()
    record["sources"], record["rivals"], record["original"] = [], [], {}  # never two records' one list
    record.update(stored)
    place = record["place"]
    if place is not None:
        record.update(zip(FROM_PLACE, _PLACE_VALUES(place), strict=True))
    return record


def piece(columns: Mapping[str, Any]) -> str:
    """Some neighbouring columns as they stand in a stored record's JSON, each after a comma: `,"killed_best":3`.

    Columns of `FROM_PLACE` are not to be given.
    """
    nothing = blank()
    kept = {n: v for n, v in columns.items() if v != nothing[n] or type(v) is not type(nothing[n])}
    return f",{to_json(kept)[1:-1]}" if kept else ""


def to_json(value: object) -> str:
    """JSON text, also of strings that hold lone surrogates."""
    try:
        return orjson.dumps(value).decode()
    except TypeError:
        return json.dumps(value, ensure_ascii=True, allow_nan=False, separators=(",", ":"))


def json_texts(texts: Sequence[str]) -> list[str]:
    """Each text as it stands between the quotation marks of a JSON string; one call of the encoder for all.

    They are parted by a character that is written as an escape, which no other text turns into but its own letters.
    """
    whole = _BETWEEN.join(texts)
    if texts and whole.count(_BETWEEN) == len(texts) - 1 and _BETWEEN_WRITTEN not in whole:
        with suppress(TypeError):  # lone surrogates
            return orjson.dumps(whole)[1:-1].decode().split(_BETWEEN_WRITTEN)
    return [to_json(text)[1:-1] for text in texts]


def from_json(text: str) -> Any:
    """The value that `to_json` wrote."""
    try:
        return orjson.loads(text)
    except orjson.JSONDecodeError:
        return json.loads(text)


def storable(text: str) -> str:
    """`text` with lone surrogates, which SQLite cannot hold, as visible escapes."""
    return text.encode("utf-8", "backslashreplace").decode()


@cache
def _unplaced() -> tuple[tuple[str, Any], ...]:
    return tuple(blank().items())


@cache
def _placed() -> tuple[tuple[str, Any], ...]:
    return tuple((name, value) for name, value in blank().items() if name not in FROM_PLACE)
