"""Words and sentences of a text, with their character offsets.

One pass of one regular expression, so the time is linear in the text's length whatever the text holds.
Offsets are Python `str` offsets into the text as given; nothing is normalised, dropped or moved.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate, chain, pairwise

from geo.parsing.lexicon import ABBREVIATIONS, FUNCTION_WORDS, OPENERS

# Letters with the marks that belong to them: combining accents, soft hyphens, zero-width joiners.
_MARKS = "\u0300-\u036f\u00ad\u200b-\u200d\u2060\ufe0f\ufeff"
_LETTERS = rf"[^\W\d_]+(?:[{_MARKS}]+[^\W\d_]*)*"
APOSTROPHES = "'’ʼ`´‘ʹ＇"
# The white space before a token, and the token; only white space stands between two of them.
_TOKEN = re.compile(
    r"(\s*)("
    rf"[^\W\d_]{{2,}}+(?![{_MARKS}{APOSTROPHES}])"  # most words: nothing else need be tried
    r"|(?:[^\W\d_]\.){2,}"  # U.S., т.д.
    rf"|{_LETTERS}(?:[{APOSTROPHES}]{_LETTERS})*"  # words, O'Brien, Слов'янськ
    r"|\d+(?:[.,:]\d+)*[^\W\d_]{0,3}"  # 3,000  10:30  225th
    r"|\S)"
)
_CLOSERS = frozenset("\"'”’»)]}*“")
_ENDERS = frozenset(".!?…。")
_LONGEST_KEPT = 100_000  # characters of a text whose tokens are kept


@dataclass(frozen=True, slots=True, kw_only=True)
class Tokens:
    """The tokens of one text as parallel lists.

    Attributes:
        text: the text they were cut from.
        words: the characters of each token, as written.
        starts, ends: character offsets of each token.
        sentence: number of the sentence that each token stands in, from 0.
        first: index of the first token of each sentence.
    """

    text: str
    words: list[str]
    starts: Sequence[int]
    ends: Sequence[int]
    sentence: list[int]
    first: list[int]

    def __len__(self) -> int:
        return len(self.words)

    def at(self, offset: int) -> int:
        """Index of the token that holds `offset`, or of the next one; `len(self)` behind the last."""
        return bisect_left(self.ends, offset + 1)


def tokenise(text: str) -> Tokens:
    """Cut `text` into words, numbers and single signs, and number their sentences; nobody changes what it returns."""
    return _kept(text) if len(text) <= _LONGEST_KEPT else _cut(text)


@lru_cache(maxsize=2)  # names are looked for and incidents read in the same text, one after the other
def _kept(text: str) -> Tokens:
    return _cut(text)


def _cut(text: str) -> Tokens:
    # Without the last white space every match succeeds at once, and the time stays linear.
    pairs: list[tuple[str, str]] = _TOKEN.findall(text.rstrip())
    lengths = accumulate(map(len, chain.from_iterable(pairs)))
    bounds = list(lengths) if len(text) <= _LONGEST_KEPT else array("q", lengths)  # quicker, or smaller
    starts, ends = bounds[::2], bounds[1::2]
    gaps, written = zip(*pairs, strict=True) if pairs else ((), ())
    known: dict[str, str] = {}  # a long text says the same words again and again: each is kept once
    words = list(map(known.setdefault, written, written))
    sentence, first = _sentence_numbers(text, words, starts, ends, gaps)
    return Tokens(text=text, words=words, starts=starts, ends=ends, sentence=sentence, first=first)


def sentences(text: str) -> list[tuple[int, int]]:
    """Character spans of the sentences of `text`, without the white space between them.

    A blank line always ends a sentence, a line break does unless the line is plainly wrapped (the next
    one starts in lower case, or this one ends in a comma or a word such as "the"). Full stops of
    abbreviations ("Gen.", "U.K.", "Mr.", "обл.") and of initials do not.
    """
    tokens = tokenise(text)
    bounds = [*tokens.first, len(tokens)]
    return [(tokens.starts[a], tokens.ends[b - 1]) for a, b in pairwise(bounds)]


def _sentence_numbers(
    text: str, words: list[str], starts: Sequence[int], ends: Sequence[int], gaps: Sequence[str]
) -> tuple[list[int], list[int]]:
    # Most tokens follow a word and a space, or stand right behind the one before: nothing to ask there.
    open_to_doubt = [
        i
        for i, (gap, before) in enumerate(zip(gaps[1:], words, strict=False), start=1)
        if gap and (gap != " " or not before.isalnum())
    ]
    first = [0] if words else []
    first += [i for i in open_to_doubt if _begins(text, words, starts, ends, i, words[i])]
    numbers: list[int] = []
    for number, (here, after) in enumerate(pairwise([*first, len(words)])):
        numbers += [number] * (after - here)
    return numbers, first


def _begins(
    text: str, words: list[str], starts: Sequence[int], ends: Sequence[int], i: int, word: str
) -> bool:
    """Whether token `i` begins a sentence."""
    gap_start, gap_end = ends[i - 1], starts[i]
    if gap_end == gap_start:
        return False
    if gap_end - gap_start > 1 or text[gap_start] != " ":
        breaks = len((text[gap_start:gap_end] + ".").splitlines()) - 1
        if breaks:
            return breaks > 1 or _line_ends(words[i - 1], word)
    before = words[i - 1]
    if before[-1].isalnum():
        return False
    stop = i - 1
    while stop > 0 and words[stop] in _CLOSERS and ends[stop - 1] == starts[stop]:
        stop -= 1
    end = words[stop]
    if end[-1] not in _ENDERS:
        return False
    if word[0].islower() or (word in _CLOSERS and word not in "\"'“"):
        return False
    return not (end[-1] == "." and stop == i - 1 and _is_abbreviation(words, starts, ends, stop, word))


def _line_ends(before: str, after: str) -> bool:
    """Whether a line break between two tokens ends a sentence, or the line is only wrapped."""
    wrapped = after[0].islower() and before[-1] not in ".!?:;"
    return not (wrapped or before == "," or before in FUNCTION_WORDS)


def _is_abbreviation(
    words: list[str], starts: Sequence[int], ends: Sequence[int], stop: int, after: str
) -> bool:
    """Whether the full stop at token `stop` belongs to the word before it."""
    end = words[stop]
    if len(end) > 1:  # U.S. and the like: a sentence end only before a word that seldom follows one
        return after[0].isupper() and after.lower() not in OPENERS
    if stop == 0 or ends[stop - 1] != starts[stop]:
        return False
    before = words[stop - 1]
    if len(before) == 1 and before.isalpha():
        return before.isupper() or before.lower() in ABBREVIATIONS
    return before.lower() in ABBREVIATIONS and not before.isupper()
