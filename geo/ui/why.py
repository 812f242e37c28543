"""Which words of a report say what was read: each field of an incident with them, in the language of the run."""

from __future__ import annotations

from geo.events.catalogue import IncidentTypes
from geo.events.evidence import Evidence
from geo.events.explained import Explained, explained, quoted
from geo.events.extract import Extraction
from geo.model import Incident
from geo.speech import terms, tolls, wording
from geo.speech.kinds import type_words
from geo.speech.language import later, say
from geo.speech.wording import Names
from geo.ui import correction
from geo.ui.html import Html, tag

_FIELDS = correction.LABELS | {"place_text": later("Place"), "accounts": later("Sides")}
_OTHERWISE = frozenset((later("not told"), later("the date of the report or of its headline")))
"""What `explained` says where no words tell a field."""


def listed(machine: Incident, extraction: Extraction, types: IncidentTypes, names: Names) -> Html:
    """Each field that was read, with the words it was read from and where they stand."""
    text = extraction.report.text
    rows = [
        tag(
            "div",
            tag("dt", say(_FIELDS.get(told.field, told.field))),
            tag(
                "dd",
                _value(told, machine, types, names),
                *(_words(text, e) for e in told.words),
                _origin(told.otherwise),
            ),
        )
        for told in explained(machine, extraction.evidence.get(machine.id, ()))
    ]
    return tag("dl", *rows, class_="dl-facts")


def _value(told: Explained, machine: Incident, types: IncidentTypes, names: Names) -> str:
    """What the field holds, as the rest of the page says it."""
    match told.field:
        case "event_type":
            kind = types.get(machine.event_type)
            words = type_words(kind) if kind else machine.event_type
            return " / ".join(filter(None, (words, say(machine.sub_event_type))))
        case "place_text":
            return wording.headline_place(machine, names)
        case "date_start":
            return wording.when_words(machine.when)
        case "killed_best":
            return tolls.killed_words(machine.casualties)
        case "claim":
            return wording.claim_words(machine)
        case "weapon" | "target":
            return say(told.value)
        case "actor1" | "actor2":
            return terms.actor_words(told.value)
    return told.value


def _words(text: str, words: Evidence) -> Html:
    return tag("small", f" ← {quoted(text, words)} ({words.start}–{words.end})")


def _origin(otherwise: str) -> Html | None:
    if not otherwise:
        return None
    return tag("small", f" ← {say(otherwise) if otherwise in _OTHERWISE else otherwise}")
