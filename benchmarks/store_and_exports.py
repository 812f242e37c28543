"""Filters and GeoJSON export beside geopandas, on made-up incidents of a usual size.

Run: python -m benchmarks.store_and_exports [number of incidents, 100000 by default]

Prints times of one run on this machine; the ratios are what to read.
"""

from __future__ import annotations

import random
import statistics
import sys
import tempfile
import time
from collections import deque
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import geopandas
import orjson

from geo.exporters import export
from geo.exporters.features import Feature, feature
from geo.filters import Criteria, Selection, select
from geo.model import Casualties, DatePrecision, Incident, Place, Placement, Source, Status, When
from geo.store import Store

TYPES = ("Battles", "Explosions/Remote violence", "Violence against civilians", "Protests", "Riots", "Other")
SOURCE = Source(
    publisher="Example Wire", url="https://example.org/news/2025/04/08/an-address-of-the-usual-length",
    title="A headline of the usual length with a name or two", published=date(2025, 4, 8),
)  # fmt: skip
QUOTE = (
    "Artillery hit the village during the night and two people were wounded, the head of the district said."
)
CRITERIA = Criteria(
    date_from=date(2020, 1, 1), date_to=date(2022, 12, 31), include_undated=False,
    event_types=("Battles", "Riots"), bbox=(30.0, 45.0, 38.0, 51.0),
)  # fmt: skip


def made_up(number: int, dice: random.Random) -> Incident:
    """Incident `number`: one in 20 undated, one in 25 without a place."""
    first = date(2014, 1, 1) + timedelta(days=dice.randrange(4300))
    last = first + timedelta(days=dice.choice((0, 0, 0, 2, 30)))
    place = Place(
        gazetteer_id=f"geonames:{number % 50_000}", name="Кривий Ріг", latitude=dice.uniform(44, 53),
        longitude=dice.uniform(22, 41), country="UA", admin1=f"UA-{number % 27:02}", radius_km=5.0,
        source="geonames",
    )  # fmt: skip
    return Incident(
        id=f"{number:016x}", event_type=dice.choice(TYPES), quote=QUOTE, start=100, end=100 + len(QUOTE),
        when=When() if number % 20 == 0 else When(start=first, end=last, precision=DatePrecision.DAYS),
        placement=Placement() if number % 25 == 0 else Placement(place=place, score=0.9, method="only candidate"),
        casualties=Casualties(killed_best=dice.choice((None, 0, 2, 20))), actor1="Armed forces",
        sources=(SOURCE,),
    )  # fmt: skip


def seconds(
    action: Callable[[], object], times: int = 1, clock: Callable[[], float] = time.perf_counter
) -> float:
    """The median time that `action` takes."""
    taken = []
    for _ in range(times):
        begin = clock()
        action()
        taken.append(clock() - begin)
    return statistics.median(taken)


def beside_orjson(selection: Selection, ready: list[Feature], folder: Path) -> float:
    """Print what GeoJSON takes beside orjson over ready dicts, in time and in the processors' time; the time of ours.

    Both make a new file; what orjson takes without one, as bytes in memory, is told beside it.
    """

    def ours() -> None:
        with (folder / "ours.geojson").open("wb") as out:
            export(selection, "geojson", out)

    def dumped() -> bytes:
        return orjson.dumps({"type": "FeatureCollection", "features": ready})

    def rival() -> None:
        with (folder / "rival.geojson").open("wb") as out:
            out.write(dumped())

    own = {}
    for words, clock in (("", time.perf_counter), (" of the processors", time.process_time)):
        own[words] = seconds(ours, 5, clock)
        read = seconds(lambda: deque(selection.stored(), maxlen=0), 5, clock)
        written, kept = seconds(rival, 5, clock), seconds(dumped, 5, clock)
        print(
            f"GeoJSON file {own[words]:.2f} s{words} (of which reading the records from SQLite {read:.2f}); of ready dicts "
            f"with orjson {written:.2f} s: ours takes {own[words] / written:.1f}x; orjson without a file {kept:.2f} s: "
            f"{own[words] / kept:.1f}x"
        )
    return own[""]


def fill(store: Store, size: int) -> float:
    """Add `size` incidents in batches; the time that takes."""
    dice, total = random.Random(1), 0.0  # noqa: S311 - the same incidents every time
    for first in range(0, size, 50_000):
        batch = [made_up(number, dice) for number in range(first, min(size, first + 50_000))]
        total += seconds(lambda batch=batch: store.add_incidents(batch))
    return total


def main(size: int) -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as folder, Store.open(Path(folder) / "store.sqlite") as store:
        taken = fill(store, size)
        print(f"{size:,} incidents saved: {size / taken:,.0f} a second")
        print(f"file: {store.path.stat().st_size / size:,.0f} bytes an incident")
        print(
            f"columns, first time: {seconds(store.columns):.2f} s; again: {seconds(store.columns) * 1e3:.2f} ms"
        )
        store.set_status([str(store.columns().ids[0])], Status.VERIFIED)
        print(f"columns after one change: {seconds(store.columns) * 1e3:.0f} ms")

        selection = select(store, Criteria())
        ready = [feature(record) for record in selection.records()]
        own = beside_orjson(selection, ready, Path(folder))
        frame = geopandas.GeoDataFrame.from_features(ready, crs=4326)
        rival = seconds(frame.to_json)
        print(f"GeoDataFrame.to_json of a ready frame: {rival:.1f} s; ours is {rival / own:.1f}x as fast")
        filtered = seconds(lambda: select(store, CRITERIA), times=9)
        compared = seconds(lambda: in_geopandas(frame), times=9)
        print(
            f"filter: {filtered * 1e3:.1f} ms ({select(store, CRITERIA).count:,} fit); geopandas "
            f"{compared * 1e3:.1f} ms ({len(in_geopandas(frame)):,}); ours is {compared / filtered:.1f}x as fast"
        )


def in_geopandas(frame: geopandas.GeoDataFrame) -> geopandas.GeoDataFrame:
    """What `CRITERIA` asks for, as one would write it with geopandas."""
    fits = frame["date_start"].le(str(CRITERIA.date_to)) & frame["date_end"].ge(str(CRITERIA.date_from))
    found = frame[fits & frame["event_type"].isin(CRITERIA.event_types)]
    assert CRITERIA.bbox is not None  # noqa: S101 - for the type checker
    west, south, east, north = CRITERIA.bbox
    return found.cx[west:east, south:north]


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000)
