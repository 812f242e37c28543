"""Text in capitals, as agencies' flashes, chats and old wires have it, in the letters that it would have otherwise.

Which words keep a capital the gazetteer says, longest name first, and lists of given names; abbreviations stay as they are. The text
stays as long as it is, so that offsets hold. Names that are words as well ("NICE", "READING") keep theirs where something tells of a place.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterator, Mapping
from itertools import pairwise

from geo.gazetteer.entry import NameKind
from geo.parsing.language import Language, detect
from geo.parsing.lexicon import (
    AREA_NOUNS,
    FUNCTION_WORDS,
    MONTHS_AND_DAYS,
    SETTLEMENT_NOUNS,
    VILLAGE_NOUNS,
    words,
)
from geo.parsing.mixed import spans_by_sentence
from geo.parsing.name_entry import KNOWN_KINDS
from geo.parsing.namebook import NameBook
from geo.parsing.recognise import NameWord
from geo.parsing.respelling import COUNTRIES
from geo.parsing.spans import Span
from geo.parsing.tokens import Tokens, tokenise

Ordinary = Callable[[str], bool]
"""Whether a word is known as one, by the lists of the parser's classes of words."""

_LETTER = r"[^\W\d_]"
_LOUD = re.compile(r"(?<!\w)[A-ZА-ЯІЇЄҐЁ]{4,40}(?!\w)[^a-zа-яіїєґё\n]{1,16}?[A-ZА-ЯІЇЄҐЁ]{4}")
_WORD = re.compile(rf"{_LETTER}[\w'’ʼ-]*|\d[\d.,:]*")
_LEAST_WORDS, _LEAST_LONG, _LONG = 4, 3, 4  # of a run: words, those of at least four letters
_LEAST_LETTERS = 20
_MOST_COMMAS = 0.5  # between its words: more is a list of abbreviations or of towns in a dateline
_ABBREVIATIONS = words("""
    us usa uk un eu uae drc nato osce unicef unhcr idf fpv uav uavs ngo isis isil iswap rsf saf updf farddc pkk ypg sdf afp bbc cnn tass unifil fbi cia cnrt swat
    сша рф єс ес оон нато обсє обсе зсу всу ппо пво дснс мчс мвс мвд сбу фсб гур днр лнр тцк ова ода мва фпв бпла каб каби кабы рсзв рсзо азс аес аэс гес гэс
    дрг зрк свр снр снбо цпк мид мзс тасс риа рбк вмс вмф вкс впк рэб реб шос
""")
_ABBREVIATION = KNOWN_KINDS.index(NameKind.ABBREVIATION)
_VOWELS = frozenset("aeiouyаеєиіїоуюяёыэ")
_LONGEST_ABBREVIATION = 5
_PLACING = words("in near outside around в у під біля под около возле из із з от від")
_HAMLET, _VILLAGE, _TOWN, _CITY, _ABROAD, _FAR, _GREAT = (
    math.log(people) for people in (500, 5_000, 10_000, 20_000, 100_000, 250_000, 1_000_000)
)
_LISTED = words(", and та і й и")
_HYPHENS = frozenset("-‐‑")
_COUNTRY, _DIVISION = 3, 2
_GIVEN = 3  # `NameWord.first`, of names that many bear
_AMBIGUOUS = frozenset({"may", "march", "sat", "sun", "mar", "dec"})
_BEFORE_MONTHS = words("in since until last early late mid of this by from next")
# English words that lists of American English do not have as such.
_WORDS_TOO = words(
    "centre centres male males storey storeys more most metres metre grey capital quarter theatre harbour armour"
)
_BODIES = frozenset(
    {
        ("united", "nations"),
        ("european", "union"),
        ("security", "council"),
        ("red", "cross"),
        ("islamic", "state"),
        ("boko", "haram"),
    }
)
_WORDS_CYRILLIC = words(
    "мати мать час часа часу решта канал канала каналі мост мосту мосте сад саду там дом дома доме горе горі коли пар сході сходу щастя порту пора"
)
_SHORTENED = frozenset(
    {"st", "mt", "ft", "mr", "mrs", "dr", "gen", "col", "sgt", "lt", "maj", "gov", "sen", "rep"}
)


