"""Import: a file is looked at, its columns can be changed, it goes in with its refused rows listed, and comes out again."""

from __future__ import annotations

import shutil
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import streamlit as st

from geo.errors import GeoError
from geo.importers.tables.entry import Ahead
from geo.importers.tables.formats import SUFFIXES
from geo.importers.tables.mapping import ColumnMapping
from geo.importers.tables.parts import SeveralPartsError
from geo.importers.tables.table import Refused
from geo.model import GeoPrecision
from geo.settings import Settings
from geo.speech.below import failure, translated
from geo.speech.kinds import kind_words
from geo.speech.language import counted, number, say
from geo.speech.wording import PRECISION_WORDS
from geo.store import importing as work
from geo.ui import first_start, mapping_form, notices, resources
from geo.ui.html import tag
from geo.ui.plain import one_line, sendable

_OPEN, _DONE = "dateline_import_open", "dateline_import_done"
_SHOWN, _LISTED, _NAMED = 200, 10, 10
_PART = "import_part_"
_FOLDERS = "dateline-import-"
_KEPT_S = 86_400


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """An uploaded file that is being looked at.

    Attributes:
        upload: tells this upload from others.
        path: the copy on the disk.
        part: the layer, sheet or folder that the visitor chose; empty where none is.
        prepared: how it is read.
        seen: what its first rows become.
        by_hand: whether the visitor changed how it is read.
    """

    upload: str
    path: Path
    part: str
    prepared: work.Prepared
    seen: work.Preview
    by_hand: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """What the last import of this visitor did.

    Attributes:
        name: the file.
        header: its columns, for the list of refused rows.
        result: what became of the rows.
    """

    name: str
    header: tuple[str, ...]
    result: work.Imported


def draw() -> None:
    """The upload, what is in it, and what was imported before."""
    _tell_done()
    file = st.file_uploader(
        say("Table or geodata"), type=[suffix.lstrip(".") for suffix in SUFFIXES], key="import_file",
        help=say(
            "CSV, TSV, Excel, Parquet, JSON lines, GeoJSON, GeoPackage, zipped Shapefile, KML, KMZ, FlatGeobuf, GPX, TimeMap. "
            "Larger files: python -m geo import FILE."
        ),
    )  # fmt: skip
    if file is None:
        _forget()
    else:
        with notices.told(say("This file cannot be imported")):
            _choose_and_look(file)
    _past()


def _choose_and_look(file: Any) -> None:
    """What is in the upload, or the question which layer of it is meant."""
    try:
        opened = _opened(file)
    except SeveralPartsError as error:
        _choice(file.file_id, error.parts)
        notices.hint(failure(error))
        return
    _choice(file.file_id, opened.prepared.table.parts)
    _look(opened)


def _choice(upload: str, parts: tuple[str, ...]) -> None:
    """Layers, sheets or folders to choose from, where there are several."""
    if len(parts) > 1:
        st.selectbox(
            say("Layer, sheet or folder"), parts, index=None, key=f"{_PART}{upload}", format_func=sendable,
            placeholder=say("choose one"),
        )  # fmt: skip


def _opened(file: Any) -> Opened:
    """The upload as it is kept for this visitor; read when it is new, or another part of it is asked for."""
    part = st.session_state.get(f"{_PART}{file.file_id}") or ""
    known = st.session_state.get(_OPEN)
    if isinstance(known, Opened) and (known.upload, known.part) == (file.file_id, part):
        return known
    _forget()
    settings = resources.settings()
    settings.home.mkdir(parents=True, exist_ok=True)
    _sweep(settings.home)
    path = Path(tempfile.mkdtemp(prefix=_FOLDERS, dir=settings.home)) / _file_name(file.name)
    try:
        path.write_bytes(file.getbuffer())
        return _keep(settings, file.file_id, path, part, None)
    except BaseException:
        shutil.rmtree(path.parent, ignore_errors=True)
        raise


def _keep(settings: Settings, upload: str, path: Path, part: str, mapping: ColumnMapping | None) -> Opened:
    prepared = work.prepare(path, settings, first_start.gazetteer(), mapping, part)
    seen = work.preview(prepared)
    made = Opened(
        upload=upload, path=path, part=part, prepared=prepared, seen=seen, by_hand=mapping is not None
    )
    st.session_state[_OPEN] = made
    return made


