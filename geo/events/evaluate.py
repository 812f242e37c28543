"""How well are incidents read? Extracted incidents against gold files (format: tests/data/incidents/README.md).

An extracted incident matches a gold one when the event types agree, its place lies within 25 km of the gold point (or
in the gold area), and the dates overlap within a day or both are undated. Each counts once; of all ways to pair
them, one with the most pairs is taken (augmenting paths, Kuhn 1955). Of the pairs: are the best number of killed,
both days and the sub-event type the same? A sub-event type that the gold leaves open is not scored.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import orjson

from geo.errors import FileRefusedError, InvalidValueError
from geo.gazetteer.extent import distance_km
from geo.model import Incident, Report, check_point
from geo.parsing.evaluate import digest, f1, read_gold

NEAR_KM = 25.0
_A_DAY = timedelta(days=1)
Read = Callable[[Report], Sequence[Incident]]
"""From a report to its incidents."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldIncident:
    """What an analyst would have typed.

    Attributes:
        event_type, sub_event_type: words of the catalogue; a sub-type of None is not scored.
        start, end: first and last day, or both None (undated).
        place: its name, for messages.
        point: latitude and longitude in degrees, or None where only an area is stated.
        admin1: ISO 3166-2 code of the area stated, empty where there is a point.
        killed: the number told, or None.
    """

    event_type: str
    sub_event_type: str | None
    start: date | None
    end: date | None
    place: str
    point: tuple[float, float] | None
    admin1: str
    killed: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldReport:
    """A report with what happened in it."""

    name: str
    language: str
    report: Report
    incidents: tuple[GoldIncident, ...]


@dataclass(slots=True)
class Counts:
    """Counts over reports, from which the scores follow.

    Attributes:
        reports, gold, found, matched: reports, gold incidents, extracted ones, pairs.
        killed, dated: pairs whose number of killed, whose days are the same.
        typed, sub_types: pairs whose sub-event type is the same, pairs where the gold has one.
        empty, invented: reports that hold no incident, and those of them that got one.
    """

    reports: int = 0
    gold: int = 0
    found: int = 0
    matched: int = 0
    killed: int = 0
    dated: int = 0
    typed: int = 0
    sub_types: int = 0
    empty: int = 0
    invented: int = 0

    def summary(self) -> dict[str, float]:
        """The scores by name, as shares; a share of nothing is 1, `invented` of nothing 0."""
        precision, recall = _share(self.matched, self.found), _share(self.matched, self.gold)
        return {
            "precision": precision,
            "recall": recall,
            "f1": f1(precision, recall),
            "killed": _share(self.killed, self.matched),
            "date": _share(self.dated, self.matched),
            "sub_type": _share(self.typed, self.sub_types),
            "invented": self.invented / self.empty if self.empty else 0.0,
        }


@dataclass(slots=True, kw_only=True)
class IncidentScore:
    """The scores on one gold file.

    Attributes:
        name, sha256: the file's name and digest.
        total: counts over all its reports.
        languages: counts by language.
        faults: one line for each thing that went wrong.
    """

    name: str
    sha256: str
    total: Counts = field(default_factory=Counts)
    languages: dict[str, Counts] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)


def load(path: Path) -> tuple[GoldReport, ...]:
    """The reports of a gold file.

    Raises:
        FileRefusedError: the file cannot be read or a line is no gold report.
    """
    return tuple(_gold_report(path, number, entry) for number, entry in read_gold(path))


def _gold_report(path: Path, row: int, entry: dict[str, Any]) -> GoldReport:
    try:
        return GoldReport(
            name=str(entry["id"]),
            language=str(entry["language"]),
            report=Report(text=entry["text"], published=_day(entry["published"])),
            incidents=tuple(_gold_incident(g) for g in entry["incidents"]),
        )
    except (KeyError, TypeError, ValueError, InvalidValueError) as error:
        raise FileRefusedError(
            path, f"no gold report ({error!r})", "See tests/data/incidents/README.md", row=row
        ) from error


def _gold_incident(entry: dict[str, Any]) -> GoldIncident:
    point = (float(entry["lat"]), float(entry["lon"])) if "lat" in entry else None
    if point is not None:
        check_point(*point)
    return GoldIncident(
        event_type=entry["event_type"],
        sub_event_type=entry["sub_event_type"],
        start=_day(entry["date_start"]),
        end=_day(entry["date_end"]),
        place=entry["place"],
        point=point,
        admin1="" if point else entry["admin1"],
        killed=entry["killed"],
    )


def _day(value: str | None) -> date | None:
    return date.fromisoformat(value) if value else None


def score(path: Path, read: Read) -> IncidentScore:
    """Read every report of a gold file and count.

    Raises:
        FileRefusedError: the file cannot be read or a line is no gold report.
    """
    made = IncidentScore(name=path.name, sha256=digest(path))
    for gold in load(path):
        incidents = read(gold.report)
        pairs = paired(gold.incidents, incidents)
        for counts in (made.total, made.languages.setdefault(gold.language, Counts())):
            _count(counts, gold, incidents, pairs)
        made.faults += _faults(gold, incidents, pairs)
    return made


def matches(gold: GoldIncident, incident: Incident) -> bool:
    """Whether the incident is the gold one: type, place within 25 km or in the area, dates within a day."""
    return gold.event_type == incident.event_type and _placed(gold, incident) and _dates_meet(gold, incident)


def _placed(gold: GoldIncident, incident: Incident) -> bool:
    place = incident.place
    if place is None:
        return False
    if gold.point is None:
        return place.admin1 == gold.admin1
    return distance_km(place.latitude, place.longitude, *gold.point) <= NEAR_KM


