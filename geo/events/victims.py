"""Groups of people in a sentence: "20 students", "her two sons", "a 5-year-old boy", «двоє пасажирів», «жінка»."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from geo.events import people_words as people
from geo.events.amounts import VAGUE, amount_at, upper_end
from geo.events.groups import Group
from geo.events.numerals import is_numeral
from geo.events.single_people import (
    ADJECTIVE,
    ARTICLES,
    LONGEST,
    POSSESSIVES,
    both_of,
    by_name,
    goes_on,
    is_compound,
    one_person,
    person,
    pronoun,
    titled,
)
from geo.events.words import Words

_HEDGES = frozenset(
    "between від от at least more than over some about around nearly almost up to as many another a further an estimated also all other "
    "щонайменше принаймні понад близько до майже минимум более больше около почти как не менее по меньшей крайней мере меншій мірі ще еще ещё".split()
)
_LOWER_BOUND = re.compile(
    r"\b(?:at least|more than|over|minimum|по меньшей мере|по крайней мере|щонайменше|принаймні|понад|більше|больше|свыше|как минимум|не менее|более|минимум)\s*$"
)
_GROWN = ("зрос", "зріс", "вырос", "возрос", "збільш", "увелич")
_MORE = frozenset(
    "another further additional more third fourth fifth ще іще ещё еще третій третя третий третья".split()
)
_CLAIMING = frozenset(
    "claimed claims claiming cost costs costing took taken takes taking at least nearly over about another some than обірвав обірвала обірвало обірвали оборвал оборвала унёс унес унесла унесло забрав забрала забрало щонайменше понад не менее более около".split()
)
_OF = frozenset("of из з із зі".split())
_FAMILY = frozenset("семья семью семьи сім'я сім'ю сім'ї родина родину экипаж екіпаж".split())
_OF_SO_MANY = frozenset("из з із зі".split())
_LIVES = frozenset("lives життів жизней".split())
_OPENING = frozenset({"dozen", "half", "he", "she", "він", "вона", "он", "она", *ARTICLES, *POSSESSIVES})
_JOINING = frozenset("and та і й и".split())
_HEADLINED = frozenset("kill kills".split())
_PEOPLE_OF = frozenset(
    "members member of людей людини человек человека осіб особи person people persons".split()
)


def find_groups(words: Words, taken: Sequence[tuple[int, int]]) -> tuple[Group, ...]:
    """Every group of people, in order, without overlaps.

    Args:
        words: the words of the sentence.
        taken: character offsets of dates; their numbers count no people.
    """
    found: list[Group] = []
    low = words.low
    opening = {i for i, opens in enumerate(map(_can_open, low)) if opens}
    opening.update(i + 1 for i, word in enumerate(low[:-1]) if word in _HEADLINED)  # "kills police chief"
    opening.update(i - 1 for i, word in enumerate(low) if i and word == "was")  # "Shinzo Abe was shot dead"
    free = 0
    for i in sorted(opening):
        group = None if i < free or _in(words, i, taken) else _group_at(words, i)
        if group is not None:
            group = replace(group, after=_past_ages(words, group.after), more=_is_more(words, group))
            found.append(group)
            free = group.after
    return tuple(_some_of_them(words, found))


def _some_of_them(words: Words, found: Sequence[Group]) -> Iterator[Group]:
    """ "Five of the 30 passengers", «один из трёх братьев»: five, and one."""
    held: Group | None = None
    for group in found:
        if held is not None:
            between = words.low[held.after : group.first]
            of_them = (
                between[:1]
                and between[0] in _OF
                and (len(between) == 1 or between[1:] in (("the",), ("all",)))
            )
            if of_them and held.number < group.number and not held.vague:
                held = replace(held, after=group.after, children=group.children, civilians=group.civilians)
                continue
            yield held
        held = group
    if held is not None:
        yield held


def _is_more(words: Words, group: Group) -> bool:
    """ "Another two", "two more", "a third", «ще двоє»: people beside those told of before."""
    inside = words.low[max(0, group.first - 1) : group.after + 1]
    return not _MORE.isdisjoint(inside[: 1 + group.after - group.first]) or inside[-1:] == ("more",)


def _past_ages(words: Words, i: int) -> int:
    """ "Two youths of 15 and 18": the word after the ages."""
    if (
        words.low[i : i + 1] not in (("of",), ("aged",))
        or words.joint(i).strip(" ,")
        or not words.low[i + 1 : i + 2]
        or not words.low[i + 1].isdecimal()
    ):
        return i
    i += 2
    while words.low[i : i + 1] == ("and",) and words.low[i + 1 : i + 2] and words.low[i + 1].isdecimal():
        i += 2
    return i


def _in(words: Words, i: int, taken: Sequence[tuple[int, int]]) -> bool:
    return any(start < words.ends[i] and words.starts[i] < end for start, end in taken)


def _group_at(words: Words, i: int) -> Group | None:
    word = words.low[i]
    if i + 1 < len(words) and words.low[i + 1] == "was":
        named = by_name(words, i)
        if named is not None:
            return named
    if i and words.low[i - 1] in _HEADLINED:
        return _bare(words, i)
    if not _can_open(word):
        return None
    if word.isascii() and people.is_person(word) and word not in _OPENING:
        return titled(words, i)
    if people.is_both(word):
        return both_of(words, i)
    if word in _FAMILY:
        return _family(words, i)
    return _counted(words, i) or one_person(words, i) or pronoun(words, i)


@lru_cache(maxsize=20_000)
def _can_open(word: str) -> bool:
    """True for a word with which people can begin to be told of; most words are none."""
    if (
        word[0].isdigit()
        or "-" in word
        or is_numeral(word)
        or word in VAGUE
        or word in _OPENING
        or people.is_both(word)
    ):
        return True
    if word.isascii():
        return people.is_pair(word) or people.is_person(word)
    return (
        word in _FAMILY
        or people.is_pair(word)
        or people.is_single(word)
        or ADJECTIVE.search(word) is not None
    )


_CALLED_BY_WORK = (
    "рабоч",
    "военн",
    "пожарн",
    "полиц",
    "заключ",
    "ранен",
    "поранен",
    "служ",
    "військов",
    "полонен",
    "пленн",
    "пожеж",
    "горнораб",
)


def _counted(words: Words, i: int) -> Group | None:
    number, after, vague = amount_at(words, i)
    if number is None or people.is_numbered(words, i) or (i and words.low[i - 1] == "no"):
        return None
    high, after = (0, after) if vague else upper_end(words, i, number, after)
    if words.low[after : after + 1] != () and words.low[after].startswith(
        _GROWN
    ):  # «до 25 зросла кількість жертв»
        return Group(first=i, after=after, number=number, high=high, vague=vague)
    end = after
    if words.low[after : after + 1] and words.low[after] in _LIVES and i and words.low[i - 1] in _CLAIMING:
        return Group(first=i, after=after + 1, number=number, vague=vague)
    while end < len(words) and end - after < LONGEST and goes_on(words, end):
        if people.is_thing(words.low[end]):
            before = words.low[end - 1]
            whose = not before.endswith(("их", "ых", "іх")) or before.startswith(_CALLED_BY_WORK)
            if end > after and not before.isascii() and whose and ADJECTIVE.search(before) is None:
                break  # «двоє водіїв вантажівок»
            return None
        end += 1
    if (
        end < len(words)
        and end == after
        and people.is_thing(words.low[end])
        and words.joint(end).strip() != ":"  # «погибли двое: женщина и её сосед»
    ):
        return None
    if (
        end == after
        and words.low[i].isdigit()
        and (1900 <= number <= 2100 or (high and "-" in words.joint(i + 1)))
    ):
        return None  # a year; a score, "won 5-7"
    end = _with_others(words, end) if end > after else end
    inside = words.low[after:end]
    pair = number < 100 and len(inside) > 0 and inside[-1] == "couples"
    start = words.starts[i] - words.starts[0]
    return Group(
        first=i,
        after=end,
        number=number * 2 if pair else number,
        high=high * 2 if pair else high,
        vague=vague,
        bound=bool(_LOWER_BOUND.search(words.text[words.starts[0] : words.starts[0] + start].lower())),
        children=any(people.is_child(w) for w in inside),
        civilians=any(people.is_civilian(w) for w in inside),
    )


def _with_others(words: Words, end: int) -> int:
    """ "17 patients and staff were killed": the word after those whom the same number counts."""
    if (
        end + 2 >= len(words)
        or words.low[end] not in _JOINING
        or any(words.joint(k).strip() for k in (end, end + 2))
    ):
        return end
    other, verb = words.low[end + 1], words.low[end + 2]
    named = goes_on(words, end + 1) and not (people.is_thing(other) or _can_open(other) or other[0].isdigit())
    return end + 2 if named and (verb in ("were", "have", "are") or people.harm(verb)) else end


def _bare(words: Words, i: int) -> Group | None:
    """ "Bomb kills police chief": one person, as headlines leave articles out; else what begins at word `i` otherwise."""
    for j in range(i, min(i + 2, len(words))):
        if j > i and words.joint(j).strip():
            break
        if people.is_person(words.low[j]) and not is_compound(words, j):
            return person(words, i, j, 1, words.low[j])
    return (_counted(words, i) or one_person(words, i)) if _can_open(words.low[i]) else None


def _family(words: Words, i: int) -> Group | None:
    """«Семья из четырёх человек», «родина з п'яти осіб»."""
    if i + 2 >= len(words) or words.low[i + 1] not in _OF_SO_MANY:
        return None
    group = _counted(words, i + 2)
    return replace(group, first=i) if group is not None else None


def is_hedge(word: str) -> bool:
    """True for words that stand between a verb and its number: "at least", «щонайменше»."""
    return word in _HEDGES
