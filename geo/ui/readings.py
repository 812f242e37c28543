"""Reports that were read and wait to be kept or dropped; they stay while the visitor looks at other pages."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import dataclass

import streamlit as st

from geo.errors import GeoError, shown_name
from geo.events.extract import Extraction, Extractor
from geo.gazetteer.index import Gazetteer
from geo.model import Incident
from geo.settings import Settings
from geo.speech.language import say
from geo.store import Saved, Store
from geo.ui import first_start, resources
from geo.ui.report_form import Document, Given, read_document

_KEY = "dateline_readings"
_LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What came of one document.

    Attributes:
        name: the document's name.
        extraction: what was read, or None.
        published_from: where the publication date comes from: "given", "file", "text" or "".
        notes: what was assumed in reading the file.
        error: why nothing was read; None where all went well.
        number: tells this reading from others of the same name.
    """

    name: str
    extraction: Extraction | None = None
    published_from: str = ""
    notes: tuple[str, ...] = ()
    error: GeoError | None = None
    number: int = 0

    def keep_key(self, index: int) -> str:
        """Key of the box that says whether incident `index` is kept."""
        return f"keep_{self.number}_{index}"


def kept() -> tuple[Reading, ...]:
    """The readings of this visitor."""
    found: tuple[Reading, ...] = st.session_state.get(_KEY, ())
    return found


def forget() -> None:
    """Drop all readings."""
    st.session_state[_KEY] = ()


def read(documents: Sequence[Document], given: Given) -> None:
    """Read the documents, with progress shown, in place of what was read before."""
    settings = resources.settings()
    bar = st.progress(0.0, text=say("Loading the reader"))
    extractor = extractor_of(settings)
    before = max((r.number for r in kept()), default=0)
    readings = []
    for i, document in enumerate(documents):
        bar.progress(
            i / len(documents), text=say("Reading {number} of {total}", number=i + 1, total=len(documents))
        )
        readings.append(_reading(document, given, settings, extractor, before + 1 + i))
    bar.empty()
    st.session_state[_KEY] = tuple(readings)


def save(
    store: Store, reading: Reading, incidents: Sequence[Incident], corrections: Sequence[Incident] = ()
) -> Saved:
    """Store the report with these of its incidents, and what a person corrected of them (`Store.save`).

    Raises:
        StoreError: the store cannot be written.
    """
    assert reading.extraction is not None  # noqa: S101 - for the type checker; a failed reading has no button
    return store.save(reading.extraction.report, incidents, corrections=corrections)


def extractor_of(settings: Settings) -> Extractor:
    """The reader of reports; the gazetteer is built first where it is missing or outdated.

    Raises:
        FileRefusedError: a shipped data file is missing or damaged.
    """
    gazetteer = first_start.gazetteer()
    return _extractor(str(gazetteer.path), gazetteer.path.stat().st_mtime_ns, gazetteer, settings)


@st.cache_resource(show_spinner=False, max_entries=2)
def _extractor(path: str, built: int, _gazetteer: Gazetteer, _settings: Settings) -> Extractor:
    """The reader over the gazetteer at `path`; `built` (its time stamp) makes a rebuilt file a new entry."""
    return Extractor.load(_gazetteer, _settings)


def _reading(
    document: Document, given: Given, settings: Settings, extractor: Extractor, number: int
) -> Reading:
    try:
        read = read_document(document, given, settings)
        extraction = extractor.extract(read.report)
    except GeoError as error:
        return Reading(name=document.name, error=error, number=number)
    except Exception as error:  # one report's fault must not take the others with it
        _LOG.exception("Reading %r failed", document.name)
        return Reading(name=document.name, error=_fault(document.name, error), number=number)
    origin = extraction.published_from
    if origin == "given" and given.published is None:
        origin = "file"
    return Reading(
        name=document.name, extraction=extraction, published_from=origin, notes=read.notes, number=number
    )


def _fault(name: str, error: Exception) -> GeoError:
    told = say(
        "{file}: reading stopped at a fault in Dateline ({kind}). Nothing of it was saved. "
        "Please report the fault; the server's output says more.",
        file=shown_name(name),
        kind=type(error).__name__,
    )
    return GeoError(told)
