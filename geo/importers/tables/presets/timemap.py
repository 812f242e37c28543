"""TimeMap events as Bellingcat and others publish them, as CSV or as JSON (see `tables.json_lists`)."""

from geo.importers.tables.presets.preset import Preset

PRESET = Preset(
    name="timemap",
    label="TimeMap",
    needs=frozenset({"date", "latitude", "longitude", "location", "description", "sources"}),
    columns={
        "id": "id", "date_start": "date", "place": "location", "latitude": "latitude", "longitude": "longitude",
        "description": "description", "url": "sources", "graphic": "graphic", "event_type": "event type",
    },
    prefix="timemap:",
    publisher="TimeMap",
)  # fmt: skip
