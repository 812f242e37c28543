"""Who takes an attack upon himself: "Al-Shabaab claimed responsibility." names the initiator of what was told just before."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from geo.events.actors import Actor
from geo.events.evidence import of_actors, together
from geo.events.marks import OWNING
from geo.events.sentence import Sentence
from geo.events.story import Story

_OWNS = re.compile(
    r"\b(?:claim(?:s|ed|ing)?|took|takes|taken|accept(?:s|ed)|assumed)\s+(?:the\s+)?responsibility\b"
    r"|\bsaid\s+(?:that\s+)?(?:it|they)\s+(?:had\s+|was\s+|were\s+)?(?:carried\s+out|behind)\b"
    r"|\bвзя(?:в|ла|ли|ло)\s+(?:на\s+себе\s+)?відповідальність\b|\bвзял[аио]?\s+(?:на\s+себя\s+)?ответственность\b"
    r"|\b(?:відповідальність|ответственность)\s+(?:\w+\s+){0,4}?взя(?:в|л[аио]?)\b(?:\s+на\s+себ[ея]\b)?",
    re.IGNORECASE,
)
_NOBODY = re.compile(
    r"\b(?:no|nobody|not|never|n't|yet to|denie[ds]|жодн\w+|ніхто|никто|не|ни)\b", re.IGNORECASE
)


def take_responsibility(sentence: Sentence, story: Story, actors: Callable[[], Sequence[Actor]]) -> None:
    """Name the initiator of the incidents told just before, where the sentence says who claims them and nothing was known.

    Args:
        sentence: a sentence that follows them.
        story: what was told so far; those incidents are replaced in it.
        actors: everyone named in the sentence; asked only where somebody claims.
    """
    just = story.just_told()
    claiming = owner(sentence, actors) if just else None
    kinds = {story.drafts[i].cue.event_type for i in just}
    if claiming is None or len(kinds) > 1:
        return
    for i in just:
        draft = story.drafts[i]
        if not draft.initiator and draft.passage == sentence.segment.passage:
            story.drafts[i] = replace(
                draft,
                initiator=claiming.name,
                evidence=together(draft.evidence, of_actors(sentence.words, claiming, None)),
            )


def owner(sentence: Sentence, actors: Callable[[], Sequence[Actor]]) -> Actor | None:
    """Who says in the sentence that it was he; None where nobody does, or nobody known.

    In Ukrainian and Russian he may stand behind: «відповідальність взяло на себе ГУР».
    """
    words = sentence.words
    found = _OWNS.search(sentence.text) if words.marks & OWNING else None
    if found is None or _NOBODY.search(sentence.text[: found.end()]):
        return None
    start, end = (words.index_at(words.starts[0] + n) for n in (found.start(), found.end() - 1))
    known = [a for a in actors() if not a.unit]
    behind = [] if found.group().isascii() else [a for a in known if a.first > end]
    return next((a for a in (*behind, *reversed([a for a in known if a.last < start]))), None)
