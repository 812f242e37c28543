"""Our own exports read back: every field as it was written, checked by the model."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import islice
from typing import Any

from geo.errors import InvalidValueError, shown
from geo.importers.flat import OWN_MARKS, PLACE_COLUMNS, READERS, flat_cells, incident_from_cells
from geo.importers.tables.entry import Entry
from geo.importers.tables.geometry import NOWHERE, Spot
from geo.importers.tables.table import Refused, Row, Table
from geo.model import Incident
from geo.record import Record, incident_record

_BATCH = 500


def is_own(header: Sequence[str]) -> bool:
    """Whether a table has the columns that we write."""
    return set(header) >= OWN_MARKS


class OwnReader:
    """Makes entries for the store of the rows of one of our exports; text cells are guarded as in our CSV."""

    def __init__(self, table: Table) -> None:
        self.table = table
        self.column_notes: tuple[str, ...] = ()

    def batches(
        self, rows: Iterable[Row | Refused] | None = None
    ) -> Iterator[tuple[list[Entry], list[Refused]]]:
        """Entries and refused rows, some thousand rows at a time; all rows of the table by default."""
        left = iter(self.table.rows() if rows is None else rows)
        while chunk := list(islice(left, _BATCH)):
            entries: list[Entry] = []
            refused: list[Refused] = []
            for row in chunk:
                if isinstance(row, Refused):
                    refused.append(row)
                    continue
                if row.number == 2 and row.cells[0].startswith("#event"):  # HXL's tags
                    continue
                try:
                    cells = dict(zip(self.table.header, row.cells, strict=True))
                    entries.append(Entry.of(_record(cells), row.shape))
                except InvalidValueError as error:
                    refused.append(
                        Refused(
                            file=self.table.name, row=row.number, column=error.field, value=shown(error.value),
                            reason=f"not {error.expected}", cells=tuple(row.cells),
                        )
                    )  # fmt: skip
            yield entries, refused


def _record(cells: dict[str, str]) -> Record:
    incident = incident_from_cells({name: cell for name, cell in cells.items() if name in READERS})
    if not incident.id.isprintable():
        raise InvalidValueError("id", incident.id, "an identifier made of printable characters")
    if not incident.sources:
        raise InvalidValueError("publisher", "", "given: every incident needs a source")
    return incident_record(incident)


def own_cells(file: str, number: int, values: Mapping[str, Any], spot: Spot | str = NOWHERE) -> Row | Refused:
    """A row for one object of our JSON: a whole record, or the properties of a feature at `spot`."""
    try:
        record = {**_blank(), **values}
        if record["place"] is None and not isinstance(spot, str) and spot.cells[0]:
            latitude, longitude = float(spot.cells[0]), float(spot.cells[1])
            record |= {"latitude": latitude, "longitude": longitude}
            record["place"] = {k: record[c] for k, c in PLACE_COLUMNS.items() if c in record} | {
                "population": 0, "feature_class": "P", "source": "",
            }  # fmt: skip
        shape = b"" if isinstance(spot, str) else spot.shape
        return Row(number=number, cells=[str(cell) for cell in flat_cells(record)], shape=shape)
    except (TypeError, ValueError, KeyError, AttributeError) as error:
        reason = f"not a record as Dateline writes it ({error})"
        return Refused(file=file, row=number, column="", value=shown(values.get("id")), reason=reason)


@cache
def _blank() -> Record:
    return incident_record(Incident(id="-", event_type="-"))
