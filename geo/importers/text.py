"""Plain text: the whole file is the text."""

from __future__ import annotations

from geo.importers.content import Content


def read(text: str) -> Content:
    """`text` as it is."""
    return Content(text=text)
