"""The map page: filter, map, the selected incident, the undated, the table."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

import numpy as np
import streamlit as st

from geo.filters import Selection
from geo.filters.sorting import Listing, latest_first
from geo.model import Incident
from geo.record import incident_from_record
from geo.speech.language import counted, number, say
from geo.ui import (
    assets,
    details,
    exports,
    frame,
    incident_more,
    incident_page,
    map_view,
    more_filters,
    notices,
    resources,
    table,
    time_filter,
    type_filter,
    view,
)
from geo.ui.plain import plain

_UNDATED_LISTED = 200
_LATEST_LISTED = 8
_HERE = "incident_here"
_MAP_FIRST_S, _TO_DRAW_S = 2.0, 0.7
"""A visitor's first table follows the map: its scripts, half of all that the page needs, would keep the browser from it."""


def draw() -> None:
    """Draw the page.

    It is no fragment: after a restart of the server an open tab asks for a fragment that the server does not
    know, and Streamlit answers nothing; a whole page is drawn anew, and is no slower here.
    """
    with notices.told(say("The map cannot be shown")):
        _draw()


def _draw() -> None:
    selection = resources.selection(view.current().criteria)
    above = st.container(key="dateline_above")
    above.empty()  # an empty container takes no room, and the map would jump when the controls come
    left, right = st.columns((17, 8), gap="medium")
    begun = time.monotonic()
    with left:
        map_view.draw(selection)
    if view.first_look():
        assets.wait_for_map(begun, at_most=_MAP_FIRST_S, to_draw=_TO_DRAW_S)
    with above:
        _controls(selection)
    with left:
        map_view.refused()
        time_filter.bar(selection.columns)
        if selection.unplaced:
            st.caption(unplaced_words(selection))
    with right:
        _panel(selection)
    _undated(selection)
    if selection.count:
        st.header(say("The same incidents as a table"), anchor=frame.TABLE)
        table.draw(selection)
    view.publish()


def _controls(selection: Selection) -> None:
    with st.container(horizontal=True, vertical_alignment="center", key="dateline_head"):
        with st.container(horizontal=True, vertical_alignment="center", key="dateline_count"):
            incident_page.count(selection)
            if not incident_page.wants_everything():
                st.button(say("Show all"), key="clear_filter", on_click=view.clear_filter)
        with st.container(
            horizontal=True, vertical_alignment="center", width="content", key="dateline_switches"
        ):
            type_filter.switches({"undated": selection.undated, "demo": demo_count(selection)})
        with st.container(horizontal=True, width="content", key="dateline_exports"):
            exports.buttons(selection)
    with st.container(horizontal=True, vertical_alignment="top", key="dateline_filters"):
        type_filter.bar(resources.types(), selection)
        more_filters.bar(selection)
    more_filters.chips(selection)


def unplaced_words(selection: Selection) -> str:
    """3 of these have no place and are not on the map, only in table and export; an area leaves them out altogether."""
    if selection.criteria.bbox or selection.criteria.polygon:
        return counted(
            selection.unplaced,
            "{n} more would fit but has no place: nobody can tell whether it lies in this area.",
            "{n} more would fit but have no place: nobody can tell whether they lie in this area.",
        )
    return counted(
        selection.unplaced,
        "{n} of these has no place and is not on the map, only in table and export.",
        "{n} of these have no place and are not on the map, only in table and export.",
    )


def demo_count(selection: Selection) -> int:
    """How many incidents belong to the demonstration layer."""
    names = selection.columns.collection_names
    if "demo" not in names:
        return 0
    return int(np.count_nonzero(selection.columns.collection_index == names.index("demo")))


