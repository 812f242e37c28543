"""GeoConfirmed's table: semicolons, several addresses in a cell, places behind their plus code. Its KML needs no preset."""

import re

from geo.importers.tables.presets.preset import Preset

_PLUS_CODE = re.compile(r"\s*[2-9CFGHJMPQRVWX]{2,8}\+[2-9CFGHJMPQRVWX]{2,3}(?![^\s,])[\s,]*", re.IGNORECASE)


def place(cell: str) -> str:
    """The place behind a plus code: "Orikhiv, Ukraine" of "HQ8P+V8 Orikhiv, Ukraine"."""
    return _PLUS_CODE.sub("", cell, count=1) if _PLUS_CODE.match(cell) else cell


PRESET = Preset(
    name="geoconfirmed",
    label="GeoConfirmed",
    needs=frozenset({"date", "faction", "origin", "pluscode", "geolocation"}),
    columns={
        "id": "id", "date_start": "date", "place": "pluscode", "latitude": "latitude", "longitude": "longitude",
        "description": "description", "url": "source",
    },
    prefix="geoconfirmed:",
    publisher="GeoConfirmed",
    rewrite={"place": place},
    joined={"url": "geolocation"},
    notes=(
        "The addresses of Geolocation are sources, too.",
        "Faction says whose the thing on the map is, not who acted: it is kept as it is, and names no party. Sites without a date are undated.",
    ),
)  # fmt: skip
