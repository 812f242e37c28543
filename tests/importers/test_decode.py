"""Bytes to text: right or refused, never garbled."""

from __future__ import annotations

import codecs
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.errors import FileRefusedError
from geo.importers.decode import decode

UKRAINIAN = "Обстріл Сум: двоє загиблих, повідомила обласна адміністрація у вівторок."
RUSSIAN = "В Белгородской области ранены трое, сообщил губернатор. Удары наносились ночью."
CAPITALS = "УДАР ПО КРИВОМУ РОГУ: ПОГИБЛИ ДВАДЦАТЬ ЧЕЛОВЕК"
ENGLISH = "Kyiv’s “two dead” – officials"
POLISH = "Łódź: zażółć gęślą jaźń — wypadek na drodze, trzy osoby ranne"
FRENCH = "Kyiv café – “two dead”, officials said; naïve Señor."
CZECH = "Při výbuchu v Ostravě zemřeli tři lidé, řekl mluvčí hasičů"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
@pytest.mark.parametrize(
    "text", [UKRAINIAN, RUSSIAN, POLISH, "Plain.", "🙂 \u200bzero width\u200d \ufeffmark"]
)
def test_unicode_with_or_without_a_mark(text: str, encoding: str) -> None:
    decoded = decode(text.encode(encoding), "a.txt")
    assert (decoded.text, decoded.note) == (text, "")


def test_big_endian_utf16_with_a_mark() -> None:
    assert decode(codecs.BOM_UTF16_BE + UKRAINIAN.encode("utf-16-be"), "a.txt").text == UKRAINIAN


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (UKRAINIAN, "cp1251"), (UKRAINIAN, "koi8-u"), (UKRAINIAN, "iso8859-5"), (UKRAINIAN, "mac-cyrillic"),
        (RUSSIAN, "cp1251"), (RUSSIAN, "koi8-r"), (RUSSIAN, "cp866"), (RUSSIAN, "iso8859-5"),
        (CAPITALS, "cp1251"), (CAPITALS, "koi8-r"), (RUSSIAN.lower(), "cp1251"), (RUSSIAN.lower(), "koi8-r"),
        (ENGLISH, "cp1252"), (ENGLISH, "cp1251"), (POLISH, "cp1250"),
    ],
)  # fmt: skip
def test_an_old_encoding_is_read_and_said(text: str, encoding: str) -> None:
    decoded = decode(text.encode(encoding), "a.txt")
    assert decoded.text == text
    assert "does not say its encoding" in decoded.note


@pytest.mark.parametrize(
    ("data", "doubt"),
    [
        (FRENCH.encode("cp1252"), "windows-1252 or windows-1250"),
        (CZECH.encode("cp1250"), "windows-1252 or windows-1250"),
        ("Суми".encode("cp1251"), "could be windows-1251 or"),  # four letters prove nothing
        ("Â".encode("cp1252"), "could be windows-1251 or"),
        (UKRAINIAN.encode() + UKRAINIAN.encode("cp1251"), "none that can be told"),
        (UKRAINIAN.encode()[:-2] + b"\xd0", "none that can be told"),
        (bytes(range(128, 256)) * 3, "none that can be told"),
        ("東京で爆発、三人死亡".encode("shift-jis"), "none that can be told"),
    ],
)
def test_what_cannot_be_told_is_refused(data: bytes, doubt: str) -> None:
    with pytest.raises(FileRefusedError, match=rf"a\.txt: .*{doubt}.*UTF-8"):
        decode(data, "a.txt")


WORDS = (RUSSIAN + " " + UKRAINIAN).replace(".", "").replace(",", "").split()


@given(
    st.lists(st.sampled_from(WORDS), min_size=1, max_size=30).map(" ".join),
    st.sampled_from(["cp1251", "koi8-u", "cp866", "iso8859-5", "mac-cyrillic"]),
)
def test_no_cyrillic_text_is_ever_garbled(text: str, encoding: str) -> None:
    try:
        data = text.encode(encoding)
    except UnicodeEncodeError:
        return
    with suppress(FileRefusedError):
        assert decode(data, "a.txt").text == text


@pytest.mark.parametrize(
    "text", ["области Удары Удары Удары", "Там Там области Там", "сели Харькова и Хутора"]
)
def test_a_capital_is_not_read_as_a_quotation_mark(text: str) -> None:
    with suppress(FileRefusedError):
        assert decode(text.encode("cp1251"), "a.txt").text == text


@pytest.mark.parametrize(
    "text",
    [
        "Он сказал: «Удар был нанесен ночью». Позже это подтвердили в области.",
        "Он сказал: „Удар был нанесен ночью“. Позже это подтвердили в области.",
    ],
)
def test_paired_quotation_marks_are_no_hindrance(text: str) -> None:
    assert decode(text.encode("cp1251"), "a.txt").text == text


@given(st.binary(max_size=200))
def test_any_bytes_are_text_or_refused(data: bytes) -> None:
    try:
        assert "\r" not in decode(data, "a.txt").text
    except FileRefusedError as error:
        assert str(error).startswith("a.txt: ")


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"%PDF-1.7\n", "a PDF"),
        (b"PK\x03\x04rest", "Office document"),
        (b"\x89PNG\r\n\x1a\n", "a PNG picture"),
        (b"{\\rtf1 text}", "an RTF document"),
        (b"text\x00more", "zero bytes"),
        ("text".encode("utf-16-le"), "zero bytes"),
        (codecs.BOM_UTF16_LE + b"a", "byte order mark says utf-16, but"),
        (codecs.BOM_UTF8 + b"\xff\xfe", "byte order mark says utf-8, but"),
        (codecs.BOM_UTF16_LE + "a\x00b".encode("utf-16-le"), "zero characters"),
    ],
)
def test_what_is_no_text_is_refused_with_its_kind(data: bytes, what: str) -> None:
    with pytest.raises(FileRefusedError, match=rf"^report\.txt: .*{what}"):
        decode(data, "report.txt")


def test_line_ends_become_newlines() -> None:
    assert decode(b"a\r\nb\rc\n\r\nd", "a.txt").text == "a\nb\nc\n\nd"


def test_a_declared_encoding_is_believed_when_it_fits() -> None:
    assert decode(FRENCH.encode("cp1252"), "a.html", declared="windows-1252").text == FRENCH
    assert decode(UKRAINIAN.encode(), "a.html", declared="nonsense").text == UKRAINIAN
