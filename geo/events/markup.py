"""Remnants of HTML in a text: scripts, style sheets, comments and tags are no words of the report."""

from __future__ import annotations

import re

_CODE = ("script", "style", "template", "noscript", "svg")
_BLOCKS = (
    "p|div|br|hr|li|ul|ol|h[1-6]|tr|td|th|table|thead|tbody|section|article|header|footer|nav|aside|figure|figcaption|"
    "blockquote|title|head|body|html|form|button|option|select|iframe|pre|dl|dt|dd|main"
)
# A closing tag of code without its opening parts no sentence.
_INLINE = "noscript|template|script|style|svg|meta|link|a|abbr|b|bdi|bdo|big|cite|code|del|em|font|i|img|ins|label|mark|picture|q|s|small|source|span|strong|sub|sup|time|tt|u|wbr"
_TAG = re.compile(
    rf"</?(?:(?P<block>{_BLOCKS})|{_INLINE})(?:\s[^<>]{{0,2000}}|/)?>", re.IGNORECASE | re.ASCII
)


def without_markup(text: str) -> str:
    """`text` with blanks and line breaks for HTML, character by character, so that offsets stay what they are.

    Blocks of code go with what they hold; of a block that is never closed only its tag goes. A text without "<" is returned as it is.
    """
    if "<" not in text:
        return text
    blank = bytearray(len(text))  # 1 for a character of markup
    breaks = [start for start in _blank_code(text, blank) if start >= 0]
    for match in _TAG.finditer(text):
        blank[match.start() : match.end()] = b"\x01" * (match.end() - match.start())
        if match["block"]:
            breaks.append(match.start())
    if not any(blank):
        return text
    kept = [" " if gone and c not in "\n\r" else c for c, gone in zip(text, blank, strict=True)]
    for at in breaks:
        kept[at] = "\n"
    return "".join(kept)


def _blank_code(text: str, blank: bytearray) -> list[int]:
    """Mark what stands in code and comments; where each block of code begins."""
    low = text.lower()
    if len(low) != len(text):  # "İ" grows when lowered
        low = text
    begun: list[int] = []
    for opening, closing in (*((f"<{tag}", f"</{tag}") for tag in _CODE), ("<!--", "-->")):
        at = low.find(opening)
        while at >= 0:
            end = low.find(closing, at)
            if end < 0:
                break
            behind = low.find(">", end)
            end = behind + 1 if behind >= 0 else len(text)
            after = low[at + len(opening) : at + len(opening) + 1]
            if opening == "<!--" or not after.isalnum():
                blank[at:end] = b"\x01" * (end - at)
                if opening != "<!--":
                    begun.append(at)
            at = low.find(opening, end)
    return begun
