"""Which people a word or a phrase of harm is about: those behind it, "killed 20 students", or before it, "20 students were killed"."""

from __future__ import annotations

from collections.abc import Sequence

from geo.events import people_words as people
from geo.events.groups import Group
from geo.events.harm_phrases import Phrase, match
from geo.events.parts import OF_THEM, has_own_harm
from geo.events.rising import RISING
from geo.events.single_people import names_people
from geo.events.victims import is_hedge
from geo.events.ways import leads_to
from geo.events.words import Words

_AND = frozenset("and & та і й и а також также as well plus".split())
_OWN = frozenset("his her their its його її їх їхній їхня їхнє его её ее их".split())
_BETWEEN = _OWN | frozenset("the also ще ещё еще another all both все всі усі усіх всех обидва оба a".split())
_GOT = ("зазна", "діста", "отрима", "получ")  # «поранень зазнали дев'ятеро»
_PLURAL = frozenset(
    "were have are died perished drowned загинули погибли померли умерли скончались вбито вбиті убито убиты поранено поранені ранены "
    "пострадали постраждали".split()
)
_WITH = frozenset("with с со з із зі".split())
_QUOTES = ' «»“”„"'
_COUNTED_AT = (":", "—", "–", "-")
_DOING = frozenset(
    "fled took went sought were was had have are is remain remains fell ran became втекли виїхали сбежали бежали".split()
)
_PASSIVE = frozenset("were was been being be are is got have had has".split())
_TOLL_WORDS = frozenset("of rose rises risen reached stands climbed to at has toll the".split())
_OBJECTLESS = frozenset("were was been being be are is got".split())
_LONGEST_JOINT = 6  # words
_LONGEST_WAY = 30  # words from people to what happened to them
_KNOCKED = ("сбил", "сбит", "збив", "збил", "забив", "забил", "заруб", "задав")  # «насмерть сбил двух»
_TRACELESS = frozenset("без вести безвести безвісти".split())
_AT = frozenset("в у на під под біля возле поблизу".split())
_NEXT_OF_PASSIVE = frozenset(
    "in by as when after and at on near during while since from or but outside inside with overnight early late monday tuesday wednesday "
    "were was have had thursday friday saturday sunday across following amid over this last yesterday today dozens another others through because".split()
)


def behind(words: Words, i: int, free: Sequence[Group]) -> list[Group]:
    """The people after the word: "killed at least 20 students and two teachers", «загинула жінка»."""
    word = words.low[i]
    if i + 1 < len(words) and words.joint(i + 1).strip() in _COUNTED_AT and words.low[i + 1].isdecimal():
        return _from(words, i, i + 1, free)  # "dead - 4, wounded - 17"
    if people.comes_after(word) and not (
        word == "dead" and words.low[max(0, i - 1)] in ("shot", "stabbed", "beaten")
    ):
        return []
    if i and words.low[i - 1] in _OBJECTLESS and word.isascii():
        return []
    named = _past_name(words, i + 1)
    appositive = next((g for g in free if g.first == named and g.number == 1), None) if named else None
    if appositive is not None:
        return [appositive]
    return _from(words, i, _past_place(words, i + 1), free)


def _from(words: Words, i: int, j: int, free: Sequence[Group]) -> list[Group]:
    """The people that begin at word `j`, or behind hedges from there on; word `i` tells what befell them."""
    start = j = _past_corrected(words, j)
    while j < len(words) and (
        not words.joint(j).strip(_QUOTES) or (j == start and words.joint(j).strip() in _COUNTED_AT)
    ):
        group = next((g for g in free if g.first == j), None)
        if group is not None:
            return [*_before_own(words, group), *_chain(words, group, free)]
        low = words.low[j]
        titled = next((g for g in free if g.first == j + 1 and g.number == 1 and g.after > j + 2), None)
        own = words.low[j + 1 : j + 2] and words.low[j + 1] in _BETWEEN
        if (
            titled is not None and low.isalpha() and low.isascii() and low not in _AND and not own
        ):  # "killed tribal elder Malik Jan and his aide"
            return _chain(words, titled, free)
        toll = people.is_toll(words.low[i]) and low in _TOLL_WORDS
        if not (
            is_hedge(low)
            or toll
            or low in _BETWEEN
            or low in ("down", "off", "of")
            or low.startswith((*RISING, *_GOT))
        ):
            return []
        j += 1
    return []


