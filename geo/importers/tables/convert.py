"""Rows to incident records, by a mapping: what cannot be read is refused with its reason, the rest goes in."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from operator import itemgetter
from pathlib import PurePath

from geo.errors import InvalidValueError
from geo.importers.tables import numbers
from geo.importers.tables.cells import COUNTS, SOURCE, WHEN, CellError, CellReader
from geo.importers.tables.dates import Order, day_month_order
from geo.importers.tables.kinds import OTHER, Kinds
from geo.importers.tables.mapping import ColumnMapping
from geo.importers.tables.memo import Answers, Memo
from geo.importers.tables.places import ExchangedError, Given, Places, Stated
from geo.importers.tables.presets.preset import Preset
from geo.importers.tables.presets.registry import PRESETS
from geo.importers.tables.table import Refused, Row, Table
from geo.model import Incident, Placement
from geo.record import Record, incident_record, place_record

_BATCH = 500
_TITLES = 5  # rows among which HXL's tags stand
_LOOKED_AT = 5_000  # rows that tell whether a column of dates has to be read as a whole
_STATED = ("place", "admin1", "admin2", "country")
_TYPE = ("event_type", "sub_event_type")


@dataclass(frozen=True, slots=True)
class _Draft:
    """A row on its way: the record without its place."""

    row: Row
    record: Record
    point: Given | None
    stated: Stated


class Converter:
    """Makes records of a table's rows.

    Args:
        table: the rows.
        mapping: which column holds what.
        places: where names and points are looked up.
        kinds: the catalogue.

    Raises:
        InvalidValueError: the mapping names a column that is not there.
    """

    def __init__(self, table: Table, mapping: ColumnMapping, places: Places, kinds: Kinds) -> None:
        self.table, self.mapping = table, mapping.checked(table.header)
        self.preset: Preset | None = next((p for p in PRESETS if p.name == mapping.preset), None)
        self._places, self._kinds = places, kinds
        self._at = {field: table.header.index(column) for field, column in mapping.columns.items()}
        self._pick = {fields: self._getter(fields) for fields in (WHEN, COUNTS, SOURCE, _STATED, _TYPE)}
        lower = {name.lower(): n for n, name in enumerate(table.header)}
        names = self.preset.kind_columns if self.preset else ()
        self._kind_at = {name: lower[name] for name in names if name in lower}
        self.date_notes: tuple[str, ...] = ()
        self._blank = incident_record(Incident(id="-", event_type="-"))
        publisher = mapping.publisher or (self.preset.publisher if self.preset else PurePath(table.name).stem)
        self._read = CellReader(self.preset, publisher, self._decide_orders())
        self._placed = Answers(self._given, CellError)
        self._named: Memo[Stated, Record] = Memo(lambda stated: _place_part(places.named[stated]))
        self._statements: Memo[tuple[str, ...], Stated] = Memo(_stated)
        self._types: Memo[tuple[str, ...], tuple[str, str] | None] = Memo(self._kind)

    def batches(
        self, rows: Iterable[Row | Refused] | None = None
    ) -> Iterator[tuple[list[Record], list[Refused]]]:
        """Records and refused rows, some thousand rows at a time; all rows of the table by default."""
        left = iter(self.table.rows() if rows is None else rows)
        while chunk := list(islice(left, _BATCH)):
            yield self._batch(chunk)

    def _batch(self, chunk: Sequence[Row | Refused]) -> tuple[list[Record], list[Refused]]:
        refused: list[Refused] = []
        drafts: list[_Draft] = []
        for row in chunk:
            if isinstance(row, Refused):
                refused.append(row)
                continue
            try:
                if row.number > _TITLES or not _is_tags(row.cells):
                    drafts.append(self._draft(row))
            except CellError as error:
                refused.append(self._refuse(row, error))
        self._places.locate([(d.point.latitude, d.point.longitude) for d in drafts if d.point])
        records = []
        for draft in drafts:
            try:
                part = self._placed(draft.point) if draft.point else self._named[draft.stated]
            except CellError as error:
                refused.append(self._refuse(draft.row, error))
            else:
                draft.record.update(part)
                records.append(draft.record)
        return records, sorted(refused, key=lambda r: r.row)

    def _refuse(self, row: Row, error: CellError) -> Refused:
        return Refused(
            file=self.table.name, row=row.number, column=self.mapping.columns.get(error.field, error.field),
            value=error.value[:200], reason=error.reason, cells=tuple(row.cells),
        )  # fmt: skip

    def _cell(self, cells: Sequence[str], field: str) -> str:
        at = self._at.get(field)
        return cells[at] if at is not None else ""

    def _getter(self, fields: tuple[str, ...]) -> Callable[[Sequence[str]], tuple[str, ...]]:
        """Picks the cells of some fields; those without a column find the empty cell that stands behind a row's."""
        return itemgetter(*(self._at.get(field, len(self.table.header)) for field in fields))

    def _draft(self, row: Row) -> _Draft:
        cells, pick, read = [*row.cells, ""], self._pick, self._read
        record = self._blank.copy()
        record.update(read.when(pick[WHEN](cells)))
        record.update(read.casualties(pick[COUNTS](cells)))
        record["sources"] = read.sources(pick[SOURCE](cells))
        record["rivals"] = []
        for field in ("description", "quote", "actor1", "actor2"):
            if field in self._at:
                record[field] = cells[self._at[field]].strip()
        if "reported_at" in self._at:
            record["reported_at"] = read.day(("reported_at", cells[self._at["reported_at"]]))
        record["graphic"] = self._cell(cells, "graphic").strip().lower() in ("true", "yes", "1", "graphic")
        record["event_type"], record["sub_event_type"] = self._kind_of(cells, record)
        record["id"] = self._id(cells)
        stated = self._statements[pick[_STATED](cells)]
        record["place_text"] = self._cell(cells, "place_text").strip() or stated.name
        if not stated.name and record["place_text"]:
            stated = replace(stated, name=record["place_text"])
        return _Draft(row, record, self._point_of(cells, stated), stated)

    def _id(self, cells: Sequence[str]) -> str:
        given = self._cell(cells, "id").strip() if self.preset else ""
        if given and self.preset and given.isprintable() and len(given) <= 200:
            return self.preset.prefix + given
        digest = hashlib.sha256("\x1f".join(cells[:-1]).encode("utf-8", "replace")).hexdigest()
        return f"row:{digest[:20]}"

    def _point_of(self, cells: Sequence[str], stated: Stated) -> Given | None:
        read, cell = self._read, self._cell
        both = read.pair(cell(cells, "latitude"), cell(cells, "longitude"), cell(cells, "point"))
        point = read.point(both)
        if point is None:
            return None
        return Given(
            point[0], point[1], stated, read.geo_precision(cell(cells, "geo_precision")),
            read.radius(cell(cells, "radius_km")), read.gazetteer_id(cell(cells, "gazetteer_id")),
        )  # fmt: skip

    def _given(self, point: Given) -> Record:
        try:
            return _place_part(self._places.given(point))
        except ExchangedError:
            reason = f"latitude and longitude seem to be exchanged: only so the point lies in {point.stated.country}"
            raise CellError("latitude", f"{point.latitude} / {point.longitude}", reason) from None
        except InvalidValueError as error:
            raise CellError("latitude", str(error.value), f"not {error.expected}") from None

    def _kind_of(self, cells: Sequence[str], record: Record) -> tuple[str, str]:
        key = self._pick[_TYPE](cells)
        if self._kind_at:
            key += tuple([cells[n] for n in self._kind_at.values()])
        found = self._types[key]
        if found is None:
            found = self._kinds.told(record["description"] or record["quote"])
        return found or (self.mapping.event_type or OTHER, "")

    def _kind(self, key: tuple[str, ...]) -> tuple[str, str] | None:
        found = self._kinds.of(key[0], key[1]) if key[0] or key[1] else None
        if found is None and self.preset is not None and self.preset.kind is not None:
            found = self.preset.kind(dict(zip(self._kind_at, key[2:], strict=True)))
        return found

    def _decide_orders(self) -> dict[str, Order]:
        """Day or month first, for each column of dates; said in `date_notes`."""
        columns = {f: n for f, n in self._at.items() if f in ("date_start", "date_end", "reported_at")}
        orders: dict[str, Order] = {}
        if self.mapping.date_order:
            return dict.fromkeys(columns, self.mapping.date_order)  # type: ignore[arg-type]
        if not columns or not any(self._numeric_dates(n, _LOOKED_AT) for n in columns.values()):
            return orders
        notes = []
        for field, position in columns.items():
            if found := day_month_order(self._numeric_dates(position, None)):
                orders[field] = found.order
                notes.append(f"Column {self.table.header[position]}: {found}.")
        self.date_notes = tuple(notes)
        return orders

    def _numeric_dates(self, position: int, most: int | None) -> list[str]:
        """Distinct values of a column that start like "13/04"."""
        rows = (row.cells[position] for row in islice(self.table.rows(), most) if isinstance(row, Row))
        return list({v for v in rows if v[:1].isdigit() and ("/" in v[:3] or "-" in v[:3])})


def _stated(texts: tuple[str, ...]) -> Stated:
    return Stated(*("" if numbers.is_nothing(text) else " ".join(text.split()) for text in texts))


def _place_part(placement: Placement) -> Record:
    place = placement.place
    part: Record = {
        "geo_method": placement.method,
        "geo_score": placement.score,
        "geo_reason": placement.reason,
    }
    part["rivals"] = [
        {"place": place_record(r.place), "score": r.score, "distance_km": r.distance_km}
        for r in placement.rivals
    ]
    if place is None:
        return part
    entry = place_record(place)
    return part | {
        "place_name": place.name, "gazetteer_id": place.gazetteer_id, "country": place.country,
        "admin1": place.admin1, "admin2": place.admin2, "latitude": place.latitude, "longitude": place.longitude,
        "geo_precision": place.geo_precision.value, "radius_km": place.radius_km, "place": entry,
    }  # fmt: skip


def _is_tags(cells: Sequence[str]) -> bool:
    """Whether a row is HXL's hashtags."""
    return any(c.startswith("#") for c in cells) and all(not c or c.startswith("#") for c in cells)
