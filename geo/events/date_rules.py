"""Patterns of expressions of time in three languages, by topic, with what each means (`date_resolvers`, `date_stretches`)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import chain

from geo.events import date_marks as marks
from geo.events.date_resolvers import (
    Resolver,
    day_and_month,
    day_of_line,
    days_back,
    days_before,
    feast,
    iso_day,
    night,
    night_of_day,
    night_of_weekday,
    night_to_day,
    night_to_weekday,
    of_easter,
    slashed,
    untold,
    weekday,
)
from geo.events.date_stretches import (
    ago,
    back_to,
    last_unit,
    month_of_year,
    over_last,
    part_of_month,
    part_of_year,
    season,
    season_begun,
    since_day,
    since_weekday,
    this_unit,
    weekend,
    whole_year,
    year_before,
)
from geo.model import DatePrecision


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A pattern, what it means, and the marks of the words without which it need not be tried (`date_marks`).

    Attributes:
        spoken: whether it counts from the day on which somebody spoke, where the sentence tells that day.
    """

    pattern: re.Pattern[str]
    resolve: Resolver
    needs: int
    spoken: bool = False


BEFORE = r"\b(?:the|a|one)\s+(?:previous\s+day|day\s+(?:before|earlier))\b(?!\s+(?:yesterday|the|his|her|a|an)\b)|\bthe night before\b(?! \w+ing)"
EVE = (
    r"\b(?:напередодні|накануне)\b(?!\s+(?:дня|нового|нової|новой|велик\w+|пасх\w+|різдв\w+|рожд\w+|свят\w*|праздн\w*|вибор\w*|выбор\w*|"
    r"віз\w+|виз\w+|са[мм]+іт\w*|саммит\w*|переговор\w*|річниц\w*|годовщин\w*))|\b(?:дн[её]м ран(?:іше|ее)|за день до (?:цього|того|этого))\b"
)
NEXT = r"\b(?:the (?:next|following) day|a day later)\b|\bнаступного дня\b|\bна следующий день\b"
_FEW = r"(?P<n>two|three|four|five|six|seven|eight|nine|ten|два|дві|двома|двумя|три|трьома|тремя|чотири|четыре|п['’ʼ]ять|пять|\d{1,2})"
DAYS_BEFORE = (
    rf"\b(?:на |за )?{_FEW} (?:days|дні|днів|днями|дня|дней) "
    r"(?:earlier|before|раніше|ранее|раньше|до того|до этого|до цього)\b(?! (?:the|a|an|his|her|their|its|he|she|they|it)\b)"
)
DAYS_AFTER = (
    rf"\b{_FEW} days (?:later|after(?:wards)?)\b(?! (?:the|a|an|his|her|their|its|he|she|they|it)\b)"
    rf"|\bчерез {_FEW.replace('<n>', '<m>')} (?:дні|днів|дня|дней)\b"
)
DAYS_PAST = r"\b(?P<n>a|the|one|two|three|four|five|six|\d{1,2}) days? after\b"
SAME_DAY = r"\b(?:on )?(?:the|that) (?:very )?same day\b|\bthat day\b|\b(?:того|цього) (?:ж|самого) дня\b|\bв (?:тот|этот) же день\b"
_MONTH = (
    r"(?P<mon>Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?\.?|July?\.?|Aug(?:ust|\.)?|"
    r"Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?|"
    r"січ\w+|лют(?:ого|ому|ий)|березн\w+|квітн\w+|травн\w+|червн\w+|липн\w+|серпн\w+|вересн\w+|жовтн\w+|листопад\w*|грудн\w+|"
    r"январ\w+|феврал\w+|март[аеу]?|апрел\w+|ма[яей]|июн\w+|июл\w+|август\w*|сентябр\w+|октябр\w+|ноябр\w+|декабр\w+)"
)
_MONTH_LETTERS = "jfmasondслбктчвжгяфмаиюонд"  # most words begin with another
_WEEKDAY = (
    r"(?P<wd>Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|понеділ\w+|вівтор\w+|серед[уи]|четвер(?:г\w*)?|"
    r"п['’ʼ]ятниц\w+|субот\w+|неділ[юі]|понедельник\w*|вторник\w*|сред[уы]|пятниц\w+|суббот\w+|воскресень\w+)"
)
_YEAR = r"(?P<y>(?:19|20)\d\d)"
# "5 June 20250", "5 June 2225.", "05.06.20250": which year was meant nobody knows, so no day rather than a wrong
# one. Before a word a number may count people or drones: "on 5 June 20000 people fled", "on 5 June 225 drones".
_NOT_COUNTED = r"(?=\s*(?:[.,;:)]|$|року\b|года\b|р\.|г\.))(?![.,]\d)"
_FIVE_DIGITS = r"(?:19|20)\d{3,}(?<!00)\b(?!\s+(?:people|men|women|children|residents|soldiers|осіб|люд|чолов|человек|жит|мешкан))"
_MISTYPED_YEAR = (
    rf"\b(?=[\d{_MONTH_LETTERS}])(?:\d{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?)?{_MONTH}(?:\s+\d{{1,2}}(?:st|nd|rd|th)?,)?\s+"
    rf"(?:0\d*\b(?![:.,]\d)|{_FIVE_DIGITS}|(?!(?:19|20)\d\d\b)\d{{3,}}{_NOT_COUNTED})"
)
_MISTYPED_FIGURES = r"\b(?:\d{1,2}(?P<dot>[./])\d{1,2}(?P=dot)(?:19|20)\d{3,}|(?:19|20)\d{3,}-\d\d-\d\d)\b"
_LAST = r"(?P<last>(?:last|this past|past|минул\w+|прошл\w+)\s+)?"
_EASTER = (
    r"\b(?:(?P<rite>orthodox|catholic|western)\s+)?(?P<feast>Palm Sunday|Maundy Thursday|Holy Thursday|Good Friday|Holy Saturday|"
    r"Easter (?:Sunday|Monday)|Ash Wednesday|(?:on|at|over) Easter|Вербн\w+ (?:неділ\w+|воскресень\w+)|"
    r"на Великдень|у Великдень|Велик\w+ п['’ʼ]ятниц\w+|Страстн\w+ пятниц\w+|Страсн\w+ п['’ʼ]ятниц\w+|на Пасху)\b"
)
_UNIT = (
    r"(?P<unit>days?|weeks?|months?|years?|дн\w+|день|тиж\w+|недел\w+|місяц\w+|месяц\w+|рок\w+|лет|год\w*)"
)
_ORDINAL = r"(?:st|nd|rd|th|-?го|-?е)?"