def _file_name(given: str) -> str:
    """The upload's name as one that any disk takes; its ending stays."""
    name = "".join(c if c.isprintable() and c not in '/\\:*?"<>|' else "_" for c in given)[-100:]
    return name if name.strip(". ") else "table"


def _sweep(home: Path) -> None:
    """Take away copies that visitors left behind a day ago or more."""
    for folder in home.glob(f"{_FOLDERS}*"):
        if folder.stat().st_mtime < time.time() - _KEPT_S:
            shutil.rmtree(folder, ignore_errors=True)


def _forget() -> None:
    """Drop the upload and its copy."""
    known = st.session_state.pop(_OPEN, None)
    if isinstance(known, Opened):
        shutil.rmtree(known.path.parent, ignore_errors=True)


def _look(opened: Opened) -> None:
    """How the file is read, its first rows, and the way in."""
    prepared = opened.prepared
    notices.hint(say("Read as {format}", format=translated(prepared.label)), *map(translated, prepared.notes))
    if prepared.mapping is not None:
        key = f"{opened.upload}{opened.part}"
        changed = mapping_form.form(prepared.mapping, prepared.table.header, key)
        if changed is not None:
            _keep(resources.settings(), opened.upload, opened.path, opened.part, changed)
            st.rerun()
    records, refused = opened.seen.records, opened.seen.refused
    st.subheader(counted(opened.seen.rows, "First {n} row", "First {n} rows"), anchor=False)
    if records:
        st.dataframe(
            [_line(record) for record in records],
            hide_index=True,
            key="import_preview",
            column_config=_labels(),
        )
    if opened.seen.ahead:
        notices.hint(_ahead(len(opened.seen.ahead), opened.seen.ahead))
    _refused_table(refused, "import_preview_refused")
    above = st.empty()  # its progress stands where the button is seen, which may be at the lower edge
    if st.button(say("Import"), type="primary", key="import_run"):
        _import(opened, above)


def _line(record: dict[str, Any]) -> dict[str, Any]:
    """A record as a row of the preview; `_labels` says what its columns are called."""
    dates = dict.fromkeys(filter(None, (record["date_start"], record["date_end"])))
    killed = record["killed_best"]
    return {
        "Date": " – ".join(dates) or say("undated"),
        "Type": kind_words(record["event_type"], record["sub_event_type"], resources.types()),
        "Place": record["place_name"] or record["place_text"],
        "Region": record["admin1"] or record["country"],
        "Precision": _precision(record["geo_precision"])
        or translated(record["geo_reason"])
        or say("no place"),
        "Killed": "" if killed is None else number(killed),
        "Description": (record["description"] or record["quote"])[:200],
        "Source": ", ".join(source["publisher"] for source in record["sources"])[:120],
    }


def _precision(name: str) -> str:
    return say(PRECISION_WORDS[GeoPrecision(name)]) if name else ""


def _labels() -> dict[str, str]:
    return {
        "Date": say("Date"),
        "Type": say("Type"),
        "Place": say("Place"),
        "Region": say("Region"),
        "Precision": say("Precision"),
        "Killed": say("Killed"),
        "Description": say("Description"),
        "Source": say("Source"),
    }


def _refused_table(refused: tuple[Refused, ...], key: str) -> None:
    """Rows that do not go in, and why."""
    if not refused:
        return
    told = (
        counted(len(refused), "{n} row cannot go in:", "{n} rows cannot go in:")
        if len(refused) < _SHOWN
        else say("The first {n} rows that cannot go in:", n=number(_SHOWN))
    )
    st.markdown(f"**{told}**")
    lines = [
        {"Row": one.row, "Column": one.column, "Value": one.value, "Reason": translated(one.reason)}
        for one in refused[:_SHOWN]
    ]
    labels = {
        "Row": say("Row"),
        "Column": say("Column"),
        "Value": say("Value"),
        "Reason": say("Reason"),
    }
    st.dataframe(lines, hide_index=True, key=key, column_config=labels)


def _import(opened: Opened, above: Any) -> None:
    """Import the file, with progress shown in `above`."""
    bar = above.progress(0.0, text=say("Importing"))
    try:
        done = work.run(resources.store(), opened.prepared, by="page", progress=_progress(bar, opened))
    except GeoError as error:
        bar.empty()
        notices.problem(say("Nothing was imported"), failure(error))
        return
    if opened.by_hand:
        work.remember(resources.settings(), opened.prepared)
    table = opened.prepared.table
    st.session_state[_DONE] = Done(name=table.name, header=table.header, result=done)
    st.rerun()


