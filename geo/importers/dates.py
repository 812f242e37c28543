"""Dates as metadata write them: only whole and unambiguous ones are taken."""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import date
from email.utils import parsedate_to_datetime

_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)", re.ASCII)
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})(?:T\d+|$)", re.ASCII)
_FIRST_YEAR, _LAST_YEAR = 1900, 2100


def metadata_date(value: str) -> date | None:
    """The day in an ISO 8601 or RFC 5322 date ("2025-04-08T10:00:00+03:00", "Tue, 08 Apr 2025 10:00:00 GMT").

    Day and month without a name, as in "04/08/2025", could be exchanged: None.
    """
    value = value.strip()[:100]
    for pattern in (_ISO, _COMPACT):
        if match := pattern.match(value):
            with suppress(ValueError):
                return _plausible(date(*map(int, match.groups())))
            return None
    with suppress(ValueError, TypeError, IndexError, OverflowError):
        return _plausible(parsedate_to_datetime(value).date())
    return None


def _plausible(day: date) -> date | None:
    return day if _FIRST_YEAR <= day.year <= _LAST_YEAR else None
