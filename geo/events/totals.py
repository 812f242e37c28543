"""Counts over a war, a year or months: they belong to no single incident and tell of none."""

from __future__ import annotations

import re
from collections.abc import Sequence

from geo.events.armed import armed_at
from geo.events.catalogue import CueHit
from geo.events.date_marks import MONTH
from geo.events.marks import CHANGE, LONG, PERIOD
from geo.events.sentence import Sentence
from geo.model import GeoPrecision

_EN_WAR = r"(?:the |this |russia['’]s |israel['’]s )?(?:full-scale |all-out |large-scale |current )?(?:\w+ )?(?:war|invasion|conflict|offensive|aggression|hostilities|year)"
_UK_WAR = r"(?:\w+ ){0,2}(?:війни|вторгнення|агресії|року|конфлікту|бойових дій|сво)"
_RU_WAR = r"(?:\w+ ){0,2}(?:войны|вторжения|агрессии|года|конфликта|боевых действий|спецоперации|сво)"
_CHANGED = r"(?:fell|rose|dropped|declined|decreased|increased|grew|сократил\w+|снизил\w+|вырос\w*|возрос\w*|увеличил\w+|зменши\w+|скороти\w+|знизи\w+|зросл\w*|зріс|збільши\w+)"
_COUNTED = (
    r"(?:number|count|rate|share|cases|crimes?|incidents|accidents|fires|arson|thefts|kidnappings|carjackings|robberies|murders|homicides|stabbings|викрадень|вбивств|грабежів|убийств|похищени\w+|грабеж\w+|краж\w*|крадіж\w+|burglar\w+|deaths|число|числа|количество|доля|уровень|кількість|частка|рівень|"
    r"смертн\w+|пожеж\w*|пожар\w*|аварі\w+|аварий|дтп|злочин\w*|преступ\w*)"
)
_NUMBER = r"(?:number|count|rate|число|количество|доля|уровень|кількість|частка|рівень)"
_PERCENT = r"(?:%|(?:percent|per cent|процент\w*|відсотк\w*)\b)"
_BY = (
    r"(?:(?:by |на )?(?:\w+ )?\d+(?:[.,]\d+)?\s?"
    + _PERCENT
    + r"|(?:by|на) (?:\w+ ){1,3}(?:percent|per cent|процент\w*|відсотк\w*)\b|by (?:a|two|one) (?:half|fifths?|quarters?|thirds?|tenths?)\b)"
)
_LEAST_DAYS = 27  # days from the first to the last of the shortest
_WIDE = frozenset({GeoPrecision.COUNTRY, GeoPrecision.ADMIN1})
_RECORDED = re.compile(
    r"\b(?:record(?:s|ed)|register(?:s|ed)|document(?:s|ed)|tallied|figures|statistics|data|according to the un|monthly|"
    r"за даними|по данным|статистик\w+|зафіксу\w+|зафиксир\w+|зареєстр\w+|зарегистр\w+|задокумент\w+)\b"
)
_MANY = frozenset(
    "crashes accidents collisions drownings murders killings shootings homicides deaths дтп аварій аварий аваріях авариях вбивств убийств".split()
)
_BEFORE = (
    r"(?:(?:previous|last|same|preceding) (?:month|year|quarter|week)|a (?:year|month) (?:earlier|before|ago)|"
    r"january|february|march|april|may|june|july|august|september|october|november|december|"
    r"(?:минул|попередн|торішн|прошл|предыдущ|прошлогодн)\w+ (?:рік|року|році|місяц\w*|год\w*|месяц\w*|квартал\w*)|(?:січн|лют|березн|квітн|травн|червн|липн|серпн|вересн|жовтн|листопад|грудн|январ|феврал|март|апрел|июн|июл|август|сентябр|октябр|ноябр|декабр)\w*)\b"
)
_SHARE = re.compile(
    rf"\b{_COUNTED}\b[^.;]{{0,80}}?\b{_CHANGED} {_BY}|"
    rf"\b(?:менше|більше|меньше|больше|fewer|more) {_COUNTED}\b[^.;]{{0,60}}?\b(?:ніж|чем|than)\b|"
    rf"\b{_CHANGED} {_BY} (?:\w+ )?{_NUMBER}\b|"
    rf"\b(?:fewer|less|more|up|down|менше|більше|меньше|больше|проти|против) (?:than |from |on |ніж |чем )?(?:in |у |в |за )?(?:the )?{_BEFORE}"
)
_FEW = r"(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
_NAMED_MONTH = r"(?:january|february|march|april|may|june|july|august|september|october|november|december|(?:січ|лют|берез|квіт|трав|черв|лип|серп|верес|жовт|листоп|груд|январ|феврал|март|апрел|ма[яй]|июн|июл|август|сентябр|октябр|ноябр|декабр)\w*)"
_BETWEEN_MONTHS = re.compile(
    rf"\b(?:between|from) {_NAMED_MONTH} (?:and|to) {_NAMED_MONTH}\b|\b(?:з|із|с|со) {_NAMED_MONTH} (?:по|до) {_NAMED_MONTH}\b"
)
_PERIOD = re.compile(
    r"\b(?:over|through|throughout|down|in) (?:the |recent |past |many )(?:recent |past )?years\b|\b(?:per|each|every) (?:year|month)\b|"
    r"\b(?:people|lives|deaths|cases|times|incidents|attacks|killed|victims) a year\b(?! (?:ago|after|before|earlier|later|on|since|old))|\b(?:around|about|some|than) [\d,]+ (?:\w+ ){0,2}a year\b|"
    r"\bannually\b|\bщороку\b|\bщорічно\b|\bежегодно\b|\bкаждый год\b|\bкожного року\b|\b(?:людей|осіб|человек|случаев|випадків) (?:на рік|в год)\b|"
    r"\b(?:since|during|in|after|before) (?:the )?(?:first |second )?world war\b|"
    r"\b(?:після|часів|час|роки|после|времён|времен|время|годы) (?:першої |другої |первой |второй )?(?:світової війни|мировой войны)\b|"
    r"\b(?:the )?same period\b|\bтого ж періоду\b|\bаналогічн\w+ період\w*|\b(?:тот|того) же период\w*|\bаналогичн\w+ период\w*|\byear[- ]on[- ]year\b|"
    r"\b(?:загальна|общая) (?:кількість|численность|число)\b[^.;]*\b(?:початку|начала)\b|\b(?:without|excluding|без урахування|без учета|без учёта)\b[^.;]*\b(?:since|початку|начала)\b|"
    r"\bannual report\b|\bрічн\w+ звіт\w*|\bгодов\w+ (?:отч[её]т|доклад)\w*|"
    r"\bпо итогам (?:\w+ )?(?:года|квартала|месяца|полугодия)\b|\bза підсумками (?:\w+ )?(?:року|кварталу|місяця|півріччя)\b|"
    rf"\bsince (?:the )?(?:start|beginning|outbreak|onset) of {_EN_WAR}|\bsince {_EN_WAR} (?:began|started|broke out)|"
    r"\bsince (?:(?:early |late |mid-)?(?:february |march )?20\d\d)\b|\b(?:so far |already )this year\b|\b(?:over|in|during) the (?:past|last) (?:\w+ )?(?:months|years)\b|"
    r"\b(?:in|over|during|after) (?:\w+ ){1,3}years of (?:the )?(?:war|conflict|fighting|occupation)\b|\b(?:throughout|during) the (?:war|conflict|year)\b|"
    rf"\b(?:з|від|із) (?:самого )?початку {_UK_WAR}|\bза (?:весь )?(?:час|роки|період|рік|два роки|три роки) {_UK_WAR}|\bза (?:цей|минулий|останній|весь) рік\b|"
    r"\bза (?:один |целый |цілий )?(?:рік|год)\b(?! (?:до|перед|после|після))|"
    rf"\b(?:in|over|within) (?:just |only |some |about )?(?:a|one|{_FEW}|\d+) (?:months|years|decades)\b(?! (?:ago|later|earlier|of age))|"
    rf"\bза (?:\d+|\w*(?:ть|ри|ва|ире|ири|ять)) (?:місяц\w*|месяц\w*|років|роки|лет|года)\b|"
    r"\bза (?:цей |минулий |останній )?(?:місяць|квартал|півроку)\b|\bза (?:этот |прошлый |последний )?(?:месяц|квартал|полгода)\b|\bза останні (?:\w+ )?(?:місяц|рок)\w*|"
    rf"\b(?:с|со) (?:самого )?начала {_RU_WAR}|\bза (?:всё |все )?(?:время|годы|период|год|два года|три года) {_RU_WAR}|\bза (?:этот|прошлый|последний|весь) год\b|"
    r"\bза (?:минулу|останню|цю|прошлую|последнюю|эту) (?:зиму|осінь|осень|весну)\b|\bза (?:минуле|останнє|це|прошлое|последнее|это) (?:літо|лето)\b|"
    r"\b(?:over|during) the (?:past|last) (?:winter|spring|summer|autumn|season)\b|"
    r"\bза последние (?:\w+ )?(?:месяц|год|лет)\w*"
)
_UNIQUE = re.compile(
    r"\b(?:deadliest|largest|biggest|worst|heaviest|fiercest|longest|first|second|third|fourth|fifth|most|again|another)\b|"
    r"\b(?:най\w+|вперше|перш\w+|друг\w+|трет\w+|вдруге|втретє|черговий|раз\w*)\b|"
    r"\b(?:сам\w+|впервые|перв\w+|втор(?:ой|ая|ое|ого|ом|ую|ым|ые|ых)|крупнейш\w+|очередн\w+|раз\w*)\b"
)


