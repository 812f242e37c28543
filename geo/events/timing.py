"""When an incident happened: the words of time of its sentence, else of those before it, of its heading or of the report."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from geo.events.catalogue import CueHit
from geo.events.context import is_of_the_deed
from geo.events.dates import TimeExpression, find_dates, on_day, shifted
from geo.events.segments import Segment
from geo.events.sentence import Sentence
from geo.events.story import Story
from geo.events.tolls import part_at
from geo.events.words import Words
from geo.model import DatePrecision, Mention, When

_LONGEST_HISTORY = timedelta(days=400)
_FRESH = timedelta(days=31)
_STALE = timedelta(days=45)
_NIGHTLY = (
    "нічн",
    "вночі",
    "уночі",
    "ночью",
    "ночн",
    "overnight",
    "вранці",
    "утром",
    "увечері",
    "ввечері",
    "вечером",
)
_NAMED_DAY = re.compile(r"\d{1,2}\s+\w{3,}|\w{3,}\s+\d{1,2}\b")
_NTH = {
    "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "другий": 2, "другу": 2, "третій": 3, "третю": 3, "четвертий": 4, "четверту": 4,
    "п'ятий": 5, "п'яту": 5, "второй": 2, "вторую": 2, "вторые": 2, "третий": 3, "третью": 3, "третьи": 3, "четвёртый": 4, "четвертый": 4, "четвертую": 4, "пятый": 5, "пятые": 5,
}  # fmt: skip
_NTH_REACH = 4  # words from the beginning to "second", and from there to "in a row"
_A_DAY = frozenset("day night days день ніч добу ночь сутки".split())
_IN_A_ROW = frozenset("row running straight consecutive successive поспіль подряд кряду".split())
_AFTER = frozenset("after following після после".split())
_PAIRS = 2
_ON = frozenset({"", "on", "in", "early on", "late on", "в", "у", "во"})
_AHEAD = ("ahead", "before", "for", "due", "schedul", "plan", "set", "until", "expect", "перед", "до", "на", "заплан", "признач", "назнач", "ожида", "очіку", "накануне", "напередодні")  # fmt: skip
_AHEAD_REACH = 5  # words
_LOOK_BACK = 2_000  # characters
DAYS = (DatePrecision.DAY, DatePrecision.DAYS)
"""Precisions of a date that a heading gives to what stands under it."""


def when_told(
    sentence: Sentence, hit: CueHit, story: Story, report_day: date | None
) -> tuple[When | None, str]:
    """When, and how that is known; None for a past that the report only looks back on, or a future."""
    segment, words, bounds, dates = sentence.segment, sentence.words, sentence.bounds, sentence.dates
    published = segment.published or report_day
    if dates:
        clause = bounds[hit.first]
        only_said = all(d.said for d in dates)
        dates = tuple(d for d in dates if not d.said) or dates
        lasting = [d for d in dates if not d.when.text.lower().startswith("since ")]
        dates = tuple(lasting) or dates  # "on strike since June, tried to enter the hall on Tuesday"
        told = any(
            not d.shift for d in dates
        )  # "a day after" counts from a day told of, and tells of none alone
        dates = tuple(d for d in dates if told or not d.past)
        dates = tuple(d for d in dates if not (d.owned and _clause_at(sentence, d) != clause))
        dates = tuple(d for d in dates if not is_of_the_deed(words, hit, words.index_at(d.start)))
        dates = tuple(d for d in dates if not _is_to_come(words, d, published)) or dates
    if dates:
        own = [d for d in dates if _clause_at(sentence, d) == clause]
        own = [d for d in own if not _is_by_night(d, dates)] or own
        own = [d for d in own if not _is_beyond(words, hit, words.index_at(d.start))] or own
        at = words.starts[hit.first]
        when = _resolved(min(own or dates, key=lambda d: abs(d.start - at)), dates, sentence, story)
        if published and when.start and when.start > published:
            return None, ""
        if published and when.end and published - when.end > _LONGEST_HISTORY:
            return None, ""
        if published and when.end and published - when.end > _STALE and _has_news(sentence, published):
            return None, ""  # "the bishop stabbed in Sydney in April thanked his doctors on Sunday"
        if published and when.precision is DatePrecision.YEAR:  # "last year", "in 2023": looked back on
            return None, ""
        # The day on which it was said is at most when it happened: a day told later in the text goes before it.
        when = _since_days(words, bounds, hit, when)
        return when, ("report" if only_said else "expression") if when.start else ""
    if segment.published:
        return on_day(segment.published), "headline"
    when, dated_by = _carried(sentence, hit, story, report_day)
    if (
        published and when.start and when.start > published
    ):  # "8 March. A missile hit Kharkiv", out on the 3rd
        return When(), ""
    return when, dated_by


def _carried(sentence: Sentence, hit: CueHit, story: Story, report_day: date | None) -> tuple[When, str]:
    """The day that the paragraph, its heading, the dateline or the report gives to a sentence that names none."""
    segment = sentence.segment
    said = story.day_said(segment)
    if said is not None and not _elsewhere(sentence, hit, story):
        return said, "expression" if said.start else ""
    if story.day is not None and story.day[0] in (None, segment.section):
        return story.day[1], "headline"
    if segment.lead and story.dispatch is not None:
        return story.dispatch, "report"
    if segment.lead and report_day:
        return on_day(report_day), "report"
    return When(), ""


def of_the_toll(sentence: Sentence, mention: Mention, story: Story) -> tuple[When, str] | None:
    """ "The toll in Odesa rose to five on Tuesday": the day of what was told of that place before, for Tuesday's is only the count."""
    change, place = sentence.change, mention.place
    if change < 0 or place is None or any(d.start - sentence.segment.start < change for d in sentence.dates):
        return None
    told = [
        d for d in story.drafts if d.placement.place and d.placement.place.gazetteer_id == place.gazetteer_id
    ]
    return (told[-1].when, told[-1].dated_by) if told else None


