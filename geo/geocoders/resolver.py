"""From a name and what stands beside it to one place, its score and its rivals, or an honest "not found"."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from geo.errors import shown_name
from geo.gazetteer import likely
from geo.gazetteer.entry import Candidate, NameKind
from geo.gazetteer.extent import distance_km
from geo.gazetteer.index import Gazetteer
from geo.gazetteer.names import MAX_NAME, fold, is_cyrillic, romanise_ru, romanise_uk
from geo.geocoders import words
from geo.geocoders.scope import Scope, find_scopes, lies_in
from geo.geocoders.weigh import Reading, ranked, rivals, share
from geo.model import STATED_AREA, GeoPrecision, Place, Placement

_LONGEST = 4 * MAX_NAME
_LARGE = 100_000
_BY_KIND = {NameKind.ALTERNATE: 0.97, NameKind.ADJECTIVE: 0.9, NameKind.DEMONYM: 0.6, NameKind.LIKELY: 0.85}
_INFLECTED, _MISSPELT, _UNSURE_REGION = 0.97, 0.6, 0.6
_UNSURE_DISTRICT, _SEAT_KM = 0.7, 3.0
_BEST = 0.99


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What is asked of a geocoder.

    Attributes:
        query: the name, with or without its own context after commas.
        countries: ISO 3166-1 alpha-2 codes; the place must lie in one of them.
        admin1s: ISO 3166-2 codes; where given, the place must lie in one of these instead.
        stated: names of regions; the place must lie in each of them.
        region: ISO 3166 code of the region of interest.
        fall_back_to_area: answer with the stated area where the name is not found in it.
    """

    query: str
    countries: tuple[str, ...] = ()
    admin1s: tuple[str, ...] = ()
    stated: tuple[str, ...] = ()
    region: str | None = None
    fall_back_to_area: bool = False


def resolve(gazetteer: Gazetteer, question: Question) -> Placement:
    """The place that `question` is about; without a place, and with the reason, where there is none."""
    if len(question.query) > _LONGEST:
        return Placement(
            reason=f"A name has at most {MAX_NAME} characters, the query has {len(question.query)}"
        )
    name, texts = words.parted(question.query)
    if not fold(name):
        return Placement(reason="There is no name in the query")
    scopes = stated_scopes(gazetteer, question)
    readings = _readings(gazetteer, name)
    if not readings and not texts:
        name, readings, scopes = _behind(gazetteer, name, scopes, question.countries)
    return _Choice(gazetteer, name, scopes, question).of(readings)


def stated_scopes(gazetteer: Gazetteer, question: Question) -> list[Scope]:
    """The areas that `question` states, nearest first."""
    _, texts = words.parted(question.query)
    scopes = find_scopes(gazetteer, (*texts, *question.stated), question.countries)
    codes = question.admin1s or question.countries
    if codes:
        areas = tuple(p for code in codes if (p := gazetteer.place(f"iso:{code.upper()}")))
        text = ", ".join(a.name for a in areas) or ", ".join(codes)
        scopes.append(Scope(text=text, areas=areas, areal=True))
    return scopes


def _behind(
    gazetteer: Gazetteer, name: str, scopes: list[Scope], countries: Sequence[str]
) -> tuple[str, list[Reading], list[Scope]]:
    """A name with its area behind it and no comma: «Любимовка Курской области»."""
    for head, tail in words.endings(name):
        (scope,) = find_scopes(gazetteer, [tail], countries)
        if scope.areas:
            return head, _readings(gazetteer, head), [scope, *scopes]
    return name, [], scopes


def _readings(gazetteer: Gazetteer, name: str) -> list[Reading]:
    """What `name` can mean anywhere: exactly, inflected, or without the words that say what it is."""
    folded = fold(name)
    found = _exact(gazetteer, name) + _inflected(gazetteer, folded)
    kind_left_out = words.settlement_name(folded)
    if kind_left_out:
        found += [r for r in _readings(gazetteer, kind_left_out.title()) if r.place.feature_class == "P"]
    if not found and (bare := words.without_links(folded)) != folded:
        found = _readings(gazetteer, bare.title())
    return found or _romanised(gazetteer, folded)


