"""The map as one HTML file that opens anywhere, without a network: data, base map, scripts and date slider stand in it.

Text of incidents goes into one block of JSON, in which `<` and line separators are escaped, and is set as text by
`static/map/standalone.js`; no template engine sees it. A content security policy in the file forbids every request.
"""

from __future__ import annotations

import base64
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, fields, replace
from html import escape
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from geo.errors import InvalidValueError
from geo.events.catalogue import IncidentTypes
from geo.filters import Selection
from geo.gazetteer.admin import AdminIndex
from geo.layers.frame import Theme
from geo.layers.panel import panel_words
from geo.layers.payload import incident_file
from geo.layers.shapes import QUANTUM, Arrays, shape_arrays, shape_file
from geo.layers.static import LEAFLET, StaticFolder
from geo.packed import load_packed
from geo.settings import Boundaries
from geo.store import Columns, Overlay

MOST = 20_000
"""Incidents that one file holds at most; more make a page that a browser opens slowly."""
MOST_CORNERS = 1_000_000
"""Corners of lines and areas that one file holds at most: 5 to 8 MB."""

_SURROUNDINGS = 6.0
"""Degrees round an incident that a view of its region shows, too."""

Degrees = npt.NDArray[np.floating[Any]]
Words = str | Mapping[str, str]
"""A text, or the forms of a plural by CLDR's name for each."""

_POLICY = "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data: blob:"
_ESCAPES = str.maketrans(
    {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Speech:
    """The language that a file speaks.

    Attributes:
        code: ISO 639-1.
        words: what the scripts and the base map say in English -> the same in the language (`static/map/words.js`).
        panel: words about one incident, of the form of `panel_words`, with `drawn` as its option.
    """

    code: str = "en"
    words: Mapping[str, Words] = field(default_factory=dict)
    panel: Callable[..., dict[str, Any]] = panel_words

    def __post_init__(self) -> None:
        if not (self.code.isascii() and self.code.isalpha()):
            raise InvalidValueError("code", self.code, "letters, such as uk")


ENGLISH = Speech()


def standalone_map(
    selection: Selection,
    types: IncidentTypes,
    admin: AdminIndex,
    static: StaticFolder,
    *,
    overlays: Iterable[Overlay] = (),
    theme: Theme = "light",
    boundaries: Boundaries = "un",
    credits: str = "",
    speech: Speech = ENGLISH,
) -> bytes:
    """The file's content (UTF-8).

    Args:
        selection: the incidents that it holds.
        types: the catalogue, for symbols and labels.
        admin: gives outlines of divisions and countries.
        static: the folder with scripts and base map; `install` must have been called.
        overlays: lines and areas to draw, each while its incident is shown (`selection.overlays()`); those of other incidents
            are left out.
        theme: colours.
        boundaries: how disputed borders are drawn.
        credits: whom to credit, in full; the map itself names the sources of its borders and places alone.
        speech: the language of its words; texts of incidents stay as they are stored.

    Raises:
        InvalidValueError: these are more than `MOST` incidents, or lines and areas of more than `MOST_CORNERS` corners.
        StoreError: the store cannot be read.
    """
    _check("incidents", selection.count, "", MOST)
    columns = subset(selection.columns, selection)
    shapes = shape_arrays(columns, overlays)
    _check("lines and areas", len(shapes["x"]), " corners", MOST_CORNERS)

    held = {"incidents": incident_file(columns, types, admin)}
    if len(shapes["at"]):
        held["shapes"] = shape_file(shapes)
    held |= _base_map(static.path / "basemap", *_places(columns, shapes))
    given = {
        "theme": theme,
        "deFacto": boundaries == "de_facto",
        "language": speech.code,
        "words": dict(speech.words),
        "incidents": list(_panels(selection, shapes, speech)),
    }
    page = _PAGE.format(
        policy=_POLICY,
        theme=theme,
        language=speech.code,
        credits=escape(credits),
        style=_style(static.path),
        given=in_script(given),
        files=in_script({name: base64.b64encode(content).decode("ascii") for name, content in held.items()}),
        script=_script(static),
    )
    return page.encode("utf-8", "replace")


def _check(what: str, amount: int, unit: str, most: int) -> None:
    if amount > most:
        given = f"{amount:,}{unit}" if unit else amount
        raise InvalidValueError(what, given, f"at most {most:,} for one file; narrow the filter")


def _panels(selection: Selection, shapes: Arrays, speech: Speech) -> Iterator[dict[str, Any]]:
    """What the panel tells of each incident; the map may show it as the line or area that it came with."""
    drawn = set(shapes["at"].tolist())
    for spot, record in enumerate(selection.records()):
        yield speech.panel(record, drawn=spot in drawn)


def _style(folder: Path) -> str:
    names = (f"{LEAFLET}/leaflet.css", "map/map.css", "map/standalone.css")
    return "\n".join(_text(folder / name) for name in names)


def _script(static: StaticFolder) -> str:
    leaflet, page = (_text(static.path / name) for name in (f"{LEAFLET}/leaflet.js", "map/standalone.js"))
    return "\n".join([leaflet, static.script().decode(), page])


def subset(columns: Columns, selection: Selection) -> Columns:
    """The columns of the selected incidents alone, in their order."""
    indices = selection.indices
    arrays = {
        f.name: getattr(columns, f.name)[indices]
        for f in fields(columns)
        if isinstance(getattr(columns, f.name), np.ndarray)
    }
    return replace(columns, dated=int(np.count_nonzero(indices < columns.dated)), **arrays)


def in_script(value: Any) -> str:
    """JSON that may stand within a script element, whatever its texts hold."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).translate(_ESCAPES)


def _places(columns: Columns, shapes: Arrays) -> tuple[Degrees, Degrees]:
    """Longitudes and latitudes of all incidents and of all corners of lines and areas."""
    lon = np.concatenate([columns.lon, (shapes["x"] * QUANTUM + 180) % 360 - 180])
    return lon, np.concatenate([columns.lat, shapes["y"] * QUANTUM])


def _base_map(folder: Path, lon: Degrees, lat: Degrees) -> Iterator[tuple[str, bytes]]:
    """The world, and the tiles that hold one of these places; of the coarser ones those near by, too."""
    yield "basemap/world", (folder / "world.bin").read_bytes()
    levels = load_packed(folder / "world.bin")[1]["levels"]
    for level in levels:
        reach = 0.0 if level is levels[-1] else _SURROUNDINGS
        for west, south, size in level["tiles"]:
            across = (lon >= west - reach) & (lon < west + size + reach)
            if np.any(across & (lat >= south - reach) & (lat < south + size + reach)):
                name = f"{level['name']}_{west}_{south}_{size}"
                yield f"basemap/{name}", (folder / f"{name}.bin").read_bytes()


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8")


_PAGE = """<!doctype html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="attribution" content="{credits}">
<title>Incident map · Dateline</title>
<style>
{style}
</style>
</head>
<body class="dateline-{theme}">
<header><strong>Dateline</strong> <span id="what">Incident map</span> <button id="all" type="button">Show all</button></header>
<main><div class="map"><div id="map"></div></div><aside id="panel" tabindex="0" aria-label="Incidents chosen on the map" aria-live="polite"><p>Click a symbol on the map to read about it.</p></aside></main>
<script type="application/json" id="dateline-given">{given}</script>
<script>window.datelineFiles = {files};</script>
<script>
{script}
</script>
</body>
</html>
"""
