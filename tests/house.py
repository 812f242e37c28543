"""A store with a gazetteer and a folder for files, for tests of imports."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from geo.gazetteer.index import Gazetteer
from geo.importers.tables.mapping import ColumnMapping
from geo.model import Incident
from geo.record import Record
from geo.settings import Settings
from geo.store import Store
from geo.store.importing import Imported, prepare, run


class House:
    """A store with a gazetteer, and a folder for files."""

    def __init__(self, store: Store, settings: Settings, gazetteer: Gazetteer, folder: Path) -> None:
        self.store, self.settings, self.gazetteer, self.folder = store, settings, gazetteer, folder

    def bring(self, content: str | bytes, name: str = "t.csv", **mapping: Any) -> Imported:
        """Import a file of this content."""
        path = self.folder / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        given = ColumnMapping(**mapping) if mapping else None
        return run(self.store, prepare(path, self.settings, self.gazetteer, given))

    def all(self) -> list[Incident]:
        """Every incident that is in the store."""
        return list(self.store.incidents(self.store.columns().ids.tolist()))

    def records(self, content: str | bytes, name: str = "t.csv", **mapping: Any) -> list[Record]:
        """The flat records of a file's rows in their order; nothing is stored."""
        path = self.folder / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        prepared = prepare(path, self.settings, self.gazetteer, ColumnMapping(**mapping) if mapping else None)
        return [entry.record for entries, _ in prepared.reader.batches() for entry in entries]
