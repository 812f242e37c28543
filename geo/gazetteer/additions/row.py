"""What a reader of a format yields: a row that may become a place, or the reason why it cannot."""

from __future__ import annotations

from dataclasses import dataclass

from geo.errors import shown
from geo.gazetteer.entry import NameKind
from geo.model import GeoPrecision


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A place as a file states it.

    Attributes:
        number: 1-based line or feature number in the file.
        name: its name.
        names: further names with their kinds.
        latitude, longitude: WGS 84 degrees, unchecked.
        country: ISO 3166-1 alpha-2, empty where the file says nothing.
        region: the first-level division as the file writes it, name or ISO 3166-2 code, empty where unknown.
        geonames_admin1: GeoNames's own code of that division; it names no region that the point must lie in.
        admin2: the second-level division.
        feature_class, feature_code: GeoNames's.
        geo_precision, radius_km: how exact the point is.
        population: people, 0 where unknown.
        gazetteer_id: stable identifier, empty where the file has none.
    """

    number: int
    name: str
    names: tuple[tuple[str, NameKind], ...] = ()
    latitude: float
    longitude: float
    country: str = ""
    region: str = ""
    geonames_admin1: str = ""
    admin2: str = ""
    feature_class: str = "P"
    feature_code: str = ""
    geo_precision: GeoPrecision = GeoPrecision.SETTLEMENT
    radius_km: float = 2.0
    population: int = 0
    gazetteer_id: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """A row that cannot be used.

    Attributes:
        number: 1-based line or feature number in the file.
        reason: why, in the same words for all rows of that kind.
        detail: what was wrong with this one.
    """

    number: int
    reason: str
    detail: str = ""


def number(text: object, name: str) -> float:
    """`text` as a number.

    Raises:
        ValueError: it is none; the message names the field.
    """
    try:
        return float(str(text).strip().replace(",", "."))
    except ValueError:
        raise ValueError(f"{name} {shown(text)} is no number") from None
