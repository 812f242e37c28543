"""GeoNames postal files: 12 columns parted by tabs, one line a postcode.

They name nearly every village, and place many of them badly: a fifth of the points lie outside the region
that the same line states. Those are put in the middle of their district where the file tells where that is, else
refused; the others are taken as "near", with the radius that fits.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from geo.gazetteer.additions import geonames_lines
from geo.gazetteer.additions.row import Refusal, Row, number
from geo.gazetteer.names import fold
from geo.gazetteer.sources.cities import romanised
from geo.model import GeoPrecision

COLUMNS = 12
SOURCE = "geonames-postal"
_OFFICE = re.compile(r"\d|^(уфпс|опс|почтамт|ops|гцмпп)\b", re.IGNORECASE)
_COUNCIL = re.compile(r"\s*\([^()]*\)\s*$")  # «Спірне (Берестівська сільська рада)»
_ESTIMATED = 1
_GOOD_KM, _ESTIMATED_KM = 5.0, 20.0


def rows(lines: Iterable[list[str]]) -> Iterator[Row | Refusal]:
    """The places of a postal file; lines of post offices ("Москва 194") are refused."""
    return geonames_lines.rows(lines, width=COLUMNS, file="a postal file", unwanted=_unwanted, make=_row)


def _unwanted(columns: list[str]) -> tuple[str, str] | None:
    office = _OFFICE.search(columns[2]) or not fold(columns[2])
    return ("names a post office and no place", columns[2]) if office else None


def _row(line: int, columns: list[str]) -> Row:
    country, postcode, name = columns[0].upper(), columns[1], _COUNCIL.sub("", columns[2])
    estimated = int(number(columns[11] or "1", "accuracy")) <= _ESTIMATED
    return Row(
        number=line,
        name=name,
        names=tuple(romanised(name, country)),
        latitude=number(columns[9], "latitude"),
        longitude=number(columns[10], "longitude"),
        country=country,
        region=columns[3],
        admin2=columns[5].title() if columns[5].isupper() else columns[5],
        feature_code="PPL",
        geo_precision=GeoPrecision.NEAR,
        radius_km=_ESTIMATED_KM if estimated else _GOOD_KM,
        gazetteer_id=f"postal:{country}-{postcode}-{fold(name).replace(' ', '-')}",
    )