def _dates_meet(gold: GoldIncident, incident: Incident) -> bool:
    start, end = incident.when.start, incident.when.end
    if start is None or end is None or gold.start is None or gold.end is None:
        return start is None and gold.start is None
    return start <= gold.end + _A_DAY and gold.start <= end + _A_DAY


def paired(gold: Sequence[GoldIncident], incidents: Sequence[Incident]) -> dict[int, int]:
    """As many pairs as can be made, by index of the gold incident; the likest pairs are tried first."""
    wanted = [
        sorted(
            (j for j, i in enumerate(incidents) if matches(g, i)), key=lambda j: -_likeness(g, incidents[j])
        )
        for g in gold
    ]
    holder: dict[int, int] = {}

    def place(n: int, seen: set[int]) -> bool:
        for j in wanted[n]:
            if j not in seen:
                seen.add(j)
                if j not in holder or place(holder[j], seen):
                    holder[j] = n
                    return True
        return False

    for n in range(len(gold)):
        place(n, set())
    return {n: j for j, n in holder.items()}


def _likeness(gold: GoldIncident, incident: Incident) -> int:
    same_days = (gold.start, gold.end) == (incident.when.start, incident.when.end)
    return 2 * (gold.killed == incident.casualties.killed_best) + same_days


def _count(counts: Counts, gold: GoldReport, incidents: Sequence[Incident], pairs: dict[int, int]) -> None:
    counts.reports += 1
    counts.gold += len(gold.incidents)
    counts.found += len(incidents)
    counts.matched += len(pairs)
    counts.empty += not gold.incidents
    counts.invented += bool(incidents) and not gold.incidents
    for n, j in pairs.items():
        one, other = gold.incidents[n], incidents[j]
        counts.killed += one.killed == other.casualties.killed_best
        counts.dated += (one.start, one.end) == (other.when.start, other.when.end)
        if one.sub_event_type is not None:
            counts.sub_types += 1
            counts.typed += one.sub_event_type == other.sub_event_type


def _faults(gold: GoldReport, incidents: Sequence[Incident], pairs: dict[int, int]) -> Iterator[str]:
    for n, one in enumerate(gold.incidents):
        if n not in pairs:
            yield f"{gold.name} missed: {_shown(one)}"
            continue
        other = incidents[pairs[n]]
        if one.killed != other.casualties.killed_best:
            yield f"{gold.name} {one.place}: killed {other.casualties.killed_best}, not {one.killed}"
        if (one.start, one.end) != (other.when.start, other.when.end):
            yield f"{gold.name} {one.place}: {_days(other.when.start, other.when.end)}, not {_days(one.start, one.end)}"
        if one.sub_event_type not in (None, other.sub_event_type):
            yield f"{gold.name} {one.place}: {other.sub_event_type or 'no sub-type'}, not {one.sub_event_type}"
    taken = set(pairs.values())
    for j, incident in enumerate(incidents):
        if j not in taken:
            where = incident.place.name if incident.place else f"{incident.place_text} (not placed)"
            yield f"{gold.name} too much: {incident.event_type}, {where}, {_days(incident.when.start, incident.when.end)}"


def _shown(gold: GoldIncident) -> str:
    return f"{gold.event_type}, {gold.place}, {_days(gold.start, gold.end)}"


def _days(start: date | None, end: date | None) -> str:
    return "undated" if start is None else str(start) if start == end else f"{start} to {end}"


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 1.0


def table(scores: Sequence[IncidentScore]) -> str:
    """The scores as text for a terminal, a line for each file and each of its languages."""
    head = (
        f"{'incidents':24}{'reports':>8}{'gold':>6}{'P':>8}{'R':>8}{'F1':>8}"
        f"{'killed':>9}{'date':>8}{'sub-type':>10}{'from none':>11}"
    )
    return "\n".join([head, *(line for s in scores for line in _lines(s))])


def _lines(item: IncidentScore) -> Iterator[str]:
    for name, counts in ((item.name, item.total), *((f"  {k}", v) for k, v in item.languages.items())):
        s = counts.summary()
        yield (
            f"{name:24}{counts.reports:8}{counts.gold:6}{s['precision']:8.3f}{s['recall']:8.3f}{s['f1']:8.3f}"
            f"{s['killed']:9.3f}{s['date']:8.3f}{s['sub_type']:10.3f}{counts.invented:5} of {counts.empty:<3}"
        )


def compare(scores: Sequence[IncidentScore], floors: Path) -> tuple[int, list[str]]:
    """How many floors hold, and a line for each that does not.

    Args:
        scores: what was measured.
        floors: a JSON file, `{file: {"sha256": ..., "least": {language: {score: least}}, "most": {...}}}`; the language
            "all" stands for the whole file. Files without floors are passed over.

    Raises:
        FileRefusedError: the floors cannot be read, or hold for other bytes of a gold file.
    """
    try:
        pinned: dict[str, dict[str, Any]] = orjson.loads(floors.read_bytes())
    except (OSError, orjson.JSONDecodeError) as error:
        raise FileRefusedError(floors, f"cannot be read ({error})", "It belongs to the project") from error
    held, missed = 0, []
    for item in scores:
        known = pinned.get(item.name, {})
        if known and known["sha256"] != item.sha256:
            raise FileRefusedError(floors, f"the floors hold for another {item.name}", "Measure it anew")
        for sign, bound in (("least", 1), ("most", -1)):
            for language, limits in known.get(sign, {}).items():
                counts = item.total if language == "all" else item.languages.get(language, Counts())
                for name, limit in limits.items():
                    value = counts.summary()[name]
                    held += value * bound >= limit * bound
                    if value * bound < limit * bound:
                        missed.append(
                            f"{item.name}, {language}: {name} is {value:.3f}, at {sign} {limit} is wanted"
                        )
    return held, missed
