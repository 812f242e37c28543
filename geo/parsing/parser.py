"""Text in, mentions of places out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Protocol

import numpy as np

from geo.errors import InvalidValueError
from geo.gazetteer.extent import distance_km
from geo.gazetteer.index import Gazetteer
from geo.model import GeoPrecision, Mention, MentionKind, Place, Placement, Rival
from geo.parsing import anaphora, evidence, guesses, implicit, kinds, namesakes, recognise, relations, trust
from geo.parsing.capitals import Capitals
from geo.parsing.judge import Judge
from geo.parsing.language import detect
from geo.parsing.links import Links, find_links
from geo.parsing.mixed import spans_by_sentence
from geo.parsing.model import TrainedJudge
from geo.parsing.namebook import Floats, NameBook
from geo.parsing.spacy_recogniser import SpacyRecogniser
from geo.parsing.spans import Span, span_at
from geo.parsing.tokens import Tokens, tokenise
from geo.settings import Settings

_A_NAME = 0.6  # below it a name is kept where its place is sure enough, else left out
_DENIED, _UNLIKELY = 1e-6, 0.001  # weight of a place outside the area that the text states with its name
_COUNTRY_NAMED = evidence.FEATURES.index("country_named")
_COUNTRY_SURE = 0.5  # least score of a country whose name is nothing else's
_NATURE, _BEHIND_IN = 2, 4  # `Unit.cues`
_WATER = 2  # `NameEntry.feature` of rivers, lakes and seas
_DIVISION = 2  # `NameEntry.level` of the first divisions of a country; countries have 3
_BORROWED, _FORMER = 0.15, 0.05  # weight of a place by a name that is another's own
_HAMLET = 0.02  # and of a village without an area stated, where a city bears its name
_STRETCH, _OVERHANG = 160, 40
_MOST_RIVALS, _LEAST_SHARE = 4, 0.003


class Recogniser(Protocol):
    """Whoever finds names of places in a text."""

    def spans(self, text: str) -> list[tuple[int, int]]:
        """Character offsets of the names, none overlapping."""
        ...


@dataclass(slots=True)
class Stretch:
    """Neighbouring names that are judged together, with what was read off them.

    Attributes:
        spans: the names.
        links: which contain which.
        rows: columns of `recognise.FEATURES`.
    """

    spans: list[Span]
    links: Links
    rows: Floats


class Parser:
    """Finds the names of places in texts and says which places they mean.

    Args:
        gazetteer: where names are looked up.
        settings: where the shipped data are, and the region of interest.
        judge: what decides; by default the trained model.
        recogniser: what finds the names, instead of gazetteer and judge; they are only placed then. By default what
            the settings choose.

    Attributes:
        borders: the neighbours of every country, by the numbers of `NameBook`.

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
        self.borders = {
            self._book.number(code): frozenset(map(self._book.number, around))
            for code, around in self._capitals.borders.items()
        }
        self._vocabulary = recognise.vocabulary()
        self._name_words = recognise.read_name_words(settings.data / "name_words.csv")
        self._demonyms = kinds.read_demonyms(settings.data / "demonyms.csv")
        self._judge: Judge = judge or TrainedJudge.load(settings.data)
        self._region = settings.region or ""

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
        if spans is None and self._recogniser is not None:
            spans = self._recogniser.spans(text)
        if spans is not None:
            return self._place_given(tokenise(text), sorted(spans), threshold)
        context, stretches = self.prepare(text)
        found: list[Mention] = []
        for stretch in stretches:
            found += self._judged(context, stretch, threshold)
        found += implicit.unknown(context.tokens, found)
        found += implicit.in_an_area(context.tokens, found)
        mentions = implicit.combined(context.tokens, found, self._capitals)
        mentions = implicit.with_capitals(context.tokens, mentions, self._capitals, self._book.entry)
        mentions = guesses.guessed(mentions, self.gazetteer, threshold=threshold)
        pointing = anaphora.referring(context.tokens, mentions)
        return tuple(sorted([*mentions, *pointing], key=lambda m: m.start)) if pointing else mentions

    def prepare(self, text: str) -> tuple[recognise.Context, list[Stretch]]:
        """`text` with the names in it and their features, before any judgement."""
        tokens = tokenise(text)
        spans = spans_by_sentence(tokens, self._book)
        return self._prepared(tokens, [s for s in spans if not namesakes.is_other(tokens, s, self._ordinary)])

    def _ordinary(self, word: str) -> bool:
        known = recognise.is_ordinary(word, self._vocabulary, self._name_words)
        return known or self._book.first(word, "en") > 0

    def _prepared(self, tokens: Tokens, spans: list[Span]) -> tuple[recognise.Context, list[Stretch]]:
        context = recognise.Context(tokens, spans, self._vocabulary, self._name_words, self._judge.wording)
        stretches = []
        for part in _stretches(tokens, spans):
            links = find_links(tokens, part)
            rows = recognise.rows(context, part, links.is_contained(), links.contains)
            stretches.append(Stretch(part, links, rows))
        return context, stretches

    def _place_given(
        self, tokens: Tokens, given: Sequence[tuple[int, int]], threshold: float
    ) -> tuple[Mention, ...]:
        _check(tokens.text, given)
        language = detect(tokens.text)
        known = [(a, b, span_at(tokens, self._book, language, a, b)) for a, b in given]
        context, stretches = self._prepared(tokens, [span for _, _, span in known if span is not None])
        placed: dict[int, Mention] = {}
        for stretch in stretches:
            for mention in self._judged(context, stretch, threshold, given=True):
                placed[mention.start] = mention
        return tuple(
            replace(placed[span.start], start=a, end=b, text=tokens.text[a:b])
            if span is not None
            else Mention(start=a, end=b, text=tokens.text[a:b], placement=Placement(reason=NOT_KNOWN))
            for a, b, span in known
        )

    def _judged(
        self, context: recognise.Context, stretch: Stretch, threshold: float, *, given: bool = False
    ) -> list[Mention]:
        tokens, spans = context.tokens, stretch.spans
        likely = np.ones(len(spans)) if given else self._judge.recognised(stretch.rows)
        if not given:
            likely = np.maximum(likely, [recognise.least_likely(context, span) for span in spans])
        found = evidence.gather(tokens, spans, stretch.links, likely.tolist(), self.borders)
        chosen = self._judge.chosen(found.rows, found.first)
        told = evidence.again(found, chosen, self.borders)
        if told is not found:
            found, chosen = told, self._judge.chosen(told.rows, told.first)
        shares = sensible(spans, found, chosen, region=self._region)
        sure = self._judge.trusted(trust.rows(stretch.rows, likely, found, shares))
        countries = [recognise.is_only_a_country(context, span) for span in spans]
        sure = np.where(countries, np.maximum(sure, _COUNTRY_SURE), sure)
        mentions = []
        known: _KnownRivals = {}
        for i in range(len(spans)):
            judgement = _Judgement(
                float(likely[i]), shares[i], float(sure[i]), stretch.links.denied[i], found.areas[i]
            )
            mention = self._mention(tokens, spans, i, judgement, threshold, given, known)
            if mention is not None:
                mentions.append(mention)
        return mentions

    def _mention(
        self,
        tokens: Tokens,
        spans: list[Span],
        i: int,
        judgement: _Judgement,
        threshold: float,
        given: bool,
        known: _KnownRivals,
    ) -> Mention | None:
        span, shares, score = spans[i], judgement.shares, judgement.sure
        if not given and judgement.likely < _A_NAME and score < threshold:
            return None
        best = int(shares.argmax())
        place = span.entry.places[best]
        kind = kinds.kind_of(
            tokens, spans, i, place, self._capitals, None if judgement.area else self._demonyms
        )
        text = tokens.text[span.start : span.end]
        if judgement.denied is not None:
            reason = f"The gazetteer knows no {text} in {judgement.denied.name}"
            placement = Placement(reason=reason, rivals=_rivals(span, shares, judgement.denied, -1, known))
            return Mention(start=span.start, end=span.end, text=text, kind=kind, placement=placement)
        if score < threshold and not given:
            reason = _not_sure(text, len(span.entry))
            placement = Placement(score=score, reason=reason, rivals=_rivals(span, shares, place, -1, known))
            return Mention(start=span.start, end=span.end, text=text, kind=kind, placement=placement)
        relation = relations.relation_of(tokens, spans, i) if kind is MentionKind.PLACE else None
        rivals = _rivals(span, shares, place, best, known)
        method = "only candidate" if len(span.entry) == 1 else "document"
        if relation is not None and not place.geo_precision.is_area:
            place = relations.applied(relation, place)
            kind = MentionKind.RELATIVE if relation.explicit else kind
        elif judgement.area and not place.geo_precision.is_area:
            place = relations.applied(relations.Relation(), place)
        placement = Placement(place=place, score=score, method=method, rivals=rivals)
        return Mention(start=span.start, end=span.end, text=text, kind=kind, placement=placement)


