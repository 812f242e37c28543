"""The commands as a whole: all are listed, none is imported for another's sake."""

from __future__ import annotations

import subprocess
import sys

import pytest
from typer.testing import CliRunner

from geo.cli.main import app
from geo.settings import ROOT

COMMANDS = ("extract", "parse", "geocode", "export", "gazetteer", "eval", "serve")


def test_help_lists_every_command() -> None:
    shown = CliRunner().invoke(app, ["--help"]).output
    assert all(name in shown for name in COMMANDS)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help(name: str) -> None:
    result = CliRunner().invoke(app, [name, "--help"])
    assert result.exit_code == 0
    assert name in result.output


def test_an_unknown_command_is_refused_by_name() -> None:
    result = CliRunner().invoke(app, ["geocde"])
    assert result.exit_code == 2
    assert "geocde" in result.output


def test_serving_imports_neither_the_reader_nor_the_builder() -> None:
    check = (
        "import sys, geo.cli.serve, geo.gazetteer.opening\n"
        "print([m for m in ('geo.events.extract', 'geo.gazetteer.build', 'shapely', 'streamlit') if m in sys.modules])"
    )
    ran = subprocess.run([sys.executable, "-c", check], cwd=ROOT, capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "[]"
