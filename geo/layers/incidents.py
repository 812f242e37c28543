"""The layer of incidents: a short command to the canvas that holds the data already."""

from __future__ import annotations

import base64
from datetime import date
from typing import Any

import folium
import numpy as np
import numpy.typing as npt
from folium.template import Template

from geo.errors import InvalidValueError
from geo.filters import Selection
from geo.layers.payload import IncidentData

_EPOCH = date(1970, 1, 1).toordinal()

Command = dict[str, Any]


class IncidentLayer(folium.map.Layer):
    """Shows the incidents that a command names; the command holds numbers, our own address and base64 only."""

    _template = Template(
        """
        {% macro script(this, kwargs) %}
            var {{ this.get_name() }} = new Dateline.Incidents({{ this.command|tojson }});
        {% endmacro %}
        """
    )

    def __init__(self, command: Command) -> None:
        super().__init__(name="Incidents", overlay=True, control=False, show=True)
        self._name = "IncidentLayer"
        self.command = command


def incident_layer(
    selection: Selection, data: IncidentData, *, chosen: int | None = None
) -> folium.FeatureGroup:
    """What `selection` holds, as a group for `st_folium(..., feature_group_to_add=...)` or for a plain folium map.

    The group's text is a few hundred bytes where the selection is a range of days and a set of types, and a bit for
    each incident in the data (17 kB for 100,000) where it is anything else.

    Args:
        selection: incidents to show; those without a place are not drawn.
        data: what `publish_incidents` made of the same columns.
        chosen: position of the incident to mark; the map moves there when it changes, unless a click on the
            map chose it.

    Raises:
        InvalidValueError: `data` was made of other columns.
    """
    if (data.version, data.count) != (selection.columns.version, len(selection.columns)):
        raise InvalidValueError("data", data.version, f"of the store's version {selection.columns.version}")
    command = _range_command(selection, data) or {"keep": _bits(selection)}
    if chosen is not None:
        command["chosen"] = int(chosen)
    group = folium.FeatureGroup(name="Incidents", control=False)
    group.add_child(IncidentLayer({"url": data.url, "digest": data.digest, **command}))
    return group


def _range_command(selection: Selection, data: IncidentData) -> Command | None:
    """Days and types, if they alone describe the selection exactly."""
    criteria, columns = selection.criteria, selection.columns
    first, last = _day(criteria.date_from), _day(criteria.date_to)
    fits = np.ones(len(columns), np.bool_)
    if last is not None:
        fits &= columns.day_start <= last
    if first is not None:
        fits &= columns.day_end >= first
    fits[columns.dated :] = criteria.include_undated
    command: Command = {"from": first, "to": last, "undated": criteria.include_undated}
    if criteria.event_types:
        names = dict(zip(columns.type_names, data.type_numbers, strict=True))
        wanted = {names[name] for name in criteria.event_types if name in names}
        fits &= np.isin(np.array([*data.type_numbers, -1])[columns.type_index], list(wanted))
        command["types"] = sorted(wanted)
    return command if np.array_equal(np.flatnonzero(fits), selection.indices) else None


def _day(day: date | None) -> int | None:
    return None if day is None else day.toordinal() - _EPOCH


def _bits(selection: Selection) -> str:
    fits: npt.NDArray[np.bool_] = np.zeros(len(selection.columns), np.bool_)
    fits[selection.indices] = True
    return base64.b64encode(np.packbits(fits).tobytes()).decode("ascii")
