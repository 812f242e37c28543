"""Geocoders: names to places, in geopy's terms."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from geo.geocoders.chain import ChainGeocoder
    from geo.geocoders.gazetteer import GazetteerGeocoder

__all__ = ["ChainGeocoder", "GazetteerGeocoder"]
_ROOMS = {"ChainGeocoder": "chain", "GazetteerGeocoder": "gazetteer"}


def __getattr__(name: str) -> Any:
    """The geocoders, loaded when asked for: geopy takes longer to load than a text to read."""
    if name not in _ROOMS:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_ROOMS[name]}"), name)
