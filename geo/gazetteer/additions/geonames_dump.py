"""GeoNames country dumps: 19 columns parted by tabs, as in UA.zip or allCountries.zip."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from geo.gazetteer.additions import geonames_lines
from geo.gazetteer.additions.row import Refusal, Row, number
from geo.gazetteer.entry import NameKind
from geo.gazetteer.extent import settlement_radius_km
from geo.gazetteer.sources.cities import is_useful, romanised
from geo.model import GeoPrecision

COLUMNS = 19
SOURCE = "geonames"
_SKIPPED = "is of a kind that reports do not name"
_OTHERS = frozenset(
    """ADM2 ADM3 ADM4 AIRP AIRB AIRF AIRQ BDG PS PSN PSH PSTB DAM PRT MILB INSM LK RSV STM STMX CNL SEA GULF BAY STRT
    ISL ISLS PEN CAPE SPIT MT PASS RGN AREA""".split()
)
_AREAS = {"ADM2": GeoPrecision.ADMIN2, "ADM3": GeoPrecision.ADMIN2, "ADM4": GeoPrecision.ADMIN2}
_AREA_KM = {"ADM2": 30.0, "ADM3": 15.0, "ADM4": 8.0}


def rows(lines: Iterable[list[str]]) -> Iterator[Row | Refusal]:
    """Settlements, districts, waters, airfields, bridges and power plants of a dump."""
    return geonames_lines.rows(lines, width=COLUMNS, file="a dump", unwanted=_unwanted, make=_row)


def _unwanted(columns: list[str]) -> tuple[str, str] | None:
    wanted = columns[6] == "P" or columns[7] in _OTHERS
    return None if wanted else (_SKIPPED, columns[7])


def _row(line: int, columns: list[str]) -> Row:
    kind, code, country = columns[6], columns[7], columns[8].upper()
    population = int(number(columns[14] or "0", "population"))
    radius = settlement_radius_km(population) if kind == "P" else _AREA_KM.get(code, 5.0)
    return Row(
        number=line,
        name=columns[1],
        names=tuple(_names(columns[3].split(","), country)),
        latitude=number(columns[4], "latitude"),
        longitude=number(columns[5], "longitude"),
        country=country,
        geonames_admin1=columns[10],
        feature_class=kind,
        feature_code=code,
        geo_precision=_AREAS.get(code, GeoPrecision.SETTLEMENT if kind == "P" else GeoPrecision.NEAR),
        radius_km=radius,
        population=max(population, 0),
        gazetteer_id=f"geonames:{int(columns[0])}",
    )


def _names(alternates: list[str], country: str) -> Iterator[tuple[str, NameKind]]:
    for name in alternates:
        if is_useful(name):
            yield name, NameKind.ALTERNATE
            yield from romanised(name, country)
