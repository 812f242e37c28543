"""Where an incident was, as the panel of a map in one file says it."""

from __future__ import annotations

from typing import Any

import pytest

from geo.layers.panel import panel_words
from geo.model import GeoPrecision, Placement
from geo.record import incident_record
from tests.factories import at, incident


@pytest.mark.parametrize(
    ("placement", "drawn", "where"),
    [
        (at(50.9, 34.8), False, "Суми"),
        (at(50.9, 34.8, geo_precision=GeoPrecision.EXACT), False, "Суми (exact point)"),
        (at(50.9, 34.8, geo_precision=GeoPrecision.NEAR, radius_km=12.3), False, "Near Суми (within 13 km)"),
        (at(50.6, 36.6, name="Belgorod Oblast", geo_precision=GeoPrecision.ADMIN1, radius_km=150), False, "Somewhere in Belgorod Oblast"),
        (at(49, 32, name="Ukraine", geo_precision=GeoPrecision.COUNTRY), False, "Somewhere in Ukraine (only the country is known)"),
        (at(49, 32, name="49.0000, 32.0000", geo_precision=GeoPrecision.AREA, radius_km=400), False, "Somewhere within 400 km of 49.0000, 32.0000"),
        (at(49, 32, name="49.0000, 32.0000", geo_precision=GeoPrecision.AREA, radius_km=400), True, "Line or area as it was drawn"),
        (at(49, 32, name="{0} {name}", geo_precision=GeoPrecision.AREA), True, "{0} {name} (line or area as it was drawn)"),
        (Placement(), False, "Place not given"),
    ],
)  # fmt: skip
def test_a_place_is_told_as_exactly_as_it_is_known(placement: Placement, drawn: bool, where: str) -> None:
    words: dict[str, Any] = panel_words(incident_record(incident(placement=placement)), drawn=drawn)
    assert words["where"] == where
