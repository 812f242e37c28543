"""The form of Add reports: text or files, publication date, who published it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

import streamlit as st

from geo.errors import InvalidValueError
from geo.importers.read import SUFFIXES, ReadFile, read_file
from geo.settings import Settings
from geo.speech.language import later, say
from geo.ui import notices

PASTED = "pasted text.txt"
_EARLIEST, _LATEST = date(1900, 1, 1), date(2199, 12, 31)
_PASTE, _UPLOAD = later("Paste text"), later("Upload files")
_LONGEST_FIELD = 2_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """What the visitor typed beside the text.

    Attributes:
        published: publication date, or None.
        publisher, url, title: of the source; empty where not given.
    """

    published: date | None = None
    publisher: str = ""
    url: str = ""
    title: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """Bytes to read.

    Attributes:
        name: as the visitor knows it.
        data: the bytes.
    """

    name: str
    data: bytes


def form(settings: Settings) -> tuple[list[Document], Given] | None:
    """Draw the form; what was handed in, or None as long as nothing was."""
    way = st.segmented_control(
        say("How the report comes"), (_PASTE, _UPLOAD), format_func=say, default=_PASTE, required=True, key="report_way",
        label_visibility="collapsed", persist_state="session",
    )  # fmt: skip
    with st.form("report_form", border=True):
        documents = list(_pasted() if way == _PASTE else _uploaded(settings))
        given = _given()
        asked = st.form_submit_button(
            say("Read the report") if way == _PASTE else say("Read the files"), type="primary"
        )
    if not asked:
        return None
    if not documents:
        notices.hint(
            say("There is nothing to read yet"),
            say("Paste the text of a report into the field.")
            if way == _PASTE
            else say("Choose one or more files first."),
        )
        return None
    return documents, given


def read_document(document: Document, given: Given, settings: Settings) -> ReadFile:
    """The document as a report; what the visitor typed goes before what the file says.

    Raises:
        FileRefusedError: the file cannot be read as text.
        InvalidValueError: the address is not http or https.
    """
    read = read_file(document.data, document.name, published=given.published, settings=settings)
    report, source = read.report, read.report.source
    source = replace(
        source,
        publisher=given.publisher or source.publisher,
        url=_address(given.url) or source.url,
        title=given.title or source.title,
    )
    return replace(read, report=replace(report, title=given.title or report.title, source=source))


def _pasted() -> Iterator[Document]:
    text = st.text_area(
        say("Text of the report"), height=240, key="report_text", persist_state="session",
        placeholder=say("Paste the whole article, with its date line if it has one"),
    )  # fmt: skip
    if text and text.strip():
        yield Document(name=PASTED, data=text.encode("utf-8", "surrogatepass"))


def _uploaded(settings: Settings) -> Iterator[Document]:
    files = st.file_uploader(
        say(
            "Text, web page or Markdown files, each up to {size} MB",
            size=f"{settings.max_text_bytes / 1_000_000:g}",
        ),
        type=[suffix.lstrip(".") for suffix in SUFFIXES],
        accept_multiple_files=True,
        key="report_files",
    )
    for file in files or ():
        yield Document(name=file.name, data=file.getvalue())


def _given() -> Given:
    left, middle, right = st.columns(3)
    published = left.date_input(
        say("Publication date, if the text has none"), value=None, min_value=_EARLIEST, max_value=_LATEST,
        format="YYYY-MM-DD", key="report_published",
        help=say("Words such as “last Friday” are counted from this day. It goes before any date in the text."),
    )  # fmt: skip
    publisher = middle.text_input(say("Publisher"), key="report_publisher", max_chars=_LONGEST_FIELD)
    url = right.text_input(
        say("Address (URL)"), key="report_url", max_chars=_LONGEST_FIELD, placeholder="https://"
    )
    title = st.text_input(
        say("Title, if it is not in the text"), key="report_title", max_chars=_LONGEST_FIELD
    )
    return Given(published=published, publisher=_trimmed(publisher), url=_trimmed(url), title=_trimmed(title))


def _trimmed(text: str | None) -> str:
    return (text or "").strip()


def _address(text: str) -> str:
    """`text` as an address; one typed without its scheme gets https.

    Raises:
        InvalidValueError: it has a scheme, and that is not http or https.
    """
    if not text or text.lower().startswith(("http://", "https://")):
        return text
    if ":" in text.split("/", 1)[0] or " " in text:
        raise InvalidValueError("Address (URL)", text, "an http:// or https:// address")
    return f"https://{text}"
