"""Train `data/toponym_model.json` on gold corpora, and say how good it is on documents it has not seen.

    python scripts/train_toponyms.py CORPUS.jsonl... [--folds 5] [--no-write]

Needs scikit-learn (dependency group `train`); the result needs numpy alone. Corpora are what
`geo/parsing/evaluate.py` reads; none of their text goes into the model: it holds numbers for features, and
weights of single words beside a name ("in _", "_ said") that stand in several documents. Short reports made up
from the gazetteer's names (`scripts/short_reports.py`) are trained on too and have a line of their own among the
scores. The same corpora, gazetteer and seed give the same model.

Three sets of boosted trees, each trained on what the one before says of documents that it was not
trained on (stacking): is a name a place (recognise), which candidate is meant (choose), is the answer right
(trust). Scores come from cross-validation by document: five times, everything is trained anew on four
fifths and the whole parser is run over the fifth left out.
"""

from __future__ import annotations

import argparse
import json
import math
import os
import random
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

os.environ["OMP_NUM_THREADS"] = "1"  # the same sums in the same order, and no waiting on a busy machine

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.linear_model import LogisticRegression

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from geo.gazetteer.entry import NameKind
from geo.gazetteer.extent import distance_km
from geo.gazetteer.opening import open_gazetteer
from geo.parsing import evidence, recognise, trust
from geo.parsing.evaluate import (
    NEAR_KM,
    SAME_TOWN_KM,
    Tally,
    calibration_error,
    count_event,
    count_names,
    digest,
    read_gold,
)
from geo.parsing.judge import RuleJudge, softmax
from geo.parsing.model import FILE, FORMAT, TrainedJudge
from geo.parsing.namebook import Floats, level_of
from geo.parsing.parser import Parser, Stretch, sensible
from geo.parsing.spans import Span
from geo.parsing.trees import Trees, probability
from geo.settings import load_settings
from scripts.short_reports import NAME as MADE_UP
from scripts.short_reports import short_reports

SEED = 20251122
INNER = 4
DEPTH = 5
FEWEST_DOCUMENTS = 6
PARAMETERS = {
    "recognise": {"max_iter": 140, "learning_rate": 0.07, "max_leaf_nodes": 14, "min_samples_leaf": 25},
    "choose": {"max_iter": 110, "learning_rate": 0.08, "max_leaf_nodes": 14, "min_samples_leaf": 25},
    "trust": {"max_iter": 110, "learning_rate": 0.06, "max_leaf_nodes": 12, "min_samples_leaf": 30},
}
WORDING, DOCUMENT_WORDING = (recognise.FEATURES.index(n) for n in ("wording", "document_wording"))
PLOT = Path(__file__).resolve().parent.parent / "docs" / "reliability.svg"
ENGLISH_REPORTS, SLAVIC_REPORTS = 700, 320
"""Short reports made up, and how many in Ukrainian and Russian, each."""
MADE_UP_WEIGHT, MADE_UP_PLACED = 0.3, 0.12
"""What a made-up report counts for: that a name is a place, and which one it is (there the draw decides)."""
WEAK = 0.7
"""Weight of a label taken from a document that gives only the point of its event."""
FAR_KM = 400.0


