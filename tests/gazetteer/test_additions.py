"""The user's own files go into the gazetteer; what is wrong with them is said, row by row."""

from __future__ import annotations

import json
import shutil
import sqlite3
import zipfile
from contextlib import closing
from pathlib import Path

import pytest

import geo.gazetteer.opening
from geo.errors import FileRefusedError, GazetteerError
from geo.gazetteer.additions.outcome import Outcome
from geo.gazetteer.entry import NameKind
from geo.gazetteer.index import Gazetteer
from geo.gazetteer.opening import add_files, open_gazetteer, rebuild
from geo.model import GeoPrecision
from geo.settings import ROOT, Settings

pytestmark = pytest.mark.no_cover  # gazetteers are built over and over

BELGOROD = "geonames:578072"
POSTAL = ROOT.parent / "shared" / "gazetteer" / "UA.txt"


def dump_line(number: int, name: str, latitude: object, longitude: object, **given: str) -> str:
    """A line of a country dump, in GeoNames's 19 columns."""
    columns = [
        str(number), name, name, given.get("alternates", ""), str(latitude), str(longitude), given.get("kind", "P"),
        given.get("code", "PPL"), given.get("country", "RU"), "", given.get("admin1", "09"), "", "", "",
        given.get("population", "0"), "", "120", "Europe/Moscow", "2024-01-01",
    ]  # fmt: skip
    return "\t".join(columns)


def postal_line(name: str, region: str, latitude: object, longitude: object, **given: str) -> str:
    """A line of a postal file, in GeoNames's 12 columns."""
    columns = [
        given.get("country", "RU"), given.get("postcode", "309000"), name, region, "", given.get("district", ""), "",
        "", "", str(latitude), str(longitude), given.get("accuracy", "4"),
    ]  # fmt: skip
    return "\t".join(columns)


def written(path: Path, *lines: str) -> Path:
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def added(settings: Settings, path: Path) -> tuple[Outcome, Gazetteer]:
    (outcome,) = add_files(settings, [path])
    return outcome, open_gazetteer(settings)


def reasons(outcome: Outcome) -> dict[str, int]:
    return {r.text: r.count for r in outcome.refused}


def test_a_dump_adds_villages_and_names(small_built: Settings, tmp_path: Path) -> None:
    path = written(
        tmp_path / "RU.txt",
        dump_line(999_000_001, "Vydumka", 50.70, 36.40, alternates="Выдумка,KWX,vydumka,Видумка"),
        dump_line(578072, "Belgorod", 50.60, 36.58, alternates="Belograd", population="345289"),
        dump_line(999_000_002, "Vydumka Hill", 50.7, 36.4, kind="T", code="HLL"),
        dump_line(999_000_003, "Vydumka Airport", 50.72, 36.42, kind="S", code="AIRP"),
        "too\tfew\tcolumns",
    )
    outcome, gazetteer = added(small_built, path)
    assert (outcome.taken, outcome.merged, outcome.rows) == (2, 1, 5)
    assert set(reasons(outcome).values()) == {1}
    (found,) = gazetteer.lookup("Выдумка")
    assert (found.place.gazetteer_id, found.place.admin1) == ("geonames:999000001", "RU-BEL")
    assert gazetteer.lookup("KWX") == ()
    assert [c.place.gazetteer_id for c in gazetteer.lookup("Belograd")] == [BELGOROD]
    (airport,) = gazetteer.lookup("Vydumka Airport")
    assert airport.place.geo_precision is GeoPrecision.NEAR
    assert gazetteer.lookup_inflected("Выдумке", "ru")[0].place == found.place
    assert gazetteer.longest("vydumka") == 2
    assert gazetteer.fuzzy("Vydumkka", country="RU")[0].place == found.place


def test_a_dump_row_on_another_continent_is_refused(small_built: Settings, tmp_path: Path) -> None:
    near = [dump_line(999_000_010 + n, f"Vydumka {n}", 50.70, 36.40 + n / 50) for n in range(5)]
    path = written(tmp_path / "RU.txt", *near, dump_line(999_000_020, "Farivka", 10.0, 10.0))
    outcome, gazetteer = added(small_built, path)
    assert (outcome.taken, outcome.rows) == (5, 6)
    assert reasons(outcome) == {"lies outside the country that it states": 1}
    assert gazetteer.lookup("Farivka") == ()


