"""Text in, mentions of places out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise
from typing import Protocol

import numpy as np

from geo.errors import InvalidValueError
from geo.gazetteer.index import Gazetteer
from geo.model import Mention, MentionKind, Place, Placement
from geo.parsing import (
    abroad,
    anaphora,
    area_lists,
    city_parts,
    company,
    descriptions,
    evidence,
    facilities,
    front,
    guesses,
    implicit,
    kinds,
    least,
    namesakes,
    quarters,
    recognise,
    relations,
    romanised,
    shouted,
    strangers,
    trust,
    unknown_names,
)
from geo.parsing.capitals import Capitals
from geo.parsing.judge import Judge
from geo.parsing.lands import Lands
from geo.parsing.language import detect
from geo.parsing.links import find_links
from geo.parsing.mixed import spans_by_sentence
from geo.parsing.model import TrainedJudge
from geo.parsing.name_entry import Floats
from geo.parsing.namebook import NameBook
from geo.parsing.rivals import KnownRivals, runners_up
from geo.parsing.sensible import least_sure, sensible
from geo.parsing.spacy_recogniser import SpacyRecogniser
from geo.parsing.spans import Span, span_at
from geo.parsing.stretch import Stretch, split
from geo.parsing.tokens import Tokens, tokenise
from geo.parsing.wrapped import unwrapped
from geo.settings import Settings

_RESTLESS = 2.0  # logarithm of the reports of violence learnt from: seven
_A_NAME = 0.6  # below it a name is kept where its place is sure enough, else left out
_AT_HOME = 0.5  # least score of a name that is nothing but a place's in the country that the text is about
_BESIDE_KM, _PLACES = 30.0, 2_000
_VAGUE = 0.3  # highest score of a village that bears a surname, where its namesakes are as likely


class Recogniser(Protocol):
    """Whoever finds names of places in a text."""

    def spans(self, text: str) -> list[tuple[int, int]]:
        """Character offsets of the names, none overlapping."""
        ...


_NONE: frozenset[int] = frozenset()
_CLOSE = 4  # words


class Parser:
    """Finds the names of places in texts and says which places they mean.

    Args:
        gazetteer: where names are looked up.
        settings: where the shipped data are, and the region of interest.
        judge: what decides; by default the trained model.
        recogniser: what finds the names, instead of gazetteer and judge; they are only placed then. By default what
            the settings choose.

    Attributes:
        gazetteer: the same.
        restless: ISO 3166-2 codes of the divisions from which most of the violence was told that the model learnt from.

    Raises:
        FileRefusedError: the model or another shipped data file cannot be used.
        RecogniserMissingError: the settings choose a spaCy pipeline that is not installed.
    """

    def __init__(
        self,
        gazetteer: Gazetteer,
        *,
        settings: Settings,
        judge: Judge | None = None,
        recogniser: Recogniser | None = None,
    ) -> None:
        if recogniser is None and settings.spacy:
            recogniser = SpacyRecogniser(settings.spacy)
        self._recogniser = recogniser
        self._threshold = settings.threshold
        self.gazetteer = gazetteer
        self._capitals = Capitals(gazetteer)
        self._book = NameBook(gazetteer, self._capitals.identifiers())
        self._borders = {
            self._book.number(code): frozenset(map(self._book.number, around))
            for code, around in self._capitals.borders.items()
        }
        self._beside = lru_cache(maxsize=_PLACES)(self._is_beside)
        self._vocabulary = recognise.vocabulary()
        self._name_words = recognise.read_name_words(settings.data / "name_words.csv")
        self._lands = Lands(settings.data / "demonyms.csv", gazetteer)
        self._demonyms = kinds.read_demonyms(settings.data / "demonyms.csv")
        self._judge: Judge = judge or TrainedJudge.load(settings.data)
        self._region = settings.region or ""
        self.restless = frozenset(code for code, unrest in self._judge.unrest.items() if unrest >= _RESTLESS)

    def mentions(
        self,
        text: str,
        *,
        spans: Sequence[tuple[int, int]] | None = None,
        threshold: float | None = None,
    ) -> tuple[Mention, ...]:
        """The mentions of places in `text`, sorted by their start, none overlapping.

        Args:
            text: a document; offsets count into it as it is.
            spans: character offsets of the mentions where they are known. Recognition is skipped then, and
                every span gets one mention, placed or with the reason why not.
            threshold: score from 0 to 1 below which a name is left without a place; by default the setting.

        Raises:
            InvalidValueError: a span lies outside the text, is empty or overlaps another.
        """
        threshold = self._threshold if threshold is None else threshold
        text = unwrapped(text)
        if spans is None and self._recogniser is not None:
            spans = self._recogniser.spans(text)
        if spans is not None:
            return self._place_given(tokenise(text), sorted(spans), threshold)
        calm = self.calmed(text)
        found = self._read(calm, threshold)
        return found if calm is text else tuple(replace(m, text=text[m.start : m.end]) for m in found)

    def _read(self, text: str, threshold: float) -> tuple[Mention, ...]:
        context, stretches = self.prepare(text)
        found: list[Mention] = []
        for stretch in stretches:
            found += self._judged(context, stretch, threshold)
        found += implicit.unknown(context.tokens, found)
        found += unknown_names.in_an_area(context.tokens, found, self._ordinary)
        mentions = implicit.combined(context.tokens, found, self._capitals)
        mentions = implicit.with_capitals(context.tokens, mentions, self._capitals, self._book.entry)
        mentions = facilities.with_facilities(context.tokens, mentions, self.gazetteer)
        mentions = romanised.with_romanised(
            context.tokens, mentions, self.gazetteer, self._lands, detect(context.tokens.text)
        )
        mentions = area_lists.with_listed(context.tokens, mentions, self.gazetteer)
        mentions = quarters.in_their_cities(context.tokens, mentions)
        mentions = city_parts.in_cities(context.tokens, mentions, self._ordinary)
        mentions = relations.between(context.tokens, mentions)
        mentions = guesses.guessed(mentions, self.gazetteer, threshold=threshold)
        pointing = [
            *anaphora.referring(context.tokens, mentions),
            *implicit.of_countries(context.tokens, mentions, self._capitals),
        ]
        return tuple(sorted([*mentions, *pointing], key=lambda m: m.start)) if pointing else mentions

    def prepare(self, text: str) -> tuple[recognise.Context, list[Stretch]]:
        """`text` with the names in it and their features, before any judgement."""
        tokens = tokenise(text)
        return self._prepared(tokens, self._names(tokens))

    def calmed(self, text: str) -> str:
        """`text` with what is in capitals in the letters that it would have otherwise; as long as it was."""
        return shouted.calmed(text, self._book, self._name_words, self._is_listed)

    def _names(self, tokens: Tokens) -> list[Span]:
        spans = spans_by_sentence(tokens, self._book)
        return [
            span
            for i, span in enumerate(spans)
            if namesakes.closes_list(tokens, spans, i) or not namesakes.is_other(tokens, span, self._ordinary)
        ]

    def world(self, context: recognise.Context, unrest: Mapping[str, float]) -> evidence.World:
        """What is known beforehand of the countries and divisions that a text can mean."""
        return evidence.World(borders=self._borders, unrest=unrest if context.violent else {})

    def _is_beside(self, place: Place, admin1: str) -> bool:
        """Whether `place` lies in the division, or a place of the division within 30 km."""
        near = self.gazetteer.near(place.latitude, place.longitude, _BESIDE_KM)
        return place.admin1 == admin1 or any(other.admin1 == admin1 for other, _ in near)

    def _ordinary(self, word: str) -> bool:
        known = recognise.is_ordinary(word, self._vocabulary, self._name_words)
        return known or self._book.first(word, "en") > 0

    def _is_listed(self, word: str) -> bool:
        return recognise.is_ordinary(word, self._vocabulary, {})

    def _prepared(self, tokens: Tokens, spans: list[Span]) -> tuple[recognise.Context, list[Stretch]]:
        context = recognise.Context(tokens, spans, self._vocabulary, self._name_words, self._judge.wording)
        found = []
        for part in split(tokens, spans):
            links = find_links(tokens, part, self._beside)
            self._lands.tell(tokens, part, links)
            rows = recognise.rows(context, part, links.is_contained(), links.contains)
            found.append(Stretch(part, links, rows))
        return context, found

    def _place_given(
        self, tokens: Tokens, given: Sequence[tuple[int, int]], threshold: float
    ) -> tuple[Mention, ...]:
        _check(tokens.text, given)
        language = detect(tokens.text)
        known = [(a, b, span_at(tokens, self._book, language, a, b)) for a, b in given]
        asked = [span for _, _, span in known if span is not None]
        # The other names of the text say which of its namesakes each is: "Demidovka, Belgorod region".
        others = [
            s
            for s in self._names(tokens)
            if not any(s.start < b and a < s.end for a, b, _ in known)
            and any(-_CLOSE <= s.first - one.last <= _CLOSE for one in asked)
        ]
        context, stretches = self._prepared(tokens, sorted((*asked, *others), key=lambda s: s.start))
        starts = frozenset(span.start for span in asked)
        placed: dict[int, Mention] = {}
        for stretch in stretches:
            for mention in self._judged(context, stretch, threshold, given=starts):
                placed[mention.start] = mention
        return tuple(
            replace(placed[span.start], start=a, end=b, text=tokens.text[a:b])
            if span is not None
            else Mention(start=a, end=b, text=tokens.text[a:b], placement=Placement(reason=NOT_KNOWN))
            for a, b, span in known
        )

    def _judged(
        self, context: recognise.Context, stretch: Stretch, threshold: float, *, given: frozenset[int] = _NONE
    ) -> list[Mention]:
        """The mentions of a stretch; spans that start at `given` are places for sure, and get one in any case."""
        tokens = context.tokens
        likely = self._likely(context, stretch)
        likely[[span.start in given for span in stretch.spans]] = 1.0
        looked_into = stretch.looked_into(likely)
        stretch, likely = stretch.only(looked_into), likely[looked_into]
        spans = stretch.spans
        found, chosen = self._chosen(context, stretch, likely)
        by = abroad.attackers(context, spans)
        shares = sensible(spans, found, chosen, attackers=by, region=self._region)
        led = front.leads(tokens, spans)
        shares = front.towards(spans, shares, stretch.links, led)
        sure = self._judge.trusted(trust.rows(stretch.rows, likely, found, shares))
        best, chances = [int(own.argmax()) for own in shares], likely.tolist()
        pairs = list(zip(spans, shares, strict=True))
        floors = [
            least_sure(context, span, own, one) for (span, own), one in zip(pairs, chances, strict=True)
        ]
        at_home = company.at_home(context, spans, shares, best, chances)
        sure = np.maximum(sure, np.maximum(floors, np.where(at_home, _AT_HOME, 0.0)))
        said = stretch.links.said
        nicknamed = strangers.strangers(spans, best, chances, self._borders, said)
        far = strangers.far_away(spans, best, chances, self._borders, said)
        open_ones = descriptions.undecided(tokens, spans, best, chances, self._borders)
        lost = front.astray(tokens, spans, shares, stretch.links, led)
        vague = [
            any(doubts) or namesakes.is_vague(span, own)
            for (span, own), *doubts in zip(pairs, nicknamed, far, open_ones, lost, strict=True)
        ]
        sure = np.where(vague, np.minimum(sure, _VAGUE), sure)
        mentions, certain = [], sure.tolist()
        known: KnownRivals = {}
        for i, span in enumerate(spans):
            judgement = _Judgement(
                chances[i], shares[i], best[i], certain[i], stretch.links.denied[i], found.areas[i]
            )
            beside = kinds.beside(spans, i, chances)
            mention = self._mention(tokens, *beside, judgement, threshold, span.start in given, known)
            if mention is not None:
                mentions.append(mention)
        return mentions

    def _likely(self, context: recognise.Context, stretch: Stretch) -> Floats:
        """How likely each name is a place."""
        floors = [least.least_likely(context, span) for span in stretch.spans]
        likely: Floats = np.maximum(self._judge.recognised(stretch.rows), floors)
        return likely

    def _chosen(
        self, context: recognise.Context, stretch: Stretch, likely: Floats
    ) -> tuple[evidence.Evidence, Floats]:
        """The evidence for the candidates of each name, and what the judge makes of it; see `evidence.again`."""
        world = self.world(context, self._judge.unrest)
        found = evidence.gather(context.tokens, stretch.spans, stretch.links, likely.tolist(), world)
        chosen = self._judge.chosen(found.rows, found.first)
        told = evidence.again(found, chosen, world)
        if told is not found:
            found, chosen = told, self._judge.chosen(told.rows, told.first)
        return found, chosen

    def _mention(
        self,
        tokens: Tokens,
        spans: list[Span],
        i: int,
        judgement: _Judgement,
        threshold: float,
        given: bool,
        known: KnownRivals,
    ) -> Mention | None:
        span, shares, score = spans[i], judgement.shares, judgement.sure
        if not given and judgement.likely < _A_NAME and score < threshold:
            return None
        best = judgement.best
        place = span.entry.places[best]
        kind = kinds.kind_of(
            tokens, spans, i, place, self._capitals, None if judgement.area else self._demonyms
        )
        text = tokens.text[span.start : span.end]
        if judgement.denied is not None:
            reason = f"The gazetteer knows no {text} in {judgement.denied.name}"
            placement = Placement(reason=reason, rivals=runners_up(span, shares, judgement.denied, -1, known))
            return Mention(start=span.start, end=span.end, text=text, kind=kind, placement=placement)
        if score < threshold and not given:
            reason = _not_sure(text, len(span.entry))
            placement = Placement(
                score=score, reason=reason, rivals=runners_up(span, shares, place, -1, known)
            )
            return Mention(start=span.start, end=span.end, text=text, kind=kind, placement=placement)
        relation = relations.relation_of(tokens, spans, i) if kind is MentionKind.PLACE else None
        others = runners_up(span, shares, place, best, known)
        method = "only candidate" if len(span.entry) == 1 else "document"
        if relation is not None and not place.geo_precision.is_area:
            place = relations.applied(relation, place)
            kind = MentionKind.RELATIVE if relation.explicit else kind
        elif judgement.area and not place.geo_precision.is_area:
            place = relations.applied(relations.Relation(), place)
        placement = Placement(place=place, score=score, method=method, rivals=others)
        return Mention(start=span.start, end=span.end, text=text, kind=kind, placement=placement)


@dataclass(slots=True)
class _Judgement:
    """What was found about a span: likely a place, shares of its candidates, which is best, sure of that one; denied by whom;
    whether an area noun follows."""

    likely: float
    shares: Floats
    best: int
    sure: float
    denied: Place | None
    area: bool


NOT_KNOWN = "The gazetteer knows no place of this name"


def _not_sure(name: str, places: int) -> str:
    if places == 1:
        return f"The text does not make sure that {name} is the place of this name"
    return f"{places} places are called {name}, and the text does not tell which is meant"


def _check(text: str, given: Sequence[tuple[int, int]]) -> None:
    for start, end in given:
        if not 0 <= start < end <= len(text):
            raise InvalidValueError("spans", (start, end), f"a span within the text (0 to {len(text)})")
    for one, other in pairwise(given):
        if other[0] < one[1]:
            raise InvalidValueError("spans", (one, other), "a list of spans that do not overlap")
