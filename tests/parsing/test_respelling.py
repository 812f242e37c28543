"""Ukrainian and Belarusian names in other Latin spellings than the gazetteer's."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.gazetteer.index import Gazetteer
from geo.parsing.namebook import NameBook
from geo.parsing.respelling import respelt


@pytest.mark.parametrize(
    ("written", "official"),
    [
        ("Hulyaipole", "huliaipole"),
        ("Vojevodivka", "voievodivka"),
        ("Zymohir'ya", "zymohiria"),
        ("Drahičyn", "drahichyn"),
        ("Malaya Rohan", "mala rohan"),
        ("Bolshaya Pysarivka", "velyka pysarivka"),
        ("Novoukrayinka", "novoukrainka"),
        ("Zaporizhja", "zaporizhia"),
    ],
)
def test_one_spelling_becomes_the_other(written: str, official: str) -> None:
    assert respelt(written) == official


@pytest.mark.parametrize("name", ["Kharkiv", "Lyman", "yet another", "Kyiv", "", "Yuma"])
def test_what_needs_no_respelling(name: str) -> None:
    assert respelt(name) == ""


@given(st.text(st.characters(codec=None), max_size=30))
def test_any_name_is_respelt_once_at_most(name: str) -> None:
    made = respelt(name)
    assert made == "" or made != name.lower()


@pytest.mark.parametrize(
    ("written", "identifier"), [("Hulyaipole", "geonames:707898"), ("Zymohir'ya", "geonames:686956")]
)
def test_the_book_knows_them(gazetteer: Gazetteer, written: str, identifier: str) -> None:
    book = NameBook(gazetteer)
    assert book.first(written, "en") > 0
    assert book.knows(written, "en")
    entry = book.entry(written, "en")
    assert entry is not None
    assert identifier in {place.gazetteer_id for place in entry.places}


@pytest.mark.parametrize("name", ["Mikhaylovv", "Qwertyanka", "Taylorjam"])
def test_a_name_of_nothing_stays_unknown(gazetteer: Gazetteer, name: str) -> None:
    book = NameBook(gazetteer)
    assert book.entry(name, "en") is None
    assert not book.knows(name, "en")
