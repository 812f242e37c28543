"""Texts that are composed below the pages, in the language of the run: messages of errors, notes on how a file was read, reasons for a place.

They arise in English, where nobody knows who will read them. The catalogue holds each with its gaps (context `below`; `scripts/texts_below.py` finds them in
the code): "one of {0}". Here a text is recognised by what stands between the gaps, and told in the language; what stands in a gap is told
likewise where it is such a text, too, and taken as it is else: names, values, words of the system. A text that is none of ours stays as it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from geo.errors import FileRefusedError, GeoError, InvalidValueError, shown, shown_name
from geo.speech.language import ENGLISH, LANGUAGES, current, later, say, words_below

_WORDS = frozenset(
    (
        later("day"), later("month"), later("Line"), later("Row"), later("Line 1"), later("Row 1"), later("Layer"), later("Sheet"), later("Table"),
        later("layers"), later("sheets"), later("folders"), later("tables"),
    )
)  # fmt: skip
"""Single words that stand in gaps."""
_GAP = re.compile(r"\{\d+\}")
_LETTER = re.compile(r"[^\W\d_]")
_FEW, _FEW_BEHIND_GAP = 5, 7
"""Letters between the gaps, below which a text is ours only where its last gap holds such a text: "not {0}" could be anybody's."""
_DEEP = 4
_LONGEST = 5_000


@dataclass(frozen=True, slots=True)
class _Form:
    """A text with gaps.

    Attributes:
        shape: how it is recognised.
        told: the same in the language.
        letters: how many it has of its own.
        weak: whether these are few.
    """

    shape: re.Pattern[str]
    told: str
    letters: int
    weak: bool


def failure(error: GeoError) -> str:
    """What went wrong, as the error tells it."""
    if isinstance(error, InvalidValueError):
        field = say(error.field) if error.field[:1].isupper() else error.field  # of a form, or of an address
        parts = {"field": field, "value": shown(error.value), "expected": _expected(error.expected)}
        return say("{field}: {value} is not {expected}", **parts)
    if isinstance(error, FileRefusedError):
        where = shown_name(error.name)
        if error.row is not None:
            where = say("{file}, line {row}", file=where, row=error.row)
        return f"{where}: {translated(error.reason)}. {translated(error.remedy)}"
    return translated(str(error))


def _expected(text: str) -> str:
    """What would have been right; the pages have such phrases of their own, too."""
    made = translated(text)
    return say(text) if made == text else made


def translated(text: str) -> str:
    """`text` in the language of the run, where it is one that the catalogue knows."""
    code = current()
    return text if code == ENGLISH or len(text) > _LONGEST else _told(code, text, _DEEP)


@lru_cache(maxsize=2_000)
def _told(code: str, text: str, deep: int) -> str:
    if text in _WORDS:
        return say(text)
    known = _exact(code).get(text)
    if known is not None:
        return known
    for form in _forms(code) if deep else ():
        found = form.shape.fullmatch(text)
        if found is None:
            continue
        gaps = [_told(code, gap, deep - 1) for gap in found.groups()]
        if not form.weak or gaps[-1] != found[len(gaps)]:
            return form.told.format(*gaps)
    return text


@lru_cache(maxsize=len(LANGUAGES))
def _exact(code: str) -> dict[str, str]:
    return {text: word for text, word in words_below(code).items() if not _GAP.search(text)}


@lru_cache(maxsize=len(LANGUAGES))
def _forms(code: str) -> tuple[_Form, ...]:
    """The texts with gaps; those with the most letters of their own first."""
    return tuple(sorted(_made(code), key=lambda form: -form.letters))


def _made(code: str) -> Iterator[_Form]:
    for text, word in words_below(code).items():
        if _GAP.search(text):
            between = _GAP.split(text)
            shape = "(.*?)".join(map(re.escape, between))
            letters = len(_LETTER.findall("".join(between)))
            weak = letters < (_FEW if between[0] else _FEW_BEHIND_GAP)
            yield _Form(shape=re.compile(shape, re.DOTALL), told=word, letters=letters, weak=weak)
