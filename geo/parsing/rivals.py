"""The runners-up of a name's candidates."""

from __future__ import annotations

import numpy as np

from geo.gazetteer.extent import distance_km
from geo.model import GeoPrecision, Place, Rival
from geo.parsing.name_entry import Floats
from geo.parsing.spans import Span

_MOST_RIVALS, _LEAST_SHARE = 4, 0.003
KnownRivals = dict[tuple[int, str, int], tuple[Rival, ...]]
"""The rivals worked out so far, by the array of shares, the place chosen and its position."""


def runners_up(span: Span, shares: Floats, chosen: Place, best: int, known: KnownRivals) -> tuple[Rival, ...]:
    """The runners-up, best first; worked out once for the spans of a unit, which share one array of shares."""
    key = id(shares), chosen.gazetteer_id, best
    if key not in known:
        known[key] = _worked_out(span, shares, chosen, best)
    return known[key]


def _worked_out(span: Span, shares: Floats, chosen: Place, best: int) -> tuple[Rival, ...]:
    """The runners-up, best first; a town's own oblast always among them, and an oblast's town."""
    order = [int(n) for n in np.argsort(-shares, kind="stable") if n != best]
    places = span.entry.places
    kept = [n for n in order[:_MOST_RIVALS] if shares[n] >= _LEAST_SHARE]
    kept += [
        n
        for n in order
        if n not in kept
        and places[n].admin1 == chosen.admin1
        and chosen.admin1
        and places[n].geo_precision is GeoPrecision.ADMIN1
    ]
    return tuple(
        Rival(
            place=places[n],
            score=min(1.0, float(shares[n])),
            distance_km=round(
                distance_km(chosen.latitude, chosen.longitude, places[n].latitude, places[n].longitude), 1
            ),
        )
        for n in kept
    )
