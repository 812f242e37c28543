"""Records are read ahead, in order, and whoever stops early leaves nothing behind."""

from __future__ import annotations

import sqlite3
import threading
from pathlib import Path

import numpy as np

from geo.compact import from_json
from geo.store import Store
from geo.store.streaming import stored_records
from tests.factories import incident


def test_records_come_in_the_order_asked_for(tmp_path: Path) -> None:
    with Store.open(tmp_path / "s.sqlite") as store:
        store.add_incidents([incident(f"i{n}", quote="a\nb") for n in range(2_500)])
        keys = store.columns().keys[np.random.default_rng(1).permutation(2_500)]
        ids = [from_json(text.decode())["id"] for text in store.stored(keys)]
        assert ids == [f"i{key - 1}" for key in keys.tolist()]
        assert list(store.stored(keys[:0])) == []


def test_stopping_early_frees_the_connection_and_the_thread(tmp_path: Path) -> None:
    with Store.open(tmp_path / "s.sqlite") as store:
        store.add_incidents([incident(f"i{n}") for n in range(2_500)])
        records = store.stored(store.columns().keys)
        assert next(records)
        records.close()
        assert not [t for t in threading.enumerate() if t.name.startswith("read-ahead")]
        assert store.add_incidents([incident("later")]).added == 1


def test_records_that_are_too_long_together_come_one_by_one() -> None:
    db = sqlite3.connect(":memory:", check_same_thread=False)
    db.execute("CREATE TABLE incident_record (key INTEGER PRIMARY KEY, record TEXT)")
    db.executemany("INSERT INTO incident_record VALUES (?, ?)", [(n, f'"{"x" * 900}{n}"') for n in (1, 2, 3)])
    db.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, 2_000)
    found = list(stored_records(db, [[3, 1, 2]]))
    db.close()
    assert [text[-2:-1] for text in found] == [b"3", b"1", b"2"]
