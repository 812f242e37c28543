"""Every export format with its options: what the shell's `export` can do, on the page."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO

import streamlit as st

from geo.exporters import FORMATS, ExportOptions, Format, export
from geo.exporters.overlays import write_overlays
from geo.filters import Selection
from geo.layers.standalone import MOST
from geo.speech import language
from geo.speech.language import later, say
from geo.ui import resources
from geo.ui.exports import file_name

_ROUNDED = {
    later("as they are"): None,
    later("3 decimals (about 100 m)"): 3,
    later("2 decimals (about 1 km)"): 2,
    later("1 decimal (about 10 km)"): 1,
}


def popover(selection: Selection) -> None:
    """A button that opens the choice of formats and options."""
    with st.popover(say("More formats")):
        format = FORMATS[
            st.selectbox(
                say("Format"),
                list(FORMATS),
                format_func=lambda name: say(FORMATS[name].label),
                key="export_format",
            )
        ]
        options = _options()
        overlays = _overlays(format, options)
        st.download_button(
            say("Download"), data=_writer(selection, format, options, overlays=overlays), key="export_more", on_click="ignore",
            file_name=file_name(selection.criteria, format.suffix), mime=format.media_type,
            disabled=not 0 < selection.count <= (MOST if format.name == "html" else selection.count), type="primary",
            help=say("The incidents shown, less those that the options leave out."),
        )  # fmt: skip
        st.download_button(
            say("Lines and areas (GeoJSON)"), data=_shapes(selection), key="export_overlays", on_click="ignore",
            file_name=file_name(selection.criteria, "-lines-and-areas.geojson"), mime="application/geo+json",
            help=say("Front lines, zones and the like, as they were imported."),
        )  # fmt: skip


def _options() -> ExportOptions:
    rounded = st.selectbox(say("Coordinates"), list(_ROUNDED), format_func=say, key="export_rounded")
    delay = st.number_input(
        say("Leave out the last … days"), min_value=0, max_value=36_525, value=0, key="export_delay"
    )
    checked = st.checkbox(say("Only what a person has checked"), key="export_checked")
    harmless = st.checkbox(say("Without sensitive and graphic incidents"), key="export_harmless")
    return ExportOptions(
        decimals=_ROUNDED[rounded], delay_days=int(delay), checked_only=checked, without_sensitive=harmless
    )


def _overlays(format: Format, options: ExportOptions) -> bool:
    """Whether lines and areas are wanted in the file, where it can have them; they cannot be rounded."""
    if format.write_map is None:
        return False
    rounded = options.decimals is not None
    wanted = st.checkbox(
        say("With lines and areas"), key="export_with_overlays", disabled=rounded,
        help=say("Front lines, zones and the like, as they were imported."),
    )  # fmt: skip
    return wanted and not rounded


def _writer(
    selection: Selection, format: Format, options: ExportOptions, *, overlays: bool = False
) -> Callable[[], BytesIO]:
    code = language.current()

    def write() -> BytesIO:
        out = BytesIO()
        with language.speaking(code):
            speech = resources.speech() if format.write_map else None
            export(selection, format.name, out, options=options, overlays=overlays, speech=speech)
        out.seek(0)
        return out

    return write


def _shapes(selection: Selection) -> Callable[[], BytesIO]:
    def write() -> BytesIO:
        out = BytesIO()
        write_overlays(selection.overlays(), out)
        out.seek(0)
        return out

    return write
