"""Which column holds what: made by `recognise`, changed by the user, kept as JSON."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from typing import Any, Self

import orjson

from geo.errors import InvalidValueError

FIELDS: Mapping[str, str] = {
    "id": "the publisher's identifier",
    "event_type": "event type", "sub_event_type": "sub-event type",
    "description": "what happened", "quote": "verbatim words of a report",
    "date_start": "day, or the first of several", "date_end": "last day", "date_precision": "how exact the date is",
    "year": "year, where a date has several columns", "month": "month, where a date has several columns",
    "day": "day of the month, where a date has several columns",
    "reported_at": "day of the report",
    "actor1": "first party", "actor2": "second party", "weapon": "weapon", "target": "what was hit",
    "killed_low": "killed, at least", "killed_best": "killed", "killed_high": "killed, at most",
    "injured": "injured", "civilians_killed": "civilians killed", "children_killed": "children killed",
    "missing": "missing", "captured": "captured",
    "place": "place to look up or to show", "place_text": "place as the source writes it",
    "country": "country", "admin1": "region", "admin2": "district", "gazetteer_id": "GeoNames number",
    "latitude": "latitude", "longitude": "longitude", "point": "latitude and longitude in one cell",
    "geo_precision": "how exact the point is", "radius_km": "radius in km",
    "publisher": "source", "url": "address of the source", "source_title": "headline", "language": "language",
    "licence": "licence", "graphic": "graphic",
}  # fmt: skip
"""What a column can hold, with words for the user."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnMapping:
    """How a table is read.

    Attributes:
        columns: our field (of `FIELDS`) -> the table's column.
        preset: name of the preset that applies, empty for none.
        date_order: "dmy" or "mdy" where the user chose; empty leaves it to the column.
        event_type: type of rows that name none.
        publisher: source of rows that name none; empty is the preset's, else the file's name.
        region: ISO 3166 code preferred for places that could be several; empty for none.
        remembered_order: the `date_order` that was chosen for another file with the same header; not kept in JSON.
    """

    columns: Mapping[str, str] = field(default_factory=dict)
    preset: str = ""
    date_order: str = ""
    event_type: str = ""
    publisher: str = ""
    region: str = ""
    remembered_order: str = field(default="", compare=False)

    def __post_init__(self) -> None:
        for name in self.columns:
            if name not in FIELDS:
                raise InvalidValueError("mapping", name, f"one of {', '.join(FIELDS)}")
        if self.date_order not in ("", "dmy", "mdy"):
            raise InvalidValueError("date_order", self.date_order, "dmy, mdy or empty")

    def checked(self, header: Sequence[str]) -> Self:
        """This mapping, if all its columns are in `header`.

        Raises:
            InvalidValueError: one is not.
        """
        for name, column in self.columns.items():
            if column not in header:
                raise InvalidValueError(
                    f"mapping of {name}", column, f"a column of the table: {', '.join(header)}"
                )
        return self

    def changed(self, **fields: str | None) -> Self:
        """With other columns for some fields; None takes a field out."""
        columns = {name: c for name, c in {**self.columns, **fields}.items() if c is not None}
        return replace(self, columns=columns)

    @property
    def order_is_remembered(self) -> bool:
        """Whether the order of day and month was chosen for another file: then what a column proves counts more."""
        return bool(self.date_order) and self.date_order == self.remembered_order

    def to_json(self) -> str:
        """As JSON, for a file."""
        kept = {name: value for name, value in asdict(self).items() if name != "remembered_order"}
        return orjson.dumps(kept, option=orjson.OPT_INDENT_2).decode()

    @classmethod
    def from_json(cls, text: str | bytes) -> Self:
        """The mapping that `to_json` wrote.

        Raises:
            InvalidValueError: no such JSON.
        """
        try:
            raw: Any = orjson.loads(text)
            texts = [*raw.get("columns", {}).values(), *(v for n, v in raw.items() if n != "columns")]
            if not all(isinstance(value, str) for value in texts):
                raise TypeError("a value that is no text")
            return cls(**raw)
        except (orjson.JSONDecodeError, TypeError, AttributeError) as error:
            raise InvalidValueError(
                "mapping", text, f"JSON as `import --save-mapping` writes it ({error})"
            ) from None
