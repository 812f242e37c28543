"""What lies in what, candidate by candidate: towns in divisions, divisions in countries."""

from __future__ import annotations

import re
from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from geo.gazetteer.entry import NameKind
from geo.gazetteer.extent import EARTH_KM
from geo.memo import Memo
from geo.model import Place
from geo.parsing.name_entry import Floats, Ints, NameEntry, level_of, unit_vectors
from geo.parsing.sides import is_side

Beside = Callable[[Place, str], bool]
CITY = np.log(50_000)
"""As in `NameEntry.log_population`: from here on a name means its city rather than a hamlet."""
_BY_KM = 30.0
_IN_FULL = frozenset({NameKind.FULL, NameKind.MAIN})
_LAND = re.compile(r"[аеиіуыяє]?щин[аиіеуоюйы]{1,2}$")  # «Сумщина» is Sumy Oblast and nothing else
_FAR_GREATER = np.log(50)
_COUNTRY, _DIVISION, _WIDEST_TOWN_KM, _WIDEST_DIVISION_KM = 3, 2, 60.0, 300.0


class Held:
    """What lies in what, and what beside what.

    Args:
        beside: whether a place lies by the border of a division (ISO 3166-2) or in it.
    """

    __slots__ = ("_inside", "beside")

    def __init__(self, beside: Beside) -> None:
        self.beside = beside
        # The same names stand side by side again and again.
        self._inside: Memo[tuple[NameEntry, NameEntry], Floats | None] = Memo(lambda both: inside(*both))

    def inside(self, entry: NameEntry, container: NameEntry) -> Floats | None:
        """See the function of this name."""
        return self._inside[entry, container]


def inside(entry: NameEntry, container: NameEntry) -> Floats | None:
    """Per candidate of `entry`, 1 where a candidate of `container` contains it; None where none does."""
    countries = container.country[container.level == 3]
    admin1s = container.admin1[(container.level == 2) & (container.admin1 > 0)]
    held = (_among(entry.country, countries) & (entry.level < 3)) | (
        _among(entry.admin1, admin1s) & (entry.level < 2)
    )
    for n in (n for n, level in enumerate(container.levels) if level == 1):
        reach = np.cos(container.places[n].radius_km / EARTH_KM)
        same = (entry.country == container.country[n]) | (container.country[n] == 0)
        held |= (entry.level == 0) & same & (entry.vectors @ container.vectors[n] >= reach)
    return held.astype(np.float64) if np.count_nonzero(held) else None


def holds(container: NameEntry, entry: NameEntry) -> Floats:
    """Per candidate of `container`, 1 where it contains a candidate of `entry`."""
    below = entry.level < 3
    held = (container.level == 3) & _among(container.country, entry.country[below])
    held |= (container.level == 2) & _among(container.admin1, entry.admin1[entry.level < 2])
    mask: Floats = held.astype(np.float64)
    return mask


def lies_elsewhere(quarter: NameEntry, town: NameEntry) -> bool:
    """Whether all of the one's candidates lie far from all of the other's, which is a town or the division round it."""
    if not town.has_settlement or max(town.top_level, quarter.top_level) > _DIVISION:
        return False
    reach = _WIDEST_TOWN_KM if town.top_level == 0 else _WIDEST_DIVISION_KM
    return bool((quarter.vectors @ town.vectors.T < np.cos(reach / EARTH_KM)).all())


def are_towns(inner: NameEntry, outer: NameEntry, mask: Floats) -> bool:
    """Whether "X, Y" are two towns side by side: Y is its division's name only for short, and X far greater elsewhere.

    "Lviv, Dnipro and Odesa" tells nothing of the hamlet Lviv in Dnipropetrovsk Oblast.
    """
    kinds = {c.kind for c in outer.candidates if level_of(c.place) > 0}
    if kinds - {NameKind.SHORT} or not outer.has_settlement or mask.all():
        return False
    size = inner.log_population
    elsewhere = size[mask == 0].max()
    return bool(elsewhere - size[mask > 0].max() > _FAR_GREATER and elsewhere >= CITY)


def denied(inner: NameEntry, outer: NameEntry, beside: Beside, *, in_full: bool = False) -> Place | None:
    """The division that `outer` names in full, where all of `inner` lies well outside it; else None.

    Reports put a village into the wrong one of two neighbouring divisions, and borders in the sources are rough.
    """
    alone = len(outer) == 1 and " " in outer.key  # «Северный Кордофан» is a state and nothing else
    full = in_full or alone or _LAND.search(outer.key) is not None
    divisions = [
        c.place for c in outer.candidates if (full or c.kind in _IN_FULL) and level_of(c.place) in (1, 2)
    ]
    if len(divisions) != 1 or len(outer) != 1:
        return None
    abroad = inner.country != outer.country[0]
    if abroad.all() and is_side(
        outer.key
    ):  # "Diapaga, in the East region": of another country than the one found
        return None
    # An area abroad that has its town's name only for short is nothing either: Balka for Balqa in Jordan.
    short = {c.kind for c in inner.candidates if level_of(c.place) > 0} <= {NameKind.SHORT}
    if inner.top_level >= _COUNTRY or not short or not abroad[inner.level > 0].all():
        return None
    area = divisions[0]
    reach = np.cos((area.radius_km + _BY_KM) / EARTH_KM)
    outside = (inner.vectors @ unit_vectors(divisions)[0] < reach) | abroad
    by = (inner.places[n] for n in np.flatnonzero(~outside))
    return None if any(not area.admin1 or beside(place, area.admin1) for place in by) else area


def _among(codes: Ints, some: Ints) -> NDArray[np.bool_]:
    """Per code, whether it is one of `some`; for a handful of codes a set is far quicker than `np.isin`."""
    known = set(some.tolist())
    return np.array([code in known for code in codes.tolist()], dtype=np.bool_)
