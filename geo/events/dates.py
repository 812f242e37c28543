"""Expressions of time in a sentence, resolved against the day the report was published.

English, Ukrainian and Russian. Every result keeps the words it came from. A relative expression ("last
Friday", «минулої п'ятниці») without a publication date stays unresolved: words are kept, no day is
invented. A date without a year takes the latest year that does not put it after the publication, or lies ahead where it comes
within three months.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import lru_cache

from geo.events.date_marks import AFTER, AS_OF, JOINED, LAST, OF_RULES, SAID, SAME
from geo.events.date_patterns import BEFORE, DAYS_AFTER, DAYS_BEFORE, DAYS_PAST, EVE, NEXT, SAME_DAY, Rule
from geo.events.date_resolvers import number_of
from geo.events.date_rules import rules
from geo.events.marks import marks_in
from geo.model import DatePrecision, When


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeExpression:
    """Words of time at `start`..`end` of the text, and what they mean.

    Attributes:
        start, end: character offsets.
        when: what they mean where nothing else was told before.
        shift: days from the day told of before: -1 for "the day before", 1 for "the next day", 0 for others.
        as_of: True for «станом на 3 березня»: the day on which the text was written, not the day of an event.
        past: True for "a day after": what follows was so many days before the day told of.
        owned: True for "Monday's attack on Sumy": the day of that attack and of nothing else in the sentence.
        same: True for "the same day": the day told of before.
        said: True for "officials said on Wednesday": the day on which somebody spoke.
    """

    start: int
    end: int
    when: When
    shift: int = 0
    as_of: bool = False
    said: bool = False
    past: bool = False
    same: bool = False
    owned: bool = False


def find_dates(
    text: str, published: date | None, *, offset: int = 0, marks: int | None = None
) -> tuple[TimeExpression, ...]:
    """Every expression of time in `text`, in order and without overlaps.

    Args:
        text: a sentence or a headline.
        published: day the report was published, or None.
        offset: added to every character offset.
        marks: those of its words, where they are known.
    """
    found: list[TimeExpression] = []
    spoken: list[tuple[int, Rule, re.Match[str]]] = []
    taken: list[tuple[int, int]] = []
    here = marks_in(text.lower()) if marks is None else marks
    if here & JOINED and not _JOINED.search(text):
        here ^= JOINED
    for rule in _rules_for(here & OF_RULES):
        for match in rule.pattern.finditer(text):
            if any(match.start() < e and s < match.end() for s, e in taken):
                continue
            when = rule.resolve(match, published)
            if when is None:
                continue
            taken.append(match.span())
            if rule.spoken:
                spoken.append((len(found), rule, match))
            words = text[match.start() : match.end()].strip()
            found.append(
                TimeExpression(
                    start=match.start() + offset,
                    end=match.end() + offset,
                    when=When(start=when.start, end=when.end, precision=when.precision, text=words),
                    shift=_shift(words),
                    as_of=bool(here & AS_OF) and _AS_OF.search(text, 0, match.start()) is not None,
                    past=bool(here & AFTER) and _PAST.fullmatch(words) is not None,
                    owned=text.startswith(_OWNING, match.end()),
                    same=bool(here & SAME) and _SAME.fullmatch(words) is not None,
                    said=bool(here & SAID) and _said(text, match.start()),
                )
            )
    for n, rule, match in spoken:
        found[n] = _as_spoken(found[n], rule, match, found)
    ordered = sorted(found, key=lambda x: x.start)
    return _of_their_year(text, ordered, offset) if here & LAST and len(ordered) > 1 else tuple(ordered)


def _of_their_year(text: str, found: Sequence[TimeExpression], offset: int) -> tuple[TimeExpression, ...]:
    """ "18 March last year", «18 марта прошлого года» is a day of that year, and one expression."""
    made: list[TimeExpression] = []
    for told in found:
        day, year = made[-1] if made else None, told.when.start
        between = text[day.end - offset : told.start - offset] if day is not None else "-"
        own = (
            day is not None
            and _is_of_a_year(day.when)
            and _FOUR_DIGITS.search(day.when.text) is None
            and not told.owned
        )
        if (
            not own
            or day is None
            or year is None
            or told.when.precision is not DatePrecision.YEAR
            or between.strip()
        ):
            made.append(told)
            continue
        start, end = _in_year(day.when.start, year.year), _in_year(day.when.end, year.year)
        words = text[day.start - offset : told.end - offset]
        when = (
            When(start=start, end=end, precision=day.when.precision, text=words)
            if start and end and start <= end
            else When(text=words)
        )
        made[-1] = replace(day, end=told.end, when=when)
    return tuple(made)


def _is_of_a_year(when: When) -> bool:
    """True for months, and for days told by number: no Monday."""
    return when.precision is DatePrecision.MONTH or (
        when.precision in _DAYS_TOLD and any(map(str.isdigit, when.text))
    )


def _in_year(day: date | None, year: int) -> date | None:
    if day is None:
        return None
    try:
        return day.replace(year=year)
    except ValueError:  # 29 February
        return None


def _as_spoken(
    expression: TimeExpression, rule: Rule, match: re.Match[str], all_found: Sequence[TimeExpression]
) -> TimeExpression:
    """ "Overnight" of "overnight, the ministry said on Sunday": the night to Sunday, whenever the report came out."""
    days = {x.when.start for x in all_found if x.said and x.when.start and x.when.start == x.when.end}
    when = rule.resolve(match, days.pop()) if len(days) == 1 else None
    if when is None:
        return expression
    return replace(expression, when=replace(when, text=expression.when.text))


@lru_cache(maxsize=2_000)
def _rules_for(here: int) -> tuple[Rule, ...]:
    """The rules all of whose words a text with these marks of time could hold, in their order."""
    return tuple(rule for rule in rules() if rule.needs & here == rule.needs)


_DAYS_TOLD = frozenset({DatePrecision.DAY, DatePrecision.DAYS})
_FOUR_DIGITS = re.compile(r"\d{4}")
_JOINED = re.compile(r"\d[./-]\d")
_OWNING = ("'s ", "’s ")
_SAME = re.compile(SAME_DAY, re.IGNORECASE)
_AS_OF = re.compile(
    r"\b(?:станом на|по состоянию на|as of|as at)\s+(?:(?:ранок|вечір|утро|вечер|\d{1,2}[:.]\d{2})[,\s]+)?$",
    re.IGNORECASE,
)
_SAID = re.compile(
    r"\b(?:said|says|told \w+|confirmed|reported|announced|added|wrote|posted|declared|повідоми\w+|заяви\w+|сказа\w+|розпові\w+|уточни\w+|"
    r"написа\w+|сообщи\w+|рассказа\w+|подтверди\w+|підтверди\w+)\s+(?:(?:early|late|earlier|later|also|on|у|в|во|вже|уже)\s+){0,2}$|"
    # "Told reporters in Kyiv on Monday".
    r"\btold\s+(?:(?!that\b|of\b|about\b|how\b)[\w'’-]+\s+){1,6}on\s+$",
    re.IGNORECASE,
)
_SAYING_REACH = 60
_COUNTED_SHIFTS = (
    (re.compile(DAYS_BEFORE, re.IGNORECASE), -1),
    (re.compile(DAYS_AFTER, re.IGNORECASE), 1),
)
_SHIFTS = ((re.compile(f"{BEFORE}|{EVE}", re.IGNORECASE), -1), (re.compile(NEXT, re.IGNORECASE), 1))


_PAST = re.compile(DAYS_PAST, re.IGNORECASE)


def _said(text: str, before: int) -> bool:
    """True where the words right before that offset say that somebody spoke."""
    return _SAID.search(text, max(0, before - _SAYING_REACH), before) is not None


@lru_cache(maxsize=5_000)
def _shift(words: str) -> int:
    past = _PAST.fullmatch(words)
    if past is not None:
        return -(number_of(past["n"]) or 1)
    for pattern, sign in _COUNTED_SHIFTS:
        counted = pattern.fullmatch(words)
        if counted is not None:
            return sign * (number_of(next(filter(None, counted.groups()))) or 0)
    return next((days for pattern, days in _SHIFTS if pattern.fullmatch(words)), 0)


def shifted(day: date, days: int, words: str) -> When:
    """The day that "the day before" or "the next day" means after `day` was told of."""
    moved = day + timedelta(days=days)
    return When(start=moved, end=moved, precision=DatePrecision.DAY, text=words)


def on_day(day: date) -> When:
    """That one day, which no words of the text tell."""
    return When(start=day, end=day, precision=DatePrecision.DAY)