def _exact(gazetteer: Gazetteer, name: str) -> list[Reading]:
    """Readings of `name` as it stands; "in", "on" and "us" in lower case are words, not Indiana."""
    folded = fold(name)
    if len(folded) <= 2 and name.islower():
        return []
    found = [c for s in words.spellings(folded) for c in gazetteer.lookup(s)]
    shouted = name.isupper()
    accented = _has_accents(name)
    return [
        Reading(candidate=c, accented=accented and _as_written(c, name))
        for c in found
        if shouted or not _is_short_code(c)
    ]


def _has_accents(name: str) -> bool:
    """True where a Latin `name` is written with diacritics or with letters that English lacks."""
    return not name.isascii() and not is_cyrillic(name)


def _as_written(candidate: Candidate, name: str) -> bool:
    """True where `name` is the place's chief name to the last accent; foreign lists give accents to any namesake."""
    own = unicodedata.normalize("NFC", candidate.place.name).casefold()
    return own == unicodedata.normalize("NFC", " ".join(name.split())).casefold()


def _is_short_code(candidate: Candidate) -> bool:
    return candidate.kind is NameKind.ABBREVIATION and candidate.name.isalpha() and len(candidate.name) <= 2


def _inflected(gazetteer: Gazetteer, folded: str) -> list[Reading]:
    if not is_cyrillic(folded):
        return []
    return [Reading(candidate=c, inflected=True) for c in gazetteer.lookup_inflected(folded)]


def _romanised(gazetteer: Gazetteer, folded: str) -> list[Reading]:
    """A Cyrillic name that the gazetteer has in Latin letters only."""
    if not is_cyrillic(folded):
        return []
    forms = dict.fromkeys(fold(romanise(folded)) for romanise in (romanise_uk, romanise_ru))
    return [Reading(candidate=c, likeness=0.97) for form in forms for c in gazetteer.lookup(form)]