def of_the_part(sentence: Sentence, mention: Mention, report_day: date | None) -> tuple[When, str] | None:
    """ "40 since Monday, including five on Thursday in Gonaïves": the day of the part."""
    part = part_at(sentence.words, mention, sentence.taken)
    if part is None:
        return None
    inside = [d for d in sentence.dates if part[0] <= d.start < part[1] and not (d.shift or d.same or d.said)]
    published = sentence.segment.published or report_day
    if len(inside) != 1 or not inside[0].when.start or (published and inside[0].when.start > published):
        return None
    return inside[0].when, "expression"


def of_the_pair(
    sentence: Sentence, mention: Mention, chosen: Sequence[Mention], report_day: date | None
) -> tuple[When, str] | None:
    """ "Took Goma in January and Bukavu in February": each place with the day right behind it, where two or more have one."""
    behind = {
        m.start: d
        for m in chosen
        for d in sentence.dates
        if not (d.shift or d.same or d.said) and _is_behind(sentence, m, d)
    }
    own = behind.get(mention.start)
    if own is None or len(behind) < _PAIRS or own.when.start is None:
        return None
    published = sentence.segment.published or report_day
    return None if published and own.when.start > published else (own.when, "expression")


def _is_behind(sentence: Sentence, mention: Mention, day: TimeExpression) -> bool:
    between = sentence.words.text[mention.end : day.start] if mention.end <= day.start else "-"
    return between.strip(" ,(").lower() in _ON


def _has_news(sentence: Sentence, published: date) -> bool:
    """Whether the sentence names a day of the last weeks."""
    ends = [d.when.end for d in sentence.dates if d.when.precision in DAYS]
    return any(end and timedelta() <= published - end <= _FRESH for end in ends)


def _since_days(words: Words, bounds: Sequence[int], hit: CueHit, when: When) -> When:
    """ "For the second day in a row jets bombed Jabalia on Wednesday": Tuesday and Wednesday, where the clause opens with it."""
    if when.start is None or when.start != when.end or _NTH.keys().isdisjoint(words.low[:_NTH_REACH]):
        return when
    at = next(i for i, w in enumerate(words.low[:_NTH_REACH]) if w in _NTH)
    behind = words.low[at + 1 : at + 1 + _NTH_REACH]
    in_a_row = any(w in _IN_A_ROW for w in behind)
    if not in_a_row or behind[0] not in _A_DAY or bounds[at] != bounds[hit.first]:
        return when
    start = when.start - timedelta(days=_NTH[words.low[at]] - 1)
    return replace(when, start=start, precision=DatePrecision.DAYS)


def _is_by_night(told: TimeExpression, dates: Sequence[TimeExpression]) -> bool:
    """«Внаслідок нічного удару 9 лютого», "overnight ... on 9 February": the day named goes before the night."""
    if not told.when.text.lower().startswith(_NIGHTLY) or any(c.isdigit() for c in told.when.text):
        return False
    return any(
        d is not told
        and _NAMED_DAY.match(d.when.text)
        and not (d.shift or d.said or d.owned)
        and d.when.start
        for d in dates
    )


