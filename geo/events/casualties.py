"""How many people were killed and injured, as a sentence says it.

Digits, number words and inflected Ukrainian and Russian numerals; "at least" gives a lower bound, "no
casualties" gives 0 (which is not "unknown"), "dozens" stays uncounted. Totals over a war or a year
belong to no single incident and are left out.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from geo.events.calendar_words import NUMBERS
from geo.events.words import Words
from geo.model import Casualties

_KILLED = (
    "killed",
    "kills",
    "killing",
    "dead",
    "died",
    "deaths",
    "death",
    "fatalities",
    "fatality",
    "lives",
    "slain",
)
_KILLED_STEMS = ("загин", "загибл", "вбит", "убит", "погиб", "помер", "умер", "жертв")
_INJURED = (
    "injured",
    "injures",
    "injuring",
    "wounded",
    "wounds",
    "wounding",
    "hurt",
    "injuries",
    "hospitalised",
    "hospitalized",
)
_INJURED_STEMS = ("поранен", "постраждал", "ранен", "пострада", "травмова", "ранил")
_CHILDREN = ("children", "child", "kids", "girls", "boys", "teenagers", "minors")
_CHILDREN_STEMS = ("діт", "дит", "дет", "ребен", "ребён", "підлітк", "подростк")
_CIVILIANS = ("civilians", "civilian", "residents", "villagers")
_CIVILIANS_STEMS = ("цивільн", "мирн", "гражданск", "мешкан", "жител")
_PEOPLE = (*_CHILDREN, *_CIVILIANS, "people", "persons", "person", "others", "other", "men", "women", "man", "woman", "soldiers",
           "troops", "servicemen", "members", "workers", "more", "were", "was", "have", "been", "had", "as",
           "reported", "and", "being", "killed", "or", "confirmed", "also", "civilian", "left", "a", "the", "feared", "at",
           "є", "людей", "людини", "людина", "человек", "человека", "осіб", "особи", "було", "были", "ще", "еще", "ещё", "та", "и", "й",
           "чоловік", "військових", "военных", "жінок", "женщин")  # fmt: skip
_INCLUDING = ("including", "among", "включаючи", "зокрема", "серед", "включая", "среди", "числе")
_AT_LEAST = re.compile(
    r"\b(?:at least|more than|over|minimum|щонайменше|принаймні|понад|більше|как минимум|не менее|более|минимум)\s*$"
)
_NONE = re.compile(
    r"\bno (?:casualties|injuries|deaths|one was (?:killed|hurt|injured)|fatalities)\b|\bnobody was (?:killed|hurt|injured)\b|"
    r"\bwithout casualties\b|\bобійшлося без (?:жертв|постраждалих)\b|\b(?:жертв|постраждалих|загиблих) (?:немає|нема)\b|"
    r"\b(?:пострадавших|жертв|погибших) нет\b|\bобошлось без (?:жертв|пострадавших)\b"
)
_NOT_KILLED = re.compile(r"\bno (?:deaths|fatalities|one was killed)\b|\bзагиблих нем|\bпогибших нет\b")
_NOT_HURT = re.compile(r"\bno injuries\b|\b(?:no one|nobody) was (?:injured|hurt)\b")
_TOTAL = re.compile(
    r"\bsince (?:the (?:start|beginning|war)|the full|\d|(?:last )?[a-z]+ \d|january|february|march|april|may|june|july|august|september|october|november|december|last)|\bthroughout the (?:war|year)|\bduring the (?:war|conflict)|"
    r"\bin total since\b|\bthis year\b|\bз початку\b|\bс начала\b|\bза (?:рік|год|війну|войну)\b"
)
_REACH = 6
_LARGEST = 1_000_000


def find_casualties(
    words: Words, sentence: str, *, taken: Sequence[tuple[int, int]] = ()
) -> Casualties | None:
    """People harmed as the sentence of these words says; None where it says nothing countable.

    Args:
        words: the words of the sentence.
        sentence: the sentence itself.
        taken: character offsets of dates; their numbers count no people.
    """
    low = sentence.lower()
    if _TOTAL.search(low):
        return None
    found: dict[str, int] = {}
    bound = False
    for i in range(len(words)):
        number, width = _number(words, i)
        if number is None or _is_unit(words, i + width) or (i and words.low[i - 1] == "no"):
            continue
        if any(start < words.ends[i] and words.starts[i] < end for start, end in taken):
            continue
        kind = _kind(words, i, i + width)
        if kind is None or kind in found:
            continue
        found[kind] = number
        if kind == "killed_best" and _AT_LEAST.search(low[: words.starts[i] - words.starts[0]]):
            bound = True
    if not found:
        return _none_hurt(low)
    return _checked(found, bound)


def merge_casualties(one: Casualties, other: Casualties) -> Casualties:
    """Two tellings of the same incident: the first best number stands, differing numbers widen low and high."""
    numbers = [n for c in (one, other) for n in (c.killed_low, c.killed_best, c.killed_high) if n is not None]
    best = one.killed_best if one.killed_best is not None else other.killed_best
    return Casualties(
        killed_low=min(numbers, default=None),
        killed_best=best,
        killed_high=max(numbers, default=None),
        injured=_first(one.injured, other.injured),
        civilians_killed=_first(one.civilians_killed, other.civilians_killed),
        children_killed=_first(one.children_killed, other.children_killed),
    )


def _first(one: int | None, other: int | None) -> int | None:
    return one if one is not None else other


def _none_hurt(low: str) -> Casualties | None:
    if not _NONE.search(low):
        return None
    if _NOT_KILLED.search(low):
        return Casualties(killed_low=0, killed_best=0, killed_high=0)
    if _NOT_HURT.search(low):
        return Casualties(injured=0)
    return Casualties(killed_low=0, killed_best=0, killed_high=0, injured=0)


def _checked(found: dict[str, int], bound: bool) -> Casualties:
    best = found.get("killed_best")
    made = Casualties(
        killed_low=best,
        killed_best=best,
        killed_high=None if bound else best,
        injured=found.get("injured"),
    )
    for part in ("children_killed", "civilians_killed"):
        number = found.get(part)
        if number is not None and best is not None and number <= best:
            made = replace(made, **{part: number})
    return made


def _number(words: Words, i: int) -> tuple[int | None, int]:
    """The number at word `i` and how many words it takes."""
    word = words.low[i]
    if word[0].isdigit():
        digits = word.replace(",", "") if re.fullmatch(r"\d{1,3}(?:,\d{3})+", word) else word
        return (
            (int(digits), 1)
            if digits.isdecimal() and len(digits) <= 7 and int(digits) <= _LARGEST
            else (None, 1)
        )
    value = NUMBERS.get(word)
    if value is None and "-" in word:
        tens, _, unit = word.partition("-")
        if NUMBERS.get(tens, 0) >= 20 and 0 < NUMBERS.get(unit, 0) < 10:
            return NUMBERS[tens] + NUMBERS[unit], 1
    if value is None or word in ("a", "an"):
        return None, 1
    if (
        value >= 20
        and i + 1 < len(words)
        and 0 < NUMBERS.get(words.low[i + 1], 0) < 10
        and words.low[i + 1] not in ("a", "an")
    ):
        return value + NUMBERS[words.low[i + 1]], 2
    return value, 1


_UNITS = (
    "kilometers", "kilometres", "km", "years", "year", "days", "hours", "percent", "%", "missiles", "drones", "rockets", "houses",
    "buildings", "apartments", "times", "miles", "meters", "metres", "villages", "settlements", "regions", "countries", "weeks",
    "months", "million", "billion", "year-old", "months-old", "ракет", "дронів", "дронов", "будинків", "домов", "років", "лет", "км",
)  # fmt: skip


def _is_unit(words: Words, i: int) -> bool:
    return i < len(words) and words.low[i] in _UNITS


def _kind(words: Words, first: int, after: int) -> str | None:
    """What the number at words `first`..`after` (exclusive) counts."""
    included = first > 0 and any(w in _INCLUDING for w in words.low[max(0, first - 3) : first])
    if included and any(_is_a(w, _CHILDREN, _CHILDREN_STEMS) for w in words.low[after : after + 3]):
        return "children_killed"
    if included and any(_is_a(w, _CIVILIANS, _CIVILIANS_STEMS) for w in words.low[after : after + 3]):
        return "civilians_killed"
    if included:
        return None
    return _told_before(words, first) or _told_after(words, after)


_BEFORE = frozenset(
    "at least more than over some about around to rose risen rises up toll reached another "
    "щонайменше принаймні понад минимум более как не менее ще еще ещё".split()
)


def _told_before(words: Words, first: int) -> str | None:
    """ "killing 20", "killed at least 20", "the death toll rose to 21", «загинули 20 людей»."""
    for i in range(first - 1, max(first - _REACH, -1), -1):
        if words.joint(i + 1).strip():  # a comma, a bracket, a quotation mark: another phrase
            return None
        kind = _harm(words.low[i])
        if kind or words.low[i] not in _BEFORE:
            return kind
    return None


def _told_after(words: Words, after: int) -> str | None:
    """ "20 people were killed", "12 others injured", «пятеро ранены»."""
    for i in range(after, min(after + _REACH, len(words))):
        if words.joint(i).strip():
            return None
        kind = _harm(words.low[i])
        if kind:
            return kind
        if words.low[i] not in _PEOPLE and not words.low[i].startswith((*_CIVILIANS_STEMS, *_CHILDREN_STEMS)):
            return None
    return None


def _harm(word: str) -> str | None:
    if _is_a(word, _KILLED, _KILLED_STEMS):
        return "killed_best"
    return "injured" if _is_a(word, _INJURED, _INJURED_STEMS) else None


def _is_a(word: str, exact: tuple[str, ...], stems: tuple[str, ...]) -> bool:
    return word in exact or (bool(stems) and word.startswith(stems))
