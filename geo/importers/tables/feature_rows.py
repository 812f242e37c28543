"""Features (properties and a geometry) as rows of a table."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

from geo.errors import FileRefusedError
from geo.importers.flat import KINDS, READERS
from geo.importers.tables.geometry import COLUMNS, Spot
from geo.importers.tables.own import is_own, own_cells
from geo.importers.tables.recognise import recognise
from geo.importers.tables.table import MAX_COLUMNS, Refused, Row, Table, unique_header
from geo.importers.tables.typed import typed_cell

_LOOKED_AT = 1_000  # features that tell whether there are lines and areas among them
_TEXT = ("text", "json")  # what our CSV guards; XML has numbers as text, too, and "-0.5" is one


@dataclass(frozen=True, slots=True)
class Feature:
    """One feature.

    Attributes:
        number: its position in the file from 1, or its line.
        properties: its fields.
        spot: where it is; a text says why its geometry cannot be read.
        left_out: how many of its values are NaN or Infinity and count as missing.
        lacks: why it does not go in if its properties name no place either; empty where it may.
        fault: column, value and what is wrong with it, of a property that cannot be read; the row is refused for it.
    """

    number: int
    properties: Mapping[str, Any]
    spot: Spot | str
    left_out: int = 0
    lacks: str = ""
    fault: tuple[str, str, str] | None = None


def feature_table(
    path: Path,
    format: str,
    features: Callable[[], Iterator[Feature | Refused]],
    *,
    notes: Sequence[str] = (),
    fixed: bool = False,
    geometry: bool = True,
    columns: Sequence[str] = (),
) -> Table:
    """The table of a file's features: their properties, then what their geometry tells, where any has one.

    Args:
        fixed: whether all features have the same properties, so that the first tell the header; otherwise all are looked at,
            for the last may have one that no other has.
        geometry: whether they can have one.
        columns: properties that are known without looking at any feature, for the first may be refused.

    Raises:
        FileRefusedError: there are no features.
    """
    names: dict[str, None] = dict.fromkeys(columns)
    count = areas = placed = left_out = 0
    for feature in islice(features(), _LOOKED_AT if fixed else None):
        count += 1
        if isinstance(feature, Feature):
            names.update(dict.fromkeys(map(str, feature.properties)))
            left_out += feature.left_out
            areas += not isinstance(feature.spot, str) and feature.spot.cells[2] != ""
            placed += isinstance(feature.spot, str) or feature.spot.cells[0] != ""
            if len(names) > MAX_COLUMNS:
                break  # which `unique_header` refuses
    if not count:
        raise FileRefusedError(path.name, "it holds no features", "Check that the right layer was exported")
    if areas:
        notes = [*notes, "Lines and areas are kept as overlays; their incidents stand at a point inside."]
    if left_out:
        notes = [*notes, f"{left_out:,} value(s) that are no number (NaN, Infinity) count as missing."]
    if is_own(tuple(names)):
        return _own_table(path, format, features, tuple(notes), flat="sources" not in names)
    if not (placed or (geometry and fixed)):  # coordinates, if any, stand in columns as those of any table
        return _table(path, format, features, tuple(names), (), tuple(notes))
    kept = tuple(n for n in names if n.strip().lower() not in ("latitude", "longitude"))
    extra = tuple(c for c in COLUMNS if c not in {n.lower() for n in kept})
    return _table(path, format, features, kept, extra, tuple(notes), beside=_coordinates(tuple(names)))


def _table(
    path: Path,
    format: str,
    features: Callable[[], Iterator[Feature | Refused]],
    kept: tuple[str, ...],
    extra: tuple[str, ...],
    notes: tuple[str, ...],
    *,
    beside: tuple[str, str] | None = None,
) -> Table:
    """The table of the properties `kept`, then the columns `extra` of the geometry.

    Args:
        beside: the properties with latitude and longitude of features without a geometry.
    """
    header, more = unique_header([*kept, *extra], path.name)
    positions = [COLUMNS.index(c) for c in extra]

    def rows() -> Iterator[Row | Refused]:
        for feature in features():
            if isinstance(feature, Refused):
                yield feature
                continue
            cells = [typed_cell(feature.properties.get(n), guard=False) for n in kept]
            fault = ("geometry", "", feature.spot) if isinstance(feature.spot, str) else feature.fault
            told = _told(feature, beside)
            cells += [told[n] for n in positions]
            if fault is not None:
                yield _refused(path, feature, fault, cells)
                continue
            shape = feature.spot.shape if not isinstance(feature.spot, str) else b""
            yield Row(feature.number, cells, shape, feature.lacks)

    return Table(path=path, name=path.name, format=format, header=header, rows=rows, notes=(*notes, *more))


def _refused(path: Path, feature: Feature, fault: tuple[str, str, str], cells: Sequence[str]) -> Refused:
    column, value, reason = fault
    return Refused(
        file=path.name, row=feature.number, column=column, value=value, reason=reason, cells=list(cells)
    )


def _told(feature: Feature, beside: tuple[str, str] | None) -> Sequence[str]:
    """The cells of `COLUMNS` that its geometry tells, or its properties `beside` where it has none."""
    if isinstance(feature.spot, str):
        return [""] * len(COLUMNS)
    told: Sequence[str] = feature.spot.cells
    if beside and not told[0]:
        return [*(typed_cell(feature.properties.get(n), guard=False) for n in beside), *told[2:]]
    return told


def _coordinates(names: tuple[str, ...]) -> tuple[str, str] | None:
    """The properties that are called latitude and longitude in any of the ways in which columns are."""
    found = recognise(names).columns
    return (found["latitude"], found["longitude"]) if "latitude" in found and "longitude" in found else None


def _own_table(
    path: Path,
    format: str,
    features: Callable[[], Iterator[Feature | Refused]],
    notes: tuple[str, ...],
    *,
    flat: bool,
) -> Table:
    """One of our exports; `flat` where its columns are those of our CSV."""
    header = tuple(READERS)

    def rows() -> Iterator[Row | Refused]:
        for feature in features():
            if isinstance(feature, Refused):
                yield feature
            elif flat or feature.fault is not None:
                values = feature.properties
                cells = [typed_cell(_blank(values, n), guard=kind in _TEXT) for n, kind in KINDS.items()]
                fault = feature.fault
                yield _refused(path, feature, fault, cells) if fault else Row(feature.number, cells)
            else:
                yield own_cells(path.name, feature.number, feature.properties, feature.spot)

    return Table(
        path=path, name=path.name, format=f"{format} of Dateline", header=header, rows=rows, notes=notes
    )


def _blank(values: Mapping[str, Any], name: str) -> Any:
    return values.get(name, "P" if name == "feature_class" else None)
