"""What stands below an incident's panel: its quote in place, runners-up, neighbours."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from geo.events.catalogue import IncidentTypes
from geo.model import GeoPrecision, Place, Placement, Report, Rival
from geo.speech.wording import Names
from geo.store import Store
from geo.ui import details, incident_more
from tests.factories import at, day, incident

TEXT = "First line.\nBefore it. Drones struck Sumy. After it.\nLast line."


def test_a_quote_is_shown_within_its_paragraph() -> None:
    start = TEXT.index("Drones")
    assert incident_more.around(TEXT, start, start + 19) == ("Before it. ", " After it.")


def test_a_long_paragraph_is_cut_at_a_blank() -> None:
    before, after = incident_more.around("word " * 500, 1000, 1004)
    assert before.startswith("… word") and after.endswith("word …")
    assert max(len(before), len(after)) < 310


def test_the_quote_is_marked_in_its_report_and_stays_text(tmp_path: Path) -> None:
    text = "<b>Before</b> Drones struck Sumy. <img src=x>"
    start = text.index("Drones")
    report = Report(text=text)
    with Store.open(tmp_path / "s.sqlite") as store:
        one = incident(
            "one", quote="Drones struck Sumy.", start=start, end=start + 19, report_id=report.sha256
        )
        store.save(report, [one])
        html = str(incident_more.quote(one, store))
    assert '<mark class="dl-quoted">Drones struck Sumy.</mark>' in html
    assert "&lt;b&gt;Before" in html and "<img" not in html
    with Store.open(tmp_path / "other.sqlite") as empty:
        assert "“Drones struck Sumy.”" in str(incident_more.quote(one, empty))


def test_the_record_is_json_in_its_own_letters_and_hides_nothing() -> None:
    hidden = "a\u202eb\u200b\x07\ud800\U000e0041"
    one = incident("one", quote="Удар по Сумах: їжа, ґанок 😀 é", description=hidden)
    told = incident_more.record_json(one)
    assert "Удар по Сумах: їжа, ґанок 😀 é" in told
    assert r"a\u202eb\u200b\u0007\ud800\udb40\udc41" in told
    assert json.loads(told)["description"] == hidden


def test_the_nearest_in_space_among_those_near_in_time(tmp_path: Path) -> None:
    here = incident("here", when=day("2025-04-04"), placement=at(50.0, 36.2))
    others = (
        incident("far", when=day("2025-04-04"), placement=at(51.0, 36.2)),
        incident("close", when=day("2025-04-10"), placement=at(50.1, 36.2)),
        incident("closest", when=day("2025-03-01", "2025-03-30"), placement=at(50.01, 36.2)),
        incident("later", when=day("2025-04-12"), placement=at(50.0, 36.2)),
        incident("area", when=day("2025-04-04"), placement=at(50.0, 36.2, geo_precision=GeoPrecision.ADMIN1)),
        incident("undated", placement=at(50.0, 36.2)),
        incident("nowhere", when=day("2025-04-04")),
    )
    with Store.open(tmp_path / "s.sqlite") as store:
        store.add_incidents((here, *others))
        columns = store.columns()
        assert [str(i) for i in columns.ids[incident_more.near(here, columns)]] == ["closest", "close"]
        for other in (others[4], others[5], others[6]):
            assert not len(incident_more.near(other, columns))


def test_a_runner_up_takes_the_place_and_gives_up_its_own() -> None:
    def place(name: str, latitude: float) -> Place:
        return Place(gazetteer_id=f"x:{name}", name=name, latitude=latitude, longitude=30.0)

    a, b, c = place("a", 50), place("b", 51), place("c", 53)
    rivals = (Rival(place=b, score=0.3, distance_km=111), Rival(place=c, score=0.1, distance_km=333))
    one = incident("one", placement=Placement(place=a, score=0.6, method="population", rivals=rivals))
    other = incident_more.with_rival(one, 0)
    assert other.place == b and other.placement.method == "chosen by a person"
    assert [(r.place, r.score) for r in other.placement.rivals] == [(a, 0.6), (c, 0.1)]
    assert [r.distance_km for r in other.placement.rivals] == pytest.approx([111.2, 222.4], abs=0.2)
    assert replace(other, placement=one.placement) == one
    assert incident_more.with_rival(other, 0).place == a


def test_columns_of_an_imported_table_are_listed_as_they_are() -> None:
    one = incident("a", original=(("<b>note", "<script>x"), ("long", "y" * 3_000)))
    told = str(details.panel(one, IncidentTypes((), ()), Names(code=str)))
    assert "As imported" in told and "&lt;b&gt;note" in told and "<script>" not in told
    assert "y" * 2_000 + "…" in told and "As imported" not in str(
        details.panel(incident("b"), IncidentTypes((), ()), Names(code=str))
    )
