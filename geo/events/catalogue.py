"""The incident catalogue: event types, how they are drawn, and the cue phrases that tell of them.

It is data (`data/incident_types.toml`), not code. Type and sub-type words are those of the ACLED codebook,
plus `Other` for accidents, natural hazards, outbreaks and crime.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import chain, product
from pathlib import Path
from types import MappingProxyType
from typing import Any

from geo.errors import FileRefusedError
from geo.events.sieve import Sieve
from geo.memo import Memo

SHAPES = ("cross", "circle", "diamond", "square", "triangle", "hexagon", "ring")
_LANGUAGES = ("en", "uk", "ru")
_GAP, _ANY_END = "_", "*"
_LONGEST_GAP = 3
_BUCKET = 3
_WORDS = 20_000  # whose patterns are kept
_BESIDE = 10  # words from a phrase to the thing that it is said of
_ALWAYS = 1 << 60  # a bit of every sentence, and of no list


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentType:
    """One event type.

    Attributes:
        name: ACLED's word, as records and exports carry it.
        label: words for the reader, by language code.
        definition: one sentence.
        colour, colour_dark: `#rrggbb` on the light and on the dark map.
        shape: symbol on the map, one of `SHAPES`.
        sub_types: ACLED's sub-event types.
    """

    name: str
    label: Mapping[str, str]
    definition: str
    colour: str
    colour_dark: str
    shape: str
    sub_types: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SubType:
    """One sub-event type.

    Attributes:
        event_type, name: ACLED's words, as records and exports carry them.
        icon: name of its symbol among Google's Material Symbols.
        definition: one sentence.
        example: a sentence of our own that tells of one.
    """

    event_type: str
    name: str
    icon: str
    definition: str
    example: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """A phrase that tells of an event.

    Attributes:
        phrase: the phrase as written in the catalogue.
        event_type, sub_event_type: what it tells of; the sub-type may be empty.
        weight: 0 to about 1; how surely the phrase alone tells of it.
        ground: fighting for ground.
        generic: the words leave open how it was done; a more telling cue nearby decides.
        harm: tells of people harmed, not of what harmed them.
        brief: tells of an event only where it is all that a short report or a headline says.
        object: tells of an event only where a place stands behind it: "seized Kunduz".
        subject: tells of an event only where a place stands right before it: "Goma fell to".
        beside: everyday words that tell of an event only near a word of each of these lists (`[beside]` in the catalogue;
            "a|b" is a word of either): "overturned" near a vehicle.
        apart: and of these lists no word may stand near: "repelled" tells of no battle near drones.
        yields: what violence does as well: such words tell of no mishap where the text tells of violence.
    """

    phrase: str
    event_type: str
    sub_event_type: str = ""
    weight: float = 1.0
    ground: bool = False
    generic: bool = False
    harm: bool = False
    brief: bool = False
    object: bool = False
    subject: bool = False
    beside: tuple[str, ...] = ()
    apart: tuple[str, ...] = ()
    yields: bool = False


def retyped(cue: Cue, other: Cue) -> Cue:
    """`cue` with the type of `other`; what it weighs, and that it only tells of harm, stays."""
    return replace(cue, event_type=other.event_type, sub_event_type=other.sub_event_type, generic=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class CueHit:
    """A cue found at words `first`..`last` (inclusive) of a sentence's word list."""

    cue: Cue
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class _Pattern:
    """A cue's phrase: its first word, the others, those of them without which it cannot stand, and the bits of the lists beside it and apart from it;
    of the bits that it asks for, one has to be somewhere in the sentence."""

    cue: Cue
    first: str
    rest: tuple[tuple[str, bool, int], ...]
    needs: frozenset[str]
    beside: tuple[int, ...]
    apart: int
    asks: int


@dataclass(frozen=True, slots=True)
class _Beginning:
    """The patterns that begin with one word: by their second word, where it is a whole one and follows at once, and the others."""

    by_second: Mapping[str, tuple[_Pattern, ...]]
    others: tuple[_Pattern, ...]


