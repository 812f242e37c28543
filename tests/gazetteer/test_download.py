"""Dumps are fetched on request, go on where they broke off, and replace nothing before they are whole."""

from __future__ import annotations

import io
import threading
import zipfile
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest

from geo.errors import GazetteerError, InvalidValueError
from geo.gazetteer.additions.download import download, size_of
from geo.gazetteer.opening import add_files, open_gazetteer
from geo.settings import Settings
from tests.gazetteer.test_additions import dump_line


def archive() -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as file:
        lines = [dump_line(999_000_000 + i, f"Vydumka {i}", 50.7, 36.4 + i / 1000) for i in range(1000)]
        file.writestr("RU.txt", "\n".join(lines) + "\n")
    return buffer.getvalue()


class Server:
    """What the server holds and how it fails."""

    def __init__(self) -> None:
        self.url, self.body = "", archive()
        self.status = 200
        self.breaks_after: int | None = None
        self.ranges: list[str | None] = []


@pytest.fixture
def server() -> Iterator[Server]:
    state = Server()

    class Handler(BaseHTTPRequestHandler):
        def do_HEAD(self) -> None:
            self.do_GET()

        def do_GET(self) -> None:
            wanted = self.headers.get("Range")
            state.ranges.append(wanted)
            start = int(wanted.removeprefix("bytes=").rstrip("-")) if wanted else 0
            if not self.path.endswith("/RU.zip") or state.status != 200:
                return self.send_error(404 if state.status == 200 else state.status)
            if start >= len(state.body):
                return self.send_error(416)
            rest = state.body[start:]
            self.send_response(206 if wanted else 200)
            self.send_header("Content-Length", str(len(rest)))
            self.end_headers()
            if self.command == "GET":
                self.wfile.write(rest[: state.breaks_after])
            return None

        def log_message(self, format: str, *args: Any) -> None:
            pass

    http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    state.url = f"http://127.0.0.1:{http.server_port}/dump"
    thread = threading.Thread(target=http.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    yield state
    http.shutdown()
    thread.join()
    http.server_close()


def test_a_dump_is_fetched_and_added(server: Server, small_built: Settings) -> None:
    told: list[tuple[int, int]] = []
    path = download("ru", small_built, progress=lambda a, b: told.append((a, b)), base_url=server.url)
    assert path.read_bytes() == server.body
    assert told[-1] == (len(server.body), len(server.body))
    assert size_of("RU", base_url=server.url) == len(server.body)
    (outcome,) = add_files(small_built, [path])
    assert outcome.taken == 1000
    assert open_gazetteer(small_built).lookup("Vydumka 7") != ()


def test_it_goes_on_where_it_broke_off(server: Server, settings: Settings) -> None:
    server.breaks_after = 30_000
    with pytest.raises(GazetteerError, match="the next try goes on from there"):
        download("RU", settings, base_url=server.url)
    server.breaks_after = None
    assert download("RU", settings, base_url=server.url).read_bytes() == server.body
    assert server.ranges == [None, "bytes=30000-"]


def test_a_damaged_archive_replaces_nothing(server: Server, settings: Settings) -> None:
    old = download("RU", settings, base_url=server.url)
    good = old.read_bytes()
    server.body = good[:500] + b"\x00" * 200 + good[700:]
    with pytest.raises(GazetteerError, match="no whole archive"):
        download("RU", settings, base_url=server.url)
    assert old.read_bytes() == good
    server.body = good[:40] + bytes(range(256)) + good[296:]
    with pytest.raises(GazetteerError, match="no whole archive"):
        download("RU", settings, base_url=server.url)
    assert old.read_bytes() == good
    server.body = b"<html>Please log in to the airport's network</html>"
    with pytest.raises(GazetteerError, match="no whole archive"):
        download("RU", settings, base_url=server.url)
    assert old.read_bytes() == good
    assert [p.name for p in old.parent.iterdir()] == ["RU.zip"]


@pytest.mark.parametrize("status", [403, 500, 503])
def test_a_server_in_trouble_is_named(server: Server, settings: Settings, status: int) -> None:
    server.status = status
    with pytest.raises(GazetteerError, match=r"RU\.zip: could not be fetched"):
        download("RU", settings, base_url=server.url)


def test_a_country_without_a_dump(server: Server, settings: Settings) -> None:
    with pytest.raises(GazetteerError, match=r"QQ\.zip"):
        download("QQ", settings, base_url=server.url)


def test_offline_is_a_clear_error(settings: Settings) -> None:
    with pytest.raises(GazetteerError, match="Is there a network"):
        download("RU", settings, base_url="http://127.0.0.1:9/dump")
    with pytest.raises(GazetteerError, match="Is there a network"):
        size_of("RU", base_url="http://127.0.0.1:9/dump")


@pytest.mark.parametrize("country", ["", "Russia", "../x", "R1", "ru/"])
def test_only_a_country_code_becomes_an_address(settings: Settings, country: str) -> None:
    with pytest.raises(InvalidValueError, match="country"):
        download(country, settings)


def test_only_the_web_is_asked(settings: Settings) -> None:
    with pytest.raises(InvalidValueError, match="http"):
        download("RU", settings, base_url="file:///etc")
