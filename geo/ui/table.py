"""The selection as a table: the same incidents as on the map, readable without one; sorted and searched as a whole, shown by pages."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import Any

import numpy as np
import streamlit as st

from geo.errors import InvalidValueError
from geo.filters import Selection
from geo.filters.sorting import Listing, Positions, by_date, by_number
from geo.record import incident_from_record
from geo.speech import language
from geo.speech.language import number, say
from geo.ui import notices, resources, table_grid, view
from geo.ui.html import tag
from geo.ui.table_columns import COLUMNS, Numbers, Voice, ranks
from geo.ui.table_look import TableLook

PAGE = 100
"""Rows of a page: each costs the server a tenth of a millisecond at every move of the slider."""

_FIND, _SHOWN, _NUMBER = "table_find", "table_columns", "table_page"
_MOST_FOUND = 200  # characters to search for


def draw(selection: Selection, *, height: int = 400) -> None:
    """Draw the table, its rows at most `height` pixels high; choosing a row selects the incident."""
    look = view.current().table
    voice = Voice(types=resources.types(), names=resources.names())
    _above(look)
    found = resources.words(selection.columns).holding(look.find) if look.find else None
    listing = Listing.of(selection, _order(selection, look, voice), size=PAGE, found=found)
    if look.page > listing.pages:  # of an old link, or rows are gone
        view.look(page=listing.pages)
        look = view.current().table
    if not len(listing.positions):
        notices.hint(
            say("No incident of the selection holds these words"), say("Take the search back or the filter.")
        )
        return
    positions = listing.page(look.page)
    page = table_grid.Page(
        incidents=[
            incident_from_record(r) for r in selection.store.records(selection.columns.keys[positions])
        ],
        first=(look.page - 1) * PAGE + 1,
        total=len(listing.positions),
        chosen=view.current().incident,
    )
    table_grid.draw(page, look, voice, height=height, on_asked=_asked)
    _below(page, listing, look, selection)


def _above(look: TableLook) -> None:
    """The search and the choice of columns."""
    with st.container(horizontal=True, vertical_alignment="bottom", key="dateline_table_head"):
        st.session_state[_FIND] = look.find
        st.text_input(
            say("Search in the table"), key=_FIND, max_chars=_MOST_FOUND, on_change=_search,
            placeholder=say("Words in quote, place, actors or source"),
        )  # fmt: skip
        drawer = st.popover(say("Columns"), key="table_columns_box", on_change="rerun")
    if drawer.open:
        with drawer:
            st.session_state[_SHOWN] = list(look.columns)
            st.multiselect(
                say("Columns, in their order"), list(COLUMNS), format_func=lambda name: say(COLUMNS[name].label), key=_SHOWN,
                on_change=_show,
            )  # fmt: skip


def _below(page: table_grid.Page, listing: Listing, look: TableLook, selection: Selection) -> None:
    """Which rows these are, and the way to others."""
    with st.container(horizontal=True, vertical_alignment="center", key="dateline_table_foot", gap="small"):
        told = {"first": number(page.first), "last": number(page.first + len(page.incidents) - 1)}
        words = say("{first} to {last} of {all}", **told, all=number(page.total))
        notices.show(tag("p", words, class_="dl-range", aria_live="polite"), width="content")
        if listing.pages > 1:
            st.button(
                say("Previous"),
                key="table_previous",
                disabled=look.page == 1,
                on_click=_turn,
                args=(look.page - 1,),
            )
            st.session_state[_NUMBER] = look.page
            st.number_input(
                say("Page"),
                1,
                listing.pages,
                key=_NUMBER,
                on_change=_leaf,
                label_visibility="collapsed",
                width=130,
            )
            st.button(
                say("Next"),
                key="table_next",
                disabled=look.page == listing.pages,
                on_click=_turn,
                args=(look.page + 1,),
            )
        elsewhere = _page_of_chosen(page, listing, selection)
        if elsewhere:
            st.button(
                say("Go to the open incident (page {n})", n=number(elsewhere)), key="table_to_chosen", type="tertiary",
                on_click=_turn, args=(elsewhere,),
            )  # fmt: skip


def _page_of_chosen(page: table_grid.Page, listing: Listing, selection: Selection) -> int:
    """The page that the open incident is on, where that is another than this; else 0."""
    if not page.chosen or any(one.id == page.chosen for one in page.incidents):
        return 0
    position = np.flatnonzero(selection.columns.ids == page.chosen)
    return listing.page_of(int(position[0])) if position.size else 0


def _asked() -> None:
    """Do what a visitor asked for in the table itself."""
    match table_grid.asked():
        case {"sort": str(name)} if name in COLUMNS:
            look = view.current().table
            falling = not look.descending if look.sort == name else COLUMNS[name].falling
            view.look(sort=name, descending=falling)
        case {"row": str(incident_id)} if 0 < len(incident_id) <= view.LONGEST_ID:
            view.choose(incident_id)
        case {"turn": 1 | -1 as step}:
            _turn(view.current().table.page + step)


def _turn(page: int) -> None:
    view.look(page=max(1, page))


def _leaf() -> None:
    _turn(int(st.session_state[_NUMBER]))


def _search() -> None:
    """Search for what was typed, less the characters that nothing can be searched for with."""
    typed = "".join(c if c.isprintable() else " " for c in st.session_state[_FIND])
    try:
        view.look(find=typed)
    except InvalidValueError:  # longer than the field lets anybody type
        view.look(find="")


def _show() -> None:
    view.look(page=view.current().table.page, columns=tuple(st.session_state[_SHOWN]))


def _order(selection: Selection, look: TableLook, voice: Voice) -> Positions:
    """All incidents, selected or not, in the order asked for: sorted once for each version of the data."""
    if COLUMNS[look.sort].keys is None:
        return by_date(selection.columns, descending=look.descending)
    words = language.current() if COLUMNS[look.sort].sorted_as else ""
    store = str(resources.settings().store_path)
    version = selection.columns.version
    told = say("Reading what to sort by")
    keys = _kept(told, _ranks, 6)(store, version, look.sort, words, selection, voice)
    order: Positions = _kept(told, _sorted, 6)(
        store, version, look.sort, words, look.descending, selection, keys
    )
    return order


def _ranks(store: str, version: int, name: str, words: str, _selection: Selection, _voice: Voice) -> Numbers:
    return ranks(_selection, COLUMNS[name], _voice)


def _sorted(
    store: str, version: int, name: str, words: str, descending: bool, _selection: Selection, _keys: Numbers
) -> Positions:
    return by_number(_selection.columns, _keys, descending=descending)


@lru_cache(maxsize=2 * len(language.LANGUAGES))
def _kept(told: str, work: Callable[..., Any], most: int) -> Callable[..., Any]:
    """`work`, whose result all visitors share, with `told` shown while somebody waits for it."""
    return st.cache_resource(show_spinner=told, max_entries=most)(work)
