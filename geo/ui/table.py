"""The selection as a table: the same incidents as on the map, readable without one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt
import streamlit as st

from geo.events.catalogue import IncidentTypes
from geo.filters import Selection
from geo.model import Incident
from geo.record import incident_from_record
from geo.ui import view, wording
from geo.ui.details import capital, what_words
from geo.ui.language import number, say
from geo.ui.plain import one_line, sendable

if TYPE_CHECKING:
    from pandas import DataFrame

SHORT, LONGEST = 100, 2_000
"""Rows of a table at first, and at most: each costs the server a tenth of a millisecond at every move of the slider, and a browser
grows slow on more."""

_KEY, _ROUND, _MORE = "table_of_incidents", "table_round", "table_more"


def newest_first(selection: Selection, limit: int = LONGEST) -> npt.NDArray[np.int64]:
    """Positions of the incidents to list: dated ones from the latest back, then the undated."""
    indices = selection.indices
    dated = indices[indices < selection.columns.dated]
    undated = indices[indices >= selection.columns.dated]
    return np.concatenate([dated[::-1], undated])[:limit]


def row(incident: Incident, names: wording.Names, types: IncidentTypes) -> dict[str, Any]:
    """One incident as a row of plain values, under the columns' English names; `_columns` says what they are called."""
    when, place, hurt = incident.when, incident.place, incident.casualties
    killed = hurt.killed_best if hurt.killed_best is not None else hurt.killed_low
    return {
        "Date": wording.iso_date(when),
        "What": _text(what_words(incident, types)),
        "Where": _text(wording.headline_place(incident, names)),
        "Killed": killed,
        "Injured": hurt.injured,
        "When, in words": capital(wording.dated_words(incident)),
        "Place known to": wording.exactness_words(place),
        "Claim": _text(wording.claim_words(incident)),
        "Status": say(wording.STATUS_WORDS[incident.status]),
        "Source": _text("; ".join(wording.source_words(s) for s in incident.sources)),
    }


def draw(selection: Selection, names: wording.Names, types: IncidentTypes, *, height: int = 400) -> None:
    """Draw the table, at most `height` pixels high; choosing a row selects the incident."""
    positions = newest_first(selection, LONGEST if st.session_state.get(_MORE) else SHORT)
    incidents = [incident_from_record(r) for r in selection.store.records(selection.columns.keys[positions])]
    ids = [incident.id for incident in incidents]
    chosen = view.current().incident
    st.dataframe(
        _frame([row(incident, names, types) for incident in incidents]),
        height=min(height, 38 + 36 * len(ids)),
        hide_index=True,
        key=_key(ids, chosen),
        on_select=lambda: _picked(ids),
        selection_mode="single-row",
        column_config=_columns(),
        alt=say("The incidents that the filter shows, newest first"),
        placeholder="",
    )
    if selection.count > len(ids):
        with st.container(horizontal=True, vertical_alignment="center"):
            told = {"shown": number(len(ids)), "all": number(selection.count)}
            st.caption(say("The newest {shown} of {all}. The export holds them all.", **told))
            if len(ids) < LONGEST:
                st.button(
                    say("Show up to {n}", n=number(LONGEST)),
                    key="table_longer",
                    type="tertiary",
                    on_click=_lengthen,
                )


def _lengthen() -> None:
    st.session_state[_MORE] = True


def _frame(rows: Sequence[Mapping[str, Any]]) -> DataFrame:
    from pandas import DataFrame

    frame = DataFrame(rows)
    for column in ("Killed", "Injured"):
        frame[column] = frame[column].astype("Int64")
    return frame


def _columns() -> dict[str, Any]:
    return {
        "Date": st.column_config.TextColumn(say("Date"), width=130),
        # Pixels: killed and injured stay in sight beside the panel.
        "What": st.column_config.TextColumn(say("What"), width=175),
        "Where": st.column_config.TextColumn(say("Where"), width=225),
        "Killed": st.column_config.NumberColumn(say("Killed"), width=70),
        "Injured": st.column_config.NumberColumn(say("Injured"), width=75),
        "When, in words": say("When, in words"),
        "Place known to": say("Place known to"),
        "Claim": say("Claim"),
        "Status": say("Status"),
        "Source": say("Source"),
    }


def _text(value: str) -> str:
    return one_line(sendable(value))


def _key(ids: Sequence[str], chosen: str) -> str:
    """The widget's key; a new one where its marked row is no longer the selected incident."""
    turn = st.session_state.setdefault(_ROUND, 0)
    marked = _marked(f"{_KEY}_{turn}", ids)
    if marked and marked != chosen:
        turn = st.session_state[_ROUND] = turn + 1
    return f"{_KEY}_{turn}"


def _marked(key: str, ids: Sequence[str]) -> str:
    state = st.session_state.get(key)
    rows = state.selection.rows if state else []
    return ids[rows[0]] if rows and rows[0] < len(ids) else ""


def _picked(ids: Sequence[str]) -> None:
    """Take over the row that was chosen; taking the choice back selects nothing."""
    view.choose(_marked(f"{_KEY}_{st.session_state[_ROUND]}", ids))
