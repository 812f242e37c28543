"""What became of the rows of a file."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field

from geo.gazetteer.additions.row import Refusal

_SAMPLES = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """Why rows were refused.

    Attributes:
        text: the reason, to be read after "the row".
        count: how many rows.
        samples: line and detail of the first few.
    """

    text: str
    count: int
    samples: tuple[tuple[int, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What became of a file.

    Attributes:
        name: the file's name.
        taken: rows that became places.
        merged: rows of places that were there already, whose names were added.
        refused: why the others were not used, commonest reason first.
    """

    name: str
    taken: int
    merged: int
    refused: tuple[Reason, ...]

    @property
    def rows(self) -> int:
        """All rows of the file."""
        return self.taken + self.merged + sum(r.count for r in self.refused)


@dataclass(slots=True)
class Tally:
    """Counts the rows of a file."""

    taken: int = 0
    merged: int = 0
    reasons: Counter[str] = field(default_factory=Counter)
    samples: dict[str, list[tuple[int, str]]] = field(default_factory=lambda: defaultdict(list))

    def refuse(self, refusal: Refusal) -> None:
        """Count a row that is not used."""
        self.reasons[refusal.reason] += 1
        if len(self.samples[refusal.reason]) < _SAMPLES:
            self.samples[refusal.reason].append((refusal.number, refusal.detail))

    def outcome(self, name: str) -> Outcome:
        """The counts so far."""
        refused = tuple(
            Reason(text=text, count=count, samples=tuple(self.samples[text]))
            for text, count in self.reasons.most_common()
        )
        return Outcome(name=name, taken=self.taken, merged=self.merged, refused=refused)
