"""Every filter beyond days and types: facets with counts under the other filters, people killed, words of the text."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from typing import Any

import streamlit as st

from geo.errors import GeoError
from geo.filters import FACETS, Criteria, Selection, facet_counts
from geo.filters.rings import ring_of_geojson
from geo.model import Claim, GeoPrecision, Status
from geo.speech import wording
from geo.speech.below import failure, translated
from geo.speech.language import counted, later, number, order, say
from geo.speech.terms import actor_words
from geo.ui import notices, resources, view
from geo.ui.plain import one_line, plain, sendable

_AREA_FILE, _AREA_TOLD, _REFUSED = "area_file", "area_told", later("The file was not used")
_NOTHING = {f.name: f.default for f in fields(Criteria)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Facet:
    """A list to choose from.

    Attributes:
        field: of `Criteria`.
        label: over the list, in English.
        words: what a value is called.
    """

    field: str
    label: str
    words: Callable[[str], str] = str


def facets() -> tuple[Facet, ...]:
    """The lists in their order."""
    names = resources.names()
    return (
        Facet(field="sub_event_types", label=later("Sub-type"), words=say),
        Facet(field="countries", label=later("Country"), words=names),
        Facet(field="admin1", label=later("Region"), words=names),
        Facet(field="actors", label=later("Actor"), words=actor_words),
        Facet(field="publishers", label=later("Source")),
        Facet(field="weapons", label=later("Weapon"), words=say),
        Facet(field="targets", label=later("What was hit"), words=say),
        Facet(field="claims", label=later("Claim"), words=lambda v: say(wording.CLAIM_WORDS[Claim(v)])),
        Facet(field="statuses", label=later("Status"), words=lambda v: say(wording.STATUS_WORDS[Status(v)])),
        Facet(
            field="geo_precisions",
            label=later("Place known to"),
            words=lambda v: say(wording.PRECISION_WORDS[GeoPrecision(v)]),
        ),
    )


def bar(selection: Selection) -> None:
    """Draw the button that opens the filters; they are made while it is open only."""
    in_use = len(_in_use(selection.criteria))
    label = say("More filters ({n})", n=in_use) if in_use else say("More filters")
    drawer = st.popover(label, key="more_filters", on_change="rerun")
    if drawer.open:
        with drawer:
            _draw(selection)


def chips(selection: Selection) -> None:
    """A button for each filter of these in use, that takes it back."""
    told = _in_use(selection.criteria)
    # The container is there without any, too: one that came and went would have the map below it mounted anew.
    with st.container(horizontal=True, key="dateline_chips", gap="small"):
        for field, words in told.items():
            st.button(f"{plain(words)} ✕", key=f"drop_{field}", on_click=_drop, args=(field,))


def _in_use(criteria: Criteria) -> dict[str, str]:
    """Field -> what it asks for, in words."""
    told = {}
    for facet in facets():
        if values := getattr(criteria, facet.field):
            shown = ", ".join(facet.words(str(v)) for v in values[:3])
            told[facet.field] = f"{say(facet.label)}: {shown}{', …' if len(values) > 3 else ''}"
    if criteria.text:
        told["text"] = say("Words: {words}", words=criteria.text)
    if criteria.killed_min is not None:
        told["killed_min"] = counted(criteria.killed_min, "At least {n} killed", "At least {n} killed")
    if criteria.bbox:
        told["bbox"] = say("Within the rectangle")
    if criteria.polygon:
        told["polygon"] = counted(
            len(criteria.polygon), "Within the polygon of {n} corner", "Within the polygon of {n} corners"
        )
    return told


def _draw(selection: Selection) -> None:
    criteria = selection.criteria
    st.session_state["filter_text"] = criteria.text
    st.text_input(
        say("Words in quote, place, actors or source"),
        key="filter_text",
        max_chars=200,
        on_change=_changed,
        args=("text",),
    )
    for left, right in zip(facets()[::2], facets()[1::2], strict=True):
        for column, facet in zip(st.columns(2), (left, right), strict=True):
            with column:
                _choose(selection, facet)
    st.session_state["filter_killed_min"] = criteria.killed_min
    st.number_input(
        say("People killed, at least"), min_value=0, max_value=100_000_000, step=1, value=None, key="filter_killed_min",
        on_change=_changed, args=("killed_min",), help=say("Incidents where the number is not known do not fit."),
    )  # fmt: skip
    st.file_uploader(
        say("Only within an area: a GeoJSON file with one polygon"), type=["geojson", "json"], key=_AREA_FILE, on_change=_area_given,
        help=say("The tools of the map draw a rectangle or a polygon."),
    )  # fmt: skip
    title, texts = st.session_state.get(_AREA_TOLD, ("", ()))
    if title:
        words = (failure(one) if isinstance(one, GeoError) else translated(one) for one in texts)
        (notices.problem if title == _REFUSED else notices.hint)(say(title), *words)
    st.button(say("Clear these filters"), key="clear_more", on_click=_clear, disabled=not _in_use(criteria))


def _choose(selection: Selection, facet: Facet) -> None:
    """A list of the values that incidents have under the other filters, with their numbers, the most first."""
    wanted = tuple(map(str, getattr(selection.criteria, facet.field)))
    counts = _counts(selection, facet.field)
    offered = sorted({*counts, *wanted}, key=lambda value: (-counts.get(value, 0), order(facet.words(value))))
    labels = {
        value: one_line(sendable(f"{facet.words(value)} ({number(counts.get(value, 0))})"))
        for value in offered
    }
    key = f"filter_{facet.field}"
    st.session_state[key] = [value for value in offered if value in wanted]
    st.multiselect(
        say(facet.label), offered, format_func=lambda value: labels.get(value, value), key=key, placeholder=say("Any"),
        on_change=_changed, args=(facet.field,),
    )  # fmt: skip


def _counts(selection: Selection, field: str) -> Mapping[str, int]:
    among = selection.under_others(field)
    if field in FACETS:
        return facet_counts(selection.columns, field, among).counts
    pairs = resources.words(selection.columns).named[field]
    return {name: int(n) for name, n in zip(pairs.names, pairs.counts(among), strict=True) if n}


def _changed(field: str) -> None:
    value: Any = st.session_state[f"filter_{field}"]
    view.change(**{field: tuple(value) if isinstance(value, list) else value})


def _area_given() -> None:
    """Take the polygon of the file that was added; what was changed or refused is told under the field."""
    file = st.session_state[_AREA_FILE]
    st.session_state[_AREA_TOLD] = ("", ())
    if file is None:
        view.change(polygon=())
        return
    try:
        found = ring_of_geojson(file.getvalue(), file.name)
    except GeoError as error:
        st.session_state[_AREA_TOLD] = (_REFUSED, (error,))
        return
    view.change(polygon=found.ring)
    if found.notes:
        st.session_state[_AREA_TOLD] = (later("The area is used with changes"), found.notes)


def _drop(field: str) -> None:
    view.change(**{field: _NOTHING[field]})


def _clear() -> None:
    view.change(**{field: _NOTHING[field] for field in _in_use(view.current().criteria)})
