"""First-level divisions (oblasts, states, provinces) and the ISO 3166-2 code of every settlement."""

from __future__ import annotations

from collections.abc import Iterator

from geo.gazetteer.entry import Entry
from geo.settings import Settings


def entries(settings: Settings) -> Iterator[Entry]:
    """Every first-level division."""
    yield from ()


def with_codes(settings: Settings, settlements: list[Entry]) -> list[Entry]:
    """`settlements` with `place.admin1` filled in."""
    return settlements
