"""Reports from the web: public addresses alone, one page, limits on size and redirects, robots.txt respected."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from geo.errors import FileRefusedError
from geo.importers import web
from geo.importers.web import fetch_report
from geo.settings import Settings

PAGE = (
    b"<html><head><title>Shelling</title><meta property='article:published_time' content='2025-04-08T10:00:00Z'></head>"
    b"<body><article><p>Shelling near Sumy killed two people on Tuesday, officials said.</p></article></body></html>"
)


class Handler(BaseHTTPRequestHandler):
    asked: list[str] = []  # noqa: RUF012 - emptied by the fixture

    def do_GET(self) -> None:
        self.asked.append(self.path)
        if self.path == "/robots.txt":
            self._send(200, "text/plain", b"User-agent: *\nDisallow: /private\n")
        elif self.path.startswith("/to/"):
            self.send_response(302)
            self.send_header("Location", self.path.removeprefix("/to/"))
            self.send_header("Content-Length", "0")
            self.end_headers()
        elif self.path == "/round":
            self.send_response(302)
            self.send_header("Location", "/round")
            self.send_header("Content-Length", "0")
            self.end_headers()
        elif self.path == "/large":
            self._send(200, "text/html", b"a" * 200_000)
        elif self.path == "/picture":
            self._send(200, "image/png", b"\x89PNG")
        elif self.path == "/missing":
            self._send(404, "text/html", b"gone")
        else:
            self._send(200, "text/html; charset=utf-8", PAGE)

    def _send(self, status: int, kind: str, body: bytes) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture
def server() -> Iterator[str]:
    Handler.asked.clear()
    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as running:
        thread = threading.Thread(target=running.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{running.server_address[1]}"
        running.shutdown()
        thread.join()


@pytest.fixture
def open_settings(tmp_path: Path) -> Settings:
    return Settings(home=tmp_path, private_addresses=True, max_text_bytes=100_000)


def test_one_page_is_asked_for_and_becomes_a_report(server: str, open_settings: Settings) -> None:
    report = fetch_report(f"{server}/news?id=1", open_settings).report
    assert "Shelling near Sumy" in report.text
    assert str(report.published) == "2025-04-08"
    assert report.source.url == f"{server}/news?id=1"
    assert report.source.retrieved_at is not None and report.source.sha256 == report.sha256
    assert Handler.asked == ["/robots.txt", "/news?id=1"]


def test_redirects_are_followed_to_the_address_that_counts(server: str, open_settings: Settings) -> None:
    assert fetch_report(f"{server}/to//news", open_settings).report.source.url == f"{server}/news"


@pytest.mark.parametrize(
    ("path", "says"),
    [
        ("/private/1", "robots.txt"), ("/round", "redirects"), ("/large", "larger than 0.1 MB"), ("/picture", "image/png"),
        ("/missing", "404"), ("/to/ftp://example.org/a", "no http"),
    ],
)  # fmt: skip
def test_what_is_not_read_says_why(server: str, open_settings: Settings, path: str, says: str) -> None:
    with pytest.raises(FileRefusedError, match=r"http://127") as error:
        fetch_report(server + path, open_settings)
    assert says in str(error.value)


def test_loopback_is_refused_unless_allowed(server: str, settings: Settings) -> None:
    with pytest.raises(FileRefusedError, match=r"no public address.*DATELINE_PRIVATE_ADDRESSES"):
        fetch_report(server, settings)
    assert Handler.asked == []


def test_a_redirect_to_a_private_address_is_refused(
    server: str, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        web, "_is_public", lambda address: address == "127.0.0.1"
    )  # the first hop counts as public
    with pytest.raises(FileRefusedError, match=r"169\.254\.169\.254.*no public address"):
        fetch_report(f"{server}/to/http://169.254.169.254/latest/meta-data", settings)


@pytest.mark.parametrize(
    "address",
    ["127.0.0.1", "10.1.2.3", "192.168.1.1", "172.16.0.1", "169.254.169.254", "0.0.0.1", "::1", "fe80::1", "fc00::1",
     "::ffff:127.0.0.1", "2002:7f00:1::", "100.64.0.1", "224.0.0.1"],
)  # fmt: skip
def test_addresses_that_are_not_public(address: str) -> None:
    assert not web._is_public(address)
    assert web._is_public("93.184.216.34") and web._is_public("2606:2800:220:1:248:1893:25c8:1946")


@pytest.mark.parametrize(
    "url",
    [
        "file:///etc/passwd",
        "ftp://example.org",
        "http://",
        "https://user:pw@example.org",
        "http://a\nb/",
        "javascript:x",
        "http://[::1",
    ],
)
def test_only_plain_web_addresses(url: str, settings: Settings) -> None:
    with pytest.raises(FileRefusedError, match="no http"):
        fetch_report(url, settings)