def test_a_postal_file_adds_what_lies_where_it_says(small_built: Settings, tmp_path: Path) -> None:
    path = written(
        tmp_path / "RU.txt",
        postal_line("Выдумка", "Белгородская Область", 50.70, 36.40, district="ЯКОВЛЕВСКИЙ РАЙОН"),
        postal_line("Выдумка", "Белгородская Область", 50.702, 36.401, postcode="309001"),
        postal_line("Придумка", "Белгородская Область", 51.70, 36.20),  # in Kursk Oblast
        postal_line("Надумка", "Белгородская Область", 49.0, 32.0),  # in Ukraine
        postal_line("Обдумка", "Белгородская Область", 36.40, 50.70),  # in Iran, turned round
        postal_line("Задумка", "Тридевятое Царство", 50.70, 36.40),
        postal_line("Белгород 15", "Белгородская Область", 50.60, 36.58),
        postal_line("Белгород", "Белгородская Область", 50.65, 36.60),
        postal_line("Раздумка", "Белгородская Область", 91, 36.58),
        postal_line("Удумка", "Белгородская Область", "north", 36.58),
        postal_line("Додумка", "Татарстан Республика", 55.75, 49.1, accuracy="1"),
    )
    outcome, gazetteer = added(small_built, path)
    assert (outcome.taken, outcome.merged) == (2, 2)
    assert reasons(outcome) == {
        "lies outside the region that it states": 1,
        "lies outside the country that it states": 1,
        "has its latitude and longitude swapped": 1,
        "states a region that the gazetteer does not know": 1,
        "names a post office and no place": 1,
        "lies nowhere on Earth": 1,
        "holds something that is no number": 1,
    }
    (found,) = gazetteer.lookup("Выдумка")
    assert found.place.source == "geonames-postal"
    assert found.place.geo_precision is GeoPrecision.NEAR
    assert found.place.admin2 == "Яковлевский Район"
    assert gazetteer.lookup("Vydumka") != ()  # romanised
    (estimated,) = gazetteer.lookup("Додумка")
    assert estimated.place.radius_km > found.place.radius_km
    belgorod = gazetteer.place(BELGOROD)
    assert belgorod is not None
    assert belgorod.latitude == pytest.approx(50.60, abs=0.02)  # the better source keeps its point


def test_every_refusal_names_its_row(small_built: Settings, tmp_path: Path) -> None:
    path = written(
        tmp_path / "mine.csv",
        "name,lat,lon",
        "Vydumka,50.7,36.4",
        "Nowhere,91,36.4",
        ",50,36",
        "Odd,fifty,36.4",
    )
    outcome, _ = added(small_built, path)
    samples = {r.text: r.samples for r in outcome.refused}
    assert samples["lies nowhere on Earth"] == ((3, "Nowhere: latitude 91.0, longitude 36.4"),)
    assert samples["has no name"] == ((4, ""),)
    assert samples["holds something that is no number"] == ((5, "latitude 'fifty' is no number"),)


@pytest.mark.parametrize(
    "text",
    [
        "Name;Lat;Lng;Country;Population;Alternates\nVydumka;50,7;36,4;RU;500;Выдумка|Видумка\n",
        '\ufeffname,latitude,longitude,alternates\n"Vydumka",50.7,36.4,Выдумка|Видумка\n',
        "place\ty\tx\tnames\nVydumka\t50.7\t36.4\tВыдумка|Видумка\n",
    ],
)
def test_tables_as_people_write_them(small_built: Settings, tmp_path: Path, text: str) -> None:
    path = tmp_path / "mine.csv"
    path.write_text(text, encoding="utf-8")
    outcome, gazetteer = added(small_built, path)
    assert outcome.taken == 1
    (found,) = gazetteer.lookup("Видумка")
    assert (found.place.country, found.place.admin1) == ("RU", "RU-BEL")
    assert found.kind is NameKind.CURATED
    assert found.place.gazetteer_id.startswith("added:")
    assert found.place.source == "added"


