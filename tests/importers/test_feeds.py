"""Feeds: entries as reports, only new ones read, nothing harmful expanded."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from typer.testing import CliRunner

from geo.cli.main import app
from geo.errors import FileRefusedError, InvalidValueError
from geo.events.extract import Extractor
from geo.importers.feeds import entry_report, read_feed
from geo.settings import Settings
from geo.store import Store, polling
from geo.store.polling import poll, subscribe

ITEM = (
    "<item><title>Two killed in Sumy</title><link>https://example.org/{n}</link><guid>news-{n}</guid>"
    "<pubDate>Tue, 08 Apr 2025 10:00:00 GMT</pubDate>"
    "<description>&lt;p&gt;Shelling killed two people in Sumy on Monday &amp;amp; burnt a house.&lt;/p&gt;"
    "&lt;script&gt;alert(1)&lt;/script&gt;</description></item>"
)
ATOM = b"""<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="uk"><title>Wire</title><entry><id>urn:1</id><title>Drone hit
Kharkiv</title><link href="javascript:alert(1)"/><updated>2025-04-08T10:00:00Z</updated>
<content type="html">&lt;b&gt;A drone hit&lt;/b&gt; a house in Kharkiv.</content></entry></feed>"""


def rss(*numbers: int) -> bytes:
    items = "".join(ITEM.replace("{n}", str(n)) for n in numbers)
    return f'<rss version="2.0"><channel><title>Daily</title>{items}</channel></rss>'.encode()


def test_entries_are_reports_without_markup() -> None:
    feed = read_feed(rss(1), "https://example.org/feed")
    (entry,) = feed.entries
    assert (feed.title, entry.key, entry.url, entry.published) == (
        "Daily",
        "news-1",
        "https://example.org/1",
        date(2025, 4, 8),
    )
    report = entry_report(feed, entry)
    assert (
        report.text == "Two killed in Sumy\n\nShelling killed two people in Sumy on Monday & burnt a house."
    )
    assert (report.source.publisher, report.source.url, report.published) == (
        "Daily",
        entry.url,
        date(2025, 4, 8),
    )


def test_atom_and_an_address_that_is_none() -> None:
    (entry,) = read_feed(ATOM, "x").entries
    assert (entry.title, entry.url, entry.published) == ("Drone hit Kharkiv", "", date(2025, 4, 8))
    assert entry.text == "A drone hit a house in Kharkiv."


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b'<!DOCTYPE rss [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>' + rss(1), "entities"),
        (b"<html><body>no feed</body></html>", "no RSS or Atom"),
        (b"", "no RSS or Atom"),
        (b"\x00\x01\x02", "no RSS or Atom"),
        (b"/etc/passwd", "no RSS or Atom"),
        (b"http://127.0.0.1:9/feed", "no RSS or Atom"),
    ],
)
def test_what_is_no_feed_is_refused_by_address(data: bytes, says: str) -> None:
    with pytest.raises(FileRefusedError, match=rf"https://example.org/feed.*{says}"):
        read_feed(data, "https://example.org/feed")


class Handler(BaseHTTPRequestHandler):
    answer = b""

    def do_GET(self) -> None:
        endless = self.path == "/endless"
        data = b"User-agent: *\n" if self.path == "/robots.txt" else self.answer
        self.send_response(200)
        self.send_header("Content-Type", "application/rss+xml")
        if not endless:
            self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        try:
            while True:
                self.wfile.write(data)
                if not endless:
                    return
        except OSError:
            return

    def log_message(self, *_: object) -> None:
        return


@pytest.fixture
def server() -> Iterator[str]:
    made = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=made.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{made.server_address[1]}"
    made.shutdown()
    made.server_close()


def test_only_new_entries_are_read(server: str, tmp_path: Path, extractor: Extractor) -> None:
    settings = Settings(home=tmp_path, private_addresses=True, max_text_bytes=200_000)
    Handler.answer = rss(1, 2)
    with Store.open(settings.store_path) as store:
        feed, new = subscribe(store, settings, f"{server}/feed")
        assert new and len(feed.entries) == 2 and not subscribe(store, settings, f"{server}/feed")[1]
        (first,) = poll(store, settings, extractor)
        assert (first.new, first.problem) == (2, "") and store.count() == first.incidents > 0
        assert poll(store, settings, extractor)[0].new == 0
        Handler.answer = rss(3, 2, 1)
        assert poll(store, settings, extractor)[0].new == 1
        (one,) = store.feeds()
        assert (one.title, one.read, one.problem) == ("Daily", 3, "") and one.polled_at is not None
        incident = next(store.incidents(store.columns().ids.tolist()))
        source, now = incident.sources[0], datetime.now(UTC)
        assert source.retrieved_at and timedelta(0) <= now - source.retrieved_at < timedelta(minutes=2)
        assert len(source.sha256) == 64
        assert source.publisher == "Daily" and incident.place and incident.place.name == "Sumy"
        Handler.answer = b"gone"
        assert "no RSS or Atom" in poll(store, settings, extractor)[0].problem
        assert store.feeds()[0].problem and store.feeds()[0].title == "Daily"
        store.remove_feed(f"{server}/feed")
        assert store.feeds() == () and store.count() > 0
        with pytest.raises(InvalidValueError, match="subscribed"):
            store.remove_feed(f"{server}/feed")


def test_of_many_new_entries_the_others_wait_for_the_next_poll(
    server: str, tmp_path: Path, extractor: Extractor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(polling, "MOST_NEW", 3)
    settings = Settings(home=tmp_path, private_addresses=True, max_text_bytes=200_000)
    Handler.answer = rss(*range(1, 9))
    with Store.open(settings.store_path) as store:
        feed, _ = subscribe(store, settings, f"{server}/feed")
        assert len(feed.entries) == 8
        told = []
        for _ in range(4):
            (one,) = poll(store, settings, extractor)
            told.append((one.new, one.left))
        assert told == [(3, 5), (3, 2), (2, 0), (0, 0)]
        assert store.feeds()[0].read == 8


def test_all_entries_of_a_long_feed_are_seen() -> None:
    assert len(read_feed(rss(*range(2_000)), "x").entries) == 2_000


def test_a_feed_that_never_ends_and_a_private_host_are_refused(server: str, tmp_path: Path) -> None:
    Handler.answer = rss(1)
    with Store.open(tmp_path / "s.sqlite") as store:
        open_ = Settings(home=tmp_path, private_addresses=True, max_text_bytes=200_000)
        with pytest.raises(FileRefusedError, match=r"larger than 0\.2 MB"):
            subscribe(store, open_, f"{server}/endless")
        with pytest.raises(FileRefusedError, match="no public address"):
            subscribe(store, Settings(home=tmp_path), f"{server}/feed")
        assert store.feeds() == ()


@pytest.mark.usefixtures("home")
def test_the_shell_subscribes_lists_polls_and_removes(server: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATELINE_PRIVATE_ADDRESSES", "1")
    Handler.answer = rss(1)
    runner, url = CliRunner(), f"{server}/feed"
    assert "no feed" in runner.invoke(app, ["feeds", "poll"]).output
    assert "subscribed, 1 entries" in runner.invoke(app, ["feeds", "add", url]).output
    assert "1 new entries" in runner.invoke(app, ["feeds", "poll"]).output
    assert f"{url}\tDaily" in runner.invoke(app, ["feeds", "list"]).output
    monkeypatch.setattr(polling, "MOST_NEW", 2)
    Handler.answer = rss(2, 3, 4, 5)
    assert (
        "2 new entries" in (told := runner.invoke(app, ["feeds", "poll"]).output)
        and "2 more new entries are left" in told
    )
    Handler.answer = b"x"
    assert runner.invoke(app, ["feeds", "poll"]).exit_code == 2
    assert "no longer" in runner.invoke(app, ["feeds", "remove", url]).output
    assert runner.invoke(app, ["feeds", "add", "ftp://x"]).exit_code == 1
