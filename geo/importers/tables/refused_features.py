"""A feature with a value that cannot be read, as a refused row with all that can be."""

from __future__ import annotations

from geo.importers.tables.feature_rows import Feature
from geo.importers.tables.geometry import COLUMNS
from geo.importers.tables.table import Refused
from geo.importers.tables.typed import typed_cell


def refused_feature(file: str, feature: Feature, column: str, value: object, reason: str) -> Refused:
    """The row that `feature_table` would have made, refused for one of its properties.

    Args:
        column: name of the property.
        value: what stands there.
        reason: what is wrong with it, fit to show to a user.
    """
    kept = [name for name in feature.properties if name.strip().lower() not in ("latitude", "longitude")]
    cells = [typed_cell(feature.properties[name], guard=False) for name in kept]
    if not isinstance(feature.spot, str):
        there = {name.lower() for name in kept}
        cells += [cell for name, cell in zip(COLUMNS, feature.spot.cells, strict=True) if name not in there]
    told = value if isinstance(value, str) else str(value)
    return Refused(file=file, row=feature.number, column=column, value=told[:200], reason=reason, cells=cells)
