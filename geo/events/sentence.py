"""A sentence, and what is read in it before its cues are."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from geo.events import evidence
from geo.events.casualties import count_casualties
from geo.events.claims import Assertion, find_accounts
from geo.events.counts import UNTOLD
from geo.events.dates import TimeExpression, find_dates
from geo.events.groups import Harm
from geo.events.roles import clause_bounds
from geo.events.segments import Segment, SegmentKind
from geo.events.updates import change_at
from geo.events.words import Words
from geo.model import Account, Casualties, Mention


class Sentence:
    """A sentence with what is read in it; each thing is read when it is first asked for, and kept.

    Most sentences tell of nothing, and few of their parts are ever asked for.

    Attributes:
        segment: where it stands.
        text: its characters.
        words: its words.
        mentions: the names of places in it.
        published: the day that its dates count from.
    """

    __slots__ = (
        "_bounds",
        "_change",
        "_count",
        "_dates",
        "_said",
        "_times",
        "mentions",
        "published",
        "segment",
        "text",
        "words",
    )

    def __init__(
        self, segment: Segment, text: str, words: Words, mentions: Sequence[Mention], published: date | None
    ) -> None:
        self.segment, self.text, self.words, self.mentions = segment, text, words, mentions
        self.published = published
        self._bounds: tuple[int, ...] | None = None
        self._change: int | None = None
        self._times: tuple[TimeExpression, ...] | None = None
        self._dates: tuple[TimeExpression, ...] | None = None
        self._count: tuple[Casualties | None, tuple[Harm, ...]] | None = None
        self._said: tuple[Assertion, ...] | None = None

    def among(self, mentions: Sequence[Mention]) -> Sentence:
        """The same sentence with these places."""
        made = Sentence(self.segment, self.text, self.words, mentions, self.published)
        made._bounds, made._times, made._dates = self._bounds, self._times, self._dates
        made._count, made._said, made._change = self._count, self._said, self._change
        return made

    @property
    def bounds(self) -> tuple[int, ...]:
        """For each word the first word of its clause."""
        if self._bounds is None:
            self._bounds = clause_bounds(self.words)
        return self._bounds

    @property
    def change(self) -> int:
        """The offset in its text behind which a toll is told anew ("rose to 20"); -1 where none is."""
        if self._change is None:
            self._change = change_at(self.text)
        return self._change

    def _all_times(self) -> tuple[TimeExpression, ...]:
        if self._times is None:
            self._times = find_dates(
                self.text, self.published, offset=self.segment.start, marks=self.words.marks
            )
        return self._times

    @property
    def dates(self) -> tuple[TimeExpression, ...]:
        """Its expressions of time, but for "as of"."""
        if self._dates is None:
            self._dates = tuple([d for d in self._all_times() if not d.as_of])
        return self._dates

    @property
    def taken(self) -> tuple[tuple[int, int], ...]:
        """Character offsets of all its expressions of time; their numbers count no people."""
        return tuple([(d.start, d.end) for d in self._all_times()])

    def _counted(self) -> tuple[Casualties | None, tuple[Harm, ...]]:
        if self._count is None:
            self._count = count_casualties(self.words, self.text, lambda: self.taken)
        return self._count

    @property
    def casualties(self) -> Casualties | None:
        """People harmed, as the whole sentence says."""
        return self._counted()[0]

    @property
    def harms(self) -> tuple[Harm, ...]:
        """Its words of harm, with the people that stand at each; none where it counts nobody."""
        return self._counted()[1]

    @property
    def said(self) -> tuple[Assertion, ...]:
        """What each side says, where somebody denies or blames."""
        if self._said is None:
            self._said = find_accounts(self.text, self.words.marks)
        return self._said

    def heads(self) -> bool:
        """True for a heading, and for a line that ends with a colon, before a list."""
        segment = self.segment
        whole = (segment.start, segment.end) == segment.line
        return segment.kind in (SegmentKind.HEADING, SegmentKind.TITLE) or (whole and self.text.endswith(":"))

    def counts(self) -> bool:
        """True where it tells of people harmed, or that nobody was."""
        return self.casualties is not None

    def hurts(self) -> bool:
        """True where it gives a number of people harmed, none among them."""
        return self.casualties is not None and self.casualties != UNTOLD

    def accounts(self) -> tuple[Account, ...]:
        """What each side says, where the sentence tells of two that differ."""
        told = (
            Account(by=a.by, claim=a.claim, quote=self.text[a.start : a.end].strip()) for a in self._sides()
        )
        return tuple(told)

    def of_accounts(self) -> tuple[evidence.Evidence, ...]:
        """The clauses of the sides."""
        return tuple(evidence.of_accounts(self._sides(), self.segment.start))

    def _sides(self) -> tuple[Assertion, ...]:
        return self.said if len(self.said) > 1 else ()

    def of_harm(self) -> tuple[evidence.Evidence, ...]:
        """The words that tell its numbers."""
        if self.casualties is None:
            return ()
        return tuple(evidence.of_harm(self.words, self.harms, self.casualties))
