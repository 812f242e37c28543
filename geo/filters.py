"""Which incidents to show: `Criteria` says it, `select` finds them, `Selection` holds the answer.

Criteria travel in the address of a page (`to_query`, `read_query`), so that a copied link opens the same
picture.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, fields
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Any, Self, TypeVar

import numpy as np
import numpy.typing as npt

from geo.errors import InvalidValueError
from geo.model import Claim, GeoPrecision, Incident, Status, check_point
from geo.record import Record, incident_from_record
from geo.store import CLAIMS, GEO_PRECISIONS, STATUSES, Columns, Store

_EPOCH = date(1970, 1, 1).toordinal()
_MAX_WORDS = 200  # values of one criterion; a link can carry no more anyway
_MAX_LENGTH = 1_000  # characters of one value
_DEGREES = r"[+-]?\d{1,3}(\.\d{1,400})?"

Query = dict[str, list[str]]
Mask = npt.NDArray[np.bool_]
E = TypeVar("E", bound=StrEnum)


BBox = tuple[float, float, float, float]
"""West, south, east, north in degrees, edges included; west > east crosses the antimeridian."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Criteria:
    """What to show. An empty tuple or None asks for nothing in that respect; all conditions must hold.

    Values are put into one form when it is made: reversed dates are exchanged, words are sorted and doubles
    dropped. So equal questions are equal objects.

    Attributes:
        date_from, date_to: first and last day (inclusive); an incident that lasts several days fits when any
            of them does.
        include_undated: whether incidents without a date are shown too.
        event_types, sub_event_types: words of the catalogue.
        countries: ISO 3166-1 alpha-2 codes.
        admin1: ISO 3166-2 codes.
        geo_precisions, claims, statuses: words of the model.
        killed_min: fewest people killed (best estimate); incidents where it is unknown do not fit.
        bbox: west, south, east, north of a rectangle that the incident's point lies in; where west > east it
            crosses the antimeridian. Incidents without a place do not fit.
        include_demo: whether the shipped demonstration incidents are shown too.
    """

    date_from: date | None = None
    date_to: date | None = None
    include_undated: bool = True
    event_types: tuple[str, ...] = ()
    sub_event_types: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    admin1: tuple[str, ...] = ()
    geo_precisions: tuple[GeoPrecision, ...] = ()
    claims: tuple[Claim, ...] = ()
    statuses: tuple[Status, ...] = ()
    killed_min: int | None = None
    bbox: BBox | None = None
    include_demo: bool = True

    def __post_init__(self) -> None:
        for name in ("date_from", "date_to"):
            value = getattr(self, name)
            if isinstance(value, datetime):
                self._set(name, value.date())
        if self.date_from is not None and self.date_to is not None and self.date_from > self.date_to:
            self._set("date_from", self.date_to, "date_to", self.date_from)
        for name in ("event_types", "sub_event_types", "countries", "admin1"):
            self._set(name, _words(name, getattr(self, name)))
        self._set("geo_precisions", _members("geo_precisions", self.geo_precisions, GeoPrecision))
        self._set("claims", _members("claims", self.claims, Claim))
        self._set("statuses", _members("statuses", self.statuses, Status))
        if self.bbox is not None:
            self._set("bbox", _checked_bbox(self.bbox))
        if self.killed_min is not None and not 0 <= self.killed_min <= 100_000_000:
            raise InvalidValueError("killed_min", self.killed_min, "a number of people from 0 to 100 million")

    def to_query(self) -> Query:
        """The parameters of an address, those that ask for nothing left out; `read_query` is the inverse."""
        defaults = {field.name: field.default for field in fields(self)}
        several = {name for name, default in defaults.items() if default == ()}
        query: Query = {}
        for name, (attribute, write, _) in _PARAMETERS.items():
            value = getattr(self, attribute)
            if value != defaults[attribute]:
                query[name] = [write(v) for v in value] if attribute in several else [write(value)]
        return query

    @classmethod
    def from_query(cls, query: Mapping[str, str | Iterable[str]]) -> Self:
        """Criteria from the parameters of an address; parameters with other names are not looked at.

        Raises:
            InvalidValueError: a value cannot be used.
        """
        criteria, problems = cls.read_query(query)
        if problems:
            raise problems[0]
        return criteria

    @classmethod
    def read_query(
        cls, query: Mapping[str, str | Iterable[str]]
    ) -> tuple[Self, tuple[InvalidValueError, ...]]:
        """Like `from_query`, but values that cannot be used are left out and reported beside the criteria."""
        several = {field.name for field in fields(cls) if field.default == ()}
        values: dict[str, Any] = {}
        problems: list[InvalidValueError] = []
        for name, (attribute, _, read) in _PARAMETERS.items():
            if name not in query:
                continue
            given = query[name]
            texts = [given] if isinstance(given, str) else list(given)
            try:
                if attribute not in several and len(texts) != 1:
                    raise InvalidValueError(name, texts, "a single value")
                found: Any = tuple(map(read, texts)) if attribute in several else read(texts[0])
                cls(**{attribute: found})
            except InvalidValueError as problem:
                problems.append(InvalidValueError(name, problem.value, problem.expected))
            else:
                values[attribute] = found
        return cls(**values), tuple(problems)

    def _set(self, *pairs: Any) -> None:
        for name, value in zip(pairs[::2], pairs[1::2], strict=True):
            object.__setattr__(self, name, value)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Selection:
    """The incidents that fit some criteria, at one moment.

    Attributes:
        store: where they are.
        criteria: what was asked.
        columns: the filterable fields of all incidents.
        indices: positions in `columns` of those that fit, rising: by day, the undated last.
        total: how many incidents could have fitted: all, or all but the demonstration.
        undated: how many fit in every respect but have no date, shown or not.
        unplaced: how many fit in every respect but have no place; a rectangle leaves them out.
        any_day: for each incident whether it fits in all but its days (dated or not).
    """

    store: Store
    criteria: Criteria
    columns: Columns
    indices: npt.NDArray[np.int64]
    total: int
    undated: int
    unplaced: int
    any_day: Mask

    @property
    def count(self) -> int:
        """How many fit."""
        return len(self.indices)

    def records(self) -> Iterator[Record]:
        """The flat records in order, read in chunks; memory does not grow with their number."""
        return self.store.records(self.columns.keys[self.indices])

    def incidents(self) -> Iterator[Incident]:
        """The incidents in order, read in chunks."""
        return map(incident_from_record, self.records())


