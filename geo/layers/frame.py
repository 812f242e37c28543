"""The empty map: folium's Map without any address outside, our base map, OSM tiles as a choice."""

from __future__ import annotations

from typing import Any, Literal

import folium
from branca.element import MacroElement
from folium.template import Template

from geo.errors import InvalidValueError
from geo.layers.static import StaticFolder
from geo.settings import Boundaries

Theme = Literal["light", "dark"]
MAX_ZOOM = 18
_OSM = "https://tile.openstreetmap.org/{z}/{x}/{y}.png"
_OSM_CREDIT = (
    '&copy; <a href="https://www.openstreetmap.org/copyright" rel="noopener">OpenStreetMap</a> contributors'
)


class BaseMapLayer(folium.map.Layer):
    """Land, borders and names from `static/basemap/`, drawn on a canvas."""

    _template = Template(
        """
        {% macro script(this, kwargs) %}
            var {{ this.get_name() }} = new Dateline.BaseMap({{ this.options|tojson }});
        {% endmacro %}
        """
    )

    def __init__(self, *, name: str, url: str, theme: Theme, boundaries: Boundaries) -> None:
        super().__init__(name=name, overlay=False, control=True, show=True)
        self._name = "BaseMapLayer"
        self.options = {"url": url, "theme": theme, "deFacto": boundaries == "de_facto"}


class _Frame(MacroElement):
    """Name for screen readers, kept view, buttons, legend."""

    _template = Template(
        """
        {% macro script(this, kwargs) %}
            Dateline.frame({{ this._parent.get_name() }}, {{ this.options|tojson }});
        {% endmacro %}
        """
    )

    def __init__(self, options: dict[str, Any]) -> None:
        super().__init__()  # type: ignore[no-untyped-call]  # folium and branca ship no types
        self._name = "DatelineFrame"
        self.options = options


def map_frame(
    static: StaticFolder,
    *,
    theme: Theme = "light",
    boundaries: Boundaries = "un",
    location: tuple[float, float] = (49.5, 34.5),
    zoom: int = 6,
    label: str = "Map of incidents",
    view: str = "main",
    timeline: bool = False,
    layers: tuple[str, str] = ("Base map (offline)", "OpenStreetMap (online)"),
    words: str = "",
) -> folium.Map:
    """An interactive map that needs no network. Make a new one for each run of a page; it is cheap.

    The same arguments give the same script, so streamlit-folium keeps the frame, and with it the view.

    Args:
        static: the folder that the page's server hands out; call its `install` once before.
        theme: colours.
        boundaries: how disputed borders are drawn (`Settings.boundaries`).
        location: latitude, longitude of the middle when nothing is kept from before.
        zoom: zoom level likewise.
        label: name for screen readers; our own words, never a user's.
        view: letters; maps of the same name share their kept view (during a browser session).
        timeline: whether a date slider stands under the map, within its height.
        layers: what the two base maps are called; our own words.
        words: address of the frame's words in another language than English (`StaticFolder.words`).

    Raises:
        InvalidValueError: `label`, `view` or `layers` hold other characters than letters, digits, spaces and simple marks.
    """
    for name, text in (("label", label), ("view", view), ("layers", "".join(layers))):
        if not all(c.isalnum() or c in " ,.-()’" for c in text):
            raise InvalidValueError(name, text, "letters, digits, spaces and simple marks of punctuation")
    frame = folium.Map(location=location, zoom_start=zoom, tiles=None)
    frame.options |= {"minZoom": 2, "maxZoom": MAX_ZOOM, "worldCopyJump": True, "zoomSnap": 0.5}
    told = [("dateline_words", words)] if words else []
    frame.default_js, frame.default_css = static.scripts() + told, static.styles()
    frame.add_child(_Frame({"theme": theme, "label": label, "view": view, "timeline": timeline}))
    frame.add_child(
        BaseMapLayer(name=layers[0], url=f"{static.url}/basemap", theme=theme, boundaries=boundaries)
    )
    frame.add_child(folium.TileLayer(_OSM, attr=_OSM_CREDIT, name=layers[1], max_zoom=MAX_ZOOM, show=False))
    frame.add_child(folium.LayerControl(position="topright"))
    return frame
