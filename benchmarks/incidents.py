"""How fast are incidents read, and reports of one incident found? Printed beside named rivals in the same run.

    python benchmarks/incidents.py [--stored 1000000]

1. Linking: 100,000 made-up incidents put into groups, beside SQLite's R*Tree asked for the same neighbours (type, day,
   25 km box) of each. Then a new report against so many stored incidents, beside the same R*Tree.
2. Reading: the time that incident extraction adds to recognition and placement of names, on the project's gold reports
   and on longer texts made of them.
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
    stored = arguments.parse_args().stored
    linking(100_000)
    looking_up(stored)
    reading()


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


def reading() -> None:
    """What extraction adds to recognition and placement."""
    settings = load_settings()
    extractor = Extractor.load(open_gazetteer(settings), settings)
    folder = ROOT / "tests" / "data" / "incidents"
    short = [g.report for name in ("building", "scoring") for g in load(folder / f"{name}.jsonl")]
    long = [
        Report(text="\n\n".join(r.text for r in short[n : n + 10]), published=short[n].published)
        for n in range(0, len(short) - 10, 10)
    ]
    for name, reports in (("short reports", short), ("longer texts", long)):
        names, whole = [], []
        for _ in range(5):
            names.append(timed(lambda r=reports: [extractor.parser.mentions(x.text) for x in r])[0])
            whole.append(timed(lambda r=reports: [extractor.extract(x) for x in r])[0])
        added = min(whole) / min(names) - 1
        print(
            f"{name}: names {min(names) / len(reports) * 1e3:.2f} ms a text, with incidents "
            f"{min(whole) / len(reports) * 1e3:.2f} ms: extraction adds {added:.0%}"
        )


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
