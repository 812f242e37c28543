"""How fast are incidents read, and reports of one incident found? Printed beside named rivals in the same run.

    python benchmarks/incidents.py [--stored 1000000] [CORPUS.jsonl...]

1. Linking: 100,000 made-up incidents put into groups, beside SQLite's R*Tree asked for the same neighbours (type, day,
   25 km box) of each. Then a new report against so many stored incidents, beside the same R*Tree.
2. Reading: the time that incident extraction adds to recognition and placement of names, on the project's gold reports,
   on longer texts made of them, and on texts of a corpus.
"""

from __future__ import annotations

import argparse
import math
import random
import sqlite3
import sys
import time
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from pathlib import Path
from statistics import median
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import orjson

from geo.events.evaluate import load
from geo.events.extract import Extractor
from geo.events.linking import IncidentIndex, link
from geo.gazetteer.opening import open_gazetteer
from geo.model import Casualties, DatePrecision, Incident, Place, Placement, Report, Source, When
from geo.settings import ROOT, load_settings

TYPES = (
    ("Explosions/Remote violence", "Air/drone strike"),
    ("Explosions/Remote violence", "Shelling/artillery/missile attack"),
    ("Battles", "Armed clash"),
    ("Violence against civilians", "Attack"),
    ("Protests", "Peaceful protest"),
)
DAYS, TOWNS, NEAR_DEGREES = 1_500, 3_000, 25 / 111.2


