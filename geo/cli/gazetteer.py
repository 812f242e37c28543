"""`gazetteer`: build it, add to it, look at it."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from pathlib import Path
from typing import Annotated

import typer

from geo.cli import shell
from geo.credits import Source, load_credits
from geo.gazetteer.additions.download import download as fetch
from geo.gazetteer.additions.outcome import Outcome
from geo.gazetteer.opening import add_files, open_gazetteer, rebuild

app = typer.Typer(
    no_args_is_help=True, add_completion=False, help="Build the gazetteer, add to it, or see what is in it."
)


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
def add(
    paths: Annotated[
        list[Path],
        typer.Argument(
            help="GeoNames dumps or postal files (zip or txt), CSV with name, lat and lon, or GeoJSON."
        ),
    ],
) -> None:
    """Add places from your own files; they stay through every rebuild."""
    with shell.plain_errors():
        chosen = shell.settings()
        with shell.progress_bar("Adding places") as report:
            outcomes = add_files(chosen, paths, progress=report)
        for outcome in outcomes:
            _tell(outcome)


@app.command()
def download(
    countries: Annotated[list[str], typer.Argument(help="ISO 3166-1 alpha-2 codes, such as UA RU.")],
) -> None:
    """Fetch GeoNames's dump of each country and add it. This is the only command that needs a network."""
    with shell.plain_errors():
        chosen = shell.settings()
        paths = []
        for country in countries:
            with shell.progress_bar(f"Downloading {country.upper()}") as report:
                paths.append(fetch(country, chosen, progress=_in_bytes(report)))
        with shell.progress_bar("Adding places") as report:
            outcomes = add_files(chosen, paths, progress=report)
        for outcome in outcomes:
            _tell(outcome)


def _in_bytes(report: Callable[[float, str], None]) -> Callable[[int, int], None]:
    """`report` for somebody who counts bytes."""
    return lambda here, total: report(here / total if total else 0.0, f"{here / 1e6:.1f} MB")


def _tell(outcome: Outcome) -> None:
    """Say what became of a file's rows, and name some of those that were refused."""
    refused = sum(reason.count for reason in outcome.refused)
    typer.echo(
        f"{outcome.name}: {outcome.rows:,} rows; {outcome.taken:,} new places, {outcome.merged:,} merged with"
        f" places known already, {refused:,} not used"
    )
    for reason in outcome.refused:
        line, detail = reason.samples[0]
        typer.echo(f"  {reason.count:,} rows: {reason.text} (row {line}{f': {detail}' if detail else ''})")


@app.command()
def info(as_json: Annotated[bool, typer.Option("--json", help="Print as JSON.")] = False) -> None:
    """Sources, licences, dates and counts."""
    with shell.plain_errors():
        chosen = shell.settings()
        with shell.progress_bar("Building the gazetteer") as report:
            about = open_gazetteer(chosen, progress=report).info()
        terms = {one.key: one for one in load_credits(chosen.data / "SOURCES.toml").data}
        entries = {
            "file": str(about.path),
            "built_at": about.built_at.isoformat(),
            "places": about.places,
            "names": about.names,
            "sources": dict(about.sources),
            "licences": {key: terms[key].licence for key, _ in about.sources if key in terms},
            "additions": [
                {
                    "name": a.name,
                    "at": a.at.isoformat(),
                    "taken": a.taken,
                    "merged": a.merged,
                    "refused": a.refused,
                }
                for a in about.additions
            ],
        }
        if as_json:
            typer.echo(json.dumps(entries, ensure_ascii=False, indent=2))
            return
        typer.echo(f"{about.path}: built {about.built_at:%Y-%m-%d %H:%M} UTC")
        typer.echo(f"{about.places:,} places, {about.names:,} names")
        for source, count in about.sources:
            typer.echo(f"  {source}: {count:,} places; {_terms(terms.get(source))}")
        for addition in about.additions:
            typer.echo(
                f"  added {addition.at:%Y-%m-%d}: {addition.name}, {addition.taken:,} new places,"
                f" {addition.merged:,} merged, {addition.refused:,} not used"
            )


def _terms(source: Source | None) -> str:
    """Licence and state of a source; files of the user's own have neither here."""
    if source is None:
        return "your own files"
    return "; ".join(filter(None, (source.licence, source.attribution, source.version)))
