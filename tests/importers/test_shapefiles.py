"""Shapefiles: the encoding of their attributes, which few of them name."""

from __future__ import annotations

import zipfile
from pathlib import Path

import geopandas
import pytest
import shapely

from geo.errors import FileRefusedError
from geo.importers.tables.formats import open_table
from geo.importers.tables.table import Refused, Row

TEXT = "обстріл міста Суми російськими військами"


def shapefile(
    folder: Path,
    encoding: str,
    *texts: str,
    cpg: str = "",
    driver: int = 0,
    cut: bytes = b"",
    by: bytes = b"",
) -> Path:
    """A zipped Shapefile; `cpg` and `driver` are what it declares, and `cut` is replaced in the .dbf by `by`."""
    made = folder / "parts"
    made.mkdir()
    days = [f"2025-04-{n:02}" for n in range(1, len(texts) + 1)]
    points = [shapely.Point(34.8, 50.92)] * len(texts)
    frame = geopandas.GeoDataFrame({"date": days, "опис": texts}, geometry=points, crs=4326)
    frame.to_file(made / "a.shp", encoding=encoding)
    data = bytearray((made / "a.dbf").read_bytes())
    data[29] = driver
    assert cut in data and len(cut) == len(by)
    (made / "a.dbf").write_bytes(bytes(data).replace(cut, by))
    (made / "a.cpg").unlink(missing_ok=True)
    if cpg:
        (made / "a.cpg").write_text(cpg)
    path = folder / "a.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for file in made.iterdir():
            archive.write(file, file.name)
    return path


@pytest.mark.parametrize(
    ("encoding", "text", "cpg", "driver", "says"),
    [
        ("cp1251", TEXT, "", 0, "windows-1251"),
        ("cp1251", TEXT, "", 0x57, "windows-1251"),
        ("koi8-u", TEXT, "", 0, "KOI8-U"),
        ("utf-8", TEXT, "", 0, "UTF-8"),
        ("utf-8", TEXT, "", 0x57, "UTF-8"),
        ("utf-8", TEXT, "", 0xC9, "UTF-8"),
        ("cp1251", "Суми", "", 0xC9, "windows-1251, as the language driver"),
        ("cp866", "Суми", "", 0x65, "CP866, as the language driver"),
        ("cp1252", "Genève", "", 0x57, "windows-1252"),
        ("cp1251", TEXT, "1251", 0, ""),
        ("utf-8", TEXT, "UTF-8", 0, ""),
    ],
)
def test_attributes_are_read_in_their_encoding(
    tmp_path: Path, encoding: str, text: str, cpg: str, driver: int, says: str
) -> None:
    latin = encoding == "cp1252"
    made = shapefile(tmp_path, "utf-8" if latin else encoding, text, cpg=cpg, driver=driver,
                     cut="Genève".encode() if latin else b"", by="Genève ".encode("cp1252") if latin else b"")  # fmt: skip
    if latin:  # its column has a Cyrillic name, which that encoding has not
        made = renamed(tmp_path, made, "опис".encode(), b"notes\x00\x00\x00")
    table = open_table(made)
    (row,) = table.rows()
    assert isinstance(row, Row) and text in row.cells
    assert latin or "опис" in table.header
    notes = [note for note in table.notes if note.startswith("Its text")]
    assert (says in notes[0] and len(notes) == 1) if says else notes == []


def renamed(folder: Path, made: Path, name: bytes, new: bytes) -> Path:
    path = folder / "b.zip"
    with zipfile.ZipFile(made) as old, zipfile.ZipFile(path, "w") as archive:
        for member in old.namelist():
            archive.writestr(member, old.read(member).replace(name, new))
    return path


def test_an_encoding_that_cannot_be_told_is_refused_with_the_way_out(tmp_path: Path) -> None:
    with pytest.raises(FileRefusedError, match=r"a\.zip: no \.cpg is in it, and its encoding .*Put a \.cpg"):
        open_table(shapefile(tmp_path, "cp1251", "Суми"))


def test_a_letter_cut_in_two_at_the_width_of_its_column_is_left_out(tmp_path: Path) -> None:
    path = shapefile(tmp_path, "utf-8", TEXT + "!!", "Суми", cut="и!!".encode(), by="и!".encode() + b"\xd0")
    assert [row.cells[1] for row in open_table(path).rows()] == [TEXT + "!", "Суми"]


def test_a_cell_in_another_encoding_is_refused_and_the_others_go_in(tmp_path: Path) -> None:
    path = shapefile(tmp_path, "utf-8", TEXT, "Харків!", cpg="UTF-8", cut="Харків!".encode(),
                     by="Харків!".encode("cp1251").ljust(13))  # fmt: skip
    good, bad = open_table(path).rows()
    assert isinstance(good, Row) and isinstance(bad, Refused)
    assert (bad.file, bad.row, bad.column) == ("a.zip", 2, "опис") and "not in utf-8" in bad.reason
    assert len(bad.cells) == len(good.cells) and bad.cells[0] == "2025-04-02"


def test_what_a_mac_puts_beside_the_parts_is_no_second_shapefile(tmp_path: Path) -> None:
    path = shapefile(tmp_path, "utf-8", TEXT, cpg="UTF-8")
    with zipfile.ZipFile(path, "a") as archive:
        for name in ("__MACOSX/._a.shp", "__MACOSX/._a.dbf", "._a.shp", ".DS_Store"):
            archive.writestr(name, b"\0\5\x16\7")
    table = open_table(path)
    assert table.parts == () and len(list(table.rows())) == 1
