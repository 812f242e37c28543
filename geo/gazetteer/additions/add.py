"""`gazetteer add`: put the user's files into the gazetteer, and again at every rebuild."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from pathlib import Path

from geo.errors import FileRefusedError
from geo.gazetteer.additions.apply import apply_files
from geo.gazetteer.additions.kept import kept_files
from geo.gazetteer.additions.outcome import Outcome
from geo.gazetteer.admin import AdminIndex
from geo.gazetteer.build import Progress
from geo.settings import Settings


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
