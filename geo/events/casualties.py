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
from geo.events.bodies import are_given_back, bodies
from geo.events.counts import UNTOLD, counted, with_parts
from geo.events.doubt import hearsay
from geo.events.groups import Group, Harm
from geo.events.harm_phrases import opens_phrase, phrase_at
from geo.events.no_casualties import with_zeros
from geo.events.parts import befalls, part
from geo.events.rising import SUPERSEDED, VICTIMS, is_count, risen
from geo.events.tying import ahead, behind, died_of_it, of_phrase
from geo.events.victims import find_groups
from geo.events.words import Words
from geo.memo import Memo
from geo.model import Casualties

_BROAD = ("постраж", "пострад", "casualt")
_UNREAL = frozenset(
    "presumed believed could might would may can to not never n't didn't wasn't weren't not не ні".split()
)
_HYPOTHETICAL_REACH = 3
_TOTAL = re.compile(
    r"\bsince (?:the (?:start|beginning|war)|the full|\d|(?:last )?[a-z]+ \d|january|february|march|april|may|june|july|august|september|october|november|december|last)|\bthroughout the (?:war|year)|\bduring the (?:war|conflict)|"
    r"\bin total since\b|\bthis year\b|\bз початку\b|\bс начала\b|\bза (?:рік|год|війну|войну)\b"
)
_OTHER_HARM = ("bodies", "body", "corpse", "тіл", "тел", *VICTIMS)
_BECAME = frozenset("стали стало стал стала стають становятся пали".split())
_CHEATING = (
    "шахра",
    "мошенн",
    "обман",
    "ограблен",
    "пограбув",
    "насил",
    "fraud",
    "scam",
    "theft",
    "burglar",
    "bullying",
    "harassment",
    "abuse",
    "extortion",
    "афер",
    "булінг",
    "травл",
    "вимаган",
    "вымогат",
)
_DEATHS = frozenset("death deaths killing killings murder murders".split())
_REASON_REACH = 4  # words from "over" to "killing": "over last month's killing"
_REASONS = ("over", "about", "against", "avenge", "mourning")
_COUNTING = frozenset("counted counts put puts reported reports spoke speaks".split())
_WHERE = frozenset("where which who when де який яка які где который которая которые когда коли".split())
_YEAR = re.compile(r"(?:19|20)\d\d")
_ALL_BUT = (("all", "but"), ("всі", "крім"), ("усі", "крім"), ("все", "кроме"))
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
    if are_given_back(words):
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
    return any(
        people.harm(words.low[i])
        or words.low[i].startswith(_OTHER_HARM)
        or people.fate(words, i)
        or phrase_at(words, i)
        for i in _harm_at(words)
    )


def _harm_at(words: Words) -> list[int]:
    """Indices of the words that could tell of harm."""
    low = words.low
    return [i for i, w in enumerate(low) if _could_harm[w]] if any(map(_could_harm.__getitem__, low)) else []


def _is_of_harm(word: str) -> bool:
    told = people.harm(word) is not None or people.could_tell_fate(word) or word.startswith(_OTHER_HARM)
    return told or opens_phrase(word)


_could_harm: Memo[str, bool] = Memo(_is_of_harm, 20_000)


def find_harms(words: Words, groups: Sequence[Group]) -> Iterator[Harm]:
    """Every word of harm that people stand at, with those people; nobody is counted twice."""
    free = [g for g in groups if part(words, g) is None and not _is_corrected(words, g)]
    denied = [i for span in (*hearsay(words), *_once_before(words)) for i in span]
    past = 0  # the word behind the last phrase that told of people
    for i in _harm_at(words):
        if i < past or any(g.first <= i < g.after for g in free) or i in denied or _is_unreal(words, i):
            continue
        phrase = phrase_at(words, i)
        if phrase is not None and (_is_reason(words, i) or _is_cheated(words, phrase.after)):
            continue
        tied = of_phrase(words, phrase, free) if phrase is not None else []
        if phrase and tied:
            kind, total, past = phrase.kind, False, phrase.after
        else:
            kind, tied, total = _told_at(words, i, free)
        if not (tied and kind):
            continue
        used = {g.first for g in tied}
        free = [g for g in free if g.first not in used]
        broad = words.low[i].startswith(_BROAD)
        yield Harm(kind=kind, at=i, groups=tuple(tied), counted=total, broad=broad)
    yield from bodies(words, free)


def _told_at(words: Words, i: int, free: Sequence[Group]) -> tuple[str, list[Group], bool]:
    """What one word of harm tells, of whom, and whether it gives a count of the dead."""
    kind = befalls(words, i) or ("killed" if _are_victims(words, i) else None)
    if (
        kind is None
        or words.low[i : i + 2] == ("death", "toll")  # its second word tells
        or died_of_it(words, i + 1)
        or _is_reason(words, i)
    ):
        return "", [], False
    raised = risen(words, i, free)
    tied = raised or behind(words, i, free) or ahead(words, i, free)
    counting = words.low[i] == "dead" and any(w in _COUNTING for w in words.low[max(0, i - 4) : i])
    return kind, tied, counting or bool(raised)


def _are_victims(words: Words, i: int) -> bool:
    """«Число жертв», «жертв 86», «200 человек стали жертвами паводков», but no victims of fraud."""
    if not words.low[i].startswith(VICTIMS):
        return False
    if is_count(words, i) or (words.low[i + 1 : i + 2] and words.low[i + 1][0].isdigit()):
        return True
    became = words.low[max(0, i - 1) : i] != () and words.low[i - 1] in _BECAME
    return became and not _is_cheated(words, i + 1)


def _is_cheated(words: Words, i: int) -> bool:
    """ "Victims of fraud"."""
    return any(w.startswith(_CHEATING) for w in words.low[i : i + 4])


def _is_corrected(words: Words, group: Group) -> bool:
    """«погибли не пять, а трое человек», "two people, not 12,": the number that another replaces."""
    before = group.first - 1
    if words.low[max(0, before - 1) : group.first] in _ALL_BUT:  # "all but two were killed"
        return True
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
