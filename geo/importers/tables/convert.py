"""Rows to incidents, by a mapping: what cannot be read is refused with its reason, the rest goes in.

Some hundred rows at a time are read column by column, and equal cells once: a million rows repeat a few thousand days,
places and sources.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from itertools import compress, islice, starmap
from operator import itemgetter
from pathlib import PurePath
from typing import Any

from geo.compact import json_texts, piece
from geo.importers.tables.cells import COUNTS, WHEN, CellError, CellReader, Part
from geo.importers.tables.chunks import Chunk, RowChunk
from geo.importers.tables.columns import Columns, Fields
from geo.importers.tables.dates import Order, day_month_order, is_serial, read_date
from geo.importers.tables.entry import BY_HEADER, Entry
from geo.importers.tables.exchanged import Axes, axes_of
from geo.importers.tables.kinds import OTHER, Kind, Kinds
from geo.importers.tables.mapping import ColumnMapping
from geo.importers.tables.no_events import check_events
from geo.importers.tables.numbers import any_is_nothing, is_nothing
from geo.importers.tables.original import Originals
from geo.importers.tables.places import Places
from geo.importers.tables.presets.preset import Preset
from geo.importers.tables.presets.registry import PRESETS
from geo.importers.tables.sources import SOURCE, Sources
from geo.importers.tables.spots import SPOT, Spots
from geo.importers.tables.table import Refused, Row, Table
from geo.memo import Memo
from geo.model import Claim, Status

_BATCH = 1_000
_SHORT = 12  # letters of an id that could also be a word for "none"
_LONGEST_ID = 200  # letters
_TITLES = 5  # rows among which HXL's tags stand
_LOOKED_AT = 5_000  # rows that tell whether a column of dates has to be read as a whole
_TYPE = ("event_type", "sub_event_type")
_PARTIES = ("actor1", "actor2", "weapon", "target")
_GRAPHIC = ("true", "yes", "1", "graphic")
_UNCHECKED = (Claim.REPORTED.value, Status.MACHINE.value, "")  # claim, status, collection


class Converter:
    """Makes entries for the store of a table's rows.

    Args:
        table: the rows.
        mapping: which column holds what.
        places: where names and points are looked up.
        kinds: the catalogue.

    Raises:
        InvalidValueError: the mapping names a column that is not there.
        FileRefusedError: the table's rows are no events.
    """

    def __init__(self, table: Table, mapping: ColumnMapping, places: Places, kinds: Kinds) -> None:
        check_events(table)
        self.table, self.mapping = table, mapping.checked(table.header)
        self.preset: Preset | None = next((p for p in PRESETS if p.name == mapping.preset), None)
        self._kinds = kinds
        self._fields = Fields(table.header, mapping, self.preset)
        self._identity = [n for n, name in enumerate(table.header) if name not in table.passing]
        self._prefix = self.preset.prefix if self.preset else _by_header(table.header)
        self.column_notes: tuple[str, ...] = ()
        publisher = mapping.publisher or (self.preset.publisher if self.preset else named_after(table))
        axes = self._axes()
        self._read = CellReader(self.preset, self._decide_orders(), exchanged=axes.are_exchanged)
        self._sources = Sources(self.preset, publisher, self._read.days.__getitem__)
        if axes.are_exchanged:
            columns = self.mapping.columns
            self.column_notes += (axes.note(columns["latitude"], columns["longitude"]),)
        self.originals = Originals(table.header, mapping, self.preset)
        self._spots = Spots(self._read, places)
        self._types: Memo[tuple[str, ...], Part | None] = Memo(self._kind)
        self._parties: Memo[tuple[str, ...], str] = Memo(_parties)

    def batches(
        self, rows: Iterable[Row | Refused] | None = None
    ) -> Iterator[tuple[list[Entry], list[Refused]]]:
        """Entries and refused rows, some hundred rows at a time; all rows of the table by default."""
        for some in self._chunks(rows):
            refused: list[Refused] = []
            good = some if isinstance(some, Chunk) else self._good(some, refused)
            entries, errors = self._entries(good) if len(good) else ([], {})
            refused += [self._refuse(good.row(n), error) for n, error in errors.items()]
            yield entries, sorted(refused, key=lambda r: r.row)

    def _chunks(self, rows: Iterable[Row | Refused] | None) -> Iterator[Chunk | list[Row | Refused]]:
        if rows is None and self.table.chunks is not None:
            yield from self.table.chunks()
            return
        left = iter(self.table.rows() if rows is None else rows)
        while chunk := list(islice(left, _BATCH)):
            yield chunk

    @staticmethod
    def _good(some: Sequence[Row | Refused], refused: list[Refused]) -> Chunk:
        """The rows that could be read; the others are added to `refused`."""
        refused += [row for row in some if isinstance(row, Refused)]
        good = [row for row in some if isinstance(row, Row)]
        if good and good[0].number <= _TITLES:
            good = [row for row in good if not _is_tags(row)]
        return RowChunk(good)

    def _refuse(self, row: Row, error: CellError) -> Refused:
        column = self.mapping.columns.get(error.field, error.field)
        if error.field == "date_start" and self._fields.has_parts:
            parts = (self.mapping.columns.get(part) for part in ("year", "month", "day"))
            column = "/".join(filter(None, parts))
        return Refused(
            file=self.table.name, row=row.number, column=column,
            value=error.value[:200], reason=error.reason, cells=tuple(row.cells),
        )  # fmt: skip

    def _entries(self, rows: Chunk) -> tuple[list[Entry], dict[int, CellError]]:
        """The rows that go in, and what is wrong with the others by their position."""
        cells, read = Columns(rows, self._fields), self._read
        parts: list[list[Any]] = [
            read.when.of(cells.keys(WHEN)),
            read.casualties.of(cells.keys(COUNTS)),
            self._sources.of(cells.keys(SOURCE), cells.stripped("source_title")),
            read.reported.of(cells["reported_at"]),
            self._spots.of(list(cells.keys(SPOT))),
        ]
        errors = _first_errors(parts) if self._has_failed() else {}
        if lacks := rows.lacks():
            errors = _nowhere(lacks, cells) | errors
        ids = self._ids(rows, cells)
        whole: list[Iterable[Any]] = [
            ids, json_texts(ids), self._types_of(rows, cells), self._told(cells), *parts,
            self._parties_of(rows, cells), map(_graphic, cells["graphic"]), self.originals.of(rows),
            rows.shapes(),
        ]  # fmt: skip
        if errors:
            good = [n not in errors for n in range(len(rows))]
            whole = [compress(column, good) for column in whole]
        return list(starmap(_entry, zip(*whole, strict=True))), errors

    def _has_failed(self) -> bool:
        read = self._read
        kept = (read.when, read.casualties, self._sources, read.reported, self._spots)
        return any(answers.failed for answers in kept)

    def _ids(self, rows: Chunk, cells: Columns) -> list[str]:
        prefix, given = self._prefix, cells.stripped("id")
        if _are_ids(given):
            return [prefix + id for id in given]
        found = [prefix + id if _is_id(id) else "" for id in given]
        if "" in found:
            told = rows.joined(self._identity)
            found = [id or _digest(text) for id, text in zip(found, told, strict=True)]
        return found

    def _told(self, cells: Columns) -> list[str]:
        """Description and quote of each row, as they stand in a record's JSON."""
        told = [
            f',"description":"{text}"' if text else "" for text in json_texts(cells.stripped("description"))
        ]
        quotes = cells.stripped("quote")
        if not any(quotes):
            return told
        return [
            f'{text},"quote":"{quote}"' if quote else text
            for text, quote in zip(told, json_texts(quotes), strict=True)
        ]

    def _types_of(self, rows: Chunk, cells: Columns) -> list[Part]:
        codes = [rows.column(n) for n in self._fields.kinds.values()]
        found = self._types.of(zip(*(cells[field] for field in _TYPE), *codes, strict=True))
        if None not in found:
            return found  # type: ignore[return-value]  # it was looked
        texts = zip(cells.stripped("description"), cells.stripped("quote"), strict=True)
        return [
            part or self._kind_told(text or quote) for part, (text, quote) in zip(found, texts, strict=True)
        ]

    def _parties_of(self, rows: Chunk, cells: Columns) -> list[str]:
        """Parties, weapon and target; flags of the publisher tell the parties that no column names."""
        keys: Iterable[tuple[str, ...]] = cells.keys(_PARTIES)
        tell, at = self.preset.parties if self.preset else None, self._fields.parties
        if tell is not None and at and not {"actor1", "actor2"} & self._fields.at.keys():
            flags = zip(*(rows.column(n) for n in at.values()), strict=True)
            told = [tell(dict(zip(at, row, strict=True))) for row in flags]
            keys = [(*two, *key[2:]) for two, key in zip(told, keys, strict=True)]
        return self._parties.of(keys)

    def _kind_told(self, text: str) -> Part:
        return _kind_part(self._kinds.told(text) or (self.mapping.event_type or OTHER, ""))

    def _kind(self, key: tuple[str, ...]) -> Part | None:
        """By the catalogue's own words, the publisher's code, or cue phrases; a column chosen by hand before the code."""
        found = self._kinds.exactly(key[0], key[1])
        if found is None and "event_type" in (self.preset.columns if self.preset else ()):
            found = self._coded(key)
        return (
            _kind_part(found)
            if (found := found or self._kinds.of(key[0], key[1]) or self._coded(key))
            else None
        )

    def _coded(self, key: tuple[str, ...]) -> Kind | None:
        if self.preset is None or self.preset.kind is None:
            return None
        return self.preset.kind(dict(zip(self._fields.kinds, key[2:], strict=True)))

    def _axes(self) -> Axes:
        """What the first rows tell of the order of latitude and longitude."""
        fields = self._fields.at
        if not fields.keys() >= {"latitude", "longitude"}:
            return Axes()
        at = itemgetter(fields["latitude"], fields["longitude"])
        rows = islice(self.table.rows(), _LOOKED_AT)
        return axes_of(at(row.cells) for row in rows if isinstance(row, Row))

    def _decide_orders(self) -> dict[str, Order]:
        """Day or month first, for each column of dates; said in `column_notes`."""
        columns = {f: n for f, n in self._fields.at.items() if f in ("date_start", "date_end", "reported_at")}
        chosen: Order = self.mapping.date_order  # type: ignore[assignment]  # the mapping was checked
        remembered = self.mapping.order_is_remembered
        orders: dict[str, Order] = dict.fromkeys(columns, chosen) if chosen else {}
        if not columns:
            return orders
        seen = self._distinct(columns.values(), _LOOKED_AT)
        notes = []
        for position in dict.fromkeys(columns.values()):
            if days := next((value for value in sorted(seen[position]) if is_serial(value)), ""):
                day = read_date(days, serial=True).start
                notes.append(
                    f"Column {self.table.header[position]}: numbers such as {days} are days as Excel counts them ({day})."
                )
        if any(_numeric_dates(values) for values in seen.values()):
            seen = self._distinct(columns.values(), None)
        for field, position in columns.items():
            if found := day_month_order(_numeric_dates(seen[position])):
                if not chosen or (remembered and found.order):
                    orders[field] = found.order
                told = found.told(chosen, remembered) if chosen else str(found)
                notes.append(f"Column {self.table.header[position]}: {told}.")
        self.column_notes = tuple(notes)
        return orders

    def _distinct(self, positions: Iterable[int], most: int | None) -> dict[int, set[str]]:
        """The distinct values of columns in the first rows, or in all."""
        found: dict[int, set[str]] = {position: set() for position in positions}
        rows = islice(self.table.rows(), most)
        for row in rows:
            if isinstance(row, Row):
                for position, values in found.items():
                    values.add(row.cells[position])
        return found


