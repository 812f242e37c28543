"""Lines and areas in the map as one file: those of the selection that may go out, beside their own incidents."""

from __future__ import annotations

import base64
import io
import json
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from geo.errors import InvalidValueError
from geo.exporters import ExportOptions, export
from geo.filters import Criteria, Selection, select
from geo.gazetteer.index import Gazetteer
from geo.packed import unpack
from geo.settings import Settings
from geo.store import Store
from geo.store.importing import prepare, run

LINE = [[35.0, 47.5], [36.0, 47.6], [37.0, 47.9]]
EVIL = "<img src=x onerror=alert(1)></script><script>alert(2)</script>{{ 7*7 }}"


def feature(kind: str, coordinates: Any, day: str, told: str) -> dict[str, Any]:
    return {
        "type": "Feature", "geometry": {"type": kind, "coordinates": coordinates},
        "properties": {"date": day, "description": told, EVIL: EVIL},
    }  # fmt: skip


@pytest.fixture
def selection(tmp_path: Path, gazetteer: Gazetteer) -> Iterator[Selection]:
    """Of a store with two lines and a point, those of 2024."""
    features = [
        feature("Point", [35.5, 47.5], "2024-01-01", "Shelling"),
        feature("LineString", LINE, "2024-01-10", EVIL),
        feature("LineString", LINE, "2023-01-10", "A year before"),
    ]
    path = tmp_path / "front.geojson"
    path.write_text(json.dumps({"type": "FeatureCollection", "features": features}))
    with Store.open(tmp_path / "s.sqlite") as store:
        run(store, prepare(path, Settings(home=tmp_path), gazetteer))
        yield select(store, Criteria(date_from=date(2024, 1, 1)))


def block(page: str, pattern: str) -> Any:
    found = re.search(pattern, page, re.DOTALL)
    assert found
    return json.loads(found[1])


def written(selection: Selection, **wanted: Any) -> tuple[list[dict[str, Any]], dict[str, str]]:
    """The incidents and the packed files of a map."""
    out = io.BytesIO()
    assert export(selection, "html", out, **wanted) == len(selection.indices)
    page = out.getvalue().decode()
    assert page.count("</script>") == len(re.findall(r"<script\b", page)) == 3 and "<img src=x" not in page
    incidents = block(page, r'id="dateline-given">(.*?)</script>')["incidents"]
    return incidents, block(page, r"datelineFiles = (\{.*?\});\n?</script>")


def test_each_line_stands_with_its_incident(selection: Selection) -> None:
    incidents, files = written(selection, overlays=True)
    arrays, meta = unpack(base64.b64decode(files["shapes"]))
    assert [incidents[spot]["description"] for spot in arrays["at"]] == [EVIL]
    assert (arrays["x"] * meta["quantum"]).round(6).tolist() == [35.0, 36.0, 37.0]


def test_they_come_only_where_they_are_asked_for_and_may_go_out(selection: Selection) -> None:
    assert "shapes" not in written(selection)[1]
    out = io.BytesIO()
    assert export(selection, "html", out, options=ExportOptions(checked_only=True), overlays=True) == 0
    assert b'"shapes":' not in out.getvalue()
    with pytest.raises(InvalidValueError, match="rounding"):
        export(selection, "html", io.BytesIO(), options=ExportOptions(decimals=2), overlays=True)
    with pytest.raises(InvalidValueError, match="html"):
        export(selection, "csv", io.BytesIO(), overlays=True)
