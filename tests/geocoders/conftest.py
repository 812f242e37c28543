"""The offline geocoder over the real gazetteer."""

from collections.abc import Iterator

import pytest

from geo.gazetteer.index import Gazetteer
from geo.geocoders import GazetteerGeocoder
from geo.settings import Settings
from tests.geocoders.online_server import Online, serving


@pytest.fixture(scope="session")
def geocoder(gazetteer: Gazetteer, built_settings: Settings) -> GazetteerGeocoder:
    return GazetteerGeocoder(gazetteer, settings=built_settings)


@pytest.fixture
def online() -> Iterator[Online]:
    """A server that plays the online geocoder."""
    with serving() as server:
        yield server
