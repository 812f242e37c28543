"""RSS and Atom: the entries of a feed as reports. Read by feedparser, after a look for what a feed must not hold."""

from __future__ import annotations

import hashlib
import io
import re
from dataclasses import dataclass, replace
from datetime import date, datetime
from html import unescape
from typing import Any

from geo.errors import FileRefusedError
from geo.importers.content import language_code, web_address
from geo.model import Report, Source

_ENTITY = re.compile(rb"<!ENTITY", re.IGNORECASE)
_GONE = re.compile(r"<(script|style)\b.*?</\1\s*>", re.IGNORECASE | re.DOTALL)
_BREAK = re.compile(r"<(?:br|/p|/div|/li|/h\d)\b[^>]*>", re.IGNORECASE)
_TAG = re.compile(r"<[^>]*>")


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedEntry:
    """One entry.

    Attributes:
        key: what tells it from the feed's other entries: its identifier, else its address, else its text's digest.
        title: headline, without markup.
        url: address of the article, empty where there is none.
        published: day of publication, as the feed says.
        text: what the feed has of it, without markup.
    """

    key: str
    title: str
    url: str = ""
    published: date | None = None
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """A feed as it was read.

    Attributes:
        title: its name.
        language: ISO 639-1 code, empty where it names none.
        entries: in the feed's order.
        retrieved_at: when it was asked for (UTC), None where it was not.
    """

    title: str
    language: str
    entries: tuple[FeedEntry, ...]
    retrieved_at: datetime | None = None


def read_feed(data: bytes, url: str, retrieved_at: datetime | None = None) -> Feed:
    """The feed in `data`; nothing is fetched.

    Args:
        url: where it came from, for messages.
        retrieved_at: when (UTC).

    Raises:
        FileRefusedError: no RSS or Atom, or it declares entities, which could grow without end.
    """
    import feedparser  # takes a while, and few need it

    if _ENTITY.search(data):
        raise FileRefusedError(url, "it declares entities, which can hold harm", "Take another feed")
    # As a stream: bytes that look like an address or a file name would be opened.
    found = feedparser.parse(io.BytesIO(data), sanitize_html=False, resolve_relative_uris=False)
    if not found.get("version"):
        raise FileRefusedError(url, "it is no RSS or Atom feed", "Give the address of the feed itself")
    return Feed(
        title=_line(found.feed.get("title", "")) or url,
        language=language_code(found.feed.get("language", "") or ""),
        entries=tuple(_entry(raw) for raw in found.entries),
        retrieved_at=retrieved_at,
    )


def entry_report(feed: Feed, entry: FeedEntry) -> Report:
    """An entry as a report: what the feed has of it."""
    text = entry.text if entry.text.startswith(entry.title) else f"{entry.title}\n\n{entry.text}".strip()
    source = Source(
        publisher=feed.title, url=entry.url, title=entry.title, published=entry.published,
        language=feed.language, retrieved_at=feed.retrieved_at,
    )  # fmt: skip
    report = Report(
        text=text, published=entry.published, source=source, name=entry.url or entry.title or entry.key
    )
    return replace(report, source=replace(source, sha256=report.sha256))


def _entry(raw: Any) -> FeedEntry:
    title, url = _line(raw.get("title", "")), web_address(raw.get("link", "") or "")
    bodies = [part.get("value", "") for part in raw.get("content", ())] + [raw.get("summary", "") or ""]
    text = max(map(_words, bodies), key=len)
    moment = raw.get("published_parsed") or raw.get("updated_parsed")
    digest = hashlib.sha256(f"{title}\x1f{text}".encode("utf-8", "replace")).hexdigest()
    return FeedEntry(
        key=(raw.get("id") or url or digest)[:2_000], title=title, url=url, text=text, published=_day(moment)
    )


def _day(moment: Any) -> date | None:
    try:
        return date(*moment[:3]) if moment else None
    except (TypeError, ValueError):
        return None


def _line(markup: str) -> str:
    return " ".join(_words(markup).split())


def _words(markup: str) -> str:
    """The words of a piece of HTML."""
    text = _TAG.sub(" ", _BREAK.sub("\n", _GONE.sub(" ", markup)))
    lines = (" ".join(line.split()) for line in unescape(text).splitlines())
    return "\n".join(line for line in lines if line)
