"""`extract`: reports as files in, incidents out or into the store."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from geo.cli import shell
from geo.cli.explain import explained
from geo.errors import GeoError
from geo.events.extract import Extraction, Extractor
from geo.events.linking import marked
from geo.exporters import export_incidents, format_of
from geo.importers import ReadFile, read_file
from geo.importers.web import fetch_report
from geo.model import Incident
from geo.settings import Settings
from geo.store import open_store


def extract(
    files: Annotated[
        list[str],
        typer.Argument(metavar="FILE...", help="Reports (.txt .md .html .pdf .docx .eml) or web addresses."),
    ],
    published: Annotated[
        str | None,
        typer.Option(
            metavar="DATE", help="Publication date (YYYY-MM-DD); goes before a date that the text gives."
        ),
    ] = None,
    out: Annotated[
        Path | None,
        typer.Option(
            "-o", "--out", metavar="OUT", help="Write the incidents to a .geojson, .csv or .jsonl file."
        ),
    ] = None,
    explain: Annotated[
        bool,
        typer.Option("--explain", help="Show for every field the words of the report that it was read from."),
    ] = False,
    save: Annotated[
        bool, typer.Option("--save", help="Keep reports and incidents in the store: they appear on the map.")
    ] = False,
) -> None:
    """Read the incidents in reports. Files that cannot be read are named, the others go on; the exit code is then 2."""
    with shell.plain_errors():
        day = shell.day("--published", published)
        wanted = format_of(out) if out else None
        settings = shell.settings()
        extractor = Extractor.load(shell.gazetteer(settings), settings)
        done = _linked(list(_extracted(files, day, extractor, settings)))
        incidents = [i for e in done for i in e.incidents]
        if save:
            _save(done, settings)
        if out is not None and wanted is not None and not done:
            typer.echo(f"{out}: left as it is, for no report could be read", err=True)
        elif out is not None and wanted is not None:
            with shell.replacing(out, sources=map(Path, files)) as sink:
                export_incidents(incidents, wanted, sink)
            typer.echo(f"{out}: {_counted(len(incidents), 'incident')}", err=True)
        if out is None or explain:
            _print(done, explain=explain)
    if len(done) < len(files):
        raise typer.Exit(2)


def _extracted(
    files: Sequence[str], day: date | None, extractor: Extractor, settings: Settings
) -> Iterator[Extraction]:
    """What each file tells; says what was assumed of it, and why one could not be read."""
    for path in files:
        try:
            read = _read(path, day, settings)
        except (GeoError, OSError) as error:
            told = error if isinstance(error, GeoError) else shell.unread(error, path)
            typer.echo(f"error: {told}", err=True)
            continue
        name = read.report.name
        for note in read.notes:
            typer.echo(f"{name}: {note}", err=True)
        extraction = extractor.extract(read.report)
        if extraction.another_date:
            told = (
                f"{extraction.published} is used as its date; the text itself says {extraction.another_date}"
            )
            typer.echo(f"{name}: {told}", err=True)
        yield extraction


def _linked(done: Sequence[Extraction]) -> list[Extraction]:
    """The same, with one `group` for what several of the files tell of; every incident keeps its own values."""
    together = {i.id: i for i in marked([i for e in done for i in e.incidents])}
    return [replace(e, incidents=tuple(together[i.id] for i in e.incidents)) for e in done]


def _read(source: str, day: date | None, settings: Settings) -> ReadFile:
    """The report in a file or at an address, with notes on it; an address is asked for once."""
    if "://" in source:
        return fetch_report(source, settings, published=day)
    path = Path(source)
    return read_file(path.read_bytes(), path.name, published=day, settings=settings)


def _save(done: Sequence[Extraction], settings: Settings) -> None:
    with open_store(settings) as store:
        kept = store.save_all((e.report, e.incidents) for e in done)
        for extraction, saved in zip(done, kept, strict=True):
            told = f"{saved.added} saved, {saved.unchanged} were there already"
            if saved.differing:
                told += f" ({len(saved.differing)} with other values, which were left as they are: correct them on the map)"
            typer.echo(f"{extraction.report.name}: {told}", err=True)


def _print(done: Sequence[Extraction], *, explain: bool) -> None:
    names = {i.id: e.report.name for e in done for i in e.incidents}
    groups: dict[str, list[str]] = {}
    for incident in (i for e in done for i in e.incidents if i.group):
        groups.setdefault(incident.group, []).append(incident.id)
    for extraction in done:
        day = (
            extraction.published.isoformat() if extraction.published else "no date; give one with --published"
        )
        places = _counted(len(extraction.mentions), "place")
        typer.echo(
            f"{extraction.report.name} ({day}): {places} named, {_counted(len(extraction.incidents), 'incident')}"
        )
        if not extraction.mentions:
            typer.echo("  No place was recognised, so there is nothing for the map.")
        for incident in extraction.incidents:
            others = [names[i] for i in groups.get(incident.group, ()) if i != incident.id]
            also = f" (also in {', '.join(others)})" if others else ""
            typer.echo(f"  {_line(incident)}{also}")
            for line in explained(extraction, incident) if explain else ():
                typer.echo(f"      {line}")


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _line(incident: Incident) -> str:
    when, place = incident.when, incident.place
    if when.start is None:
        day = f"undated ({when.text})" if when.text else "undated"
    else:
        day = when.start.isoformat() if when.start == when.end else f"{when.start} to {when.end}"
    where = f"{place.name} ({place.geo_precision.value})" if place else f"{incident.place_text} (not placed)"
    killed = incident.casualties.killed_best
    toll = f", {killed} killed" if killed is not None else ""
    return f"{day}  {incident.sub_event_type or incident.event_type}: {where}{toll}"
