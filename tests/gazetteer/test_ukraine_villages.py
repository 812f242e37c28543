"""Villages of Ukraine of which only the hromada is known: what they say of themselves, and what makes way for what."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from geo.errors import FileRefusedError
from geo.gazetteer.admin import AdminIndex
from geo.gazetteer.entry import Entry
from geo.gazetteer.index import Gazetteer
from geo.gazetteer.opening import add_files
from geo.gazetteer.sources import ukraine_villages
from geo.model import GeoPrecision, Place
from geo.settings import ROOT, Settings

TABLE = ROOT / "data" / "ukraine_villages.csv"


def row(name: str) -> dict[str, str]:
    with TABLE.open(encoding="utf-8", newline="") as lines:
        return next(r for r in csv.DictReader(lines) if name in r["villages"])


@pytest.mark.parametrize("name", ["Сулигівка", "Sulyhivka", "Sulyhivka, Izium Raion", "Сулигівці"])
def test_a_village_is_near_its_hromada(gazetteer: Gazetteer, name: str) -> None:
    from geo.geocoders import GazetteerGeocoder

    place = GazetteerGeocoder(gazetteer, settings=Settings()).place(name).place
    assert place is not None
    assert (place.source, place.geo_precision, place.admin1) == ("katottg", GeoPrecision.NEAR, "UA-63")
    assert place.admin2 == "Izium Raion" and place.radius_km == 25
    assert place.gazetteer_id.removeprefix("katottg:UA")[:2] == "63" and len(place.gazetteer_id) == 27


def test_both_romanisations_are_known(gazetteer: Gazetteer) -> None:
    found = [{c.place.gazetteer_id for c in gazetteer.lookup(n)} for n in ("Stoianka", "Stoyanka", "Стоянка")]
    assert found[0] & found[1] & found[2]


def test_every_middle_lies_in_its_oblast() -> None:
    with TABLE.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    _, areas = AdminIndex.load(Settings()).locate_many(
        [float(r["latitude"]) for r in rows], [float(r["longitude"]) for r in rows]
    )
    astray = [r["name"] for r, area in zip(rows, areas.tolist(), strict=True) if area != r["admin1"]]
    assert len(rows) > 500 and len(astray) <= 0.01 * len(rows), astray


def test_codes_are_unique() -> None:
    codes = [e.place.gazetteer_id for e in ukraine_villages.entries(ROOT / "data", [])]
    assert len(codes) == len(set(codes)) > 8_000


def test_a_place_of_a_better_source_stays_alone() -> None:
    own = row("Сулигівка")
    known = Place(
        gazetteer_id="geonames:1",
        name="Sulyhivka",
        latitude=float(own["latitude"]) + 0.1,
        longitude=float(own["longitude"]),
        country="UA",
        admin1=own["admin1"],
    )
    names = {e.place.name for e in ukraine_villages.entries(ROOT / "data", [Entry(place=known)])}
    assert "Sulyhivka" not in names and "Brazhkivka" in names


def test_a_damaged_table_is_named(tmp_path: Path) -> None:
    (tmp_path / "ukraine_villages.csv").write_text("hromada,villages\nUA1,x\n", encoding="utf-8")
    with pytest.raises(FileRefusedError, match=r"ukraine_villages\.csv"):
        list(ukraine_villages.entries(tmp_path, []))


def test_a_point_of_its_own_takes_the_place_of_the_hromadas(small_built: Settings, tmp_path: Path) -> None:
    own = row("Сулигівка")
    latitude, longitude = float(own["latitude"]) + 0.1, float(own["longitude"])
    rows = f"name,lat,lon,country,region\nSulyhivka,{latitude},{longitude},UA,UA-63\n"
    (tmp_path / "mine.csv").write_text(rows, encoding="utf-8")
    (outcome,) = add_files(small_built, [tmp_path / "mine.csv"])
    (hit,) = Gazetteer(small_built.gazetteer_path).lookup("Сулигівка")
    assert (outcome.taken, outcome.merged) == (0, 1)
    assert (hit.place.latitude, hit.place.radius_km, hit.place.source) == (latitude, 2.0, "added")


def test_an_estimate_does_not(small_built: Settings, tmp_path: Path) -> None:
    own = row("Сулигівка")
    columns = ["UA", "64000", "Сулигівка", "Kharkivska", "07", "Iziumskyi", "", "", ""]
    columns += [str(float(own["latitude"]) + 0.1), own["longitude"], "1"]
    (tmp_path / "postal.txt").write_text("\t".join(columns) + "\n", encoding="utf-8")
    add_files(small_built, [tmp_path / "postal.txt"])
    (hit,) = Gazetteer(small_built.gazetteer_path).lookup("Сулигівка")
    assert (hit.place.latitude, hit.place.source) == (float(own["latitude"]), "katottg")


def postal(name: str, latitude: float, longitude: float, accuracy: int, code: int = 64000) -> str:
    columns = ["UA", str(code), name, "Kharkivska", "07", "", "", "", "", str(latitude), str(longitude)]
    return "\t".join([*columns, str(accuracy)]) + "\n"


@pytest.mark.parametrize(
    ("accuracy", "further", "places", "source"),
    [
        (4, (), 1, "geonames-postal"),
        (1, (), 1, "katottg"),
        (4, ((0.2, 0.3),), 3, "katottg"),
        (4, ((0.34, 0.01),), 1, ""),
    ],
)
def test_a_lone_name_is_one_village_though_its_hromada_is_far(
    small_built: Settings,
    tmp_path: Path,
    accuracy: int,
    further: tuple[tuple[float, float], ...],
    places: int,
    source: str,
) -> None:
    own = row("Сулигівка")
    latitude, longitude = float(own["latitude"]), float(own["longitude"])
    points = [(0.35, 0.0), *further]
    lines = [
        postal("Сулигівка", latitude + a, longitude + b, accuracy, 64000 + i)
        for i, (a, b) in enumerate(points)
    ]
    (tmp_path / "postal.txt").write_text("".join(lines), encoding="utf-8")
    add_files(small_built, [tmp_path / "postal.txt"])
    found = Gazetteer(small_built.gazetteer_path).lookup("Сулигівка")
    assert len({c.place.gazetteer_id for c in found}) == places
    assert not source or source in {c.place.source for c in found}


@pytest.mark.parametrize(
    "name",
    ["Malotokmachanska hromada", "Малотокмачанська громада", "Малотокмачанській громаді", "Малотокмачанская община",
     "Mala Tokmachka community", "Malotokmachanska, Zaporizhzhia Oblast", "Малотокмачанська, Запорізька область"],
)  # fmt: skip
def test_a_hromada_is_an_area(gazetteer: Gazetteer, name: str) -> None:
    from geo.geocoders import GazetteerGeocoder

    place = GazetteerGeocoder(gazetteer, settings=Settings()).place(name).place
    assert place is not None
    assert (place.name, place.geo_precision) == ("Malotokmachanska Hromada", GeoPrecision.ADMIN2)
    assert place.gazetteer_id == "katottg:UA23100130000058758" and place.radius_km == 10


def test_a_bare_adjective_is_no_name(gazetteer: Gazetteer) -> None:
    assert gazetteer.lookup("Malotokmachanska") == ()


def test_a_village_lies_in_its_hromada(gazetteer: Gazetteer) -> None:
    from geo.geocoders import GazetteerGeocoder

    own = row("Сулигівка")
    geocoder = GazetteerGeocoder(gazetteer, settings=Settings())
    place = geocoder.place(f"Сулигівка, {own['name']} громада").place
    assert place is not None and place.name == "Sulyhivka"
