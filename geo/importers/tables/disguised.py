"""Files that are none of the tables that are read, by their name's ending, their first bytes, or because they are addresses."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from geo.errors import FileRefusedError
from geo.importers.decode import binary_kind

_WORKBOOK = "Open it in a spreadsheet program and save it as .xlsx"
_UNPACK = "Unpack it and import what is in it"
_EXPORT = "Export the table again from the program that it comes from"


class _Kind(NamedTuple):
    """What a file is, and the way out."""

    reason: str
    remedy: str


_ENDINGS: Mapping[str, _Kind] = {
    ".xls": _Kind(reason="it is an Excel workbook of the kind before 2007", remedy=_WORKBOOK),
    ".xlsb": _Kind(reason="it is a binary Excel workbook", remedy=_WORKBOOK),
    ".ods": _Kind(reason="it is an OpenDocument workbook", remedy=_WORKBOOK),
    ".gz": _Kind(reason="it is a gzip archive", remedy=_UNPACK),
    ".7z": _Kind(reason="it is a 7z archive", remedy=_UNPACK),
    ".rar": _Kind(reason="it is a RAR archive", remedy=_UNPACK),
    ".shp": _Kind(
        reason="it is one part of a Shapefile", remedy="Zip all its parts (.shp, .shx, .dbf, .prj) and import the .zip"
    ),
    ".dbf": _Kind(
        reason="it is one part of a Shapefile", remedy="Zip all its parts (.shp, .shx, .dbf, .prj) and import the .zip"
    ),
}  # fmt: skip
_HEADS: Mapping[str, _Kind] = {
    "a gzip archive": _Kind(reason="it is a gzip archive, whatever its name says", remedy=_UNPACK),
    "a 7z archive": _Kind(reason="it is a 7z archive, whatever its name says", remedy=_UNPACK),
    "a RAR archive": _Kind(reason="it is a RAR archive, whatever its name says", remedy=_UNPACK),
    "an old Office document": _Kind(
        reason="it is an old Office document or one with a password, whatever its name says",
        remedy="If it is an Excel workbook, open it in a spreadsheet program and save it as .xlsx without a password",
    ),
    "a ZIP archive or an Office document": _Kind(
        reason="it is a ZIP archive or an Office document, whatever its name says",
        remedy="Give it the ending that it should have: .zip, .xlsx or .kmz",
    ),
    "a SQLite database": _Kind(
        reason="it is a SQLite database, whatever its name says", remedy="If it is a GeoPackage, give it the ending .gpkg"
    ),
    "a PDF": _Kind(reason="it is a PDF, whatever its name says", remedy=_EXPORT),
}  # fmt: skip
_OWN: Mapping[str, str] = {
    ".zip": "a ZIP archive or an Office document", ".kmz": "a ZIP archive or an Office document",
    ".xlsx": "a ZIP archive or an Office document", ".xlsm": "a ZIP archive or an Office document",
    ".gpkg": "a SQLite database",
}  # fmt: skip
"""What files of an ending begin like, where that is anything of these."""
_CELLS = (".csv", ".tsv", ".tab")
_PAGE = (b"<!doctype html", b"<html")
_HEAD = 64  # bytes


def check_name(path: Path) -> None:
    """See that a path names a file, and none of a kind that can be told by its ending and is not read.

    Raises:
        FileRefusedError: it does not; the message says what it is, and the way out.
    """
    scheme = path.parts[0] if path.parts else ""
    if len(scheme) > 2 and scheme.endswith(":") and not path.exists():
        address = f"{scheme}//{'/'.join(path.parts[1:])}"  # whose second slash a path loses
        raise FileRefusedError(
            address, "it is an address, and tables are read from files", "Download it and import the file"
        )
    if found := _ENDINGS.get(path.suffix.lower()):
        raise FileRefusedError(path.name, *found)


def check_head(path: Path) -> None:
    """See that a file begins as its name says.

    Raises:
        FileRefusedError: it is something else; the message says what, and the way out.
    """
    with path.open("rb") as file:
        head = file.read(_HEAD)
    suffix, what = path.suffix.lower(), binary_kind(head)
    if what and what != _OWN.get(suffix):
        other = _Kind(reason="it is no table, whatever its name says", remedy=_EXPORT)
        raise FileRefusedError(path.name, *_HEADS.get(what, other))
    if suffix in _CELLS and head.lstrip(b"\xef\xbb\xbf \t\r\n").lower().startswith(_PAGE):
        reason = "it is a web page, as sites send that ask to sign in first, and no table"
        raise FileRefusedError(path.name, reason, "Download the table in a browser and import that")
