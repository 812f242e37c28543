"""What each format keeps of an incident when its file is imported again; docs/formats.md has it as a table."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from geo.importers.flat import READERS

EVERYTHING = tuple(READERS)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadBack:
    """What of an incident a format carries there and back.

    Attributes:
        columns: of `geo.importers.flat.READERS`, which come back as they were.
        decimals: of coordinates; None is all of them.
        digits: significant ones of any number with decimals; None is all of them.
        text: what happens to text.
    """

    columns: tuple[str, ...] = EVERYTHING
    decimals: int | None = None
    digits: int | None = None
    text: str = "any, without zero characters"


_GEOJSON = ReadBack(
    columns=tuple(c for c in EVERYTHING if c not in ("feature_class", "population", "place_source")),
    decimals=7,
)
_PRINTABLE = ReadBack(text="any, without control characters")
READ_BACK: Mapping[str, ReadBack] = {
    "geojson": _GEOJSON,
    "geojsonl": _GEOJSON,
    "csv": ReadBack(),
    "hxl": ReadBack(),
    "xlsx": ReadBack(digits=16, text="any up to 32,767 characters a cell, without control characters"),
    "jsonl": ReadBack(),
    "gpkg": ReadBack(),
    "geoparquet": ReadBack(),
    "flatgeobuf": ReadBack(),
    "kml": _PRINTABLE,
    "timemap": ReadBack(columns=("description", "event_type", "date_start", "latitude", "longitude"), text="without blanks at its ends"),
    "html": ReadBack(columns=(), text="a page to look at; it is not read"),
}  # fmt: skip
"""Every format of `geo.exporters.FORMATS`."""


def table() -> str:
    """The table of docs/formats.md."""
    lines = ["| format | columns that come back | coordinates | text |", "|---|---|---|---|"]
    lines += [
        f"| `{name}` | {_columns(one)} | {_decimals(one)} | {one.text} |" for name, one in READ_BACK.items()
    ]
    return "\n".join(lines)


def _columns(one: ReadBack) -> str:
    if len(one.columns) == len(EVERYTHING):
        return f"all {len(EVERYTHING)}"
    if len(one.columns) > len(EVERYTHING) / 2:
        missing = ", ".join(f"`{column}`" for column in EVERYTHING if column not in one.columns)
        return f"{len(one.columns)} of {len(EVERYTHING)}: all but {missing}"
    return ", ".join(f"`{column}`" for column in one.columns) or "none"


def _decimals(one: ReadBack) -> str:
    if not {"latitude", "longitude"} <= set(one.columns):
        return "-"
    if one.digits is not None:
        return f"to {one.digits} digits, as any number"
    return "as they are" if one.decimals is None else f"to {one.decimals} decimals"
