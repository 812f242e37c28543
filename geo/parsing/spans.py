"""Stretches of a text that the gazetteer has a name for: longest first, none overlapping."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

from geo.gazetteer.entry import NameKind
from geo.gazetteer.inflect import UNGOVERNED, word_candidates
from geo.gazetteer.names import fold
from geo.parsing.derived import is_direction, is_in_town, qualifies, towns_of_adjective
from geo.parsing.language import Language, is_cyrillic
from geo.parsing.lexicon import ARMED_GROUPS, BODIES, DIRECTIONS, MONTHS_AND_DAYS, words
from geo.parsing.name_entry import KNOWN_KINDS, NameEntry
from geo.parsing.namebook import NameBook
from geo.parsing.respelling import COUNTRIES
from geo.parsing.tokens import APOSTROPHES, Tokens

_MOST_WORDS = 7
_WELL_KNOWN = math.log(10_000)
_PLACING = frozenset({"in", "near", "from", "at", "outside", "в", "у", "під", "біля", "под", "около", "из"})
_JOINERS = frozenset("-–‐‑.&/'’") | {""}
_HYPHENS = frozenset("-‐‑")
# In a headline these are capitalised too: "Pro-Moscow", "Ex-Chelsea". They cut no name.
_PREFIXES = frozenset("pro anti ex non pan trans mid post pre sub cross inter intra greater central".split())
_ARABIC_ARTICLES = frozenset("al el an as ash at ath az ad adh ar es esh et ed er ez ul".split())
# Halves of names of divisions, known as a whole or not at all: "Centre-Nord", "Sud-Ouest".
_HALVES = frozenset(
    "centre center central nord sud est ouest norte sur este oeste north south east west haut haute bas basse".split()
)
_PLURAL_ADJECTIVES = (
    "ські",
    "цькі",
    "зькі",
    "ские",
    "цкие",
)  # towns in -ськ, -цьк have -ську in every case but one
# What cities are called and is a word in small letters: «в шахтах Донбасса», «у сумах до тисячі».
_NOUNS_TOO = words(
    "шахтах шахты шахти сумах суми сумы курганом кургане кургані орле орлі орел мирном мирному рівному ровном лимане лимані чите"
)
_COUNTRY = 3
_LONGEST_ACRONYM = 4  # letters
_AGENCIES = frozenset({"SANA", "WAFA", "IRNA", "TASS", "ANSA"})
_KNOWN_IN_CAPITALS = math.log(100_000)  # people
_ABBREVIATION = KNOWN_KINDS.index(NameKind.ABBREVIATION)
_OF_DIVISION = KNOWN_KINDS.index(NameKind.ADJECTIVE)
_NO_PLACES = (
    MONTHS_AND_DAYS
    | ARMED_GROUPS
    | BODIES
    | words(
        "совет совета совете совету советом силы сили ова ода мва ква дороги центр центрі центре центру центра центром"
    )
)
_LISTED = frozenset({",", "та", "і", "й", "и"})
_POSSESSIVES = tuple(f"{mark}{s}" for mark in APOSTROPHES for s in "sS")


@dataclass(slots=True)
class Span:
    """A name found in a text.

    Attributes:
        first, last: index of its first token and of the token behind its last.
        start, end: character offsets, without a possessive ending.
        entry: what it can mean.
        language: language of its script and sentence.
        possessive: whether 's follows.
    """

    first: int
    last: int
    start: int
    end: int
    entry: NameEntry
    language: Language
    possessive: bool


def find_spans(tokens: Tokens, book: NameBook, language: Language) -> list[Span]:
    """Every name of the gazetteer in `tokens`, from left to right, the longest first.

    A name begins with a capital letter. Otherwise only a town of 10,000 people or a larger place is found: in a
    text without capitals anywhere, elsewhere behind a preposition ("rising in mariupol").

    Args:
        tokens: the text.
        book: the gazetteer's names.
        language: language of the document; a word in the other script is read in that script's.
    """
    words = tokens.words
    lower_too = _without_capitals(words)
    found: list[Span] = []
    begins = [
        i
        for i, (word, before) in enumerate(zip(words, ("", *words), strict=False))
        if (
            not word.islower() and word[0].isupper()
        )  # most words are in small letters, which is quicker seen
        or (
            (lower_too or before in _PLACING)
            and len(word) > 3
            and word[0].isalpha()
            and word not in DIRECTIONS
        )
    ]
    behind = 0
    for i in begins:
        span = _longest_from(tokens, i, book, language) if i >= behind else None
        if span is not None and (words[i][0].isupper() or _is_well_known(span, lower_too=lower_too)):
            found.append(span)
            behind = span.last
    return [
        span
        for span in (_described(tokens, span, book) for span in found)
        if span is not None
        and not (_is_cut(tokens, span, book) or _lacks_preposition(tokens, span) or _is_acronym(tokens, span))
        and (lower_too or not _is_any(tokens, span))
    ]


def _is_well_known(span: Span, *, lower_too: bool) -> bool:
    """Whether a name in small letters is a place's: in Cyrillic, where words have many endings, none abroad («під атаками»)."""
    entry = span.entry
    if entry.top_log_population < _WELL_KNOWN or (not lower_too and entry.key in _NOUNS_TOO):
        return False
    if span.language == "en" or lower_too or entry.top_level >= _COUNTRY:
        return True
    return any(
        place.country in COUNTRIES and people >= _WELL_KNOWN
        for place, people in zip(entry.places, entry.log_population.tolist(), strict=True)
    )


