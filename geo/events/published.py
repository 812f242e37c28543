"""The day a text was published, as the text itself says it, and lines that are nothing but a date."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from geo.events.date_resolvers import make_date, month_number
from geo.parsing.language import detect

_CLOCK = r"(?:[,\s|·•–—-]*(?:at\s+|о\s+|в\s+)?\d{1,2}[:.]\d{2}(?::\d{2})?\s*(?:[ap]\.?m\.?)?)?"
_ZONE = r"(?:\s*(?:GMT|UTC|Z|EST|EDT|ET|CET|CEST|EET|EEST|MSK|BST|PST|PDT)?\s*(?:[+-]\d{2}:?\d{2})?\s*(?:\([^)\n]{0,60}\))?)?"
_LEAD = (
    r"(?:(?:(?:first\s+)?(?:published|posted|updated|last\s+updated|modified|date|опубліковано|оновлено|дата|"
    r"опубликовано|обновлено)\s*(?:on|at)?\s*:?\s*))?"
)
_DAY_NAME = r"(?:[^\W\d_]{2,12}['’ʼ]?[^\W\d_]{0,8}\.?,?\s+)?"
_NUMERIC = r"(?:(?P<y1>\d{4})[-/.](?P<m1>\d{1,2})[-/.](?P<d1>\d{1,2})|(?P<d2>\d{1,2})\.(?P<m2>\d{1,2})\.(?P<y2>\d{4}))"
_WORDED = (
    r"(?:(?P<d3>\d{1,2})(?:st|nd|rd|th)?\s+(?P<mon3>[^\W\d_]{3,12})\.?,?\s+(?P<y3>\d{4})(?:\s*(?:року|года|р\.|г\.))?"
    r"|(?P<mon4>[^\W\d_]{3,12})\.?\s+(?P<d4>\d{1,2})(?:st|nd|rd|th)?,?\s+(?P<y4>\d{4}))"
)
_DATE_LINE = re.compile(
    rf"\W{{0,4}}{_LEAD}{_DAY_NAME}(?:{_NUMERIC}|{_WORDED})(?:T\d{{2}}:\d{{2}}(?::\d{{2}}(?:\.\d+)?)?)?{_CLOCK}{_ZONE}\W{{0,4}}",
    re.IGNORECASE,
)
_UTC_CLOCK = re.compile(
    r"(?<!\d)(\d{1,2}):(\d{2})(?::\d{2}(?:\.\d+)?)?\s*(?:GMT|UTC|Z)(?![\w+-]|\s*[+-]\d)", re.IGNORECASE
)
_ZONES = {"uk": "Europe/Kyiv", "ru": "Europe/Moscow"}
_TELLING = 2_000  # characters that tell a text's language
_LONGEST_DATE_LINE = 140
_DIGIT = re.compile(r"\d")
_AS_OF = re.compile(
    rf"(?:станом на|по состоянию на|as of)\s+(?:(?:\d{{1,2}}[:.]\d{{2}}|ранок|вечір|утро|вечер)[,\s]+)?{_DAY_NAME}(?:{_NUMERIC}|{_WORDED})(?!\d)",
    re.IGNORECASE,
)


def zone_of(text: str) -> ZoneInfo | None:
    """The time zone in which a Ukrainian or Russian text counts its days; None for others, which could be from anywhere."""
    name = _ZONES.get(detect(text[:_TELLING]), "")
    try:
        return ZoneInfo(name) if name else None
    except ZoneInfoNotFoundError:  # a system without a zone database
        return None


def date_of_line(line: str, zone: ZoneInfo | None = None) -> date | None:
    """The day a line names, where the line holds nothing but a date (with clock and zone if any).

    Args:
        line: the line.
        zone: where the text counts its days; a clock in UTC is turned to it (22:40 UTC is the next day in Kyiv). A clock with
            an offset of its own names the day that it was where it was written.
    """
    if len(line) > _LONGEST_DATE_LINE or not _DIGIT.search(line):
        return None
    match = _DATE_LINE.fullmatch(line.strip())
    day = _day_of(match) if match else None
    clock = _UTC_CLOCK.search(line) if day and zone else None
    if day is None or clock is None or int(clock[1]) > 23 or int(clock[2]) > 59:
        return day
    return (
        datetime(day.year, day.month, day.day, int(clock[1]), int(clock[2]), tzinfo=UTC)
        .astimezone(zone)
        .date()
    )


def as_of_lead(line: str) -> date | None:
    """The day on which a line that opens with it says it was written: «Станом на 3 березня 2025 року ...»."""
    match = _AS_OF.match(line.lstrip(' \t«"“*'))
    return _day_of(match) if match else None


def _day_of(match: re.Match[str]) -> date | None:
    got = match.groupdict()
    for n in ("1", "2"):
        if got[f"y{n}"]:
            return make_date(int(got[f"y{n}"]), int(got[f"m{n}"]), int(got[f"d{n}"]))
    for n in ("3", "4"):
        if got[f"y{n}"]:
            month = month_number(got[f"mon{n}"])
            return make_date(int(got[f"y{n}"]), month, int(got[f"d{n}"])) if month else None
    return None
