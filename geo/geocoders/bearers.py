"""Whose name a name is: the place that bears it today goes before one that once did, or does in some list."""

from __future__ import annotations

from collections.abc import Sequence

from rapidfuzz import fuzz

from geo.gazetteer.entry import Candidate, NameKind
from geo.gazetteer.names import fold, is_cyrillic, romanise_ru, romanise_uk

_KNOWN_TOWN = 5_000
ALIKE = 60.0
"""Least likeness, 0 to 100, of a name that is a form of its place's own."""
_SAME_NAME = 85.0


def borrowed(candidates: Sequence[Candidate]) -> list[bool]:
    """Per candidate, whether its name is unlike its place's own and is the own name of another candidate.

    GeoNames has "Bilhorod-Dnistrovskyi" for Belgorod, "Pokrovsk" for Engels and «Слов'янськ» for Nikopol; but
    "Odessa" for Odesa. The bearer must lie in the same country or be a town of 5,000 people. The limits of likeness
    (60 and 85 of 100) are our own.
    """
    alternates = [c for c in candidates if c.kind is NameKind.ALTERNATE]
    if not alternates or len(candidates) == 1:
        return [False] * len(candidates)
    bearers = [c.place for c in candidates if _bears_it(c)]
    return [
        candidate.kind is NameKind.ALTERNATE
        and any(
            b.gazetteer_id != candidate.place.gazetteer_id
            and (b.country == candidate.place.country or b.population >= _KNOWN_TOWN)
            for b in bearers
        )
        and (likeness(candidate) < ALIKE or _lacks_suffix(candidate))
        for candidate in candidates
    ]


def _lacks_suffix(candidate: Candidate) -> bool:
    """True where the place's own name is the name and two to four letters more: «Миколаїв» for a town called Mykolaivka."""
    own = fold(candidate.place.name)
    return any(
        own.startswith(name) and 2 <= len(own) - len(name) <= 4 and own.isalpha()
        for name in _spellings(candidate.name)
    )


def _bears_it(candidate: Candidate) -> bool:
    """True where the name is a settlement's own: its chief name, or that in another script or spelling."""
    if candidate.place.feature_class != "P":
        return False
    kind = candidate.kind
    return kind is NameKind.MAIN or (kind is NameKind.ALTERNATE and likeness(candidate) >= _SAME_NAME)


def likeness(candidate: Candidate) -> float:
    """0 to 100: how much the name, in Latin letters, looks like the chief name of its place."""
    own = fold(candidate.place.name)
    return max(fuzz.ratio(spelling, own) for spelling in _spellings(candidate.name))


def _spellings(name: str) -> set[str]:
    """The name, folded, and in Latin letters where it is in Cyrillic."""
    return (
        {fold(n) for n in (name, romanise_uk(name), romanise_ru(name))} if is_cyrillic(name) else {fold(name)}
    )
