"""Make any text safe where Streamlit reads Markdown: labels, messages, headings, tooltips.

Streamlit's dialect goes beyond Markdown. `:red[..]` colours, `$..$` is mathematics, `:tada:` a picture,
`![](http://..)` makes the browser ask another machine, `www.x.org` becomes a link, `->` an arrow. A
backslash before a mark of punctuation stops most of that; links and symbols that are looked for after
the backslashes are gone are broken up with U+2060, a character without width.
"""

from __future__ import annotations

import re
import unicodedata

JOINER = "\N{WORD JOINER}"

_PUNCTUATION = re.compile(r"[!-/:-@\[-`{-~]")
_BREAK_AT = re.compile(
    r"(?<=[:@])(?=\S)"  # :streamlit:, http://, a@b.c
    r"|(?=@)"
    r"|(?<=www)(?=\.)"
    r"|(?<=[<>=~-])(?=[<>=~-])",  # ->, <=, --
    re.IGNORECASE,
)
_TURNING = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff"
_LONGEST = 600


def plain(text: object, *, limit: int = _LONGEST) -> str:
    """`text` as one line of Markdown that shows exactly its characters and nothing else.

    Args:
        text: anything from outside; shown as `str`.
        limit: longer texts end in an ellipsis.
    """
    line = one_line(text)
    if len(line) > limit:
        line = line[: limit - 1] + "…"
    return _PUNCTUATION.sub(r"\\\g<0>", _BREAK_AT.sub(JOINER, line))


def one_line(text: object) -> str:
    """`text` on one line: runs of white space become a space, control characters a visible mark.

    Characters that turn the direction of writing round (and U+FEFF) are taken out, so that no text can disguise
    what stands beside it; lone surrogates, which cannot be sent to a browser, become U+FFFD.
    """
    return " ".join("".join(map(_visible, str(text))).split())


def sendable(text: str) -> str:
    """`text` with lone surrogates and NUL, which cannot be sent to a browser, as U+FFFD."""
    return re.sub(r"[\x00\ud800-\udfff]", "\N{REPLACEMENT CHARACTER}", text)


def _visible(character: str) -> str:
    if " " <= character <= "~" or character.isspace():
        return character
    category = unicodedata.category(character)
    if category in ("Cc", "Cs"):
        return "\N{REPLACEMENT CHARACTER}"
    return "" if character in _TURNING else character
