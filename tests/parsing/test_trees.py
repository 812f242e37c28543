"""Trees give what a walk by hand gives."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.parsing.judge import softmax
from geo.parsing.trees import Trees, probability

VALUES = st.floats(-5, 5, width=32, allow_subnormal=False)


def walk(feature: list[int], threshold: list[float], leaf: list[float], row: list[float]) -> float:
    here = 0
    while here < len(feature):
        here = 2 * here + (2 if row[feature[here]] > threshold[here] else 1)
    return leaf[here - len(feature)]


@given(
    st.lists(st.tuples(*[st.lists(st.integers(0, 3), min_size=7, max_size=7)] * 1), min_size=1, max_size=4),
    st.lists(VALUES, min_size=28, max_size=28),
    st.lists(VALUES, min_size=32, max_size=32),
    st.lists(st.lists(VALUES, min_size=4, max_size=4), max_size=5),
)
def test_margin_is_the_sum_of_walks(
    columns: list[tuple[list[int]]], thresholds: list[float], leaves: list[float], rows: list[list[float]]
) -> None:
    feature = [c for (c,) in columns]
    threshold = [thresholds[7 * n : 7 * n + 7] for n in range(len(feature))]
    leaf = [leaves[8 * n : 8 * n + 8] for n in range(len(feature))]
    trees = Trees(base=0.5, depth=3, feature=feature, threshold=threshold, leaf=leaf)
    expected = [
        0.5 + sum(walk(*tree, row) for tree in zip(feature, threshold, leaf, strict=True)) for row in rows
    ]
    assert trees.margin(np.array(rows).reshape(-1, 4)) == pytest.approx(np.array(expected))


def test_shares_of_a_unit_add_up_to_one() -> None:
    shares = softmax(np.array([1.0, 2.0, 900.0, -900.0, 0.0]), np.array([0, 2, 4, 5]))
    assert [shares[:2].sum(), shares[2:4].sum(), shares[4]] == pytest.approx([1, 1, 1])
    assert len(softmax(np.zeros(0), np.array([0]))) == 0


def test_probability_of_extreme_odds() -> None:
    assert probability(np.array([-1e9, 0.0, 1e9])) == pytest.approx([0, 0.5, 1], abs=1e-9)