def named_after(table: Table) -> str:
    """Who is named as the source of a row that tells none: its file."""
    return PurePath(table.origin or table.name).stem


def _by_header(header: Sequence[str]) -> str:
    """What ids of a table begin with whose publisher is not known: the same for any order of the same columns."""
    names = sorted(name.lower() for name in header)
    return f"{BY_HEADER}{hashlib.sha256(chr(31).join(names).encode('utf-8', 'replace')).hexdigest()[:10]}:"


def _numeric_dates(values: Iterable[str]) -> list[str]:
    """Those that start like "13/04", also behind blanks or a day of the week."""
    told = (value.strip() for value in values)
    return [v for v in told if ("/" in v[:3] or "-" in v[:3] if v[:1].isdigit() else "/" in v)]


def _entry(
    id: str, id_text: str, kind: Part, told: str, when: Part, counts: Part, sources: str, reported: Part, spot: Any, parties: str,
    graphic: str, original: str, shape: bytes,
) -> Entry:  # fmt: skip
    """An entry of its parts, whose texts stand in the order of the record's columns."""
    text = (
        f'{{"id":"{id_text}"{kind.text}{told}{when.text}{reported.text}{parties}{counts.text}{spot.before}'
        f"{graphic}{original}{sources}{spot.after}}}"
    )
    return Entry(id, text, (*kind.columns, *when.columns, *spot.columns, *counts.columns, *_UNCHECKED), shape)


