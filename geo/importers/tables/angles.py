"""Degrees as tables write them: decimal or in minutes and seconds, with signs or with letters for the half of the globe."""

from __future__ import annotations

import re

import orjson

_LETTERS = {
    **dict.fromkeys(("n", "north", "с", "пн", "сев", "север", "північ", "с.ш", "пн.ш"), ("latitude", 1)),
    **dict.fromkeys(("s", "south", "ю", "пд", "юж", "юг", "південь", "ю.ш", "пд.ш"), ("latitude", -1)),
    **dict.fromkeys(("e", "east", "в", "сх", "вост", "восток", "схід", "в.д", "сх.д"), ("longitude", 1)),
    **dict.fromkeys(("w", "west", "з", "зх", "зап", "запад", "захід", "з.д", "зх.д"), ("longitude", -1)),
}  # fmt: skip
_LETTER = "|".join(
    sorted((re.escape(word).replace(r"\.", r"\.\s*") for word in _LETTERS), key=len, reverse=True)
)
_WORD = rf"(?<![^\W\d_])(?:{_LETTER})(?![^\W\d_])\.?"  # with no other letters round it
_NUMBER = r"\d{1,20}(?:[.,]\d{1,400})?"
_SMALL = r"\d{1,2}(?:[.,]\d{1,400})?"
_DECIMAL = re.compile(r"[+-]?\d{1,20}(?:[.,]\d{1,400})?(?:[eE][+-]?\d{1,3})?")
_ANGLE = re.compile(
    rf"""(?P<before>{_WORD})?\s*(?P<sign>[+-])?\s*(?P<degrees>{_NUMBER})
    \s*(?:[°º˚]|deg\b|d(?=\s*\d)|:(?=\d)|(?=\s\d))?\s*
    (?:(?P<minutes>{_SMALL})\s*(?:['′’`´‘]|(?P<m>m)|:(?=\d)|(?=\s|$|[^\W\d_]))\s*
    (?:(?P<seconds>{_SMALL})\s*(?:"|″|”|“|''|′′|’’|(?(m)s))?\s*)?)?
    (?P<after>{_WORD})?""",
    re.IGNORECASE | re.VERBOSE,
)  # fmt: skip
_MINUS = str.maketrans({"\u2212": "-", "\u2013": "-", "\u2012": "-", "\uff0d": "-"})
_POINT = re.compile(
    r"\s*(?:SRID\s*=\s*4326\s*;)?\s*POINT\s*Z?\s*\(\s*(\S+)\s+(\S+?)(?:\s+\S+)?\s*\)\s*", re.IGNORECASE
)
_SPLIT = re.compile(r"\s*[;]\s*|\s*,\s+|(?<=\d),(?=-?\d+\.)|\s+(?=[-\d])|(?<=[°º]),\s*")
_PAIR = "a latitude and a longitude such as 50.4501, 30.5234"
_LIST = (
    "clear: a list in brackets has the longitude first in GeoJSON, elsewhere the latitude; write 50.4501, 30.5234 without brackets "
    "(latitude first), POINT (30.5234 50.4501), or two columns"
)
_AXES = (("latitude", "longitude"), ("lat", "lon"), ("lat", "lng"), ("lat", "long"), ("y", "x"))

Angle = tuple[float, str]
"""Degrees, and what their letter says they are: "latitude", "longitude", or empty without one."""


def angle(text: str) -> Angle:
    """The degrees of a cell that is not empty.

    Raises:
        ValueError: no number of degrees; the message says what is wrong.
    """
    text = text.strip()
    if _DECIMAL.fullmatch(text):
        return float(text.replace(",", ".")), ""
    text = text.translate(_MINUS)
    if match := _ANGLE.fullmatch(text):
        return _degrees(match)
    if text.lower() in ("inf", "-inf", "+inf", "infinity", "-infinity"):
        raise ValueError("a finite number of degrees")
    raise ValueError("a number of degrees such as 50.4501, 50,4501, 50.4501°N or 50°27′00″N")


def _degrees(match: re.Match[str]) -> Angle:
    parts = [float(p.replace(",", ".")) if p else 0.0 for p in match.group("degrees", "minutes", "seconds")]
    if parts[1] >= 60 or parts[2] >= 60:
        raise ValueError("degrees with minutes and seconds below 60")
    if match["minutes"] and not parts[0].is_integer():
        raise ValueError("degrees with minutes: the degrees are no whole number")
    letters = [_letter(word) for word in match.group("before", "after") if word]
    if match["minutes"] and not letters and not re.search("[°º˚:d]", match[0], re.IGNORECASE):
        raise ValueError("clear: degrees and minutes, or a decimal number with a blank in it")
    if len(set(letters)) > 1:
        raise ValueError("degrees with one letter for the half of the globe")
    axis, side = letters[0] if letters else ("", 1)
    if match["sign"] and letters and (match["sign"] == "-") != (side < 0):
        raise ValueError("clear: its sign says the other half of the globe than its letter")
    size = parts[0] + parts[1] / 60 + parts[2] / 3600
    return (-size if match["sign"] == "-" or side < 0 else size), axis


def _letter(word: str) -> tuple[str, int]:
    return _LETTERS[re.sub(r"\s+", "", word.lower()).rstrip(".")]


def two_angles(text: str) -> tuple[float, float]:
    """Latitude and longitude of one cell: in this order, in the one that their letters say, as WKT (longitude first), or as
    a JSON object, which names them or is GeoJSON's.

    Raises:
        ValueError: no such pair.
    """
    text = text.strip().translate(_MINUS)
    if match := _POINT.fullmatch(text):
        return angle(match[2])[0], angle(match[1])[0]
    if text.startswith("["):
        raise ValueError(_LIST)
    if text.startswith("{"):
        return _of_object(text)
    text = text[1:-1] if text.startswith("(") and text.endswith(")") else text
    halves = _halves(text)
    if len(halves) != 2:
        raise ValueError(_PAIR)
    (first, axis), (second, other) = map(angle, halves)
    if axis and axis == other:
        raise ValueError(f"{_PAIR}: both of its letters are of a {axis}")
    return (second, first) if "longitude" in (axis,) or other == "latitude" else (first, second)


def _halves(text: str) -> list[str]:
    """A pair in two: at its second letter where letters come first, behind the first where they come last, else at a separator."""
    letters = list(re.finditer(_WORD, text, re.IGNORECASE))
    if len(letters) == 2:
        cut = letters[1].start() if not text[: letters[0].start()].strip() else letters[0].end()
        halves = [text[:cut], text[cut:]]
    else:
        halves = _SPLIT.split(text)
    return [half.strip(" ,;/") for half in halves if half.strip(" ,;/")]


def _of_object(text: str) -> tuple[float, float]:
    """The point of `{"lat": 50.45, "lon": 30.52}` or `{"type": "Point", "coordinates": [30.52, 50.45]}`."""
    try:
        found = orjson.loads(text)
        if found.get("type") == "Point":
            longitude, latitude = found["coordinates"][:2]
        else:
            given = {str(name).lower(): value for name, value in found.items()}
            latitude, longitude = next((given[y], given[x]) for y, x in _AXES if y in given and x in given)
        return angle(str(latitude))[0], angle(str(longitude))[0]
    except (orjson.JSONDecodeError, StopIteration, KeyError, TypeError, ValueError):
        raise ValueError(f"{_PAIR}, or an object with lat and lon") from None
