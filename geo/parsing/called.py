"""What the words round a name call it: a town, an area, a division."""

from __future__ import annotations

from collections.abc import Sequence

from geo.parsing.lexicon import (
    AREA_NOUNS,
    AREA_PLURALS,
    DIVISION_NOUNS,
    DIVISIONS_BEFORE,
    DIVISIONS_OF,
    TOWN_NOUNS,
    VILLAGE_NOUNS,
)
from geo.parsing.spans import Span
from geo.parsing.tokens import Tokens

ARTICLES = frozenset({"a", "an", "the"})
OPENS_APPOSITION = frozenset({",", "(", "—", "–"})
LISTED = frozenset({",", "and", "or", "та", "і", "й", "и", "або", "или"})


def is_town(tokens: Tokens, span: Span) -> bool:
    """Whether the text calls the name a town's: "the town of X", "X, a port city in", «село X», «X, місто в»."""
    words, sentence = tokens.words, tokens.sentence
    i, j = span.first, span.last
    here = sentence[i]
    before = words[i - 1].lower() if i and sentence[i - 1] == here else ""
    if before in TOWN_NOUNS and span.language != "en":
        return True
    if before == "of" and i > 1 and words[i - 2].lower() in TOWN_NOUNS:
        return True
    if j >= len(words) or words[j] not in OPENS_APPOSITION or sentence[j] != here:
        return False
    after = [
        w.lower() for w, s in zip(words[j + 1 : j + 6], sentence[j + 1 : j + 6], strict=True) if s == here
    ]
    if span.language != "en":
        return after[:1] != [] and after[0] in TOWN_NOUNS
    return after[:1] != [] and after[0] in ARTICLES and first_town_noun(after) > 0


def is_village(tokens: Tokens, span: Span) -> bool:
    """Whether the text calls the name a village's: «село X», "the village of X"."""
    words, i = tokens.words, span.first
    if i == 0 or tokens.sentence[i - 1] != tokens.sentence[i]:
        return False
    before = words[i - 1].lower()
    return before in VILLAGE_NOUNS or (before == "of" and i > 1 and words[i - 2].lower() in VILLAGE_NOUNS)


def first_town_noun(words: Sequence[str]) -> int:
    """Index of the first noun for a town, with only words before it; -1 where there is none."""
    for n, word in enumerate(words):
        if word in TOWN_NOUNS:
            return n
        if not word[0].isalpha() and word != "-":
            break
    return -1


def ends_as_area(tokens: Tokens, span: Span) -> bool:
    noun = tokens.text[
        tokens.starts[span.last - 1] : span.end
    ]  # without the possessive of "the Amhara region's"
    return noun.lower() in AREA_NOUNS


def is_division(tokens: Tokens, span: Span) -> bool:
    """Whether the text calls the name a division's, so that no country is meant: «штат Нигер», "Luxembourg province"."""
    j = span.last
    follows = j < len(tokens) and tokens.sentence[j] == tokens.sentence[span.first] and not span.possessive
    return (follows and tokens.words[j].lower() in DIVISION_NOUNS) or is_division_before(tokens, span)


def is_division_before(tokens: Tokens, span: Span) -> bool:
    """Whether a noun for a division precedes: «в штате X», "the province of X", "Oblast X"."""
    words, i = tokens.words, span.first
    if i == 0 or tokens.sentence[i - 1] != tokens.sentence[i]:
        return False
    before = words[i - 1].lower()
    if before in DIVISIONS_BEFORE and span.entry.has_area:
        return True
    return before == "of" and i > 1 and words[i - 2].lower() in DIVISIONS_OF


def is_area(tokens: Tokens, spans: Sequence[Span], i: int) -> bool:
    """Whether an area noun follows, also across a list: "X region", "X and Y regions"; or precedes: «штат X»."""
    words, span = tokens.words, spans[i]
    if is_division_before(tokens, span):
        return True
    if span.possessive:
        return False
    for step in range(6):
        j = span.last
        after = words[j].lower().removesuffix("'s").removesuffix("’s") if j < len(words) else ""
        if (
            step == 0 and j < len(words) and words[j] == "territory"
        ):  # of DR Congo: "Beni territory" is round the town
            return False
        if after in AREA_NOUNS if step == 0 else after in AREA_PLURALS:
            return tokens.sentence[j] == tokens.sentence[span.first]
        i += 1
        if i >= len(spans) or not 0 < spans[i].first - j <= 2:
            return False
        if words[spans[i].first - 1].lower() not in LISTED:
            return False
        span = spans[i]
    return False
