"""What a report has told so far, and sentences that add to it without a place of their own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from geo.events.actors import Actor
from geo.events.assailants import is_disaster
from geo.events.casualties import filled
from geo.events.catalogue import Cue, CueHit
from geo.events.dates import TimeExpression
from geo.events.draft import Draft
from geo.events.merge import overlap
from geo.events.segments import Segment
from geo.model import Casualties, Mention, When

_THE_EVENT = re.compile(
    r"\b(?:in|by|from|after|of|during|in the wake of)\s+(?:the|this|that)\s+(?:[\w-]+\s+){0,2}(?:attack|strike|strikes|shelling|barrage|blast|explosion|raid|"
    r"assault|bombardment|operations?|incursion|fighting)\b|\b(?:внаслідок|в результаті|під час|в результате|во время|после|після)\s+(?:\w+\s+)?"
    r"(?:атак|удар|обстріл|обстрел|вибух|взрыв|прильот|прилет)\w*",
    re.IGNORECASE,
)
_REACH_BACK = 3  # sentences


@dataclass(slots=True)
class Story:
    """What has been read so far; later sentences lean on it ("in the attack", "the same day").

    Attributes:
        drafts: incidents told so far, in order.
        heading: mentions of the heading that the sentence stands under.
        said_when: the last date told, with its paragraph.
        sentence: running number of the sentence.
        told_at: the sentence number at which each draft was told.
        setting: the one place that a sentence without an event named: sentence, paragraph, mention.
        day: the day that the title or a heading names, with the section it holds for.
    """

    drafts: list[Draft] = field(default_factory=list)
    heading: tuple[Mention, ...] = ()
    said_when: tuple[int, When] | None = None
    sentence: int = 0
    told_at: list[int] = field(default_factory=list)
    setting: tuple[int, int, Mention] | None = None
    day: tuple[int, When] | None = None

    def told_just_before(self) -> bool:
        """True where the sentence before this one told of an incident."""
        return bool(self.told_at) and self.told_at[-1] == self.sentence - 1

    def disaster_before(self) -> Cue | None:
        """The cue of the disaster that was told last, not long ago; what follows tells of its harm and damage."""
        if not self.told_at or self.sentence - self.told_at[-1] > _REACH_BACK:
            return None
        cue = self.drafts[-1].cue
        return cue if is_disaster(cue) and not cue.harm else None

    def tell(self, draft: Draft) -> None:
        """Add a draft told by the present sentence."""
        self.drafts.append(draft)
        self.told_at.append(self.sentence)


def follow_up(
    segment: Segment,
    story: Story,
    hits: Sequence[CueHit],
    dates: Sequence[TimeExpression],
    casualties: Casualties | None,
) -> None:
    """ "No one was hurt.": numbers told just after the one incident of the sentence before are its own."""
    just = [i for i, at in enumerate(story.told_at) if at == story.sentence - 1]
    if casualties is None or len(just) != 1:
        return
    draft = story.drafts[just[0]]
    others = {h.cue.event_type for h in hits if not (h.cue.harm or h.cue.brief)} - {draft.cue.event_type}
    elsewhen = any(d.shift or (d.when.start and not overlap(d.when, draft.when)) for d in dates)
    if draft.paragraph == segment.paragraph and not others and not elsewhen:
        story.drafts[just[0]] = replace(draft, casualties=filled(draft.casualties, casualties))
        story.told_at[just[0]] = story.sentence


def lean(
    segment: Segment,
    story: Story,
    hits: Sequence[CueHit],
    casualties: Casualties | None,
    actors: Sequence[Actor],
    sentence: str,
) -> None:
    """A sentence without a place of its own adds its numbers and units to the incident it speaks of."""
    if not _THE_EVENT.search(sentence):
        return
    units = tuple(a.name for a in actors if a.unit)
    kinds = {h.cue.event_type for h in hits if not h.cue.harm}
    spoken_of = _spoken_of(story, kinds)
    for i in spoken_of:
        draft = story.drafts[i]
        # A toll told for several attacks together is nobody's own.
        new = casualties is not None and draft.casualties == Casualties() and len(spoken_of) == 1
        toll = casualties if casualties is not None and new else draft.casualties
        if toll is not draft.casualties or units:
            quoted = (
                (segment.start, segment.end) if toll.killed_best is not None and toll is casualties else None
            )
            story.drafts[i] = replace(
                draft,
                casualties=toll,
                units=tuple(dict.fromkeys((*draft.units, *units))),
                start=quoted[0] if quoted and draft.cue.harm else draft.start,
                end=quoted[1] if quoted and draft.cue.harm else draft.end,
            )


def _spoken_of(story: Story, kinds: set[str]) -> list[int]:
    """The drafts that "the attack" means: those at the heading's place, else those told just before."""
    under = {m.place.admin1 for m in story.heading if m.place}
    fits = [i for i, d in enumerate(story.drafts) if not kinds or d.cue.event_type in kinds or d.cue.generic]
    here = [i for i in fits if (p := story.drafts[i].placement.place) and p.admin1 in under]
    if here:
        last = story.told_at[here[-1]]
        return [i for i in here if story.told_at[i] == last]
    recent = [i for i in fits if story.sentence - story.told_at[i] <= _REACH_BACK]
    return [i for i in recent if story.told_at[i] == story.told_at[recent[-1]]]
