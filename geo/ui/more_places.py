"""On the Sources page: add places to the gazetteer, from a file of the visitor's own or from GeoNames."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from pathlib import Path, PurePath

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from geo.errors import GazetteerError
from geo.gazetteer.additions.download import BASE_URL, download, size_of
from geo.gazetteer.additions.outcome import Outcome
from geo.gazetteer.index import Gazetteer
from geo.settings import Settings
from geo.speech import language
from geo.speech.below import translated
from geo.speech.language import counted, number, say
from geo.ui import first_start, notices
from geo.ui.html import tag

_SIZES, _OUTCOMES = "download_sizes", "places_added"
_FIRST = "UA"
_KINDS = ["zip", "txt", "csv", "geojson", "json"]


def draw(gazetteer: Gazetteer, settings: Settings) -> None:
    """Draw the section; what came of the last addition stands above it."""
    _tell_outcomes()
    notices.show(
        tag(
            "p",
            say(
                "Villages of fewer than 500 people are missing unless they are added. What you add stays on this machine "
                "and survives every rebuild."
            ),
        )
    )
    online, own = st.columns(2, gap="large")
    with online, notices.told(say("The dump could not be added")):
        _online(gazetteer, settings)
    with own, notices.told(say("The file could not be added")):
        _own(settings)


def _online(gazetteer: Gazetteer, settings: Settings) -> None:
    """All places of a country from GeoNames; nothing is asked of the network before a button is pressed."""
    names = {p.country: language.country(p.country) or p.name for p in gazetteer.countries()}
    codes = sorted(names, key=lambda one: language.order(names[one]))
    code = st.selectbox(
        say("All places of a country, from GeoNames"),
        codes,
        index=codes.index(_FIRST) if _FIRST in codes else 0,
        format_func=lambda one: names.get(one, one),
        key="download_country",
    )
    sizes: dict[str, int] = st.session_state.setdefault(_SIZES, {})
    with st.container(horizontal=True, vertical_alignment="center"):
        if st.button(
            say("Ask for its size"), key="download_size", help=say("Asks download.geonames.org, nobody else.")
        ):
            sizes[code] = size_of(code, base_url=BASE_URL)
        size = sizes.get(code, 0)
        label = (
            say("Download and add ({size} MB)", size=number(size / 1e6, 1))
            if size
            else say("Download and add")
        )
        pressed = st.button(label, key="download_add", icon=":material/download:")
    if pressed:
        bar = st.progress(0.0, text=say("Asking for the file"))
        path = download(
            code,
            settings,
            progress=lambda here, total: _advance(bar, here, total),
            base_url=BASE_URL,
        )
        _add(settings, [path])


def _advance(bar: st.delta_generator.DeltaGenerator, here: int, total: int) -> None:
    done, whole = number(here / 1e6, 1), number(total / 1e6, 1)
    text = say("{here} of {all} MB", here=done, all=whole) if total else say("{here} MB", here=done)
    bar.progress(min(1.0, here / total) if total else 0.0, text=text)


def _own(settings: Settings) -> None:
    """Files of the visitor's own."""
    files = st.file_uploader(
        say("Your own files: GeoNames dumps and postal files, CSV with name, lat and lon, GeoJSON"),
        type=_KINDS,
        accept_multiple_files=True,
        key="own_places",
    )
    if st.button(say("Add these places"), key="own_places_add", disabled=not files):
        with tempfile.TemporaryDirectory() as folder:
            _add(settings, [_written(Path(folder), file) for file in files])


def _written(folder: Path, file: UploadedFile) -> Path:
    """`file` in `folder` under its own name, without any path that came with it."""
    path = folder / (PurePath(file.name.replace("\\", "/")).name or "places.csv")
    try:
        path.write_bytes(file.getbuffer())
    except OSError as error:
        raise GazetteerError(f"{path.name}: cannot be kept ({error.strerror}). Is the disk full?") from error
    return path


def _add(settings: Settings, paths: Sequence[Path]) -> None:
    from geo.gazetteer.opening import add_files

    bar = st.progress(0.0, text=say("Adding places"))

    def tell(share: float, what: str) -> None:
        bar.progress(min(1.0, share), text=translated(what))

    outcomes = add_files(settings, paths, progress=tell)
    st.session_state[_OUTCOMES] = tuple(outcomes)
    first_start.reopen()
    st.rerun()


def _tell_outcomes() -> None:
    outcomes: tuple[Outcome, ...] = st.session_state.get(_OUTCOMES, ())
    for outcome in outcomes:
        refused = [
            counted(reason.count, "{n} row: {reason}", "{n} rows: {reason}", reason=translated(reason.text))
            + f" ({say('row {row}', row=reason.samples[0][0])}: {reason.samples[0][1]})"
            for reason in outcome.refused
        ]
        notices.good(
            counted(
                outcome.taken,
                "{file}: {n} new place, {merged} known already, of {rows} rows",
                "{file}: {n} new places, {merged} known already, of {rows} rows",
                file=outcome.name,
                merged=number(outcome.merged),
                rows=number(outcome.rows),
            ),
            *refused,
        )
