"""`serve` with plain options goes without Typer; all else is left to it."""

from __future__ import annotations

import socket
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.cli import server
from geo.settings import ROOT


@pytest.fixture
def served(home: Path, monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, int]]:
    """Where it was asked to serve; a gazetteer is there."""
    asked: list[tuple[str, int]] = []
    monkeypatch.setattr(server, "run", lambda address, port, later: asked.append((address, port)) or 0)
    return asked


@pytest.mark.parametrize(("arguments", "port"), [(["serve"], 8501), (["serve", "--port", "8601"], 8601)])
def test_plain_options_serve(served: list[tuple[str, int]], arguments: list[str], port: int) -> None:
    assert server.serve_plainly(arguments) == 0
    assert served == [("127.0.0.1", port)]


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["--help"],
        ["serve", "--help"],
        ["serve", "--port"],
        ["serve", "--port", "0"],
        ["serve", "--port", "65536"],
        ["serve", "--port", "85 01"],
        ["serve", "--port", "٨٥٠١"],
        ["serve", "--port=8501"],
        ["serve", "--address", "10.0.0.5"],
        ["serve", "--port", "8501", "--address", "10.0.0.5"],
        ["gazetteer", "info"],
    ],
)
def test_all_else_is_typers(served: list[tuple[str, int]], arguments: list[str]) -> None:
    assert server.serve_plainly(arguments) is None
    assert not served


def test_a_first_start_is_typers_for_it_shows_progress(
    served: list[tuple[str, int]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATELINE_HOME", str(tmp_path / "new"))
    assert server.serve_plainly(["serve"]) is None
    monkeypatch.setenv("DATELINE_THRESHOLD", "high")  # a setting that is refused: Typer's command says so
    assert server.serve_plainly(["serve"]) is None
    assert not served


@given(
    st.lists(
        st.sampled_from(["--port", "--port=1", "-p"]) | st.text("0123456789- +.٣²", max_size=8), max_size=4
    )
)
def test_no_arguments_make_it_fail(arguments: list[str]) -> None:
    port = server._port(arguments)
    assert port is None or 0 < port < 65536


def test_the_module_needs_no_typer() -> None:
    check = "import sys, geo.cli.server; print([m for m in ('typer', 'pydantic') if m in sys.modules])"
    ran = subprocess.run([sys.executable, "-c", check], cwd=ROOT, capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "[]"


def refused(*options: str) -> str:
    ran = subprocess.run(
        [sys.executable, "-m", "geo", "serve", *options], cwd=ROOT, capture_output=True, text=True
    )
    assert ran.returncode == 2
    assert "Traceback" not in ran.stderr
    assert "opens at" not in ran.stdout
    return ran.stderr


@pytest.mark.parametrize("address", ["", " ", "999.1.1.1", "203.0.113.7"])
def test_an_address_that_is_not_this_machines_is_refused(
    home: Path, monkeypatch: pytest.MonkeyPatch, address: str
) -> None:
    monkeypatch.setenv("DATELINE_HOME", str(home))
    told = refused("--address", address)
    assert "--address" in told or "--port" in told


@pytest.mark.enable_socket
def test_a_port_in_use_is_refused_before_an_address_is_promised(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATELINE_HOME", str(home))
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        assert port in refused("--port", port)
        assert port in refused("--port", port, "--address", "localhost")


def test_an_address_of_version_6_is_shown_as_a_link_has_it() -> None:
    assert (server._shown("::1"), server._shown("127.0.0.1")) == ("[::1]", "127.0.0.1")
