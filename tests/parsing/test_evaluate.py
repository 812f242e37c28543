"""Scores are counted as the documentation says."""

import json
from pathlib import Path

import pytest

from geo.errors import FileRefusedError
from geo.model import GeoPrecision, Mention, Place, Placement
from geo.parsing.evaluate import Tally, calibration_error, count_event, count_names, digest, evaluate, f1
from geo.parsing.scorecard import Score, compare, cross_validated, table


def mention(start: int, end: int, point: tuple[float, float] | None, *, country: bool = False) -> Mention:
    precision = GeoPrecision.COUNTRY if country else GeoPrecision.SETTLEMENT
    place = (
        Place(gazetteer_id="x:1", name="X", latitude=point[0], longitude=point[1], geo_precision=precision)
        if point
        else None
    )
    return Mention(
        start=start, end=end, text="x" * (end - start), placement=Placement(place=place, score=0.8)
    )


GOLD = {
    "text": "Sumy and Kyiv and Lviv in Ukraine",
    "toponyms": [
        {"start": 0, "end": 4, "lat": 50.9, "lon": 34.8},
        {"start": 9, "end": 13, "lat": 50.45, "lon": 30.5},
        {"start": 18, "end": 22, "lat": 49.8, "lon": 24.0},
        {"start": 26, "end": 33, "lat": 49.0, "lon": 32.0},
    ],
}


def test_names_right_misplaced_missed_invented_and_unplaced() -> None:
    tally = Tally(documents=1)
    count_names(
        tally,
        GOLD,
        [
            mention(0, 8, (51.0, 35.0)),  # overlaps, within 161 km
            mention(9, 13, (0.0, 0.0)),  # overlaps, elsewhere
            mention(14, 17, (1.0, 1.0)),  # no name
            mention(26, 33, None),  # a name without a place
        ],
    )
    assert (tally.gold, tally.found, tally.placed) == (4, 4, 3)
    assert (tally.gold_met, tally.found_met, tally.gold_right, tally.placed_right) == (3, 3, 1, 1)
    scores = tally.summary()
    assert scores["precision"] == pytest.approx(1 / 3)
    assert scores["recall"] == pytest.approx(1 / 4)
    assert scores["f1"] == pytest.approx(2 / 7)
    assert scores["recognised_f1"] == pytest.approx(0.75)
    assert tally.wrong == {("misplaced", "xxxx"): 1, ("invented", "xxx"): 1, ("missed", "Lviv"): 1}


def test_countries_can_be_left_out() -> None:
    tally = Tally()
    count_names(tally, GOLD, [mention(26, 33, (49.0, 32.0), country=True)], countries=False)
    assert (tally.gold, tally.found) == (3, 0)


def test_events_any_and_first() -> None:
    gold = {"text": "", "lat": 50.0, "lon": 36.0}
    tally = Tally()
    count_event(tally, gold, [mention(0, 1, None), mention(2, 3, (10.0, 10.0)), mention(4, 5, (50.1, 36.1))])
    count_event(tally, gold, [mention(0, 1, (50.0, 36.2))])
    count_event(tally, gold, [])
    assert (tally.events, tally.any_near, tally.first_near) == (3, 2, 1)
    assert tally.summary()["any_within_25_km"] == pytest.approx(2 / 3)


def test_calibration() -> None:
    assert calibration_error([]) == 0
    assert calibration_error([(0.8, True)] * 8 + [(0.8, False)] * 2) == pytest.approx(0)
    assert calibration_error([(0.9, False)] * 4) == pytest.approx(0.9)
    assert f1(0, 0) == 0


def test_a_file_is_read_line_by_line(tmp_path: Path) -> None:
    path = tmp_path / "gold.jsonl"
    path.write_text(json.dumps(GOLD) + "\n\n" + json.dumps(GOLD) + "\n", encoding="utf-8")
    tally = evaluate(path, lambda text: [mention(0, 4, (50.9, 34.8))])
    assert (tally.documents, tally.gold, tally.gold_right) == (2, 8, 2)
    assert "f1" in tally.summary()
    assert path.name in table([Score(name=path.name, sha256="", tally=tally)])


@pytest.mark.parametrize(
    "line", ["{", "[]", '{"text": 5}', '{"text": "x"}', '{"text": "x", "toponyms": [{}]}']
)
def test_damaged_gold_names_its_line(tmp_path: Path, line: str) -> None:
    path = tmp_path / "gold.jsonl"
    path.write_text(line + "\n", encoding="utf-8")
    with pytest.raises(FileRefusedError, match="gold"):
        evaluate(path, lambda text: [mention(0, 1, (0.0, 0.0))])


def test_the_first_incident_goes_before_the_first_mention() -> None:
    gold = {"text": "", "lat": 50.0, "lon": 36.0}
    there, elsewhere = mention(2, 3, (50.0, 36.0)), mention(0, 1, (10.0, 10.0))
    tally = Tally()
    count_event(tally, gold, [elsewhere, there])
    assert (tally.any_near, tally.first_near) == (1, 0)
    assert tally.wrong == {("not first", "x, x"): 1}
    assert there.place is not None
    count_event(tally, gold, [elsewhere, there], [there.place])
    assert (tally.any_near, tally.first_near) == (2, 1)


def test_floors_hold_for_one_corpus_only(tmp_path: Path) -> None:
    gold, floors = tmp_path / "gold.jsonl", tmp_path / "floors.json"
    gold.write_text(json.dumps(GOLD) + "\n", encoding="utf-8")
    tally = evaluate(gold, lambda text: [mention(0, 4, (50.9, 34.8))])
    score = Score(name=gold.name, sha256=digest(gold), tally=tally)
    pinned = {gold.name: {"sha256": digest(gold), "floors": {"recall": 0.25, "f1": 0.9}}, "other": {}}
    floors.write_text(json.dumps(pinned))
    found = compare([score], floors)
    assert found.held == 1
    assert found.missed == (f"gold.jsonl: f1 is {tally.summary()['f1']:.4f}, its floor is 0.9",)
    assert (found.not_tried, found.without) == (("other",), ())
    floors.write_text(json.dumps({gold.name: {"sha256": "0", "floors": {}}}))
    with pytest.raises(FileRefusedError, match="another corpus"):
        compare([score], floors)


@pytest.mark.parametrize(
    "content", ["{", "[]", '{"gold.jsonl": {}}', '{"gold.jsonl": {"sha256": "", "floors": {"speed": 1}}}']
)
def test_damaged_floors_are_named(tmp_path: Path, content: str) -> None:
    floors = tmp_path / "floors.json"
    floors.write_text(content, encoding="utf-8")
    with pytest.raises(FileRefusedError, match=r"floors\.json"):
        compare([Score(name="gold.jsonl", sha256="", tally=Tally())], floors)


def test_cross_validated_scores_are_shown_as_the_model_has_them() -> None:
    scores = {
        "names": {"recognised_f1": 0.91, "f1": 0.85},
        "events": {"any_within_25_km": 0.9, "first_within_25_km": 0.7},
    }
    shown = cross_validated({"date": "2026-01-02", "cross_validation": {"scores": scores}})
    assert "2026-01-02" in shown
    assert "placed F1 0.850" in shown
    assert "0.900 / 0.700" in shown
