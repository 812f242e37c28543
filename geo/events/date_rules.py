"""Patterns of expressions of time in three languages, by topic, with what each means (`date_resolvers`, `date_stretches`)."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import chain

from geo.events import date_marks as marks
from geo.events.date_patterns import (
    BEFORE,
    DAYS_AFTER,
    DAYS_BEFORE,
    DAYS_PAST,
    EASTER,
    EVE,
    FEW,
    FIVE_DIGITS,
    LAST,
    MISTYPED_FIGURES,
    MISTYPED_YEAR,
    MONTH,
    MONTH_LETTERS,
    NEXT,
    ORDINAL,
    SAME_DAY,
    UNIT,
    WEEKDAY,
    YEAR,
    Rule,
    rule,
)
from geo.events.date_resolvers import (
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
from geo.events.date_rules_spans import spans
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


@cache
def rules() -> tuple[Rule, ...]:
    """Every rule, the more telling first; an earlier match keeps its words from later ones."""
    return tuple(
        chain(
            _dates_in_figures(),
            _nights_to(),
            spans(),
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


def _dates_in_figures() -> Iterator[Rule]:
    """Days as figures and as feasts."""
    year = marks.YEAR | marks.JOINED
    yield rule(MISTYPED_YEAR, untold, marks.DIGIT | marks.MONTH)
    yield rule(rf"\bthe year\s+{FIVE_DIGITS}", untold, marks.YEAR)
    yield rule(MISTYPED_FIGURES, untold, marks.JOINED)
    yield rule(
        r"(?<![\w./-])(?P<y>(?:19|20)\d\d)(?P<s>[-/.])(?P<m>\d\d)(?P=s)(?P<d>\d\d)(?![\d/-]|\.\d)",
        iso_day,
        year,
    )
    yield rule(r"(?<![\d.])(?P<d>\d{1,2})\.(?P<m>\d{1,2})\.(?P<y>(?:19|20)\d\d)(?!\d|\.\d)", iso_day, year)
    yield rule(r"(?<![\d.])(?P<d>\d\d)\.(?P<m>\d\d)\.(?P<y>\d\d)(?!\d|\.\d)", iso_day, marks.JOINED)
    yield rule(r"(?<![\d/])(?P<a>\d{1,2})/(?P<b>\d{1,2})/(?P<y>(?:19|20)\d\d)(?![\d/])", slashed, year)
    yield rule(r"(?<![\d/])(?P<a>\d{1,2})/(?P<b>\d{1,2})/(?P<y>\d\d)(?![\d/])", slashed, marks.JOINED)
    yield rule(r"\A\W{0,3}(?P<d>\d\d)\.(?P<m>\d\d)(?=\s*[—–:]\s|\s-\s)", day_of_line, marks.JOINED)
    yield rule(r"\bNew Year['’]s Eve\b", feast(12, 31), marks.FEAST)
    yield rule(r"\bNew Year['’]s Day\b", feast(1, 1), marks.FEAST)
    yield rule(EASTER, of_easter, marks.FEAST)
    named_day = rf"\b(?:bloody|black|super|cyber|fat|shrove|giving)\s+{WEEKDAY}\b"
    yield rule(named_day, untold, marks.NAMED_DAY | marks.WEEKDAY)
    yield rule(r"\bChristmas Eve\b", feast(12, 24), marks.FEAST)
    yield rule(r"\bChristmas Day\b|\bon Christmas\b", feast(12, 25), marks.FEAST)


def _nights_to() -> Iterator[Rule]:
    """ "Overnight to Sunday", «в ночь на 4 марта»: the night that a day ends; "overnight Friday": the one it begins."""
    to_night = r"\b(?:overnight (?:in)?to|(?:in |during |on )?the night (?:in)?to|(?:(?:в|у) )?н(?:іч|очь) (?:на|проти))\s+"
    yield rule(rf"{to_night}{WEEKDAY}\b", night_to_weekday, marks.NIGHT_TO | marks.WEEKDAY)
    yield rule(
        rf"\b(?:overnight|(?:in |during |on )?the night)\s+(?:(?:on|of|from|between)\s+)?{LAST}{WEEKDAY}\b(?:\s*(?:to|into|and|-|–)\s*{WEEKDAY.replace('<wd>', '<wd2>')})?",
        night_of_weekday,
        marks.NIGHT_TO | marks.WEEKDAY,
    )
    yield rule(
        rf"{to_night}(?P<d>\d{{1,2}}){ORDINAL}(?P<d2>)\s+{MONTH}(?:,?\s+{YEAR})?\b",
        night_to_day,
        marks.NIGHT_TO | marks.MONTH | marks.DIGIT,
    )
    yield rule(
        rf"{to_night}{MONTH}\s+(?P<d>\d{{1,2}}){ORDINAL}(?P<d2>)(?:,?\s+{YEAR})?\b",
        night_to_day,
        marks.NIGHT_TO | marks.MONTH | marks.DIGIT,
    )


def _days_of_months() -> Iterator[Rule]:
    """Days with the name of their month, and parts of months."""
    part = r"(?P<part>early|mid|late|the (?:beginning|start|middle|end) of|початку|середині|кінці|наприкінці|начале|середине|конце)"
    yield rule(
        rf"\b(?:(?:in|at|since|on|у|в|на)\s+)?{part}[\s-]+{MONTH}(?:,?\s+{YEAR})?\b(?!\s+\d)",
        part_of_month,
        marks.PART | marks.MONTH,
    )
    yield rule(
        rf"\b(?:вночі|уночі|ночью)\s+(?P<d>\d{{1,2}}){ORDINAL}(?P<d2>)\s+{MONTH}(?:,?\s+{YEAR})?(?!\d)",
        day_and_month,
        marks.NIGHT | marks.MONTH | marks.DIGIT,
    )
    through = r"(?:\s*(?:-|–|to|and|through|до|по|на|та|и)\s*(?P<d2>\d{1,2})" + ORDINAL + ")?"
    of_night = r"\b(?:overnight|(?:in |during |on )?the night)\s+(?:(?:on|of|from)\s+)?"
    yield rule(
        rf"{of_night}(?P<d>\d{{1,2}}){ORDINAL}{through}\s+(?:of\s+)?{MONTH}(?:,?\s+{YEAR})?(?!\d)",
        night_of_day,
        marks.NIGHT_TO | marks.MONTH | marks.DIGIT,
    )
    yield rule(
        rf"{of_night}{MONTH}\s+(?P<d>\d{{1,2}}){ORDINAL}{through}(?!\d|:)(?:,?\s+{YEAR})?\b",
        night_of_day,
        marks.NIGHT_TO | marks.MONTH | marks.DIGIT,
    )
    since = r"\b(?:since|з|с)\s+"
    yield rule(
        rf"{since}(?P<d>\d{{1,2}}){ORDINAL}(?P<d2>)\s+(?:of\s+)?{MONTH}(?:,?\s+{YEAR})?\b",
        since_day,
        marks.SINCE | marks.MONTH | marks.DIGIT,
    )
    yield rule(
        rf"{since}{MONTH}\s+(?P<d>\d{{1,2}}){ORDINAL}(?P<d2>)(?!\d)(?:,?\s+{YEAR})?\b",
        since_day,
        marks.SINCE | marks.MONTH | marks.DIGIT,
    )
    yield rule(
        rf"(?<![\d.,:])\b(?P<d>\d{{1,2}}){ORDINAL}{through}\s+(?:of\s+)?{MONTH}(?:,?\s+{YEAR})?(?!\d)",
        day_and_month,
        marks.MONTH | marks.DIGIT,
    )
    yield rule(
        rf"\b(?=[{MONTH_LETTERS}])(?<!\bdel )(?<!\bde )(?<!\bla ){MONTH}\s+(?P<d>\d{{1,2}}){ORDINAL}{through}(?!\d|:| Movement)(?:,?\s+{YEAR})?\b",
        day_and_month,
        marks.MONTH | marks.DIGIT,
    )


def _seasons_and_months() -> Iterator[Rule]:
    """Seasons, and months without a day."""
    yield rule(
        r"\b(?:last|past|минул\w+|прошл\w+|минулого|торішн\w+)\s+(?P<season>spring|summer|autumn|fall|winter|весн\w+|літ\w+|лет\w+|осен\w+|осін\w+|зим\w+)\b",
        season,
        marks.LAST | marks.SEASON,
    )
    yield rule(
        rf"\b(?:in\s+)?(?:the\s+)?(?P<season>spring|summer|autumn|winter|fall|навесні|весною|весной|влітку|літом|летом|восени|осенью|взимку|зимою|зимой)(?:\s+of)?\s+{YEAR}\b",
        season,
        marks.SEASON | marks.YEAR,
    )
    yield rule(
        rf"\b(?=[{MONTH_LETTERS}]){MONTH},?\s+(?:of\s+)?{YEAR}\b", month_of_year, marks.MONTH | marks.YEAR
    )
    yield rule(
        rf"\b(?:last|past|минул\w+|прошл\w+)\s+(?P<y>){MONTH}\b(?!\s+\d)",
        month_of_year,
        marks.LAST | marks.MONTH,
    )
    yield rule(
        rf"\b(?:in|since|during|у|в)\s+(?:early\s+|late\s+|mid-)?(?P<y>){MONTH}\b(?!\s+\d)",
        month_of_year,
        marks.MONTH | marks.WITHIN,
    )
    yield rule(
        r"\b(?:(?:in|at|since)\s+)?(?P<part>early|mid|late|the (?:beginning|start|middle|end) of)[\s-]+(?:in )?(?P<which>this year|the year|last year)\b"
        r"|\b(?:на|у|в)\s+(?P<part2>початку|середині|кінці|начале|середине|конце)\s+(?P<which2>року|года|цього року|этого года|минулого року|прошлого года)\b"
        rf"|\b(?:(?:in|at|since)\s+)?(?P<part3>early|mid|late|the (?:beginning|start|middle|end) of)[\s-]+{YEAR}\b",
        part_of_year,
        marks.PART | marks.OF_YEAR,
    )


def _seasons_of_now() -> Iterator[Rule]:
    """Seasons without a year: this one, the last that there was, or a part of one, which leaves the year open."""
    part = r"(?:early|late|mid|the (?:beginning|start|middle|end) of|на початку|у середині|в середині|наприкінці|в начале|в середине|в конце)"
    names = r"(?:spring|summer|autumn|winter|весни|літа|осені|зими|весны|лета|осени|зимы)"
    yield rule(
        r"\b(?:earlier\s+|late\s+|later\s+)?(?:this|(?:in|over|during) the|цієї|цього|этой|этим|этого)\s+(?P<season>spring|summer|autumn|fall(?! of)|winter|весн\w+|літ[аі]|лет\w+|"
        r"осен\w+|осін\w+|зим\w+)\b",
        season_begun,
        marks.SEASON,
    )
    yield rule(rf"\b(?:in |since )?{part}[\s-]+(?:the\s+)?{names}\b", untold, marks.SEASON)


def _long_ago() -> Iterator[Rule]:
    """Words that leave the day open, and so keep the day of the report from it: "several weeks ago", "before the war"."""
    several = r"(?:several|a few|few|some|many|a couple of|couple of|кілька|декілька|пару|несколько|пару)"
    longer = r"(?:weeks|months|years|decades|тижн\w+|місяц\w+|рок\w+|років|недел\w+|месяц\w+|лет|год\w*)"
    counted = r"(?:a|one|two|three|four|five|six|several|a few|some|\d{1,2})"
    yield rule(
        rf"\b{several}\s+(?:days|днів|дн\w+|дней)\s+(?:ago|тому|назад)\b|\bdays ago\b|\bна днях\b",
        back_to(7, DatePrecision.WEEK),
        marks.DAYS_AGO,
    )
    yield rule(
        rf"\b(?:{several}\s+)?{longer}\s+(?:ago|earlier|later|before|previously|тому|назад)\b",
        untold,
        marks.UNITS | marks.APART,
    )
    yield rule(
        rf"\b{counted}\s+(?:week|month|year|decade)s?\s+(?:later|earlier|before|after|afterwards)\b"
        r"|\b(?:через|за)\s+(?:тиждень|місяць|рік|неделю|месяц|год)\b(?!\s+(?:до|після|после))",
        untold,
        marks.ONE_UNIT | marks.ONE_APART,
    )
    yield rule(
        rf"\b(?:in|over|during|within|за|протягом|впродовж|в течение) (?:the )?(?:past|last|останн\w+|последн\w+) {FEW} (?P<unit>days|weeks|months|дн\w+|тижн\w+|місяц\w+|недел\w+|месяц\w+)\b",
        over_last,
        marks.OVER_LAST,
    )
    yield rule(
        r"\b(?:(?:in|over|during|for|within)\s+)?(?:the )?(?:past|last|recent) (?:few |several |couple of )?(?:weeks|months|years|decades)\b"
        r"|\b(?:останн\w+|последн\w+) (?:кільк\w+ |нескольк\w+ )?(?:тижн\w+|місяц\w+|рок\w+|недел\w+|месяц\w+|год\w+|лет)\b",
        untold,
        marks.OF_LATE | marks.UNITS,
    )
    yield rule(
        r"\b(?:before|prior to|ahead of) the (?:full-scale |russian )?(?:war|invasion)\b|\bдо (?:повномасштабн\w+ |полномасштабн\w+ |великої )?(?:війни|войны|вторгнення|вторжения)\b",
        untold,
        marks.WAR,
    )
    yield rule(SAME_DAY, untold, marks.SAME | marks.ANY_DAY)


def _weekdays_and_nights() -> Iterator[Rule]:
    """Days of the week, weekends, and nights without a day."""
    yield rule(rf"\bsince\s+{LAST}{WEEKDAY}\b", since_weekday, marks.SINCE | marks.WEEKDAY)
    yield rule(rf"\b(?=[mtwfslpмпвсчн]){LAST}{WEEKDAY}\b", weekday, marks.WEEKDAY)
    yield rule(
        r"\b(?:over|at|during|this)\s+(?:the\s+)?(?:past\s+|last\s+)?weekend\b|\bна вихідних\b|\bв(?:\s+минулі)?\s+вихідні\b|\bна выходных\b|\bв выходные\b",
        weekend,
        marks.WEEKEND,
    )
    yield rule(
        r"\b(?:(?:позавчора|позавчера) (?:вночі|уночі|ночью)|(?:the )?night before last)\b",
        days_back(2),
        marks.NIGHT,
    )
    yield rule(
        r"\b(?:overnight|last night|during the night|минулої ночі|цієї ночі|за ніч|вночі|уночі|за ночь|нічн\w+ (?:атак|обстріл|удар)\w*|ночн\w+ (?:атак|обстрел|удар|нал[её]т)\w*|прошлой ночью|этой ночью|ночью)\b",
        night,
        marks.NIGHT,
        spoken=True,
    )


def _days_around() -> Iterator[Rule]:
    """Yesterday, and days counted from the day told of before."""
    yield rule(r"\b(?:day before yesterday|позавчора|позавчера)\b", days_back(2), marks.YESTERDAY)
    yield rule(r"\b(?:yesterday|вчора|учора|вчера|[ву]чорашн\w+|вчерашн\w+)\b", days_back(1), marks.YESTERDAY)
    yield rule(f"{BEFORE}|{EVE}", days_back(1), marks.BEFORE)
    yield rule(NEXT, untold, marks.NEXT)
    yield rule(DAYS_BEFORE, days_before, marks.DAYS)
    yield rule(DAYS_AFTER, untold, marks.DAYS)
    yield rule(rf"{DAYS_PAST}(?=\s+\w)", untold, marks.AFTER | marks.ANY_DAY)


def _stretches() -> Iterator[Rule]:
    """Days, weeks and months up to now, and words that leave the day open."""
    yield rule(
        r"\b(?:(?:earlier|late|later)\s+)?this (?:week|month)\b|\bearlier this year\b|\b(?:на )?(?:цьому тижні|цього тижня|этой неделе)\b|"
        r"\bцього місяця\b|\bв этом месяце\b",
        this_unit,
        marks.THIS | marks.THIS_ONE,
    )
    yield rule(
        r"\b(?:in|over|during|within|for) (?:the )?(?:past|last) (?:week|seven days|7 days)\b|\b(?:in|over) (?:the )?(?:recent|past few|last few) days\b|"
        r"\bза (?:минулий|останній) тиждень\b|\bза (?:прошлую|последнюю|прошедшую) неделю\b|\bостанніми днями\b|\bза останні (?:кілька )?дн\w+\b|"
        r"\b(?:в|за) последние (?:несколько )?дн\w+\b",
        back_to(6, DatePrecision.WEEK),
        marks.WEEK,
    )
    yield rule(
        r"\b(?:(?:in|over|during|within|of) )?(?:the )?(?:past|last|previous) (?:24 hours|day)\b(?! of\b)|"
        r"\b(?:за|протягом|упродовж|впродовж) (?:минулу |останню |минулої |останньої |попередньої |попередню )?доб[уи]\b|"
        r"\bмину(?:лої доби|ла доба)\b|\b(?:за|в течение|на протяжении) (?:(?:прошедш|последн|минувш|прошл|истекш)\w+ )?сут(?:ки|ок)\b|\b(?:прошедш|минувш|последн|истекш)\w+ сут(?:ки|ок)\b",
        back_to(1, DatePrecision.DAYS),
        marks.DAY,
    )
    yield rule(r"\b(?:recently|нещодавно|недавно)\b", untold, marks.RECENTLY)
    yield rule(r"\b(?:торік|минулоріч|торішн\w+)\b", year_before, marks.YEAR_BEFORE)


def _counted_back() -> Iterator[Rule]:
    """Today, counted units of time ago, and years."""
    yield rule(
        r"\b(?:today|earlier today|this (?:morning|afternoon|evening)|tonight|сьогодні|сегодня)\b",
        days_back(0),
        marks.TODAY,
    )
    yield rule(rf"\b(?P<n>\d{{1,3}}|[\w'’ʼ-]+)\s+{UNIT}\s+(?:ago|earlier|тому|назад)\b", ago, marks.AGO)
    yield rule(r"\b(?P<unit>рік|год|тиждень|неделю|місяць|месяц)\s+(?:тому|назад)\b", ago, marks.AGO)
    yield rule(
        r"\b(?:last|минул\w+|прошл\w+)\s+(?P<unit>week|month|year|тиж\w+|недел\w+|місяц\w+|месяц\w+|рок\w+|год\w*)\b",
        last_unit,
        marks.LAST,
    )
    yield rule(
        rf"\b{YEAR}\s+(?:року\b|года\b|р\.|г\.)(?!\s*(?:н\.|р\.|рожд|народж|в[иы]пуск|постройк|побудов|вида|издан))",
        whole_year,
        marks.YEAR,
    )  # «що обвалився 2018 року»
    yield rule(rf"\bthe\s+{YEAR}(?=\s+[a-z])", whole_year, marks.YEAR)  # "the 1945 bombing"
    yield rule(
        rf"\b(?:in|since|during|у|в|с|з)\s+{YEAR}(?:\s+(?:році|року|годy|году|года))?\b(?![-.:]\d)",
        whole_year,
        marks.YEAR,
    )
