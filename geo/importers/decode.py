"""Bytes to text: what is not text is refused, and an encoding is never guessed in silence.

Order: byte order mark; what the file itself declares (HTML); strict UTF-8; else the one-byte encodings that
reports in English, Ukrainian and Russian come in. For the last, each candidate's reading is judged by how
words look (no alphabets mixed inside one, no capital after a small letter, no symbol between letters) and,
for Cyrillic, by the share of the commonest letters. Only a reading that stands alone is taken. General
detectors were tried and gave Chinese for four Cyrillic letters, and Central European for Spanish.
"""

from __future__ import annotations

import codecs
import math
import re
from dataclasses import dataclass
from itertools import islice, pairwise

from geo.errors import FileRefusedError

BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark it starts with
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
"""What a file begins with -> its encoding; the first that fits counts."""

_MAGIC = (
    (b"%PDF", "a PDF"),
    (b"PK\x03\x04", "a ZIP archive or an Office document"),
    (b"\xd0\xcf\x11\xe0", "an old Office document"),
    (b"{\\rtf", "an RTF document"),
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"7z\xbc\xaf", "a 7z archive"),
    (b"Rar!", "a RAR archive"),
    (b"SQLite format 3", "a SQLite database"),
    (b"\x7fELF", "a program"),
)
_CANDIDATES = {
    "cp1251": "windows-1251", "koi8-u": "KOI8-U", "cp866": "CP866", "iso8859-5": "ISO 8859-5",
    "mac-cyrillic": "Mac Cyrillic", "cp1252": "windows-1252", "cp1250": "windows-1250",
}  # fmt: skip
_COMMONEST = set("оеаинтсрвлкмі")  # three quarters of running Russian and Ukrainian text
_CYRILLIC = set("абвгдеёжзийклмнопрстуфхцчшщъыьэюяґєії" + "ў")
_TYPOGRAPHY = set("«»„“”‘’‚‹›–—…№€£§°·•©®™½¼¾±×¿¡\u00a0\u00ad")
_SYMBOL_INSIDE = re.compile(r"(?<=[^\W\d_])[«»„‚‹›№€£§°©®™½¼¾±×¿¡](?=[^\W\d_])|(?<=[^\W\d_])[№§©]")
_OPENED = re.compile(r"(?:^|(?<=[(\[ ]))[«„“”‘’](?=[\u0400-\u052f])")
_CLOSED = re.compile(r"(?<=[\u0400-\u052f.!?…])[»“”’](?=\W*$)")
_EVIDENCE = 4_000  # words with bytes above ASCII that are looked at
_LEAST_COMMON = 0.55  # share of the commonest letters in any text of some length
_FEWEST_LETTERS = 16  # Cyrillic letters below which frequencies say nothing


@dataclass(frozen=True, slots=True, kw_only=True)
class Decoded:
    """A file as text.

    Attributes:
        text: the text; line ends are "\\n", a byte order mark is gone, all else is as it was (zero-width
            characters too: offsets count them).
        encoding: name of the encoding that was used.
        note: what was assumed, fit to show to a user; empty where the file left no doubt.
    """

    text: str
    encoding: str
    note: str = ""


def decode(data: bytes, name: str, *, declared: str = "", likely: str = "") -> Decoded:
    """Read `data` as text.

    Args:
        name: the file's name, for messages.
        declared: encoding that the file itself names, empty where it names none.
        likely: a one-byte encoding of `_CANDIDATES` that counts where several fit; empty where none is likelier.

    Raises:
        FileRefusedError: not a text, or its encoding cannot be told for sure.
    """
    _refuse_binary(data, name)
    for mark, encoding in BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return _strictly(data, name, encoding)
    if b"\x00" in data:
        raise FileRefusedError(
            name, "it holds zero bytes, as no text does", "Save it as plain text in UTF-8 and add that"
        )
    if declared and (text := _attempt(data, declared)) is not None:
        return _decoded(text, declared)
    text = _attempt(data, "utf-8")
    if text is not None:
        return _decoded(text, "utf-8")
    return _judged(data, name, likely)


def binary_kind(head: bytes) -> str:
    """What a file is that begins so and is no text; empty where that cannot be told."""
    return next((what for magic, what in _MAGIC if head.startswith(magic)), "")


def _refuse_binary(data: bytes, name: str) -> None:
    if what := binary_kind(data):
        raise FileRefusedError(
            name, f"it is {what}, not a text", "Copy its text, or save it as .txt or .html and add that"
        )


def _strictly(data: bytes, name: str, encoding: str) -> Decoded:
    text = _attempt(data, encoding)
    if text is None:
        raise FileRefusedError(
            name, f"its byte order mark says {encoding.removesuffix('-sig')}, but it is not",
            "Open it in an editor and save it as UTF-8",
        )  # fmt: skip
    if "\x00" in text:
        raise FileRefusedError(name, "it holds zero characters, as no text does", "Save it as plain text")
    return _decoded(text, encoding)


