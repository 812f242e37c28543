"""A country's names of one length, as one text, and which of them are worth comparing with a misspelt one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from geo.gazetteer.fuzzy import CLOSE, closest

_PLACES, _CODES = np.dtype("<i4"), "utf-32-le"
Positions = npt.NDArray[np.int32]


class Owners:
    """Which division each place of a country is in.

    Args:
        divisions: numbers of the places of each.

    Attributes:
        names: of the divisions, in the order of the arguments.
    """

    def __init__(self, divisions: Mapping[str, Sequence[int]]) -> None:
        self.names = tuple(divisions)
        places = np.concatenate(
            [np.empty(0, _PLACES), *(np.asarray(own, _PLACES) for own in divisions.values())]
        )
        order = np.argsort(places)
        owners = np.repeat(
            np.arange(len(self.names), dtype=np.int16), [len(own) for own in divisions.values()]
        )
        self._places, self._owners = places[order], owners[order]

    def of(self, places: npt.NDArray[np.int32]) -> npt.NDArray[np.int16]:
        """Of each place the position of its division in `names`, -1 for none."""
        if not len(self._places):
            return np.full(len(places), -1, np.int16)
        at = np.minimum(np.searchsorted(self._places, places), len(self._places) - 1)
        return np.where(self._places[at] == places, self._owners[at], np.int16(-1))


class Spelt:
    """Folded names of one length and the numbers of their places.

    Of each name one bit a letter is kept (letters 64 code points apart share one). A letter that one name has and the
    other lacks costs an edit, so names with too many such letters need no comparing: nearly all.

    Args:
        length: of each name, in characters.
        parts: names of that length, one behind the other, and their places as `packed` made them.
    """

    def __init__(self, length: int, parts: Sequence[tuple[str, bytes]]) -> None:
        self._length, self._text = length, "".join(text for text, _ in parts)
        self._places = np.frombuffer(b"".join(places for _, places in parts), _PLACES)
        self._letters = _letters(self._text, length)

    def divided(self, owners: Owners) -> dict[str, Positions]:
        """Which of the names are those of each division's places, told for all divisions at once."""
        own = owners.of(self._places)
        positions = np.argsort(own, kind="stable").astype(_PLACES)
        ends = np.searchsorted(own[positions], np.arange(len(owners.names) + 1)).tolist()
        cuts = zip(owners.names, pairwise(ends), strict=True)
        return {name: positions[first:end] for name, (first, end) in cuts if first < end}

    def closest(self, folded: str, among: Positions | None = None) -> list[tuple[int, str, float]]:
        """Place, name and likeness of the names that are close to `folded`, best first; of all, or of those at some positions."""
        total = len(folded) + self._length
        # As `fuzzy.closest`: a swap is let through although it costs two edits.
        edits = int(total * (1 - (CLOSE - 100 / max(len(folded), 1)) / 100))
        letters = self._letters if among is None else self._letters[among]
        alike = np.bitwise_count(letters ^ np.uint64(_bits(folded))) <= edits
        near = (alike.nonzero()[0] if among is None else among[alike]).tolist()
        if not near:
            return []
        names = [self._text[i * self._length : (i + 1) * self._length] for i in near]
        return [(int(self._places[near[i]]), names[i], score) for i, score in closest(folded, names)]


def packed(names: Iterable[tuple[str, int]]) -> tuple[str, bytes]:
    """Names of one length with their places' numbers, as `Spelt` takes them."""
    pairs = sorted(names)
    return "".join(name for name, _ in pairs), np.array([p for _, p in pairs], _PLACES).tobytes()


def _bits(name: str) -> int:
    """As `_letters`, of one name."""
    bits = 0
    for letter in set(name):
        bits |= 1 << (ord(letter) & 63)
    return bits


def _letters(text: str, length: int) -> npt.NDArray[np.uint64]:
    """For each name of `length` characters in `text`, the bits of its letters."""
    codes = np.frombuffer(text.encode(_CODES), "<u4").reshape(-1, length).astype(np.uint64)
    bits: npt.NDArray[np.uint64] = np.bitwise_or.reduce(np.uint64(1) << (codes & np.uint64(63)), axis=1)
    return bits
