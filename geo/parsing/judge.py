"""Numbers into judgements: is this name a place, and which one?"""

from __future__ import annotations

from typing import Protocol

import numpy as np

from geo.parsing import evidence, recognise, trust
from geo.parsing.name_entry import Floats, Ints


class Judge(Protocol):
    """Whoever turns rows of features into likelihoods.

    Attributes:
        wording: weights of neighbouring words, see `recognise.neighbours`.
        unrest: how often violence is reported from a division, see `evidence.World`.
    """

    wording: dict[str, float]
    unrest: dict[str, float]

    def recognised(self, rows: Floats) -> Floats:
        """Per span (columns `recognise.FEATURES`): how likely it is a place, 0 to 1."""
        ...

    def chosen(self, rows: Floats, first: Ints) -> Floats:
        """Per candidate (columns `evidence.FEATURES`): how likely it is the one meant; a unit adds up to 1."""
        ...

    def trusted(self, rows: Floats) -> Floats:
        """Per span (columns `trust.FEATURES`): how likely it is a place and its best candidate the right one."""
        ...


class RuleJudge:
    """Judgements by weights set by hand: what the parser falls back on without a trained model."""

    def __init__(self) -> None:
        self._recognise = _column_weights(recognise.FEATURES, _RECOGNISE)
        self._choose = _column_weights(evidence.FEATURES, _CHOOSE)
        self.wording: dict[str, float] = {}
        self.unrest: dict[str, float] = {}

    def recognised(self, rows: Floats) -> Floats:
        """See `Judge`."""
        score: Floats = rows @ self._recognise - 0.3
        likely: Floats = 1.0 / (1.0 + np.exp(-score))
        return likely

    def chosen(self, rows: Floats, first: Ints) -> Floats:
        """See `Judge`."""
        return softmax(rows @ self._choose, first)

    def trusted(self, rows: Floats) -> Floats:
        """See `Judge`."""
        both: Floats = rows[:, trust.RECOGNISED] * rows[:, trust.SHARE]
        return both


def softmax(scores: Floats, first: Ints) -> Floats:
    """The scores of each unit as shares that add up to 1.

    Args:
        scores: one a candidate.
        first: index of each unit's first candidate, and the number of candidates at the end.
    """
    if not len(scores):
        return scores
    of = np.arange(len(first) - 1).repeat(first[1:] - first[:-1])
    highest: Floats = np.maximum.reduceat(scores, first[:-1])
    powers = np.exp(scores - highest[of])
    totals: Floats = np.add.reduceat(powers, first[:-1])
    shares: Floats = powers / totals[of]
    return shares


def _column_weights(names: tuple[str, ...], weights: dict[str, float]) -> Floats:
    return np.array([weights.get(name, 0.0) for name in names])


_RECOGNISE = {
    "log_population": 0.1, "has_country": 1.6, "has_admin1": 0.9, "contained": 1.5, "contains": 1.2,
    "document_locative": 1.2, "document_person": -2.0, "document_surname": -1.0, "common": -0.9,
    "first_name": -0.15, "seen_lower": -1.5, "first_name_before": -0.25, "surname_after": -0.1,
    "initial_before": -2.5, "title_at_-1": -1.6, "locative_at_-1": 1.2, "organisation_at_+1": -0.4,
    "capitalised_at_+1": -0.6, "capitalised_at_-1": -0.8, "place_at_+1": 0.5, "place_at_-1": 0.5,
    "sport_at_+1": -1.0, "saying_at_+1": -0.8, "sentence_start": -0.3, "has_kind_demonym": 1.0,
    "street_at_+1": -1.0, "calendar_at_-1": -0.5, "cyrillic": 0.4,
}  # fmt: skip
_CHOOSE = {
    "log_population": 0.35, "is_admin1": 2.5, "is_country": 4.0, "is_other_area": 0.5, "contained": 5.0,
    "contained_elsewhere": 4.0, "contains": 4.0, "country_share": 4.0, "country_named": 5.0,
    "admin1_share": 4.0, "admin1_named": 8.0, "near": 4.0, "regional": 2.0, "kind_alternate": -0.8,
    "kind_short": -1.5, "kind_adjective": -1.0, "inflected": -0.3,
}  # fmt: skip
