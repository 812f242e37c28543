"""Keep a collection that comes from a shipped file in step with that file."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import replace

from geo.compact import to_json
from geo.model import Incident
from geo.store.rows import Row, incident_row
from geo.store.writing import Change, stored_records


def digest_of(db: sqlite3.Connection, name: str) -> str:
    """The digest that collection `name` was last loaded with, empty where it never was."""
    row = db.execute("SELECT value FROM meta WHERE name = ?", (f"digest:{name}",)).fetchone()
    return str(row[0]) if row else ""


def load_collection(change: Change, name: str, incidents: Sequence[Incident], *, digest: str) -> None:
    """Add, overwrite and take out incidents until the collection is what was given.

    What a person has changed (the log tells) stays as that person left it.
    """
    if digest_of(change.db, name) == digest:  # another process was first
        return
    wanted = _rows(change, name, incidents)
    members = {row[0] for row in change.db.execute("SELECT id FROM incident WHERE collection = ?", (name,))}
    ours = members - _changed_by_people(change.db, members)
    stored = stored_records(change.db, list(wanted))
    added = [row for i, row in wanted.items() if i not in stored]
    overwritten = [row for i, row in wanted.items() if i in ours and stored[i] != row["record"]]
    removed = sorted(ours - wanted.keys())
    change.insert(added)
    change.update(overwritten)
    change.delete(removed)
    change.db.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (f"digest:{name}", digest))
    ids = {"added": [r["id"] for r in added], "changed": [r["id"] for r in overwritten], "removed": removed}
    change.log("load collection", after=to_json({"collection": name, "digest": digest} | ids))


def _rows(change: Change, name: str, incidents: Sequence[Incident]) -> dict[str, Row]:
    return {i.id: incident_row(replace(i, collection=name), change.version) for i in incidents}


def _changed_by_people(db: sqlite3.Connection, ids: set[str]) -> set[str]:
    sql = "SELECT DISTINCT incident_id FROM log WHERE incident_id IN (SELECT value FROM json_each(?))"
    return {row[0] for row in db.execute(sql, (to_json(sorted(ids)),))}
