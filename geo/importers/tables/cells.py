"""What stands in a row's cells: days, counts, sources and points, read by the rules of the table's publisher."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from typing import Any

from geo.compact import piece
from geo.errors import InvalidValueError
from geo.importers.tables import numbers
from geo.importers.tables.dates import Order, Span, read_date
from geo.importers.tables.entry import iso_day
from geo.importers.tables.presets.preset import Preset
from geo.memo import Answers, Memo
from geo.model import Casualties, DatePrecision, GeoPrecision, When

WHEN = ("date_start", "date_end", "date_precision")
COUNTS = (
    "killed_low", "killed_best", "killed_high", "injured", "civilians_killed", "children_killed", "missing", "captured",
)  # fmt: skip
_DATE_WORDS = {p.value: p for p in DatePrecision if p is not DatePrecision.UNKNOWN}
_GEO_WORDS = {p.value: p for p in GeoPrecision}
_ONE_CELL = "\x00"


class CellError(ValueError):
    """A cell cannot be read; `field` is ours."""

    def __init__(self, field: str, value: str, reason: str) -> None:
        self.field, self.value, self.reason = field, value, reason
        super().__init__(reason)


@dataclass(frozen=True, slots=True)
class Part:
    """Neighbouring columns of a record, made once for all rows that say the same.

    Attributes:
        text: as they stand in the record's JSON (`geo.compact.piece`).
        columns: those of their values that filters ask for (`geo.importers.tables.entry.COLUMNS`).
    """

    text: str
    columns: tuple[Any, ...] = ()


class CellReader:
    """Reads cells. Tables repeat themselves, so each part of a row is worked out once for the same cells.

    Args:
        preset: what is known of the publisher's table, or None.
        orders: day or month first, by field.
        exchanged: whether latitude and longitude stand in each other's column: then their rows are refused.

    Attributes:
        when: the cells of `WHEN` -> dates and their precision; raises CellError.
        reported: the cell of `reported_at` -> day of the report; raises CellError.
        casualties: the cells of `COUNTS` -> numbers of people; raises CellError.
        days: a cell of `reported_at` -> its days; raises CellError.
        point: what `pair` gives -> latitude and longitude in degrees or None; raises CellError.
    """

    def __init__(
        self, preset: Preset | None, orders: Mapping[str, Order], *, exchanged: bool = False
    ) -> None:
        self.preset, self._orders, self._exchanged = preset, orders, exchanged
        self.when = Answers(self._when, CellError)
        self.reported = Answers(self._reported, CellError)
        self.casualties = Answers(self._casualties, CellError)
        self.point = Answers(self._point, CellError)
        self.days: Memo[str, list[date | None]] = Memo(self._read_days)

    @staticmethod
    def pair(latitude: str, longitude: str, both: str) -> tuple[str, str]:
        """What `point` is asked: two cells, or the one that holds `both` where they are empty."""
        if both and numbers.is_nothing(latitude) and numbers.is_nothing(longitude):
            return both, _ONE_CELL
        return latitude, longitude

    def radius(self, text: str) -> float | None:
        """Kilometres, or None where the cell is empty."""
        try:
            found = None if numbers.is_nothing(text) else float(text.replace(",", "."))
        except ValueError:
            raise CellError("radius_km", text, "not a number of kilometres") from None
        if found is not None and not 0 <= found <= 20_100:
            raise CellError("radius_km", text, "not a radius from 0 to 20100 km")
        return found

    def geo_precision(self, text: str) -> GeoPrecision | None:
        """By the publisher's code or our own word; None for anything else."""
        text = text.strip().lower()
        codes = self.preset.geo_precision if self.preset else {}
        return codes.get(text) or _GEO_WORDS.get(text)

    @staticmethod
    def gazetteer_id(text: str) -> str:
        """GeoNames's number as an id of ours; empty for anything else."""
        text = text.strip().removesuffix(".0")
        return f"geonames:{text}" if text.isdigit() else ""

    def _when(self, key: tuple[str, ...]) -> Part:
        start, end, precision = key
        if numbers.is_nothing(start):  # a last day alone gives no first one, and no date: its words are kept
            return _when_part(When(), start.strip() if numbers.is_nothing(end) else f"until {end.strip()}")
        first = self._span("date_start", start)
        one_day = numbers.is_nothing(end) or end == start
        last = first if one_day else self._span("date_end", end)
        word = self._date_precision(precision)
        if last.end < first.start:
            raise CellError("date_end", end, f"before the first day ({first.start})")
        begin, finish = first.start, last.end
        if self.preset is not None and self.preset.interval is not None and word is not None:
            begin, finish = self.preset.interval(begin, word)
        if word is None or (word is DatePrecision.DAY and begin != finish):
            coarse = first.precision if last is first else DatePrecision.DAYS
            word = coarse if begin != finish else DatePrecision.DAY
        text = start.strip() if last is first else f"{start.strip()} – {end.strip()}"
        if self.preset is not None and self.preset.dates_reports:
            word, text = DatePrecision.DAYS, "date of the report"
        return _when_part(When(start=begin, end=finish, precision=word), text)

    def _span(self, field: str, value: str) -> Span:
        try:
            return read_date(value, self._orders.get(field, ""), serial=True)
        except ValueError as error:
            raise CellError(field, value, f"not {error}") from None

    def _date_precision(self, text: str) -> DatePrecision | None:
        text = text.strip().lower()
        codes = self.preset.date_precision if self.preset else {}
        if text in codes:
            return codes[text]
        return _DATE_WORDS.get(text)

    def _reported(self, text: str) -> Part:
        days = [day for day in self.days[text] if day]
        return Part(piece({"reported_at": min(days).isoformat()}) if days else "")

    def _read_days(self, text: str) -> list[date | None]:
        """The day of a cell, or of each of several sources; of several, those that cannot be read are None."""
        if numbers.is_nothing(text):
            return []
        split = self.preset.split_sources if self.preset else ""
        if not split or split not in text:
            return [self._span("reported_at", text).start]
        found: list[date | None] = []
        for part in text.split(split):
            day = None
            with suppress(CellError):
                day = None if numbers.is_nothing(part) else self._span("reported_at", part.strip()).start
            found.append(day)
        return found

    def _casualties(self, key: tuple[str, ...]) -> Part:
        found: dict[str, numbers.People] = {}
        for field, text in zip(COUNTS, key, strict=True):
            try:
                found[field] = numbers.people(text)
            except ValueError as error:
                raise CellError(field, text, f"not {error}") from None
        values = {field: one.one for field, one in found.items()}
        low, best, high = (found[field] for field in COUNTS[:3])
        # Bounds in the cell of the best number count where they have no cells of their own.
        values["killed_low"] = best.low if low.one is None else low.one
        values["killed_best"] = best.best
        values["killed_high"] = next((n for n in (high.best, high.high, best.high) if n is not None), None)
        try:
            Casualties(**values)
        except InvalidValueError as error:
            raise CellError("killed_best", " / ".join(key[:3]), f"not {error.expected}") from None
        return Part(piece(values), (values["killed_best"],))

    def _point(self, key: tuple[str, str]) -> tuple[float, float] | None:
        latitude, longitude = key
        field = "point" if longitude == _ONE_CELL else "latitude"
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
        if self._exchanged and field == "latitude":
            reason = "as other rows show, latitude and longitude are exchanged in the whole table"
            raise CellError(field, f"{latitude} / {longitude}", reason)
        if wrong := numbers.check(*found):
            raise CellError(field, latitude if field == "point" else f"{latitude} / {longitude}", wrong)
        return found


def _degrees(field: str, text: str) -> float | None:
    try:
        return numbers.coordinate_of(field, text)
    except ValueError as error:
        raise CellError(field, text, f"not {error}") from None


def _when_part(when: When, text: str) -> Part:
    columns = {
        "date_start": when.start.isoformat() if when.start else None,
        "date_end": when.end.isoformat() if when.end else None,
        "date_precision": when.precision.value,
    }  # fmt: skip
    days = (iso_day(columns["date_start"]), iso_day(columns["date_end"]), when.precision.value)
    return Part(piece(columns | {"date_text": text}), days)
