"""The errors this package raises on purpose.

Every error composes its own message: it names the offender (file, row, field, value), says what was
expected and what to do. Children also subclass the builtin that a caller would catch.
"""

from __future__ import annotations

import math
from pathlib import Path


class GeoError(Exception):
    """Base of every error raised on purpose; its text is fit to show to a user."""


class InvalidValueError(GeoError, ValueError):
    """A value breaks the rules of the field it was given for.

    Args:
        field: name of the field.
        value: what was given; shown shortened.
        expected: what would have been right, as a phrase ("a latitude from -90 to 90").
    """

    def __init__(self, field: str, value: object, expected: str) -> None:
        self.field, self.value, self.expected = field, value, expected
        super().__init__(f"{field}: {shown(value)} is not {expected}")


class FileRefusedError(GeoError, ValueError):
    """A file cannot be used as it is.

    Args:
        name: the file's name as the user knows it.
        reason: what is wrong with it.
        remedy: what the user can do.
        row: 1-based line or row number, where there is one.
    """

    def __init__(self, name: str | Path, reason: str, remedy: str, *, row: int | None = None) -> None:
        self.name, self.reason, self.remedy, self.row = str(name), reason, remedy, row
        where = f"{shown_name(name)}, line {row}" if row is not None else shown_name(name)
        super().__init__(f"{where}: {reason}. {remedy}")


class GazetteerError(GeoError, RuntimeError):
    """The gazetteer is missing, damaged, of another version or could not be built."""


class StoreError(GeoError, RuntimeError):
    """The incident store cannot be read or written."""


class GeocoderUnavailableError(GeoError, ConnectionError):
    """A geocoder could not be asked; this is never the same as "no such place".

    Args:
        service: who was asked.
        reason: what went wrong.
        retry_after: seconds to wait before asking again, where the service said so.
    """

    def __init__(self, service: str, reason: str, *, retry_after: float | None = None) -> None:
        self.service, self.reason, self.retry_after = service, reason, retry_after
        wait = f"; try again in {math.ceil(retry_after)} s" if retry_after is not None else ""
        super().__init__(f"{service} could not be asked: {reason}{wait}")


def shown(value: object, limit: int = 80) -> str:
    """`value` as one printable line of at most `limit` characters, for use in a message."""
    text = repr(value)
    return text if len(text) <= limit else text[: limit - 1] + "…"


def shown_name(name: str | Path, limit: int = 120) -> str:
    """A file name as one printable line: control characters become visible escapes."""
    text = "".join(c if c.isprintable() else c.encode("unicode_escape").decode("ascii") for c in str(name))
    return text if len(text) <= limit else "…" + text[-(limit - 1) :]
