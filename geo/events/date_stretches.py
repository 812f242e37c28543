"""What each expression of a stretch of time (week, month, season, year) means; like `date_resolvers`."""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta

from geo.events.calendar_words import SEASONS
from geo.events.date_resolvers import (
    UNRESOLVED,
    Resolver,
    day_and_month,
    make_date,
    month_number,
    not_after,
    number_of,
    on,
    span,
    weekday,
)
from geo.model import DatePrecision, When


def since_day(match: re.Match[str], published: date | None) -> When | None:
    """ "since 18 March": from that day to the publication."""
    begun = day_and_month(match, published)
    if begun is None or begun.start is None or published is None or begun.start > published:
        return begun
    return span(begun.start, published, DatePrecision.DAYS)


def month_of_year(match: re.Match[str], published: date | None) -> When | None:
    month = month_number(match["mon"])
    if month is None:
        return None
    if match["y"]:
        first = make_date(int(match["y"]), month, 1)
    elif published is None:
        return UNRESOLVED
    else:
        first = not_after(lambda year: make_date(year, month, 1), published)
    return _month(first) if first else None


def _month(first: date) -> When:
    last = first.replace(day=calendar.monthrange(first.year, first.month)[1])
    return span(first.replace(day=1), last, DatePrecision.MONTH)


def whole_year(match: re.Match[str], _published: date | None) -> When | None:
    year = int(match["y"])
    if make_date(year, 1, 1) is None:
        return None
    return span(date(year, 1, 1), date(year, 12, 31), DatePrecision.YEAR)


_LONG_AGO = 1000  # units of time


def part_of_month(match: re.Match[str], published: date | None) -> When | None:
    """ "late March": the 21st to the last; "early": the 1st to the 10th; "mid": the 11th to the 20th. Our own rule."""
    whole = month_of_year(match, published)
    if whole is None or whole.start is None or whole.end is None:
        return whole
    part = match["part"].lower()
    first, last = 21, whole.end.day
    if part.startswith(("early", "the beginning", "the start", "почат", "начал")):
        first, last = 1, 10
    elif part.startswith(("mid", "the middle", "серед")):
        first, last = 11, 20
    start, end = whole.start.replace(day=first), whole.start.replace(day=last)
    if published and start > published:
        return UNRESOLVED
    return span(start, min(end, published) if published else end, DatePrecision.DAYS)


_PARTS_OF_YEAR = {"early": (1, 3), "mid": (5, 8), "late": (10, 12)}  # months; our own rule


def part_of_year(match: re.Match[str], published: date | None) -> When | None:
    """ "early this year": January to March; "mid": May to August; "late": October to December. Our own rule."""
    got = match.groupdict()
    told = (got["part"] or got["part2"] or got["part3"]).lower()
    which = (got["which"] or got["which2"] or "").lower()
    name = "early" if told.startswith(("early", "the beginning", "the start", "почат", "начал")) else "late"
    name = "mid" if told.startswith(("mid", "the middle", "серед")) else name
    if got["y"] is None and published is None:
        return UNRESOLVED
    year = int(got["y"]) if got["y"] else (published.year if published else 0)
    year -= which.startswith(("last", "минул", "прошл"))
    first, last = _PARTS_OF_YEAR[name]
    start = make_date(year, first, 1)
    if start is None or (published and start > published):
        return UNRESOLVED
    end = date(year, last, calendar.monthrange(year, last)[1])
    return span(start, min(end, published) if published else end, DatePrecision.MONTH)


_UNITS = (
    ("day", ("day", "дн", "ден")),
    ("week", ("week", "тиж", "недел")),
    ("month", ("month", "міс", "мес")),
)
_LENGTHS = {
    "day": (1, DatePrecision.DAYS),
    "week": (7, DatePrecision.WEEK),
    "month": (30, DatePrecision.MONTH),
}


def _unit(word: str) -> str:
    """Which unit of time a word in any of the three languages names; a year where it is none of the shorter ones."""
    return next((unit for unit, stems in _UNITS if word.lower().startswith(stems)), "year")


def over_last(match: re.Match[str], published: date | None) -> When | None:
    """ "over the past two weeks": from so long before the publication to the publication."""
    amount = number_of(match["n"])
    if published is None or not amount:
        return UNRESOLVED
    days, precision = _LENGTHS[_unit(match["unit"])]
    return span(published - timedelta(days=days * amount), published, precision)