def _is_any(tokens: Tokens, span: Span) -> bool:
    """Whether an article opens a name whose next word has no capital: "The village was shelled" tells nothing of The Village."""
    first, *others = tokens.words[span.first : span.last]
    return bool(others) and first.lower() == "the" and others[0].islower()


def _is_acronym(tokens: Tokens, span: Span) -> bool:
    """Whether a small place's name is spelt by an abbreviation: "living with HIV" is not of Hīv. Datelines keep their capitals."""
    word, entry = tokens.words[span.first], span.entry
    if span.last != span.first + 1 or len(word) > _LONGEST_ACRONYM or not word.isupper():
        return False
    if word in _AGENCIES:
        return True
    if span.language != "en" and entry.has_country:  # «ЦАР», «ДРК»
        return False
    known = any(
        candidate.kind is not NameKind.ALTERNATE and people >= _KNOWN_IN_CAPITALS
        for candidate, people in zip(entry.candidates, entry.log_population.tolist(), strict=True)
    )
    if entry.has_kind[_ABBREVIATION] or known:  # "SANA reported" is not Sanaa
        return False
    i, here = span.first, tokens.sentence[span.first]
    beside = [tokens.words[k] for k in (i - 1, i + 1) if 0 <= k < len(tokens) and tokens.sentence[k] == here]
    return (
        tokens.first[here] != i
        and any(map(str.islower, beside))
        and not any(len(w) > 1 and w.isupper() for w in beside)
    )


def _is_cut(tokens: Tokens, span: Span, book: NameBook) -> bool:
    """Whether a span is only a part of a hyphenated proper name that as a whole is unknown: "Pont-Sonde".

    Two known names may be joined ("the Kyiv-Odesa road"), and countries, with anything ("Russia-NATO").
    """
    if span.entry.is_adjective or span.entry.top_level >= _COUNTRY:
        return False
    i, j, words = span.first - 1, span.last, tokens.words
    if not ((i >= 0 and words[i] in _HYPHENS) or (j < len(words) and words[j] in _HYPHENS)):
        return _is_half_arabic(tokens, span)
    after = _joined(tokens, j, j + 1) if not span.possessive else ""
    before = _joined(tokens, i, i - 1)
    if _is_half_arabic(tokens, span):
        return True
    if before and tokens.words[span.first].lower() in _HALVES:
        return True
    if after and tokens.words[span.last - 1].lower() in _HALVES:
        return True
    if after.lower() in _HALVES and after[0].isupper():
        return True
    if before.lower() in _PREFIXES:
        before = ""
    return any(
        other[0].isupper() and not other.isupper() and book.entry(other, span.language) is None
        for other in (after, before)
        if other
    )


