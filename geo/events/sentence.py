"""A sentence, and what is read in it before its cues are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from geo.events import evidence
from geo.events.claims import Assertion
from geo.events.dates import TimeExpression
from geo.events.segments import Segment
from geo.events.story import Toll
from geo.events.victims import Harm
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
        harms: its words of harm, with the people that stand at each; none where it counts nobody.
        said: what each side says, where somebody denies or blames.
    """

    segment: Segment
    text: str
    words: Words
    mentions: Sequence[Mention]
    bounds: Sequence[int]
    dates: tuple[TimeExpression, ...]
    taken: Sequence[tuple[int, int]]
    casualties: Casualties | None
    harms: tuple[Harm, ...]
    said: tuple[Assertion, ...]

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

    def toll(self) -> Toll:
        """The numbers that it tells, with the words that tell them."""
        if self.casualties is None:
            return Toll(casualties=None)
        told = tuple(evidence.of_harm(self.words, self.harms, self.casualties))
        return Toll(casualties=self.casualties, evidence=told)
