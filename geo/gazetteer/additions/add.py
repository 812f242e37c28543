"""`gazetteer add`: keep a copy of the user's files, put them into the gazetteer, survive every rebuild."""

from __future__ import annotations

import logging
import shutil
from collections.abc import Sequence
from pathlib import Path

from geo.errors import FileRefusedError, GazetteerError
from geo.gazetteer.additions.apply import apply_files, file_digest
from geo.gazetteer.additions.outcome import Outcome
from geo.gazetteer.admin import AdminIndex
from geo.gazetteer.build import Progress
from geo.settings import Settings

FOLDER = "added"
_DIGEST = 16


def kept_files(settings: Settings) -> list[tuple[Path, str]]:
    """The files that were added, in the order of their digests, each with the name that the user gave it."""
    folder = settings.home / FOLDER
    return [(path, path.name[_DIGEST + 1 :]) for path in sorted(folder.glob("*")) if path.is_file()]


def keep(settings: Settings, paths: Sequence[Path]) -> list[Path]:
    """Copy `paths` into the home folder; files that are there already are left.

    Raises:
        FileRefusedError: a file cannot be read.
        GazetteerError: the folder cannot be written.
    """
    folder, kept = settings.home / FOLDER, []
    for path in paths:
        target = folder / f"{file_digest(path)[:_DIGEST]}-{path.name}"
        try:
            folder.mkdir(parents=True, exist_ok=True)
            if not target.exists():
                part = target.with_name(f".{target.name}.part")
                shutil.copyfile(path, part)
                part.replace(target)
        except OSError as error:
            raise GazetteerError(f"{target}: cannot be written ({error.strerror}).") from error
        kept.append(target)
    return kept


def apply_kept(settings: Settings, gazetteer: Path, progress: Progress) -> None:
    """Put all kept files into a gazetteer that has just been built; one that fails is left out and logged.

    Raises:
        GazetteerError: the gazetteer cannot be written.
    """
    files = kept_files(settings)
    if not files:
        return
    index = AdminIndex.load(settings)
    for path, name in files:
        progress(1.0, f"Adding {name}")
        try:
            apply_files(gazetteer, [(path, name)], index)
        except FileRefusedError as error:
            logging.getLogger(__name__).warning("Left out of the gazetteer: %s", error)


def applied(settings: Settings, gazetteer: Path, paths: Sequence[Path]) -> list[Outcome]:
    """Put `paths` into the gazetteer at `gazetteer`.

    Raises:
        FileRefusedError: a file cannot be used; then none was added.
        GazetteerError: the gazetteer cannot be written.
    """
    return apply_files(gazetteer, [(path, path.name) for path in paths], AdminIndex.load(settings))
