"""Words for days, months, seasons and small numbers in English, Ukrainian and Russian.

Cyrillic words are kept as stems: a word means the entry whose stem it starts with (longest stem first).
"""

from __future__ import annotations

from types import MappingProxyType

MONTHS = MappingProxyType(
    {
        **{m: i for i, m in enumerate(
            ("january", "february", "march", "april", "may", "june", "july", "august", "september",
             "october", "november", "december"), 1)},
        **{m: i for i, m in enumerate(
            ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"), 1)},
        "sept": 9,
        **{m: i for i, m in enumerate(
            ("янв", "фев", "мар", "апр", "май", "июн", "июл", "авг", "сен", "окт", "ноя", "дек"), 1)},
    }
)  # fmt: skip

# Genitive and locative forms share these stems: «квітня», «квітні»; «апреля», «апреле».
MONTH_STEMS = MappingProxyType(
    {
        "січ": 1, "лют": 2, "берез": 3, "квіт": 4, "трав": 5, "черв": 6, "лип": 7, "серп": 8, "верес": 9,
        "жовт": 10, "листопад": 11, "груд": 12,
        "январ": 1, "феврал": 2, "март": 3, "апрел": 4, "мая": 5, "мае": 5, "май": 5, "июн": 6, "июл": 7,
        "август": 8, "сентябр": 9, "октябр": 10, "ноябр": 11, "декабр": 12,
    }
)  # fmt: skip

WEEKDAYS = MappingProxyType(
    {d: i for i, d in enumerate(
        ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"))}
)  # fmt: skip

WEEKDAY_STEMS = MappingProxyType(
    {
        "понеділ": 0, "вівтор": 1, "серед": 2, "четвер": 3, "четверг": 3, "п'ятниц": 4, "субот": 5, "неділ": 6,
        "понедель": 0, "вторник": 1, "сред": 2, "пятниц": 4, "суббот": 5, "воскресен": 6,
    }
)  # fmt: skip

SEASONS = MappingProxyType({"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12})

NUMBERS = MappingProxyType(
    {
        "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
        "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15,
        "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40,
        "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90, "hundred": 100,
        "один": 1, "одна": 1, "одну": 1, "одного": 1, "двоє": 2, "двох": 2, "два": 2, "дві": 2,
        "троє": 3, "трьох": 3, "три": 3, "четверо": 4, "чотири": 4, "чотирьох": 4, "п'ятеро": 5, "п'ять": 5,
        "п'ятьох": 5, "шестеро": 6, "шість": 6, "семеро": 7, "сім": 7, "восьмеро": 8, "вісім": 8, "дев'ятеро": 9,
        "дев'ять": 9, "десятеро": 10, "десять": 10, "одинадцять": 11, "дванадцять": 12, "тринадцять": 13,
        "чотирнадцять": 14, "п'ятнадцять": 15, "шістнадцять": 16, "сімнадцять": 17, "вісімнадцять": 18,
        "дев'ятнадцять": 19, "двадцять": 20, "двадцятеро": 20, "тридцять": 30, "сорок": 40, "п'ятдесят": 50,
        "двое": 2, "двух": 2, "две": 2, "трое": 3, "трех": 3, "трёх": 3, "четверых": 4, "четыре": 4, "четырех": 4,
        "четырёх": 4, "пятеро": 5, "пять": 5, "пяти": 5, "шесть": 6, "шести": 6, "семь": 7, "семи": 7,
        "восемь": 8, "восьми": 8, "девять": 9, "девяти": 9, "десяти": 10, "одиннадцать": 11, "двенадцать": 12,
        "тринадцать": 13, "четырнадцать": 14, "пятнадцать": 15, "шестнадцать": 16, "семнадцать": 17,
        "одинадцятеро": 11, "дванадцятеро": 12, "тринадцятеро": 13, "чотирнадцятеро": 14, "п'ятнадцятеро": 15, "шістнадцятеро": 16,
        "сімнадцятеро": 17, "вісімнадцятеро": 18, "дев'ятнадцятеро": 19, "тридцятеро": 30, "двоих": 2, "троих": 3, "пятерых": 5, "шестерых": 6, "семерых": 7, "девятеро": 9, "шістьох": 6, "сімох": 7, "вісьмох": 8, "дев'ятьох": 9, "десятьох": 10, "одинадцяти": 11, "дванадцяти": 12, "шістдесят": 60, "сімдесят": 70,
        "вісімдесят": 80, "дев'яносто": 90, "шестьдесят": 60, "семьдесят": 70, "восемьдесят": 80, "девяносто": 90, "сто": 100, "двадцати": 20,
        "двадцяти": 20, "тридцати": 30, "тридцяти": 30, "двенадцати": 12, "одиннадцати": 11,
        "восемнадцать": 18, "девятнадцать": 19, "двадцать": 20, "тридцать": 30, "пятьдесят": 50,
    }
)  # fmt: skip


def by_stem(word: str, stems: MappingProxyType[str, int]) -> int | None:
    """The entry whose stem `word` (lower case) starts with, longest stem first; None without one."""
    for length in range(min(len(word), 10), 2, -1):
        value = stems.get(word[:length])
        if value is not None:
            return value
    return None
