"""How likely each reading of a name is, all else being equal.

The weights are our own. A settlement weighs its population, because reports name large towns more often;
other places weigh as much as a settlement that is named about as often. What the text states goes before
any weight: a place outside the stated region is no candidate at all.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from geo.gazetteer.entry import Candidate, NameKind
from geo.gazetteer.extent import distance_km
from geo.geocoders.bearers import ALIKE, borrowed, likeness
from geo.model import GeoPrecision, Place, Rival

_KIND = {
    NameKind.MAIN: 1.0,
    NameKind.CURATED: 0.5,
    NameKind.FULL: 1.0,
    NameKind.SHORT: 1.0,
    NameKind.ABBREVIATION: 0.8,
    NameKind.ADJECTIVE: 0.5,
    NameKind.ALTERNATE: 0.3,
    NameKind.DEMONYM: 0.02,
    NameKind.LIKELY: 0.02,
}
_AREAS = {
    GeoPrecision.COUNTRY: 30_000_000,
    GeoPrecision.AREA: 3_000_000,
    GeoPrecision.ADMIN1: 600_000,
    GeoPrecision.ADMIN2: 60_000,
}
_NAMESAKE_AREA = 30_000  # an oblast that shares its name with its own chief town: the bare name is the town
_BARE_DISTRICT = 1_000
_NAMESAKE_TOWN = 4_000
_NAMED_AFTER_TOWN = 0.5  # "Daraa": the governorate weighs half of what its town does, at most
_CURATED_VILLAGE, _UNKNOWN_VILLAGE = 3_000, 300
_LISTED = frozenset({"geonames", "katottg"})  # lists of everything there is, not of what reports name
_FAR_KM, _SOMEWHERE = 10.0, 0.5  # a village of which only the district is known
_LANDMARK, _LANDMARK_IN_SHORT = 200_000, 2_000  # "Oskil River", and "Oskil", which is a village first
_SEA_KM, _SEA_IN_SHORT = (
    300.0,
    20_000,
)  # the Red Sea goes before a state of that name, the Don before villages
_IN_REGION = 30.0
_DOUBTED = 0.05  # a name that is another place's own
_INFLECTED = 0.3  # «Ставрополье» is the region's own name, and a form of the town's
_AS_WRITTEN = 4.0  # "San José" for the place that writes its accent
_SAME_KM = 3.0
_POWER = 0.75
_MOST_RIVALS = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One place that the name can mean here.

    Attributes:
        candidate: the place and how the name names it.
        likeness: 1 for the name as written or inflected, less for a misspelling.
        accented: the name was written with diacritics, and the place's name has the same.
        inflected: the name was read as an inflected form.
    """

    candidate: Candidate
    likeness: float = 1.0
    inflected: bool = False
    accented: bool = False

    @property
    def place(self) -> Place:
        """The place."""
        return self.candidate.place


def ranked(readings: Iterable[Reading], region: str | None) -> list[tuple[Reading, float]]:
    """Readings with their weights, heaviest first, one for each place.

    Args:
        readings: what the name can mean.
        region: ISO 3166 code of the region of interest; places in it weigh thirty times as much.
    """
    chosen: dict[str, tuple[Reading, float]] = {}
    readings = list(readings)
    towns = _namesake_towns(readings)
    exact = any(not r.inflected and r.likeness == 1.0 for r in readings)
    doubted = borrowed([r.candidate for r in readings])
    for reading, doubt in zip(readings, doubted, strict=True):
        weight = (
            _weight(reading, towns)
            * (_DOUBTED if doubt else 1.0)
            * (_AS_WRITTEN if reading.accented else 1.0)
            * (_INFLECTED if reading.inflected and exact else 1.0)
            * (_IN_REGION if in_region(reading.place, region) else 1.0)
        )
        best = chosen.get(reading.place.gazetteer_id)
        if best is None or weight > best[1]:
            chosen[reading.place.gazetteer_id] = (reading, weight)
    return sorted(chosen.values(), key=lambda item: (-item[1], item[0].place.gazetteer_id))


def in_region(place: Place, region: str | None) -> bool:
    """True where `place` lies in the country or division with ISO 3166 code `region`."""
    return bool(region) and region in (place.country, place.admin1)


