"""Expressions of time in a sentence, resolved against the day the report was published.

English, Ukrainian and Russian. Every result keeps the words it came from. A relative expression ("last
Friday", «минулої п'ятниці») without a publication date stays unresolved: words are kept, no day is
invented. A date without a year takes the latest year that does not put it after the publication.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from geo.events.calendar_words import (
    MONTH_STEMS,
    MONTHS,
    NUMBERS,
    SEASONS,
    WEEKDAY_STEMS,
    WEEKDAYS,
    by_stem,
)
from geo.model import DatePrecision, When

_EARLIEST_YEAR = 1900


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeExpression:
    """Words of time at `start`..`end` of the text, and what they mean.

    Attributes:
        start, end: character offsets.
        when: what they mean where nothing else was told before.
        shift: days from the day told of before: -1 for "the day before", 1 for "the next day", 0 for others.
        as_of: True for «станом на 3 березня»: the day on which the text was written, not the day of an event.
    """

    start: int
    end: int
    when: When
    shift: int = 0
    as_of: bool = False


Resolver = Callable[["re.Match[str]", "date | None"], "When | None"]


def find_dates(text: str, published: date | None, *, offset: int = 0) -> tuple[TimeExpression, ...]:
    """Every expression of time in `text`, in order and without overlaps.

    Args:
        text: a sentence or a headline.
        published: day the report was published, or None.
        offset: added to every character offset.
    """
    found: list[TimeExpression] = []
    taken: list[tuple[int, int]] = []
    for pattern, resolve in _RULES:
        for match in pattern.finditer(text):
            if any(match.start() < e and s < match.end() for s, e in taken):
                continue
            when = resolve(match, published)
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
                )
            )
    return tuple(sorted(found, key=lambda x: x.start))


_AS_OF = re.compile(
    r"\b(?:станом на|по состоянию на|as of|as at)\s+(?:(?:ранок|вечір|утро|вечер|\d{1,2}[:.]\d{2})[,\s]+)?$",
    re.IGNORECASE,
)
_BEFORE = r"\b(?:the|a|one)\s+(?:previous\s+day|day\s+(?:before|earlier))\b(?!\s+(?:yesterday|the|his|her|a|an)\b)|\bthe night before\b(?! \w+ing)"
_EVE = (
    r"\b(?:напередодні|накануне)\b(?!\s+(?:дня|нового|нової|новой|велик\w+|пасх\w+|різдв\w+|рожд\w+|свят\w*|праздн\w*|вибор\w*|выбор\w*|"
    r"віз\w+|виз\w+|са[мм]+іт\w*|саммит\w*|переговор\w*|річниц\w*|годовщин\w*))|\b(?:дн[её]м ран(?:іше|ее)|за день до (?:цього|того|этого))\b"
)
_NEXT = r"\bthe (?:next|following) day\b|\bнаступного дня\b|\bна следующий день\b"
_SHIFTS = ((re.compile(f"{_BEFORE}|{_EVE}", re.IGNORECASE), -1), (re.compile(_NEXT, re.IGNORECASE), 1))


def _shift(words: str) -> int:
    return next((days for pattern, days in _SHIFTS if pattern.fullmatch(words)), 0)


def shifted(day: date, days: int, words: str) -> When:
    """The day that "the day before" or "the next day" means after `day` was told of."""
    moved = day + timedelta(days=days)
    return When(start=moved, end=moved, precision=DatePrecision.DAY, text=words)


def make_date(year: int, month: int, day: int) -> date | None:
    """The day, or None where the calendar has none such (31 February, year 20250)."""
    if not _EARLIEST_YEAR <= year <= 2199:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def month_number(word: str) -> int | None:
    """The month that a word in any of the three languages names."""
    low = word.lower().rstrip(".")
    return MONTHS.get(low) or by_stem(low, MONTH_STEMS)


def _span(start: date, end: date, precision: DatePrecision) -> When:
    return When(start=start, end=end, precision=precision)


def _on(day: date) -> When:
    return _span(day, day, DatePrecision.DAY)


_UNRESOLVED = When()
# A day that the calendar does not have: its words are used up, so that no other rule reads half of them.
# They are kept as unresolved: an incident told with them stays undated.
_NO_SUCH_DAY = When()


def _not_after(day_in_year: Callable[[int], date | None], published: date | None) -> date | None:
    """The latest such day that is not after the publication."""
    if published is None:
        return None
    for year in (published.year, published.year - 1):
        day = day_in_year(year)
        if day is not None and day <= published:
            return day
    return None


def _iso(match: re.Match[str], _published: date | None) -> When | None:
    day = make_date(int(match["y"]), int(match["m"]), int(match["d"]))
    return _on(day) if day else _NO_SUCH_DAY


def _day_month_year(match: re.Match[str], published: date | None) -> When | None:
    month = month_number(match["mon"])
    if month is None:
        return None
    first, last = int(match["d"]), int(match["d2"] or match["d"])
    if match["y"]:
        end = make_date(int(match["y"]), month, last)
    elif published is None:
        return _UNRESOLVED if make_date(2000, month, last) else _NO_SUCH_DAY
    else:
        end = _not_after(lambda year: make_date(year, month, last), published)
    start = make_date(end.year, month, first) if end else None
    if end is None or start is None or start > end:
        return _NO_SUCH_DAY
    return _on(end) if start == end else _span(start, end, DatePrecision.DAYS)


def _slashed(match: re.Match[str], _published: date | None) -> When | None:
    """12/31/2024 and 31/12/2024 are clear; 4/5/2024 could be two days and stays unresolved."""
    one, two, year = int(match["a"]), int(match["b"]), int(match["y"])
    readings = {d for d in (make_date(year, one, two), make_date(year, two, one)) if d}
    return _on(readings.pop()) if len(readings) == 1 else _NO_SUCH_DAY


def _feast(month: int, day: int) -> Resolver:
    def resolve(_match: re.Match[str], published: date | None) -> When | None:
        found = _not_after(lambda year: make_date(year, month, day), published)
        return _on(found) if found else _UNRESOLVED

    return resolve


def _since_day(match: re.Match[str], published: date | None) -> When | None:
    """ "since 18 March": from that day to the publication."""
    begun = _day_month_year(match, published)
    if begun is None or begun.start is None or published is None or begun.start > published:
        return begun
    return _span(begun.start, published, DatePrecision.DAYS)


def _month_year(match: re.Match[str], published: date | None) -> When | None:
    month = month_number(match["mon"])
    if month is None:
        return None
    if match["y"]:
        first = make_date(int(match["y"]), month, 1)
    elif published is None:
        return _UNRESOLVED
    else:
        first = _not_after(lambda year: make_date(year, month, 1), published)
    return _month(first) if first else None


def _month(first: date) -> When:
    last = first.replace(day=calendar.monthrange(first.year, first.month)[1])
    return _span(first.replace(day=1), last, DatePrecision.MONTH)


def _year(match: re.Match[str], _published: date | None) -> When | None:
    year = int(match["y"])
    if make_date(year, 1, 1) is None:
        return None
    return _span(date(year, 1, 1), date(year, 12, 31), DatePrecision.YEAR)


def _weekday(match: re.Match[str], published: date | None) -> When | None:
    word = match["wd"].lower().replace("’", "'").replace("ʼ", "'")
    number = WEEKDAYS.get(word)
    if number is None:
        number = by_stem(word, WEEKDAY_STEMS)
    if number is None:
        return None
    if published is None:
        return _UNRESOLVED
    back = (published.weekday() - number) % 7
    # "last Friday" said on a Friday is a week ago; "on Friday" said on a Friday is today.
    if back == 0 and match["last"]:
        back = 7
    return _on(published - timedelta(days=back))


def _days_back(days: int) -> Resolver:
    def resolve(_match: re.Match[str], published: date | None) -> When | None:
        return _on(published - timedelta(days=days)) if published else _UNRESOLVED

    return resolve


def _night(_match: re.Match[str], published: date | None) -> When | None:
    if published is None:
        return _UNRESOLVED
    return _span(published - timedelta(days=1), published, DatePrecision.DAYS)


def _ago(match: re.Match[str], published: date | None) -> When | None:
    amount = NUMBERS.get(match["n"].lower()) if not match["n"].isdigit() else int(match["n"])
    if amount is None or amount > 1000:
        return None
    if published is None:
        return _UNRESOLVED
    unit = match["unit"].lower()
    if unit.startswith(("day", "дн", "ден")):
        return _on(published - timedelta(days=amount))
    if unit.startswith(("week", "тиж", "недел")):
        day = published - timedelta(weeks=amount)
        monday = day - timedelta(days=day.weekday())
        return _span(monday, monday + timedelta(days=6), DatePrecision.WEEK)
    if unit.startswith(("month", "міс", "мес")):
        months = published.year * 12 + published.month - 1 - amount
        first = make_date(months // 12, months % 12 + 1, 1)
        return _month(first) if first else None
    first = make_date(published.year - amount, 1, 1)
    return _span(first, first.replace(month=12, day=31), DatePrecision.YEAR) if first else None


def _last_unit(match: re.Match[str], published: date | None) -> When | None:
    if published is None:
        return _UNRESOLVED
    unit = match["unit"].lower()
    if unit.startswith(("week", "тиж", "недел")):
        monday = published - timedelta(days=published.weekday() + 7)
        return _span(monday, monday + timedelta(days=6), DatePrecision.WEEK)
    if unit.startswith(("month", "міс", "мес")):
        return _month((published.replace(day=1) - timedelta(days=1)).replace(day=1))
    first = make_date(published.year - 1, 1, 1)
    return _span(first, first.replace(month=12, day=31), DatePrecision.YEAR) if first else None


def _back_to(days: int, precision: DatePrecision) -> Resolver:
    """From so many days before the publication to the publication."""

    def resolve(_match: re.Match[str], published: date | None) -> When | None:
        return _span(published - timedelta(days=days), published, precision) if published else _UNRESOLVED

    return resolve


def _this_unit(match: re.Match[str], published: date | None) -> When | None:
    """ "earlier this week": from Monday (the first of the month, of the year) to the publication."""
    if published is None:
        return _UNRESOLVED
    words = match.group().lower()
    if re.search(r"week|тиж|недел", words):
        return _span(published - timedelta(days=published.weekday()), published, DatePrecision.WEEK)
    if re.search(r"month|місяц|месяц", words):
        return _span(published.replace(day=1), published, DatePrecision.MONTH)
    return _span(published.replace(month=1, day=1), published, DatePrecision.YEAR)


def _untold(_match: re.Match[str], _published: date | None) -> When | None:
    """ "recently": not the day of the report, and no other day either."""
    return _UNRESOLVED


_SEASON_STEMS = (
    ("spring", ("spring", "весн")),
    ("summer", ("summer", "літ", "лет")),
    ("autumn", ("autumn", "fall", "осен", "осін")),
    ("winter", ("winter", "зим")),
)


def _season(match: re.Match[str], published: date | None) -> When | None:
    word = match["season"].lower()
    name = next((n for n, stems in _SEASON_STEMS if word.startswith(stems)), None)
    if name is None:
        return None
    explicit = match.groupdict().get("y")
    if explicit:
        year = int(explicit)
    elif published is None:
        return _UNRESOLVED
    else:
        year = published.year
        month = SEASONS[name]
        # "last summer" said during or before this year's summer is the summer of the year before.
        ended = (published.year, published.month) > (year, (month + 2) % 12 or 12) and name != "winter"
        if not ended:
            year -= 1
    first = make_date(year, SEASONS[name], 1)
    if first is None:
        return None
    last_month = make_date(year + (name == "winter"), (SEASONS[name] + 1) % 12 + 1, 1)
    if last_month is None:
        return None
    last = last_month.replace(day=calendar.monthrange(last_month.year, last_month.month)[1])
    if published and not explicit and last > published:
        return None
    return _span(first, last, DatePrecision.SEASON)


def _weekend(_match: re.Match[str], published: date | None) -> When | None:
    if published is None:
        return _UNRESOLVED
    # The latest weekend that has begun: Saturday to Sunday, cut at the publication.
    saturday = published - timedelta(days=(published.weekday() - 5) % 7)
    return _span(saturday, min(saturday + timedelta(days=1), published), DatePrecision.DAYS)


def _since(match: re.Match[str], published: date | None) -> When | None:
    """ "since Monday": from that day to the publication."""
    begun = _weekday(match, published)
    if begun is None or begun.start is None or published is None:
        return begun
    return _span(begun.start, published, DatePrecision.DAYS)


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


def _rules() -> Iterator[tuple[re.Pattern[str], Resolver]]:
    """Patterns, the more telling first; an earlier match keeps its words from later ones."""
    flags = re.IGNORECASE

    def rule(pattern: str, resolve: Resolver) -> tuple[re.Pattern[str], Resolver]:
        return re.compile(pattern, flags), resolve

    yield rule(r"\b(?P<y>(?:19|20)\d\d)-(?P<m>\d\d)-(?P<d>\d\d)\b", _iso)
    yield rule(r"(?<![\d.])(?P<d>\d{1,2})\.(?P<m>\d{1,2})\.(?P<y>(?:19|20)\d\d)(?![\d.])", _iso)
    yield rule(r"(?<![\d/])(?P<a>\d{1,2})/(?P<b>\d{1,2})/(?P<y>(?:19|20)\d\d)(?![\d/])", _slashed)
    yield rule(r"\bNew Year['’]s Eve\b", _feast(12, 31))
    yield rule(r"\bNew Year['’]s Day\b", _feast(1, 1))
    yield rule(r"\bChristmas Eve\b", _feast(12, 24))
    yield rule(r"\bChristmas Day\b|\bon Christmas\b", _feast(12, 25))
    ordinal = r"(?:st|nd|rd|th|-?го|-?е)?"
    through = r"(?:\s*(?:-|–|to|and|through|до|по|на|та|и)\s*(?P<d2>\d{1,2})" + ordinal + ")?"
    since = r"\b(?:since|з|с)\s+"
    yield rule(
        rf"{since}(?P<d>\d{{1,2}}){ordinal}(?P<d2>)\s+(?:of\s+)?{_MONTH}(?:,?\s+{_YEAR})?\b", _since_day
    )
    yield rule(rf"{since}{_MONTH}\s+(?P<d>\d{{1,2}}){ordinal}(?P<d2>)(?!\d)(?:,?\s+{_YEAR})?\b", _since_day)
    yield rule(
        rf"(?<![\d.,:])\b(?P<d>\d{{1,2}}){ordinal}{through}\s+(?:of\s+)?{_MONTH}(?:,?\s+{_YEAR})?(?!\d)",
        _day_month_year,
    )
    yield rule(
        rf"\b{_MONTH}\s+(?P<d>\d{{1,2}}){ordinal}{through}(?!\d|:)(?:,?\s+{_YEAR})?\b", _day_month_year
    )
    yield rule(
        r"\b(?:last|past|минул\w+|прошл\w+|минулого|торішн\w+)\s+(?P<season>spring|summer|autumn|fall|winter|весн\w+|літ\w+|лет\w+|осен\w+|осін\w+|зим\w+)\b",
        _season,
    )
    yield rule(
        rf"\b(?:in\s+)?(?:the\s+)?(?P<season>spring|summer|autumn|winter)(?:\s+of)?\s+{_YEAR}\b", _season
    )
    yield rule(rf"\b{_MONTH},?\s+(?:of\s+)?{_YEAR}\b", _month_year)
    yield rule(
        rf"\b(?:in|since|during|у|в)\s+(?:early\s+|late\s+|mid-)?(?P<y>){_MONTH}\b(?!\s+\d)", _month_year
    )
    yield rule(rf"\bsince\s+{_LAST}{_WEEKDAY}\b", _since)
    yield rule(rf"\b{_LAST}{_WEEKDAY}\b", _weekday)
    yield rule(
        r"\b(?:over|at|during|this)\s+(?:the\s+)?(?:past\s+|last\s+)?weekend\b|\bна вихідних\b|\bв(?:\s+минулі)?\s+вихідні\b|\bна выходных\b|\bв выходные\b",
        _weekend,
    )
    yield rule(
        r"\b(?:overnight|last night|during the night|минулої ночі|цієї ночі|вночі|уночі|прошлой ночью|этой ночью|ночью)\b",
        _night,
    )
    yield rule(r"\b(?:day before yesterday|позавчора|позавчера)\b", _days_back(2))
    yield rule(r"\b(?:yesterday|вчора|учора|вчера)\b", _days_back(1))
    yield rule(f"{_BEFORE}|{_EVE}", _days_back(1))
    yield rule(_NEXT, _untold)
    yield rule(
        r"\b(?:earlier|late|later)?\s*this (?:week|month)\b|\bearlier this year\b|\b(?:на )?(?:цьому тижні|цього тижня|этой неделе)\b|"
        r"\bцього місяця\b|\bв этом месяце\b",
        _this_unit,
    )
    yield rule(
        r"\b(?:in|over|during|within|for) (?:the )?(?:past|last) (?:week|seven days|7 days)\b|\b(?:in|over) (?:the )?(?:recent|past few|last few) days\b|"
        r"\bза (?:минулий|останній) тиждень\b|\bза (?:прошлую|последнюю|прошедшую) неделю\b|\bостанніми днями\b|\bза останні (?:кілька )?дн\w+\b|"
        r"\b(?:в|за) последние (?:несколько )?дн\w+\b",
        _back_to(6, DatePrecision.WEEK),
    )
    yield rule(
        r"\b(?:in|over|during|within) (?:the )?(?:past|last) (?:24 hours|day)\b|\b(?:за|протягом) (?:минулу |останню |минулої |останньої )?доб[уи]\b|"
        r"\bминулої доби\b|\b(?:за|в течение) (?:прошедшие |последние |минувшие |прошлые )?сут(?:ки|ок)\b",
        _back_to(1, DatePrecision.DAYS),
    )
    yield rule(r"\b(?:recently|нещодавно|недавно)\b", _untold)
    yield rule(
        r"\b(?:today|earlier today|this (?:morning|afternoon|evening)|tonight|сьогодні|сегодня)\b",
        _days_back(0),
    )
    yield rule(rf"\b(?P<n>\d{{1,3}}|\w+)\s+{_UNIT}\s+(?:ago|earlier|тому|назад)\b", _ago)
    yield rule(
        r"\b(?:last|минул\w+|прошл\w+)\s+(?P<unit>week|month|year|тиж\w+|недел\w+|місяц\w+|месяц\w+|рок\w+|год\w*)\b",
        _last_unit,
    )
    yield rule(
        rf"\b(?:in|since|during|у|в|с|з)\s+{_YEAR}(?:\s+(?:році|року|годy|году|года))?\b(?![-.:]\d)", _year
    )


_RULES: tuple[tuple[re.Pattern[str], Resolver], ...] = tuple(_rules())
