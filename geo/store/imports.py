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
from operator import itemgetter
from typing import Any

from geo.errors import InvalidValueError
from geo.record import Record
from geo.store.rows import INCIDENT_COLUMNS, Row, from_json, record_row, to_json
from geo.store.writing import Change, same_statement, stored_records

ACTION, UNDO = "import", "undo import"
_VALUES = [name for name in INCIDENT_COLUMNS if name != "report_id"]
_INSERT = f"INSERT INTO incident ({', '.join(_VALUES)}) VALUES ({', '.join('?' * len(_VALUES))})"
_SET_REPORT = "UPDATE incident SET report_id = (SELECT id FROM report WHERE id = ?) WHERE key = ?"
_ROW_VALUES = itemgetter(*_VALUES)
_INSERT_RECORD = "INSERT INTO incident_record (key, record) VALUES (?, ?)"


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
    """Adds records inside one change."""

    def __init__(self, change: Change) -> None:
        self._change = change
        last = change.db.execute("SELECT coalesce(max(key), 0) FROM incident").fetchone()[0]
        self._first = self._next = last + 1

    def add(self, records: Sequence[Record]) -> Added:
        """Store records that the model's rules hold for.

        A record whose id is known from this very import, with other values, gets an id of its own: publishers
        give ids twice.
        """
        rows: dict[str, Row] = {}
        twice: list[tuple[Row, Record]] = []
        same = 0
        for record in records:
            row = record_row(record, self._change.version)
            if (earlier := rows.setdefault(row["id"], row)) is not row:
                if earlier["record"] == row["record"]:
                    same += 1
                else:
                    twice.append((row, record))
        stored = stored_records(self._change.db, list(rows))
        self._insert([row for id, row in rows.items() if id not in stored])
        known = [(id, text) for id, text in stored.items() if text != rows[id]["record"]]
        others = [(id, text) for id, text in known if not same_statement(text, rows[id]["record"])]
        mine = self._of_this_import([id for id, _ in others])
        by_id = {record["id"]: record for record in records}
        again = twice + [(rows[id], by_id[id]) for id, _ in others if id in mine or self._has_twin(rows[id])]
        added, also = self._add_twins(again)
        differing = [id for id, _ in others if id not in mine and not self._has_twin(rows[id])]
        new = len(rows) - len(stored)
        return Added(
            added=new + added, unchanged=same + also + len(stored) - len(others), differing=tuple(differing)
        )

    def _add_twins(self, again: Sequence[tuple[Row, Record]]) -> tuple[int, int]:
        twins: dict[str, Row] = {}
        for row, record in again:
            name = _twin(row)
            twins.setdefault(name, record_row(record | {"id": name}, self._change.version))
        stored = stored_records(self._change.db, list(twins))
        self._insert([row for id, row in twins.items() if id not in stored])
        return len(twins) - len(stored), len(again) - len(twins) + len(stored)

    def _has_twin(self, row: Row) -> bool:
        found = self._change.db.execute("SELECT 1 FROM incident WHERE id = ?", (_twin(row),))
        return found.fetchone() is not None

    def _of_this_import(self, ids: Sequence[str]) -> set[str]:
        sql = "SELECT id FROM incident WHERE version = ? AND key >= ? AND id IN (SELECT value FROM json_each(?))"
        values = (self._change.version, self._first, to_json(list(ids)))
        return {found[0] for found in self._change.db.execute(sql, values)} if ids else set()

    def _insert(self, rows: Sequence[Row]) -> None:
        for key, row in enumerate(rows, start=self._next):
            row["key"] = key
        self._next += len(rows)
        db = self._change.db
        db.executemany(_INSERT, map(_ROW_VALUES, rows))
        reports = [(row["report_id"], row["key"]) for row in rows if row["report_id"]]
        db.executemany(_SET_REPORT, reports)
        db.executemany(_INSERT_RECORD, [(row["key"], row["record"]) for row in rows])

    def log(self, told: dict[str, Any]) -> bool:
        """Note the import, if it added anything; the one line that `undo` needs. Tells whether it did."""
        if self._next == self._first:
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


def _twin(row: Row) -> str:
    """The id of a second record under one id: it depends on what the record says."""
    return f"{row['id']}~{hashlib.sha256(row['record'].encode()).hexdigest()[:8]}"
