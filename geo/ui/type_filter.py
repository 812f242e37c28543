"""The event types as buttons: legend of the map and filter in one; beside them the two switches."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import streamlit as st

from geo.events.catalogue import IncidentType, IncidentTypes
from geo.filters import Selection, facet_counts
from geo.speech.kinds import type_words
from geo.speech.language import number, say
from geo.ui import view
from geo.ui.plain import plain

_TYPES, _UNDATED, _DEMO = "types_shown", "undated_shown", "demo_shown"
# ✖ ● ◆ ■ ▲ ⬢ ○, written in ASCII: for any other label Streamlit first loads its table of all emoji.
_GLYPHS = {
    "cross": "&#10006;", "circle": "&#9679;", "diamond": "&#9670;", "square": "&#9632;", "triangle": "&#9650;",
    "hexagon": "&#11042;", "ring": "&#9675;",
}  # fmt: skip


def choices(types: IncidentTypes, present: Iterable[str]) -> tuple[str, ...]:
    """The catalogue's types in its order, then those in the store that it does not know."""
    known = [t.name for t in types]
    return (*known, *sorted(set(present) - set(known)))


def label(name: str, kind: IncidentType | None, *, dark: bool) -> str:
    """A type's symbol and name, as Markdown for a button."""
    if kind is None:
        return f"{_GLYPHS['ring']} {plain(name)}"
    colour = kind.colour_dark if dark else kind.colour
    return f':color[{_GLYPHS[kind.shape]}]{{foreground="{colour}"}} {plain(type_words(kind))}'


def bar(types: IncidentTypes, selection: Selection) -> None:
    """Draw the type buttons, each with the number of incidents it has under the other filters; none pressed shows all types."""
    wanted = view.current().criteria.event_types
    offered = choices(types, {*selection.columns.type_names, *wanted})
    found = facet_counts(selection.columns, "event_types", selection.under_others("event_types")).counts
    st.html(numbers([found.get(name, 0) for name in offered]))
    dark = st.context.theme.type == "dark"
    st.session_state[_TYPES] = [name for name in offered if name in wanted]
    st.pills(
        say("Show only these event types (none pressed: all)"),
        offered,
        selection_mode="multi",
        format_func=lambda name: label(name, types.get(name), dark=dark),
        key=_TYPES,
        label_visibility="collapsed",
        on_change=_pressed,
    )


def numbers(amounts: Sequence[int]) -> str:
    """A style that writes a number behind each type button's words.

    They are no part of the label: that is what a browser sends back, and a press made while another number was on its way would be dropped.
    """
    rules = (
        f".st-key-{_TYPES} button:nth-of-type({place}) p::after {{ content: '{number(amount)}'; }}"
        for place, amount in enumerate(amounts, start=1)
    )
    return f"<style>{' '.join(rules)}</style>"


def switches(counts: Mapping[str, int]) -> None:
    """Draw the switches for incidents without a date and for the demonstration layer.

    Args:
        counts: how many there are: `undated`, `demo`.
    """
    criteria = view.current().criteria
    st.session_state[_UNDATED] = criteria.include_undated
    st.session_state[_DEMO] = criteria.include_demo
    st.toggle(
        say("Undated ({n})", n=number(counts["undated"])),
        key=_UNDATED,
        on_change=_switched,
        help=say("Incidents whose date no source gives. The date slider does not touch them."),
    )
    if counts["demo"]:
        st.toggle(
            say("Demonstration layer ({n})", n=number(counts["demo"])),
            key=_DEMO,
            on_change=_switched,
        )


def _pressed() -> None:
    view.change(event_types=tuple(st.session_state[_TYPES]))


def _switched() -> None:
    values = {"include_undated": st.session_state[_UNDATED]}
    if _DEMO in st.session_state:
        values["include_demo"] = st.session_state[_DEMO]
    view.change(**values)
