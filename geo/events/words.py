"""A sentence as a list of words with their places in the text."""

from __future__ import annotations

import re
from dataclasses import dataclass

_WORD = re.compile(r"\d+(?:[.,]\d+)*(?:st|nd|rd|th)?(?![\w])|[^\W_]+(?:[-'’ʼ/][^\W_]+)*")
_APOSTROPHES = str.maketrans({"’": "'", "ʼ": "'", "`": "'"})


@dataclass(frozen=True, slots=True)
class Words:
    """Words of a stretch of text.

    Attributes:
        low: the words in lower case, apostrophes made plain.
        starts, ends: character offsets into the whole text.
        joints: for each word, the characters between it and the word before (empty for the first).
    """

    low: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    joints: tuple[str, ...]

    def __len__(self) -> int:
        return len(self.low)

    def index_at(self, offset: int) -> int:
        """Index of the first word that ends after character `offset`; the number of words without one."""
        for i, end in enumerate(self.ends):
            if end > offset:
                return i
        return len(self.ends)


def words_of(text: str, start: int, end: int) -> Words:
    """The words of `text[start:end]`, with offsets into `text`."""
    low: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    joints: list[str] = []
    before = start
    for match in _WORD.finditer(text, start, end):
        word = match.group().lower().translate(_APOSTROPHES)
        low.append(word.removesuffix("'s"))
        starts.append(match.start())
        ends.append(match.end())
        joints.append(text[before : match.start()] if low[1:] else "")
        before = match.end()
    return Words(tuple(low), tuple(starts), tuple(ends), tuple(joints))
