"""The tables of the store, and the check that a file is ours and of a version we can read."""

from __future__ import annotations

import sqlite3
import time
from pathlib import Path

from geo.errors import StoreError, shown_name
from geo.store.feeds import TABLES as FEED_TABLES
from geo.store.overlays import TABLES as OVERLAY_TABLES

APPLICATION_ID = 0x444C4E45  # "DLNE", so that `file` and other programs can tell the file
SCHEMA_VERSION = 2

# `incident.version` is the data version that last wrote the row: readers fetch only what is newer.
# The whole record of an incident stands in a table of its own, so that filters read little.
# `incident.report_id` is empty (NULL) where the report itself is not in this store; the record keeps it.
_TABLES = (
    "CREATE TABLE meta (name TEXT PRIMARY KEY, value) WITHOUT ROWID",
    "INSERT INTO meta VALUES ('data_version', 0), ('removed_version', 0)",
    """CREATE TABLE report (
        key INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE CHECK (length(id) = 64),
        text NOT NULL,
        title TEXT NOT NULL, name TEXT NOT NULL, published TEXT,
        publisher TEXT NOT NULL, url TEXT NOT NULL, retrieved_at TEXT, language TEXT NOT NULL,
        source TEXT NOT NULL,
        saved_at TEXT NOT NULL)""",
    """CREATE TABLE report_source (
        report_id TEXT NOT NULL REFERENCES report (id),
        publisher TEXT NOT NULL, url TEXT NOT NULL,
        source TEXT NOT NULL, saved_at TEXT NOT NULL,
        PRIMARY KEY (report_id, url, publisher)) WITHOUT ROWID""",
    """CREATE TABLE incident (
        key INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE CHECK (length(id) > 0),
        version INTEGER NOT NULL,
        collection TEXT NOT NULL,
        report_id TEXT REFERENCES report (id),
        event_type TEXT NOT NULL, sub_event_type TEXT NOT NULL,
        day_start INTEGER, day_end INTEGER, date_precision TEXT NOT NULL,
        latitude REAL CHECK (latitude BETWEEN -90 AND 90),
        longitude REAL CHECK (longitude BETWEEN -180 AND 180),
        geo_precision TEXT NOT NULL, radius_km REAL,
        country TEXT NOT NULL, admin1 TEXT NOT NULL,
        killed_best INTEGER, claim TEXT NOT NULL, status TEXT NOT NULL,
        CHECK ((day_start IS NULL) = (day_end IS NULL) AND day_start <= day_end),
        CHECK ((latitude IS NULL) = (longitude IS NULL)))""",
    """CREATE TABLE incident_record (
        key INTEGER PRIMARY KEY REFERENCES incident (key) ON DELETE CASCADE,
        record TEXT NOT NULL)""",
    "CREATE INDEX incident_version ON incident (version)",
    "CREATE INDEX incident_report ON incident (report_id) WHERE report_id IS NOT NULL",
    """CREATE TABLE log (
        seq INTEGER PRIMARY KEY AUTOINCREMENT,
        at TEXT NOT NULL, by TEXT NOT NULL, action TEXT NOT NULL,
        report_id TEXT, incident_id TEXT,
        before TEXT, after TEXT)""",
    "CREATE INDEX log_incident ON log (incident_id)",
    "CREATE INDEX log_report ON log (report_id)",
    """CREATE TRIGGER log_is_not_changed BEFORE UPDATE ON log
        BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END""",
    """CREATE TRIGGER log_is_not_deleted BEFORE DELETE ON log
        BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END""",
    # INSERT OR REPLACE would delete a row without firing the delete trigger.
    """CREATE TRIGGER log_is_not_replaced BEFORE INSERT ON log
        WHEN EXISTS (SELECT 1 FROM log WHERE seq = NEW.seq)
        BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END""",
)

_ADDED_TABLES = {"feed", "feed_entry", "overlay"}  # later than the layout's number


def prepare(db: sqlite3.Connection, path: Path) -> None:
    """Create the tables in a new file; check an existing one.

    Raises:
        StoreError: the file belongs to another program or to a newer Dateline.
        sqlite3.Error: the file cannot be read or written.
    """
    if not _is_new(db, path):
        _complete(db)
        return
    _switch_to_wal(db)
    db.execute("BEGIN IMMEDIATE")
    try:
        if _is_new(db, path):  # another process may have been first
            for statement in (*_TABLES, *FEED_TABLES, *OVERLAY_TABLES):
                db.execute(statement)
            db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            db.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")
        db.execute("COMMIT")
    except BaseException:
        if db.in_transaction:
            db.execute("ROLLBACK")
        raise


def _complete(db: sqlite3.Connection) -> None:
    """Add the tables that came later; stores of the same layout lack them, and older versions pass them over."""
    there = {row[0] for row in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    if there >= _ADDED_TABLES:
        return
    db.execute("BEGIN IMMEDIATE")
    try:
        for statement in (*FEED_TABLES, *OVERLAY_TABLES):
            db.execute(statement)
        db.execute("COMMIT")
    except BaseException:
        if db.in_transaction:
            db.execute("ROLLBACK")
        raise


def _is_new(db: sqlite3.Connection, path: Path) -> bool:
    application = db.execute("PRAGMA application_id").fetchone()[0]
    version = db.execute("PRAGMA user_version").fetchone()[0]
    tables = db.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
    if application == 0 and version == 0 and tables == 0:
        return True
    where = shown_name(path)
    if application != APPLICATION_ID:
        raise StoreError(
            f"{where}: this SQLite file was not made by Dateline. Move it elsewhere, or set DATELINE_HOME "
            "to another folder; it was left as it is"
        )
    if version > SCHEMA_VERSION:
        raise StoreError(
            f"{where}: made by a newer Dateline (layout {version}, this one reads up to {SCHEMA_VERSION}). "
            "Update Dateline, or set DATELINE_HOME to another folder; the file was left as it is"
        )
    if version < SCHEMA_VERSION:
        raise StoreError(
            f"{where}: made by an older Dateline (layout {version}, this one reads {SCHEMA_VERSION}). Move it "
            "elsewhere to start with an empty store, or set DATELINE_HOME; the file was left as it is"
        )
    return False


def _switch_to_wal(db: sqlite3.Connection, patience: float = 30.0) -> None:
    """SQLite does not wait by itself when two processes switch a new file to WAL at once."""
    deadline = time.monotonic() + patience
    while True:
        try:
            db.execute("PRAGMA journal_mode = WAL")
            return
        except sqlite3.OperationalError as error:
            if "SQLITE_BUSY" not in error.sqlite_errorname or time.monotonic() > deadline:
                raise
            time.sleep(0.02)
