"""Expressions of time in a sentence, resolved against the day the report was published.

English, Ukrainian and Russian. Every result keeps the words it came from. A relative expression ("last
Friday", «минулої п'ятниці») without a publication date stays unresolved: words are kept, no day is
invented. A date without a year takes the latest year that does not put it after the publication.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from geo.events.date_resolvers import (
    Resolver,
    ago,
    back_to,
    day_and_month,
    days_back,
    days_before,
    feast,
    iso_day,
    last_unit,
    month_of_year,
    night,
    night_to_day,
    night_to_weekday,
    number_of,
    part_of_month,
    season,
    since_day,
    since_weekday,
    slashed,
    this_unit,
    untold,
    weekday,
    weekend,
    whole_year,
    year_before,
)
from geo.model import DatePrecision, When


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeExpression:
    """Words of time at `start`..`end` of the text, and what they mean.

    Attributes:
        start, end: character offsets.
        when: what they mean where nothing else was told before.
        shift: days from the day told of before: -1 for "the day before", 1 for "the next day", 0 for others.
        as_of: True for «станом на 3 березня»: the day on which the text was written, not the day of an event.
        said: True for "officials said on Wednesday": the day on which somebody spoke.
    """

    start: int
    end: int
    when: When
    shift: int = 0
    as_of: bool = False
    said: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class _Rule:
    """A pattern, what it means, and the kind of words without which it need not be tried."""

    pattern: re.Pattern[str]
    resolve: Resolver
    hint: str


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
    for rule in _RULES:
        for match in rule.pattern.finditer(text) if rule.hint in here else ():
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
                    said=_SAID.search(text, max(0, match.start() - _SAYING_REACH), match.start()) is not None,
                )
            )
    return tuple(sorted(found, key=lambda x: x.start))


def _hints(low: str) -> frozenset[str]:
    """The kinds of words of time that a sentence (in lower case) could hold."""
    found = {hint for hint, parts in _HINTS.items() if any(part in low for part in parts)}
    if _DIGIT.search(low):
        found.add("digit")
    return frozenset(found)


_DIGIT = re.compile(r"\d")
_HINTS = {
    "feast": ("new year", "christmas"),
    "night": ("night", "ніч", "ноч"),
    "month": ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec", "січ", "лют", "берез", "квіт", "трав", "черв",
              "лип", "серп", "верес", "жовт", "листоп", "груд", "январ", "феврал", "март", "апрел", "мая", "май", "мае", "июн", "июл", "август",
              "сентябр", "октябр", "ноябр", "декабр"),
    "season": ("spring", "summer", "autumn", "fall", "winter", "весн", "літ", "лет", "осен", "осін", "зим", "вліт", "взим"),
    "weekday": ("day", "понеділ", "вівтор", "серед", "четвер", "ятниц", "субот", "неділ", "понедельн", "вторн", "сред", "суббот", "воскрес"),
    "weekend": ("weekend", "вихідн", "выходн"),
    "yesterday": ("yesterday", "чора", "чера"),
    "before": ("day", "night", "напередодні", "накануне", "ран", "за день"),
    "next": ("day", "наступн", "следующ"),
    "span": ("day", "week", "month", "year", "hours", "тиж", "недел", "неділ", "місяц", "месяц", "рок", "рік", "год", "лет", "дн", "ден", "доб", "сут"),
    "recently": ("recently", "нещодавно", "недавно"),
    "year": ("торі", "минулоріч"),
    "today": ("today", "this ", "tonight", "сьогодні", "сегодня"),
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
_BEFORE = r"\b(?:the|a|one)\s+(?:previous\s+day|day\s+(?:before|earlier))\b(?!\s+(?:yesterday|the|his|her|a|an)\b)|\bthe night before\b(?! \w+ing)"
_EVE = (
    r"\b(?:напередодні|накануне)\b(?!\s+(?:дня|нового|нової|новой|велик\w+|пасх\w+|різдв\w+|рожд\w+|свят\w*|праздн\w*|вибор\w*|выбор\w*|"
    r"віз\w+|виз\w+|са[мм]+іт\w*|саммит\w*|переговор\w*|річниц\w*|годовщин\w*))|\b(?:дн[её]м ран(?:іше|ее)|за день до (?:цього|того|этого))\b"
)
_NEXT = r"\b(?:the (?:next|following) day|a day later)\b|\bнаступного дня\b|\bна следующий день\b"
_FEW = r"(?P<n>two|three|four|five|six|seven|eight|nine|ten|два|дві|двома|двумя|три|трьома|тремя|чотири|четыре|п['’ʼ]ять|пять|\d{1,2})"
_DAYS_BEFORE = (
    rf"\b(?:на |за )?{_FEW} (?:days|дні|днів|днями|дня|дней) "
    r"(?:earlier|before|раніше|ранее|раньше|до того|до этого|до цього)\b(?! (?:the|a|an|his|her|their|its|he|she|they|it)\b)"
)
_DAYS_AFTER = (
    rf"\b{_FEW} days (?:later|after(?:wards)?)\b(?! (?:the|a|an|his|her|their|its|he|she|they|it)\b)"
    rf"|\bчерез {_FEW.replace('<n>', '<m>')} (?:дні|днів|дня|дней)\b"
)
_COUNTED_SHIFTS = (
    (re.compile(_DAYS_BEFORE, re.IGNORECASE), -1),
    (re.compile(_DAYS_AFTER, re.IGNORECASE), 1),
)
_SHIFTS = ((re.compile(f"{_BEFORE}|{_EVE}", re.IGNORECASE), -1), (re.compile(_NEXT, re.IGNORECASE), 1))


def _shift(words: str) -> int:
    for pattern, sign in _COUNTED_SHIFTS:
        counted = pattern.fullmatch(words)
        if counted is not None:
            return sign * (number_of(next(filter(None, counted.groups()))) or 0)
    return next((days for pattern, days in _SHIFTS if pattern.fullmatch(words)), 0)


def shifted(day: date, days: int, words: str) -> When:
    """The day that "the day before" or "the next day" means after `day` was told of."""
    moved = day + timedelta(days=days)
    return When(start=moved, end=moved, precision=DatePrecision.DAY, text=words)


_MONTH = (
    r"(?P<mon>Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?\.?|July?\.?|Aug(?:ust|\.)?|"
    r"Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?|"
    r"січ\w+|лют(?:ого|ому|ий)|березн\w+|квітн\w+|травн\w+|червн\w+|липн\w+|серпн\w+|вересн\w+|жовтн\w+|листопад\w*|грудн\w+|"
    r"январ\w+|феврал\w+|март[аеу]?|апрел\w+|ма[яей]|июн\w+|июл\w+|август\w*|сентябр\w+|октябр\w+|ноябр\w+|декабр\w+)"
)
_WEEKDAY = (
    r"(?P<wd>Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|понеділ\w+|вівтор\w+|серед[уи]|четвер(?:г\w*)?|"
    r"п['’ʼ]ятниц\w+|субот\w+|неділ[юі]|понедельник\w*|вторник\w*|сред[уы]|пятниц\w+|суббот\w+|воскресень\w+)"
)
_YEAR = r"(?P<y>(?:19|20)\d\d)"
_LAST = r"(?P<last>(?:last|this past|past|минул\w+|прошл\w+)\s+)?"
_UNIT = (
    r"(?P<unit>days?|weeks?|months?|years?|дн\w+|день|тиж\w+|недел\w+|місяц\w+|месяц\w+|рок\w+|лет|год\w*)"
)


def _rules() -> Iterator[_Rule]:
    """Patterns, the more telling first; an earlier match keeps its words from later ones."""
    flags = re.IGNORECASE

    def rule(pattern: str, resolve: Resolver, hint: str) -> _Rule:
        return _Rule(pattern=re.compile(pattern, flags), resolve=resolve, hint=hint)

    yield rule(r"\b(?P<y>(?:19|20)\d\d)-(?P<m>\d\d)-(?P<d>\d\d)\b", iso_day, "digit")
    yield rule(r"(?<![\d.])(?P<d>\d{1,2})\.(?P<m>\d{1,2})\.(?P<y>(?:19|20)\d\d)(?![\d.])", iso_day, "digit")
    yield rule(r"(?<![\d/])(?P<a>\d{1,2})/(?P<b>\d{1,2})/(?P<y>(?:19|20)\d\d)(?![\d/])", slashed, "digit")
    yield rule(r"\bNew Year['’]s Eve\b", feast(12, 31), "feast")
    yield rule(r"\bNew Year['’]s Day\b", feast(1, 1), "feast")
    yield rule(r"\bChristmas Eve\b", feast(12, 24), "feast")
    yield rule(r"\bChristmas Day\b|\bon Christmas\b", feast(12, 25), "feast")
    ordinal = r"(?:st|nd|rd|th|-?го|-?е)?"
    to_night = (
        r"\b(?:overnight (?:in)?to|(?:in |during |on )?the night (?:in)?to|(?:(?:в|у) )?н(?:іч|очь) на)\s+"
    )
    yield rule(rf"{to_night}{_WEEKDAY}\b", night_to_weekday, "night")
    yield rule(
        rf"{to_night}(?P<d>\d{{1,2}}){ordinal}(?P<d2>)\s+{_MONTH}(?:,?\s+{_YEAR})?\b", night_to_day, "night"
    )
    yield rule(
        rf"{to_night}{_MONTH}\s+(?P<d>\d{{1,2}}){ordinal}(?P<d2>)(?:,?\s+{_YEAR})?\b", night_to_day, "night"
    )
    part = r"(?P<part>early|mid|late|the (?:beginning|start|middle|end) of|початку|середині|кінці|наприкінці|начале|середине|конце)"
    yield rule(
        rf"\b(?:in|at|since|on|у|в|на)?\s*{part}[\s-]+{_MONTH}(?:,?\s+{_YEAR})?\b(?!\s+\d)",
        part_of_month,
        "month",
    )
    through = r"(?:\s*(?:-|–|to|and|through|до|по|на|та|и)\s*(?P<d2>\d{1,2})" + ordinal + ")?"
    since = r"\b(?:since|з|с)\s+"
    yield rule(
        rf"{since}(?P<d>\d{{1,2}}){ordinal}(?P<d2>)\s+(?:of\s+)?{_MONTH}(?:,?\s+{_YEAR})?\b",
        since_day,
        "month",
    )
    yield rule(
        rf"{since}{_MONTH}\s+(?P<d>\d{{1,2}}){ordinal}(?P<d2>)(?!\d)(?:,?\s+{_YEAR})?\b", since_day, "month"
    )
    yield rule(
        rf"(?<![\d.,:])\b(?P<d>\d{{1,2}}){ordinal}{through}\s+(?:of\s+)?{_MONTH}(?:,?\s+{_YEAR})?(?!\d)",
        day_and_month,
        "month",
    )
    yield rule(
        rf"\b{_MONTH}\s+(?P<d>\d{{1,2}}){ordinal}{through}(?!\d|:)(?:,?\s+{_YEAR})?\b", day_and_month, "month"
    )
    yield rule(
        r"\b(?:last|past|минул\w+|прошл\w+|минулого|торішн\w+)\s+(?P<season>spring|summer|autumn|fall|winter|весн\w+|літ\w+|лет\w+|осен\w+|осін\w+|зим\w+)\b",
        season,
        "season",
    )
    yield rule(
        rf"\b(?:in\s+)?(?:the\s+)?(?P<season>spring|summer|autumn|winter|fall|навесні|весною|весной|влітку|літом|летом|восени|осенью|взимку|зимою|зимой)(?:\s+of)?\s+{_YEAR}\b",
        season,
        "season",
    )
    yield rule(rf"\b{_MONTH},?\s+(?:of\s+)?{_YEAR}\b", month_of_year, "month")
    yield rule(
        rf"\b(?:in|since|during|у|в)\s+(?:early\s+|late\s+|mid-)?(?P<y>){_MONTH}\b(?!\s+\d)",
        month_of_year,
        "month",
    )
    yield rule(rf"\bsince\s+{_LAST}{_WEEKDAY}\b", since_weekday, "weekday")
    yield rule(rf"\b{_LAST}{_WEEKDAY}\b", weekday, "weekday")
    yield rule(
        r"\b(?:over|at|during|this)\s+(?:the\s+)?(?:past\s+|last\s+)?weekend\b|\bна вихідних\b|\bв(?:\s+минулі)?\s+вихідні\b|\bна выходных\b|\bв выходные\b",
        weekend,
        "weekend",
    )
    yield rule(
        r"\b(?:overnight|last night|during the night|минулої ночі|цієї ночі|вночі|уночі|прошлой ночью|этой ночью|ночью)\b",
        night,
        "night",
    )
    yield rule(r"\b(?:day before yesterday|позавчора|позавчера)\b", days_back(2), "yesterday")
    yield rule(r"\b(?:yesterday|вчора|учора|вчера)\b", days_back(1), "yesterday")
    yield rule(f"{_BEFORE}|{_EVE}", days_back(1), "before")
    yield rule(_NEXT, untold, "next")
    yield rule(_DAYS_BEFORE, days_before, "span")
    yield rule(_DAYS_AFTER, untold, "span")
    yield rule(
        r"\b(?:earlier|late|later)?\s*this (?:week|month)\b|\bearlier this year\b|\b(?:на )?(?:цьому тижні|цього тижня|этой неделе)\b|"
        r"\bцього місяця\b|\bв этом месяце\b",
        this_unit,
        "span",
    )
    yield rule(
        r"\b(?:in|over|during|within|for) (?:the )?(?:past|last) (?:week|seven days|7 days)\b|\b(?:in|over) (?:the )?(?:recent|past few|last few) days\b|"
        r"\bза (?:минулий|останній) тиждень\b|\bза (?:прошлую|последнюю|прошедшую) неделю\b|\bостанніми днями\b|\bза останні (?:кілька )?дн\w+\b|"
        r"\b(?:в|за) последние (?:несколько )?дн\w+\b",
        back_to(6, DatePrecision.WEEK),
        "span",
    )
    yield rule(
        r"\b(?:(?:in|over|during|within|of) )?(?:the )?(?:past|last|previous) (?:24 hours|day)\b|"
        r"\b(?:за|протягом|упродовж|впродовж) (?:минулу |останню |минулої |останньої |попередньої |попередню )?доб[уи]\b|"
        r"\bминулої доби\b|\b(?:за|в течение|на протяжении) (?:(?:прошедш|последн|минувш|прошл|истекш)\w+ )?сут(?:ки|ок)\b|\b(?:прошедш|минувш|последн)\w+ сутки\b",
        back_to(1, DatePrecision.DAYS),
        "span",
    )
    yield rule(r"\b(?:recently|нещодавно|недавно)\b", untold, "recently")
    yield rule(r"\b(?:торік|минулоріч|торішн\w+)\b", year_before, "year")
    yield rule(
        r"\b(?:today|earlier today|this (?:morning|afternoon|evening)|tonight|сьогодні|сегодня)\b",
        days_back(0),
        "today",
    )
    yield rule(rf"\b(?P<n>\d{{1,3}}|[\w'’ʼ-]+)\s+{_UNIT}\s+(?:ago|earlier|тому|назад)\b", ago, "ago")
    yield rule(
        r"\b(?:last|минул\w+|прошл\w+)\s+(?P<unit>week|month|year|тиж\w+|недел\w+|місяц\w+|месяц\w+|рок\w+|год\w*)\b",
        last_unit,
        "span",
    )
    yield rule(rf"\bthe\s+{_YEAR}(?=\s+[a-z])", whole_year, "digit")  # "the 1945 bombing"
    yield rule(
        rf"\b(?:in|since|during|у|в|с|з)\s+{_YEAR}(?:\s+(?:році|року|годy|году|года))?\b(?![-.:]\d)",
        whole_year,
        "digit",
    )


_RULES: tuple[_Rule, ...] = tuple(_rules())