def _first_errors(parts: Sequence[Sequence[Any]]) -> dict[int, CellError]:
    """What is wrong with rows: the first that cannot be read, by the row's position."""
    found = {}
    for n, row in enumerate(zip(*parts, strict=True)):
        error = next((part for part in row if isinstance(part, CellError)), None)
        if error is not None:
            found[n] = error
    return found


def _nowhere(lacks: Sequence[str], cells: Columns) -> dict[int, CellError]:
    """What is wrong with rows that have to say where, and do not, by their position."""
    told = zip(lacks, cells.keys(SPOT), strict=True)
    return {n: CellError("geometry", "", why) for n, (why, key) in enumerate(told) if why and not any(key)}


def _is_id(given: str) -> bool:
    """Whether a cell names its row; a short one can be a word for "none"."""
    return (
        bool(given)
        and (len(given) > _SHORT or not is_nothing(given))
        and len(given) <= _LONGEST_ID
        and given.isprintable()
    )


def _are_ids(given: Sequence[str]) -> bool:
    """Whether all of some cells name their rows (`_is_id`), told at once."""
    return (
        all(given)
        and max(map(len, given)) <= _LONGEST_ID
        and "".join(given).isprintable()
        and not any_is_nothing(given)
    )


def _digest(cells: str) -> str:
    """The id of a row that has none, of its cells."""
    return f"row:{hashlib.sha256(cells.encode('utf-8', 'replace')).hexdigest()[:20]}"


def _kind_part(kind: Kind) -> Part:
    return Part(piece({"event_type": kind[0], "sub_event_type": kind[1]}), kind)


def _parties(cells: tuple[str, ...]) -> str:
    return piece(dict(zip(_PARTIES, (cell.strip() for cell in cells), strict=True)))


def _graphic(cell: str) -> str:
    return ',"graphic":true' if cell and cell.strip().lower() in _GRAPHIC else ""


def _is_tags(row: Row) -> bool:
    """Whether a row is HXL's hashtags."""
    if row.number > _TITLES:
        return False
    return any(c.startswith("#") for c in row.cells) and all(not c or c.startswith("#") for c in row.cells)