def _beginning(patterns: Sequence[_Pattern]) -> _Beginning:
    by_second: dict[str, tuple[_Pattern, ...]] = {}
    others: list[_Pattern] = []
    for pattern in patterns:
        second, is_stem, reach = pattern.rest[0] if pattern.rest else ("", True, 1)
        if is_stem or reach > 1:
            others.append(pattern)
        else:
            by_second[second] = (*by_second.get(second, ()), pattern)
    return _Beginning(by_second, tuple(others))


class IncidentTypes:
    """The catalogue in memory: types by name, and a matcher for cue phrases."""

    def __init__(
        self,
        types: tuple[IncidentType, ...],
        cues: tuple[Cue, ...],
        sub_types: tuple[SubType, ...] = (),
        beside: Mapping[str, Sequence[str]] = MappingProxyType({}),
    ) -> None:
        self.types: Mapping[str, IncidentType] = MappingProxyType({t.name: t for t in types})
        self.cues, self.beside = cues, beside
        bits = {name: 1 << i for i, name in enumerate(beside)}
        self._company_of = Sieve({bits[k]: words for k, words in beside.items()}).look
        self._company: Memo[str, int] = Memo(self._company_of, _WORDS)
        self.sub_types = sub_types
        self._exact: dict[str, list[_Pattern]] = {}
        self._stems: dict[str, list[_Pattern]] = {}
        for cue in cues:
            parts = tuple(cue.phrase.split())
            index, key = (
                (self._stems, parts[0][:_BUCKET]) if parts[0].endswith("*") else (self._exact, parts[0])
            )
            rest = _rest(parts)
            needs = frozenset(part + _ANY_END * is_stem for part, is_stem, _ in rest) - {_ANY_END}
            lists = tuple(sum(bits[name] for name in names.split("|")) for names in cue.beside)
            apart = sum(bits[name] for name in cue.apart)
            asks = lists[0] if lists else _ALWAYS
            made = _Pattern(cue, parts[0].removesuffix("*"), rest, needs, lists, apart, asks)
            index.setdefault(key, []).append(made)
        self._beginning: Memo[str, _Beginning | None] = Memo(self._patterns, _WORDS)
        later = [part for pattern in self._all() for part in pattern.rest]
        self._later = frozenset(part for part, is_stem, _ in later if not is_stem)
        self._later_stems: dict[str, set[str]] = {}  # by their first letter; "" is any word
        for stem in (part for part, is_stem, _ in later if is_stem and part):
            self._later_stems.setdefault(stem[0], set()).add(stem)
        self._begun: Memo[str, tuple[str, ...]] = Memo(self._stems_of, _WORDS)
        self._asked: Memo[str, str] = Memo(self._if_asked, _WORDS)

    def __iter__(self) -> Iterator[IncidentType]:
        return iter(self.types.values())

    def get(self, name: str) -> IncidentType | None:
        """The type of that name, or None for one the catalogue does not know."""
        return self.types.get(name)

    def find_cues(
        self, words: Sequence[str], at_place: Callable[[CueHit], bool] | None = None
    ) -> list[CueHit]:
        """Every cue among `words` (lower case), in order; a cue inside a longer one is left out.

        Args:
            words: those of the sentence.
            at_place: whether a cue that asks for a place beside it has one; without it they all count.
        """
        possible: list[tuple[int, tuple[_Pattern, ...]]] = []
        for i, beginning in enumerate(map(self._beginning.__getitem__, words)):
            if beginning is None:
                continue
            patterns = beginning.others
            if beginning.by_second and i + 1 < len(words):
                patterns = (*beginning.by_second.get(words[i + 1], ()), *patterns)
            if patterns:
                possible.append((i, patterns))
        if not possible:
            return []
        hits: list[CueHit] = []
        company, everywhere = list(map(self._company.__getitem__, words)), _ALWAYS
        for bits in filter(None, company):  # most words are in no list
            everywhere |= bits
        here = {*words, *chain.from_iterable(filter(None, map(self._begun.__getitem__, words)))}
        for i, patterns in possible:
            for pattern in patterns:
                if not everywhere & pattern.asks:  # most of those with a list: its words are nowhere
                    continue
                last = i if not pattern.rest else _match(pattern, words, i) if pattern.needs <= here else None
                if last is not None and (
                    not (pattern.beside or pattern.apart) or _in_company(pattern, company, i, last)
                ):
                    hits.append(CueHit(cue=pattern.cue, first=i, last=last))
        if at_place is not None:
            hits = [h for h in hits if not (h.cue.object or h.cue.subject) or at_place(h)]
        if len(hits) > 1:
            hits = _without_inner(hits)
        return [hit for hit in hits if hit.cue.weight > 0]

    def asked(self, words: Sequence[str]) -> tuple[str, ...]:
        """`words` (lower case), empty where no cue asks for one: `find_cues` finds the same in all that are alike so."""
        return tuple(map(self._asked.__getitem__, words))

    def _if_asked(self, word: str) -> str:
        # Not asked of what is kept, which words that hardly come twice would drive out.
        begins = word in self._later or self._patterns(word) is not None
        return word if begins or self._stems_of(word) or self._company_of(word) else ""

    def _stems_of(self, word: str) -> tuple[str, ...]:
        """The stems among the later parts of patterns that `word` begins with, each as a pattern needs it."""
        stems = self._later_stems.get(word[:1], ())
        return tuple(stem + _ANY_END for stem in stems if word.startswith(stem))

    def _all(self) -> Iterator[_Pattern]:
        for patterns in (*self._exact.values(), *self._stems.values()):
            yield from patterns

    def _patterns(self, word: str) -> _Beginning | None:
        """Those whose first part is `word`; few words begin any, and the same words come again and again."""
        stems = self._stems.get(word[:_BUCKET], ())
        patterns = (*self._exact.get(word, ()), *(p for p in stems if word.startswith(p.first)))
        return _beginning(patterns) if patterns else None


