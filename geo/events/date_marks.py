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
JOINED = 1 << 43
"""Set for every number; `dates` takes it back where no two of them are joined, as in 05.06.2025."""
SAME = 1 << 44
NAMED_DAY = 1 << 45
OF_YEAR = 1 << 46
THIS_ONE = 1 << 47
ANY_DAY = 1 << 48
DAYS_AGO = 1 << 49
UNITS = 1 << 50
APART = 1 << 51
ONE_UNIT = 1 << 52
ONE_APART = 1 << 53
OVER_LAST = 1 << 54
OF_LATE = 1 << 55
WAR = 1 << 56
NIGHT_FROM = 1 << 57
TO_COME = 1 << 58
BETWEEN = 1 << 59
FROM = 1 << 60
GOING_ON = 1 << 61
AND = 1 << 62
OF_WEEK = 1 << 63
IN_WORDS = 1 << 64
NUMBERED = 1 << 65

OF_RULES = ((1 << 66) - (1 << 16)) & ~(SAID | AS_OF)
"""All marks above but `SAID` and `AS_OF`."""

_TWO_FIGURES = (*map(str, range(100)), *(f"0{n}" for n in range(10)))

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
    JOINED: "0* 1* 2* 3* 4* 5* 6* 7* 8* 9*",
    NAMED_DAY: "bloody black super cyber fat shrove giving",
    OF_YEAR: "year року года 19* 20*",
    THIS_ONE: "this цьому цього этой этом",
    ANY_DAY: "day days дня день",
    DAYS_AGO: "ago тому назад днях",
    UNITS: "weeks months years decades тижн* місяц* рок* років недел* месяц* лет год*",
    APART: "ago earlier later before previously тому назад",
    ONE_UNIT: "week* month* year* decade* тиждень місяць рік неделю месяц год",
    ONE_APART: "later earlier before after afterwards через за",
    OVER_LAST: "past last останн* последн*",
    OF_LATE: "past last recent останн* последн*",
    WAR: "war invasion війни войны вторгнення вторжения",
    NIGHT_FROM: "ніч ночь",
    TO_COME: "can could may might will would due expected може можуть мають має мусять буде будуть планує* очіку* может могут должн* будет будут "
    "планиру* ожида*",
    BETWEEN: "between from",
    FROM: "з із зі від с со от",
    GOING_ON: "since began begun started broke erupted починаючи начиная триває* тривають продолжа* длится длятся почал* розпочал* начал* розначал* "
    "начавш*",
    AND: "and та і й и",
    OF_WEEK: "week тижня тижні недели неделе",
    IN_WORDS: "*ого *его",
    NUMBERED: "го* числа* " + " ".join(f"{n}{ending}" for n in _TWO_FIGURES for ending in ("st", "nd", "rd", "th")),
    SAME: "same that того цього тот этот",
    SAID: "said says told confirmed reported announced added wrote posted declared повідоми* заяви* сказа* розпові* уточни* написа* сообщи* "
    "рассказа* подтверди* підтверди*",
    AS_OF: "станом состоянию as",
}  # fmt: skip
