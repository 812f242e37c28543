"""`eval` scores gold files with the real gazetteer and model, and holds floors."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from geo.cli.main import app

NAMES = "Two shells hit Kharkiv on Monday, officials in Ukraine said."
EVENT = "A drone hit a depot in Kharkiv on Monday, the governor said from Kyiv."


@pytest.fixture
def gold(tmp_path: Path) -> tuple[Path, Path]:
    """One file that names every place, one that gives the point of its event."""
    names, events = tmp_path / "names.jsonl", tmp_path / "events.jsonl"
    toponyms = [
        {"start": NAMES.index(name), "end": NAMES.index(name) + len(name), "lat": lat, "lon": lon}
        for name, lat, lon in (("Kharkiv", 49.98, 36.25), ("Ukraine", 49.0, 32.0))
    ]
    names.write_text(json.dumps({"id": 1, "text": NAMES, "toponyms": toponyms}) + "\n", encoding="utf-8")
    events.write_text(
        json.dumps({"id": 2, "text": EVENT, "lat": 49.98, "lon": 36.25}) + "\n", encoding="utf-8"
    )
    return names, events


@pytest.mark.usefixtures("home")
def test_the_table_tells_names_and_events_apart(gold: tuple[Path, Path]) -> None:
    result = CliRunner().invoke(app, ["eval", *map(str, gold)])
    assert result.exit_code == 0, result.output
    lines = result.output.splitlines()
    names, events = (next(s for s in lines if s.startswith(f"{n}.jsonl ")) for n in ("names", "events"))
    assert "1.000 / 1.000 / 1.000" in names
    assert "1.000 / 1.000" in events
    assert "without countries" in result.output
    assert "cross-validated" not in result.output.lower()  # the model does not know these files


@pytest.mark.usefixtures("home")
def test_a_floor_that_does_not_hold_ends_with_3(gold: tuple[Path, Path], tmp_path: Path) -> None:
    floors = tmp_path / "floors.json"
    sha256 = hashlib.sha256(gold[0].read_bytes()).hexdigest()

    def run(least: float) -> tuple[int, str]:
        floors.write_text(json.dumps({"names.jsonl": {"sha256": sha256, "floors": {"f1": least}}}))
        result = CliRunner().invoke(app, ["eval", str(gold[0]), "--floors", str(floors)])
        return result.exit_code, result.output

    assert run(0.9)[0] == 0
    code, output = run(1.1)
    assert code == 3
    assert "its floor is 1.1" in output


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    result = CliRunner().invoke(app, ["eval", str(tmp_path / "absent.jsonl")])
    assert result.exit_code == 1
    assert "absent.jsonl" in result.output
    assert "Traceback" not in result.output


@pytest.mark.usefixtures("home")
def test_a_damaged_line_is_named(tmp_path: Path) -> None:
    path = tmp_path / "damaged.jsonl"
    path.write_text('{"text": "x"}\n', encoding="utf-8")
    result = CliRunner().invoke(app, ["eval", str(path)])
    assert result.exit_code == 1
    assert "damaged.jsonl" in result.output
