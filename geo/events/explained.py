"""Each field of an incident with the characters of the report that it was read from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from geo.events.evidence import Evidence
from geo.model import Incident

_UNTOLD = "not told"


@dataclass(frozen=True, slots=True, kw_only=True)
class Explained:
    """A field, what it holds, and why.

    Attributes:
        field: the column of the record, as in `Evidence.field`.
        value: what it holds, in words.
        words: the stretches of the report that it was read from; empty where `otherwise` says what it comes from.
        otherwise: where it comes from when no words tell it.
    """

    field: str
    value: str
    words: tuple[Evidence, ...]
    otherwise: str


def explained(incident: Incident, evidence: Sequence[Evidence]) -> Iterator[Explained]:
    """The fields that the incident has, in the order of the record.

    Args:
        incident: as it was read.
        evidence: what `Extraction.evidence` holds for its id.
    """
    for name, value in _fields(incident):
        words = tuple(e for e in evidence if e.field == name)
        if value or words:
            told = value or ", ".join(dict.fromkeys(e.value for e in words))
            yield Explained(
                field=name, value=told, words=words, otherwise="" if words else _source(name, incident)
            )


def quoted(text: str, words: Evidence) -> str:
    """The words between quotation marks, on one line."""
    return f'"{" ".join(text[words.start : words.end].split())}"'


def _fields(incident: Incident) -> Sequence[tuple[str, str]]:
    place, hurt = incident.place, incident.casualties
    where = f"{place.name}, {place.admin1 or place.country} ({incident.placement.method})" if place else ""
    kind = " / ".join(filter(None, (incident.event_type, incident.sub_event_type)))
    by = f" by {incident.claimed_by}" if incident.claimed_by else ""
    sides = (f"{a.claim.value} by {a.by or 'nobody named'}" for a in incident.accounts)
    return (
        ("event_type", kind),
        ("place_text", where or f"{incident.place_text} (not placed)"),
        ("date_start", _days(incident)),
        ("killed_best", _range(hurt.killed_low, hurt.killed_best)),
        ("injured", _number(hurt.injured)),
        ("missing", _number(hurt.missing)),
        ("captured", _number(hurt.captured)),
        ("actor1", incident.actor1),
        ("actor2", incident.actor2),
        ("weapon", incident.weapon),
        ("target", incident.target),
        ("claim", f"{incident.claim.value}{by}"),
        ("accounts", "; ".join(sides)),
    )


def _days(incident: Incident) -> str:
    when = incident.when
    if when.start is None:
        return "undated"
    return str(when.start) if when.start == when.end else f"{when.start} to {when.end}"


def _number(number: int | None) -> str:
    return "" if number is None else str(number)


def _range(low: int | None, best: int | None) -> str:
    return str(best) if best is not None else f"{low} or more" if low is not None else ""


def _source(name: str, incident: Incident) -> str:
    if name == "date_start" and incident.when.start is not None and not incident.when.text:
        return "the date of the report or of its headline"
    return _UNTOLD