GROUPS: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "words beside": (("wording", "document_wording"), ()),
    "classes of words beside": (tuple(f"at {o:+d}" for o in (-2, -1, 1, 2)), ()),
    "people and common words": (
        ("common", "first_name", "surname", "seen_lower", "first_name_before", "surname_after", "initial_before",
         "document_person", "document_surname"),
        (),
    ),
    "the name elsewhere in the document": (
        ("document_count", "document_locative", "document_person", "document_surname", "document_capital_after",
         "document_contained", "document_wording"),
        ("log_count", "contained_elsewhere"),
    ),
    "containment": (
        ("contained", "contains", "document_contained"), ("contained", "contained_elsewhere", "contains")
    ),
    "countries and regions of the document": (
        (),
        ("country_share", "country_named", "admin1_share", "admin1_named", "country_gap", "admin1_gap",
         "neighbour_share"),
    ),
    "distances": ((), ("near", "regional", "near_gap", "regional_gap")),
    "population and kind of name": (
        ("log_population",), ("log_population", "population_gap", "rank", "prior", *(f"kind_{k}" for k in NameKind))
    ),
}  # fmt: skip
"""Features that `--without` leaves out, in `recognise` and in `evidence`; "at +1" are all columns that end so."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Left:
    """Columns that are held at zero."""

    recognise: list[int]
    choose: list[int]

    @classmethod
    def out(cls, group: str | None) -> Left:
        """The columns of a group; none for None."""
        first, second = GROUPS[group] if group else ((), ())
        endings = tuple(name.replace("at ", "_at_") for name in first if name.startswith("at "))
        return cls(
            recognise=[
                i for i, n in enumerate(recognise.FEATURES) if n in first or (endings and n.endswith(endings))
            ],
            choose=[i for i, n in enumerate(evidence.FEATURES) if n in second],
        )


class Partial(TrainedJudge):
    """A trained judge that does not see the columns left out."""

    def __init__(self, model: dict[str, Any], left_out: Left) -> None:
        super().__init__(model)
        self._left_out = left_out

    def recognised(self, rows: Floats) -> Floats:
        """See `Judge`; the rows stay without the columns for `trusted`."""
        rows[:, self._left_out.recognise] = 0.0
        return super().recognised(rows)

    def chosen(self, rows: Floats, first: Any) -> Floats:
        """See `Judge`; the rows stay without the columns for `trusted`."""
        rows[:, self._left_out.choose] = 0.0
        return super().chosen(rows, first)


@dataclass(slots=True)
class Part:
    """One stretch of a document with what the gold says of it.

    Attributes:
        context, stretch: as the parser prepared them.
        points: per span, latitude and longitude of the gold, None for no place, () where nothing is known.
        neighbours: per span, the words around it.
        document: number of the document.
        weak: whether the gold gives only the event's point.
        weight, placed: what its labels count for, of names and of their places.
        borders: neighbours of every country.
    """

    context: recognise.Context
    stretch: Stretch
    points: list[Any]
    neighbours: list[tuple[str, ...]]
    document: int
    weak: bool
    weight: float
    placed: float
    borders: dict[int, frozenset[int]]
    likely: Floats = field(default_factory=lambda: np.zeros(0))


def main() -> None:
    """Cross-validate, train on everything, write the model."""
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
    given = options.parse_args()
    settings = load_settings()
    left_out = Left.out(given.without)
    parser = Parser(open_gazetteer(settings), settings=settings, judge=RuleJudge())
    documents = [(path.stem, d) for path in given.corpora for _, d in read_gold(path)]
    made_up = short_reports(
        parser.gazetteer,
        recognise.read_name_words(settings.data / "name_words.csv"),
        english=ENGLISH_REPORTS,
        slavic=SLAVIC_REPORTS,
        seed=SEED,
    )
    documents += [(MADE_UP, d) for d in made_up]
    parts = [part for number, (_, d) in enumerate(documents) for part in prepared(parser, number, d)]
    fold_of = folds([name for name, _ in documents], given.folds)
    tallies: dict[str, Tally] = {}
    lines: dict[str, list[str]] = {}
    for fold in range(given.folds if given.folds > 1 else 0):
        model = train([p for p in parts if fold_of[p.document] != fold], left_out)
        judge = Parser(parser.gazetteer, settings=settings, judge=Partial(model, left_out))
        for number, (name, document) in enumerate(documents):
            if fold_of[number] == fold:
                mentions = judge.mentions(document["text"])
                tally = tallies.setdefault(name, Tally())
                tally.documents += 1
                (count_names if "toponyms" in document else count_event)(tally, document, mentions)
                lines.setdefault(name, []).append(prediction(document, mentions))
        print(f"fold {fold + 1} of {given.folds} done", flush=True)
    scores = {name: {k: round(v, 4) for k, v in t.summary().items()} for name, t in sorted(tallies.items())}
    for name, score in scores.items():
        print(name, json.dumps(score))
    if given.predictions:
        given.predictions.mkdir(parents=True, exist_ok=True)
        for name, rows in lines.items():
            (given.predictions / f"{name}.jsonl").write_text("\n".join(rows) + "\n", encoding="utf-8")
    if not given.no_write:
        model = train(parts, left_out)
        model["trained"] = {
            "date": datetime.now(UTC).date().isoformat(),
            "seed": SEED,
            "corpora": {path.name: digest(path) for path in given.corpora},
            "cross_validation": {"folds": given.folds, "scores": scores},
        }
        pairs = [pair for name, t in tallies.items() if name != MADE_UP for pair in t.scores]
        if pairs:
            model["trained"]["cross_validation"]["calibration_error"] = round(calibration_error(pairs), 4)
            PLOT.write_text(reliability(pairs), encoding="utf-8")
        write(settings.data / FILE, model)


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


def folds(names: Sequence[str], count: int) -> list[int]:
    """A fold for each document, as many of every corpus in each."""
    chance = random.Random(SEED)
    found = [0] * len(names)
    for name in sorted(set(names)):
        members = [i for i, n in enumerate(names) if n == name]
        chance.shuffle(members)
        for position, i in enumerate(members):
            found[i] = position % max(count, 1)
    return found


def prepared(parser: Parser, number: int, document: dict[str, Any]) -> list[Part]:
    """The parts of one document."""
    context, stretches = parser.prepare(document["text"])
    weak = "toponyms" not in document
    label = weak_point if weak else gold_point
    return [
        Part(
            context=context,
            stretch=stretch,
            points=[label(document, span) for span in stretch.spans],
            neighbours=[recognise.neighbours(context, span) for span in stretch.spans],
            document=number,
            weak=weak,
            weight=MADE_UP_WEIGHT if document["id"].startswith(MADE_UP) else WEAK if weak else 1.0,
            placed=MADE_UP_PLACED if document["id"].startswith(MADE_UP) else WEAK if weak else 1.0,
            borders=parser.borders,
        )
        for stretch in stretches
    ]


def gold_point(document: dict[str, Any], span: Span) -> tuple[float, ...] | None:
    """The point of the gold name that overlaps `span`, None where none does; () where that is a government's seat."""
    for gold in document["toponyms"]:
        if gold["start"] < span.end and span.start < gold["end"]:
            return () if "seat" in gold else (gold["lat"], gold["lon"])
    return None


