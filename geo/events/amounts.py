"""Numbers of people, in digits and words: "3 211", "twenty-two", "two dozen", "five to seven", «от 5 до 7»."""

from __future__ import annotations

import re

from geo.events.numerals import spelled
from geo.events.words import Words

VAGUE = {
    "dozens": 24, "scores": 40, "hundreds": 200, "thousands": 2000, "several": 2, "десятки": 20, "десятків": 20, "десятков": 20,
    "сотні": 200, "сотни": 200, "кілька": 2, "декілька": 2, "кількох": 2, "несколько": 2, "нескольких": 2,
}  # fmt: skip
"""Words that tell a lower bound alone."""
_SPACES = (" ", "\u00a0", "\u202f", "\u2009")
_LARGEST = 1_000_000
_DASHES = ("-", "–", "—", "‑")
_UP_TO = frozenset("to or до или чи або".split())
_FROM, _AND = frozenset("between від от".split()), "and"
_RISING = frozenset("from с со з із зі".split())  # "rises from 14 to 28" tells of 28


def amount_at(words: Words, i: int) -> tuple[int | None, int, bool]:
    """The number at word `i`, the word after it, and whether it is vague."""
    word = words.low[i]
    following = words.low[i + 1] if i + 1 < len(words) else ""
    if word in VAGUE:
        return VAGUE[word], i + 1, True
    if (word in ("a", "an") and following in ("dozen", "hundred")) or word == "dozen":
        return (12 if "dozen" in (word, following) else 100), i + (1 if word == "dozen" else 2), False
    if word[0].isdigit():
        after, joined = _thousands(words, i)
        if joined:
            return int(joined), after, False
        digits = word.replace(",", "") if re.fullmatch(r"\d{1,3}(?:,\d{3})+", word) else word
        fine = digits.isdecimal() and len(digits) <= 7 and int(digits) <= _LARGEST
        return (int(digits) if fine else None), i + 1, False
    value, after = spelled(words.low, i)
    return value, after, False


def _thousands(words: Words, i: int) -> tuple[int, str]:
    """ "3 211": groups of three digits behind single spaces; the word after them, and all digits, empty where there are none."""
    if not (words.low[i].isdecimal() and len(words.low[i]) <= 3):
        return i + 1, ""
    end = i + 1
    while (
        end < len(words)
        and len(words.low[end]) == 3
        and words.low[end].isdecimal()
        and words.joint(end) in _SPACES
    ):
        end += 1
    digits = "".join(words.low[i:end])
    return end, digits if end > i + 1 and int(digits) <= _LARGEST else ""


def upper_end(words: Words, i: int, number: int, after: int) -> tuple[int, int]:
    """The upper end of a range whose lower one stands at word `i`, 0 where there is none, and the word behind it.

    "5-7", "five to seven", "5 or 6", "between five and seven", «от 5 до 7». A range goes up, and to no more than twice the
    number and ten: "killed 5 to 2025" is none.
    """
    if after >= len(words) or (i and words.low[i - 1] in _RISING):
        return 0, after
    joint, word = words.joint(after).strip(), words.low[after]
    opened = i > 0 and words.low[i - 1] in _FROM
    at = after if joint in _DASHES else after + 1
    led = joint in _DASHES or (not joint and (word in _UP_TO or (opened and word == _AND)))
    if not led or at >= len(words) or (at > after and words.joint(at).strip()):
        return 0, after
    high, behind, vague = amount_at(words, at)
    if high is None or vague or not number < high <= 2 * number + 10:
        return 0, after
    return high, behind