def _past_corrected(words: Words, j: int) -> int:
    """«Загинуло не троє, а четверо»: the word after the number that another replaces."""
    if words.low[j : j + 1] not in (("не",), ("not",)):
        return j
    but = next((k for k in range(j + 2, min(j + 5, len(words))) if words.low[k] in ("а", "but")), 0)
    return but + 1 if but else j


def _past_place(words: Words, j: int) -> int:
    """ "Убили в Бамако 12 человек": the word after the place that stands between verb and object."""
    while j < len(words) and words.low[j].startswith(_KNOCKED) and words.low[j - 1] == "насмерть":
        j += 1
    if 0 < j < len(words) and words.low[j - 1] == "fatally":  # "fatally shot four men"
        j += 1
    while j < len(words) and words.low[j] in _TRACELESS:  # «пропали без вести семь рыбаков»
        j += 1
    if j >= len(words) or words.low[j] not in _AT:
        return j
    k = j + 1
    while k < len(words) and words.text[words.starts[k]].isupper() and not words.joint(k).strip(" -"):
        k += 1
    return k if k > j + 1 else j


def _past_name(words: Words, j: int) -> int:
    """ "Killed Rakhim Boev, an official": the word after a name of two or three words and its comma; 0 without one."""
    k = j
    while k < len(words) and words.text[words.starts[k]].isupper() and not words.joint(k).strip():
        k += 1
    closed = 2 <= k - j <= 4 and k < len(words) and words.joint(k).strip() == ","
    return k if closed and words.low[k] in ("a", "an", "the") else 0


def _chain(words: Words, group: Group, free: Sequence[Group]) -> list[Group]:
    """The group and those joined to it by "and", up to one that a word of harm of its own follows."""
    chain = [group]
    sure = 1
    for other in free:
        if other.first > chain[-1].after + _LONGEST_JOINT:
            break
        if other.first < chain[-1].after or not _joined(words, chain[-1], other):
            continue
        if has_own_harm(words, other) or _acts(words, other):
            break
        by_and = _by_and(words, chain[-1], other)
        chain.append(other)
        if by_and:  # "and" closes a list: what a comma adds after it is somebody else
            sure = len(chain)
            break
    return chain[:sure]


def _acts(words: Words, group: Group) -> bool:
    """ "Killed one person and 16 fled": what follows tells what these did."""
    behind = group.after < len(words) and not words.joint(group.after).strip()
    verbs = words.low[group.first + 1 : group.after + behind]
    last = verbs[-1] if verbs else ""
    return not _DOING.isdisjoint(verbs) or (len(last) > 4 and last.endswith("ed") and last.isascii())


def _by_and(words: Words, one: Group, other: Group) -> bool:
    between = words.low[one.after : other.first]
    return any(w in _AND for w in between) or (len(between) == 1 and between[0] in _WITH)


def _joined(words: Words, one: Group, other: Group) -> bool:
    if words.low[other.after : other.after + 2] in OF_THEM or other.first - one.after > _LONGEST_JOINT:
        return False
    between = words.low[one.after : other.first]
    joints = "".join(words.joint(k) for k in range(one.after, min(other.first + 1, len(words)))).strip()
    if joints.strip(', «»“”„"'):
        return False
    own = _of(between) or _quoted(words, one.after)
    if one.number == 1 and len(between) > 1 and not between[0].isascii() and between[1] in _AND:
        own = 1  # «водій легковика та троє пасажирів»
    rest = between[own:]
    if one.number == 1 and len(between) == 1 and between[0] in _WITH:  # «мать с тремя детьми утонули»
        return other.children
    if not rest:
        return bool(joints) and own == 0 and (one.number == 1 or other.number == 1)
    return rest[0] in _AND and all(w in _AND or w in _BETWEEN or is_hedge(w) for w in rest)


def _quoted(words: Words, i: int) -> int:
    """Words in quotation marks that still tell of somebody: «водитель «Газели» и две пассажирки»."""
    if not words.joint(i).strip().startswith(("«", "“", "„", '"')):
        return 0
    end = next(
        (
            k
            for k in range(i + 1, min(i + 4, len(words)))
            if words.joint(k).strip()[:1] in ("»", "”", "“", '"')
        ),
        i,
    )
    return end - i


def _of(between: Sequence[str]) -> int:
    """Words that still tell of the group before: "members of one family"."""
    if between and between[0] in ("of", "from", "з", "из") and "and" in between:
        return between.index("and")
    return 0


