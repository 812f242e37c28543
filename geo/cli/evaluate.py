"""`eval`: gold files in, a table of scores out, and whether they hold their floors."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from geo.cli import shell
from geo.cli.incident_scores import show_incident_scores
from geo.errors import FileRefusedError, InvalidValueError
from geo.events.extract import Extractor
from geo.model import Mention, Place, Report
from geo.parsing.model import TrainedJudge
from geo.parsing.scorecard import Floors, Incidents, Score, compare, cross_validated, score, table


def evaluate(
    gold: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="GOLD.jsonl...",
            help="One document a line: id, text, and toponyms (start, end, lat, lon), or lat and lon of its event.",
            show_default=False,
        ),
    ] = None,
    threshold: Annotated[
        float | None,
        typer.Option(
            min=0.0, max=1.0, help="Score below which a name gets no place; by default DATELINE_THRESHOLD."
        ),
    ] = None,
    floors: Annotated[
        Path | None,
        typer.Option(
            metavar="FLOORS.json", help="Scores that must hold; the exit code is 3 where one does not."
        ),
    ] = None,
    incidents: Annotated[
        bool,
        typer.Option(
            "--incidents",
            help="Score the reading of incidents; without files, on the project's gold reports.",
        ),
    ] = False,
) -> None:
    """Score the reading of places: recognition, resolution, both end to end, and what went wrong most often."""
    with shell.plain_errors():
        if incidents:
            show_incident_scores(gold or (), floors)
            return
        if not gold:
            raise InvalidValueError("gold file", "", "one or more files, or --incidents")
        for path in gold:
            if not path.is_file():
                raise FileRefusedError(
                    path, "there is no such file", "What gold files are: docs/geoparsing.md"
                )
        settings = shell.settings()
        judge = TrainedJudge.load(settings.data)
        extractor = Extractor.load(shell.gazetteer(settings), settings)
        read = _incidents(extractor)
        scores = [score(path, extractor.parser, threshold=threshold, incidents=read) for path in gold]
        typer.echo(table(scores, trained_on=judge.trained_on))
        if any(item.sha256 in judge.trained_on for item in scores):
            typer.echo(f"\n{cross_validated(judge.trained)}")
        compared = compare(scores, floors) if floors else None
    if compared is not None:
        _report(compared, scores)


def _incidents(extractor: Extractor) -> Incidents:
    def read(text: str) -> tuple[Sequence[Mention], Sequence[Place]]:
        found = extractor.extract(Report(text=text))
        return found.mentions, [i.place for i in found.incidents if i.place is not None]

    return read


def _report(compared: Floors, scores: Sequence[Score]) -> None:
    """Say which floors hold; exit code 3 where one does not."""
    for name in compared.not_tried:
        typer.echo(f"not tried, its corpus was not given: {name}", err=True)
    for name in compared.without:
        typer.echo(f"no floors are pinned for {name}", err=True)
    for line in compared.missed:
        typer.echo(f"below its floor: {line}", err=True)
    typer.echo(f"\nFloors: {compared.held} hold, {len(compared.missed)} do not ({len(scores)} corpora)")
    if compared.missed:
        raise typer.Exit(3)