@dataclass(slots=True)
class _Judgement:
    """What was found about a span: likely a place, shares of its candidates, sure of the best one; denied by whom;
    whether an area noun follows."""

    likely: float
    shares: Floats
    sure: float
    denied: Place | None
    area: bool


_KnownRivals = dict[tuple[int, str, int], tuple[Rival, ...]]
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


def _stretches(tokens: Tokens, spans: list[Span]) -> list[list[Span]]:
    """The spans in stretches that are judged together, so that the work grows with the text's length only.

    A stretch ends with a sentence where one ends within 40 names.
    """
    found: list[list[Span]] = []
    count = max(1, -(-len(spans) // _STRETCH))
    size, start = -(-len(spans) // count), 0
    while start < len(spans):
        end = min(start + size, len(spans))
        latest = min(end + _OVERHANG, len(spans))
        while end < latest and tokens.sentence[spans[end].first] == tokens.sentence[spans[end - 1].first]:
            end += 1
        found.append(spans[start:end])
        start = end
    return found


def sensible(spans: Sequence[Span], found: evidence.Evidence, shares: Floats, *, region: str) -> list[Floats]:
    """Per span, the shares of its candidates after what holds whatever a model says.

    Spans of one unit share one array, unless an area noun follows one and not the other.

    Args:
        spans: the names.
        found: their evidence.
        shares: one a candidate, in the order of the evidence's rows.
        region: ISO 3166 code of the user's region of interest, or "".
    """
    known: dict[tuple[int, bool], Floats] = {}
    for span, number, area in zip(spans, found.unit_of_span, found.areas, strict=True):
        if (number, area) not in known:
            unit = found.units[number]
            own = shares[found.first[number] : found.first[number + 1]]
            outside = _DENIED if unit.said else _UNLIKELY
            within = np.where(unit.contained > 0, 1.0, outside) if unit.contained.any() else None
            if unit.entry.has_former:
                named = found.rows[found.first[number] : found.first[number + 1], _COUNTRY_NAMED] > 0
                kept = np.where(unit.entry.former & ~named, _FORMER, 1.0)
                within = kept if within is None else within * kept
            if unit.entry.has_hamlet and not unit.contained.any():
                told = np.where(unit.entry.hamlet, _HAMLET, 1.0)
                within = told if within is None else within * told
            known[number, area] = _sensible(
                span,
                own,
                area=area,
                town=unit.town,
                behind_in=unit.cues[_BEHIND_IN] > unit.cues[_NATURE],
                region=region,
                within=within,
            )
    return [known[key] for key in zip(found.unit_of_span, found.areas, strict=True)]


def _sensible(
    span: Span,
    shares: Floats,
    *,
    area: bool,
    town: bool,
    behind_in: bool,
    region: str,
    within: Floats | None,
) -> Floats:
    """`shares` after what holds whatever the model says.

    A place whose country stands behind it ("X, Haiti") lies in that country, and hardly outside any other area stated with
    it ("Springfield, Illinois", whatever other Springfield the text names). With an area noun ("X region") only areas
    are meant; nothing happens "in" a river whose name a town bears; what the text calls a town is no country and no oblast. A
    name short for an oblast and that of its town means the town. The user's region of interest counts four times.
    """
    entry = span.entry
    if len(entry) == 1:
        return shares
    weights = np.ones(len(entry))
    if area and entry.has_area:
        weights[entry.level == 0] = 1e-6
    elif not area:
        weights[entry.overshadowed] = 0.05
    if town and not area and entry.has_settlement:
        weights[entry.level >= _DIVISION] *= _UNLIKELY
    if behind_in and entry.has_settlement:
        weights[entry.feature == _WATER] *= _DENIED
    weights[entry.borrowed] *= _BORROWED
    if within is not None:
        weights *= within
    if region:
        weights *= [4.0 if region in (p.country, p.admin1) else 1.0 for p in entry.places]
    weighted: Floats = shares * weights
    return weighted / max(float(weighted.sum()), 1e-12)


def _rivals(span: Span, shares: Floats, chosen: Place, best: int, known: _KnownRivals) -> tuple[Rival, ...]:
    """The runners-up, best first; worked out once for the spans of a unit, which share one array of shares."""
    key = id(shares), chosen.gazetteer_id, best
    if key not in known:
        known[key] = _runners_up(span, shares, chosen, best)
    return known[key]


def _runners_up(span: Span, shares: Floats, chosen: Place, best: int) -> tuple[Rival, ...]:
    """The runners-up, best first; a town's own oblast always among them, and an oblast's town."""
    order = [int(n) for n in np.argsort(-shares, kind="stable") if n != best]
    places = span.entry.places
    kept = [n for n in order[:_MOST_RIVALS] if shares[n] >= _LEAST_SHARE]
    kept += [
        n
        for n in order
        if n not in kept
        and places[n].admin1 == chosen.admin1
        and chosen.admin1
        and places[n].geo_precision is GeoPrecision.ADMIN1
    ]
    return tuple(
        Rival(
            place=places[n],
            score=min(1.0, float(shares[n])),
            distance_km=round(
                distance_km(chosen.latitude, chosen.longitude, places[n].latitude, places[n].longitude), 1
            ),
        )
        for n in kept
    )
