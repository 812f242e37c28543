"""Counts over a war, a year or months: they belong to no single incident and tell of none."""

from __future__ import annotations

import re

from geo.events.marks import PERIOD

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
_SHARE = re.compile(
    rf"\b{_COUNTED}\b[^.;]{{0,80}}?\b{_CHANGED} {_BY}|"
    rf"\b(?:менше|більше|меньше|больше|fewer|more) {_COUNTED}\b[^.;]{{0,60}}?\b(?:ніж|чем|than)\b|"
    rf"\b{_CHANGED} {_BY} (?:\w+ )?{_NUMBER}\b"
)
_PERIOD = re.compile(
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
    if not marks & PERIOD:
        return False
    low = sentence.lower()
    if _SHARE.search(low):
        return True
    return _PERIOD.search(low) is not None and _UNIQUE.search(low) is None
