"""What the gazetteer knows of a name, laid out for arithmetic and kept for the next time it is met."""

from __future__ import annotations

from collections.abc import Collection
from functools import lru_cache

import numpy as np

from geo.gazetteer.entry import Candidate, NameKind
from geo.gazetteer.index import Gazetteer
from geo.gazetteer.names import fold
from geo.parsing.derived import adjective_of, districts_of_land, towns_of_adjective
from geo.parsing.language import Language
from geo.parsing.lexicon import DIVISION_NOUNS
from geo.parsing.name_entry import NameEntry, fame, kind_number, level_of
from geo.parsing.renown import CHIEF_KINDS
from geo.parsing.respelling import COUNTRIES, SHORTEST, respelt

MOST_CANDIDATES = 32
"""Candidates kept for a name; areas first, then by population."""
_CACHED_NAMES = 20_000
_CACHED_WORDS = 10_000


class NameBook:
    """Names of one gazetteer as `NameEntry`, the latest 20,000 kept.

    Args:
        gazetteer: where the names are looked up.
        capitals: identifiers of the capitals of countries.
    """

    def __init__(self, gazetteer: Gazetteer, capitals: Collection[str] = ()) -> None:
        self.gazetteer, self._capitals = gazetteer, capitals
        self._numbers: dict[str, int] = {"": 0}
        self.entry = lru_cache(maxsize=_CACHED_NAMES)(self._entry)
        self.first = lru_cache(maxsize=_CACHED_NAMES)(self._first)
        self._beginning = lru_cache(maxsize=_CACHED_WORDS)(gazetteer.names_beginning)
        self._second = lru_cache(maxsize=_CACHED_WORDS)(self._second_words)

    def number(self, code: str) -> int:
        """The number that stands for an ISO 3166 code."""
        return self._numbers.setdefault(code, len(self._numbers))

    def _first(self, word: str, language: Language) -> int:
        """How many words the longest name has that begins with `word`, as written or inflected."""
        # The names themselves are asked for in a moment anyway; their number of words is a look-up less.
        longest = max((name.count(" ") + 1 for name in self._beginning(fold(word))), default=0)
        if language != "en":
            longest = max(longest, self.gazetteer.longest_inflected(fold(word), language))
            longest = longest or int(self._district(fold(word)) is not None)
        elif not longest and (other := respelt(word)):
            longest = max((name.count(" ") + 1 for name in self._beginning(other)), default=0)
        return longest

    def goes_on(self, first: str, second: str) -> bool:
        """False where no English spelling of a name begins with these two words; for most pairs of words."""
        pair = f"{first} {second}"
        if len(pair) < SHORTEST:
            return True
        if self._follows(fold(pair)):
            return True
        other = respelt(pair)
        return bool(other) and self._follows(other)

    def _follows(self, pair: str) -> bool:
        words = pair.split(" ")
        return len(words) != 2 or words[1] in self._second(words[0])

    def _second_words(self, first: str) -> frozenset[str]:
        """The words that follow `first` in names."""
        return frozenset(name.split(" ", 2)[1] for name in self._beginning(first) if " " in name)

    def knows(self, name: str, language: Language) -> bool:
        """False where no place is called `name`; quicker than asking for the entry.

        In other languages than English any name may be an inflected form, and the answer is True.
        """
        if language != "en":
            return True
        key = fold(name)
        if key in self._beginning(key.partition(" ")[0]):
            return True
        other = respelt(name)
        return bool(other) and other in self._beginning(other.partition(" ")[0])

    def _entry(self, name: str, language: Language) -> NameEntry | None:
        """What `name` can mean, or None; Cyrillic names are tried as inflected forms too, Latin ones respelt."""
        exact = _without_nicknames(fold(name), self.gazetteer.lookup(name))
        if not exact and language == "en":
            exact = self._respelt(name)
        inflected = self.gazetteer.lookup_inflected(name, language) if language != "en" else ()
        inflected = _without_nicknames(fold(name), inflected)
        found: dict[str, tuple[Candidate, bool]] = {}
        for candidate in exact:
            _keep(found, candidate, inflected=False)
        for candidate in inflected:
            _keep(found, candidate, inflected=True)
        if not found and language != "en" and (district := self._district(fold(name))) is not None:
            _keep(found, district, inflected=True)
        if not found:
            return None
        kept = sorted(found.values(), key=_importance)[:MOST_CANDIDATES]
        candidates = [candidate for candidate, _ in kept]
        return NameEntry(
            fold(name),
            language,
            candidates,
            [is_inflected for _, is_inflected in kept],
            np.array([self.number(c.place.country) for c in candidates]),
            np.array([self.number(c.place.admin1) for c in candidates]),
            self._capitals,
        )

    def towards(self, word: str, language: Language) -> NameEntry | None:
        """The town that an adjective before "direction" is of: «на Лиманському напрямку»; None where there is none.

        Rather than a town abroad the division of Ukraine, Belarus or Russia: «на Волинському напрямку» is not towards Wolin in Poland.
        """
        names = towns_of_adjective(fold(word))
        entries = (self.entry(name, language) for name in names)
        towns = [e for e in entries if e is not None and e.has_settlement and not e.is_inflected]
        # «На Костянтинівському напрямку» is towards Kostiantynivka and not towards Starokostiantyniv, Kostiantyniv for short.
        town = max(towns, key=lambda e: e.top_log_population, default=None)
        if town is None or any(place.country in COUNTRIES for place in town.places):
            return town
        division = self.entry(adjective_of(fold(word)), language)
        here = division is not None and any(place.country in COUNTRIES for place in division.places)
        return division if here else town

    def _district(self, key: str) -> Candidate | None:
        """The district that a folded name like «нікопольщині» stands for."""
        for name in districts_of_land(key):
            areas = [c for c in self.gazetteer.lookup(name) if level_of(c.place)]
            if areas:
                return Candidate(areas[0].place, NameKind.ALTERNATE, areas[0].name)
        return None

    def _respelt(self, name: str) -> tuple[Candidate, ...]:
        """Settlements that `name` names in another spelling; see `respelling`."""
        other = respelt(name)
        return tuple(
            Candidate(c.place, NameKind.ALTERNATE, c.name)
            for c in (self.gazetteer.lookup(other) if other else ())
            if c.place.country in COUNTRIES and c.place.feature_class == "P"
        )


def _without_nicknames(key: str, candidates: tuple[Candidate, ...]) -> tuple[Candidate, ...]:
    """`candidates` without towns that bear the name of their division: Voronezh as «Воронежская область»."""
    if key.rpartition(" ")[2] not in DIVISION_NOUNS or not any(level_of(c.place) for c in candidates):
        return candidates
    return tuple(c for c in candidates if level_of(c.place) or c.kind is not NameKind.ALTERNATE)


def _keep(found: dict[str, tuple[Candidate, bool]], candidate: Candidate, *, inflected: bool) -> None:
    """Note `candidate` under its place; a better kind of name of the same place wins."""
    known = found.get(candidate.place.gazetteer_id)
    if known is None or (known[1] >= inflected and kind_number(candidate.kind) < kind_number(known[0].kind)):
        found[candidate.place.gazetteer_id] = (candidate, inflected)


def _importance(item: tuple[Candidate, bool]) -> tuple[bool, int, bool, float, str]:
    candidate, inflected = item
    return (
        level_of(candidate.place) < 2,
        0 if candidate.kind in CHIEF_KINDS else 1,
        inflected,
        -fame(candidate.place),
        candidate.place.gazetteer_id,
    )
