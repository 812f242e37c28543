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
    robots_at = ""  # where robots.txt has moved to
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        self.asked.append(self.path)
        if self.path == "/robots.txt" and self.robots_at:
            self.send_response(301)
            self.send_header("Location", self.robots_at)
            self.send_header("Content-Length", "0")
            self.end_headers()
        elif self.path == "/robots.txt":
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
        elif self.path == "/short":
            self._send(200, "text/html", PAGE, announced=len(PAGE) + 5_000)
        elif self.path == "/announced":
            self._send(200, "text/html", b"", announced=10_000_000_000)
        elif self.path == "/chunks":
            self.send_response(200)
            self.send_header("Transfer-Encoding", "chunked")
            self.end_headers()
            self.wfile.write(b"1000\r\n" + PAGE)
            self.close_connection = True
        elif self.path == "/moved-robots":
            self._send(200, "text/plain", b"User-agent: *\nDisallow: /news\n" + b"#" * 600_000)
        elif self.path == "/picture":
            self._send(200, "image/png", b"\x89PNG")
        elif self.path == "/missing":
            self._send(404, "text/html", b"gone")
        else:
            self._send(200, "text/html; charset=utf-8", PAGE)

    def _send(self, status: int, kind: str, body: bytes, announced: int | None = None) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body) if announced is None else announced))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture
def server() -> Iterator[str]:
    Handler.asked.clear()
    Handler.robots_at = ""
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
        ("/private/1", "robots.txt"), ("/round", "redirects"), ("/large", "it has 0.2 MB, more than the 0.1 MB"), ("/announced", "10,000.0 MB, more than the 0.1 MB that are read"),
        ("/short", f"broke off after {len(PAGE):,} of {len(PAGE) + 5_000:,} bytes"), ("/chunks", "broke off"), ("/picture", "image/png"),
        ("/missing", "404"), ("/to/ftp://example.org/a", "only http"),
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


def test_a_robots_txt_that_has_moved_is_followed(server: str, open_settings: Settings) -> None:
    Handler.robots_at = "/moved-robots"
    with pytest.raises(FileRefusedError, match=r"robots\.txt asks programs not to read"):
        fetch_report(f"{server}/news", open_settings)
    assert Handler.asked == ["/robots.txt", "/moved-robots"]
    assert fetch_report(f"{server}/other", open_settings).report.text
    Handler.robots_at = "/round"
    with pytest.raises(FileRefusedError, match="more than 5 redirects"):
        fetch_report(f"{server}/other", open_settings)
    Handler.robots_at = "http://169.254.169.254/robots.txt"
    with pytest.raises(FileRefusedError, match=r"169\.254\.169\.254.*no public address"):
        fetch_report(f"{server}/other", open_settings)


@pytest.mark.parametrize(
    "host",
    ["169.254.169.254", "169.254.170.2", "[fe80::1]", "[fd00:ec2::254]", "100.100.100.200", "192.0.0.192",
     "[64:ff9b::a9fe:a9fe]", "[::ffff:169.254.169.254]", "[2002:a9fe:a9fe::]", "[::169.254.169.254]"],
)  # fmt: skip
def test_link_local_and_metadata_addresses_are_never_asked(host: str, open_settings: Settings) -> None:
    with pytest.raises(FileRefusedError, match=r"no public address but .* It is never asked"):
        fetch_report(f"http://{host}/latest/meta-data", open_settings)


@pytest.mark.parametrize(
    "address",
    ["127.0.0.1", "10.1.2.3", "192.168.1.1", "172.16.0.1", "169.254.169.254", "0.0.0.1", "::1", "fe80::1", "fc00::1",
     "::ffff:127.0.0.1", "2002:7f00:1::", "100.64.0.1", "224.0.0.1",
     "64:ff9b::a9fe:a9fe", "64:ff9b::7f00:1", "64:ff9b:1::a00:1", "::169.254.169.254", "::10.0.0.1", "::ffff:10.0.0.1",
     "2002:a00:1::1", "2001:0:7f00:1::f5ff:fffe"],
)  # fmt: skip
def test_addresses_that_are_not_public(address: str) -> None:
    assert not web._is_public(address)
    assert web._is_public("64:ff9b::5db8:d822") and web._is_public("2002:5db8:d822::1")
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
    with pytest.raises(FileRefusedError, match=r"(no|only) http"):
        fetch_report(url, settings)
