"""What an incident's fields mean, in words a reporter would use.

Every function is pure and gives plain text: no Markdown, no HTML. `Names` says what the codes of
countries and divisions are called.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from math import ceil

from geo.model import (
    Casualties,
    Claim,
    DatePrecision,
    GeoPrecision,
    Incident,
    Mention,
    MentionKind,
    Place,
    Placement,
    Source,
    Status,
    When,
)

Names = Callable[[str], str]
"""ISO 3166 code (`UA`, `RU-BEL`) -> name; an unknown code comes back as it is."""

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November", "December",
)  # fmt: skip
_SEASONS = {3: "spring", 6: "summer", 9: "autumn", 12: "winter"}
PRECISION_WORDS = {
    GeoPrecision.EXACT: "exact point",
    GeoPrecision.STREET: "street or site",
    GeoPrecision.SETTLEMENT: "settlement",
    GeoPrecision.NEAR: "nearby",
    GeoPrecision.ADMIN2: "district",
    GeoPrecision.ADMIN1: "region",
    GeoPrecision.AREA: "wider area",
    GeoPrecision.COUNTRY: "country only",
}
STATUS_WORDS = {
    Status.MACHINE: "Read by machine, not checked",
    Status.REVIEWED: "Reviewed by a person",
    Status.VERIFIED: "Verified",
    Status.REJECTED: "Rejected",
}
CLAIM_WORDS = {
    Claim.REPORTED: "Reported",
    Claim.CLAIMED: "Claimed",
    Claim.CONFIRMED: "Confirmed",
    Claim.DENIED: "Denied",
}


def day(value: date) -> str:
    """4 April 2025."""
    return f"{value.day} {MONTHS[value.month - 1]} {value.year}"


def days(first: date, last: date) -> str:
    """5 to 7 June 2025, with no more repeated than is needed."""
    if first == last:
        return day(first)
    start = str(first.day)
    if first.year != last.year:
        start = day(first)
    elif first.month != last.month:
        start = f"{first.day} {MONTHS[first.month - 1]}"
    return f"{start} to {day(last)}"


def when_words(when: When) -> str:
    """The date and how exactly it is known: "on 4 April 2025", "some time in summer 2024"."""
    if when.start is None or when.end is None:
        return "date not given"
    first, last = when.start, when.end
    match when.precision:
        case DatePrecision.DAY if first == last:
            return f"on {day(first)}"
        case DatePrecision.WEEK:
            return f"in the week of {days(first, last)}"
        case DatePrecision.MONTH if (first.year, first.month) == (last.year, last.month):
            return f"some time in {MONTHS[first.month - 1]} {first.year}"
        case DatePrecision.SEASON if name := _season(first, last):
            return f"some time in {name}"
        case DatePrecision.YEAR if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
            years = str(first.year) if first.year == last.year else f"{first.year} to {last.year}"
            return f"some time in {years}"
        case DatePrecision.DAY | DatePrecision.DAYS:
            return f"from {days(first, last)}"
    return f"some time between {day(first)} and {day(last)}"


def date_source_words(incident: Incident) -> str:
    """What the date comes from: words of the report, or only the day of the report; empty where unknown."""
    if incident.when.text:
        return f"the report says “{incident.when.text}”"
    if day_of_report(incident):
        return "the day of the report, which gives none for the incident itself"
    return ""


def day_of_report(incident: Incident) -> bool:
    """Whether an incident read by machine is dated only because its report, or headline in a list, is."""
    return bool(incident.report_id and incident.when.start and not incident.when.text)


def dated_words(incident: Incident) -> str:
    """The date in words, marked where it is only the report's: "on 8 June 2025 (day of the report)"."""
    return when_words(incident.when) + (" (day of the report)" if day_of_report(incident) else "")


