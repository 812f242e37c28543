"""Incidents and reports as rows of the store, and back; `geo.compact` has the JSON that is stored."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from operator import itemgetter
from typing import Any

import orjson

from geo.compact import compact, from_json, storable, to_json, whole
from geo.errors import InvalidValueError
from geo.importers.tables.entry import iso_day
from geo.model import Incident, Report
from geo.record import Record, incident_record, source_from_record, source_record

EPOCH_ORDINAL = date(1970, 1, 1).toordinal()

INCIDENT_COLUMNS = (
    "key", "id", "version", "collection", "report_id", "event_type", "sub_event_type",
    "day_start", "day_end", "date_precision", "latitude", "longitude", "geo_precision", "radius_km",
    "country", "admin1", "killed_best", "claim", "status",
)  # fmt: skip

_COPIED = tuple(n for n in INCIDENT_COLUMNS if n not in ("key", "version", "day_start", "day_end"))
_COPIED_VALUES = itemgetter(*_COPIED)

Row = dict[str, Any]


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
    row["day_start"], row["day_end"] = iso_day(record["date_start"]), iso_day(record["date_end"])
    try:
        row["record"] = orjson.dumps(compact(record)).decode()
    except TypeError:  # lone surrogates, then, which SQLite cannot hold either
        row |= {name: storable(value) for name, value in row.items() if isinstance(value, str)}
        row["record"] = to_json(compact(record))
    return row


def record_from_json(text: str) -> Record:
    """The whole flat record (every column of `geo.record.COLUMNS`, in order) of a stored incident."""
    return whole(from_json(text))


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


def _lossless(text: str) -> str | bytes:
    """`text`, as bytes where SQLite could not hold it as text, so that offsets still fit."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-8", "surrogatepass")
    return text
