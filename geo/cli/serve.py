"""`serve`: the map in the browser, on this machine only."""

from __future__ import annotations

import subprocess
import sys
from typing import Annotated

import typer

from geo.cli import shell
from geo.settings import ROOT


def serve(
    port: Annotated[int, typer.Option(min=1, max=65535, help="Port on 127.0.0.1.")] = 8501,
    address: Annotated[
        str, typer.Option(help="Address to listen on; anything but 127.0.0.1 lets others in.")
    ] = "127.0.0.1",
) -> None:
    """Start the map; the first time the gazetteer is built before."""
    with shell.plain_errors():
        shell.gazetteer(shell.settings())
        command = [sys.executable, "-m", "geo.ui.launch", address, str(port)]
        typer.echo(f"The map opens at http://{address}:{port} (Ctrl-C ends it)")
        try:
            raise typer.Exit(subprocess.run(command, cwd=ROOT, check=False).returncode)  # noqa: S603 - a list, no shell
        except KeyboardInterrupt:
            raise typer.Exit(0) from None
