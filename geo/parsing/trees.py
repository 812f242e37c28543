"""Gradient-boosted decision trees, evaluated with numpy alone.

Trees are kept as complete binary trees of one depth: node n has the children 2n+1 (feature <= threshold)
and 2n+2; a leaf above the last level is repeated below itself.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from geo.parsing.namebook import Floats


class Trees:
    """A sum of trees: `margin` of a row is the log-odds of the positive class.

    Args:
        base: log-odds before any tree.
        depth: levels of inner nodes.
        feature: per tree, column of each inner node, in heap order.
        threshold: per tree, threshold of each inner node.
        leaf: per tree, value of each leaf, from left to right.
    """

    __slots__ = ("_base", "_depth", "_feature", "_inner", "_leaf", "_n_trees", "_offset", "_threshold")

    def __init__(
        self,
        *,
        base: float,
        depth: int,
        feature: Sequence[Sequence[int]],
        threshold: Sequence[Sequence[float]],
        leaf: Sequence[Sequence[float]],
    ) -> None:
        self._base, self._depth = base, depth
        self._n_trees = len(feature)
        self._feature = np.array(feature, dtype=np.intp).ravel()
        self._inner = self._feature.size // max(self._n_trees, 1)
        self._threshold = np.minimum(np.array(threshold, dtype=np.float64), 3e38).astype(np.float32).ravel()
        self._leaf = np.array(leaf, dtype=np.float64).ravel()
        self._offset = np.arange(len(feature)) * (1 << depth)

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
        # All rows walk all trees at once, one level a step: `node` is (rows, trees), counted within each tree.
        values = np.ascontiguousarray(rows, dtype=np.float32)
        flat, line = values.ravel(), (np.arange(len(rows)) * values.shape[1])[:, None]
        tree = np.arange(self._n_trees) * self._inner
        node = np.zeros((len(rows), self._n_trees), dtype=np.intp)
        for _ in range(self._depth):
            at = node + tree
            right = flat.take(self._feature.take(at) + line) > self._threshold.take(at)
            node = 2 * node + 1 + right
        leaf = node - ((1 << self._depth) - 1) + self._offset
        total: Floats = self._leaf[leaf].sum(axis=1) + self._base
        return total


def probability(margin: Floats) -> Floats:
    """Log-odds as probability."""
    likely: Floats = 1.0 / (1.0 + np.exp(-np.clip(margin, -30.0, 30.0)))
    return likely
