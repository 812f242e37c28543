"""What each kind of expression of time means against the day of publication; `dates` finds the expressions.

Every resolver takes the match and the publication date (or None), and returns the interval, an unresolved `When`
where nothing can be said, or None where the words are no expression of time at all.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable
from datetime import date, timedelta

from dateutil.easter import EASTER_ORTHODOX, EASTER_WESTERN, easter

from geo.events.calendar_words import MONTH_STEMS, MONTHS, NUMBERS, SEASONS, WEEKDAY_STEMS, WEEKDAYS, by_stem
from geo.model import DatePrecision, When

_EARLIEST_YEAR = 1900
_CENTURY = 2000  # that of "05.06.25"

Resolver = Callable[["re.Match[str]", "date | None"], "When | None"]


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


def iso_day(match: re.Match[str], _published: date | None) -> When | None:
    day = make_date(_year(match["y"]), int(match["m"]), int(match["d"]))
    return _on(day) if day else _NO_SUCH_DAY


def _year(figures: str) -> int:
    return int(figures) if len(figures) > len("25") else _CENTURY + int(figures)


def day_and_month(match: re.Match[str], published: date | None) -> When | None:
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


def day_of_line(match: re.Match[str], published: date | None) -> When | None:
    """ "16.05 — Mexico: ...": the day of a line of a list."""
    day, month = int(match["d"]), int(match["m"])
    if make_date(2000, month, day) is None:
        return None
    found = _not_after(lambda year: make_date(year, month, day), published)
    return _on(found) if found else _UNRESOLVED


def slashed(match: re.Match[str], _published: date | None) -> When | None:
    """12/31/2024 and 31/12/2024 are clear; 4/5/2024 could be two days and stays unresolved."""
    one, two, year = int(match["a"]), int(match["b"]), _year(match["y"])
    readings = {d for d in (make_date(year, one, two), make_date(year, two, one)) if d}
    return _on(readings.pop()) if len(readings) == 1 else _NO_SUCH_DAY


def feast(month: int, day: int) -> Resolver:
    def resolve(_match: re.Match[str], published: date | None) -> When | None:
        found = _not_after(lambda year: make_date(year, month, day), published)
        return _on(found) if found else _UNRESOLVED

    return resolve


_FROM_EASTER = (
    (("palm", "верб"), -7),
    (("maundy", "holy thursday"), -3),
    (("good", "велик", "страс"), -2),
    (("holy saturday",), -1),
    (("easter monday",), 1),
    (("ash",), -46),
)


def of_easter(match: re.Match[str], published: date | None) -> When | None:
    """A day counted from Easter, by the calendar of the rite named, of Cyrillic texts the Orthodox one.

    Where no rite is named and the two fall on different days, nothing is told.
    """
    words, rite = match["feast"].lower(), (match["rite"] or "").lower()
    days = next((days for begins, days in _FROM_EASTER if words.startswith(begins)), 0)
    if words.endswith("великдень"):
        days = 0
    if published is None:
        return _UNRESOLVED
    kinds = {"orthodox": (EASTER_ORTHODOX,), "": (EASTER_WESTERN, EASTER_ORTHODOX)}.get(
        rite, (EASTER_WESTERN,)
    )
    if not words.isascii():
        kinds = (EASTER_ORTHODOX,)
    found = {_not_after(_from_easter(kind, days), published) for kind in kinds}
    day = found.pop() if len(found) == 1 else None
    return _on(day) if day else _UNRESOLVED


def _from_easter(kind: int, days: int) -> Callable[[int], date | None]:
    def of_year(year: int) -> date | None:
        return easter(year, kind) + timedelta(days=days) if make_date(year, 1, 1) else None

    return of_year


def since_day(match: re.Match[str], published: date | None) -> When | None:
    """ "since 18 March": from that day to the publication."""
    begun = day_and_month(match, published)
    if begun is None or begun.start is None or published is None or begun.start > published:
        return begun
    return _span(begun.start, published, DatePrecision.DAYS)


def month_of_year(match: re.Match[str], published: date | None) -> When | None:
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


def whole_year(match: re.Match[str], _published: date | None) -> When | None:
    year = int(match["y"])
    if make_date(year, 1, 1) is None:
        return None
    return _span(date(year, 1, 1), date(year, 12, 31), DatePrecision.YEAR)


def weekday(match: re.Match[str], published: date | None) -> When | None:
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
    if back == 0 and match.groupdict().get("last"):
        back = 7
    return _on(published - timedelta(days=back))


def days_back(days: int) -> Resolver:
    def resolve(_match: re.Match[str], published: date | None) -> When | None:
        return _on(published - timedelta(days=days)) if published else _UNRESOLVED

    return resolve


def night(_match: re.Match[str], published: date | None) -> When | None:
    if published is None:
        return _UNRESOLVED
    return _span(published - timedelta(days=1), published, DatePrecision.DAYS)


_LONG_AGO = 1000  # units of time


def number_of(word: str) -> int | None:
    """A small number in digits or words."""
    low = word.lower().replace("’", "'").replace("ʼ", "'")
    return int(low) if low.isdecimal() else NUMBERS.get(low)


def days_before(match: re.Match[str], published: date | None) -> When | None:
    """ "two days earlier", where nothing was told before that it could count from."""
    amount = number_of(match["n"])
    return _on(published - timedelta(days=amount)) if published and amount else _UNRESOLVED


def _night_before(day: When | None) -> When | None:
    if day is None or day.start is None:
        return day
    return _span(day.start - timedelta(days=1), day.start, DatePrecision.DAYS)


def night_to_weekday(match: re.Match[str], published: date | None) -> When | None:
    """ "overnight into Sunday", «в ночь на вторник»: the day before and the day named."""
    return _night_before(weekday(match, published))


def night_of_weekday(match: re.Match[str], published: date | None) -> When | None:
    """ "overnight Friday", "overnight Friday to Saturday": the day named and the next, not after the publication."""
    return _night_after(weekday(match, published), published)


def night_of_day(match: re.Match[str], published: date | None) -> When | None:
    """ "the night of 3 March", "the night of 3 to 4 March"."""
    return _night_after(day_and_month(match, published), published)


def _night_after(day: When | None, published: date | None) -> When | None:
    if day is None or day.start is None or day.start != day.end:
        return day
    end = day.start + timedelta(days=1)
    return _span(
        day.start, min(end, published) if published and day.start <= published else end, DatePrecision.DAYS
    )


def night_to_day(match: re.Match[str], published: date | None) -> When | None:
    """«в ніч на 19 листопада»: the 18th and the 19th."""
    return _night_before(day_and_month(match, published))


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
        return _UNRESOLVED
    return _span(start, min(end, published) if published else end, DatePrecision.DAYS)


_PARTS_OF_YEAR = {"early": (1, 3), "mid": (5, 8), "late": (10, 12)}  # months; our own rule


def part_of_year(match: re.Match[str], published: date | None) -> When | None:
    """ "early this year": January to March; "mid": May to August; "late": October to December. Our own rule."""
    got = match.groupdict()
    told = (got["part"] or got["part2"] or got["part3"]).lower()
    which = (got["which"] or got["which2"] or "").lower()
    name = "early" if told.startswith(("early", "the beginning", "the start", "почат", "начал")) else "late"
    name = "mid" if told.startswith(("mid", "the middle", "серед")) else name
    if got["y"] is None and published is None:
        return _UNRESOLVED
    year = int(got["y"]) if got["y"] else (published.year if published else 0)
    year -= which.startswith(("last", "минул", "прошл"))
    first, last = _PARTS_OF_YEAR[name]
    start = make_date(year, first, 1)
    if start is None or (published and start > published):
        return _UNRESOLVED
    end = date(year, last, calendar.monthrange(year, last)[1])
    return _span(start, min(end, published) if published else end, DatePrecision.MONTH)


def over_last(match: re.Match[str], published: date | None) -> When | None:
    """ "over the past two weeks": from so long before the publication to the publication."""
    amount = number_of(match["n"])
    if published is None or not amount:
        return _UNRESOLVED
    unit = match["unit"].lower()
    days = (
        30
        if unit.startswith(("month", "міс", "мес"))
        else 7
        if unit.startswith(("week", "тиж", "недел"))
        else 1
    )
    precision = DatePrecision.DAYS if days == 1 else DatePrecision.WEEK if days == 7 else DatePrecision.MONTH
    return _span(published - timedelta(days=days * amount), published, precision)


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


def last_unit(match: re.Match[str], published: date | None) -> When | None:
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


def year_before(_match: re.Match[str], published: date | None) -> When | None:
    """«торік»: the calendar year before."""
    if published is None or make_date(published.year - 1, 1, 1) is None:
        return _UNRESOLVED
    return _span(date(published.year - 1, 1, 1), date(published.year - 1, 12, 31), DatePrecision.YEAR)


def back_to(days: int, precision: DatePrecision) -> Resolver:
    """From so many days before the publication to the publication."""

    def resolve(_match: re.Match[str], published: date | None) -> When | None:
        return _span(published - timedelta(days=days), published, precision) if published else _UNRESOLVED

    return resolve


def this_unit(match: re.Match[str], published: date | None) -> When | None:
    """ "earlier this week": from Monday (the first of the month, of the year) to the publication."""
    if published is None:
        return _UNRESOLVED
    words = match.group().lower()
    if re.search(r"week|тиж|недел", words):
        return _span(published - timedelta(days=published.weekday()), published, DatePrecision.WEEK)
    if re.search(r"month|місяц|месяц", words):
        return _span(published.replace(day=1), published, DatePrecision.MONTH)
    return _span(published.replace(month=1, day=1), published, DatePrecision.YEAR)


def untold(_match: re.Match[str], _published: date | None) -> When | None:
    """ "recently": not the day of the report, and no other day either."""
    return _UNRESOLVED


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


def season_begun(match: re.Match[str], published: date | None) -> When | None:
    """ "earlier this spring", "in the winter": the latest that has begun, up to the publication."""
    word = match["season"].lower()
    name = next((n for n, stems in _SEASON_STEMS if word.startswith(stems)), None)
    if name is None or published is None:
        return None if name is None else _UNRESOLVED
    begun = [
        d
        for y in (published.year - 1, published.year)
        if (d := make_date(y, SEASONS[name], 1)) and d <= published
    ]
    if not begun:
        return _UNRESOLVED
    after = make_date(begun[-1].year + (name == "winter"), (SEASONS[name] + 2) % 12 + 1, 1)
    if after is None:
        return _UNRESOLVED
    return _span(begun[-1], min(after - timedelta(days=1), published), DatePrecision.SEASON)


def weekend(_match: re.Match[str], published: date | None) -> When | None:
    if published is None:
        return _UNRESOLVED
    # The latest weekend that has begun: Saturday to Sunday, cut at the publication.
    saturday = published - timedelta(days=(published.weekday() - 5) % 7)
    return _span(saturday, min(saturday + timedelta(days=1), published), DatePrecision.DAYS)


def since_weekday(match: re.Match[str], published: date | None) -> When | None:
    """ "since Monday": from that day to the publication."""
    begun = weekday(match, published)
    if begun is None or begun.start is None or published is None:
        return begun
    return _span(begun.start, published, DatePrecision.DAYS)
