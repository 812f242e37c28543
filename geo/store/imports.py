"""Imports of tables: one transaction and one line in the log each, and the way back.

The new rows of an import have consecutive keys and its data version. Undoing takes out those that still have that
version, and puts back what the import changed of others; what people have changed since has a newer version and stays.
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
from geo.store.updating import (
    Known,
    Updated,
    Updater,
    as_of,
    corrected,
    is_reviewed,
    is_same_event,
    known,
    lasting,
    meant,
    put_back,
    settled,
)
from geo.store.writing import Change

ACTION, UNDO = "import", "undo import"
_INSERTED = ("key", "id", "version", "event_type", "sub_event_type", "day_start", "day_end", *COLUMNS[4:])
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
_CHANGED_SINCE = "SELECT key, id, version FROM incident WHERE key BETWEEN ? AND ? AND version > ?"


@dataclass(frozen=True, slots=True, kw_only=True)
class Added:
    """What became of some records.

    Attributes:
        added: how many are new.
        updated: those that were there with other values, and have the new ones now.
        unchanged: how many were there already, with the same values.
        repeated: how many stand in the same file before, word for word.
        differing: ids that are there with values that a person has reviewed or corrected, which were left as they are.
    """

    added: int = 0
    updated: tuple[Updated, ...] = ()
    unchanged: int = 0
    repeated: int = 0
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
        added, updated, unchanged, differing, refused: how many rows (`Added`).
        undone: whether it has been undone.
    """

    id: int
    at: datetime
    by: str
    file: str
    format: str
    added: int
    updated: int
    unchanged: int
    differing: int
    refused: int
    undone: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Undone:
    """What undoing an import did.

    Attributes:
        removed: how many incidents were taken out.
        restored: how many have the values again that the import changed.
        kept: how many stay as they are, because they were changed since.
    """

    removed: int
    restored: int
    kept: int


