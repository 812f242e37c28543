"""A country's names of one length, as one text, and which of them are worth comparing with a misspelt one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
import numpy.typing as npt

from geo.gazetteer.fuzzy import CLOSE, closest

_PLACES, _CODES = np.dtype("<i4"), "utf-32-le"


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

    def among(self, places: Sequence[int]) -> Spelt:
        """The names of some places only: a division has a few hundred of its country's many thousands."""
        kept = np.flatnonzero(np.isin(self._places, np.array(places, _PLACES)))
        texts = (self._text[i * self._length : (i + 1) * self._length] for i in kept.tolist())
        return Spelt(self._length, [("".join(texts), self._places[kept].tobytes())])

    def closest(self, folded: str) -> list[tuple[int, str, float]]:
        """Place, name and likeness of the names that are close to `folded`, best first."""
        total = len(folded) + self._length
        # As `fuzzy.closest`: a swap is let through although it costs two edits.
        edits = int(total * (1 - (CLOSE - 100 / max(len(folded), 1)) / 100))
        unlike = np.bitwise_count(self._letters ^ np.uint64(_bits(folded)))
        near = (unlike <= edits).nonzero()[0].tolist()
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