def _progress(bar: Any, opened: Opened) -> Callable[[int], None]:
    """Moves the bar by the share of rows, whose number is estimated from the first ones."""
    refused = sum(sum(map(len, one.cells)) for one in opened.seen.refused)
    told = sum(len(str(_line(record))) for record in opened.seen.records)
    a_row = max(20.0, (refused + told) / max(1, opened.seen.rows))
    rows = max(1.0, opened.path.stat().st_size / a_row)

    def move(read: int) -> None:
        bar.progress(min(0.99, read / rows), text=counted(read, "{n} row read", "{n} rows read"))

    return move


def _tell_done() -> None:
    """What the last import did, with its refused rows to take home."""
    done = st.session_state.get(_DONE)
    if not isinstance(done, Done):
        return
    result = done.result
    notices.good(_title(result), *_details(result))
    _left_table(result.differing)
    _refused_table(result.refused, "import_refused")
    if result.refused:
        st.download_button(
            say("Refused rows as CSV"), data=work.refused_csv(result.refused, done.header), file_name="refused.csv",
            mime="text/csv", key="import_refused_csv", on_click="ignore",
        )  # fmt: skip


def _left_table(ids: tuple[str, ...]) -> None:
    """Incidents that a person vouches for, about which the file says something else."""
    if ids:
        st.markdown(f"**{say('Differs from the reviewed one')}**")
        st.dataframe(
            [{"Incident": sendable(one_line(one))} for one in ids[:_SHOWN]], hide_index=True, key="import_left",
            column_config={"Incident": say("Incident")},
        )  # fmt: skip


def _title(result: work.Imported) -> str:
    return counted(
        result.rows,
        "{n} row: {added} added, {updated} updated, {unchanged} were there already",
        "{n} rows: {added} added, {updated} updated, {unchanged} were there already",
        added=number(result.added),
        updated=number(result.updated),
        unchanged=number(result.unchanged),
    )


def _details(result: work.Imported) -> Iterator[str]:
    lacking = {"unplaced": number(result.unplaced), "undated": number(result.undated)}
    yield say("{unplaced} without a place, {undated} without a date.", **lacking)
    if result.ahead:
        yield _ahead(result.ahead_count, result.ahead)
    if result.repeated:
        yield counted(
            result.repeated,
            "{n} is the same row twice in the file and went in once.",
            "{n} are the same row twice in the file and went in once.",
        )
    if result.differing:
        yield counted(
            len(result.differing),
            "{n} differs from the reviewed one, which was left as it is.",
            "{n} differ from the reviewed ones, which were left as they are.",
        )
    if result.refused_count:
        yield counted(
            result.refused_count,
            "{n} row was refused; it can be mended and imported again.",
            "{n} rows were refused; they can be mended and imported again.",
        )


def _ahead(count: int, named: Sequence[Ahead]) -> str:
    """How many rows tell of a day that has not come yet, and which."""
    which = ", ".join(map(str, named[:_NAMED])) + (" ..." if count > _NAMED else "")
    return counted(
        count, "{n} is dated after today: {which}", "{n} are dated after today: {which}", which=which
    )


def _past() -> None:
    """The last imports, each with its way out."""
    past = resources.store().imports()[:_LISTED]
    if not past:
        return
    st.subheader(say("Imports"), anchor=False)
    for one in past:
        left, right = st.columns([5, 1], vertical_alignment="center")
        numbers = {"added": number(one.added), "updated": number(one.updated), "refused": number(one.refused)}
        told = say("{added} added, {updated} updated, {refused} refused", **numbers)
        state = say("undone") if one.undone else told
        with left:
            notices.show(
                tag("p", f"{one.at:%Y-%m-%d %H:%M} UTC · {one.file} · {translated(one.format)} · {state}")
            )
        if not one.undone and right.button(say("Undo"), key=f"import_undo_{one.id}"):
            with notices.told(say("It could not be undone")), st.spinner(say("Taking the import back")):
                work.undo(resources.store(), one.id, by="page")
                st.session_state.pop(_DONE, None)
                st.rerun()
