"""From corpora to the contents of a model file: three sets of boosted trees and the weights of single words.

Each set is trained on what the one before says of documents that it was not trained on (stacking): is a name a
place (recognise), which candidate is meant (choose), is the answer right (trust). Needs scikit-learn.
"""

from __future__ import annotations

import math
import os
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

os.environ["OMP_NUM_THREADS"] = "1"  # the same sums in the same order, and no waiting on a busy machine

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.linear_model import LogisticRegression

from geo.gazetteer.entry import NameKind
from geo.gazetteer.extent import distance_km
from geo.parsing import abroad, evidence, least, recognise, trust
from geo.parsing.evaluate import NEAR_KM, SAME_TOWN_KM
from geo.parsing.judge import softmax
from geo.parsing.model import FORMAT, TrainedJudge
from geo.parsing.name_entry import Floats, level_of
from geo.parsing.sensible import sensible
from geo.parsing.trees import Trees, probability
from scripts.toponym_corpora import LOCAL_PLACED, SEED, Part, folds

INNER = 4
DEPTH = 5
FEWEST_DOCUMENTS = 6
PARAMETERS = {
    "recognise": {"max_iter": 140, "learning_rate": 0.07, "max_leaf_nodes": 14, "min_samples_leaf": 25},
    "choose": {"max_iter": 110, "learning_rate": 0.08, "max_leaf_nodes": 14, "min_samples_leaf": 25},
    "trust": {"max_iter": 110, "learning_rate": 0.06, "max_leaf_nodes": 12, "min_samples_leaf": 30},
}
WORDING, DOCUMENT_WORDING = (recognise.FEATURES.index(n) for n in ("wording", "document_wording"))


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
        ("contained", "contains", "document_contained"),
        ("contained", "contained_elsewhere", "contains"),
    ),
    "countries and regions of the document": (
        (),
        ("country_share", "country_named", "admin1_share", "admin1_named", "country_gap", "admin1_gap",
         "neighbour_share"),
    ),
    "unrest": ((), ("unrest", "unrest_gap")),
    "nouns beside": ((), ("area_follows", "settlement_precedes", "nature_beside", "called_town", "behind_in")),
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
            floors = [least.least_likely(p.context, span) for span in p.stretch.spans]
            p.likely = np.maximum(probability(trees.margin(p.stretch.rows)), floors)
    parts = [p.looked_into() for p in parts]
    unrest = train_unrest(parts)
    for mask in held:
        set_unrest(parts, mask, train_unrest([p for p, out in zip(parts, mask, strict=True) if not out]))
    found = [
        evidence.gather(p.context.tokens, p.stretch.spans, p.stretch.links, p.likely.tolist(), p.world)
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
            trust_table(p, e, trees, left_out)
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
        "unrest": unrest,
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


def train_unrest(parts: Sequence[Part]) -> dict[str, float]:
    """Log of the reports of violence + 1, for every division that two reports or more come from."""
    reports: Counter[str] = Counter()
    for p in parts:
        if p.weak and p.context.violent:
            places = [
                place.admin1
                for span, point in zip(p.stretch.spans, p.points, strict=True)
                if point
                for place in span.entry.places
                if level_of(place) == 0
                and distance_km(place.latitude, place.longitude, *point) <= SAME_TOWN_KM
            ]
            reports.update(code for code, _ in Counter(filter(None, places)).most_common(1))
    return {code: round(math.log1p(n), 3) for code, n in sorted(reports.items()) if n > 1}


def set_unrest(parts: Sequence[Part], mask: Any, unrest: dict[str, float]) -> None:
    """Let the parts of `mask` know what the others tell of unrest."""
    for p in (p for p, out in zip(parts, mask, strict=True) if out and p.context.violent):
        p.world = replace(p.world, unrest=unrest)


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
                worth = LOCAL_PLACED if p.local else p.placed
                w.append(np.full(len(right), worth * min(2.0, math.sqrt(len(points)))))
                of.append(np.full(len(right), n))
    return np.concatenate(x), np.concatenate(y), np.concatenate(w), np.concatenate(of)


def right_candidates(places: Sequence[Any], point: tuple[float, float], limit: float) -> Floats:
    """1 for the candidates that are at `point`: the nearest, any within 40 km, and areas within `limit`."""
    distances = np.array([distance_km(p.latitude, p.longitude, *point) for p in places])
    areas = np.array([level_of(p) > 0 for p in places])
    right = (distances <= limit) & ((distances <= 40.0) | (distances == distances.min()) | areas)
    return right.astype(float)


def trust_table(
    part: Part, found: evidence.Evidence, trees: Trees, left_out: Left
) -> tuple[Floats, Floats, Floats]:
    """Rows, labels and weights of the part's spans of which the gold says something."""
    spans = part.stretch.spans
    all_shares = softmax(trees.margin(found.rows), found.first)
    told = evidence.again(found, all_shares, part.world)
    if told is not found:
        told.rows[:, left_out.choose] = 0.0
        found, all_shares = told, softmax(trees.margin(told.rows), told.first)
    by = abroad.attackers(part.context, spans)
    shares = sensible(spans, found, all_shares, attackers=by, region="")
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
