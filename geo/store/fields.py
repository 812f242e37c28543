"""Fields of the records that `Columns` does not have, of all incidents at once: to sort by.

A million records take seconds to read, so a field is read when it is first asked for, and then only what was written since.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from geo.store.columns import Columns

UNKNOWN = -1

# Two paths or more give JSON, in which a lone surrogate or NUL stays an escape: as a text of SQLite's it could not be read. Looking for
# the name first spares most records from being read as JSON.
_NUMBERS: Mapping[str, str] = {
    "killed_low": """CASE WHEN killed_best IS NULL AND instr(record, '"killed_low":')
        THEN json_extract(record, '$.killed_low') END""",
    "injured": """CASE WHEN instr(record, '"injured":') THEN json_extract(record, '$.injured') END""",
}
_WORDS: Mapping[str, str] = {
    "place": """CASE WHEN latitude IS NULL THEN json_extract(record, '$.place_text', '$.place') ELSE json_extract(record, '$.place.name',
        '$.place.gazetteer_id', '$.place.geo_precision', '$.place.admin2', '$.place.admin1', '$.place.country') END""",
    "actors": "json_extract(record, '$.actor1', '$.actor2')",
    "means": "json_extract(record, '$.weapon', '$.target')",
    "publisher": "json_extract(record, '$.sources[0].publisher', '$.place.none')",
}
FIELDS = (*_NUMBERS, *_WORDS)
"""`killed_low` of those whose best number is unknown, `injured`; which incidents have the same place (its name and what it lies in, or
the words of the report), actors, means, first publisher."""

_CHUNK = 500


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Field:
    """A field of all incidents; made by `load_field`.

    Attributes:
        version: the columns' data version.
        keys: their row keys.
        values: for each position of the columns a number, or a code that incidents with the same words share (int32);
            `UNKNOWN` without one.
        codes: words as they are stored -> code; empty for numbers.
    """

    version: int
    keys: npt.NDArray[np.int64]
    values: npt.NDArray[np.int32]
    codes: Mapping[str, int]


def load_field(db: sqlite3.Connection, name: str, columns: Columns, previous: Field | None = None) -> Field:
    """The field `name` (of `FIELDS`) of the incidents in `columns`.

    Args:
        db: a connection inside a transaction.
        previous: the same field read earlier from the same store.
    """
    if previous is not None and previous.version == columns.version:
        return previous
    values = np.full(len(columns), UNKNOWN, np.int32)
    codes: dict[str, int] = {}
    place = np.argsort(columns.keys)
    rising = columns.keys[place]
    since = -1
    if previous is not None and previous.version < columns.version and len(columns):
        since, codes = previous.version, dict(previous.codes)
        at = np.minimum(np.searchsorted(rising, previous.keys), len(rising) - 1)
        kept = rising[at] == previous.keys
        values[place[at[kept]]] = previous.values[kept]
    for keys, found in _read(db, name, since, codes):
        at = np.minimum(np.searchsorted(rising, keys), max(len(rising) - 1, 0))
        known = rising[at] == keys if len(rising) else np.zeros(0, np.bool_)  # others were written since
        values[place[at[known]]] = found[known]
    values.flags.writeable = False
    return Field(version=columns.version, keys=columns.keys, values=values, codes=codes)


def _read(
    db: sqlite3.Connection, name: str, since: int, codes: dict[str, int]
) -> Iterator[tuple[npt.NDArray[np.int64], npt.NDArray[np.int32]]]:
    """Keys and values of what was written after version `since`, in chunks; words that are new get a code in `codes`."""
    cursor = db.execute(
        f"SELECT key, {_NUMBERS.get(name) or _WORDS[name]} FROM incident JOIN incident_record USING (key) WHERE version > ?",
        (since,),
    )
    while rows := cursor.fetchmany(_CHUNK):
        keys, told = zip(*rows, strict=True)
        if name in _WORDS:
            told = tuple(words or "" for words in told)
            for words in set(told) - codes.keys():
                codes[words] = len(codes)
            told = tuple(map(codes.__getitem__, told))
        values = [UNKNOWN if value is None else value for value in told]
        yield np.array(keys, np.int64), np.array(values, np.int32)
