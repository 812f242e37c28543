"""Folders of KML are kept with their placemarks, tell no placemark from another, and change nothing by themselves."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from geo.gazetteer.index import Gazetteer
from geo.store import Store
from geo.store.importing import Imported
from tests.importers.layouts import House

MARK = (
    "<Placemark><name>{0}</name><description>{1}</description><TimeStamp><when>2025-04-08</when></TimeStamp>"
    "<Point><coordinates>34.8,50.92</coordinates></Point></Placemark>"
)


@pytest.fixture
def house(gazetteer: Gazetteer, tmp_path: Path) -> Iterator[House]:
    with Store.open(tmp_path / "s.sqlite") as store:
        yield House(store, gazetteer, tmp_path)


def folder(name: str, *inside: str) -> str:
    return f"<Folder><name>{name}</name>{''.join(inside)}</Folder>"


def bring(house: House, *parts: str) -> Imported:
    body = f'<kml xmlns="http://www.opengis.net/kml/2.2"><Document>{"".join(parts)}</Document></kml>'
    return house.bring("map.kml", body)


def folders(house: House) -> dict[str, dict[str, str]]:
    return {one.description.split("\n")[0]: dict(one.original) for one in house.all().values()}


A, B = MARK.format("Strike A", "shelling"), MARK.format("Strike B", "shelling of a school")


def test_each_placemark_keeps_the_names_of_its_folders(house: House) -> None:
    done = bring(house, folder("Ukraine", folder("Last 7 days", A), B), MARK.format("Strike C", "shelling"))
    assert done.added == 3 and any("folder" in note for note in done.notes)
    assert folders(house) == {
        "Strike A": {"name": "Strike A", "folder": "Last 7 days", "folders": "Ukraine / Last 7 days"},
        "Strike B": {"name": "Strike B", "folder": "Ukraine"},
        "Strike C": {"name": "Strike C"},
    }


def test_one_in_two_folders_is_one(house: House) -> None:
    twice = (folder("Last 7 days", A), folder("April", B, A))
    assert (done := bring(house, *twice)).added == 2 and done.repeated == 1
    again = bring(house, *twice)
    assert (again.added, again.updated, again.unchanged, again.repeated) == (0, 0, 2, 1)
    assert folders(house)["Strike A"]["folder"] == "Last 7 days"


def test_another_folder_a_week_later_is_no_change(house: House) -> None:
    bring(house, folder("Last 7 days", A))
    later = bring(house, folder("Older", A))
    assert (later.added, later.updated, later.unchanged) == (0, 0, 1)


def test_placemarks_that_were_stored_without_a_folder_get_theirs(house: House) -> None:
    bring(house, A)
    later = bring(house, folder("Last 7 days", A))
    assert (later.added, later.updated) == (0, 1)
    assert folders(house)["Strike A"]["folder"] == "Last 7 days"


def test_a_newer_telling_brings_its_folder(house: House) -> None:
    """An id of the placemark's own: its words may change."""
    told = (
        '<ExtendedData><Data name="id"><value>a-long-enough-id-17</value></Data></ExtendedData></Placemark>'
    )
    one, other = (text.replace("</Placemark>", told) for text in (A, B))
    bring(house, folder("Last 7 days", one))
    later = bring(house, folder("Older", other))
    assert (later.added, later.updated) == (0, 1)
    assert folders(house)["Strike B"]["folder"] == "Older"
