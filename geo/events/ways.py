"""The words that lead from people to what befell them: "two students from Lviv, aged 19 and 20, were"."""

from __future__ import annotations

from geo.events import people_words as people
from geo.events.date_resolvers import month_number
from geo.events.numerals import is_numeral
from geo.events.words import Words
from geo.parsing.lexicon import MONTHS_AND_DAYS

INCLUDING = frozenset("including among включаючи зокрема серед включая среди числе включно".split())
"""Words before a part of those told of."""
AUXILIARY = frozenset(
    "known to were was is are have has had been be being as reported confirmed also feared left found shot later reportedly said others other more "
    "people more fatally seriously critically lightly severely slightly badly both all who got burned crushed stabbed beaten "
    "gunned a an shrapnel gunshot serious minor light slight осколкове осколкові осколочное осколочные вогнепальне огнестрельное мінно-вибухову минно-взрывную тілесні телесные ушкодження було були был была было были стали стало дістали дістав дістала отримали отримав отримала отримало получили получил "
    "получила зазнали зазнала зазнав є людей людини осіб человек человека ще ещё еще".split()
)
"""Words that may stand between people and the word of harm."""
_WALKED = frozenset(
    "from of in at on near aged who inside outside with riding aboard travelling з із у в біля из от под на".split()
)

_LONGEST_PART = 7  # words
_OTHERWISE = frozenset(
    "where who that when which while in at near after before де який які коли где который которые когда".split()
)
_ASIDES = frozenset("aged who all both most хто кто що які которые котрі бывшие находившиеся ехавшие".split())
_YEARS = frozenset("років роки рік лет года год".split())
_CLOSING = frozenset("were was are is have has had been reportedly було були был были была було".split())


def leads_to(words: Words, start: int, end: int) -> bool:
    """True where words `start`..`end` lead from people to what happened to them: "from Lviv", ", aged 12,", "were"."""
    if start == end and words.joint(end).strip() == "," and "aged" in words.low[max(0, end - 6) : end]:
        return True  # "two brothers, aged 8 and 11, drowned"
    if start == end:  # "3, wounded: 7": a comma parts them
        return not words.joint(end).strip(" -")
    k = start
    while k < end:
        joint = words.joint(k).strip()
        aged = "aged" in words.low[max(0, k - 4) : k]
        if joint == "," and aged and words.low[k - 1].isdecimal() and words.low[k] in AUXILIARY:
            k += 1
            continue
        if joint in (",", "(") and k < end:
            closing = next((c for c in range(k + 1, end + 1) if words.joint(c).strip()), None)
            aside = (
                words.low[k] in INCLUDING
                or words.low[k] in _ASIDES
                or words.low[k][0].isdigit()
                or (is_numeral(words.low[k]) and not _YEARS.isdisjoint(words.low[k + 1 : k + 5]))
                or words.low[k] in ("not", "не")  # "two, not 12, were killed"
                or words.low[k : k + 2] == ("а", "не")
                or words.low[k + 1 : k + 3] in (("of", "them"), ("of", "whom"), ("из", "них"), ("з", "них"))
            )
            if closing is None or not aside:
                return False
            k = closing
            if k < end and words.low[k] in AUXILIARY:
                k += 1
            continue
        if joint and joint not in (")", ",", "-"):
            return False
        if words.low[k] in INCLUDING:
            verb = _past_part(words, k, end)
            if verb is None:
                return False
            k = verb
            continue
        if words.text[words.starts[k]].isupper() or _is_day(
            words, k
        ):  # «жителів Гуляйполя 15 червня зазнали»
            k += 1
            continue
        if words.low[k] in _WALKED:
            return _walks(words, k, end)
        if words.low[k] not in AUXILIARY:
            return False
        k += 1
    return not words.joint(end).strip().strip(",)-")


def _is_day(words: Words, k: int) -> bool:
    """ "Monday", and either word of «15 червня»."""
    if words.low[k] in MONTHS_AND_DAYS:
        return True
    number = k if words.low[k].isdecimal() else k - 1
    told = 0 <= number < len(words) - 1 and words.low[number].isdecimal()
    return told and month_number(words.low[number + 1]) is not None


def _past_part(words: Words, start: int, end: int) -> int | None:
    """ "Two people including a 3-year-old girl were killed": the word after the part; None where nothing closes it."""
    for k in range(start + 1, end):
        if words.joint(k).strip(" -") or people.harm(words.low[k]) or words.low[k] in _OTHERWISE:
            return None
        if words.low[k] in _CLOSING:
            return k if k - start <= _LONGEST_PART else None
    return end if end - start <= _LONGEST_PART else None


def _walks(words: Words, start: int, end: int) -> bool:
    """A short phrase with a preposition, without a further word of harm, punctuation or "being"."""
    inside = range(start, end)
    return end - start <= 8 and not any(
        people.harm(words.low[k]) or words.joint(k + 1).strip() or words.low[k] in ("being", "and", "та", "и")
        for k in inside
    )
