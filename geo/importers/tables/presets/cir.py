"""Eyes on Russia, the map of the Centre for Information Resilience, as CSV."""

from geo.importers.tables.presets.preset import Preset

PRESET = Preset(
    name="cir",
    label="CIR Eyes on Russia",
    needs=frozenset({"verifieddate", "province"}),
    columns={
        "id": ("entry", "id"), "date_start": "verifieddate", "place": ("city", "town"), "admin1": "province",
        "admin2": ("district", "county"), "country": "country", "latitude": ("latitude", "lat"), "longitude": ("longitude", "lng", "long"),
        "point": "coordinates", "url": ("url", "link"), "description": "description", "event_type": ("type", "category"),
        "graphic": "graphic",
    },
    prefix="cir:",
    publisher="Centre for Information Resilience",
)  # fmt: skip
