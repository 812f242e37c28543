"""Which patterns a sentence could match, told by its words: one look at each word instead of one search for each pattern.

A pattern can only match where the words that it is made of stand. Each word is looked up once, in lists of whole words
and of beginnings, and what it stands for is kept; a sentence then costs one look-up for each of its words, and most
patterns are never tried on it. A mark says "could", never "does".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from geo.memo import Memo
from geo.parsing.lexicon import FUNCTION_WORDS

_PIECES = re.compile(r"[^\W_]+")
_HEAD = 2  # letters by which beginnings are looked up
_TAIL = 3  # letters of every ending
_WORDS = 50_000  # whose marks are kept
# Words that tell little: of a phrase another one counts.
_EVERYDAY = FUNCTION_WORDS | frozenset(
    "after people city also police school while during students through government down back street between another house away over "
    "world first second number".split()
)


class Sieve:
    """Lists of words, each with a bit of its own."""

    def __init__(self, lists: Mapping[int, Iterable[str]]) -> None:
        """Args: lists: by bit whole words, beginnings of words ("strik*") and endings of three letters ("*ого"), in lower case; of a
        phrase its longest word counts that does not stand in most sentences."""
        self._whole: dict[str, int] = {}
        self._begun: dict[str, int] = {}
        self._ended: dict[str, int] = {}
        for bit, entries in lists.items():
            for entry in entries:
                phrase = _telling(entry)
                longest = max(_PIECES.finditer(phrase), key=lambda m: len(m.group()))
                begun = phrase[longest.end() : longest.end() + 1] == "*"
                index = self._ended if phrase[0] == "*" else self._begun if begun else self._whole
                index[longest.group()] = index.get(longest.group(), 0) | bit
        self._index()

    def _index(self) -> None:
        lengths: dict[str, set[int]] = {}
        for beginning in self._begun:
            lengths.setdefault(beginning[:_HEAD], set()).add(len(beginning))
        self._lengths = {head: tuple(sorted(found)) for head, found in lengths.items()}
        self._kept: Memo[str, int] = Memo(self.look, _WORDS)

    def with_lists_of(self, other: Sieve) -> Sieve:
        """A sieve with the lists of both."""
        made = Sieve({})
        for ours, lists in (
            (made._whole, (self._whole, other._whole)),
            (made._begun, (self._begun, other._begun)),
            (made._ended, (self._ended, other._ended)),
        ):
            for entries in lists:
                for entry, bits in entries.items():
                    ours[entry] = ours.get(entry, 0) | bits
        made._index()
        return made

    def marks(self, words: Iterable[str]) -> int:
        """The bits of all lists of which a word (in lower case) is one."""
        bits = 0
        for found in filter(None, map(self._kept.__getitem__, words)):  # most words are in no list
            bits |= found
        return bits

    def marks_in(self, low: str) -> int:
        """The same for a text in lower case; what stands between two spaces may hold several words."""
        return self.marks(low.split())

    def holds(self, low: str) -> bool:
        """True where a text in lower case has a word of any list; the first one answers."""
        return any(map(self._kept.__getitem__, low.split()))

    def look(self, word: str) -> int:
        """The same for one word, or for what stands between two spaces, which is not kept."""
        pieces = (word,) if word.isalnum() else _PIECES.findall(word)
        bits = 0
        for piece in pieces:
            bits |= self._whole.get(piece, 0) | self._ended.get(piece[-_TAIL:], 0)
            for head in (piece[:1], piece[:_HEAD]):
                for length in self._lengths.get(head, ()):
                    bits |= self._begun.get(piece[:length], 0)
        return bits


def _telling(phrase: str) -> str:
    """A phrase without the words that stand in most sentences, where it has others."""
    return " ".join(w for w in phrase.split() if w not in _EVERYDAY and _PIECES.search(w)) or phrase
