"""What every reader of rows yields: a header, and rows that are read again each time they are asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from geo.errors import FileRefusedError, shown

if TYPE_CHECKING:
    from geo.importers.tables.chunks import Chunk

MAX_COLUMNS = 2_000
MAX_CELL = 10_000_000
"""Characters of one cell; more is a broken file."""


class Row(NamedTuple):
    """One row as text. (A dataclass takes three times as long to make; there are millions.)

    Attributes:
        number: line of the file (text formats) or row of the sheet, from 1.
        cells: as many as the header has.
        shape: the line or area that the row is about, as WKB in WGS 84; empty where there is none.
        lacks: why it does not go in if none of its cells tells where; empty where it may.
    """

    number: int
    cells: Sequence[str]
    shape: bytes = b""
    lacks: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Refused:
    """A row that does not go in, and why.

    Attributes:
        file: the file's name.
        row: line or row number, from 1.
        column: name of the column, empty where the row as a whole is wrong.
        value: what stands there, shortened.
        reason: what is wrong, fit to show to a user.
        cells: the whole row, so that it can be mended and imported again.
    """

    file: str
    row: int
    column: str
    value: str
    reason: str
    cells: Sequence[str] = field(default=(), repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A file as rows of text.

    Attributes:
        path: the file.
        name: its name for messages.
        format: what it was read as, for the user.
        header: names of the columns, each once.
        rows: opens the file and yields its rows; those that cannot be read come as `Refused`.
        notes: what was assumed, fit to show to a user.
        passing: columns that may say something else in the publisher's next export of the same rows, and so tell no row from
            another, and bring no incident up to date by themselves.
        parts: names of the layers, sheets or folders one of which can be asked for; empty where there is only one.
        origin: name of the file that the rows come from, where this one only lists them; empty where it is this one.
        chunks: the same rows many at a time, where they can be read faster so.
    """

    path: Path
    name: str
    format: str
    header: tuple[str, ...]
    rows: Callable[[], Iterator[Row | Refused]]
    notes: tuple[str, ...] = ()
    passing: frozenset[str] = frozenset()
    parts: tuple[str, ...] = ()
    origin: str = ""
    chunks: Callable[[], Iterator[Chunk | list[Row | Refused]]] | None = None


def unique_header(names: Sequence[str], file: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Column names, each once, and notes on those that had to be renamed.

    Raises:
        FileRefusedError: no columns, or too many to be a table.
    """
    if not any(name.strip() for name in names):
        raise FileRefusedError(file, "there is no row of column names", "Put one on top", row=1)
    if len(names) > MAX_COLUMNS:
        reason = f"{len(names):,} columns, more than the {MAX_COLUMNS:,} that are read"
        raise FileRefusedError(file, reason, "Check that it is a table with one event a row", row=1)
    found: dict[str, None] = {}
    notes = []
    for position, given in enumerate(names, 1):
        name = " ".join(given.replace("\ufeff", "").split()) or f"column {position}"
        if name in found:
            nth = 2
            while f"{name} ({nth})" in found:
                nth += 1
            notes.append(f"Column {shown(name)} is there twice; the second is called {name} ({nth}).")
            name = f"{name} ({nth})"
        found[name] = None
    return tuple(found), tuple(notes)
