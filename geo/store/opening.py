"""Open the store of an installation, with the shipped demonstration layer up to date."""

from __future__ import annotations

import hashlib
from pathlib import Path

from geo.errors import FileRefusedError
from geo.importers.demo import COLLECTION, read_demo
from geo.settings import Settings
from geo.store.store import Store

_LOADER = b"1"  # raised when the same file is read into other incidents


def open_store(settings: Settings) -> Store:
    """The store at `settings.store_path`, made when there is none.

    Raises:
        StoreError: the store cannot be opened.
        FileRefusedError: the demonstration file cannot be read.
    """
    store = Store.open(settings.store_path)
    try:
        load_demo(store, settings.data / "demo_incidents.csv")
    except BaseException:
        store.close()
        raise
    return store


def load_demo(store: Store, path: Path) -> bool:
    """Bring the demonstration layer in `store` up to date with the file; tells whether anything changed.

    Raises:
        FileRefusedError: the file cannot be read; names the line, column and value.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise FileRefusedError(path, f"cannot be read ({error.strerror})", "Install Dateline anew") from error
    digest = hashlib.sha256(_LOADER + data).hexdigest()
    if store.collection_digest(COLLECTION) == digest:
        return False
    return store.load_collection(COLLECTION, read_demo(data, path), digest=digest)
