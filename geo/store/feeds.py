"""Feeds that are subscribed to, and which of their entries have been read."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from geo.compact import storable, to_json
from geo.errors import InvalidValueError
from geo.store.writing import Change

TABLES = (
    """CREATE TABLE IF NOT EXISTS feed (
        url TEXT PRIMARY KEY CHECK (length(url) BETWEEN 8 AND 2000),
        title TEXT NOT NULL, added_at TEXT NOT NULL, added_by TEXT NOT NULL,
        polled_at TEXT, problem TEXT NOT NULL DEFAULT '') WITHOUT ROWID""",
    """CREATE TABLE IF NOT EXISTS feed_entry (
        url TEXT NOT NULL REFERENCES feed (url) ON DELETE CASCADE,
        key TEXT NOT NULL, report_id TEXT NOT NULL, read_at TEXT NOT NULL,
        PRIMARY KEY (url, key)) WITHOUT ROWID""",
)
"""What a store needs for feeds."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Subscription:
    """A feed.

    Attributes:
        url: its address.
        title: its name, as it says itself.
        added_at: when it was subscribed to (UTC).
        polled_at: when it was last asked (UTC), or None.
        problem: what went wrong then, empty where nothing did.
        read: how many of its entries have been read.
    """

    url: str
    title: str
    added_at: datetime
    polled_at: datetime | None
    problem: str
    read: int


def subscriptions(db: sqlite3.Connection) -> tuple[Subscription, ...]:
    """All feeds, by title."""
    rows = db.execute(
        "SELECT url, title, added_at, polled_at, problem,"
        " (SELECT count(*) FROM feed_entry WHERE feed_entry.url = feed.url) FROM feed ORDER BY title, url"
    )
    return tuple(
        Subscription(
            url=url, title=title, added_at=datetime.fromisoformat(added), problem=problem, read=read,
            polled_at=datetime.fromisoformat(polled) if polled else None,
        )
        for url, title, added, polled, problem, read in rows
    )  # fmt: skip


def add_feed(change: Change, url: str, title: str) -> bool:
    """Subscribe; tells whether it is new."""
    values = (url, storable(title), change.at, change.by)
    sql = "INSERT OR IGNORE INTO feed (url, title, added_at, added_by) VALUES (?, ?, ?, ?)"
    if not change.db.execute(sql, values).rowcount:
        return False
    change.log("add feed", after=to_json({"url": url, "title": title}))
    return True


def remove_feed(change: Change, url: str) -> None:
    """Unsubscribe; what was read of it stays.

    Raises:
        InvalidValueError: it is not subscribed to.
    """
    if not change.db.execute("DELETE FROM feed WHERE url = ?", (url,)).rowcount:
        raise InvalidValueError("feed", url, "the address of a feed that is subscribed to")
    change.log("remove feed", before=to_json({"url": url}))


def unread(db: sqlite3.Connection, url: str, keys: Sequence[str]) -> list[str]:
    """Those of `keys` that have not been read of this feed, in their order."""
    sql = "SELECT key FROM feed_entry WHERE url = ? AND key IN (SELECT value FROM json_each(?))"
    known = {row[0] for row in db.execute(sql, (url, to_json([storable(key) for key in keys])))}
    return [key for key in dict.fromkeys(keys) if storable(key) not in known]


def mark_read(change: Change, url: str, key: str, report_id: str) -> None:
    """Note that an entry has been read; a feed that was unsubscribed meanwhile is passed over."""
    values = (url, storable(key), report_id, change.at, url)
    sql = "INSERT OR IGNORE INTO feed_entry SELECT ?, ?, ?, ? WHERE EXISTS (SELECT 1 FROM feed WHERE url = ?)"
    change.db.execute(sql, values)


def mark_polled(change: Change, url: str, title: str, problem: str) -> None:
    """Note when a feed was asked and what went wrong; an empty title leaves the one it has."""
    sql = "UPDATE feed SET polled_at = ?, problem = ?, title = coalesce(nullif(?, ''), title) WHERE url = ?"
    change.db.execute(sql, (change.at, storable(problem), storable(title), url))
