"""Event types of rows: ACLED's own words, a publisher's codes, or the cue phrases of the catalogue."""

from __future__ import annotations

import re
from collections.abc import Mapping

from geo.events.catalogue import IncidentTypes
from geo.memo import Memo

Kind = tuple[str, str]
OTHER = "Other"
_WORD = re.compile(r"[\w'’-]+")
_MOST = 20_000  # texts that are kept, by the words that cues ask for


class Kinds:
    """Finds event type and sub-event type."""

    def __init__(self, types: IncidentTypes) -> None:
        self._types = types
        self._by_word: Mapping[str, Kind] = {
            **{sub.lower(): (t.name, sub) for t in reversed(list(types)) for sub in t.sub_types},
            **{t.name.lower(): (t.name, "") for t in types},
        }
        self._subs = {t.name: {sub.lower(): sub for sub in t.sub_types} for t in types}
        self._alike: Memo[tuple[str, ...], Kind | None] = Memo(self._told, _MOST)

    def of(self, event_type: str, sub_event_type: str) -> Kind | None:
        """The catalogue's words for a row's, None where it has none."""
        return self.exactly(event_type, sub_event_type) or (
            self.told(f"{event_type} {sub_event_type}") if event_type or sub_event_type else None
        )

    def exactly(self, event_type: str, sub_event_type: str) -> Kind | None:
        """The catalogue's words where a row uses them, None for any others."""
        found = self._by_word.get(event_type.strip().lower())
        if found is not None:
            return found[0], self._subs[found[0]].get(sub_event_type.strip().lower(), found[1])
        return self._by_word.get(sub_event_type.strip().lower())

    def told(self, text: str) -> Kind | None:
        """The type that the heaviest cue phrase in `text` tells of; None where none does."""
        return self._alike[self._types.asked(_WORD.findall(text[:1_000].lower()))]

    def _told(self, words: tuple[str, ...]) -> Kind | None:
        hits = self._types.find_cues(words)
        if not hits:
            return None
        best = max(hits, key=lambda hit: (hit.cue.weight, -hit.first)).cue
        return best.event_type, best.sub_event_type