def weak_point(document: dict[str, Any], span: Span) -> tuple[float, ...] | None:
    """The event's point where a candidate lies there; None where all lie far off; () where nothing is known."""
    point = document["lat"], document["lon"]
    distances = [distance_km(p.latitude, p.longitude, *point) for p in span.entry.places]
    if min(distances) <= SAME_TOWN_KM:
        return point
    small = not any(level_of(p) >= 2 or p.population > 60_000 for p in span.entry.places)
    return None if min(distances) > FAR_KM and small else ()


# Training


def train(parts: Sequence[Part], left_out: Left) -> dict[str, Any]:
    """The contents of a model file, trained on `parts` without the columns left out."""
    inner = folds(["all"] * (1 + max(p.document for p in parts)), INNER)
    held = [np.array([inner[p.document] == k for p in parts]) for k in range(INNER)]
    wording = train_wording(parts)
    for mask in held:
        weights = train_wording([p for p, out in zip(parts, mask, strict=True) if not out])
        for p in (p for p, out in zip(parts, mask, strict=True) if out):
            set_wording(p, weights)
    for p in parts:
        p.stretch.rows[:, left_out.recognise] = 0.0
    x, y, w, of = recognise_table(parts)
    first = boost("recognise", x, y, w)
    for mask in held:
        trees = boost("recognise", *(a[~mask[of]] for a in (x, y, w)))
        for p in (p for p, out in zip(parts, mask, strict=True) if out):
            p.likely = probability(trees.margin(p.stretch.rows))
    found = [
        evidence.gather(p.context.tokens, p.stretch.spans, p.stretch.links, p.likely.tolist(), p.borders)
        for p in parts
    ]
    for e in found:
        e.rows[:, left_out.choose] = 0.0
    x, y, w, of = choose_table(parts, found)
    second = boost("choose", x, y, w)
    tables = []
    for mask in held:
        trees = boost("choose", *(a[~mask[of]] for a in (x, y, w)))
        tables += [
            trust_table(p, e, trees)
            for p, e, out in zip(parts, found, mask, strict=True)
            if out and p.stretch.spans
        ]
    x, y, w = (np.concatenate(columns) for columns in zip(*tables, strict=True))
    third = boost("trust", x, y, w)
    columns = {"recognise": recognise.FEATURES, "choose": evidence.FEATURES, "trust": trust.FEATURES}
    trained = {"recognise": first, "choose": second, "trust": third}
    return {
        "format": FORMAT,
        "wording": wording,
        **{name: {"columns": columns[name], **trees.to_json()} for name, trees in trained.items()},
    }


