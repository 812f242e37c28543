"""Buttons that hand out exactly what the filter shows."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO

import streamlit as st

from geo.exporters import FORMATS, Format, export
from geo.exporters.credits import attribution
from geo.filters import Criteria, Selection
from geo.layers import StaticFolder
from geo.layers.frame import Theme
from geo.layers.standalone import MOST, standalone_map
from geo.speech import language
from geo.speech.language import counted, number, say
from geo.ui import resources


def buttons(selection: Selection) -> None:
    """Draw a button for each format; the file is made when it is asked for."""
    for name, primary in (("geojson", True), ("csv", False)):
        format = FORMATS[name]
        st.download_button(
            say("Export {format}", format=format.label) if primary else format.label,
            data=writer(selection, format),
            file_name=file_name(selection.criteria, format.suffix),
            mime=format.media_type,
            key=f"export_{name}",
            type="primary" if primary else "secondary",
            disabled=not selection.count,
            on_click="ignore",
            help=counted(
                selection.count,
                "Exactly the {n} incident shown, as {format}.",
                "Exactly the {n} incidents shown, as {format}.",
                format=format.label,
            ),
        )

    st.download_button(
        say("HTML map"),
        data=standalone_writer(selection, "dark" if st.context.theme.type == "dark" else "light"),
        file_name=file_name(selection.criteria, ".html"),
        mime="text/html",
        key="export_html",
        disabled=not 0 < selection.count <= MOST,
        on_click="ignore",
        help=say(
            "The incidents shown as a map with date slider in one file that needs no network (at most {most}).",
            most=number(MOST),
        ),
    )


def standalone_writer(selection: Selection, theme: Theme) -> Callable[[], BytesIO]:
    """A function that makes the map as one file, in the colours and the language of the page it is taken from."""
    code = language.current()

    def make() -> BytesIO:
        settings = resources.settings()
        static = StaticFolder()
        static.install()
        with language.speaking(code):
            page = standalone_map(
                selection, resources.types(), resources.admin(settings), static, theme=theme,
                boundaries=settings.boundaries, credits=attribution(), speech=resources.speech(),
            )  # fmt: skip
        return BytesIO(page)

    return make


def writer(selection: Selection, format: Format) -> Callable[[], BytesIO]:
    """A function that makes the file."""

    def write() -> BytesIO:
        out = BytesIO()
        export(selection, format.name, out)
        out.seek(0)
        return out

    return write


def file_name(criteria: Criteria, suffix: str) -> str:
    """A name that says which days the file covers."""
    parts = ["dateline-incidents"]
    if criteria.date_from:
        parts += ["from", str(criteria.date_from)]
    if criteria.date_to:
        parts += ["to", str(criteria.date_to)]
    return "-".join(parts) + suffix
