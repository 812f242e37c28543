"""The append-only log: who changed what, when, from what to what."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from geo.compact import from_json


@dataclass(frozen=True, slots=True, kw_only=True)
class LogEntry:
    """One change.

    Attributes:
        seq: rising number.
        at: when (UTC).
        by: who or what made it.
        action: "add report", "add source", "add incident", "replace incident", "set status", "load collection",
            "import", "undo import", "update from import", "undo update".
        report_id, incident_id: what it concerns, or None.
        before, after: the values that changed (JSON types); None where there were none.
    """

    seq: int
    at: datetime
    by: str
    action: str
    report_id: str | None
    incident_id: str | None
    before: Any
    after: Any


def history(
    db: sqlite3.Connection, *, incident_id: str | None = None, report_id: str | None = None
) -> tuple[LogEntry, ...]:
    """The entries that fit what is given, oldest first."""
    rows = db.execute(
        "SELECT seq, at, by, action, report_id, incident_id, before, after FROM log"
        " WHERE (?1 IS NULL OR incident_id = ?1) AND (?2 IS NULL OR report_id = ?2) ORDER BY seq",
        (incident_id, report_id),
    )
    return tuple(
        LogEntry(
            seq=seq,
            at=datetime.fromisoformat(at),
            by=by,
            action=action,
            report_id=report,
            incident_id=incident,
            before=from_json(before) if before is not None else None,
            after=from_json(after) if after is not None else None,
        )
        for seq, at, by, action, report, incident, before, after in rows
    )
