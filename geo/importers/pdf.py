"""PDF with a text layer: its text and the title that it states. Pictures of text are not read."""

from __future__ import annotations

import io
import logging

from pypdf import PdfReader
from pypdf.errors import PyPdfError

from geo.errors import FileRefusedError
from geo.importers.content import Content

MOST_PAGES = 1_000
MOST_TEXT = 10_000_000  # characters


def read(data: bytes, name: str) -> Content:
    """The text of a PDF, page by page. Its dates are those of the file, not of the report, and are not taken.

    Raises:
        FileRefusedError: damaged, protected by a password, too long, or without a text layer.
    """
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # its complaints about a file's faults help nobody
    try:
        reader = PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise FileRefusedError(name, "it is protected by a password", "Save it without one")
        if len(reader.pages) > MOST_PAGES:
            raise FileRefusedError(name, f"it has {len(reader.pages):,} pages", "Split it into its reports")
        title = str(reader.metadata.title or "").strip() if reader.metadata else ""
        text = _text(reader, name)
    except (
        PyPdfError,
        ValueError,
        KeyError,
        TypeError,
        AttributeError,
        RecursionError,
        OSError,
        IndexError,
    ) as error:
        if isinstance(error, FileRefusedError):
            raise
        raise FileRefusedError(
            name, f"it cannot be read as a PDF ({error})", "Save or print it to PDF again"
        ) from None
    if not text.strip():
        raise FileRefusedError(
            name, "it has no text layer, only pictures", "Run text recognition (OCR) over it"
        )
    return Content(text=text, title=title)


def _text(reader: PdfReader, name: str) -> str:
    pages: list[str] = []
    size = 0
    for page in reader.pages:
        pages.append(page.extract_text().replace("\x00", ""))
        size += len(pages[-1])
        if size > MOST_TEXT:
            raise FileRefusedError(
                name, "it holds more than 10 million characters", "Split it into its reports"
            )
    return "\n\n".join(pages)