def train_wording(parts: Sequence[Part]) -> dict[str, float]:
    """Weights of the words beside a name, by logistic regression; only words of several documents."""
    seen: dict[str, set[int]] = {}
    for p in parts:
        for words in p.neighbours:
            for word in words:
                seen.setdefault(word, set()).add(p.document)
    kept = sorted(w for w, documents in seen.items() if len(documents) >= FEWEST_DOCUMENTS and w.islower())
    number = {w: i for i, w in enumerate(kept)}
    rows, labels, weights = [], [], []
    for p in parts:
        for words, point in zip(p.neighbours, p.points, strict=True):
            if point != ():
                rows.append([number[w] for w in words if w in number])
                labels.append(point is not None)
                weights.append(p.weight)
    indices = np.concatenate([np.array(r, dtype=np.int64) for r in rows])
    indptr = np.concatenate(([0], np.cumsum([len(r) for r in rows])))
    matrix = csr_matrix((np.ones(len(indices)), indices, indptr), shape=(len(rows), len(kept)))
    model = LogisticRegression(C=0.3, max_iter=300).fit(matrix, labels, sample_weight=weights)
    return {w: round(float(c), 3) for w, c in zip(kept, model.coef_[0], strict=True) if abs(c) >= 0.05}


def set_wording(part: Part, weights: dict[str, float]) -> None:
    """Fill in the columns that depend on the weights of words."""
    scores = [sum(weights.get(w, 0.0) for w in words) for words in part.neighbours]
    best: dict[str, float] = {}
    for span, score in zip(part.stretch.spans, scores, strict=True):
        best[span.entry.key] = max(best.get(span.entry.key, -10.0), score)
    if scores:
        part.stretch.rows[:, WORDING] = scores
        part.stretch.rows[:, DOCUMENT_WORDING] = [best[s.entry.key] for s in part.stretch.spans]


def recognise_table(parts: Sequence[Part]) -> tuple[Floats, Floats, Floats, Any]:
    """Rows, labels, weights and part of each span of which the gold says something."""
    x, y, w, of = [], [], [], []
    for n, p in enumerate(parts):
        for row, point in zip(p.stretch.rows, p.points, strict=True):
            if point != ():
                x.append(row)
                y.append(point is not None)
                w.append(p.weight)
                of.append(n)
    return np.array(x), np.array(y, dtype=float), np.array(w), np.array(of)


