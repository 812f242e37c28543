"""Check where the rows of a file lie against what they state, and give each its division."""

from __future__ import annotations

import math
import re
import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import replace

import shapely
import shapely.ops

from geo.gazetteer.additions.districts import Districts
from geo.gazetteer.additions.row import Refusal, Row
from geo.gazetteer.admin import AdminIndex
from geo.gazetteer.codes import admin1_codes
from geo.gazetteer.extent import distance_km
from geo.gazetteer.names import fold, romanise_ru, romanise_uk
from geo.model import GeoPrecision

_DIVISIONS = (
    "SELECT DISTINCT p.admin1 FROM name n JOIN place p ON p.id = n.place"
    " WHERE n.folded = ? AND p.country = ? AND p.geo_precision = ?"
)
_UNKNOWN_REGION = "states a region that the gazetteer does not know"
_OUTSIDE_COUNTRY = "lies outside the country that it states"
_OUTSIDE_REGION = "lies outside the region that it states"
_SWAPPED = "has its latitude and longitude swapped"
_BORDER_KM, _KM_A_DEGREE = 3.0, 111.2
_FAR_KM = 50.0
"""How far a point of GeoNames may lie outside its division: borders change and are drawn in more ways than one."""
_FAR_DEGREES = 5.0
"""Latitude and longitude must differ by this much before an exchange of the two can be told."""
_KINDS = ("республика", "республіка", "край", "область", "oblast")

Placed = tuple[Row, str, str]
"""A row with its country (ISO 3166-1 alpha-2) and division (ISO 3166-2, or empty)."""


class Placing:
    """Where rows lie.

    Args:
        db: a gazetteer being written to, for the names of divisions.
        index: the divisions' polygons.
    """

    def __init__(self, db: sqlite3.Connection, index: AdminIndex) -> None:
        self._db, self._index = db, index
        self._polygons: dict[str, shapely.MultiPolygon | None] = {}
        self._divisions: dict[tuple[str, str], frozenset[str]] = {}

    def placed(self, rows: Sequence[Row]) -> Iterator[Placed | Refusal]:
        """Each of `rows` with its codes, or why it is refused."""
        found = [r for r in rows if _on_earth(r)]
        yield from (_nowhere(r) for r in rows if not _on_earth(r))
        if not found:
            return
        if any(r.geonames_admin1 for r in found):  # GeoNames is its own authority on where its places are
            yield from self._of_geonames(found)
            return
        lands, areas = self._index.locate_many([r.latitude for r in found], [r.longitude for r in found])
        fitting: list[Placed] = []
        astray: list[tuple[Row, str, str]] = []
        for row, land, area in zip(found, lands.tolist(), areas.tolist(), strict=True):
            if row.region and not self._named(row.region, row.country or land):
                yield Refusal(number=row.number, reason=_UNKNOWN_REGION, detail=row.region)
            elif self._fits(row, land, area):
                fitting.append((row, row.country or land, area))
            elif beside := self._beside(row):
                fitting.append((row, row.country, beside))
            else:
                astray.append((row, land, area))
        yield from self._by_district(fitting, astray)

    def _of_geonames(self, rows: Sequence[Row]) -> Iterator[Placed | Refusal]:
        """Rows of a dump, all but those whose point is far from the division or country that they state."""
        stated = [(r.country, r.geonames_admin1, r.latitude, r.longitude) for r in rows]
        lands, areas = self._index.locate_many([r.latitude for r in rows], [r.longitude for r in rows])
        codes = admin1_codes(stated, self._index)
        astray = []
        for row, (country, code), land, area in zip(rows, codes, lands.tolist(), areas.tolist(), strict=True):
            there = area == code if code else land in (country, row.country)
            if there or not self._far_from(row, code):
                yield row, country, code
            else:
                astray.append((replace(row, region=code), land, area))
        yield from self._refused(astray)

    def _far_from(self, row: Row, code: str) -> bool:
        """True where the division `code`, or without one the country of `row`, is nowhere near its point."""
        shape = self._polygon(code) if code else self._index.country_polygon(row.country)
        return shape is not None and _km_off(row, shape) > _FAR_KM

    def _polygon(self, code: str) -> shapely.MultiPolygon | None:
        if code not in self._polygons:
            self._polygons[code] = self._index.polygon(code)
        return self._polygons[code]

    def _by_district(
        self, fitting: Sequence[Placed], astray: Sequence[tuple[Row, str, str]]
    ) -> Iterator[Placed | Refusal]:
        """Rows at their points; rough points that belong to no place of their district in its middle instead."""
        districts = Districts((row, admin1) for row, _, admin1 in fitting)
        for row, country, admin1 in fitting:
            doubted = _is_rough(row) and districts.doubts(row, admin1)
            yield (doubted and districts.within(row, admin1)) or row, country, admin1
        lost = []
        for row, land, area in astray:
            codes = self._named(row.region, row.country) if row.region and row.country else frozenset()
            found = districts.within(row, *codes) if _is_rough(row) and len(codes) == 1 else None
            if found is None:
                lost.append((row, land, area))
            else:
                yield found, row.country, next(iter(codes))
        yield from self._refused(lost)

    def _fits(self, row: Row, land: str, area: str) -> bool:
        """True where a point in `area` of the country `land` is where `row` says that it is."""
        if row.country and land != row.country:
            return False
        return not row.region or area in self._named(row.region, row.country or land)

    def _beside(self, row: Row) -> str:
        """The stated division, where the point lies just outside it; borders here are right to about 3 km."""
        for code in self._named(row.region, row.country) if row.region and row.country else ():
            polygon = self._polygon(code)
            if polygon is None:
                continue
            squeezed = math.cos(math.radians(row.latitude))
            west, south, east, north = polygon.bounds
            reach = _BORDER_KM / _KM_A_DEGREE
            if not (
                south - reach <= row.latitude <= north + reach
                and west - reach / squeezed <= row.longitude <= east + reach / squeezed
            ):
                continue
            if _km_off(row, polygon) <= _BORDER_KM:
                return code
        return ""

    def _refused(self, astray: Sequence[tuple[Row, str, str]]) -> Iterator[Refusal]:
        """Why rows that do not lie where they say are refused."""
        turned = [r for r, _, _ in astray if abs(r.longitude) <= 90]
        lands, areas = self._index.locate_many([r.longitude for r in turned], [r.latitude for r in turned])
        swapped = {
            row.number
            for row, land, area in zip(turned, lands.tolist(), areas.tolist(), strict=True)
            if abs(row.latitude - row.longitude) >= _FAR_DEGREES and self._fits(row, land, area)
        }
        for row, land, area in astray:
            outside = _OUTSIDE_COUNTRY if row.country and land != row.country else _OUTSIDE_REGION
            yield Refusal(
                number=row.number,
                reason=_SWAPPED if row.number in swapped else outside,
                detail=f"{row.name}: stated {row.region or row.country}, lies in {area or land or 'no country'}",
            )

    def _named(self, region: str, country: str) -> frozenset[str]:
        """Codes of the divisions of `country` that `region` can mean; itself where it is a code."""
        if (known := self._divisions.get((region, country))) is None:
            found = {region.upper()} if region.upper().startswith(f"{country}-") else set()
            for form in _forms(region):
                rows = self._db.execute(_DIVISIONS, (form, country, GeoPrecision.ADMIN1.value))
                found |= {str(code) for (code,) in rows}
                if found:
                    break
            known = self._divisions[region, country] = frozenset(found)
        return known


