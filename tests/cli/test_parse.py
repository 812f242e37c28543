"""`python -m geo parse`."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from geo.cli.main import app

MENTION_KEYS = {
    "start", "end", "text", "kind", "place", "gazetteer_id", "lat", "lon", "geo_precision", "radius_km", "score",
}  # fmt: skip
INCIDENT_KEYS = {
    "event_type", "sub_event_type", "date_start", "date_end", "date_precision", "place_text", "lat", "lon",
    "geo_precision", "country", "admin1", "killed_best", "injured", "actor1", "actor2", "claim", "quote", "start", "end",
}  # fmt: skip


def parse(tmp_path: Path, *lines: str | bytes, workers: int = 1) -> tuple[int, list[dict[str, Any]], str]:
    source, out = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    source.write_bytes(b"".join((line.encode() if isinstance(line, str) else line) + b"\n" for line in lines))
    result = CliRunner().invoke(app, ["parse", str(source), "-o", str(out), "--workers", str(workers)])
    return (
        result.exit_code,
        [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()],
        result.output,
    )


@pytest.mark.usefixtures("home")
def test_a_line_in_is_a_line_out_with_the_agreed_shape(tmp_path: Path) -> None:
    text = "Shelling hit Kupiansk on Monday, killing two people."
    code, (got,), _ = parse(tmp_path, json.dumps({"id": "a", "text": text, "published": "2025-04-08"}))
    assert code == 0
    assert got["id"] == "a"
    (mention,) = got["mentions"]
    assert mention.keys() >= MENTION_KEYS
    assert text[mention["start"] : mention["end"]] == "Kupiansk"
    (incident,) = got["incidents"]
    assert incident.keys() >= INCIDENT_KEYS
    assert (incident["country"], incident["admin1"], incident["date_start"]) == ("UA", "UA-63", "2025-04-07")
    assert incident["killed_best"] == 2
    assert text[incident["start"] : incident["end"]] == incident["quote"]


@pytest.mark.usefixtures("home")
def test_damaged_lines_get_an_entry_and_the_run_goes_on(tmp_path: Path) -> None:
    code, got, output = parse(
        tmp_path,
        '{"id": 1, "text": "Rain in Lviv."}',
        "{broken",
        b"\xff\xfe\x00",
        "[1, 2]",
        '{"id": 5}',
        '{"id": 6, "text": "x", "published": "20250-01-01"}',
        '{"id": 7, "text": "Lviv", "spans": [[0, 99]]}',
        '{"id": 8, "text": "\\ud800 Lviv"}',
    )
    assert code == 2
    assert len(got) == 8
    assert [g.get("line") for g in got] == [None, 2, 3, 4, 5, 6, 7, None]
    assert all("error" in g for g in got[1:7])
    assert "6 line(s)" in output


@pytest.mark.usefixtures("home")
def test_given_spans_are_placed_and_nothing_else(tmp_path: Path) -> None:
    text = "From Lviv to Kharkiv"
    _, (got,), _ = parse(tmp_path, json.dumps({"id": "a", "text": text, "spans": [[13, 20]]}))
    (mention,) = got["mentions"]
    assert mention["text"] == "Kharkiv"
    assert abs(mention["lat"] - 49.98) < 0.2


@pytest.mark.usefixtures("home")
def test_workers_give_the_same_in_the_same_order(tmp_path: Path) -> None:
    lines = [
        json.dumps({"id": n, "text": f"Drones struck Sumy and {town}."})
        for n, town in enumerate(["Lviv", "Odesa", "Kursk"] * 15)
    ]
    _, alone, _ = parse(tmp_path, *lines)
    _, shared, _ = parse(tmp_path, *lines, workers=2)
    assert shared == alone


@pytest.mark.usefixtures("home")
def test_a_missing_file_is_named_without_a_traceback(tmp_path: Path) -> None:
    result = CliRunner().invoke(
        app, ["parse", str(tmp_path / "none.jsonl"), "-o", str(tmp_path / "out.jsonl")]
    )
    assert result.exit_code == 1
    assert "none.jsonl" in result.output
    assert not (tmp_path / "out.jsonl").exists()


@pytest.mark.usefixtures("home")
def test_what_is_read_is_not_written_over(tmp_path: Path) -> None:
    source = tmp_path / "in.jsonl"
    source.write_text('{"id": 1, "text": "A drone hit Sumy."}\n')
    before = source.read_bytes()
    result = CliRunner().invoke(app, ["parse", str(source), "-o", str(source)])
    assert (result.exit_code, source.read_bytes()) == (1, before)
    assert "Choose another file" in result.output
    assert not list(tmp_path.glob(".in.jsonl.*"))


@pytest.mark.usefixtures("home")
def test_a_file_without_lines_is_named(tmp_path: Path) -> None:
    source = tmp_path / "empty.jsonl"
    source.touch()
    result = CliRunner().invoke(app, ["parse", str(source), "-o", str(tmp_path / "out.jsonl")])
    assert (result.exit_code, (tmp_path / "out.jsonl").read_bytes()) == (0, b"")
    assert "empty.jsonl" in result.output


@pytest.mark.usefixtures("home")
def test_what_only_the_title_tells_has_no_offsets(tmp_path: Path) -> None:
    text = "Shelling of Kharkiv killed two on Monday."
    entries = [
        {"id": "alone", "text": "Two were killed.", "title": "Kharkiv shelled"},
        {"id": "same", "text": text, "title": "Kharkiv shelled"},
        {"id": "other", "text": text, "title": "Drones hit Sumy"},
        {"id": "nothing", "text": text, "title": "What we know"},
        {"id": "hostile", "text": text, "title": "{{7*7}}{% raw</script>`${1}<img src=x onerror=alert(1)>"},
    ]
    code, found, _ = parse(tmp_path, *(json.dumps(e | {"published": "2025-04-08"}) for e in entries))
    assert code == 0
    told = {d["id"]: [(i["place"], i["start"]) for i in d["incidents"]] for d in found}
    assert told == {
        "alone": [("Kharkiv", None)],
        "same": [("Kharkiv", 0)],
        "other": [("Kharkiv", 0), ("Sumy", None)],
        "nothing": [("Kharkiv", 0)],
        "hostile": [("Kharkiv", 0)],
    }
    assert found[0]["incidents"][0]["quote"] == "Kharkiv shelled"
