"""A report in, incident records out."""

from __future__ import annotations

import hashlib
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import lru_cache

from geo.events.actors import ActorNames, load_actors
from geo.events.addresses import can_hold_event
from geo.events.catalogue import IncidentTypes, load_types
from geo.events.cleaned import Cleaned, cleaned, prose
from geo.events.draft import Draft
from geo.events.evidence import Evidence
from geo.events.figurative import Figures, load_figures
from geo.events.glance import glance_of
from geo.events.means import MeansNames, load_means
from geo.events.merge import merge
from geo.events.passages import Passages
from geo.events.reading import Reader
from geo.events.segments import publication_date, segments
from geo.events.story import Story
from geo.gazetteer.index import Gazetteer
from geo.model import GeoPrecision, Incident, Mention, Place, Report
from geo.parsing import Parser
from geo.settings import Settings

_LONGEST_QUOTE = 700


@dataclass(frozen=True, slots=True, kw_only=True)
class Extraction:
    """What was read in a report.

    Attributes:
        report: the report, with the publication date that was used.
        published_from: "given", "text" or "" (none was found): where that date comes from.
        mentions: every recognised place name, in order.
        incidents: the incidents, in the order in which the text first tells of them.
        evidence: by incident id, which characters of the text each field came from.
    """

    report: Report
    published_from: str
    mentions: tuple[Mention, ...]
    incidents: tuple[Incident, ...]
    evidence: Mapping[str, tuple[Evidence, ...]] = field(default_factory=dict)

    @property
    def published(self) -> date | None:
        """The publication date that was used, or None."""
        return self.report.published

    @property
    def another_date(self) -> date | None:
        """The publication date that the text itself gives, where another one was given and used."""
        told = publication_date(cleaned(self.report.text).text) if self.published_from == "given" else None
        return told if told != self.published else None

    def unplaced(self) -> tuple[Mention, ...]:
        """The mentions for which no place was found."""
        return tuple(m for m in self.mentions if m.place is None)


class Extractor:
    """Everything that reading a report needs, loaded once and shared by many reports."""

    def __init__(
        self,
        *,
        gazetteer: Gazetteer,
        parser: Parser,
        types: IncidentTypes,
        actors: ActorNames,
        figures: Figures,
        means: MeansNames,
        passages: Passages,
    ) -> None:
        self.gazetteer, self.parser = gazetteer, parser
        self.types, self.actors, self.figures, self.means = types, actors, figures, means
        self.passages = passages
        self._glance = glance_of(types, figures)
        self._country_name = lru_cache(maxsize=300)(self._name_of)

    @classmethod
    def load(cls, gazetteer: Gazetteer, settings: Settings) -> Extractor:
        """Load parser and catalogues for an open gazetteer.

        Raises:
            FileRefusedError: a shipped data file is missing or damaged.
        """
        return cls(
            gazetteer=gazetteer,
            parser=Parser(gazetteer, settings=settings),
            types=load_types(settings.data / "incident_types.toml"),
            actors=load_actors(settings.data / "actors.toml"),
            figures=load_figures(settings.data / "figurative.toml"),
            means=load_means(settings.data / "means.toml"),
            passages=Passages.load(settings.data),
        )

    def extract(self, report: Report, *, spans: Sequence[tuple[int, int]] | None = None) -> Extraction:
        """Read a report.

        Args:
            report: the text; its own `published` goes before any date in the text.
            spans: character offsets of the mentions, where they are known; recognition is skipped then.
        """
        published, published_from = report.published, "given"
        clean = cleaned(report.text) if spans is None else Cleaned(prose(report.text))
        if spans is None:
            clean = replace(clean, text=self.parser.calmed(clean.text))
        text = clean.text
        if published is None:
            published = publication_date(text)
            published_from = "text" if published else ""
            report = replace(report, published=published) if published else report
        mentions = self.parser.mentions(text, spans=spans)
        story = Story(only_town=_only_town(mentions))
        reader = Reader(
            text=text,
            published=published,
            types=self.types,
            figures=self.figures,
            glance=self._glance,
            means=self.means,
            actor_names=self.actors,
            country_name=self._country_name,
            named_regions=_named_regions(mentions),
            restless=self.parser.restless,
        )
        starts = [m.start for m in mentions]
        for segment in segments(text):
            inside = mentions[bisect_left(starts, segment.start) : bisect_left(starts, segment.end)]
            reader.read(segment, inside, story)
        drafts = merge([d for d in story.drafts if d.listed or self.passages.tells(text, d.start, d.end)])
        sha256 = report.sha256 if drafts else ""
        incidents = tuple(_incident(report, sha256, draft, clean) for draft in drafts)
        evidence = [tuple(_as_given(e, clean) for e in d.evidence) for d in drafts]
        return Extraction(
            report=report,
            published_from=published_from,
            mentions=_as_they_stand(mentions, report.text, clean),
            incidents=incidents,
            evidence={i.id: found for i, found in zip(incidents, evidence, strict=True)},
        )

    def _name_of(self, country: str) -> str:
        place = self.gazetteer.country(country)
        return place.name if place else country


