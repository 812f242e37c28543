"""Imports of tables: rows a second with coordinates given, and with places to be looked up.

Run: python -m benchmarks.imports [rows with coordinates, 100000 by default] [rows to look up, 30000 by default]

The gazetteer of DATELINE_HOME is used; the store is thrown away. Times of one run on this machine, beside
`pandas.read_csv` of the same file, which only reads.
"""

from __future__ import annotations

import csv
import random
import resource
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path

import pandas as pd

from geo.gazetteer.index import Gazetteer
from geo.gazetteer.opening import open_gazetteer
from geo.settings import load_settings
from geo.store import Store
from geo.store.importing import Imported, prepare, run

ACLED = (
    "event_id_cnty,event_date,year,time_precision,disorder_type,event_type,sub_event_type,actor1,assoc_actor_1,"
    "inter1,actor2,assoc_actor_2,inter2,interaction,civilian_targeting,iso,region,country,admin1,admin2,admin3,"
    "location,latitude,longitude,geo_precision,source,source_scale,notes,fatalities,tags,timestamp"
).split(",")
UCDP = (
    "id,relid,year,active_year,code_status,type_of_violence,conflict_dset_id,conflict_new_id,conflict_name,"
    "dyad_dset_id,dyad_new_id,dyad_name,side_a_dset_id,side_a_new_id,side_a,side_b_dset_id,side_b_new_id,side_b,"
    "number_of_sources,source_article,source_office,source_date,source_headline,source_original,where_prec,"
    "where_coordinates,where_description,adm_1,adm_2,latitude,longitude,geom_wkt,priogrid_gid,country,country_id,"
    "region,event_clarity,date_prec,date_start,date_end,deaths_a,deaths_b,deaths_civilians,deaths_unknown,best,"
    "high,low,gwnoa,gwnob"
).split(",")
PLAIN = ["date", "town", "oblast", "country", "killed", "notes"]
_WHAT = (
    "Shelling by artillery",
    "A drone strike",
    "Mortar fire",
    "An air strike with guided bombs",
    "A missile",
    "Rocket fire",
    "Small-arms fire",
    "A mine",
)
_WHERE = (
    "the outskirts of the town",
    "a school",
    "the market",
    "two streets in the centre",
    "a farm",
    "the railway station",
    "a clinic",
    "a warehouse",
)
_WHEN = (
    "during the night",
    "at dawn",
    "in the afternoon",
    "late in the evening",
    "on the way to work",
    "while people slept",
)
_THEN = (
    "two houses burnt down",
    "nobody was hurt",
    "a woman was wounded",
    "power was cut off",
    "the roof fell in",
    "three cars caught fire",
    "a child was taken to hospital",
)
_WHO = (
    "the head of the district said",
    "residents told reporters",
    "the police said",
    "according to the prosecutor's office",
    "the governor wrote",
)
Town = tuple[str, str, float, float]


def note(dice: random.Random, number: int) -> str:
    """What happened, in other words from row to row, as real notes are."""
    what, where, when, then, who = (dice.choice(words) for words in (_WHAT, _WHERE, _WHEN, _THEN, _WHO))
    return f"{what} hit {where} {when}; {then}, {who}. {dice.choice(_THEN).capitalize()}, {dice.choice(_WHO)} on day {number}."


def towns(gazetteer: Gazetteer) -> list[Town]:
    """Name, oblast, latitude and longitude of settlements in eastern Ukraine."""
    found = {}
    for latitude in (46.5, 47.5, 48.5, 49.5, 50.5):
        for longitude in (33.5, 35.0, 36.5, 38.0):
            for place, _ in gazetteer.near(latitude, longitude, 60.0):
                if place.feature_class == "P" and place.country == "UA" and place.admin1:
                    division = gazetteer.admin1(place.admin1)
                    found[place.gazetteer_id] = (
                        place.name, division.name if division else "", place.latitude, place.longitude,
                    )  # fmt: skip
    return list(found.values())


def acled(size: int, places: list[Town]) -> Iterator[list[object]]:
    """Rows in ACLED's columns."""
    dice = random.Random(1)  # noqa: S311 - the same rows every time
    for number in range(size):
        name, division, latitude, longitude = dice.choice(places)
        day = date(2018, 1, 1) + timedelta(days=dice.randrange(2700))
        yield [
            f"UKR{number}", f"{day:%d %B %Y}", day.year, 1, "Political violence", "Explosions/Remote violence",
            "Shelling/artillery/missile attack", "Military Forces of Russia (2000-)", "", "State Forces", "", "",
            "", "", "", 804, "Europe", "Ukraine", division.removesuffix(" Oblast"), "", "", name, latitude,
            longitude, 1, "Suspilne Media; Ukrinform", "National", note(dice, number), dice.choice((0, 0, 0, 1, 3)), "",
            1_744_100_000,
        ]  # fmt: skip


