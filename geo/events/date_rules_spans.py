"""Rules for what lies between two days ("between Friday and Sunday", «в ніч із суботи на неділю») or goes on since one, and for days told by their number alone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from geo.events import date_marks as marks
from geo.events.date_patterns import MONTH, ORDINAL, WEEKDAY, YEAR, Rule, rule
from geo.events.date_resolvers import (
    UNRESOLVED,
    day_and_month,
    make_date,
    night_to_weekday,
    number_of,
    on,
    span,
    untold,
    weekday,
)
from geo.events.date_stretches import since_day, since_weekday, weekend
from geo.model import DatePrecision, When

_WEEK = 7
_SECOND = WEEKDAY.replace("<wd>", "<to>")
_BEGAN = (
    r"(?:(?:which|that|who)\s+(?:had\s+)?(?:began|begun|started|broke out|erupted)(?:\s+\w+ing)?|(?:що|який|яка|яке|які|который|которая|которое|которые)\s+(?:роз)?(?:почал|начал)\w+|начавш\w+)"
    r"(?:\s+(?:back|early|late|ще|ещё|еще))?\s+(?:(?:on|у|в|во)\s+)?"
)
_ONGOING = r"(?:since|(?:починаючи|начиная)\s+(?:з|із|с|со)|триває\w*\s+(?:з|із|від)|тривають\s+(?:з|із|від)|продолжа\w+\s+(?:с|со)|длится\s+(?:с|со)|длятся\s+(?:с|со))"
_FROM = r"(?:з|із|зі|від|с|со|от)"
_LAST_WEEK = r"(?:last week|минулого тижня|на минулому тижні|прошлой недели|на прошлой неделе)"


_COULD = r"(?:can|could|may|might|will|would|due|expected|може|можуть|мають|має|мусять|буде|будуть|планує\w*|очіку\w+|может|могут|должн\w+|будет|будут|планиру\w+|ожида\w+)"


def _between(match: re.Match[str], published: date | None) -> When | None:
    """ "Between Friday and Sunday": the latest such days."""
    last = weekday(_as_weekday(match["to"]), published)
    if last is None or last.start is None:
        return last
    first = weekday(_as_weekday(match["wd"]), last.start)
    if first is None or first.start is None:
        return first
    return span(first.start, last.start, DatePrecision.DAYS)


def _night_between(match: re.Match[str], published: date | None) -> When | None:
    """«В ночь с субботы на воскресенье»."""
    return night_to_weekday(_as_weekday(match["to"]), published)


def _as_weekday(word: str) -> re.Match[str]:
    found = re.fullmatch(r"(?P<wd>.+)", word)
    if found is None:  # the pattern took at least one character
        raise ValueError(word)
    return found


def _of_last_week(match: re.Match[str], published: date | None) -> When | None:
    """ "Thursday last week": that day of the week before the one of publication."""
    day = weekday(match, published)
    if day is None or day.start is None or published is None:
        return day
    monday = published - timedelta(days=published.weekday())
    return on(day.start if day.start < monday else day.start - timedelta(days=_WEEK))


def _weeks_to_the_day(match: re.Match[str], published: date | None) -> When | None:
    """ "Two weeks ago today"."""
    told = match.groupdict().get("n")
    weeks = number_of(told) if told else 1
    return on(published - timedelta(days=_WEEK * weeks)) if published and weeks else UNRESOLVED


def _number_alone(match: re.Match[str], published: date | None) -> When | None:
    """ "The morning of the 14th": the latest day of a month with that number."""
    day = int(match["d"] or match["d1"] or match["d2"])
    if published is None or not 1 <= day <= 31:
        return UNRESOLVED if published is None else None
    year, month = published.year, published.month
    for _ in range(3):
        found = make_date(year, month, day)
        if found is not None and found <= published:
            return on(found)
        year, month = (year - 1, 12) if month == 1 else (year, month - 1)
    return None


_ORDINALS = (
    "перш перв", "друг втор", "трет", "четверт четвёрт", "п'ят пят", "шост шест", "сьом седьм", "восьм", "дев'ят девят", "десят",
    "одинадцят одиннадцат", "дванадцят двенадцат", "тринадцят тринадцат", "чотирнадцят четырнадцат", "п'ятнадцят пятнадцат",
    "шістнадцят шестнадцат", "сімнадцят семнадцат", "вісімнадцят восемнадцат", "дев'ятнадцят девятнадцат",
)  # fmt: skip
_DAY_IN_WORDS = {stem: n for n, stems in enumerate(_ORDINALS, 1) for stem in stems.split()}
_TENS = {"двадцят": 20, "двадцат": 20, "тридцят": 30, "тридцат": 30}


def _in_words(match: re.Match[str], published: date | None) -> When | None:
    """«Дванадцятого червня», «двадцать первого июня»."""
    tens = match["tens"]
    day = next((n for stem, n in _TENS.items() if (tens or match["unit"]).lower().startswith(stem)), 0)
    if tens or not day:
        unit = re.sub(r"(?:ого|его|ього)$", "", match["unit"].lower().replace("’", "'").replace("ʼ", "'"))
        if unit not in _DAY_IN_WORDS:
            return None
        day += _DAY_IN_WORDS[unit]
    numbered = re.fullmatch(
        r"(?P<d>\d+)(?P<d2>) (?P<mon>\S+)(?: (?P<y>\d+))?", f"{day} {match['mon']} {match['y'] or ''}".strip()
    )
    return day_and_month(numbered, published) if numbered else None


def _two_days(match: re.Match[str], published: date | None) -> When | None:
    """ "On Friday and Saturday"; days further apart are those of two events."""
    both = _between(match, published)
    if both is None or both.start is None or both.end is None or both.end - both.start == timedelta(days=1):
        return both
    return None


def spans() -> Iterator[Rule]:
    """Every rule of this kind; they go before those for single days."""
    # "Smoke could reach Chicago by Thursday": a day to come, and not last Thursday.
    yield rule(
        rf"\b{_COULD}\b[^.;:!?]{{0,80}}?\b(?:by|before|до|к|ко)\s+{WEEKDAY}\b",
        untold,
        marks.WEEKDAY | marks.TO_COME,
    )
    yield rule(
        rf"\b(?:(?:у|в)\s+)?н(?:іч|очь)\s+{_FROM}\s+{WEEKDAY}\s+на\s+{_SECOND}\b",
        _night_between,
        marks.WEEKDAY | marks.NIGHT_FROM,
    )
    yield rule(
        rf"\b(?:(?:у|в)\s+)?н(?:іч|очь)\s+{_FROM}\s+(?P<d>\d{{1,2}}){ORDINAL}\s+на\s+(?P<d2>\d{{1,2}}){ORDINAL}\s+{MONTH}(?:,?\s+{YEAR})?\b",
        day_and_month,
        marks.MONTH | marks.DIGIT | marks.NIGHT_FROM,
    )
    yield rule(
        rf"\b(?:between|from)\s+{WEEKDAY}\s+(?:and|to|until|till|through)\s+{_SECOND}\b",
        _between,
        marks.WEEKDAY | marks.BETWEEN,
    )
    yield rule(rf"\b{_FROM}\s+{WEEKDAY}\s+(?:до|по)\s+{_SECOND}\b", _between, marks.WEEKDAY | marks.FROM)
    yield rule(rf"\b(?:{_ONGOING}\s+|{_BEGAN}){WEEKDAY}\b", since_weekday, marks.WEEKDAY | marks.GOING_ON)
    yield rule(rf"\b{_FROM}\s+{WEEKDAY}\b(?!\s+(?:на|до|по)\b)", since_weekday, marks.WEEKDAY | marks.FROM)
    yield rule(
        rf"\b(?:{_ONGOING}\s+|{_BEGAN})(?P<d>\d{{1,2}}){ORDINAL}(?P<d2>)\s+(?:of\s+)?{MONTH}(?:,?\s+{YEAR})?\b",
        since_day,
        marks.MONTH | marks.DIGIT | marks.GOING_ON,
    )
    yield rule(
        rf"\b(?:{_ONGOING}\s+|{_BEGAN}){MONTH}\s+(?P<d>\d{{1,2}}){ORDINAL}(?P<d2>)(?:,?\s+{YEAR})?\b",
        since_day,
        marks.MONTH | marks.DIGIT | marks.GOING_ON,
    )
    yield rule(
        rf"\b{WEEKDAY}\s+(?:and|та|і|й|и)\s+(?:(?:on|у|в)\s+)?{_SECOND}\b",
        _two_days,
        marks.WEEKDAY | marks.AND,
    )
    yield rule(
        rf"\b(?:(?P<tens>двадцять|тридцять|двадцать|тридцать)\s+)?(?P<unit>[^\W\d_]+(?:['’ʼ][^\W\d_]+)?(?:ого|его))\s+{MONTH}(?:,?\s+{YEAR})?\b",
        _in_words,
        marks.MONTH | marks.IN_WORDS,
    )
    yield rule(rf"\b{WEEKDAY},?\s+(?:of\s+)?{_LAST_WEEK}\b", _of_last_week, marks.WEEKDAY | marks.OF_WEEK)
    yield rule(
        r"\b(?:(?P<n>a|one|two|three)\s+weeks?\s+ago\s+(?:today|to the day)|рівно тиждень тому|ровно неделю назад)\b",
        _weeks_to_the_day,
        marks.AGO,
    )
    yield rule(
        r"\b(?:(?:on|(?:morning|evening|night|afternoon|day) of)\s+the\s+(?P<d>\d{1,2})(?:st|nd|rd|th)(?=\s*(?:[,.;:)]|$|\band\b|\bat\b))"
        r"|(?:вранці|ввечері|увечері|вночі|уночі|вдень|утром|вечером|ночью|днём|днем)\s+(?P<d1>\d{1,2})-го(?!\s+(?:бригад|корпус|полк|батальйон|батальон|раз|тур))"
        r"|(?P<d2>\d{1,2})(?:-го)?\s+числа)",
        _number_alone,
        marks.DIGIT | marks.NUMBERED,
    )
    yield rule(
        r"\b(?:у|в|на|за|протягом|упродовж|впродовж|в течение)\s+(?:(?:ці|минул\w+|эти|прошедш\w+|прошл\w+|минувш\w+)\s+)?(?:вихідн(?:і|их)|выходн(?:ые|ых))\b",
        weekend,
        marks.WEEKEND,
    )
