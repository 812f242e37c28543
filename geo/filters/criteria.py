"""What to show: `Criteria`, and its form in the address of a page, so that a copied link opens the same picture."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from datetime import date, datetime
from typing import Any, Self

from geo.errors import InvalidValueError
from geo.filters.rings import Ring, checked_ring
from geo.filters.values import PARAMETERS, BBox, Query, checked_bbox, members, search_text, words
from geo.model import Claim, GeoPrecision, Status

_WORDS = (
    "event_types", "sub_event_types", "countries", "admin1", "actors", "publishers", "weapons", "targets",
)  # fmt: skip


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
        actors: names of actors, on either side.
        publishers: names of publishers of a source.
        weapons, targets: what it was done with, what was hit, in the words of `data/means.toml`.
        text: words to find in description, quote, place, actors, publishers or headlines, in any letter case; all of them
            must be there, in any order.
        killed_min: fewest people killed (best estimate); incidents where it is unknown do not fit.
        bbox: west, south, east, north of a rectangle that the incident's point lies in; where west > east it
            crosses the antimeridian. Incidents without a place do not fit.
        polygon: corners (longitude, latitude) of a ring that the incident's point lies in; incidents without a place do not fit.
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
    actors: tuple[str, ...] = ()
    publishers: tuple[str, ...] = ()
    weapons: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()
    text: str = ""
    killed_min: int | None = None
    bbox: BBox | None = None
    polygon: Ring = ()
    include_demo: bool = True

    def __post_init__(self) -> None:
        for name in ("date_from", "date_to"):
            value = getattr(self, name)
            if isinstance(value, datetime):
                self._set(name, value.date())
        if self.date_from is not None and self.date_to is not None and self.date_from > self.date_to:
            self._set("date_from", self.date_to, "date_to", self.date_from)
        for name in _WORDS:
            self._set(name, words(name, getattr(self, name)))
        self._set("geo_precisions", members("geo_precisions", self.geo_precisions, GeoPrecision))
        self._set("claims", members("claims", self.claims, Claim))
        self._set("statuses", members("statuses", self.statuses, Status))
        self._set("text", search_text("text", self.text))
        if self.bbox is not None:
            self._set("bbox", checked_bbox(self.bbox))
        if self.polygon:
            self._set("polygon", checked_ring(self.polygon))
        if self.killed_min is not None and not 0 <= self.killed_min <= 100_000_000:
            raise InvalidValueError("killed_min", self.killed_min, "a number of people from 0 to 100 million")

    def to_query(self) -> Query:
        """The parameters of an address, those that ask for nothing left out; `read_query` is the inverse."""
        defaults = {field.name: field.default for field in fields(self)}
        several = _several()
        query: Query = {}
        for name, (attribute, write, _) in PARAMETERS.items():
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
        several = _several()
        values: dict[str, Any] = {}
        problems: list[InvalidValueError] = []
        for name, (attribute, _, read) in PARAMETERS.items():
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


def _several() -> set[str]:
    """The fields that hold several words, each a parameter of its own."""
    return {field.name for field in fields(Criteria) if field.default == () and field.name != "polygon"}