def _attempt(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return None


def _decoded(text: str, encoding: str, note: str = "") -> Decoded:
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    return Decoded(text=text, encoding=encoding, note=note)


def _judged(data: bytes, name: str, likely: str) -> Decoded:
    found = re.finditer(rb"[^\s\x80-\xff]*[\x80-\xff]\S*", data)
    evidence = b" ".join(match.group() for match in islice(found, _EVIDENCE))
    readings: dict[str, str] = {}  # what the evidence reads as -> the first encoding that says so
    for encoding in _CANDIDATES:
        text = _attempt(evidence, encoding)
        if text is not None and _is_plausible(text):
            readings.setdefault(text, encoding)
    best = _stands_alone(readings) or (likely if likely in readings.values() else None)
    text = _attempt(data, best) if best else None
    if best is None or text is None:
        names = " or ".join(_CANDIDATES[encoding] for encoding in readings.values())
        doubt = f"its encoding could be {names}" if names else "its encoding is none that can be told"
        raise FileRefusedError(name, doubt, "Open it in an editor, check the letters, and save it as UTF-8")
    return _decoded(text, best, f"Read as {_CANDIDATES[best]}: the file does not say its encoding.")


def _stands_alone(readings: dict[str, str]) -> str | None:
    """The encoding of the one plausible reading, or of one that has far more of the commonest letters."""
    ranked = sorted(readings, key=_common_share, reverse=True)
    if not ranked or 0 < (letters := _cyrillic_letters(ranked[0])) < _FEWEST_LETTERS:
        return None
    if letters and _common_share(ranked[0]) < _LEAST_COMMON:
        return None
    if len(ranked) > 1 and _common_share(ranked[0]) - _common_share(ranked[1]) < max(0.15, _spread(letters)):
        return None
    return readings[ranked[0]]


def _spread(letters: int) -> float:
    """How far the share of the commonest letters may be off by chance: 3.5 standard deviations."""
    return 1.5 / math.sqrt(letters) if letters else 0.0


def _is_plausible(text: str) -> bool:
    """Whether words look like words; too few Cyrillic letters to judge count in favour."""
    high = sum(character > "\x7f" for character in text)
    words = text.split()
    if sum(map(_strangeness, words)) + _unpaired(words) > 0.02 * high:
        return False
    letters = _cyrillic_letters(text)
    least = min(_LEAST_COMMON, 0.75 - _spread(letters))  # a short text may hold few of them and be right
    return letters < _FEWEST_LETTERS or _common_share(text) >= least


def _unpaired(words: list[str]) -> int:
    """Quotation marks that open at a Cyrillic word and never close, or close what never opened.

    Some capitals of windows-1251 are quotation marks in Mac Cyrillic: Удары reads as ”дары.
    """
    opened = sum(len(_OPENED.findall(word)) for word in words)
    return abs(opened - sum(len(_CLOSED.findall(word)) for word in words))


def _cyrillic_letters(text: str) -> int:
    """How many Cyrillic letters the different words have."""
    return sum(character in _CYRILLIC for word in set(text.lower().split()) for character in word)


def _common_share(text: str) -> float:
    """Share of the commonest among the letters of the different words: a word said twice tells no more than once."""
    letters = [c for word in set(text.lower().split()) for c in word if c in _CYRILLIC]
    return sum(c in _COMMONEST for c in letters) / len(letters) if letters else 0.0


def _strangeness(word: str) -> int:
    """How many characters above ASCII in `word` stand where no writer would put them."""
    odd = sum(1 for c in word if c > "\x7f" and not c.isalpha() and c not in _TYPOGRAPHY)
    odd += sum(1 for c in word if _is_cyrillic(c) and c.lower() not in _CYRILLIC)
    odd += 2 * len(_SYMBOL_INSIDE.findall(word))
    odd += sum(map(_odd_letters, re.findall(r"[^\W\d_]+", word)))
    return min(odd, sum(1 for c in word if c > "\x7f"))


def _odd_letters(run: str) -> int:
    """For letters without a gap: alphabets mixed, capitals after small letters, or accents on every one."""
    high = sum(1 for c in run if c > "\x7f")
    cyrillic = sum(map(_is_cyrillic, run))
    if 0 < cyrillic < len(run) or (cyrillic == 0 and high == len(run) >= 3):
        return high
    return 2 * sum(1 for a, b in pairwise(run) if a.islower() and b.isupper() and max(a, b) > "\x7f")


def _is_cyrillic(character: str) -> bool:
    return "\u0400" <= character <= "\u052f"
