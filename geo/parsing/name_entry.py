"""The candidates of one name, as places and as arrays: what is known of each wherever it is named."""

from __future__ import annotations

import math
from collections.abc import Collection, Sequence

import numpy as np
from numpy.typing import NDArray

from geo.gazetteer.entry import Candidate, NameKind
from geo.gazetteer.extent import EARTH_KM, distance_km
from geo.geocoders.bearers import borrowed
from geo.model import GeoPrecision, Place
from geo.parsing import renown
from geo.parsing.language import Language
from geo.parsing.renown import TOWN

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Booleans = NDArray[np.bool_]

KNOWN_KINDS = (
    NameKind.MAIN, NameKind.ALTERNATE, NameKind.CURATED, NameKind.SHORT, NameKind.FULL, NameKind.ADJECTIVE, NameKind.DEMONYM,
    NameKind.ABBREVIATION,
)  # fmt: skip
"""Kinds of names that the model was trained with; any other counts as an alternate name."""
OWN_FEATURES = (
    "log_population", "prior", "is_settlement", "is_other_area", "is_admin1", "is_country", "is_natural", "is_capital",
    "inflected", *(f"kind_{kind.value}" for kind in KNOWN_KINDS),
)  # fmt: skip
"""Names of the columns of `NameEntry.own`."""
_KIND_NUMBER = {kind: number for number, kind in enumerate(KNOWN_KINDS)}
ALTERNATE = _KIND_NUMBER[NameKind.ALTERNATE]
"""What `NameEntry.kind` has for a name that is not the chief one."""
_ONE_OF_KINDS = tuple(
    tuple(float(kind == other) for other in range(len(KNOWN_KINDS))) for kind in range(len(KNOWN_KINDS))
)
_ONE_OF_LEVELS = tuple(tuple(float(level == other) for other in range(4)) for level in range(4))
_SHOWN = [OWN_FEATURES.index(name) for name in ("log_population", "prior", "is_capital", "inflected")]
_SPOT_KM, _WIDE_KM = 25.0, 60.0
_SPOT = math.cos(_SPOT_KM / EARTH_KM)
_NUMBERS = range(len(KNOWN_KINDS))
_NONE = (False,)
_NOT_ONE, _NO_CITY = np.zeros(1, dtype=bool), np.ones(1)
_NOT_ONE.flags.writeable = _NO_CITY.flags.writeable = False
_ADJECTIVES = frozenset({NameKind.DEMONYM, NameKind.ADJECTIVE})
_SHARED_KINDS = frozenset({NameKind.SHORT, NameKind.ADJECTIVE})  # of an area, and of the town it is named for
_A_CITY = 100_000  # people
_AFTER_TOWN = frozenset({NameKind.SHORT, NameKind.ALTERNATE})  # names that areas have of their towns
_COUNTRY, _DIVISION, _OTHER_AREA = 3, 2, 1
_WATER = 2  # and what follows in this table: natural features
_CLASS_NUMBER = {"P": 0, "A": 1, "H": 2, "L": 3, "R": 4, "S": 5, "T": 6}
_LEVELS = {
    GeoPrecision.COUNTRY: _COUNTRY,
    GeoPrecision.ADMIN1: _DIVISION,
    GeoPrecision.ADMIN2: _OTHER_AREA,
    GeoPrecision.AREA: _OTHER_AREA,
}
_LEAST_FAME = {
    GeoPrecision.COUNTRY: math.log(100_000),
    GeoPrecision.AREA: math.log(5_000_000),
    GeoPrecision.ADMIN1: math.log(1_000_000),
    GeoPrecision.ADMIN2: math.log(20_000),
}


