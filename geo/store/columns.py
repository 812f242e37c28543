"""The filterable fields of all incidents as numpy arrays, in the order of their days.

Reading a million rows takes seconds, so the arrays are made once and shared; after a change only the rows
that are newer than the arrays are read and merged in.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields
from typing import Any

import numpy as np
import numpy.typing as npt

from geo.model import Claim, DatePrecision, GeoPrecision, Status

UNDATED = 2**31 - 1
"""`day_start` and `day_end` of an incident without a date; greater than every day, so it sorts last."""

GEO_PRECISIONS = tuple(GeoPrecision)
DATE_PRECISIONS = tuple(DatePrecision)
STATUSES = tuple(Status)
CLAIMS = tuple(Claim)

_NOWHERE = 999.0  # stands for NULL on the way out of SQLite, which has no NaN
_CHUNK = 500  # small enough for the processor's cache: a third faster than 20,000

Array = npt.NDArray[Any]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Columns:
    """One position per incident in every array; dated incidents first, by day, then the undated.

    Arrays cannot be written to. `*_index` arrays count into the tuple of names beside them.

    Attributes:
        version: the store's data version that these arrays show.
        dated: how many incidents have a date: positions `[:dated]`; the rest are undated.
        keys: row keys of the store (int64), for `Store.records`.
        ids: incident ids (numpy `StringDType`).
        day_start, day_end: first and last day (int32, days since 1970-01-01), or `UNDATED`.
        lon, lat: WGS 84 degrees (float64), NaN where the incident has no place.
        radius_km: radius of the circle that holds the place (float32), NaN without a place.
        geo_precision: position in `GEO_PRECISIONS` (int8), -1 without a place.
        date_precision, status, claim: position in `DATE_PRECISIONS`, `STATUSES`, `CLAIMS` (int8).
        killed_best: people killed (int32), -1 where unknown.
        type_index, sub_type_index, country_index, admin1_index, collection_index: uint32.
        type_names, sub_type_names, country_names, admin1_names, collection_names: the names present,
            sorted; "" stands for none.
    """

    version: int
    dated: int
    keys: npt.NDArray[np.int64]
    ids: Array
    day_start: npt.NDArray[np.int32]
    day_end: npt.NDArray[np.int32]
    lon: npt.NDArray[np.float64]
    lat: npt.NDArray[np.float64]
    radius_km: npt.NDArray[np.float32]
    geo_precision: npt.NDArray[np.int8]
    date_precision: npt.NDArray[np.int8]
    status: npt.NDArray[np.int8]
    claim: npt.NDArray[np.int8]
    killed_best: npt.NDArray[np.int32]
    type_index: npt.NDArray[np.uint32]
    sub_type_index: npt.NDArray[np.uint32]
    country_index: npt.NDArray[np.uint32]
    admin1_index: npt.NDArray[np.uint32]
    collection_index: npt.NDArray[np.uint32]
    type_names: tuple[str, ...]
    sub_type_names: tuple[str, ...]
    country_names: tuple[str, ...]
    admin1_names: tuple[str, ...]
    collection_names: tuple[str, ...]

    def __len__(self) -> int:
        return len(self.keys)


_NUMBERS: Mapping[str, tuple[str, Any]] = {
    "keys": ("key", np.int64),
    "day_start": (f"coalesce(day_start, {UNDATED})", np.int32),
    "day_end": (f"coalesce(day_end, {UNDATED})", np.int32),
    "lon": (f"coalesce(longitude, {_NOWHERE})", np.float64),
    "lat": (f"coalesce(latitude, {_NOWHERE})", np.float64),
    "radius_km": ("coalesce(radius_km, -1)", np.float32),
    "killed_best": ("coalesce(killed_best, -1)", np.int32),
}
_FIXED: Mapping[str, tuple[str, ...]] = {
    "geo_precision": GEO_PRECISIONS,
    "date_precision": DATE_PRECISIONS,
    "status": STATUSES,
    "claim": CLAIMS,
}
_NAMED: Mapping[str, str] = {
    "type": "event_type",
    "sub_type": "sub_event_type",
    "country": "country",
    "admin1": "admin1",
    "collection": "collection",
}
_COLUMNS = ", ".join(
    [expression for expression, _ in _NUMBERS.values()] + ["{id}", *_FIXED, *_NAMED.values()]
)
_SQL = f"SELECT {_COLUMNS} FROM incident WHERE version > ?".format(id="id")
_SQL_WITHOUT_IDS = f"SELECT {_COLUMNS} FROM incident WHERE version > ?".format(id="''")

Raw = dict[str, Any]


def load_columns(db: sqlite3.Connection, previous: Columns | None = None) -> Columns:
    """The arrays of all incidents, made from `previous` and what was written since where that is possible.

    Args:
        db: a connection inside a transaction.
        previous: arrays made earlier from the same store.
    """
    meta = dict(db.execute("SELECT name, value FROM meta"))
    if previous is not None and previous.version == meta["data_version"]:
        return previous
    if previous is not None and not meta["removed_version"] <= previous.version < meta["data_version"]:
        previous = None  # rows are gone and nothing in the table says which, or an older copy was put back
    raw = _fetch(db, -1 if previous is None else previous.version)
    if previous is not None:
        raw = _merged(previous, raw)
    return _ordered(db, raw, meta["data_version"])


def _fetch(db: sqlite3.Connection, since: int) -> Raw:
    size = db.execute("SELECT count(*) FROM incident WHERE version > ?", (since,)).fetchone()[0]
    words: dict[str, dict[str, int]] = {name: {} for name in _NAMED}
    raw: Raw = {name: np.empty(size, made.dtype) for name, made in _arrays([], words).items()}
    if since < 0:
        del raw["ids"]  # the largest: `_ids` reads them once their order is known
    cursor, first = db.execute(_SQL_WITHOUT_IDS if since < 0 else _SQL, (since,)), 0
    while rows := cursor.fetchmany(_CHUNK):
        # Into their place: a second copy of all would be the peak of memory.
        for name, made in _arrays(rows, words).items():
            if name in raw:
                raw[name][first : first + len(rows)] = made
        first += len(rows)
    for array, missing in (("lon", _NOWHERE), ("lat", _NOWHERE), ("radius_km", -1)):
        raw[array][raw[array] == missing] = np.nan
    return raw | {f"{name}_names": tuple(found) for name, found in words.items()}


def _ids(db: sqlite3.Connection, keys: npt.NDArray[np.int64]) -> Array:
    """The ids of the incidents with these keys, in their order."""
    place = np.argsort(keys).astype(np.int32)
    rising = keys[place]
    ids = np.empty(len(keys), np.dtypes.StringDType())
    cursor = db.execute("SELECT key, id FROM incident")
    while rows := cursor.fetchmany(_CHUNK):
        found, names = zip(*rows, strict=True)
        ids[place[np.searchsorted(rising, found)]] = names
    return ids


def _arrays(rows: list[tuple[Any, ...]], words: Mapping[str, dict[str, int]]) -> Raw:
    """One chunk of rows as arrays; `words` collects each named column's values in order of appearance."""
    width = len(_NUMBERS) + 1 + len(_FIXED) + len(_NAMED)
    values: Iterator[tuple[Any, ...]] = iter(zip(*rows, strict=True) if rows else [()] * width)
    raw: Raw = {name: np.fromiter(next(values), dtype, len(rows)) for name, (_, dtype) in _NUMBERS.items()}
    raw["ids"] = np.array(next(values), dtype=np.dtypes.StringDType())
    for name, known in _FIXED.items():
        position = {word: i for i, word in enumerate(known)} | {"": -1}
        raw[name] = _positions(next(values), position, np.int8)
    for name, found in words.items():
        column = next(values)
        for word in set(column) - found.keys():
            found[word] = len(found)
        raw[f"{name}_index"] = _positions(column, found, np.uint32)
    return raw


