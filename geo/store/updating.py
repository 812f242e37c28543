"""A newer row under an id that is stored: what it changes, whether it may, and the way back.

Publishers revise their rows. The log keeps, for each incident, the values before and after, with the data versions that
they are of; a row that was put back bears a new data version, and the log tells which state it is.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from geo.compact import FROM_PLACE, from_json, to_json, whole
from geo.importers.tables.entry import BY_HEADER, Entry
from geo.model import Source, Status
from geo.record import Record, source_record
from geo.store.overlays import set_shape, shapes_of
from geo.store.rows import Row, record_row
from geo.store.writing import Change, statement

UPDATE, UNDO_UPDATE = "update from import", "undo update"
_KNOWN = (
    "SELECT id, key, version, status, record FROM incident JOIN incident_record USING (key)"
    " WHERE id IN (SELECT value FROM json_each(?))"
)
_CORRECTED = (
    "SELECT DISTINCT incident_id FROM log WHERE action = 'replace incident'"
    " AND incident_id IN (SELECT value FROM json_each(?))"
)
# A row that was put back has a new data version, so that readers see it; the log tells of which version its values are.
_AS_OF = """SELECT coalesce(max(told), ?2) FROM (
    SELECT action, json_extract(after, '$.version') AS told FROM log WHERE incident_id = ?1 ORDER BY seq DESC LIMIT 1)
    WHERE action = 'undo update'"""
_UPDATES = "SELECT incident_id, before FROM log WHERE seq > ? AND seq < ? AND action = 'update from import' ORDER BY seq"
_KEPT = ("status", "group", "collection")  # what people and Dateline add to a record
_WHERE = ("place", "rivals", "geo_method", "geo_score", "geo_reason", *FROM_PLACE)
_CHUNK = 1_000


class Known(NamedTuple):
    """A stored incident as an import meets it.

    Attributes:
        key: its row.
        version: the data version that last wrote it.
        status: how far people have checked it.
        text: its record as JSON.
    """

    key: int
    version: int
    status: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Updated:
    """What a newer row changes of a stored incident.

    Attributes:
        id: the incident's.
        before, after: the columns that differ, with their values.
    """

    id: str
    before: Record
    after: Record


def known(db: sqlite3.Connection, ids: Sequence[str]) -> dict[str, Known]:
    """Those of `ids` that are stored."""
    found: dict[str, Known] = {}
    for first in range(0, len(ids), _CHUNK):
        for id, *row in db.execute(_KNOWN, (to_json(ids[first : first + _CHUNK]),)):
            found[id] = Known(*row)
    return found


def corrected(db: sqlite3.Connection, ids: Sequence[str]) -> set[str]:
    """Those of `ids` whose values a person has corrected."""
    return {row[0] for row in db.execute(_CORRECTED, (to_json(list(ids)),))} if ids else set()


def is_same_event(one: Known, entry: Entry) -> bool:
    """Whether a row under a known id can be a newer telling of the same incident.

    A publisher's ids are its own affair. A table of nobody known may number its rows anew each month: then at least half of
    day, place and words have to be the same, of those that either tells.
    """
    if not entry.id.startswith(BY_HEADER):
        return True
    before, after = whole(from_json(one.text)), entry.record
    told = [(_day(before), _day(after)), (_spot(before), _spot(after)), (_words(before), _words(after))]
    given = [(old, new) for old, new in told if old or new]
    return 2 * sum(old == new for old, new in given) >= len(given)


def _day(record: Record) -> object:
    return record["date_start"] and (record["date_start"], record["date_end"])


def _spot(record: Record) -> object:
    """The name as written; the point where there is none."""
    return record["place_text"] or (record["place"] and (record["latitude"], record["longitude"]))


def _words(record: Record) -> object:
    return record["description"] or record["quote"]


def meant(one: Known, entry: Entry, *, own: bool, file: str) -> Entry:
    """A row with what is stored where it only seems to say something else.

    Our own exports may carry less than the store: GeoJSON has no population, and rounding takes the gazetteer's id away. Rows
    that name no source bear the name of their file, which may be another one for the same table.

    Args:
        own: whether the row is of our own export.
        file: the name that stands for a source that is not told, empty where none does.
    """
    if one.text == entry.text or not (own or file):
        return entry
    before, after = whole(from_json(one.text)), entry.record
    better: Record = {}
    if file and len(before["sources"]) == 1 and after["sources"] == [source_record(Source(publisher=file))]:
        better["sources"] = before["sources"]
    if own and not after["original"]:  # left out where coordinates are rounded, and in older exports
        better["original"] = before["original"]
    if own and before["place"] and after["place"] and _is_rounded(before["place"], after["place"]):
        better |= {name: before[name] for name in _WHERE}
    return Entry.of(after | better, entry.shape) if better else entry


def settled(one: Known, entry: Entry, passing: frozenset[str], *, met: bool) -> Entry:
    """A row with what is stored where it says something else in columns alone that pass; a stored row without any takes them.

    Args:
        passing: these columns' names.
        met: whether another row of the same file told what is stored.
    """
    if one.text == entry.text:
        return entry
    before, after = whole(from_json(one.text)), entry.record
    if not (met or passing & before["original"].keys()):
        return entry
    alike = Entry.of(after | {"original": before["original"]}, entry.shape)
    same = _without(before["original"], passing) == _without(after["original"], passing)
    return alike if same and statement(alike.text) == statement(one.text) else entry


def lasting(text: str, passing: frozenset[str]) -> str:
    """A record's JSON without the columns that pass."""
    if not passing:
        return text
    record: Record = from_json(text)
    if not passing & record.get("original", {}).keys():
        return text
    record["original"] = _without(record["original"], passing)
    return to_json({name: value for name, value in record.items() if name != "original" or value})


