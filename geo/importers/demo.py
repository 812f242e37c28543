"""The shipped demonstration layer: `data/demo_incidents.csv`, facts in our own words with their sources."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

from geo.errors import FileRefusedError
from geo.importers.incident_csv import read_incidents
from geo.model import Incident

COLLECTION = "demo"


def read_demo(data: bytes, path: Path) -> tuple[Incident, ...]:
    """The demonstration incidents in `data`, the bytes of the file at `path`.

    Raises:
        FileRefusedError: a row cannot be read, names no source, or has an id that could be a user's.
    """
    incidents: dict[str, Incident] = {}
    for incident in read_incidents(io.BytesIO(data), path.name):
        _check(incident, incidents, path)
        placement = replace(incident.placement, method="curated", score=1.0) if incident.place else None
        incidents[incident.id] = replace(
            incident,
            collection=COLLECTION,
            placement=placement or incident.placement,
            reported_at=incident.reported_at or incident.sources[0].published,
        )
    return tuple(incidents.values())


def _check(incident: Incident, earlier: dict[str, Incident], path: Path) -> None:
    if not incident.id.startswith("demo-") or incident.id in earlier:
        raise FileRefusedError(
            path.name, f"id {incident.id!r}", "Give every row an id of its own that starts with demo-"
        )
    if not (incident.sources and incident.sources[0].publisher and incident.sources[0].url):
        raise FileRefusedError(
            path.name, f"incident {incident.id} has no publisher or url", "Name the source of every row"
        )
