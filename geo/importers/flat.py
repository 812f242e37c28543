"""Incidents as rows of a table: the columns of our CSV, how a cell is written and how it is read.

Nested parts are laid out flat: the place's and the first source's fields have columns of their own; further
sources and rival places are JSON in one cell each. Nothing of the model is lost.

A cell that a spreadsheet would take for a formula gets an apostrophe in front (`guarded`), also where
a program that splits at semicolons, tabs or line breaks would see a new cell; reading takes it off again.
Numbers are left alone.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from datetime import date, datetime
from enum import StrEnum
from typing import Any

import numpy as np
import orjson

from geo.errors import GeoError, InvalidValueError
from geo.model import Claim, DatePrecision, GeoPrecision, Incident, Status
from geo.record import Record, incident_from_record

Cell = str | int | float | None


def _text(value: str) -> str:
    return unguarded(value)


def _number(value: str) -> int | None:
    if value and not re.fullmatch(r"-?\d{1,18}", value, re.ASCII):
        raise ValueError("a whole number")
    return int(value) if value else None


def _decimal(value: str) -> float | None:
    if value and not re.fullmatch(r"-?\d{1,20}(\.\d{1,400})?([eE][+-]?\d{1,3})?", value, re.ASCII):
        raise ValueError("a number with a decimal point")
    return float(value) if value else None


def _day(value: str) -> str | None:
    try:
        if value and re.fullmatch(r"\d{4}-\d{2}-\d{2}", value, re.ASCII) is None:
            raise ValueError
        return date.fromisoformat(value).isoformat() if value else None
    except ValueError:
        raise ValueError("a day such as 2025-04-08") from None


def _moment(value: str) -> str | None:
    try:
        return datetime.fromisoformat(value).isoformat() if value else None
    except ValueError:
        raise ValueError("a time such as 2025-04-08T12:00:00+00:00") from None


def _flag(value: str) -> bool:
    if value not in ("", "true", "false"):
        raise ValueError("true or false")
    return value == "true"


def _list(value: str) -> list[Any]:
    try:
        found = orjson.loads(unguarded(value)) if value else []
    except orjson.JSONDecodeError:
        found = None
    if not isinstance(found, list):
        raise ValueError("a JSON list")  # noqa: TRY004 - the cell is wrong, not a type of ours
    return found


def _object(value: str) -> dict[str, str]:
    try:
        found = orjson.loads(unguarded(value)) if value else {}
    except orjson.JSONDecodeError:
        found = None
    if not isinstance(found, dict) or not all(isinstance(cell, str) for cell in found.values()):
        raise ValueError("a JSON object of texts")
    return found


def _word(kind: type[StrEnum]) -> Callable[[str], str]:
    words = [str(member) for member in kind]

    def read(value: str) -> str:
        if value not in ("", *words):
            raise ValueError(f"one of {', '.join(words)}")
        return value

    return read


READERS: Mapping[str, Callable[[str], Any]] = {
    "id": _text, "event_type": _text, "sub_event_type": _text,
    "date_start": _day, "date_end": _day, "date_precision": _word(DatePrecision), "date_text": _text,
    "reported_at": _day, "description": _text,
    "killed_low": _number, "killed_best": _number, "killed_high": _number, "injured": _number,
    "civilians_killed": _number, "children_killed": _number, "missing": _number, "captured": _number,
    "actor1": _text, "actor2": _text, "weapon": _text, "target": _text,
    "place_text": _text, "place_name": _text, "country": _text, "admin1": _text, "admin2": _text,
    "latitude": _decimal, "longitude": _decimal, "geo_precision": _word(GeoPrecision),
    "radius_km": _decimal, "gazetteer_id": _text, "feature_class": _text, "population": _number,
    "place_source": _text, "geo_method": _text, "geo_score": _decimal, "geo_reason": _text,
    "claim": _word(Claim), "claimed_by": _text, "accounts": _list, "status": _word(Status),
    "group": _text, "graphic": _flag, "sensitive": _flag, "collection": _text,
    "quote": _text, "start": _number, "end": _number, "report_id": _text,
    "n_sources": _number, "publisher": _text, "url": _text, "source_title": _text,
    "source_published": _day, "retrieved_at": _moment, "language": _text, "sha256": _text,
    "archive_url": _text, "licence": _text, "more_sources": _list, "rivals": _list,
    "original": _object,
}  # fmt: skip
"""Every column in its order, with the function that reads one of its cells."""

ATTRIBUTION = "attribution"
"""Whom our exports credit: the last column of our CSV, a member in our line-delimited JSON. It is no part of an incident."""

OWN_MARKS = frozenset(
    {"id", "event_type", "date_precision", "geo_precision", "claim", "status", "geo_method"}
)
"""Columns that together tell a table as one of ours; every export has them in every row."""

HXL_TAGS: Mapping[str, str] = {
    "id": "#event+id", "event_type": "#event+type", "sub_event_type": "#event+subtype",
    "description": "#description", "quote": "#description+quote",
    "date_start": "#date+start", "date_end": "#date+end", "reported_at": "#date+reported",
    "actor1": "#group+actor1", "actor2": "#group+actor2",
    "killed_low": "#affected+killed+min", "killed_best": "#affected+killed", "killed_high": "#affected+killed+max",
    "injured": "#affected+injured", "civilians_killed": "#affected+killed+civilians",
    "children_killed": "#affected+killed+children", "missing": "#affected+missing", "captured": "#affected+captured",
    "place_name": "#loc+name", "gazetteer_id": "#loc+code", "country": "#country+code",
    "admin1": "#adm1+code", "admin2": "#adm2+name", "latitude": "#geo+lat", "longitude": "#geo+lon",
    "geo_precision": "#geo+precision", "status": "#status", "publisher": "#meta+source", "url": "#meta+url",
    "licence": "#meta+license",
}  # fmt: skip
"""HXL hashtags of the columns that the humanitarian exchange language has words for."""

_KIND_OF: Mapping[Callable[[str], Any], str] = {
    _number: "integer",
    _decimal: "decimal",
    _day: "day",
    _flag: "flag",
    _list: "json",
    _object: "json",
}
KINDS: Mapping[str, str] = {column: _KIND_OF.get(read, "text") for column, read in READERS.items()}
"""What a column holds in a format with types: text, integer, decimal, day, flag, or JSON as text."""

_TYPED: Mapping[str, Callable[[Any], Any]] = {
    "text": lambda value: value,
    "integer": lambda value: value,
    "decimal": lambda value: None if value is None else float(value),
    "day": lambda value: date.fromisoformat(value) if value else None,
    "flag": lambda value: value,
    "json": lambda value: _json(value) if value else "",
}

PLACE_COLUMNS: Mapping[str, str] = {
    "gazetteer_id": "gazetteer_id", "name": "place_name", "latitude": "latitude", "longitude": "longitude",
    "country": "country", "admin1": "admin1", "admin2": "admin2", "feature_class": "feature_class",
    "geo_precision": "geo_precision", "radius_km": "radius_km", "population": "population",
    "source": "place_source",
}  # fmt: skip
_SOURCE = {
    "publisher": "publisher", "url": "url", "title": "source_title", "published": "source_published",
    "retrieved_at": "retrieved_at", "language": "language", "sha256": "sha256",
    "archive_url": "archive_url", "licence": "licence",
}  # fmt: skip
_WHEN_ABSENT = {"feature_class": "P"}  # the model's default; an empty cell means "none"
_ONLY_HERE = {*PLACE_COLUMNS.values(), *_SOURCE.values(), "n_sources", "more_sources"}


def flat_cells(record: Record) -> list[Cell]:
    """`record` (of `geo.record.incident_record`) as one row in the order of `READERS`, cells guarded."""
    sources, place = record["sources"], record["place"] or {}
    row = dict(record)
    row |= {column: place.get(key) for key, column in PLACE_COLUMNS.items()}
    row |= {column: sources[0][key] if sources else None for key, column in _SOURCE.items()}
    row |= {"n_sources": len(sources), "more_sources": sources[1:]}
    return [_cell(row[column]) for column in READERS]


def typed_cells(record: Record) -> list[Any]:
    """`record` as one row in the order of `READERS` for a format with types: see `KINDS`; nothing is guarded.

    Days are `date` objects, lists JSON texts, unknown values None.
    """
    sources, place = record["sources"], record["place"] or {}
    row = dict(record)
    row |= {column: place.get(key) for key, column in PLACE_COLUMNS.items()}
    row |= {column: sources[0][key] if sources else None for key, column in _SOURCE.items()}
    row |= {"n_sources": len(sources), "more_sources": sources[1:]}
    return [_TYPED[kind](row[column]) for column, kind in KINDS.items()]


def incident_from_typed(row: Mapping[str, Any]) -> Incident:
    """The incident of one row of typed cells (`typed_cells`); columns that are not there count as empty.

    Raises:
        InvalidValueError: as `incident_from_cells`.
    """
    return incident_from_cells({column: _as_cell(row[column]) for column in READERS if column in row})


def _as_cell(value: Any) -> str:
    if value is None or value != value:  # not a number: how frames write "nothing"
        return ""
    if isinstance(value, str):
        return guarded(value)
    if isinstance(value, bool | np.bool_):
        return "true" if value else "false"
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    number = float(value)
    return str(int(value)) if number.is_integer() and abs(number) < 1e15 else repr(number)


def incident_from_cells(cells: Mapping[str, str]) -> Incident:
    """The incident of one row; columns that are not there count as empty.

    Raises:
        InvalidValueError: a cell cannot be read, or the row breaks the model's rules.
    """
    row: Record = {}
    for column, read in READERS.items():
        value = cells.get(column, _WHEN_ABSENT.get(column, ""))
        try:
            row[column] = read(value)
        except ValueError as error:
            raise InvalidValueError(column, value, str(error)) from None
    try:
        return incident_from_record(_record(row))
    except GeoError:
        raise
    except (TypeError, ValueError, KeyError) as error:
        raise InvalidValueError("row", row["id"], f"an incident ({error})") from error


def _record(row: Record) -> Record:
    has_place = row["latitude"] is not None or row["longitude"] is not None
    for column in ("latitude", "longitude", "geo_precision") if has_place else ():
        if row[column] in (None, ""):
            raise InvalidValueError(column, "", "given, though the row has a place")
    place = {key: row[column] for key, column in PLACE_COLUMNS.items()}
    place |= {"radius_km": row["radius_km"] or 0.0, "population": row["population"] or 0}
    first = {key: row[column] for key, column in _SOURCE.items()}
    has_source = any(first.values()) if row["n_sources"] is None else row["n_sources"] > 0
    shared = {name: value for name, value in row.items() if name not in _ONLY_HERE}
    return shared | {
        "date_precision": row["date_precision"] or _date_precision(row),
        "claim": row["claim"] or Claim.REPORTED.value,
        "status": row["status"] or Status.MACHINE.value,
        "geo_score": row["geo_score"] or 0.0,
        "place": place if has_place else None,
        "sources": ([first] if has_source else []) + row["more_sources"],
    }


def _date_precision(row: Record) -> str:
    if row["date_start"] is None:
        return DatePrecision.UNKNOWN.value
    return DatePrecision.DAY.value if row["date_start"] == row["date_end"] else DatePrecision.DAYS.value


def _cell(value: Any) -> Cell:
    if isinstance(value, str):
        return guarded(value)
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list | dict):
        return guarded(_json(value)) if value else ""
    return value if value is not None else ""


def _json(value: object) -> str:
    """JSON text; lone surrogates stay."""
    try:
        return orjson.dumps(value).decode()
    except TypeError:
        return json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":"))


# A cell starts at the beginning, and for some programs after a semicolon, tab or line break.
_STARTS = r"(?:\A|(?<=[;\t\r\n]))"
_FORMULA = r"""(?=["']*[=+\-@\t\r\n＝＋－＠])"""
_RISKY = re.compile(r"[=+\-@\t\r\n＝＋－＠]")  # in few cells; a look costs less than a substitution
_TO_GUARD = re.compile(_STARTS + _FORMULA)
_GUARD = re.compile(_STARTS + "'" + _FORMULA)


def guarded(text: str) -> str:
    """`text` with an apostrophe wherever a spreadsheet could see the start of a formula."""
    return _TO_GUARD.sub("'", text) if _RISKY.search(text) else text


def unguarded(text: str) -> str:
    """The text that `guarded` was given."""
    return _GUARD.sub("", text)