def _season(first: date, last: date) -> str:
    """Name of the northern season from `first` to `last`; empty where they do not span one."""
    name = _SEASONS.get(first.month)
    months = (last.year - first.year) * 12 + last.month - first.month
    if not name or first.day != 1 or months != 2:
        return ""
    return f"winter {first.year}–{last.year % 100:02}" if name == "winter" else f"{name} {first.year}"


def radius_words(radius_km: float) -> str:
    """within 12 km; within 300 m."""
    if radius_km <= 0:
        return ""
    if radius_km < 0.95:
        return f"within {max(50, ceil(radius_km * 20) * 50)} m"
    return f"within {ceil(radius_km - 0.001):,} km"


def place_words(place: Place) -> str:
    """Where, and how exactly: "in Kryvyi Rih (settlement, within 12 km)", "somewhere in Belgorod Oblast"."""
    match place.geo_precision:
        case GeoPrecision.ADMIN1 | GeoPrecision.ADMIN2 | GeoPrecision.AREA:
            return f"somewhere in {place.name}"
        case GeoPrecision.COUNTRY:
            return f"somewhere in {place.name} (only the country is known)"
        case GeoPrecision.NEAR:
            return f"near {place.name}{_in_brackets(radius_words(place.radius_km))}"
        case GeoPrecision.EXACT:
            return f"at {place.name}{_in_brackets('exact point')}"
    kind = PRECISION_WORDS[place.geo_precision]
    return f"in {place.name}{_in_brackets(', '.join(filter(None, (kind, radius_words(place.radius_km)))))}"


def _in_brackets(text: str) -> str:
    return f" ({text})" if text else ""


def place_path(place: Place, names: Names) -> str:
    """The place with what it lies in: "Kryvyi Rih, Dnipropetrovsk Oblast, Ukraine"."""
    parts = [place.name]
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
    return f"{incident.place_text}: place not found" if incident.place_text else "Place not given"


def where_words(incident: Incident) -> str:
    """Where it happened and how exactly that is known."""
    place = incident.place
    if place is None:
        if not incident.place_text:
            return "place not given"
        return f"place not found{': ' + incident.placement.reason if incident.placement.reason else ''}"
    reason = incident.placement.reason
    return f"{place_words(place)}. {reason}" if reason else place_words(place)


def coordinates(place: Place) -> str:
    """47.906° N, 33.394° E."""
    north, east = "NS"[place.latitude < 0], "EW"[place.longitude < 0]
    return f"{abs(place.latitude):.3f}° {north}, {abs(place.longitude):.3f}° {east}"


def choice_words(placement: Placement) -> str:
    """How the place was chosen and how sure that is: "region stated, 92% sure"."""
    if placement.method == "curated":
        return "placed by hand"
    parts = [placement.method, f"{placement.score:.0%} sure" if placement.score else ""]
    return ", ".join(filter(None, parts))


def killed_words(hurt: Casualties) -> str:
    """20 killed; 20 killed (15 to 22); at least 3 killed; nobody killed; not stated."""
    low, best, high = hurt.killed_low, hurt.killed_best, hurt.killed_high
    known = [v for v in (low, best, high) if v is not None]
    if not known:
        return "not stated"
    least, most = known[0], known[-1]
    if most == 0:
        return "nobody killed"
    if least < most:
        if best is not None and high is None:
            return f"{best:,} killed (at least {least:,})"
        if best is not None and least < best < most:
            return f"{best:,} killed ({least:,} to {most:,})"
        return f"{least:,} to {most:,} killed"
    if low is not None and high is None:
        return f"at least {least:,} killed"
    return f"up to {most:,} killed" if best is None and low is None else f"{most:,} killed"


def of_whom_words(hurt: Casualties) -> str:
    """among them 9 children; empty where nothing is known of that."""
    parts = [
        f"{number:,} {one if number == 1 else many}"
        for number, one, many in (
            (hurt.civilians_killed, "civilian", "civilians"),
            (hurt.children_killed, "child", "children"),
        )
        if number
    ]
    return f"among them {' and '.join(parts)}" if parts else ""