def _rest(parts: tuple[str, ...]) -> tuple[tuple[str, bool, int], ...]:
    """The parts behind the first: the word or its stem, whether it is a stem, how many words further it may stand."""
    found, reach = [], 1
    for part in parts[1:]:
        if part == _GAP:
            reach += _LONGEST_GAP
            continue
        found.append((part.removesuffix("*"), part.endswith("*"), reach))
        reach = 1
    return tuple(found)


def _match(pattern: _Pattern, words: Sequence[str], first: int) -> int | None:
    """Index of the last word, where `pattern`, whose first part is the word at `first`, goes on in `words`."""
    last = first
    for part, is_stem, reach in pattern.rest:
        for i in range(last + 1, min(last + 1 + reach, len(words))):
            if words[i].startswith(part) if is_stem else words[i] == part:
                last = i
                break
        else:
            return None
    return last


def _in_company(pattern: _Pattern, company: Sequence[int], first: int, last: int) -> bool:
    """Whether a word of each of the lists beside the pattern stands near words `first`..`last`, and none of those apart from it."""
    here = 0
    for bits in filter(None, company[max(0, first - _BESIDE) : last + 1 + _BESIDE]):
        here |= bits
    return not here & pattern.apart and all(here & lists for lists in pattern.beside)


def _without_inner(hits: Sequence[CueHit]) -> list[CueHit]:
    """Of overlapping hits, given by their first words, keep the longest; of equals a look-alike, which tells of nothing, then the heaviest."""
    runs: list[list[CueHit]] = []
    end = -1
    for hit in hits:
        if hit.first > end:
            runs.append([])
        runs[-1].append(hit)
        end = max(end, hit.last)
    return [hit for run in runs for hit in (run if len(run) == 1 else _longest(run))]


