"""What the gazetteer is made of: entries in, candidates out."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from geo.model import Place


class NameKind(StrEnum):
    """What a name is to its place."""

    MAIN = "main"
    ALTERNATE = "alternate"  # other languages, old and new names
    CURATED = "curated"  # an alternate checked by hand
    SHORT = "short"  # an area without its type: "Belgorod" for Belgorod Oblast
    FULL = "full"  # an area with its type: "Belgorod Oblast", «Курская область»
    ADJECTIVE = "adjective"  # «бєлгородський», «Харківщина»
    DEMONYM = "demonym"  # "Ukrainian", «росіяни»
    ABBREVIATION = "abbreviation"  # "UK", "US", «США»
    LIKELY = "likely"  # counts only where its country is stated: worked out by rule, or a bare adjective


KINDS = tuple(NameKind)
"""The kinds in the order of the numbers that stand for them in the file."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A place on its way into the gazetteer.

    Attributes:
        place: the place;
        names: further names with their kinds; the place's own name is added as `MAIN`.
        feature_code: GeoNames feature code, where known.
        note: what the source says of its own certainty.
    """

    place: Place
    names: tuple[tuple[str, NameKind], ...] = ()
    feature_code: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place that a name can mean.

    Attributes:
        place: the place.
        kind: what the name is to it.
        name: the name as its source writes it.
    """

    place: Place
    kind: NameKind
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FuzzyCandidate:
    """A place that a misspelt name may mean; never as sure as a `Candidate`.

    Attributes:
        place: the place.
        name: its folded name that was closest.
        likeness: how alike the two are, 88 to 100.
    """

    place: Place
    name: str
    likeness: float
