"""Inflected Ukrainian and Russian names: which names could this form be a case of?

Own suffix rules, no dictionary. A form gets every nominative that its ending allows; the caller keeps
those that the gazetteer knows, so a rule may be generous. Words of a compound name agree in case, number
and gender («Кривому Розі»: masculine locative), which keeps the combinations few. Everything here works
on folded text (`names.fold`: lower-case, ё as е, ґ as г, no apostrophes or hyphens).

The rules follow the school grammar of both languages: declensions I-IV, і/о/е and fleeting vowels, г-з,
к-ц, х-с before -і, adjectives, possessives in -ів/-ов.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import product
from typing import Literal

Language = Literal["uk", "ru"]

# What a form can be, as bits: cases, then gender or plural. Two words agree when they share one of each.
_CASES = {"n": 1, "g": 2, "d": 4, "a": 8, "i": 16, "l": 32}
_FORMS = {"m": 64, "f": 128, "t": 256, "p": 512}  # masculine, feminine, neuter, plural
_ANY_CASE, _ANY_FORM = 63, 960
_UNCHANGED = _ANY_CASE | _ANY_FORM
UNGOVERNED = _CASES["n"] | _CASES["g"] | _CASES["a"]
"""Cases, as bits of `word_candidates`, in which a noun can open a sentence without a preposition before it."""

# One line a paradigm: form, endings of the nominative, then "case:endings" (0 is no ending).
# ^ lets the stem close again: о, е, є of an open syllable becomes і, ї (Харков-а, Харків).
# ~ lets a fleeting vowel back between the last two consonants (Лубн-и, Лубен; Кременц-я, Кременець).
_UK = """
m 0^~  ga:а gdl:у dl:ові il:ом l:і
m 0^   ga:я dl:ю dl:еві i:ем l:і
m ь^~  ga:я dl:ю dl:еві i:ем l:і
m й    ga:я gdl:ю dl:єві i:єм l:ї
f а    g:и dl:і a:у i:ою
f я    gdl:і a:ю i:ею gdl:ї i:єю
f 0^   gdl:і i:ю
f ь^   gdl:і i:ю
t о    g:а d:у i:ом l:і
t е    g:а d:у i:ом l:і dl:ові
t е    g:я d:ю i:ем l:і
t я    d:ю i:ям l:і
p и    g:0~ g:ів d:ам i:ами l:ах
p і    g:0~ g:ів d:ам i:ами l:ах d:ям i:ями l:ях g:їв g:ей
p ї    g:їв d:ям i:ями l:ях
p а    g:0~ d:ам i:ами l:ах
m ий   ga:ого dl:ому i:им l:ім
m ій   ga:ього dl:ьому i:ім l:ім ga:ого dl:ому
m 0^   ga:ого dl:ому i:им l:ім
f а    g:ої dl:ій a:у i:ою
f я    g:ьої dl:ій a:ю i:ьою
t е    g:ого dl:ому i:им l:ім
t є    g:ього dl:ьому i:ім l:ім
p і    gl:их d:им i:ими gl:іх d:ім i:іми
"""
_RU = """
m 0~   ga:а d:у i:ом l:е i:ем l:у
m 0    i:ым l:ом
m ь~   ga:я d:ю i:ем l:е
m й    ga:я d:ю i:ем l:е l:и
f а    g:ы g:и dl:е a:у i:ой i:ою i:ей
f я    gdl:и dl:е a:ю i:ей i:ею
f ь~   gdl:и i:ью
f 0    gdl:и i:ью
t о    g:а d:у i:ом l:е i:ым
t е    g:я d:ю i:ем g:а d:у i:ом l:и
t я    d:ю i:ям l:и
p ы    g:0~ g:ов d:ам i:ами l:ах g:ев
p и    g:0~ g:ов d:ам i:ами l:ах g:ей d:ям i:ями l:ях
p а    g:0~ d:ам i:ами l:ах
m ый   ga:ого d:ому i:ым l:ом
m ий   ga:ого d:ому i:им l:ом ga:его d:ему l:ем
m ой   ga:ого d:ому i:ым l:ом i:им
f ая   gdil:ой a:ую i:ою gdil:ей
f яя   gdil:ей a:юю i:ею
t ое   g:ого d:ому i:ым l:ом i:им
t ее   g:его d:ему i:им l:ем
p ые   gl:ых d:ым i:ыми
p ие   gl:их d:им i:ими
"""
# Consonants that change before the -і of the Ukrainian dative and locative: what is read, what it was.
_SOFTENED = {"ц": "к", "з": "г", "с": "х"}
_OF_NOUNS, _ADJECTIVAL = frozenset({"ом", "у", "а"}), ("ськ", "цьк", "зьк")
_VOWELS = frozenset("аеєиіїоуюяыэ")
_DOUBLED = ("нн", "лл", "тт", "сс", "чч", "жж", "шш", "зз", "дд")
_MAX_COMBINATIONS = 256

_Rule = tuple[str, str, int]  # ending of the nominative, its marks, bits


def _table(text: str) -> dict[str, tuple[_Rule, ...]]:
    """Paradigms as endings -> the rules that take such a form back to its nominative."""
    rules: dict[str, dict[_Rule, None]] = {}
    for line in text.split("\n"):
        if not line:
            continue
        form, nominative, *cases = line.split()
        base = nominative.rstrip("^~")
        marks = nominative[len(base) :]
        for item in cases:
            letters, ending = item.split(":")
            bits = _FORMS[form] | sum(_CASES[c] for c in letters)
            own = marks.replace("~", "") + ("-" if ending.endswith("~") else "+" if "~" in marks else "")
            rule = (base.replace("0", ""), own, bits)
            rules.setdefault(ending.rstrip("~").replace("0", ""), {})[rule] = None
    return {ending: tuple(found) for ending, found in rules.items()}


_RULES: dict[Language, dict[str, tuple[_Rule, ...]]] = {"uk": _table(_UK), "ru": _table(_RU)}
_LONGEST = max(len(ending) for table in _RULES.values() for ending in table)


def languages_of(text: str) -> tuple[Language, ...]:
    """The languages that the letters of folded `text` leave open; none for text that is not Cyrillic."""
    if any(c in "іїє" for c in text):
        return ("uk",)
    if any(c in "ыэъ" for c in text):
        return ("ru",)
    return ("uk", "ru") if any("а" <= c <= "я" for c in text) else ()


@lru_cache(maxsize=16_384)
def word_candidates(word: str, language: Language) -> tuple[tuple[str, int], ...]:
    """Nominatives that folded `word` could be a form of, each with its agreement bits, likeliest first.

    The word itself comes first, as a form that agrees with anything ("на" and "Дону" in Ростове-на-Дону).
    """
    found: dict[str, int] = {word: _UNCHANGED}
    table = _RULES[language]
    for length in range(min(_LONGEST, len(word) - 2), -1, -1):
        cut = len(word) - length
        stem, ending = word[:cut], word[cut:]
        for base, marks, bits in table.get(ending, ()):
            for nominative in _nominatives(stem, ending, base, marks, language):
                if nominative != word:
                    found[nominative] = found.get(nominative, 0) | bits
    return tuple(found.items())


def _nominatives(stem: str, ending: str, base: str, marks: str, language: Language) -> list[str]:
    stems = [stem]
    if language == "uk":
        if ending == "і" and stem[-1] in _SOFTENED:
            stems.append(stem[:-1] + _SOFTENED[stem[-1]])
            if stem.endswith("цц"):  # «у Дацці» is Дакка
                stems.append(stem[:-2] + "кк")
        elif ending == "ю" and base in ("", "ь") and stem[-2:] in _DOUBLED:
            stems = [stem[:-1]]
    if base == "" and stem[-1] in _VOWELS:
        return []
    if base == "е" and ending in _OF_NOUNS and stem.endswith(_ADJECTIVAL):
        return []  # «під Красноярськом» is near Красноярськ; of Красноярське it would be «Красноярським»
    if "^" in marks:
        stems += [closed for s in stems if (closed := _closed(s))]
    if "+" in marks:
        stems += _with_vowel(stems[0])
    if marks.endswith("-"):
        stems += _without_vowel(stem)
    return [s + base for s in stems]


def _closed(stem: str) -> str:
    """харков -> харків, києв -> київ, тернопол -> тернопіл; empty where nothing changes."""
    if len(stem) < 3:
        return ""
    swap = {"о": "і", "е": "і", "є": "ї"}.get(stem[-2])
    return stem[:-2] + swap + stem[-1] if swap and stem[-1] not in _VOWELS else ""


def _with_vowel(stem: str) -> list[str]:
    """кременц -> кременец, городк -> городок; ельц -> елец."""
    if len(stem) < 3 or stem[-1] in _VOWELS or stem[-2] in _VOWELS:
        return []
    head = stem[:-2] if stem[-2] in "ьй" else stem[:-1]
    return [head + vowel + stem[-1] for vowel in ("е", "о")] + (
        [head + "є" + stem[-1]] if stem[-2] == "й" else []
    )


def _without_vowel(form: str) -> list[str]:
    """лубен -> лубн, ровенек -> ровеньк, валуек -> валуйк."""
    if len(form) < 4 or form[-1] in _VOWELS or form[-2] not in "еоьє":
        return []
    head = form[:-2]
    if head[-1] in _VOWELS:
        return [head + "й" + form[-1]]
    return [head.rstrip("ь") + "ь" + form[-1], head.rstrip("ь") + form[-1]]


@lru_cache(maxsize=4096)
def candidates(name: str, language: Language | None = None) -> tuple[str, ...]:
    """Folded names that folded `name` could be an inflected form of, without `name` itself.

    Args:
        name: folded words, single spaces between them.
        language: `uk` or `ru`; None leaves it to the letters.
    """
    words = name.split(" ")
    found: dict[str, None] = {}
    for tongue in (language,) if language else languages_of(name):
        options = [word_candidates(word, tongue) for word in words if len(word) > 0]
        if not options:
            continue
        for combination in _combinations(options):
            found[" ".join(word for word, _ in combination)] = None
    found.pop(name, None)
    return tuple(found)


def _combinations(options: list[tuple[tuple[str, int], ...]]) -> list[tuple[tuple[str, int], ...]]:
    """Choices of one candidate a word that agree with one another, at most `_MAX_COMBINATIONS`."""
    if len(options) > 4:  # no declined name is longer; the rest of a long one hardly ever changes
        options = [o if i < 2 or i == len(options) - 1 else o[:1] for i, o in enumerate(options)]
    agreed: list[tuple[tuple[str, int], ...]] = []
    for combination in product(*options):
        bits = _UNCHANGED
        for _, own in combination:
            bits &= own
        if bits & _ANY_CASE and bits & _ANY_FORM:
            agreed.append(combination)
            if len(agreed) >= _MAX_COMBINATIONS:
                break
    return agreed
