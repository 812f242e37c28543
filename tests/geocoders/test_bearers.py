"""Whose name a name is."""

from __future__ import annotations

import pytest

from geo.gazetteer.index import Gazetteer
from geo.geocoders.bearers import borrowed


@pytest.mark.parametrize(
    ("name", "borrower"),
    [("Слов'янськ", "Nikopol"), ("Hrodivka", "Myrnohrad"), ("Bilhorod-Dnistrovskyi", "Belgorod")],
)
def test_only_the_place_with_another_name_of_its_own_is_doubted(
    gazetteer: Gazetteer, name: str, borrower: str
) -> None:
    candidates = gazetteer.lookup(name)
    doubted = {c.place.name for c, doubt in zip(candidates, borrowed(candidates), strict=True) if doubt}
    assert doubted == {borrower}


@pytest.mark.parametrize("name", ["Odessa", "Kiev", "Artemivsk", "Demidovka"])
def test_old_and_foreign_spellings_are_no_loans(gazetteer: Gazetteer, name: str) -> None:
    ukrainian = [c for c in gazetteer.lookup(name) if c.place.country == "UA"]
    assert ukrainian
    assert not any(borrowed(ukrainian))
