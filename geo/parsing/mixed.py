"""Ukrainian and Russian sentences in one text: each is read in its own language."""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import pairwise

from geo.parsing.language import Language, detect
from geo.parsing.namebook import NameBook
from geo.parsing.spans import Span, find_spans
from geo.parsing.tokens import Tokens, sentences

_SIGNS: dict[Language, re.Pattern[str]] = {
    "uk": re.compile("[іїєґІЇЄҐ]"),
    "ru": re.compile(r"[ыэъёЫЭЪЁ]|\b(?:человек|погиб|взрыв|обстрел|ранен|результате)"),
}


def spans_by_sentence(tokens: Tokens, book: NameBook) -> list[Span]:
    """The names in a text; a sentence in the other of the two languages than the text as a whole is read in its own."""
    text = tokens.text
    whole = detect(text)
    other: Language = "ru" if whole == "uk" else "uk"
    spans = find_spans(tokens, book, whole)
    if text.isascii() or not _SIGNS[other].search(text):
        return spans
    bounds = sorted(
        {
            0,
            *(m.end() for m in re.finditer(r"\n+", text)),
            *(start for start, _ in sentences(text)),
            len(text),
        }
    )
    told = [detect(text[a:b], default=whole) == other for a, b in pairwise(bounds)]
    if not any(told):
        return spans

    def is_other(span: Span) -> bool:
        return told[min(bisect_right(bounds, span.start) - 1, len(told) - 1)]

    kept = [s for s in spans if not is_other(s)] + [s for s in find_spans(tokens, book, other) if is_other(s)]
    return sorted(kept, key=lambda s: s.start)