def _named_regions(mentions: Sequence[Mention]) -> dict[str, Place]:
    """Oblasts that the report names as such ("Belgorod region"), by ISO 3166-2 code."""
    return {
        place.admin1: place
        for m in mentions
        if (place := m.place) is not None and place.geo_precision is GeoPrecision.ADMIN1 and place.admin1
    }


def _only_town(mentions: Sequence[Mention]) -> str:
    """The gazetteer's identifier of the one settlement that the report names, or "" where it names several or a name that nothing knows."""
    named = [m for m in mentions if can_hold_event(m)]
    if any(m.place is None for m in named):
        return ""
    towns = {m.place.gazetteer_id for m in named if m.place and not m.place.geo_precision.is_area}
    return towns.pop() if len(towns) == 1 else ""


def _as_they_stand(mentions: tuple[Mention, ...], given: str, clean: Cleaned) -> tuple[Mention, ...]:
    """The mentions with the offsets and characters of the text as given."""
    if clean.text == given:
        return mentions
    return tuple(_mention_as_given(m, given, clean) for m in mentions)


def _mention_as_given(mention: Mention, given: str, clean: Cleaned) -> Mention:
    start, end = clean.span(mention.start, mention.end)
    if given[start:end] == mention.text and start == mention.start:
        return mention
    return replace(mention, start=start, end=end, text=given[start:end])


def _as_given(found: Evidence, clean: Cleaned) -> Evidence:
    start, end = clean.span(found.start, found.end)
    return found if start == found.start and end == found.end else replace(found, start=start, end=end)


def _incident(report: Report, sha256: str, draft: Draft, clean: Cleaned) -> Incident:
    start, end = clean.span(*_quoted(clean.text, draft))
    place = draft.placement.place
    target = draft.target
    if not target and draft.casualties.civilians_killed:
        target = "Civilians"
    initiator = "; ".join((*draft.units, draft.initiator)) if draft.initiator else "; ".join(draft.units)
    # The date is no part of the identity: the same text read again with its publication date known is the
    # same incident, better dated.
    key = (sha256, draft.cue.event_type, place.gazetteer_id if place else draft.place_text, str(start))
    return Incident(
        id=hashlib.sha256("\x1f".join(key).encode("utf-8", "surrogatepass")).hexdigest()[:20],
        event_type=draft.cue.event_type,
        sub_event_type=draft.cue.sub_event_type,
        quote=report.text[start:end],
        start=start,
        end=end,
        report_id=sha256,
        when=draft.when,
        reported_at=report.published,
        actor1=initiator,
        actor2=target,
        casualties=draft.casualties,
        place_text=draft.place_text,
        placement=draft.placement,
        weapon=draft.weapon,
        target=draft.struck,
        accounts=draft.accounts,
        claim=draft.assertion.claim,
        claimed_by=draft.assertion.by,
        sources=(
            replace(report.source, published=report.source.published or report.published, sha256=sha256),
        ),
    )


def _quoted(text: str, draft: Draft) -> tuple[int, int]:
    """The sentence to quote; of an endless one the stretch around the place's name."""
    if draft.end - draft.start <= _LONGEST_QUOTE:
        return draft.start, draft.end
    at = max(text.find(draft.place_text, draft.start, draft.end), draft.start)
    start = max(draft.start, at - _LONGEST_QUOTE // 2)
    return start, min(draft.end, start + _LONGEST_QUOTE)