@cache
def rules() -> tuple[Rule, ...]:
    """Every rule, the more telling first; an earlier match keeps its words from later ones."""
    return tuple(
        chain(
            _dates_in_figures(),
            _nights_to(),
            _days_of_months(),
            _seasons_and_months(),
            _seasons_of_now(),
            _weekdays_and_nights(),
            _days_around(),
            _stretches(),
            _counted_back(),
            _long_ago(),
        )
    )


def _rule(pattern: str, resolve: Resolver, needs: int, *, spoken: bool = False) -> Rule:
    return Rule(pattern=re.compile(pattern, re.IGNORECASE), resolve=resolve, needs=needs, spoken=spoken)


def _dates_in_figures() -> Iterator[Rule]:
    """Days as figures and as feasts."""
    year = marks.YEAR | marks.JOINED
    yield _rule(_MISTYPED_YEAR, untold, marks.DIGIT | marks.MONTH)
    yield _rule(rf"\bthe year\s+{_FIVE_DIGITS}", untold, marks.YEAR)
    yield _rule(_MISTYPED_FIGURES, untold, marks.JOINED)
    yield _rule(
        r"(?<![\w./-])(?P<y>(?:19|20)\d\d)(?P<s>[-/.])(?P<m>\d\d)(?P=s)(?P<d>\d\d)(?![\d/-]|\.\d)",
        iso_day,
        year,
    )
    yield _rule(r"(?<![\d.])(?P<d>\d{1,2})\.(?P<m>\d{1,2})\.(?P<y>(?:19|20)\d\d)(?!\d|\.\d)", iso_day, year)
    yield _rule(r"(?<![\d.])(?P<d>\d\d)\.(?P<m>\d\d)\.(?P<y>\d\d)(?!\d|\.\d)", iso_day, marks.JOINED)
    yield _rule(r"(?<![\d/])(?P<a>\d{1,2})/(?P<b>\d{1,2})/(?P<y>(?:19|20)\d\d)(?![\d/])", slashed, year)
    yield _rule(r"(?<![\d/])(?P<a>\d{1,2})/(?P<b>\d{1,2})/(?P<y>\d\d)(?![\d/])", slashed, marks.JOINED)
    yield _rule(r"\A\W{0,3}(?P<d>\d\d)\.(?P<m>\d\d)(?=\s*[—–:]\s|\s-\s)", day_of_line, marks.JOINED)
    yield _rule(r"\bNew Year['’]s Eve\b", feast(12, 31), marks.FEAST)
    yield _rule(r"\bNew Year['’]s Day\b", feast(1, 1), marks.FEAST)
    yield _rule(_EASTER, of_easter, marks.FEAST)
    named_day = rf"\b(?:bloody|black|super|cyber|fat|shrove|giving)\s+{_WEEKDAY}\b"
    yield _rule(named_day, untold, marks.NAMED_DAY | marks.WEEKDAY)
    yield _rule(r"\bChristmas Eve\b", feast(12, 24), marks.FEAST)
    yield _rule(r"\bChristmas Day\b|\bon Christmas\b", feast(12, 25), marks.FEAST)


