"""Streamlit's files are answered as they are; everything else is left to Streamlit."""

from __future__ import annotations

import asyncio
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from geo.ui import assets
from geo.ui.assets import Assets, wait_for_map


def answered(
    folder: Path, path: str, *, method: str = "GET", headers: tuple[Any, ...] = (), kind: str = "http"
) -> list[Any]:
    """What is sent for a request; ["next"] where it was left to the next application."""
    sent: list[Any] = []

    async def behind(scope: Any, receive: Any, send: Any) -> None:
        sent.append("next")

    async def send(message: Any) -> None:
        sent.append(message)

    async def receive() -> Any:
        raise AssertionError("nothing of a request's body is needed")

    scope = {"type": kind, "path": path, "method": method, "headers": list(headers)}
    answer = Assets(behind, folder)(scope, receive, send)
    with ThreadPoolExecutor(1) as thread:  # a browser test in the same process has a loop running in this one
        thread.submit(asyncio.run, answer).result()
    return sent


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "static" / "js").mkdir(parents=True)
    (tmp_path / "static" / "js" / "a.1f.js").write_bytes(b"let a = 1;")
    (tmp_path / "secret.txt").write_text("not for anyone")
    return tmp_path / "static"


def test_a_file_is_answered_whole_with_its_type_and_kept_by_the_browser(folder: Path) -> None:
    for _ in range(2):
        head, body = answered(folder, "/static/js/a.1f.js")
        assert (head["status"], body["body"]) == (200, b"let a = 1;")
        headers = dict(head["headers"])
        assert headers[b"content-type"].endswith(b"javascript")
        assert headers[b"content-length"] == b"10"
        assert b"immutable" in headers[b"cache-control"]


@pytest.mark.parametrize(
    ("path", "given"),
    [
        ("/", {}),
        ("/static/js/b.js", {}),
        ("/static/js", {}),
        ("/static/../secret.txt", {}),
        ("/static/js/../../../secret.txt", {}),
        ("/app/static/js/a.1f.js", {}),
        ("/static/js/a.1f.js", {"method": "POST"}),
        ("/static/js/a.1f.js", {"headers": ((b"range", b"bytes=0-3"),)}),
        ("/static/js/a.1f.js", {"kind": "websocket"}),
    ],
)
def test_all_else_is_streamlits(folder: Path, path: str, given: dict[str, Any]) -> None:
    assert answered(folder, path, **given) == ["next"]


def test_a_page_is_answered_with_our_look_in_its_body(folder: Path) -> None:
    asked: list[Any] = []
    (folder.parent / "index.html").write_text('<head></head><body><div id="root"></div></body>')

    async def send(message: Any) -> None:
        asked.append(message)

    async def never(*_: Any) -> None:
        raise AssertionError("answered from memory")

    made = Assets(never, folder, pages=["/", "/about"], style=".a { margin: 0; }")
    with ThreadPoolExecutor(1) as thread:
        scope = {"type": "http", "path": "/about", "method": "GET", "headers": []}
        thread.submit(asyncio.run, made(scope, never, send)).result()
    head, body = asked
    assert dict(head["headers"])[b"cache-control"] == b"no-cache"
    assert b'.a { margin: 0; }</style><div id="root">' in body["body"]


def test_a_page_of_another_form_is_streamlits(folder: Path) -> None:
    (folder.parent / "index.html").write_text("<p>another</p>")
    assert assets._page(folder.parent / "index.html", "a {}") is None


def waited(at_most: float, to_draw: float) -> float:
    begun = time.monotonic()
    wait_for_map(begun, at_most=at_most, to_draw=to_draw)
    return time.monotonic() - begun


def test_the_rest_of_a_page_waits_until_its_map_was_fetched_and_had_time_to_be_drawn(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(assets, "_last_map", None)
    assert 0.1 <= waited(60, 0.1) < 30, "nobody tells of requests: only the time to draw counts"
    with ThreadPoolExecutor(1) as browser:
        answered(folder, "/app/static/data/map-1f.js")  # from now on requests are told of
        asked = browser.submit(lambda: (time.sleep(0.2), answered(folder, "/app/static/data/1f.bin")))
        assert 0.3 <= waited(60, 0.1) < 30
        asked.result()
    assert 0.2 <= waited(0.2, 0.1) < 30, "a browser that has the incidents asks for none"
