"""The map in the page: our folium frame and the layer of the selection, handed to streamlit-folium."""

from __future__ import annotations

from functools import partial
from pathlib import PurePosixPath

import numpy as np
import streamlit as st

from geo.filters import Selection
from geo.gazetteer.admin import AdminIndex
from geo.layers import (
    Click,
    IncidentData,
    StaticFolder,
    incident_layer,
    map_frame,
    publish_incidents,
    publish_shapes,
    read_click,
    read_wish,
    type_groups,
)
from geo.layers.clicks import RETURNED_OBJECTS
from geo.settings import Settings
from geo.speech import map_words
from geo.speech.language import ENGLISH, current, say
from geo.store import Columns
from geo.ui import notices, resources, view
from geo.ui.html import tag

HEIGHT = 700
"""Pixels of map and date slider together; `style.css` has the same."""

_STAMP, _HERE, _ASKED = "map_click_stamp", "map_incidents_here", "map_asked"
_REFUSED = "map_refused"


def draw(selection: Selection) -> None:
    """Draw the map and the date slider under it; a click on the map selects what was clicked, once."""
    with st.container(key="dateline_map"):  # keeps the height, so that nothing below jumps when the map comes
        notices.show(tag("p", say("Drawing the map"), class_="dl-waiting", aria_hidden="true"))
        _draw(selection)


def _draw(selection: Selection) -> None:
    from streamlit_folium import st_folium  # slow to import; the rest of the page is on its way by now

    settings = resources.settings()
    static = _static_folder()
    data = _published(
        str(settings.store_path), selection.columns.version, selection.columns, settings, static
    )
    dark = st.context.theme.type == "dark"
    frame = map_frame(
        static,
        theme="dark" if dark else "light",
        boundaries=settings.boundaries,
        label=say("Map of the incidents shown. The table below holds the same incidents."),
        timeline=True,
        layers=(say("Base map (offline)"), say("OpenStreetMap (online)")),
        words=_words(current(), static),
    )
    key = f"map-{'dark' if dark else 'light'}-{current()}"  # the same for newer data: another would mount another frame
    layer = incident_layer(
        selection,
        data,
        chosen=_chosen(selection),
        asked=st.session_state.get(_ASKED, 0),
        static=static,
        shapes=_shapes(str(settings.store_path), selection.columns.version, selection.columns, static),
    )
    returned = st_folium(
        frame,
        key=key,
        feature_group_to_add=layer,
        returned_objects=RETURNED_OBJECTS,
        height=HEIGHT,
        use_container_width=True,
        render=False,  # it renders the frame once more itself
        on_change=partial(_answered, key, data),
    )
    click = read_click((returned or {}).get(RETURNED_OBJECTS[0]), data)
    if click is not None:
        _take(click, selection)


def prepare() -> None:
    """Publish the incidents of the store before the first visitor asks for them.

    Raises:
        StoreError: the store cannot be opened.
    """
    settings = resources.settings()
    columns = resources.store().columns()
    _published(str(settings.store_path), columns.version, columns, settings, _static_folder())


def _chosen(selection: Selection) -> int | None:
    """Position of the incident the visitor has open, where it is among those shown."""
    wanted = view.current().incident
    found = np.flatnonzero(selection.columns.ids == wanted) if wanted else np.empty(0, np.int64)
    shown = found[np.isin(found, selection.indices)]
    return int(shown[0]) if shown.size else None


def here() -> tuple[tuple[str, ...], int]:
    """Ids of the incidents at the place last clicked, newest first, and how many there are: a click names 1,000 at most."""
    found: tuple[tuple[str, ...], int] = st.session_state.get(_HERE, ((), 0))
    return found


def _answered(key: str, data: IncidentData) -> None:
    """Take up a click on the map or a change of the filter within its frame; called before the page is drawn anew.

    So the map is told of the incident that a click opened, and takes the mark away when that one is closed.
    """
    told = (st.session_state.get(key) or {}).get(RETURNED_OBJECTS[0])
    text = told if isinstance(told, str) else None
    click = read_click(text, data)
    if click is None:
        _change(text)
        return
    selection = resources.selection(view.current().criteria)
    if selection.columns.version == data.version:
        _take(click, selection)


def _change(text: str | None) -> None:
    """Change the filter as the visitor asked within the map's frame."""
    wish = read_wish(text, type_groups(resources.store().columns(), resources.types()))
    if wish is None or wish.stamp == st.session_state.get(_ASKED):
        return
    st.session_state[_ASKED] = wish.stamp
    if wish.refused is not None:
        st.session_state[_REFUSED] = True
        return
    view.change(**wish.changes)


def refused() -> None:
    """Say once why what was drawn on the map is not the filter now."""
    if st.session_state.pop(_REFUSED, False):
        notices.problem(
            say("The polygon drawn on the map was not used"),
            say(
                "It must go round an area once, without crossing itself, and not round a pole. Draw it again."
            ),
        )


def _take(click: Click, selection: Selection) -> None:
    """Select what was clicked, unless this click was taken before."""
    if st.session_state.get(_STAMP) == click.stamp:
        return
    st.session_state[_STAMP] = click.stamp
    positions = np.intersect1d(np.array(click.positions, dtype=np.int64), selection.indices)[::-1]
    ids = tuple(str(i) for i in selection.columns.ids[positions])
    st.session_state[_HERE] = ids, click.total - len(click.positions) + len(ids)
    if ids:
        view.choose(ids[0])


@st.cache_resource(show_spinner=False)
def _static_folder() -> StaticFolder:
    folder = StaticFolder()
    folder.install()
    return folder


def _words(code: str, static: StaticFolder) -> str:
    """Address of the frame's words; none for English, which its scripts hold."""
    if code == ENGLISH:
        return ""
    return static.words(code, map_words.words(resources.types(), resources.gazetteer()))


@st.cache_resource(
    show_spinner=False,
    max_entries=2,
    validate=lambda data: _static_folder().holds(data.digest),  # someone may have emptied the folder
)
def _published(
    store: str, version: int, _columns: Columns, _settings: Settings, _static: StaticFolder
) -> IncidentData:
    """The file of the incidents; made once for each `version` of a `store`'s data."""
    return publish_incidents(
        _columns,
        resources.types(),
        lambda: resources.admin(_settings),
        _static,
        borders=AdminIndex.identity(_settings),
    )


@st.cache_resource(
    show_spinner=False,
    max_entries=2,
    validate=lambda address: not address or _static_folder().holds(PurePosixPath(address).stem),
)
def _shapes(store: str, version: int, _columns: Columns, _static: StaticFolder) -> str:
    """Address of the file of lines and areas; made once for each `version` of a `store`'s data."""
    return publish_shapes(_columns, resources.store().overlays(), _static)
