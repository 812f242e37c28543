"""Actors, publishers, weapons, targets and texts of all incidents, for the filters that ask for words.

They are no columns of the store's arrays: few filters need them, and a million of them take seconds to read. So they are read
when a filter first asks, once for each version of the data.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Self

import numpy as np
import numpy.typing as npt

from geo.record import Record
from geo.store import Columns, Store

Mask = npt.NDArray[np.bool_]
_KEPT = 4  # searches whose answer is kept: the filter's and the table's of a few visitors

NAMED: Mapping[str, Callable[[Record], Iterable[str]]] = {
    "actors": lambda record: (record["actor1"], record["actor2"]),
    "publishers": lambda record: [source["publisher"] for source in record["sources"]],
    "weapons": lambda record: (record.get("weapon", ""),),
    "targets": lambda record: (record.get("target", ""),),
}
"""Field of `Criteria` with a list of names -> the names that an incident has."""


@dataclass(slots=True)
class NamedPairs:
    """Which incidents have which names; an incident can have several.

    Attributes:
        names: the names present, sorted.
        rows, codes: pairs of an incident's position and a name's position in `names`, no pair twice.
    """

    names: tuple[str, ...]
    rows: npt.NDArray[np.int64]
    codes: npt.NDArray[np.int64]

    @classmethod
    def of(cls, pairs: Iterable[tuple[int, str]]) -> Self:
        """From pairs of position and name; empty names are left out."""
        distinct = sorted({pair for pair in pairs if pair[1]})
        names = tuple(sorted({name for _, name in distinct}))
        position = {name: number for number, name in enumerate(names)}
        return cls(
            names=names,
            rows=np.array([row for row, _ in distinct], dtype=np.int64),
            codes=np.array([position[name] for _, name in distinct], dtype=np.int64),
        )

    def any_of(self, wanted: Iterable[str], size: int) -> Mask:
        """For each of `size` incidents whether it has one of the wanted names."""
        asked = set(wanted)
        table = np.array([name in asked for name in self.names] + [False])
        fits = np.zeros(size, np.bool_)
        fits[self.rows[table[self.codes]]] = True
        return fits

    def counts(self, among: Mask) -> npt.NDArray[np.int64]:
        """How many of the incidents in `among` have each name."""
        return np.bincount(self.codes[among[self.rows]], minlength=len(self.names))


@dataclass(slots=True, kw_only=True)
class Words:
    """Made by `Words.read`.

    Attributes:
        version: the columns' data version.
        named: field of `Criteria`, as in `NAMED` -> names by incident.
        texts: all that can be searched of each incident, case-folded.
    """

    version: int
    named: Mapping[str, NamedPairs]
    texts: list[str]
    _found: dict[str, Mask] = dataclasses.field(default_factory=dict)

    @classmethod
    def read(cls, store: Store, columns: Columns) -> Self:
        """Read them; seconds for a million incidents.

        Raises:
            StoreError: the store cannot be read.
        """
        pairs: dict[str, list[tuple[int, str]]] = {field: [] for field in NAMED}
        texts = [""] * len(columns)
        at = {int(key): position for position, key in enumerate(columns.keys)}
        by_id = {str(id): position for id, position in zip(columns.ids, at.values(), strict=True)}
        for record in store.records(columns.keys):
            row = by_id.get(record["id"])
            if row is None:  # written since
                continue
            for field, names in NAMED.items():
                pairs[field] += [(row, name) for name in names(record) if name]
            texts[row] = _searchable(record)
        return cls(
            version=columns.version,
            named={field: NamedPairs.of(some) for field, some in pairs.items()},
            texts=texts,
        )

    def holding(self, text: str) -> Mask:
        """Which incidents hold all words of `text`."""
        if text not in self._found:
            asked = text.casefold().split()
            fits = np.fromiter(
                (all(word in one for word in asked) for one in self.texts), np.bool_, len(self.texts)
            )
            self._found = dict([*self._found.items()][1 - _KEPT :]) | {text: fits}
        return self._found[text]


def _searchable(record: Record) -> str:
    told: list[Any] = [
        record[name]
        for name in (
            "description",
            "quote",
            "place_text",
            "place_name",
            "actor1",
            "actor2",
            "claimed_by",
            "sub_event_type",
        )
    ]
    for source in record["sources"]:
        told += [source["publisher"], source["title"]]
    return "\n".join(filter(None, told)).casefold()
