"""`gazetteer add`, `download` and `info` from the shell."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from geo.cli.main import app
from geo.settings import Settings

pytestmark = pytest.mark.no_cover  # gazetteers are built over and over


@pytest.fixture
def home(small_built: Settings, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("DATELINE_HOME", str(small_built.home))
    return small_built.home


def run(*arguments: str) -> Result:
    return CliRunner().invoke(app, ["gazetteer", *arguments])


def test_add_says_what_became_of_every_row(home: Path, tmp_path: Path) -> None:
    path = tmp_path / "mine.csv"
    path.write_text("name,lat,lon\nVydumka,50.7,36.4\nBelgorod,50.6,36.58\nNowhere,91,0\n", encoding="utf-8")
    result = run("add", str(path))
    assert result.exit_code == 0, result.output
    assert "mine.csv: 3 rows; 1 new places, 1 merged with places known already, 1 not used" in result.output
    assert "lies nowhere on Earth (row 4: Nowhere: latitude 91.0, longitude 0.0)" in result.output
    about = json.loads(run("info", "--json").output)
    assert about["additions"][0]["name"] == "mine.csv"
    assert "mine.csv, 1 new places, 1 merged, 1 not used" in run("info").output


def test_a_refused_file_is_one_line_and_no_traceback(home: Path, tmp_path: Path) -> None:
    path = tmp_path / "dump.zip"
    path.write_bytes(b"PK\x03\x04 cut short")
    result = run("add", str(path))
    assert result.exit_code == 1
    assert "dump.zip: the archive is damaged or cut short" in result.output
    assert "Traceback" not in result.output


def test_download_refuses_what_is_no_country(home: Path) -> None:
    result = run("download", "../../etc/passwd")
    assert result.exit_code == 2
    assert "ISO 3166-1 alpha-2" in result.output
