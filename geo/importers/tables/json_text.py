"""JSON as files have it: with a byte order mark, in UTF-16, and with the NaN and Infinity that no JSON has."""

from __future__ import annotations

import json
import math
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import orjson

from geo.errors import FileRefusedError
from geo.importers.decode import BYTE_ORDER_MARKS

MAX_LINE = 50_000_000
"""Bytes of a line of JSON lines."""
_ODD = (b"NaN", b"Infinity")
_GEOMETRY = ("geometry", "coordinates", "geometries")


def whole_text(path: Path) -> bytes:
    """A file's JSON in UTF-8.

    Raises:
        FileRefusedError: its byte order mark is wrong.
    """
    data = path.read_bytes()
    encoding = _encoding(data[:4])
    if encoding == "utf-8":
        return data
    try:
        return data.decode(encoding).encode()
    except UnicodeError as error:
        reason = f"it begins like {encoding}, but it is not ({error.reason if isinstance(error, UnicodeDecodeError) else error})"
        raise FileRefusedError(path.name, reason, "Save it as UTF-8") from None


def text_lines(path: Path) -> Iterator[tuple[int, bytes]]:
    """Lines of JSON with their numbers, in UTF-8.

    Raises:
        FileRefusedError: a line is too long, or the file's byte order mark is wrong.
    """
    with path.open("rb") as file:
        encoding = _encoding(file.read(4))
    if encoding in ("utf-8", "utf-8-sig"):
        with path.open("rb") as file:
            yield from _numbered(path, iter(lambda: file.readline(MAX_LINE), b""))
        return
    try:
        with path.open(encoding=encoding, newline="\n") as text:
            yield from _numbered(path, (line.encode() for line in iter(lambda: text.readline(MAX_LINE), "")))
    except UnicodeError:
        raise FileRefusedError(
            path.name, f"it begins like {encoding}, but it is not", "Save it as UTF-8"
        ) from None


def _numbered(path: Path, lines: Iterator[bytes]) -> Iterator[tuple[int, bytes]]:
    for number, line in enumerate(lines, 1):
        if len(line) >= MAX_LINE and not line.endswith(b"\n"):
            reason = f"a line of more than {MAX_LINE // 1_000_000} MB"
            raise FileRefusedError(path.name, reason, "Give one object a line", row=number)
        yield number, line.lstrip(b"\x1e\xef\xbb\xbf").strip()


def _encoding(start: bytes) -> str:
    """By the byte order mark, or by the zero bytes beside the first sign, which is of ASCII."""
    for mark, name in BYTE_ORDER_MARKS:
        if start.startswith(mark):
            return name
    if len(start) == 4 and start.count(0) == 2 and (start[0] == 0) != (start[1] == 0):
        return "utf-16-be" if start[0] == 0 else "utf-16-le"
    return "utf-8"


def loads(text: bytes) -> tuple[Any, bool]:
    """The value of some JSON, and whether NaN or Infinity is among its numbers.

    Raises:
        ValueError: it is no JSON; the message says why.
    """
    try:
        return orjson.loads(text), False
    except orjson.JSONDecodeError:
        if not any(word in text for word in _ODD):
            raise
        try:
            return json.loads(text), True
        except RecursionError:
            raise ValueError("it is nested too deeply") from None


def finite(value: Any) -> tuple[Any, int]:
    """`value` with nothing in the place of NaN and Infinity, and how many there were; those of geometries stay."""
    if isinstance(value, float) and not math.isfinite(value):
        return None, 1
    if isinstance(value, list):
        pairs = [finite(one) for one in value]
        return [one for one, _ in pairs], sum(count for _, count in pairs)
    if isinstance(value, dict):
        held = {name: (one, 0) if name in _GEOMETRY else finite(one) for name, one in value.items()}
        return {name: one for name, (one, _) in held.items()}, sum(count for _, count in held.values())
    return value, 0