def _nights_to() -> Iterator[Rule]:
    """ "Overnight to Sunday", «в ночь на 4 марта»: the night that a day ends; "overnight Friday": the one it begins."""
    to_night = (
        r"\b(?:overnight (?:in)?to|(?:in |during |on )?the night (?:in)?to|(?:(?:в|у) )?н(?:іч|очь) на)\s+"
    )
    yield _rule(rf"{to_night}{_WEEKDAY}\b", night_to_weekday, marks.NIGHT_TO | marks.WEEKDAY)
    yield _rule(
        rf"\b(?:overnight|(?:in |during |on )?the night)\s+(?:(?:on|of|from|between)\s+)?{_LAST}{_WEEKDAY}\b(?:\s*(?:to|into|and|-|–)\s*{_WEEKDAY.replace('<wd>', '<wd2>')})?",
        night_of_weekday,
        marks.NIGHT_TO | marks.WEEKDAY,
    )
    yield _rule(
        rf"{to_night}(?P<d>\d{{1,2}}){_ORDINAL}(?P<d2>)\s+{_MONTH}(?:,?\s+{_YEAR})?\b",
        night_to_day,
        marks.NIGHT_TO | marks.MONTH | marks.DIGIT,
    )
    yield _rule(
        rf"{to_night}{_MONTH}\s+(?P<d>\d{{1,2}}){_ORDINAL}(?P<d2>)(?:,?\s+{_YEAR})?\b",
        night_to_day,
        marks.NIGHT_TO | marks.MONTH | marks.DIGIT,
    )


def _days_of_months() -> Iterator[Rule]:
    """Days with the name of their month, and parts of months."""
    part = r"(?P<part>early|mid|late|the (?:beginning|start|middle|end) of|початку|середині|кінці|наприкінці|начале|середине|конце)"
    yield _rule(
        rf"\b(?:(?:in|at|since|on|у|в|на)\s+)?{part}[\s-]+{_MONTH}(?:,?\s+{_YEAR})?\b(?!\s+\d)",
        part_of_month,
        marks.PART | marks.MONTH,
    )
    yield _rule(
        rf"\b(?:вночі|уночі|ночью)\s+(?P<d>\d{{1,2}}){_ORDINAL}(?P<d2>)\s+{_MONTH}(?:,?\s+{_YEAR})?(?!\d)",
        day_and_month,
        marks.NIGHT | marks.MONTH | marks.DIGIT,
    )
    through = r"(?:\s*(?:-|–|to|and|through|до|по|на|та|и)\s*(?P<d2>\d{1,2})" + _ORDINAL + ")?"
    of_night = r"\b(?:overnight|(?:in |during |on )?the night)\s+(?:(?:on|of|from)\s+)?"
    yield _rule(
        rf"{of_night}(?P<d>\d{{1,2}}){_ORDINAL}{through}\s+(?:of\s+)?{_MONTH}(?:,?\s+{_YEAR})?(?!\d)",
        night_of_day,
        marks.NIGHT_TO | marks.MONTH | marks.DIGIT,
    )
    yield _rule(
        rf"{of_night}{_MONTH}\s+(?P<d>\d{{1,2}}){_ORDINAL}{through}(?!\d|:)(?:,?\s+{_YEAR})?\b",
        night_of_day,
        marks.NIGHT_TO | marks.MONTH | marks.DIGIT,
    )
    since = r"\b(?:since|з|с)\s+"
    yield _rule(
        rf"{since}(?P<d>\d{{1,2}}){_ORDINAL}(?P<d2>)\s+(?:of\s+)?{_MONTH}(?:,?\s+{_YEAR})?\b",
        since_day,
        marks.SINCE | marks.MONTH | marks.DIGIT,
    )
    yield _rule(
        rf"{since}{_MONTH}\s+(?P<d>\d{{1,2}}){_ORDINAL}(?P<d2>)(?!\d)(?:,?\s+{_YEAR})?\b",
        since_day,
        marks.SINCE | marks.MONTH | marks.DIGIT,
    )
    yield _rule(
        rf"(?<![\d.,:])\b(?P<d>\d{{1,2}}){_ORDINAL}{through}\s+(?:of\s+)?{_MONTH}(?:,?\s+{_YEAR})?(?!\d)",
        day_and_month,
        marks.MONTH | marks.DIGIT,
    )
    yield _rule(
        rf"\b(?=[{_MONTH_LETTERS}])(?<!\bdel )(?<!\bde )(?<!\bla ){_MONTH}\s+(?P<d>\d{{1,2}}){_ORDINAL}{through}(?!\d|:| Movement)(?:,?\s+{_YEAR})?\b",
        day_and_month,
        marks.MONTH | marks.DIGIT,
    )


