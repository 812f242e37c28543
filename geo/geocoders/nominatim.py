"""Nominatim, OpenStreetMap's own search: the public server or one of your own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import urlsplit

from geopy.adapters import URLLibAdapter
from geopy.geocoders import Nominatim

from geo.gazetteer.extent import distance_km
from geo.geocoders.online import guarded, records_of
from geo.model import GeoPrecision, Place

PUBLIC = "https://nominatim.openstreetmap.org"
_PRECISIONS = {
    "country": GeoPrecision.COUNTRY, "state": GeoPrecision.ADMIN1, "region": GeoPrecision.ADMIN1,
    "province": GeoPrecision.ADMIN1, "county": GeoPrecision.ADMIN2, "district": GeoPrecision.ADMIN2,
    "municipality": GeoPrecision.ADMIN2, "city": GeoPrecision.SETTLEMENT, "town": GeoPrecision.SETTLEMENT,
    "village": GeoPrecision.SETTLEMENT, "hamlet": GeoPrecision.SETTLEMENT, "suburb": GeoPrecision.SETTLEMENT,
    "road": GeoPrecision.STREET,
}  # fmt: skip


class NominatimService:
    """Nominatim, asked through geopy.

    Args:
        base_url: scheme, host and path of the server.
        user_agent: how the application names itself; the public server's terms ask for it.
        timeout_s: how long to wait for an answer, in seconds.
    """

    def __init__(self, base_url: str, *, user_agent: str, timeout_s: float) -> None:
        self.name = f"Nominatim ({urlsplit(base_url).netloc})"
        parts = urlsplit(base_url)
        self._geopy = Nominatim(
            scheme=parts.scheme,
            domain=parts.netloc + parts.path,
            user_agent=user_agent,
            timeout=timeout_s,
            adapter_factory=URLLibAdapter,  # the other one sleeps through a Retry-After of any length
        )
        self.place = guarded(_place)

    def ask(self, query: str, countries: Sequence[str], limit: int) -> list[dict[str, Any]]:
        """Nominatim's own records, best first; raises what geopy raises."""
        return records_of(
            self._geopy.geocode(
                query,
                exactly_one=False,
                limit=limit,
                addressdetails=True,
                language="en",
                country_codes=[c.lower() for c in countries] or None,
            )
        )


def _place(record: Mapping[str, Any]) -> Place:
    address = record.get("address", {})
    kind = record.get("addresstype") or record.get("type") or ""
    latitude, longitude = float(record["lat"]), float(record["lon"])
    precision = _PRECISIONS.get(kind, GeoPrecision.EXACT)
    south, north, west, east = (float(v) for v in record["boundingbox"])
    radius = max(distance_km(latitude, longitude, south, west), distance_km(latitude, longitude, north, east))
    return Place(
        gazetteer_id=f"osm:{record['osm_type']}/{record['osm_id']}",
        name=record.get("name") or record["display_name"].partition(",")[0],
        latitude=latitude,
        longitude=longitude,
        country=str(address.get("country_code", "")).upper(),
        admin1=address.get("ISO3166-2-lvl4", ""),
        admin2=address.get("county") or address.get("district") or "",
        feature_class="A" if precision.is_area else "P" if precision is GeoPrecision.SETTLEMENT else "S",
        geo_precision=precision,
        radius_km=round(radius, 1),
        source="openstreetmap",
    )
