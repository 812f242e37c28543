"""`eval --incidents`: how well incidents are read, on the project's gold reports or on files given."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import typer

from geo.cli import shell
from geo.errors import InvalidValueError
from geo.events.evaluate import IncidentScore, compare, score, table
from geo.events.extract import Extractor
from geo.model import Incident, Report
from geo.settings import ROOT

BUILDING = ROOT / "tests" / "data" / "incidents" / "building.jsonl"
SCORING = ROOT / "tests" / "data" / "incidents" / "scoring.jsonl"
FLOORS = ROOT / "benchmarks" / "incident_floors.json"


def show_incident_scores(gold: Sequence[Path], floors: Path | None) -> None:
    """Print the table and what went wrong; exit code 3 where a floor does not hold.

    Without files of one's own the project's two halves are scored, and only the errors of the building half are
    told: rules that are fitted to the scoring half would make its numbers worthless.

    Raises:
        InvalidValueError: a gold file is not there.
    """
    paths = list(gold) or [BUILDING, SCORING]
    missing = next((p for p in paths if not p.is_file()), None)
    if missing is not None:
        raise InvalidValueError(
            "gold file", str(missing), "a file that is there; see tests/data/incidents/README.md"
        )
    settings = shell.settings()
    extractor = Extractor.load(shell.gazetteer(settings), settings)

    def read(report: Report) -> Sequence[Incident]:
        return extractor.extract(report).incidents

    scores = [score(path, read) for path in paths]
    typer.echo(table(scores))
    for item in scores:
        _tell_faults(item, shown=bool(gold) or item.name == BUILDING.name)
    _tell_floors(scores, floors or (None if gold else FLOORS))


def _tell_faults(item: IncidentScore, *, shown: bool) -> None:
    typer.echo(f"\n{item.name}: {len(item.faults)} faults{'' if shown else ', not told'}")
    for fault in item.faults if shown else ():
        typer.echo(f"  {fault}")


def _tell_floors(scores: Sequence[IncidentScore], floors: Path | None) -> None:
    if floors is None:
        return
    held, missed = compare(scores, floors)
    for line in missed:
        typer.echo(f"below its floor: {line}", err=True)
    typer.echo(f"\nFloors: {held} hold, {len(missed)} do not")
    if missed:
        raise typer.Exit(3)
