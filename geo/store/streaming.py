"""Records as they are stored, read ahead: the next thousand are fetched while the last are worked on."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor

from geo.compact import to_json

_FROM = " FROM json_each(?) AS wanted CROSS JOIN incident_record ON incident_record.key = wanted.value"
_TOGETHER = f"SELECT CAST(group_concat(record, char(10)) AS BLOB){_FROM}"
_EACH = f"SELECT CAST(record AS BLOB){_FROM}"


def stored_records(db: sqlite3.Connection, chunks: Iterable[list[int]]) -> Iterator[bytes]:
    """The records at these row keys, in the order given: JSON in UTF-8 (`geo.compact`).

    SQLite joins a chunk into one text, so that a single call fetches it and Python's lock is free meanwhile; row by row, two
    threads would take turns at the lock instead. No JSON text holds a line break.

    Args:
        db: a connection inside a transaction, which nobody else uses until the iterator ends.
        chunks: row keys, as many at a time as fit into memory.
    """
    with ThreadPoolExecutor(max_workers=1, thread_name_prefix="read-ahead") as ahead:
        coming: Future[list[bytes]] | None = None
        for chunk in chunks:
            last, coming = coming, ahead.submit(_fetch, db, chunk)
            if last is not None:
                yield from last.result()
        if coming is not None:
            yield from coming.result()


def _fetch(db: sqlite3.Connection, keys: list[int]) -> list[bytes]:
    wanted = (to_json(keys),)
    try:
        (joined,) = db.execute(_TOGETHER, wanted).fetchone()
    except sqlite3.DataError:  # together they are longer than a value of SQLite can be
        return [record for (record,) in db.execute(_EACH, wanted)]
    return joined.split(b"\n") if joined is not None else []
