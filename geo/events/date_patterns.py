"""What expressions of time are made of: words for days, months and parts of them, as patterns in three languages."""

from __future__ import annotations

import re
from dataclasses import dataclass

from geo.events.date_resolvers import Resolver


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


BEFORE = r"\b(?:the|a|one)\s+(?:previous\s+day|day\s+(?:before|earlier))\b(?!\s+(?:yesterday|the|his|her|a|an)\b)|\bthe (?:night|evening|afternoon|morning) before\b(?! \w+ing)|\bthe previous (?:night|evening|afternoon)\b"
EVE = (
    r"\b(?:напередодні|накануне)\b(?!\s+(?:дня|нового|нової|новой|велик\w+|пасх\w+|різдв\w+|рожд\w+|свят\w*|праздн\w*|вибор\w*|выбор\w*|"
    r"віз\w+|виз\w+|са[мм]+іт\w*|саммит\w*|переговор\w*|річниц\w*|годовщин\w*))|\b(?:дн[её]м ран(?:іше|ее)|за день до (?:цього|того|этого))\b"
)
NEXT = r"\b(?:the (?:next|following) day|a day later)\b|\bнаступного дня\b|\bна следующий день\b"
FEW = r"(?P<n>two|three|four|five|six|seven|eight|nine|ten|два|дві|двома|двумя|три|трьома|тремя|чотири|четыре|п['’ʼ]ять|пять|\d{1,2})"
DAYS_BEFORE = (
    rf"\b(?:на |за )?{FEW} (?:days|дні|днів|днями|дня|дней) "
    r"(?:earlier|before|раніше|ранее|раньше|до того|до этого|до цього)\b(?! (?:the|a|an|his|her|their|its|he|she|they|it)\b)"
)
DAYS_AFTER = (
    rf"\b{FEW} days (?:later|after(?:wards)?)\b(?! (?:the|a|an|his|her|their|its|he|she|they|it)\b)"
    rf"|\bчерез {FEW.replace('<n>', '<m>')} (?:дні|днів|дня|дней)\b"
)
DAYS_PAST = r"\b(?P<n>a|the|one|two|three|four|five|six|\d{1,2}) days? after\b"
SAME_DAY = r"\b(?:on )?(?:the|that) (?:very )?same day\b|\bthat day\b|\b(?:того|цього) (?:ж|самого) дня\b|\bв (?:тот|этот) же день\b"
MONTH = (
    r"(?P<mon>Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?\.?|July?\.?|Aug(?:ust|\.)?|"
    r"Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?|"
    r"січ\w+|лют(?:ого|ому|ий)|березн\w+|квітн\w+|травн\w+|червн\w+|липн\w+|серпн\w+|вересн\w+|жовтн\w+|листопад\w*|грудн\w+|"
    r"январ\w+|феврал\w+|март[аеу]?|апрел\w+|ма[яей]|июн\w+|июл\w+|август\w*|сентябр\w+|октябр\w+|ноябр\w+|декабр\w+)"
)
MONTH_LETTERS = "jfmasondслбктчвжгяфмаиюонд"  # most words begin with another
WEEKDAY = (
    r"(?P<wd>Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|понеділ\w+|вівтор\w+|серед[уи]|четвер(?:г\w*)?|"
    r"п['’ʼ]ятниц\w+|субот\w+|неділ[юі]|понедельник\w*|вторник\w*|сред[уы]|пятниц\w+|суббот\w+|воскресень\w+)"
)
YEAR = r"(?P<y>(?:19|20)\d\d)"
# "5 June 20250", "5 June 2225.", "05.06.20250": which year was meant nobody knows, so no day rather than a wrong
# one. Before a word a number may count people or drones: "on 5 June 20000 people fled", "on 5 June 225 drones".
NOT_COUNTED = r"(?=\s*(?:[.,;:)]|$|року\b|года\b|р\.|г\.))(?![.,]\d)"
FIVE_DIGITS = r"(?:19|20)\d{3,}(?<!00)\b(?!\s+(?:people|men|women|children|residents|soldiers|осіб|люд|чолов|человек|жит|мешкан))"
MISTYPED_YEAR = (
    rf"\b(?=[\d{MONTH_LETTERS}])(?:\d{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?)?{MONTH}(?:\s+\d{{1,2}}(?:st|nd|rd|th)?,)?\s+"
    rf"(?:0\d*\b(?![:.,]\d)|{FIVE_DIGITS}|(?!(?:19|20)\d\d\b)\d{{3,}}{NOT_COUNTED})"
)
MISTYPED_FIGURES = r"\b(?:\d{1,2}(?P<dot>[./])\d{1,2}(?P=dot)(?:19|20)\d{3,}|(?:19|20)\d{3,}-\d\d-\d\d)\b"
LAST = r"(?P<last>(?:last|this past|past|минул\w+|прошл\w+)\s+)?"
EASTER = (
    r"\b(?:(?P<rite>orthodox|catholic|western)\s+)?(?P<feast>Palm Sunday|Maundy Thursday|Holy Thursday|Good Friday|Holy Saturday|"
    r"Easter (?:Sunday|Monday)|Ash Wednesday|(?:on|at|over) Easter|Вербн\w+ (?:неділ\w+|воскресень\w+)|"
    r"на Великдень|у Великдень|Велик\w+ п['’ʼ]ятниц\w+|Страстн\w+ пятниц\w+|Страсн\w+ п['’ʼ]ятниц\w+|на Пасху)\b"
)
UNIT = r"(?P<unit>days?|weeks?|months?|years?|дн\w+|день|тиж\w+|недел\w+|місяц\w+|месяц\w+|рок\w+|лет|год\w*)"
ORDINAL = r"(?:st|nd|rd|th|-?го|-?е)?"


def rule(pattern: str, resolve: Resolver, needs: int, *, spoken: bool = False) -> Rule:
    return Rule(pattern=re.compile(pattern, re.IGNORECASE), resolve=resolve, needs=needs, spoken=spoken)
