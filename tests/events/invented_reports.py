"""Sets of short invented reports with what happened in them, and how near a reading comes to it.

A report begins with `@ YYYY-MM-DD` (bare `@`: no publication date), then one line of text in which `\\n` is a
line break, then a line for each incident (none where nothing happened):

    > place, country | type: sub-type | date | killed | injured | first actor

Types are the first letters of the event types. `-` is "must stay empty", `?` is "not scored"; `24+` is a
lower bound without a best number; dates are a day or `first..last`, with their precision.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from geo.model import Incident, Report

HERE = Path(__file__).resolve().parent / "invented"
TYPES = {
    "B": "Battles",
    "E": "Explosions/Remote violence",
    "V": "Violence against civilians",
    "P": "Protests",
    "R": "Riots",
    "S": "Strategic developments",
    "O": "Other",
}
FIELDS = ("type", "sub_type", "when", "killed", "injured", "actor")


@dataclass(frozen=True, slots=True, kw_only=True)
class Happened:
    """One incident as it should come out; every value in the words of the notation."""

    place: str
    country: str
    values: dict[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Invented:
    """One invented report."""

    report: Report
    happened: tuple[Happened, ...]


def load(name: str) -> tuple[Invented, ...]:
    """The set of that name."""
    lines = (HERE / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    blocks = "\n".join(line for line in lines if not line.startswith("#")).split("\n\n")
    return tuple(_invented(block.strip().splitlines()) for block in blocks if block.strip())


def _invented(lines: list[str]) -> Invented:
    day = lines[0].removeprefix("@").strip()
    return Invented(
        report=Report(text=lines[1].replace("\\n", "\n"), published=date.fromisoformat(day) if day else None),
        happened=tuple(_happened(line) for line in lines[2:]),
    )


def _happened(line: str) -> Happened:
    where, what, when, killed, injured, actor = (x.strip() for x in line.removeprefix(">").split("|"))
    place, _, country = where.partition(", ")
    kind, _, sub_type = what.partition(": ")
    values = {"type": TYPES.get(kind, "?"), "sub_type": sub_type or "?", "when": when}
    return Happened(
        place=place, country=country, values={**values, "killed": killed, "injured": injured, "actor": actor}
    )


@dataclass(slots=True, kw_only=True)
class Score:
    """Counts over a set: incidents expected, extracted and found, and fields right of fields scored."""

    expected: int = 0
    extracted: int = 0
    found: int = 0
    fields: Counter[str]
    right: Counter[str]
    faults: list[str]

    @property
    def precision(self) -> float:
        """Share of the extracted incidents that happened (place and country agree)."""
        return self.found / self.extracted if self.extracted else 1.0

    @property
    def recall(self) -> float:
        """Share of the incidents that happened that were extracted."""
        return self.found / self.expected if self.expected else 1.0

    def share(self, field: str) -> float:
        """Share of a field's values that are right, over the incidents found."""
        return self.right[field] / self.fields[field] if self.fields[field] else 1.0

    def summary(self) -> str:
        """The score on one line."""
        shares = " ".join(f"{f} {self.right[f]}/{self.fields[f]}" for f in FIELDS)
        return (
            f"precision {self.precision:.3f} ({self.found}/{self.extracted}) "
            f"recall {self.recall:.3f} ({self.found}/{self.expected}) {shares}"
        )


def score(reports: Iterable[Invented], read: Callable[[Report], Iterable[Incident]]) -> Score:
    """How near a reading comes to what happened."""
    total = Score(fields=Counter(), right=Counter(), faults=[])
    for invented in reports:
        _add(total, invented, list(read(invented.report)))
    return total


def _add(total: Score, invented: Invented, incidents: list[Incident]) -> None:
    total.expected += len(invented.happened)
    total.extracted += len(incidents)
    text = invented.report.text
    for happened in invented.happened:
        match = next((i for i in incidents if _is_there(i, happened)), None)
        if match is None:
            total.faults.append(f"missed {happened.place}: {text}")
            continue
        incidents.remove(match)
        total.found += 1
        got = values_of(match)
        for field, want in happened.values.items():
            if want == "?":
                continue
            total.fields[field] += 1
            total.right[field] += got[field] == want
            if got[field] != want:
                total.faults.append(f"{field} {got[field]!r}, not {want!r} at {happened.place}: {text}")
    total.faults.extend(f"invented {i.event_type} at {i.place_text}: {text}" for i in incidents)


def _is_there(incident: Incident, happened: Happened) -> bool:
    place = incident.placement.place
    if place is None:
        return False
    names = {_plain(place.name), _plain(incident.place_text)}
    return place.country == happened.country and any(_plain(happened.place) in n for n in names)


def _plain(name: str) -> str:
    """The name without what romanisations differ in: Izium and Izyum, Andriivka and Andriyivka."""
    return re.sub(r"i+", "i", re.sub(r"[^a-z]", "", name.lower().replace("y", "i")))


def values_of(incident: Incident) -> dict[str, str]:
    """The scored values of an incident in the words of the notation."""
    hurt, when = incident.casualties, incident.when
    days = f"{when.start}" if when.start == when.end else f"{when.start}..{when.end}"
    return {
        "type": incident.event_type,
        "sub_type": incident.sub_event_type or "-",
        "when": f"{days} {when.precision}" if when.start else "-",
        "killed": _number(hurt.killed_best, hurt.killed_low),
        "injured": _number(hurt.injured, None),
        "actor": incident.actor1 or "-",
    }


def _number(best: int | None, low: int | None) -> str:
    if best is not None:
        return str(best)
    return "-" if low is None else f"{low}+"
