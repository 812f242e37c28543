"""Streamlit's own page, scripts, styles and fonts, answered from memory.

The page carries our look from the start: Streamlit brings it with the first elements, and what stands there until then would jump. A first visit asks for some 130 of them while the server imports what the page needs. Streamlit's own route hands each file
through several threads, and every change of thread waits for the interpreter's lock; an answer from memory does not.
"""

from __future__ import annotations

import mimetypes
import time
from collections.abc import Awaitable, Callable, Iterable, MutableMapping
from functools import lru_cache
from pathlib import Path
from typing import Any

Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]
Answer = tuple[dict[str, Any], dict[str, Any]]

_PREFIX = "/static/"
_MAP_DATA = "/app/static/data/"
_KEPT_FILES = 400
_ROOT = b'<div id="root">'
_WIDE = ".stMainBlockContainer { max-width: none; }"
"""As `st.set_page_config(layout="wide")` has it, which the browser is told later."""
_POLL_S = 0.03

_last_map: float | None = None


class Assets:
    """ASGI middleware: answers a GET for a file below `/static/` that exists, and leaves everything else to `app`.

    Args:
        app: what comes after it.
        folder: Streamlit's folder of static files; the names of the files in it carry a digest of their content.
        pages: paths of the pages' addresses.
        style: the pages' stylesheet.
    """

    def __init__(self, app: App, folder: Path, pages: Iterable[str] = (), style: str = "") -> None:
        self._app = app
        self._pages = dict.fromkeys(pages, _page(folder.with_name("index.html"), style))
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
        path, page = self._known.get(asked), self._pages.get(asked)
        known = path is not None or page is not None
        if not known or scope["method"] != "GET" or any(name == b"range" for name, _ in scope["headers"]):
            await self._app(scope, receive, send)
            return
        head, body = page or self._answer(path)
        await send(head)
        await send(body)


@lru_cache(maxsize=1)
def style() -> str:
    """The look of all pages and of the table in them."""
    files = (Path(__file__).with_name(name) for name in ("style.css", "table.css"))
    return "\n".join(file.read_text(encoding="utf-8") for file in files)


@lru_cache(maxsize=1)
def busy() -> str:
    """A script that says when a file is being made; its words are set by `language_choice`."""
    return Path(__file__).with_name("busy.js").read_text(encoding="utf-8")


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


def _page(index: Path, style: str) -> Answer | None:
    """Streamlit's page with `style` in its body, after which Streamlit's own styles come no more; None where it has another form."""
    content = index.read_bytes() if index.is_file() else b""
    if not style or content.count(_ROOT) != 1:
        return None
    ours = f"<style>{_WIDE}\n{style}</style>".encode()
    return _given(content.replace(_ROOT, ours + _ROOT), "text/html; charset=utf-8", "no-cache")


def _answer(path: Path) -> Answer:
    kind = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
    return _given(path.read_bytes(), kind, "public, immutable, max-age=31536000")


def _given(content: bytes, kind: str, kept: str) -> Answer:
    headers = [
        (b"content-type", kind.encode("ascii")),
        (b"content-length", str(len(content)).encode("ascii")),
        (b"cache-control", kept.encode("ascii")),
    ]
    head = {"type": "http.response.start", "status": 200, "headers": headers}
    return head, {"type": "http.response.body", "body": content}
