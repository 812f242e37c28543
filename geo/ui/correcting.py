"""What a person types over what the machine read of an incident, before it is saved: both values are kept."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from geo.errors import InvalidValueError
from geo.gazetteer.index import Gazetteer
from geo.geocoders import GazetteerGeocoder
from geo.model import Casualties, Claim, DatePrecision, GeoPrecision, Incident, Place, Placement, When
from geo.record import incident_record
from geo.settings import Settings
from geo.speech.language import say
from geo.speech.wording import BY_A_PERSON

NUMBERS = (
    "killed_low",
    "killed_best",
    "killed_high",
    "civilians_killed",
    "children_killed",
    "injured",
    "missing",
    "captured",
)
WORDS = ("actor1", "actor2", "weapon", "target", "claimed_by", "description")
_POINT = re.compile(r"\s*(-?\d{1,2}(?:\.\d+)?)\s*[,;]\s*(-?\d{1,3}(?:\.\d+)?)\s*")
_NEAREST_KM = 30.0
_SHOWN = (
    "event_type", "sub_event_type", "date_start", "date_end", "date_precision", "actor1", "actor2", "weapon", "target", "killed_low",
    "killed_best", "killed_high", "injured", "civilians_killed", "children_killed", "missing", "captured", "place_name", "latitude",
    "longitude", "claim", "claimed_by", "description",
)  # fmt: skip
FindPlace = Callable[[str], Placement]
"""From what was typed to a placement."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Typed:
    """What the form holds.

    Attributes:
        event_type, sub_event_type: words of the catalogue.
        place: a name, two coordinates, or what stood there before.
        date_start, date_end: first and last day, or both None.
        numbers: by column of `NUMBERS`; None is "not stated".
        words: by column of `WORDS`.
        claim: how it is asserted.
    """

    event_type: str
    sub_event_type: str
    place: str
    date_start: date | None
    date_end: date | None
    numbers: dict[str, int | None]
    words: dict[str, str]
    claim: Claim


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """A field that a person changed: what the machine read, and what was typed."""

    field: str
    machine: str
    typed: str


def shown_place(incident: Incident) -> str:
    """What stands in the field for the place."""
    return incident.place.name if incident.place else incident.place_text


def corrected(incident: Incident, typed: Typed, find: FindPlace) -> Incident:
    """The incident with what was typed.

    Raises:
        InvalidValueError: the place is not found, or a value breaks the model's rules; names the field.
    """
    return replace(
        incident,
        event_type=typed.event_type,
        sub_event_type=typed.sub_event_type,
        when=_when(incident.when, typed),
        placement=incident.placement
        if typed.place.strip() == shown_place(incident)
        else _found(typed.place, find),
        casualties=_casualties(incident.casualties, typed.numbers),
        claim=typed.claim,
        **_stripped(typed.words),
    )


def _stripped(words: dict[str, str]) -> dict[str, Any]:
    return {name: words[name].strip() for name in WORDS}


def _casualties(before: Casualties, numbers: dict[str, int | None]) -> Casualties:
    """A best number typed over the machine's takes low and high with it, unless they were typed, too."""
    best = numbers["killed_best"]
    bounds = {n: numbers[n] for n in ("killed_low", "killed_high")}
    if best != before.killed_best:
        kept = {n: v for n, v in bounds.items() if v != getattr(before, n)}
        bounds = {n: kept.get(n, best) for n in bounds}
    return Casualties(**(numbers | bounds))


def _when(before: When, typed: Typed) -> When:
    start, end = typed.date_start, typed.date_end or typed.date_start
    if (start, end) == (before.start, before.end):
        return before
    if start is None:
        if end is not None:
            raise InvalidValueError("date", str(end), "a first day, too")
        return When(text=before.text)
    return When(
        start=start,
        end=end,
        precision=DatePrecision.DAY if start == end else DatePrecision.DAYS,
        text=before.text,
    )


def _found(query: str, find: FindPlace) -> Placement:
    if not query.strip():
        return Placement(method=BY_A_PERSON, reason="A person took the place away")
    placement = find(query)
    if placement.place is None:
        raise InvalidValueError(
            "Place", query, f"a place that the gazetteer knows, or two coordinates ({placement.reason})"
        )
    return replace(placement, method=BY_A_PERSON, score=1.0)


def finder(gazetteer: Gazetteer, settings: Settings) -> FindPlace:
    """Look-up of a typed place: a name with its region ("Demidovka, Belgorod region"), or latitude and longitude."""
    geocoder = GazetteerGeocoder(gazetteer, settings=settings)

    def find(query: str) -> Placement:
        point = _POINT.fullmatch(query)
        return _at(gazetteer, float(point[1]), float(point[2])) if point else geocoder.place(query.strip())

    return find


def _at(gazetteer: Gazetteer, latitude: float, longitude: float) -> Placement:
    """A point; country and division are those of the nearest place within 30 km."""
    here = Place(
        gazetteer_id="", name=f"{latitude:.5f}, {longitude:.5f}", latitude=latitude, longitude=longitude,
        geo_precision=GeoPrecision.EXACT, radius_km=0.5, feature_class="S",
    )  # fmt: skip
    near = min(gazetteer.near(latitude, longitude, _NEAREST_KM), key=lambda found: found[1], default=None)
    if near is not None:
        here = replace(here, country=near[0].country, admin1=near[0].admin1, admin2=near[0].admin2)
    return Placement(place=here)


def differences(machine: Incident, typed: Incident) -> Iterator[Difference]:
    """The fields in which they differ, as words."""
    one, other = incident_record(machine), incident_record(typed)
    for name in _SHOWN:
        if one[name] != other[name]:
            yield Difference(field=name, machine=_words(one[name]), typed=_words(other[name]))


def _words(value: object) -> str:
    return say("not stated") if value in (None, "") else str(value)