def _without(columns: Record, names: frozenset[str]) -> Record:
    return {name: cell for name, cell in columns.items() if name not in names}


def _is_rounded(one: Record, other: Record) -> bool:
    points = [(place["latitude"], place["longitude"]) for place in (one, other)]
    decimals = max(len(repr(number).partition(".")[2]) for number in points[1])
    named_alike = one["name"] == other["name"] or any(map(str.isdigit, other["name"]))
    return named_alike and tuple(round(number, decimals) for number in points[0]) == points[1]


class Updater:
    """Puts newer rows in the place of stored ones, inside one change."""

    def __init__(self, change: Change) -> None:
        self._change = change

    def changed(self, pairs: Iterable[tuple[Known, Entry]]) -> list[tuple[Known, Entry]]:
        """Those whose row says something else than what is stored, in words, numbers or as a shape."""
        listed = list(pairs)
        shaped = [one.key for one, entry in listed if entry.shape]
        shapes = shapes_of(self._change.db, shaped) if shaped else {}
        return [
            (one, entry)
            for one, entry in listed
            if (entry.shape and shapes.get(one.key) != entry.shape)
            or (one.text != entry.text and statement(one.text) != statement(entry.text))
        ]

    def update(self, pairs: Sequence[tuple[Known, Entry]]) -> list[Updated]:
        """Overwrite the stored incidents, and note each in the log."""
        change, rows, told = self._change, list[Row](), list[Updated]()
        shapes = shapes_of(change.db, [one.key for one, _ in pairs])
        for one, entry in pairs:
            before = whole(from_json(one.text))
            after = entry.record | {name: before[name] for name in _KEPT}
            rows.append(record_row(after, change.version))
            old, new = _difference(before, after)
            if (shape := shapes.get(one.key, b"")) != entry.shape:
                old["shape"], new["shape"] = shape.hex(), entry.shape.hex()
                set_shape(change.db, one.key, entry.shape)
            told.append(Updated(id=entry.id, before=old, after=new))
            versions = as_of(change.db, entry.id, one.version), change.version
            change.log(
                UPDATE, incident_id=entry.id, before=to_json({"version": versions[0]} | old),
                after=to_json({"version": versions[1]} | new),
            )  # fmt: skip
        change.update(rows)
        change.write_log()
        return told


def as_of(db: sqlite3.Connection, incident_id: str, version: int) -> int:
    """The data version whose values a stored incident has; `version` is the one that last wrote its row."""
    return int(db.execute(_AS_OF, (incident_id, version)).fetchone()[0])


def put_back(change: Change, after_seq: int, before_seq: int, version: int) -> tuple[int, int]:
    """Undo the updates of an import: the entries of the log between two numbers, whose values are of `version`.

    Returns:
        How many incidents have their earlier values again, and how many stay because they were changed since.
    """
    db, restored, stay = change.db, 0, 0
    entries = db.execute(_UPDATES, (after_seq, before_seq)).fetchall()
    for first in range(0, len(entries), _CHUNK):
        some = dict(entries[first : first + _CHUNK])
        rows = []
        for id, one in known(db, list(some)).items():
            if as_of(db, id, one.version) != version:
                stay += 1
                continue
            rows.append(_restored(change, id, one, from_json(some[id])))
        change.update(rows)
        change.write_log()
        restored += len(rows)
    return restored, stay


def _restored(change: Change, id: str, one: Known, values: Record) -> Row:
    record = whole(from_json(one.text))
    shape = values.pop("shape", None)
    earlier = record | {name: value for name, value in values.items() if name != "version"}
    if shape is not None:
        set_shape(change.db, one.key, bytes.fromhex(shape))
    now = {name: record[name] for name in values if name in record}
    change.log(UNDO_UPDATE, incident_id=id, before=to_json(now), after=to_json(values))
    return record_row(earlier, change.version)


def _difference(before: Record, after: Record) -> tuple[Record, Record]:
    names = [name for name, value in after.items() if before[name] != value]
    return {name: before[name] for name in names}, {name: after[name] for name in names}


def is_reviewed(one: Known) -> bool:
    """Whether a person has given it a status."""
    return one.status != Status.MACHINE.value
