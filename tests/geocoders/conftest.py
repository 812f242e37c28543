"""The offline geocoder over the real gazetteer."""

import pytest

from geo.gazetteer.index import Gazetteer
from geo.geocoders import GazetteerGeocoder
from geo.settings import Settings


@pytest.fixture(scope="session")
def geocoder(gazetteer: Gazetteer, built_settings: Settings) -> GazetteerGeocoder:
    return GazetteerGeocoder(gazetteer, settings=built_settings)
