"""Words without which an expression of time cannot stand in a sentence; `date_rules` names for each rule those that it needs."""

from __future__ import annotations

from functools import cache

from geo.events.sieve import Sieve

DIGIT = 1 << 0
YEAR = 1 << 1
FEAST = 1 << 2
NIGHT_TO = 1 << 3
NIGHT = 1 << 4
MONTH = 1 << 5
PART = 1 << 6
SINCE = 1 << 7
WITHIN = 1 << 8
SEASON = 1 << 9
LAST = 1 << 10
WEEKDAY = 1 << 11
WEEKEND = 1 << 12
YESTERDAY = 1 << 13
BEFORE = 1 << 14
NEXT = 1 << 15
DAYS = 1 << 16
AFTER = 1 << 17
THIS = 1 << 18
WEEK = 1 << 19
DAY = 1 << 20
RECENTLY = 1 << 21
YEAR_BEFORE = 1 << 22
TODAY = 1 << 23
AGO = 1 << 24
SAID = 1 << 25
AS_OF = 1 << 26

_LISTS = {
    DIGIT: "0* 1* 2* 3* 4* 5* 6* 7* 8* 9*",
    YEAR: "19* 20*",
    FEAST: "new christmas",
    NIGHT_TO: "overnight night ніч ночь",
    NIGHT: "overnight night ночі вночі уночі ночью",
    MONTH: "jan* feb* mar* apr* may jun* jul* aug* sep* oct* nov* dec* січ* лют* берез* квіт* трав* черв* лип* серп* верес* жовт* листоп* груд* "
    "январ* феврал* март* апрел* ма* июн* июл* август* сентябр* октябр* ноябр* декабр*",
    PART: "early mid late beginning start middle end початку середині кінці наприкінці начале середине конце",
    SINCE: "since з с",
    WITHIN: "in since during у в",
    SEASON: "spring summer autumn fall winter весн* літ* лет* осен* осін* зим* навесн* вліт* восен* взим*",
    LAST: "last past минул* прошл* торішн*",
    WEEKDAY: "monday tuesday wednesday thursday friday saturday sunday понеділ* вівтор* серед* четвер* ятниц* пʼятниц* пятниц* субот* неділ* "
    "понедельник* вторник* сред* суббот* воскресень*",
    WEEKEND: "weekend вихідн* выходн*",
    YESTERDAY: "yesterday позавчора позавчера вчора учора вчера",
    BEFORE: "previous before earlier напередодні накануне днем днём день",
    NEXT: "next following later наступного следующий",
    DAYS: "days дні днів днями дня дней",
    AFTER: "after",
    THIS: "week month year цьому цього этой этом",
    WEEK: "week days тиждень неделю дн*",
    DAY: "hours day доб* сут*",
    RECENTLY: "recently нещодавно недавно",
    YEAR_BEFORE: "торік минулоріч торішн*",
    TODAY: "today morning afternoon evening tonight сьогодні сегодня",
    AGO: "ago earlier тому назад",
    SAID: "said says told confirmed reported announced added wrote posted declared повідоми* заяви* сказа* розпові* уточни* написа* сообщи* "
    "рассказа* подтверди* підтверди*",
    AS_OF: "станом состоянию as",
}  # fmt: skip


@cache
def _sieve() -> Sieve:
    return Sieve({bit: words.split() for bit, words in _LISTS.items()})


def time_marks(low: str) -> int:
    """The marks of the words of a text in lower case."""
    return _sieve().marks_in(low)