class NameEntry:
    """The candidates of one name, as places and as arrays that run parallel to them.

    Attributes:
        key: the folded name.
        language: in whose inflected forms it was looked up; a name can have other candidates in another.
        places: the candidates' places.
        candidates: the candidates as the gazetteer gave them.
        vectors: unit vectors of their points, one a row.
        log_population: natural logarithm of population + 1, see `fame`.
        level: 3 country, 2 first-level division, 1 other area, 0 settlement or site.
        kind: number of the kind of name.
        feature: number of the feature class.
        capital: 1 where the candidate is the capital of a country.
        inflected: 1 where the name is an inflected form of the candidate's.
        country, admin1: numbers that stand for their codes, 0 for none.
        levels, countries, fames: `level`, `country` and `log_population` as plain numbers, quicker where one is asked for.
        has_kind: per kind of name, whether any candidate bears the name so.
        has_admin1, has_other_area: whether any is a first-level division, another area below the country.
        has_settlement, has_area, has_capital: whether any is a settlement or site, an area, a capital.
        has_country, has_division: whether any is a country, an area below it.
        has_former, has_hamlet: whether any is `former`, a `hamlet`.
        has_overshadowed, has_borrowed, has_world_city: whether any is `overshadowed`, is `borrowed`, has a weight beside a city in `world`.
        is_towns: whether areas bear the name only after their town, and no place has an article in its own: "the Bronx".
        is_foreign: whether it is in no language the chief name of any place, nor a country's: Balka for Balqa in Jordan.
        top_lasting: natural logarithm of the largest population + 1 of those that are not `former`, 0 where all are.
        hamlet: whether it is a village that is only known to lie somewhere in its district, while a city of its country
            bears the name.
        is_inflected: whether the name is an inflected form of all of them.
        is_renamed: whether it is one town's or village's, and unlike what that is called today: Ilyich for Atakent.
        overshadowed: whether a candidate is an area whose town bears the name too, and is meant by it.
        borrowed: whether the name is another candidate's own, and only once was or seldom is this one's.
        world: weight of each candidate beside a city that the world knows; 1 where there is none.
        beside: per pair, whether the second candidate is in the same spot as the first; None where no two are.
        former: in Cyrillic, whether another candidate is meant unless this one's country is named.
        prior: how likely each candidate is by fame alone; they add up to 1.
        own: what is known of each candidate wherever it is named, columns as in `OWN_FEATURES`.
    """

    __slots__ = (
        "admin1",
        "beside",
        "borrowed",
        "candidates",
        "capital",
        "countries",
        "country",
        "fames",
        "feature",
        "former",
        "hamlet",
        "has_admin1",
        "has_area",
        "has_borrowed",
        "has_capital",
        "has_country",
        "has_division",
        "has_former",
        "has_hamlet",
        "has_kind",
        "has_other_area",
        "has_overshadowed",
        "has_settlement",
        "has_world_city",
        "inflected",
        "is_adjective",
        "is_demonym",
        "is_foreign",
        "is_inflected",
        "is_renamed",
        "is_towns",
        "key",
        "kind",
        "language",
        "level",
        "levels",
        "log_population",
        "overshadowed",
        "own",
        "places",
        "prior",
        "top_lasting",
        "top_level",
        "top_log_population",
        "vectors",
        "world",
    )  # fmt: skip

    def __init__(
        self,
        key: str,
        language: Language,
        candidates: Sequence[Candidate],
        inflected: Sequence[bool],
        countries: Ints,
        admin1s: Ints,
        capitals: Collection[str],
    ) -> None:
        self.key, self.language = key, language
        self.candidates = tuple(candidates)
        self.places = tuple(c.place for c in candidates)
        self.country, self.admin1 = countries, admin1s
        self.countries: tuple[int, ...] = tuple(countries.tolist())
        self.vectors = unit_vectors(self.places)
        # Most names have a handful of candidates: lists and plain arithmetic are quicker than arrays here.
        fames = [fame(p) for p in self.places]
        levels = [level_of(p) for p in self.places]
        kinds = [kind_number(c.kind) for c in candidates]
        capital = [p.gazetteer_id in capitals for p in self.places]
        self.levels, self.fames = tuple(levels), tuple(fames)
        self._describe(fames, levels, kinds, capital, inflected)
        former, hamlet = self._compare(fames, levels, capital)
        self.top_log_population = max(fames)
        self.top_lasting = max(
            (known for known, was in zip(fames, former, strict=True) if not was), default=0.0
        )
        self.has_capital, self.has_former, self.has_hamlet = any(capital), any(former), any(hamlet)
        self.has_kind = np.array([number in kinds for number in _NUMBERS])
        self.is_inflected = all(inflected)
        self._sum_up(levels)

    def _describe(
        self,
        fames: Sequence[float],
        levels: Sequence[int],
        kinds: Sequence[int],
        capital: Sequence[bool],
        inflected: Sequence[bool],
    ) -> None:
        """What each candidate is by itself."""
        features = [_CLASS_NUMBER.get(p.feature_class, 0) for p in self.places]
        shares = _prior(fames, levels, kinds)
        own = zip(fames, shares, levels, features, capital, inflected, kinds, strict=True)
        self.own = np.array(
            [
                (
                    known,
                    share,
                    *_ONE_OF_LEVELS[level],
                    feature >= _WATER,
                    is_capital,
                    form,
                    *_ONE_OF_KINDS[kind],
                )
                for known, share, level, feature, is_capital, form, kind in own
            ],
            dtype=np.float64,
        )
        self.log_population, self.prior, self.capital, self.inflected = self.own.T[_SHOWN]
        self.level, self.kind, self.feature = np.array((levels, kinds, features))

    def _compare(
        self, fames: Sequence[float], levels: Sequence[int], capital: Sequence[bool]
    ) -> tuple[Sequence[bool], Sequence[bool]]:
        """What each candidate is beside the others; `former` and `hamlet` are returned too."""
        self.overshadowed = np.array(
            [
                (
                    c.kind in _SHARED_KINDS
                    and (self._is_a_country_abroad(c) or _has_town(self.places, c.place))
                )
                or (c.kind is NameKind.MAIN and level == _DIVISION and _has_city(self.places, c.place))
                for c, level in zip(self.candidates, levels, strict=True)
            ]
        )
        self.has_overshadowed = bool(self.overshadowed.any())
        if len(self.candidates) == 1:
            self.has_borrowed = self.has_world_city = False
            self.borrowed = self.former = self.hamlet = _NOT_ONE
            self.world, self.beside = _NO_CITY, None
            return _NONE, _NONE
        self.beside = _in_one_spot(self.places, self.vectors, levels)
        former, hamlet = renown.former(self.candidates), renown.hamlets(self.places)
        self.borrowed = np.array(borrowed(self.candidates))
        self.former, self.hamlet = np.array(former), np.array(hamlet)
        self.world = np.array(renown.world(self.candidates, fames, levels, capital))
        self.has_borrowed = bool(self.borrowed.any())
        self.has_world_city = bool((self.world != 1.0).any())
        return former, hamlet

    def _is_a_country_abroad(self, candidate: Candidate) -> bool:
        """Whether the short name of a division is a country's elsewhere: «Сомали» is a region of Ethiopia, too."""
        return candidate.kind is NameKind.SHORT and any(
            p.geo_precision is GeoPrecision.COUNTRY and p.country != candidate.place.country
            for p in self.places
        )

    def _sum_up(self, levels: Sequence[int]) -> None:
        """What holds of any of them, or of all."""
        named = {c.kind for c in self.candidates}
        self.is_demonym = named == {NameKind.DEMONYM}
        self.is_adjective = named <= _ADJECTIVES
        self.top_level = max(levels)
        self.has_settlement, self.has_area = 0 in levels, self.top_level > 0
        self.has_admin1, self.has_other_area = _DIVISION in levels, _OTHER_AREA in levels
        self.has_country = self.top_level == _COUNTRY
        self.has_division = self.has_admin1 or self.has_other_area
        self.is_renamed = renown.is_renamed(self.candidates)
        self.is_towns = all(
            c.kind in _AFTER_TOWN if level else not c.place.name.startswith("The ")
            for c, level in zip(self.candidates, levels, strict=True)
        )
        self.is_foreign = not self.has_country and named == {NameKind.ALTERNATE}

    def __len__(self) -> int:
        return len(self.places)


