"""Ask the feeds that are subscribed to, and read what is new: `poll`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from geo.errors import GeoError
from geo.events.extract import Extractor
from geo.importers.feeds import Feed, FeedEntry, entry_report, read_feed
from geo.importers.web import fetch
from geo.settings import Settings
from geo.store.store import Store

MOST_NEW = 500
"""New entries of a feed that one poll reads; the others wait for the next."""

Progress = Callable[[str, int, int], None]
"""Called with a feed's address, how many of its new entries have been read, and how many there are."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Polled:
    """What asking a feed brought.

    Attributes:
        url, title: the feed.
        new: entries that had not been read before, and now are.
        left: new entries that were left for the next poll.
        incidents: how many incidents were added.
        problem: why it could not be asked, empty where it could.
    """

    url: str
    title: str
    new: int = 0
    left: int = 0
    incidents: int = 0
    problem: str = ""


def subscribe(store: Store, settings: Settings, url: str, *, by: str = "user") -> tuple[Feed, bool]:
    """Ask a feed once and subscribe to it; tells whether it is new. Its entries are read by `poll`.

    Raises:
        FileRefusedError: it cannot be fetched, or is no feed.
    """
    feed = _asked(url, settings)
    return feed, store.add_feed(url, feed.title, by=by)


def poll(
    store: Store, settings: Settings, extractor: Extractor, *, by: str = "feeds",
    progress: Progress | None = None,
) -> tuple[Polled, ...]:  # fmt: skip
    """Ask every feed for one page and read its new entries; their incidents go into the store unchecked.

    A feed that cannot be asked is told of, and the others go on. Of a feed's new entries the first `MOST_NEW` are read, the
    others by the next polls, as long as the feed has them. Each entry is stored by itself: what was read before a
    power cut is not read again.
    """
    return tuple(_poll(store, settings, extractor, one.url, one.title, by, progress) for one in store.feeds())


def _poll(
    store: Store, settings: Settings, extractor: Extractor, url: str, title: str, by: str, progress: Progress | None
) -> Polled:  # fmt: skip
    try:
        feed = _asked(url, settings)
    except GeoError as error:
        store.note_poll(url, problem=str(error))
        return Polled(url=url, title=title, problem=str(error))
    unread = store.unread_entries(url, [entry.key for entry in feed.entries])
    wanted = unread[:MOST_NEW]
    by_key = {entry.key: entry for entry in reversed(feed.entries)}
    added = 0
    for number, key in enumerate(wanted, 1):
        added += _read(store, extractor, feed, by_key[key], url, by)
        if progress is not None:
            progress(url, number, len(wanted))
    store.note_poll(url, title=feed.title)
    return Polled(url=url, title=feed.title, new=len(wanted), left=len(unread) - len(wanted), incidents=added)


def _asked(url: str, settings: Settings) -> Feed:
    fetched = fetch(url, settings)
    return read_feed(fetched.data, url, fetched.retrieved_at)


def _read(store: Store, extractor: Extractor, feed: Feed, entry: FeedEntry, url: str, by: str) -> int:
    """Read one entry; how many incidents it added."""
    report = entry_report(feed, entry)
    if not report.text.strip():
        store.note_entry(url, entry.key)
        return 0
    read = extractor.extract(report)
    saved = store.save(read.report, read.incidents, by=by)
    store.note_entry(url, entry.key, report_id=saved.report_id)
    return saved.added