def _namesake_towns(readings: Sequence[Reading]) -> dict[str, float]:
    """Weight of the heaviest town of 4,000 people by its division; Parwan is an alternate of a town not like it."""
    towns: dict[str, float] = {}
    for reading in readings:
        place = reading.place
        town = place.feature_class == "P" and place.population >= _NAMESAKE_TOWN
        if town and likeness(reading.candidate) >= ALIKE:
            weight = place.population * _KIND[reading.candidate.kind] * reading.likeness**8
            towns[place.admin1] = max(weight, towns.get(place.admin1, 0.0))
    return towns


def _weight(reading: Reading, towns: dict[str, float]) -> float:
    place, kind = reading.place, reading.candidate.kind
    if place.geo_precision is GeoPrecision.ADMIN1:
        loose = kind in (NameKind.SHORT, NameKind.ALTERNATE) or place.admin1 in towns
        base: float = _AREAS[GeoPrecision.ADMIN1]
        if loose and kind is not NameKind.FULL:
            base = _NAMESAKE_AREA
            if kind is NameKind.SHORT and place.admin1 in towns:
                base = min(base, _NAMED_AFTER_TOWN * towns[place.admin1])
    elif place.geo_precision in _AREAS and place.feature_class in ("A", "L"):
        base = max(_AREAS[place.geo_precision], place.population)
        if place.geo_precision is GeoPrecision.ADMIN2 and kind in (NameKind.SHORT, NameKind.ALTERNATE):
            base = _BARE_DISTRICT
    elif place.feature_class == "P":
        unknown = _UNKNOWN_VILLAGE if place.source in _LISTED else _CURATED_VILLAGE
        base = max(place.population, unknown) * (_SOMEWHERE if place.radius_km > _FAR_KM else 1.0)
    else:
        base = _landmark(reading.candidate)
    return base * _KIND[kind] * reading.likeness**8


def _landmark(candidate: Candidate) -> float:
    """Weight of a sea, river, bridge or plant: less where a word of its name is left out."""
    place = candidate.place
    large = place.geo_precision is GeoPrecision.AREA and place.radius_km >= _SEA_KM
    if candidate.kind in (NameKind.MAIN, NameKind.FULL):
        return _AREAS[GeoPrecision.AREA] if large else _LANDMARK
    if candidate.name.count(" ") < place.name.count(" "):
        return _SEA_IN_SHORT if large else _LANDMARK_IN_SHORT
    return _AREAS[GeoPrecision.AREA] if large else _LANDMARK


def share(ranking: Sequence[tuple[Reading, float]]) -> float:
    """0 to 1: how far the first reading stands out from the others.

    A town ten times as large is nearly six times as likely. An area that holds the first
    place, and a second record of the same place, are no other reading.
    """
    first = ranking[0][0].place
    total = sum(_pull(w) for r, w in ranking[1:] if not _agrees(r.place, first))
    best = _pull(ranking[0][1])
    return best / (best + total)


def _pull(weight: float) -> float:
    return float(weight**_POWER)


def _agrees(other: Place, first: Place) -> bool:
    distance = distance_km(first.latitude, first.longitude, other.latitude, other.longitude)
    if other.geo_precision.is_area and not first.geo_precision.is_area:
        return other.country == first.country and other.admin1 in ("", first.admin1)
    return distance <= max(_SAME_KM, min(first.radius_km, other.radius_km))


def rivals(ranking: Sequence[tuple[Reading, float]], score: float) -> tuple[Rival, ...]:
    """The runners-up, best first, with scores on the scale of the first one's `score`.

    A second record of the same place is none; towns on two sides of a border (Rafah) are two.
    """
    first, most = ranking[0][0].place, _pull(ranking[0][1])
    found = []
    for reading, weight in ranking[1:]:
        other = reading.place
        distance = distance_km(first.latitude, first.longitude, other.latitude, other.longitude)
        abroad = bool(other.country and first.country) and other.country != first.country
        if distance > _SAME_KM or abroad or other.geo_precision.is_area != first.geo_precision.is_area:
            value = round(score * _pull(weight) / most, 4)
            found.append(Rival(place=other, score=value, distance_km=round(distance, 1)))
    return tuple(found[:_MOST_RIVALS])
