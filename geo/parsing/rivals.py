"""The runners-up of a name's candidates."""

from __future__ import annotations

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
    places, values = span.entry.places, shares.tolist()
    order = sorted(
        range(len(values)), key=values.__getitem__, reverse=True
    )  # of equals the first stays first
    order = [n for n in order if n != best]
    kept = [n for n in order[:_MOST_RIVALS] if values[n] >= _LEAST_SHARE]
    if chosen.admin1 and span.entry.has_admin1:
        kept += [
            n
            for n in order
            if places[n].admin1 == chosen.admin1
            and places[n].geo_precision is GeoPrecision.ADMIN1
            and n not in kept
        ]
    return tuple(
        Rival(
            place=places[n],
            score=min(1.0, values[n]),
            distance_km=round(
                distance_km(chosen.latitude, chosen.longitude, places[n].latitude, places[n].longitude), 1
            ),
        )
        for n in kept
    )
