"""Bring other people's tables and geodata into the store: `prepare`, `preview`, `run`, `undo`.

What the shell and the pages call. A file is read twice where it must be (once to see it, once to import it), and
never into memory as a whole.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import islice
from pathlib import Path
from typing import Protocol

from geo.errors import FileRefusedError, InvalidValueError
from geo.events.catalogue import load_types
from geo.gazetteer.admin import AdminIndex
from geo.gazetteer.index import Gazetteer
from geo.gazetteer.uncollected import uncollected
from geo.importers.tables.convert import Converter, named_after
from geo.importers.tables.entry import Ahead, Entry, ahead, without_place_and_date
from geo.importers.tables.formats import open_table
from geo.importers.tables.kinds import Kinds
from geo.importers.tables.mapping import ColumnMapping
from geo.importers.tables.own import OwnReader, is_own
from geo.importers.tables.places import Places
from geo.importers.tables.presets.registry import PRESETS
from geo.importers.tables.recognise import recognise
from geo.importers.tables.refused_rows import refused_csv as refused_csv
from geo.importers.tables.table import Refused, Row, Table
from geo.record import Record
from geo.settings import Boundaries, Settings
from geo.store.imports import Added, ImportWriter, Undone
from geo.store.store import Store
from geo.store.updating import Updated

_SAMPLE = 200
_LOOKED_AT = 5_000  # rows that tell which regions a table names
MOST_REFUSED = 100_000  # refused rows that are kept for the list; all are counted
_MOST_AHEAD = 100  # rows dated after today that are named; all are counted
_MOST_CHANGES = 100  # changes of stored incidents that are kept to be shown; all are counted

Progress = Callable[[int], None]


class Reader(Protocol):
    """What turns rows into entries."""

    column_notes: tuple[str, ...]

    def batches(
        self, rows: Iterable[Row | Refused] | None = None
    ) -> Iterator[tuple[list[Entry], list[Refused]]]:
        """Entries and refused rows."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Prepared:
    """A file that is ready to be looked at or imported.

    Attributes:
        table: its rows.
        mapping: which column holds what; None for our own exports, which need none.
        reader: makes entries for the store of rows.
        label: what it was recognised as.
        notes: what is taken for granted, fit to show to a user.
    """

    table: Table
    mapping: ColumnMapping | None
    reader: Reader
    label: str
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """The first rows of a file as they would go in; nothing is stored.

    Attributes:
        prepared: the file.
        records: flat records of the first rows.
        refused: those of the first rows that would not go in.
        rows: how many rows were looked at.
        ahead: those of the first rows that are dated after today.
    """

    prepared: Prepared
    records: tuple[Record, ...]
    refused: tuple[Refused, ...]
    rows: int
    ahead: tuple[Ahead, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Imported:
    """What an import did.

    Attributes:
        import_id: for `undo`; 0 where nothing new was in the file.
        rows: how many rows the file has.
        added: incidents that are new. (After `check`, all of these numbers say what an import would do.)
        updated: incidents that were in the store with other values, and have those of the file now.
        changes: what changed of them, the first 100.
        unchanged: rows that were in the store already.
        repeated: rows that stand in the file before, word for word.
        differing: ids that are in the store with values that a person reviewed or corrected, which were left as they are.
        refused: rows that did not go in, the first 100,000.
        refused_count: how many did not go in.
        unplaced: how many of the rows that are in have no place.
        undated: how many have no date.
        ahead: those that are dated after today, the first 100.
        ahead_count: how many are.
        notes: what was taken for granted.
    """

    import_id: int
    rows: int
    added: int
    updated: int
    changes: tuple[Updated, ...]
    unchanged: int
    repeated: int
    differing: tuple[str, ...]
    refused: tuple[Refused, ...]
    refused_count: int
    unplaced: int
    undated: int
    ahead: tuple[Ahead, ...]
    ahead_count: int
    notes: tuple[str, ...]


def prepare(
    path: Path, settings: Settings, gazetteer: Gazetteer, mapping: ColumnMapping | None = None, part: str = ""
) -> Prepared:
    """Open a file and find out which column holds what.

    Args:
        mapping: as the user wants it; None recognises the columns, or recalls the mapping that was last used for
            a table with the same header.
        part: the layer, sheet, folder or file in it that is read, where there are several.

    Raises:
        SeveralPartsError: several could be meant.
        FileRefusedError: the file cannot be read.
        InvalidValueError: the mapping names a column that is not there.
    """
    table = open_table(path, settings, part)
    if is_own(table.header):
        return Prepared(
            table=table, mapping=None, reader=OwnReader(table), label=f"{table.format}, exported by Dateline",
            notes=table.notes,
        )  # fmt: skip
    sample = [row.cells for row in islice(table.rows(), _SAMPLE) if isinstance(row, Row)]
    recalled, said = (None, ()) if mapping else _recalled(settings, table.header)
    chosen = mapping or recalled or recognise(table.header, sample)
    admin = _admin(settings.data, settings.boundaries)
    places = Places(
        gazetteer,
        admin,
        chosen.region or settings.region,
        _regions(table, chosen),
        threshold=settings.threshold,
    )
    kinds = Kinds(load_types(settings.data / "incident_types.toml"))
    converter = Converter(table, chosen, places, kinds)
    preset = next((p for p in PRESETS if p.name == chosen.preset), None)
    label = f"{preset.label} ({table.format})" if preset else table.format
    known = preset.notes if preset else ()
    notes = (*table.notes, *said, *known, *converter.column_notes, *_kept(converter))
    return Prepared(table=table, mapping=chosen, reader=converter, label=label, notes=notes)


def preview(prepared: Prepared, rows: int = 20) -> Preview:
    """What the first rows would become; nothing is stored."""
    records: list[Record] = []
    refused: list[Refused] = []
    later: list[Ahead] = []
    seen = list(islice(prepared.table.rows(), rows))
    for good, bad in prepared.reader.batches(seen):
        records += [entry.record for entry in good]
        later += ahead(good)
        refused += bad
    return Preview(
        prepared=prepared, records=tuple(records), refused=tuple(refused), rows=len(seen), ahead=tuple(later)
    )


def check(prepared: Prepared, progress: Progress | None = None, *, store: Store | None = None) -> Imported:
    """Read the whole file as an import would, and store nothing.

    Args:
        store: tells what would be new, changed or left in it; without it only the file is read.
    """
    return _Run(prepared).through((store, "") if store else None, progress, keep=False)


def run(store: Store, prepared: Prepared, *, by: str = "user", progress: Progress | None = None) -> Imported:
    """Import a file: one transaction and one line in the log; running it again adds nothing twice.

    A row under a known id with other values changes the incident, which the log notes, unless a person has reviewed it.

    Args:
        by: who imports, for the log.
        progress: called with the number of rows read so far.

    Raises:
        StoreError: the store cannot be written; nothing was.
        FileRefusedError: the file is damaged further down; nothing was stored.
    """
    done = _Run(prepared).through((store, by), progress)
    if done.added or done.updated:
        done = replace(done, import_id=store.imports()[0].id)
    return done


def undo(store: Store, import_id: int, *, by: str = "user") -> Undone:
    """Take out what an import added and put back what it changed; what people changed since stays.

    Raises:
        InvalidValueError: there is no such import, or it is undone already.
    """
    return store.undo_import(import_id, by=by)


def remember(settings: Settings, prepared: Prepared) -> None:
    """Keep the mapping for the next table with the same header."""
    if prepared.mapping is not None:
        path = _mapping_path(settings, prepared.table.header)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(prepared.mapping.to_json(), encoding="utf-8")


def _recalled(settings: Settings, header: Sequence[str]) -> tuple[ColumnMapping | None, tuple[str, ...]]:
    """The mapping that was chosen for another file with this header, and what the user has to know of it."""
    path = _mapping_path(settings, header)
    if not path.is_file():
        return None, ()
    try:
        found = ColumnMapping.from_json(path.read_bytes()).checked(header)
    except (InvalidValueError, OSError) as error:
        return None, (
            f"The columns chosen before for this header cannot be read and are left out ({path}: {error}).",
        )
    note = "Columns are read as chosen before for another file with this header."
    return replace(found, remembered_order=found.date_order), (note,)


def _mapping_path(settings: Settings, header: Sequence[str]) -> Path:
    digest = hashlib.sha256("\x1f".join(header).encode("utf-8", "replace")).hexdigest()
    return settings.home / "mappings" / f"{digest[:32]}.json"


def _check_places(prepared: Prepared) -> None:
    wanted = {"latitude", "point", "place", "place_text", "admin1", "country"}
    if prepared.mapping is not None and not wanted & prepared.mapping.columns.keys():
        header = prepared.table.header
        raise FileRefusedError(
            prepared.table.name,
            f"no column tells where: {', '.join(header[:12])}",
            "Say which one does: --column place=COLUMN, or latitude and longitude",
        )


def _regions(table: Table, mapping: ColumnMapping) -> frozenset[str]:
    """Regions that the first rows name."""
    column = mapping.columns.get("admin1")
    if column not in table.header:
        return frozenset()
    at = table.header.index(column)
    return frozenset(row.cells[at] for row in islice(table.rows(), _LOOKED_AT) if isinstance(row, Row))


@lru_cache(maxsize=2)
def _admin(data: Path, boundaries: Boundaries) -> AdminIndex:
    """The divisions, read once: they take a second."""
    return AdminIndex.load(Settings(data=data, boundaries=boundaries))


def _kept(converter: Converter) -> tuple[str, ...]:
    """Which columns are kept without a field of ours."""
    left = converter.originals.columns
    more = f" and {len(left) - 25} more" if len(left) > 25 else ""
    return (f"Columns kept as they are, under `original`: {', '.join(left[:25])}{more}.",) if left else ()


class _Run:
    """One reading of a file from beginning to end."""

    def __init__(self, prepared: Prepared) -> None:
        self._prepared = prepared
        self._rows = self._added = self._unchanged = self._refused_count = self._unplaced = self._undated = 0
        self._updated = self._repeated = self._ahead_count = 0
        self._ahead: list[Ahead] = []
        self._changes: list[Updated] = []
        self._differing: list[str] = []
        self._refused: list[Refused] = []

    def through(
        self, into: tuple[Store, str] | None, progress: Progress | None, *, keep: bool = True
    ) -> Imported:
        """Read all rows; into the store, or nowhere. Without `keep` the store is as it was."""
        _check_places(self._prepared)
        if into is None:
            for entries, refused in self._prepared.reader.batches():
                self._count(entries, refused, progress)
            return self._done()
        store, by = into
        with (
            self._writer(store, by) as writer,
            uncollected(),
            ThreadPoolExecutor(1, "write") as behind,
        ):
            saving: Future[Added] | None = (
                None  # SQLite works without Python's lock: meanwhile the next rows are read
            )
            for entries, refused in self._prepared.reader.batches():
                self._count(entries, refused, progress)
                last, saving = saving, behind.submit(writer.add, entries)
                self._note(last)
            self._note(saving)
            if keep:
                writer.log(self._told())
        return self._done()

    def _writer(self, store: Store, by: str) -> AbstractContextManager[ImportWriter]:
        mapping, table = self._prepared.mapping, self._prepared.table
        named = mapping is None or mapping.publisher or mapping.preset
        return store.importing(
            by=by, own=mapping is None, file="" if named else named_after(table),
            passing=table.passing if mapping else frozenset(),
        )  # fmt: skip

    def _note(self, saving: Future[Added] | None) -> None:
        """Wait for some rows to be saved, and count them."""
        if saving is not None:
            saved = saving.result()
            self._added += saved.added
            self._updated += len(saved.updated)
            self._changes += saved.updated[: max(0, _MOST_CHANGES - len(self._changes))]
            self._unchanged += saved.unchanged
            self._repeated += saved.repeated
            self._differing += saved.differing

    def _count(self, entries: list[Entry], refused: list[Refused], progress: Progress | None) -> None:
        self._rows += len(entries) + len(refused)
        self._refused_count += len(refused)
        self._refused += refused[: max(0, MOST_REFUSED - len(self._refused))]
        unplaced, undated = without_place_and_date(entries)
        self._unplaced += unplaced
        self._undated += undated
        later = ahead(entries)
        self._ahead_count += len(later)
        self._ahead += later[: max(0, _MOST_AHEAD - len(self._ahead))]
        if progress is not None:
            progress(self._rows)

    def _told(self) -> dict[str, object]:
        prepared = self._prepared
        mapping = prepared.mapping
        return {
            "file": prepared.table.name, "format": prepared.label, "rows": self._rows, "added": self._added,
            "updated": self._updated, "unchanged": self._unchanged, "repeated": self._repeated,
            "differing": len(self._differing), "refused": self._refused_count,
            "mapping": dict(mapping.columns) if mapping else {}, "preset": mapping.preset if mapping else "",
            "sha256": _digest(prepared.table.path),
        }  # fmt: skip

    def _done(self) -> Imported:
        return Imported(
            import_id=0, rows=self._rows, added=self._added, updated=self._updated,
            changes=tuple(self._changes), unchanged=self._unchanged, repeated=self._repeated,
            differing=tuple(self._differing), refused=tuple(self._refused), refused_count=self._refused_count,
            unplaced=self._unplaced, undated=self._undated,
            ahead=tuple(self._ahead), ahead_count=self._ahead_count, notes=self._prepared.notes,
        )  # fmt: skip


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
