"""First-level divisions by the names that tables give them; several may share one, such as a city and the oblast round it."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import cached_property, lru_cache

import shapely
from shapely.ops import nearest_points

from geo.gazetteer.admin import AdminIndex, Division
from geo.gazetteer.entry import NameKind
from geo.gazetteer.extent import distance_km
from geo.gazetteer.index import Gazetteer
from geo.gazetteer.names import fold
from geo.geocoders.words import spellings, without_kind
from geo.importers.tables.alike import most_alike
from geo.memo import Memo
from geo.model import GeoPrecision

_CITY = (
    "city",
    "municipal",
    "capital",
    "captial",
    "town",
    "borough",
    "misto",
    "місто",
    "город",
    "horad",
    "shahr",
    "горсовет",
    "metropolit",
)
_CITY_WORDS = frozenset(["м", "г", "of"])
_RURAL = frozenset(["rural", "rif", "countryside", "outer", "риф"])
_KINDS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("republic", ("republic", "республ")),
    ("krai", ("krai", "kray", "край", "краю", "краї", "territor")),
    ("governorate", ("governorate", "губерн", "muhafaz", "мухафаз")),
    ("area", ("oblast", "obl", "region", "provinc", "област", "провин", "провін", "voblas", "woblas", "viloyat", "вілаят", "вилоят", "state", "department", "prefecture", "voivod", "воевод", "воєвод", "okrug", "округ", "district", "county")),
)  # fmt: skip
_ADJECTIVES = (
    "ska",
    "skaya",
    "skaia",
    "ckaya",
    "ська",
    "цька",
    "ская",
    "цкая",
)  # of a word for "oblast" left out
_STEMS = tuple(stem for _, group in _KINDS for stem in group if len(stem) > 4) + _CITY
_LARGE_TOWN, _LARGER = 100_000, 10
_NEAR_KM = 4.0
"""How far from a division a point may be that a table puts there: polygons are generalised, those of cities take suburbs in."""

Codes = tuple[str, ...]
Point = tuple[float, float]
"""Latitude and longitude."""


@dataclass(frozen=True, slots=True)
class Named:
    """The divisions that a name can mean; all empty where it is none's.

    Attributes:
        codes: ISO 3166-2, the likeliest first; those called so in a mere alternate name only where no other is.
        fitting: all whose kind is the one that the name says, if it says one.
        says_kind: whether it does.
    """

    codes: Codes = ()
    fitting: Codes = ()
    says_kind: bool = False

    @property
    def first(self) -> str:
        """The likeliest, empty where there is none."""
        return self.codes[0] if self.codes else ""


class Divisions:
    """Finds the divisions of countries by name; every answer is kept.

    Args:
        gazetteer: knows names that the divisions' own list lacks, and the towns that regions are called after.
        admin: divisions and their polygons.
        beside: names of regions in the same column: beside "Kyiv City", "Kyiv" is the oblast.
    """

    def __init__(self, gazetteer: Gazetteer, admin: AdminIndex, beside: Collection[str] = ()) -> None:
        self._gazetteer, self._admin = gazetteer, admin
        self._beside: dict[str, list[str]] = {}
        for text in beside:
            if _kind(fold(text).split()) == "city":  # one with its oblast is often only spelt otherwise
                self._beside.setdefault(bare_name(text), []).append(text)
        self.named: Memo[tuple[str, str], Named] = Memo(self._find)
        self._names: Memo[str, dict[str, dict[str, bool]]] = Memo(self._names_of)
        self._polygons: Memo[str, shapely.MultiPolygon | None] = Memo(admin.polygon)

    @cached_property
    def by_code(self) -> dict[str, Division]:
        """The divisions by their codes."""
        return {d.code: d for d in self._admin.areas() if d.code}

    def country_of(self, text: str) -> str:
        """The one country with a division that the gazetteer knows by this name; empty where there are none or several."""
        lands = {self.by_code[code].country for code in self._known(text) if code in self.by_code}
        return lands.pop() if len(lands) == 1 else ""

    def holding(self, named: Named, point: Point, here: str, *, same: bool) -> tuple[str, bool]:
        """Which of the divisions of a name holds a point, and whether the point is away from all of them for sure.

        Args:
            here: the division whose polygon holds the point.
            same: whether what is at the point is called as the division is: then it is the city, not a suburb.
        """
        if here in named.fitting and (same or here not in self._cities):
            return here, False
        codes = [c for c in named.fitting if same or c not in self._cities] or list(named.fitting)
        apart = {code: self._apart_km(code, point) for code in codes}
        nearest = min(codes, key=apart.__getitem__)
        if here in named.fitting and apart[nearest] > _NEAR_KM:
            return here, False
        return nearest, _NEAR_KM < apart[nearest] < math.inf

    @cached_property
    def _cities(self) -> frozenset[str]:
        return frozenset(code for code, division in self.by_code.items() if _own_kind(division) == "city")

    def _apart_km(self, code: str, point: Point) -> float:
        shape = self._polygons[code]
        if shape is None:
            return math.inf
        here = shapely.Point(point[1], point[0])
        edge = nearest_points(shape, here)[0]
        return distance_km(point[0], point[1], edge.y, edge.x)

    def _find(self, key: tuple[str, str]) -> Named:
        text, country = key
        names = self._names[country]
        if not names:
            return Named()
        if found := names.get(fold(text)) or names.get(bare_name(text)):
            return self._ordered(text, found)
        known = [code for code in self._known(text) if code.startswith(f"{country}-")]
        if not known and (seat := self._called_after(text, country)):
            known = [seat]
        if known:
            return self._ordered(text, dict.fromkeys(known, True))
        return self._ordered(text, most_alike(bare_name(text), names, _share_one) or {})

    def _without_others(self, text: str, codes: list[str]) -> list[str]:
        """`codes` without those that the column calls by a fuller name, if any are left."""
        others = {
            self.named[fuller, self.by_code[code].country].first
            for fuller in self._beside.get(bare_name(text), ())
            for code in codes[:1]
            if code in self.by_code
        }
        return [code for code in codes if code not in others] or codes

    def _ordered(self, text: str, found: dict[str, bool]) -> Named:
        """`found`: codes, and whether the name is a chief name of theirs."""
        words = fold(text).split()
        kind, rural = _kind(words), any(word in _RURAL for word in words)

        def rank(code: str) -> tuple[float, ...]:
            division, chief = self.by_code.get(code), not found[code]
            size = division.radius_km if division else 0.0
            if rural:
                return (-size, chief)
            # A name alone is that of the city; one with the kind of an area is that of the land round it.
            return (self._unlike(kind, division), chief, size if kind in ("", "city") else -size)

        codes = sorted(found, key=rank)
        if not kind and not rural:
            codes = self._without_others(text, codes)
        fitting = [c for c in codes if self._unlike(kind, self.by_code.get(c)) < 2] or codes
        chief = [c for c in codes if found[c]] or codes
        if rural:
            chief = fitting = codes[:1]
        return Named(tuple(chief), tuple(fitting), bool(kind))

    @staticmethod
    def _unlike(kind: str, division: Division | None) -> int:
        """0 where a division is of a kind, 1 where it is of a like one, 2 where one is a city and the other none."""
        own = _own_kind(division) if division else ""
        if not kind or own == kind:
            return 0
        return 2 if "city" in (kind, own) else 1

    def _known(self, text: str) -> list[str]:
        """Codes of divisions that the gazetteer knows by this name."""
        found = (c.place for form in spellings(fold(text)) for c in self._gazetteer.lookup(form))
        return list(
            dict.fromkeys(p.admin1 for p in found if p.geo_precision is GeoPrecision.ADMIN1 and p.admin1)
        )

    def _called_after(self, text: str, country: str) -> str:
        """The division of the large town of this name: «Дніпро» in a column of regions is short for the oblast round it."""
        towns = {
            c.place.gazetteer_id: c.place
            for c in self._gazetteer.lookup(text)
            if c.place.country == country and c.place.feature_class == "P" and c.kind is not NameKind.DEMONYM
        }
        by_size = sorted(towns.values(), key=lambda place: -place.population)
        next_largest = by_size[1].population if len(by_size) > 1 else 0
        if not by_size or by_size[0].population < max(_LARGE_TOWN, _LARGER * next_largest):
            return ""
        return by_size[0].admin1

    def _names_of(self, country: str) -> dict[str, dict[str, bool]]:
        """Divisions of a country by every name, folded, with its kind and without; and whether it is a chief name.

        A table tells of few countries; the names of all take longer than most tables.
        """
        names: dict[str, dict[str, bool]] = {}
        for d in self._admin.areas():
            if d.country == country and d.code:
                chief = (d.code, d.name_en, d.name_uk, d.name_ru, d.name_local)
                for name in (*chief, *d.alternates):
                    for form in {fold(name), bare_name(name)} - {""}:
                        held = names.setdefault(form, {})
                        held[d.code] = held.get(d.code, False) or name in chief
        return names


def _share_one(a: dict[str, bool], b: dict[str, bool]) -> bool:
    """Whether a division has both of two names."""
    return not a.keys().isdisjoint(b.keys())


def _kind(words: Iterable[str]) -> str:
    """What kind of division words say it is: one of `_KINDS`, "city", or empty."""
    words = list(words)
    if any(word.startswith(_CITY) for word in words) or (len(words) > 1 and words[0] in _CITY_WORDS):
        return "city"  # "Provincial City" is one
    for kind, stems in _KINDS:
        if any(word.startswith(stems) for word in words):
            return kind
    return "area" if words and words[-1].endswith(_ADJECTIVES) else ""


def _own_kind(division: Division) -> str:
    return _kind(fold(f"{division.type_en} {division.name_en}").split())


@lru_cache(maxsize=8192)
def bare_name(name: str) -> str:
    """`name` folded and without its kind: "zaporizhzhia" of "Zaporizhzhia Oblast"."""
    folded = fold(name)
    bare = without_kind(folded) or folded
    kept = [w for w in bare.split() if not (w.startswith(_STEMS) or w in _CITY_WORDS or w in _RURAL)]
    return " ".join(kept) or bare