def _panel(selection: Selection) -> None:
    incident_id = view.current().incident
    incident = selection.store.incident(incident_id) if incident_id else None
    if incident is None:
        if incident_id:
            notices.problem(
                say("The incident of this link is not stored here"), say("It may have been removed.")
            )
        _latest(selection)
        return
    if not selection.count:
        incident_page.nothing(selection)
    _others_here(incident_id, selection)
    if not holds(selection, incident_id):
        notices.hint(
            say("The filter leaves this incident out"),
            say("It is not among those on the map, in table and export."),
        )
    quoted = incident_more.quote(incident, selection.store)
    notices.show(details.panel(incident, resources.types(), resources.names(), quoted=quoted, rivals=False))
    incident_more.draw(incident, selection.store)
    st.button(say("Close"), key="close_incident", on_click=view.choose, args=("",))


def _latest(selection: Selection) -> None:
    """What to do while no incident is selected: the latest ones to begin with, or another filter where it shows none."""
    if not selection.count:
        incident_page.nothing(selection)
        return
    notices.hint(
        say("No incident selected"),
        say("Click a symbol on the map, a row of the table, or one of the latest:"),
    )
    order = latest_first(selection.columns, date.today())  # noqa: DTZ011 - the day where the reader is
    newest = Listing.of(selection, order, size=_LATEST_LISTED)
    keys = selection.columns.keys[newest.page(1)]
    _links(map(incident_from_record, selection.store.records(keys)), "latest")


def _links(incidents: Iterable[Incident], place: str) -> None:
    """Incidents as buttons that select them; `place` tells the keys of several lists apart."""
    types, names = resources.types(), resources.names()
    with st.container(gap="xsmall", key=f"dateline_{place}"):
        for incident in incidents:
            st.button(
                plain(details.one_line(incident, types, names)), key=f"{place}_{incident.id}", type="tertiary",
                on_click=view.choose, args=(incident.id,),
            )  # fmt: skip


def holds(selection: Selection, incident_id: str) -> bool:
    """Whether the incident is among the selected ones."""
    position = np.flatnonzero(selection.columns.ids == incident_id)
    return bool(np.isin(position, selection.indices).any())


def _others_here(incident_id: str, selection: Selection) -> None:
    """Where several incidents share the place that was clicked, a list to choose from."""
    ids, total = map_view.here()
    if len(ids) < 2 or incident_id not in ids:
        return
    types, names = resources.types(), resources.names()
    lines = {
        incident.id: details.one_line(incident, types, names) for incident in selection.store.incidents(ids)
    }
    st.session_state[_HERE] = incident_id
    st.selectbox(
        here_words(total, len(ids)),
        list(lines),
        format_func=lambda one: lines.get(one, one),
        key=_HERE,
        on_change=lambda: view.choose(st.session_state[_HERE] or ""),
    )


def here_words(total: int, listed: int) -> str:
    """50,000 incidents here, 1,000 of them listed."""
    if total == listed:
        return counted(total, "{n} incident here", "{n} incidents here")
    return counted(
        total, "{n} incident here, {listed} of them listed", "{n} incidents here, {listed} of them listed",
        listed=number(listed),
    )  # fmt: skip


def _undated(selection: Selection) -> None:
    """The incidents without a date, as a list to open."""
    if not selection.undated:
        return
    box = st.expander(
        say("Without a date ({n})", n=number(selection.undated)), key="undated_list", on_change="rerun"
    )
    if not box.open:  # its buttons are made while somebody looks at them only
        return
    with box:
        if not selection.criteria.include_undated:
            st.caption(say("These are hidden from map, table and export while the switch Undated is off."))
        _links(undated(selection), "undated")
        if selection.undated > _UNDATED_LISTED:
            told = {"first": _UNDATED_LISTED, "all": number(selection.undated)}
            st.caption(say("The first {first} of {all}; the table lists more.", **told))


def undated(selection: Selection) -> Iterator[Incident]:
    """The incidents that fit the filter but have no date, whether the switch shows them or not."""
    all_days = replace(selection.criteria, include_undated=True)
    shown = selection if selection.criteria.include_undated else resources.selection(all_days)
    indices = shown.indices[shown.indices >= shown.columns.dated][:_UNDATED_LISTED]
    return selection.store.incidents([str(i) for i in shown.columns.ids[indices]])
