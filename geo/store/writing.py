"""Changes to the store, each with its entry in the log."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from dataclasses import replace as changed
from datetime import UTC, datetime

from geo.compact import from_json, storable, to_json
from geo.errors import InvalidValueError
from geo.model import Incident, Report, Status
from geo.record import Record
from geo.store.rows import (
    INCIDENT_COLUMNS,
    Row,
    incident_row,
    record_from_json,
    report_row,
)

_INSERT = (
    f"INSERT INTO incident ({', '.join(INCIDENT_COLUMNS)}) VALUES ("
    + ", ".join(f":{name}" for name in INCIDENT_COLUMNS).replace(
        ":report_id", "(SELECT id FROM report WHERE id = :report_id)"
    )
    + ")"
)
_INSERT_RECORD = "INSERT INTO incident_record (key, record) VALUES (:key, :record)"
_UPDATE = (
    "UPDATE incident SET "
    + ", ".join(f"{n} = :{n}" for n in INCIDENT_COLUMNS if n not in ("key", "id", "report_id"))
    + " WHERE id = :id"
)
_UPDATE_RECORD = (
    "UPDATE incident_record SET record = :record WHERE key = (SELECT key FROM incident WHERE id = :id)"
)
_RECORDS = "SELECT id, record FROM incident JOIN incident_record USING (key)"
_LOG = (
    "INSERT INTO log (at, by, action, report_id, incident_id, before, after)"
    " VALUES (:at, :by, :action, :report_id, :incident_id, :before, :after)"
)
_CHUNK = 1_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Saved:
    """What a save did.

    Attributes:
        report_id: SHA-256 of the report's text, empty where there was no report.
        added: incidents that are new.
        unchanged: incidents that were there already.
        differing: ids of those whose stored values are not the given ones (status and retrieval times aside).
        new_report: whether the report is new.
        corrected: incidents that a correction changed.
    """

    report_id: str
    added: int
    unchanged: int
    differing: tuple[str, ...] = ()
    new_report: bool = False
    corrected: int = 0


class Change:
    """One transaction's worth of changes; `finish` moves the data version on when anything changed.

    Args:
        db: a connection inside a writing transaction.
        by: who or what makes the changes.
    """

    def __init__(self, db: sqlite3.Connection, *, by: str) -> None:
        self.db = db
        self.by = storable(by)
        self.at = datetime.now(UTC).isoformat(timespec="microseconds")
        self.version = db.execute("SELECT value FROM meta WHERE name = 'data_version'").fetchone()[0] + 1
        self._entries: list[Row] = []
        self._logged = False

    def log(
        self,
        action: str,
        *,
        report_id: str | None = None,
        incident_id: str | None = None,
        before: str | None = None,
        after: str | None = None,
    ) -> None:
        """Note one change; `before` and `after` are JSON texts."""
        entry = {"at": self.at, "by": self.by, "action": action, "before": before, "after": after}
        self._entries.append(entry | {"report_id": report_id or None, "incident_id": incident_id})

    def insert(self, rows: Sequence[Row]) -> None:
        """Add incidents; the caller notes it in the log."""
        last = self.db.execute("SELECT coalesce(max(key), 0) FROM incident").fetchone()[0]
        keyed = [{**row, "key": key} for key, row in enumerate(rows, start=last + 1)]
        self.db.executemany(_INSERT, keyed)
        self.db.executemany(_INSERT_RECORD, keyed)

    def update(self, rows: Sequence[Row]) -> None:
        """Overwrite incidents; the caller notes it in the log."""
        self.db.executemany(_UPDATE, rows)
        self.db.executemany(_UPDATE_RECORD, rows)

    def delete(self, ids: Sequence[str]) -> None:
        """Take incidents out; the caller notes it in the log."""
        self.db.executemany("DELETE FROM incident WHERE id = ?", [(incident_id,) for incident_id in ids])
        if ids:
            self.db.execute("UPDATE meta SET value = ? WHERE name = 'removed_version'", (self.version,))

    def replace(self, incident: Incident) -> bool:
        """Overwrite a stored incident where the values differ."""
        before = self._stored(incident.id)
        row = incident_row(incident, self.version)
        if before == row["record"]:
            return False
        self.update([row])
        self.log("replace incident", incident_id=incident.id, before=before, after=row["record"])
        return True

    def set_status(self, incident_id: str, status: Status) -> bool:
        """Give a stored incident another status."""
        record = from_json(self._stored(incident_id))
        before = record.get("status", Status.MACHINE.value)
        if before == status.value:
            return False
        row = {"id": incident_id, "version": self.version, "status": status.value}
        self.db.execute("UPDATE incident SET version = :version, status = :status WHERE id = :id", row)
        self.db.execute(_UPDATE_RECORD, row | {"record": to_json(record | {"status": status.value})})
        self.log(
            "set status",
            incident_id=incident_id,
            before=to_json({"status": before}),
            after=to_json({"status": status.value}),
        )
        return True

    def finish(self) -> bool:
        """Write the log and the new data version; tells whether anything changed."""
        self.write_log()
        if not self._logged:
            return False
        self.db.execute("UPDATE meta SET value = ? WHERE name = 'data_version'", (self.version,))
        return True

    def write_log(self) -> None:
        """Write what was noted so far, which `finish` does at the latest: changes to very many incidents would fill the memory."""
        self._logged = self._logged or bool(self._entries)
        self.db.executemany(_LOG, self._entries)
        self._entries = []

    def _stored(self, incident_id: str) -> str:
        row = self.db.execute(f"{_RECORDS} WHERE id = ?", (storable(incident_id),)).fetchone()
        if row is None:
            raise InvalidValueError("id", incident_id, "the id of a stored incident")
        return str(row[1])


def save_report(
    db: sqlite3.Connection,
    report: Report,
    incidents: Sequence[Incident],
    corrections: Sequence[Incident],
    by: str,
) -> Saved:
    """Store a report with its incidents, and the corrections of incidents stored before, as one change.

    Raises:
        InvalidValueError: an incident is of another report, or a correction of none that is stored.
    """
    digest = report.sha256
    source = changed(report.source, sha256=digest)
    for incident in (*incidents, *corrections):
        if incident.report_id not in ("", digest):
            raise InvalidValueError("report_id", incident.report_id, f"the id of the report ({digest})")
    ready, better = (
        [changed(i, report_id=digest, sources=i.sources or (source,)) for i in some]
        for some in (incidents, corrections)
    )
    change = Change(db, by=by)
    new_report = add_report(change, report)
    added, differing = add_incidents(change, ready)
    corrected = sum(map(change.replace, better))
    change.finish()
    return Saved(
        report_id=digest,
        added=added,
        unchanged=len(ready) - added,
        differing=differing,
        new_report=new_report,
        corrected=corrected,
    )


def add_report(change: Change, report: Report) -> bool:
    """Store a report that is not there yet, and who published it; tells whether it is new.

    The same text from another publisher or address is one report with one more source.
    """
    row = report_row(report, change.at)
    new = change.db.execute("SELECT 1 FROM report WHERE id = ?", (row["id"],)).fetchone() is None
    if new:
        names = ", ".join(row)
        change.db.execute(f"INSERT INTO report ({names}) VALUES ({', '.join(':' + n for n in row)})", row)
        shown = {name: row[name] for name in ("title", "name", "published")}
        shown["source"] = from_json(row["source"])
        change.log("add report", report_id=row["id"], after=to_json(shown))
    added = change.db.execute(
        "INSERT OR IGNORE INTO report_source (report_id, publisher, url, source, saved_at)"
        " VALUES (:id, :publisher, :url, :source, :saved_at)",
        row,
    ).rowcount
    if added and not new:
        change.log("add source", report_id=row["id"], after=row["source"])
    return new


def add_incidents(change: Change, incidents: Iterable[Incident]) -> tuple[int, tuple[str, ...]]:
    """Store the incidents whose ids are new.

    Returns:
        How many were added, and the ids of the others whose stored values differ (status and retrieval
        times aside).
    """
    rows: dict[str, Row] = {}
    for incident in incidents:
        row = incident_row(incident, change.version)
        if rows.setdefault(incident.id, row)["record"] != row["record"]:
            raise InvalidValueError("id", incident.id, "the id of one incident: two have it")
    stored = stored_records(change.db, list(rows))
    new = [row for incident_id, row in rows.items() if incident_id not in stored]
    change.insert(new)
    for row in new:
        change.log("add incident", report_id=row["report_id"], incident_id=row["id"], after=row["record"])
    differing = (i for i, record in stored.items() if not same_statement(record, rows[i]["record"]))
    return len(new), tuple(differing)


def stored_records(db: sqlite3.Connection, ids: Sequence[str]) -> dict[str, str]:
    """The stored JSON of those of `ids` that are there."""
    sql = f"{_RECORDS} WHERE id IN (SELECT value FROM json_each(?))"
    found: dict[str, str] = {}
    for first in range(0, len(ids), _CHUNK):
        found |= dict(db.execute(sql, (to_json(ids[first : first + _CHUNK]),)))
    return found


def same_statement(one: str, other: str) -> bool:
    """Whether two stored records (JSON) say the same, status and retrieval times aside."""
    return one == other or statement(one) == statement(other)


def statement(text: str) -> Record:
    """What a stored incident says, without what people and the clock add to it."""
    record = record_from_json(text)
    sources = [source | {"retrieved_at": None} for source in record["sources"]]
    return record | {"status": "", "sources": sources}