def kind_number(kind: NameKind) -> int:
    """Where `kind` stands among `KNOWN_KINDS`."""
    return _KIND_NUMBER.get(kind, ALTERNATE)


def fame(place: Place) -> float:
    """Natural logarithm of population + 1, for areas at least what makes them as well known as a town.

    Most areas come without a population: an oblast counts as a million people, a county as 20,000, a
    region of the world as 5 million.
    """
    return max(math.log1p(place.population), _LEAST_FAME.get(place.geo_precision, 0.0))


def _has_town(places: Sequence[Place], division: Place) -> bool:
    """Whether a town of the same name stands in or beside `division`: Kyiv City and Kyiv Oblast have Kyiv.

    Or anywhere in the state of a county: Lincoln in Nebraska is the capital, not Lincoln County far from it.
    """
    is_county = division.geo_precision is GeoPrecision.ADMIN2
    return any(
        p.country == division.country
        and p.geo_precision is GeoPrecision.SETTLEMENT
        and p.population > TOWN
        and (
            (is_county and p.admin1 == division.admin1)
            or distance_km(p.latitude, p.longitude, division.latitude, division.longitude)
            < division.radius_km + p.radius_km
        )
        for p in places
    )


def _has_city(places: Sequence[Place], division: Place) -> bool:
    """Whether a city in `division`, and not in its middle, has the same chief name: "Kassala" is the city, though the state has no other name."""
    return any(
        p.admin1 == division.admin1
        and p.name == division.name
        and p.population >= _A_CITY
        and distance_km(p.latitude, p.longitude, division.latitude, division.longitude) > _SPOT_KM
        for p in places
        if p.geo_precision is GeoPrecision.SETTLEMENT
    )


