"""How many people were killed and injured, as a sentence says it.

Groups of people (`victims`) are tied to the words of harm that they stand at: "killed 20 students and two
teachers" is 22, "20 people, including nine children" is 20. "At least" leaves the upper bound open, "dozens"
gives a lower bound alone (24: two dozen), "no casualties" gives 0 (which is not "unknown"). People rescued,
detained or evacuated are tied to no word of harm and so are never counted. Totals over a war or a year belong
to no single incident and are left out.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from geo.events import marks
from geo.events import people_words as people
from geo.events.bodies import bodies
from geo.events.counts import UNTOLD, counted, with_parts
from geo.events.doubt import hearsay
from geo.events.no_casualties import with_zeros
from geo.events.parts import OF_THEM, befalls, has_own_harm, part
from geo.events.rising import RISING, SUPERSEDED, VICTIMS, is_count, risen
from geo.events.victims import Group, Harm, find_groups, is_hedge
from geo.events.ways import leads_to
from geo.events.words import Words
from geo.memo import Memo
from geo.model import Casualties

_AND = frozenset("and & та і й и а також также as well".split())
_BETWEEN = frozenset("his her their its the his його її їх его её ее их also ще ещё еще another".split())
_PASSIVE = frozenset("were was been being be are is got have had has".split())
_TOLL_WORDS = frozenset("of rose rises risen reached stands climbed to at has toll the".split())
_OBJECTLESS = frozenset("were was been being be are is got".split())
_NEXT_OF_PASSIVE = frozenset(
    "in by as when after and at on near during while since from or but outside inside with overnight early late monday tuesday wednesday "
    "were was have had thursday friday saturday sunday across following amid over this last yesterday today dozens another others through because".split()
)
_UNREAL = frozenset(
    "presumed believed could might would may can to not never n't didn't wasn't weren't not не ні".split()
)
_HYPOTHETICAL_REACH = 3
_TOTAL = re.compile(
    r"\bsince (?:the (?:start|beginning|war)|the full|\d|(?:last )?[a-z]+ \d|january|february|march|april|may|june|july|august|september|october|november|december|last)|\bthroughout the (?:war|year)|\bduring the (?:war|conflict)|"
    r"\bin total since\b|\bthis year\b|\bз початку\b|\bс начала\b|\bза (?:рік|год|війну|войну)\b"
)
_OTHER_HARM = ("bodies", "тіл", "тел", *VICTIMS)
_BECAME = frozenset("стали стало стал стала стають становятся пали".split())
_CHEATING = ("шахра", "мошенн", "обман", "ограблен", "пограбув", "насил")
_LONGEST_JOINT = 6  # words
_LONGEST_WAY = 30  # words from people to what happened to them
_DEATHS = frozenset("death deaths killing killings murder murders".split())
_REASON_REACH = 4  # words from "over" to "killing": "over last month's killing"
_REASONS = ("over", "about", "against", "avenge", "mourning")
_COUNTING = frozenset("counted counts put puts reported reports spoke speaks".split())
_KNOCKED = ("сбил", "сбит", "збив", "збил", "забив", "забил", "заруб", "задав")  # «насмерть сбил двух»
_TRACELESS = frozenset("без вести безвести безвісти".split())
_AT = frozenset("в у на під под біля возле поблизу".split())
_WHERE = frozenset("where which who when де який яка які где который которая которые когда коли".split())
_YEAR = re.compile(r"(?:19|20)\d\d")
_EARLIER = frozenset("earlier initially previously ранее раніше спочатку сначала первоначально".split())
_SAID = frozenset(
    "said reported put spoke stated повідомляли повідомляв повідомлялося сообщалось сообщали сообщал говорили говорилося говорилось".split()
)
_BUT = frozenset("but однак однако але но проте".split())


def find_casualties(
    words: Words, sentence: str, *, taken: Sequence[tuple[int, int]] = (), otherwise: str = ""
) -> Casualties | None:
    """People harmed as the sentence of these words says; None where it says nothing countable.

    The arguments are those of `count_casualties`, but for `taken`: the offsets themselves.
    """
    return count_casualties(words, sentence, lambda: taken, otherwise=otherwise)[0]


def count_casualties(
    words: Words, sentence: str, taken: Callable[[], Sequence[tuple[int, int]]], *, otherwise: str = ""
) -> tuple[Casualties | None, tuple[Harm, ...]]:
    """People harmed as the sentence of these words says, and its words of harm; None where it says nothing countable.

    Args:
        words: the words of the sentence.
        sentence: the sentence itself.
        taken: gives the character offsets of dates, whose numbers count no people; asked only where people are told of.
        otherwise: "killed" or "injured": what a number counts that has no word of harm of its own, as in
            "three were killed in Sumy and two in Kharkiv".
    """
    if not otherwise and not _tells_of_harm(words):
        if not words.marks & marks.NEGATIVE:
            return None, ()
        made = with_zeros(UNTOLD, sentence.lower(), words.marks)
        return (made, ()) if made != UNTOLD else (None, ())
    low = sentence.lower()
    if (words.marks & marks.PERIOD and _TOTAL.search(low)) or SUPERSEDED.match(low):
        return None, ()
    groups = find_groups(words, taken())
    told = harms = list(find_harms(words, groups))
    parts = [p for g in groups if (p := part(words, g))]
    if not harms and otherwise and groups:
        harms = [Harm(kind=otherwise, at=groups[0].after, groups=groups[:1])]
    made = counted(harms)
    made = with_parts(made, harms, parts)
    made = with_zeros(made, low, words.marks)
    return (made, tuple(told)) if made != UNTOLD else (None, ())


def _tells_of_harm(words: Words) -> bool:
    """True where a word tells of people harmed, missing or taken."""
    return any(befalls(words, i) or words.low[i].startswith(_OTHER_HARM) for i in _harm_at(words))


def _harm_at(words: Words) -> list[int]:
    """Indices of the words that could tell of harm."""
    low = words.low
    return [i for i, w in enumerate(low) if _could_harm[w]] if any(map(_could_harm.__getitem__, low)) else []


def _is_of_harm(word: str) -> bool:
    return people.harm(word) is not None or people.could_tell_fate(word) or word.startswith(_OTHER_HARM)


_could_harm: Memo[str, bool] = Memo(_is_of_harm, 20_000)


def find_harms(words: Words, groups: Sequence[Group]) -> Iterator[Harm]:
    """Every word of harm that people stand at, with those people; nobody is counted twice."""
    free = [g for g in groups if part(words, g) is None and not _is_corrected(words, g)]
    denied = [i for span in (*hearsay(words), *_once_before(words)) for i in span]
    for i in _harm_at(words):
        word = words.low[i]
        kind = befalls(words, i) or ("killed" if _are_victims(words, i) else None)
        if (
            kind is None
            or words.low[i : i + 2] == ("death", "toll")  # its second word tells
            or _died_of_it(words, i + 1)
            or _is_reason(words, i)
            or any(g.first <= i < g.after for g in free)
            or _is_unreal(words, i)
            or i in denied
        ):
            continue
        tied = risen(words, i, free) or _after(words, i, free) or _before(words, i, free)
        if not tied:
            continue
        used = {g.first for g in tied}
        free = [g for g in free if g.first not in used]
        counted = word == "dead" and any(w in _COUNTING for w in words.low[max(0, i - 4) : i])
        yield Harm(kind=kind, at=i, groups=tuple(tied), counted=counted)
    yield from bodies(words, free)


def _are_victims(words: Words, i: int) -> bool:
    """«Число жертв», «жертв 86», «200 человек стали жертвами паводков», but no victims of fraud."""
    if not words.low[i].startswith(VICTIMS):
        return False
    if is_count(words, i) or (words.low[i + 1 : i + 2] and words.low[i + 1][0].isdigit()):
        return True
    became = words.low[max(0, i - 1) : i] != () and words.low[i - 1] in _BECAME
    return became and not any(w.startswith(_CHEATING) for w in words.low[i + 1 : i + 4])


def _is_corrected(words: Words, group: Group) -> bool:
    """«погибли не пять, а трое человек», "two people, not 12,": the number that another replaces."""
    before = group.first - 1
    if words.low[max(0, before) : group.first] not in (("не",), ("not",)):
        return False
    instead = words.joint(before).strip() == "," or words.low[max(0, before - 1)] in ("а", "and")
    return instead or any(w in ("а", "but") for w in words.low[group.after : group.after + 2])


def _once_before(words: Words) -> Iterator[range]:
    """The words of ", where a 2020 blast killed 218 people,", harm of another year, and of "earlier said 12 had died, but"."""
    for i, word in enumerate(words.low):
        if word in _EARLIER and not _SAID.isdisjoint(words.low[max(0, i - 1) : i + 2]):
            end = next((k for k in range(i + 1, len(words)) if words.low[k] in _BUT), 0)
            yield range(i, end)
        if word not in _WHERE or not words.joint(i).strip().startswith(","):
            continue
        end = next((k for k in range(i + 1, len(words)) if words.joint(k).strip()), len(words))
        if any(_YEAR.fullmatch(w) for w in words.low[i:end]):
            yield range(i, end)


def _died_of_it(words: Words, i: int) -> bool:
    """«Двоє поранених померли в лікарні»: the wounded before word `i` are those who died."""
    return (
        0 < i < len(words)
        and people.harm(words.low[i]) == "killed"
        and people.harm(words.low[i - 1]) == "injured"
        and not words.joint(i).strip()
    )


def _is_reason(words: Words, i: int) -> bool:
    """ "A march over the death of a blogger": what brought people out is no harm of the march."""
    return words.low[i] in _DEATHS and any(
        w in _REASONS or words.low[k : k + 2] == ("connection", "with")
        for k, w in enumerate(words.low[max(0, i - _REASON_REACH) : i], max(0, i - _REASON_REACH))
    )


def _is_unreal(words: Words, i: int) -> bool:
    """ "could have killed 50", "was not hurt"."""
    if words.low[i - 1 : i] == ("to",):
        return True
    for k in range(i - 1, max(i - _HYPOTHETICAL_REACH, 0) - 1, -1):
        if words.joint(k + 1).strip() or people.harm(words.low[k]):
            return False
        if words.low[k] in _UNREAL and words.low[k] != "to":
            return True
    return False


def _after(words: Words, i: int, free: Sequence[Group]) -> list[Group]:
    """The people after the word: "killed at least 20 students and two teachers", «загинула жінка»."""
    word = words.low[i]
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
    j = _past_place(words, i + 1)
    while j < len(words) and (not words.joint(j).strip() or (j == i + 1 and words.joint(j).strip() == ":")):
        group = next((g for g in free if g.first == j), None)
        if group is not None:
            return _chain(words, group, free)
        low = words.low[j]
        toll = people.is_toll(word) and low in _TOLL_WORDS
        if not (
            is_hedge(low) or toll or low in _BETWEEN or low in ("down", "off", "of") or low.startswith(RISING)
        ):
            return []
        j += 1
    return []


def _past_place(words: Words, j: int) -> int:
    """ "Убили в Бамако 12 человек": the word after the place that stands between verb and object."""
    while j < len(words) and words.low[j].startswith(_KNOCKED) and words.low[j - 1] == "насмерть":
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
        if has_own_harm(words, other):
            break
        by_and = _by_and(words, chain[-1], other)
        chain.append(other)
        if by_and:  # "and" closes a list: what a comma adds after it is somebody else
            sure = len(chain)
            break
    return chain[:sure]


def _by_and(words: Words, one: Group, other: Group) -> bool:
    return any(w in _AND for w in words.low[one.after : other.first])


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


def _before(words: Words, i: int, free: Sequence[Group]) -> list[Group]:
    """The people before the word: "20 students and two teachers were killed", «двоє людей загинули»."""
    word = words.low[i]
    if people.is_active(word) or not _can_be_passive(words, i):
        return []
    end = i - 1 if _died_of_it(words, i) else i
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
    return chain


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
