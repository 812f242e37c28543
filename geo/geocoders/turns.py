"""What online geocoders share on disk: whose turn it is to ask, and what was answered before.

One SQLite file serves all threads and processes of an installation: the public servers allow one request
a second for the whole application, and want no question asked twice.
"""

from __future__ import annotations

import json
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from geo.errors import GeocoderUnavailableError

_TABLES = """
CREATE TABLE IF NOT EXISTS turn (service TEXT PRIMARY KEY, free_at REAL NOT NULL);
CREATE TABLE IF NOT EXISTS answer (
    service TEXT NOT NULL, question TEXT NOT NULL, answer TEXT NOT NULL, at REAL NOT NULL,
    PRIMARY KEY (service, question)
);
"""
_DAY_S = 86_400.0
_HIT_S, _MISS_S = 180 * _DAY_S, 14 * _DAY_S
_LONGEST_WAIT_S = 60.0


class Turns:
    """The shared file of turns and answers.

    Args:
        path: the file; made with its folder when first needed.
        interval_s: least time between two requests to one service, in seconds.
        clock, sleep: the wall clock (processes share it) and how to wait; for tests.
    """

    def __init__(
        self,
        path: Path,
        *,
        interval_s: float = 1.0,
        clock: Callable[[], float] = time.time,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self.path, self.interval_s = path, interval_s
        self._clock, self._sleep = clock, sleep

    def wait(self, service: str) -> None:
        """Wait until `service` may be asked, and take that turn.

        Raises:
            GeocoderUnavailableError: the turn is over a minute away, as after a `Retry-After`.
        """
        turn, now = self._take(service)
        if turn - now > _LONGEST_WAIT_S:
            raise GeocoderUnavailableError(
                service, "it asked to be left alone for a while", retry_after=round(turn - now)
            )
        if turn > now:
            self._sleep(turn - now)

    def _take(self, service: str) -> tuple[float, float]:
        """The time of our turn, and the time now; a turn that is too far away is left to others."""
        with self._file() as db:
            db.execute("BEGIN IMMEDIATE")
            now = self._clock()
            turn = max(now, self._free_at(db, service, now))
            if turn - now <= _LONGEST_WAIT_S:
                self._set(db, service, turn + self.interval_s)
            db.execute("COMMIT")
        return turn, now

    def hold_off(self, service: str, seconds: float) -> None:
        """Let nobody ask `service` for this long."""
        with self._file() as db:
            db.execute("BEGIN IMMEDIATE")
            now = self._clock()
            self._set(db, service, max(now + seconds, self._free_at(db, service, now)))
            db.execute("COMMIT")

    def remembered(self, service: str, question: str) -> tuple[bool, Any]:
        """Whether `question` was answered before and the answer is fresh, and the answer (None: no such place)."""
        with self._file() as db:
            row = db.execute(
                "SELECT answer, at FROM answer WHERE service = ? AND question = ?", (service, question)
            ).fetchone()
        if row is None:
            return False, None
        answer = json.loads(row[0])
        fresh = 0 <= self._clock() - row[1] < (_MISS_S if answer is None else _HIT_S)
        return fresh, answer if fresh else None

    def remember(self, service: str, question: str, answer: Any) -> None:
        """Keep an answer, "no such place" (None) as well."""
        with self._file() as db:
            db.execute(
                "INSERT OR REPLACE INTO answer VALUES (?, ?, ?, ?)",
                (service, question, json.dumps(answer), self._clock()),
            )

    def _free_at(self, db: sqlite3.Connection, service: str, now: float) -> float:
        row = db.execute("SELECT free_at FROM turn WHERE service = ?", (service,)).fetchone()
        # A turn more than a day away was taken by a clock that has since been set back.
        return float(row[0]) if row and row[0] - now < _DAY_S else 0.0

    def _set(self, db: sqlite3.Connection, service: str, free_at: float) -> None:
        db.execute("INSERT OR REPLACE INTO turn VALUES (?, ?)", (service, free_at))

    @contextmanager
    def _file(self) -> Iterator[sqlite3.Connection]:
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            with closing(sqlite3.connect(self.path, timeout=30, isolation_level=None)) as db:
                db.executescript(_TABLES)
                yield db
        except (sqlite3.Error, OSError) as error:
            raise GeocoderUnavailableError(
                "The online geocoder", f"its file {self.path} cannot be used ({error}); delete it"
            ) from error
