"""What an attack was made with and what it hit, as the sentence names it; the words are data (`data/means.toml`)."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

from geo.errors import FileRefusedError
from geo.events.catalogue import Cue, CueHit, IncidentTypes
from geo.events.words import Words
from geo.model import Mention

_KINDS = ("weapon", "target")
_REMOTE = "Explosions/Remote violence"
_VIOLENT = (_REMOTE, "Violence against civilians", "Battles")


@dataclass(frozen=True, slots=True, kw_only=True)
class Means:
    """A weapon or a target named at words `first`..`last` (inclusive).

    Attributes:
        kind: "weapon" or "target".
        name: its name in the catalogue ("glide bomb", "apartment block").
    """

    kind: str
    name: str
    first: int
    last: int


class MeansNames:
    """The catalogue of weapons and targets."""

    def __init__(
        self, phrases: Sequence[tuple[str, str, str]], sub_types: Mapping[str, str] | None = None
    ) -> None:
        """Args: phrases: (kind, name, phrase); sub_types: by weapon, the sub-event type of an attack with it."""
        self._sub_types = dict(sub_types or {})
        cues = [Cue(phrase=phrase, event_type=kind, sub_event_type=name) for kind, name, phrase in phrases]
        self._kinds = {
            kind: IncidentTypes((), tuple(c for c in cues if c.event_type == kind)) for kind in _KINDS
        }

    def find(self, words: Words) -> Iterator[Means]:
        """Every weapon and target named, weapons first."""
        for kind, matcher in self._kinds.items():
            for hit in matcher.find_cues(words.low):
                if not hit.cue.sub_event_type:
                    continue
                yield Means(kind=kind, name=hit.cue.sub_event_type, first=hit.first, last=hit.last)

    def told(self, cue: Cue, weapon: Means | None) -> Cue:
        """The cue, with the sub-event type that the weapon makes where its own words leave it open."""
        open_ = cue.event_type == _REMOTE and not cue.sub_event_type
        sub_type = self._sub_types.get(weapon.name, "") if weapon is not None else ""
        return replace(cue, sub_event_type=sub_type) if open_ and sub_type else cue


def of_event(found: Sequence[Means], hit: CueHit) -> tuple[Means | None, Means | None]:
    """The weapon and the target nearest to the cue of a violent event, a target rather behind it."""
    if hit.cue.event_type not in _VIOLENT:
        return None, None
    weapon = min((m for m in found if m.kind == "weapon"), key=lambda m: _away(m, hit), default=None)
    target = min(
        (m for m in found if m.kind == "target"),
        key=lambda m: (m.last < hit.first, _away(m, hit)),
        default=None,
    )
    return weapon, target


def without_weapons(words: Words, mentions: Sequence[Mention], found: Sequence[Means]) -> list[Mention]:
    """The mentions that name no weapon: "an Iskander hit the cafe" tells of no town of that name."""
    named = [(words.starts[m.first], words.ends[m.last]) for m in found if m.kind == "weapon"]
    return [m for m in mentions if not any(s < m.end and m.start < e for s, e in named)]


def _away(means: Means, hit: CueHit) -> int:
    return max(0, means.first - hit.last, hit.first - means.last)


@lru_cache(maxsize=4)
def load_means(path: Path) -> MeansNames:
    """Read the catalogue.

    Raises:
        FileRefusedError: the file is missing, is no TOML, or lacks a table.
    """
    try:
        raw = tomllib.loads(path.read_text(encoding="utf-8"))
        phrases = [(kind, name, p) for kind in _KINDS for name, ps in raw[f"{kind}s"].items() for p in ps]
        phrases += [(kind, "", p) for kind, ps in raw["look_alikes"].items() for p in ps]
        sub_types = {weapon: kind for kind, names in raw["sub_types"].items() for weapon in names}
        return MeansNames(phrases, sub_types)
    except (OSError, tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise FileRefusedError(path, f"cannot be read ({error})", "Restore it from the release.") from error
    except (KeyError, AttributeError) as error:
        raise FileRefusedError(path, f"lacks {error}", "Restore it from the release.") from error
