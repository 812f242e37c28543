"""A sentence, and what is read in it before its cues are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from geo.events import evidence
from geo.events.casualties import find_harms
from geo.events.claims import Assertion, find_accounts
from geo.events.dates import TimeExpression
from geo.events.segments import Segment
from geo.events.story import Toll
from geo.events.victims import Harm, find_groups
from geo.events.words import Words
from geo.model import Account, Casualties, Mention


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A sentence with what is read in it before its cues are.

    Attributes:
        segment: where it stands.
        text: its characters.
        words: its words.
        mentions: the names of places in it.
        bounds: for each word the first word of its clause.
        dates: its expressions of time, but for "as of".
        taken: character offsets of all of them; their numbers count no people.
        casualties: people harmed, as the whole sentence says.
    """

    segment: Segment
    text: str
    words: Words
    mentions: Sequence[Mention]
    bounds: Sequence[int]
    dates: tuple[TimeExpression, ...]
    taken: Sequence[tuple[int, int]]
    casualties: Casualties | None

    def harms(self) -> tuple[Harm, ...]:
        """Every word of harm, with the people that stand at it."""
        if self.casualties is None:
            return ()
        return tuple(find_harms(self.words, find_groups(self.words, self.taken)))

    def accounts(self) -> tuple[Account, ...]:
        """What each side says, where the sentence tells of two that differ."""
        said = self._said()
        told = (Account(by=a.by, claim=a.claim, quote=self.text[a.start : a.end].strip()) for a in said)
        return tuple(told)

    def of_accounts(self) -> tuple[evidence.Evidence, ...]:
        """The clauses of the sides."""
        return tuple(evidence.of_accounts(self._said(), self.segment.start))

    def _said(self) -> tuple[Assertion, ...]:
        said = find_accounts(self.text, self.words.marks)
        return said if len(said) > 1 else ()

    def toll(self) -> Toll:
        """The numbers that it tells, with the words that tell them."""
        if self.casualties is None:
            return Toll(casualties=None)
        told = tuple(evidence.of_harm(self.words, self.harms(), self.casualties))
        return Toll(casualties=self.casualties, evidence=told)
