"""People told of one by one: "a 5-year-old boy", "her driver", "journalist Daria Petrenko", «жінка», "both pilots"."""

from __future__ import annotations

import re

from geo.events import people_words as people
from geo.events.amounts import amount_at
from geo.events.groups import Group
from geo.events.harm_phrases import opens_phrase, phrase_at
from geo.events.words import Words
from geo.parsing.lexicon import MONTHS_AND_DAYS

ARTICLES = frozenset("a an the one another his her their its".split())
POSSESSIVES = frozenset(
    "his her their its the all another other його її їх його їхній їхня его её ее их двое".split()
)
LONGEST = 4  # words of a group after its number
_STOPS = frozenset(
    "were was is are have has had been be being when after as while who whom whose which that and or but in on at from near by with during "
    "to into for of off outside inside under over before since until amid following leaving including among left right there only "
    "not no і й та и а але но що который які которые які котрі у в на з із с від от из под під біля около внаслідок в під час при за по "
    "до серед среди числе зокрема включая включно було был была были стали ще ещё еще та сообщил повідомив".split()
)  # fmt: skip
_LONGEST_NAME = 3
ADJECTIVE = re.compile(
    r"(?:ий|ій|ої|ого|ому|ый|ой|ая|яя|ую|юю|него|его|річн\w+|летн\w+|літн\w+|ня|ню)$|^(?:місцев|одн)\w*$"
)
_SLAIN = frozenset("killed murdered assassinated slain".split())
_PEOPLE = (
    "член", "пілот", "пилот", "льотчик", "лётчик", "летчик", "водії", "водител", "військов", "военн", "бійц", "бойц", "солдат", "жінк",
    "женщин", "чоловік", "мужчин", "діт", "дет", "поліцейськ", "полицейск", "пасажир", "пассажир", "брат", "сест", "робітник", "рабоч",
    "жител", "мешкан", "журналіст", "журналист", "медик", "шахтар", "шахт", "рибалк", "рыбак", "студент", "постраждал", "пострадавш",
    "супруг", "потерпіл", "загибл", "погибш", "хлопц", "парн", "людей", "люди", "человек", "осіб", "товариш", "коллег", "колег", "побратим", "сослужив", "сотрудник", "співробітник", "боевик", "бойовик", "террорист", "терорист", "десантник", "морпех", "силовик", "окупант", "оккупант", "полонен", "пленн", "диверсант",
)  # fmt: skip
_DIES = ("died", "загину", "погиб", "помер", "умер", "сконча")
_PRONOUNCED = (("was", "pronounced", "dead"), ("was", "declared", "dead"))
HE = frozenset("he she він вона он она".split())


def one_person(words: Words, i: int) -> Group | None:
    """One person (or a couple) told without a number."""
    word = words.low[i]
    english = word in ARTICLES
    j = i + 1 if english else i
    while j < len(words) and j - i <= LONGEST and (j == i or _inside_one(words, j)):
        head = words.low[j]
        if people.is_pair(head) and (
            j > i or head not in ("пара", "пару")
        ):  # «літня пара», and not «пара ракет»
            return person(words, i, j, 2, head)
        if english and people.is_person(head) and not is_compound(words, j):
            return person(words, i, j, 1, head)
        if not english and people.is_single(head):
            return person(words, i, j, 1, head)
        if not english and not (ADJECTIVE.search(head) or head[0].isdigit() or head in POSSESSIVES):
            return None
        if head in _STOPS or people.harm(head) or (people.is_thing(head) and not _age(words, j)):
            return None
        j += 1
    return None


