"""Buttons that hand out exactly what the filter shows."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO

import streamlit as st

from geo.exporters import FORMATS, Format, export
from geo.filters import Criteria, Selection


def buttons(selection: Selection) -> None:
    """Draw a button for each format; the file is made when it is asked for."""
    for name, primary in (("geojson", True), ("csv", False)):
        format = FORMATS[name]
        st.download_button(
            f"Export {format.label}" if primary else format.label,
            data=writer(selection, format),
            file_name=file_name(selection.criteria, format),
            mime=format.media_type,
            key=f"export_{name}",
            type="primary" if primary else "secondary",
            disabled=not selection.count,
            on_click="ignore",
            help=f"Exactly the {selection.count:,} incidents shown, as {format.label}.",
        )


def writer(selection: Selection, format: Format) -> Callable[[], BytesIO]:
    """A function that makes the file."""

    def write() -> BytesIO:
        out = BytesIO()
        export(selection, format.name, out)
        out.seek(0)
        return out

    return write


def file_name(criteria: Criteria, format: Format) -> str:
    """A name that says which days the file covers."""
    parts = ["dateline-incidents"]
    if criteria.date_from:
        parts += ["from", str(criteria.date_from)]
    if criteria.date_to:
        parts += ["to", str(criteria.date_to)]
    return "-".join(parts) + format.suffix
