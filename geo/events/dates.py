"""Expressions of time in a sentence, resolved against the day the report was published.

English, Ukrainian and Russian. Every result keeps the words it came from. A relative expression ("last
Friday", «минулої п'ятниці») without a publication date stays unresolved: words are kept, no day is
invented. A date without a year takes the latest year that does not put it after the publication.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from geo.events.date_resolvers import number_of
from geo.events.date_rules import BEFORE, DAYS_AFTER, DAYS_BEFORE, DAYS_PAST, EVE, NEXT, Rule, rules
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
        said: True for "officials said on Wednesday": the day on which somebody spoke.
    """

    start: int
    end: int
    when: When
    shift: int = 0
    as_of: bool = False
    said: bool = False
    past: bool = False


def find_dates(text: str, published: date | None, *, offset: int = 0) -> tuple[TimeExpression, ...]:
    """Every expression of time in `text`, in order and without overlaps.

    Args:
        text: a sentence or a headline.
        published: day the report was published, or None.
        offset: added to every character offset.
    """
    found: list[TimeExpression] = []
    taken: list[tuple[int, int]] = []
    here = _hints(text.lower())
    for rule in _rules_for(here):
        for match in rule.pattern.finditer(text):
            if any(match.start() < e and s < match.end() for s, e in taken):
                continue
            when = rule.resolve(match, published)
            if when is None:
                continue
            taken.append(match.span())
            words = text[match.start() : match.end()].strip()
            found.append(
                TimeExpression(
                    start=match.start() + offset,
                    end=match.end() + offset,
                    when=When(start=when.start, end=when.end, precision=when.precision, text=words),
                    shift=_shift(words),
                    as_of=_AS_OF.search(text, 0, match.start()) is not None,
                    past=_PAST.fullmatch(words) is not None,
                    said=_SAID.search(text, max(0, match.start() - _SAYING_REACH), match.start()) is not None,
                )
            )
    return tuple(sorted(found, key=lambda x: x.start))


def _hints(low: str) -> frozenset[str]:
    """The kinds of words of time that a sentence (in lower case) could hold."""
    found = {hint for hint, phrases in _PHRASES.items() if any(phrase in low for phrase in phrases)}
    for word in low.split():
        found |= _hints_of(word)
    if _DIGIT.search(low):
        found.add("digit")
        found |= {_WITH_DIGIT[hint] for hint in found & _WITH_DIGIT.keys()}
    return frozenset(found)


@lru_cache(maxsize=500)
def _rules_for(here: frozenset[str]) -> tuple[Rule, ...]:
    """The rules whose kind of words a sentence holds, in their order."""
    return tuple(rule for rule in rules() if rule.hint in here)


@lru_cache(maxsize=20_000)
def _hints_of(word: str) -> frozenset[str]:
    return frozenset(hint for hint, parts in _HINTS.items() if any(part in word for part in parts))


_WITH_DIGIT = {"month": "day of month", "night": "day of night"}
_PHRASES = {"feast": ("new year",), "before": ("за день",), "today": ("this ",)}
_DIGIT = re.compile(r"\d")
_HINTS = {
    "feast": ("christmas",),
    "night": ("night", "ніч", "ноч"),
    "month": ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec", "січ", "лют", "берез", "квіт", "трав", "черв",
              "лип", "серп", "верес", "жовт", "листоп", "груд", "январ", "феврал", "март", "апрел", "мая", "май", "мае", "июн", "июл", "август",
              "сентябр", "октябр", "ноябр", "декабр"),
    "season": ("spring", "summer", "autumn", "fall", "winter", "весн", "літ", "лет", "осен", "осін", "зим", "вліт", "взим"),
    "weekday": ("day", "понеділ", "вівтор", "серед", "четвер", "ятниц", "субот", "неділ", "понедельн", "вторн", "сред", "суббот", "воскрес"),
    "weekend": ("weekend", "вихідн", "выходн"),
    "yesterday": ("yesterday", "чора", "чера"),
    "before": ("day", "night", "напередодні", "накануне", "ран"),
    "next": ("day", "наступн", "следующ"),
    "span": ("day", "week", "month", "year", "hours", "тиж", "недел", "неділ", "місяц", "месяц", "рок", "рік", "год", "лет", "дн", "ден", "доб", "сут"),
    "recently": ("recently", "нещодавно", "недавно"),
    "year": ("торі", "минулоріч"),
    "today": ("today", "tonight", "сьогодні", "сегодня"),
    "ago": ("ago", "earlier", "тому", "назад"),
}  # fmt: skip
_AS_OF = re.compile(
    r"\b(?:станом на|по состоянию на|as of|as at)\s+(?:(?:ранок|вечір|утро|вечер|\d{1,2}[:.]\d{2})[,\s]+)?$",
    re.IGNORECASE,
)
_SAID = re.compile(
    r"\b(?:said|says|told \w+|confirmed|reported|announced|added|wrote|posted|declared|повідоми\w+|заяви\w+|сказа\w+|розпові\w+|уточни\w+|"
    r"написа\w+|сообщи\w+|рассказа\w+|подтверди\w+|підтверди\w+)\s+(?:(?:early|late|earlier|later|also|on|у|в|во|вже|уже)\s+){0,2}$",
    re.IGNORECASE,
)
_SAYING_REACH = 40
_COUNTED_SHIFTS = (
    (re.compile(DAYS_BEFORE, re.IGNORECASE), -1),
    (re.compile(DAYS_AFTER, re.IGNORECASE), 1),
)
_SHIFTS = ((re.compile(f"{BEFORE}|{EVE}", re.IGNORECASE), -1), (re.compile(NEXT, re.IGNORECASE), 1))


_PAST = re.compile(DAYS_PAST, re.IGNORECASE)


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
