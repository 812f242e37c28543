"""Groups of people in a sentence: "20 students", "her two sons", "a 5-year-old boy", «двоє пасажирів», «жінка»."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from geo.events import people_words as people
from geo.events.amounts import VAGUE, amount_at, upper_end
from geo.events.calendar_words import NUMBERS
from geo.events.words import Words

_ARTICLES = frozenset("a an the one another his her their its".split())
_POSSESSIVES = frozenset(
    "his her their its the all another other його її їх його їхній їхня его её ее их двое".split()
)
_HEDGES = frozenset(
    "between від от at least more than over some about around nearly almost up to as many another a further an estimated also all other "
    "щонайменше принаймні понад близько до майже минимум более больше около почти как не менее по меньшей крайней мере меншій мірі ще еще ещё".split()
)
_STOPS = frozenset(
    "were was is are have has had been be being when after as while who whom whose which that and or but in on at from near by with during "
    "to into for of off outside inside under over before since until amid following leaving including among left right there only "
    "not no і й та и а але но що который які которые які котрі у в на з із с від от из под під біля около внаслідок в під час при за по "
    "до серед среди числе зокрема включая включно було был была были стали ще ещё еще та сообщил повідомив".split()
)  # fmt: skip
_LOWER_BOUND = re.compile(
    r"\b(?:at least|more than|over|minimum|по меньшей мере|по крайней мере|щонайменше|принаймні|понад|більше|больше|свыше|как минимум|не менее|более|минимум)\s*$"
)
_GROWN = ("зрос", "зріс", "вырос", "возрос", "збільш", "увелич")
_LONGEST = 4  # words of a group after its number
_ADJECTIVE = re.compile(
    r"(?:ий|ій|ої|ого|ому|ый|ой|ая|яя|ую|юю|него|его|річн\w+|летн\w+|літн\w+|ня|ню)$|^(?:місцев|одн)\w*$"
)
_SLAIN = frozenset("killed murdered assassinated slain".split())
_CLAIMING = frozenset("claimed claiming cost costing took taking".split())
_OPENING = frozenset({"dozen", "he", "she", "він", "вона", "он", "она", *_ARTICLES, *_POSSESSIVES})
_PEOPLE = (
    "член", "пілот", "пилот", "льотчик", "лётчик", "летчик", "водії", "водител", "військов", "военн", "бійц", "бойц", "солдат", "жінк",
    "женщин", "чоловік", "мужчин", "діт", "дет", "поліцейськ", "полицейск", "пасажир", "пассажир", "брат", "сест", "робітник", "рабоч",
    "жител", "мешкан", "журналіст", "журналист", "медик", "шахтар", "шахт", "рибалк", "рыбак", "студент", "постраждал", "пострадавш",
    "супруг", "потерпіл", "загибл", "погибш",
)  # fmt: skip
_JOINING = frozenset("and та і й и".split())
_HEADLINED = frozenset("kill kills".split())
_HE = frozenset("he she він вона он она".split())
_DIES = ("died", "загину", "погиб", "помер", "умер", "сконча")
_PEOPLE_OF = frozenset(
    "members member of людей людини человек человека осіб особи person people persons".split()
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """People at words `first`..`after` (exclusive).

    Attributes:
        number: how many.
        high: the upper end of a range, "five to seven"; 0 where one number is told.
        vague: the number is only a lower bound, as in "dozens".
        bound: told with "at least", "more than".
        children, civilians: the words say that they are.
    """

    first: int
    after: int
    number: int
    high: int = 0
    vague: bool = False
    bound: bool = False
    children: bool = False
    civilians: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Harm:
    """People harmed at one word of harm.

    Attributes:
        kind: "killed", "injured", "missing" or "captured".
        at: index of the word of harm.
        groups: the people, one or more groups that add up.
        counted: the words give a count of the dead ("counted five dead"), not a deed.
    """

    kind: str
    at: int
    groups: tuple[Group, ...]
    counted: bool = False


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
            group = replace(group, after=_past_ages(words, group.after))
            found.append(group)
            free = group.after
    return tuple(found)


def _past_ages(words: Words, i: int) -> int:
    """ "Two youths of 15 and 18": the word after the ages."""
    if (
        words.low[i : i + 1] not in (("of",), ("aged",))
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
        named = _named(words, i)
        if named is not None:
            return named
    if i and words.low[i - 1] in _HEADLINED:
        return _bare(words, i)
    if not _can_open(word):
        return None
    if people.is_both(word):
        return _both(words, i)
    return _counted(words, i) or _one(words, i) or _pronoun(words, i)


@lru_cache(maxsize=20_000)
def _can_open(word: str) -> bool:
    """True for a word with which people can begin to be told of; most words are none."""
    if (
        word[0].isdigit()
        or "-" in word
        or word in NUMBERS
        or word in VAGUE
        or word in _OPENING
        or people.is_both(word)
    ):
        return True
    if word.isascii():
        return people.is_pair(word)
    return people.is_pair(word) or people.is_single(word) or _ADJECTIVE.search(word) is not None


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
    if words.low[after : after + 1] == ("lives",) and i and words.low[i - 1] in _CLAIMING:
        return Group(first=i, after=after + 1, number=number, vague=vague)
    while end < len(words) and end - after < _LONGEST and _goes_on(words, end):
        if people.is_thing(words.low[end]):
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
    named = _goes_on(words, end + 1) and not (
        people.is_thing(other) or _can_open(other) or other[0].isdigit()
    )
    return end + 2 if named and (verb in ("were", "have", "are") or people.harm(verb)) else end


def _goes_on(words: Words, i: int) -> bool:
    """True where word `i` still belongs to the group before it."""
    joint = words.joint(i).strip()
    if joint and joint not in ("-", "‑", "'", "’", "«", "»", '"'):
        return False
    word = words.low[i]
    befallen = people.harm(word) or people.fate(words, i)
    return word not in _STOPS and not befallen and amount_at(words, i)[0] is None


def _one(words: Words, i: int) -> Group | None:
    """One person (or a couple) told without a number."""
    word = words.low[i]
    english = word in _ARTICLES
    j = i + 1 if english else i
    while j < len(words) and j - i <= _LONGEST and (j == i or _inside_one(words, j)):
        head = words.low[j]
        if people.is_pair(head):
            return _made(i, j, 2, head)
        if english and people.is_person(head) and not _compound(words, j):
            return _made(i, j, 1, head)
        if not english and people.is_single(head):
            return _made(i, j, 1, head)
        if not english and not (_ADJECTIVE.search(head) or head[0].isdigit() or head in _POSSESSIVES):
            return None
        if head in _STOPS or people.harm(head) or (people.is_thing(head) and not _age(words, j)):
            return None
        j += 1
    return None


def _bare(words: Words, i: int) -> Group | None:
    """ "Bomb kills police chief": one person, as headlines leave articles out; else what begins at word `i` otherwise."""
    for j in range(i, min(i + 2, len(words))):
        if j > i and words.joint(j).strip():
            break
        if people.is_person(words.low[j]) and not _compound(words, j):
            return _made(i, j, 1, words.low[j])
    return (_counted(words, i) or _one(words, i)) if _can_open(words.low[i]) else None


def _pronoun(words: Words, i: int) -> Group | None:
    """ "He died in hospital", «він загинув на місці»: one person, told of before."""
    dies = words.low[i + 1 : i + 2] and words.low[i + 1].startswith(_DIES) and not words.joint(i + 1).strip()
    return _made(i, i, 1, words.low[i]) if words.low[i] in _HE and dies else None


def _both(words: Words, i: int) -> Group | None:
    """ "Both pilots", «обидва члени екіпажу», and «обоє загинули»: two people; none in "both attacks"."""
    end = i + 1
    while end < len(words) and end - i <= _LONGEST and _goes_on(words, end):
        if people.is_thing(words.low[end]):
            return None
        end += 1
    named = words.low[i + 1 : end]
    told = any(map(_names_people, named)) or (not named and end < len(words) and people.harm(words.low[end]))
    return _made(i, end - 1, 2, words.low[end - 1]) if told else None


def _names_people(word: str) -> bool:
    """True for a plural that can only be people."""
    return (
        people.is_person(word.removesuffix("s"))
        or word in ("men", "women", "members", "children")
        or word.startswith(_PEOPLE)
    )


def _named(words: Words, i: int) -> Group | None:
    """ "Shinzo Abe was shot dead": one person by name."""
    verb = words.low[i + 1 : i + 3]
    passive = len(verb) == 2 and verb[0] == "was" and (verb[1] in _SLAIN or verb == ("was", "shot"))
    if not passive or not words.text[words.starts[i]].isupper() or i == 0 or words.joint(i + 1).strip(" ,"):
        return None
    first = words.text[words.starts[i - 1]].isupper() or words.low[i - 1].endswith(("minister", "president"))
    first = first or words.joint(i + 1).strip() == ","  # "Haniyeh, the leader of Hamas, was killed"
    return _made(i, i + 1, 1, words.low[i]) if first else None


def _inside_one(words: Words, j: int) -> bool:
    joint = words.joint(j).strip()
    return not joint or joint in ("-", "‑")


def _age(words: Words, j: int) -> bool:
    """ "6-year-old": the year belongs to the person."""
    return j > 0 and words.low[j - 1].isdigit() and bool(words.joint(j).strip())


def _compound(words: Words, j: int) -> bool:
    """ "a police officer training centre", "a student dormitory": the person only names a thing."""
    after = words.low[j + 1] if j + 1 < len(words) and not words.joint(j + 1).strip() else ""
    return people.is_person(after) or after in (
        "dormitory",
        "hostel",
        "shelter",
        "bus",
        "car",
        "home",
        "base",
        "post",
        "camp",
    )


def _made(i: int, j: int, number: int, head: str) -> Group:
    return Group(
        first=i,
        after=j + 1,
        number=number,
        children=people.is_child(head),
        civilians=people.is_civilian(head),
    )


def is_hedge(word: str) -> bool:
    """True for words that stand between a verb and its number: "at least", «щонайменше»."""
    return word in _HEDGES
