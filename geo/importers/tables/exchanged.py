"""Whether the columns of latitude and longitude of a whole table are exchanged, by rows that leave no doubt.

A row alone is told by its country, region or town (`geo.importers.tables.places`). Where a table has none of these, latitudes beyond
90 degrees tell: a swapped table of America or Asia has many, a right one has none but misprints.
"""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass

from geo.importers.tables.numbers import coordinate

_FEWEST, _SHARE = 3, 10
"""Rows that can only be points when exchanged: at least so many, and one in so many; fewer are misprints."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Axes:
    """What rows tell of the order of their two columns.

    Attributes:
        points: how many rows have two numbers of degrees.
        exchanged: how many of them can only be points with latitude and longitude exchanged.
        right: how many only as they are.
    """

    points: int = 0
    exchanged: int = 0
    right: int = 0

    @property
    def are_exchanged(self) -> bool:
        """Whether the columns are, beyond doubt."""
        enough = self.exchanged >= _FEWEST and self.exchanged * _SHARE >= self.points
        return enough and not self.right

    def note(self, latitude: str, longitude: str) -> str:
        """What the user has to know of columns that are exchanged."""
        return (
            f"Columns {latitude} and {longitude} seem to be exchanged: {self.exchanged:,} of the first {self.points:,} points "
            f"can only be so. No row with a point goes in until --column latitude={longitude} --column longitude={latitude} says it."
        )


def axes_of(pairs: Iterable[tuple[str, str]]) -> Axes:
    """What the cells of latitude and longitude of some rows tell."""
    points = exchanged = right = 0
    for texts in pairs:
        with suppress(ValueError):
            latitude, longitude = map(coordinate, texts)
            if latitude is None or longitude is None or max(abs(latitude), abs(longitude)) > 180:
                continue
            points += 1
            exchanged += abs(latitude) > 90 >= abs(longitude)
            right += abs(longitude) > 90 >= abs(latitude)
    return Axes(points=points, exchanged=exchanged, right=right)
