"""TimeMap events as Bellingcat and others publish them, as CSV or as JSON (see `tables.json_timemap`)."""

import re
from functools import partial

from geo.importers.tables.presets.preset import Preset

_FILTER = re.compile(r"\s*([^,=]+)=(.*?)(?:,(?=[^,=]+=)|$)")


def filtered(name: str, cell: str) -> str:
    """The values of one filter in a cell such as `Type of area affected=School,Weapon System=Unknown`."""
    found = (value.strip() for key, value in _FILTER.findall(cell) if key.strip().lower() == name)
    return "; ".join(value for value in found if value and value.lower() != "unknown")


PRESET = Preset(
    name="timemap",
    label="TimeMap",
    needs=frozenset({"date", "latitude", "longitude", "location", "description", "sources"}),
    columns={
        "id": "id", "date_start": "date", "place": "location", "latitude": "latitude", "longitude": "longitude",
        "description": "description", "url": "sources", "graphic": "graphic", "event_type": "event type",
        "target": "associations", "weapon": "associations",
    },
    prefix="timemap:",
    publisher="TimeMap",
    rewrite={
        "target": partial(filtered, "type of area affected"), "weapon": partial(filtered, "weapon system"),
    },
)  # fmt: skip
