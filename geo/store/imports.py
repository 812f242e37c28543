"""Imports of tables: one transaction and one line in the log each, and the way back.

The rows of an import have consecutive keys and its data version. Undoing takes out those that still have that
version; what people have changed since has a newer one and stays.
"""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import chain
from typing import Any

from geo.compact import from_json, to_json
from geo.errors import InvalidValueError
from geo.importers.tables.entry import COLUMNS, Entry
from geo.store.overlays import add_shapes
from geo.store.rows import iso_day
from geo.store.writing import Change, same_statement, stored_records

ACTION, UNDO = "import", "undo import"
_INSERTED = ("key", "id", "version", "event_type", "sub_event_type", "day_start", "day_end", *COLUMNS[4:-1])
_ROWS = 250  # in one statement: each call of SQLite costs as much as the row it adds
_INTO = f"INSERT INTO incident ({', '.join(_INSERTED)}) VALUES "
_PLACES = f"({', '.join('?' * len(_INSERTED))})"
_IF_NEW = " ON CONFLICT (id) DO NOTHING"
_INSERT = f"{_INTO}{_PLACES}{_IF_NEW}"
_INSERT_MANY = f"{_INTO}{', '.join([_PLACES] * _ROWS)}{_IF_NEW}"
_SET_REPORT = "UPDATE incident SET report_id = (SELECT id FROM report WHERE id = ?) WHERE key = ?"
_INSERT_RECORD = "INSERT INTO incident_record (key, record) VALUES (?, ?)"
_INSERT_RECORDS = f"INSERT INTO incident_record (key, record) VALUES {', '.join(['(?, ?)'] * _ROWS)}"
_KEYS = "SELECT key FROM incident WHERE key >= ?"
_REPORT = COLUMNS.index("report_id")


@dataclass(frozen=True, slots=True, kw_only=True)
class Added:
    """What became of some records.

    Attributes:
        added: how many are new.
        unchanged: how many were there already, with the same values.
        differing: ids that were there already with other values, which were left as they are.
    """

    added: int = 0
    unchanged: int = 0
    differing: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PastImport:
    """An import as the log has it.

    Attributes:
        id: what `undo` is given; the log's number.
        at: when (UTC).
        by: who.
        file: the file's name.
        format: what it was read as.
        added, unchanged, differing, refused: how many rows.
        undone: whether it has been undone.
    """

    id: int
    at: datetime
    by: str
    file: str
    format: str
    added: int
    unchanged: int
    differing: int
    refused: int
    undone: bool


class ImportWriter:
    """Adds entries inside one change."""

    def __init__(self, change: Change) -> None:
        self._change = change
        last = change.db.execute("SELECT coalesce(max(key), 0) FROM incident").fetchone()[0]
        self._first = self._next = last + 1
        self._added = 0

    def add(self, entries: Sequence[Entry]) -> Added:
        """Store entries whose records the model's rules hold for.

        One whose id is known from this very import, with other values, gets an id of its own: publishers give ids
        twice.
        """
        rows: dict[str, Entry] = {}
        twice: list[Entry] = []
        same = 0
        for entry in entries:
            if (earlier := rows.setdefault(entry.id, entry)) is not entry:
                if earlier.text == entry.text:
                    same += 1
                else:
                    twice.append(entry)
        stored = self._insert(list(rows.values()))
        known = [(id, text) for id, text in stored.items() if text != rows[id].text]
        others = [id for id, text in known if not same_statement(text, rows[id].text)]
        mine = self._of_this_import(others)
        again = {id for id in others if id in mine or self._has_twin(rows[id])}
        added, also = self._add_twins(twice + [rows[id] for id in others if id in again])
        new = len(rows) - len(stored)
        return Added(
            added=new + added, unchanged=same + also + len(stored) - len(others),
            differing=tuple(id for id in others if id not in again),
        )  # fmt: skip

    def _add_twins(self, again: Sequence[Entry]) -> tuple[int, int]:
        twins: dict[str, Entry] = {}
        for entry in again:
            name = _twin(entry)
            twins.setdefault(name, entry.called(name))
        stored = self._insert(list(twins.values()))
        return len(twins) - len(stored), len(again) - len(twins) + len(stored)

    def _has_twin(self, entry: Entry) -> bool:
        found = self._change.db.execute("SELECT 1 FROM incident WHERE id = ?", (_twin(entry),))
        return found.fetchone() is not None

    def _of_this_import(self, ids: Sequence[str]) -> set[str]:
        sql = "SELECT id FROM incident WHERE version = ? AND key >= ? AND id IN (SELECT value FROM json_each(?))"
        values = (self._change.version, self._first, to_json(list(ids)))
        return {found[0] for found in self._change.db.execute(sql, values)} if ids else set()

    def _insert(self, entries: Sequence[Entry]) -> dict[str, str]:
        """Add those whose ids are new; the stored JSON of the others."""
        keyed = list(enumerate(entries, start=self._next))
        db, version, first = self._change.db, self._change.version, self._next
        self._next += len(entries)
        before = db.total_changes
        _insert_many(db, _INSERT_MANY, _INSERT, [_row(key, entry, version) for key, entry in keyed])
        added = db.total_changes - before
        self._added += added
        stored = {}
        if added < len(entries):
            new = {key for (key,) in db.execute(_KEYS, (first,))}
            stored = stored_records(db, [entry.id for key, entry in keyed if key not in new])
            keyed = [(key, entry) for key, entry in keyed if key in new]
        _insert_many(db, _INSERT_RECORDS, _INSERT_RECORD, [(key, entry.text) for key, entry in keyed])
        db.executemany(_SET_REPORT, [(e.columns[_REPORT], key) for key, e in keyed if e.columns[_REPORT]])
        add_shapes(db, [(key, entry.shape) for key, entry in keyed if entry.shape])
        return stored

    def log(self, told: dict[str, Any]) -> bool:
        """Note the import, if it added anything; the one line that `undo` needs. Tells whether it did."""
        if not self._added:
            return False
        keys = {"first_key": self._first, "last_key": self._next - 1, "version": self._change.version}
        self._change.log(ACTION, after=to_json(told | keys))
        return True


