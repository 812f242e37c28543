"""Names as keys: folding, and romanisation of Ukrainian and Russian.

`fold` makes one key of the ways in which a name is written: case, diacritics, apostrophes, hyphens,
quotation marks, zero-width characters and look-alike letters of the other alphabet do not count. Cyrillic
`й` and `ї` are letters of their own and stay; `ё` and `ґ` become `е` and `г`, as newspapers print them.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

MAX_NAME = 200
"""Longest text that is looked up as a name, in characters; the longest name on Earth has 182."""

_APOSTROPHES = "'’‘‛ʼʻʹʺ`´ˊˋ′″\"“”„«»‹›ˈ‵"
_SEPARATORS = "-‐‑‒–—―−_/\\,;:()[]{}|·•+&*%#@!?<>=~^$…\t\r\n"
_PLAIN = {
    "ł": "l", "ø": "o", "đ": "d", "ı": "i", "ß": "ss", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d",
    "ħ": "h", "ŧ": "t", "ŋ": "n", "ə": "a", "ƙ": "k", "ɓ": "b", "ɗ": "d", "ɛ": "e", "ɔ": "o",
    "ґ": "г", "ѣ": "е", "ς": "σ",
}  # fmt: skip
_KEPT = frozenset("йї")
_LATIN_TWINS = "aceiopxysjhkmtb"
_CYRILLIC_TWINS = "асеіорхуѕјһкмтв"
_TO_CYRILLIC = str.maketrans(_LATIN_TWINS, _CYRILLIC_TWINS)
_TO_LATIN = str.maketrans(_CYRILLIC_TWINS, _LATIN_TWINS)

_KEPT_FOLDS = 8192  # a text asks for the same names again and again

_FOLD_ASCII: dict[int, str | None] = {i: chr(i).lower() for i in range(128)}
_FOLD_ASCII |= dict.fromkeys(range(33), " ")
_FOLD_ASCII |= {127: None, ord("."): None}
_FOLD_ASCII |= {ord(c): " " for c in _SEPARATORS if c.isascii()}
_FOLD_ASCII |= {ord(c): None for c in _APOSTROPHES if c.isascii()}
_DROPPED = frozenset({"Mn", "Me", "Cf", "Cs", "Co", "Cn", "Sk", "So"})
_LATIN, _CYRILLIC = re.compile("[a-z]"), re.compile("[\u0400-\u04ff]")


@lru_cache(maxsize=_KEPT_FOLDS)
def fold(name: str) -> str:
    """`name` as the key under which the gazetteer keeps it; empty where nothing of a name is left.

    Idempotent. The key holds words parted by single spaces. Characters that no database takes (lone
    surrogates, NUL) never survive.
    """
    if name.isascii():
        return " ".join(name.translate(_FOLD_ASCII).split())
    if not unicodedata.is_normalized("NFC", name):
        name = unicodedata.normalize("NFC", name)
    text = name.translate(_folds())
    if _CYRILLIC.search(text) and _LATIN.search(text):
        return " ".join(_one_script(word) for word in text.split())
    return " ".join(text.split())


class _Folds(dict[int, str]):
    """What each character folds to, worked out when it is first met."""

    def __missing__(self, code: int) -> str:
        self[code] = folded = _folded_character(chr(code))
        return folded


@lru_cache(maxsize=1)
def _folds() -> _Folds:
    return _Folds()


def _folded_character(c: str) -> str:
    if c.lower() in _KEPT:
        return c.lower()
    out = []
    for part in unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", c).lower()):
        if part in _APOSTROPHES or part == ".":
            continue
        if part in _SEPARATORS:
            out.append(" ")
        elif part in _PLAIN:
            out.append(_PLAIN[part])
        else:
            out.append(_kept(part))
    return "".join(out)


def _kept(c: str) -> str:
    if c.isalnum() or c == " ":
        return c
    category = unicodedata.category(c)
    if category in _DROPPED:
        return ""
    # Vowel signs of Indic and South-East Asian scripts are letters in all but name.
    return c if category in ("Mc", "Lm") else " "


def _one_script(word: str) -> str:
    """`word` with look-alike letters turned into the alphabet that its other letters are of."""
    latin, cyrillic = _LATIN.findall(word), _CYRILLIC.findall(word)
    if not latin or not cyrillic:
        return word
    sure_latin = any(c not in _LATIN_TWINS for c in latin)
    sure_cyrillic = any(c not in _CYRILLIC_TWINS for c in cyrillic)
    to_cyrillic = len(cyrillic) >= len(latin) if sure_latin == sure_cyrillic else sure_cyrillic
    return word.translate(_TO_CYRILLIC if to_cyrillic else _TO_LATIN)


def is_cyrillic(text: str) -> bool:
    """True where `text` holds a Cyrillic letter."""
    return _CYRILLIC.search(text) is not None


# Ukrainian: resolution 55 of the Cabinet of Ministers of Ukraine, 27 January 2010.
_KMU = {
    "а": "a", "б": "b", "в": "v", "г": "h", "ґ": "g", "д": "d", "е": "e", "є": "ie", "ж": "zh", "з": "z",
    "и": "y", "і": "i", "ї": "i", "й": "i", "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p",
    "р": "r", "с": "s", "т": "t", "у": "u", "ф": "f", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh",
    "щ": "shch", "ь": "", "ю": "iu", "я": "ia",
}  # fmt: skip
# BGN/PCGN 1965, without its marks: what maps and older reports write, as GeoNames does.
_UK_BGN = _KMU | {"є": "ye", "ї": "yi", "й": "y", "ю": "yu", "я": "ya"}
_KMU_FIRST = {"є": "ye", "ї": "yi", "й": "y", "ю": "yu", "я": "ya"}
# Russian: the letters of BGN/PCGN 1947, without its marks for the signs and without the dots of ё.
_BGN = {
    "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "е": "e", "ё": "e", "ж": "zh", "з": "z", "и": "i",
    "й": "y", "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t",
    "у": "u", "ф": "f", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ъ": "", "ы": "y",
    "ь": "", "э": "e", "ю": "yu", "я": "ya",
}  # fmt: skip
_BGN_LETTERS = str.maketrans(_BGN)
_YE_AFTER = frozenset("аеёиоуыэюяйъь")


@lru_cache(maxsize=4096)
def romanise_uk(name: str) -> str:
    """Ukrainian `name` in Latin letters by KMU 2010, lower-case; other characters stay as they are."""
    out: list[str] = []
    previous = ""
    for c in unicodedata.normalize("NFC", name).lower():
        if c == "г" and previous == "з":
            out.append("gh")
        elif c in _KMU_FIRST and not (previous.isalpha() or (previous and previous in _APOSTROPHES)):
            out.append(_KMU_FIRST[c])
        else:
            out.append(_KMU.get(c, c))
        previous = c
    return "".join(out)


def romanise_uk_bgn(name: str) -> str:
    """Ukrainian `name` in Latin letters by BGN/PCGN 1965 ("Avdiyivka", "Stoyanka"), lower-case."""
    text = unicodedata.normalize("NFC", name).lower()
    return "".join(_UK_BGN.get(c, c) for c in text)


def official_uk(name: str) -> str:
    """Ukrainian `name` as the state writes it in Latin letters: KMU 2010, capitals, no apostrophe."""
    return "".join(c for c in romanise_uk(name) if c not in _APOSTROPHES).title()


@lru_cache(maxsize=4096)
def romanise_ru(name: str) -> str:
    """Russian `name` in Latin letters, BGN-like (Artyomovsk is Artemovsk, Krasnyy is Krasnyy), lower-case."""
    text = unicodedata.normalize("NFC", name).lower()
    if "е" not in text:
        return text.translate(_BGN_LETTERS)
    out: list[str] = []
    previous = ""
    for c in text:
        if c == "е" and (previous in _YE_AFTER or not previous.isalpha()):
            out.append("ye")
        else:
            out.append(_BGN.get(c, c))
        previous = c
    return "".join(out)
