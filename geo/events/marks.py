"""What the words of a sentence make possible: marks, by which most patterns are never tried on it (see `sieve`).

For every pattern named here the list holds words or beginnings of words of which at least one stands in all that it matches.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from geo.events import date_marks
from geo.events.sieve import Sieve

SAYING = 1 << 0
"""`claims`: who says, confirms, denies or alleges something."""
DISPUTE = 1 << 1
"""`claims`: who denies something or blames somebody."""
PERIOD = 1 << 2
"""`totals` and `casualties`: counts over a war, a year or months."""
LATER = 1 << 3
"""`doubt`: years after something."""
HABIT = 1 << 4
"""`doubt`: what happens again and again."""
MEMORY = 1 << 5
"""`doubt`: anniversaries."""
HEARSAY = 1 << 6
"""`doubt`: reports, claims, rumours."""
NEGATIVE = 1 << 7
"""`no_casualties`: nobody was harmed."""
EVENT_NAMED = 1 << 8
"""`story`: "in the attack"."""
ACCORDING = 1 << 9
"""`claims`: "according to"."""
ASSERTING = 1 << 10
"""`claims`: who claims or alleges something."""
OWNING = 1 << 11
"""`responsibility`: who takes an attack upon himself."""
AGES_AGO = 1 << 12
"""`background`: what archaeologists find."""
DECADE = 1 << 13
"""`background`: years that a decade may begin with."""
MODELLED = 1 << 14
"""`peaceable`: disasters that somebody only models."""
CHANGE = 1 << 15
"""`totals`: what fell or rose, and what is fewer or more."""
LONG = 1 << 66
"""`totals`: years, months and what goes on through them."""

_LISTS = {
    SAYING: "confirm* acknowledg* verified admit* recogni* denies denied refut* reject* claim* alleg* states stated said says report* "
    "підтверд* визнал* подтверд* признал* заперечу* спростува* отрица* опроверг* заяви* стверджу* повідоми* утвержда* сообщи* рассказа* "
    "розповіл*",
    ACCORDING: "according даними словами данным словам",
    ASSERTING: "claims claimed alleg* стверджу* утвержда*",
    DISPUTE: "denies denied denying refut* reject* dismiss* confirm* blam* accus* заперечу* спростува* отрица* опроверг* підтвер* подтвер* "
    "відкида* відкину* отверг* звинува* обвин*",
    PERIOD: "years год каждый кожного щороку щорічно ежегодно annually people lives рік decade* менше більше меньше больше fewer more excluding урахування учета учёта world світової мировой since throughout during total year* month* winter spring summer autumn season annual fell rose dropped declined decreased increased grew "
    "same year-on-year аналогічн* аналогичн* ж же загальна общая сократил* снизил* вырос* возрос* увеличил* зменши* скороти* знизи* зросл* зріс збільши* річн* годов* итогам підсумками початку начала за",
    CHANGE: "fell rose dropped declined decreased increased grew сократил* снизил* вырос* возрос* увеличил* зменши* скороти* знизи* зросл* зріс "
    "збільши* fewer less more up down менше більше меньше больше проти против",
    LONG: "year* month* decade* annual* world since throughout during period time winter spring summer autumn season without excluding рік рок* річн* год* "
    "лет* время щороку щорічно ежегодно світової мировой період* период* початку начала итогам підсумками без час роки місяц* месяц* квартал* півроку полгода "
    "зиму осінь осень весну літо лето",
    LATER: "year* decade* centur* рік год рок* лет года століття сторіччя десятиліття полвека век века веков десятилети*",
    OWNING: "responsibility carried behind відповідальність ответственность",
    AGES_AGO: "archaeolog* archeolog* археолог* palaeontolog* paleontolog* палеонтолог* fossil* ago тому назад",
    DECADE: "18* 19* 20*",
    MODELLED: "змоделю* смоделир* відтвори* воссозда* симуляц* симулят* комп* компьютерн*",
    HABIT: "often frequently regularly common commonplace frequent likely possible threat risk danger norm every щодня найчастіше чаще регулярно "
    "постійно постоянно щоночі ежедневно кажд* кожн* часто",
    MEMORY: "anniversar* commemorat* річниц* годовщин* роковин* memorial*",
    HEARSAY: "note recording post posts message messages audio reports report claims claim rumours rumors allegations suggestions information news video videos clip clips footage інформаці* чутк* повідомленн* сообщени* слух* "
    "информаци* фейк* вкид*",
    NEGATIVE: "живі живы no nobody none without без ніхто никто нема* нет не жодн* ні ни",
    EVENT_NAMED: "attack strike strikes shelling barrage blast explosion raid assault bombardment operation operations incursion fighting "
    "атак* удар* обстріл* обстрел* вибух* взрыв* прильот* прилет*",
}  # fmt: skip


@cache
def _sieve() -> Sieve:
    return Sieve({bit: words.split() for bit, words in {**_LISTS, **date_marks.LISTS}.items()})


def marks_of(words: Iterable[str]) -> int:
    """All marks of these words (in lower case), one bit each."""
    return _sieve().marks(words)


def marks_in(low: str) -> int:
    """All marks of the words of a text in lower case."""
    return _sieve().marks_in(low)