def test_geojson_points(small_built: Settings, tmp_path: Path) -> None:
    features = [
        {"type": "Feature", "properties": {"name": "Vydumka"}, "geometry": {"type": "Point", "coordinates": [36.4, 50.7]}},
        {"type": "Feature", "properties": {"name": "Area"}, "geometry": {"type": "Polygon", "coordinates": []}},
        {"type": "Feature", "properties": None, "geometry": None},
    ]  # fmt: skip
    path = tmp_path / "mine.geojson"
    path.write_text(json.dumps({"type": "FeatureCollection", "features": features}), encoding="utf-8")
    outcome, gazetteer = added(small_built, path)
    assert (outcome.taken, sum(reasons(outcome).values())) == (1, 2)
    assert gazetteer.lookup("Vydumka")[0].place.longitude == 36.4


def test_an_archive_as_downloaded(small_built: Settings, tmp_path: Path) -> None:
    path = tmp_path / "RU.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("readme.txt", "about the columns " * 100)
        archive.writestr("RU.txt", dump_line(999_000_001, "Vydumka", 50.7, 36.4) + "\n")
    assert added(small_built, path)[0].taken == 1


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("a.txt", b"", "is empty"),
        ("a.txt", b"\n\n\n", "is empty"),
        ("a.txt", b"a\tb\tc\n" * 5, "has 3 columns"),
        ("a.csv", b"name,colour\nx,red\n", "columns"),
        ("a.csv", "name,lat,lon\nБелгород,50,36\n".encode("cp1251"), "UTF-8"),
        ("a.csv", b"name,lat,lon\nNowhere,91,0\n", r"row 2 lies nowhere on Earth"),
        ("a.csv", b"name,lat,lon\n", "no rows"),
        ("a.geojson", b"{broken", "GeoJSON"),
        ("a.geojson", b"[1, 2]", "GeoJSON"),
        ("a.geojson", b'{"features": [null]}', "GeoJSON"),
        ("a.zip", b"PK\x03\x04 and then nothing", "damaged or cut short"),
        ("a.txt", bytes(range(256)) * 50, "UTF-8"),
        ("absent.txt", None, "cannot be read"),
    ],
)
def test_a_file_that_cannot_be_used_changes_nothing(
    small_built: Settings, tmp_path: Path, name: str, content: bytes | None, words: str
) -> None:
    path = tmp_path / name
    if content is not None:
        path.write_bytes(content)
    before = open_gazetteer(small_built).info()
    with pytest.raises(FileRefusedError, match=words) as caught:
        add_files(small_built, [path])
    assert name in str(caught.value)
    assert open_gazetteer(small_built).info() == before
    assert not list(small_built.home.glob("added/*"))
    assert not list(small_built.home.glob("*.new"))


def test_a_truncated_archive_is_told(small_built: Settings, tmp_path: Path) -> None:
    whole, cut = tmp_path / "whole.zip", tmp_path / "cut.zip"
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as archive:
        lines = [dump_line(999_000_000 + i, f"Vydumka {i}", 50.7, 36.4 + i / 1e4) for i in range(2000)]
        archive.writestr("RU.txt", "\n".join(lines))
    cut.write_bytes(whole.read_bytes()[:-2000])
    with pytest.raises(FileRefusedError, match="damaged"):
        add_files(small_built, [cut])


@pytest.mark.parametrize(
    ("flag", "method", "words"), [(1, 8, "protected by a password"), (0, 97, "archive is damaged")]
)
def test_an_archive_that_cannot_be_unpacked_is_told(
    small_built: Settings, tmp_path: Path, flag: int, method: int, words: str
) -> None:
    path = tmp_path / "RU.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("RU.txt", dump_line(999_000_001, "Vydumka", 50.7, 36.4) + "\n")
    raw = bytearray(path.read_bytes())
    for signature, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):  # general purpose flags, then the method
        start = raw.index(signature) + at
        raw[start], raw[start + 2] = flag, method
    path.write_bytes(raw)
    with pytest.raises(FileRefusedError, match=words):
        add_files(small_built, [path])


def test_all_files_or_none(small_built: Settings, tmp_path: Path) -> None:
    good = written(tmp_path / "good.csv", "name,lat,lon", "Vydumka,50.7,36.4")
    bad = written(tmp_path / "bad.csv", "name,lat,lon", "Nowhere,91,36.4")
    with pytest.raises(FileRefusedError):
        add_files(small_built, [good, bad])
    assert open_gazetteer(small_built).lookup("Vydumka") == ()


