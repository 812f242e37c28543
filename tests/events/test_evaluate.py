"""What counts as a match between a gold incident and an extracted one, and the floors of the shipped gold files."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from geo.errors import FileRefusedError
from geo.events.evaluate import GoldIncident, compare, load, matches, paired, score, table
from geo.events.extract import Extractor
from geo.model import Casualties, DatePrecision, GeoPrecision, Incident, Place, Placement, Source, When
from geo.settings import ROOT

pytestmark = pytest.mark.no_cover  # many reports repeat what single sentences cover

GOLD = ROOT / "tests" / "data" / "incidents"
DAY = date(2024, 5, 10)


def gold(**other: object) -> GoldIncident:
    values = {
        "event_type": "Battles",
        "sub_event_type": "Armed clash",
        "start": DAY,
        "end": DAY,
        "place": "Here",
        "point": (50.0, 36.0),
        "admin1": "",
        "killed": 3,
    }
    return GoldIncident(**{**values, **other})  # type: ignore[arg-type]


def told(
    *,
    latitude: float = 50.0,
    event_type: str = "Battles",
    days: tuple[int, int] | None = (10, 10),
    killed: int | None = 3,
    admin1: str = "",
    precision: GeoPrecision = GeoPrecision.SETTLEMENT,
) -> Incident:
    when = (
        When(
            start=date(2024, 5, days[0]),
            end=date(2024, 5, days[1]),
            precision=DatePrecision.DAY if days[0] == days[1] else DatePrecision.DAYS,
        )
        if days
        else When()
    )
    place = Place(
        gazetteer_id="x", name="X", latitude=latitude, longitude=36.0, admin1=admin1, geo_precision=precision
    )
    return Incident(
        id="1",
        event_type=event_type,
        when=when,
        placement=Placement(place=place),
        casualties=Casualties(killed_low=killed, killed_best=killed, killed_high=killed),
        sources=(Source(),),
    )


@pytest.mark.parametrize(
    ("incident", "same"),
    [
        (told(), True),
        (told(event_type="Protests"), False),
        (told(latitude=50.22), True),  # 24.5 km
        (told(latitude=50.23), False),  # 25.6 km
        (told(days=(11, 11)), True),
        (told(days=(12, 12)), False),
        (told(days=(1, 9)), True),
        (told(days=None), False),
    ],
)
def test_type_place_and_dates_make_a_match(incident: Incident, same: bool) -> None:
    assert matches(gold(), incident) is same


def test_undated_matches_only_undated() -> None:
    undated = gold(start=None, end=None)
    assert matches(undated, told(days=None))
    assert not matches(undated, told())


def test_a_stated_area_is_matched_by_its_code_wherever_the_point_lies() -> None:
    area = gold(point=None, admin1="UA-63")
    assert matches(area, told(latitude=10.0, admin1="UA-63"))
    assert not matches(area, told(admin1="UA-32"))


def test_every_incident_is_used_once_and_as_many_pairs_are_made_as_can_be() -> None:
    narrow, wide = gold(start=DAY, end=DAY), gold(start=date(2024, 5, 1), end=date(2024, 5, 30))
    early, exact = told(days=(2, 2)), told()
    assert paired((wide, narrow), (exact, early)) == {0: 1, 1: 0}
    assert len(paired((narrow, narrow), (exact,))) == 1


def test_scores_of_a_small_file(tmp_path: Path) -> None:
    entry = {
        "id": "a",
        "language": "en",
        "published": "2024-05-10",
        "text": "Text.",
        "incidents": [
            {
                "event_type": "Battles",
                "sub_event_type": "Armed clash",
                "date_start": "2024-05-10",
                "date_end": "2024-05-10",
                "place": "Here",
                "lat": 50.0,
                "lon": 36.0,
                "killed": 4,
            }
        ],
    }
    path = tmp_path / "gold.jsonl"
    path.write_text(
        "\n".join(json.dumps(e) for e in (entry, {**entry, "id": "b", "incidents": []})), encoding="utf-8"
    )
    made = score(path, lambda _report: [told()])
    summary = made.total.summary()
    assert (summary["precision"], summary["recall"]) == (0.5, 1.0)
    assert (summary["killed"], summary["date"], summary["sub_type"], summary["invented"]) == (0, 1, 0, 1)
    assert any("killed 3, not 4" in fault for fault in made.faults)
    assert "gold.jsonl" in table([made])
    floors = tmp_path / "floors.json"
    floors.write_text(
        json.dumps({"gold.jsonl": {"sha256": made.sha256, "least": {"all": {"f1": 0.9}, "en": {"date": 1}}}})
    )
    held, missed = compare([made], floors)
    assert held == 1
    assert len(missed) == 1
    assert "f1 is 0.667" in missed[0]
    floors.write_text(json.dumps({"gold.jsonl": {"sha256": "0", "least": {}}}))
    with pytest.raises(FileRefusedError):
        compare([made], floors)


def test_a_damaged_gold_line_is_named(tmp_path: Path) -> None:
    path = tmp_path / "gold.jsonl"
    path.write_text('{"text": "a", "id": 1, "language": "en", "published": "31.12.2024", "incidents": []}\n')
    with pytest.raises(FileRefusedError, match="line 1"):
        load(path)


def test_the_gold_files_hold_what_they_say() -> None:
    reports = [r for name in ("building", "scoring") for r in load(GOLD / f"{name}.jsonl")]
    assert len({r.name for r in reports}) == len(reports) >= 90
    for language in ("en", "uk", "ru"):
        assert sum(r.language == language for r in reports) >= 30
    assert sum(not r.incidents for r in reports) >= 20
    for report in reports:
        for incident in report.incidents:
            if incident.end and report.report.published:
                assert incident.start
                assert incident.start <= incident.end <= report.report.published


def test_the_pinned_floors_hold(extractor: Extractor) -> None:
    scores = [
        score(GOLD / f"{name}.jsonl", lambda r: extractor.extract(r).incidents)
        for name in ("building", "more", "fresh", "rounds", "last", "scoring", "apart")
    ]
    held, missed = compare(scores, ROOT / "benchmarks" / "incident_floors.json")
    assert missed == []
    assert held > 0
