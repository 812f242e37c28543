"""`import`: tables and geodata into the store, looked at first, and undone where it was a mistake."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Annotated

import typer

from geo.cli import shell
from geo.errors import GeoError, InvalidValueError, shown
from geo.gazetteer.index import Gazetteer
from geo.importers.tables.mapping import ColumnMapping
from geo.settings import Settings
from geo.store import Store, open_store
from geo.store import importing as work
from geo.store.updating import Updated

_SHOWN, _COLUMNS, _LETTERS = 10, 4, 60


@dataclass(frozen=True, slots=True, kw_only=True)
class _Wish:
    """How the files are to be imported.

    Attributes:
        mapping: which column holds what, from a file; None recognises the columns.
        columns: changes to the mapping, each FIELD=COLUMN.
        date_order: dmy or mdy; None leaves it to the column.
        save_mapping: where the mapping is written to.
        refused: where the refused rows are written to.
        part: which layer, sheet or folder of a file is read.
        dry_run: nothing is stored.
    """

    mapping: ColumnMapping | None
    columns: tuple[str, ...]
    date_order: str | None
    save_mapping: Path | None
    refused: Path | None
    part: str
    dry_run: bool

    @property
    def by_hand(self) -> bool:
        """Whether the user said how to read the columns: then it is remembered."""
        return self.mapping is not None or bool(self.columns or self.date_order)


def importing(
    files: Annotated[
        list[Path] | None, typer.Argument(metavar="FILE...", help="Tables or geodata; see docs/formats.md.")
    ] = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Show what would go in and what would not; store nothing.")
    ] = False,
    mapping: Annotated[
        Path | None, typer.Option("--mapping", metavar="F", help="Which column holds what, as JSON.")
    ] = None,
    save_mapping: Annotated[
        Path | None, typer.Option("--save-mapping", metavar="F", help="Write the mapping, to be changed.")
    ] = None,
    columns: Annotated[
        list[str] | None,
        typer.Option("--column", metavar="FIELD=COLUMN", help="Which column holds a field; several times."),
    ] = None,
    date_order: Annotated[
        str | None,
        typer.Option("--date-order", metavar="ORDER", help="dmy or mdy, where the dates leave it open."),
    ] = None,
    refused: Annotated[
        Path | None,
        typer.Option(
            "--refused",
            metavar="CSV",
            help="Write the rows that do not go in, with reasons; of several files one list each.",
        ),
    ] = None,
    part: Annotated[
        str,
        typer.Option(
            "--layer", metavar="NAME", help="Layer, sheet, folder or file inside, where there are several."
        ),
    ] = "",
    undo: Annotated[
        int | None, typer.Option("--undo", metavar="ID", help="Take out what an import added.")
    ] = None,
    listed: Annotated[bool, typer.Option("--list", help="List the imports.")] = False,
) -> None:
    """Bring tables and geodata into the store. Exit code 2: some rows or files were refused, the rest is in."""
    with shell.plain_errors():
        settings = shell.settings()
        if undo is not None or listed:
            with open_store(settings) as store:
                _undo(store, undo) if undo is not None else _list(store)
            return
        if not files:
            raise InvalidValueError("FILE", "", "given: name a table, or use --list or --undo ID")
        if save_mapping and len(files) > 1:
            raise InvalidValueError(
                "--save-mapping", str(save_mapping), "for several files: each has columns of its own"
            )
        wish = _Wish(
            mapping=ColumnMapping.from_json(mapping.read_bytes()) if mapping else None,
            columns=tuple(columns or ()), date_order=date_order, save_mapping=save_mapping, refused=refused,
            part=part, dry_run=dry_run,
        )  # fmt: skip
        if _all(files, settings, wish):
            raise typer.Exit(2)


def _all(files: Sequence[Path], settings: Settings, wish: _Wish) -> int:
    """Import each of `files`; how many rows and files were refused."""
    gazetteer, bad = shell.gazetteer(settings), 0
    lists = _Lists(wish.refused)
    with open_store(settings) as store:
        for path in files:
            try:
                bad += _file(path, store, settings, gazetteer, wish, lists).refused_count
            except GeoError as error:
                if len(files) == 1:
                    raise
                typer.echo(f"error: {error}", err=True)
                bad += 1
    return bad


class _Lists:
    """Lists of refused rows: one for each file, because each has columns of its own.

    Args:
        path: the first list; the second is called after it (refused.csv, refused-2.csv). None where none is wanted.
    """

    def __init__(self, path: Path | None) -> None:
        self._path, self._written = path, 0

    def write(self, done: work.Imported, header: Sequence[str]) -> None:
        """Write the refused rows of one file, if there are any, and say where they are and how many are not."""
        if self._path is None or not done.refused:
            return
        self._written += 1
        path = self._path
        if self._written > 1:
            path = path.with_name(f"{path.stem}-{self._written}{path.suffix}")
        path.write_bytes(work.refused_csv(done.refused, header))
        left = done.refused_count - len(done.refused)
        more = f"; {left:,} more are not in it" if left else ""
        typer.echo(f"  refused rows: {path}{more}", err=True)


def _file(
    path: Path, store: Store, settings: Settings, gazetteer: Gazetteer, wish: _Wish, lists: _Lists
) -> work.Imported:
    """Import one file as the user wishes."""
    prepared = work.prepare(path, settings, gazetteer, wish.mapping, wish.part)
    wanted = _changed(prepared.mapping, wish)
    if wanted != prepared.mapping or wish.date_order is not None:
        prepared = work.prepare(path, settings, gazetteer, wanted, wish.part)
    if wish.save_mapping and prepared.mapping:
        wish.save_mapping.write_text(prepared.mapping.to_json(), encoding="utf-8")
    done = _one(store, prepared, settings, dry_run=wish.dry_run, by_hand=wish.by_hand)
    lists.write(done, prepared.table.header)
    return done


def _changed(mapping: ColumnMapping | None, wish: _Wish) -> ColumnMapping | None:
    if mapping is None:
        return None
    for pair in wish.columns:
        field, equals, column = pair.partition("=")
        if not equals:
            raise InvalidValueError("--column", pair, "FIELD=COLUMN, such as place=Town")
        mapping = mapping.changed(**{field: column or None})
    if wish.date_order is None:
        return mapping
    return replace(mapping, date_order=wish.date_order, remembered_order="")


def _one(
    store: Store, prepared: work.Prepared, settings: Settings, *, dry_run: bool, by_hand: bool
) -> work.Imported:
    name = prepared.table.name
    typer.echo(f"{name}: {prepared.label}", err=True)
    for note in prepared.notes:
        typer.echo(f"  {note}", err=True)
    if dry_run:
        _show(work.preview(prepared))
    with _bar(name) as progress:
        if dry_run:
            done = work.check(prepared, progress, store=store)
        else:
            done = work.run(store, prepared, progress=progress)
            if by_hand:
                work.remember(settings, prepared)
    _tell(done, dry_run=dry_run)
    return done


def _show(seen: work.Preview) -> None:
    if seen.prepared.mapping is not None:
        typer.echo("  columns:")
        for field, column in seen.prepared.mapping.columns.items():
            typer.echo(f"    {field:<18} {shown(column)}")
    typer.echo("  first rows:")
    for record in seen.records[:_SHOWN]:
        when = record["date_start"] or "undated"
        where = f"{record['place_name']} [{record['admin1'] or record['country']}, {record['geo_precision']}]"
        place = where if record["place"] else f"{record['place_text']} (no place: {record['geo_reason']})"
        typer.echo(f"    {when}  {record['sub_event_type'] or record['event_type']}: {place}")


def _tell(done: work.Imported, *, dry_run: bool) -> None:
    good = done.rows - done.refused_count
    if dry_run:
        typer.echo(
            f"  {done.rows:,} rows: {good:,} can go in, {done.refused_count:,} cannot; nothing was stored",
            err=True,
        )
        typer.echo(f"  an import would tell: {_counts(done)}", err=True)
    else:
        text = f"  {done.rows:,} rows: {_counts(done)}"
        typer.echo(text + (f" (import {done.import_id})" if done.import_id else ""), err=True)
    _tell_changes(done, "would be updated" if dry_run else "updated")
    typer.echo(f"  {done.unplaced:,} without a place, {done.undated:,} without a date", err=True)
    if done.ahead:
        more = " ..." if done.ahead_count > _SHOWN else ""
        typer.echo(
            f"  {done.ahead_count:,} dated after today: {', '.join(map(str, done.ahead[:_SHOWN]))}{more}",
            err=True,
        )
    for one in done.refused[:_SHOWN]:
        column = f", column {one.column}" if one.column else ""
        typer.echo(f"  {one.file}, row {one.row}{column}: {shown(one.value)}: {one.reason}", err=True)
    if done.refused_count > _SHOWN:
        typer.echo("  ... --refused FILE.csv writes them with all their cells", err=True)


def _tell_changes(done: work.Imported, word: str) -> None:
    """What became of incidents that were stored before."""
    for one in done.changes[:_SHOWN]:
        typer.echo(f"  {shown(one.id)} {word}: {_changes(one)}", err=True)
    if done.updated > _SHOWN:
        typer.echo(f"  ... and {done.updated - _SHOWN:,} more", err=True)
    if done.differing:
        told = ", ".join(map(shown, done.differing[:_SHOWN]))
        more = " ..." if len(done.differing) > _SHOWN else ""
        typer.echo(f"  left, for they differ from the reviewed ones: {told}{more}", err=True)


def _counts(done: work.Imported) -> str:
    told = [
        f"{done.added:,} added", f"{done.updated:,} updated", f"{done.unchanged:,} were there already",
        f"{len(done.differing):,} left because reviewed", f"{done.refused_count:,} refused",
    ]  # fmt: skip
    if done.repeated:
        told.insert(3, f"{done.repeated:,} the same row twice in the file")
    return ", ".join(told)


def _changes(one: Updated) -> str:
    """What changes of an incident: `killed_best 1 -> 2`."""
    names = [name for name in one.after if name not in ("place", "shape")] or list(one.after)
    told = [
        f"{name} {shown(one.before[name], _LETTERS)} -> {shown(one.after[name], _LETTERS)}"
        for name in names[:_COLUMNS]
    ]
    return ", ".join(told) + (", ..." if len(names) > _COLUMNS else "")


def _undo(store: Store, import_id: int) -> None:
    done = work.undo(store, import_id)
    back = f", {done.restored:,} as they were before" if done.restored else ""
    kept = f"; {done.kept:,} stay because they were changed since" if done.kept else ""
    typer.echo(f"import {import_id}: {done.removed:,} incidents taken out{back}{kept}", err=True)


def _list(store: Store) -> None:
    for past in store.imports():
        state = (
            "undone"
            if past.undone
            else f"{past.added:,} added, {past.updated:,} updated, {past.refused:,} refused"
        )
        typer.echo(f"{past.id}\t{past.at:%Y-%m-%d %H:%M}\t{past.by}\t{past.file}\t{past.format}\t{state}")


@contextmanager
def _bar(name: str) -> Iterator[Callable[[int], None]]:
    from tqdm import tqdm

    with tqdm(desc=name, unit=" rows", disable=not sys.stderr.isatty(), file=sys.stderr) as bar:

        def progress(rows: int) -> None:
            bar.update(rows - bar.n)

        yield progress
