"""JSON: GeoJSON and its line-delimited form, JSON lines, TimeMap's events, Esri's features, and what servers of data answer."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any

import orjson
import shapely

from geo.errors import FileRefusedError
from geo.importers.tables.esri import esri_spot, is_esri, system
from geo.importers.tables.feature_rows import Feature, feature_table
from geo.importers.tables.geometry import NOWHERE, Mover, Spot, mover, spot
from geo.importers.tables.json_text import finite, loads, text_lines, whole_text
from geo.importers.tables.json_timemap import is_event, timemap_events, with_sources
from geo.importers.tables.table import Refused, Table

MAX_WHOLE = 1_000_000_000
"""Bytes of a JSON file that has to be read as a whole."""
_SHAPES = frozenset(
    ["Point", "MultiPoint", "LineString", "MultiLineString", "Polygon", "MultiPolygon", "GeometryCollection"]
)
_AXES = frozenset(["lat", "latitude"])
_BARE = "a geometry alone: nothing says what happened, when, or where it is called"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Listed:
    """The objects of a JSON file.

    Attributes:
        format: what it is, for the user.
        objects: features, or plain objects.
        odd: whether NaN or Infinity may be among their numbers.
        move: brings their geometries to WGS 84.
        notes: what a user has to know.
    """

    format: str
    objects: list[Any]
    move: Mover | None = None
    notes: tuple[str, ...] = ()
    odd: bool = False


def open_lines(path: Path) -> Table:
    """JSON lines, of features or of plain objects.

    Raises:
        FileRefusedError: no line holds an object.
    """
    return feature_table(path, "JSON lines", partial(_lines, path))


def open_whole(path: Path) -> Table:
    """GeoJSON, TimeMap's JSON, Esri's, a list of objects, or a server's answer with one in it.

    Raises:
        FileRefusedError: no such JSON.
    """
    if path.stat().st_size > MAX_WHOLE:
        raise FileRefusedError(path.name, "larger than 1,000 MB", "Give it as .geojsonl: one feature a line")
    text = whole_text(path)
    try:
        whole, odd = loads(text)
    except ValueError as error:
        if _is_lines(text):
            return replace(
                open_lines(path), notes=("Its name says JSON, but it is JSON lines: read as such.",)
            )
        at = getattr(error, "pos", 0)
        reason = f"no JSON in UTF-8 ({getattr(error, 'msg', error)})"
        raise FileRefusedError(path.name, reason, "Export it again", row=text[:at].count(b"\n") + 1) from None
    if isinstance(whole, dict) and whole.get("type") in _SHAPES:
        raise FileRefusedError(path.name, f"it is {_BARE}", "Give it as GeoJSON features with properties")
    listed = replace(_listed(whole, path.name), odd=odd)

    def features() -> Iterator[Feature | Refused]:
        for number, value in enumerate(listed.objects, 1):
            yield _feature(path.name, number, value, listed.move, odd=listed.odd)

    return feature_table(path, listed.format, features, notes=listed.notes)


def _is_lines(text: bytes) -> bool:
    """Whether what is no JSON as a whole begins with a line that is an object."""
    first, _, rest = text.lstrip(b"\xef\xbb\xbf \r\n\t").partition(b"\n")
    try:
        return bool(rest.strip()) and isinstance(loads(first)[0], dict)
    except ValueError:
        return False


def _listed(whole: Any, name: str) -> _Listed:
    if isinstance(whole, list):
        return _Listed(format="JSON", objects=whole)
    if isinstance(whole, dict):
        features = whole.get("features")
        if isinstance(features, list) and is_esri(features):
            more = ("It is one page of several: the server had more than it gave.",)
            notes = more if whole.get("exceededTransferLimit") else ()
            return _Listed(format="Esri JSON", objects=features, move=system(whole, name), notes=notes)
        if isinstance(features, list):
            return _Listed(format="GeoJSON", objects=features, move=_system(whole, name))
        if whole.get("type") == "Feature":
            return _Listed(format="GeoJSON", objects=[whole], move=_system(whole, name))
        if (events := timemap_events(whole)) is not None:
            return _Listed(format="TimeMap", objects=events)
        if (answer := _answer(whole)) is not None:
            return answer
    raise FileRefusedError(name, "it holds no list of features or events", "Give GeoJSON or TimeMap's events")


def _answer(whole: Mapping[str, Any]) -> _Listed | None:
    """A server's answer: the one list of objects in it, such as `Result` of UCDP or `data` of ACLED."""
    lists = [v for v in whole.values() if isinstance(v, list) and v and all(isinstance(o, dict) for o in v)]
    if len(lists) != 1:
        return None
    more = f"It is one page of {whole.get('TotalPages', 'several')}: the others are not in this file."
    return _Listed(format="JSON", objects=lists[0], notes=(more,) if whole.get("NextPageUrl") else ())


