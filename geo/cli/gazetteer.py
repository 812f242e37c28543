"""`gazetteer`: build it, look at it."""

from __future__ import annotations

import json
import time
from typing import Annotated

import typer

from geo.cli import shell
from geo.gazetteer.opening import open_gazetteer, rebuild

app = typer.Typer(no_args_is_help=True, help="Build the gazetteer, or see what is in it.")


@app.command()
def build() -> None:
    """Build the gazetteer anew from the installed packages and `data/`."""
    with shell.plain_errors():
        chosen = shell.settings()
        begun = time.monotonic()
        with shell.progress_bar("Building the gazetteer") as report:
            rebuild(chosen, progress=report)
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
        entries = {
            "file": str(about.path),
            "built_at": about.built_at.isoformat(),
            "places": about.places,
            "names": about.names,
            "sources": dict(about.sources),
        }
        if as_json:
            typer.echo(json.dumps(entries, ensure_ascii=False, indent=2))
            return
        typer.echo(f"{about.path}: built {about.built_at:%Y-%m-%d %H:%M} UTC")
        typer.echo(f"{about.places:,} places, {about.names:,} names")
        for source, count in about.sources:
            typer.echo(f"  {source}: {count:,} places (licence in data/SOURCES.toml)")
