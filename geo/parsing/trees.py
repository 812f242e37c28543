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

    __slots__ = ("_base", "_feature", "_leaf", "_threshold")

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
        # Level by level, the nodes of all trees side by side: below the node at i are those at 2i and 2i + 1.
        levels = [slice((1 << level) - 1, (2 << level) - 1) for level in range(depth)]
        self._feature = [features[:, level].ravel() for level in levels]
        self._threshold = [thresholds[:, level].ravel() for level in levels]
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
        # All rows walk all trees at once, one level a step: `at` is (rows, trees).
        values = np.ascontiguousarray(rows, dtype=np.float32)
        flat, line = values.ravel(), (np.arange(len(rows)) * values.shape[1])[:, None]
        right = values.take(self._feature[0], axis=1) > self._threshold[0]
        at = right + 2 * np.arange(right.shape[1])
        # All indices are in range; "clip" and arrays to write to spare numpy a copy of each step's result.
        column, value = np.empty_like(at), np.empty(at.shape, np.float32)
        limit = np.empty_like(value)
        for feature, threshold in zip(self._feature[1:], self._threshold[1:], strict=True):
            feature.take(at, out=column, mode="clip")
            column += line
            flat.take(column, out=value, mode="clip")
            threshold.take(at, out=limit, mode="clip")
            at <<= 1
            at += value > limit
        total: Floats = self._leaf.take(at, mode="clip").sum(axis=1) + self._base
        return total


def probability(margin: Floats) -> Floats:
    """Log-odds as probability."""
    likely: Floats = 1.0 / (1.0 + np.exp(np.maximum(np.minimum(-margin, 30.0), -30.0)))
    return likely
