"""Which of the three languages a text is in: English, Ukrainian or Russian."""

from __future__ import annotations

import re
from typing import Literal

Language = Literal["en", "uk", "ru"]

_SAMPLE = 20_000
_CYRILLIC = re.compile(r"[Ѐ-ӿ]")
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f]")
_UKRAINIAN = re.compile(
    r"[іїєґІЇЄҐ]|[сзц]ьк|ибух|(?<!\w)(?:та|що|від|під|або|які|який|це|й|до|із|зі|як|про|після|внаслідок)(?!\w)"
)
_RUSSIAN = re.compile(
    r"[ыэъёЫЭЪЁ]|(?<!\w)(?:и|что|от|под|или|которые|который|это|со|из|как|после|при|над|во|человек|погиб|погибли|погибла|результате|взрыв|взрывы|обстрел|ранен|ранены)(?!\w)"
)


def detect(text: str, *, default: Language = "ru") -> Language:
    """The language of `text` by its script, then by letters and small words of its own.

    Args:
        text: a document or a sentence; of a long one the beginning is looked at.
        default: the answer for Cyrillic text without any sign of one of the two, such as a single name.
    """
    head = text[:_SAMPLE]
    if head.isascii() or _CYRILLIC.search(head) is None:
        return "en"
    cyrillic = len(_CYRILLIC.findall(head))
    if cyrillic * 2 < len(_LATIN.findall(head)):
        return "en"
    ukrainian, russian = len(_UKRAINIAN.findall(head)), len(_RUSSIAN.findall(head))
    if ukrainian == russian:
        return "uk" if default == "uk" else "ru"
    return "uk" if ukrainian > russian else "ru"


def is_cyrillic(word: str) -> bool:
    """Whether `word` has a Cyrillic letter."""
    return any("Ѐ" <= c <= "ӿ" for c in word)