def ucdp(size: int, places: list[Town]) -> Iterator[list[object]]:
    """Rows in UCDP GED's columns."""
    dice = random.Random(2)  # noqa: S311 - the same rows every time
    for number in range(size):
        name, division, latitude, longitude = dice.choice(places)
        day = date(2018, 1, 1) + timedelta(days=dice.randrange(2700))
        best = dice.choice((0, 1, 3))
        row: dict[str, object] = dict.fromkeys(UCDP, "") | {
            "id": number, "relid": f"UKR-2018-1-{number}", "year": day.year, "type_of_violence": dice.choice((1, 3)),
            "active_year": 1, "code_status": "Clear", "conflict_dset_id": 13246, "conflict_new_id": 13246,
            "conflict_name": "Russia - Ukraine", "dyad_dset_id": 14326, "dyad_new_id": 14326,
            "dyad_name": "Government of Russia - Government of Ukraine", "side_a_dset_id": 64, "side_a_new_id": 64,
            "side_b_dset_id": 66, "side_b_new_id": 66, "source_original": "Head of the district",
            "where_description": f"{name} town", "adm_2": name, "priogrid_gid": 201_971 + number % 3000,
            "country_id": 369, "region": "Europe", "event_clarity": 1, "deaths_a": 0, "deaths_b": best,
            "deaths_unknown": 0, "gwnoa": 365, "gwnob": 369,
            "side_a": "Government of Russia", "side_b": "Government of Ukraine", "number_of_sources": 1,
            "source_article": f'"Reuters,{day},{note(dice, number)}"', "source_office": "Reuters", "source_date": str(day),
            "source_headline": note(dice, number), "where_prec": 1, "where_coordinates": f"{name} town", "adm_1": division,
            "latitude": latitude, "longitude": longitude, "geom_wkt": f"POINT ({longitude} {latitude})",
            "country": "Ukraine", "date_prec": 1, "date_start": f"{day} 00:00:00.000",
            "date_end": f"{day} 00:00:00.000", "deaths_civilians": 0, "best": best, "high": best, "low": best,
        }  # fmt: skip
        yield list(row.values())


def plain(size: int, places: list[Town]) -> Iterator[list[object]]:
    """Rows without coordinates."""
    dice = random.Random(3)  # noqa: S311 - the same rows every time
    for number in range(size):
        name, division, _, _ = dice.choice(places)
        yield [
            f"2024-{number % 12 + 1:02}-{number % 28 + 1:02}",
            name,
            division,
            "Ukraine",
            number % 5,
            note(dice, number),
        ]


def anywhere(size: int, gazetteer: Gazetteer) -> Iterator[list[object]]:
    """Rows without coordinates, of settlements all over the world: hardly a name twice, one in twenty misspelt, two in five
    without their division.
    """
    dice = random.Random(5)  # noqa: S311 - the same rows every time
    lands = {land.country: land.name for land in gazetteer.countries()}
    spots = [(lat, lon) for lat in range(-40, 66, 3) for lon in range(-120, 150, 3)]
    near = (place for lat, lon in spots for place, _ in gazetteer.near(lat, lon, 120.0))
    places = list({p.gazetteer_id: p for p in near if p.feature_class == "P" and p.country}.values())
    for number in range(size):
        place = dice.choice(places)
        name, division = place.name, gazetteer.admin1(place.admin1) if place.admin1 else None
        if dice.random() < 0.05 and len(name) > 5:
            at = dice.randrange(1, len(name) - 1)
            name = name[:at] + name[at + 1 :]
        told = division.name if division and dice.random() < 0.6 else ""
        yield [
            f"2024-{number % 12 + 1:02}-{number % 28 + 1:02}",
            name,
            told,
            lands.get(place.country, ""),
            number % 5,
            note(dice, number),
        ]


def write(path: Path, header: list[str], rows: Iterator[list[object]]) -> None:
    """Write a CSV."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(header)
        writer.writerows(rows)


def timed(action: Callable[[], Imported]) -> tuple[Imported, float, float, float]:
    """What it did, how long that took, how long processors were at work, and how long the thread that reads the rows was."""
    begin, work, reading = time.perf_counter(), time.process_time(), time.thread_time()
    done = action()
    return done, time.perf_counter() - begin, time.process_time() - work, time.thread_time() - reading


def main(given: int, asked: int) -> None:
    """Measure and print."""
    settings = load_settings()
    gazetteer = open_gazetteer(settings)
    places = towns(gazetteer)
    print(f"{len(places):,} towns to choose from")
    cases = (
        ("ACLED", ACLED, acled(given, places)),
        ("UCDP GED", UCDP, ucdp(given, places)),
        ("to look up", PLAIN, plain(asked, places)),
        ("to look up, all over the world", PLAIN, anywhere(asked, gazetteer)),
    )
    for label, header, rows in cases:
        with tempfile.TemporaryDirectory() as folder, Store.open(Path(folder) / "store.sqlite") as store:
            path = Path(folder) / "table.csv"
            write(path, header, rows)
            begin = time.perf_counter()
            pd.read_csv(path, low_memory=False)
            rival = time.perf_counter() - begin
            done, taken, worked, reading = timed(
                lambda path=path, store=store: run(store, prepare(path, settings, gazetteer))
            )
            peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
            print(
                f"{label}: {done.rows:,} rows, {done.added:,} added, {done.refused_count:,} refused, "
                f"{done.unplaced:,} unplaced: {taken:.1f} s, {done.rows / taken:,.0f} rows a second "
                f"({done.rows / worked:,.0f} a second of the processors' time, {done.rows / reading:,.0f} of the reading thread's) "
                f"(pandas.read_csv alone {done.rows / rival:,.0f}); peak memory {peak:.0f} MB"
            )


if __name__ == "__main__":
    numbers = [int(a) for a in sys.argv[1:3]]
    main(*(numbers + [100_000, 30_000][len(numbers) :]))
