"""The language of the run for a map, in the page and as one file: words of its scripts, names of places, panels of incidents."""

from __future__ import annotations

from typing import Any

from geo.events.catalogue import IncidentTypes
from geo.gazetteer.admin import AdminIndex
from geo.gazetteer.index import Gazetteer
from geo.layers.standalone import ENGLISH, Speech, Words
from geo.model import Incident, Source
from geo.record import Record, incident_from_record
from geo.speech import language, place_names, tolls, wording
from geo.speech.kinds import type_words, what_words
from geo.speech.language import capital, say
from geo.speech.wording import Names


def speech(types: IncidentTypes, gazetteer: Gazetteer | None, admin: AdminIndex) -> Speech:
    """The language of the run for a map as one file; English as `geo.layers` has it."""
    code = language.current()
    if code == language.ENGLISH:
        return ENGLISH
    names = place_names.translated(gazetteer, admin)

    def panel(record: Record, *, drawn: bool = False) -> dict[str, Any]:
        return panel_words(incident_from_record(record), types, names, drawn=drawn)

    return Speech(code=code, words=words(types, gazetteer), panel=panel)


def words(types: IncidentTypes, gazetteer: Gazetteer | None) -> dict[str, Words]:
    """What scripts and base map say in English -> the same in the language of the run."""
    code = language.current()
    kinds = {kind.label[language.ENGLISH]: type_words(kind) for kind in types}
    return {**place_names.on_map(code, gazetteer), **kinds, **language.map_words(code)}


def panel_words(incident: Incident, types: IncidentTypes, names: Names, *, drawn: bool) -> dict[str, Any]:
    """The words about one incident, as `geo.layers.panel.panel_words` has them.

    Args:
        drawn: the map shows it as the line or area that it came with.
    """
    hurt = incident.casualties
    told = any(number is not None for number in (hurt.killed_low, hurt.killed_best, hurt.killed_high))
    return {
        "what": what_words(incident, types),
        "where": capital(_where(incident, names, drawn=drawn)),
        "when": capital(wording.dated_words(incident)),
        "description": incident.description,
        "people": tolls.killed_words(hurt) if told else "",
        "claim": wording.claim_words(incident),
        "status": say(wording.STATUS_WORDS[incident.status]),
        "quote": incident.quote,
        "sources": [[_source(one), one.url] for one in incident.sources],
    }


def _where(incident: Incident, names: Names, *, drawn: bool) -> str:
    if incident.place is None:
        return wording.headline_place(incident, names)
    if drawn:
        return say("{name} (line or area as it was drawn)", name=wording.place_path(incident.place, names))
    return wording.place_words(incident.place, names)


def _source(source: Source) -> str:
    told = wording.source_words(source)
    return f"{told}, {source.title}" if source.title else told
