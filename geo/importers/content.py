"""What a format yields of a file."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """The text of a file and what the file says about itself; empty or None where it says nothing.

    Attributes:
        text: the text to be read for incidents.
        title: headline.
        published: publication date.
        published_from: where in the file that date stands.
        unread_date: what stands where the date should, where that is no day.
        publisher: name of the outlet.
        url: http(s) address.
        language: ISO 639-1 code.
    """

    text: str
    title: str = ""
    published: date | None = None
    published_from: str = ""
    unread_date: str = ""
    publisher: str = ""
    url: str = ""
    language: str = ""


def web_address(value: str) -> str:
    """`value` where it is an http(s) address on one line, else an empty string."""
    value = value.strip()
    usable = value.lower().startswith(("http://", "https://")) and value.isprintable() and " " not in value
    return value if usable and len(value) <= 2_000 else ""


def language_code(value: str) -> str:
    """The ISO 639-1 code that a language tag such as "uk-UA" starts with, else an empty string."""
    code = value.strip().replace("_", "-").split("-")[0].lower()
    return code if len(code) == 2 and code.isascii() and code.isalpha() else ""
