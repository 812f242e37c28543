"""What an incident's fields mean, in words a reporter would use, in the language of the run (`geo.ui.language`).

Every function gives plain text: no Markdown, no HTML. `Names` says what places are called.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from math import ceil
from operator import attrgetter

from geo.model import (
    DISTRICT_OF_CITY,
    STATED_AREA,
    Claim,
    DatePrecision,
    GeoPrecision,
    Incident,
    Mention,
    MentionKind,
    Place,
    Placement,
    Rival,
    Source,
    Status,
    When,
)
from geo.speech import terms
from geo.speech.below import translated
from geo.speech.language import counted, later, month, number, say, share


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """What places are called in the language of the run.

    Attributes:
        code: ISO 3166 code (`UA`, `RU-BEL`) -> name; an unknown code comes back as it is.
        place: a place -> its name; without it the name that is stored.
    """

    code: Callable[[str], str]
    place: Callable[[Place], str] = attrgetter("name")

    def __call__(self, code: str) -> str:
        return self.code(code)


BY_A_PERSON = later("chosen by a person")
METHODS = frozenset(
    (
        BY_A_PERSON,
        later("capital of the country named"),
        later("coordinates given"),
        later("document"),
        later("likely name"),
        later("misspelling"),
        later("named before"),
        later("only candidate"),
        later("population"),
        later("region of interest"),
        later("region of the report"),
        later("region stated"),
        later("seat of a government"),
        later("stated area"),
        later("district of the city named before"),
    )
)
"""How places are chosen (`Placement.method`), as far as there are words for it; others are shown as they are."""
STORED = Names(code=str)
"""Codes and names as they are stored."""
_SEASONS = {
    3: later("some time in spring {year}"),
    6: later("some time in summer {year}"),
    9: later("some time in autumn {year}"),
    12: later("some time in winter {year}–{next}"),
}
PRECISION_WORDS = {
    GeoPrecision.EXACT: later("exact point"),
    GeoPrecision.STREET: later("street or site"),
    GeoPrecision.SETTLEMENT: later("settlement"),
    GeoPrecision.NEAR: later("nearby"),
    GeoPrecision.ADMIN2: later("district"),
    GeoPrecision.ADMIN1: later("region"),
    GeoPrecision.AREA: later("wider area"),
    GeoPrecision.COUNTRY: later("country only"),
}
STATUS_WORDS = {
    Status.MACHINE: later("Read by machine, not checked"),
    Status.REVIEWED: later("Reviewed by a person"),
    Status.VERIFIED: later("Verified"),
    Status.REJECTED: later("Rejected"),
}
CLAIM_WORDS = {
    Claim.REPORTED: later("Reported"),
    Claim.CLAIMED: later("Claimed"),
    Claim.CONFIRMED: later("Confirmed"),
    Claim.DENIED: later("Denied"),
}


def day(value: date) -> str:
    """4 April 2025."""
    return say("{day} {month} {year}", day=value.day, month=month(value.month), year=value.year)


def iso_date(when: When) -> str:
    """The date in digits, no more exact than it is known: 2025-04-08, 2025-04, 2025, 2025-06-01 – 2025-08-31, 2025-06-01 – 04; empty without one.

    Sorted as text, dates are in their order.
    """
    first, last = when.start, when.end
    if first is None:
        return ""
    match when.precision:
        case DatePrecision.MONTH if last is None or (first.year, first.month) == (last.year, last.month):
            return f"{first.isoformat()[:7]}"
        case DatePrecision.YEAR if last is None or first.year == last.year:
            return f"{first.isoformat()[:4]}"
    if last is None or last == first:
        return first.isoformat()
    same = (first.year, first.month) == (last.year, last.month)
    return f"{first.isoformat()} – {last.isoformat()[8:] if same else last.isoformat()}"


def days(first: date, last: date) -> str:
    """5 to 7 June 2025, with no more repeated than is needed."""
    if first == last:
        return day(first)
    start = str(first.day)
    if first.year != last.year:
        start = day(first)
    elif first.month != last.month:
        start = f"{first.day} {month(first.month)}"
    return say("{start} to {end}", start=start, end=day(last))


def when_words(when: When) -> str:
    """The date and how exactly it is known: "on 4 April 2025", "some time in summer 2024"."""
    if when.start is None or when.end is None:
        if when.text:  # "last Friday" of a report without a date, "5 June 20250"
            return say("date unknown (the report says “{words}”)", words=when.text)
        return say("date not given")
    first, last = when.start, when.end
    match when.precision:
        case DatePrecision.DAY if first == last:
            return say("on {day}", day=day(first))
        case DatePrecision.WEEK:
            return say("in the week of {days}", days=days(first, last))
        case DatePrecision.MONTH if (first.year, first.month) == (last.year, last.month):
            return say("some time in {month} {year}", month=month(first.month), year=first.year)
        case DatePrecision.SEASON if told := _season(first, last):
            return told
        case DatePrecision.YEAR if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
            if first.year == last.year:
                return say("some time in {year}", year=first.year)
            return say("some time in {first} to {last}", first=first.year, last=last.year)
        case DatePrecision.DAY | DatePrecision.DAYS:
            return say("from {days}", days=days(first, last))
    return say("some time between {first} and {last}", first=day(first), last=day(last))


def brief_when(when: When) -> str:
    """As `when_words`, a single day without its "on": to head a line of a list."""
    single = when.precision is DatePrecision.DAY and when.start is not None and when.start == when.end
    return day(when.start) if single and when.start else when_words(when)


def date_source_words(incident: Incident) -> str:
    """What the date comes from: words of the report, or only the day of the report.

    Empty where that is unknown, and where there is no date: `when_words` then has the words.
    """
    if incident.when.start is None:
        return ""
    if incident.when.text:
        return say("the report says “{words}”", words=incident.when.text)
    if day_of_report(incident):
        return say("the day of the report, which gives none for the incident itself")
    return ""


def day_of_report(incident: Incident) -> bool:
    """Whether an incident read by machine is dated only because its report, or headline in a list, is."""
    return bool(incident.report_id and incident.when.start and not incident.when.text)


def dated_words(incident: Incident) -> str:
    """The date in words, marked where it is only the report's: "on 8 June 2025 (day of the report)"."""
    told = when_words(incident.when)
    return say("{date} (day of the report)", date=told) if day_of_report(incident) else told


