"""Layers, sheets, folders and files in an archive: the one asked for, the only one, or a message that names them."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import numpy as np
import openpyxl
import pytest
import shapely
from pyogrio.raw import write

from geo.errors import FileRefusedError
from geo.importers.tables.formats import open_table
from geo.importers.tables.parts import SeveralPartsError
from geo.importers.tables.table import Row, Table

FOLDER = "<Folder><name>{}</name><Placemark><name>{}</name><Point><coordinates>34.8,50.9</coordinates></Point></Placemark></Folder>"
KML = f'<kml xmlns="http://www.opengis.net/kml/2.2"><Document>{FOLDER.format("Strikes", "A")}{FOLDER.format("Sites", "B")}</Document></kml>'


def layer(path: Path, name: str, town: str, *, empty: bool = False) -> None:
    points = [] if empty else [shapely.to_wkb(shapely.Point(34.8, 50.9))]
    values = [[] if empty else [town]]
    write(
        path, np.array(points, object), [np.array(v, object) for v in values], ["town"], layer=name,
        geometry_type="Point", crs="EPSG:4326", driver="GPKG", append=path.exists(),
    )  # fmt: skip


def book(path: Path, **sheets: list[list[object]]) -> Path:
    made = openpyxl.Workbook()
    made.remove(made.active)  # type: ignore[arg-type]  # a new workbook has a sheet
    for title, rows in sheets.items():
        sheet = made.create_sheet(title)
        for row in rows:
            sheet.append(row)
    made.save(path)
    return path


def first(table: Table) -> list[str]:
    row = next(table.rows())
    assert isinstance(row, Row)
    return list(row.cells)


def test_layers_of_a_geopackage(tmp_path: Path) -> None:
    path = tmp_path / "a.gpkg"
    layer(path, "empty", "", empty=True)
    layer(path, "2023", "Sumy")
    table = open_table(path)
    assert first(table)[0] == "Sumy" and table.parts == ("empty", "2023")
    assert "Layer '2023' is read; not read: 'empty'." in table.notes
    layer(path, "2024", "Kharkiv")
    with pytest.raises(
        SeveralPartsError, match=r"2 layers that could be meant: '2023', '2024'.*--layer"
    ) as told:
        open_table(path)
    assert told.value.parts == ("2023", "2024")
    assert first(open_table(path, part="2024"))[0] == "Kharkiv"
    with pytest.raises(FileRefusedError, match="'2025' is not in it: its layers are 'empty', '2023', '2024'"):
        open_table(path, part="2025")


def test_sheets_of_a_workbook(tmp_path: Path) -> None:
    events = [["date", "town"], ["2025-04-08", "Sumy"]]
    path = book(tmp_path / "a.xlsx", Codes=[["country", "region"], ["Ukraine", "x"]], Events=events)
    assert first(open_table(path)) == ["2025-04-08", "Sumy"]
    path = book(tmp_path / "b.xlsx", April=events, May=[["date", "town"], ["2025-05-08", "Kyiv"]])
    with pytest.raises(SeveralPartsError, match="2 sheets that could be meant: 'April', 'May'"):
        open_table(path)
    assert first(open_table(path, part="may")) == ["2025-05-08", "Kyiv"]


def test_files_of_an_archive(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("x/a.csv", "date,town\n2025-04-08,Sumy\n")
        archive.writestr("b.csv", "date,town\n2025-04-09,Kyiv\n")
    with pytest.raises(SeveralPartsError, match=r"2 tables that could be meant: 'x/a\.csv', 'b\.csv'"):
        open_table(path)
    table = open_table(path, part="b.csv")
    assert first(table) == ["2025-04-09", "Kyiv"] and table.parts == ("x/a.csv", "b.csv")


def test_a_sheet_in_an_archive(tmp_path: Path) -> None:
    inside = book(tmp_path / "b.xlsx", April=[["date", "town"], ["2025-04-08", "Sumy"]], Rest=[["a", "b"]])
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.write(inside, "b.xlsx")
    assert first(open_table(tmp_path / "a.zip", part="April")) == ["2025-04-08", "Sumy"]


def test_folders_of_kml(tmp_path: Path) -> None:
    path = tmp_path / "a.kml"
    path.write_text(KML)
    assert len(list(open_table(path).rows())) == 2 and open_table(path).parts == ("Strikes", "Sites")
    (row,) = open_table(path, part="sites").rows()
    assert isinstance(row, Row) and "B" in row.cells
    with pytest.raises(FileRefusedError, match="its folders are 'Strikes', 'Sites'"):
        open_table(path, part="x")


def test_a_file_without_parts(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_bytes(json.dumps([{"date": "2025-04-08", "town": "Sumy"}]).encode())
    with pytest.raises(FileRefusedError, match=r"no layers, sheets or folders.*Leave out --layer"):
        open_table(path, part="x")


def test_a_workbook_with_one_sheet_is_not_asked_about(tmp_path: Path) -> None:
    table = open_table(book(tmp_path / "a.xlsx", Only=[["date", "town"], ["2025-04-08", "Sumy"]]))
    assert table.parts == ()
