"""Country and first-level division of any point on Earth, from Natural Earth's 10m polygons.

The polygons (`data/admin1.bin`, made by `scripts/build_natural_earth.py`) are generalised: near a border the answer can
be wrong within about a kilometre. Most points are answered by a grid whose cells lie wholly inside one area; the
others by the polygons; points on the water by the nearest shore within 25 km.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any, cast

import numpy as np
import numpy.typing as npt
import shapely

from geo.errors import FileRefusedError, InvalidValueError
from geo.gazetteer.shore import Shore
from geo.model import check_point
from geo.packed import load_packed
from geo.settings import Settings

_MIXED, _SEA = -1, -2  # as `scripts/natural_earth/admin_file.py` writes them into the grid

Floats = npt.NDArray[np.float64]
Positions = npt.NDArray[np.int64]
Codes = npt.NDArray[np.str_]


@dataclass(frozen=True, slots=True, kw_only=True)
class Area:
    """Where a point lies.

    Attributes:
        country: ISO 3166-1 alpha-2; empty on the high seas and in areas that no country is acknowledged to hold.
        admin1: ISO 3166-2, or a code of that form where ISO has none (`XK-X20`); empty where there is none.
        distance_km: 0 inside; on the water the distance to the area, infinite where none is near.
    """

    country: str
    admin1: str
    distance_km: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Division:
    """A first-level division: oblast, governorate, state...

    Attributes:
        code: ISO 3166-2, or a code of that form where ISO has none; empty for a few islets without a name.
        country: ISO 3166-1 alpha-2, by the setting `boundaries`.
        country_name: the country's name in English.
        name_en, name_uk, name_ru, name_local: names, empty where unknown; the English one without its kind.
        alternates: other spellings.
        type_en: "Oblast", "Governorate", ...; empty where unknown.
        geonames_id: 0 where unknown.
        latitude, longitude: a point inside, fit for a label.
        radius_km: from that point to the farthest vertex.
    """

    code: str
    country: str
    country_name: str
    name_en: str
    name_uk: str
    name_ru: str
    name_local: str
    alternates: tuple[str, ...]
    type_en: str
    geonames_id: int
    latitude: float
    longitude: float
    radius_km: float


@dataclass(frozen=True, kw_only=True, eq=False)
class AdminIndex:
    """The divisions and their polygons, in the same order; make it with `load`.

    What only `locate` and `locate_many` need is made when they are first asked: a map draws outlines alone.

    Attributes:
        reach_km: a point on the water belongs to the nearest area up to this distance.
    """

    reach_km: float
    _divisions: tuple[Division, ...]
    _polygons: npt.NDArray[np.object_]
    _vertices: Floats
    _rings: npt.NDArray[np.integer[Any]]
    _area_of_ring: Positions
    _grid: npt.NDArray[np.int16]
    _cell: float
    _countries: Codes
    _admin1s: Codes

    @classmethod
    def load(cls, settings: Settings) -> AdminIndex:
        """Read the shipped polygons (share the result).

        Raises:
            FileRefusedError: the file is missing or damaged.
        """
        path = settings.data / "admin1.bin"
        arrays, meta = load_packed(path)
        try:
            return cls._of(arrays, meta, de_facto=settings.boundaries == "de_facto")
        except (KeyError, TypeError, ValueError, IndexError, shapely.errors.ShapelyError) as error:
            raise FileRefusedError(
                path, f"does not hold areas ({error})", "Restore the file from the repository."
            ) from error

    @staticmethod
    def identity(settings: Settings) -> str:
        """What tells the polygons and boundaries of `settings` from others, without reading them.

        Raises:
            FileRefusedError: the file is missing.
        """
        path = settings.data / "admin1.bin"
        try:
            found = path.stat()
        except OSError as error:
            raise FileRefusedError(path, "cannot be read", "Restore the file from the repository.") from error
        return f"{settings.boundaries} {found.st_size} {found.st_mtime_ns}"

    @classmethod
    def _of(cls, arrays: dict[str, npt.NDArray[Any]], meta: Any, *, de_facto: bool) -> AdminIndex:
        divisions = _divisions(meta["areas"], de_facto)
        xy = np.stack([arrays["x"], arrays["y"]], axis=1) * meta["quantum"]
        offsets = (arrays["rings"], arrays["polygons"], arrays["areas"])
        polygons = shapely.from_ragged_array(shapely.GeometryType.MULTIPOLYGON, xy, offsets)
        area_of_polygon = np.repeat(np.arange(len(polygons)), np.diff(offsets[2]))
        area_of_ring = np.repeat(area_of_polygon, np.diff(offsets[1]))
        return cls(
            reach_km=meta["reach_km"],
            _divisions=divisions,
            _polygons=polygons,
            _vertices=xy,
            _rings=offsets[0],
            _area_of_ring=area_of_ring,
            _grid=arrays["grid"],
            _cell=meta["cell"],
            _countries=np.array([d.country for d in divisions] + [""]),
            _admin1s=np.array([d.code for d in divisions] + [""]),
        )

    def areas(self) -> Iterable[Division]:
        """All divisions, by country and code."""
        return self._divisions

    def locate(self, latitude: float, longitude: float) -> Area:
        """The area that holds the point, or the nearest within reach.

        Raises:
            InvalidValueError: the point is not on Earth.
        """
        check_point(latitude, longitude)
        area, km = self._positions(np.array([latitude]), np.array([longitude]))
        return Area(
            country=str(self._countries[area[0]]),
            admin1=str(self._admin1s[area[0]]),
            distance_km=float(km[0]),
        )

    def locate_many(self, latitudes: npt.ArrayLike, longitudes: npt.ArrayLike) -> tuple[Codes, Codes]:
        """ISO 3166-1 alpha-2 and ISO 3166-2 codes of many points; empty strings as in `Area`.

        Raises:
            InvalidValueError: the arrays differ in length, or a point is not on Earth.
        """
        lat, lon = np.asarray(latitudes, np.float64), np.asarray(longitudes, np.float64)
        if lat.shape != lon.shape or lat.ndim != 1:
            raise InvalidValueError("longitudes", lon.shape, f"of the latitudes' shape {lat.shape}")
        wrong = np.flatnonzero(~((np.abs(lat) <= 90) & (np.abs(lon) <= 180)))
        if len(wrong):
            check_point(float(lat[wrong[0]]), float(lon[wrong[0]]))
        area, _ = self._positions(lat, lon)
        return self._countries[area], self._admin1s[area]

    def polygon(self, admin1: str) -> shapely.MultiPolygon | None:
        """The division's polygons in degrees, longitude first; None for an unknown code."""
        found = np.flatnonzero(self._admin1s[:-1] == admin1)
        return cast(shapely.MultiPolygon, self._polygons.item(found[0])) if admin1 and len(found) else None

    def country_polygon(self, country: str) -> shapely.MultiPolygon | None:
        """The country's polygons in degrees, longitude first; None for an unknown code."""
        found = self._polygons[self._countries[:-1] == country]
        if not country or not len(found):
            return None
        return shapely.MultiPolygon(list(shapely.get_parts(shapely.coverage_union_all(found))))

    @cached_property
    def _tree(self) -> shapely.STRtree:
        shapely.prepare(self._polygons)
        return shapely.STRtree(self._polygons)

    @cached_property
    def _shore(self) -> Shore:
        return Shore.of(self._vertices, self._rings, self._area_of_ring)

    def _positions(self, lat: Floats, lon: Floats) -> tuple[Positions, Floats]:
        """Position of each point's division (-1: none) and the distance to it in km."""
        rows, columns = round(180 / self._cell), round(360 / self._cell)
        row = np.minimum(((lat + 90) / self._cell).astype(np.int64), rows - 1)
        column = np.minimum(((lon + 180) / self._cell).astype(np.int64), columns - 1)
        cell = row * columns + column
        area = self._grid[cell].astype(np.int64)
        km = np.where(area == _SEA, np.inf, 0.0)
        asked = np.flatnonzero(area == _MIXED)
        area[area == _SEA] = -1
        area[asked] = self._inside(lat[asked], lon[asked], cell[asked])
        wet = asked[area[asked] < 0]
        area[wet], km[wet] = self._shore.nearest(lon[wet], lat[wet], self.reach_km)
        return area, km

    def _inside(self, lat: Floats, lon: Floats, cell: Positions) -> Positions:
        """Position of the division whose polygons hold each point, -1 where none does."""
        found = np.full(len(lat), -1)
        point, area = self._candidates(cell)
        order = np.argsort(area, kind="stable")
        point, area = point[order], area[order]
        areas, starts = np.unique(area, return_index=True)
        for one, group in zip(areas, np.split(point, starts[1:]), strict=False):
            hit = shapely.intersects_xy(self._polygons[one], lon[group], lat[group])
            found[group[hit]] = one
        return found

    def _candidates(self, cell: Positions) -> tuple[Positions, Positions]:
        """Pairs of point and division whose boxes meet in the point's cell, asking the tree once for a cell."""
        cells, which = np.unique(cell, return_inverse=True)
        row, column = np.divmod(cells, round(360 / self._cell))
        west, south = column * self._cell - 180, row * self._cell - 90
        square, area = self._tree.query(shapely.box(west, south, west + self._cell, south + self._cell))
        area = area[np.argsort(square, kind="stable")]
        count = np.bincount(square, minlength=len(cells))
        first = np.cumsum(count) - count
        repeats = count[which]
        point = np.repeat(np.arange(len(cell)), repeats)
        nth = np.arange(len(point)) - np.repeat(np.cumsum(repeats) - repeats, repeats)
        return point, area[first[which][point] + nth]


def _divisions(rows: list[list[Any]], de_facto: bool) -> tuple[Division, ...]:
    # Natural Earth names the country that it draws an area in, so that of undisputed areas tells a code's name.
    names = {row[1]: row[3] for row in rows if row[1] == row[2]}
    return tuple(_division(row, row[2] if de_facto else row[1], names) for row in rows)


def _division(row: list[Any], country: str, names: dict[str, str]) -> Division:
    code, _, _, _, english, ukrainian, russian, local, others, kind, gn_id, lat, lon, km = row
    return Division(
        code=code,
        country=country,
        country_name=names[country],
        name_en=english,
        name_uk=ukrainian,
        name_ru=russian,
        name_local=local,
        alternates=tuple(others),
        type_en=kind,
        geonames_id=gn_id,
        latitude=lat,
        longitude=lon,
        radius_km=km,
    )
