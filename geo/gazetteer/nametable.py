"""The rows that the names of places become: keys, first words, and the names that misspellings are sought among."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field

from geo.gazetteer.entry import KINDS, Entry, NameKind
from geo.gazetteer.likely import skeleton, skeletons
from geo.gazetteer.names import fold
from geo.gazetteer.schema import FUZZY_LENGTHS

_KIND_NUMBER = {kind: number for number, kind in enumerate(KINDS)}
_SPELT = frozenset("abcdefghijklmnopqrstuvwxyzабвгдежзийклмнопрстуфхцчшщьюяэыіїє")
_FUZZY_KINDS = frozenset({NameKind.MAIN, NameKind.ALTERNATE, NameKind.CURATED, NameKind.SHORT})


@dataclass(slots=True)
class NameTable:
    """What places are called, on its way into the tables.

    Attributes:
        rows: folded name, number of the place, number of the kind, name as written (None: the place's own).
        first: most words of a name, by folded first word.
        fuzzy: folded names and numbers of places, by country and length of the folded name.
        likely: skeletons of likely names, and numbers of places.
    """

    rows: list[tuple[str, int, int, str | None]] = field(default_factory=list)
    first: dict[str, int] = field(default_factory=dict)
    fuzzy: dict[tuple[str, int], set[tuple[str, int]]] = field(default_factory=lambda: defaultdict(set))
    likely: set[tuple[str, int]] = field(default_factory=set)

    def add(self, number: int, entry: Entry) -> None:
        """Take the names of `entry`, which is place `number`; of equal keys the first kind counts."""
        own = entry.place.name
        self.likely |= {(key, number) for key in skeletons(entry)}
        seen: set[str] = set()
        for name, kind in ((own, NameKind.MAIN), *entry.names):
            folded = fold(name)
            if kind is NameKind.LIKELY:
                self.likely.add((skeleton(name), number))
            elif folded and folded not in seen:
                seen.add(folded)
                self.add_key(folded, number, kind, None if name == own else name, entry.place.country)

    def add_key(self, folded: str, number: int, kind: NameKind, name: str | None, country: str) -> None:
        """Take one name of place `number`, which lies in `country`."""
        self.rows.append((folded, number, _KIND_NUMBER[kind], name))
        word, _, rest = folded.partition(" ")
        length = rest.count(" ") + 2 if rest else 1
        if length > self.first.get(word, 0):
            self.first[word] = length
        if kind in _FUZZY_KINDS and len(folded) in FUZZY_LENGTHS and folded[0] in _SPELT:
            self.fuzzy[country, len(folded)].add((folded, number))
