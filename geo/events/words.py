"""A sentence as a list of words with their places in the text."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from itertools import chain

from geo.events.marks import marks_of
from geo.memo import Memo

_WORD = re.compile(r"\d+(?:[.,]\d+)*(?:st|nd|rd|th)?(?![\w])|[^\W_]+(?:[-'’ʼ/][^\W_]+)*")
_APOSTROPHES = str.maketrans({"’": "'", "ʼ": "'"})
_KEPT = 50_000  # pieces of text whose words are kept


@dataclass(frozen=True, slots=True)
class Words:
    """Words of a stretch of text.

    Attributes:
        text: the whole text.
        low: the words in lower case, apostrophes made plain, "'s" taken off.
        starts, ends: character offsets into the whole text.
        marks: what the words make possible, as bits (see `marks`).
    """

    text: str
    low: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    marks: int

    def __len__(self) -> int:
        return len(self.low)

    def index_at(self, offset: int) -> int:
        """Index of the first word that ends after character `offset`; the number of words without one."""
        return bisect_right(self.ends, offset)

    def joint(self, i: int) -> str:
        """The characters between word `i` and the word before it; empty for the first."""
        return self.text[self.ends[i - 1] : self.starts[i]] if i else ""


def low_words(text: str, start: int, end: int) -> tuple[str, ...]:
    """The words of `text[start:end]` alone, as `Words.low` has them; most sentences need no more."""
    low = text[start:end].lower()
    if len(low) != end - start:  # "İ" grows when lowered
        found = [match.group().lower() for match in _WORD.finditer(text, start, end)]
        return tuple(map(_without_possessive, found))
    return tuple(chain.from_iterable(map(_BETWEEN_SPACES.__getitem__, low.split())))


def _words_between_spaces(low: str) -> tuple[str, ...]:
    """The words of what stands between two spaces, in lower case; the same comes again and again."""
    if low.isalpha() and "ʼ" not in low:
        return (low,)
    found = _WORD.findall(low)
    return tuple(map(_without_possessive, found) if any(sign in low for sign in "'’ʼ") else found)


def _without_possessive(word: str) -> str:
    return word.translate(_APOSTROPHES).removesuffix("'s")


_BETWEEN_SPACES: Memo[str, tuple[str, ...]] = Memo(_words_between_spaces, _KEPT)


def _spans_in_piece(piece: str) -> tuple[tuple[int, int], ...]:
    """Offsets of the words of what stands between two spaces."""
    return tuple([match.span() for match in _WORD.finditer(piece)])


_SPANS_IN: Memo[str, tuple[tuple[int, int], ...]] = Memo(_spans_in_piece, _KEPT)


def _spans(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Offsets of the words of `text[start:end]`."""
    part = text[start:end]
    pieces = part.split(" ")
    if part.split() != pieces:  # other white space than single spaces
        return [match.span() for match in _WORD.finditer(text, start, end)]
    spans = []
    for piece in pieces:
        for first, last in _SPANS_IN[piece]:
            spans.append((start + first, start + last))
        start += len(piece) + 1
    return spans


def words_of(text: str, start: int, end: int, low: tuple[str, ...] | None = None) -> Words:
    """The words of `text[start:end]`, with offsets into `text`; `low` are its `low_words` where they are known."""
    spans = _spans(text, start, end)
    starts, ends = zip(*spans, strict=True) if spans else ((), ())
    low = low_words(text, start, end) if low is None else low
    return Words(text, low, starts, ends, marks_of(low))