def pronoun(words: Words, i: int) -> Group | None:
    """ "He died in hospital", "she was killed", «він загинув на місці», "another is missing": one person, told of before."""
    if words.low[i] == "another":
        verb = words.low[i + 1 : i + 3]
        told = (bool(verb) and verb[0].startswith(_DIES)) or (
            len(verb) == 2
            and verb[0] in ("is", "was", "remains")
            and (people.harm(verb[1]) or people.fate(words, i + 2))
        )
        return person(words, i, i, 1, words.low[i]) if told else None
    if (
        words.low[i + 1 : i + 2] == ("was",)
        and words.low[i] in HE
        and i + 2 < len(words)
        and people.harm(words.low[i + 2])
    ):
        return person(words, i, i, 1, words.low[i])
    if words.low[i] in HE and (
        words.low[i + 1 : i + 4] in _PRONOUNCED or words.low[i + 1 : i + 3] == ("was", "fatally")
    ):
        return person(words, i, i, 1, words.low[i])
    dies = words.low[i + 1 : i + 2] and words.low[i + 1].startswith(_DIES) and not words.joint(i + 1).strip()
    return person(words, i, i, 1, words.low[i]) if words.low[i] in HE and dies else None


def titled(words: Words, i: int) -> Group | None:
    """ "Journalist Daria Petrenko": one person, by calling and name."""
    end = _past_name(words, i + 1)
    return person(words, i, end - 1, 1, words.low[i]) if end > i + 1 and not is_compound(words, i) else None


def _past_name(words: Words, i: int) -> int:
    """The word after a name of up to three words at word `i`."""
    end = i
    while (
        end < len(words)
        and end - i < _LONGEST_NAME
        and words.text[words.starts[end]].isupper()
        and not words.joint(end).strip()
        and words.low[end] not in MONTHS_AND_DAYS
    ):
        end += 1
    return end


def both_of(words: Words, i: int) -> Group | None:
    """ "Both pilots", «обидва члени екіпажу», and «обоє загинули»: two people; none in "both attacks"."""
    end = i + 1
    while end < len(words) and end - i <= LONGEST and goes_on(words, end):
        if people.is_thing(words.low[end]):
            return None
        end += 1
    named = words.low[i + 1 : end]
    told = any(map(names_people, named)) or (not named and end < len(words) and people.harm(words.low[end]))
    return person(words, i, end - 1, 2, words.low[end - 1]) if told else None


def names_people(word: str) -> bool:
    """True for a plural that can only be people."""
    return (
        people.is_person(word.removesuffix("s"))
        or word
        in (
            "men",
            "women",
            "members",
            "children",
            "people",
            "crew",
            "troops",
            "crewmen",
            "servicemen",
            "lives",
        )
        or word.startswith(_PEOPLE)
    )


def by_name(words: Words, i: int) -> Group | None:
    """ "Shinzo Abe was shot dead": one person by name."""
    verb = words.low[i + 1 : i + 3]
    passive = len(verb) == 2 and verb[0] == "was" and (verb[1] in _SLAIN or verb == ("was", "shot"))
    if not passive or not words.text[words.starts[i]].isupper() or i == 0 or words.joint(i + 1).strip(" ,"):
        return None
    first = words.text[words.starts[i - 1]].isupper() or words.low[i - 1].endswith(("minister", "president"))
    first = first or words.joint(i + 1).strip() == ","  # "Haniyeh, the leader of Hamas, was killed"
    return person(words, i, i + 1, 1, words.low[i]) if first else None


def _inside_one(words: Words, j: int) -> bool:
    joint = words.joint(j).strip()
    return not joint or joint in ("-", "‑")


def _age(words: Words, j: int) -> bool:
    """ "6-year-old": the year belongs to the person."""
    return j > 0 and words.low[j - 1].isdigit() and bool(words.joint(j).strip())


def is_compound(words: Words, j: int) -> bool:
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


def person(words: Words, i: int, j: int, number: int, head: str) -> Group:
    return Group(
        first=i,
        after=_past_name(words, j + 1) if number == 1 else j + 1,
        number=number,
        children=people.is_child(head),
        civilians=people.is_civilian(head),
    )


def goes_on(words: Words, i: int) -> bool:
    """True where word `i` still belongs to the group before it."""
    joint = words.joint(i).strip()
    if joint and joint not in ("-", "‑", "'", "’", "«", "»", '"'):
        return False
    word = words.low[i]
    phrase = phrase_at(words, i) if opens_phrase(word) else None
    befallen = people.harm(word) or people.fate(words, i) or (phrase is not None and phrase.led)
    return word not in _STOPS and not befallen and amount_at(words, i)[0] is None
