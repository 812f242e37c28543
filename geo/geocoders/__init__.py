"""Geocoders: names to places, in geopy's terms."""

from geo.geocoders.chain import ChainGeocoder
from geo.geocoders.gazetteer import GazetteerGeocoder

__all__ = ["ChainGeocoder", "GazetteerGeocoder"]
