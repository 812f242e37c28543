"""The map: a folium frame with an offline base map, and a layer that draws incidents; knows no Streamlit.

Nothing that came from a report, a file or a user goes through a template: incidents reach the browser as columns of
numbers in a file, a filter as numbers in a short command, and a click comes back as numbers.
"""

from geo.layers.clicks import Click, read_click
from geo.layers.frame import map_frame
from geo.layers.incidents import IncidentLayer, incident_layer
from geo.layers.payload import IncidentData, publish_incidents, type_groups
from geo.layers.shapes import publish_shapes
from geo.layers.static import StaticFolder
from geo.layers.wishes import Wish, read_wish

__all__ = [
    "Click",
    "IncidentData",
    "IncidentLayer",
    "StaticFolder",
    "Wish",
    "incident_layer",
    "map_frame",
    "publish_incidents",
    "publish_shapes",
    "read_click",
    "read_wish",
    "type_groups",
]