def choose_table(
    parts: Sequence[Part], found: Sequence[evidence.Evidence]
) -> tuple[Floats, Floats, Floats, Any]:
    """Rows, labels, weights and part of each candidate of the units that have a right answer."""
    x, y, w, of = [], [], [], []
    for n, (p, e) in enumerate(zip(parts, found, strict=True)):
        for u, unit in enumerate(e.units):
            points = [p.points[i] for i in unit.spans if p.points[i]]
            if not points:
                continue
            point = Counter(points).most_common(1)[0][0]
            right = right_candidates(unit.entry.places, point, SAME_TOWN_KM if p.weak else NEAR_KM)
            if right.any():
                x.append(e.rows[e.first[u] : e.first[u + 1]])
                y.append(right)
                w.append(np.full(len(right), p.placed * min(2.0, math.sqrt(len(points)))))
                of.append(np.full(len(right), n))
    return np.concatenate(x), np.concatenate(y), np.concatenate(w), np.concatenate(of)


def right_candidates(places: Sequence[Any], point: tuple[float, float], limit: float) -> Floats:
    """1 for the candidates that are at `point`: the nearest, any within 40 km, and areas within `limit`."""
    distances = np.array([distance_km(p.latitude, p.longitude, *point) for p in places])
    areas = np.array([level_of(p) > 0 for p in places])
    right = (distances <= limit) & ((distances <= 40.0) | (distances == distances.min()) | areas)
    return right.astype(float)


def trust_table(part: Part, found: evidence.Evidence, trees: Trees) -> tuple[Floats, Floats, Floats]:
    """Rows, labels and weights of the part's spans of which the gold says something."""
    spans = part.stretch.spans
    all_shares = softmax(trees.margin(found.rows), found.first)
    shares = sensible(spans, found, all_shares, region="")
    rows = trust.rows(part.stretch.rows, part.likely, found, shares)
    labels, weights = [], []
    for span, own, point in zip(spans, shares, part.points, strict=True):
        place = span.entry.places[int(own.argmax())]
        limit = SAME_TOWN_KM if part.weak else NEAR_KM
        right = bool(point) and distance_km(place.latitude, place.longitude, *point) <= limit
        labels.append(float(right))
        weights.append(0.0 if point == () else part.placed)
    return rows, np.array(labels), np.array(weights)


@dataclass(frozen=True, slots=True, kw_only=True)
class Boosted:
    """Trees as numbers, and ready to use."""

    trees: Trees
    data: dict[str, Any]

    def margin(self, rows: Floats) -> Floats:
        """Log-odds."""
        return self.trees.margin(rows)

    def to_json(self) -> dict[str, Any]:
        """What the model file holds."""
        return self.data


def boost(name: str, x: Floats, y: Floats, w: Floats) -> Boosted:
    """Trees trained to tell label 1 from label 0."""
    used = w > 0
    model = HistGradientBoostingClassifier(
        **PARAMETERS[name], max_depth=DEPTH, l2_regularization=3.0, early_stopping=False, random_state=SEED
    ).fit(x[used], y[used], sample_weight=w[used])
    flat = [flattened(predictor[0].nodes) for predictor in model._predictors]
    data = {
        "base": float(model._baseline_prediction.ravel()[0]),
        "depth": DEPTH,
        "feature": [f for f, _, _ in flat],
        "threshold": [t for _, t, _ in flat],
        "leaf": [v for _, _, v in flat],
    }
    return Boosted(trees=Trees.from_json(data), data=data)


def flattened(nodes: Any) -> tuple[list[int], list[float], list[float]]:
    """One tree as a complete binary tree in heap order."""
    inner, leaves = (1 << DEPTH) - 1, 1 << DEPTH
    feature, threshold, leaf = [0] * inner, [1e300] * inner, [0.0] * leaves
    waiting = [(0, 0)]
    while waiting:
        here, node = waiting.pop()
        row = nodes[node]
        if here >= inner:
            leaf[here - inner] = round(float(row["value"]), 5)
        elif row["is_leaf"]:
            waiting += [(2 * here + 1, node), (2 * here + 2, node)]
        else:
            feature[here] = int(row["feature_idx"])
            threshold[here] = rounded(float(row["num_threshold"]))
            waiting += [(2 * here + 1, int(row["left"])), (2 * here + 2, int(row["right"]))]
    return feature, threshold, leaf


def rounded(value: float) -> float:
    """Six significant digits are enough."""
    return float(f"{value:.6g}")


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
