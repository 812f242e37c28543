"""KML against the rules of its schema (OGC 07-147r2): which elements, in which order, with which values.

What it says of the elements that we write stands here in our words, and says more: every style is there, colours have eight digits.
`test_schemas.py` asks the schema itself.
"""

from __future__ import annotations

import io
import re
from datetime import date
from pathlib import Path
from xml.etree.ElementTree import Element

import pyogrio
import pytest
import shapely
from defusedxml.ElementTree import fromstring
from hypothesis import given
from hypothesis import settings as options
from hypothesis import strategies as st

from geo.exporters import FORMATS, export_incidents
from geo.model import Incident, Placement
from tests.factories import NASTY, at, day, incident, incidents

SPACE = "{http://www.opengis.net/kml/2.2}"
# Element -> its children in the order that the schema demands; those with * may stand there several times.
FEATURE = ("name", "description", "TimeSpan", "styleUrl", "Style*", "ExtendedData")
CHILDREN = {
    "kml": ("Document",),
    "Document": (*FEATURE, "Folder*"),
    "Folder": (*FEATURE, "Placemark*"),
    "Placemark": (*FEATURE, "Point"),
    "TimeSpan": ("begin", "end"),
    "Style": ("IconStyle",),
    "IconStyle": ("color", "scale"),
    "ExtendedData": ("Data*",),
    "Data": ("displayName", "value"),
    "Point": ("coordinates",),
}
ATTRIBUTES = {"Style": {"id"}, "Data": {"name"}}
VALUES = {
    "color": re.compile(r"[0-9a-f]{8}"),  # alpha, blue, green, red
    "begin": re.compile(r"\d{4}-\d\d-\d\d"),
    "end": re.compile(r"\d{4}-\d\d-\d\d"),
    "coordinates": re.compile(r"-?\d{1,3}(\.\d+)?,-?\d{1,2}(\.\d+)?"),
    "styleUrl": re.compile(r"#[^\s#]+"),
}
NC_NAME = re.compile(r"[A-Za-z_][\w.-]*")


def faults(element: Element) -> list[str]:
    """What of an element and those in it breaks a rule."""
    name = element.tag.removeprefix(SPACE)
    found = [] if element.tag.startswith(SPACE) else [f"{name} has no namespace of KML"]
    allowed = CHILDREN.get(name, ())
    order = [child.rstrip("*") for child in allowed]
    there = [child.tag.removeprefix(SPACE) for child in element]
    found += [f"{child} in {name}" for child in there if child not in order]
    places = [order.index(child) for child in there if child in order]
    found += [f"order in {name}: {there}"] * (places != sorted(places))
    found += [
        f"{child} twice in {name}"
        for child in set(there)
        if f"{child}*" not in allowed and there.count(child) > 1
    ]
    found += [f"attributes of {name}"] * (set(element.keys()) != ATTRIBUTES.get(name, set()))
    if allowed and (element.text or "").strip():
        found.append(f"text in {name}")
    if name in VALUES and not VALUES[name].fullmatch(element.text or ""):
        found.append(f"{name}: {element.text!r}")
    return found + [fault for child in element for fault in faults(child)]


def document(listed: list[Incident]) -> Element:
    out = io.BytesIO()
    export_incidents(listed, "kml", out)
    return fromstring(out.getvalue())


@options(max_examples=40)
@given(st.lists(incidents(), max_size=4, unique_by=lambda i: i.id))
def test_any_incidents_make_valid_kml(listed: list[Incident]) -> None:
    root = document(listed)
    assert root.tag == f"{SPACE}kml" and faults(root) == []
    ids = [style.get("id", "") for style in root.iter(f"{SPACE}Style")]
    assert len(ids) == len(set(ids)) and all(map(NC_NAME.fullmatch, ids))
    for span in root.iter(f"{SPACE}TimeSpan"):
        begin, end = (date.fromisoformat(span.findtext(f"{SPACE}{name}") or "") for name in ("begin", "end"))
        assert begin <= end
    assert len(list(root.iter(f"{SPACE}TimeSpan"))) == sum(i.when.start is not None for i in listed)
    assert len(list(root.iter(f"{SPACE}Point"))) == sum(i.place is not None for i in listed)


def test_every_placemark_has_a_style_that_is_there() -> None:
    kinds = ("Battles", "Explosions/Remote violence", "Something of their own", *NASTY)
    root = document([incident(f"i{n}", event_type=kind) for n, kind in enumerate(kinds)])
    styles = {f"#{style.get('id')}" for style in root.iter(f"{SPACE}Style")}
    used = [url.text for url in root.iter(f"{SPACE}styleUrl")]
    assert len(used) == len(kinds) and set(used) <= styles


def test_the_rules_find_what_is_wrong() -> None:
    wrong = fromstring(
        f'<kml xmlns="{SPACE[1:-1]}"><Document><Folder><Placemark><TimeSpan><end>2025</end><begin>2025-04-01</begin>'
        "</TimeSpan><name>a</name><Point><coordinates>50.9 34.8</coordinates></Point></Placemark></Folder></Document></kml>"
    )
    assert [fault.split(":")[0] for fault in faults(wrong)] == [
        "order in Placemark", "order in TimeSpan", "end", "coordinates",
    ]  # fmt: skip


GEODATA = ("geojson", "geojsonl", "gpkg", "flatgeobuf", "kml")


@pytest.mark.parametrize("format", GEODATA)
def test_gdal_reads_back_every_incident(tmp_path: Path, format: str) -> None:
    texts = ("Кривий Ріг", "<b>&amp;", "a\nb", "🙂", 'say "no"', "")
    listed = [
        incident(
            f"i{n}", quote=text, when=day("0987-01-02", "2025-04-13") if n % 2 else day("2025-04-13"),
            event_type=("Battles", "Protests")[n % 2],
            placement=at(-89.5 + n, 179.9 - n, name=text or "x") if n % 3 else Placement(reason=text),
        )
        for n, text in enumerate(texts)
    ]  # fmt: skip
    path = tmp_path / f"out{FORMATS[format].suffix}"
    with path.open("w+b") as out:
        export_incidents(listed, format, out)
    found = {}
    for layer in pyogrio.list_layers(path)[:, 0].tolist():
        meta, _, shapes, values = pyogrio.raw.read(path, layer=layer)
        assert meta["crs"] == "EPSG:4326"
        columns = dict(zip(meta["fields"].tolist(), values, strict=True))
        for id, quote, shape in zip(columns["id"], columns["quote"], shapes, strict=True):
            point = shapely.from_wkb(shape) if shape is not None else None
            found[id] = (quote or "", point and (point.x, point.y))
    wanted = {i.id: (i.quote, i.place and (i.place.longitude, i.place.latitude)) for i in listed}
    assert found == wanted