def injured_words(hurt: Casualties) -> str:
    """75 injured; nobody injured; not stated."""
    if hurt.injured is None:
        return "not stated"
    return f"{hurt.injured:,} injured" if hurt.injured else "nobody injured"


def lost_words(hurt: Casualties) -> str:
    """3 missing, 12 captured; empty where nothing is known of that."""
    told = ((hurt.missing, "missing"), (hurt.captured, "captured"))
    return ", ".join(f"{number:,} {word}" for number, word in told if number is not None)


def means_words(incident: Incident) -> str:
    """drone → hospital; empty where neither is known."""
    return " → ".join(filter(None, (incident.weapon, incident.target)))


def people_words(hurt: Casualties) -> str:
    """Everything known of people harmed, in one line."""
    killed, injured = killed_words(hurt), injured_words(hurt)
    if killed == injured == "not stated":
        return "not stated"
    if killed == "not stated":
        return f"{injured}; number of killed not stated"
    told = ", ".join(filter(None, (killed, of_whom_words(hurt))))
    return told if injured == "not stated" else f"{told}; {injured}"


def who_words(incident: Incident) -> str:
    """Military Forces of Russia against Civilians; not stated."""
    if incident.actor1 and incident.actor2:
        return f"{incident.actor1} against {incident.actor2}"
    if incident.actor2:
        return f"against {incident.actor2}; by whom is not stated"
    return incident.actor1 or "not stated"


def claim_words(incident: Incident) -> str:
    """Confirmed by the governor; Reported."""
    word = CLAIM_WORDS[incident.claim]
    return f"{word} by {incident.claimed_by}" if incident.claimed_by else word


def source_words(source: Source) -> str:
    """Publisher and date of a source."""
    publisher = source.publisher or ("Source without a name" if source.url else "Text pasted or uploaded")
    return f"{publisher}, {day(source.published)}" if source.published else publisher


def count_words(shown: int, total: int) -> str:
    """31 of 68 incidents."""
    return f"{shown:,} of {total:,} {'incident' if total == 1 else 'incidents'}"


def plural(number: int, one: str, many: str | None = None) -> str:
    """1 incident; 3 incidents."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def published_words(published: date | None, found_in: str) -> str:
    """The publication date and where it comes from.

    Args:
        found_in: "given", "file" or "text".
    """
    if published is None:
        return "Publication date not known. Words such as “last Friday” stay without a date until you give it above."
    origin = {"given": "as you gave it", "file": "as the file says", "text": "found in the text"}.get(
        found_in, found_in
    )
    return f"Published {day(published)} ({origin})" if origin else f"Published {day(published)}"


def mention_words(mention: Mention, names: Names) -> str:
    """What a recognised name was taken for, in one line."""
    place, kind = mention.place, mention.kind
    where = ""
    if place is not None:
        facts = (radius_words(place.radius_km), coordinates(place), choice_words(mention.placement))
        where = " · ".join(filter(None, (place_path(place, names), *facts)))
    match kind:
        case MentionKind.METONYM:
            return f"Stands for a government, not a location{': ' + where if where else ''}"
        case MentionKind.DEMONYM:
            return f"Names a people or a country's own{': ' + where if where else ''}"
        case MentionKind.PART_OF_NAME:
            return f"Part of another name{': ' + where if where else ''}"
    if place is None:
        return (
            f"Not found{': ' + mention.placement.reason if mention.placement.reason else ' in the gazetteer'}"
        )
    return where


def exactness_words(place: Place | None) -> str:
    """How exactly a place is known, in two or three words, for a table."""
    if place is None:
        return "not found"
    kind = PRECISION_WORDS[place.geo_precision]
    return (
        kind
        if place.geo_precision.is_area
        else ", ".join(filter(None, (kind, radius_words(place.radius_km))))
    )
