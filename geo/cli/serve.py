"""`serve`: the map in the browser, on this machine only."""

from __future__ import annotations

import signal
import subprocess
import sys
from typing import Annotated

import typer

from geo.cli import shell
from geo.errors import GeoError
from geo.settings import ROOT, Settings

_FIRST_PAGE_S = 10.0


def serve(
    port: Annotated[int, typer.Option(min=1, max=65535, help="Port on 127.0.0.1.")] = 8501,
    address: Annotated[
        str, typer.Option(help="Address to listen on; anything but 127.0.0.1 lets others in.")
    ] = "127.0.0.1",
) -> None:
    """Start the map; the first time the gazetteer is built before."""
    with shell.plain_errors():
        chosen = shell.settings()
        built = chosen.gazetteer_path.is_file()
        if not built:
            shell.gazetteer(chosen)
        typer.echo(f"The map opens at http://{address}:{port} (Ctrl-C ends it)")
        command = [sys.executable, "-m", "geo.ui.launch", address, str(port)]
        with subprocess.Popen(command, cwd=ROOT) as server:  # noqa: S603 - a list, no shell
            signal.signal(signal.SIGTERM, lambda *_: server.terminate())  # else it would outlive us
            try:
                if built and _runs(server):
                    _refresh(chosen)
                raise typer.Exit(server.wait())
            except KeyboardInterrupt:
                raise typer.Exit(0) from None


def _runs(server: subprocess.Popen[bytes]) -> bool:
    """Whether the server is still there once the first page has had its time."""
    try:
        server.wait(_FIRST_PAGE_S)
    except subprocess.TimeoutExpired:
        return True
    return False


def _refresh(chosen: Settings) -> None:
    """Rebuild an outdated gazetteer beside the running map; the one that is there serves until then."""
    try:
        shell.gazetteer(chosen)
    except GeoError as error:
        typer.echo(f"error: {error}", err=True)
