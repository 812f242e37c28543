"""Where a placemark of KML is: points, lines, areas, Google's tracks, and models at their place."""

from __future__ import annotations

import re
from typing import Any

import shapely

from geo.importers.safe_xml import local, text_of
from geo.importers.tables.geometry import NOWHERE, Spot, spot

_SHAPES = ("Point", "LineString", "Polygon", "LinearRing", "Track", "Model")
_COMMA = re.compile(r"\s*,\s*")
_Positions = list[tuple[float, float]]


def kml_spot(mark: Any) -> Spot | str:
    """Where a placemark is; a text says why its coordinates cannot be read."""
    shapes = []
    for element in mark.iter():
        kind = local(element)
        if kind not in _SHAPES or _inside_polygon(element):
            continue
        try:
            xy = _positions(element, kind)
            if not xy:
                continue
            shapes.append(_geometry(kind, xy))
        except (ValueError, shapely.errors.ShapelyError) as error:
            return f"its coordinates cannot be read ({str(error)[:200]})"
    if not shapes:
        return NOWHERE
    return spot(shapes[0] if len(shapes) == 1 else shapely.GeometryCollection(shapes))


def _geometry(kind: str, xy: _Positions) -> Any:
    if kind == "Point" and len(xy) > 1:
        raise ValueError(f"a point has one longitude,latitude, here are {len(xy)}: {_DECIMALS}")
    if kind in ("Point", "Model") or (kind == "Track" and len(set(xy)) == 1):
        return shapely.Point(xy[0])
    return shapely.Polygon(xy) if kind == "Polygon" else shapely.LineString(xy)


def _positions(element: Any, kind: str) -> _Positions:
    if kind == "Model":
        return _location(element)
    return _track(element) if kind == "Track" else _coordinates(text_of(element, "coordinates"))


def _inside_polygon(element: Any) -> bool:
    return local(element) == "LinearRing" and any(local(a) == "Polygon" for a in element.iterancestors())


_DECIMALS = "if these are decimal commas, write points"


def _coordinates(text: str) -> _Positions:
    """Longitude and latitude of each position; "34,8,50,92" is none, for its commas may be decimal ones."""
    found = []
    for word in _COMMA.sub(",", text).split():
        parts = word.split(",")
        if len(parts) > 3:
            raise ValueError(f"{word[:40]!r} is no longitude,latitude,altitude: {_DECIMALS}")
        try:
            found.append((float(parts[0]), float(parts[1])))
        except (ValueError, IndexError):
            raise ValueError(f"{word[:40]!r} is no longitude,latitude") from None
    return found


def _track(element: Any) -> _Positions:
    found = []
    for child in element:
        if local(child) != "coord":
            continue
        parts = (child.text or "").split()
        try:
            found.append((float(parts[0]), float(parts[1])))
        except (ValueError, IndexError):
            raise ValueError(f"{(child.text or '')[:40]!r} is no longitude latitude altitude") from None
    return found


def _location(model: Any) -> _Positions:
    """Where a thing of three dimensions stands."""
    written = [text_of(model, name).strip() for name in ("longitude", "latitude")]
    if not any(written):
        return []
    try:
        return [(float(written[0]), float(written[1]))]
    except ValueError:
        raise ValueError(f"{', '.join(written)[:40]!r} is no longitude, latitude of a model") from None
