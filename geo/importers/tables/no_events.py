"""Tables that publishers give out beside their events, and whose rows are none: sums, labels, who holds which town."""

from __future__ import annotations

import re

from geo.errors import FileRefusedError
from geo.importers.tables.table import Table

_SUMS = (
    "each row counts events (column Events) of an area and a time; none of them can be told from the others"
)
_CONTROL = (
    "its rows say who holds a place on a day, which is no event",
    "Give VIINA's event_1pd or event_info",
)
_KNOWN = (
    ({"week", "events", "fatalities"}, _SUMS, "Give ACLED's events, one a row"),
    ({"month", "year", "events", "fatalities"}, _SUMS, "Give ACLED's events, one a row"),
    (
        {"event_id", "geonameid", "t_mil", "t_mil_b"}, "its rows label events of VIINA's event_info, without text and place",
        "Give event_1pd, which has labels and places, or event_info",
    ),
    ({"status_wiki", "status_boost", "status_dsm", "status"}, *_CONTROL),
)  # fmt: skip
_HELD = re.compile(r"ctr_\d{8,14}")  # a column a day or hour
_PLACED = frozenset({"latitude", "asciiname", "longitude", "event_date", "event_id_cnty"})


def check_events(table: Table) -> None:
    """Refuse a table whose rows are no events.

    Raises:
        FileRefusedError: it is one of those that publishers give out beside their events.
    """
    names = {name.lower() for name in table.header}
    if "geonameid" in names and any(map(_HELD.fullmatch, names)):
        raise FileRefusedError(table.name, *_CONTROL)
    for columns, reason, remedy in _KNOWN:
        if columns <= names and not names & _PLACED:
            raise FileRefusedError(table.name, reason, remedy)
