"""GeoJSON features from the text of stored records, without writing anew what stands there already.

A stored record (`geo.compact`) is JSON: what it leaves out is put behind it, and its place laid out flat. The marks that the
text is cut at hold a quotation mark, which stands in no JSON string without a backslash before it. What to add depends on
which columns are there: the first letters of their names tell, of many records at a time, for a call of numpy or of the JSON
reader costs more than what it reads. Of the values only the points of places are read. A text of any other shape is read as a whole.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from itertools import islice, pairwise
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import orjson

from geo.compact import FROM_PLACE, blank, from_json, whole
from geo.exporters.features import DECIMALS, feature
from geo.exporters.json_bytes import json_bytes
from geo.memo import Memo
from geo.record import COLUMNS

_BATCH = 256  # few enough to stay in the processor's cache
_TYPE, _ORIGINAL, _SOURCES = b',"event_type":', b',"original":{', b',"sources":['
_PLACE = b',"place":{"gazetteer_id":'
_FEATURE, _END = b'{"type":"Feature","id":', b"}}"
_NOWHERE = b',"geometry":null,"properties":'
_PLACED, _PROPERTIES = b',"geometry":{"type":"Point","coordinates":[', b']},"properties":'
_PLACE_, _GAZETTEER_ID = b',"place_', b',"gazetteer_id":'
_NOT_HERE = ("place", "latitude", "longitude")
_COLUMNS = tuple((column, key) for column, key in FROM_PLACE.items() if column not in _NOT_HERE)
_IN_AREA = _COLUMNS[2:]  # behind name and gazetteer_id

_LETTERS = 8  # of a name tell it from all others, with the signs behind it where it is shorter
_NAMES = {name[:_LETTERS].encode(): name for name in COLUMNS}
_FIVE = np.uint64(2**40 - 1)
_SHORT = tuple(np.uint64(int.from_bytes(name, "little")) for name in (b"start", b'end":'))  # digits behind
_UNSURE = 1e-3  # of a step: more than floating point can be wrong by

Points = Sequence[Sequence[float]] | npt.NDArray[np.float64]
"""Pairs of longitude and latitude, in degrees."""


class Features(NamedTuple):
    """Some features.

    Attributes:
        text: as JSON, one behind the other.
        size: how many.
        points: longitude and latitude (degrees) of those with a place.
    """

    text: bytes
    size: int
    points: Points


def batches(stored: Iterable[bytes], between: bytes) -> Iterator[Features]:
    """The features of stored records, some at a time; the same values as `features.feature` gives.

    Args:
        stored: the records as they are stored.
        between: what parts two features.
    """
    left, maker = iter(stored), _Maker(between)
    while chunk := list(islice(left, _BATCH)):
        yield maker.features(chunk)


class _Maker:
    """Makes features; remembers what records leave out, and areas."""

    def __init__(self, between: bytes) -> None:
        self._between = between
        self._left_out: Memo[bytes, bytes] = Memo(_left_out)
        self._areas: Memo[bytes, bytes] = Memo(_area)

    def features(self, texts: Sequence[bytes]) -> Features:
        """The features of these stored records, in their order."""
        with suppress(ValueError):  # a place in other pieces; with it most errors of the JSON reader
            if cuts := _cuts(texts):
                return self._of_pieces(cuts)
        points: list[tuple[float, float]] = []
        made = self._between.join([_of_text(text, points) for text in texts])
        return Features(made, len(texts), points)

    def _of_pieces(self, cuts: Sequence[_Cut]) -> Features:
        points = _points([cut[4] for cut in cuts if cut[4]])
        written = iter(orjson.dumps(points, option=orjson.OPT_SERIALIZE_NUMPY)[2:-2].split(b"],["))
        names = _first_letters([cut[1] for cut in cuts])
        pieces: list[bytes] = []
        between, left_out, areas = self._between, self._left_out, self._areas
        for (head, before, behind, told, place), letters in zip(cuts, names, strict=True):
            absent = left_out[letters + behind]
            id = before[6 : before.index(_TYPE)]
            if place:
                gazetteer_id, name, _, _, area = place
                pieces += (
                    _FEATURE, id, _PLACED, next(written), _PROPERTIES, head, _SOURCES, told, absent, name, _GAZETTEER_ID,
                    gazetteer_id, areas[area], between,
                )  # fmt: skip
            else:
                pieces += (_FEATURE, id, _NOWHERE, head, _SOURCES, told, absent, between)
        return Features(b"".join(pieces[:-1]), len(cuts), points)


# head (what stands before the sources), before (what of it stands before the imported table's own columns), which columns stand
# behind that, by their first letters, told (from the sources to the place), and of the place (empty without one) its gazetteer_id,
# name, latitude, longitude and the rest
_Cut = tuple[bytes, bytes, bytes, bytes, list[bytes]]


def _cuts(texts: Sequence[bytes]) -> list[_Cut]:
    """Stored records in pieces; none where one has another shape than those that incidents have in the store."""
    cuts: list[_Cut] = []
    for text in texts:
        head, mark, told = text.partition(_SOURCES)
        told, _, place = told.rpartition(_PLACE)
        if told:
            cells, behind = place.split(b',"', 4), b'sources"place":"'
        else:
            told, cells, behind = place[:-1], [], b'sources"'
        before = head
        if head.endswith(b"}"):  # no other column before the sources is an object
            before, behind = head.partition(_ORIGINAL)[0], b"original" + behind
        if not told.endswith(b'"}]'):
            behind = b'rivals":' + behind
        if not mark or _TYPE not in before or (b"\\" in text and b"\\ud" in text):
            return []
        cuts.append((head, before, behind, told, cells))
    return cuts


def _first_letters(heads: Sequence[bytes]) -> list[bytes]:
    """Of the beginnings of records: the first letters of each column's name, one name behind the other."""
    text = b"\n".join(heads) + bytes(_LETTERS)
    characters = np.frombuffer(text, np.uint8)
    commas = np.flatnonzero(characters[:-_LETTERS] == ord(","))
    names = commas[characters[commas + 1] == ord('"')] + 2
    letters = np.ndarray(len(text) - _LETTERS + 1, "<u8", text, strides=(1,))[names]
    five = letters & _FIVE
    letters = np.where((five == _SHORT[0]) | (five == _SHORT[1]), five, letters)
    ends = np.searchsorted(names, np.flatnonzero(characters == ord("\n"))) * _LETTERS
    written = letters.tobytes()
    return [written[i:j] for i, j in pairwise((0, *ends.tolist(), len(written)))]


