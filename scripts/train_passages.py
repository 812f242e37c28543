"""Train `data/passage_model.json` on the gold incident reports, and say how well it tells reports it has not seen apart.

    python scripts/train_passages.py [--events CORPUS.jsonl...] [--without NAME...] [--no-write]

Needs numpy alone. It reads the sets in tests/data/incidents, but for those of which only totals are looked at (`KEPT_APART`)
and those named: gold reports, and passages of which it is only known whether they tell of anything (`tells`). Beside them it reads
corpora of real reports that each tell of one event, where there are any (JSON lines with a `text`). A report counts as told of
something where its gold holds an incident. None of the text goes into the model: it holds weights of words, of pairs of words and of
beginnings of words that stand in several reports, and no name.
The same sets give the same model.

Scores come from cross-validation by report, in five parts: how surely the margin of a report with an incident lies above
that of one without, the share of reports with an incident that would lie below the least margin, and the share of those without.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from geo.events.passages import FILE, FORMAT, SCRIPTS, features_of, pieces_of, script_of
from geo.events.segments import segments
from geo.parsing.lexicon import MONTHS_AND_DAYS
from geo.parsing.name_entry import Floats
from geo.settings import ROOT

SETS = ROOT / "tests" / "data" / "incidents"
KEPT_APART = ("apart", "passages_apart", "scoring")
_LEAST_REPORTS = 3  # in which a feature stands
_OF_SENTENCE = 0.2  # what a sentence counts beside a whole report
_FOLDS = 5
_LOST = 0.02  # share of reports with an incident that may lie below the least margin
_STEPS, _PACE, _SHRINK = 600, 32.0, 0.0005


@dataclass(frozen=True, slots=True)
class Sample:
    """A gold report, a sentence of one, or a passage in free wording.

    Attributes:
        features: its words, as `features_of` has them.
        tells: whether it tells of an incident.
        report: the number of the report.
        counts: how much it counts.
        measures: whether the least margin and the scores are taken from it. A passage in free wording only teaches: the
            rules seldom find anything in one, so it says little of what would be lost.
    """

    features: frozenset[str]
    tells: bool
    report: int
    counts: float
    measures: bool


def main() -> None:
    """Cross-validate, train on everything, write the model."""
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("--without", nargs="*", default=[], help="names of sets to leave out")
    options.add_argument("--events", nargs="*", default=[], type=Path, help="real reports of one event each")
    options.add_argument("--no-write", action="store_true")
    given = options.parse_args()
    paths = [p for p in sorted(SETS.glob("*.jsonl")) if p.stem not in (*KEPT_APART, *given.without)]
    samples = read(paths, given.events)
    model: dict[str, Any] = {"format": FORMAT}
    scores: dict[str, Any] = {}
    for script in SCRIPTS:
        least, scores[script] = cross_validated(samples[script])
        print(script, json.dumps(scores[script]))
        model[script] = {**trained(samples[script]), "least": round(least, 3)}
    events = {p.name: hashlib.sha256(p.read_bytes()).hexdigest() for p in given.events}
    model["trained"] = {"sets": [p.stem for p in paths], "events": events, "scores": scores}
    if not given.no_write:
        path = ROOT / "data" / FILE
        path.write_text(as_lines(model), encoding="utf-8")


def as_lines(model: dict[str, Any]) -> str:
    """The model as JSON with a feature a line, so that a change can be read."""
    parts = []
    for name, value in model.items():
        if name in SCRIPTS:
            rows = ",\n".join(
                f"{json.dumps(feature, ensure_ascii=False)}: {json.dumps(pair)}"
                for feature, pair in value["weights"].items()
            )
            facts = "".join(f'"{key}": {json.dumps(one)}, ' for key, one in value.items() if key != "weights")
            parts.append(f'"{name}": {{{facts}"weights": {{\n{rows}\n}}}}')
        else:
            parts.append(f'"{name}": {json.dumps(value)}')
    return "{" + ",\n".join(parts) + "}\n"


def read(paths: Sequence[Path], events: Sequence[Path] = ()) -> dict[str, list[Sample]]:
    """The reports of the sets, by script; words that only ever begin sentences in capitals are left out, as they may be names."""
    found: dict[str, list[tuple[list[str], bool, int, float, bool]]] = {script: [] for script in SCRIPTS}
    common, number = set(MONTHS_AND_DAYS), 0
    for path in (*paths, *events):
        for line in path.read_text(encoding="utf-8").splitlines():
            report = json.loads(line)
            tells = path in events or bool(report["tells"] if "tells" in report else report["incidents"])
            number += 1
            # Of a report of a corpus, and of a passage, it is not known which of its sentences tells.
            whole = [(report["text"], 1.0)]
            for passage, counts in _passages(report) if "incidents" in report else whole:
                pieces = list(pieces_of(passage))
                found[script_of(pieces)].append(
                    (pieces, tells, number, counts, counts == 1 and "tells" not in report)
                )
            if path not in events:  # people write names in small letters there, and in hashtags
                common.update(word for word in report["text"].replace("’", "'").split() if word[:1].islower())
    stems = {word.strip(".,;:!?»”\"')") for word in common}
    return {
        script: [Sample(frozenset(features_of(_unnamed(pieces, stems))), *rest) for pieces, *rest in reports]
        for script, reports in found.items()
    }


def _passages(report: dict[str, Any]) -> Iterator[tuple[str, float]]:
    """The report, and each of its sentences that tells of as much (all of them, or those that name the place of an incident), with what they count."""
    text = report["text"]
    yield text, 1.0
    places = {i["place"] for i in report["incidents"]}
    sentences = [text[s.start : s.end] for s in segments(text)]
    if len(sentences) > 1:
        yield from ((s, _OF_SENTENCE) for s in sentences if not places or any(p in s for p in places))


def _unnamed(pieces: Sequence[str], common: set[str]) -> list[str]:
    """The pieces, with `NAME` for words that no report writes in small letters."""
    return [p if not p[0].isalpha() or p.isupper() or p in common else "NAME" for p in pieces]


def cross_validated(samples: Sequence[Sample]) -> tuple[float, dict[str, float]]:
    """The least margin, and the scores of reports that each model had not seen."""
    reports = np.array([s.report for s in samples])
    margins = np.zeros(len(samples))
    for fold in range(_FOLDS):
        unseen = np.flatnonzero(reports % _FOLDS == fold)
        seen = np.flatnonzero(reports % _FOLDS != fold)
        margins[unseen] = _margins(
            fitted([samples[i] for i in seen.tolist()]), [samples[i] for i in unseen.tolist()]
        )
    whole = np.array([s.measures for s in samples])
    margins, tells = margins[whole], np.array([s.tells for s in samples])[whole]
    least = float(np.quantile(margins[tells], _LOST))
    ranks = np.empty(len(margins))
    ranks[np.argsort(margins)] = np.arange(1, len(margins) + 1)
    many, few = int(tells.sum()), int((~tells).sum())
    area = (ranks[tells].sum() - many * (many + 1) / 2) / (many * few)
    return least, {
        "with": many,
        "without": few,
        "told_apart": round(float(area), 4),
        "with_below": round(float((margins[tells] < least).mean()), 4),
        "without_below": round(float((margins[~tells] < least).mean()), 4),
    }


@dataclass(frozen=True, slots=True)
class Fit:
    """Features with their rarities and weights, and the bias."""

    index: dict[str, int]
    rarity: Floats
    weights: Floats
    bias: float


def fitted(samples: Sequence[Sample]) -> Fit:
    """Logistic regression over rarity-weighted features of unit length; both kinds of reports weigh the same."""
    counts = Counter(name for s in samples for name in s.features)
    names = sorted(name for name, count in counts.items() if count >= _LEAST_REPORTS)
    rarity = np.array([np.log(len(samples) / counts[name]) for name in names])
    index = {name: i for i, name in enumerate(names)}
    rows = _rows(samples, index, rarity)
    alike = rows @ rows.T
    tells = np.array([float(s.tells) for s in samples])
    counts_of = np.array([s.counts for s in samples])
    many = float((counts_of * tells).sum())
    shares = counts_of * np.where(tells > 0, 0.5 / many, 0.5 / (float(counts_of.sum()) - many))
    parts, bias = np.zeros(len(samples)), 0.0
    for _ in range(_STEPS):
        off = shares * (1 / (1 + np.exp(-(alike @ parts + bias))) - tells)
        parts -= _PACE * (off + _SHRINK * parts)
        bias -= _PACE / 8 * float(off.sum())
    return Fit(index, rarity, rows.T @ parts, bias)


def _rows(samples: Sequence[Sample], index: dict[str, int], rarity: Floats) -> Floats:
    rows = np.zeros((len(samples), len(index)))
    for row, sample in zip(rows, samples, strict=True):
        known = [index[name] for name in sample.features if name in index]
        row[known] = rarity[known]
        row /= np.linalg.norm(row) or 1.0
    return rows


def _margins(fit: Fit, samples: Sequence[Sample]) -> Floats:
    return _rows(samples, fit.index, fit.rarity) @ fit.weights + fit.bias


def trained(samples: Sequence[Sample]) -> dict[str, Any]:
    """The model of one script, as the file has it."""
    fit = fitted(samples)
    weights = {
        name: [round(float(fit.weights[i]), 3), round(float(fit.rarity[i]), 2)]
        for name, i in fit.index.items()
    }
    return {"bias": round(fit.bias, 4), "weights": weights}


if __name__ == "__main__":
    main()
