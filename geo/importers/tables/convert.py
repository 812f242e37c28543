"""Rows to incident records, by a mapping: what cannot be read is refused with its reason, the rest goes in."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import islice
from operator import itemgetter
from pathlib import PurePath
from typing import Any

from geo.errors import InvalidValueError
from geo.importers.tables import numbers
from geo.importers.tables.dates import Order, Span, day_month_order, read_date
from geo.importers.tables.kinds import OTHER, Kinds
from geo.importers.tables.mapping import ColumnMapping
from geo.importers.tables.memo import Memo
from geo.importers.tables.places import ExchangedError, Given, Places, Stated
from geo.importers.tables.presets.preset import Preset
from geo.importers.tables.presets.registry import PRESETS
from geo.importers.tables.table import Refused, Row, Table
from geo.model import Casualties, DatePrecision, GeoPrecision, Incident, Placement, Source, When
from geo.record import Record, incident_record, place_record, source_record

_BATCH = 500
_TITLES = 5  # rows among which HXL's tags stand
_LOOKED_AT = 5_000  # rows that tell whether a column of dates has to be read as a whole
_WHEN = ("date_start", "date_end", "date_precision")
_SOURCE = ("publisher", "url", "source_title", "reported_at", "language", "licence")
_STATED = ("place", "admin1", "admin2", "country")
_TYPE = ("event_type", "sub_event_type")
_COUNTS = ("killed_low", "killed_best", "killed_high", "injured", "civilians_killed", "children_killed")
_SPREAD = timedelta(days=3)
_DATE_WORDS = {p.value: p for p in DatePrecision if p is not DatePrecision.UNKNOWN}
_GEO_WORDS = {p.value: p for p in GeoPrecision}


class CellError(ValueError):
    """A cell cannot be read; `field` is ours."""

    def __init__(self, field: str, value: str, reason: str) -> None:
        self.field, self.value, self.reason = field, value, reason
        super().__init__(reason)


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
        self._pick = {fields: self._getter(fields) for fields in (_WHEN, _COUNTS, _SOURCE, _STATED, _TYPE)}
        lower = {name.lower(): n for n, name in enumerate(table.header)}
        names = self.preset.kind_columns if self.preset else ()
        self._kind_at = {name: lower[name] for name in names if name in lower}
        self.date_notes: tuple[str, ...] = ()
        self._orders = self._decide_orders()
        self._blank = incident_record(Incident(id="-", event_type="-"))
        self._publisher = mapping.publisher or (
            self.preset.publisher if self.preset else PurePath(table.name).stem
        )
        self._whens: Memo[tuple[str, ...], Any] = Memo(_kept(self._when))
        self._counts: Memo[tuple[str, ...], Any] = Memo(_kept(self._casualties))
        self._sources: Memo[tuple[str, ...], Any] = Memo(_kept(self._source))
        self._points: Memo[tuple[str, str], Any] = Memo(_kept(self._point))
        self._placed: Memo[Given, Any] = Memo(_kept(self._given))
        self._named: Memo[Stated, Record] = Memo(lambda stated: _place_part(places.named[stated]))
        self._statements: Memo[tuple[str, ...], Stated] = Memo(_stated)
        self._types: Memo[tuple[str, ...], tuple[str, str] | None] = Memo(self._kind)
        self._days: Memo[tuple[str, str], Any] = Memo(_kept(self._day))

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
                part = _or_raise(self._placed[draft.point]) if draft.point else self._named[draft.stated]
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
        cells, pick = [*row.cells, ""], self._pick
        record = self._blank.copy()
        record.update(_or_raise(self._whens[pick[_WHEN](cells)]))
        record.update(_or_raise(self._counts[pick[_COUNTS](cells)]))
        record["sources"] = _or_raise(self._sources[pick[_SOURCE](cells)])
        record["rivals"] = []
        for field in ("description", "quote", "actor1", "actor2"):
            if field in self._at:
                record[field] = cells[self._at[field]].strip()
        if "reported_at" in self._at:
            record["reported_at"] = _or_raise(self._days["reported_at", cells[self._at["reported_at"]]])
        record["graphic"] = self._cell(cells, "graphic").strip().lower() in ("true", "yes", "1", "graphic")
        record["event_type"], record["sub_event_type"] = self._kind_of(cells, record)
        record["id"] = self._id(cells)
        if self.preset is not None and self.preset.name == "viina" and record["date_start"]:
            record["date_precision"], record["date_text"] = DatePrecision.DAYS.value, "date of the report"
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

    # Parts of a row. Each is worked out once for the same cells: tables repeat themselves.

    def _when(self, key: tuple[str, ...]) -> Record:
        start, end, precision = key
        if numbers.is_nothing(start):
            return {"date_text": start.strip()}
        first = self._span("date_start", start)
        last = first if numbers.is_nothing(end) else self._span("date_end", end)
        word = self._date_precision(precision)
        if last.end < first.start:
            raise CellError("date_end", end, f"before the first day ({first.start})")
        begin, finish = first.start, last.end
        if self.preset is not None and self.preset.name == "acled" and word is not None:
            begin, finish = _acled_interval(begin, word)
        if word is None or (word is DatePrecision.DAY and begin != finish):
            coarse = first.precision if last is first else DatePrecision.DAYS
            word = coarse if begin != finish else DatePrecision.DAY
        text = start.strip() if last is first else f"{start.strip()} – {end.strip()}"
        return _when_part(When(start=begin, end=finish, precision=word, text=text))

    def _span(self, field: str, value: str) -> Span:
        try:
            return read_date(value, self._orders.get(field, ""))
        except ValueError as error:
            raise CellError(field, value, f"not {error}") from None

    def _date_precision(self, text: str) -> DatePrecision | None:
        text = text.strip().lower()
        codes = self.preset.date_precision if self.preset else {}
        if text in codes:
            return codes[text]
        return _DATE_WORDS.get(text)

    def _day(self, key: tuple[str, str]) -> str | None:
        field, text = key
        if numbers.is_nothing(text) or (field == "reported_at" and self._splits(text)):
            return None
        return self._span(field, text).start.isoformat()

    def _splits(self, text: str) -> bool:
        return bool(self.preset and self.preset.split_sources and self.preset.split_sources in text)

    def _casualties(self, key: tuple[str, ...]) -> Record:
        values: dict[str, int | None] = {}
        for field, text in zip(_COUNTS, key, strict=True):
            try:
                values[field] = numbers.count(text)
            except ValueError as error:
                raise CellError(field, text, f"not {error}") from None
        try:
            Casualties(**values)
        except InvalidValueError as error:
            raise CellError("killed_best", " / ".join(key[:3]), f"not {error.expected}") from None
        return {field: value for field, value in values.items() if value is not None}

    def _source(self, key: tuple[str, ...]) -> list[Record]:
        publisher, address, title, published, language, licence = (text.strip() for text in key)
        split = self.preset.split_sources if self.preset else ""
        names = [n.strip() for n in publisher.split(split) if n.strip()] if split else [publisher]
        titles = title.split(split) if split and title.count(split) == len(names) - 1 else [title]
        day = (
            None
            if numbers.is_nothing(published) or self._splits(published)
            else self._span("reported_at", published).start
        )
        urls = [word.strip("\"'[],;") for word in address.split() if "://" in word] or [""]
        found = []
        for n, name in enumerate(names or [""]):
            source = self._one_source(name, urls[n] if n < len(urls) else "", address)
            source = replace(
                source, title=titles[n].strip() if n < len(titles) else "", published=day, language=language[:2].lower(),
                licence=licence or (self.preset.licence if self.preset else ""),
            )  # fmt: skip
            found.append(source)
        found += [Source(publisher=found[0].publisher, url=u) for u in urls[len(found) :] if _is_address(u)]
        return [source_record(source) for source in found]

    def _one_source(self, name: str, url: str, address: str) -> Source:
        if url and not _is_address(url):
            raise CellError("url", url, "not an http:// or https:// address")
        where = name or self._publisher
        if not url and address and not numbers.is_nothing(address):
            where = f"{where} ({address[:200]})"  # such as HIDDEN: what the table says of its source is kept
        return Source(publisher=where, url=url)

    def _point_of(self, cells: Sequence[str], stated: Stated) -> Given | None:
        point = _or_raise(self._points[self._raw_point(cells)])
        if point is None:
            return None
        return Given(
            point[0], point[1], stated, self._geo_precision(self._cell(cells, "geo_precision")),
            self._radius(cells), self._gazetteer_id(cells),
        )  # fmt: skip

    def _raw_point(self, cells: Sequence[str]) -> tuple[str, str]:
        latitude, longitude = self._cell(cells, "latitude"), self._cell(cells, "longitude")
        return (latitude, longitude) if latitude or longitude else (self._cell(cells, "point"), "\x00")

    def _point(self, key: tuple[str, str]) -> tuple[float, float] | None:
        latitude, longitude = key
        field = "point" if longitude == "\x00" else "latitude"
        try:
            if field == "point":
                found = numbers.pair(latitude)
            else:
                north, east = _degrees("latitude", latitude), _degrees("longitude", longitude)
                if (north is None) != (east is None):
                    raise CellError(
                        "latitude", f"{latitude} / {longitude}", "only one of latitude and longitude"
                    )
                found = None if north is None or east is None else (north, east)
        except CellError:
            raise
        except ValueError as error:
            raise CellError(field, latitude, f"not {error}") from None
        if found is None or found == (0.0, 0.0):  # 0, 0 is how tables write "none"
            return None
        if wrong := numbers.check(*found):
            raise CellError(field, latitude if field == "point" else f"{latitude} / {longitude}", wrong)
        return found

    def _radius(self, cells: Sequence[str]) -> float | None:
        text = self._cell(cells, "radius_km")
        try:
            found = None if numbers.is_nothing(text) else float(text.replace(",", "."))
        except ValueError:
            raise CellError("radius_km", text, "not a number of kilometres") from None
        if found is not None and not 0 <= found <= 20_100:
            raise CellError("radius_km", text, "not a radius from 0 to 20100 km")
        return found

    def _geo_precision(self, text: str) -> GeoPrecision | None:
        text = text.strip().lower()
        codes = self.preset.geo_precision if self.preset else {}
        return codes.get(text) or _GEO_WORDS.get(text)

    def _gazetteer_id(self, cells: Sequence[str]) -> str:
        text = self._cell(cells, "gazetteer_id").strip().removesuffix(".0")
        return f"geonames:{text}" if text.isdigit() else ""

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


def _kept(make: Any) -> Any:
    """`make` with a CellError as its answer instead of raised, so that an answer can be kept."""

    def answer(key: Any) -> Any:
        try:
            return make(key)
        except CellError as error:
            return error

    return answer


def _or_raise(found: Any) -> Any:
    if isinstance(found, CellError):
        raise found
    return found


def _degrees(field: str, text: str) -> float | None:
    try:
        return numbers.coordinate(text)
    except ValueError as error:
        raise CellError(field, text, f"not {error}") from None


def _acled_interval(day: date, precision: DatePrecision) -> tuple[date, date]:
    if precision is DatePrecision.WEEK:
        return day - _SPREAD, day + _SPREAD
    if precision is DatePrecision.MONTH:
        following = (day.replace(day=28) + timedelta(days=4)).replace(day=1)
        return day.replace(day=1), following - timedelta(days=1)
    return day, day


def _when_part(when: When) -> Record:
    assert when.start is not None and when.end is not None  # noqa: S101 - made so by the caller
    return {
        "date_start": when.start.isoformat(), "date_end": when.end.isoformat(),
        "date_precision": when.precision.value, "date_text": when.text,
    }  # fmt: skip


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


def _is_address(text: str) -> bool:
    return text.lower().startswith(("http://", "https://"))


def _is_tags(cells: Sequence[str]) -> bool:
    """Whether a row is HXL's hashtags."""
    return any(c.startswith("#") for c in cells) and all(not c or c.startswith("#") for c in cells)