def _positions(column: Iterable[str], position: Mapping[str, int], dtype: Any) -> Array:
    return np.fromiter(map(position.__getitem__, column), dtype)


def _merged(old: Columns, new: Raw) -> Raw:
    """The rows of `old`, those that were written since in their new form, and the added rows after them."""
    by_key = {key: position for position, key in enumerate(new["keys"].tolist())}
    place = np.flatnonzero(np.isin(old.keys, new["keys"]))
    again = np.array([by_key.pop(key) for key in old.keys[place].tolist()], dtype=np.intp)
    added = np.array(list(by_key.values()), dtype=np.intp)
    raw: Raw = {}
    for name in _NAMED:
        names = tuple(dict.fromkeys(getattr(old, f"{name}_names") + new[f"{name}_names"]))
        position = {word: i for i, word in enumerate(names)}
        moved = np.array([position[word] for word in new[f"{name}_names"]], dtype=np.uint32)
        new = new | {f"{name}_index": moved[new[f"{name}_index"]]}
        raw[f"{name}_names"] = names
    for name in new.keys() - raw.keys():
        kept = getattr(old, name).copy()
        kept[place] = new[name][again]
        raw[name] = np.concatenate([kept, new[name][added]]) if len(added) else kept
    return raw


def _ordered(db: sqlite3.Connection, raw: Raw, version: int) -> Columns:
    """Sort by day (then by the order of saving), sort and prune the names, and seal the arrays.

    Each array of `raw` is let go as soon as its ordered copy is made.
    """
    for name in _NAMED:
        raw |= _pruned(name, raw[f"{name}_names"], raw[f"{name}_index"])
    arrays = [name for name, value in raw.items() if isinstance(value, np.ndarray)]
    if not _in_order(raw):
        order = np.lexsort((raw["keys"], raw["day_end"], raw["day_start"]))
        for name in arrays:
            raw[name] = raw[name][order]
    if "ids" not in raw:
        raw["ids"] = _ids(db, raw["keys"])
    for name in (*arrays, "ids"):
        raw[name].flags.writeable = False
    dated = int(np.searchsorted(raw["day_start"], UNDATED))
    known = {f.name for f in fields(Columns)}
    return Columns(version=version, dated=dated, **{k: v for k, v in raw.items() if k in known})


def _pruned(name: str, names: tuple[str, ...], index: Array) -> Raw:
    present = np.bincount(index, minlength=len(names)) > 0
    kept = tuple(sorted(word for word, here in zip(names, present, strict=True) if here))
    if kept != names:
        position = {word: i for i, word in enumerate(kept)}
        index = np.array([position.get(word, 0) for word in names] or [0], dtype=np.uint32)[index]
    return {f"{name}_names": kept, f"{name}_index": index}


def _in_order(raw: Raw) -> bool:
    """Whether the rows stand in their final order already, as after a change that touched no date."""
    fits = np.ones(max(len(raw["keys"]) - 1, 0), dtype=np.bool_)
    for name in ("keys", "day_end", "day_start"):
        before, after = raw[name][:-1], raw[name][1:]
        fits = (before < after) | ((before == after) & fits)
    return bool(fits.all())
