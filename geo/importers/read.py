"""Files to reports: the registry of formats, the limits, and what every format has in common."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import PurePath

from geo.errors import FileRefusedError, shown
from geo.importers import html, markdown, text
from geo.importers.content import Content
from geo.importers.decode import decode
from geo.model import Report, Source
from geo.settings import Settings


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """A file format that reports come in.

    Attributes:
        label: how it is shown to a user.
        suffixes: file name endings, with the dot, in lower case.
        read: makes the content of the decoded file; None for one that is no text.
        read_bytes: makes the content of the bytes of a file that is no text, given its name too.
        declared: the encoding that the file's bytes name, empty where they name none.
    """

    label: str
    suffixes: tuple[str, ...]
    read: Callable[[str], Content] | None = None
    read_bytes: Callable[[bytes, str], Content] | None = None
    declared: Callable[[bytes], str] = lambda data: ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadFile:
    """A report read from a file.

    Attributes:
        report: the report.
        notes: what was assumed on the way, fit to show to a user.
    """

    report: Report
    notes: tuple[str, ...] = ()


# The libraries of these are slow to import: they wait until such a file comes.


def _pdf(data: bytes, name: str) -> Content:
    from geo.importers import pdf

    return pdf.read(data, name)


def _docx(data: bytes, name: str) -> Content:
    from geo.importers import docx

    return docx.read(data, name)


def _eml(data: bytes, name: str) -> Content:
    from geo.importers import eml

    return eml.read(data, name)


READERS = (
    Reader(label="Plain text", suffixes=(".txt", ".text"), read=text.read),
    Reader(label="Markdown", suffixes=(".md", ".markdown"), read=markdown.read),
    Reader(label="Web page", suffixes=(".html", ".htm", ".xhtml"), read=html.read, declared=html.declared_charset),
    Reader(label="PDF", suffixes=(".pdf",), read_bytes=_pdf),
    Reader(label="Word", suffixes=(".docx",), read_bytes=_docx),
    Reader(label="E-mail", suffixes=(".eml",), read_bytes=_eml),
)  # fmt: skip
"""Every format, one line each."""

SUFFIXES: Mapping[str, Reader] = {suffix: reader for reader in READERS for suffix in reader.suffixes}
"""The reader of every file name ending."""


def read_report(data: bytes, name: str, *, published: date | None = None, settings: Settings) -> Report:
    """The report in a file; `read_file` tells in addition what was assumed.

    Args:
        data: the file's bytes.
        name: its name; the ending says which format it is.
        published: publication date given by the user; goes before the one that the file states.
        settings: for the largest size.

    Raises:
        FileRefusedError: empty, too large, of an unknown format, binary, in an encoding that cannot be told,
            or without text. The message names the file and what to do.
    """
    return read_file(data, name, published=published, settings=settings).report


def read_file(data: bytes, name: str, *, published: date | None = None, settings: Settings) -> ReadFile:
    """Like `read_report`, with notes on what was assumed (encoding, source of the date)."""
    reader = SUFFIXES.get(PurePath(name).suffix.lower())
    if reader is None:
        endings = ", ".join(SUFFIXES)
        raise FileRefusedError(
            name, "its name ends in none of the formats that are read", f"Add a file ending in {endings}"
        )
    _check_size(len(data), name, settings.max_text_bytes)
    content, note = _content(reader, data, name)
    if not has_text(content.text):
        raise FileRefusedError(name, "it holds no text", "Open it and check that the text is there")
    return ReadFile(report=_report(content, name, published), notes=_notes(note, content, published))


def _content(reader: Reader, data: bytes, name: str) -> tuple[Content, str]:
    """What a file holds, and a note on its encoding."""
    if reader.read_bytes is not None:
        return reader.read_bytes(data, name), ""
    assert reader.read is not None  # noqa: S101 - a reader has one of the two
    decoded = decode(data, name, declared=reader.declared(data))
    return reader.read(decoded.text), decoded.note


def has_text(text: str) -> bool:
    """Whether anything in `text` can be seen: more than spaces, control and format characters."""
    return any(unicodedata.category(character)[0] not in "ZC" for character in text)


def _check_size(size: int, name: str, limit: int) -> None:
    if size == 0:
        raise FileRefusedError(name, "the file is empty", "Check that it was saved and copied in full")
    if size > limit:
        raise FileRefusedError(
            name,
            f"it has {_megabytes(size)}, more than the {_megabytes(limit)} that are read",
            "Split it, or set DATELINE_MAX_TEXT_MB to a larger number",
        )


def _megabytes(size: int) -> str:
    return f"{size / 1_000_000:,.1f} MB" if size >= 100_000 else f"{size:,} bytes"


def _report(content: Content, name: str, published: date | None) -> Report:
    stated = published or content.published
    report = Report(
        text=content.text,
        title="" if content.title in content.text else content.title,
        published=stated,
        name=name,
    )
    source = Source(
        publisher=content.publisher,
        url=content.url,
        title=content.title,
        published=stated,
        retrieved_at=datetime.now(UTC),
        language=content.language,
        sha256=report.sha256,
    )
    return replace(report, source=source)


def _notes(encoding: str, content: Content, published: date | None) -> tuple[str, ...]:
    notes = [encoding] if encoding else []
    if content.unread_date:
        notes.append(
            f"{shown(content.unread_date)} stands where its date should, and is no day: none was taken from it."
        )
    if content.published and published is None:
        notes.append(f"Published on {content.published.isoformat()}, as its {content.published_from} says.")
    elif content.published and content.published != published:
        notes.append(
            f"The date you gave is used; its {content.published_from} says {content.published.isoformat()}."
        )
    return tuple(notes)
