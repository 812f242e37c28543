"""Connections to the store's file: one borrower at a time each, errors in words a user can act on."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from geo.errors import StoreError, shown_name

BUSY_SECONDS = 30.0
_IDLE = 8  # connections kept open between uses

# First match wins; SQLite's extended result codes begin with the name of the basic one.
_REMEDIES = (
    (
        ("SQLITE_NOTADB", "SQLITE_CORRUPT"),
        "the file is damaged or not an incident store",
        "Put back a copy of it, or move it elsewhere to start with an empty store; it was left as it is",
    ),
    (
        ("SQLITE_FULL", "SQLITE_IOERR"),
        "the disk is full or cannot be written",
        "Free some space and try again; what was stored before is untouched, nothing of this change was",
    ),
    (
        ("SQLITE_READONLY", "SQLITE_CANTOPEN", "SQLITE_PERM", "SQLITE_AUTH"),
        "the file or its folder cannot be opened for writing",
        "Make both writable, or set DATELINE_HOME to a folder of your own",
    ),
    (
        ("SQLITE_BUSY", "SQLITE_LOCKED", "SQLITE_PROTOCOL"),
        f"another program kept the file locked for more than {BUSY_SECONDS:g} s",
        "Try again, or close the other program; nothing of this change was stored",
    ),
)


def connect(path: Path) -> sqlite3.Connection:
    """A connection that waits for others, checks references and survives a power cut (synchronous=FULL)."""
    # Connections wander between threads, but the pool lends each to one borrower at a time.
    db = sqlite3.connect(path, timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False)
    for pragma in ("synchronous = FULL", "foreign_keys = ON", "recursive_triggers = ON"):
        db.execute(f"PRAGMA {pragma}")
    return db


def store_error(error: sqlite3.Error, path: Path) -> StoreError:
    """`error` with the file's name, the cause in plain words and the way out."""
    code = getattr(error, "sqlite_errorname", None) or ""
    for names, cause, remedy in _REMEDIES:
        if code.startswith(names):
            return StoreError(f"{shown_name(path)}: {cause} ({code}). {remedy}")
    return StoreError(f"{shown_name(path)}: {error} ({code or type(error).__name__}). Nothing was stored")


class Pool:
    """Lends connections to threads; Streamlit runs each interaction in a new thread.

    Args:
        path: the store's file, whose tables exist.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock = threading.Lock()
        self._idle: list[sqlite3.Connection] = []
        self._closed = False

    @contextmanager
    def read(self) -> Iterator[sqlite3.Connection]:
        """Read one consistent picture of the data; a writer at work is neither seen nor waited for."""
        with self._transaction("BEGIN") as db:
            yield db

    @contextmanager
    def write(self) -> Iterator[sqlite3.Connection]:
        """Change data: all that happens inside is stored together, or none of it.

        Raises:
            StoreError: the file cannot be written; nothing was.
        """
        with self._transaction("BEGIN IMMEDIATE") as db:
            yield db

    def close(self) -> None:
        """Close every idle connection; those lent out close when they come back."""
        with self._lock:
            self._closed, idle = True, self._idle
            self._idle = []
        for db in idle:
            db.close()

    @contextmanager
    def _transaction(self, begin: str) -> Iterator[sqlite3.Connection]:
        db = self._borrow()
        try:
            db.execute(begin)
            yield db
            db.execute("COMMIT")
        except sqlite3.Error as error:
            raise store_error(error, self._path) from error
        finally:
            if db.in_transaction:
                with suppress(sqlite3.Error):
                    db.execute("ROLLBACK")
            self._give_back(db)

    def _borrow(self) -> sqlite3.Connection:
        with self._lock:
            if self._closed:
                raise StoreError(f"{shown_name(self._path)}: the store was closed. Open it again")
            if self._idle:
                return self._idle.pop()
        try:
            return connect(self._path)
        except sqlite3.Error as error:
            raise store_error(error, self._path) from error

    def _give_back(self, db: sqlite3.Connection) -> None:
        with self._lock:
            if not self._closed and not db.in_transaction and len(self._idle) < _IDLE:
                self._idle.append(db)
                return
        db.close()
