"""`extract --explain`: each field of an incident with the characters of the report that it was read from."""

from __future__ import annotations

from collections.abc import Iterator

from geo.events import explained as why
from geo.events.extract import Extraction
from geo.model import Incident


def explained(extraction: Extraction, incident: Incident) -> Iterator[str]:
    """One line for each field: its value, and the words it came from with their offsets."""
    text = extraction.report.text
    for told in why.explained(incident, extraction.evidence.get(incident.id, ())):
        words = "; ".join(f"{why.quoted(text, e)} [{e.start}:{e.end}]" for e in told.words)
        yield f"{told.field:12} {told.value}  <- {words or told.otherwise}"
