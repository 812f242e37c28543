"""Put files that the user added into a gazetteer, and note in it that they are there."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path

from geo.errors import FileRefusedError, GazetteerError
from geo.gazetteer.additions.kept import file_digest
from geo.gazetteer.additions.merge import Merger
from geo.gazetteer.additions.outcome import Outcome
from geo.gazetteer.additions.reading import read
from geo.gazetteer.additions.row import Refusal, Row
from geo.gazetteer.admin import AdminIndex
from geo.gazetteer.schema import ADDED


def apply_files(gazetteer: Path, files: list[tuple[Path, str]], index: AdminIndex) -> list[Outcome]:
    """Add `files` to the gazetteer at the path `gazetteer`, all of them or none.

    Args:
        gazetteer: a gazetteer that nobody else is using.
        files: paths, and the names that the user knows them by.
        index: the divisions' polygons.

    Raises:
        FileRefusedError: a file cannot be read, is of no known format, or holds no row that can be used.
        GazetteerError: the gazetteer cannot be written.
    """
    outcomes = []
    with _writing(gazetteer) as db:
        for path, name in files:
            outcome = _apply(db, path, name, index)
            outcomes.append(outcome)
            _note(db, file_digest(path), outcome)
    return outcomes


def stamp(gazetteer: Path, digest: str) -> None:
    """Note in the gazetteer at the path `gazetteer` what identifies its inputs.

    Raises:
        GazetteerError: the gazetteer cannot be written.
    """
    with _writing(gazetteer) as db:
        db.execute("INSERT OR REPLACE INTO info VALUES ('digest', ?)", (digest,))


def _apply(db: sqlite3.Connection, path: Path, name: str, index: AdminIndex) -> Outcome:
    source = ""
    rows: list[Row | Refusal] = []
    for source, row in read(path):  # noqa: B007 - one file is of one source
        rows.append(row)
    outcome = Merger(db, index, source, file_digest(path)).add(name, rows)
    if not outcome.taken and not outcome.merged:
        why = (
            f"row {outcome.refused[0].samples[0][0]} {outcome.refused[0].text}"
            if outcome.refused
            else "no rows"
        )
        raise FileRefusedError(name, f"holds no row that can be used ({why})", "Check its columns.")
    return outcome


def _note(db: sqlite3.Connection, digest: str, outcome: Outcome) -> None:
    about = {
        "name": outcome.name,
        "taken": outcome.taken,
        "merged": outcome.merged,
        "refused": sum(r.count for r in outcome.refused),
        "at": datetime.now(UTC).isoformat(timespec="seconds"),
    }
    db.execute("INSERT OR REPLACE INTO info VALUES (?, ?)", (ADDED + digest, json.dumps(about)))
    counts = db.execute("SELECT source, count(*) FROM place GROUP BY source").fetchall()
    totals = {f"source:{source}": count for source, count in counts}
    totals["places"] = sum(totals.values())
    totals["names"] = db.execute("SELECT count(*) FROM name").fetchone()[0]
    db.executemany("INSERT OR REPLACE INTO info VALUES (?, ?)", [(k, str(v)) for k, v in totals.items()])


@contextmanager
def _writing(gazetteer: Path) -> Iterator[sqlite3.Connection]:
    try:
        with closing(sqlite3.connect(gazetteer, isolation_level=None)) as db:
            db.execute("PRAGMA journal_mode = MEMORY")
            db.execute("PRAGMA synchronous = OFF")
            db.execute("PRAGMA cache_size = -65536")
            db.execute("BEGIN")
            yield db
            db.execute("COMMIT")
    except sqlite3.Error as error:
        raise GazetteerError(
            f"{gazetteer}: cannot be written ({error}). Is there space on the disk?"
        ) from error
