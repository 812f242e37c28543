"""The layer of incidents: a short command to the canvas that holds the data already."""

from __future__ import annotations

import base64
import hashlib
import zlib
from datetime import date
from typing import Any

import folium
import numpy as np
import numpy.typing as npt
from folium.template import Template

from geo.errors import InvalidValueError
from geo.filters import Selection
from geo.layers.payload import KILLED_UNKNOWN, IncidentData
from geo.layers.static import StaticFolder
from geo.packed import pack
from geo.store import CLAIMS, STATUSES

_EPOCH = date(1970, 1, 1).toordinal()
_INLINE = 3_000  # bytes of a list that stands in the command itself; a longer one is a file, fetched once

Command = dict[str, Any]


class IncidentLayer(folium.map.Layer):
    """Shows the incidents that a command names; the command holds numbers, our own addresses and base64 only."""

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
    selection: Selection,
    data: IncidentData,
    *,
    chosen: int | None = None,
    asked: int = 0,
    static: StaticFolder | None = None,
    shapes: str = "",
) -> folium.FeatureGroup:
    """What `selection` holds, as a group for `st_folium(..., feature_group_to_add=...)` or for a plain folium map.

    Its days are two numbers, so that the browser can show others by itself. What else it can check on its own data (event types, status, claim, people
    killed) is told in a few numbers, the rest of the filter as a bit for each incident. The group's text stays below 5 kB with `static`.

    Args:
        selection: incidents to show; those without a place are not drawn.
        data: what `publish_incidents` made of the same columns.
        chosen: position of the incident to mark; the map moves there when it changes, unless a click on the
            map chose it.
        asked: stamp of the last wish (`read_wish`) that the selection follows.
        static: where long lists of bits are put; without it they stand in the text (17 kB for 100,000 incidents).
        shapes: address of the lines and areas (`publish_shapes`); each is shown while its incident is.

    Raises:
        InvalidValueError: `data` was made of other columns.
        OSError: the static folder cannot be written.
    """
    if (data.version, data.count) != (selection.columns.version, len(selection.columns)):
        raise InvalidValueError("data", data.version, f"of the store's version {selection.columns.version}")
    criteria = selection.criteria
    command: Command = {
        "url": data.url,
        "digest": data.digest,
        "from": _day(criteria.date_from),
        "to": _day(criteria.date_to),
        "undated": criteria.include_undated,
    }
    told = _told(selection, data)
    for part in told.values():
        command |= part
    command |= _bits(selection, data, static, rest={*selection.masks} - {*told, "days"})
    if criteria.bbox:
        command["box"] = list(criteria.bbox)
    if criteria.polygon:
        command["ring"] = [list(corner) for corner in criteria.polygon]
    if chosen is not None:
        command["chosen"] = int(chosen)
        command["mark"] = zlib.crc32(
            str(selection.columns.ids[chosen]).encode()
        )  # stays when its position does not
    if shapes:
        command["shapes"] = shapes
    if asked:
        command["asked"] = int(asked)
    group = folium.FeatureGroup(name="Incidents", control=False)
    group.add_child(IncidentLayer(command))
    return group


def _told(selection: Selection, data: IncidentData) -> dict[str, Command]:
    """The parts of the filter that the browser can check itself, by the field of `Criteria`."""
    criteria, columns, masks = selection.criteria, selection.columns, selection.masks
    told: dict[str, Command] = {}
    if "event_types" in masks:
        names = dict(zip(columns.type_names, data.type_numbers, strict=True))
        wanted = sorted({names[name] for name in criteria.event_types if name in names})
        fits = np.isin(np.array([*data.type_numbers, -1])[columns.type_index], wanted)
        if np.array_equal(fits, masks["event_types"]):  # not so where two stored words are drawn as one type
            told["event_types"] = {"types": wanted}
    for name, values in (("statuses", STATUSES), ("claims", CLAIMS)):
        if name in masks:
            told[name] = {name: sorted(values.index(one) for one in getattr(criteria, name))}
    if criteria.killed_min is not None and criteria.killed_min < KILLED_UNKNOWN:
        told["killed_min"] = {"killed": criteria.killed_min}
    return told


def _bits(
    selection: Selection, data: IncidentData, static: StaticFolder | None, *, rest: set[str]
) -> Command:
    """A bit for each incident, set where the filters of these fields let it through: in the command, or the address of a file that the browser
    fetches once. Nothing where they let all through."""
    fits = np.ones(len(selection.columns), np.bool_)
    for name in rest:
        fits &= selection.masks[name]
    if fits.all():
        return {}
    bits = np.packbits(fits)
    content = bits.tobytes()
    if static is None or len(content) <= _INLINE:
        return {"keep": base64.b64encode(content).decode("ascii")}
    digest = hashlib.sha256(data.digest.encode() + content).hexdigest()[:16]
    columns: dict[str, npt.NDArray[Any]] = {"keep": bits}
    return {"keepUrl": static.publish(digest, lambda: pack(columns, {}))}


def _day(day: date | None) -> int | None:
    return None if day is None else day.toordinal() - _EPOCH
