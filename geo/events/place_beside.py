"""Cues that ask for a place beside them: "seized Kunduz", "Goma fell to the rebels"."""

from __future__ import annotations

from collections.abc import Sequence

from geo.events.addresses import can_hold_event
from geo.events.catalogue import CueHit
from geo.events.context import PLACE_NOUNS
from geo.events.sites import is_country
from geo.events.words import Words
from geo.model import Mention

_BEFORE_FALL = frozenset(
    "is are has have now once again back all been was completely fully знову вже повністю снова вновь уже полностью теперь тепер було был была".split()
)


def has_place_object(words: Words, mentions: Sequence[Mention], hit: CueHit) -> bool:
    """True where the words after the cue name a place: "seized the city of Kunduz", «взяли Бахмут»."""
    i = hit.last + 1
    while i < len(words) and words.low[i] in PLACE_NOUNS and not words.joint(i).strip():
        i += 1
    here = i < len(words) and not words.joint(i).strip()
    return here and any(
        can_hold_event(m) and m.start <= words.starts[i] < m.end and not is_country(m) for m in mentions
    )


def has_place_subject(words: Words, mentions: Sequence[Mention], hit: CueHit) -> bool:
    """True where a place stands right before the cue: "Goma fell", «Торецьк втрачено», "Bukavu is now in rebel hands"."""
    i = hit.first - 1
    while i > 0 and words.low[i] in _BEFORE_FALL and not words.joint(i + 1).strip():
        i -= 1
    here = i >= 0 and words.joint(i + 1).strip() in ("", "—", "–", "-")
    return here and any(
        can_hold_event(m) and m.start <= words.starts[i] < m.end and not is_country(m) for m in mentions
    )
