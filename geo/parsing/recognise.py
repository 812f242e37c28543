"""What a name's surroundings say about whether it is a place: one row of numbers a span."""

from __future__ import annotations

import csv
import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from geo.gazetteer.names import fold
from geo.memo import Memo
from geo.parsing import ground
from geo.parsing.lexicon import (
    CLASSES,
    FUNCTION_WORDS,
    MILITARY,
    VIOLENCE,
)
from geo.parsing.name_entry import KNOWN_KINDS, Floats
from geo.parsing.spans import Span
from geo.parsing.tokens import Tokens

_OFFSETS = (-2, -1, 1, 2)
CLASS_BIT = {c.name: 1 << bit for bit, c in enumerate(CLASSES)}
_CAPITALISED_BIT = 1 << len(CLASSES)
_NUMBER_BIT = _CAPITALISED_BIT << 1
_FUNCTION_BIT = _NUMBER_BIT << 1
_EDGE_BIT = _FUNCTION_BIT << 1
_COMMA_BIT = _EDGE_BIT << 1
_SIGN_BIT = _COMMA_BIT << 1
_LOWER_BIT = _SIGN_BIT << 1
PLACE_BIT = _LOWER_BIT << 1
_KNOWN_BITS = (_CAPITALISED_BIT - 1) | _FUNCTION_BIT
_BITS = ("capitalised", "number", "function", "edge", "comma", "sign", "lower", "place")
_N_BITS = len(CLASSES) + len(_BITS)

