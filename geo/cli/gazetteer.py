"""`gazetteer`: build it, look at it."""

from __future__ import annotations

import json
import time
from typing import Annotated

import typer

from geo.cli import shell
from geo.gazetteer import build_gazetteer, open_gazetteer

app = typer.Typer(no_args_is_help=True, help="Build the gazetteer, or see what is in it.")


@app.command()
def build() -> None:
    """Build the gazetteer anew from the installed packages and `data/`."""
    with shell.plain_errors():
        chosen = shell.settings()
        begun = time.monotonic()
        with shell.progress_bar("Building the gazetteer") as report:
            build_gazetteer(chosen, progress=report)
        took = time.monotonic() - begun
        size = chosen.gazetteer_path.stat().st_size / 1e6
        typer.echo(f"{chosen.gazetteer_path}: {size:.0f} MB, built in {took:.0f} s")


@app.command()
def info(as_json: Annotated[bool, typer.Option("--json", help="Print as JSON.")] = False) -> None:
    """Sources, licences, dates and counts."""
    with shell.plain_errors():
        chosen = shell.settings()
        with shell.progress_bar("Building the gazetteer") as report:
            about = open_gazetteer(chosen, progress=report).info()
        if as_json:
            typer.echo(json.dumps(about, ensure_ascii=False, indent=2, default=str))
            return
        for key, value in about.items():
            typer.echo(
                f"{key}: {value if not isinstance(value, (dict, list)) else json.dumps(value, ensure_ascii=False)}"
            )
