"""What all visitors share: settings, store, catalogue, gazetteer. Opened once, kept while the server runs."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from geo.errors import GazetteerError
from geo.events.catalogue import IncidentTypes, load_types
from geo.filters import Criteria, Selection, Words, select
from geo.filters.selecting import asks_for_words
from geo.gazetteer.index import Gazetteer
from geo.settings import Settings, load_settings
from geo.store import Columns, Store, open_store
from geo.ui.wording import Names


def settings() -> Settings:
    """The settings from the environment.

    Raises:
        InvalidValueError: a variable cannot be used.
    """
    return load_settings()


def store() -> Store:
    """The incident store.

    Raises:
        StoreError: it cannot be opened.
    """
    chosen = settings()
    return _store(str(chosen.store_path), chosen)


def selection(criteria: Criteria) -> Selection:
    """What the criteria select.

    Raises:
        StoreError: the store cannot be read.
    """
    found = store()
    return select(found, criteria, words(found.columns()) if asks_for_words(criteria) else None)


def words(columns: Columns) -> Words:
    """Actors, publishers and texts of the incidents in `columns`, read once for each version of the data.

    Raises:
        StoreError: the store cannot be read.
    """
    return _words(str(settings().store_path), columns.version, columns)


def types() -> IncidentTypes:
    """The incident catalogue.

    Raises:
        FileRefusedError: the file is missing or damaged.
    """
    return load_types(settings().data / "incident_types.toml")


def names() -> Names:
    """Names of countries and divisions; without a usable gazetteer their codes."""
    path = settings().gazetteer_path
    try:
        found = _gazetteer(path, path.stat().st_mtime_ns)
    except (OSError, GazetteerError):
        return str
    return lambda code: _name_of(found, code)


@st.cache_resource(show_spinner=False, max_entries=4)
def _store(path: str, _settings: Settings) -> Store:
    return open_store(_settings)


@st.cache_resource(show_spinner="Reading actors, sources and texts", max_entries=1)
def _words(path: str, version: int, _columns: Columns) -> Words:
    return Words.read(store(), _columns)


@st.cache_resource(show_spinner=False, max_entries=2)
def _gazetteer(path: Path, built: int) -> Gazetteer:
    """The gazetteer at `path`; `built` (its time stamp) makes a rebuilt file a new entry."""
    return Gazetteer(path)


def _name_of(gazetteer: Gazetteer, code: str) -> str:
    try:
        place = gazetteer.admin1(code) if "-" in code else gazetteer.country(code)
    except GazetteerError:
        return code
    return place.name if place else code
