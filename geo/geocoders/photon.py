"""Photon, Komoot's search over OpenStreetMap: the public server or one of your own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import urlsplit

from geopy.adapters import URLLibAdapter
from geopy.geocoders import Photon

from geo.gazetteer.extent import distance_km, settlement_radius_km
from geo.geocoders.online import guarded, records_of
from geo.model import GeoPrecision, Place

PUBLIC = "https://photon.komoot.io"
_PRECISIONS = {
    "country": GeoPrecision.COUNTRY, "state": GeoPrecision.ADMIN1, "county": GeoPrecision.ADMIN2,
    "city": GeoPrecision.SETTLEMENT, "district": GeoPrecision.SETTLEMENT, "locality": GeoPrecision.SETTLEMENT,
    "street": GeoPrecision.STREET,
}  # fmt: skip
_OSM = {"N": "node", "W": "way", "R": "relation"}


class PhotonService:
    """Photon, asked through geopy.

    Args:
        base_url: scheme, host and path of the server.
        user_agent: how the application names itself.
        timeout_s: how long to wait for an answer, in seconds.
    """

    def __init__(self, base_url: str, *, user_agent: str, timeout_s: float) -> None:
        self.name = f"Photon ({urlsplit(base_url).netloc})"
        parts = urlsplit(base_url)
        self._geopy = Photon(
            scheme=parts.scheme,
            domain=parts.netloc + parts.path,
            user_agent=user_agent,
            timeout=timeout_s,
            adapter_factory=URLLibAdapter,  # the other one sleeps through a Retry-After of any length
        )
        self.place = guarded(_place)

    def ask(self, query: str, countries: Sequence[str], limit: int) -> list[dict[str, Any]]:
        """Photon's own records, best first; it knows no filter by country, so that is done here."""
        found = records_of(self._geopy.geocode(query, exactly_one=False, limit=limit, language="en"))
        return [r for r in found if not countries or r["properties"].get("countrycode") in countries]


def _place(record: Mapping[str, Any]) -> Place:
    properties = record["properties"]
    longitude, latitude = (float(v) for v in record["geometry"]["coordinates"][:2])
    precision = _PRECISIONS.get(properties.get("type", ""), GeoPrecision.EXACT)
    radius = settlement_radius_km(0)
    if properties.get("extent"):
        west, north, east, south = (float(v) for v in properties["extent"])
        radius = max(
            distance_km(latitude, longitude, south, west), distance_km(latitude, longitude, north, east)
        )
    return Place(
        gazetteer_id=f"osm:{_OSM[properties['osm_type']]}/{properties['osm_id']}",
        name=properties["name"],
        latitude=latitude,
        longitude=longitude,
        country=properties.get("countrycode", ""),
        admin2=properties.get("county", ""),
        feature_class="A" if precision.is_area else "P" if precision is GeoPrecision.SETTLEMENT else "S",
        geo_precision=precision,
        radius_km=round(radius, 1),
        source="openstreetmap",
    )
