"""JSON as UTF-8 bytes that any reader takes."""

from __future__ import annotations

import json
import re

import orjson


def json_bytes(value: object) -> bytes:
    """Compact JSON; lone surrogates, which UTF-8 cannot carry, become U+FFFD."""
    try:
        return orjson.dumps(value)
    except TypeError:
        text = json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
        return re.sub("[\ud800-\udfff]", "\ufffd", text).encode()
