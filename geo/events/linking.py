"""Reports of one incident, told by different texts, found and put into groups.

The rule. Two incidents of different reports can be one where both have a place and a day, the event types agree, the
places lie within 25 km of each other and within the circles that hold them (areas: are the same area), the dates
overlap or are neighbours, and neither interval is longer than a month. How likely it is, from 0 to 1, adds up from

    place     0.30  the same point, less with distance
    date      0.25  days in common; half of it for neighbouring days
    sub-type  0.20  the same; half of it where one is unknown
    numbers   0.15  ranges of killed that meet; half of it where one is unknown
    words     0.10  stems that the quotes share; half of it where they are in different scripts

From 0.70 on they are linked. The weights are our own. An incident joins the group of the one that it is likest to; a
group never holds two incidents of one report, which told them apart. Groups only mark incidents: each keeps its own
values, and a group can be made anew at any time. `Group.together` shows a group as one incident: all sources, numbers
that differ as low and high.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from types import MappingProxyType
from zlib import crc32

from geo.gazetteer.extent import distance_km
from geo.model import Casualties, Incident

LINKED = 0.70
_PLACE, _DATE, _SUB_TYPE, _NUMBERS, _WORDS = 0.30, 0.25, 0.20, 0.15, 0.10
_NEAR_KM, _SAME_TOWN_KM = 25.0, 5.0
_LONGEST_DAYS = 31
_CELL = 0.5  # degrees
_KM_PER_DEGREE = 111.2
_MOST_COMPARED = 64  # incidents of one cell and day; what is beyond is a data set's default point, not news
_STEM = re.compile(r"[^\W\d_]{5,}")
_STEM_LENGTH = 5
_BITS = 64

_CYRILLIC = re.compile("[а-я]", re.IGNORECASE)
_Cell = tuple[int, int]
_NOTHING: Mapping[_Cell, list[_Entry]] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class _Entry:
    """What comparing needs of an incident."""

    id: str
    report: str
    latitude: float
    longitude: float
    radius: float
    area: str
    start: int
    end: int
    sub_type: str
    low: int | None
    high: float
    words: int
    cyrillic: bool
    group: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """An incident that another is likely a report of.

    Attributes:
        incident: id of the stored incident.
        group: the group that it is in.
        score: 0.70 to 1; how likely both tell of one event.
    """

    incident: str
    group: str
    score: float


@dataclass(slots=True)
class IncidentIndex:
    """Incidents by type, day and half-degree cell; finding and adding one takes a few look-ups."""

    _days: dict[tuple[str, int], dict[_Cell, list[_Entry]]] = field(default_factory=dict)
    _reports: dict[str, set[str]] = field(default_factory=dict)

    def links(self, incident: Incident) -> tuple[Link, ...]:
        """Incidents of other reports that are likely the same, likest first; none without place and day."""
        entry = _entry(incident, "")
        return self._links(incident.event_type, entry) if entry is not None else ()

    def _links(self, event_type: str, entry: _Entry) -> tuple[Link, ...]:
        found: dict[str, Link] = {}
        cells = _cells_around(entry)
        for day in range(entry.start - 1, entry.end + 2):
            that_day = self._days.get((event_type, day), _NOTHING)
            for cell in cells:
                for other in that_day.get(cell, ())[-_MOST_COMPARED:]:
                    if other.id in found or other.id == entry.id or other.report == entry.report:
                        continue
                    score = _likeness(entry, other)
                    if score >= LINKED:
                        found[other.id] = Link(incident=other.id, group=other.group, score=score)
        return tuple(sorted(found.values(), key=lambda link: (-link.score, link.incident)))

    def add(self, incident: Incident) -> tuple[str, Link | None]:
        """Put the incident in, into the group of its likest; its group, and the link that decided, if any."""
        alone = f"g-{incident.id}"
        entry = _entry(incident, alone)
        if entry is None:
            return alone, None
        links = self._links(incident.event_type, entry)
        link = next((n for n in links if incident.report_id not in self._reports[n.group]), None)
        if link is not None:
            entry = replace(entry, group=link.group)
        self._reports.setdefault(entry.group, set()).add(incident.report_id)
        cell = _cell(entry.latitude), _cell(entry.longitude)
        for day in range(entry.start, entry.end + 1):
            self._days.setdefault((incident.event_type, day), {}).setdefault(cell, []).append(entry)
        return entry.group, link


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Reports of one incident.

    Attributes:
        id: shared by its members as their `group`.
        members: the incidents with their own values, in the order in which they were reported.
        scores: by incident id, how like it was to the member that drew it in; the first has none.
    """

    id: str
    members: tuple[Incident, ...]
    scores: dict[str, float]

    def together(self) -> Incident:
        """The group as one incident: the first member's, with all sources, and differing numbers as low and high."""
        hurt = [m.casualties for m in self.members]
        sources = tuple(dict.fromkeys(s for m in self.members for s in m.sources))
        return replace(self.members[0], group=self.id, casualties=_spanned(hurt), sources=sources)


