"""JSON: GeoJSON and its line-delimited form, JSON lines, and TimeMap's events with their sources."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import Any

import orjson
import shapely

from geo.errors import FileRefusedError
from geo.importers.tables.feature_rows import Feature, feature_table
from geo.importers.tables.geometry import NOWHERE, Mover, Spot, mover, spot
from geo.importers.tables.table import Refused, Table

MAX_WHOLE = 1_000_000_000
"""Bytes of a JSON file that has to be read as a whole."""
MAX_LINE = 50_000_000
"""Bytes of a line of JSON lines."""


def open_lines(path: Path) -> Table:
    """JSON lines, of features or of plain objects.

    Raises:
        FileRefusedError: no line holds an object.
    """
    return feature_table(path, "JSON lines", partial(_lines, path))


def open_whole(path: Path) -> Table:
    """GeoJSON, TimeMap's JSON, or a list of objects.

    Raises:
        FileRefusedError: no such JSON.
    """
    if path.stat().st_size > MAX_WHOLE:
        raise FileRefusedError(path.name, "larger than 1,000 MB", "Give it as .geojsonl: one feature a line")
    try:
        whole = orjson.loads(path.read_bytes())
    except orjson.JSONDecodeError as error:
        line = path.read_bytes()[: error.pos].count(b"\n") + 1
        raise FileRefusedError(
            path.name, f"no JSON in UTF-8 ({error.msg})", "Export it again", row=line
        ) from None
    format, objects, move = _objects(whole, path.name)

    def features() -> Iterator[Feature | Refused]:
        for number, value in enumerate(objects, 1):
            yield _feature(path.name, number, value, move)

    return feature_table(path, format, features)


def _objects(whole: Any, name: str) -> tuple[str, list[Any], Mover | None]:
    if isinstance(whole, list):
        return "JSON", whole, None
    if isinstance(whole, dict) and isinstance(whole.get("features"), list):
        return "GeoJSON", whole["features"], _system(whole, name)
    if isinstance(whole, dict) and whole.get("type") == "Feature":
        return "GeoJSON", [whole], _system(whole, name)
    if isinstance(whole, dict) and isinstance(whole.get("events"), list):
        return "TimeMap", [_timemap(event, whole.get("sources")) for event in whole["events"]], None
    raise FileRefusedError(name, "it holds no list of features or events", "Give GeoJSON or TimeMap's events")


def _system(whole: Mapping[str, Any], name: str) -> Mover | None:
    """The mover of GeoJSON's old `crs` member."""
    crs = whole.get("crs")
    named = crs.get("properties", {}).get("name") if isinstance(crs, dict) else None
    return mover(named, name) if isinstance(named, str) else None


def _timemap(event: Any, sources: Any) -> Any:
    """An event with the addresses of its sources in the place of their keys, its associations as its type."""
    if not isinstance(event, dict):
        return event
    told = []
    for key in event.get("sources") or ():
        source = sources.get(key, {}) if isinstance(sources, dict) and isinstance(key, str) else key
        if isinstance(source, dict):
            paths = source.get("paths") or [source.get("path") or source.get("url") or ""]
            told += [str(p) for p in paths if p]
        else:
            told.append(str(source))
    kinds = [a for a in event.get("associations") or () if isinstance(a, str)]
    return {**event, "sources": " ".join(told)} | ({"event type": kinds[0]} if kinds else {})


def _lines(path: Path) -> Iterator[Feature | Refused]:
    with path.open("rb") as file:
        number = 0
        while line := file.readline(MAX_LINE):
            number += 1
            if len(line) == MAX_LINE and not line.endswith(b"\n"):
                reason = f"a line of more than {MAX_LINE // 1_000_000} MB"
                raise FileRefusedError(path.name, reason, "Give one object a line", row=number)
            line = line.lstrip(b"\x1e\xef\xbb\xbf").strip()
            if not line:
                continue
            try:
                value = orjson.loads(line)
            except orjson.JSONDecodeError as error:
                shown = line[:80].decode("utf-8", "replace")
                yield Refused(
                    file=path.name, row=number, column="", value=shown, reason=f"no JSON ({error.msg})"
                )
                continue
            yield _feature(path.name, number, value, None)


def _feature(name: str, number: int, value: Any, move: Mover | None) -> Feature | Refused:
    if not isinstance(value, dict):
        return Refused(file=name, row=number, column="", value=repr(value)[:80], reason="not a JSON object")
    if value.get("type") != "Feature" or "geometry" not in value:
        if isinstance(value.get("sources"), list) and "event_type" not in value:
            value = _timemap(value, None)
        return Feature(number, value, plain_spot(value))
    properties = value.get("properties")
    properties = properties if isinstance(properties, dict) else {}
    if "id" in value and "id" not in properties:
        properties = {"id": value["id"], **properties}
    return Feature(number, properties, _spot(value["geometry"], move))


def plain_spot(value: Mapping[str, Any]) -> Spot:
    """Coordinates that an object has as `latitude` and `longitude`, as they stand."""
    pair = [value.get(n) for n in ("latitude", "longitude")]
    texts = ["" if v is None else str(v) for v in pair]
    return Spot((texts[0], texts[1], "", "")) if any(texts) else NOWHERE


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
    return Spot((repr(latitude), repr(longitude), "", ""))
