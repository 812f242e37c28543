"""Sentences that use the words of violence and tell of none: sport, markets, fiction, quarrels, courts, exercises.

Two steps. What a film, a court or a drill tells of has not happened now, whatever the words. Words such as "hit",
"strike", "crash" or "explode" tell of nothing where the sentence speaks of matches, prices, songs or remarks and names
neither a weapon nor a fighter nor anybody harmed. The words are data (`data/figurative.toml`).
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from pathlib import Path
from typing import Any

from geo.errors import FileRefusedError
from geo.events.catalogue import CueHit
from geo.events.remembrance import is_scene, is_trial_the_scene
from geo.events.sieve import Sieve
from geo.events.words import Words
from geo.parsing.lexicon import MONTHS_AND_DAYS

_CAUSED = frozenset("after following amid as when because після через внаслідок после из-за".split())
_TIE = frozenset("a an the his her their its".split())
_LOOSE = frozenset("hit strike attack struck impact".split())
_CIVIL = ("Strategic developments", "Protests", "Riots")
_BEATING = ("розгром*", "разгром*", "обіграв*", "обыграл*", "переміг*")
_CLUB_BEAT_CLUB = r"«[^»]{2,30}» (?:розгром\w+|разгром\w+|обіграв\w*|обыграл\w*|переміг\w*)"
_MANY = 2  # different words of sport or markets
_LOST = (
    "losing",
    "lost",
    "won",
    "winning",
    "beat*",
    "drew",
    "програ*",
    "проигр*",
    "вигра*",
    "выигр*",
    "поступил*",
    "уступил*",
)
_RESULTS = ("win*", "defeat*", "victory*", "loss*", "draw*", *_LOST)
_RESULT = r"\d{1,2}[-:–]\d{1,2} (?:win|defeat|victory|loss|draw)"
_SCORE = r" (?:[\w'-]+ ){0,3}\d{1,2}[-:–]\d{1,2}(?=\W*$|[.,;)])"  # "losing 5-0", and no "lost 10-15 soldiers"
_UNREAL = ("scenario", "rumour", "refuted")
_PLAIN = ("court", "tribute", "drill", "illness", "hard")
_DOMAINS = ("sport", "markets", "stage", "quarrels", "work", "cyber", "weather")


class Genre(StrEnum):
    """What a paragraph is, beside news."""

    NEWS = "news"
    UNREAL = "unreal"  # commentary, advice, checks of rumours, fiction, scenarios
    RETOLD = "retold"  # trials, tributes, exercises
    FIGURE = "figure"  # sport, markets and the like, without any word of violence that is meant as it is said


@dataclass(frozen=True, slots=True)
class Sifted:
    """A pattern, and the bit of the words without which it cannot match."""

    pattern: re.Pattern[str]
    bit: int

    def holds(self, low: str, marks: int) -> bool:
        """True where the pattern matches somewhere in `low`, a text whose words have these marks."""
        return bool(marks & self.bit) and self.pattern.search(low) is not None

    def different(self, low: str, marks: int) -> int:
        """How many different stretches of `low` it matches."""
        return len({m.group() for m in self.pattern.finditer(low)}) if marks & self.bit else 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """What tells a figure of speech, as patterns made of `data/figurative.toml`."""

    sieve: Sieve
    fiction: Sifted
    court: Sifted
    tribute: Sifted
    drill: Sifted
    opening: re.Pattern[str]
    scenario: Sifted
    rumour: Sifted
    refuted: Sifted
    illness: Sifted
    domain: Sifted
    hard: Sifted

    def marks(self, low: Sequence[str]) -> int:
        """Which of the lists the words of a sentence (in lower case) could hold; the other methods ask for it."""
        return self.sieve.marks(low)

    def tells_of_nothing(self, sentence: str, marks: int, counts: Callable[[], bool]) -> bool:
        """True where nothing that the sentence tells happened now: fiction, a trial, a tribute, a drill, an illness.

        `counts` tells whether it counts people harmed.
        """
        told = self.fiction.bit | self.court.bit | self.tribute.bit
        if not marks & (told | self.drill.bit | self.illness.bit):
            return False
        low = plain(sentence)
        if self.fiction.holds(low, marks) or self._tries(low, marks) or self._mourns(low, marks):
            return True
        if self.drill.holds(low, marks) and not counts():
            return True
        return self.illness.holds(low, marks) and not self.hard.holds(low, marks)

    def genre(self, opening: str, paragraph: str) -> Genre:
        """What kind of paragraph it is, as its first sentence and its words say.

        Args:
            opening: the first sentence of the paragraph.
            paragraph: all of it, or its first stretch.
        """
        first, low = plain(opening), plain(paragraph)
        marks, all_marks = self.sieve.marks_in(first), self.sieve.marks_in(low)
        if self.opening.match(first) or self.scenario.holds(first, marks) or self.fiction.holds(first, marks):
            return Genre.UNREAL
        if self.rumour.holds(first, marks) and self.refuted.holds(low, all_marks):
            return Genre.UNREAL
        if self.drill.holds(first, marks) or self._tries(first, marks) or self._mourns(first, marks):
            return Genre.RETOLD
        if self.hard.holds(low, all_marks):
            return Genre.NEWS
        many = self.domain.holds(first, marks) or self.domain.different(low, all_marks) >= _MANY
        return Genre.FIGURE if many else Genre.NEWS

    def _tries(self, low: str, marks: int) -> bool:
        """True for a trial, not for what happened where one was held."""
        if not marks & self.court.bit:
            return False
        found = self.court.pattern.finditer(low)
        return not all(is_trial_the_scene(low, match.start()) for match in found)

    def _mourns(self, low: str, marks: int) -> bool:
        """True for a tribute, not for what happened where people paid one: "a blast at an exhibition"."""
        if not marks & self.tribute.bit:
            return False
        found = self.tribute.pattern.finditer(low)
        return not all(is_scene(low, match.start(), match.end()) for match in found)

    def is_unreal(self, sentence: str) -> bool:
        """True for a sentence that opens commentary, advice or a check of rumours."""
        return self.opening.match(plain(sentence)) is not None

    def could_imagine(self, marks: int) -> bool:
        """True where `imagines` need be asked."""
        return bool(marks & self.scenario.bit)

    def imagines(self, sentence: str, marks: int) -> bool:
        """True where the sentence says that it and what follows is played, told or imagined."""
        return self.scenario.holds(plain(sentence), marks)

    def without_figures(
        self,
        words: Words,
        sentence: str,
        hits: Sequence[CueHit],
        marks: int,
        hurts: Callable[[], bool],
        *,
        figures: bool = False,
    ) -> list[CueHit]:
        """The hits that are meant as they are said.

        Args:
            marks: those of the sentence's words.
            hurts: tells whether the sentence counts people harmed.
            figures: the paragraph speaks of sport or markets.
        """
        low = plain(sentence) if marks & (self.hard.bit | self.domain.bit) else ""
        if self.hard.holds(low, marks):
            return list(hits)
        if (figures or self.domain.holds(low, marks)) and not hurts():
            return [
                h
                for h in hits
                if (h.cue.event_type in _CIVIL and not (h.cue.brief or _is_weapons(h)))
                or _is_dated_cause(words, h)
                or _burns(h)
            ]
        return [h for h in hits if not _by_nobody(words, h) or hurts()]


@lru_cache(maxsize=4)
def load_figures(path: Path) -> Figures:
    """Read the words.

    Raises:
        FileRefusedError: the file is missing, is no TOML, or a list is missing.
    """
    try:
        raw = tomllib.loads(path.read_text(encoding="utf-8"))
        patterns = {
            "fiction": _fiction(raw["fiction"]),
            "domain": _domain(raw["domain"]),
            **{name: _any_of(raw["unreal"][name]) for name in _UNREAL},
            **{name: _any_of(raw[name]["phrases"]) for name in _PLAIN},
        }
        bits = {name: 1 << number for number, name in enumerate(patterns)}
        return Figures(
            sieve=Sieve({bits[name]: words for name, words in _telling_words(raw).items()}),
            opening=_opening(raw["unreal"]["opening"]),
            **{name: Sifted(pattern, bits[name]) for name, pattern in patterns.items()},
        )
    except (OSError, tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise FileRefusedError(path, f"cannot be read ({error})", "Restore it from the release.") from error
    except KeyError as error:
        raise FileRefusedError(path, f"lacks {error}", "Restore it from the release.") from error


def _telling_words(raw: Mapping[str, Any]) -> dict[str, list[str]]:
    """For each pattern its phrases, or words without which it cannot match."""
    fiction = [w for k in ("works", "shown", "phrases") for w in raw["fiction"][k]]
    domain = [w for k in _DOMAINS for w in raw["domain"][k]]
    return {
        "fiction": fiction,
        "domain": [*domain, *(f"{w}*" for w in raw["domain"]["unions"]), *_BEATING, *_RESULTS],
        **{name: raw["unreal"][name] for name in _UNREAL},
        **{name: raw[name]["phrases"] for name in _PLAIN},
    }


def plain(sentence: str) -> str:
    """Lower case with plain apostrophes, as the lists are written."""
    return sentence.lower().replace("’", "'").replace("ʼ", "'")


def _alternatives(phrases: Sequence[str]) -> str:
    """The phrases, longer ones first, grouped by first letter: at most places one look at it rules all of them out."""
    by_letter: dict[str, list[str]] = {}
    for phrase in sorted(phrases, key=len, reverse=True):
        by_letter.setdefault(phrase[0], []).append(" ".join(_word(w) for w in phrase.split()))
    return "|".join(
        f"{re.escape(c)}(?:{'|'.join(_behind(c, p) for p in made)})" for c, made in by_letter.items()
    )


def _behind(letter: str, pattern: str) -> str:
    """What of a pattern stands behind the letter with which it begins."""
    return pattern.removeprefix(re.escape(letter))


def _word(word: str) -> str:
    return re.escape(word[:-1]) + r"[\w'-]*" if word.endswith("*") else re.escape(word)


def _any_of(phrases: Sequence[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{_alternatives(phrases)})(?!\w)")


def _opening(phrases: Sequence[str]) -> re.Pattern[str]:
    """A label before a colon or a stop ("Opinion:", «Думка.»), or a phrase of several words that opens the sentence."""
    labels = _alternatives([p for p in phrases if " " not in p and "-" not in p])
    several = _alternatives([p for p in phrases if " " in p or "-" in p])
    return re.compile(rf"\W*(?:(?:{labels})\s*[:.|—–]|(?:{several})(?!\w))")


def _fiction(raw: Mapping[str, Any]) -> re.Pattern[str]:
    works, shown, after = (_alternatives(raw[k]) for k in ("works", "shown", "after_the"))
    # "The play for Kharkiv", "the game between": no work of fiction.
    return re.compile(
        rf"(?<!\w)(?:(?:in|of|for) (?:the|a|an|his|her|this|its|their) (?:\w+ ){{0,2}}(?:{works})\b(?! (?:against|between|in|at|on)\b)"
        rf"|(?:{shown}) (?:about|on|of) (?:the )?|(?:{_alternatives(raw['phrases'])})(?!\w))"
        rf"|^\W*(?:the|a|an|this|his|her) (?:\w+ ){{0,2}}(?:{works})\b(?=,| (?:{after})\b)"
    )


def _domain(raw: Mapping[str, Any]) -> re.Pattern[str]:
    words = [w for k in _DOMAINS for w in raw[k]]
    other = "".join(rf"(?<!\b{re.escape(w)} )" for w in raw["not_unions"])
    unions = _alternatives(raw["unions"])
    return re.compile(
        rf"(?<!\w)(?:(?:{_alternatives(words)})(?!\w)|{other}(?:{unions})\b|{_RESULT}|(?:{_alternatives(_LOST)}){_SCORE})"
        rf"|{_CLUB_BEAT_CLUB}"
    )


def _is_dated_cause(words: Words, hit: CueHit) -> bool:
    """ "Oil rose on Monday after two tankers were attacked off Fujairah on Sunday": what moved prices is news where its own day is told."""
    behind = next((k for k in range(hit.first - 1, -1, -1) if words.low[k] in _CAUSED), -1)
    return behind >= 0 and not MONTHS_AND_DAYS.isdisjoint(words.low[behind:])


def _burns(hit: CueHit) -> bool:
    """«Вигорів павільйон на ринку», «горит склад»: a fire at a market, which «ринок» and «рынок» mean as well."""
    return any("burnable" in names.split("|") for names in hit.cue.beside) and not hit.cue.phrase.isascii()


def _is_weapons(hit: CueHit) -> bool:
    """ "Shot down": a team is, as drones are."""
    return hit.cue.sub_event_type == "Disrupted weapons use"


def _by_nobody(words: Words, hit: CueHit) -> bool:
    """ "The tour hit Tokyo": an active "hit" without any weapon, force or hazard in the sentence."""
    if not hit.cue.brief or hit.cue.phrase not in _LOOSE or hit.first == 0 or hit.last + 1 >= len(words):
        return False
    before, after = words.low[hit.first - 1], hit.last + 1
    passive = before in ("was", "were", "been", "being", "is", "are", "get", "got")
    name = words.text[words.starts[after]].isupper()
    return not passive and not words.joint(after).strip() and (name or words.low[after] in _TIE)