def calmed(text: str, book: NameBook, name_words: Mapping[str, NameWord], ordinary: Ordinary) -> str:
    """`text` with its sentences in capitals in small letters, but for names; any other text as it is.

    Args:
        text: a document.
        book: the gazetteer's names.
        name_words: what words are besides names of places.
        ordinary: whether a word is known as one.
    """
    if not _LOUD.search(text):
        return text
    parts: list[str] = []
    done = 0
    for start, end in _runs(text):
        run = _Run(text[start:end], book, name_words, ordinary)
        parts += (text[done:start], run.calmed())
        done = end
    return "".join((*parts, text[done:])) if done else text


def _runs(text: str) -> list[tuple[int, int]]:
    """Where several words on end are in capitals, over line ends too."""
    found: list[tuple[int, int]] = []
    run: list[re.Match[str]] = []
    for match in _WORD.finditer(text):
        if _is_loud(match.group()):
            run.append(match)
        else:
            _keep(text, run, found)
            run = []
    _keep(text, run, found)
    return found


def _is_loud(word: str) -> bool:
    return word[0].isdigit() or word.isupper()


def _keep(text: str, run: list[re.Match[str]], found: list[tuple[int, int]]) -> None:
    while run and run[-1].group()[0].isdigit():
        run.pop()
    written = [m.group() for m in run if not m.group()[0].isdigit()]
    if len(written) < _LEAST_WORDS or sum(len(w) >= _LONG for w in written) < _LEAST_LONG:
        return
    commas = sum("," in text[a.end() : b.start()] for a, b in pairwise(run))
    if sum(map(len, written)) >= _LEAST_LETTERS and commas <= _MOST_COMMAS * (len(run) - 1):
        found.append((run[0].start(), run[-1].end()))