def of_phrase(words: Words, phrase: Phrase, free: Sequence[Group]) -> list[Group]:
    """The people of a phrase: before it, behind it, or between its words ("sent 16 people to hospital")."""
    if phrase.led:
        at = phrase.first
        dashed = words.joint(at).strip() in _COUNTED_AT
        before = [g for g in free if dashed and g.after == at] or _ahead_of(words, at, at, free)
        if before or words.low[at].isascii():
            return before if not phrase.named or _are_called_people(words, before) else []
    found = _from(words, phrase.first, phrase.after, free)  # «не вижили троє цивільних»
    if not found or (phrase.tail and match(words, found[-1].after, phrase.tail) is None):
        return []
    return found if not phrase.named or _are_called_people(words, found) else []


def _are_called_people(words: Words, groups: Sequence[Group]) -> bool:
    """ "Six colleagues", "all 17 on board"."""
    if not groups:
        return False
    behind = words.low[groups[-1].after : groups[-1].after + 2]
    inside = (w for g in groups for w in words.low[g.first : g.after])
    return "aboard" in behind[:1] or behind == ("on", "board") or any(map(names_people, inside))


def died_of_it(words: Words, i: int) -> bool:
    """«Двоє поранених померли в лікарні»: the wounded before word `i` are those who died."""
    return (
        0 < i < len(words)
        and people.harm(words.low[i]) == "killed"
        and people.harm(words.low[i - 1]) == "injured"
        and not words.joint(i).strip()
    )


def ahead(words: Words, i: int, free: Sequence[Group]) -> list[Group]:
    """The people before the word: "20 students and two teachers were killed", «двоє людей загинули»."""
    word = words.low[i]
    if people.is_active(word) or not _can_be_passive(words, i):
        return []
    return _ahead_of(words, i, i - 1 if died_of_it(words, i) else i, free)


def _ahead_of(words: Words, i: int, end: int, free: Sequence[Group]) -> list[Group]:
    group = next(
        (g for g in reversed(free) if end - _LONGEST_WAY <= g.after <= end and leads_to(words, g.after, end)),
        None,
    )
    if group is None:
        return _same_subject(words, i, free)
    chain = [group]
    for other in reversed(free):
        if other.after > chain[0].first or not _joined(words, other, chain[0]) or _is_object(words, other):
            continue
        if len(chain) == 1 and not _by_and(words, other, group):
            break
        chain.insert(0, other)
    own = _before_own(words, chain[0]) if any(w in _PLURAL for w in words.low[group.after : i + 1]) else []
    return [*own, *chain]


def _before_own(words: Words, group: Group) -> list[Group]:
    """ "Daria Petrenko and her driver": the one named before "and her driver", where no group tells of her."""
    k = group.first - 1
    if group.number != 1 or words.low[group.first] not in _OWN or k < 1 or words.low[k] not in _AND:
        return []
    named = words.text[words.starts[k - 1]].isupper() and not words.joint(k).strip()
    return [Group(first=k - 1, after=k, number=1)] if named else []


def _same_subject(words: Words, i: int, free: Sequence[Group]) -> list[Group]:
    """ "A farmer stepped on a mine and died": the one person with whom the clause begins."""
    k = i - 1
    while k > 0 and words.low[k] in _PASSIVE:
        k -= 1
    before = [g for g in free if g.after <= k]
    if k < 1 or words.low[k] not in _AND or not before or before[-1].number != 1:
        return []
    group = before[-1]
    apart = any(words.joint(j + 1).strip() or people.harm(words.low[j]) for j in range(group.after, i))
    return [] if apart or words.joint(group.after).strip() else [group]


def _can_be_passive(words: Words, i: int) -> bool:
    """ "Two gunmen killed farmers": without "were" the word before a noun is an act of those before it."""
    word = words.low[i]
    if people.is_taken(word):
        return not word.isascii() or any(w in _PASSIVE for w in words.low[max(0, i - 3) : i])
    if word not in ("killed", "wounded", "injured", "murdered", "lynched", "executed") or i == 0:
        return True
    if any(w in _PASSIVE for w in words.low[max(0, i - 3) : i]) or i + 1 == len(words):
        return True
    following = words.low[i + 1]
    return bool(words.joint(i + 1).strip()) or following in _NEXT_OF_PASSIVE or following[0].isdigit()


def _is_object(words: Words, group: Group) -> bool:
    """ "arrested two men and a woman was killed": the two belong to the verb before them."""
    return (
        group.first > 0 and words.low[group.first - 1].endswith("ed") and not words.joint(group.first).strip()
    )
