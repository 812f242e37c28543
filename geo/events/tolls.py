"""People harmed at each of several places of one sentence.

Each place has the numbers of its own phrase ("three were killed in Sumy and two in Kharkiv"). What is told of a list of
places together ("strikes on Kharkiv and Sumy killed five") is nobody's own.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from geo.events.casualties import find_casualties
from geo.events.counts import filled
from geo.events.parts import THEM
from geo.events.roles import listed_together
from geo.events.ways import INCLUDING
from geo.events.words import Words, words_of
from geo.model import Casualties, Mention

# A comma, or a dash behind which numbers are told one by one: "killed four: two in Sumy, ...".
_CUT = re.compile(
    r"[,;]\s|(?:\s[—–-]|:)\s(?=(?:\d+|two|three|four|five|one|дв\w+|тр\w+|один|одн\w+|чотир\w+|четыр\w+|п[’']ят\w+|пят\w+)\s)",
    re.IGNORECASE,
)
_AND = re.compile(r"\b(?:and|та|і|й|и|а)\s+", re.IGNORECASE)
_COUNTING = re.compile(
    r"\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|another|an?|дв\w+|тр(?:и|оє|ое|ьох|ех|ёх|оих|ох)|один|одн\w+|чотир\w+|четыр\w+|четверо|п['’ʼ]ят\w+|пят\w+|"
    r"шіст\w*|шест\w*|killed|wounded|injured|загин\w+|погиб\w*|поранен\w*|ранен\w*|displac\w+|damag\w+|destroy\w+|"
    r"flood\w+|wreck\w+|cut|forced|left|hundreds|thousands|dozens)\b",
    re.IGNORECASE,
)

# What befalls people and houses that a bare number of the dead is not of: "and displaced thousands in Benghazi".
_UNHARMED = re.compile(
    r"\b(?:displac\w+|damag\w+|destroy\w+|flood\w+|wreck\w+|cut|evacuat\w+|rescu\w+|homeless|без (?:світла|света|электричеств\w+|води|воды)|"
    r"евакуйова\w+|эвакуир\w+|пошкодж\w+|поврежд\w+|зруйнова\w+|разруш\w+)\b",
    re.IGNORECASE,
)

# How a phrase begins that tells what came of the one before.
_GOES_ON = re.compile(
    r"(?:and\s+)?(?:killing|wounding|injuring|leaving|hurting|which (?:killed|wounded|injured)|where|поранен\w+|загин\w+|убит\w+|вбит\w+|ранен\w+|"
    r"травмован\w+|постраждал\w+|пострадал\w+|погиб\w*|є (?:загибл|поранен)\w+|есть (?:погиб|ранен)\w+)\b",
    re.IGNORECASE,
)

# "Three were killed in all when drones hit a car in Aitaroun and a motorcycle in Tibnin": nobody knows how many where.
_IN_ALL = re.compile(
    r"\b(?:in total|in all|altogether|between them|combined|загалом|усього|всього|всего|в общей сложности|суммарно)\b",
    re.IGNORECASE,
)
_TOGETHER = re.compile(
    r"\b(?:in total|in all|altogether|overall|combined|across|between them|загалом|разом|усього|всього|всего|в общей сложности|суммарно)\b",
    re.IGNORECASE,
)

# "Two blasts killed 28: one in Pishin, the other in Qila Saifullah": nobody knows how many where.
_ONE_AND_OTHER = re.compile(
    r"\b(?:one|один|одна|одне|одно|перший|первый|first)\s+(?:in|at|near|у|в|на|під|под|біля|возле)\b[^.;]*\b(?:other|second|другий|друга|другой|второй|вторая|інший|інша)\s+(?:was\s+)?"
    r"(?:in|at|near|у|в|на|під|под|біля|возле)\b",
    re.IGNORECASE,
)
# "Including five on Thursday in Gonaïves": of a total, what befell people there; "including three children in Gaza City" need be none.
_NUMBER = (
    r"(?:at least |about |some |щонайменше |принаймні |не менее |как минимум |около |близько )?"
    r"(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|дв\w+|тр\w+|один|одна|одного|одну|чотир\w+|четыр\w+|четвер\w+|"
    r"п[’'ʼ]ят\w+|пят\w+|шіст\w*|шест\w*|сім\w*|сем\w*|вісім\w*|восем\w*|дев['’ʼ]ят\w+|девят\w+|десят\w+)"
)
_PART = re.compile(
    rf"\b(?:including|among them|у тому числі|в тому числі|зокрема|в том числе|включая|з них|із них|из них)\s+(?P<told>{_NUMBER})\b(?P<bare>\s+(?:in|on|at|near|у|в|на|під|под|біля)\b)?",
    re.IGNORECASE,
)
_DIED = re.compile(
    r"\b(?:kill\w*|died|dead|deaths|загин\w+|загибл\w+|вбит\w+|погиб\w*|убит\w*)\b", re.IGNORECASE
)


def tolls(
    words: Words,
    places: Sequence[Mention],
    casualties: Casualties | None,
    taken: Sequence[tuple[int, int]],
) -> dict[int, Casualties]:
    """People harmed at each place, by the start of its mention.

    Args:
        words: the words of the sentence.
        places: the places of its incidents, in order.
        casualties: what the whole sentence says.
        taken: character offsets of dates; their numbers count no people.
    """
    if len(places) == 1:
        if casualties is not None and _ONE_AND_OTHER.search(words.text, words.starts[0], words.ends[-1]):
            return {places[0].start: Casualties()}
        part = _part_there(words, places[0], taken)
        return {places[0].start: part or casualties or Casualties()}
    own = {m.start: Casualties() for m in places}
    if casualties is None:
        return own
    groups = listed_together(words, places)
    otherwise, before = "", -1  # the only kind of harm so far, and the one place of the phrase before
    for start, end in _by_place(_phrases(words, groups), words, groups):
        inside = [g for g in groups if start <= g[0].start < end]
        text = words.text[start:end]
        told = "" if _UNHARMED.search(text) else otherwise
        found = find_casualties(words_of(words.text, start, end), text, taken=taken, otherwise=told)
        if found is not None:
            otherwise = _only_kind(found)
        at = inside[0][0].start if len(inside) == 1 and len(inside[0]) == 1 else -1
        if not inside and _GOES_ON.match(text.lstrip()) and not _TOGETHER.search(text):
            at = before  # "a rocket hit Kharkiv, killing two"
        if found is not None and at >= 0 and not _IN_ALL.search(text):
            own[at] = filled(own[at], found)
        before = at
    return own


def part_at(words: Words, place: Mention, taken: Sequence[tuple[int, int]]) -> tuple[int, int] | None:
    """Where the part of a total over days or a country is told that fell at the place: "40 since Monday, including five on Thursday in X".

    Args:
        words: the words of the sentence.
        place: where.
        taken: character offsets of dates.
    """
    if INCLUDING.isdisjoint(words.low) and THEM.isdisjoint(words.low):
        return None
    text = words.text
    parts = list(_PART.finditer(text, words.starts[0], place.start))
    if not parts or not {",", ";"}.isdisjoint(text[parts[-1].end() : place.start]):
        return None
    told = parts[-1]
    end = next((k for k in range(place.end, words.ends[-1]) if text[k] in ",;"), words.ends[-1])
    dated = any(told.start() < day < end for day, _ in taken)
    bare = bool(told["bare"]) and not text[told.end() : place.start].strip()
    return (told.start("told"), end) if dated or bare else None


def _part_there(words: Words, place: Mention, taken: Sequence[tuple[int, int]]) -> Casualties | None:
    """The people harmed that `part_at` tells of."""
    part = part_at(words, place, taken)
    if part is None:
        return None
    start, end = part
    kind = "killed" if _DIED.search(words.text, words.starts[0], start) else "injured"
    return find_casualties(
        words_of(words.text, start, end), words.text[start:end], taken=taken, otherwise=kind
    )


def _by_place(
    phrases: Sequence[tuple[int, int]], words: Words, groups: Sequence[Sequence[Mention]]
) -> list[tuple[int, int]]:
    """The phrases, those between two semicolons as one where they speak of one place alone."""
    made: list[tuple[int, int]] = []
    clause: list[tuple[int, int]] = []
    for number, phrase in enumerate(phrases):
        clause.append(phrase)
        if words.text[phrase[0] : phrase[1]].rstrip().endswith(";") or number == len(phrases) - 1:
            inside = [g for g in groups if clause[0][0] <= g[0].start < phrase[1]]
            alone = len(inside) == 1 and len(inside[0]) == 1
            made += [(clause[0][0], phrase[1])] if alone else clause
            clause = []
    return made


def _phrases(words: Words, groups: Sequence[Sequence[Mention]]) -> list[tuple[int, int]]:
    """The stretches between commas and semicolons, and between "and" where a place and a number follow it; no list is cut."""
    start, end = words.starts[0], words.ends[-1]
    lists = [(g[0].start, g[-1].end) for g in groups]
    commas = [m.end() + start for m in _CUT.finditer(words.text[start:end])]
    cuts = [start, *(c for c in commas if not any(a < c < b for a, b in lists)), end]
    stretches: list[tuple[int, int]] = []
    for first, last in pairwise(cuts):
        begin = first
        for match in _AND.finditer(words.text, first, last):
            named = any(match.end() <= a < last for a, _ in lists)
            before = any(begin <= a < match.start() for a, _ in lists)
            within = any(a < match.start() < b for a, b in lists)
            if named and before and not within and _COUNTING.search(words.text, match.end(), last):
                stretches.append((begin, match.start()))
                begin = match.end()
        stretches.append((begin, last))
    return stretches


def _only_kind(found: Casualties) -> str:
    """What a bare number after these casualties counts; empty where it could be either."""
    killed, injured = found.killed_low is not None, found.injured is not None
    return "" if killed == injured else ("killed" if killed else "injured")
