"""What a report has told so far."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from geo.events.assailants import is_disaster
from geo.events.catalogue import Cue, CueHit
from geo.events.draft import Draft
from geo.events.everyday import is_of_violence
from geo.events.evidence import Evidence
from geo.events.figurative import Genre
from geo.events.segments import Segment, SegmentKind
from geo.model import Casualties, Mention, When

_ATTACK, _REMOTE = "Violence against civilians", "Explosions/Remote violence"
_DISRUPTED, _FROM_AIR = "Disrupted weapons use", "Air/drone strike"
EXCESSIVE = "Excessive force against protesters"
REACH_BACK = 3  # sentences
_DAY_BACK = 6  # sentences, in paragraphs of their own, for which a date holds
_NEAR = 2  # sentences
_FOUGHT = ("Battles", _REMOTE)


@dataclass(slots=True)
class Story:
    """What has been read so far; later sentences lean on it ("in the attack", "the same day").

    Attributes:
        drafts: incidents told so far, in order.
        heading: mentions of the heading that the sentence stands under.
        said_when: the last date told, with the segment that told it.
        said_at: the number of the sentence that told that date.
        dateline: the number of the sentence that is the dateline, which says where the report was written.
        dispatch: the day in the dateline, on which the dispatch was written.
        sentence: running number of the sentence.
        told_at: the sentence number at which each draft was told.
        setting: the one place that a sentence without an event named: sentence, passage, mention, and whether it is a
            line of its own («Минск, ночь на 10 августа.»).
        named: the last sentence that may be such a setting and was not looked at yet: number, segment, mentions.
        seen: the last sentences that name places, with their numbers.
        day: the day that the title or a heading names, with the section it holds for (None: for all that follow).
        untold: the event that a sentence without a place told of, with the number of the sentence.
        pending: people harmed, told with an event whose place is not told yet: sentence, passage, numbers, evidence.
        headed: the event that a heading or the line before a list tells of without a place, with the section it heads.
        opening: the first sentence of the present paragraph, with the paragraph's number.
        genre: what kind of paragraph the present one is, with its number.
        imagined: the paragraph of which the rest is played or imagined.
        unreal: True in a text that is commentary, advice or a check of rumours as a whole.
        only_town: the identifier of the one settlement that the whole text names, where it names no other; else "".
    """

    drafts: list[Draft] = field(default_factory=list)
    heading: tuple[Mention, ...] = ()
    said_when: tuple[Segment, When] | None = None
    said_at: int = 0
    dispatch: When | None = None
    dateline: int = -1
    sentence: int = 0
    told_at: list[int] = field(default_factory=list)
    setting: tuple[int, int, Mention, bool] | None = None
    named: tuple[int, Segment, Sequence[Mention]] | None = None
    seen: deque[tuple[int, Sequence[Mention]]] = field(default_factory=lambda: deque(maxlen=REACH_BACK))
    day: tuple[int | None, When] | None = None
    untold: tuple[int, Cue] | None = None
    headed: tuple[int, Cue] | None = None
    pending: tuple[int, int, Casualties, tuple[Evidence, ...]] | None = None
    opening: tuple[int, str] = (-1, "")
    genre: tuple[int, Genre] = (-1, Genre.NEWS)
    imagined: int = -1
    unreal: bool = False
    only_town: str = ""

    def told_just_before(self) -> bool:
        """True where the sentence before this one, or the one before that, told of an incident."""
        return bool(self.told_at) and self.told_at[-1] >= self.sentence - _NEAR

    def just_told(self) -> list[int]:
        """The drafts of the last sentence that told of any, where that is no further back than two."""
        if not self.told_just_before():
            return []
        return list(range(bisect_left(self.told_at, self.told_at[-1]), len(self.told_at)))

    def dated_by_day(self) -> list[Draft]:
        """The incidents of the sentence that told the last date."""
        return self.drafts[bisect_left(self.told_at, self.said_at) : bisect_right(self.told_at, self.said_at)]

    def day_said(self, segment: Segment) -> When | None:
        """The last date told, where its paragraph told it, or one just before in the same passage."""
        if self.said_when is None:
            return None
        told, when = self.said_when
        near = told.passage == segment.passage and self.sentence - self.said_at <= _DAY_BACK
        return when if near or told.paragraph == segment.paragraph else None

    def disaster_before(self) -> Cue | None:
        """The cue of the disaster that was told last, not long ago; what follows tells of its harm and damage."""
        if self.untold is not None and self.sentence - self.untold[0] <= REACH_BACK:
            cue = self.untold[1]
            if is_disaster(cue):
                return cue
        if not self.told_at or self.sentence - self.told_at[-1] > REACH_BACK:
            return None
        cue = self.drafts[-1].cue
        return cue if is_disaster(cue) and not cue.harm else None

    def attack_just_told(self, segment: Segment) -> Cue | None:
        """The attack from afar that the sentence before told of in the same paragraph."""
        if not self.told_at or self.told_at[-1] != self.sentence - 1:
            return None
        last = self.drafts[-1]
        return last.cue if last.passage == segment.passage and last.cue.event_type == _REMOTE else None

    def fought(self) -> bool:
        """True where the text has told of fighting or of an attack from afar."""
        untold = self.untold is not None and self.untold[1].event_type in _FOUGHT
        return untold or any(d.cue.event_type in _FOUGHT for d in self.drafts)

    def after_violence(self, segment: Segment) -> bool:
        """Whether violence was told not long ago, or by the heading that the segment stands under."""
        listed = self.headed is not None and (
            self.headed[0] == segment.section or segment.kind is SegmentKind.HEADING
        )
        if self.headed is not None and listed and is_of_violence(self.headed[1]):
            return True
        if (
            self.untold is not None
            and self.sentence - self.untold[0] <= REACH_BACK
            and is_of_violence(self.untold[1])
        ):
            return True
        near = bool(self.told_at) and self.sentence - self.told_at[-1] <= REACH_BACK
        return near and is_of_violence(self.drafts[-1].cue)

    def with_untold(self, segment: Segment, hits: Sequence[CueHit]) -> list[CueHit]:
        """Harm told right after an event without a place is that event's: "The second blast came at noon. It killed 95 in Kerman".

        Of two headlines the second tells of something else.
        """
        if segment.kind in (SegmentKind.TITLE, SegmentKind.HEADLINE):
            return list(hits)
        if self.untold is None or self.untold[0] != self.sentence - 1 or not all(h.cue.harm for h in hits):
            return list(hits)
        cue = self.untold[1]
        return [replace(h, cue=replace(cue, harm=False, brief=False)) for h in hits]

    def with_attack_before(self, segment: Segment, hits: Sequence[CueHit]) -> list[CueHit]:
        """Harm told in a list under «Наслідки ранкової атаки:», or right after an attack from afar, is that attack's."""
        listed = self.headed is not None and (
            self.headed[0] == segment.section or segment.kind is SegmentKind.HEADING
        )
        cue = self.headed[1] if self.headed is not None and listed else None
        if cue is None and self.told_at and self.told_at[-1] == self.sentence - 1:
            last = self.drafts[-1]
            cue = last.cue if last.passage == segment.passage else None
        if cue is None or cue.harm or not all(h.cue.event_type == _ATTACK for h in hits):
            return list(hits)
        if (
            cue.sub_event_type == EXCESSIVE
        ):  # "police opened fire on demonstrators. Seventeen were shot dead in Ikeja"
            return [
                replace(h, cue=replace(h.cue, event_type=cue.event_type, sub_event_type=EXCESSIVE))
                for h in hits
            ]
        if not all(h.cue.harm for h in hits):
            return list(hits)
        if cue.sub_event_type == _DISRUPTED:  # what was shot down fell on somebody
            cue = replace(cue, event_type=_REMOTE, sub_event_type=_FROM_AIR)
        if cue.event_type != _REMOTE:
            return list(hits)
        told, kind = cue.event_type, cue.sub_event_type
        return [replace(h, cue=replace(h.cue, event_type=told, sub_event_type=kind)) for h in hits]

    def has_harm_somewhere(self, chosen: Sequence[tuple[CueHit, Mention]], passage: int) -> bool:
        """ "Red Cross volunteers counted 27 bodies": harm at names that nothing knows, right after an incident, is that one's."""
        if not all(hit.cue.harm and mention.place is None for hit, mention in chosen):
            return False
        return self.told_just_before() and self.drafts[-1].passage == passage

    def carry_setting(self, passage: int) -> None:
        """A line of its own that names the place holds over a few words without any."""
        if self.setting is not None and self.setting[3] and self.setting[:2] == (self.sentence - 1, passage):
            self.setting = (self.sentence, *self.setting[1:])

    def keep_toll(self, segment: Segment, toll: Casualties, found: Sequence[Evidence]) -> None:
        """Keep the people harmed in an event whose place the next sentence may tell."""
        self.pending = (self.sentence, segment.passage, toll, tuple(found))

    def with_pending(self, draft: Draft) -> Draft:
        """«Кількість загиблих унаслідок обстрілу автобуса зросла до 12. Снаряд розірвався під Волновахою»: the toll told before its place."""
        pending, self.pending = self.pending, None
        if (
            pending is None
            or pending[:2] != (self.sentence - 1, draft.passage)
            or draft.casualties != Casualties()
        ):
            return draft
        return replace(draft, casualties=pending[2], evidence=(*draft.evidence, *pending[3]))

    def tell(self, draft: Draft) -> None:
        """Add a draft told by the present sentence."""
        self.drafts.append(draft)
        self.told_at.append(self.sentence)