def _season(first: date, last: date) -> str:
    """The northern season from `first` to `last` in words; empty where they do not span one."""
    words = _SEASONS.get(first.month)
    months = (last.year - first.year) * 12 + last.month - first.month
    if not words or first.day != 1 or months != 2:
        return ""
    return say(words, year=first.year, next=f"{last.year % 100:02}")


def radius_words(radius_km: float) -> str:
    """within 12 km; within 300 m."""
    if radius_km <= 0:
        return ""
    if radius_km < 0.95:
        return say("within {metres} m", metres=max(50, ceil(radius_km * 20) * 50))
    return say("within {km} km", km=number(ceil(radius_km - 0.001)))


def place_words(place: Place, names: Names = STORED) -> str:
    """Where, and how exactly: "in Kryvyi Rih (settlement, within 12 km)", "somewhere in Belgorod Oblast"."""
    name, radius = names.place(place), radius_words(place.radius_km)
    match place.geo_precision:
        case GeoPrecision.ADMIN1 | GeoPrecision.ADMIN2 | GeoPrecision.AREA:
            return say("somewhere in {place}", place=name)
        case GeoPrecision.COUNTRY:
            return say("somewhere in {place} (only the country is known)", place=name)
        case GeoPrecision.NEAR:
            return say("near {place}", place=name) + _in_brackets(radius)
        case GeoPrecision.EXACT:
            return say("at {place}", place=name) + _in_brackets(say("exact point"))
    kind = say(PRECISION_WORDS[place.geo_precision])
    return say("in {place}", place=name) + _in_brackets(", ".join(filter(None, (kind, radius))))


def _in_brackets(text: str) -> str:
    return f" ({text})" if text else ""


def place_path(place: Place, names: Names) -> str:
    """The place with what it lies in: "Kryvyi Rih, Dnipropetrovsk Oblast, Ukraine"; coordinates for one without a name."""
    parts = [names.place(place) or coordinates(place)]
    for part in (
        place.admin2,
        names(place.admin1) if place.admin1 else "",
        names(place.country) if place.country else "",
    ):
        if part and part not in parts:
            parts.append(part)
    return ", ".join(parts)


def headline_place(incident: Incident, names: Names) -> str:
    """The place to head an incident with; says so where none was found."""
    if incident.place is not None:
        return place_path(incident.place, names)
    if incident.place_text:
        return say("{name}: place not found", name=incident.place_text)
    return say("Place not given")


