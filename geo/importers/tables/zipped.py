"""A table in a ZIP archive, as UCDP, VIINA and GDELT give theirs out."""

from __future__ import annotations

import shutil
import tempfile
import weakref
import zipfile
from collections.abc import Callable, Collection, Iterator
from dataclasses import replace
from pathlib import Path, PurePosixPath

from geo.errors import FileRefusedError
from geo.importers.tables.parts import chosen, told
from geo.importers.tables.table import Refused, Row, Table
from geo.safe_zip import DAMAGED_ZIP, check_zip


class _Rows:
    """The rows of a table that was unpacked into a folder, which goes when nobody asks for them any more."""

    def __init__(self, table: Table, folder: str) -> None:
        self._rows = table.rows
        weakref.finalize(self, shutil.rmtree, folder, ignore_errors=True)

    def __call__(self) -> Iterator[Row | Refused]:
        # A generator of its own holds on to `self`, and so to the folder, until its last row.
        yield from self._rows()


def has_shapefile(path: Path) -> bool:
    """Whether a Shapefile is in the archive."""
    return any(name.lower().endswith(".shp") for name in seen_names(path))


def seen_names(path: Path) -> list[str]:
    """The files in a ZIP archive without those that systems put beside them (`__MACOSX/._events.shp`, `.DS_Store`).

    Raises:
        FileRefusedError: it cannot be unpacked without harm.
    """
    return [name for name in check_zip(path, "a ZIP archive") if not is_hidden(name)]


def is_hidden(name: str) -> bool:
    """Whether a file in an archive was put there by a system, not by who packed it."""
    path = PurePosixPath(name)
    return path.name.startswith(".") or "__MACOSX" in path.parts


def open_zipped(
    path: Path, suffixes: Collection[str], opened: Callable[[Path, str], Table], part: str = ""
) -> Table:
    """The one table in an archive, or the one asked for; read-me files and the like beside it do not count.

    Args:
        suffixes: endings of the names of tables.
        opened: opens a table, or a part of it.
        part: name of one of several tables, or of a part of the only one.

    Raises:
        SeveralPartsError: several tables in it, and none is asked for.
        FileRefusedError: no table in it, or one that cannot be read.
    """
    names = [name for name in seen_names(path) if PurePosixPath(name).suffix.lower() in suffixes]
    if not names:
        raise FileRefusedError(
            path.name, "it holds no .shp file and no table", "Zip one table, or one Shapefile with its parts"
        )
    wanted = chosen(path.name, "tables", names, part, names) if len(names) > 1 else names[0]
    folder = tempfile.mkdtemp(prefix="dateline-")
    try:
        inside = Path(folder) / PurePosixPath(wanted).name
        with zipfile.ZipFile(path) as archive, archive.open(wanted) as member, inside.open("wb") as file:
            shutil.copyfileobj(member, file, 1 << 20)
        table = opened(inside, "" if len(names) > 1 else part)
    except (*DAMAGED_ZIP, OSError) as error:
        shutil.rmtree(folder, ignore_errors=True)
        raise FileRefusedError(path.name, f"it cannot be unpacked ({error})", "Zip the table again") from None
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    return replace(
        table, path=path, rows=_Rows(table, folder), parts=tuple(names) if len(names) > 1 else table.parts,
        notes=(f"{table.name} in {path.name}.", *told("Table", names, wanted), *table.notes),
    )  # fmt: skip
