"""Parts of those told of: "including nine children", "five of them", "five are among 20 people killed"."""

from __future__ import annotations

from dataclasses import replace

from geo.events import people_words as people
from geo.events.groups import Group
from geo.events.harm_phrases import opens_phrase, phrase_at
from geo.events.ways import AUXILIARY, INCLUDING
from geo.events.words import Words

OF_THEM = tuple((a, b) for a in ("of", "із", "из", "з") for b in ("them", "whom", "них", "яких", "которых"))
THEM = frozenset(b for _, b in OF_THEM)
_AMONG, _BE = (
    frozenset("among amongst среди серед".split()),
    frozenset("is are was were были был была були був".split()),
)


def part(words: Words, group: Group) -> Group | None:
    """ "Including nine children", "five of them children": a part of those told of before; None for others."""
    if INCLUDING.isdisjoint(words.low) and THEM.isdisjoint(words.low):
        return None
    after = words.low[group.after : group.after + 2]
    close = group.after < len(words) and not words.joint(group.after).strip()
    verb = words.low[group.first - 1] if group.first else ""
    struck = people.harm(verb) is not None and not people.comes_after(verb)
    if struck and after in OF_THEM:  # "fell on farmers and killed six of them"
        return None
    if close and after in OF_THEM and not has_own_harm(words, replace(group, after=group.after + 2)):
        next_ = words.low[group.after + 2 : group.after + 4]
        return replace(
            group,
            children=group.children or any(people.is_child(w) for w in next_),
            civilians=group.civilians or any(people.is_civilian(w) for w in next_),
        )
    return group if _is_included(words, group) else None


def _is_included(words: Words, group: Group) -> bool:
    """True for "including nine children", and for what is joined to it."""
    if _is_among(words, group):
        return True
    for i in range(group.first - 1, max(group.first - 12, -1), -1):
        if words.low[i] in _AMONG and i and words.low[i - 1] in _BE:  # whom the others are among
            return False
        if words.low[i] in INCLUDING or (i and words.low[i - 1 : i + 1] in OF_THEM):
            return True
        if words.joint(i + 1).strip() or people.harm(words.low[i]):
            return False
    return False


def _is_among(words: Words, group: Group) -> bool:
    """ "Five journalists are among 20 people killed": they are a part of the twenty."""
    behind = words.low[group.after : group.after + 2]
    return (
        len(behind) == 2 and behind[0] in _BE and behind[1] in _AMONG and not words.joint(group.after).strip()
    )


def has_own_harm(words: Words, group: Group) -> bool:
    """True where "and 30" goes on to "were wounded"."""
    for k in range(group.after, min(group.after + 4, len(words))):
        if words.joint(k).strip():
            return False
        if befalls(words, k):
            return True
        if words.low[k] not in AUXILIARY:
            return False
    return False


def befalls(words: Words, i: int) -> str | None:
    """What word `i` says befell people: "killed", "injured", "missing", "captured" or none."""
    return people.harm(words.low[i]) or people.fate(words, i) or _led(words, i)


def _led(words: Words, i: int) -> str | None:
    """What a phrase behind people says of them: "16 people sought medical help"."""
    phrase = phrase_at(words, i) if opens_phrase(words.low[i]) else None
    return phrase.kind if phrase is not None and phrase.led and not phrase.named else None