def _forms(region: str) -> Iterator[str]:
    """Ways in which a division may be known: «Татарстан Республика» as «Республика Татарстан», «Татарстан»."""
    folded = fold(region)
    yield folded
    words = fold(re.sub(r"\(.*?\)", "", region)).split()  # «Саха (Якутия) Республика»
    for kind in _KINDS:
        if kind in words:
            bare = " ".join(w for w in words if w != kind)
            yield f"{kind} {bare}"
            yield bare
        else:
            yield f"{folded} {kind}"
    yield words[0] if words else ""
    yield from (fold(inner) for inner in re.findall(r"\((.*?)\)", region))
    for romanise in (romanise_uk, romanise_ru):
        yield fold(romanise(folded))


def _km_off(row: Row, polygon: shapely.MultiPolygon) -> float:
    """Kilometres from the point of `row` to the nearest point of `polygon`; 0 inside."""
    near = shapely.ops.nearest_points(polygon, shapely.Point(row.longitude, row.latitude))[0]
    return distance_km(row.latitude, row.longitude, near.y, near.x)


def _is_rough(row: Row) -> bool:
    """True where the source itself says that the point is no more than near the place."""
    return row.geo_precision is GeoPrecision.NEAR


def _on_earth(row: Row) -> bool:
    return abs(row.latitude) <= 90 and abs(row.longitude) <= 180


def _nowhere(row: Row) -> Refusal:
    detail = f"{row.name}: latitude {row.latitude}, longitude {row.longitude}"
    return Refusal(number=row.number, reason="lies nowhere on Earth", detail=detail)
