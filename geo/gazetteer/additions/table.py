"""A table of one's own: CSV with a name, a latitude and a longitude, and what else there is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from geo.gazetteer.additions.row import Refusal, Row, number
from geo.gazetteer.entry import NameKind
from geo.gazetteer.extent import settlement_radius_km
from geo.gazetteer.names import fold

SOURCE = "added"
NAME = ("name", "place", "title", "settlement")
LATITUDE = ("latitude", "lat", "y")
LONGITUDE = ("longitude", "lon", "lng", "long", "x")
_COUNTRY, _REGION = (
    ("country", "country_code", "iso2", "cc"),
    ("admin1", "region", "province", "oblast", "state"),
)
_NAMES, _ADMIN2 = (
    ("alternates", "names", "alternatenames", "aliases"),
    ("admin2", "district", "raion", "county"),
)


def rows(records: Iterable[Mapping[str, object]], first: int) -> Iterator[Row | Refusal]:
    """Places of `records`, which have been given keys in lower case.

    Args:
        records: one mapping a row.
        first: number of the first.
    """
    for line, record in enumerate(records, start=first):
        name = _value(record, NAME)
        if not fold(name):
            yield Refusal(number=line, reason="has no name")
            continue
        try:
            yield _row(line, name, record)
        except ValueError as error:
            yield Refusal(number=line, reason="holds something that is no number", detail=str(error))


def _row(line: int, name: str, record: Mapping[str, object]) -> Row:
    population = int(number(_value(record, ("population", "pop")) or "0", "population"))
    country = _value(record, _COUNTRY)
    radius = _value(record, ("radius_km",))
    return Row(
        number=line,
        name=name,
        names=tuple((n, NameKind.CURATED) for n in _value(record, _NAMES).split("|") if fold(n)),
        latitude=number(_value(record, LATITUDE), "latitude"),
        longitude=number(_value(record, LONGITUDE), "longitude"),
        country=country.upper() if len(country) == 2 else "",
        region=_value(record, _REGION),
        admin2=_value(record, _ADMIN2),
        feature_class=(_value(record, ("feature_class",)) or "P")[:1].upper(),
        radius_km=max(0.0, number(radius, "radius_km")) if radius else settlement_radius_km(population),
        population=max(population, 0),
    )


def _value(record: Mapping[str, object], keys: tuple[str, ...]) -> str:
    for key in keys:
        value = record.get(key)
        if value is not None and str(value).strip():
            return str(value).strip()
    return ""
