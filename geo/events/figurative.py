"""Sentences that use the words of violence and tell of none: sport, markets, fiction, quarrels, courts, exercises.

Two steps. What a film, a court or a drill tells of has not happened now, whatever the words. Words such as "hit",
"strike", "crash" or "explode" tell of nothing where the sentence speaks of matches, prices, songs or remarks and names
neither a weapon nor a fighter nor anybody harmed. The words are data (`data/figurative.toml`).
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from geo.errors import FileRefusedError
from geo.events.catalogue import CueHit
from geo.events.words import Words
from geo.model import Casualties

_TIE = frozenset("a an the his her their its".split())
_LOOSE = frozenset("hit strike attack struck impact".split())
_UNTOLD = ("Strategic developments", "Protests", "Riots")
_CLUB_BEAT_CLUB = r"«[^»]{2,30}» (?:розгром\w+|разгром\w+|обіграв\w*|обыграл\w*|переміг\w*)"
_RESULT = r"\d{1,2}[-:–]\d{1,2} (?:win|defeat|victory|loss|draw)"


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """What tells a figure of speech, as patterns made of `data/figurative.toml`."""

    fiction: re.Pattern[str]
    court: re.Pattern[str]
    tribute: re.Pattern[str]
    drill: re.Pattern[str]
    illness: re.Pattern[str]
    domain: re.Pattern[str]
    hard: re.Pattern[str]

    def tells_of_nothing(self, sentence: str, casualties: Casualties | None) -> bool:
        """True where nothing that the sentence tells happened now: fiction, a trial, a tribute, a drill, an illness."""
        low = plain(sentence)
        if self.fiction.search(low) or self.court.search(low) or self.tribute.search(low):
            return True
        if self.drill.search(low) and casualties is None:
            return True
        return self.illness.search(low) is not None and self.hard.search(low) is None

    def without_figures(
        self, words: Words, sentence: str, hits: Sequence[CueHit], casualties: Casualties | None
    ) -> list[CueHit]:
        """The hits that are meant as they are said."""
        low = plain(sentence)
        if self.hard.search(low):
            return list(hits)
        hurt = casualties is not None and casualties != Casualties()
        if self.domain.search(low) and not hurt:
            return [h for h in hits if h.cue.event_type in _UNTOLD and not h.cue.brief]
        return [h for h in hits if hurt or not _by_nobody(words, h)]


@lru_cache(maxsize=4)
def load_figures(path: Path) -> Figures:
    """Read the words.

    Raises:
        FileRefusedError: the file is missing, is no TOML, or a list is missing.
    """
    try:
        raw = tomllib.loads(path.read_text(encoding="utf-8"))
        return Figures(
            fiction=_fiction(raw["fiction"]),
            hard=_any_of(raw["hard"]["phrases"]),
            domain=_domain(raw["domain"]),
            **{name: _any_of(raw[name]["phrases"]) for name in ("court", "tribute", "drill", "illness")},
        )
    except (OSError, tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise FileRefusedError(path, f"cannot be read ({error})", "Restore it from the release.") from error
    except KeyError as error:
        raise FileRefusedError(path, f"lacks {error}", "Restore it from the release.") from error


def plain(sentence: str) -> str:
    """Lower case with plain apostrophes, as the lists are written."""
    return sentence.lower().replace("’", "'").replace("ʼ", "'")


def _alternatives(phrases: Sequence[str]) -> str:
    made = (" ".join(_word(w) for w in phrase.split()) for phrase in sorted(phrases, key=len, reverse=True))
    return "|".join(made)


def _word(word: str) -> str:
    return re.escape(word[:-1]) + r"[\w'-]*" if word.endswith("*") else re.escape(word)


def _any_of(phrases: Sequence[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{_alternatives(phrases)})(?!\w)")


def _fiction(raw: Mapping[str, Any]) -> re.Pattern[str]:
    works, shown, after = (_alternatives(raw[k]) for k in ("works", "shown", "after_the"))
    # "The play for Kharkiv", "the game between": no work of fiction.
    return re.compile(
        rf"\b(?:in|of|for) (?:the|a|an|his|her|this|its|their) (?:\w+ ){{0,2}}(?:{works})\b(?! (?:against|between|in|at|on)\b)"
        rf"|^\W*(?:the|a|an|this|his|her) (?:\w+ ){{0,2}}(?:{works})\b(?=,| (?:{after})\b)"
        rf"|\b(?:{shown}) (?:about|on|of) (?:the )?|(?<!\w)(?:{_alternatives(raw['phrases'])})(?!\w)"
    )


def _domain(raw: Mapping[str, Any]) -> re.Pattern[str]:
    words = [w for k in ("sport", "markets", "stage", "quarrels", "work", "cyber", "weather") for w in raw[k]]
    other = "".join(rf"(?<!\b{re.escape(w)} )" for w in raw["not_unions"])
    unions = _alternatives(raw["unions"])
    return re.compile(
        rf"(?<!\w)(?:{_alternatives(words)})(?!\w)|{other}\b(?:{unions})\b|{_CLUB_BEAT_CLUB}|\b{_RESULT}"
    )


def _by_nobody(words: Words, hit: CueHit) -> bool:
    """ "The tour hit Tokyo": an active "hit" without any weapon, force or hazard in the sentence."""
    if not hit.cue.brief or hit.cue.phrase not in _LOOSE or hit.first == 0 or hit.last + 1 >= len(words):
        return False
    before, after = words.low[hit.first - 1], hit.last + 1
    passive = before in ("was", "were", "been", "being", "is", "are", "get", "got")
    name = words.text[words.starts[after]].isupper()
    return not passive and not words.joint(after).strip() and (name or words.low[after] in _TIE)
