"""What one look at the words of a sentence tells: most sentences could tell of no event, and no more of them need be read."""

from __future__ import annotations

from functools import lru_cache

from geo.events.catalogue import IncidentTypes
from geo.events.figurative import Figures
from geo.events.sieve import Sieve
from geo.events.words import low_words
from geo.memo import Memo

CUE = 1 << 32
"""The words could hold a cue of the incident catalogue; the lower bits are those of `Figures.marks`."""
_NO_WORD = 1 << 33
_DEED, _THING = 1 << 34, 1 << 35  # of cues that tell only beside a thing; both together could be one
_KEPT = 50_000  # pieces of text whose marks are kept


class Glance:
    """Looks at sentences for cues and for figures of speech at once."""

    def __init__(self, types: IncidentTypes, figures: Figures) -> None:
        telling = [cue for cue in types.cues if cue.weight > 0]
        cues = Sieve(
            {
                CUE: [cue.phrase for cue in telling if not cue.beside],
                _DEED: [cue.phrase for cue in telling if cue.beside],
                _THING: [word for words in types.beside.values() for word in words],
            }
        )
        self._sieve = cues.with_lists_of(figures.sieve)
        self._kept: Memo[str, int] = Memo(self._marks, _KEPT)

    def look(self, text: str, start: int, end: int) -> tuple[int, int]:
        """What the words of `text[start:end]` could tell, as marks, and how many there are at least."""
        low = text[start:end].lower()
        pieces = low.split() if len(low) == end - start else low_words(text, start, end)
        marks = 0
        for found in filter(None, map(self._kept.__getitem__, pieces)):  # most pieces tell nothing
            marks |= found
        if marks & _DEED and marks & _THING:
            marks |= CUE
        return marks, 0 if marks & _NO_WORD else len(pieces)

    def _marks(self, piece: str) -> int:
        """The marks of what stands between two spaces."""
        if not any(map(str.isalnum, piece)):
            return _NO_WORD
        return self._sieve.look(piece.replace("ʼ", "'"))  # a letter by itself, and no sign between two


@lru_cache(maxsize=4)
def glance_of(types: IncidentTypes, figures: Figures) -> Glance:
    """The glance that knows these."""
    return Glance(types, figures)
