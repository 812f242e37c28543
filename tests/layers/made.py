"""Incidents for maps: every precision and status, shared places, no place, no date, and hostile words throughout."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Page

from geo.layers import read_wish
from geo.model import Casualties, GeoPrecision, Incident, Placement, Source, Status
from tests.factories import at, day, incident

# The map has drawn what it was given.
READY = "window.datelineMap && datelineMap.drawn().ready"
# Keep what the map tells the page in window.told, read off a layer as streamlit-folium reads it.
LISTEN = """() => Object.values(datelineMap.map._layers).forEach((layer) => layer.on('click', (e) => {
    if (e.sourceTarget._tooltip) window.told = e.sourceTarget.getTooltip().getContent();
}))"""
HOSTILE = (
    "{{ 7*7 }}",
    "{% raw %}100{% discount",
    "</script><script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "`${alert(1)}`",
    "'); alert(1); ('",
)


def wish(page: Page) -> dict[str, Any]:
    """What the map last asked the page to change, which it tells once."""
    page.wait_for_function("window.told")
    found = read_wish(page.evaluate("told"))
    assert found is not None
    page.evaluate("window.told = ''")
    return dict(found.changes)


def hostile(id: str, words: str, placement: Placement, **values: Any) -> Incident:
    """An incident whose every free text is `words`."""
    return incident(
        id,
        description=words,
        quote=words,
        sub_event_type=words,
        actor1=words,
        place_text=words,
        sources=(Source(publisher=words, title=words),),
        placement=placement,
        **values,
    )


def _place(latitude: float, longitude: float, precision: GeoPrecision, **values: Any) -> Placement:
    return at(latitude, longitude, geo_precision=precision, **({"name": HOSTILE[0]} | values))


KHARKIV, SUMY, KYIV = (49.99, 36.23), (50.91, 34.80), (50.45, 30.52)
BELGOROD = {"country": "RU", "admin1": "RU-BEL", "radius_km": 150.0}

INCIDENTS = (
    hostile("one", HOSTILE[0], _place(*KHARKIV, GeoPrecision.EXACT), when=day("2025-01-01")),
    hostile(
        "two",
        HOSTILE[1],
        _place(*SUMY, GeoPrecision.STREET),
        when=day("2025-02-01"),
        status=Status.VERIFIED,
        event_type="Protests",
        casualties=Casualties(killed_best=100_000),
    ),
    hostile("kyiv1", HOSTILE[2], _place(*KYIV, GeoPrecision.SETTLEMENT), when=day("2025-03-01", "2025-03-20")),
    hostile("kyiv2", HOSTILE[3], _place(*KYIV, GeoPrecision.SETTLEMENT), when=day("2025-04-01"), event_type="Riots"),
    hostile(
        "near",
        HOSTILE[4],
        _place(48.5, 34.6, GeoPrecision.NEAR, radius_km=25.0),
        when=day("2025-05-01"),
        status=Status.REVIEWED,
    ),
    hostile("oblast1", HOSTILE[5], _place(50.6, 36.6, GeoPrecision.ADMIN1, **BELGOROD), when=day("2025-06-01")),
    hostile("oblast2", HOSTILE[0], _place(50.6, 36.6, GeoPrecision.ADMIN1, **BELGOROD), when=day("2025-06-02")),
    hostile("oblast3", HOSTILE[0], _place(48.0, 37.8, GeoPrecision.ADMIN1, admin1=HOSTILE[2]), when=day("2025-06-03")),
    hostile("raion", HOSTILE[1], _place(49.0, 33.0, GeoPrecision.ADMIN2, radius_km=40.0), when=day("2025-07-01")),
    hostile("country", HOSTILE[2], _place(49.0, 32.0, GeoPrecision.COUNTRY, country="UA", admin1=""), when=day("2025-08-01")),
    hostile("somewhere", HOSTILE[3], _place(48.2, 31.0, GeoPrecision.COUNTRY, country=HOSTILE[3], admin1=""), when=day("2025-08-02")),
    hostile("undated", HOSTILE[4], _place(47.9, 33.4, GeoPrecision.SETTLEMENT), status=Status.REJECTED),
    hostile("nowhere", HOSTILE[5], Placement(), when=day("2025-09-01")),
    hostile("odd", HOSTILE[0], _place(46.5, 30.7, GeoPrecision.EXACT), when=day("1812-09-07"), event_type=HOSTILE[3]),
)  # fmt: skip
