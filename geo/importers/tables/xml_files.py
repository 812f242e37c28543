"""KML, KMZ and GPX: placemarks with their TimeSpan and ExtendedData, and waypoints."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from functools import partial
from html import unescape
from pathlib import Path
from typing import Any, BinaryIO, cast

import shapely

from geo.errors import FileRefusedError
from geo.importers.safe_xml import elements, local, text_of
from geo.importers.tables.dates import read_date
from geo.importers.tables.feature_rows import Feature, feature_table
from geo.importers.tables.geometry import NOWHERE, Spot, spot
from geo.importers.tables.table import Refused, Table
from geo.safe_zip import DAMAGED_ZIP, check_zip

_MARKUP = re.compile(r"<[^>]*>")
_LINK = re.compile(r"https?://[^\s<>\"'\]]+", re.IGNORECASE)
_DAY = re.compile(r"(?:\d{1,2}[ .-][^\W\d_]{3,12}[ .,-]+\d{4}|\d{4}-\d\d-\d\d)(?!\w)")


def open_kml(path: Path) -> Table:
    """Placemarks of a KML file.

    Raises:
        FileRefusedError: no well-formed XML, entities in it, or no placemark.
    """
    return _without_folders(feature_table(path, "KML", partial(_placemarks, path)))


def open_kmz(path: Path) -> Table:
    """Placemarks of the KML in a KMZ archive.

    Raises:
        FileRefusedError: no such archive.
    """
    if not any(name.lower().endswith(".kml") for name in check_zip(path, "a KMZ archive")):
        raise FileRefusedError(path.name, "there is no .kml in it", "Export it again from Google Earth")
    return _without_folders(feature_table(path, "KMZ", partial(_placemarks, path)))


def _without_folders(table: Table) -> Table:
    """A placemark is the same in whatever folder the next export has it: "Last 7 days" is another one a week later."""
    return replace(table, passing=frozenset({"folder"}))


def open_gpx(path: Path) -> Table:
    """Waypoints of a GPX file; tracks and routes are left out.

    Raises:
        FileRefusedError: no well-formed XML, or no waypoint.
    """
    return feature_table(path, "GPX", partial(_waypoints, path))


@contextmanager
def _stream(path: Path) -> Iterator[BinaryIO]:
    if path.suffix.lower() != ".kmz":
        with path.open("rb") as file:
            yield file
        return
    with zipfile.ZipFile(path) as archive:
        name = next(n for n in archive.namelist() if n.lower().endswith(".kml"))
        try:
            with archive.open(name) as member:
                yield cast(BinaryIO, member)
        except DAMAGED_ZIP as error:
            reason = f"its .kml cannot be unpacked ({error})"
            raise FileRefusedError(path.name, reason, "Export it again from Google Earth") from None


def _placemarks(path: Path) -> Iterator[Feature | Refused]:
    with _stream(path) as stream:
        for number, mark in enumerate(elements(stream, path.name, frozenset({"Placemark"})), 1):
            yield Feature(number, _properties(mark), _kml_spot(mark))


def _properties(mark: Any) -> dict[str, str]:
    found: dict[str, str] = {}
    for child in mark:
        if local(child) == "ExtendedData":
            found |= _extended(child)
    own = "date_precision" in found  # written by us: what stands beside the data only repeats it
    if own:
        return found
    links: list[str] = []
    for child in mark:
        kind = local(child)
        if kind in ("name", "description", "address"):
            text = "".join(child.itertext())
            links += _LINK.findall(text)
            found.setdefault("description" if kind == "description" else kind, _plain(text).strip())
        elif kind == "TimeSpan":
            found |= {"begin": text_of(child, "begin").strip(), "end": text_of(child, "end").strip()}
        elif kind == "TimeStamp":
            found["begin"] = text_of(child, "when").strip()
    if links:
        found.setdefault("url", " ".join(dict.fromkeys(unescape(link) for link in links)))
    told = [found.get("name", ""), found.get("description", "")]
    if "begin" not in found and (day := _leading_day(told)):
        found["begin"] = day
    found["description"] = "\n".join(dict.fromkeys(filter(None, told)))
    folder = mark.getparent()
    if folder is not None and local(folder) == "Folder":
        title = next((c.text for c in folder if local(c) == "name"), None)
        found["folder"] = title or ""
    if found.get("begin") and not found.get("end"):
        found["end"] = ""
    return found


def _leading_day(told: Iterable[str]) -> str:
    """The day that a name or a description begins with, where the placemark has no time of its own: `13 APR 2022 Tokmak`."""
    for text in told:
        if match := _DAY.match(text.strip()):
            with suppress(ValueError):
                read_date(match[0])
                return match[0]
    return ""


def _extended(data: Any) -> dict[str, str]:
    found = {}
    for item in data.iter():
        if local(item) == "Data" and item.get("name"):
            found[item.get("name")] = text_of(item, "value")
        elif local(item) == "SimpleData" and item.get("name"):
            found[item.get("name")] = item.text or ""
    return found


def _plain(text: str) -> str:
    """A description's words: markup is shown by Google Earth, and is only in the way here."""
    if "<" not in text:
        return text
    return unescape(_MARKUP.sub(" ", re.sub(r"<br\s*/?>|</p>", "\n", text, flags=re.IGNORECASE)))


def _kml_spot(mark: Any) -> Spot | str:
    shapes = []
    for element in mark.iter():
        kind = local(element)
        if kind not in ("Point", "LineString", "Polygon", "LinearRing") or _inside_polygon(element):
            continue
        try:
            xy = _coordinates(text_of(element, "coordinates"))
            if not xy:
                continue
            shapes.append(_geometry(kind, xy))
        except (ValueError, shapely.errors.ShapelyError) as error:
            return f"its coordinates cannot be read ({str(error)[:200]})"
    if not shapes:
        return NOWHERE
    return spot(shapes[0] if len(shapes) == 1 else shapely.GeometryCollection(shapes))


def _geometry(kind: str, xy: list[tuple[float, float]]) -> Any:
    if kind == "Point":
        return shapely.Point(xy[0])
    return shapely.Polygon(xy) if kind == "Polygon" else shapely.LineString(xy)


def _inside_polygon(element: Any) -> bool:
    return local(element) == "LinearRing" and any(local(a) == "Polygon" for a in element.iterancestors())


def _coordinates(text: str) -> list[tuple[float, float]]:
    found = []
    for word in text.split():
        parts = word.split(",")
        try:
            found.append((float(parts[0]), float(parts[1])))
        except (ValueError, IndexError):
            raise ValueError(f"{word[:40]!r} is no longitude,latitude") from None
    return found


def _waypoints(path: Path) -> Iterator[Feature | Refused]:
    with path.open("rb") as stream:
        for number, point in enumerate(elements(stream, path.name, frozenset({"wpt"})), 1):
            latitude, longitude = point.get("lat", ""), point.get("lon", "")
            told = {
                "name": text_of(point, "name"), "description": text_of(point, "desc") or text_of(point, "cmt"),
                "date": text_of(point, "time"), "type": text_of(point, "type"),
            }  # fmt: skip
            yield Feature(number, told, Spot((latitude, longitude, "", "")))
