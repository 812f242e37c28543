"""Lines and areas on the map: the overlays of a store as one file, each with the position of its incident."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable

import numpy as np

from geo.layers.static import StaticFolder
from geo.packed import pack
from geo.store import Columns, Overlay


def publish_shapes(columns: Columns, overlays: Iterable[Overlay], static: StaticFolder) -> str:
    """Write the file of shapes that `incident_layer(shapes=...)` names; it holds coordinates and positions, no word.

    Args:
        columns: the store's columns; a shape is shown with the incident at its position.
        overlays: of the same version; those of incidents that the columns lack are left out.
        static: folder that the server hands out.

    Returns:
        The file's address; empty where there is no shape.

    Raises:
        OSError: the folder cannot be written.
    """
    order = np.argsort(columns.keys)
    shapes = []
    for one in overlays:
        spot = int(np.searchsorted(columns.keys, one.key, sorter=order))
        if spot < len(order) and columns.keys[order[spot]] == one.key:
            shapes.append({"at": int(order[spot]), "shape": one.geometry, "area": one.is_area})
    if not shapes:
        return ""
    digest = hashlib.sha256(json.dumps(shapes).encode()).hexdigest()[:16]
    return static.publish(digest, lambda: pack({}, {"shapes": shapes}, effort=4))