def _seasons_and_months() -> Iterator[Rule]:
    """Seasons, and months without a day."""
    yield _rule(
        r"\b(?:last|past|минул\w+|прошл\w+|минулого|торішн\w+)\s+(?P<season>spring|summer|autumn|fall|winter|весн\w+|літ\w+|лет\w+|осен\w+|осін\w+|зим\w+)\b",
        season,
        marks.LAST | marks.SEASON,
    )
    yield _rule(
        rf"\b(?:in\s+)?(?:the\s+)?(?P<season>spring|summer|autumn|winter|fall|навесні|весною|весной|влітку|літом|летом|восени|осенью|взимку|зимою|зимой)(?:\s+of)?\s+{_YEAR}\b",
        season,
        marks.SEASON | marks.YEAR,
    )
    yield _rule(
        rf"\b(?=[{_MONTH_LETTERS}]){_MONTH},?\s+(?:of\s+)?{_YEAR}\b", month_of_year, marks.MONTH | marks.YEAR
    )
    yield _rule(
        rf"\b(?:last|past|минул\w+|прошл\w+)\s+(?P<y>){_MONTH}\b(?!\s+\d)",
        month_of_year,
        marks.LAST | marks.MONTH,
    )
    yield _rule(
        rf"\b(?:in|since|during|у|в)\s+(?:early\s+|late\s+|mid-)?(?P<y>){_MONTH}\b(?!\s+\d)",
        month_of_year,
        marks.MONTH | marks.WITHIN,
    )
    yield _rule(
        r"\b(?:(?:in|at|since)\s+)?(?P<part>early|mid|late|the (?:beginning|start|middle|end) of)[\s-]+(?:in )?(?P<which>this year|the year|last year)\b"
        r"|\b(?:на|у|в)\s+(?P<part2>початку|середині|кінці|начале|середине|конце)\s+(?P<which2>року|года|цього року|этого года|минулого року|прошлого года)\b"
        rf"|\b(?:(?:in|at|since)\s+)?(?P<part3>early|mid|late|the (?:beginning|start|middle|end) of)[\s-]+{_YEAR}\b",
        part_of_year,
        marks.PART | marks.OF_YEAR,
    )


def _seasons_of_now() -> Iterator[Rule]:
    """Seasons without a year: this one, the last that there was, or a part of one, which leaves the year open."""
    part = r"(?:early|late|mid|the (?:beginning|start|middle|end) of|на початку|у середині|в середині|наприкінці|в начале|в середине|в конце)"
    names = r"(?:spring|summer|autumn|winter|весни|літа|осені|зими|весны|лета|осени|зимы)"
    yield _rule(
        r"\b(?:earlier\s+|late\s+|later\s+)?(?:this|(?:in|over|during) the|цієї|цього|этой|этим|этого)\s+(?P<season>spring|summer|autumn|fall(?! of)|winter|весн\w+|літ[аі]|лет\w+|"
        r"осен\w+|осін\w+|зим\w+)\b",
        season_begun,
        marks.SEASON,
    )
    yield _rule(rf"\b(?:in |since )?{part}[\s-]+(?:the\s+)?{names}\b", untold, marks.SEASON)


