"""Tell a file's format by what is in it, and read its rows."""

from __future__ import annotations

import csv
import itertools
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import IO

from geo.errors import FileRefusedError
from geo.gazetteer.additions import geonames_dump, geonames_postal, table
from geo.gazetteer.additions.opened import opened
from geo.gazetteer.additions.row import Refusal, Row

_BY_COLUMNS: dict[int, tuple[str, Callable[[Iterable[list[str]]], Iterator[Row | Refusal]]]] = {
    geonames_dump.COLUMNS: (geonames_dump.SOURCE, geonames_dump.rows),
    geonames_postal.COLUMNS: (geonames_postal.SOURCE, geonames_postal.rows),
}
_FORMATS = (
    "a GeoNames dump (19 columns), a GeoNames postal file (12), a CSV with name, lat and lon, or GeoJSON"
)
_SAMPLE = 20


def read(path: Path) -> Iterator[tuple[str, Row | Refusal]]:
    """Every row of the file at `path`, with the source it counts as.

    Raises:
        FileRefusedError: the file cannot be read, or is none of the formats.
    """
    with opened(path) as (suffix, text):
        if suffix in (".geojson", ".json"):
            yield from ((table.SOURCE, row) for row in _features(path, text))
        else:
            yield from _lines(path, text)


def _lines(path: Path, text: IO[str]) -> Iterator[tuple[str, Row | Refusal]]:
    sample = list(itertools.islice(text, _SAMPLE))
    if not any(line.strip() for line in sample):
        raise FileRefusedError(path, "is empty", f"Expected is {_FORMATS}.")
    lines = itertools.chain(sample, text)
    widths = [line.count("\t") + 1 for line in sample]
    width = max(widths, key=widths.count)
    if width in _BY_COLUMNS:
        source, reader = _BY_COLUMNS[width]
        yield from ((source, row) for row in reader(_columns(lines)))
    elif _has_table_head(sample[0]):
        yield from ((table.SOURCE, row) for row in table.rows(_records(path, lines, sample[0]), first=2))
    else:
        found = f"has {width} columns parted by tabs and no head with name, lat and lon"
        raise FileRefusedError(path, found, f"Expected is {_FORMATS}.", row=1)


def _columns(lines: Iterable[str]) -> Iterator[list[str]]:
    return (line.rstrip("\r\n").split("\t") for line in lines)


def _has_table_head(line: str) -> bool:
    head = {name.strip().strip('"').lower() for name in line.replace("\t", ",").replace(";", ",").split(",")}
    return all(head.intersection(names) for names in (table.NAME, table.LATITUDE, table.LONGITUDE))


def _records(path: Path, lines: Iterable[str], head: str) -> Iterator[Mapping[str, object]]:
    delimiter = max(",;\t", key=head.count)
    reader = csv.DictReader(lines, delimiter=delimiter)
    try:
        for record in reader:
            yield {str(key or "").strip().lower(): value for key, value in record.items()}
    except csv.Error as error:
        raise FileRefusedError(
            path, f"is no table ({error})", "Save it as CSV.", row=reader.line_num
        ) from error


def _features(path: Path, text: IO[str]) -> Iterator[Row | Refusal]:
    try:
        whole = json.load(text)
    except (ValueError, RecursionError) as error:
        raise FileRefusedError(path, f"is no JSON ({error})", f"Expected is {_FORMATS}.") from error
    if isinstance(whole, Mapping) and whole.get("type") == "Feature":
        whole = {"features": [whole]}
    features = whole.get("features") if isinstance(whole, Mapping) else None
    if not isinstance(features, list) or not all(isinstance(one, Mapping) for one in features):
        raise FileRefusedError(path, "is no GeoJSON FeatureCollection", f"Expected is {_FORMATS}.")
    for number, feature in enumerate(features, start=1):
        geometry = feature.get("geometry")
        kind = geometry.get("type") if isinstance(geometry, Mapping) else None
        if kind == "Point":
            yield from table.rows([_record(feature)], first=number)
        else:
            yield Refusal(number=number, reason="is no point", detail=str(kind or "without geometry"))


def _record(feature: Mapping[str, object]) -> Mapping[str, object]:
    """A feature's properties with its point; features without a point keep none and are refused later."""
    properties, geometry = feature.get("properties") or {}, feature.get("geometry") or {}
    if not isinstance(properties, Mapping) or not isinstance(geometry, Mapping):
        return {}
    record = {str(key).lower(): value for key, value in properties.items()}
    point = geometry.get("coordinates")
    if geometry.get("type") == "Point" and isinstance(point, list) and len(point) >= 2:
        record |= {"longitude": point[0], "latitude": point[1]}
    return record
