"""The parser that the tests of this folder share."""

from __future__ import annotations

import pytest

from geo.gazetteer.index import Gazetteer
from geo.parsing import Parser
from geo.settings import Settings


@pytest.fixture(scope="session")
def parser(gazetteer: Gazetteer, built_settings: Settings) -> Parser:
    return Parser(gazetteer, settings=built_settings)
