"""Files without a header row, as publishers give some out: known by the number of their cells and by what stands in them."""

from __future__ import annotations

import csv
import io

from geo.importers.tables.dates import read_date
from geo.importers.tables.numbers import coordinate
from geo.importers.tables.presets.preset import Bare, Preset
from geo.importers.tables.presets.registry import PRESETS


def bare_layout(head: str) -> Bare | None:
    """The layout of a file that begins with `head` and has no header; None where its first line can be one."""
    first = head.split("\n", 1)[0].rstrip("\r")
    if not first[:1].isdigit():
        return None
    for preset in PRESETS:
        for bare in preset.bare:
            try:
                cells = next(bare.reader(io.StringIO(head if bare.quoted else first, newline="")))
            except (csv.Error, StopIteration):
                continue
            if len(cells) == len(bare.header) and _is_event(cells, bare, preset):
                return bare
    return None


def _is_event(cells: list[str], bare: Bare, preset: Preset) -> bool:
    """Whether cells are an event's: a number for its id, a date, coordinates."""
    told = {name.lower(): cell for name, cell in zip(bare.header, cells, strict=True)}
    at = {
        field: told[name] for field, name in preset.columns.items() if isinstance(name, str) and name in told
    }
    try:
        read_date(at["date_start"])
        coordinate(at["latitude"]), coordinate(at["longitude"])
    except ValueError:
        return False
    return at["id"].isdigit()