def ago(match: re.Match[str], published: date | None) -> When | None:
    """So many units of time before the publication; «год назад» is one, «сорок один год назад» 41."""
    told = match.groupdict().get("n")
    amount = number_of(told) if told else 1
    if amount is None:
        return None
    before = match.string[: match.start()].split()[-1:]
    tens = number_of(before[0]) if before else None
    amount += tens if tens and tens > amount else 0
    if published is None or amount > _LONG_AGO:
        return UNRESOLVED
    unit = _unit(match["unit"])
    if unit == "day":
        return on(published - timedelta(days=amount))
    if unit == "week":
        day = published - timedelta(weeks=amount)
        monday = day - timedelta(days=day.weekday())
        return span(monday, monday + timedelta(days=6), DatePrecision.WEEK)
    if unit == "month":
        months = published.year * 12 + published.month - 1 - amount
        first = make_date(months // 12, months % 12 + 1, 1)
        return _month(first) if first else None
    first = make_date(published.year - amount, 1, 1)
    return span(first, first.replace(month=12, day=31), DatePrecision.YEAR) if first else None


def last_unit(match: re.Match[str], published: date | None) -> When | None:
    if published is None:
        return UNRESOLVED
    unit = _unit(match["unit"])
    if unit == "week":
        monday = published - timedelta(days=published.weekday() + 7)
        return span(monday, monday + timedelta(days=6), DatePrecision.WEEK)
    if unit == "month":
        return _month((published.replace(day=1) - timedelta(days=1)).replace(day=1))
    first = make_date(published.year - 1, 1, 1)
    return span(first, first.replace(month=12, day=31), DatePrecision.YEAR) if first else None


def year_before(_match: re.Match[str], published: date | None) -> When | None:
    """«торік»: the calendar year before."""
    if published is None or make_date(published.year - 1, 1, 1) is None:
        return UNRESOLVED
    return span(date(published.year - 1, 1, 1), date(published.year - 1, 12, 31), DatePrecision.YEAR)


def back_to(days: int, precision: DatePrecision) -> Resolver:
    """From so many days before the publication to the publication."""

    def resolve(_match: re.Match[str], published: date | None) -> When | None:
        return span(published - timedelta(days=days), published, precision) if published else UNRESOLVED

    return resolve


def this_unit(match: re.Match[str], published: date | None) -> When | None:
    """ "earlier this week": from Monday (the first of the month, of the year) to the publication."""
    if published is None:
        return UNRESOLVED
    words = match.group().lower()
    if re.search(r"week|тиж|недел", words):
        return span(published - timedelta(days=published.weekday()), published, DatePrecision.WEEK)
    if re.search(r"month|місяц|месяц", words):
        return span(published.replace(day=1), published, DatePrecision.MONTH)
    return span(published.replace(month=1, day=1), published, DatePrecision.YEAR)


_SEASON_STEMS = (
    ("spring", ("spring", "весн", "навесн")),
    ("summer", ("summer", "літ", "лет", "вліт")),
    ("autumn", ("autumn", "fall", "осен", "осін", "восен")),
    ("winter", ("winter", "зим", "взим")),
)


def season(match: re.Match[str], published: date | None) -> When | None:
    word = match["season"].lower()
    name = next((n for n, stems in _SEASON_STEMS if word.startswith(stems)), None)
    if name is None:
        return None
    explicit = match.groupdict().get("y")
    if explicit:
        year = int(explicit)
    elif published is None:
        return UNRESOLVED
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
    return span(first, last, DatePrecision.SEASON)


_THIS = re.compile(r"\b(?:this|цієї|цього|этой|этим|этого)\b", re.IGNORECASE)


def season_begun(match: re.Match[str], published: date | None) -> When | None:
    """ "earlier this spring", "in the winter": the latest that has begun, up to the publication."""
    word = match["season"].lower()
    name = next((n for n, stems in _SEASON_STEMS if word.startswith(stems)), None)
    if name is None or published is None:
        return None if name is None else UNRESOLVED
    begun = [
        d
        for y in (published.year - 1, published.year)
        if (d := make_date(y, SEASONS[name], 1)) and d <= published
    ]
    this = _THIS.search(match.group()) is not None and name != "winter"
    if not begun or (this and begun[-1].year != published.year):  # in March "this summer" is yet to come
        return UNRESOLVED
    after = make_date(begun[-1].year + (name == "winter"), (SEASONS[name] + 2) % 12 + 1, 1)
    if after is None:
        return UNRESOLVED
    return span(begun[-1], min(after - timedelta(days=1), published), DatePrecision.SEASON)


def weekend(_match: re.Match[str], published: date | None) -> When | None:
    if published is None:
        return UNRESOLVED
    # The latest weekend that has begun: Saturday to Sunday, cut at the publication.
    saturday = published - timedelta(days=(published.weekday() - 5) % 7)
    return span(saturday, min(saturday + timedelta(days=1), published), DatePrecision.DAYS)


def since_weekday(match: re.Match[str], published: date | None) -> When | None:
    """ "since Monday": from that day to the publication."""
    begun = weekday(match, published)
    if begun is None or begun.start is None or published is None:
        return begun
    return span(begun.start, published, DatePrecision.DAYS)