def is_total(sentence: str, marks: int) -> bool:
    """True where the sentence counts over a war, a year or months: "since the start of the war", «з початку року».

    `marks` are those of its words. Not where it compares one event with the rest: "the deadliest attack since the start of the war".
    """
    if not marks & (PERIOD | MONTH):
        return False
    if not marks & (CHANGE | LONG | MONTH):
        return False
    low = sentence.lower()
    if marks & CHANGE and _SHARE.search(low):
        return True
    over = (marks & LONG and _PERIOD.search(low)) or (marks & MONTH and _BETWEEN_MONTHS.search(low))
    return bool(over) and _UNIQUE.search(low) is None


def is_count_of_months(sentence: Sentence, hits: Sequence[CueHit]) -> bool:
    """True where people are counted who came to harm in a month or a longer time, and no event is named.

    "The UN recorded 210 civilian deaths in October", "in October 210 people were killed across Sudan"; not "gunmen killed 85
    villagers in August", and not "12 people died in a cave near Leeds in March".
    """
    people = all(h.cue.harm or sentence.words.low[h.last] in _MANY for h in hits)
    if not (people and hits and sentence.dates):
        return False
    days = [(d.when.end - d.when.start).days for d in sentence.dates if d.when.start and d.when.end]
    if len(days) < len(sentence.dates) or min(days) < _LEAST_DAYS or not sentence.counts():
        return False
    low = sentence.text.lower()
    if (_UNIQUE.search(low) and not _SHARE.search(low)) or armed_at(sentence.words):
        return False
    places = [m.place for m in sentence.mentions if m.place is not None]
    wide = bool(places) and places[0].geo_precision in _WIDE
    return wide or _RECORDED.search(low) is not None
