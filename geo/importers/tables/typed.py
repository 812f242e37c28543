"""Values with types (of a workbook, a column file, JSON) as cells of text."""

from __future__ import annotations

from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

import numpy as np
import orjson

from geo.importers.flat import guarded


def typed_cell(value: Any, *, guard: bool) -> str:
    """`value` as text: days in ISO 8601, whole numbers without a point, nothing as an empty text.

    Args:
        guard: text gets the apostrophes that our own CSV has, because it will be read as one of its cells.
    """
    if value is None:
        return ""
    if isinstance(value, str):
        return guarded(value) if guard else value
    if isinstance(value, bool | np.bool_):
        return "true" if value else "false"
    if isinstance(value, int | np.integer):
        return str(int(value))
    if isinstance(value, float | np.floating):
        return _number(float(value))
    if isinstance(value, Decimal):
        return str(value)
    if isinstance(value, np.datetime64):
        moment = value.astype("datetime64[s]").item()  # a number beyond the years that Python has
        return "" if np.isnat(value) else _moment(moment) if isinstance(moment, datetime) else str(value)
    if isinstance(value, datetime):
        return _moment(value)
    if isinstance(value, date | time):
        return value.isoformat()
    try:
        return orjson.dumps(value, default=str).decode()
    except TypeError:
        return str(value)


def _number(value: float) -> str:
    if value != value:
        return ""
    return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)


def _moment(value: datetime) -> str:
    midnight = (value.hour, value.minute, value.second, value.microsecond) == (0, 0, 0, 0)
    return value.date().isoformat() if midnight and value.tzinfo is None else value.isoformat()