class ImportWriter:
    """Adds entries inside one change, and brings stored incidents up to date.

    Args:
        change: the transaction.
        own: whether the rows are our own exports, which may carry less than the store has.
        file: the name that stands for a source that a row does not tell, empty where none does.
        passing: columns that may say something else in the next export of the same rows (`Table.passing`).
    """

    def __init__(
        self, change: Change, *, own: bool = False, file: str = "", passing: frozenset[str] = frozenset()
    ) -> None:
        self._change, self._own, self._file, self._passing = change, own, file, passing
        self._updater = Updater(change)
        last = change.db.execute("SELECT coalesce(max(key), 0) FROM incident").fetchone()[0]
        self._first = self._next = last + 1
        self._log_before = change.db.execute("SELECT coalesce(max(seq), 0) FROM log").fetchone()[0]
        self._met = bytearray(last // 8 + 1)  # a bit for each row key that was there before: met in this file
        self._added = self._updated = 0
        self.logged = False

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
                if self._lasting(earlier) == self._lasting(entry) and earlier.shape == entry.shape:
                    same += 1
                else:
                    twice.append(entry)
        stored = self._insert(list(rows.values()))
        changed, again, found = self._sorted_out([(one, rows[id]) for id, one in stored.items()])
        left = self._left(changed)
        updated = self._updater.update([pair for pair in changed if pair[1].id not in left])
        self._updated += len(updated)
        twins = self._add_twins(twice + again)
        return Added(
            added=len(rows) - len(stored) + twins.added, updated=tuple(updated),
            unchanged=found.unchanged + twins.unchanged, repeated=same + found.repeated + twins.repeated,
            differing=tuple(left),
        )  # fmt: skip

    def _sorted_out(
        self, pairs: Sequence[tuple[Known, Entry]]
    ) -> tuple[list[tuple[Known, Entry]], list[Entry], Added]:
        """Of rows whose ids are stored: newer tellings, those that are another incident, and how many say the same."""
        pairs = [(one, meant(one, entry, own=self._own, file=self._file)) for one, entry in pairs]
        if self._passing:
            pairs = [
                (one, settled(one, entry, self._passing, met=self._is_met(one.key))) for one, entry in pairs
            ]
        differing = {entry.id for _, entry in self._updater.changed(pairs)}
        twins = known(self._change.db, [self._twin(entry) for _, entry in pairs if entry.id in differing])
        changed: list[tuple[Known, Entry]] = []
        again: list[Entry] = []
        unchanged = repeated = 0
        for one, entry in pairs:
            differs = entry.id in differing
            if differs and (
                self._is_met(one.key) or self._twin(entry) in twins or not is_same_event(one, entry)
            ):
                again.append(entry)
            elif not differs and self._is_met(one.key):
                repeated += 1
            else:
                self._meet(one.key)
                if differs:
                    changed.append((one, entry))
                else:
                    unchanged += 1
        return changed, again, Added(unchanged=unchanged, repeated=repeated)

    def _is_met(self, key: int) -> bool:
        """Whether a row of this import was stored at this key, or was the same incident's."""
        return key >= self._first or bool(self._met[key >> 3] >> (key & 7) & 1)

    def _meet(self, key: int) -> None:
        self._met[key >> 3] |= 1 << (key & 7)

    def _left(self, pairs: Sequence[tuple[Known, Entry]]) -> list[str]:
        """Ids of those whose stored values a person vouches for."""
        by_hand = corrected(self._change.db, [entry.id for _, entry in pairs])
        return [entry.id for one, entry in pairs if is_reviewed(one) or entry.id in by_hand]

    def _add_twins(self, again: Sequence[Entry]) -> Added:
        """Store rows under ids of their own."""
        twins: dict[str, Entry] = {}
        for entry in again:
            name = self._twin(entry)
            twins.setdefault(name, entry.called(name))
        stored = self._insert(list(twins.values()))
        new = [one.key for one in stored.values() if not self._is_met(one.key)]
        for key in new:
            self._meet(key)
        return Added(
            added=len(twins) - len(stored), unchanged=len(new),
            repeated=len(again) - len(twins) + len(stored) - len(new),
        )  # fmt: skip

    def _lasting(self, entry: Entry) -> str:
        return lasting(entry.text, self._passing)

    def _twin(self, entry: Entry) -> str:
        """The id of a second record under one id: it depends on what the record says."""
        return f"{entry.id}~{hashlib.sha256(self._lasting(entry).encode()).hexdigest()[:8]}"

    def _insert(self, entries: Sequence[Entry]) -> dict[str, Known]:
        """Add those whose ids are new; what is stored of the others."""
        keyed = list(enumerate(entries, start=self._next))
        db, version, first = self._change.db, self._change.version, self._next
        self._next += len(entries)
        before = db.total_changes
        rows = [(key, entry.id, version, *entry.columns) for key, entry in keyed]
        _insert_many(db, _INSERT_MANY, _INSERT, rows)
        added = db.total_changes - before
        self._added += added
        stored: dict[str, Known] = {}
        if added < len(entries):
            new = {key for (key,) in db.execute(_KEYS, (first,))}
            stored = known(db, [entry.id for key, entry in keyed if key not in new])
            keyed = [(key, entry) for key, entry in keyed if key in new]
        _insert_many(db, _INSERT_RECORDS, _INSERT_RECORD, [(key, entry.text) for key, entry in keyed])
        db.executemany(_SET_REPORT, [(entry.report_id, key) for key, entry in keyed if entry.report_id])
        add_shapes(db, [(key, entry.shape) for key, entry in keyed if entry.shape])
        return stored

    def log(self, told: dict[str, Any]) -> bool:
        """Note the import, if it changed anything; the one line that `undo` needs. Tells whether it did."""
        if self._added or self._updated:
            keys = {"first_key": self._first, "last_key": self._next - 1, "version": self._change.version}
            self._change.log(ACTION, after=to_json(told | keys | {"log_before": self._log_before}))
            self.logged = True
        return self.logged


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
        added=told["added"], updated=told.get("updated", 0), unchanged=told["unchanged"], differing=told["differing"], refused=told["refused"],
        undone=undone,
    )  # fmt: skip


def undo_import(change: Change, import_id: int) -> Undone:
    """Take out what an import added, and put back what it changed, where nobody has changed it since.

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
    stay = 0
    for key, id, version in db.execute(_CHANGED_SINCE, values).fetchall():
        if as_of(db, id, version) == told["version"]:  # changed by a later import that is undone, too
            gone += db.execute("DELETE FROM incident WHERE key = ?", (key,)).rowcount
        else:
            stay += 1
    restored, also = put_back(change, told.get("log_before", import_id), import_id, told["version"])
    db.execute("UPDATE meta SET value = ? WHERE name = 'removed_version'", (change.version,))
    change.log(
        UNDO,
        after=to_json(
            {
                "import": import_id,
                "file": past.file,
                "removed": gone,
                "restored": restored,
                "kept": stay + also,
            }
        ),
    )
    return Undone(removed=gone, restored=restored, kept=stay + also)


def _insert_many(db: sqlite3.Connection, many: str, one: str, rows: Sequence[tuple[Any, ...]]) -> None:
    """Insert rows, `_ROWS` of them with the statement `many`, those left over with `one`."""
    whole = len(rows) - len(rows) % _ROWS
    for first in range(0, whole, _ROWS):
        db.execute(many, tuple(chain.from_iterable(rows[first : first + _ROWS])))
    db.executemany(one, rows[whole:])