class _Run:
    """Words in capitals that stand together."""

    def __init__(
        self, text: str, book: NameBook, name_words: Mapping[str, NameWord], ordinary: Ordinary
    ) -> None:
        self._text, self._name_words, self._ordinary = text, name_words, ordinary
        self._tokens: Tokens = tokenise(text)
        self._language: Language = detect(text.lower())
        self._named: dict[int, Span] = {}
        self._known: dict[int, bool] = {}  # whether the name at a token is a place's
        for span in spans_by_sentence(self._tokens, book):
            self._named.update(dict.fromkeys(range(span.first, span.last), span))

    def calmed(self) -> str:
        tokens, letters = self._tokens, list(self._text)
        openings = set(tokens.first)
        for i, word in enumerate(tokens.words):
            if not word[0].isalpha() or self._stays(i):
                continue
            start = tokens.starts[i] + (i in openings or any(map(self._is_name, self._joined(i))))
            for k in range(start, tokens.ends[i]):
                small = letters[k].lower()
                if len(small) == 1 and not (k and letters[k - 1] in _HYPHENS and i in self._named):
                    letters[k] = small
        return "".join(letters)

    def _joined(self, i: int) -> Iterator[int]:
        """The word and those that hyphens join it to: of a name each half has a capital."""
        tokens = self._tokens
        yield i
        for step in (-1, 1):
            other = i + 2 * step
            if not 0 <= other < len(tokens) or tokens.words[i + step] not in _HYPHENS:
                continue
            first, last = min(i, other), max(i, other)
            if tokens.starts[last] - tokens.ends[first] == 1 and tokens.words[other][0].isalpha():
                yield other

    def _low(self, i: int) -> str:
        return self._tokens.words[i].lower()

    def _stays(self, i: int) -> bool:
        """Whether the word is an abbreviation."""
        low = self._low(i)
        if low in _ABBREVIATIONS or self._is_numbered(i):
            return True
        short = 1 < len(low) <= _LONGEST_ABBREVIATION and _VOWELS.isdisjoint(low)
        if short and low.isalpha() and low not in _SHORTENED and not self._ordinary(low):
            return True
        span = self._named.get(i)
        if span is None or span.last != span.first + 1 or self._is_word(low):
            return False
        return len(low) <= _LONGEST_ABBREVIATION and bool(span.entry.has_kind[_ABBREVIATION])

    def _is_numbered(self, i: int) -> bool:
        """ "M23", "S-300"."""
        tokens = self._tokens
        rest = self._text[tokens.ends[i] : tokens.ends[i] + 2].lstrip("-")
        return any(map(str.isdigit, tokens.words[i])) or (len(tokens.words[i]) < _LONG and rest[:1].isdigit())

    def _is_word(self, low: str) -> bool:
        entry = self._name_words.get(low)
        return low in _WORDS_TOO or (entry.common > 0 if entry is not None else False) or self._ordinary(low)

    def _is_name(self, i: int) -> bool:
        """Whether the word begins with a capital in the middle of a sentence, too."""
        low = self._low(i)
        if low in MONTHS_AND_DAYS:
            return self._language == "en" and (low not in _AMBIGUOUS or self._is_month(i))
        span = self._named.get(i)
        small = low in FUNCTION_WORDS and (span is None or i > span.first or span.last == i + 1)
        if span is not None and not small and self._is_place(span):
            return span.language == "en" or low not in AREA_NOUNS
        if self._is_body(i) or self._is_body(i - 1):
            return True
        if self._is_word(low):
            return False
        return low in _SHORTENED or self._is_called(i) or self._is_given(i) or self._is_given(i - 1)

    def _is_body(self, i: int) -> bool:
        return 0 <= i < len(self._tokens) - 1 and (self._low(i), self._low(i + 1)) in _BODIES

    def _is_given(self, i: int) -> bool:
        """Whether the word is a first name."""
        word = self._name_words.get(self._low(i)) if i >= 0 else None
        return word is not None and word.first >= _GIVEN and not word.common

    def _is_month(self, i: int) -> bool:
        around = [self._tokens.words[k].lower() for k in (i - 1, i + 1) if 0 <= k < len(self._tokens)]
        return any(w[0].isdigit() for w in around) or (i > 0 and around[0] in _BEFORE_MONTHS)

    def _is_called(self, i: int) -> bool:
        """Whether a noun stands before the word that gives a settlement its name: "the village of", «селі»."""
        before = self._low(i - 1) if i else ""
        if self._language == "en":
            return before == "of" and i > 1 and self._low(i - 2) in SETTLEMENT_NOUNS
        return before in VILLAGE_NOUNS

    def _is_place(self, span: Span) -> bool:
        if span.first not in self._known:
            self._known[span.first] = self._judged(span)
        return self._known[span.first]

    def _judged(self, span: Span) -> bool:
        before = self._low(span.first - 1) if span.first else ""
        placed = before in _PLACING or self._is_listed(span)
        if self._is_called(span.first) or span.entry.is_adjective:
            return True
        return (self._in_english if span.language == "en" else self._in_cyrillic)(span, placed=placed)

    def _in_english(self, span: Span, *, placed: bool) -> bool:
        entry, several = span.entry, span.last > span.first + 1
        written = [self._low(k) for k in range(span.first, span.last) if self._tokens.words[k][0].isalpha()]
        people = entry.top_log_population
        if not all(map(self._is_word, written)):
            return several or placed or people >= _VILLAGE or self._has_area(span)
        if several:
            return people >= _CITY and written[0] != "the"
        if len(written[0]) < _LONG or written[0] in FUNCTION_WORDS:
            return False  # "in", "or", "car"
        if entry.top_level >= _COUNTRY:
            return True
        towns = zip(entry.level.tolist(), entry.log_population.tolist(), strict=True)
        return max((n for level, n in towns if level == 0), default=0.0) >= (_CITY if placed else _GREAT)

    def _in_cyrillic(self, span: Span, *, placed: bool) -> bool:
        """Most words of Ukrainian and Russian are a village's name somewhere, in one of its cases."""
        entry, several, low = span.entry, span.last > span.first + 1, self._low(span.first)
        if entry.top_level >= _COUNTRY:
            return True
        if not several and (len(low) < _LONG or low in _WORDS_CYRILLIC or low in FUNCTION_WORDS):
            return False
        least = _HAMLET if several else _VILLAGE if placed else _TOWN
        far = _ABROAD if placed or not entry.is_inflected else _FAR
        found = zip(entry.places, entry.level.tolist(), entry.log_population.tolist(), strict=True)
        return any(
            people >= (least if place.country in COUNTRIES else far)
            for place, level, people in found
            if level in (0, _DIVISION)
        )

    def _has_area(self, span: Span) -> bool:
        """Whether another place's name follows behind a comma: "Cross, South Carolina"."""
        return span.last + 1 in self._named and self._low(span.last) == ","

    def _is_listed(self, span: Span) -> bool:
        """Whether another place's name stands before it in a list."""
        if span.first < 2 or self._low(span.first - 1) not in _LISTED:
            return False
        before = self._named.get(span.first - 2)
        return before is not None and self._is_place(before)
