"""PDF, Word documents and e-mails as reports."""

from __future__ import annotations

import io
import zipfile
from datetime import date
from pathlib import Path

import pytest
from pypdf import PdfWriter
from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject

from geo.errors import FileRefusedError
from geo.importers import read_file
from geo.settings import Settings

WORDS = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
MAIL = (
    "From: Sumy Daily <news@example.org>\r\nSubject: =?utf-8?b?0KHRg9C80Lg=?=\r\nDate: Tue, 08 Apr 2025 10:00:00 +0300\r\n"
    "Content-Type: {kind}; charset=utf-8\r\n\r\n{body}\r\n"
)


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(home=tmp_path)


def pdf(text: str, *, locked: str = "") -> bytes:
    writer = PdfWriter()
    page = writer.add_blank_page(300, 300)
    if text:
        font = DictionaryObject({
            NameObject("/Type"): NameObject("/Font"), NameObject("/Subtype"): NameObject("/Type1"),
            NameObject("/BaseFont"): NameObject("/Helvetica"),
        })  # fmt: skip
        fonts = DictionaryObject({NameObject("/F1"): writer._add_object(font)})
        page[NameObject("/Resources")] = DictionaryObject({NameObject("/Font"): fonts})
        stream = DecodedStreamObject()
        stream.set_data(f"BT /F1 12 Tf 10 200 Td ({text}) Tj ET".encode())
        page[NameObject("/Contents")] = writer._add_object(stream)
    if locked:
        writer.encrypt(locked, algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def docx(body: str, head: str = "") -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(
            "word/document.xml",
            f'<?xml version="1.0"?>{head}<w:document xmlns:w="{WORDS}"><w:body>{body}</w:body></w:document>',
        )
    return out.getvalue()


def test_the_text_layer_of_a_pdf(settings: Settings) -> None:
    read = read_file(pdf("Shelling near Sumy killed two."), "a.pdf", settings=settings)
    assert read.report.text.strip() == "Shelling near Sumy killed two."
    assert read.report.published is None


def test_paragraphs_of_a_word_document(settings: Settings) -> None:
    body = "<w:p><w:r><w:t>Shelling</w:t></w:r><w:r><w:tab/><w:t>near Sumy</w:t></w:r></w:p><w:p><w:r><w:t>Two killed</w:t></w:r></w:p>"
    assert read_file(docx(body), "a.docx", settings=settings).report.text == "Shelling\tnear Sumy\nTwo killed"


@pytest.mark.parametrize(
    ("kind", "body"),
    [("text/plain", "Shelling near Sumy."), ("text/html", "<p>Shelling near Sumy.</p><script>x()</script>")],
)
def test_an_email_with_its_head(settings: Settings, kind: str, body: str) -> None:
    report = read_file(MAIL.format(kind=kind, body=body).encode(), "a.eml", settings=settings).report
    assert report.text.strip() == "Shelling near Sumy."
    assert (report.title, report.published, report.source.publisher) == (
        "Суми",
        date(2025, 4, 8),
        "Sumy Daily",
    )


def bomb() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b" " * 20_000_000)
    return out.getvalue()


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        ("a.pdf", pdf(""), "no text layer"),
        ("a.pdf", pdf("x", locked="x"), "password"),
        ("a.pdf", b"%PDF-1.7 broken", "PDF"),
        ("a.docx", b"PK\x03\x04 broken", "Word"),
        ("a.docx", bomb(), "zip bomb"),
        ("a.docx", docx("<w:p><w:r><w:t>&x;</w:t></w:r></w:p>", '<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]>'), "document type"),
        ("a.docx", docx(""), "no text"),
        ("a.eml", b"just some words", "e-mail"),
    ],
)  # fmt: skip
def test_documents_that_cannot_be_read_are_named_with_the_way_out(
    settings: Settings, name: str, data: bytes, says: str
) -> None:
    with pytest.raises(FileRefusedError, match=rf"{name}.*") as error:
        read_file(data, name, settings=settings)
    assert says in str(error.value)


def test_a_word_document_damaged_anywhere_is_refused(settings: Settings) -> None:
    whole = docx("".join(f"<w:p><w:r><w:t>Shelling {n * 7919 % 1013}</w:t></w:r></w:p>" for n in range(300)))
    refused = 0
    for at in range(0, len(whole), len(whole) // 40):
        data = whole[:at] + bytes(255 - byte for byte in whole[at : at + 12]) + whole[at + 12 :]
        try:
            read_file(data, "a.docx", settings=settings)
        except FileRefusedError as error:
            refused += 1
            assert error.remedy
    assert refused > 10
