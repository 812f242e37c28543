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
    """

    number: int
    properties: Mapping[str, Any]
    spot: Spot | str


def feature_table(
    path: Path,
    format: str,
    features: Callable[[], Iterator[Feature | Refused]],
    *,
    notes: Sequence[str] = (),
    fixed: bool = False,
) -> Table:
    """The table of a file's features: their properties, then what their geometry tells.

    Args:
        fixed: whether all features have the same properties, so that the first tell the header; otherwise all are looked at,
            for the last may have one that no other has.

    Raises:
        FileRefusedError: there are no features.
    """
    names: dict[str, None] = {}
    count = areas = 0
    for feature in islice(features(), _LOOKED_AT if fixed else None):
        count += 1
        if isinstance(feature, Feature):
            names.update(dict.fromkeys(map(str, feature.properties)))
            areas += not isinstance(feature.spot, str) and feature.spot.cells[2] != ""
            if len(names) > MAX_COLUMNS:
                break  # which `unique_header` refuses
    if not count:
        raise FileRefusedError(path.name, "it holds no features", "Check that the right layer was exported")
    if areas:
        notes = [*notes, "Lines and areas are kept as overlays; their incidents stand at a point inside."]
    if is_own(tuple(names)):
        return _own_table(path, format, features, tuple(notes), flat="sources" not in names)
    kept = [n for n in names if n.strip().lower() not in ("latitude", "longitude")]
    extra = [c for c in COLUMNS if c not in {n.lower() for n in kept}]
    header, more = unique_header([*kept, *extra], path.name)
    positions = [COLUMNS.index(c) for c in extra]

    def rows() -> Iterator[Row | Refused]:
        for feature in features():
            if isinstance(feature, Refused):
                yield feature
                continue
            cells = [typed_cell(feature.properties.get(n), guard=False) for n in kept]
            if isinstance(feature.spot, str):
                yield Refused(
                    file=path.name,
                    row=feature.number,
                    column="geometry",
                    value="",
                    reason=feature.spot,
                    cells=cells,
                )
                continue
            cells += [feature.spot.cells[n] for n in positions]
            yield Row(number=feature.number, cells=cells, shape=feature.spot.shape)

    return Table(path=path, name=path.name, format=format, header=header, rows=rows, notes=(*notes, *more))


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
            elif flat:
                values = feature.properties
                cells = [typed_cell(_blank(values, n), guard=kind in _TEXT) for n, kind in KINDS.items()]
                yield Row(number=feature.number, cells=cells)
            else:
                yield own_cells(path.name, feature.number, feature.properties, feature.spot)

    return Table(
        path=path, name=path.name, format=f"{format} of Dateline", header=header, rows=rows, notes=notes
    )


def _blank(values: Mapping[str, Any], name: str) -> Any:
    return values.get(name, "P" if name == "feature_class" else None)
