"""Bodies that are found: so many people were killed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from geo.events import people_words as people
from geo.events.groups import Group, Harm
from geo.events.victims import find_groups
from geo.events.words import Words

_BODIES = frozenset("bodies corpses тіл тел тіла тела".split())
_BODY = frozenset("body corpse тіло тело".split())
_FOUND = frozenset(
    "dug unearthed exhumed brought carried counted lay laid taken received lined знайшли нашли обнаружили виявили dumped found recovered retrieved pulled discovered знайдено виявлено найдены обнаружены "
    "discover discovers find finds recover pull pulls dragged washed fished discovering recovering знайдені знайшов знайшла знаходять дістали дістає підняли вилучили нашел нашла нашлось "
    "найдено найдено обнаружено обнаружено извлекли подняли підняли підняв достали нарахував нарахувала нарахували насчитал насчитала насчитали винесли вынесли выловили виловили обнаружил обнаружила деблокували деблоковано извлечено извлечены".split()
)
_GIVEN_BACK = (
    "repatriat",
    "exchang",
    "handed",
    "return",
    "репатр",
    "обмін",
    "обмен",
    "переда",
    "верну",
    "поверну",
)
_BEHIND = frozenset("of the of a an".split())
_GIVEN_REACH = 9  # words from bodies to what became of them
_REACH_BEFORE, _REACH_BEHIND = 5, 7  # words from a body to what says that it was found


def bodies(words: Words, free: Sequence[Group]) -> Iterator[Harm]:
    """ "9 bodies were found", "the body of a miner was pulled out": so many were killed; bodies given back are no news of a death."""
    for i, word in enumerate(words.low):
        if word not in _BODIES and word not in _BODY:
            continue
        near = words.low[max(0, i - _REACH_BEFORE) : i] + words.low[i + 1 : i + _REACH_BEHIND]
        if not any(w in _FOUND for w in near) or any(w.startswith(_GIVEN_BACK) for w in words.low):
            continue
        found = _single(words, i, free) if word in _BODY else _several(words, i, free)
        if found is not None:
            yield Harm(kind="killed", at=i, groups=(found,))
            return


def are_given_back(words: Words) -> bool:
    """ "The bodies of 60 soldiers were handed over": those who fell long before."""
    at = next((i for i, w in enumerate(words.low) if w in _BODIES), -1)
    near = words.low[max(0, at - 4) : at + _GIVEN_REACH] if at >= 0 else ()
    return any(w.startswith(_GIVEN_BACK) for w in near) and _FOUND.isdisjoint(near)


def _single(words: Words, i: int, free: Sequence[Group]) -> Group | None:
    """One body, whoever it was; «тіла» of nobody told is no number."""
    behind = next((g for g in free if i < g.first <= i + 2), None)
    if behind is None and free and not _names_somebody(words, i):
        return None
    if words.low[i + 1 : i + 2] == ("of",) and behind is None and not _names_somebody(words, i):
        return None
    return Group(first=i, after=i + 1, number=1, children=behind is not None and behind.children)


def _names_somebody(words: Words, i: int) -> bool:
    """ "The body of Ivan Petrov", «тіло 70-річної жінки», "the body of a missing miner"."""
    near = range(i + 1, min(i + 6, len(words)))
    stop = next((k for k in near if words.joint(k).strip(" -")), near.stop)
    return any(
        people.is_person(words.low[k])
        or people.is_single(words.low[k])
        or words.low[k].startswith(_FEMALE)
        or (words.text[words.starts[k]].isupper() and k > 0)
        for k in range(i + 1, stop)
    )


_FEMALE = ("жінк", "женщин", "дівчин", "девочк", "девушк", "дитин", "пенсіонерк", "пенсионерк", "чоловік", "мужчин", "загибл", "погибш")  # fmt: skip


def _several(words: Words, i: int, free: Sequence[Group]) -> Group | None:
    behind = next((g for g in free if i < g.first <= i + 3), None)
    if behind is not None and all(
        w in _BEHIND or w in ("at", "least", "ще", "ещё", "еще") for w in words.low[i + 1 : behind.first]
    ):
        return behind
    if i == 0 or not words.low[i - 1][0].isalnum():
        return None
    counted = find_groups(_only(words, i), ())
    return counted[-1] if counted and counted[-1].after == i else None


def _only(words: Words, end: int) -> Words:
    return Words(words.text, words.low[:end], words.starts[:end], words.ends[:end], words.marks)
