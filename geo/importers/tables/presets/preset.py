"""What is known of a publisher's table."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from geo.model import DatePrecision, GeoPrecision

if TYPE_CHECKING:
    from _csv import Reader

Cells = Mapping[str, str]
Kind = tuple[str, str]
"""Event type and sub-event type."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bare:
    """A layout without a header row.

    Attributes:
        header: its columns.
        separator: what stands between its cells.
        quoted: whether quotation marks hold a cell together; where not, they are characters like others.
    """

    header: tuple[str, ...]
    separator: str
    quoted: bool = True

    def reader(self, file: Iterable[str]) -> Reader:
        """Reads the rows of a file's lines in this layout."""
        if self.quoted:
            return csv.reader(file, delimiter=self.separator, strict=True)
        return csv.reader(file, delimiter=self.separator, quoting=csv.QUOTE_NONE, strict=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Preset:
    """A publisher's table.

    Attributes:
        name: how it is asked for.
        label: how it is shown.
        needs: column names (lower case) that a header must have to be this table.
        columns: our field -> its column (lower case); several where versions differ, the first present counts.
        prefix: goes before the publisher's id, so that ids of two publishers never meet.
        publisher, licence: of the collection, where a row names no source of its own.
        geo_precision, date_precision: the publisher's codes in our words.
        kind: event type of a row that has none in ACLED's words; gets the columns of `kind_columns`.
        kind_columns: what `kind` looks at (lower case).
        split_sources: the separator of several sources in one cell, empty for none.
        interval: first and last day that a day stands for, given how exact the table says it is.
        dates_reports: whether its date is that of the report, near which the event was.
        rewrite: field -> how its cell is put before it is read, where the publisher writes it in a way of its own.
        instead: field -> column (lower case) that is read where the field's cell is empty.
        joined: field -> column (lower case) that is read behind the field's cell.
        bare: layouts that it also gives out without a header row.
        codes: columns (lower case) whose cells are kept as they are, though a field tells them in our words.
        parties: first and second party of a row, where no column names them; gets the columns of `party_columns`.
        party_columns: what `parties` looks at (lower case).
        source_day: whether the day of the report is that of its sources.
        notes: what the reading takes for granted, fit to show to a user.
    """

    name: str
    label: str
    needs: frozenset[str]
    columns: Mapping[str, str | tuple[str, ...]]
    prefix: str
    publisher: str
    licence: str = ""
    geo_precision: Mapping[str, GeoPrecision] = field(default_factory=dict)
    date_precision: Mapping[str, DatePrecision] = field(default_factory=dict)
    kind: Callable[[Cells], Kind | None] | None = None
    kind_columns: tuple[str, ...] = ()
    split_sources: str = ""
    interval: Callable[[date, DatePrecision], tuple[date, date]] | None = None
    dates_reports: bool = False
    rewrite: Mapping[str, Callable[[str], str]] = field(default_factory=dict)
    instead: Mapping[str, str] = field(default_factory=dict)
    joined: Mapping[str, str] = field(default_factory=dict)
    bare: tuple[Bare, ...] = ()
    codes: frozenset[str] = frozenset()
    parties: Callable[[Cells], tuple[str, str]] | None = None
    party_columns: tuple[str, ...] = ()
    source_day: bool = True
    notes: tuple[str, ...] = ()

    def fits(self, header: tuple[str, ...]) -> bool:
        """Whether a table with this header is the publisher's."""
        return self.needs <= {name.lower() for name in header}