def _is_beyond(words: Words, hit: CueHit, day: int) -> bool:
    """Whether "after" parts the day from the cue: "appeared in court on Wednesday after a stabbing in Leeds on Monday"."""
    first, last = (day, hit.first) if day < hit.first else (hit.last, day)
    return any(w in _AFTER for w in words.low[first + 1 : last])


def _is_to_come(words: Words, told: TimeExpression, published: date | None) -> bool:
    """ "Hours before talks set for 20 June": a day that the report looks ahead to."""
    if published is None or told.when.start is None or told.when.start <= published:
        return False
    at = words.index_at(told.start)
    return any(w.startswith(_AHEAD) for w in words.low[max(0, at - _AHEAD_REACH) : at])


def _clause_at(sentence: Sentence, told: TimeExpression) -> int:
    words = sentence.words
    return sentence.bounds[min(words.index_at(told.start), len(words) - 1)]


def _elsewhere(sentence: Sentence, hit: CueHit, story: Story) -> bool:
    """ "Thousands marched in Belgrade on Sunday. A gas explosion in Lyon ...": another event, and abroad."""
    here = {m.place.country for m in sentence.mentions if m.place and m.place.country}
    told = story.dated_by_day()
    there = {d.placement.place.country for d in told if d.placement.place}
    return (
        bool(here and there)
        and not here & there
        and all(d.cue.event_type != hit.cue.event_type for d in told)
    )


def _same_day(
    told: TimeExpression, dates: Sequence[TimeExpression], sentence: Sentence, story: Story
) -> When:
    segment = sentence.segment
    before = [d.when for d in dates if d.start < told.start and not d.same]
    if not before and (said := story.day_said(segment)) is not None:
        before = [said]
    if not before:  # what no incident was read in may have named it
        earlier = sentence.words.text[max(segment.line[0], segment.start - _LOOK_BACK) : segment.start]
        before = [d.when for d in find_dates(earlier, sentence.published) if not (d.shift or d.same)]
    day = before[-1] if before else None
    exact = day is not None and day.start is not None and day.precision in DAYS
    return replace(day, text=told.when.text) if day is not None and exact else When(text=told.when.text)


def _resolved(
    told: TimeExpression, dates: Sequence[TimeExpression], sentence: Sentence, story: Story
) -> When:
    """ "The day before" counts from the day told of before it: in the sentence, else in the paragraph; "the same day" is that day."""
    if told.same:
        return _same_day(told, dates, sentence, story)
    if not told.shift:
        return told.when
    before = [d.when for d in dates if d.start < told.start and not d.shift]
    if told.past and not before:
        return When(text=told.when.text)
    if not before:  # "a day earlier, the governor said on Monday"
        before = [d.when for d in sentence.dates if d.said and d.when.start]
    if not before and (said := story.day_said(sentence.segment)) is not None:
        before = [said]
    if not before:
        return told.when
    day = before[-1].start
    exact = day is not None and before[-1].precision is DatePrecision.DAY
    return shifted(day, told.shift, told.when.text) if day and exact else When(text=told.when.text)


def head_day(sentence: Sentence, story: Story) -> None:
    """ "Shelling of the last day by settlement:": the day of what is listed under it."""
    when = day_of_all(sentence.dates)
    if when is not None:
        story.day = (None, when)


def day_of_all(dates: Sequence[TimeExpression]) -> When | None:
    """The one day, or stretch of days, that a heading names; of «за минулу добу, 16 червня» the day."""
    told = [d.when for d in dates if d.when.precision in DAYS]
    exact = [w for w in told if w.precision is DatePrecision.DAY] or told
    days = {(w.start, w.end) for w in exact}
    return max(exact, key=lambda w: len(w.text)) if len(days) == 1 else None


def remember(segment: Segment, dates: Sequence[TimeExpression], story: Story) -> None:
    """Keep the one day that a sentence names for those after it, in one way or in two: «в четверг, 16 октября»."""
    days = {(d.when.start, d.when.end) for d in dates}
    if len(days) == 1 and not any(d.shift for d in dates):
        story.said_when, story.said_at = (segment, dates[0].when), story.sentence


def is_fresh(sentence: Sentence, report_day: date | None) -> bool:
    """True where the sentence tells of a day, or of days, of the last weeks: not of "last year", told in January."""
    published = sentence.segment.published or report_day
    own = [d.when for d in sentence.dates if not d.said]
    return published is not None and any(
        w.start and w.end and published - w.end <= _FRESH and w.end - w.start <= _FRESH for w in own
    )
