"""A report's text as it is read: without invisible characters, remnants of markup, quotation marks of e-mails and broken lines.

Soft hyphens and zero-width characters come with text copied from web pages, letters in two parts (и and its breve) with text from
PDF files and Macs, hard spaces with careful typography, stars and links with exports of chats. Offsets into what is read are led
back to the text as it was given.
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from collections.abc import Sequence
from dataclasses import dataclass

from geo.events.boilerplate import without_boilerplate
from geo.events.markup import without_markup
from geo.parsing.wrapped import unwrapped

_SPACES = re.compile(r"[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
_APOSTROPHE = re.compile(r"[ʼ′](?<=\w.)(?=\w)|[`´*](?<=[бвгґджзклмнпрстфхцчшщ].)(?=[яюєї])", re.IGNORECASE)
_ADDRESS = r"\((?:[^\s()]|\([^\s()]{0,200}\)){1,2000}\)"  # of a link in Markdown
_GONE = re.compile(
    r"(?P<parts>[^\W\d_][\u0300-\u036f]+)"
    r"|[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufe0e\ufe0f\ufeff]+"
    r"|\*{2,3}|(?<!\w)\*(?=\w)|(?<=[\w.!?,:;»”\")])\*(?!\w)|\b__(?=\w)|(?<=\w)__\b|~~|`+"
    rf"|(?<!\w)!?\[(?=[^\[\]\n]{{1,300}}\]{_ADDRESS})|(?<=[^\[\]\n])\]{_ADDRESS}"
)
_MAYBE = re.compile(r"[*_~`\]\u00ad\u0300-\u036f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufe0e\ufe0f\ufeff]")
_CITED = re.compile(r"^[ \t]*>[> \t]*", re.MULTILINE)
_LEAST_CITED = 2  # lines; one alone may be an arrow


@dataclass(frozen=True, slots=True)
class Cleaned:
    """What is read of a text, and where it stands there.

    Attributes:
        text: what is read.
        starts, ends: per character of it the offsets in the text as given, end exclusive; None where they are the same.
    """

    text: str
    starts: Sequence[int] | None = None
    ends: Sequence[int] | None = None

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The offsets in the text as given of `text[start:end]`, which is not empty."""
        if self.starts is None or self.ends is None:
            return start, end
        return self.starts[start], self.ends[end - 1]


def cleaned(text: str) -> Cleaned:
    """What is read of a report's text."""
    clean = _without(_blanked(text))
    return Cleaned(unwrapped(clean.text), clean.starts, clean.ends)


def prose(text: str) -> str:
    """`text` with blanks for markup, boilerplate, other spaces and breaks of lines at a fixed width, so that offsets stay what they are."""
    return unwrapped(_blanked(text))


def _blanked(text: str) -> str:
    text = without_markup(text)
    if not text.isascii():
        text = _APOSTROPHE.sub("’", _SPACES.sub(" ", text))
    if ">" in text and len(_CITED.findall(text)) >= _LEAST_CITED:
        text = _CITED.sub(lambda match: " " * len(match.group()), text)
    return without_boilerplate(text)


def _without(text: str) -> Cleaned:
    if not _MAYBE.search(text):
        return Cleaned(text)
    parts: list[str] = []
    starts, ends = array("L"), array("L")
    done = 0
    for match in _GONE.finditer(text):
        parts.append(text[done : match.start()])
        starts.extend(range(done, match.start()))
        ends.extend(range(done + 1, match.start() + 1))
        if match["parts"]:
            whole = unicodedata.normalize("NFC", match.group())
            parts.append(whole)
            starts.extend([match.start()] * len(whole))
            ends.extend([match.end()] * len(whole))
        done = match.end()
    if not done:
        return Cleaned(text)
    parts.append(text[done:])
    starts.extend(range(done, len(text)))
    ends.extend(range(done + 1, len(text) + 1))
    return Cleaned("".join(parts), starts, ends)
