"""Text whose lines a program broke at a fixed width, as e-mails, PDF files and wire copy have it.

A line there is no paragraph, and its end no end of a sentence: "a residential\nbuilding in Kharkiv".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from geo.parsing.lexicon import FUNCTION_WORDS

_LONGEST_KEPT = 100_000  # characters of a text that is kept
_NARROWEST, _WIDEST = 30, 160  # characters of a broken line: less is verse or a list, more a paragraph
_ONE_BREAK = 45  # characters before the only break of a text
_RUN_ON = 0.3  # share of a broken text's breaks at which a sentence goes on; in prose it is most of them
_FULL = 0.7  # share of those whose line has no room for the next word
_RAGGED = 0.85  # of the usual width: letters of different width, as in print, fill lines of different length
_STOPS = ".!?…:;"
_CLOSERS = "\"'”’»)]"
_STOP_INSIDE = re.compile(r"[a-zа-яіїєґё]{3}[.!?][\"'”’»)\]]*\s+[A-ZА-ЯІЇЄҐЁ«\"“]")
_ITEM = re.compile(r"[-–—•·*>#]|\d{1,3}[.)]\s|\(?[a-zа-яіїєґ]\)\s")


class _Line(NamedTuple):
    start: int
    end: int
    text: str


class _Break(NamedTuple):
    """The end of a line that another follows directly: the line's length, and with the next line's first word."""

    start: int
    end: int
    length: int
    filled: int
    runs_on: bool
    item: bool


def unwrapped(text: str) -> str:
    """`text` with blanks for the line breaks inside its paragraphs; see `_unwrapped`, whose last answers are kept."""
    return _kept(text) if len(text) <= _LONGEST_KEPT else _unwrapped(text)


@lru_cache(maxsize=2)  # whoever reads a text, and the parser that it asks, want the same
def _kept(text: str) -> str:
    return _unwrapped(text)


def _unwrapped(text: str) -> str:
    """`text` with blanks for the line breaks inside its paragraphs, so that offsets stay what they are.

    A text is taken for broken at a width where sentences go on over many of its breaks, and most of these lines had no room for
    the next word. Then the lines that are full go on in the next one. Blank lines and list items stay apart. Any other text is returned
    as it is.
    """
    breaks = _breaks(text) if "\n" in text else []
    least = _least(breaks)
    if least is None:
        return text
    parts: list[str] = []
    done = 0
    for b in breaks:
        if not b.item and (b.filled > least or (b.runs_on and 2 * b.length > least)):
            parts += (text[done : b.start], " " * (b.end - b.start))
            done = b.end
    return "".join((*parts, text[done:]))


def _breaks(text: str) -> list[_Break]:
    """Between all lines that follow each other without a blank one."""
    lines: list[_Line] = []
    at = 0
    for raw in text.split("\n"):
        stripped = raw.strip()
        start = at + len(raw) - len(raw.lstrip())
        lines.append(_Line(start, start + len(stripped), stripped))
        at += len(raw) + 1
    if all(line.text[0].islower() for line in lines if line.text):
        return []  # a chat that knows no capitals: nothing tells where a message begins
    return [_between(a, b) for a, b in pairwise(lines) if a.text and b.text]


def _between(a: _Line, b: _Line) -> _Break:
    word = b.text.split(maxsplit=1)[0]
    stopped = a.text.rstrip(_CLOSERS)[-1:] in _STOPS
    # A headline neither has a sentence before its last one nor ends in "the".
    open_ended = a.text.endswith((",", " –", " —")) or a.text.rsplit(maxsplit=1)[-1] in FUNCTION_WORDS
    goes_on = open_ended or b.text[0].islower() or _STOP_INSIDE.search(a.text) is not None
    return _Break(
        start=a.end,
        end=b.start,
        length=len(a.text),
        filled=len(a.text) + 1 + len(word),
        runs_on=goes_on and not stopped,
        item=_ITEM.match(b.text) is not None,
    )


def _least(breaks: Sequence[_Break]) -> int | None:
    """The length that a line with the next line's first word must exceed to be full; None where the text is not broken at a width."""
    runs = [b for b in breaks if b.runs_on and not b.item]
    if not runs or len(runs) < _RUN_ON * len(breaks):
        return None
    widest = max(b.length for b in runs)
    if not _NARROWEST <= widest <= _WIDEST or (len(runs) == 1 and widest < _ONE_BREAK):
        return None
    if all(b.filled > widest for b in runs):
        return widest
    usual = sorted(b.length for b in runs)[len(runs) * 9 // 10]
    least = int(usual * _RAGGED)
    return least if sum(b.filled > least for b in runs) >= _FULL * len(runs) else None