def _is_half_arabic(tokens: Tokens, span: Span) -> bool:
    """Whether a span is the article of an Arabic name, or what stands before it: "Al-Khiam", "Al Qasr", "Ain al-Asad"."""
    words, j = tokens.words, span.last
    if span.language != "en" or j >= len(words):
        return False
    behind = tokens.starts[j] == tokens.ends[j - 1] + 1
    hyphen = j + 1 < len(words) and words[j] in _HYPHENS
    if j == span.first + 1 and words[span.first].lower() in _ARABIC_ARTICLES:
        return words[j + 1][0].isalpha() if hyphen else behind and words[j][0].isupper()
    if not behind or j + 2 >= len(words) or words[j] not in _ARABIC_ARTICLES:
        return False
    return words[j + 1] in _HYPHENS and words[j + 2][0].isupper()


def _joined(tokens: Tokens, hyphen: int, other: int) -> str:
    """The word `other` where the token `hyphen` joins it to its neighbour without a space; else ""."""
    words, starts, ends = tokens.words, tokens.starts, tokens.ends
    if not (0 < hyphen < len(words) - 1) or words[hyphen] not in _HYPHENS:
        return ""
    if ends[hyphen - 1] != starts[hyphen] or ends[hyphen] != starts[hyphen + 1]:
        return ""
    return words[other] if words[other][0].isalpha() else ""


def _lacks_preposition(tokens: Tokens, span: Span) -> bool:
    """Whether a span opens its sentence in a case that only stands behind a preposition, or is a plural adjective.

    «Переможні настрої…» is no town of Переможне: its locative would need «в». «Українські» is no case of Українськ.
    """
    i = span.first
    entry = span.entry
    if span.language == "en" or span.last != i + 1 or not entry.is_inflected or entry.is_adjective:
        return False
    if tokens.words[i].lower().endswith(_PLURAL_ADJECTIVES):
        return True
    if tokens.first[tokens.sentence[i]] != i:
        return False
    forms = dict(word_candidates(fold(tokens.words[i]), span.language))
    bits = [forms.get(fold(candidate.name), UNGOVERNED) for candidate in span.entry.candidates]
    return not any(own & UNGOVERNED for own in bits)


def _described(tokens: Tokens, span: Span, book: NameBook) -> Span | None:
    """The span, none of a mere adjective, that of the division or the town where it can only be one of the two.

    «Українська ППО» names no place, «Донецька ОВА» is the oblast's, «в Брянську» is in the town.
    """
    i = span.first
    if span.language == "en" or span.last != i + 1 or span.entry.is_adjective:
        return span
    word = tokens.words[i]
    if qualifies(tokens, i):
        division = book.entry(word[:-1] + "ий", span.language)
        return (
            replace(span, entry=division)
            if division is not None and division.has_kind[_OF_DIVISION]
            else None
        )
    town = book.entry(word[:-1], span.language) if is_in_town(tokens, i) else None
    return replace(span, entry=town) if town is not None and town.has_settlement else span


def _without_capitals(words: list[str]) -> bool:
    """Whether a text of some length is written without capital letters."""
    head = words[:2000]
    return not any(word[0].isupper() for word in head) and sum(word[0].isalpha() for word in head) >= 4