class _Choice:
    """Choosing among readings, given what the text states."""

    def __init__(self, gazetteer: Gazetteer, name: str, scopes: list[Scope], question: Question) -> None:
        self.gazetteer, self.name = gazetteer, name
        self.region, self.fall_back = question.region, question.fall_back_to_area
        self.unknown = [s for s in scopes if not s.areas]
        self.known = [s for s in scopes if s.areas]

    def of(self, readings: list[Reading]) -> Placement:
        """The placement."""
        inside = self._inside(readings) or self._twice(readings) or self._likely(readings)
        if self.unknown and (not self.known or any(s.areal for s in self.unknown)):
            return self._nowhere(f"The gazetteer knows no {shown_name(self.unknown[0].text)}")
        if not inside and not self._spelt_well(readings):
            inside = self._inside(self._misspelt())
        if not inside:
            return self._nowhere(self._reason(readings))
        ranking = ranked(inside, self.region)
        if self.unknown and len(ranking) > 1:
            unknown, several = shown_name(self.unknown[0].text), shown_name(self.name)
            return self._nowhere(f"The gazetteer knows no {unknown}, and several {several}")
        return self._placed(ranking)

    def _inside(self, readings: Iterable[Reading]) -> list[Reading]:
        return [r for r in readings if all(self._in(r.place, scope) for scope in self.known)]

    def _in(self, place: Place, scope: Scope) -> bool:
        return any(
            lies_in(self.gazetteer, place, area)
            for area in scope.areas
            if area.gazetteer_id != place.gazetteer_id
        ) or (len(self.known) == 1 and place in scope.areas and place.geo_precision is GeoPrecision.COUNTRY)

    def _twice(self, readings: list[Reading]) -> list[Reading]:
        """Readings whose own name is what is stated beside them: tables have the town's name for its region, too."""
        others = self.known[1:]
        return [
            r
            for r in readings
            if others and r.place in self.known[0].areas and all(self._in(r.place, scope) for scope in others)
        ]

    def _likely(self, readings: list[Reading]) -> list[Reading]:
        """Readings of the name as the likely Russian name of a village, where Ukraine is stated or is of interest."""
        lands = {country for country, _ in self._grounds()}
        if not self.known and not readings and self.region:
            lands = {self.region[:2]}
        if likely.COUNTRY not in lands:
            return []
        bare = words.settlement_name(fold(self.name)) or self.name
        return self._inside(Reading(candidate=c) for c in self.gazetteer.lookup_likely(bare))

    def _spelt_well(self, readings: list[Reading]) -> bool:
        """True where the name as written is that of a place elsewhere: then it is no slip of the pen."""
        return any(r.candidate.kind is not NameKind.DEMONYM for r in readings)

    def _misspelt(self) -> list[Reading]:
        """Readings of the name as a misspelling, within the stated areas only."""
        folded = fold(self.name)
        found = []
        for country, admin1 in sorted(self._grounds()):
            for hit in self.gazetteer.fuzzy(folded, country=country, admin1=admin1 or None):
                if words.names_area(folded) and not hit.place.geo_precision.is_area:
                    continue
                candidate = Candidate(hit.place, NameKind.ALTERNATE, hit.name)
                found.append(Reading(candidate=candidate, likeness=hit.likeness / 100 * _MISSPELT))
        return found

    def _grounds(self) -> set[tuple[str, str]]:
        """Countries and divisions that the name is stated to be in."""
        return {(a.country, a.admin1) for s in self.known[:1] for a in s.areas if a.country}

    def _reason(self, readings: list[Reading]) -> str:
        name = shown_name(self.name)
        if not self.known:
            return f"The gazetteer knows no {name}"
        elsewhere = f", only elsewhere ({len({r.place.gazetteer_id for r in readings})})" if readings else ""
        return f"The gazetteer knows no {name} in {shown_name(self.known[0].text)}{elsewhere}"

    def _nowhere(self, reason: str) -> Placement:
        area = self._smallest_area() if self.fall_back else None
        if area is None:
            return Placement(reason=reason)
        return Placement(place=area, score=0.5, method=STATED_AREA, reason=reason)

    def _smallest_area(self) -> Place | None:
        for scope in self.known:
            areas = [a for a in scope.areas if a.geo_precision.is_area]
            if len(areas) == 1:
                return areas[0]
        return None

    def _placed(self, ranking: list[tuple[Reading, float]]) -> Placement:
        best, standing = ranking[0][0], share(ranking)
        score = standing * _BY_KIND.get(best.candidate.kind, 1.0) * self._prior(best)
        score *= _INFLECTED if best.inflected else 1.0
        score *= best.likeness if best.likeness < 1 else 1.0
        score = round(min(score, _BEST), 4)
        return Placement(
            place=best.place,
            score=score,
            method=self._method(best, len(ranking)),
            rivals=rivals(ranking, score),
        )

    def _prior(self, best: Reading) -> float:
        """How far a name alone is to be trusted: fully where its region is stated, less for a village without."""
        if self.unknown:
            return _UNSURE_REGION
        if self.known:
            return _UNSURE_DISTRICT if self._district_is_a_guess(best.place) else 1.0
        if best.place.geo_precision.is_area:
            return 1.0
        return 0.95 if best.place.population >= _LARGE else 0.8

    def _district_is_a_guess(self, place: Place) -> bool:
        """True where only the distance says that `place` lies in the stated district, whose extent is a circle."""
        districts = [a for s in self.known for a in s.areas if a.geo_precision is GeoPrecision.ADMIN2]
        seat = any(
            distance_km(place.latitude, place.longitude, a.latitude, a.longitude) < _SEAT_KM
            for a in districts
        )
        return bool(districts) and not seat and not place.admin2 and not place.geo_precision.is_area

    def _method(self, best: Reading, count: int) -> str:
        if best.candidate.kind is NameKind.LIKELY:
            return "likely name"
        if best.likeness < _MISSPELT + 0.01:
            return "misspelling"
        if self.known:
            return "region stated"
        if count == 1:
            return "only candidate"
        if self.region and self.region in (best.place.country, best.place.admin1):
            return "region of interest"
        return "population"