def level_of(place: Place) -> int:
    """3 for a country or a larger area, 2 for a first-level division, 1 for another area, 0 for the rest."""
    return _LEVELS.get(place.geo_precision, 0)


def unit_vectors(places: Sequence[Place]) -> Floats:
    """Points of the unit sphere, one a row: their dot product is the cosine of the angle between them."""
    rows = []
    for place in places:  # most names have a handful of places: plain arithmetic is quicker than arrays here
        latitude, longitude = math.radians(place.latitude), math.radians(place.longitude)
        level = math.cos(latitude)
        rows.append((level * math.cos(longitude), level * math.sin(longitude), math.sin(latitude)))
    return np.array(rows, dtype=np.float64).reshape(-1, 3)


def _prior(log_population: Sequence[float], level: Sequence[int], kind: Sequence[int]) -> Sequence[float]:
    """Shares by population to the power of 0.6, areas and main names ahead."""
    if len(kind) == 1:
        return (1.0,)
    weights = [
        math.exp(0.6 * max(known, 4.0) + 1.5 * (own >= _DIVISION) - 1.5 * (name == ALTERNATE))
        for known, own, name in zip(log_population, level, kind, strict=True)
    ]
    total = sum(weights)
    return [weight / total for weight in weights]


def _in_one_spot(places: Sequence[Place], vectors: Floats, levels: Sequence[int]) -> Booleans | None:
    """Per pair, whether the second place lies in the spot of the first: within 25 km, of a large area within 60."""
    angles = [
        math.cos(min(max(_SPOT_KM, p.radius_km), _WIDE_KM) / EARTH_KM) if level == _OTHER_AREA else _SPOT
        for p, level in zip(places, levels, strict=True)
    ]
    found: Booleans = vectors @ vectors.T >= np.array(angles)
    return found if np.count_nonzero(found) > len(places) else None