def _long_ago() -> Iterator[Rule]:
    """Words that leave the day open, and so keep the day of the report from it: "several weeks ago", "before the war"."""
    several = r"(?:several|a few|few|some|many|a couple of|couple of|кілька|декілька|пару|несколько|пару)"
    longer = r"(?:weeks|months|years|decades|тижн\w+|місяц\w+|рок\w+|років|недел\w+|месяц\w+|лет|год\w*)"
    counted = r"(?:a|one|two|three|four|five|six|several|a few|some|\d{1,2})"
    yield _rule(
        rf"\b{several}\s+(?:days|днів|дн\w+|дней)\s+(?:ago|тому|назад)\b|\bdays ago\b|\bна днях\b",
        back_to(7, DatePrecision.WEEK),
        marks.DAYS_AGO,
    )
    yield _rule(
        rf"\b(?:{several}\s+)?{longer}\s+(?:ago|earlier|later|before|previously|тому|назад)\b",
        untold,
        marks.UNITS | marks.APART,
    )
    yield _rule(
        rf"\b{counted}\s+(?:week|month|year|decade)s?\s+(?:later|earlier|before|after|afterwards)\b"
        r"|\b(?:через|за)\s+(?:тиждень|місяць|рік|неделю|месяц|год)\b(?!\s+(?:до|після|после))",
        untold,
        marks.ONE_UNIT | marks.ONE_APART,
    )
    yield _rule(
        rf"\b(?:in|over|during|within|за|протягом|впродовж|в течение) (?:the )?(?:past|last|останн\w+|последн\w+) {_FEW} (?P<unit>days|weeks|months|дн\w+|тижн\w+|місяц\w+|недел\w+|месяц\w+)\b",
        over_last,
        marks.OVER_LAST,
    )
    yield _rule(
        r"\b(?:(?:in|over|during|for|within)\s+)?(?:the )?(?:past|last|recent) (?:few |several |couple of )?(?:weeks|months|years|decades)\b"
        r"|\b(?:останн\w+|последн\w+) (?:кільк\w+ |нескольк\w+ )?(?:тижн\w+|місяц\w+|рок\w+|недел\w+|месяц\w+|год\w+|лет)\b",
        untold,
        marks.OF_LATE | marks.UNITS,
    )
    yield _rule(
        r"\b(?:before|prior to|ahead of) the (?:full-scale |russian )?(?:war|invasion)\b|\bдо (?:повномасштабн\w+ |полномасштабн\w+ |великої )?(?:війни|войны|вторгнення|вторжения)\b",
        untold,
        marks.WAR,
    )
    yield _rule(SAME_DAY, untold, marks.SAME | marks.ANY_DAY)


def _weekdays_and_nights() -> Iterator[Rule]:
    """Days of the week, weekends, and nights without a day."""
    yield _rule(rf"\bsince\s+{_LAST}{_WEEKDAY}\b", since_weekday, marks.SINCE | marks.WEEKDAY)
    yield _rule(rf"\b(?=[mtwfslpмпвсчн]){_LAST}{_WEEKDAY}\b", weekday, marks.WEEKDAY)
    yield _rule(
        r"\b(?:over|at|during|this)\s+(?:the\s+)?(?:past\s+|last\s+)?weekend\b|\bна вихідних\b|\bв(?:\s+минулі)?\s+вихідні\b|\bна выходных\b|\bв выходные\b",
        weekend,
        marks.WEEKEND,
    )
    yield _rule(
        r"\b(?:(?:позавчора|позавчера) (?:вночі|уночі|ночью)|(?:the )?night before last)\b",
        days_back(2),
        marks.NIGHT,
    )
    yield _rule(
        r"\b(?:overnight|last night|during the night|минулої ночі|цієї ночі|за ніч|вночі|уночі|за ночь|нічн\w+ (?:атак|обстріл|удар)\w*|ночн\w+ (?:атак|обстрел|удар|нал[её]т)\w*|прошлой ночью|этой ночью|ночью)\b",
        night,
        marks.NIGHT,
        spoken=True,
    )


