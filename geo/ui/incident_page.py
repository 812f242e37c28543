"""The Incidents page: the table, and the chosen incident in full beside it."""

from __future__ import annotations

import streamlit as st

from geo.filters import Criteria, Selection, select
from geo.speech.language import counted, number, say
from geo.ui import (
    details,
    exports,
    incident_more,
    more_exports,
    more_filters,
    notices,
    resources,
    table,
    view,
)
from geo.ui.html import tag

_OWN = Criteria(include_demo=False)


def draw() -> None:
    """Draw the page; no fragment, for the reason that `map_page.draw` gives."""
    with notices.told(say("The incidents cannot be shown")):
        _draw()


def _draw() -> None:
    selection = resources.selection(view.current().criteria)
    with st.container(horizontal=True, vertical_alignment="center", key="dateline_bar"):
        count(selection)
        if not wants_everything():
            st.button(say("Show all"), key="clear_filter", on_click=view.clear_filter)
        exports.buttons(selection)
        more_exports.popover(selection)
    more_filters.chips(selection)
    if not selection.count:
        nothing(selection)
        view.publish()
        return
    left, right = st.columns((13, 7), gap="medium")
    with left:
        table.draw(selection, height=720)
    with right:
        chosen(selection)
    view.publish()


def wants_everything() -> bool:
    """Whether the filter lets all incidents through."""
    return view.current().criteria == view.View().criteria


def count(selection: Selection) -> None:
    """How many of how many."""
    shown = tag("strong", number(selection.count))
    of_all = say("of {total}", total=number(selection.total))
    word = counted(selection.total, "incident", "incidents")
    notices.show(
        tag("p", shown, f" {of_all}", tag("span", f" {word}"), class_="dl-count", aria_live="polite"),
        width="content",
    )


def chosen(selection: Selection) -> None:
    """The selected incident in full, or what to do to select one."""
    incident_id = view.current().incident
    incident = selection.store.incident(incident_id) if incident_id else None
    if incident is None:
        if incident_id:
            notices.hint(
                say("The incident of this link is not stored here"), say("It may have been removed.")
            )
        notices.hint(
            say("No incident selected"), say("Choose a row of the table to read everything known about it.")
        )
        return
    quoted = incident_more.quote(incident, selection.store)
    notices.show(details.panel(incident, resources.types(), resources.names(), quoted=quoted, rivals=False))
    incident_more.draw(incident, selection.store)
    st.button(say("Close"), key="close_incident", on_click=view.choose, args=("",))


def nothing(selection: Selection) -> None:
    """What to do when no incident is shown."""
    nothing_own = not selection.criteria.include_demo and not select(selection.store, _OWN).count
    if selection.total and not nothing_own:
        notices.hint(
            say("No incident fits this filter"),
            say("Widen the days, take a filter back, or show all event types."),
        )
        return
    notices.hint(
        say("There are no incidents of your own yet"),
        say("Add a report, or switch the demonstration layer on."),
    )
    st.page_link("pages/add_reports.py", label=say("Add a report"), icon=":material/add:")
