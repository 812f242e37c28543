"""Where a row is: its point, or the place that its words name, as columns of the record."""

from __future__ import annotations

import re
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import Any

from geo.compact import FROM_PLACE, piece
from geo.errors import InvalidValueError
from geo.importers.tables import numbers
from geo.importers.tables.cells import CellError, CellReader
from geo.importers.tables.places import ExchangedError, Given, Places, Stated
from geo.memo import Answers
from geo.model import Placement
from geo.record import place_record

SPOT = (
    "latitude", "longitude", "point", "geo_precision", "radius_km", "gazetteer_id", "place", "admin1", "admin2",
    "country", "place_text",
)  # fmt: skip
"""Fields whose cells tell where a row is, in the order in which `Spots` is asked."""

_PLACE = SPOT.index("place")
Cells = tuple[str, ...]
_IN_STORE = ("latitude", "longitude", "geo_precision", "radius_km", "country", "admin1")
_LIST = re.compile(r"\[[-\d., ]+\]")
_MOST = 100_000  # answers that are kept: where every row has a point of its own, keeping them helps little


@dataclass(frozen=True, slots=True)
class SpotPart:
    """Columns of a record that say where it is.

    Attributes:
        before, after: what stands in the record's JSON before `graphic` and behind `sources`.
        columns: latitude, longitude, geo_precision, radius_km, country, admin1.
    """

    before: str
    after: str
    columns: tuple[Any, ...]


class Spots:
    """Finds where rows are; each once for the same cells.

    Args:
        read: reads the cells.
        places: where names and points are looked up.
    """

    def __init__(self, read: CellReader, places: Places) -> None:
        self._read, self._places = read, places
        self._answers = Answers(self._spot, CellError, _MOST)

    @property
    def failed(self) -> bool:
        """Whether any answer was an error."""
        return self._answers.failed

    def of(self, keys: Sequence[Cells]) -> list[SpotPart | CellError]:
        """What the cells of `SPOT` tell, row by row; points are located and names looked up many at a time."""
        found = self._answers.known(keys)
        if found is not None:
            return found
        new = self._answers.unknown(keys)
        points = list(map(self._point, new))
        self._places.locate([point for point in points if point])
        named = {key[_PLACE] for key, point in zip(new, points, strict=True) if not point}
        self._places.expect(named)
        return self._answers.of(keys)

    def _point(self, key: Cells) -> tuple[float, float] | None:
        try:
            return self._read.point(self._read.pair(*key[:3]))
        except CellError:
            return None  # told when the row's turn comes

    def _spot(self, key: Cells) -> SpotPart:
        point, (stated, text) = self._read.point(self._read.pair(*key[:3])), _stated(key[6:])
        if point is None:
            point = _pair_of(stated.name)
        if point is None:
            return _part(text, self._places.named[stated])
        given = Given(
            point[0], point[1], stated, self._read.geo_precision(key[3]), self._read.radius(key[4]),
            self._read.gazetteer_id(key[5]),
        )  # fmt: skip
        return _part(text, self._given(given))

    def _given(self, point: Given) -> Placement:
        try:
            return self._places.given(point)
        except ExchangedError as error:
            reason = f"latitude and longitude seem to be exchanged: only so the point lies in {error.where}"
            raise CellError("latitude", f"{point.latitude} / {point.longitude}", reason) from None
        except InvalidValueError as error:
            raise CellError("latitude", str(error.value), f"not {error.expected}") from None


def _stated(cells: Cells) -> tuple[Stated, str]:
    """What a row says about where it is, and in which words of its source."""
    *texts, written = cells
    stated = Stated(*["" if numbers.is_nothing(text) else " ".join(text.split()) for text in texts])
    written = written.strip() or stated.name
    return (stated if stated.name else replace(stated, name=written)), written


def _pair_of(name: str) -> tuple[float, float] | None:
    """The point of a cell that has coordinates in the place of a name, as some rows of a column do."""
    if _LIST.fullmatch(name):
        try:
            numbers.pair(name)
        except ValueError as error:
            raise CellError("place", name, f"not {error}") from None
    if "." not in name or sum(map(str.isalpha, name)) > 4:
        return None
    with suppress(ValueError):
        point = numbers.pair(name)
        return None if point is None or numbers.check(*point) else point
    return None


def _part(text: str, placement: Placement) -> SpotPart:
    place = placement.place
    entry = place_record(place) if place else None
    rivals = [
        {"place": place_record(r.place), "score": r.score, "distance_km": r.distance_km}
        for r in placement.rivals
    ]
    before = {
        "place_text": text, "geo_method": placement.method, "geo_score": placement.score,
        "geo_reason": placement.reason,
    }  # fmt: skip
    nowhere = (None, None, "", None, "", "")
    columns = tuple(entry[FROM_PLACE[name]] for name in _IN_STORE) if entry else nowhere
    return SpotPart(piece(before), piece({"rivals": rivals, "place": entry}), columns)
