"""`Store`: the door to reports, incidents and the log."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from itertools import islice
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import numpy as np
import numpy.typing as npt

from geo.compact import from_json, to_json
from geo.errors import StoreError, shown_name
from geo.model import Incident, Report, Source, Status
from geo.record import Record, incident_from_record, source_from_record
from geo.store.collection import digest_of, load_collection
from geo.store.columns import Columns, load_columns
from geo.store.connection import Pool, connect, store_error
from geo.store.feeds import Subscription, add_feed, mark_polled, mark_read, remove_feed, subscriptions, unread
from geo.store.fields import Field, load_field
from geo.store.imports import ImportWriter, PastImport, Undone, past_imports, undo_import
from geo.store.log import LogEntry, history
from geo.store.overlays import Overlay, overlays_between, overlays_of
from geo.store.rows import record_from_json, report_from_row
from geo.store.schema import prepare
from geo.store.streaming import stored_records
from geo.store.writing import Change, Saved, add_incidents, save_report

_KIB, _IMPORT_KIB = 2_000, 128_000  # memory for pages of the file: SQLite's own choice, and while importing
_CHUNK = 1_000  # rows fetched at a time while streaming


class Store:
    """Reports, incidents and the log in one SQLite file. Made by `Store.open`; a context manager.

    One object can be used by many threads, and one file by several processes. Every change is one
    transaction that is on the disk when the call returns (WAL, synchronous=FULL) and is in the log.

    Every method raises `StoreError` when the file cannot be read or written.
    """

    def __init__(self, path: Path, pool: Pool) -> None:
        self.path = path
        self._pool = pool
        self._columns: Columns | None = None
        self._columns_lock = threading.Lock()
        self._fields: dict[str, Field] = {}
        self._fields_lock = threading.Lock()  # of its own: reading a field takes seconds

    @classmethod
    def open(cls, path: Path) -> Self:
        """Open the store at `path`; make it (and its folder) when there is none.

        Raises:
            StoreError: the file is damaged, belongs to something else, was made by a newer version, or
                cannot be written. The message names the file and the way out.
        """
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise StoreError(
                f"{shown_name(path.parent)}: the folder cannot be made ({error.strerror}). "
                "Set DATELINE_HOME to a folder of your own"
            ) from error
        try:
            db = connect(path)
            try:
                prepare(db, path)
            finally:
                db.close()
        except sqlite3.Error as error:
            raise store_error(error, path) from error
        return cls(path, Pool(path))

    def close(self) -> None:
        """Close the file; the store cannot be used afterwards."""
        self._pool.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    # Writing

    def save(
        self,
        report: Report,
        incidents: Sequence[Incident] = (),
        *,
        corrections: Sequence[Incident] = (),
        by: str = "user",
    ) -> Saved:
        """Store a report and the incidents kept of it: all of it, or nothing.

        Saving the same again changes nothing; incidents that are new for a known report are added. An
        incident whose id is stored already is left as it is (`Saved.differing` names those whose stored
        values are others). An incident without a source gets the report's.

        Args:
            corrections: what a person made of some of these incidents, under their ids; it is put in their place once they
                are in, so that the log keeps both.
            by: who or what saves, for the log.

        Raises:
            InvalidValueError: an incident belongs to another report, one id stands for two incidents, or a correction for none.
        """
        with self._pool.write() as db:
            return save_report(db, report, incidents, corrections, by)

    def save_all(
        self, reports: Iterable[tuple[Report, Sequence[Incident]]], *, by: str = "user"
    ) -> tuple[Saved, ...]:
        """Store several reports with the incidents kept of each, as `save` does: all of them, or nothing.

        Raises:
            InvalidValueError: an incident belongs to another report, or one id stands for two incidents.
        """
        with self._pool.write() as db:
            return tuple(save_report(db, report, incidents, (), by) for report, incidents in reports)

    def add_incidents(self, incidents: Iterable[Incident], *, by: str = "user") -> Saved:
        """Store incidents that come without a report (an import): all of them, or none.

        Raises:
            InvalidValueError: an incident has no source, or one id stands for two incidents.
        """
        ready = list(incidents)
        with self._pool.write() as db:
            change = Change(db, by=by)
            added, differing = add_incidents(change, ready)
            change.finish()
        return Saved(report_id="", added=added, unchanged=len(ready) - added, differing=differing)

    def replace(self, incident: Incident, *, by: str = "user") -> bool:
        """Put `incident` in the place of the stored one with its id; the log keeps the old values.

        Returns:
            Whether anything changed.

        Raises:
            InvalidValueError: no incident with that id is stored, or no source is named.
        """
        with self._pool.write() as db:
            change = Change(db, by=by)
            change.replace(incident)
            return change.finish()

    def set_status(self, ids: Iterable[str], status: Status, *, by: str = "user") -> int:
        """Mark incidents as reviewed, verified or rejected.

        Returns:
            How many changed; those that had the status already do not count.

        Raises:
            InvalidValueError: no incident with one of these ids is stored; none was changed.
        """
        with self._pool.write() as db:
            change = Change(db, by=by)
            count = sum(change.set_status(incident_id, status) for incident_id in dict.fromkeys(ids))
            change.finish()
        return count

    def load_collection(self, name: str, incidents: Sequence[Incident], *, digest: str) -> bool:
        """Make a collection hold just these incidents, except for those that people have changed.

        Incidents of other collections are never touched, not even where an id is the same.

        Args:
            digest: identifies the incidents; a collection loaded with it before is left alone.

        Returns:
            Whether anything was loaded.
        """
        if self.collection_digest(name) == digest:
            return False
        with self._pool.write() as db:
            change = Change(db, by="dateline")
            load_collection(change, name, incidents, digest=digest)
            return change.finish()

    @contextmanager
    def importing(
        self, *, by: str = "user", own: bool = False, file: str = "", passing: frozenset[str] = frozenset()
    ) -> Iterator[ImportWriter]:
        """Write one import: all that is added inside is stored together, or nothing when an error leaves it.

        The caller calls `ImportWriter.log` before the end; without that, nothing is stored.

        Args:
            own: whether the rows are our own exports, which may carry less than the store has.
            file: the name that stands for a source that a row does not tell, empty where none does.
            passing: columns that may say something else in the next export of the same rows (`Table.passing`).
        """
        with self._pool.write() as db, _roomy(db):
            change = Change(db, by=by)
            writer = ImportWriter(change, own=own, file=file, passing=passing)
            yield writer
            if not (writer.logged and change.finish()):
                db.execute("ROLLBACK")
                db.execute("BEGIN")

    def undo_import(self, import_id: int, *, by: str = "user") -> Undone:
        """Take out what an import added and put back what it changed; what people changed since stays.

        Raises:
            InvalidValueError: there is no such import, or it is undone already.
        """
        with self._pool.write() as db, _roomy(db):
            change = Change(db, by=by)
            done = undo_import(change, import_id)
            change.finish()
        return done

    # Feeds

    def add_feed(self, url: str, title: str, *, by: str = "user") -> bool:
        """Subscribe to a feed; tells whether it is new."""
        with self._pool.write() as db:
            change = Change(db, by=by)
            add_feed(change, url, title)
            return change.finish()

    def remove_feed(self, url: str, *, by: str = "user") -> None:
        """Unsubscribe from a feed; what was read of it stays.

        Raises:
            InvalidValueError: it is not subscribed to.
        """
        with self._pool.write() as db:
            change = Change(db, by=by)
            remove_feed(change, url)
            change.finish()

    def feeds(self) -> tuple[Subscription, ...]:
        """The feeds that are subscribed to, by title."""
        with self._pool.read() as db:
            return subscriptions(db)

    def unread_entries(self, url: str, keys: Sequence[str]) -> list[str]:
        """Those of a feed's entries (`FeedEntry.key`) that have not been read, in their order."""
        with self._pool.read() as db:
            return unread(db, url, keys)

    def note_entry(self, url: str, key: str, *, report_id: str = "") -> None:
        """Note that an entry of a feed has been read."""
        with self._pool.write() as db:
            mark_read(Change(db, by=""), url, key, report_id)

    def note_poll(self, url: str, *, title: str = "", problem: str = "") -> None:
        """Note that a feed was asked just now, and what went wrong."""
        with self._pool.write() as db:
            mark_polled(Change(db, by=""), url, title, problem)

    # Reading

    def imports(self) -> tuple[PastImport, ...]:
        """All imports of tables, newest first."""
        with self._pool.read() as db:
            return past_imports(db)

    def collection_digest(self, name: str) -> str:
        """The digest that a collection was last loaded with, empty where it never was."""
        with self._pool.read() as db:
            return digest_of(db, name)

    def incident(self, incident_id: str) -> Incident | None:
        """The incident with this id, or None."""
        return next(self.incidents((incident_id,)), None)

    def incidents(self, ids: Iterable[str]) -> Iterator[Incident]:
        """The incidents with these ids in the order given, read in chunks; unknown ids are passed over."""
        for record in self._stream("id", ids):
            yield incident_from_record(record)

    def records(self, keys: npt.NDArray[Any]) -> Iterator[Record]:
        """The flat records at these row keys (`Columns.keys`) in the order given, read in chunks.

        All come from one moment of the store, also when it is being written to.
        """
        return self._stream("key", keys)

    def stored(self, keys: npt.NDArray[Any]) -> Iterator[bytes]:
        """The records at these row keys as they are stored: JSON in UTF-8 (`geo.compact`); otherwise like `records`."""
        with self._pool.read() as db:
            yield from stored_records(db, _chunks(keys))

    def overlays(
        self, first: date | None = None, last: date | None = None, *, undated: bool = True
    ) -> tuple[Overlay, ...]:
        """Lines and areas that are known for any day from `first` to `last`, in order of their first day.

        Args:
            first, last: both included; None is open.
            undated: with those that bear no date.
        """
        with self._pool.read() as db:
            return overlays_between(db, first, last, undated=undated)

    def overlays_of(self, keys: npt.NDArray[Any]) -> tuple[Overlay, ...]:
        """Lines and areas of the incidents at these row keys (`Columns.keys`), in their order."""
        with self._pool.read() as db:
            return overlays_of(db, keys.tolist())

    def report(self, report_id: str) -> Report | None:
        """The report whose text has this SHA-256, or None."""
        with self._pool.read() as db:
            cursor = db.execute("SELECT * FROM report WHERE id = ?", (report_id,))
            row = cursor.fetchone()
            names = [column[0] for column in cursor.description]
        return report_from_row(dict(zip(names, row, strict=True))) if row else None

    def report_sources(self, report_id: str) -> tuple[Source, ...]:
        """Everyone known to have published the text with this SHA-256, in the order of saving."""
        with self._pool.read() as db:
            rows = db.execute(
                "SELECT source FROM report_source WHERE report_id = ? ORDER BY saved_at, url, publisher",
                (report_id,),
            ).fetchall()
        return tuple(source_from_record(from_json(row[0])) for row in rows)

    def history(
        self, *, incident_id: str | None = None, report_id: str | None = None
    ) -> tuple[LogEntry, ...]:
        """The log, oldest first: all of it, or what concerns one incident or one report."""
        with self._pool.read() as db:
            return history(db, incident_id=incident_id, report_id=report_id)

    def count(self, collection: str | None = None) -> int:
        """How many incidents are stored, in all or in one collection ("" is the user's own)."""
        where, values = ("", ()) if collection is None else (" WHERE collection = ?", (collection,))
        with self._pool.read() as db:
            return int(db.execute(f"SELECT count(*) FROM incident{where}", values).fetchone()[0])

    def count_reports(self) -> int:
        """How many reports are stored."""
        with self._pool.read() as db:
            return int(db.execute("SELECT count(*) FROM report").fetchone()[0])

    def data_version(self) -> int:
        """A number that rises with every change, whoever makes it."""
        with self._pool.read() as db:
            return int(db.execute("SELECT value FROM meta WHERE name = 'data_version'").fetchone()[0])

    def columns(self) -> Columns:
        """The filterable fields of all incidents, up to date; shared, so that asking again costs little."""
        with self._columns_lock, self._pool.read() as db:
            self._columns = load_columns(db, self._columns)
            return self._columns

    def field(self, name: str, columns: Columns) -> Field:
        """A field (of `geo.store.fields.FIELDS`) of the incidents in `columns`; shared, like these."""
        with self._fields_lock, self._pool.read() as db:
            self._fields[name] = load_field(db, name, columns, self._fields.get(name))
            return self._fields[name]

    def _stream(self, column: str, wanted: Iterable[Any]) -> Iterator[Record]:
        tables = "incident_record" if column == "key" else "incident JOIN incident_record USING (key)"
        sql = f"SELECT {column}, record FROM {tables} WHERE {column} IN (SELECT value FROM json_each(?))"
        with self._pool.read() as db:
            for chunk in _chunks(wanted):
                found = dict(db.execute(sql, (to_json(chunk),)))
                for value in chunk:
                    if value in found:
                        yield record_from_json(found[value])


@contextmanager
def _roomy(db: sqlite3.Connection) -> Iterator[None]:
    """Memory for changes to very many rows: else pages go to the disk again and again."""
    db.execute(f"PRAGMA cache_size = -{_IMPORT_KIB}")
    try:
        yield
    finally:
        db.execute(f"PRAGMA cache_size = -{_KIB}")


def _chunks(values: Iterable[Any]) -> Iterator[list[Any]]:
    if isinstance(values, np.ndarray):  # a million numbers as a list would take 40 MB
        for first in range(0, len(values), _CHUNK):
            yield values[first : first + _CHUNK].tolist()
        return
    left = iter(values)
    while chunk := list(islice(left, _CHUNK)):
        yield chunk