def link(incidents: Iterable[Incident]) -> tuple[Group, ...]:
    """All incidents in groups, most of them of one; in the order in which the first of each was reported."""
    index = IncidentIndex()
    members: dict[str, list[Incident]] = {}
    scores: dict[str, dict[str, float]] = {}
    for incident in sorted(incidents, key=lambda i: (i.reported_at or date.max, i.id)):
        group, drawn_by = index.add(incident)
        members.setdefault(group, []).append(incident)
        if drawn_by is not None:
            scores.setdefault(group, {})[incident.id] = drawn_by.score
    return tuple(Group(id=g, members=tuple(m), scores=scores.get(g, {})) for g, m in members.items())


def marked(incidents: Sequence[Incident]) -> tuple[Incident, ...]:
    """The same incidents, in the same order; those that others report too bear the id of their group."""
    shared = {m.id: g.id for g in link(incidents) if len(g.members) > 1 for m in g.members}
    return tuple(replace(i, group=shared[i.id]) if i.id in shared else i for i in incidents)


def _spanned(hurt: Sequence[Casualties]) -> Casualties:
    """The latest best number between the lowest and the highest that anybody told."""
    numbers = [n for c in hurt for n in (c.killed_low, c.killed_best, c.killed_high) if n is not None]
    told = [c.killed_best for c in hurt if c.killed_best is not None]
    return Casualties(
        killed_low=min(numbers, default=None),
        killed_best=told[-1] if told else None,
        killed_high=max(numbers, default=None) if told else None,
        injured=_latest(c.injured for c in hurt),
        civilians_killed=_latest(c.civilians_killed for c in hurt),
        children_killed=_latest(c.children_killed for c in hurt),
        missing=_latest(c.missing for c in hurt),
        captured=_latest(c.captured for c in hurt),
    )


def _latest(numbers: Iterable[int | None]) -> int | None:
    """The last number that anybody told."""
    return next((n for n in reversed(list(numbers)) if n is not None), None)


def _entry(incident: Incident, group: str) -> _Entry | None:
    place, when, hurt = incident.place, incident.when, incident.casualties
    if place is None or when.start is None or when.end is None:
        return None
    start, end = when.start.toordinal(), when.end.toordinal()
    if end - start >= _LONGEST_DAYS:
        return None
    return _Entry(
        id=incident.id,
        report=incident.report_id,
        latitude=place.latitude,
        longitude=place.longitude,
        radius=place.radius_km,
        area=place.gazetteer_id if place.geo_precision.is_area else "",
        start=start,
        end=end,
        sub_type=incident.sub_event_type,
        low=hurt.killed_low,
        high=math.inf if hurt.killed_high is None else hurt.killed_high,
        words=_signature(incident.quote),
        cyrillic=_CYRILLIC.search(incident.quote) is not None,
        group=group,
    )


def _signature(quote: str) -> int:
    """A set of word stems as 64 bits: stems shared are bits shared."""
    bits = 0
    for word in _STEM.findall(quote.lower()):
        bits |= 1 << (crc32(word[:_STEM_LENGTH].encode("utf-8", "surrogatepass")) % _BITS)
    return bits


def _cell(degrees: float) -> int:
    return math.floor(degrees / _CELL)


def _cells_around(entry: _Entry) -> list[_Cell]:
    """The cells within 25 km."""
    up = _NEAR_KM / _KM_PER_DEGREE
    aside = min(180.0, up / max(math.cos(math.radians(entry.latitude)), 0.01))
    rows = range(_cell(entry.latitude - up), _cell(entry.latitude + up) + 1)
    round_earth = int(360 / _CELL)
    first, last = _cell(entry.longitude - aside), _cell(entry.longitude + aside)
    columns = {_wrapped(c, round_earth) for c in range(first, last + 1)}
    return [(row, column) for row in rows for column in columns]


def _wrapped(column: int, round_earth: int) -> int:
    """180 degrees east is 180 west."""
    half = round_earth // 2
    return (column + half) % round_earth - half


def _likeness(one: _Entry, other: _Entry) -> float:
    place = _closeness(one, other)
    if place is None:
        return 0.0
    overlapping = one.start <= other.end and other.start <= one.end
    same = one.sub_type == other.sub_type
    sub_type = (1.0 if one.sub_type else 0.5) if same else (0.0 if one.sub_type and other.sub_type else 0.5)
    numbers = 0.5
    if one.low is not None and other.low is not None:
        numbers = float(one.low <= other.high and other.low <= one.high)
    return (
        _PLACE * place
        + _DATE * (1.0 if overlapping else 0.5)
        + _SUB_TYPE * sub_type
        + _NUMBERS * numbers
        + _WORDS * _common(one, other)
    )


def _closeness(one: _Entry, other: _Entry) -> float | None:
    """1 for the same point down to 0.5 at the limit; None beyond it, or for different areas."""
    if one.area or other.area:
        return 1.0 if one.area == other.area else None
    limit = min(_NEAR_KM, max(_SAME_TOWN_KM, one.radius + other.radius))
    apart = distance_km(one.latitude, one.longitude, other.latitude, other.longitude)
    return None if apart > limit else 1.0 - 0.5 * apart / limit


def _common(one: _Entry, other: _Entry) -> float:
    if one.cyrillic != other.cyrillic:
        return 0.5
    either = (one.words | other.words).bit_count()
    return (one.words & other.words).bit_count() / either if either else 0.5
