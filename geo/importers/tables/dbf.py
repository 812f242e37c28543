"""The encoding of a Shapefile's attributes: what its parts declare, and else what the text of its .dbf says.

GDAL takes ISO 8859-1 where neither a .cpg nor the .dbf names an encoding, which makes Cyrillic unreadable without a word.
"""

from __future__ import annotations

import codecs
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from geo.errors import FileRefusedError
from geo.importers.decode import decode
from geo.safe_zip import DAMAGED_ZIP

_SAMPLE = 1_000_000  # bytes of text with other letters than ASCII that an encoding is judged by
_BLOCK = 1 << 20
_ANSI = {0x03: "cp1252", 0x57: "cp1252", 0x58: "cp1252", 0x59: "cp1252"}
_DRIVERS = {
    0x26: ("cp866", "CP866"), 0x65: ("cp866", "CP866"), 0x96: ("mac-cyrillic", "Mac Cyrillic"),
    0xC8: ("cp1250", "windows-1250"), 0xC9: ("cp1251", "windows-1251"),
}  # fmt: skip
_UTF_8 = ("utf-8", "utf8", "65001")


@dataclass(frozen=True, slots=True)
class Encoding:
    """How the text of a .dbf is read.

    Attributes:
        name: encoding; empty where GDAL knows it, or all is ASCII.
        note: what was assumed, fit to show to a user; empty where the file left no doubt.
    """

    name: str = ""
    note: str = ""

    def text(self, value: str) -> str:
        """A text that was read byte by byte (as ISO 8859-1) in its real letters.

        Raises:
            UnicodeDecodeError: it is not in this encoding.
        """
        if not self.name or value.isascii():
            return value
        # Not final: a writer cuts a long text at the width of its column, and so a letter of UTF-8 in two.
        return codecs.getincrementaldecoder(self.name)().decode(value.encode("latin-1"))


def dbf_encoding(path: Path, dbf: str, cpg: str = "") -> Encoding:
    """How the attributes of the Shapefile in an archive are read.

    A .cpg counts, then UTF-8 where all text is valid UTF-8, then the language driver of the .dbf; one that only says "ANSI",
    or nothing, is what many programs write whatever they mean: the text is judged as that of a CSV is.

    Args:
        path: the ZIP archive.
        dbf: name of the .dbf in it.
        cpg: name of the .cpg in it, empty without one.

    Raises:
        FileRefusedError: the .dbf is damaged, or its encoding cannot be told for sure.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            if cpg:
                told = archive.read(cpg)[:40].decode("ascii", "replace").strip().lower()
                return Encoding("utf-8") if told in _UTF_8 else Encoding()
            with archive.open(dbf) as stream:
                head = stream.read(32)
                sample = _sample(stream, head)
    except (*DAMAGED_ZIP, OSError) as error:
        raise FileRefusedError(
            path.name, f"its .dbf cannot be unpacked ({error})", "Zip the Shapefile again"
        ) from None
    return _of(sample, head[29] if len(head) == 32 else 0, path.name) if sample else Encoding()


def _of(sample: list[bytes], driver: int, name: str) -> Encoding:
    if all(_is_utf8(cell) for cell in sample):
        return Encoding("utf-8", "Its text is read as UTF-8: no .cpg names an encoding.")
    if driver in _DRIVERS:
        codec, shown = _DRIVERS[driver]
        return Encoding(codec, f"Its text is read as {shown}, as the language driver of its .dbf says.")
    if driver and driver not in _ANSI:
        return Encoding()
    try:
        found = decode(b"\n".join(sample), name, likely=_ANSI.get(driver, ""))
    except FileRefusedError as error:
        remedy = (
            "Put a .cpg file that names the encoding (such as CP1251 or UTF-8) beside the .dbf in the ZIP"
        )
        raise FileRefusedError(name, f"no .cpg is in it, and {error.reason}", remedy) from None
    note = found.note.removesuffix("the file does not say its encoding.")
    return Encoding(found.encoding, f"Its text: {note[:1].lower()}{note[1:]}no .cpg names an encoding.")


def _is_utf8(cell: bytes) -> bool:
    try:
        codecs.getincrementaldecoder("utf-8")().decode(cell)
    except UnicodeDecodeError:
        return False
    return True


def _sample(stream: IO[bytes], head: bytes) -> list[bytes]:
    """Different cells of text with other letters than ASCII, the first ones; names of columns among them."""
    found: dict[bytes, None] = {}
    size = 0
    for cell in _cells(stream, head):
        cell = cell.rstrip(b" \x00").replace(b"\x00", b" ")
        if not cell.isascii() and cell not in found:
            found[cell] = None
            size += len(cell)
            if size > _SAMPLE:
                break
    return list(found)


def _cells(stream: IO[bytes], head: bytes) -> Iterator[bytes]:
    """Names of columns, then cells of text, of those blocks of rows that are not all ASCII."""
    if len(head) < 32:
        return
    start, width = int.from_bytes(head[8:10], "little"), int.from_bytes(head[10:12], "little")
    fields = stream.read(max(0, start - 32))
    columns, at = [], 1  # behind the mark of deleted rows
    for n in range(0, len(fields) - 31, 32):
        if fields[n] == 0x0D:
            break
        yield fields[n : n + 11].split(b"\x00")[0]
        text = fields[n + 11 : n + 12] == b"C"
        length = int.from_bytes(fields[n + 16 : n + 18], "little") if text else fields[n + 16]
        if text:
            columns.append(slice(at, at + length))
        at += length
    while width and (block := stream.read(max(1, _BLOCK // width) * width)):
        if block.isascii():
            continue
        for row in range(0, len(block), width):
            for column in columns:
                yield block[row + column.start : row + column.stop]
