"""One sentence, its mentions and its neighbours -> drafts of incidents."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from geo.events import evidence
from geo.events.actors import Actor, ActorNames, find_actors
from geo.events.addresses import can_hold_event, contains, within_stated_area, without_addresses
from geo.events.assailants import meant
from geo.events.casualties import find_casualties, find_harms
from geo.events.catalogue import CueHit, IncidentTypes
from geo.events.claims import find_assertion
from geo.events.context import has_place_object, is_country, is_located, sites
from geo.events.dates import TimeExpression, find_dates, shifted
from geo.events.doubt import hearsay, hypothetical_at, is_all_doubtful, is_doubtful
from geo.events.draft import Draft
from geo.events.figurative import Figures
from geo.events.means import MeansNames, of_event
from geo.events.people_words import is_civilian
from geo.events.roles import clause_bounds, places_of_event
from geo.events.segments import Segment, SegmentKind
from geo.events.story import Story, Toll, follow_up, lean, tell_more
from geo.events.tolls import tolls
from geo.events.victims import find_groups
from geo.events.words import Words, words_of
from geo.model import Casualties, DatePrecision, GeoPrecision, Mention, Place, Placement, Rival, When

_LONGEST_HISTORY = timedelta(days=400)
_LONGEST_SUMMARY = 10  # words
_DAY_ALONE = 6  # words of a heading that only names a day
_OBJECT = 1  # words from a verb to its object
_MOST_CUES = 24  # in one sentence; more is a table, not a sentence
_PEOPLE_DIED = frozenset("загинули загинув загинула погибли погибла вбили убили killed died".split())
_CIVIL = ("Strategic developments", "Protests", "Riots", "Other")


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """Reads sentences of one report.

    Attributes:
        text: the whole report.
        published: day of publication, or None.
        types: the incident catalogue.
        figures: words of sport, markets, fiction, courts and exercises.
        means: the catalogue of weapons and targets.
        actor_names: the catalogue of groups.
        country_name: ISO 3166-1 alpha-2 -> name to show.
        named_regions: ISO 3166-2 code -> placement of each oblast that the report names as such.
    """

    text: str
    published: date | None
    types: IncidentTypes
    figures: Figures
    means: MeansNames
    actor_names: ActorNames
    country_name: Callable[[str], str]
    named_regions: Mapping[str, Place]

    def read(self, segment: Segment, mentions: Sequence[Mention], story: Story) -> None:
        """Add what the segment tells to `story`."""
        story.sentence += 1
        if segment.kind is SegmentKind.DATELINE:
            self._keep_dateline(segment, mentions, story)
            return
        words = words_of(self.text, segment.start, segment.end)
        if segment.kind is SegmentKind.HEADING:
            story.heading = tuple(m for m in mentions if can_hold_event(m))
        hits = [h for h in self.types.find_cues(words.low) if segment.brief or not h.cue.brief]
        hits = [h for h in hits if not h.cue.object or has_place_object(words, mentions, h)]
        if not hits and segment.kind in (SegmentKind.HEADING, SegmentKind.TITLE):
            self._keep_day(segment, story)
        if not hits and not story.told_just_before():
            self._keep_setting(segment, words, mentions, story)
            self._keep_summary(segment, words, story)
            return
        sentence = self.text[segment.start : segment.end]
        dates = find_dates(sentence, segment.published or self.published, offset=segment.start)
        taken = [(d.start, d.end) for d in dates]
        dates = tuple(d for d in dates if not d.as_of)
        casualties = find_casualties(words, sentence, taken=taken)
        if self.figures.tells_of_nothing(sentence, casualties):
            return
        bounds = clause_bounds(words)
        sure = _without_doubtful(words, bounds, hits)[:_MOST_CUES]
        sure = self.figures.without_figures(words, sentence, sure, casualties) if sure else sure
        sure = meant(words, bounds, story.with_untold(sure), story.disaster_before())
        if not sure:
            tell_more(segment, story, sure, dates, sentence, words)
            if not hits or _nobody_hurt(casualties):
                follow_up(segment, story, sure, dates, self._toll(words, taken, casualties))
            return
        mentions = without_addresses(words, sites(words, mentions))
        actors = find_actors(self.text, words, mentions, self.actor_names, self.country_name)
        chosen = self._by_place(words, bounds, mentions, sure) or self._in_setting(
            segment, mentions, sure, story
        )
        if not chosen:
            untold = [h for h in sure if not (h.cue.harm or h.cue.brief)]
            if untold:
                story.untold = (story.sentence, max(untold, key=_telling).cue)
            if not any(can_hold_event(m) and m.place for m in mentions):
                tell_more(segment, story, sure, dates, sentence, words)
            toll = self._toll(words, taken, casualties)
            lean(segment, story, sure, toll, actors, sentence)
            follow_up(segment, story, sure, dates, toll)
            return
        chosen = within_stated_area(words, chosen, mentions)
        means = tuple(self.means.find(words))
        own = tolls(words, [m for _, m in chosen], casualties, taken)
        harms = tuple(find_harms(words, find_groups(words, taken))) if casualties else ()
        for hit, mention in chosen:
            if hit.cue.harm and casualties is None and not _tells_of_civilians(segment, words):
                continue
            when, dated_by = self._when(segment, words, bounds, hit, dates, story)
            if when is None:
                continue
            initiator, target = _parties(words, actors, hit)
            assertion = find_assertion(sentence)
            story.tell(
                Draft(
                    cue=hit.cue,
                    start=segment.start,
                    end=segment.end,
                    place_text=mention.text,
                    placement=self._as_region(mention, hit),
                    when=when,
                    dated_by=dated_by,
                    casualties=own[mention.start],
                    initiator=_shown(initiator, hit),
                    target=_shown(target, hit),
                    units=tuple(a.name for a in actors if a.unit),
                    assertion=assertion,
                    paragraph=segment.paragraph,
                    section=segment.section,
                    listed=segment.kind is SegmentKind.HEADLINE,
                    title=segment.kind is SegmentKind.TITLE,
                    evidence=evidence.together(
                        (evidence.of_cue(words, hit), evidence.of_place(mention)),
                        evidence.of_date(self.text, when, segment.end),
                        evidence.of_harm(words, harms, own[mention.start]),
                        evidence.of_actors(words, initiator, target),
                        evidence.of_means(words, of_event(means, hit)),
                        evidence.of_claim(assertion, segment.start),
                    ),
                )
            )
        self._remember(segment, dates, story)

    @staticmethod
    def _toll(words: Words, taken: Sequence[tuple[int, int]], casualties: Casualties | None) -> Toll:
        """What a sentence without a place tells of people harmed, with the words that tell it."""
        if casualties is None:
            return Toll(casualties=None)
        harms = tuple(find_harms(words, find_groups(words, taken)))
        return Toll(casualties=casualties, evidence=tuple(evidence.of_harm(words, harms, casualties)))

    def _keep_day(self, segment: Segment, story: Story) -> None:
        """ "Round-up of Monday, 7 April": the day of all that stands under it and names none."""
        dates = find_dates(self.text[segment.start : segment.end], self.published)
        days = {d.when.start: d.when for d in dates if d.when.precision is DatePrecision.DAY}
        if len(days) == 1:
            when = max(days.values(), key=lambda w: len(w.text))
            alone = len(self.text[segment.start : segment.end].split()) <= _DAY_ALONE
            story.day = (None if alone else segment.section, when)

    def _keep_dateline(self, segment: Segment, mentions: Sequence[Mention], story: Story) -> None:
        """Place and day of a dispatch hold for what its first paragraph tells without any of its own."""
        here = [m for m in mentions if can_hold_event(m) and m.place is not None]
        if here:
            story.setting = (story.sentence, segment.paragraph, here[0], True)
        sentence = self.text[segment.start : segment.end]
        self._remember(segment, find_dates(sentence, self.published, offset=segment.start), story)

    def _keep_setting(
        self, segment: Segment, words: Words, mentions: Sequence[Mention], story: Story
    ) -> None:
        """A sentence that tells of nothing yet may name the town that the next one speaks of."""
        here = [m for m in mentions if can_hold_event(m) and m.place is not None]
        if len(here) == 1 and segment.lead:
            opens = _opens(words, here[0])
            if opens or is_located(words, here[0]):
                story.setting = (story.sentence, segment.paragraph, here[0], opens)

    def _keep_summary(self, segment: Segment, words: Words, story: Story) -> None:
        """ "Summary of the past day.": the time of what the rest of the paragraph tells."""
        if len(words) <= _LONGEST_SUMMARY:
            sentence = self.text[segment.start : segment.end]
            dates = find_dates(sentence, self.published, offset=segment.start)
            self._remember(segment, dates, story)
            if len(dates) == 1 and dates[0].end - dates[0].start >= len(sentence) - 2:  # a line of its own
                story.day = (None, dates[0].when)

    def _in_setting(
        self, segment: Segment, mentions: Sequence[Mention], hits: Sequence[CueHit], story: Story
    ) -> list[tuple[CueHit, Mention]]:
        """The place that the sentence just before named, for an event told without any."""
        if story.setting is None or any(can_hold_event(m) and not is_country(m) for m in mentions):
            return []
        sentence, paragraph, mention, opens = story.setting
        telling = [h for h in hits if not (h.cue.harm or h.cue.generic or (h.cue.brief and not opens))]
        if (sentence, paragraph) != (story.sentence - 1, segment.paragraph) or not telling:
            return []
        return [(max(telling, key=_telling), mention)]

    def _by_place(
        self, words: Words, bounds: Sequence[int], mentions: Sequence[Mention], hits: Sequence[CueHit]
    ) -> list[tuple[CueHit, Mention]]:
        """The strongest cue for each place of the sentence."""
        best: dict[int, tuple[CueHit, Mention]] = {}
        doubts = hypothetical_at(words)
        for hit in hits:
            for mention in places_of_event(words, bounds, doubts, mentions, hit):
                held = best.get(mention.start)
                if held is None or _tells_better(words, hit, held[0], mention):
                    best[mention.start] = (hit, mention)
        chosen = [best[k] for k in sorted(best)]
        # "Shelling in Kharkiv region: two killed in Kupiansk" is one event, told twice.
        return [c for c in chosen if not any(_holds(c, other) for other in chosen if other is not c)]

    def _when(
        self,
        segment: Segment,
        words: Words,
        bounds: Sequence[int],
        hit: CueHit,
        dates: Sequence[TimeExpression],
        story: Story,
    ) -> tuple[When | None, str]:
        """When, and how that is known; None for a past that the report only looks back on, or a future."""
        published = segment.published or self.published
        if dates:
            clause = bounds[hit.first]
            dates = [d for d in dates if not d.said] or dates
            own = [d for d in dates if bounds[min(words.index_at(d.start), len(words) - 1)] == clause]
            at = words.starts[hit.first]
            when = self._resolved(min(own or dates, key=lambda d: abs(d.start - at)), dates, segment, story)
            if published and when.start and when.start > published:
                return None, ""
            if published and when.end and published - when.end > _LONGEST_HISTORY:
                return None, ""
            return when, "expression" if when.start else ""
        if segment.published:
            return _on(segment.published), "headline"
        if story.said_when and story.said_when[0] == segment.paragraph:
            return story.said_when[1], "expression" if story.said_when[1].start else ""
        if story.day is not None and story.day[0] in (None, segment.section):
            return story.day[1], "headline"
        if segment.lead and self.published:
            return _on(self.published), "report"
        return When(), ""

    def _resolved(
        self, told: TimeExpression, dates: Sequence[TimeExpression], segment: Segment, story: Story
    ) -> When:
        """ "The day before" counts from the day told of before it: in the sentence, else in the paragraph."""
        if not told.shift:
            return told.when
        before = [d.when for d in dates if d.start < told.start and not d.shift]
        if not before and story.said_when and story.said_when[0] == segment.paragraph:
            before = [story.said_when[1]]
        if not before:
            return told.when
        day = before[-1].start
        exact = day is not None and before[-1].precision is DatePrecision.DAY
        return shifted(day, told.shift, told.when.text) if day and exact else When(text=told.when.text)

    def _remember(self, segment: Segment, dates: Sequence[TimeExpression], story: Story) -> None:
        if len(dates) == 1 and not dates[0].shift:
            story.said_when = (segment.paragraph, dates[0].when)

    def _as_region(self, mention: Mention, hit: CueHit) -> Placement:
        """In fighting for ground a bare "Kursk" is the region, where the report speaks of Kursk region."""
        placement, place = mention.placement, mention.place
        if not hit.cue.ground or place is None or place.geo_precision is not GeoPrecision.SETTLEMENT:
            return placement
        region = next((r for r in placement.rivals if r.place.gazetteer_id == f"iso:{place.admin1}"), None)
        if region is None or place.admin1 not in self.named_regions:
            return placement
        others = tuple(r for r in placement.rivals if r is not region)
        swapped = Rival(place=place, score=placement.score, distance_km=region.distance_km)
        return replace(
            placement, place=region.place, method="region of the report", rivals=(swapped, *others)
        )


def _tells_of_civilians(segment: Segment, words: Words) -> bool:
    """ "Civilian casualties in Donetsk", «В Донецке погибли люди»: a caption may tell of harm without a number."""
    return segment.brief and any(is_civilian(w) or w in _PEOPLE_DIED for w in words.low)


def _opens(words: Words, mention: Mention) -> bool:
    """«Минск, ночь на 10 августа.», "Kramatorsk, railway station.": a short line that begins with the place and a stop behind it."""
    after = words.index_at(mention.end - 1) + 1
    first = words.index_at(mention.start) == 0
    return (
        first and len(words) <= _LONGEST_SUMMARY and (after >= len(words) or bool(words.joint(after).strip()))
    )


def _without_doubtful(words: Words, bounds: Sequence[int], hits: Sequence[CueHit]) -> list[CueHit]:
    """The hits told as having happened; what follows a doubtful one at once shares its doubt: "not hit by missile strikes"."""
    sure: list[CueHit] = []
    if not hits or is_all_doubtful(words):
        return sure
    doubted = -1
    untrue = [i for span in hearsay(words) for i in span]
    for hit in hits:
        if (
            hit.first == doubted + 1 > 0
            or hit.first in untrue
            or is_doubtful(words, hit.first, hit.last, bounds[hit.first])
        ):
            doubted = hit.last
        else:
            sure.append(hit)
    return sure


def _nobody_hurt(casualties: Casualties | None) -> bool:
    return casualties is not None and not (casualties.killed_low or casualties.injured)


def _holds(outer: tuple[CueHit, Mention], inner: tuple[CueHit, Mention]) -> bool:
    same = outer[0].cue.event_type == inner[0].cue.event_type
    return same and contains(outer[1].place, inner[1].place)


def _telling(hit: CueHit) -> tuple[float, bool]:
    return hit.cue.weight - 2.0 * hit.cue.harm - 0.2 * hit.cue.generic, bool(hit.cue.sub_event_type)


def _tells_better(words: Words, hit: CueHit, held: CueHit, mention: Mention) -> bool:
    """The more telling cue; of two alike the one that has the place as its object: "and shelled Orlivka"."""
    if _telling(hit) != _telling(held):
        return _telling(hit) > _telling(held)
    at = words.index_at(mention.start)
    return held.last < hit.last < at and at - hit.last <= _OBJECT and not held.cue.generic


def _on(day: date) -> When:
    return When(start=day, end=day, precision=DatePrecision.DAY)


def _parties(words: Words, actors: Sequence[Actor], hit: CueHit) -> tuple[Actor | None, Actor | None]:
    """Initiator and target: who stands before or in the cue's phrase (or after "by"), and who after it."""
    named = [a for a in actors if not a.unit]
    acting = [a for a in named if a.first <= hit.last] or [a for a in named if _by(words, a)]
    initiator = acting[-1] if acting else None
    target = next(
        (a for a in named if a.first > hit.first and (not initiator or a.name != initiator.name)), None
    )
    return initiator, target


def _by(words: Words, actor: Actor) -> bool:
    """ "by Russian forces", "a barrage of Russian missiles"."""
    return any(w in ("by", "of", "від", "от") for w in words.low[max(0, actor.first - 2) : actor.first])


def _shown(actor: Actor | None, hit: CueHit) -> str:
    if actor is None:
        return ""
    return (
        actor.name.replace("Military Forces of", "Government of")
        if actor.country and hit.cue.event_type in _CIVIL
        else actor.name
    )