def main() -> None:
    """Measure and print."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--stored", type=int, default=1_000_000)
    arguments.add_argument(
        "corpora", nargs="*", type=Path, help="longer texts, as JSON lines with a text each"
    )
    asked = arguments.parse_args()
    reading(asked.corpora)
    linking(100_000)
    looking_up(asked.stored)


def made_up(count: int, seed: int) -> list[Incident]:
    """Incidents in 3,000 towns over four years, a few towns with most of them, each from a report of its own."""
    dice = random.Random(seed)  # noqa: S311
    towns = [(dice.uniform(44, 53), dice.uniform(22, 41)) for _ in range(TOWNS)]
    first = date(2022, 2, 24)
    return [_made_up(dice, n, towns, first) for n in range(count)]


def _made_up(dice: random.Random, n: int, towns: Sequence[tuple[float, float]], first: date) -> Incident:
    latitude, longitude = towns[int(TOWNS * dice.random() ** 3)]
    day = first + timedelta(days=dice.randrange(DAYS))
    event_type, sub_type = dice.choice(TYPES)
    killed = dice.choice((None, None, 0, 1, 2, 5))
    place = Place(
        gazetteer_id=f"town:{latitude}", name="Town", latitude=latitude, longitude=longitude, radius_km=4
    )
    return Incident(
        id=str(n),
        event_type=event_type,
        sub_event_type=sub_type,
        quote=f"Drones struck district {n % 97} of the town, officials of region {n % 13} reported.",
        report_id=f"report {n}",
        when=When(start=day, end=day, precision=DatePrecision.DAY),
        reported_at=day,
        casualties=Casualties(killed_low=killed, killed_best=killed, killed_high=killed),
        placement=Placement(place=place),
        sources=(Source(),),
    )


def linking(count: int) -> None:
    """100,000 incidents into groups."""
    incidents = made_up(count, seed=1)
    ours, groups = timed(lambda: link(incidents))
    rival, _ = timed(lambda: rtree_neighbours(incidents))
    print(f"linking {count:,} incidents: {ours:.1f} s, {len(groups):,} groups")
    print(f"  SQLite R*Tree, neighbours of each: {rival:.1f} s ({rival / ours:.1f} times ours)")


def looking_up(count: int) -> None:
    """New reports of five incidents each against those stored."""
    incidents = made_up(count, seed=2)
    index = IncidentIndex()
    filled, _ = timed(lambda: [index.add(i) for i in incidents])
    tree = rtree(incidents)
    new = [[_renamed(i, r) for i in made_up(5, seed=100 + r)] for r in range(200)]
    ours = [timed(lambda r=r: [index.links(i) for i in r])[0] for r in new]
    rivals = [timed(lambda r=r: [neighbours(tree, i) for i in r])[0] for r in new]
    print(f"a new report of 5 incidents against {count:,} stored (index filled in {filled:.1f} s):")
    print(f"  median {median(ours) * 1e3:.2f} ms, slowest {max(ours) * 1e3:.2f} ms")
    print(
        f"  SQLite R*Tree: median {median(rivals) * 1e3:.2f} ms ({median(rivals) / median(ours):.1f} times ours)"
    )


def _renamed(incident: Incident, report: int) -> Incident:
    from dataclasses import replace

    return replace(incident, id=f"new {report} {incident.id}", report_id=f"new {report}")


def reading(corpora: Sequence[Path]) -> None:
    """What extraction adds to recognition and placement, to texts read for the first time and to texts whose names are known."""
    settings = load_settings()
    folder = ROOT / "tests" / "data" / "incidents"
    short = [g.report for name in ("building", "more", "scoring") for g in load(folder / f"{name}.jsonl")]
    long = [
        Report(text="\n\n".join(r.text for r in short[n : n + 10]), published=short[n].published)
        for n in range(0, len(short) - 10, 10)
    ]
    sets = [("short reports", short), ("longer texts", long)]
    for path in corpora:
        rows = [orjson.loads(line) for line in path.read_bytes().splitlines()][:100]
        sets.append((path.name, [Report(text=r["text"], published=date(2024, 6, 5)) for r in rows]))
    for name, reports in sets:
        extractor = Extractor.load(open_gazetteer(settings), settings)
        timings = [_both(extractor, reports) for _ in range(5)]
        first, known = timings[0][0], min(names for names, _ in timings)
        added = min(whole for _, whole in timings) - known
        print(
            f"{name}: names {first / len(reports) * 1e3:.2f} ms a text the first time, {known / len(reports) * 1e3:.2f} ms when known; "
            f"incidents add {added / len(reports) * 1e3:.2f} ms: {added / first:.0%} and {added / known:.0%} (half is wanted)"
        )


def _both(extractor: Extractor, reports: Sequence[Report]) -> tuple[float, float]:
    """Processor time of the names alone, and of names and incidents."""
    started = time.process_time()
    for report in reports:
        extractor.parser.mentions(report.text)
    between = time.process_time()
    for report in reports:
        extractor.extract(report)
    return between - started, time.process_time() - between


def rtree(incidents: Sequence[Incident]) -> sqlite3.Connection:
    """An R*Tree of latitude, longitude and day, with the type as an auxiliary column."""
    db = sqlite3.connect(":memory:")
    db.execute("CREATE VIRTUAL TABLE t USING rtree(id, a0, a1, b0, b1, d0, d1, +type TEXT)")
    rows = ((n, *[x for x in _box(i) for _ in (0, 1)], i.event_type) for n, i in enumerate(incidents))
    db.executemany("INSERT INTO t VALUES (?, ?, ?, ?, ?, ?, ?, ?)", rows)
    return db


def _box(incident: Incident) -> tuple[float, float, int]:
    place, when = incident.place, incident.when
    assert place is not None and when.start is not None  # noqa: S101 - made up with both
    return place.latitude, place.longitude, when.start.toordinal()


def neighbours(db: sqlite3.Connection, incident: Incident) -> list[int]:
    """Ids within the 25 km box and a day of the incident, of its type."""
    latitude, longitude, day = _box(incident)
    aside = NEAR_DEGREES / math.cos(math.radians(latitude))
    found = db.execute(
        "SELECT id FROM t WHERE a0 BETWEEN ? AND ? AND b0 BETWEEN ? AND ? AND d0 BETWEEN ? AND ? AND type = ?",
        (latitude - NEAR_DEGREES, latitude + NEAR_DEGREES, longitude - aside, longitude + aside, day - 1, day + 1, incident.event_type),
    )  # fmt: skip
    return [row[0] for row in found]


def rtree_neighbours(incidents: Sequence[Incident]) -> int:
    """Build the tree and ask it for every incident's neighbours."""
    db = rtree(incidents)
    return sum(len(neighbours(db, i)) for i in incidents)


def timed(work: Callable[[], Any]) -> tuple[float, Any]:
    """Seconds and result."""
    started = time.perf_counter()
    result = work()
    return time.perf_counter() - started, result


if __name__ == "__main__":
    main()
