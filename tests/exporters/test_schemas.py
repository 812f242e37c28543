"""What we write against the schemas of those who made the formats: geojson.org's and OGC's, as packages bring them."""

from __future__ import annotations

import io
import json
from functools import cache
from importlib.metadata import distribution
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import shapely
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from lxml import etree

from geo.exporters import export_incidents
from geo.exporters.overlays import write_overlays
from geo.gazetteer.index import Gazetteer
from geo.importers.demo import read_demo
from geo.model import Incident, Placement
from geo.settings import ROOT, Settings
from geo.store import Store
from geo.store.importing import prepare, run
from tests.factories import NASTY, at, day, incident, incidents

MANY = [
    incident("s", when=day("2025-04-13"), placement=at(50.9077, 34.7981)),
    incident("n", event_type="Protests", placement=Placement(reason="not known"), quote="=1+1"),
    incident("w", placement=at(-33.85, -179.99999999)),
    *(incident(f"i{n}", description=text, place_text=text) for n, text in enumerate(NASTY)),
]


def brought(package: str, name: str) -> Path:
    """A file that a package brings; its code is not run."""
    return Path(str(distribution(package).locate_file(name)))


@cache
def feature_schema() -> jsonschema.Draft7Validator:
    """geojson.org's schema of a feature."""
    path = brought("pystac-core", "pystac/validation/jsonschemas/geojson/Feature.json")
    return jsonschema.Draft7Validator(json.loads(path.read_text(encoding="utf-8")))


@cache
def collection_schema() -> jsonschema.Draft7Validator:
    """A collection of those features, in our words, with what RFC 7946 asks beyond it: no `crs` (4), degrees of WGS 84."""
    degrees = [{"type": "number", "minimum": -most, "maximum": most} for most in (180, 90)]
    rules = {
        "type": "object",
        "required": ["type", "features"],
        "not": {"anyOf": [{"required": [name]} for name in ("crs", "geometry", "properties", "coordinates")]},
        "properties": {
            "type": {"const": "FeatureCollection"},
            "features": {
                "type": "array",
                "items": {
                    "allOf": [
                        feature_schema().schema,
                        {
                            "required": ["id"],
                            "not": {"required": ["crs"]},
                            "properties": {"id": {"type": "string"}},
                        },
                    ]
                },
            },
            "bbox": {"type": "array", "minItems": 4, "maxItems": 4, "items": degrees * 2},
        },
    }
    return jsonschema.Draft7Validator(rules)


@cache
def kml_schema() -> etree.XMLSchema:
    """OGC's schema of KML 2.2 (ogckml22.xsd), with those that it imports beside it."""
    return etree.XMLSchema(etree.parse(brought("pykml", "pykml/schemas/ogckml22.xsd")))


def written(listed: list[Incident], format: str) -> bytes:
    out = io.BytesIO()
    export_incidents(listed, format, out)
    return out.getvalue()


def json_faults(validator: jsonschema.Draft7Validator, value: Any) -> list[str]:
    return [f"{error.json_path}: {error.message[:200]}" for error in validator.iter_errors(value)]


def geojson_faults(listed: list[Incident]) -> list[str]:
    """What of our GeoJSON, whole and by the line, breaks a rule."""
    lines = [json.loads(line) for line in written(listed, "geojsonl").splitlines()]
    found = json_faults(collection_schema(), json.loads(written(listed, "geojson")))
    assert len(lines) == len(listed)
    return found + [fault for line in lines for fault in json_faults(feature_schema(), line)]


def kml_faults(data: bytes) -> list[str]:
    kml_schema().validate(etree.fromstring(data))
    return [f"line {error.line}: {error.message}" for error in kml_schema().error_log]


def demo() -> list[Incident]:
    path = ROOT / "data" / "demo_incidents.csv"
    return list(read_demo(path.read_bytes(), path))


@pytest.mark.parametrize("listed", [[], MANY, demo()], ids=["none", "many", "demo"])
def test_geojson_and_kml_are_valid(listed: list[Incident]) -> None:
    assert geojson_faults(listed) == []
    assert kml_faults(written(listed, "kml")) == []


def test_lines_and_areas_are_valid_and_their_rings_turn_left(tmp_path: Path, gazetteer: Gazetteer) -> None:
    ring, hole = (
        [[35, 47], [35, 48], [36, 48], [36, 47], [35, 47]],
        [[35.2, 47.2], [35.4, 47.2], [35.4, 47.4], [35.2, 47.2]],
    )
    shapes = [("LineString", ring[:3]), ("Polygon", [ring, hole]), ("MultiPolygon", [[ring, hole]])]
    features = [
        {
            "type": "Feature",
            "geometry": {"type": kind, "coordinates": given},
            "properties": {"date": f"2024-01-0{n}"},
        }
        for n, (kind, given) in enumerate(shapes, 1)
    ]
    path, out = tmp_path / "a.geojson", io.BytesIO()
    path.write_text(json.dumps({"type": "FeatureCollection", "features": features}))
    with Store.open(tmp_path / "s.sqlite") as store:
        run(store, prepare(path, Settings(home=tmp_path), gazetteer))
        assert write_overlays(store.overlays(), out) == 3
    whole = json.loads(out.getvalue())
    assert json_faults(collection_schema(), whole) == []
    areas = [
        shapely.geometry.shape(f["geometry"]) for f in whole["features"] if "Polygon" in f["geometry"]["type"]
    ]
    for area in [part for one in areas for part in getattr(one, "geoms", [one])]:
        assert area.exterior.is_ccw and not area.interiors[0].is_ccw


@hypothesis_settings(max_examples=40)
@given(st.lists(incidents(), max_size=4, unique_by=lambda one: one.id))
def test_whatever_is_written_is_valid(listed: list[Incident]) -> None:
    assert geojson_faults(listed) == [] and kml_faults(written(listed, "kml")) == []


def test_the_checks_find_faults() -> None:
    whole = json.loads(written(MANY, "geojson"))
    for path, value in (("crs", {}), ("bbox", [1, 2, 3]), ("bbox", [0, 91, 1, 92]), ("features", {})):
        assert json_faults(collection_schema(), {**whole, path: value})
    for change in ({"type": "feature"}, {"geometry": {"type": "Point", "coordinates": [1]}}, {"id": None}):
        assert json_faults(collection_schema(), {**whole, "features": [{**whole["features"][0], **change}]})
    text = written(MANY, "kml")
    for old, new in (
        (b"TimeSpan>", b"Timespan>"), (b"<begin>2025-04-13", b"<begin>13.04.2025"), (b"<color>ff", b"<color>#f"),
        (b"<styleUrl>", b"<address/><styleUrl>"),
    ):  # fmt: skip
        assert old in text and kml_faults(text.replace(old, new))
