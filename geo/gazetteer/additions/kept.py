"""Copies of the files that the user added, from which every rebuild takes them again."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Sequence
from pathlib import Path

from geo.errors import FileRefusedError, GazetteerError
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


def file_digest(path: Path) -> str:
    """Hex SHA-256 of a file.

    Raises:
        FileRefusedError: it cannot be read.
    """
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise FileRefusedError(path, f"cannot be read ({error.strerror})", "Check its name.") from error
