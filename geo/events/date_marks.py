"""Words without which an expression of time cannot stand in a sentence; `date_rules` names for each rule those that it needs."""

from __future__ import annotations

DIGIT = 1 << 16
YEAR = 1 << 17
FEAST = 1 << 18
NIGHT_TO = 1 << 19
NIGHT = 1 << 20
MONTH = 1 << 21
PART = 1 << 22
SINCE = 1 << 23
WITHIN = 1 << 24
SEASON = 1 << 25
LAST = 1 << 26
WEEKDAY = 1 << 27
WEEKEND = 1 << 28
YESTERDAY = 1 << 29
BEFORE = 1 << 30
NEXT = 1 << 31
DAYS = 1 << 32
AFTER = 1 << 33
THIS = 1 << 34
WEEK = 1 << 35
DAY = 1 << 36
RECENTLY = 1 << 37
YEAR_BEFORE = 1 << 38
TODAY = 1 << 39
AGO = 1 << 40
SAID = 1 << 41
AS_OF = 1 << 42
VAGUE = 1 << 43
SAME = 1 << 44

OF_RULES = ((1 << 41) - (1 << 16)) | VAGUE | SAME
"""All marks above but `SAID` and `AS_OF`."""

LISTS = {
    DIGIT: "0* 1* 2* 3* 4* 5* 6* 7* 8* 9*",
    YEAR: "19* 20*",
    FEAST: "new christmas palm maundy holy good easter ash вербн* велик* страс* пасху",
    NIGHT_TO: "overnight night ніч ночь",
    NIGHT: "overnight night ніч ночі вночі уночі нічн* ночь ночью ночн*",
    MONTH: "jan* feb* mar* apr* may* jun* jul* aug* sep* oct* nov* dec* січ* лют* берез* квіт* трав* черв* лип* серп* верес* жовт* листоп* груд* "
    "январ* феврал* март* апрел* ма* июн* июл* август* сентябр* октябр* ноябр* декабр*",
    PART: "early mid late beginning start middle end початку середині кінці наприкінці начале середине конце",
    SINCE: "since з с",
    WITHIN: "in since during у в",
    SEASON: "spring summer autumn fall winter весн* літ* лет* осен* осін* зим* навесн* вліт* восен* взим*",
    LAST: "last past минул* прошл* торішн*",
    WEEKDAY: "monday tuesday wednesday thursday friday saturday sunday понеділ* вівтор* серед* четвер* ятниц* пʼятниц* пятниц* субот* неділ* "
    "понедельник* вторник* сред* суббот* воскресень*",
    WEEKEND: "weekend вихідн* выходн*",
    YESTERDAY: "yesterday позавчора позавчера вчора учора вчера вчорашн* учорашн* вчерашн*",
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
    VAGUE: "days дн* тиждень рік год через weeks months years decade decades ago earlier later war invasion week month year днів тижн* місяц* рок* дней недел* месяц* лет год* років назад тому війн* войн* "
    "вторгненн* вторжени* днях",
    SAME: "same that того цього тот этот",
    SAID: "said says told confirmed reported announced added wrote posted declared повідоми* заяви* сказа* розпові* уточни* написа* сообщи* "
    "рассказа* подтверди* підтверди*",
    AS_OF: "станом состоянию as",
}  # fmt: skip
