"""The offline gazetteer as a geopy geocoder."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from geopy.geocoders.base import Geocoder
from geopy.location import Location
from geopy.point import Point

from geo.errors import InvalidValueError
from geo.gazetteer.index import Gazetteer
from geo.gazetteer.opening import open_gazetteer
from geo.geocoders.resolver import Question, resolve
from geo.model import Place, Placement
from geo.record import place_record
from geo.settings import Settings, load_settings

_CODE = re.compile(r"[A-Za-z]{2}(-[A-Za-z0-9]{1,3})?")
_REACH_KM = 50.0


class GazetteerGeocoder(Geocoder):  # type: ignore[misc]  # geopy ships no types
    """Names to places and points to places, without a network; a `geopy.geocoders.base.Geocoder`.

    Args:
        gazetteer: the gazetteer; opened (and built, if need be) by the settings where it is None.
        settings: where the gazetteer is; from the environment where it is None.
        region: ISO 3166 code of a region of interest, preferred for ambiguous names; the settings' where None.
        fall_back_to_area: answer with the stated area where a name is not found in it.
        timeout, user_agent: accepted because every geopy geocoder takes them; nothing is asked over a network.

    Raises:
        GazetteerError: the gazetteer can neither be opened nor built.
    """

    def __init__(
        self,
        gazetteer: Gazetteer | None = None,
        *,
        settings: Settings | None = None,
        region: str | None = None,
        fall_back_to_area: bool = False,
        timeout: float | None = None,
        user_agent: str | None = None,
    ) -> None:
        super().__init__(scheme=None, timeout=timeout, user_agent=user_agent)
        chosen = settings or load_settings()
        self.gazetteer = gazetteer or open_gazetteer(chosen)
        self.region = _region_code(region) if region else chosen.region
        self.fall_back_to_area = fall_back_to_area

    def place(
        self,
        name: str,
        *,
        countries: Sequence[str] = (),
        admin1s: Sequence[str] = (),
        region: str | None = None,
        fall_back_to_area: bool | None = None,
    ) -> Placement:
        """The place that `name` names; the typed core of `geocode`.

        Args:
            name: a name, which may carry its own context after commas ("Demidovka, Belgorod region").
            countries: ISO 3166-1 alpha-2 codes; the place must lie in one of them.
            admin1s: ISO 3166-2 codes; where given, the place must lie in one of these instead.
            region: ISO 3166 code preferred among places that the text leaves open.
            fall_back_to_area: answer with the stated area where the name is not found in it.

        Returns:
            The placement; its `place` is None, with a `reason`, where the honest answer is "not found".
        """
        return self._resolve(
            Question(
                query=name,
                countries=tuple(countries),
                admin1s=tuple(admin1s),
                region=region or self.region,
                fall_back_to_area=self._falls_back(fall_back_to_area),
            )
        )

    def geocode(
        self,
        query: str,
        exactly_one: bool = True,
        *,
        country: str | Sequence[str] | None = None,
        region: str | None = None,
        limit: int | None = None,
        fall_back_to_area: bool | None = None,
        timeout: float | None = None,
    ) -> Location | list[Location] | None:
        """The place that `query` names, as geopy returns it.

        Args:
            query: a name, which may carry its own context after commas.
            exactly_one: one location; else a list, the rivals behind the best.
            country: ISO 3166-1 alpha-2 code (or several, or a name) that the place must lie in.
            region: name or ISO 3166-2 code of the region that the place must lie in.
            limit: most locations in the list.
            fall_back_to_area: answer with the stated area where the name is not found in it.
            timeout: ignored; nothing is asked over a network.

        Returns:
            None where there is no such place. `raw` of a location holds the place's record (`gazetteer_id`,
            `country`, `admin1`, `geo_precision`, `radius_km`, ...), `score`, `method` and `rivals`.

        Raises:
            InvalidValueError: `limit` is not positive, `query` is no text, or there is no such country or region.
        """
        if limit is not None and (not isinstance(limit, int) or limit < 1):
            raise InvalidValueError("limit", limit, "1 or more")
        placement = self.placement(query, country=country, region=region, fall_back_to_area=fall_back_to_area)
        if placement.place is None:
            return None
        found = [self._location(placement.place, placement)]
        if exactly_one:
            return found[0]
        found += [self._location(r.place, Placement(place=r.place, score=r.score)) for r in placement.rivals]
        return found[:limit]

    def placement(
        self,
        query: str,
        *,
        country: str | Sequence[str] | None = None,
        region: str | None = None,
        fall_back_to_area: bool | None = None,
    ) -> Placement:
        """What `geocode` answers, before it becomes a `geopy.Location`: with the `reason` where nothing is found.

        Raises:
            InvalidValueError: `query` is no text, or there is no country or region of the given code.
        """
        if not isinstance(query, str | None):
            raise InvalidValueError("query", query, "the name of a place")
        countries, stated = _parted([country] if isinstance(country, str) else list(country or ()))
        admin1s, names = _parted([region] if region else [])
        self._check_codes(countries, admin1s)
        if admin1s and countries and not any(self._lies_in(code, countries) for code in admin1s):
            return Placement(reason=f"{', '.join(admin1s)} is not in {', '.join(countries)}")
        return self._resolve(
            Question(
                query=query or "",
                countries=tuple(countries),
                admin1s=tuple(admin1s),
                stated=(*names, *stated),
                region=self.region,
                fall_back_to_area=self._falls_back(fall_back_to_area),
            )
        )

    def reverse(
        self,
        query: Point | tuple[float, float] | str,
        exactly_one: bool = True,
        *,
        limit: int | None = None,
        timeout: float | None = None,
    ) -> Location | list[Location] | None:
        """The settlements nearest to a point, within 50 km.

        Args:
            query: a `geopy.Point`, a (latitude, longitude) pair in degrees, or text that geopy reads as one.
            exactly_one: one location; else a list, nearest first.
            limit: most locations in the list.
            timeout: ignored; nothing is asked over a network.

        Returns:
            None where no settlement is near. `raw` is as for `geocode`, with `distance_km`.

        Raises:
            InvalidValueError: `query` is no point on Earth.
        """
        near = self.gazetteer.near(*_point(query), _REACH_KM)
        settlements = [(p, d) for p, d in near if p.feature_class == "P"]
        found = [self._location(p, Placement(place=p, score=1.0), distance=d) for p, d in settlements]
        if exactly_one:
            return found[0] if found else None
        return found[:limit] if found else None

    def _resolve(self, question: Question) -> Placement:
        """What both `place` and `geocode` ask."""
        return resolve(self.gazetteer, question)

    def _check_codes(self, countries: Sequence[str], regions: Sequence[str]) -> None:
        for code in countries:
            if self.gazetteer.country(code) is None:
                raise InvalidValueError("country", code, "the ISO 3166-1 alpha-2 code or name of a country")
        for code in regions:
            if self.gazetteer.admin1(code) is None and self.gazetteer.country(code) is None:
                raise InvalidValueError("region", code, "the ISO 3166-2 code or name of a region")

    def _lies_in(self, region: str, countries: Sequence[str]) -> bool:
        """True where the region, or the country that stands in its place, belongs to one of `countries`."""
        division = self.gazetteer.admin1(region)
        return (division.country if division else region) in countries

    def _falls_back(self, asked: bool | None) -> bool:
        return self.fall_back_to_area if asked is None else asked

    def address(self, place: Place, *, district: bool = False) -> str:
        """A place's name with its division and country, and with its `district` if asked for.

        "Demidovka, Belgorod Oblast, Russia"; "Demidovka, Krasnoyaruzhsky District, Belgorod Oblast, Russia".
        """
        division = self.gazetteer.admin1(place.admin1) if place.admin1 else None
        country = self.gazetteer.country(place.country) if place.country else None
        parts = [place.name, place.admin2 if district else ""]
        parts += [p.name for p in (division, country) if p is not None]
        return ", ".join(part for part in dict.fromkeys(parts) if part)

    def _addresses(self, places: Sequence[Place]) -> list[str]:
        """The address of each; with its district where another would read the same."""
        plain = [self.address(place) for place in places]
        return [
            self.address(place, district=plain.count(text) > 1)
            for place, text in zip(places, plain, strict=True)
        ]

    def _location(self, place: Place, placement: Placement, distance: float | None = None) -> Location:
        own, *others = self._addresses([place, *(r.place for r in placement.rivals)])
        raw: dict[str, Any] = {
            **place_record(place),
            "score": placement.score,
            "method": placement.method,
            "reason": placement.reason,
            "rivals": [
                {
                    **place_record(r.place),
                    "address": address,
                    "score": r.score,
                    "distance_km": r.distance_km,
                }
                for r, address in zip(placement.rivals, others, strict=True)
            ],
        }
        if distance is not None:
            raw["distance_km"] = round(distance, 3)
        return Location(own, (place.latitude, place.longitude), raw)


def _point(query: Point | tuple[float, float] | str) -> tuple[float, float]:
    """Latitude and longitude in degrees of what geopy takes for a point."""
    try:
        if isinstance(query, (Point, str)):
            point = query if isinstance(query, Point) else Point(query)
            return float(point.latitude), float(point.longitude)
        latitude, longitude = (float(value) for value in query)
    except (ValueError, TypeError) as error:
        raise InvalidValueError("point", query, "a latitude and a longitude in degrees") from error
    return latitude, longitude


def _region_code(region: str) -> str:
    if not _CODE.fullmatch(region):
        raise InvalidValueError("region", region, "an ISO 3166 code such as UA or RU-BEL")
    return region.upper()


def _parted(values: Sequence[str]) -> tuple[list[str], list[str]]:
    """ISO codes, upper-case, and names."""
    codes = [v.strip().upper() for v in values if _CODE.fullmatch(v.strip())]
    return codes, [v for v in values if v.strip() and not _CODE.fullmatch(v.strip())]