def _longest(run: Sequence[CueHit]) -> list[CueHit]:
    kept: list[CueHit] = []
    for hit in sorted(run, key=lambda h: (h.first - h.last, h.cue.weight > 0, -h.cue.weight)):
        if all(hit.last < k.first or k.last < hit.first for k in kept):
            kept.append(hit)
    return sorted(kept, key=lambda h: h.first)


@lru_cache(maxsize=4)
def load_types(path: Path) -> IncidentTypes:
    """Read the catalogue.

    Raises:
        FileRefusedError: the file is missing, is no TOML, or an entry breaks its rules.
    """
    try:
        raw = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise FileRefusedError(path, f"cannot be read ({error})", "Restore it from the release.") from error
    types = tuple(_type(path, name, entry) for name, entry in raw.get("types", {}).items())
    known = {t.name: t.sub_types for t in types}
    sub_types = tuple(_sub_type(path, entry) for entry in raw.get("sub_types", ()))
    lacking = {(t.name, s) for t in types for s in t.sub_types} ^ {(s.event_type, s.name) for s in sub_types}
    if lacking:
        raise FileRefusedError(
            path, f"sub-types and their entries differ in {sorted(lacking)}", "List each once."
        )
    cues = tuple(cue for entry in raw.get("cues", ()) for cue in _cues(path, entry, known))
    beside = raw.get("beside", {})
    named = (names for cue in cues for names in (*cue.beside, *cue.apart))
    unknown = {name for names in named for name in names.split("|")} - beside.keys()
    if unknown:
        raise FileRefusedError(path, f"cues beside {sorted(unknown)}", "List these words under [beside].")
    return IncidentTypes(types, cues, sub_types, beside)


def _type(path: Path, name: str, entry: Mapping[str, Any]) -> IncidentType:
    try:
        made = IncidentType(
            name=name,
            label=MappingProxyType(dict(entry["label"])),
            definition=entry["definition"],
            colour=entry["colour"],
            colour_dark=entry["colour_dark"],
            shape=entry["shape"],
            sub_types=tuple(entry["sub_types"]),
        )
    except KeyError as error:
        raise FileRefusedError(path, f"type {name!r} lacks {error}", "Add it.") from error
    if made.shape not in SHAPES:
        raise FileRefusedError(
            path, f"type {name!r} has shape {made.shape!r}", f"Use one of {', '.join(SHAPES)}."
        )
    return made


def _sub_type(path: Path, entry: Mapping[str, Any]) -> SubType:
    try:
        return SubType(
            **{name: entry[name] for name in ("event_type", "name", "icon", "definition", "example")}
        )
    except KeyError as error:
        raise FileRefusedError(path, f"sub-type {entry.get('name')!r} lacks {error}", "Add it.") from error


def _cues(path: Path, entry: Mapping[str, Any], known: Mapping[str, tuple[str, ...]]) -> Iterator[Cue]:
    event_type, sub_type = entry.get("event_type", ""), entry.get("sub_event_type", "")
    if event_type not in known or (sub_type and sub_type not in known[event_type]):
        raise FileRefusedError(
            path, f"cues for {event_type!r} / {sub_type!r}", "Use types that the file defines."
        )
    company = tuple(entry.get("beside", ()))
    by = [((*company, names), told) for names, told in entry.get("by", ())] or [(company, sub_type)]
    phrases = (phrase for language in _LANGUAGES for phrase in entry.get(language, ()))
    for phrase, (beside, told) in product(phrases, by):
        yield Cue(
            phrase=phrase,
            event_type=event_type,
            sub_event_type=told,
            weight=float(entry.get("weight", 1.0)),
            ground=bool(entry.get("ground", False)),
            generic=bool(entry.get("generic", False)),
            harm=bool(entry.get("harm", False)),
            brief=bool(entry.get("brief", False)),
            object=bool(entry.get("object", False)),
            subject=bool(entry.get("subject", False)),
            beside=beside,
            apart=tuple(entry.get("apart", ())),
            yields=bool(entry.get("yields", False)),
        )
