"""Gradient-boosted decision trees, evaluated with numpy alone.

Trees are kept as complete binary trees of one depth: node n has the children 2n+1 (feature <= threshold)
and 2n+2; a leaf above the last level is repeated below itself.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from geo.parsing.name_entry import Floats


class Trees:
    """A sum of trees: `margin` of a row is the log-odds of the positive class.

    Args:
        base: log-odds before any tree.
        depth: levels of inner nodes, at least one.
        feature: per tree, column of each inner node, in heap order.
        threshold: per tree, threshold of each inner node.
        leaf: per tree, value of each leaf, from left to right.
    """

    __slots__ = ("_base", "_column", "_first", "_leaf", "_levels", "_limit")

    def __init__(
        self,
        *,
        base: float,
        depth: int,
        feature: Sequence[Sequence[int]],
        threshold: Sequence[Sequence[float]],
        leaf: Sequence[Sequence[float]],
    ) -> None:
        self._base = base
        features = np.array(feature, dtype=np.intp).reshape(len(feature), -1)
        thresholds = np.array(threshold, dtype=np.float64).reshape(len(feature), -1)
        thresholds = np.minimum(thresholds, 3e38).astype(np.float32)
        # Many nodes ask the same: each question is asked once of a row.
        both = list(zip(features.ravel().tolist(), thresholds.ravel().tolist(), strict=True))
        number = {question: n for n, question in enumerate(dict.fromkeys(both))}
        self._column = np.array([column for column, _ in number], dtype=np.intp)
        self._limit = np.array([limit for _, limit in number], dtype=np.float32)
        questions = np.array([number[question] for question in both], dtype=np.intp).reshape(features.shape)
        # Level by level, the nodes of all trees side by side: below the node at i are those at 2i and 2i + 1.
        self._levels = [questions[:, (1 << n) - 1 : (2 << n) - 1].ravel() for n in range(depth)]
        self._first = 2 * np.arange(len(features))
        self._leaf = np.array(leaf, dtype=np.float64).ravel()

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> Trees:
        """The trees that `scripts/train_toponyms.py` wrote."""
        return cls(
            base=data["base"],
            depth=data["depth"],
            feature=data["feature"],
            threshold=data["threshold"],
            leaf=data["leaf"],
        )

    def margin(self, rows: Floats) -> Floats:
        """Log-odds of every row."""
        if not len(rows):
            return np.zeros(0)
        answers = rows.astype(np.float32).take(self._column, axis=1) > self._limit
        right = answers.astype(np.intp)
        flat, line = right.ravel(), np.arange(0, right.size, right.shape[1])[:, None]
        # All rows walk all trees at once, one level a step: `at` is (rows, trees).
        at = self._first + right.take(self._levels[0], axis=1)
        # All indices are in range; "clip" and arrays to write to spare numpy a copy of each step's result.
        question, step = np.empty_like(at), np.empty_like(at)
        for questions in self._levels[1:]:
            questions.take(at, out=question, mode="clip")
            question += line
            flat.take(question, out=step, mode="clip")
            at += at
            at += step
        total: Floats = np.add.reduce(self._leaf.take(at, mode="clip"), axis=1) + self._base
        return total


def probability(margin: Floats) -> Floats:
    """Log-odds as probability."""
    likely: Floats = 1.0 / (1.0 + np.exp(np.maximum(np.minimum(-margin, 30.0), -30.0)))
    return likely
