"""Streamlit's own scripts, styles and fonts, answered from memory.

A first visit asks for some 130 of them while the server imports what the page needs. Streamlit's own route hands each file
through several threads, and every change of thread waits for the interpreter's lock; an answer from memory does not.
"""

from __future__ import annotations

import mimetypes
import time
from collections.abc import Awaitable, Callable, MutableMapping
from functools import lru_cache
from pathlib import Path
from typing import Any

Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]

_PREFIX = "/static/"
_MAP_DATA = "/app/static/data/"
_KEPT_FILES = 400
_POLL_S = 0.03

_last_map: float | None = None


class Assets:
    """ASGI middleware: answers a GET for a file below `/static/` that exists, and leaves everything else to `app`.

    Args:
        app: what comes after it.
        folder: Streamlit's folder of static files; the names of the files in it carry a digest of their content.
    """

    def __init__(self, app: App, folder: Path) -> None:
        self._app = app
        self._known = {
            f"{_PREFIX}{path.relative_to(folder).as_posix()}": path
            for kind in folder.iterdir()
            for path in kind.iterdir()
        }
        _note_map(0.0)
        self._answer = lru_cache(maxsize=_KEPT_FILES)(_answer)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        asked = scope.get("path", "") if scope["type"] == "http" else ""
        if asked.startswith(_MAP_DATA) and asked.endswith(".bin"):
            _note_map(time.monotonic())
        path = self._known.get(asked)
        if path is None or scope["method"] != "GET" or any(name == b"range" for name, _ in scope["headers"]):
            await self._app(scope, receive, send)
            return
        head, body = self._answer(path)
        await send(head)
        await send(body)


def wait_for_map(begun: float, *, at_most: float, to_draw: float) -> None:
    """Wait until a browser has fetched the incidents of a map and had time to draw them.

    Args:
        begun: when the map was handed out, by `time.monotonic`.
        at_most: seconds after `begun` when waiting ends in any case: the browser may have the incidents already.
        to_draw: seconds from the request to the drawn map; counts from `begun` where no `Assets` tells of the request.
    """
    end = begun + (to_draw if _last_map is None else at_most)
    while (now := time.monotonic()) < end:
        if _last_map is not None and begun < _last_map <= now - to_draw:
            return
        time.sleep(_POLL_S)


def _note_map(moment: float) -> None:
    global _last_map
    _last_map = moment


def _answer(path: Path) -> tuple[dict[str, Any], dict[str, Any]]:
    content = path.read_bytes()
    kind = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
    headers = [
        (b"content-type", kind.encode("ascii")),
        (b"content-length", str(len(content)).encode("ascii")),
        (b"cache-control", b"public, immutable, max-age=31536000"),
    ]
    head = {"type": "http.response.start", "status": 200, "headers": headers}
    return head, {"type": "http.response.body", "body": content}