def _system(whole: Mapping[str, Any], name: str) -> Mover | None:
    """The mover of GeoJSON's old `crs` member."""
    crs = whole.get("crs")
    named = crs.get("properties", {}).get("name") if isinstance(crs, dict) else None
    return mover(named, name) if isinstance(named, str) else None


def _lines(path: Path) -> Iterator[Feature | Refused]:
    for number, line in text_lines(path):
        if not line:
            continue
        try:
            value, odd = loads(line)
        except ValueError as error:
            shown, why = line[:80].decode("utf-8", "replace"), getattr(error, "msg", error)
            yield Refused(file=path.name, row=number, column="", value=shown, reason=f"no JSON ({why})")
            continue
        yield _feature(path.name, number, value, None, odd=odd)


def _feature(name: str, number: int, value: Any, move: Mover | None, *, odd: bool) -> Feature | Refused:
    if not isinstance(value, dict):
        return Refused(file=name, row=number, column="", value=repr(value)[:80], reason="not a JSON object")
    if value.get("type") in _SHAPES and ("coordinates" in value or "geometries" in value):
        return Refused(file=name, row=number, column="geometry", value=value["type"], reason=_BARE)
    try:
        value, left_out = finite(value) if odd else (value, 0)
    except RecursionError:
        return Refused(file=name, row=number, column="", value="", reason="nested too deeply to be read")
    if isinstance(value.get("attributes"), dict) and "type" not in value:
        return Feature(number, value["attributes"], _esri(value, move), left_out)
    if value.get("type") != "Feature" or not (
        "geometry" in value or isinstance(value.get("properties"), dict)
    ):
        if is_event(value):
            value = with_sources(value)
        return Feature(number, _spread(value), NOWHERE, left_out)
    properties = value.get("properties")
    properties = properties if isinstance(properties, dict) else {}
    if "id" in value and "id" not in properties:
        properties = {"id": value["id"], **properties}
    lacks = "" if "geometry" in value else "a feature without a geometry, and without a place or coordinates"
    return Feature(number, properties, _spot(value.get("geometry"), move), left_out, lacks)


def _spread(properties: Mapping[str, Any]) -> Mapping[str, Any]:
    """Objects that say where something is (`"location": {"name": "Sumy", "lat": 50.92, "lng": 34.8}`) as columns of their own.

    The place of our own records is not meant.
    """
    held = {n for n, one in properties.items() if one.__class__ is dict and not _AXES.isdisjoint(one)}
    if not held or "geo_method" in properties:
        return properties
    found: dict[str, Any] = {}
    for name, value in properties.items():
        found |= {f"{name}.{key}": one for key, one in value.items()} if name in held else {name: value}
    return found


def _esri(value: Mapping[str, Any], move: Mover | None) -> Spot | str:
    if not isinstance(value.get("geometry"), dict):
        return NOWHERE
    try:
        return esri_spot(value["geometry"], move)
    except (TypeError, ValueError, KeyError, IndexError, shapely.errors.ShapelyError) as error:
        return f"its geometry cannot be read ({str(error)[:200]})"


def _spot(geometry: Any, move: Mover | None) -> Spot | str:
    if geometry is None:
        return NOWHERE
    if not isinstance(geometry, dict):
        return "its geometry cannot be read (it is no GeoJSON object)"
    if geometry.get("type") == "Point" and move is None:
        return _point(geometry.get("coordinates"))
    try:
        return spot(shapely.from_geojson(orjson.dumps(geometry)), move)
    except (TypeError, ValueError, KeyError, shapely.errors.ShapelyError, RecursionError) as error:
        return f"its geometry cannot be read ({str(error)[:200]})"


def _point(coordinates: Any) -> Spot | str:
    given = coordinates[:2] if isinstance(coordinates, list) else []
    if given == []:
        return NOWHERE if coordinates == [] else "its geometry cannot be read (a point without coordinates)"
    if len(given) < 2 or not all(isinstance(c, int | float) and not isinstance(c, bool) for c in given):
        return "its geometry cannot be read (a point's coordinates are two numbers, longitude first)"
    longitude, latitude = map(float, given)
    if not (math.isfinite(longitude) and math.isfinite(latitude)):
        return f"its geometry cannot be read (coordinates are finite numbers, not {longitude}, {latitude})"
    return Spot((repr(latitude), repr(longitude), "", ""))