def past_imports(db: sqlite3.Connection) -> tuple[PastImport, ...]:
    """All imports, newest first."""
    undone = {
        from_json(r[0])["import"] for r in db.execute("SELECT after FROM log WHERE action = ?", (UNDO,))
    }
    rows = db.execute("SELECT seq, at, by, after FROM log WHERE action = ? ORDER BY seq DESC", (ACTION,))
    return tuple(_past(seq, at, by, from_json(after), seq in undone) for seq, at, by, after in rows)


def _past(seq: int, at: str, by: str, told: dict[str, Any], undone: bool) -> PastImport:
    return PastImport(
        id=seq, at=datetime.fromisoformat(at), by=by, file=told["file"], format=told["format"],
        added=told["added"], unchanged=told["unchanged"], differing=told["differing"], refused=told["refused"],
        undone=undone,
    )  # fmt: skip


def undo_import(change: Change, import_id: int) -> tuple[int, int]:
    """Take out what an import added and nobody has changed since.

    Returns:
        How many incidents were taken out, and how many stay because people changed them.

    Raises:
        InvalidValueError: there is no such import, or it is undone already.
    """
    db = change.db
    past = next((p for p in past_imports(db) if p.id == import_id), None)
    if past is None or past.undone:
        expected = (
            "the number of an import (`import --list` shows them)" if past is None else "still in the store"
        )
        raise InvalidValueError("import", import_id, expected)
    row = db.execute("SELECT after FROM log WHERE seq = ?", (import_id,)).fetchone()
    told = from_json(row[0])
    values = (told["first_key"], told["last_key"], told["version"])
    gone = db.execute("DELETE FROM incident WHERE key BETWEEN ? AND ? AND version = ?", values).rowcount
    stay = db.execute(
        "SELECT count(*) FROM incident WHERE key BETWEEN ? AND ? AND version > ?", values
    ).fetchone()[0]
    db.execute("UPDATE meta SET value = ? WHERE name = 'removed_version'", (change.version,))
    change.log(UNDO, after=to_json({"import": import_id, "file": past.file, "removed": gone, "kept": stay}))
    return gone, stay


def _insert_many(db: sqlite3.Connection, many: str, one: str, rows: Sequence[tuple[Any, ...]]) -> None:
    """Insert rows, `_ROWS` of them with the statement `many`, those left over with `one`."""
    whole = len(rows) - len(rows) % _ROWS
    for first in range(0, whole, _ROWS):
        db.execute(many, tuple(chain.from_iterable(rows[first : first + _ROWS])))
    db.executemany(one, rows[whole:])


def _row(key: int, entry: Entry, version: int) -> tuple[Any, ...]:
    """The values of `_INSERTED`."""
    event_type, sub_event_type, start, end, *rest, _ = entry.columns
    return (key, entry.id, version, event_type, sub_event_type, iso_day(start), iso_day(end), *rest)


def _twin(entry: Entry) -> str:
    """The id of a second record under one id: it depends on what the record says."""
    return f"{entry.id}~{hashlib.sha256(entry.text.encode()).hexdigest()[:8]}"
