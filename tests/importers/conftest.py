"""What tests of imports share: a house with an empty store."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from geo.gazetteer.index import Gazetteer
from geo.settings import Settings
from geo.store import Store
from tests.house import House


@pytest.fixture
def house(gazetteer: Gazetteer, tmp_path: Path) -> Iterator[House]:
    """A store of its own, with the real gazetteer."""
    with Store.open(tmp_path / "house.sqlite") as store:
        yield House(store, Settings(home=tmp_path), gazetteer, tmp_path)
