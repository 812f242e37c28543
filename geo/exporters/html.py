"""The map as one HTML file that opens anywhere, with date slider and without a network (`geo.layers.standalone`)."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import BinaryIO

from geo.errors import InvalidValueError
from geo.events.catalogue import load_types
from geo.exporters.credits import attribution
from geo.filters import Criteria, select
from geo.gazetteer.admin import AdminIndex
from geo.layers import StaticFolder
from geo.layers.standalone import ENGLISH, MOST, Speech, standalone_map
from geo.model import Incident, Source
from geo.record import Record, incident_from_record
from geo.settings import load_settings
from geo.store import Columns, Overlay
from geo.store.store import Store


def write(
    records: Iterable[Record],
    out: BinaryIO,
    overlays: Iterable[Overlay] = (),
    speech: Speech | None = None,
) -> int:
    """Write `records` to `out`; returns how many.

    Args:
        overlays: lines and areas to draw; those of other incidents are left out.
        speech: the language of its words; English by default.

    Raises:
        InvalidValueError: more than the 20,000 that a browser opens fast, or lines and areas of more than a million corners.
    """
    incidents = [_sourced(incident_from_record(record)) for record in islice(records, MOST + 1)]
    if len(incidents) > MOST:
        raise InvalidValueError(
            "incidents", f"{MOST:,} and more", f"at most {MOST:,} for one file; narrow the filter"
        )
    settings, static = load_settings(), StaticFolder()
    static.install()
    with tempfile.TemporaryDirectory() as folder, Store.open(Path(folder) / "incidents.sqlite") as store:
        store.add_incidents(incidents)
        selection = select(store, Criteria())
        out.write(
            standalone_map(
                selection, load_types(settings.data / "incident_types.toml"), AdminIndex.load(settings),
                static, overlays=_rekeyed(overlays, selection.columns), boundaries=settings.boundaries,
                credits=attribution(), speech=speech or ENGLISH,
            )
        )  # fmt: skip
    return len(incidents)


def _rekeyed(overlays: Iterable[Overlay], columns: Columns) -> Iterator[Overlay]:
    """The overlays with the keys that their incidents have in another store."""
    keys = dict(zip(columns.ids.tolist(), columns.keys.tolist(), strict=True))
    return (replace(one, key=keys[one.id]) for one in overlays if one.id in keys)


def _sourced(incident: Incident) -> Incident:
    """`incident` as a store takes it, which wants a source, if a blank one."""
    return incident if incident.sources else replace(incident, sources=(Source(),))
