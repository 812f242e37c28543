"""What one visitor looks at: the filter and the selected incident, kept across pages and in the address.

A widget's value dies when its page is left, so the view lives under one session key of its own and the
widgets are set from it. It is written into the address of the pages that show it, so that a copied link
opens the same picture.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

import streamlit as st

from geo.errors import InvalidValueError
from geo.filters import Criteria, Query
from geo.speech.language import later
from geo.ui import language_choice, resources
from geo.ui.table_look import TableLook

_VIEW, _WRITTEN, _PAGE = "dateline_view", "dateline_address", "dateline_page"
_SEEN, _ACTED = "dateline_seen", "dateline_acted"
_INCIDENT = "incident"
LONGEST_ID = 1_000


def _is_span(text: str) -> bool:
    if not re.fullmatch(r"\d{4}-\d\d-\d\d,\d{4}-\d\d-\d\d", text, re.ASCII):
        return False
    try:
        first, last = map(date.fromisoformat, text.split(","))
    except ValueError:
        return False
    return first <= last


# Parameters that are the map's: static/map/keeping.js reads and writes them; here they are only kept, and may be old: Streamlit
# tells what it wrote last, not what stands in the address. The map puts that right.
_MAP: dict[str, tuple[Callable[[str], object], str]] = {
    "view": (
        # Longitudes of a world beside the first are passed on.
        re.compile(
            r"-?[0-8]?\d(\.\d{1,8})?,-?\d{1,4}(\.\d{1,8})?,(1?\d|2[0-2])(\.\d{1,4})?", re.ASCII
        ).fullmatch,
        later("latitude, longitude and zoom, such as 49.5,34.5,6"),
    ),
    "draw": (re.compile("symbols|even|hexagons|heat").fullmatch, later("symbols, even, hexagons or heat")),
    "base": (re.compile("offline|osm").fullmatch, later("offline or osm")),
    "span": (_is_span, later("two days, such as 2024-01-01,2024-12-31")),
}
"""Parameter -> whether it is well written, and how that is."""
_KEPT = (*_MAP, language_choice.PARAMETER)  # parameters that are not the server's view


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """What is looked at.

    Attributes:
        criteria: which incidents are shown.
        incident: id of the selected one, empty where none is.
        table: how the table of them is looked at.
    """

    criteria: Criteria = field(default_factory=Criteria)
    incident: str = ""
    table: TableLook = field(default_factory=TableLook)

    def to_query(self) -> Query:
        """The parameters of an address; `read` is the inverse."""
        query = self.criteria.to_query() | self.table.to_query()
        return query | {_INCIDENT: [self.incident]} if self.incident else query

    @classmethod
    def read(cls, query: Mapping[str, list[str]]) -> tuple[View, tuple[InvalidValueError, ...]]:
        """The view an address asks for, and what in it could not be used."""
        criteria, problems = Criteria.read_query(query)
        ids = query.get(_INCIDENT, [])
        if len(ids) > 1 or any(len(i) > LONGEST_ID for i in ids):
            problems += (InvalidValueError(_INCIDENT, ids, "the id of one incident"),)
            ids = []
        table, wrong = TableLook.read(query)
        return cls(criteria=criteria, incident=ids[0] if ids else "", table=table), problems + wrong


def current() -> View:
    """The visitor's view; a new one until `enter` has been called."""
    view: View = st.session_state.get(_VIEW) or View()
    return view


def change(**values: Any) -> None:
    """Change the filter: `values` are fields of `Criteria`; the selected incident stays, the table begins anew.

    Raises:
        InvalidValueError: a value breaks the rules of its field.
    """
    view = current()
    _set(replace(view, criteria=replace(view.criteria, **values), table=replace(view.table, page=1)))


def clear_filter() -> None:
    """Show everything again."""
    view = current()
    _set(replace(view, criteria=Criteria(), table=replace(view.table, page=1)))


