"""A text as its reader sees it: title, headings, listed headlines with their own dates, sentences."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from enum import StrEnum
from functools import lru_cache
from itertools import pairwise
from typing import Any, NamedTuple

from geo.events.dateline import Dateline, dateline_of
from geo.events.published import as_of_lead, date_of_line, zone_of
from geo.parsing.tokens import Tokens, tokenise


class SegmentKind(StrEnum):
    """What a stretch of text is on its page."""

    TITLE = "title"
    HEADING = "heading"
    HEADLINE = "headline"  # one of a list of linked headlines
    DATELINE = "dateline"  # where and when the dispatch was written, before its first sentence
    SENTENCE = "sentence"


class Segment(NamedTuple):
    """A stretch of text to read for incidents.

    Attributes:
        start, end: character offsets into the text.
        kind: what it is on its page.
        published: day a listed headline bears itself, else None (the report's day holds).
        paragraph: running number of the paragraph, shared by its sentences.
        passage: running number of the prose that it stands in: a news page or a post gives each sentence a paragraph of its own,
            and what one begins the next goes on with. Headings, list items, dates and datelines begin another.
        section: running number of the heading it stands under, 0 before the first.
        lead: True in title, standfirst and first paragraphs, where the news itself is told.
        brief: True where the whole text is one or two sentences, as a caption or a Telegram post is.
        alone: True where the whole text is one sentence.
        line: character offsets of the paragraph.
    """

    start: int
    end: int
    kind: SegmentKind
    published: date | None = None
    paragraph: int = 0
    passage: int = 0
    section: int = 0
    lead: bool = False
    brief: bool = False
    alone: bool = False
    line: tuple[int, int] = (0, 0)


class _Line(NamedTuple):
    start: int
    end: int
    text: str
    day: date | None
    dateline: Dateline | None


_SENTENCE_END = re.compile(r"(?<!\b[A-Z])[.!?…:;][\"'”’»)\]]*\s*$")  # "the U.S." ends no sentence
_MARKUP = " \t*#_>•-–—·"
_STOP_INSIDE = re.compile(r"[.!?…。][\"'”’»)\]}*“]*\s|[\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_ITEM = re.compile(r"[-–—•·*▪●◾➖➡►]\s|\d{1,3}[.)]\s")
_BAR = re.compile(r"\s+\|\s+")
_SHORTEST_ITEM = 4  # words
_HEADING_LIMIT = 140
_SENTENCE_LIMIT = 1_500
_LEAD_PARAGRAPHS = 3
_SHORT_TEXT = 700
_BRIEF_TEXT = 300


def segments(text: str) -> tuple[Segment, ...]:
    """Every stretch of `text` to read, in order.

    What runs on without an end for longer than any sentence is cut at spaces, so that reading takes time
    in proportion to the text.
    """
    lines = _read_lines(text)
    listed = _listed_headlines(lines)
    return tuple(_Walk(_Cut(text), lines).segments(listed))


def publication_date(text: str) -> date | None:
    """The day the text says it was published: a line of its own near the top, before any list.

    The dateline of the first paragraph says it too, and a line that opens with «Станом на 3 березня 2025 року» ("as of").
    A date that stands among listed headlines is theirs; it is not taken for the text's own.
    """
    lines = _read_lines(text)
    listed = _listed_headlines(lines)
    first_listed = min(listed, default=len(lines))
    prose, told = 0, False
    for line in lines[:first_listed]:
        if line.day is not None:
            return line.day
        written = as_of_lead(line.text)
        if written is not None:
            return written
        if line.dateline is not None and not told:
            return line.dateline.day
        told = told or not _headlike(line)
        prose += len(line.text)
        if prose > 1_500:
            return None
    return None


@lru_cache(maxsize=4)  # the date of a text and its segments are asked for one after the other
def _read_lines(text: str) -> tuple[_Line, ...]:
    zone = zone_of(text)
    lines = []
    for match in re.finditer(r"[^\n\r\u2028\u2029]+", text):
        raw = match.group()
        stripped = raw.strip()
        if stripped:
            start = match.start() + raw.index(stripped[0])
            line = _Line(
                start=start,
                end=start + len(stripped),
                text=stripped,
                day=date_of_line(stripped, zone),
                dateline=dateline_of(stripped),
            )
            lines.append(line)
    return tuple(lines)


def _headlike(line: _Line) -> bool:
    return (
        line.day is None
        and line.dateline is None
        and 8 <= len(line.text) <= _HEADING_LIMIT
        and not _SENTENCE_END.search(line.text.rstrip("* _"))
    )


def _listed_headlines(lines: Sequence[_Line]) -> dict[int, date]:
    """Index of each listed headline and the day it bears.

    A list is a run of heading-like lines and date lines with at least two different headings and two
    date lines; an article's own head (title, date, title again) is none. Where a date stands on both
    sides of a headline and they differ, the date before it holds, unless the list opens with a headline and
    closes with a date.
    """
    chosen: dict[int, date] = {}
    if sum(line.day is not None for line in lines) < 2:  # most texts: no run can have two dates
        return chosen
    run: list[int] = []
    for i in range(len(lines) + 1):
        if i < len(lines) and (lines[i].day is not None or _headlike(lines[i])):
            run.append(i)
            continue
        chosen.update(_dated_run(lines, run))
        run = []
    return chosen


def _dated_run(lines: Sequence[_Line], run: list[int]) -> dict[int, date]:
    headings = [i for i in run if lines[i].day is None]
    if len({lines[i].text for i in headings}) < 2 or len(run) - len(headings) < 2:
        return {}
    # Dates follow their headlines only where the list opens with a headline and closes with a date.
    after_it = lines[run[0]].day is None and lines[run[-1]].day is not None
    members = set(run)
    chosen: dict[int, date] = {}
    for i in headings:
        before = lines[i - 1].day if i - 1 in members else None
        after = lines[i + 1].day if i + 1 in members else None
        day = (after or before) if after_it else (before or after)
        if day is not None:
            chosen[i] = day
    return chosen


class _Walk:
    """The lines of a text one after the other, with the numbers of paragraph, passage and section that hold at each."""

    def __init__(self, cut: _Cut, lines: Sequence[_Line]) -> None:
        self._cut, self._lines = cut, lines
        self._paragraph = self._passage = self._section = self._prose = 0
        self._goes_on = False  # whether the line before was prose that this one may go on with
        length = sum(len(line.text) for line in lines)
        self._short, self._brief = length <= _SHORT_TEXT, length <= _BRIEF_TEXT
        self._alone = self._brief and self._sentences() == 1

    def _sentences(self) -> int:
        cut = self._cut
        spans = (
            span for line in self._lines if line.day is None for span in cut.sentences(line.start, line.end)
        )
        return sum(_has_words(cut.text[a:b]) for a, b in spans)

    def segments(self, listed: dict[int, date]) -> Iterator[Segment]:
        for i, line in enumerate(self._lines):
            if line.day is not None:
                self._goes_on = False
                continue
            self._paragraph += 1
            if i in listed:
                yield self._listed(line, listed[i])
            elif _headlike(line) and len(self._lines) > 1:
                yield self._heading(line, title=self._prose == 0 and i < 4)
            else:
                yield from self._told(line)

    def _listed(self, line: _Line, day: date) -> Segment:
        self._passage, self._goes_on = self._passage + 1, False
        return _whole(
            line,
            SegmentKind.HEADLINE,
            published=day,
            paragraph=self._paragraph,
            passage=self._passage,
            section=-self._paragraph,
        )

    def _heading(self, line: _Line, *, title: bool) -> Segment:
        self._section += not title
        self._passage, self._goes_on = self._passage + 1, False
        kind = SegmentKind.TITLE if title else SegmentKind.HEADING
        return self._placed(line, kind, lead=title or self._short)

    def _told(self, line: _Line) -> Iterator[Segment]:
        """The sentences of a line of prose, of which several headlines parted by bars are each a paragraph."""
        self._prose += 1
        items = _items(line)
        apart = len(items) > 1 or line.dateline is not None or _ITEM.match(line.text) is not None
        self._passage += apart or not self._goes_on
        self._goes_on = len(items) == 1
        lead = self._short or (self._prose <= _LEAD_PARAGRAPHS and self._section == 0)
        for n, item in enumerate(items):
            self._paragraph += n > 0
            self._passage += n > 0
            yield from _parts(self._cut, item, self._placed(item, SegmentKind.SENTENCE, lead=lead))

    def _placed(self, line: _Line, kind: SegmentKind, *, lead: bool) -> Segment:
        return _whole(
            line,
            kind,
            paragraph=self._paragraph,
            passage=self._passage,
            section=self._section,
            lead=lead,
            brief=self._brief,
            alone=self._alone,
        )


def _has_words(sentence: str) -> bool:
    """Whether it is more than a tag, an address or a picture: "#war 🙏"."""
    return any(part[0] not in "#@" and part[0].isalnum() for part in sentence.split())


def _items(line: _Line) -> list[_Line]:
    """The headlines of a line that parts them by bars, each a paragraph of its own: "Fire guts market | Bus falls into ravine"."""
    cuts = [m.span() for m in _BAR.finditer(line.text)] if "|" in line.text else []
    if not cuts or line.dateline is not None:
        return [line]
    bounds = [(0, 0), *cuts, (len(line.text), len(line.text))]
    spans = [(a[1], b[0]) for a, b in pairwise(bounds)]
    if any(len(line.text[a:b].split()) < _SHORTEST_ITEM for a, b in spans):
        return [line]
    return [line._replace(start=line.start + a, end=line.start + b, text=line.text[a:b]) for a, b in spans]


def _parts(cut: _Cut, line: _Line, whole: Segment) -> Iterator[Segment]:
    """The dateline of a paragraph, if it has one, and its sentences."""
    head = line.dateline.end if line.dateline else 0
    if head:
        yield whole._replace(end=line.start + head, kind=SegmentKind.DATELINE, brief=False, alone=False)
    for start, end in _bounded(cut.text, cut.sentences(line.start + head, line.end)):
        yield Segment(
            start=start,
            end=end,
            kind=whole.kind,
            paragraph=whole.paragraph,
            passage=whole.passage,
            section=whole.section,
            lead=whole.lead,
            brief=whole.brief,
            alone=whole.alone,
            line=whole.line,
        )


class _Cut:
    """A text, and its words once they are asked for: a long text's are kept nowhere else."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._tokens: Tokens | None = None

    def sentences(self, start: int, end: int) -> list[tuple[int, int]]:
        """The sentences of the line from `start` to `end`; one without a stop inside is one sentence."""
        if not _STOP_INSIDE.search(self.text, start, end):
            stripped = self.text[start:end].strip()
            begin = self.text.find(stripped, start)
            return [(begin, begin + len(stripped))] if stripped else []
        if self._tokens is None:
            self._tokens = tokenise(self.text)
        tokens = self._tokens
        first, last = tokens.at(start), bisect_left(tokens.starts, end)
        inside = tokens.first[bisect_right(tokens.first, first) : bisect_left(tokens.first, last)]
        return [(tokens.starts[a], tokens.ends[b - 1]) for a, b in pairwise([first, *inside, last])]


def _whole(line: _Line, kind: SegmentKind, **facts: Any) -> Segment:
    return Segment(start=line.start, end=line.end, kind=kind, line=(line.start, line.end), **facts)


def _bounded(text: str, spans: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    for start, end in spans:
        while end - start > _SENTENCE_LIMIT:
            cut = text.rfind(" ", start + 1, start + _SENTENCE_LIMIT)
            cut = cut if cut > start else start + _SENTENCE_LIMIT
            yield start, cut
            start = cut
        yield start, end
