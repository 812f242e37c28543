"""Incidents and reports as rows of the store, and back.

The stored JSON leaves out what can be put back without loss: values that are blank, and columns that
repeat the place. A million incidents take about half the disk that way.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from functools import cache, lru_cache
from operator import itemgetter
from typing import Any

import orjson

from geo.errors import InvalidValueError
from geo.model import Incident, Report
from geo.record import Record, incident_record, source_from_record, source_record

EPOCH_ORDINAL = date(1970, 1, 1).toordinal()

INCIDENT_COLUMNS = (
    "key", "id", "version", "collection", "report_id", "event_type", "sub_event_type",
    "day_start", "day_end", "date_precision", "latitude", "longitude", "geo_precision", "radius_km",
    "country", "admin1", "killed_best", "claim", "status",
)  # fmt: skip

_FROM_PLACE = {
    "place_name": "name", "gazetteer_id": "gazetteer_id", "country": "country", "admin1": "admin1",
    "admin2": "admin2", "latitude": "latitude", "longitude": "longitude",
    "geo_precision": "geo_precision", "radius_km": "radius_km",
}  # fmt: skip

_COPIED = tuple(n for n in INCIDENT_COLUMNS if n not in ("key", "version", "day_start", "day_end"))
_COPIED_VALUES = itemgetter(*_COPIED)
_PLACE_VALUES = itemgetter(*_FROM_PLACE.values())

Row = dict[str, Any]


@cache
def _blank() -> Record:
    """The value that every column has when nothing is known, in the order of `geo.record.COLUMNS`.

    Shared: copied by every reader. (A mapping proxy would guard it, but takes four times as long to copy.)
    """
    return incident_record(Incident(id="-", event_type="-")) | {"id": "", "event_type": ""}


def incident_row(incident: Incident, version: int) -> Row:
    """The row of `incident`, as last changed in data version `version`; `record` is its JSON, `key` still open.

    Raises:
        InvalidValueError: the id cannot be stored, or no source is named.
    """
    if not incident.id.isprintable():
        raise InvalidValueError("id", incident.id, "an identifier made of printable characters")
    if not incident.sources:
        raise InvalidValueError("sources", incident.sources, f"a source for incident {incident.id!r}")
    return record_row(incident_record(incident), version)


def record_row(record: Record, version: int) -> Row:
    """The row of a flat record that the model's rules hold for; otherwise like `incident_row`."""
    row: Row = dict(zip(_COPIED, _COPIED_VALUES(record), strict=True))
    row["version"] = version
    row["day_start"], row["day_end"] = _iso_day(record["date_start"]), _iso_day(record["date_end"])
    try:
        row["record"] = orjson.dumps(_without_repeats(record)).decode()
    except TypeError:  # lone surrogates, then, which SQLite cannot hold either
        row |= {name: storable(value) for name, value in row.items() if isinstance(value, str)}
        row["record"] = to_json(_without_repeats(record))
    return row


def record_from_json(text: str) -> Record:
    """The whole flat record (every column of `geo.record.COLUMNS`, in order) of a stored incident."""
    record = _blank().copy()
    record["sources"], record["rivals"] = [], []  # never two records' one list
    record.update(from_json(text))
    place = record["place"]
    if place is not None:
        record.update(zip(_FROM_PLACE, _PLACE_VALUES(place), strict=True))
    return record


def _without_repeats(record: Record) -> Record:
    blank = _blank_unplaced() if record["place"] is None else _blank_placed()
    return {
        name: value
        for name, nothing in blank
        if (value := record[name]) != nothing or type(value) is not type(nothing)
    }


@cache
def _blank_unplaced() -> tuple[tuple[str, Any], ...]:
    return tuple(_blank().items())


@cache
def _blank_placed() -> tuple[tuple[str, Any], ...]:
    return tuple((name, value) for name, value in _blank().items() if name not in _FROM_PLACE)


def report_row(report: Report, saved_at: str) -> Row:
    """The row of `report`."""
    source = report.source
    row = {
        "id": report.sha256,
        "title": report.title,
        "name": report.name,
        "published": report.published.isoformat() if report.published else None,
        "publisher": source.publisher,
        "url": source.url,
        "retrieved_at": source.retrieved_at.isoformat() if source.retrieved_at else None,
        "language": source.language,
        "saved_at": saved_at,
    }
    row = {name: storable(value) if isinstance(value, str) else value for name, value in row.items()}
    return row | {"text": _lossless(report.text), "source": to_json(source_record(source))}


def report_from_row(row: Mapping[str, Any]) -> Report:
    """The report that `report_row` made a row of."""
    text, published = row["text"], row["published"]
    return Report(
        text=text.decode("utf-8", "surrogatepass") if isinstance(text, bytes) else text,
        title=row["title"],
        published=date.fromisoformat(published) if published else None,
        source=source_from_record(from_json(row["source"])),
        name=row["name"],
    )


def day_number(day: date | None) -> int | None:
    """Days since 1970-01-01, negative before it."""
    return None if day is None else day.toordinal() - EPOCH_ORDINAL


@lru_cache(maxsize=50_000)
def _iso_day(day: str | None) -> int | None:
    return None if day is None else day_number(date.fromisoformat(day))


def to_json(value: object) -> str:
    """JSON text, also of strings that hold lone surrogates."""
    try:
        return orjson.dumps(value).decode()
    except TypeError:
        return json.dumps(value, ensure_ascii=True, allow_nan=False, separators=(",", ":"))


def from_json(text: str) -> Any:
    """The value that `to_json` wrote."""
    try:
        return orjson.loads(text)
    except orjson.JSONDecodeError:
        return json.loads(text)


def storable(text: str) -> str:
    """`text` with lone surrogates, which SQLite cannot hold, as visible escapes."""
    return text.encode("utf-8", "backslashreplace").decode()


def _lossless(text: str) -> str | bytes:
    """`text`, as bytes where SQLite could not hold it as text, so that offsets still fit."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-8", "surrogatepass")
    return text