def look(**values: Any) -> None:
    """Look at the table in another way: `values` are fields of `TableLook`; where they name no page it is the first.

    Raises:
        InvalidValueError: a value breaks the rules of its field.
    """
    view = current()
    _set(replace(view, table=replace(view.table, **({"page": 1} | values))))


def choose(incident_id: str) -> None:
    """Select an incident; an empty id selects none."""
    _set(replace(current(), incident=incident_id))


def _set(view: View) -> None:
    st.session_state[_VIEW] = view
    st.session_state[_ACTED] = True


def first_look() -> bool:
    """Whether this visitor sees the map for the first time; asked once."""
    first = _SEEN not in st.session_state
    st.session_state[_SEEN] = True
    return first


def enter(page: str, *, shows_view: bool) -> tuple[InvalidValueError, ...]:
    """Take up a page: read the view from the address where it says something new.

    That is so when the session begins with a link, and when the address changes under the same page (the
    browser's back button). On the way from one page to another the view comes along. What the visitor just pressed counts
    more than an address that differs: the browser may not know yet the address that the run before wrote.

    Args:
        page: the page's file.
        shows_view: whether the page's address carries the view.

    Returns:
        What in the address could not be used.
    """
    same_page = st.session_state.get(_PAGE) == page
    st.session_state[_PAGE] = page
    asked = _address()
    first = _VIEW not in st.session_state
    acted = st.session_state.pop(_ACTED, False)
    moved = same_page and not acted and asked != st.session_state.get(_WRITTEN)
    if not (first or (shows_view and moved)):
        return ()
    view, problems = View.read(asked)
    view, unknown = _with_known_words(view)
    st.session_state[_VIEW] = view
    return problems + unknown + _wrong_map_view()


def _with_known_words(view: View) -> tuple[View, tuple[InvalidValueError, ...]]:
    """`view` without the types, countries and regions that neither the catalogue nor any incident has."""
    asked = view.criteria
    if not (asked.event_types or asked.sub_event_types or asked.countries or asked.admin1):
        return view, ()
    columns = resources.store().columns()
    known = {
        "event_types": ("type", [*resources.types().types, *columns.type_names]),
        "sub_event_types": ("subtype", columns.sub_type_names),
        "countries": ("country", columns.country_names),
        "admin1": ("admin1", columns.admin1_names),
    }
    kept: dict[str, Any] = {}
    problems: list[InvalidValueError] = []
    for field_name, (parameter, words) in known.items():
        wanted = getattr(view.criteria, field_name)
        kept[field_name] = tuple(word for word in wanted if word in words)
        some = ", ".join(list(filter(None, dict.fromkeys(words)))[:12]) or "none yet"
        problems += [
            InvalidValueError(parameter, w, f"one that is stored, such as {some}")
            for w in wanted
            if w not in words
        ]
    return replace(view, criteria=replace(view.criteria, **kept)), tuple(problems)


def publish() -> None:
    """Write the view into the address; the map's own part of it stays as the browser wrote it, and so does the language."""
    wanted, wrong = current().to_query(), _wrong_map_view()
    if st.session_state.get(_WRITTEN) != wanted or _address() != wanted or wrong:
        kept: Query = {name: st.query_params.get_all(name) for name in _KEPT if name in st.query_params}
        for problem in wrong:
            del kept[problem.field]
        st.query_params.from_dict(wanted | kept)
        st.session_state[_WRITTEN] = wanted
    st.session_state.pop(_ACTED, None)  # a click on the map is taken after the page was entered


def _address() -> Query:
    """The parameters of the address that hold the view."""
    return {name: st.query_params.get_all(name) for name in st.query_params if name not in _KEPT}


def _wrong_map_view() -> tuple[InvalidValueError, ...]:
    """What is wrong with the map's part of the address."""
    given = {name: st.query_params.get_all(name) for name in _MAP if name in st.query_params}
    return tuple(
        InvalidValueError(name, ", ".join(told), _MAP[name][1])
        for name, told in given.items()
        if len(told) != 1 or not _MAP[name][0](told[0])
    )
