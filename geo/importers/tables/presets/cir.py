"""Eyes on Russia, the map of the Centre for Information Resilience: its CSV and GeoJSON until 2024, its ArcGIS layer since."""

from dataclasses import replace

from geo.importers.tables.presets.preset import Preset

PRESET = Preset(
    name="cir",
    label="CIR Eyes on Russia",
    needs=frozenset({"verifieddate", "province"}),
    columns={
        "id": ("entry", "id"), "date_start": "verifieddate",
        "place": ("city", "town"), "admin1": "province", "admin2": ("district", "county"),
        "country": "country", "latitude": ("latitude", "lat"), "longitude": ("longitude", "lng", "long"),
        "point": "coordinates", "url": ("url", "link"), "description": "description",
        "event_type": ("type", "category", "categories"), "target": "sector_affected", "graphic": "graphic",
    },
    prefix="cir:",
    publisher="Centre for Information Resilience",
    joined={"url": "link_geolocation"},
)  # fmt: skip
LAYER = replace(
    PRESET,
    name="cir-layer",
    needs=frozenset({"entry_number", "primary_category", "town_or_city"}),
    columns={
        **PRESET.columns, "id": "entry_number", "date_start": "timestamp", "place": "town_or_city", "url": "link",
        "event_type": "primary_category",
    },
)  # fmt: skip