def where_words(incident: Incident, names: Names = STORED) -> str:
    """Where it happened and how exactly that is known, with the resolver's reason."""
    place, reason = incident.place, translated(incident.placement.reason)
    if place is None:
        if not incident.place_text:
            return say("place not given")
        told = say("place not found")
        return f"{told}: {reason}" if reason else told
    return f"{place_words(place, names)}. {reason}" if reason else place_words(place, names)


def coordinates(place: Place) -> str:
    """47.906° N, 33.394° E."""
    north = say("S") if place.latitude < 0 else say("N")
    east = say("W") if place.longitude < 0 else say("E")
    return f"{abs(place.latitude):.3f}° {north}, {abs(place.longitude):.3f}° {east}"


def choice_words(placement: Placement) -> str:
    """How the place was chosen and how sure that is: "region stated, 92% sure"."""
    if placement.method == "curated":
        return say("placed by hand")
    method = placement.method
    return ", ".join(
        filter(None, (say(method) if method in METHODS else method, sure_words(placement.score)))
    )


def sure_words(score: float) -> str:
    """92% sure; empty where nothing is known of that."""
    return say("{share} sure", share=share(score)) if score else ""


def rival_words(rival: Rival, names: Names, placement: Placement) -> str:
    """A runner-up: what it is called, how far away, how sure; its share says nothing once the text has denied it."""
    far = say("{place}: {km} km away", place=place_path(rival.place, names), km=number(rival.distance_km))
    denied = placement.place is None or placement.method in (STATED_AREA, DISTRICT_OF_CITY)
    return far if denied else ", ".join(filter(None, (far, sure_words(rival.score))))


def means_words(incident: Incident) -> str:
    """drone → hospital; empty where neither is known."""
    return terms.means_words(incident.weapon, incident.target)


def who_words(incident: Incident) -> str:
    """Military Forces of Russia against Civilians; not stated."""
    one, other = terms.actor_words(incident.actor1), terms.actor_words(incident.actor2)
    if one and other:
        return say("{one} against {other}", one=one, other=other)
    if other:
        return say("against {other}; by whom is not stated", other=other)
    return one or say("not stated")


def claim_words(incident: Incident) -> str:
    """Confirmed by the governor; Reported."""
    word = say(CLAIM_WORDS[incident.claim])
    return (
        say("{claim} by {whom}", claim=word, whom=terms.actor_words(incident.claimed_by))
        if incident.claimed_by
        else word
    )


def source_words(source: Source) -> str:
    """Publisher and date of a source."""
    nameless = say("Source without a name") if source.url else say("Text pasted or uploaded")
    publisher = source.publisher or nameless
    return f"{publisher}, {day(source.published)}" if source.published else publisher


def incidents_words(amount: int) -> str:
    """1 incident; 3 incidents."""
    return counted(amount, "{n} incident", "{n} incidents")


_ORIGINS = {
    "given": later("as you gave it"),
    "file": later("as the file says"),
    "text": later("found in the text"),
}


def published_words(published: date | None, found_in: str) -> str:
    """The publication date and where it comes from.

    Args:
        found_in: "given", "file" or "text".
    """
    if published is None:
        return say(
            "Publication date not known. Words such as “last Friday” stay without a date until you give it above."
        )
    told = say("Published {day}", day=day(published))
    return f"{told} ({say(_ORIGINS.get(found_in, found_in))})" if found_in else told


def mention_words(mention: Mention, names: Names) -> str:
    """What a recognised name was taken for, in one line."""
    place, kind = mention.place, mention.kind
    where = ""
    if place is not None:
        facts = (radius_words(place.radius_km), coordinates(place), choice_words(mention.placement))
        where = " · ".join(filter(None, (place_path(place, names), *facts)))
    behind = f": {where}" if where else ""
    match kind:
        case MentionKind.METONYM:
            return say("Stands for a government, not a location") + behind
        case MentionKind.DEMONYM:
            return say("Names a people or a country's own") + behind
        case MentionKind.PART_OF_NAME:
            return say("Part of another name") + behind
    if place is None:
        reason = translated(mention.placement.reason)
        return f"{say('Not found')}: {reason}" if reason else say("Not found in the gazetteer")
    return where


def exactness_words(place: Place | None) -> str:
    """How exactly a place is known, in two or three words, for a table."""
    if place is None:
        return say("not found")
    kind = say(PRECISION_WORDS[place.geo_precision])
    return (
        kind
        if place.geo_precision.is_area
        else ", ".join(filter(None, (kind, radius_words(place.radius_km))))
    )
