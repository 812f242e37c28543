"""The dateline that opens a dispatch: "KYIV, Ukraine (AP) — March 3, 2025 —", «Киев. 3 марта 2025 года. ИНТЕРФАКС -».

It says where and when the dispatch was written, which is not where and when the event was.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from geo.events.date_resolvers import make_date, month_number

_LONGEST = 160
_SHORTEST_STORY = 40  # characters behind a dateline; less is a line of a list: "SUMY — Two wounded"
_UPPER = "A-ZÀ-ÖØ-ÞА-ЯЁІЇЄҐ"
_MONTH = r"[^\W\d_]{3,12}\.?"
_YEAR_WORD = r"(?:\s*(?:року|рік|года|год|р\.|г\.))?"
_DATE = (
    rf"(?:(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?\s+(?P<mon1>{_MONTH})(?:,?\s+(?P<y1>\d{{4}}){_YEAR_WORD})?"
    rf"|(?P<mon2>{_MONTH})\s+(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?(?:,\s*(?P<y2>\d{{4}}))?"
    r"|(?P<d3>\d{1,2})\.(?P<m3>\d{1,2})\.(?P<y3>\d{4})|(?P<y4>\d{4})-(?P<m4>\d{1,2})-(?P<d4>\d{1,2}))"
)
_AGENCY = rf"(?:[.,]?\s*(?:\([^()\n]{{2,40}}\)|/[{_UPPER}]{{2,12}}/|[{_UPPER}][\w-]*(?:[ /][{_UPPER}][\w-]*){{0,2}}))?"
_DATELINE = re.compile(
    rf"[^\w\n]{{0,4}}(?P<lead>[^\d\n]{{2,80}}?)(?<!\w){_DATE}{_AGENCY}(?:[.,]?(?:\s*(?:[—–]|--)\s*|\s-\s+)|(?P<stop>\.\s+))(?=[\"'«“„]?[{_UPPER}])"
)
# Without a date: a place in capitals or an agency in brackets, "NEW DELHI —", "KYIV, Ukraine (AP) —", "Kyiv (Reuters) -".
_UNDATED = re.compile(
    rf"[^\w\n]{{0,4}}(?P<lead>(?=(?P<caps>[{_UPPER}]{{3,}}\b))?[^\d\n—–]{{2,60}}?)(?!\w)"
    rf"(?P<agency>[.,]?\s*\((?:Reuters|[A-Z]{{2,8}})\))?[.,]?(?:\s*(?:[—–]|--)\s*|\s-\s+)(?=[\"'«“„]?[{_UPPER}])"
)
_CAPITALS = re.compile(rf"\W{{0,4}}[{_UPPER}]{{3,}}\b")  # "КЕМЕРОВО, 15 октября. Двое горняков ..."
_DIGIT = re.compile(r"\d")
_DASHES = ("—", "–", "-")
_LEAD_WORD = re.compile(r"[^\W\d_][\w'’ʼ.-]*")
_BRACKETS = re.compile(r"\([^()]*\)")
_SMALL = frozenset("de del della la las los le el al ad an as es da do dos du di в на над под під".split())
_NO_PLACE = frozenset(
    "on in by since from until till after before as at updated published posted date between и і та в у з із с со на до после після "
    "від от к по станом опубліковано опубликовано оновлено обновлено дата".split()
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Dateline:
    """The dateline at the head of a line.

    Attributes:
        end: characters of the line that it takes up, with the dash and the space behind it.
        day: its day, or None where it names no year or a day that the calendar does not have.
    """

    end: int
    day: date | None


def dateline_of(line: str) -> Dateline | None:
    """The dateline that opens the line: a place, at will an agency and a date, and a dash, in this order.

    Without a date the place stands in capitals, or the agency in brackets.
    """
    head = line[:_LONGEST]
    if not any(dash in head for dash in _DASHES) and not _CAPITALS.match(head):
        return None
    match = _DATELINE.match(line, 0, _LONGEST) if _DIGIT.search(head) else None
    if match is not None and match["stop"] and not _CAPITALS.match(match["lead"]):
        match = None
    if match is None or not _is_place(match["lead"]):
        return _undated(line)
    following = _LEAD_WORD.search(line, match.end())
    if following is None or month_number(following.group()):  # "24 February 2022 – March 2024"
        return None
    got = match.groupdict()
    number = next(n for n in "1234" if got[f"d{n}"])
    month = month_number(got[f"mon{number}"]) if number in "12" else int(got[f"m{number}"])
    if not month:
        return None
    year = got[f"y{number}"]
    return Dateline(
        end=match.end(), day=make_date(int(year), month, int(got[f"d{number}"])) if year else None
    )


def _undated(line: str) -> Dateline | None:
    match = _UNDATED.match(line, 0, _LONGEST)
    marked = match is not None and (match["caps"] or match["agency"] or "/" in match["lead"])
    if match is None or not marked or not _is_place(match["lead"]):
        return None
    if len(line) - match.end() < _SHORTEST_STORY:
        return None
    return Dateline(end=match.end(), day=None)


def _is_place(lead: str) -> bool:
    """A name, every word with a capital; "On Tuesday," is none."""
    words = _LEAD_WORD.findall(_BRACKETS.sub(" ", lead))
    return (
        bool(words)
        and words[0].lower() not in _NO_PLACE
        and words[0][0].isupper()
        and all(w[0].isupper() or w in _SMALL for w in words)
    )