def _longest_from(tokens: Tokens, i: int, book: NameBook, document: Language) -> Span | None:
    """The longest name that begins with token `i`."""
    word = tokens.words[i]
    language: Language = "en"
    if not word.isascii() and is_cyrillic(word):
        if word[1:2].isupper() and not word.isupper():  # an abbreviation with an ending: «КАБами», «ВСУшники»
            return None
        language = document if document != "en" else "ru"
    if language != "en" and _leads_to_direction(tokens, i):
        towards = _towards(tokens, i, book, language)
        if towards is not None:
            return towards
    longest = book.first(_bare(word), language)
    if not longest:
        return None
    ends = _possible_ends(tokens, i, min(longest, _MOST_WORDS))
    if len(ends) > 1 and language == "en" and not _goes_on(tokens, i, ends[1] - 1, book):
        del ends[1:]
    text, start = tokens.text, tokens.starts[i]
    for last in reversed(ends):
        end = tokens.ends[last - 1]
        ending = _possessive(tokens.words[last - 1])
        found: Span | None = None
        for cut in (0, ending) if ending else (0,):
            name = text[start : end - cut]
            entry = book.entry(name, language) if book.knows(name, language) else None
            if entry is None or (last == i + 1 and entry.key in _NO_PLACES):
                continue
            # "Mali's" is of Mali and not of Malis, "Nairobi's" of Nairobi; "St. John's" is the larger place than "St. John".
            if found is None or entry.top_log_population >= found.entry.top_log_population:
                found = Span(i, last, start, end - cut, entry, language, cut > 0)
        if found is not None:
            return found
    return None


def _possible_ends(tokens: Tokens, i: int, longest: int) -> list[int]:
    """Indices behind tokens with which a name of up to `longest` words from token `i` may end."""
    words, sentence = tokens.words, tokens.sentence
    ends, count, here = [], 0, sentence[i]
    j = i
    while j < len(words) and count < longest and sentence[j] == here:
        word = words[j]
        if word[0].isalnum():
            count += 1
            ends.append(j + 1)
        elif word not in _JOINERS or (word == "." and len(words[j - 1]) > 3):
            break
        j += 1
    return ends


def _leads_to_direction(tokens: Tokens, i: int) -> bool:
    """Whether "direction" follows token `i`, also across a list: «на Оріхівському та Гуляйпільському напрямках»."""
    if not towns_of_adjective(tokens.words[i].lower()):
        return False
    for word in tokens.words[i + 1 : i + 8]:
        lower = word.lower()
        if is_direction(lower):
            return True
        if lower not in _LISTED and not towns_of_adjective(lower):
            return False
    return False


def _towards(tokens: Tokens, i: int, book: NameBook, language: Language) -> Span | None:
    """The adjective at token `i` as the town it is of: «на Покровському напрямку» is no village of Покровське."""
    usual = book.entry(tokens.words[i], language)
    if usual is not None and usual.is_adjective:
        return None
    entry = book.towards(tokens.words[i], language)
    return (
        Span(i, i + 1, tokens.starts[i], tokens.ends[i], entry, language, possessive=False) if entry else None
    )


def _goes_on(tokens: Tokens, i: int, second: int, book: NameBook) -> bool:
    """False where no name has the words at tokens `i` and `second` one after the other."""
    if tokens.text[tokens.ends[i]] not in " -":  # "St.John" is one word of a name
        return True
    first, word = tokens.words[i], tokens.words[second]
    ending = _possessive(word)
    return book.goes_on(first, word) or (ending > 0 and book.goes_on(first, word[:-ending]))


def _possessive(word: str) -> int:
    """Length of the possessive ending of `word`, 0 where it has none."""
    return 2 if len(word) > 2 and word.endswith(_POSSESSIVES) else 0


def _bare(word: str) -> str:
    return word[: len(word) - _possessive(word)]


def span_at(tokens: Tokens, book: NameBook, document: Language, start: int, end: int) -> Span | None:
    """The name that stands at given character offsets, or None where the gazetteer has none.

    A span that as a whole names nothing is tried without "the" and from the left shortened.
    """
    first, last = tokens.at(start), tokens.at(end - 1) + 1
    if first >= len(tokens):
        return None
    last = max(first + 1, min(last, len(tokens)))
    text = tokens.text[start:end]
    language: Language = "en"
    if not text.isascii() and is_cyrillic(text):
        language = document if document != "en" else "ru"
    ending = _possessive(text)
    for name in dict.fromkeys(
        (text, text[: len(text) - ending], text.removeprefix("the ").removeprefix("The "))
    ):
        entry = book.entry(name, language)
        if entry is not None:
            after = tokens.text[end : end + 2]
            return Span(first, last, start, end, entry, language, ending > 0 or after in _POSSESSIVES)
    return None
