"""The store: reports, incidents and an append-only log of every change, in one SQLite file."""

from geo.store.columns import CLAIMS, DATE_PRECISIONS, GEO_PRECISIONS, STATUSES, UNDATED, Columns
from geo.store.log import LogEntry
from geo.store.opening import load_demo, open_store
from geo.store.overlays import Overlay
from geo.store.store import Store
from geo.store.writing import Saved

__all__ = [
    "CLAIMS",
    "DATE_PRECISIONS",
    "GEO_PRECISIONS",
    "STATUSES",
    "UNDATED",
    "Columns",
    "LogEntry",
    "Overlay",
    "Saved",
    "Store",
    "load_demo",
    "open_store",
]
