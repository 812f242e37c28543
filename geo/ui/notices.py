"""Messages to the visitor, in which text from outside stays text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Literal

import streamlit as st

from geo.errors import GeoError
from geo.speech.below import failure
from geo.ui.html import Html, tag


def show(piece: Html, *, width: Literal["stretch", "content"] = "stretch") -> None:
    """Put HTML made by `geo.ui.html` on the page."""
    st.html(str(tag("div", piece)), width=width)


def problem(title: str, *details: str) -> None:
    """Something went wrong; says what and what to do."""
    show(_notice("problem", "alert", title, details))


def good(title: str, *details: str) -> None:
    """Something was done."""
    show(_notice("good", "status", title, details))


def hint(title: str, *details: str) -> None:
    """Something worth knowing, or what to do next on an empty page."""
    show(_notice("hint", "note", title, details))


@contextmanager
def told(title: str) -> Iterator[None]:
    """Turn an expected failure into a message on the page; the rest of the page goes on."""
    try:
        yield
    except GeoError as error:
        problem(title, failure(error))


def _notice(kind: str, role: str, title: str, details: Sequence[str]) -> Html:
    return tag(
        "div",
        tag("strong", title),
        *(tag("p", text) for text in details),
        class_=f"dl-notice dl-notice-{kind}",
        role=role,
    )
