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

    __slots__ = ("_base", "_depth", "_feature", "_leaf", "_n_trees", "_offset", "_threshold")

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
        # All comparisons at once: (rows, trees, inner nodes); then only the path is walked.
        n_rows, n_trees = len(rows), self._n_trees
        right = rows.astype(np.float32).take(self._feature, axis=1) > self._threshold
        flat = right.reshape(n_rows * n_trees, -1)
        here = np.zeros(n_rows * n_trees, dtype=np.intp)
        line = np.arange(n_rows * n_trees)
        for _ in range(self._depth):
            here = 2 * here + 1 + flat[line, here]
        leaf = here.reshape(n_rows, n_trees) - ((1 << self._depth) - 1) + self._offset
        total: Floats = self._leaf[leaf].sum(axis=1) + self._base
        return total


def probability(margin: Floats) -> Floats:
    """Log-odds as probability."""
    likely: Floats = 1.0 / (1.0 + np.exp(-np.clip(margin, -30.0, 30.0)))
    return likely