def select(store: Store, criteria: Criteria) -> Selection:
    """Find the incidents that fit.

    Raises:
        StoreError: the store cannot be read.
    """
    columns = store.columns()
    everything = np.ones(len(columns), dtype=np.bool_)
    scope = _demo(columns, criteria, everything)
    fits = scope & _facets(columns, criteria, everything)
    undated = everything.copy()
    undated[: columns.dated] = False
    in_time = _in_time(columns, criteria, undated)
    placed = columns.geo_precision >= 0
    in_box = _in_box(columns, criteria.bbox) if criteria.bbox else everything
    return Selection(
        store=store,
        criteria=criteria,
        columns=columns,
        indices=np.flatnonzero(fits & in_time & in_box),
        total=int(np.count_nonzero(scope)),
        undated=int(np.count_nonzero(fits & in_box & undated)),
        unplaced=int(np.count_nonzero(fits & in_time & ~placed)),
        any_day=fits & in_box,
    )


def _demo(columns: Columns, criteria: Criteria, everything: Mask) -> Mask:
    if criteria.include_demo or "demo" not in columns.collection_names:
        return everything
    demo = columns.collection_names.index("demo")
    return np.not_equal(columns.collection_index, demo)


def _facets(columns: Columns, criteria: Criteria, everything: Mask) -> Mask:
    """Which incidents fit all that is neither time nor rectangle nor collection."""
    c = columns
    facets = (
        (criteria.event_types, c.type_names, c.type_index),
        (criteria.sub_event_types, c.sub_type_names, c.sub_type_index),
        (criteria.countries, c.country_names, c.country_index),
        (criteria.admin1, c.admin1_names, c.admin1_index),
        (criteria.geo_precisions, GEO_PRECISIONS, c.geo_precision),
        (criteria.claims, CLAIMS, c.claim),
        (criteria.statuses, STATUSES, c.status),
    )
    fits = everything
    for wanted, names, index in facets:
        if wanted:
            # One place more than names: an index of -1 ("none") finds the last, which is never wanted.
            table = np.array([name in wanted for name in names] + [False])
            fits = fits & table[index]
    if criteria.killed_min is not None:
        fits = fits & (columns.killed_best >= criteria.killed_min)
    return fits


