"""GeoPackage, FlatGeobuf and zipped Shapefiles, read by GDAL in any coordinate system."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

import pyogrio
import shapely

from geo.errors import FileRefusedError
from geo.importers.tables.dbf import Encoding, dbf_encoding
from geo.importers.tables.feature_rows import Feature, feature_table
from geo.importers.tables.geometry import Mover, Spot, mover, spot
from geo.importers.tables.parts import chosen, told
from geo.importers.tables.table import Refused, Table
from geo.importers.tables.zipped import seen_names

_BATCH, _SHOWN = 10_000, 200
_GIVEN = Encoding()


def open_layer(path: Path, part: str = "") -> Table:
    """The layer of a file that is asked for, or the only one with features in it.

    Raises:
        SeveralPartsError: several layers have features, and none is asked for.
        FileRefusedError: GDAL cannot read it, or its coordinate system is unknown.
    """
    format = {".gpkg": "GeoPackage", ".fgb": "FlatGeobuf"}[path.suffix.lower()]
    return _layer(str(path), path, format, part=part)


def open_shapefile(path: Path, part: str = "") -> Table:
    """The Shapefile in a ZIP archive.

    Raises:
        SeveralPartsError: several Shapefiles, and none is asked for.
        FileRefusedError: a part of it is missing.
    """
    names = seen_names(path)
    shapes = [name for name in names if name.lower().endswith(".shp")]
    shape = chosen(path.name, "Shapefiles", shapes, part, shapes) if part or len(shapes) > 1 else shapes[0]
    stem = shape[:-4].lower()
    parts = {name.lower()[len(stem) :]: name for name in names if name.lower().startswith(stem)}
    for part, what in ((".shx", "the index"), (".dbf", "the attributes")):
        if part not in parts:
            raise FileRefusedError(
                path.name, f"{what} ({part}) is missing beside the .shp", f"Zip the {part} too"
            )
    notes = () if ".prj" in parts else ("No .prj names the coordinate system: taken for WGS 84 degrees.",)
    encoding = dbf_encoding(path, parts[".dbf"], parts.get(".cpg", ""))
    notes = (*told("Shapefile", shapes, shape), *notes, *filter(None, [encoding.note]))
    table = _layer(f"/vsizip/{path}/{shape}", path, "Shapefile", notes=notes, encoding=encoding)
    return replace(table, parts=tuple(shapes) if len(shapes) > 1 else ())


def _layer(
    source: str, path: Path, format: str, *, part: str = "", notes: tuple[str, ...] = (), encoding: Encoding = _GIVEN
) -> Table:  # fmt: skip
    try:
        with _quietly():
            layers = dict(pyogrio.list_layers(source).tolist())
            names = list(layers)
            layer = (
                chosen(path.name, "layers", names, part, _with_features(source, layers))
                if part or len(names) > 1
                else names[0]
            )
            info = pyogrio.read_info(source, layer=layer, encoding=_asked(encoding))
    except FileRefusedError:
        raise
    except (pyogrio.errors.DataSourceError, pyogrio.errors.DataLayerError, IndexError, ValueError) as error:
        raise FileRefusedError(path.name, f"it is no {format} ({error})", "Export it again") from None
    notes = (*notes, *told("Layer", names, layer))
    move = mover(info["crs"], path.name)
    columns = [_name(name, encoding) for name in info["fields"].tolist()]
    table = feature_table(
        path, format, partial(_features, source, layer, path, move, encoding),
        notes=notes, fixed=True, columns=columns,
    )  # fmt: skip
    return replace(table, parts=tuple(names) if len(names) > 1 else ())


def _with_features(source: str, layers: dict[str, str | None]) -> list[str]:
    """The layers that hold features; those without a geometry only count where none has one."""
    full = [n for n in layers if pyogrio.read_info(source, layer=n, force_feature_count=True)["features"]]
    return [n for n in full if layers[n]] or full


def _features(
    source: str, layer: str, path: Path, move: Mover | None, encoding: Encoding
) -> Iterator[Feature | Refused]:
    first = 0
    while True:
        try:
            with _quietly():
                meta, _, shapes, values = pyogrio.raw.read(
                    source, layer=layer, skip_features=first, max_features=_BATCH, datetime_as_string=False,
                    encoding=_asked(encoding),
                )  # fmt: skip
        except (pyogrio.errors.DataSourceError, pyogrio.errors.FeatureError, ValueError) as error:
            raise FileRefusedError(path.name, f"reading stopped ({error})", "Export it again") from None
        names = [_name(name, encoding) for name in meta["fields"].tolist()]
        count = len(values[0]) if values else 0 if shapes is None else len(shapes)
        for n in range(count):
            properties = {name: column[n] for name, column in zip(names, values, strict=True)}
            feature = Feature(first + n + 1, properties, _spot(None if shapes is None else shapes[n], move))
            yield _decoded(feature, encoding) if encoding.name else feature
        first += count
        if count < _BATCH:
            return


def _asked(encoding: Encoding) -> str | None:
    """What GDAL is asked to read text as: byte by byte, where the encoding is ours to see to.

    A cell that is not in it is then refused, and not the file.
    """
    return "ISO-8859-1" if encoding.name else None


def _name(name: str, encoding: Encoding) -> str:
    try:
        return encoding.text(name)
    except UnicodeDecodeError:
        return name


def _decoded(feature: Feature, encoding: Encoding) -> Feature:
    properties, fault = dict(feature.properties), None
    for name, value in properties.items():
        try:
            if isinstance(value, str):
                properties[name] = encoding.text(value)
        except UnicodeDecodeError:
            reason = f"it is not in {encoding.name}, as the text of the other rows is"
            fault = fault or (name, str(value)[:_SHOWN], reason)
    return Feature(feature.number, properties, feature.spot, fault=fault)


@contextmanager
def _quietly() -> Iterator[None]:
    """Without GDAL's warnings: what it can read counts, and what it cannot is an error of ours."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        yield


def _spot(wkb: Any, move: Mover | None) -> Spot | str:
    try:
        return spot(shapely.from_wkb(wkb), move)
    except (shapely.errors.ShapelyError, ValueError, TypeError) as error:
        return f"its geometry cannot be read ({error})"
