"""Neighbouring names of a text, judged together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from geo.parsing.links import Links
from geo.parsing.name_entry import Floats
from geo.parsing.spans import Span
from geo.parsing.tokens import Tokens

_STRETCH, _OVERHANG = 160, 40
_HOPELESS = 0.05


@dataclass(slots=True)
class Stretch:
    """Neighbouring names that are judged together, with what was read off them.

    Attributes:
        spans: the names.
        links: which contain which.
        rows: columns of `recognise.FEATURES`.
    """

    spans: list[Span]
    links: Links
    rows: Floats

    def looked_into(self, likely: Floats) -> list[int]:
        """Indices of the names that are likely enough to be looked into: of the others hardly one was ever placed."""
        return np.flatnonzero(likely >= _HOPELESS).tolist()

    def only(self, kept: Sequence[int]) -> Stretch:
        """The stretch without the names that are not `kept`, which are indices into its spans."""
        if len(kept) == len(self.spans):
            return self
        return Stretch([self.spans[i] for i in kept], self.links.only(kept), self.rows[kept])


def split(tokens: Tokens, spans: list[Span]) -> list[list[Span]]:
    """The spans in stretches that are judged together, so that the work grows with the text's length only.

    A stretch ends with a sentence where one ends within 40 names.
    """
    found: list[list[Span]] = []
    count = max(1, -(-len(spans) // _STRETCH))
    size, start = -(-len(spans) // count), 0
    while start < len(spans):
        end = min(start + size, len(spans))
        latest = min(end + _OVERHANG, len(spans))
        while end < latest and tokens.sentence[spans[end].first] == tokens.sentence[spans[end - 1].first]:
            end += 1
        found.append(spans[start:end])
        start = end
    return found
