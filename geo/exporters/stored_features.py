"""GeoJSON features from the text of stored records, without writing anew what stands there already.

A stored record (`geo.compact`) is JSON: what it leaves out is put behind it, and its place laid out flat. The marks that the
text is cut at hold a quotation mark, which stands in no JSON string without a backslash before it. What to add depends on
which columns are there: only the text up to the sources is read for that, and the point of the place; many texts at a time,
because a call of the JSON reader costs more than what it reads. A text of any other shape is read as a whole.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from itertools import islice
from typing import NamedTuple

import numpy as np
import orjson

from geo.compact import FROM_PLACE, blank, from_json, whole
from geo.exporters.features import DECIMALS, feature
from geo.exporters.json_bytes import json_bytes
from geo.memo import Memo

_BATCH = 128  # few enough to stay in the processor's cache
_TYPE, _SOURCES = b',"event_type":', b',"sources":['
_PLACE = b',"place":{"gazetteer_id":'
_NOWHERE = b'{"type":"Feature","id":%b,"geometry":null,"properties":%b%b}}'
_PLACED = (
    b'{"type":"Feature","id":%b,"geometry":{"type":"Point","coordinates":[%b]},"properties":%b%b'
    b',"place_name":%b,"gazetteer_id":%b,%b}}'
)
_NOT_HERE = ("place", "latitude", "longitude")
_COLUMNS = tuple((column, key) for column, key in FROM_PLACE.items() if column not in _NOT_HERE)
_IN_AREA = _COLUMNS[2:]  # behind name and gazetteer_id

_BEHIND = {False: ("sources",), True: ("sources", "rivals")}
_UNSURE = 1e-3  # of a step: more than floating point can be wrong by

_Point = tuple[float, float]


class Features(NamedTuple):
    """Some features.

    Attributes:
        texts: each as JSON.
        points: longitude and latitude (degrees) of those with a place.
    """

    texts: list[bytes]
    points: Sequence[_Point]


def batches(stored: Iterable[bytes]) -> Iterator[Features]:
    """The features of stored records, some at a time; the same values as `features.feature` gives."""
    left, maker = iter(stored), _Maker()
    while chunk := list(islice(left, _BATCH)):
        yield maker.features(chunk)


# id, told (up to the end of sources or rivals), first (what of it stands before the sources), whether there are rivals, and of
# the place (empty without one) its gazetteer_id, name, latitude, longitude and the rest
_Cut = tuple[bytes, bytes, bytes, bool, list[bytes]]


def _cut(text: bytes) -> _Cut | None:
    """A stored record in pieces; None where it has another shape than those that incidents have in the store."""
    told, _, place = text.rpartition(_PLACE)
    cells = place.split(b',"', 4)
    if not told:
        told, cells = text[:-1], []
    elif len(cells) < 5 or not (cells[3].startswith(b'longitude":') and cells[4].startswith(b'country":')):
        return None  # or else the two before them are name and latitude
    kind = told.find(_TYPE)
    sources = told.find(_SOURCES, kind)
    if not sources > kind > 0 or (b"\\" in text and b"\\ud" in text):
        return None
    return told[6:kind], told, told[:sources], not told.endswith(b'"}]'), cells


class _Maker:
    """Makes features; remembers what records leave out, and areas."""

    def __init__(self) -> None:
        self._absent: Memo[tuple[str, ...], bytes] = Memo(_absent)
        self._areas: Memo[bytes, bytes] = Memo(_area)

    def features(self, texts: Sequence[bytes]) -> Features:
        """The features of these stored records, in their order."""
        cuts = [cut for cut in map(_cut, texts) if cut]
        if len(cuts) == len(texts):
            with suppress(orjson.JSONDecodeError):
                return self._of_pieces(cuts)
        points: list[_Point] = []
        return Features([self._of_text(text, points) for text in texts], points)

    def _of_pieces(self, cuts: Sequence[_Cut]) -> Features:
        heads = orjson.loads(b"[%b}]" % b"},".join([cut[2] for cut in cuts]))
        points = _points([cut[4] for cut in cuts if cut[4]])
        written = iter(orjson.dumps(points)[2:-2].split(b"],["))
        texts, absent, areas = [], self._absent, self._areas
        for (id, told, _, rivals, place), head in zip(cuts, heads, strict=True):
            if place:
                left_out = absent[(*head, *_BEHIND[rivals], "place")]
                gazetteer_id, name, _, _, area = place
                made = _PLACED % (id, next(written), told, left_out, name[6:], gazetteer_id, areas[area])
            else:
                made = _NOWHERE % (id, told, absent[(*head, *_BEHIND[rivals])])
            texts.append(made)
        return Features(texts, points)

    def _of_text(self, text: bytes, points: list[_Point]) -> bytes:
        """A feature of a text of any shape."""
        try:
            record = orjson.loads(text)
        except orjson.JSONDecodeError:  # lone surrogates
            return _slowly(text, points)
        id, place, left_out = orjson.dumps(record["id"]), record.get("place"), self._absent[tuple(record)]
        if place is None:
            return _NOWHERE % (id, text[:-1], left_out)
        point = round(place["longitude"], DECIMALS), round(place["latitude"], DECIMALS)
        points.append(point)
        name, gazetteer_id = orjson.dumps(place["name"]), orjson.dumps(place["gazetteer_id"])
        told, area = text[: text.rindex(b',"place":{')], _columns(place)
        return _PLACED % (id, orjson.dumps(point)[1:-1], told, left_out, name, gazetteer_id, area)


def _points(places: Sequence[list[bytes]]) -> list[_Point]:
    """Longitude and latitude of places in pieces, rounded as Python rounds."""
    given = orjson.loads(b"[%b]" % b",".join([b"%b,%b" % (p[3][11:], p[2][10:]) for p in places]))
    if int in set(map(type, given)):
        rounded = [round(value, DECIMALS) for value in given]
    else:
        scaled = np.array(given, dtype=np.float64) * 10**DECIMALS
        steps = np.rint(scaled)
        rounded = (steps / 10**DECIMALS).tolist()
        for half in np.flatnonzero(np.abs(np.abs(scaled - steps) - 0.5) < _UNSURE).tolist():
            rounded[half] = round(given[half], DECIMALS)
    return list(zip(rounded[::2], rounded[1::2], strict=True))


def _area(text: bytes) -> bytes:
    """The columns that the end of a place's text gives, as they stand in a feature."""
    return _columns(orjson.loads(b'{"' + text.removesuffix(b"}")))


def _columns(place: Mapping[str, object]) -> bytes:
    return orjson.dumps({column: place[key] for column, key in _IN_AREA})[1:-1]


def _absent(names: tuple[str, ...]) -> bytes:
    """The columns that a record with these columns leaves out, as they stand in a feature."""
    there = {*names, *_NOT_HERE, *(FROM_PLACE if "place" in names else ())}
    missing = {name: value for name, value in blank().items() if name not in there}
    return b"," + json_bytes(missing)[1:-1] if missing else b""


def _slowly(text: bytes, points: list[_Point]) -> bytes:
    made = feature(whole(from_json(text.decode())))
    if made["geometry"]:
        longitude, latitude = made["geometry"]["coordinates"]
        points.append((longitude, latitude))
    return json_bytes(made)
