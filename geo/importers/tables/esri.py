"""Esri's JSON, as ArcGIS servers answer: attributes, and x and y in a system that the whole names."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import shapely

from geo.importers.tables.geometry import NOWHERE, Mover, Spot, mover, spot


def is_esri(features: list[Any]) -> bool:
    """Whether features are Esri's."""
    return (
        bool(features) and isinstance(features[0], dict) and isinstance(features[0].get("attributes"), dict)
    )


def system(whole: Mapping[str, Any], name: str) -> Mover | None:
    """The mover of Esri's `spatialReference`; degrees of WGS 84 where it is missing."""
    given = whole.get("spatialReference")
    number = (given.get("latestWkid") or given.get("wkid")) if isinstance(given, dict) else None
    if not isinstance(number, int):
        return None
    return mover(f"{'ESRI' if number > 100_000 else 'EPSG'}:{number}", name)


def esri_spot(geometry: Mapping[str, Any], move: Mover | None) -> Spot:
    """Where a geometry of Esri's JSON is.

    Raises:
        ValueError, TypeError, KeyError: it is none.
    """
    if "x" in geometry:
        if geometry["x"] in (None, "NaN"):
            return NOWHERE
        return spot(shapely.Point(float(geometry["x"]), float(geometry["y"])), move)
    lines = shapely.MultiLineString([_flat(part) for part in geometry.get("paths") or geometry["rings"]])
    return spot(lines if "paths" in geometry else shapely.build_area(lines), move)


def _flat(part: Any) -> list[tuple[float, float]]:
    return [(float(corner[0]), float(corner[1])) for corner in part]