def _left_out(letters: bytes) -> bytes:
    """What stands in a feature behind the columns of a record that are told by their first letters (`_NAMES`), up to its place.

    Other letters are no column's: they are those of a side's account, or no letters, where a text ends with a comma.
    """
    found = (letters[n : n + _LETTERS].partition(b"\0")[0] for n in range(0, len(letters), _LETTERS))
    names = ["id", *(_NAMES[name] for name in map(_of_column, found) if name in _NAMES)]
    return _absent(names) + (_PLACE_ if "place" in names else _END)


def _of_column(letters: bytes) -> bytes:
    return letters.partition(b'"')[0]


def _points(places: Sequence[list[bytes]]) -> Points:
    """Longitude and latitude of places in pieces, rounded as Python rounds."""
    cells = b",".join([cell for place in places for cell in (place[3], place[2])])
    given = orjson.loads(b"[%b]" % cells.replace(b'longitude":', b"").replace(b'latitude":', b""))
    if int in set(map(type, given)):
        exact = [round(value, DECIMALS) for value in given]
        return list(zip(exact[::2], exact[1::2], strict=True))
    scaled = np.array(given, dtype=np.float64) * 10**DECIMALS
    steps = np.rint(scaled)
    rounded: npt.NDArray[np.float64] = steps / 10**DECIMALS
    for half in np.flatnonzero(np.abs(np.abs(scaled - steps) - 0.5) < _UNSURE).tolist():
        rounded[half] = round(given[half], DECIMALS)
    return rounded.reshape(-1, 2)


def _area(text: bytes) -> bytes:
    """The columns that the end of a place's text gives, as they stand at the end of a feature."""
    return b"," + _columns(orjson.loads(b'{"' + text.removesuffix(b"}"))) + _END


def _columns(place: Mapping[str, object]) -> bytes:
    return orjson.dumps({column: place[key] for column, key in _IN_AREA})[1:-1]


def _absent(names: Iterable[str]) -> bytes:
    """The columns that a record with these columns leaves out, as they stand in a feature."""
    there = {*names, *_NOT_HERE}
    if "place" in names:
        there |= FROM_PLACE.keys()
    missing = {name: value for name, value in blank().items() if name not in there}
    return b"," + json_bytes(missing)[1:-1] if missing else b""


def _of_text(text: bytes, points: list[tuple[float, float]]) -> bytes:
    """A feature of a text of any shape."""
    try:
        record = orjson.loads(text)
    except orjson.JSONDecodeError:  # lone surrogates
        return _slowly(text, points)
    id, place, absent = orjson.dumps(record["id"]), record.get("place"), _absent(record)
    if place is None:
        return b"".join((_FEATURE, id, _NOWHERE, text[:-1], absent, _END))
    point = round(place["longitude"], DECIMALS), round(place["latitude"], DECIMALS)
    points.append(point)
    name, gazetteer_id = orjson.dumps(place["name"]), orjson.dumps(place["gazetteer_id"])
    told = text[: text.rindex(b',"place":{')]
    return b"".join((
        _FEATURE, id, _PLACED, orjson.dumps(point)[1:-1], _PROPERTIES, told, absent, _PLACE_, b'name":', name,
        _GAZETTEER_ID, gazetteer_id, b",", _columns(place), _END,
    ))  # fmt: skip


def _slowly(text: bytes, points: list[tuple[float, float]]) -> bytes:
    made = feature(whole(from_json(text.decode())))
    if made["geometry"]:
        longitude, latitude = made["geometry"]["coordinates"]
        points.append((longitude, latitude))
    return json_bytes(made)
