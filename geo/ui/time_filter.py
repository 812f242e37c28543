"""The range of days: a slider with a date input at each end, all three kept in step."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

import streamlit as st

from geo.filters import Criteria
from geo.store import Columns
from geo.ui import view

_EPOCH = date(1970, 1, 1)
_EARLIEST, _LATEST = date(1900, 1, 1), date(2199, 12, 31)
_SLIDER, _FROM, _TO = "days_slider", "days_from", "days_to"


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """The days from the first to the last incident.

    Attributes:
        first, last: both inclusive; at least a day apart, as a slider needs it.
    """

    first: date
    last: date

    def clamped(self, value: date | None, otherwise: date) -> date:
        """`value` moved into the span; `otherwise` for None."""
        return otherwise if value is None else min(max(value, self.first), self.last)


def span_of(columns: Columns) -> Span | None:
    """The days the stored incidents cover, or None where none has a date."""
    if not columns.dated:
        return None
    first = _EPOCH + timedelta(days=int(columns.day_start[0]))
    last = _EPOCH + timedelta(days=int(columns.day_end[: columns.dated].max()))
    if first == last:
        first, last = (
            (first - timedelta(days=1), last) if first > date.min else (first, last + timedelta(days=1))
        )
    return Span(first=first, last=last)


def slider_of(criteria: Criteria, span: Span) -> tuple[date, date]:
    """Where the slider's ends stand for `criteria`."""
    return span.clamped(criteria.date_from, span.first), span.clamped(criteria.date_to, span.last)


def criteria_of(first: date, last: date, span: Span) -> dict[str, date | None]:
    """What the slider asks for; an end at the edge asks for nothing, so that later incidents show too."""
    return {
        "date_from": None if first <= span.first else first,
        "date_to": None if last >= span.last else last,
    }


def bar(span: Span) -> None:
    """Draw the three inputs."""
    criteria = view.current().criteria
    first, last = slider_of(criteria, span)
    st.session_state[_SLIDER] = (first, last)
    st.session_state[_FROM] = criteria.date_from or span.first
    st.session_state[_TO] = criteria.date_to or span.last
    lowest, highest = min(_EARLIEST, st.session_state[_FROM]), max(_LATEST, st.session_state[_TO])
    with st.container(horizontal=True, vertical_alignment="bottom", key="dateline_days"):
        st.date_input(
            "First day shown", min_value=lowest, max_value=highest, format="YYYY-MM-DD", key=_FROM, width=140,
            label_visibility="collapsed", on_change=_typed, args=(span,),
        )  # fmt: skip
        st.slider(
            "Days shown",
            span.first,
            span.last,
            format="D MMM YYYY",
            key=_SLIDER,
            label_visibility="collapsed",
            on_change=_slid,
            args=(span,),
        )
        st.date_input(
            "Last day shown", min_value=lowest, max_value=highest, format="YYYY-MM-DD", key=_TO, width=140,
            label_visibility="collapsed", on_change=_typed, args=(span,),
        )  # fmt: skip


def _slid(span: Span) -> None:
    first, last = st.session_state[_SLIDER]
    view.change(**criteria_of(first, last, span))


def _typed(span: Span) -> None:
    first, last = st.session_state[_FROM] or span.first, st.session_state[_TO] or span.last
    view.change(**criteria_of(min(first, last), max(first, last), span))
