"""What all visitors share: settings, store, catalogue, gazetteer. Opened once, kept while the server runs."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from functools import lru_cache
from pathlib import Path

import streamlit as st

from geo.errors import GazetteerError
from geo.events.catalogue import IncidentTypes, load_types
from geo.filters import Criteria, Selection, Words, select
from geo.filters.selecting import asks_for_words
from geo.gazetteer.admin import AdminIndex
from geo.gazetteer.index import Gazetteer
from geo.layers.standalone import Speech
from geo.settings import Settings, load_settings
from geo.speech import language, map_words, place_names
from geo.speech.language import say
from geo.speech.wording import Names
from geo.store import Columns, Store, open_store


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
    """Names and texts of the incidents in `columns`, read once for each version of the data.

    Raises:
        StoreError: the store cannot be read.
    """
    return _words(say("Reading actors, sources and texts"))(
        str(settings().store_path), columns.version, columns
    )


def types() -> IncidentTypes:
    """The incident catalogue.

    Raises:
        FileRefusedError: the file is missing or damaged.
    """
    return load_types(settings().data / "incident_types.toml")


def names() -> Names:
    """What places are called in the language of the run; without a usable gazetteer codes stand for what has no name."""
    if language.current() == language.ENGLISH:
        return place_names.english(gazetteer())
    return place_names.translated(gazetteer(), admin(settings()))


def speech() -> Speech:
    """The language of the run for a map as one file."""
    return map_words.speech(types(), gazetteer(), admin(settings()))


def gazetteer() -> Gazetteer | None:
    """The gazetteer as it lies there, or None where it cannot be used; `first_start.gazetteer` builds and renews it."""
    path = settings().gazetteer_path
    with suppress(OSError, GazetteerError):
        return _gazetteer(path, path.stat().st_mtime_ns)
    return None


def admin(chosen: Settings) -> AdminIndex:
    """Countries and first-level divisions with their outlines, by the setting `boundaries`.

    Raises:
        FileRefusedError: the file is missing or damaged.
    """
    return _admin(chosen.boundaries, chosen)


@st.cache_resource(show_spinner=False, max_entries=4)
def _store(path: str, _settings: Settings) -> Store:
    return open_store(_settings)


def _read_words(path: str, version: int, _columns: Columns) -> Words:
    return Words.read(store(), _columns)


@lru_cache(maxsize=len(language.LANGUAGES))
def _words(told: str) -> Callable[[str, int, Columns], Words]:
    """`_read_words`, whose result all share, with `told` shown while somebody waits for it."""
    return st.cache_resource(show_spinner=told, max_entries=1)(_read_words)


@st.cache_resource(show_spinner=False, max_entries=2)
def _admin(boundaries: str, _settings: Settings) -> AdminIndex:
    return AdminIndex.load(_settings)


@st.cache_resource(show_spinner=False, max_entries=2)
def _gazetteer(path: Path, built: int) -> Gazetteer:
    """The gazetteer at `path`; `built` (its time stamp) makes a rebuilt file a new entry."""
    return Gazetteer(path)
