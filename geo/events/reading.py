"""One sentence, its mentions and its neighbours -> drafts of incidents."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import date
from functools import partial

from geo.events import evidence
from geo.events.accounts import tell_account
from geo.events.actors import Actor, ActorNames, find_actors
from geo.events.addresses import can_hold_event, within_stated_area, without_addresses
from geo.events.armed import takes_ground
from geo.events.assailants import meant, of_one_attack
from geo.events.catalogue import CueHit, IncidentTypes
from geo.events.causes import by_known_cause
from geo.events.civil import as_meant
from geo.events.claims import Assertion, find_assertion
from geo.events.counts import nobody_hurt
from geo.events.date_marks import OF_RULES
from geo.events.dates import find_dates
from geo.events.draft import Draft
from geo.events.everyday import of_violence
from geo.events.figurative import Figures, Genre
from geo.events.glance import CUE, Glance
from geo.events.groups import Harm
from geo.events.lone import by_one
from geo.events.marks import marks_of
from geo.events.means import Means, MeansNames, of_event, without_weapons
from geo.events.parties import of_part, parties, shown
from geo.events.place_beside import has_place_object, has_place_subject
from geo.events.responsibility import owner, take_responsibility
from geo.events.segments import Segment, SegmentKind
from geo.events.sentence import Sentence
from geo.events.sequel import follow_up, lean, tell_means, tell_more, tell_place
from geo.events.setting import in_only_town, in_setting, in_town, settle, where_said
from geo.events.sites import as_region, is_country, sites
from geo.events.story import Story
from geo.events.telling import by_place, telling, tells_of_civilians, without_doubtful
from geo.events.timing import (
    day_of_all,
    head_day,
    is_fresh,
    of_the_pair,
    of_the_part,
    of_the_toll,
    remember,
    when_told,
)
from geo.events.tolls import tolls
from geo.events.totals import is_count_of_months, is_total
from geo.events.unlisted import with_unlisted
from geo.events.words import low_words, words_of
from geo.model import Account, Casualties, Mention, Place, When

_LONGEST_SUMMARY = 10  # words
_DAY_ALONE = 6  # words of a heading that only names a day
_LONGEST_OPENING = 800  # characters of a paragraph that tell what kind it is
_ASIDE = 3  # words of a line that stands between a place and what happened there: «Ізюм. Балістика. Влучання»
_PRESENCE = "Strategic developments"
_MOST_CUES = 24  # in one sentence; more is a table, not a sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class _Shared:
    """What all incidents of one sentence share.

    Attributes:
        actors: the parties that it names.
        means: the weapons and targets that it names.
        own: people harmed at each place, by the start of its mention.
        harms: its words of harm.
        assertion: who says it, and how.
        accounts: what each side says, where it tells of two.
        claiming: who it says has claimed the attack.
    """

    actors: Sequence[Actor]
    means: Sequence[Means]
    own: Mapping[int, Casualties]
    harms: Sequence[Harm]
    assertion: Assertion
    accounts: tuple[Account, ...]
    claiming: Actor | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """Reads sentences of one report.

    Attributes:
        text: the whole report.
        published: day of publication, or None.
        types: the incident catalogue.
        figures: words of sport, markets, fiction, courts and exercises.
        glance: a first look at a sentence for both.
        means: the catalogue of weapons and targets.
        actor_names: the catalogue of groups.
        country_name: ISO 3166-1 alpha-2 -> name to show.
        named_regions: ISO 3166-2 code -> placement of each oblast that the report names as such.
        restless: ISO 3166-2 codes of divisions from which violence is reported all the time.
    """

    text: str
    published: date | None
    types: IncidentTypes
    figures: Figures
    glance: Glance
    means: MeansNames
    actor_names: ActorNames
    country_name: Callable[[str], str]
    named_regions: Mapping[str, Place]
    restless: Set[str] = frozenset()

    def read(self, segment: Segment, mentions: Sequence[Mention], story: Story) -> None:
        """Add what the segment tells to `story`."""
        story.sentence += 1
        if story.unreal:
            return
        if segment.kind is SegmentKind.DATELINE:
            self._keep_dateline(segment, mentions, story)
            return
        if mentions:
            story.seen.append((story.sentence, mentions))
        marks, fewest = self.glance.look(self.text, segment.start, segment.end)
        if segment.kind is SegmentKind.HEADING:
            story.heading = tuple(m for m in mentions if can_hold_event(m))
        self._keep_genre(segment, marks, story)
        low = low_words(self.text, segment.start, segment.end) if marks & CUE else None
        hits = self._hits(segment, low, mentions) if low is not None else []
        opens = (segment.start, segment.end) == segment.line and self.text[segment.end - 1] == ":"
        if opens or (not hits and segment.kind in (SegmentKind.HEADING, SegmentKind.TITLE)):
            self._keep_day(segment, story)
        if not hits and not story.told_just_before():
            self._pass_over(segment, mentions, fewest, story)
            return
        sentence = self._sentence(segment, low, mentions)
        if story.told_just_before():
            tell_account(sentence, story, self.text)
            take_responsibility(sentence, story, partial(self._actors, sentence))
        if not (
            self.figures.tells_of_nothing(sentence.text, marks, sentence.counts)
            or self._retold(sentence, story)
        ):
            self._read_cues(sentence, hits, marks, story)

    def _pass_over(self, segment: Segment, mentions: Sequence[Mention], fewest: int, story: Story) -> None:
        """Keep what a sentence of `fewest` words or more that tells of no event says of those after it."""
        if segment.lead and mentions:
            story.named = (story.sentence, segment, mentions)
        if fewest > _LONGEST_SUMMARY:
            return
        low = low_words(self.text, segment.start, segment.end)
        if len(low) <= _ASIDE and not mentions:
            settle(self.text, story)
            story.carry_setting(segment.passage)
        self._keep_summary(segment, low, story)

    def _actors(self, sentence: Sentence) -> tuple[Actor, ...]:
        return find_actors(self.text, sentence.words, sentence.mentions, self.actor_names, self.country_name)

    def _keep_genre(self, segment: Segment, marks: int, story: Story) -> None:
        """What the first sentence of a text or a paragraph says of the rest: "Opinion:", "In the scenario"."""
        if story.opening[0] != segment.paragraph:
            text = self.text[segment.start : segment.end]
            story.opening = (segment.paragraph, text)
            first = segment.kind is SegmentKind.TITLE or segment.paragraph == 1
            story.unreal = first and self.figures.is_unreal(text)
        if self.figures.could_imagine(marks) and self.figures.imagines(
            self.text[segment.start : segment.end], marks
        ):
            story.imagined = segment.paragraph

    def _genre(self, segment: Segment, story: Story) -> Genre:
        """What kind of paragraph the segment stands in."""
        if (segment.start, segment.end) == segment.line:  # a paragraph of one sentence says all of itself
            return Genre.NEWS
        if story.genre[0] != segment.paragraph:
            start, end = segment.line
            paragraph = self.text[start : min(end, start + _LONGEST_OPENING)]
            story.genre = (segment.paragraph, self.figures.genre(story.opening[1], paragraph))
        return story.genre[1]

    def _retold(self, sentence: Sentence, story: Story) -> bool:
        """True in a paragraph that opened with a trial, a tribute, a film or a drill, but for what is news of its own."""
        segment = sentence.segment
        if story.unreal or story.imagined == segment.paragraph:
            return True
        genre = self._genre(segment, story)
        if genre is Genre.RETOLD:
            return not is_fresh(sentence, self.published)
        return genre is Genre.UNREAL

    def _hits(self, segment: Segment, low: tuple[str, ...], mentions: Sequence[Mention]) -> list[CueHit]:
        """Every cue that can tell of an event in such a segment."""
        hits = self.types.find_cues(low, partial(self._is_at_place, segment, low, mentions))
        if not hits:
            return hits
        if not segment.brief:
            hits = [h for h in hits if not h.cue.brief]
        elif not segment.alone:  # troops and tanks are news of their own in a caption only
            hits = [h for h in hits if not (h.cue.brief and h.cue.event_type == _PRESENCE)]
        return hits

    def _is_at_place(
        self, segment: Segment, low: tuple[str, ...], mentions: Sequence[Mention], hit: CueHit
    ) -> bool:
        """Whether the place that a cue asks for stands beside it: "seized Kunduz", "Goma fell"."""
        words = words_of(self.text, segment.start, segment.end, low)
        if hit.cue.subject:
            return has_place_subject(words, mentions, hit)
        return has_place_object(words, mentions, hit) and takes_ground(words, hit)

    def _sentence(
        self, segment: Segment, low: tuple[str, ...] | None, mentions: Sequence[Mention]
    ) -> Sentence:
        words = words_of(self.text, segment.start, segment.end, low)
        text = self.text[segment.start : segment.end]
        return Sentence(segment, text, words, mentions, segment.published or self.published)

    def _read_cues(self, sentence: Sentence, hits: Sequence[CueHit], marks: int, story: Story) -> None:
        """Add what the cues of a sentence tell, once those that tell of nothing are left out."""
        words = sentence.words
        if is_total(sentence.text, words.marks) and not is_fresh(sentence, self.published):
            return
        sure = without_doubtful(words, sentence.bounds, hits)[:_MOST_CUES]
        if sure:
            figures = self._genre(sentence.segment, story) is Genre.FIGURE
            sure = self.figures.without_figures(
                words, sentence.text, sure, marks, sentence.hurts, figures=figures
            )
        sure = of_violence(words, sure, fought=story.after_violence(sentence.segment))
        sure = meant(
            words, sentence.bounds, story.with_untold(sentence.segment, sure), story.disaster_before()
        )
        if is_count_of_months(sentence, sure):
            return
        at_war = any(m.place is not None and m.place.admin1 in self.restless for m in sentence.mentions)
        sure = by_known_cause(words, sure, at_war=at_war)
        if not sure:
            here = [m for m in sentence.mentions if can_hold_event(m) and m.place is not None]
            tell_place(sentence, story, here)
            tell_more(sentence, story, sure)
            if story.told_just_before() and (
                not hits or (sentence.casualties is not None and nobody_hurt(sentence.casualties))
            ):
                follow_up(sentence, story, sure)
            return
        means = tuple(self.means.find(words))
        named = with_unlisted(words, sentence.mentions, sure)
        mentions = without_addresses(words, sites(words, without_weapons(words, named, means)))
        sentence = sentence.among(mentions)
        sure = story.with_attack_before(sentence.segment, sure)
        sure = by_one(words, sure, fought=story.fought())
        sure = as_meant(words, sure, story.attack_just_told(sentence.segment), fought=story.fought())
        chosen = in_town(of_one_attack(by_place(sentence, sure)), sentence, story)
        if chosen and all(is_country(m) for _, m in chosen):  # "rolled into the city in the east of DR Congo"
            chosen = where_said(sentence, sure, story) or chosen
        chosen = chosen or in_setting(sentence, sure, story) or where_said(sentence, sure, story)
        chosen = chosen or in_only_town(sentence, sure, story)
        if chosen and not story.has_harm_somewhere(chosen, sentence.segment.passage):
            self._tell(sentence, chosen, means, story)
        else:
            self._tell_without_place(sentence, sure, story)
            tell_means(sentence.segment, story, means, words)

    def _tell_without_place(self, sentence: Sentence, sure: Sequence[CueHit], story: Story) -> None:
        """Add what a sentence without a place tells to the incident that it speaks of."""
        untold = [h for h in sure if not (h.cue.harm or h.cue.brief)]
        if sentence.casualties is not None and not story.told_just_before():
            story.keep_toll(sentence.segment, sentence.casualties, sentence.of_harm())
        if untold:
            cue = max(untold, key=telling).cue
            story.untold = (story.sentence, cue)
            if sentence.heads():
                story.headed = (sentence.segment.section, cue)
                head_day(sentence, story)
        if not any(can_hold_event(m) and m.place for m in sentence.mentions):
            tell_more(sentence, story, sure)
        lean(sentence, story, sure, partial(self._actors, sentence))
        follow_up(sentence, story, sure)
        if untold and not story.told_just_before():  # "Russian strikes overnight. Kharkiv: one wounded."
            remember(sentence.segment, sentence.dates, story)

    def _tell(
        self,
        sentence: Sentence,
        chosen: Sequence[tuple[CueHit, Mention]],
        means: Sequence[Means],
        story: Story,
    ) -> None:
        """Add a draft for each place of the sentence."""
        words, casualties, actors = sentence.words, sentence.casualties, self._actors(sentence)
        chosen = within_stated_area(words, chosen, sentence.mentions)
        shared = _Shared(
            actors=actors,
            means=means,
            own=tolls(words, [m for _, m in chosen], casualties, sentence.taken),
            harms=sentence.harms,
            assertion=find_assertion(sentence.text, words.marks),
            accounts=sentence.accounts(),
            claiming=owner(sentence, lambda: actors),
        )
        for hit, mention in chosen:
            untold = casualties is None and shared.own[mention.start] == Casualties()
            if hit.cue.harm and untold and not tells_of_civilians(sentence.segment, words):
                continue
            when, dated_by = (
                of_the_toll(sentence, mention, story)
                or of_the_part(sentence, mention, self.published)
                or of_the_pair(sentence, mention, [m for _, m in chosen], self.published)
                or when_told(sentence, hit, story, self.published)
            )
            if when is not None:
                draft = self._draft(sentence, shared, hit, mention, when, dated_by)
                story.tell(story.with_pending(draft) if len(chosen) == 1 else draft)
        remember(sentence.segment, sentence.dates, story)

    def _draft(
        self, sentence: Sentence, shared: _Shared, hit: CueHit, mention: Mention, when: When, dated_by: str
    ) -> Draft:
        segment, words = sentence.segment, sentence.words
        actors = of_part(words, shared.actors, hit)
        initiator, target = parties(words, actors, hit)
        claiming = shared.claiming
        if claiming is not None:
            initiator, target = claiming, (target if target and target.name != claiming.name else None)
        own = shared.own[mention.start]
        means = of_event(shared.means, hit)
        return Draft(
            cue=self.means.told(hit.cue, means[0]),
            start=segment.start,
            end=segment.end,
            place_text=mention.text,
            placement=as_region(mention, self.named_regions) if hit.cue.ground else mention.placement,
            when=when,
            dated_by=dated_by,
            casualties=own,
            initiator=shown(words, initiator, hit),
            target=shown(words, target, hit),
            units=tuple(a.name for a in actors if a.unit),
            assertion=shared.assertion,
            passage=segment.passage,
            section=segment.section,
            listed=segment.kind is SegmentKind.HEADLINE,
            title=segment.kind is SegmentKind.TITLE,
            weapon=means[0].name if means[0] else "",
            struck=means[1].name if means[1] else "",
            accounts=shared.accounts,
            renews=sentence.change >= 0,
            evidence=evidence.together(
                (evidence.of_cue(words, hit), evidence.of_place(mention)),
                evidence.of_date(self.text, when, segment.end),
                evidence.of_harm(words, shared.harms, own),
                evidence.of_actors(words, initiator, target),
                evidence.of_means(words, means),
                evidence.of_claim(shared.assertion, segment.start),
                sentence.of_accounts(),
            ),
        )

    def _keep_day(self, segment: Segment, story: Story) -> None:
        """ "Round-up of Monday, 7 April": the day of all that stands under it and names none."""
        when = day_of_all(find_dates(self.text[segment.start : segment.end], self.published))
        if when is not None:
            text = self.text[segment.start : segment.end]
            alone = len(text.split()) <= _DAY_ALONE or text.endswith(":")
            story.day = (None if alone else segment.section, when)

    def _keep_dateline(self, segment: Segment, mentions: Sequence[Mention], story: Story) -> None:
        """Place and day of a dispatch hold for what its first paragraph tells without any of its own."""
        here = [m for m in mentions if can_hold_event(m) and m.place is not None]
        if here:
            story.setting = (story.sentence, segment.passage, here[0], True)
            story.dateline = story.sentence
        sentence = self.text[segment.start : segment.end]
        days = [d.when for d in find_dates(sentence, self.published, offset=segment.start)]
        if len(days) == 1 and days[0].start:
            story.dispatch = days[0]

    def _keep_summary(self, segment: Segment, low: Sequence[str], story: Story) -> None:
        """ "Summary of the past day.": the time of what the rest of the paragraph tells."""
        marks = marks_of(low) if len(low) <= _LONGEST_SUMMARY else 0
        if marks & OF_RULES:
            sentence = self.text[segment.start : segment.end]
            dates = find_dates(sentence, self.published, offset=segment.start, marks=marks)
            remember(segment, dates, story)
            when = day_of_all(dates)
            if when is not None and (segment.start, segment.end) == segment.line:  # a line of its own
                story.day = (None, when)
