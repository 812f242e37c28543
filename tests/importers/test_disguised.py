"""Files that are not what their name says, kinds that are not read, and addresses: each with what it is and the way out."""

from __future__ import annotations

import gzip
import io
import zipfile
from pathlib import Path

import pytest

from geo.errors import FileRefusedError
from geo.importers.tables.formats import open_table
from geo.importers.web import fetch
from geo.settings import Settings

CSV = b"date,town\n2025-04-08,Sumy\n"
OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)


def zipped() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("t.csv", CSV)
    return out.getvalue()


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        ("t.xls", OLD, "it is an Excel workbook of the kind before 2007. Open it .* save it as .xlsx"),
        ("T.XLS", OLD, "before 2007"),
        ("t.csv.gz", gzip.compress(CSV, mtime=0), "it is a gzip archive. Unpack it"),
        ("t.csv", gzip.compress(CSV, mtime=0), "it is a gzip archive, whatever its name says. Unpack it"),
        ("t.jsonl", gzip.compress(CSV, mtime=0), "it is a gzip archive, whatever"),
        ("t.csv", zipped(), "it is a ZIP archive or an Office document, whatever its name says. Give it the ending"),
        ("t.csv", OLD, "an old Office document or one with a password, whatever"),
        ("t.xlsx", OLD, "one with a password, whatever its name says. If it is an Excel workbook"),
        ("t.csv", b"%PDF-1.7\n", "it is a PDF"),
        ("t.csv", b"\x89PNG\r\n\x1a\n", "it is no table"),
        ("t.csv", b"\xef\xbb\xbf\n<!DOCTYPE html><html>Sign in", "it is a web page.*browser"),
        ("t.shp", b"\x00\x00\x27\x0a", "Zip all its parts"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",  # no bytes, which hold the time
)  # fmt: skip
def test_what_a_file_is_and_the_way_out_are_said(tmp_path: Path, name: str, data: bytes, says: str) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(FileRefusedError, match=says) as error:
        open_table(path)
    assert error.value.name == name


def test_a_file_in_an_archive_is_looked_at_too(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "t.zip", "w") as archive:
        archive.writestr("inside.csv", gzip.compress(CSV, mtime=0))
    with pytest.raises(FileRefusedError, match=r"inside\.csv: it is a gzip archive, whatever"):
        open_table(tmp_path / "t.zip")
    (tmp_path / "good.zip").write_bytes(zipped())
    assert len(list(open_table(tmp_path / "good.zip").rows())) == 1


@pytest.mark.parametrize("address", ["ftp://example.org/t.csv", "https://example.org/a/t.csv"])
def test_an_address_is_no_table(address: str) -> None:
    with pytest.raises(FileRefusedError, match=r"it is an address.*Download it") as error:
        open_table(Path(address))
    assert error.value.name == address


@pytest.mark.parametrize("address", ["ftp://example.org/a.html", "file:///etc/passwd"])
def test_only_the_web_is_asked_for_reports(address: str) -> None:
    with pytest.raises(
        FileRefusedError, match=r"(ftp|file):// is not asked, only http:// and https://.*Download"
    ):
        fetch(address, Settings())
