"""Train `data/toponym_model.json` on gold corpora, and say how good it is on documents it has not seen.

    python scripts/train_toponyms.py CORPUS.jsonl... [--folds 5] [--no-write]

Needs scikit-learn (dependency group `train`); the result needs numpy alone. Corpora are what
`geo/parsing/evaluate.py` reads; none of their text goes into the model: it holds numbers for features, and
weights of single words beside a name ("in _", "_ said") that stand in several documents. Short reports made up
from the gazetteer's names (`scripts/short_reports.py`) are trained on too and have a line of their own among the
scores. The same corpora, gazetteer and seed give the same model. How the corpora are read stands in
`scripts/toponym_corpora.py`, what is trained in `scripts/toponym_training.py`.

Scores come from cross-validation by document: five times, everything is trained anew on four
fifths and the whole parser is run over the fifth left out.
"""

from __future__ import annotations

import argparse
import json
import math
import sys
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from geo.events.actors import load_actors
from geo.events.catalogue import load_types
from geo.events.extract import Extractor
from geo.events.figurative import load_figures
from geo.events.means import load_means
from geo.events.passages import Passages
from geo.gazetteer.opening import open_gazetteer
from geo.model import Mention, Report
from geo.parsing.evaluate import Tally, calibration_error, count_event, count_names, digest
from geo.parsing.judge import RuleJudge
from geo.parsing.model import FILE
from geo.parsing.parser import Parser
from geo.settings import Settings, load_settings
from scripts.short_reports import NAME as MADE_UP
from scripts.toponym_corpora import SEED, Part, folds, prepared, read_documents
from scripts.toponym_training import GROUPS, Left, Partial, train

PLOT = Path(__file__).resolve().parent.parent / "docs" / "reliability.svg"


@dataclass(slots=True)
class Trial:
    """What cross-validation found, by corpus.

    Attributes:
        tallies: counts.
        lines: lines of prediction files.
    """

    tallies: dict[str, Tally] = field(default_factory=dict)
    lines: dict[str, list[str]] = field(default_factory=dict)

    def scores(self) -> dict[str, dict[str, float]]:
        """The scores of each corpus, without the speed: nobody waits for a training."""
        return {
            name: {k: round(v, 4) for k, v in tally.summary().items() if k != "documents_per_second"}
            for name, tally in sorted(self.tallies.items())
        }


def main() -> None:
    """Cross-validate, train on everything, write the model."""
    given = _options()
    settings = load_settings()
    left_out = Left.out(given.without)
    parser = Parser(open_gazetteer(settings), settings=settings, judge=RuleJudge())
    documents = read_documents(given.corpora, parser, settings)
    parts = [part for number, (name, d) in enumerate(documents) for part in prepared(parser, number, name, d)]
    trial = cross_validated(parser, settings, documents, parts, left_out, given.folds)
    for name, score in trial.scores().items():
        print(name, json.dumps(score))
    if given.predictions:
        given.predictions.mkdir(parents=True, exist_ok=True)
        for name, rows in trial.lines.items():
            (given.predictions / f"{name}.jsonl").write_text("\n".join(rows) + "\n", encoding="utf-8")
    if not given.no_write:
        model = train(parts, left_out)
        model["trained"] = _about(given.corpora, given.folds, trial)
        write(settings.data / FILE, model)


def _options() -> argparse.Namespace:
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("corpora", nargs="+", type=Path)
    options.add_argument("--folds", type=int, default=5)
    options.add_argument("--no-write", action="store_true")
    options.add_argument("--without", choices=sorted(GROUPS), help="leave out a group of features")
    options.add_argument(
        "--predictions", type=Path, help="folder for the predictions of the cross-validation"
    )
    return options.parse_args()


def cross_validated(
    parser: Parser,
    settings: Settings,
    documents: Sequence[tuple[str, dict[str, Any]]],
    parts: Sequence[Part],
    left_out: Left,
    count: int,
    *,
    quiet: bool = False,
) -> Trial:
    """Every document read by a parser whose model was trained on other documents."""
    trial = Trial()
    fold_of = folds([name for name, _ in documents], count)
    for fold in range(count if count > 1 else 0):
        model = train([p for p in parts if fold_of[p.document] != fold], left_out)
        extractor = _extractor(
            Parser(parser.gazetteer, settings=settings, judge=Partial(model, left_out)), settings
        )
        for number, (name, document) in enumerate(documents):
            if fold_of[number] == fold:
                tally = trial.tallies.setdefault(name, Tally())
                tally.documents += 1
                mentions = counted(tally, document, extractor)
                trial.lines.setdefault(name, []).append(prediction(document, mentions))
        if not quiet:
            print(f"fold {fold + 1} of {count} done", flush=True)
    return trial