_SCALARS = (
    "words", "characters", "all_capitals", "lower_case", "sentence_start", "headline", "shouted", "title_line",
    "possessive", "hyphen_before", "hyphen_after", "quote_before", "bracket_before",
    "common", "first_name", "surname", "seen_lower",
    "log_population", "log_candidates", "has_country", "has_admin1", "has_other_area", "inflected", "cyrillic",
    "first_name_before", "surname_after", "initial_before",
    "document_count", "document_locative", "document_person", "document_surname", "document_capital_after",
    "document_contained", "contained", "contains", "position", "wording", "document_wording", "log_tokens",
)  # fmt: skip
FEATURES = (
    *_SCALARS,
    *(f"has_kind_{kind.value}" for kind in KNOWN_KINDS),
    *(f"{name}_at_{offset:+d}" for offset in _OFFSETS for name in (*(c.name for c in CLASSES), *_BITS)),
)
"""Names of the columns of `rows`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NameWord:
    """What a word is besides a place name: see `scripts/build_name_words.py`.

    Attributes:
        common: 2 for an everyday English word, 1 for a rarer one.
        first, last: how frequent as a first name and as a surname, 0 to 14.
    """

    common: int = 0
    first: int = 0
    last: int = 0


_UNKNOWN = NameWord()
_VIOLENT = VIOLENCE | MILITARY
_COUNTRY = 3
_CACHED_WORDS = 50_000
_SAMPLE = 500
Vocabulary = Memo[str, tuple[str, int]]
"""From a word to its lower-case form and its bits."""


def read_name_words(path: Path) -> dict[str, NameWord]:
    """The table at `path` by word."""
    with path.open(encoding="utf-8", newline="") as lines:
        return {
            row["word"]: NameWord(common=int(row["common"]), first=int(row["first"]), last=int(row["last"]))
            for row in csv.DictReader(lines)
        }


def vocabulary() -> Vocabulary:
    """From a word to its lower-case form and the bits of its classes and shape; it remembers."""
    classes = _word_classes()

    def look_up(word: str) -> tuple[str, int]:
        lower = word.lower()
        return lower, classes.get(lower, 0) | _shape(word)

    return Memo(look_up, _CACHED_WORDS)


def is_ordinary(word: str, look_up: Vocabulary, name_words: Mapping[str, NameWord]) -> bool:
    """Whether a word is known: as one of a class, an English word, a first name or a surname."""
    lower, bits = look_up[word]
    return bool(bits & _KNOWN_BITS) or lower in name_words


def _word_classes() -> dict[str, int]:
    """The classes of every word of the lexicon, as bits."""
    found: dict[str, int] = defaultdict(int)
    for word_class in CLASSES:
        for word in word_class.words:
            found[word] |= CLASS_BIT[word_class.name]
    for word in FUNCTION_WORDS:
        found[word] |= _FUNCTION_BIT
    return dict(found)


class Context:
    """The tokens of a document as bits, with the spans of names marked.

    Args:
        tokens: the text.
        spans: its names.
        vocabulary: what is known of each word, see `vocabulary`.
        name_words: see `read_name_words`.
        wording: weights of neighbouring words, see `neighbours`.

    Attributes:
        small: whether the text has no capital letters.
        violent: whether the text speaks of violence or of soldiers.
    """

    __slots__ = (
        "bits",
        "lower",
        "name_words",
        "seen_lower",
        "shouted",
        "small",
        "tokens",
        "violent",
        "wording",
    )

    def __init__(
        self,
        tokens: Tokens,
        spans: Sequence[Span],
        vocabulary: Vocabulary,
        name_words: dict[str, NameWord],
        wording: Mapping[str, float] | None = None,
    ) -> None:
        self.tokens, self.name_words, self.wording = tokens, name_words, wording or {}
        words = tokens.words
        self.small = tokens.text.islower()
        self.lower, self.bits = map(list, zip(*vocabulary.of(words), strict=True)) if words else ([], [])
        for i, word in ground.readings(tokens, self.lower, spans).items():
            self.lower[i], self.bits[i] = vocabulary[word]
        for span in spans:
            for i in range(span.first, span.last):
                self.bits[i] |= PLACE_BIT
        self.violent = not _VIOLENT.isdisjoint(self.lower)
        self.seen_lower = set(filter(str.islower, words))
        letters = [w for w in words[:_SAMPLE] if len(w) > 1 and w[0].isalpha()]
        self.shouted = sum([w.isupper() for w in letters]) / len(letters) if letters else 0.0


def _shape(word: str) -> int:
    c = word[0]
    if c.isalpha():
        return _CAPITALISED_BIT if c.isupper() else _LOWER_BIT
    if c.isdigit():
        return _NUMBER_BIT
    return _COMMA_BIT if c == "," else _SIGN_BIT


@dataclass(slots=True)
class _Form:
    """What a document does with one name."""

    count: int = 0
    locative: int = 0
    person: int = 0
    capital_after: int = 0
    contained: int = 0


def rows(
    context: Context, spans: Sequence[Span], contained: Sequence[bool], contains: Sequence[bool]
) -> Floats:
    """One row a span, columns as in `FEATURES`.

    Args:
        context: the document.
        spans: the names to look at: all of it, or of a long document a stretch.
        contained, contains: per span, whether an area that contains it, or a place in it, stands beside it.
    """
    if not spans:
        return np.zeros((0, len(FEATURES)))
    around = [_around(context, span) for span in spans]
    forms, surnames = _forms(context, spans, around, contained)
    headlines = _headlines(context, spans)
    known = context.wording.get
    wordings = [sum([known(w, 0.0) for w in neighbours(context, span)]) for span in spans]
    length = math.log(len(context.tokens))
    best: dict[str, float] = {}
    for span, wording in zip(spans, wordings, strict=True):
        best[span.entry.key] = max(best.get(span.entry.key, -10.0), wording)
    scalars = np.array(
        [
            (
                *_own(context, span, around[i], headlines),
                *_of_document(forms[span.entry.key], span.entry.key in surnames),
                contained[i],
                contains[i],
                min(span.first, 2000) / max(1, min(len(context.tokens), 2000)),
                wordings[i],
                best[span.entry.key],
                length,
            )
            for i, span in enumerate(spans)
        ],
        dtype=np.float64,
    )
    kinds = np.array([s.entry.has_kind for s in spans])
    masks = np.array(around, dtype=np.int64)
    bits = (masks[:, :, None] >> np.arange(_N_BITS)) & 1
    return np.concatenate((scalars, kinds, bits.reshape(len(spans), -1)), axis=1)


def neighbours(context: Context, span: Span) -> tuple[str, ...]:
    """The words around a span, each with its place: two before, two behind, and the pair that touches it."""
    lower, sentence = context.lower, context.tokens.sentence
    here, n = sentence[span.first], len(lower)
    i, j = span.first, span.last
    if i > 1 and j + 1 < n and sentence[i - 2] == here == sentence[j + 1]:
        before, after = lower[i - 1], lower[j]
        return (
            f"-1 {before}",
            f"+1 {after}",
            f"-2 {lower[i - 2]}",
            f"+2 {lower[j + 1]}",
            f"{before} _ {after}",
        )
    before = lower[i - 1] if i > 0 and sentence[i - 1] == here else "^"
    after = lower[j] if j < n and sentence[j] == here else "$"
    second_before = lower[i - 2] if i > 1 and sentence[i - 2] == here else "^"
    second_after = lower[j + 1] if j + 1 < n and sentence[j + 1] == here else "$"
    return (f"-1 {before}", f"+1 {after}", f"-2 {second_before}", f"+2 {second_after}", f"{before} _ {after}")


def _around(context: Context, span: Span) -> tuple[int, int, int, int]:
    """The bits of the two tokens before and the two behind a span; its sentence's edge where there is none."""
    bits, sentence = context.bits, context.tokens.sentence
    here, n = sentence[span.first], len(bits)
    i, j = span.first, span.last
    if i > 1 and j + 1 < n and sentence[i - 2] == here == sentence[j + 1]:
        return bits[i - 2], bits[i - 1], bits[j], bits[j + 1]
    return (
        bits[i - 2] if i > 1 and sentence[i - 2] == here else _EDGE_BIT,
        bits[i - 1] if i > 0 and sentence[i - 1] == here else _EDGE_BIT,
        bits[j] if j < n and sentence[j] == here else _EDGE_BIT,
        bits[j + 1] if j + 1 < n and sentence[j + 1] == here else _EDGE_BIT,
    )