def test_adding_a_file_again_adds_nothing(small_built: Settings, tmp_path: Path) -> None:
    path = written(tmp_path / "mine.csv", "name,lat,lon", "Vydumka,50.7,36.4")
    added(small_built, path)
    outcome, gazetteer = added(small_built, path)
    assert (outcome.taken, outcome.merged) == (0, 1)
    assert len(gazetteer.lookup("Vydumka")) == 1
    assert len(list(small_built.home.glob("added/*"))) == 1


def test_added_places_survive_a_rebuild(small_built: Settings, tmp_path: Path) -> None:
    path = written(tmp_path / "mine.csv", "name,lat,lon", "Vydumka,50.7,36.4")
    _, gazetteer = added(small_built, path)
    path.unlink()
    before = gazetteer.info()
    rebuild(small_built)
    again = open_gazetteer(small_built)
    assert again.lookup("Vydumka") == gazetteer.lookup("Vydumka")
    assert again.info().places == before.places
    assert [a.name for a in again.info().additions] == ["mine.csv"]
    assert again.info().additions[0].taken == 1


def test_a_better_source_mends_a_poor_point(small_built: Settings, tmp_path: Path) -> None:
    added(
        small_built, written(tmp_path / "a.txt", postal_line("Выдумка", "Белгородская Область", 50.70, 36.40))
    )
    line = dump_line(999_000_001, "Vydumka", 50.72, 36.42, alternates="Выдумка", population="300")
    outcome, gazetteer = added(small_built, written(tmp_path / "b.txt", line))
    assert (outcome.taken, outcome.merged) == (0, 1)
    (found,) = gazetteer.lookup("Выдумка")
    assert (found.place.latitude, found.place.source) == (50.72, "geonames")
    assert found.place.geo_precision is GeoPrecision.SETTLEMENT
    assert gazetteer.near(50.72, 36.42, 0.5)[0][0] == found.place


def test_a_full_disk_leaves_the_gazetteer_as_it_was(
    small_built: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = written(tmp_path / "mine.csv", "name,lat,lon", "Vydumka,50.7,36.4")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(shutil, "copyfile", full)
    with pytest.raises(GazetteerError, match="No space left"):
        add_files(small_built, [path])
    monkeypatch.undo()
    with closing(sqlite3.connect(small_built.gazetteer_path)) as db:
        assert db.execute("SELECT count(*) FROM name WHERE folded = 'vydumka'").fetchone() == (0,)


def test_a_village_with_an_impossible_point_is_somewhere_in_its_district(
    small_built: Settings, tmp_path: Path
) -> None:
    region, district = "Белгородская Область", "ЯКОВЛЕВСКИЙ РАЙОН"
    lines = [
        postal_line(
            f"Выдумка-{'абвгде'[n]}", region, 50.70 + n / 50, 36.40, district=district, postcode=f"30900{n}"
        )
        for n in range(6)
    ]
    lines.append(postal_line("Придумка", region, 49.0, 32.0, district=district))  # in Ukraine
    outcome, gazetteer = added(small_built, written(tmp_path / "RU.txt", *lines))
    assert outcome.refused == ()
    (found,) = gazetteer.lookup("Придумка")
    assert (found.place.country, found.place.admin1) == ("RU", "RU-BEL")
    assert found.place.geo_precision is GeoPrecision.NEAR
    assert found.place.latitude == pytest.approx(50.75, abs=0.03)


def test_a_missing_archive_is_not_called_damaged(small_built: Settings, tmp_path: Path) -> None:
    with pytest.raises(FileRefusedError, match=r"UA\.zip.*No such file"):
        add_files(small_built, [tmp_path / "UA.zip"])


@pytest.mark.skipif(not POSTAL.is_file(), reason="the postal files are not here")
def test_the_postal_file_of_ukraine(small_built: Settings, tmp_path: Path) -> None:
    """The first tenth of the real file: whole districts, for a district says where a row without a point lies."""
    rows = POSTAL.read_text(encoding="utf-8").splitlines()[:3_000]
    (outcome,) = geo.gazetteer.opening.add_files(small_built, [written(tmp_path / "UA.txt", *rows)])
    assert outcome.rows == 3_000
    # 86 % lie inside their region; most others have a district to be put in
    assert 0.93 < (outcome.taken + outcome.merged) / outcome.rows < 0.98
