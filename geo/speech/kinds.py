"""What happened, in the language of the run: the event types and sub-types of the catalogue."""

from __future__ import annotations

from geo.events.catalogue import IncidentType, IncidentTypes
from geo.model import Incident
from geo.speech.language import ENGLISH, current, say


def type_words(kind: IncidentType) -> str:
    """What an event type is called."""
    return kind.label.get(current()) or say(kind.label[ENGLISH])


def what_words(incident: Incident, types: IncidentTypes) -> str:
    """What happened: the sub-event type, or the event type's name where only that is known."""
    return kind_words(incident.event_type, incident.sub_event_type, types)


def kind_words(event_type: str, sub_event_type: str, types: IncidentTypes) -> str:
    """`what_words` by the words that are stored."""
    kind = types.get(event_type)
    return say(sub_event_type) or (type_words(kind) if kind else event_type)
