"""Places that a cell tells by way of others: "near Sumy", "between Izium and Sloviansk", "Izium area", "Kharkiv suburbs"; by the rules of the reader of texts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from geo.model import STATED_AREA, Placement
from geo.parsing.relations import (
    Relation,
    applied,
    between_opening,
    halfway,
    part_of_town,
    relation_closing,
    relation_opening,
)

_AREA = "{} region"  # which the gazetteer has for any kind of first-level division
_GUESSED = "misspelling"


@dataclass(frozen=True, slots=True)
class Stated:
    """What a row says about where it is; all as written, empty where it says nothing."""

    name: str = ""
    admin1: str = ""
    admin2: str = ""
    country: str = ""


LookUp = Callable[[Stated], Placement]


def told_by_way(stated: Stated, is_known: Callable[[str], bool], look_up: LookUp) -> Placement:
    """The place of a row, near the one that it names or in it.

    Args:
        stated: what the row says.
        is_known: whether the gazetteer has a name.
        look_up: finds the place of a row that names it.
    """
    if not stated.name or is_known(stated.name):
        return look_up(stated)
    name, comma, rest = stated.name.partition(",")
    if ends := between_opening(name):
        here = _between([look_up(replace(stated, name=f"{end}{comma}{rest}")) for end in ends])
        return here or look_up(stated)
    if (beside := relation_opening(stated.name)) is not None:
        return _moved(beside[0], look_up(replace(stated, name=beside[1])))
    if (part := part_of_town(name)) is not None:
        relation, town = part
        here = look_up(replace(stated, name=f"{town}{comma}{rest}"))
        if _is_sure(here) and here.place is not None and here.place.feature_class == "P":
            return here if relation is None else _moved(relation, here)
    found, (names, is_area) = look_up(stated), relation_closing(name)
    if _is_sure(found) and found.method != _GUESSED:
        return found
    for other in filter(is_known, names):
        if is_area:
            area = look_up(replace(stated, name=f"{_AREA.format(other)}{comma}{rest}"))
            if _is_sure(area) and area.method != _GUESSED:
                return area
        near = look_up(replace(stated, name=f"{other}{comma}{rest}"))
        if _is_sure(near):
            return _moved(Relation(), near)
    return found


def _is_sure(found: Placement) -> bool:
    return found.place is not None and found.method != STATED_AREA


def _between(ends: list[Placement]) -> Placement | None:
    """Halfway from one place to another; near the one that is known; None where none is, or they are too far apart."""
    known = [(end, end.place) for end in ends if end.place is not None and _is_sure(end)]
    if len(known) < 2:
        return _moved(Relation(), known[0][0]) if known else None
    (one, first), (other, second) = known
    middle = halfway(first, second)
    return None if middle is None else replace(one, place=middle, score=min(one.score, other.score))


def _moved(relation: Relation, found: Placement) -> Placement:
    """`found`, where the row says that it happened near it and not there."""
    if found.place is None or found.method == STATED_AREA:
        return found
    return replace(found, place=applied(relation, found.place))
