"""What the panel of a map in one file tells of an incident, as plain text."""

from __future__ import annotations

import re
from collections.abc import Iterable
from math import ceil
from typing import Any

from geo.record import Record

_COORDINATES = re.compile(r"-?\d+(\.\d+)?, -?\d+(\.\d+)?")  # what a place is called that came without a name
_WHERE = {
    "exact": "{name} (exact point)",
    "street": "{name} (street)",
    "near": "Near {name}{radius}",
    "admin2": "Somewhere in {name}",
    "admin1": "Somewhere in {name}",
    "area": "Somewhere in {name}",
    "country": "Somewhere in {name} (only the country is known)",
}


def panel_words(record: Record, *, drawn: bool = False) -> dict[str, Any]:
    """The words about one incident.

    Args:
        drawn: the map shows it as the line or area that it came with.
    """
    first, last = record["date_start"], record["date_end"]
    return {
        "what": record["sub_event_type"] or record["event_type"],
        "where": _where(record, drawn=drawn),
        "when": "Date not given" if not first else first if first == last else f"{first} to {last} ({record['date_precision']})",
        "description": record["description"],
        "people": "" if record["killed_best"] is None else f"{record['killed_best']:,} killed",
        "claim": _joined([record["claim"], f"by {record['claimed_by']}" if record["claimed_by"] else ""], " "),
        "status": "not checked by a person" if record["status"] == "machine" else record["status"],
        "quote": record["quote"],
        "sources": [
            [_joined([s["publisher"] or "Source", s["published"] or "", s["title"]], ", "), s["url"]] for s in record["sources"]
        ],
    }  # fmt: skip


def _where(record: Record, *, drawn: bool) -> str:
    """The place and how exactly it is known, so that an area's middle does not read like a point."""
    name, precision = record["place_name"], record["geo_precision"]
    if not name:
        return f"{record['place_text']}: place not found" if record["place_text"] else "Place not given"
    nameless = _COORDINATES.fullmatch(name) is not None
    if drawn:
        return "Line or area as it was drawn" if nameless else f"{name} (line or area as it was drawn)"
    radius = f"within {ceil(record['radius_km'])} km" if record["radius_km"] else ""
    if nameless and radius and precision in ("area", "admin1", "admin2", "country"):
        return f"Somewhere {radius} of {name}"
    words = _WHERE.get(precision, "{name}")
    return words.format(name=name, radius=f" ({radius})" if radius else "")


def _joined(parts: Iterable[str], between: str) -> str:
    return between.join(filter(None, parts))