def _days_around() -> Iterator[Rule]:
    """Yesterday, and days counted from the day told of before."""
    yield _rule(r"\b(?:day before yesterday|позавчора|позавчера)\b", days_back(2), marks.YESTERDAY)
    yield _rule(
        r"\b(?:yesterday|вчора|учора|вчера|[ву]чорашн\w+|вчерашн\w+)\b", days_back(1), marks.YESTERDAY
    )
    yield _rule(f"{BEFORE}|{EVE}", days_back(1), marks.BEFORE)
    yield _rule(NEXT, untold, marks.NEXT)
    yield _rule(DAYS_BEFORE, days_before, marks.DAYS)
    yield _rule(DAYS_AFTER, untold, marks.DAYS)
    yield _rule(rf"{DAYS_PAST}(?=\s+\w)", untold, marks.AFTER | marks.ANY_DAY)


def _stretches() -> Iterator[Rule]:
    """Days, weeks and months up to now, and words that leave the day open."""
    yield _rule(
        r"\b(?:(?:earlier|late|later)\s+)?this (?:week|month)\b|\bearlier this year\b|\b(?:на )?(?:цьому тижні|цього тижня|этой неделе)\b|"
        r"\bцього місяця\b|\bв этом месяце\b",
        this_unit,
        marks.THIS | marks.THIS_ONE,
    )
    yield _rule(
        r"\b(?:in|over|during|within|for) (?:the )?(?:past|last) (?:week|seven days|7 days)\b|\b(?:in|over) (?:the )?(?:recent|past few|last few) days\b|"
        r"\bза (?:минулий|останній) тиждень\b|\bза (?:прошлую|последнюю|прошедшую) неделю\b|\bостанніми днями\b|\bза останні (?:кілька )?дн\w+\b|"
        r"\b(?:в|за) последние (?:несколько )?дн\w+\b",
        back_to(6, DatePrecision.WEEK),
        marks.WEEK,
    )
    yield _rule(
        r"\b(?:(?:in|over|during|within|of) )?(?:the )?(?:past|last|previous) (?:24 hours|day)\b(?! of\b)|"
        r"\b(?:за|протягом|упродовж|впродовж) (?:минулу |останню |минулої |останньої |попередньої |попередню )?доб[уи]\b|"
        r"\bминулої доби\b|\b(?:за|в течение|на протяжении) (?:(?:прошедш|последн|минувш|прошл|истекш)\w+ )?сут(?:ки|ок)\b|\b(?:прошедш|минувш|последн)\w+ сутки\b",
        back_to(1, DatePrecision.DAYS),
        marks.DAY,
    )
    yield _rule(r"\b(?:recently|нещодавно|недавно)\b", untold, marks.RECENTLY)
    yield _rule(r"\b(?:торік|минулоріч|торішн\w+)\b", year_before, marks.YEAR_BEFORE)


def _counted_back() -> Iterator[Rule]:
    """Today, counted units of time ago, and years."""
    yield _rule(
        r"\b(?:today|earlier today|this (?:morning|afternoon|evening)|tonight|сьогодні|сегодня)\b",
        days_back(0),
        marks.TODAY,
    )
    yield _rule(rf"\b(?P<n>\d{{1,3}}|[\w'’ʼ-]+)\s+{_UNIT}\s+(?:ago|earlier|тому|назад)\b", ago, marks.AGO)
    yield _rule(r"\b(?P<unit>рік|год|тиждень|неделю|місяць|месяц)\s+(?:тому|назад)\b", ago, marks.AGO)
    yield _rule(
        r"\b(?:last|минул\w+|прошл\w+)\s+(?P<unit>week|month|year|тиж\w+|недел\w+|місяц\w+|месяц\w+|рок\w+|год\w*)\b",
        last_unit,
        marks.LAST,
    )
    yield _rule(rf"\bthe\s+{_YEAR}(?=\s+[a-z])", whole_year, marks.YEAR)  # "the 1945 bombing"
    yield _rule(
        rf"\b(?:in|since|during|у|в|с|з)\s+{_YEAR}(?:\s+(?:році|року|годy|году|года))?\b(?![-.:]\d)",
        whole_year,
        marks.YEAR,
    )
