"""The range of days in writing: a date input for each end of the date slider under the map."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

import streamlit as st

from geo.speech import wording
from geo.speech.language import say
from geo.store import Columns
from geo.ui import view

_EPOCH = date(1970, 1, 1)
_EARLIEST, _LATEST = date(1900, 1, 1), date(2199, 12, 31)
_FROM, _TO, _CHANGED = "days_from", "days_to", "days_changed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """The days from the first to the last incident.

    Attributes:
        first, last: both inclusive.
    """

    first: date
    last: date


def span_of(columns: Columns) -> Span | None:
    """The days the stored incidents cover, or None where none has a date."""
    if not columns.dated:
        return None
    first = _EPOCH + timedelta(days=int(columns.day_start[0]))
    last = _EPOCH + timedelta(days=int(columns.day_end[: columns.dated].max()))
    return Span(first=first, last=last)


def criteria_of(first: date, last: date, span: Span) -> dict[str, date | None]:
    """What a range asks for; an end at the edge asks for nothing, so that later incidents show too."""
    return {
        "date_from": None if first <= span.first else first,
        "date_to": None if last >= span.last else last,
    }


def bar(columns: Columns) -> None:
    """Draw the two inputs, where any incident has a date."""
    span = span_of(columns)
    if span is None:
        return
    criteria = view.current().criteria
    for key, day in ((_FROM, criteria.date_from or span.first), (_TO, criteria.date_to or span.last)):
        if st.session_state.get(key) != day:  # setting it anyway would wipe out what is being typed there
            st.session_state[key] = day
    lowest, highest = min(_EARLIEST, st.session_state[_FROM]), max(_LATEST, st.session_state[_TO])
    with st.container(
        horizontal=True,
        horizontal_alignment="distribute",
        vertical_alignment="center",
        key="dateline_days",
        gap="small",
    ):
        for label, key in ((say("First day shown"), _FROM), (say("Last day shown"), _TO)):
            st.date_input(
                label, min_value=lowest, max_value=highest, format="YYYY-MM-DD", key=key, width=140,
                label_visibility="collapsed", on_change=_typed, args=(span,),
            )  # fmt: skip
    if st.session_state.pop(_CHANGED, False):
        st.caption(
            say(
                "Shown is {days}: the days typed were put in order and kept to those that the incidents cover.",
                days=wording.days(st.session_state[_FROM], st.session_state[_TO]),
            )
        )


def _typed(span: Span) -> None:
    first, last = st.session_state[_FROM] or span.first, st.session_state[_TO] or span.last
    st.session_state[_CHANGED] = not span.first <= first <= last <= span.last
    view.change(**criteria_of(min(first, last), max(first, last), span))
