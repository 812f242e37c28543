"""`extract --explain`: each field of an incident with the characters of the report that it was read from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from geo.events.evidence import Evidence
from geo.events.extract import Extraction
from geo.model import Incident

_UNTOLD = "not told"


def explained(extraction: Extraction, incident: Incident) -> Iterator[str]:
    """One line for each field: its value, and the words it came from with their offsets."""
    evidence = extraction.evidence.get(incident.id, ())
    for name, value in _fields(incident):
        found = [e for e in evidence if e.field == name]
        if not value and not found:
            continue
        words = "; ".join(_quoted(extraction.report.text, e) for e in found)
        yield f"{name:12} {value or ', '.join(dict.fromkeys(e.value for e in found))}  <- {words or _source(name, incident)}"


def _fields(incident: Incident) -> Sequence[tuple[str, str]]:
    place, hurt = incident.place, incident.casualties
    where = f"{place.name}, {place.admin1 or place.country} ({incident.placement.method})" if place else ""
    kind = " / ".join(filter(None, (incident.event_type, incident.sub_event_type)))
    claim = (
        f"{incident.claim.value} by {incident.claimed_by}" if incident.claimed_by else incident.claim.value
    )
    return (
        ("event_type", kind),
        ("place_text", where or f"{incident.place_text} (not placed)"),
        ("date_start", _days(incident)),
        ("killed_best", _number(hurt.killed_low, hurt.killed_best)),
        ("injured", "" if hurt.injured is None else str(hurt.injured)),
        ("actor1", incident.actor1),
        ("actor2", incident.actor2),
        ("missing", "" if hurt.missing is None else str(hurt.missing)),
        ("captured", "" if hurt.captured is None else str(hurt.captured)),
        ("weapon", incident.weapon),
        ("target", incident.target),
        ("claim", claim),
        ("accounts", "; ".join(f"{a.claim.value} by {a.by or 'nobody named'}" for a in incident.accounts)),
    )


def _days(incident: Incident) -> str:
    when = incident.when
    if when.start is None:
        return "undated"
    return str(when.start) if when.start == when.end else f"{when.start} to {when.end}"


def _number(low: int | None, best: int | None) -> str:
    return str(best) if best is not None else f"{low} or more" if low is not None else ""


def _source(name: str, incident: Incident) -> str:
    if name == "date_start" and incident.when.start is not None and not incident.when.text:
        return "the date of the report or of its headline"
    return _UNTOLD


def _quoted(text: str, evidence: Evidence) -> str:
    words = " ".join(text[evidence.start : evidence.end].split())
    return f'"{words}" [{evidence.start}:{evidence.end}]'