def _in_time(columns: Columns, criteria: Criteria, undated: Mask) -> Mask:
    """Which incidents overlap the range, and the undated where they are asked for."""
    start, end = columns.day_start[: columns.dated], columns.day_end[: columns.dated]
    fits = undated.copy() if criteria.include_undated else np.zeros(len(columns), dtype=np.bool_)
    last = columns.dated
    if criteria.date_to is not None:
        last = int(np.searchsorted(start, criteria.date_to.toordinal() - _EPOCH, side="right"))
    if criteria.date_from is None:
        fits[:last] = True
    else:
        fits[:last] = end[:last] >= criteria.date_from.toordinal() - _EPOCH
    return fits


def _in_box(columns: Columns, bbox: BBox) -> Mask:
    """Which points lie in the rectangle; NaN does not."""
    west, south, east, north = bbox
    lon, lat = columns.lon, columns.lat
    between = (lon >= west) & (lon <= east) if west <= east else (lon >= west) | (lon <= east)
    return between & (lat >= south) & (lat <= north)


def _checked_bbox(bbox: BBox) -> BBox:
    if len(bbox) != 4:
        raise InvalidValueError("bbox", bbox, "four numbers of degrees: west, south, east, north")
    west, south, east, north = map(float, bbox)
    check_point(south, west)
    check_point(north, east)
    if south > north:
        raise InvalidValueError("bbox", bbox, "a rectangle whose south lies below its north")
    return west, south, east, north


def _words(field: str, values: Iterable[str]) -> tuple[str, ...]:
    words = (values,) if isinstance(values, str) else tuple(values)
    if len(words) > _MAX_WORDS:
        raise InvalidValueError(field, len(words), f"at most {_MAX_WORDS} values")
    for word in words:
        if not (isinstance(word, str) and 0 < len(word) <= _MAX_LENGTH):
            raise InvalidValueError(field, word, f"a text of 1 to {_MAX_LENGTH} characters")
        if any("\ud800" <= character <= "\udfff" for character in word):
            raise InvalidValueError(field, word, "a text of Unicode characters")
    return tuple(sorted(set(words)))


def _members(field: str, values: Iterable[str], kind: type[E]) -> tuple[E, ...]:
    """The members of `kind` that are named, in the order of `kind`."""
    words, known = _words(field, values), [str(member) for member in kind]
    for word in words:
        if word not in known:
            raise InvalidValueError(field, word, f"one of {', '.join(known)}")
    return tuple(member for member in kind if member in words)


def _day(text: str) -> date:
    if re.fullmatch(r"\d{4}-\d{2}-\d{2}", text, re.ASCII):
        with suppress(ValueError):
            return date.fromisoformat(text)
    raise InvalidValueError("date", text, "a day such as 2025-04-08")


def _flag(text: str) -> bool:
    if text not in ("0", "1"):
        raise InvalidValueError("switch", text, "0 or 1")
    return text == "1"


def _number(text: str) -> int:
    if not re.fullmatch(r"\d{1,9}", text, re.ASCII):
        raise InvalidValueError("number", text, "a whole number")
    return int(text)


def _decimal(value: float) -> str:
    """The shortest decimal that reads back as `value`, without an exponent and without ".0"."""
    return format(Decimal(repr(float(value))), "f").removesuffix(".0")


def _write_flag(value: bool) -> str:
    return "1" if value else "0"


def _box(text: str) -> BBox:
    parts = [part.strip() for part in text.split(",")]
    if len(parts) != 4 or not all(re.fullmatch(_DEGREES, part, re.ASCII) for part in parts):
        raise InvalidValueError("bbox", text, "four numbers of degrees: west,south,east,north")
    west, south, east, north = map(float, parts)
    return west, south, east, north


def _write_box(bbox: BBox) -> str:
    return ",".join(map(_decimal, bbox))


# Parameter of the address -> attribute, how it is written, how one value is read.
_PARAMETERS: Mapping[str, tuple[str, Callable[[Any], str], Callable[[str], Any]]] = {
    "from": ("date_from", str, _day),
    "to": ("date_to", str, _day),
    "undated": ("include_undated", _write_flag, _flag),
    "type": ("event_types", str, str),
    "subtype": ("sub_event_types", str, str),
    "country": ("countries", str, str),
    "admin1": ("admin1", str, str),
    "precision": ("geo_precisions", str, str),
    "claim": ("claims", str, str),
    "status": ("statuses", str, str),
    "killed": ("killed_min", str, _number),
    "bbox": ("bbox", _write_box, _box),
    "demo": ("include_demo", _write_flag, _flag),
}