def _forms(
    context: Context, spans: Sequence[Span], around: Sequence[tuple[int, ...]], contained: Sequence[bool]
) -> tuple[dict[str, _Form], set[str]]:
    """What the document does with each name, and the names that end a person's name in it."""
    forms: dict[str, _Form] = defaultdict(_Form)
    surnames: set[str] = set()
    title, locative = CLASS_BIT["title"], CLASS_BIT["locative"]
    for i, span in enumerate(spans):
        form = forms[span.entry.key]
        before, after = around[i][1], around[i][2]
        form.count += 1
        form.locative += bool(before & locative)
        form.contained += contained[i]
        form.capital_after += bool(after & _CAPITALISED_BIT and not after & PLACE_BIT)
        if before & title or first_name(context, span.first - 1) or _is_initial(context, span.first - 1):
            form.person += 1
            if before & _CAPITALISED_BIT:
                surnames.add(span.entry.key)
    return forms, surnames


def _headlines(context: Context, spans: Sequence[Span]) -> dict[int, float]:
    """Share of capitalised words in each sentence that holds a span."""
    tokens = context.tokens
    shares: dict[int, float] = {}
    for span in spans:
        number = tokens.sentence[span.first]
        if number not in shares:
            first = tokens.first[number]
            last = tokens.first[number + 1] if number + 1 < len(tokens.first) else len(tokens)
            bits = context.bits[first : min(last, first + 60)]
            capital = sum([bit & _CAPITALISED_BIT for bit in bits]) // _CAPITALISED_BIT
            lower = sum([bit & _LOWER_BIT for bit in bits]) // _LOWER_BIT
            shares[number] = capital / (capital + lower) if capital + lower > 2 else 0.0
    return shares


def _own(
    context: Context, span: Span, around: tuple[int, ...], headlines: dict[int, float]
) -> tuple[float, ...]:
    """What the span itself and its place in the text say."""
    tokens, entry = context.tokens, span.entry
    words, i, j = tokens.words, span.first, span.last
    name = tokens.text[span.start : span.end]
    number = tokens.sentence[i]
    before = words[i - 1] if i else ""
    after = words[j] if j < len(words) else ""
    words_of_name = [context.name_words.get(w, _UNKNOWN) for w in entry.key.split()]
    single = words_of_name[0] if len(words_of_name) == 1 else _UNKNOWN
    return (
        j - i, len(name), name.isupper(), name[0].islower(), tokens.first[number] == i, headlines[number],
        context.shouted, number == 0, span.possessive,
        before in ("-", "–") and tokens.ends[i - 1] == span.start,
        after in ("-", "–") and tokens.starts[j] == tokens.ends[j - 1],
        before in ("\"", "“", "«", "'", "‘", "”"), before == "(",
        min(w.common for w in words_of_name) if words_of_name else 0, single.first, single.last,
        context.lower[i] in context.seen_lower,
        entry.top_log_population, math.log(len(entry)), entry.top_level == 3, entry.has_admin1,
        entry.has_other_area, entry.is_inflected, span.language != "en",
        first_name(context, i - 1), _surname(context, j), _is_initial(context, i - 1),
    )  # fmt: skip


def _of_document(form: _Form, is_surname: bool) -> tuple[float, ...]:
    n = form.count
    return (
        math.log(n), form.locative / n, form.person / n, is_surname, form.capital_after / n,
        form.contained / n,
    )  # fmt: skip


def first_name(context: Context, i: int) -> int:
    """How frequent token `i` is as a first name, where it is written as a name; 0 to 14."""
    if i < 0 or not context.bits[i] & _CAPITALISED_BIT:
        return 0
    return context.name_words.get(fold(context.tokens.words[i]), _UNKNOWN).first


def _surname(context: Context, j: int) -> int:
    """How frequent token `j` is as a surname, where it is written as a name; 0 to 14."""
    if j >= len(context.bits) or not context.bits[j] & _CAPITALISED_BIT:
        return 0
    return context.name_words.get(context.lower[j], _UNKNOWN).last


def _is_initial(context: Context, i: int) -> bool:
    """Whether an initial ends at token `i`: "J." """
    words = context.tokens.words
    return i > 0 and words[i] == "." and len(words[i - 1]) == 1 and words[i - 1].isupper()