def counted(tally: Tally, document: dict[str, Any], extractor: Extractor) -> Sequence[Mention]:
    """The mentions of a document, counted; of reports of an event their incidents too."""
    if "toponyms" in document:
        mentions = extractor.parser.mentions(document["text"])
        count_names(tally, document, mentions)
        return mentions
    found = extractor.extract(Report(text=document["text"]))
    count_event(tally, document, found.mentions, [i.place for i in found.incidents if i.place is not None])
    return found.mentions


def _extractor(parser: Parser, settings: Settings) -> Extractor:
    return Extractor(
        gazetteer=parser.gazetteer,
        parser=parser,
        types=load_types(settings.data / "incident_types.toml"),
        actors=load_actors(settings.data / "actors.toml"),
        figures=load_figures(settings.data / "figurative.toml"),
        means=load_means(settings.data / "means.toml"),
        passages=Passages.load(settings.data),
    )


def _about(corpora: Sequence[Path], count: int, trial: Trial) -> dict[str, Any]:
    """What the model file says of its training; draws the reliability plot on the way."""
    about: dict[str, Any] = {"folds": count, "scores": trial.scores()}
    pairs = [pair for name, tally in trial.tallies.items() if name != MADE_UP for pair in tally.scores]
    if pairs:
        about["calibration_error"] = round(calibration_error(pairs), 4)
        PLOT.write_text(reliability(pairs), encoding="utf-8")
    return {
        "date": datetime.now(UTC).date().isoformat(),
        "seed": SEED,
        "corpora": {path.name: digest(path) for path in corpora},
        "cross_validation": about,
    }


def reliability(pairs: Sequence[tuple[float, bool]]) -> str:
    """A plot, as SVG: how often answers of a score are right; the area of a dot is their number."""
    size, edge = 320, 44
    dots = []
    for number in range(10):
        inside = [(s, ok) for s, ok in pairs if min(int(s * 10), 9) == number]
        if len(inside) >= 20:
            x = edge + size * sum(s for s, _ in inside) / len(inside)
            y = edge / 2 + size * (1 - sum(ok for _, ok in inside) / len(inside))
            dots.append(
                f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{3 + math.sqrt(len(inside)) / 4:.1f}" fill="#2a6fbb"/>'
            )
    top, bottom, right = edge / 2, edge / 2 + size, edge + size
    marks = "".join(
        f'<text x="{edge + size * t / 10:.0f}" y="{bottom + 16:.0f}" text-anchor="middle">{t / 10}</text>'
        f'<text x="{edge - 6}" y="{bottom - size * t / 10 + 4:.0f}" text-anchor="end">{t / 10}</text>'
        for t in range(0, 11, 2)
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {right + 20} {bottom + 40:.0f}" '
        f'font-family="sans-serif" font-size="11">\n<rect width="100%" height="100%" fill="#fff"/>\n'
        f'<path d="M{edge} {bottom}L{right} {top}" stroke="#999" stroke-dasharray="4 4"/>\n'
        f'<path d="M{edge} {top}V{bottom}H{right}" stroke="#333" fill="none"/>\n{marks}\n{"".join(dots)}\n'
        f'<text x="{edge + size / 2}" y="{bottom + 34}" text-anchor="middle">score ({len(pairs)} placed names, '
        f'cross-validated)</text>\n<text x="12" y="{top + size / 2}" text-anchor="middle" '
        f'transform="rotate(-90 12 {top + size / 2})">share right</text>\n</svg>\n'
    )


def prediction(document: dict[str, Any], mentions: Sequence[Any]) -> str:
    """One line of a prediction file."""
    rows = [
        {"start": m.start, "end": m.end, "text": m.text, "kind": m.kind, "score": round(m.placement.score, 4),
         "lat": m.place.latitude if m.place else None, "lon": m.place.longitude if m.place else None,
         "place": m.place.gazetteer_id if m.place else None}
        for m in mentions
    ]  # fmt: skip
    return json.dumps({"id": document["id"], "mentions": rows}, ensure_ascii=False)


def write(path: Path, model: dict[str, Any]) -> None:
    """The model as JSON, one list of numbers a line."""
    lines: list[str] = []

    def item(key: str, value: Any) -> str:
        return f"{json.dumps(key)}: {json.dumps(value, ensure_ascii=False, separators=(',', ':'))}"

    for key, value in model.items():
        if isinstance(value, dict):
            inside = ",\n ".join(item(k, v) for k, v in value.items())
            lines.append(f"{json.dumps(key)}: {{\n {inside}\n}}")
        else:
            lines.append(item(key, value))
    path.write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")


if __name__ == "__main__":
    main()
