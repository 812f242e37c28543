"""A row that goes in, ready for the store: its JSON put together of pieces that many rows share."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from operator import itemgetter
from typing import Any, NamedTuple, Self

from geo.compact import compact, from_json, storable, to_json, whole
from geo.errors import shown
from geo.record import Record

COLUMNS = (
    "event_type", "sub_event_type", "date_start", "date_end", "date_precision", "latitude", "longitude",
    "geo_precision", "radius_km", "country", "admin1", "killed_best", "claim", "status", "collection",
)  # fmt: skip
"""Columns of the record that filters ask for, in the order of `Entry.columns`, which has days as numbers (`iso_day`)."""

BY_HEADER = "table:"
"""What ids begin with that are told apart by the columns of their table, whose publisher is not known."""

_VALUES = itemgetter(*COLUMNS)
_DATE, _LATITUDE = COLUMNS.index("date_start"), COLUMNS.index("latitude")


_EPOCH = date(1970, 1, 1).toordinal()
_FIRST_ZONE = timedelta(hours=14)  # Kiribati's, where each day begins first


@lru_cache(maxsize=50_000)
def iso_day(day: str | None) -> int | None:
    """Days since 1970-01-01 (negative before it) of a day in ISO 8601."""
    return None if day is None else date.fromisoformat(day).toordinal() - _EPOCH


class Entry(NamedTuple):
    """A flat record on its way into the store. (A dataclass takes four times as long to make; there are millions.)

    Attributes:
        id: the incident's.
        text: the record as JSON (`geo.compact`).
        columns: its values of `COLUMNS`; days as numbers.
        shape: the line or area that it is about, as WKB in WGS 84; empty where there is none.
        report_id: the report's that it is of, empty without one.
    """

    id: str
    text: str
    columns: tuple[Any, ...]
    shape: bytes = b""
    report_id: str = ""

    @classmethod
    def of(cls, record: Record, shape: bytes = b"") -> Self:
        """The entry of a flat record that the model's rules hold for."""
        values = (v if v.__class__ is not str or v.isascii() else storable(v) for v in _VALUES(record))
        event_type, sub_event_type, start, end, *rest = values
        columns = (event_type, sub_event_type, iso_day(start), iso_day(end), *rest)
        return cls(record["id"], to_json(compact(record)), columns, shape, storable(record["report_id"]))

    @property
    def record(self) -> Record:
        """The flat record."""
        return whole(from_json(self.text))

    def called(self, id: str) -> Self:
        """The same under another id."""
        return self._replace(id=id, text=to_json(from_json(self.text) | {"id": id}))


class Ahead(NamedTuple):
    """An incident that is dated after today.

    Attributes:
        id: the incident's.
        day: its first, in ISO 8601.
    """

    id: str
    day: str

    def __str__(self) -> str:
        return f"{shown(self.id)} ({self.day})"


def ahead(entries: Sequence[Entry]) -> list[Ahead]:
    """Those whose first day has begun nowhere on Earth yet."""
    today = iso_day((datetime.now(UTC) + _FIRST_ZONE).date().isoformat())
    return [
        Ahead(entry.id, date.fromordinal(day + _EPOCH).isoformat())
        for entry in entries
        if (day := entry.columns[_DATE]) is not None and day > today
    ]


def without_place_and_date(entries: Sequence[Entry]) -> tuple[int, int]:
    """How many have no place, and how many no date."""
    columns = [entry.columns for entry in entries]
    return [row[_LATITUDE] for row in columns].count(None), [row[_DATE] for row in columns].count(None)
